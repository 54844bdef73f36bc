"""From a claim and its evidence to stances: the network reads, plain code compares slots."""

"""Pure functions from text to spans: words, sentences, numbers, dates, names."""

"""Measure the parts and the whole on data with known answers."""

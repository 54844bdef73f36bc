"""Structured calls to a chat model: faults, cost, cache and recordings."""

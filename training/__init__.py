"""Retrains the embedded models; no part of the shipped package."""

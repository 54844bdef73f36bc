"""The trained files that ship with the package, and what runs them."""

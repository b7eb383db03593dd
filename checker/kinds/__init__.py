"""One module for each kind of mention: find, resolve and relate live together."""

"""Linguistic knowledge as data, and its checked loader."""

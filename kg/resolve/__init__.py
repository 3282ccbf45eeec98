"""Mentions become entities: short forms, home place, identity."""

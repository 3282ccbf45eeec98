"""Entities in their sentences become facts: tenures, events, authorship, hierarchy."""

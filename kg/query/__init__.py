"""SPARQL over built graphs."""

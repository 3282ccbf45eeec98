"""A file, whatever its kind, becomes a Document."""

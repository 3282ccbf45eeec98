"""The embedded sample: one issue of an invented city's magazine."""

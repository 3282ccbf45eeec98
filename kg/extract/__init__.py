"""Passages become mentions: spaCy factories and the pure functions behind them."""

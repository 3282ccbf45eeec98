"""The graph as one HTML file to look at: offline, self-contained, the same bytes for the same graph."""

from kg.page.render import render

__all__ = ["render"]

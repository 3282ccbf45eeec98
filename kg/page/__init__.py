"""A Graph as one interactive, offline HTML page."""

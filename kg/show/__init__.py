"""One entity of a graph with all that is said about it and where, out of the RDF alone."""

from kg.show.card import Card, Fact, Match, Section, Source
from kg.show.describe import describe
from kg.show.find import find
from kg.show.layout import format_card, format_matches

__all__ = ["Card", "Fact", "Match", "Section", "Source", "describe", "find", "format_card", "format_matches"]

"""SPARQL over built graphs: a file or graph and a query -> a table."""

from kg.query.run import Cell, Table, load, query_file, run
from kg.query.shipped import ShippedQuery, shipped_queries
from kg.query.table import format_table, printable

__all__ = [
    "Cell",
    "ShippedQuery",
    "Table",
    "format_table",
    "load",
    "printable",
    "query_file",
    "run",
    "shipped_queries",
]

"""SPARQL over built graphs: a file or graph and a query -> a table; the questions that come with the program."""

from kg.query.limited import Answer, run_limited
from kg.query.listing import describe_query, list_queries
from kg.query.parameters import Parameter, bind, parameters_of
from kg.query.run import Cell, Table, load, query_file, read_query, run
from kg.query.shipped import ShippedQuery, shipped_queries, shipped_query
from kg.query.table import format_table, printable

__all__ = [
    "Answer",
    "Cell",
    "Parameter",
    "ShippedQuery",
    "Table",
    "bind",
    "describe_query",
    "format_table",
    "list_queries",
    "load",
    "parameters_of",
    "printable",
    "query_file",
    "read_query",
    "run",
    "run_limited",
    "shipped_queries",
    "shipped_query",
]

"""A read-only SPARQL 1.1 Protocol endpoint on this machine over a directory of built graphs, with a query page."""

from kg.serve.load import Served
from kg.serve.nursery import Limits
from kg.serve.run import Settings, serve

__all__ = ["Limits", "Served", "Settings", "serve"]

"""Built graphs held against the shapes of the ontology and against sense: files of RDF -> findings."""

from kg.check.finding import Finding, Report, Severity
from kg.check.run import check
from kg.check.table import format_report

__all__ = ["Finding", "Report", "Severity", "check", "format_report"]

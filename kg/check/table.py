"""A report as text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from itertools import groupby
from typing import Literal as OneOf

from kg.check.finding import Finding, Report, Severity
from kg.query import printable
from kg.rdf.labels import Words

Format = OneOf["text", "csv", "json"]
Language = OneOf["zh", "en"]

_SHOWN = 20  # findings of one code in the text
_SEVERITIES = {Severity.VIOLATION: Words("违反", "violation"), Severity.WARNING: Words("警告", "warning")}
_COLUMNS = (
    *("severity", "code", "thing", "label"),
    *(f"{words}_{language}" for words in ("must", "wrong", "mend") for language in ("zh", "en")),
    "file",
)


def format_report(report: Report, format: Format = "text", *, language: Language = "zh") -> str:
    """The report in one of three formats, ending in a line break.

    ``text`` is for a terminal, in ``language``: findings by code, the first of each code where there are many, counts
    at the end. ``csv`` (RFC 4180) and ``json`` hold all findings in both languages.
    """
    if format == "csv":
        return _csv(report)
    if format == "json":
        return _json(report)
    return _text(report, language)


def _row(finding: Finding) -> tuple[str, ...]:
    f = finding
    said = (f.must, f.wrong, f.mend)
    words = (w[language] for w in said for language in ("zh", "en"))
    return (f.severity.value, f.code, f.thing, f.label.zh, *words, str(f.file))


def _csv(report: Report) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_row(f) for f in report.findings)
    return out.getvalue()


def _json(report: Report) -> str:
    whole = {
        "conforms": report.conforms,
        "files": [str(f) for f in report.files],
        "triples": report.triples,
        "violations": report.count(Severity.VIOLATION),
        "warnings": report.count(Severity.WARNING),
        "findings": [dict(zip(_COLUMNS, _row(f), strict=True)) for f in report.findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _text(report: Report, language: Language) -> str:
    x = language
    say = {"zh": "{0}：{1} 条三元组", "en": "{0}: {1} triples"}[x]
    several = {"zh": f"{len(report.files)} 个文件", "en": f"{len(report.files)} files"}[x]
    lines = [say.format(report.files[0] if len(report.files) == 1 else several, report.triples), ""]
    counts = []
    for (severity, code), group in groupby(report.findings, key=lambda f: (f.severity, f.code)):
        findings = list(group)
        kind = _SEVERITIES[severity][x]
        lines.append(f"{kind}  {code}  {len(findings)}\n  {findings[0].must[x]}")
        for finding in findings[:_SHOWN]:
            lines += _finding(finding, x, several=len(report.files) > 1)
        if len(findings) > _SHOWN:
            more = {
                "zh": "    ……另有 {0} 处；--format csv 列出全部",
                "en": "    … and {0} more; --format csv lists all",
            }
            lines.append(more[x].format(len(findings) - _SHOWN))
        lines.append("")
        counts.append(f"{len(findings):>6}  {kind}  {code}")
    return "\n".join([*lines, *counts, _verdict(report, x)]) + "\n"


def _finding(finding: Finding, language: Language, *, several: bool) -> list[str]:
    mend = {"zh": "改法：", "en": "mend: "}[language]
    thing = (finding.label[language], f"<{finding.thing}>", f"({finding.file})" if several else "")
    return [
        "  - " + "  ".join(printable(part) for part in thing if part),
        "    " + printable(finding.wrong[language]),
        "    " + mend + printable(finding.mend[language]),
    ]


def _verdict(report: Report, language: Language) -> str:
    violations, warnings = report.count(Severity.VIOLATION), report.count(Severity.WARNING)
    if language == "zh":
        return f"{'合格' if report.conforms else '不合格'}：{violations} 处违反，{warnings} 条警告"
    return f"{'conforms' if report.conforms else 'does not conform'}: {violations} violations, {warnings} warnings"

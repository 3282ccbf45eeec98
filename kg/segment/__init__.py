"""A Document becomes issue facts, articles, chronicle entries and passages of running text."""

from __future__ import annotations

from kg.model import Document, PartialDate, PassageRole, Segmentation
from kg.segment.articles import read_articles
from kg.segment.lines import HAN, Line
from kg.segment.plain import read_plain
from kg.segment.sheets import Part, is_web_page, mark_furniture, read_sheets

__all__ = ["segment"]


def segment(document: Document, *, date: PartialDate | None = None) -> Segmentation:
    """The document's parts: an issue's facts, masthead, articles; a chronicle's entries; passages of running text.

    ``date`` goes before the date that the document gives itself. Where the document has the frame of an issue (a list
    of contents, or a masthead with signed articles), page furniture belongs to no passage; where it has none, all of
    its text but page furniture, date labels and bullets is in exactly one passage.
    """
    head, sheets = read_sheets(document)
    framed = read_articles(document.text, head, sheets, date=date)
    if framed is not None:
        return framed
    mark_furniture(sheets, ())
    lines: list[Line] = [] if is_web_page(head) else [*head]
    running: list[Line] = []
    for sheet in sheets:
        for i, line in enumerate(sheet.lines):
            if not sheet.paged or sheet.parts[i] is Part.TEXT:
                lines.append(line)
            elif HAN.search(line.flat):
                running.append(line)
    parts = read_plain(document.text, lines, date=date)
    for line in running:
        parts.add(PassageRole.TITLE, [line.span])
    return Segmentation(None, (), tuple(parts.entries), tuple(parts.passages), (), date)

"""References to printed works and files by GB/T 7714-2015 (信息与文献 参考文献著录规则)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Store

from kg.show.ask import Node, ask, text, whole

_MOST_AUTHORS = 3  # section 8.1.2: of more than three the first three, then 等


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a document with what is known of the issue that it is. None where nothing is."""

    file: str | None = None
    name: str | None = None
    title: str | None = None
    year: str | None = None
    number: int | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The article of a work that is cited."""

    title: str
    authors: tuple[str, ...] = ()


def cite(work: Work, part: Part | None = None, page: str = "") -> str:
    """The reference, with the page that is cited where it is known.

    A work with a title and a number is a periodical ([J], section 4.4), one with a title alone a book or yearbook ([M],
    sections 4.1 and 4.2), of which texts tell neither place nor publishing house; what is known by its file alone is an
    electronic resource on a disk ([EB/DK], section 4.6).
    """
    by = _by(part.authors) if part else _by((work.publisher,) if work.publisher else ())
    at = f": {page}" if page else ""
    if work.title and work.number is not None:
        issue = f"{work.year or '[出版年不详]'}({work.number}){at}."
        return f"{by}{part.title}[J]. {work.title}, {issue}" if part else f"{by}{work.title}[J]. {issue}"
    if work.title:
        imprint = f"[出版地不详]: [出版者不详], {work.year or '[出版年不详]'}{at}."
        whole_by = _by((work.publisher,) if work.publisher else ())
        return f"{by}{part.title}[M]//{whole_by}{work.title}. {imprint}" if part else f"{by}{work.title}[M]. {imprint}"
    title = part.title if part else work.name or work.file or "[题名不详]"
    return f"{by}{title}[EB/DK]{at}." + (f" {work.file}." if work.file else "")


def page_words(printed: int | None, page: int | None) -> str:
    """The page as a reference has it: as printed, else that of the file, in brackets as all that is not printed."""
    if printed is not None:
        return str(printed)
    return f"[文件第{page}页]" if page is not None else ""


def read_work(store: Store, document: Node) -> Work:
    """A document as a graph describes it."""
    (row,) = ask(store, "document", document=document) or [{}]
    year, published = text(row, "year"), text(row, "published")
    number = whole(row, "number")
    return Work(
        file=text(row, "file"),
        name=text(row, "name"),
        title=text(row, "title"),
        year=year or (published[:4] if published else None),
        number=whole(row, "total") if number is None else number,
        publisher=text(row, "publisher"),
    )


def read_part(store: Store, article: Node) -> Part | None:
    """An article as a graph describes it; None where it has no title there."""
    rows = ask(store, "authors", article=article)
    title = text(rows[0], "title") if rows else None
    return Part(title, tuple(name for row in rows if (name := text(row, "author")))) if title else None


def _by(authors: Sequence[str]) -> str:
    named = [*authors[:_MOST_AUTHORS], *(["等"] if len(authors) > _MOST_AUTHORS else [])]
    return ", ".join(named) + ". " if named else ""

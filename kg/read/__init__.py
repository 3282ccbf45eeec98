"""A file, whatever its kind, becomes a Document."""

from __future__ import annotations

from pathlib import Path

from kg.errors import InputError
from kg.model import Document
from kg.read.text import SUFFIXES, read_text_file

__all__ = ["read"]


def read(path: Path | str) -> Document:
    """The file as a Document; of a directory that holds exactly one readable file, that file.

    Offsets are code points of the text as ``Path.read_text("utf-8")`` gives it (see ``read_text_file``). Raises
    InputError, in one line that names the file and the mend, for whatever cannot be read.
    """
    path = Path(path)
    try:
        is_directory, exists = path.is_dir(), path.exists()
    except OSError as e:
        raise InputError(f"{path}: cannot be read ({e.strerror})") from None
    if not exists:
        raise InputError(f"{path}: no such file")
    if not is_directory:
        return read_text_file(path)
    try:
        inside = sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in SUFFIXES)
    except OSError as e:
        raise InputError(f"{path}: cannot be read ({e.strerror})") from None
    if not inside:
        raise InputError(f"{path}: a directory without readable documents ({', '.join(SUFFIXES[:2])}); name a file")
    if len(inside) > 1:
        raise InputError(f"{path}: a directory with {len(inside)} documents; name one file, such as {inside[0].name}")
    return read_text_file(inside[0])

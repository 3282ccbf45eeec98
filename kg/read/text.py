"""Plain text and Markdown: bytes -> the text that offsets refer to."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from kg.errors import InputError
from kg.model import Document
from kg.read.pages import find_pages

SUFFIXES = (".txt", ".md", ".markdown", ".text")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def read_text_file(path: Path) -> Document:
    """A UTF-8 text file as a Document.

    Offsets count code points of the text as ``Path.read_text("utf-8")`` gives it: ``\\r\\n`` and ``\\r`` have become
    ``\\n``, a byte order mark stays as the first character, nothing else is changed. ``sha256`` is of the bytes.

    Bytes of the file's name that are no UTF-8 stand in the document's name as ``%`` and two hexadecimal digits.

    Raises InputError where the file holds no text, no UTF-8, or no Chinese.
    """
    try:
        raw = path.read_bytes()
    except PermissionError:
        raise InputError(f"{path}: no permission to read it; check the file's access rights") from None
    except OSError as e:
        raise InputError(f"{path}: cannot be read ({e.strerror})") from None
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise InputError(f"{path}: the file is empty; a text in Chinese is wanted")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path}: UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8")
    if (at := raw.find(b"\0")) >= 0:
        raise InputError(f"{path}: not a text file (NUL at byte {at}); extract its text first")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        raise InputError(
            f"{path}: not UTF-8 (byte {e.start} is 0x{raw[e.start]:02x}); "
            "if it is Chinese text in GB18030, convert it first: iconv -f GB18030 -t UTF-8"
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not HAN.search(text):
        raise InputError(f"{path}: no Chinese characters in it; a text in Chinese is wanted")
    source = _writable(path.name)
    return Document(Path(source).stem, source, hashlib.sha256(raw).hexdigest(), text, find_pages(text))


def _writable(name: str) -> str:
    """A file's name without the lone surrogates that Python has for bytes which are no UTF-8: nothing can write them.

    Different names stay different, for persons are told apart by the name of their document.
    """
    return re.sub("[\ud800-\udfff]", lambda m: f"%{ord(m[0]) & 0xFF:02X}", name)

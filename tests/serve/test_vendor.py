"""What is vendored is what its maker published, with its licence, and is all that pages load beside our own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from kg.serve import site
from kg.serve.site import static_files

VENDOR = Path(site.__file__).parents[1] / "vendor" / "yasgui"


def test_files_are_unmodified() -> None:
    told = dict(re.findall(r"^\| `(.+?)` \| `([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text("utf-8"), re.M))
    assert set(told) == {"yasgui.min.js", "yasgui.min.css"}
    for name, digest in told.items():
        content = (VENDOR / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest
        assert static_files()[f"yasgui/{name}"][0] == content


def test_licences_are_there() -> None:
    assert "MIT License" in (VENDOR / "LICENSE").read_text("utf-8")
    bundled = (VENDOR / "LICENSES-bundled.txt").read_text("utf-8")
    assert {"codemirror", "jquery", "datatables.net", "dompurify", "n3"} <= set(
        re.findall(r"^([\w.]+) \d", bundled, re.M)
    )

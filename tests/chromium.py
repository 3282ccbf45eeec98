"""Debian's or another Chromium for those who look at pages: tests, pictures, benchmarks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "no chromium on this machine (apt-get install chromium)"


@contextmanager
def chromium(*, reach: str = "") -> Iterator[Any]:
    """A browser of playwright's that finds no host (but ``reach``), closed in the end."""
    from playwright.sync_api import sync_playwright

    hosts = f"MAP * ~NOTFOUND , EXCLUDE {reach}" if reach else "MAP * ~NOTFOUND"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", f"--host-resolver-rules={hosts}"]
        )
        yield running
        running.close()

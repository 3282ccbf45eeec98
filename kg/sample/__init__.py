"""The embedded sample: one small issue of a city party magazine, all of it invented.

No such province, city, river, company or person exists, and no sentence is taken from a real issue. It is written in
the genre and laid out as a flipbook's text dump is, with its noise (hard line breaks, stray spaces, running heads, a
garbled masthead, a flattened table), so that a newcomer has something to build and a test has something to hold.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

SAMPLE = "linlan-2024-05.txt"


def sample_path() -> Traversable:
    """The sample issue 《临澜通讯》2024年第5期 (UTF-8 text), as it lies in the installed package."""
    return files(__name__) / SAMPLE

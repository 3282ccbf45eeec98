"""Traditional characters folded to simplified ones one for one, and the closed words of our tables back again."""

from __future__ import annotations

from kg.lexicon.terms import variants

# Characters of the full names of organs (``organs.csv``, ``congresses.csv``) that have a traditional form.
_UNFOLD = str.maketrans("员会协议团监检纪国产党联务总妇华县", "員會協議團監檢紀國產黨聯務總婦華縣")
# Of the commonest characters those with two forms, pair by pair.
_TRADITIONAL = frozenset("縣區鎮鄉黨員會國長書記總團華發學關與為這們說對開來時過還個萬東從見問間")
_SIMPLIFIED = frozenset("县区镇乡党员会国长书记总团华发学关与为这们说对开来时过还个万东从见问间")


def fold(text: str) -> str:
    """The same text with the same length; what is simplified already stays."""
    return text.translate(variants())


def unfold(text: str) -> str:
    """The full name of an organ in traditional characters; for the words of our tables only."""
    return text.translate(_UNFOLD)


def is_traditional(text: str) -> bool:
    """Whether a text has more of the commonest traditional characters than of their simplified counterparts."""
    return sum((c in _TRADITIONAL) - (c in _SIMPLIFIED) for c in text) > 0

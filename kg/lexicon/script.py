"""Traditional characters of organ names, posts and the verbs around them, folded to simplified ones one for one."""

from __future__ import annotations

_TRADITIONAL = "縣區鎮鄉黨紀檢監員會協國議團務辦處廳長書記總華聯產級軍職當選為擔辭屆屬車經濟財發農業體衛醫學校關與連隊廠礦機織傳統戰設環護質術計劃現時兼選舉罷免並補據臺灣漢陽門龍"
_SIMPLIFIED = "县区镇乡党纪检监员会协国议团务办处厅长书记总华联产级军职当选为担辞届属车经济财发农业体卫医学校关与连队厂矿机织传统战设环护质术计划现时兼选举罢免并补据台湾汉阳门龙"
_FOLD = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_UNFOLD = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
_TELLING = frozenset("縣區鎮鄉黨員會國長書記總團華發學關與為這們說對開來時過還個萬東從見問間")
_COUNTER = frozenset("县区镇乡党员会国长书记总团华发学关与为这们说对开来时过还个万东从见问间")


def fold(text: str) -> str:
    """The same text with the same length; what is simplified already stays."""
    return text.translate(_FOLD)


def unfold(text: str) -> str:
    """Simplified organ names in traditional characters; for the closed words of our tables only."""
    return text.translate(_UNFOLD)


def is_traditional(text: str) -> bool:
    """Whether a text has more of the commonest traditional characters than of their simplified counterparts."""
    return sum((c in _TELLING) - (c in _COUNTER) for c in text) > 0

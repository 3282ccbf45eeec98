"""Persons: names behind and before posts, in lists of names, before verbs of taking part, and on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extract.candidates import Candidate
from kg.extract.chains import chains
from kg.extract.names import (
    DOT,
    FOREIGN_RUN,
    NAME_TAGS,
    NO_SURNAMES,
    PERSON_TAGS,
    Reading,
    compound_surnames,
    follows_well,
    name_score,
    read_name,
    read_open_name,
    reads_well,
)
from kg.extract.syllables import SURE_MEAN, mean_weight, read_dotted, read_syllables, read_syllables_back
from kg.extract.view import View, Word, finder_of, is_han
from kg.lexicon.terms import surnames
from kg.lexicon.words import longest_first, words
from kg.model import Kind

_JOINTS = "、和与及"
_CELLS = "│┃┆|"  # between the cells of a table
_CELL = 24  # characters of a cell, for looking where it ends
_SETTLED = frozenset("村乡镇县市区庄屯寨集州省旗")  # last characters of a cell that holds a place
# A remark behind a name: （女，回族） （左二）; and a name that such a remark ends, of whatever people.
_REMARK = re.compile(r"（(?:[男女]|[一-鿿]{1,6}族|[左右中前后][一二三四五0-9]?|化名|兼|[，、])+）")
_REMARK_BEFORE = re.compile(r"（(?:[男女]|[一-鿿]{1,6}族|[，、])+）$")
_OF_A_PEOPLE = re.compile(r"([一-鿿]{2,6})（(?:女，?)?[一-鿿]{1,5}族(?:，?女)?）")
_OF_A_PEOPLE_BEFORE = re.compile(r"(?<=[、，。；：和为举])[一-鿿]{2,6}$")
# 某某理论, 某某思想 …: a doctrine's name, no person.
_DOCTRINE = re.compile(r"新时代中国|思想|理论|主义|同志为核心|同志为总书记|总书记系列|外交思想|强军思想|法治思想")
# The mean weight from which a name with a dot needs nothing else beside it: brands and series (德汇·金点子) stay below.
_DOTTED_MEAN = 0.1
# Log probabilities of a name (``name_score``) before a form of address, where nothing stands before it and where a
# word does, and of one in a byline's brackets.
_ADDRESSED = -23.0
_ADDRESSED_INSIDE = -21.0
_BYLINE_NAME = -21.0
_DIVISION_HEADS = frozenset("县市区镇乡省州旗盟村")  # that titles begin with
_NO_ENDS = frozenset("某老牌的副第")  # characters behind a surname that make no full name of it
_FAMILIAR = frozenset("老小大阿")  # 老王, 小李
# A name in Latin letters of two and more words: James Whitfield, Mary-Ann O'Brien, J. van Dyck
_LATIN_WORD = r"[A-Z][A-Za-z'’.-]{0,14}"
_LATIN = re.compile(
    rf"(?<![A-Za-z]){_LATIN_WORD}(?:[ ·](?:van|von|de|der|di|la|bin|al|{_LATIN_WORD})){{1,4}}(?![A-Za-z])"
)
# A name with the years of a life: 王某某（1886—1911）, 李某（？—前178）, 张某（生卒不详）
_LIVED = re.compile(
    r"(?<![一-鿿])([一-鿿]{2,4})（(?:约|公元)?(?:生卒[^）]{1,6}|[前0-9？?]{1,5}年?[^）—－～~0-9]{0,12}[—－～~-]{1,2}[前0-9？?]{0,5}[^）]{0,8})）"
)
# Brackets behind the end of a sentence with nothing but characters in them: （王某 李某）
_BYLINE = re.compile(r"(?<=[。！？”])（([一-鿿、]{2,16}?)(?:摄影|摄|文|图|供稿|撰文|整理)?）(?![，。])")
# … of a name at the beginning of a clause: before its predicate (three characters; two, which the dictionary has as a
# name or has not), and between marks.
_ALONE_PREDICATE = -20.0
_ALONE_PARTICLE = -17.5  # before 在, 对, 等, which follow other words too
_ALONE_SHORT_LISTED = -15.0
_ALONE_SHORT = -13.0
_ALONE_CLOSED = -16.5
_ALONE_LINE = -21.0  # of a line's only words
_ALONE_LED = -18.5  # between a word that leads up to it and its predicate
_LEADING = frozenset("由派经随据请令命受与同和及以把将让")
_TITLE = 40  # characters of a book's title before a name in it
_TITLED = ("name-after-post", "name-foreign", "name-dotted", "name-open", "name-of-a-people")
# What a reading (``names.read_name``: log probability of the characters and of what follows) must have. All are set so
# that on gold/train and a sample of 8,000 sentences of the annotated corpora a rule's false names stay below 3 in 100.
_AFTER_ORGAN_POST = -27.0  # behind a title with its organisation; two characters that no list has make -26
_AFTER_POST = -24.0  # behind a title alone
_AFTER_POST_CUT = -22.0  # where what follows reads badly
_USUAL = -17.0  # a usual surname with usual characters, whatever follows
_IN_LIST = -26.0
_BETWEEN_MARKS = 4.0  # added for three characters that marks bound
_IN_LIST_WORD = -16.0  # … of characters that the dictionary has as a word
_LED = -19.0  # behind a word that leads up to a name
_LED_CLEAR = -25.0  # … and before a mark or 为
_ALIAS = -24.0  # in brackets behind a name
# What a name's characters alone (``name_score``) must have.
_BEFORE_POST = -25.0
_BEFORE_POST_INSIDE = -20.0  # where a word stands before it
_BEFORE_POST_WORD = -21.0  # where the dictionary has it as a place, a time or a brand
_LISTED_BEFORE = -23.0
_DICTIONARY = -19.0  # of three characters that the dictionary has as a name
# How what follows reads (``follows_well``): above the first as words, below the second something is cut.
_READS_ON = -0.5
_CUT_OFF = -1.55
_ALONE_MEAN = 2.2  # for a transliterated name without a title: half of them have 2.6 and more
_VILLAGE_ENDS = "沟坝窑庄村屯寨集店营堡湾坡楼庙桥口滩塔岭嘴"
_PLACE_HEADS = "省州市县区镇港岛河湖山海湾国城角地厅"
_LONGEST = 12  # characters of a name, for looking back


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(longest_first('before_name'))})[：:]?")


@cache
def _addressed() -> re.Pattern[str]:
    """What follows a name and nothing but a name: forms of address, and what is said of people only."""
    return re.compile("|".join(sorted((*words("honorifics"), *words("of_persons")), key=lambda w: (-len(w), w))))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile("|".join(longest_first("behind_name")))


def find_persons(
    v: View,
    posts: Sequence[Candidate],
    organisations: Sequence[Candidate],
    divisions: Sequence[Candidate],
    known: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """Proposals for persons; ``known`` are names from elsewhere in the document."""
    search = _Search(v, known, frozenset(p.start for p in posts), frozenset(p.end for p in posts))
    search.edges = frozenset(m.start() for m in _addressed().finditer(v.text))
    search.cover(organisations, divisions)
    for post in posts:
        search.behind_post(post)
        search.before_post(post)
    for m in _before().finditer(v.text):
        search.behind_word(m.end())
    for m in _LIVED.finditer(v.text):
        search.lived(m.start(1), m.end(1))
    search.listed_words()
    for m in FOREIGN_RUN.finditer(v.text):
        search.foreign(m.start())
    for at in sorted(search.edges):
        search.before_word(at)
    for m in _BYLINE.finditer(v.text):
        search.byline(m.start(1), m.end(1))
    ends = {c.end for c in (*organisations, *divisions) if c.weight > 0.6} | search.post_ends
    for at in _surname_starts(v):
        search.alone(at, at in ends)
    search.known_names()
    search.aliases()
    search.dots()
    search.latin()
    search.lists()
    return sorted(search.found.values(), key=lambda c: c.start)


def find_titled(v: View, posts: Sequence[Candidate], known: frozenset[str] = frozenset()) -> list[Candidate]:
    """Those of ``find_persons`` that stand directly behind posts, of a text without bodies and divisions."""
    search = _Search(v, known, frozenset(p.start for p in posts), frozenset(p.end for p in posts))
    search.cover((), ())
    for post in posts:
        search.behind_post(post)
    for m in FOREIGN_RUN.finditer(v.text):
        search.foreign(m.start())
    search.dots()
    return sorted(
        (c for c in search.found.values() if c.rule in _TITLED and c.start in search.post_ends), key=lambda c: c.start
    )


@cache
def _surname() -> re.Pattern[str]:
    single = "".join(sorted(s for s in surnames() if len(s) == 1))
    return re.compile(f"[{single}]|(?={'|'.join(sorted(compound_surnames()))}).")


def _surname_starts(v: View) -> Iterator[int]:
    return (m.start() for m in _surname().finditer(v.text))


@dataclass(slots=True)
class _Search:
    """The search for persons in one text; ``found`` grows, by start."""

    v: View
    known: frozenset[str]
    post_starts: frozenset[int]
    post_ends: frozenset[int]
    edges: frozenset[int] = frozenset()  # where forms of address begin
    found: dict[int, Candidate] = field(default_factory=dict)
    covered: bytearray = field(default_factory=bytearray)  # by organisations
    placed: bytearray = field(default_factory=bytearray)  # by organisations and divisions

    def cover(self, organisations: Sequence[Candidate], divisions: Sequence[Candidate]) -> None:
        self.covered = bytearray(len(self.v.text) + 1)
        for c in organisations:
            if c.end - c.start > 1 and c.weight > 0.6:
                self.covered[c.start : c.end] = b"\1" * (c.end - c.start)
        self.placed = bytearray(self.covered)
        for c in divisions:
            self.placed[c.start : c.end] = b"\1" * (c.end - c.start)

    def add(self, start: int, end: int, rule: str, weight: float) -> None:
        kept = self.found.get(start)
        if kept is None or kept.weight < weight:
            self.found[start] = Candidate(Kind.PERSON, start, end, rule, weight)

    def name(self, start: int, end: int) -> str:
        return self.v.text[start:end]

    # ------------------------------------------------------------------------------------------- beside a post

    def behind_post(self, post: Candidate) -> None:
        """市委书记|王某某、李某某"""
        v, at = self.v, post.end
        while at < len(v.text) and v.text[at] in _CELLS:
            at += 1
        if at in self.post_starts or at >= len(v.text) or self._cuts_word(at):
            return
        if at > post.end and self._is_cell_of_row_by_names(at, post):
            return
        people = _OF_A_PEOPLE.match(v.text, at)
        if people is not None:
            self._behind(at, people.end(1), "name-of-a-people", 0.95)
            return
        if self.by_sound(at) or self._by_element(at):
            return
        strong = post.title_start > post.start or post.rule == "post-alone"
        read = read_name(v, at, self.known, self.edges)
        if read is not None and not self._stands_behind(at, read, strong):
            read = None
        if read is not None and (follows_well(v, read.end) > _READS_ON or read.score > _USUAL):
            self._behind(at, read.end, "name-after-post", 0.95)
        elif strong and not reads_well(v, at):
            end = read_open_name(v, at)
            if end is not None:
                self._behind(at, end, "name-open", 0.9)
            elif read is not None:
                self._behind(at, read.end, "name-after-post", 0.95)

    def _is_cell_of_row_by_names(self, at: int, post: Candidate) -> bool:
        """Whether the cell behind a post's cell is no holder's: a place (王某某│班长│甲村), or a row's next name."""
        text = self.v.text
        limit = min(at + _CELL, len(text))
        end = next((i for i in range(at, limit) if text[i] in _CELLS or text[i] == "\n"), limit)
        if text[end - 1] in _SETTLED:
            return True
        if text[end : end + 1] in ("", "\n"):
            return False
        row = max(text.rfind(c, 0, post.start) for c in "\n┃") + 1
        first = next((i for i in range(row, post.start) if text[i] in _CELLS), post.start)
        return first < post.start and first not in self.post_ends and name_score(text[row:first].strip()) > _ADDRESSED

    def _behind(self, start: int, end: int, rule: str, weight: float) -> None:
        self.add(start, end, rule, weight)
        self.rest_of_list(end)

    def _cuts_word(self, at: int) -> bool:
        """Whether a word of three characters and more runs over ``at``: 行政委|员会 (县|长江 is no sign)."""
        word = self.v.word_at(at)
        return word.start < at and word.end - word.start > 2 and word.end > at

    def _by_element(self, at: int) -> bool:
        """A name of elements of Tibetan, Mongolian, Yi or Uyghur names: 旺堆, 次仁罗布."""
        end, size = at, 1
        while size and end - at < 6:
            size = next((n for n in (4, 3, 2) if self.name(end, end + n) in words("name_elements")), 0)
            end += size
        if end == at or self.name(end, end + 1) == "·" or follows_well(self.v, end) <= _READS_ON:
            return False
        self._behind(at, end, "name-open", 0.92)
        return True

    def by_sound(self, at: int) -> bool:
        """A name of foreign or minority syllables behind a title, where it goes further than a Chinese one."""
        v = self.v
        end = read_syllables(v, at)
        if end is None or end - at < 3 or mean_weight(v.text[at:end]) < SURE_MEAN or any(self.placed[at:end]):
            return False
        read = read_name(v, at, self.known)
        if read is not None and (read.end >= end or self.name(at, read.end) in self.known):
            return False
        self._replace(at, end, "name-foreign", 0.92)
        self.rest_of_list(end)
        return True

    def _is_predicate(self, at: int, read: Reading) -> bool:
        """Whether what a name was read in is a dictionary verb or adverb with a word behind it: 主席|高度|重视."""
        v, word = self.v, self.v.word_at(at)
        if word.start != at or word.tag[:2] in NAME_TAGS:
            return False
        if word.end >= at + 4:
            return True
        if word.end != at + 2 or word.tag[0] not in "dvap" or not is_han(v.text[at + 2 : at + 3] or "，"):
            return False
        return read.end == at + 2 or v.word_at(at + 2).end > read.end

    def _stands_behind(self, at: int, read: Reading, strong: bool) -> bool:
        word = self.v.word_at(at)
        common = word.start == at and word.end > at + 1 and word.end >= read.end - 1
        common = common and self.name(at, word.end) not in compound_surnames()
        if self._is_predicate(at, read) or (self.v.text[at] == "来" and read.score <= _USUAL):
            return False  # 主席|高度|重视, 副总理|来某县|视察
        if common and word.tag[0] in "vdpcrnaft" and word.tag[:2] not in NAME_TAGS:  # 主席|高度重视
            return strong and read.score > _USUAL and follows_well(self.v, read.end) > _CUT_OFF
        if follows_well(self.v, read.end) <= _READS_ON:
            return read.score > _AFTER_POST_CUT
        return read.score > (_AFTER_ORGAN_POST if strong else _AFTER_POST)

    def before_post(self, post: Candidate) -> None:
        """王某某书记, 王某某任市长, 王某某同志不再担任…, 王某某（市长）"""
        text, at = self.v.text, post.start
        at -= next((len(verb) for verb in longest_first("appoint") if text.endswith(verb, 0, at)), 0)
        if at == post.start and post.end in self.found and text[at] in _DIVISION_HEADS:
            return  # 甲垣|县长王某某: the county's
        remark = _REMARK_BEFORE.search(text, max(0, at - 10), at)
        at = remark.start() if remark is not None else at
        for filler in ("同志", "（", "先生", "女士"):
            at -= len(filler) if text.endswith(filler, 0, at) else 0
        if at == post.start and post.title_start > post.start:
            return
        for size in (3, 2, 4):
            start = at - size
            if start >= 0 and not self.covered[start] and not self.covered[at - 1] and self._ends_at(start, at, post):
                self.add(start, at, "name-before-post", 0.9)
                self.list_before(start)
                return
        begin = read_syllables_back(self.v, at)
        if begin is not None and at - begin >= 3 and self._sounds_foreign(begin, at):
            self._replace(begin, at, "name-foreign", 0.9)
            self.list_before(begin)
            return
        for size in (4, 3, 5):
            start = at - size
            if start >= 0 and at < post.start and self._begins_clear(start) and read_open_name(self.v, start) == at:
                self.add(start, at, "name-open", 0.88)
                self.list_before(start)
                return

    def _sounds_foreign(self, begin: int, end: int) -> bool:
        if any(self.placed[begin:end]) or mean_weight(self.v.text[begin:end]) < SURE_MEAN:
            return False
        return self.v.is_boundary(begin) and self.v.is_boundary(end)

    def _begins_clear(self, start: int) -> bool:
        """Whether a name can begin here: behind no character, or behind a verb."""
        if self.covered[start]:
            return False
        if start == 0 or not is_han(self.v.text[start - 1]):
            return True
        before = self.v.word_at(start - 1)
        verb = before.tag[0] == "v" or self.name(before.start, start) in words("before_name")
        return before.end == start and before.end - before.start > 1 and verb

    def _ends_at(self, start: int, at: int, post: Candidate) -> bool:
        """Whether ``start``..``at`` is a name that the post (or its verb) follows."""
        v, name = self.v, self.name(start, at)
        read = read_name(v, start, self.known, {at})
        if read is None or read.end != at:
            return False
        if name in self.known:
            return True
        clear = start == 0 or not is_han(v.text[start - 1])
        if not clear:
            before = v.word_at(start - 1)
            if before.end != start or not (before.end - before.start > 1 or before.tag[0] in "vpc"):
                return False
        if at == post.start:
            word = v.word_at(start)
            if word.start == start and word.end - start > 1 and word.tag[0] in "vpdcruft" and word.tag != "t":
                return False  # 谈话|中总理
            listed = word.start == start and word.end == at
            if listed and word.tag[:2] == "nr" and len(name) == 3:
                return True
            if listed and not (word.tag in ("t", "ns", "nz") and name_score(name) > _BEFORE_POST_WORD):
                return False
            if len(name) == 2 and not clear and word.tag[:2] != "nr":
                return False
        return name_score(name) >= (_BEFORE_POST if clear else _BEFORE_POST_INSIDE)

    # ---------------------------------------------------------------------------------------------------- lists

    def rest_of_list(self, end: int) -> None:
        """Names joined to the one that ends at ``end``: A、B（女）、C等."""
        v = self.v
        at = _skip_remark(v.text, end)
        while at < len(v.text) and v.text[at] in _JOINTS:
            at += 1
            people = _OF_A_PEOPLE.match(v.text, at)
            if people is not None and at not in self.post_starts:
                self.add(at, people.end(1), "name-of-a-people", 0.9)
                at = _skip_remark(v.text, people.end(1))
                continue
            if at in self.post_starts or at >= len(v.text) or self.covered[at]:
                return
            read = read_name(v, at, self.known, self.edges)
            if self._by_element(at):  # which goes on with the list
                return
            if read is not None and read.end - at == 3 and v.text[read.end : read.end + 1] in ("、", "（", "等"):
                read = Reading(read.end, read.score + _BETWEEN_MARKS)
            if read is None or read.score < _IN_LIST or follows_well(v, read.end) < _CUT_OFF:
                open_end = None if reads_well(v, at) else read_open_name(v, at)
                if open_end is not None and open_end - at >= 3:
                    self.add(at, open_end, "name-open", 0.88)
                    at = _skip_remark(v.text, open_end)
                    continue
                if read is None or read.score < _IN_LIST:
                    return
            word = v.word_at(at)
            common = word.start == at and word.end >= read.end and word.tag[0] in "vn" and word.tag != "nr"
            if common and read.score < _IN_LIST_WORD:
                return
            self.add(at, read.end, "name-in-list", 0.9)
            at = _skip_remark(v.text, read.end)

    def list_before(self, start: int) -> None:
        """The other names of a list that ends before ``start``: A、B、C为副主任."""
        text, at = self.v.text, start
        while at > 2 and text[at - 1] in _JOINTS:
            at -= 1
            remark = _REMARK_BEFORE.search(text, max(0, at - 10), at)
            if remark is not None:
                at = remark.start()
                people = _OF_A_PEOPLE_BEFORE.search(text, max(0, at - 6), at)
                if people is not None and "族" in remark[0]:
                    self.add(people.start(), at, "name-of-a-people", 0.9)
                    at = people.start()
                    continue
            begin = next((at - n for n in (3, 2, 4) if at >= n and self._listed_name(at - n, at)), None)
            if begin is None:
                sizes = (n for n in (4, 3, 5) if at >= n and self._begins_clear(at - n))
                begin = next((at - n for n in sizes if read_open_name(self.v, at - n) == at), None)
            if begin is None:
                return
            self.add(begin, at, "name-in-list", 0.85)
            at = begin

    def _listed_name(self, begin: int, end: int) -> bool:
        if self.covered[begin] or name_score(self.name(begin, end)) <= _LISTED_BEFORE:
            return False
        return begin == 0 or self.v.text[begin - 1] in "和与及举为任免了去" or not is_han(self.v.text[begin - 1])

    # ----------------------------------------------------------------------------------------- without a post

    def behind_word(self, at: int) -> None:
        """选举|王某某为…, 会见|李某某, 市领导|张某某、…"""
        v = self.v
        if at in self.found or at in self.post_starts or at >= len(v.text) or self.covered[at] or self._cuts_word(at):
            return
        if self.by_sound(at):
            return
        read = read_name(v, at, self.known, self.edges)
        if read is None or follows_well(v, read.end) < _CUT_OFF:
            end = None if reads_well(v, at) else read_open_name(v, at)
            if (
                end is not None
                and mean_weight(v.text[at:end]) > 0
                and v.text[end : end + 1] in ("为", "任", "、", "，")
            ):
                self._behind(at, end, "name-open", 0.88)
                return
        if read is None:
            return
        word = v.word_at(at)
        if word.start == at and word.end >= read.end and word.tag[:2] not in NAME_TAGS and word.tag != "t":
            return  # 领导|班子
        if read.end - at == 2 == word.end - word.start and v.text[read.end : read.end + 1] not in ("、", "（", "为"):
            return  # 专家|盛赞: that the dictionary has two characters as a name says little
        clear = v.text[read.end : read.end + 1] in ("为", "、", "（", "，", "。", "等", "")
        if follows_well(v, read.end) > _CUT_OFF and read.score > (_LED_CLEAR if clear else _LED):
            self._behind(at, read.end, "name-in-list", 0.85)

    def before_word(self, end: int) -> None:
        """王某某|同志, 李某某|夫妇"""
        text = self.v.text
        for size in (3, 2, 4):
            start = end - size
            if start < 0 or start in self.found or any(self.placed[start:end]):
                continue
            if size == 4 and text[start : start + 2] not in compound_surnames():
                continue
            score = name_score(text[start:end])
            open_left = start == 0 or not is_han(text[start - 1])
            if score > (_ADDRESSED if open_left else _ADDRESSED_INSIDE) and self._whole_words(start, end, open_left):
                if not self._covered_by_found(start, end) and not self._names_work(start, end):
                    self.add(start, end, "name-addressed", 0.86)
                    self.list_before(start)
                return
        begin = read_syllables_back(self.v, end)
        if begin is not None and end - begin >= 3 and self._sounds_foreign(begin, end) and begin not in self.found:
            self.add(begin, end, "name-foreign", 0.8)

    def _whole_words(self, start: int, end: int, open_left: bool) -> bool:
        """Whether no word is cut at the ends, and the characters are no common word."""
        v = self.v
        if v.text[start] in _FAMILIAR or v.text[start] in NO_SURNAMES or v.text[end - 1] in _NO_ENDS:
            return False
        if v.word_at(end).start < end - 1:
            return False
        word = v.word_at(start)
        if word.start != start:
            return False
        if word.end - start > 1 and word.tag[:2] not in ("nr", "nz", "t") and (word.end == end or end - start == 2):
            return False
        if open_left:
            return True
        before = v.word_at(start - 1)
        return before.end - before.start > 1 or before.tag[0] in "vpcu"

    def lived(self, start: int, end: int) -> None:
        """王某某（1886—1911）"""
        word = self.v.word_at(start)
        common = word.start == start and word.end == end and word.tag[:2] not in NAME_TAGS and word.tag != "t"
        if name_score(self.name(start, end)) > _ADDRESSED and not (common and end - start > 2):
            self._behind(start, end, "name-lived", 0.92)

    def byline(self, start: int, end: int) -> None:
        """The writers' names that stand in brackets behind an article, without anything between them."""
        names = self._names_only(start, end)
        for a, b in names or ():
            if a not in self.found:
                self.add(a, b, "name-byline", 0.86)

    def _names_only(self, start: int, end: int) -> list[tuple[int, int]] | None:
        """The stretch as nothing but names; None where it is not, or has another reading that is as good."""
        best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {start: (0.0, ())}
        for at in range(start, end):
            if at not in best:
                continue
            if self.v.text[at] in "、，":
                if at + 1 not in best or best[at + 1][0] < best[at][0]:
                    best[at + 1] = best[at]
                continue
            for size in (2, 3, 4):
                stop = at + size
                if stop > end or (size == 4 and self.name(at, at + 2) not in compound_surnames()):
                    continue
                score = name_score(self.name(at, stop))
                word = self.v.word_at(at)
                common = word.start == at and word.end >= stop and word.tag[:2] not in ("nr", "nz", "t")
                if score < _BYLINE_NAME or common:
                    continue
                total = best[at][0] + score
                if stop not in best or best[stop][0] < total:
                    best[stop] = (total, (*best[at][1], (at, stop)))
        return list(best[end][1]) if end in best else None

    def listed_words(self) -> None:
        """Names of three characters that the dictionary has."""
        for w in self.v.words_tagged(PERSON_TAGS):
            name = self.name(w.start, w.end)
            if (
                len(name) != 3
                or name in words("no_names")
                or name_score(name) <= _DICTIONARY
                or any(self.placed[w.start : w.end])
                or name[-2:] in words("honorifics")
                or (name[1] == "家" and name[-1] in _VILLAGE_ENDS)
                or self._names_work(w.start, w.end)
            ):
                continue
            before = (self.found.get(w.start - k) for k in (1, 2, 3))
            inside = any(c is not None and c.end > w.start for c in before)
            if w.start not in self.found and not inside:
                self.add(w.start, w.end, "name-listed", 0.75)

    def foreign(self, start: int) -> None:
        """A transliterated name of five characters and more, or of three and more before its predicate."""
        text = self.v.text
        end = read_syllables(self.v, start)
        if end is None or end - start < 3 or any(self.placed[start:end]) or not self.v.is_boundary(start):
            return
        name = text[start:end]
        if (
            any(w in name for w in words("no_names"))
            or mean_weight(name) < SURE_MEAN
            or self._covered_by_found(start, end)
        ):
            return
        if (
            text[end : end + 1] in _PLACE_HEADS
            or text[start - 1 : start] in ("在", "到", "于", "”")
            or text[end : end + 1] == "·"
        ):
            return
        if _behind().match(text, end) and mean_weight(name) >= _ALONE_MEAN and end - start >= 4:
            self._replace(start, end, "name-foreign", 0.7)

    def dots(self) -> None:
        """Names with dots: each is read from its first dot."""
        behind = 0
        for m in DOT.finditer(self.v.text):
            if m.start() >= behind:
                behind = self.dotted(m.start())

    def dotted(self, dot: int) -> int:
        """A name with a dot inside; returns where it ends, or what follows the dot."""
        text = self.v.text
        bounds = read_dotted(self.v, dot, self.post_ends)
        if bounds is None:
            return dot + 1
        start, end = bounds
        if self._in_quotes(start) or any(self.placed[start:end]) or not any(map(is_han, text[start:end])):
            return dot + 1  # “德·善”品牌
        sure = start in self.post_ends or _REMARK.match(text, end) is not None
        if sure or mean_weight(text[start:end]) >= _DOTTED_MEAN:
            self._replace(start, end, "name-dotted", 0.91)
            return end
        return dot + 1

    def latin(self) -> None:
        """Names in Latin letters beside a title, before a form of address, or behind a word that leads up to a name."""
        for m in _LATIN.finditer(self.v.text):
            start, end = m.span()
            behind = start in self.post_ends or self.v.text.endswith(longest_first("before_name"), 0, start)
            before = end in self.post_starts or _addressed().match(self.v.text, end) is not None
            if (behind or before) and not any(self.covered[start:end]):
                self._replace(start, end, "name-latin", 0.91)

    def _in_quotes(self, at: int) -> bool:
        """Whether an opening quotation mark or book title mark stands before, in the same clause."""
        for c in reversed(self.v.text[max(0, at - 12) : at]):
            if c in "“《〈「『‘":
                return True
            if c in "”》〉」』’，。；：、（）":
                return False
        return False

    def _replace(self, start: int, end: int, rule: str, weight: float) -> None:
        for at in range(start, end):
            self.found.pop(at, None)
        self.add(start, end, rule, weight)

    def alone(self, at: int, behind: bool) -> None:
        """A name that is known, or that its surroundings make sure; ``behind``: a body or division ends before it."""
        if at in self.found or self.covered[at]:
            return
        if not self._may_stand_alone(at, behind):
            return
        read = read_name(self.v, at, self.known)
        if read is None or any(self.covered[at : read.end]):
            return
        if self._names_work(at, read.end):
            return
        if self.name(at, read.end) in self.known:
            self._behind(at, read.end, "name-known", 0.9)
        elif self.placed[at] or (read.end - at == 2 and self.placed[at + 1]):
            return
        elif self._sure_alone(at, read, behind):
            self._behind(at, read.end, "name-alone", 0.7)

    def _may_stand_alone(self, at: int, behind: bool) -> bool:
        """Whether any name at ``at`` can be known or sure, told without reading it: nearly no surname's place is."""
        text = self.v.text
        if self.known and any(text[at : at + n] in self.known for n in (2, 3, 4)):
            return True
        open_left = at == 0 or behind or not is_han(text[at - 1]) or "同志" in text[at + 2 : at + 6] or self._led(at)
        return open_left and self.v.is_boundary(at)

    def _led(self, at: int) -> bool:
        """Whether a word of one character before leads up to a name: 由|王某某主持, 派|李某某到…"""
        text = self.v.text
        return at > 0 and text[at - 1] in _LEADING and self.v.word_at(at - 1).start == at - 1

    def _sure_alone(self, at: int, read: Reading, behind: bool) -> bool:
        """Whether the characters are no words, and what stands around fits."""
        v, end = self.v, read.end
        open_left = at == 0 or not (is_han(v.text[at - 1]) or v.text[at - 1].isalnum())
        name = self.name(at, end)
        if name[0] in NO_SURNAMES or name[-1] in _NO_ENDS or name in words("no_names"):
            return False
        if not (open_left or behind or self._led(at) or v.text.startswith("同志", end)):
            return False
        inside = list(v.words_between(at, end))
        if not inside or inside[0].start != at or inside[-1].end > end:
            return False
        whole = inside[0].end == end
        if inside[0].end - at > 1 and inside[0].tag[:2] not in ("nr", "t") and not self._half_word(inside[0], end):
            return False
        said = _behind().match(v.text, end)
        predicate = said is not None
        certain = said is not None and (len(said[0]) > 1 or said[0] in "说率赴")
        if open_left and (at == 0 or v.text[at - 1] == "\n") and v.text[end : end + 1] in ("", "\n"):
            return name_score(name) > _ALONE_LINE  # who signs a preface
        led = not open_left and not behind
        if led:
            return end - at == 3 and predicate and name_score(name) > _ALONE_LED
        closed = predicate or end >= len(v.text) or not is_han(v.text[end])
        score = name_score(name)
        if end - at == 2:
            listed = whole and inside[0].tag == "nr"
            return certain and not behind and score > (_ALONE_SHORT_LISTED if listed else _ALONE_SHORT)
        if predicate:
            return score > (_ALONE_PREDICATE if certain else _ALONE_PARTICLE)
        return closed and score > _ALONE_CLOSED and all(w.end - w.start == 1 or w.tag == "nr" for w in inside)

    def _half_word(self, word: Word, end: int) -> bool:
        """Whether a word of two characters and a third may yet be a name: 江景|川."""
        return word.end == end - 1 and word.tag[0] == "n"

    def known_names(self) -> None:
        """Every place where a name stands that the document has for certain elsewhere."""
        if not self.known:
            return
        v = self.v
        for start, end in finder_of(self.known).longest(v.text):
            if self._covered_by_found(start, end) or any(self.covered[start:end]) or self._names_work(start, end):
                continue
            if end - start == 2 and not (v.is_boundary(start) and v.is_boundary(end)):
                continue
            if self._cuts_word(start) or self._cuts_word(end):
                continue
            self.add(start, end, "name-known", 0.9)

    def _covered_by_found(self, start: int, end: int) -> bool:
        """Whether a name found already begins at ``start`` or reaches over it."""
        near = (self.found.get(at) for at in range(max(0, start - _LONGEST), end))
        return any(c is not None and c.end > start for c in near)

    def _names_work(self, start: int, end: int) -> bool:
        """Whether a name stands in the title of a book or the name of a doctrine: 《某某文集》, 某某思想."""
        opened = self.v.text.rfind("《", max(0, start - _TITLE), start)
        inside = opened >= 0 and self.v.text.find("》", opened, start) < 0
        return inside or _DOCTRINE.match(self.v.text, end) is not None

    def lists(self) -> None:
        """Names that 、 joins, where the others of the list leave no doubt: A、B（女）、C、D等."""
        taken = {at for c in self.found.values() for at in range(c.start, c.end)}
        ends = {c.start: c.end for c in self.found.values()}
        for start, end in chains(self.v, ends, taken, self.placed):
            self.add(start, end, "name-in-list", 0.86)

    def aliases(self) -> None:
        """张某某（李某某）: another name of the same person."""
        for c in list(self.found.values()):
            at = c.end + 1
            if (
                self.v.text.startswith("（", c.end)
                and at not in self.found
                and not self.placed[at]
                and not _REMARK.match(self.v.text, c.end)
            ):
                read = read_name(self.v, at, self.known)
                if read is not None and self.v.text.startswith("）", read.end) and read.score > _ALIAS:
                    self.add(at, read.end, "name-alias", 0.85)


def _skip_remark(text: str, at: int) -> int:
    m = _REMARK.match(text, at)
    return m.end() if m is not None else at

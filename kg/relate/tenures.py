"""Persons beside posts -> who holds what: 市长某某, 副主席甲、乙, 某某任书记, 免去某某的局长职务."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.lexicon.offices import office_words
from kg.lexicon.organs import Holds, officeless
from kg.lexicon.script import fold
from kg.lexicon.terms import titles
from kg.lexicon.words import alternatives
from kg.model import (
    Document,
    Entity,
    Evidence,
    Home,
    Kind,
    MastheadPost,
    Mention,
    Passage,
    Resolution,
    Segmentation,
    Span,
    Tenure,
    TenureStatus,
)
from kg.relate.careers import Careers
from kg.relate.dating import LASTING, RELATIVE
from kg.relate.evidence import evidence_at, evidence_of
from kg.resolve.bodies import RANKED
from kg.resolve.identity import name_key, organisation_id, person_id, post_id, stable_id
from kg.resolve.posts import outermost

# Gaps are matched on text folded to simplified characters, from one mention's end to the next one's start.
_LIST = re.compile(
    r"[、，,/\s]*(?:和|及|以及|与|暨|并|兼|兼任|并兼任|同时兼任|并任)?(?:(?<=[、，,和与及])(?:现任|时任|现|原))?"
)
_TIGHT_LIST = re.compile(r"[、/]?(?:和|及|以及|与|暨|兼|兼任|并兼任|同时兼任)?")
_NAMES = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?(?:同志|先生|女士|小姐)?(?:、|和|及|以及|与|暨|[ \u3000]*)"
    r"|、[（(][^（）()]{1,12}[）)]"
)
_COMRADE = r"(?:同志|先生|女士|等同志|等人)?"
_TERM = r"(?:第[一二三四五六七八九十0-9]{1,4}届)?"  # 任|第十三届|某委员会副秘书长
_ASIDE = r"(?:[（(][^（）()]{1,12}[）)])?"
_END = re.compile(r"[。！？；;\n]")
_SOLE_SUFFIX = re.compile(r"^(?:代理|代|第[一二三四五]|常务|执行)*")
_LONGEST_GAP = 45  # characters between a holder and the post that a verb gives
_AHEAD = 120  # characters in which the end of a list of offices is looked for
# What a bracket behind a name may hold beside the posts that the one named holds.
_BESIDE_POSTS = re.compile(r"(?:[、，,；;\s和及与兼]|原|前|时任|现任|现|女|男|[㐀-鿿]{1,4}族)*")
_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]*)[）)]")
_LONGEST_BRACKET = 60  # characters
_MOST_POSTS = 8  # in one bracket
# 常委12人：甲、乙
_NAMES_LISTED = re.compile(
    r"(?:共|各)?(?:[0-9一二三四五六七八九十]{1,3}[人名位])?(?:分别)?(?:是|为|有|包括|系)?[：:]\s*"
)
_HIDDEN = "\0"  # stands for each character of such a bracket
_LIST_CLOSED = re.compile(r"\s*(?:[。，；、,\n]|等|$)")
# 、乙单位（丙单位）: a body between two posts of one list
_BODY_BETWEEN = re.compile(r"[、，,](?:[㐀-鿿]{1,14}[（(][^（）()]{1,16}[）)])?")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words of office as patterns."""

    take: re.Pattern[str]
    weak: re.Pattern[str]
    former: re.Pattern[str]
    gives_up: re.Pattern[str]
    dismisses: re.Pattern[str]
    dismisses_next: re.Pattern[str]
    proposes: re.Pattern[str]
    candidates: re.Pattern[str]
    former_prefix: re.Pattern[str]
    elects: re.Pattern[str]
    by: re.Pattern[str]
    by_verb: re.Pattern[str]
    replaces: re.Pattern[str]
    awards: re.Pattern[str]
    papers: re.Pattern[str]
    capacity: re.Pattern[str]
    unnamed: re.Pattern[str]
    closes_list: re.Pattern[str]
    credits: re.Pattern[str]
    adverbs: re.Pattern[str]
    addresses: re.Pattern[str]
    pronoun: re.Pattern[str]
    office_ends: re.Pattern[str]
    leaves: re.Pattern[str]
    left_for: re.Pattern[str]


def _any(*lists: tuple[str, ...]) -> str:
    """One pattern for all words of some lists, longer ones first."""
    return "(?:" + "|".join(sorted({re.escape(w) for words in lists for w in words}, key=lambda w: (-len(w), w))) + ")"


@cache
def _patterns() -> _Patterns:
    w = office_words()
    attributes = (*w.attributes_held, *w.attributes_former, *w.attributes_appointed)
    verbs = _any(w.takes, w.holds, attributes, w.acting, w.weak, w.capacity)
    return _Patterns(
        take=re.compile(rf"(?:被|受)?(?P<verb>{verbs})(?:中共|过|了)?原?{_TERM}[“\"]?$"),
        weak=re.compile(rf"{_ASIDE}{_COMRADE}[^，,]{{0,12}}{_any(w.weak)}{_TERM}[“\"]?"),
        former=re.compile(rf"{_any(w.former)}|曾$"),
        gives_up=re.compile(_any(w.gives_up, w.suspends)),
        dismisses=re.compile(_any(w.dismisses)),
        dismisses_next=re.compile(rf"{_any(w.dismisses_at_once)}了?$"),
        proposes=re.compile(rf"{_any(w.proposes)}(?![的之])|{_any(w.proposes_at_end)}$"),
        candidates=re.compile(rf"(?:的)?(?:职务)?(?:正式)?{_any(w.candidates)}"),
        former_prefix=re.compile(rf"{_any(w.former_prefix)}(?:的)?$"),
        elects=re.compile(_any(w.elects)),
        by=re.compile(rf"(?:的)?{_any(w.office_nouns)}?{_any(w.by)}"),
        by_verb=re.compile(rf"(?:同志)?{_any(w.by_verbs)}"),
        replaces=re.compile(rf"{_any(w.replaces)}$"),
        awards=re.compile(rf"^{_any(w.awards)}了?$"),
        papers=re.compile(rf"[”\"]?{_any(w.papers)}"),
        capacity=re.compile(rf"[”\"]?{_any(w.capacity_ends)}"),
        unnamed=re.compile(rf"{_any(w.unnamed)}$"),
        closes_list=re.compile(_any(w.closes_list)),
        credits=re.compile(rf"(?:.*[社报台网])?{_any(w.credits)}"),
        adverbs=re.compile(rf"(?>[0-9一二三四五六七八九十、至]|{_any(w.adverbs)})*+"),
        office_ends=re.compile(_any(w.office_nouns)),
        pronoun=re.compile(_any(w.pronouns)),
        leaves=re.compile(rf"{_any(w.leaves)}$"),
        left_for=re.compile(rf"(?:的|所任)?{_any(w.offices_left)}?{_any(w.takes)}"),
        addresses=re.compile(rf"(?:[\s·]|同志|{alternatives('styles')})*+"),
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Posts of one list, or persons of one, in reading order."""

    kind: Kind
    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def end(self) -> int:
        return self.mentions[-1].end


@dataclass(frozen=True, slots=True)
class _Hold:
    person: Mention
    post: Mention
    status: TenureStatus
    rule: str
    title_prefix: str = ""


def find_tenures(
    document: Document, segmentation: Segmentation, mentions: Sequence[Mention], resolution: Resolution, home: Home
) -> tuple[Tenure, ...]:
    """Who holds, held or gave up which post, with where it says so.

    A post alone says nothing, nor does ``市领导`` in front of names, nor 拟任 and 人选, nor a rank or a degree. Facts
    that differ in their evidence alone are one tenure; an office given up (不再担任, 原) is a tenure apart from the
    same office held. Tenures come in the order of their first evidence; posts on the publication itself (主编)
    come last, at ``《Title》``.
    """
    entities = {e.id: e for e in resolution.entities}
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        by_passage.setdefault(m.passage, []).append(m)
    gathered: dict[tuple[str, str, bool], Tenure] = {}
    for passage in segmentation.passages:
        for hold in passage_holds(passage, by_passage.get(passage.id, ()), resolution.of):
            if _is_office(entities[resolution.of[hold.post]]):
                _gather(gathered, document, passage, hold, entities, resolution.of)
    if segmentation.masthead and segmentation.issue and segmentation.issue.title:
        for post in segmentation.masthead:
            _gather_masthead(gathered, document, post, segmentation.issue.title, resolution)
    return tuple(_without_repeats(gathered.values()))


def _without_repeats(tenures: Collection[Tenure]) -> list[Tenure]:
    """Tenures less the bare titles of those who have them, or their deputy, in a body: 副主任某某 … 某某主任说."""
    known = {(t.person, RANKED.sub("", fold(t.title))) for t in tenures if t.organisation}

    def repeated(t: Tenure) -> bool:
        behind = t.organisation is None and all(e.rule == "tenure.name+post" for e in t.evidence)
        return behind and (t.person, fold(t.title)) in known

    return [t for t in tenures if not repeated(t)]


def _is_office(post: Entity) -> bool:
    """Whether a post is held, and no rank (少将) or learned title without its institution (教授)."""
    kind = officeless().get(fold(post.title))
    return kind is not Holds.NEVER and (kind is not Holds.WITH_BODY or post.organisation is not None)


@dataclass(frozen=True, slots=True)
class _Site:
    """A group of posts and what stands around it, in one sentence where not said otherwise.

    ``said`` are the holds of the groups before, by their place in ``groups``.
    """

    groups: Sequence[_Group]
    index: int
    text: str
    said: Mapping[int, Sequence[_Hold]]
    posts: _Group
    before: _Group | None
    after: _Group | None
    gap_before: str
    gap_after: str
    careers: Careers

    @property
    def tail(self) -> str:
        """A few characters behind the posts."""
        return self.text[self.posts.end : self.posts.end + 8]

    @property
    def lead(self) -> str:
        """A few characters before the posts."""
        return self.text[max(0, self.posts.start - 6) : self.posts.start]

    @property
    def close(self) -> bool:
        """Whether a name stands right behind the posts."""
        return self.after is not None and self.after.kind is Kind.PERSON and self.gap_after == ""

    @property
    def verb(self) -> str:
        """The verb of office right before the posts; empty where there is none."""
        found = _patterns().take.search(self.gap_before)
        return found["verb"] if found else ""


def passage_holds(passage: Passage, mentions: Sequence[Mention], of: Mapping[Mention, str]) -> list[_Hold]:
    """The holds of one passage in reading order."""
    top = [
        m for m in outermost(sorted(mentions, key=lambda m: (m.start, -m.end))) if m.kind in (Kind.POST, Kind.PERSON)
    ]
    text = fold(passage.text)
    brackets = _brackets(top, text)
    found = [_Hold(b.person, q, _status_of(q, text), "tenure.name+bracket") for b in brackets for q in b.posts]
    aside = {q for b in brackets for q in b.posts}
    text = _without(brackets, text)
    groups = _groups([m for m in top if m not in aside], text)
    careers = Careers([m for m in top if m.kind is Kind.PERSON], text)
    said: dict[int, list[_Hold]] = {}
    for i, group in enumerate(groups):
        if group.kind is Kind.POST:
            said[i] = _holds_of(_site(groups, i, text, said, careers))
    found += [h for holds in said.values() for h in holds]
    found.sort(key=lambda h: max(h.person.start, h.post.start))
    return [h for h in found if h.person in of and h.post in of and not _signs(h.post)]


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket right behind a name with the posts of the one named, and nothing else: 甲（县长）."""

    person: Mention
    posts: tuple[Mention, ...]
    start: int
    end: int


def _brackets(top: Sequence[Mention], text: str) -> list[_Bracket]:
    """The brackets with posts behind the names of a passage."""
    found = []
    for i, person in enumerate(top):
        bracket = _BRACKET.match(text, person.end, person.end + _LONGEST_BRACKET)
        if person.kind is not Kind.PERSON or bracket is None:
            continue
        posts = tuple(m for m in top[i + 1 : i + 1 + _MOST_POSTS] if m.end < bracket.end())
        ends = (bracket.start("inside"), *(q.end for q in posts))
        starts = (*(q.start for q in posts), bracket.end("inside"))
        rest = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
        if posts and all(q.kind is Kind.POST for q in posts) and _BESIDE_POSTS.fullmatch(rest):
            found.append(_Bracket(person, posts, bracket.start(), bracket.end()))
    return found


def _without(brackets: Sequence[_Bracket], text: str) -> str:
    """The text with these brackets hidden, so that a list of names runs on over them."""
    parts, at = [], 0
    for b in brackets:
        parts += [text[at : b.start], _HIDDEN * (b.end - b.start)]
        at = b.end
    return "".join([*parts, text[at:]])


def _signs(post: Mention) -> bool:
    """Whether a post only tells who signs a report (新华社记者)."""
    return _patterns().credits.fullmatch(fold(post.title or post.text)) is not None


def _site(groups: Sequence[_Group], i: int, text: str, said: Mapping[int, Sequence[_Hold]], careers: Careers) -> _Site:
    posts = groups[i]
    before = groups[i - 1] if i > 0 else None
    after = groups[i + 1] if i + 1 < len(groups) else None
    lead = text[before.end : posts.start] if before else text[max(0, posts.start - 20) : posts.start]
    gap = lead.replace(_HIDDEN, "")
    if before and _END.search(gap):
        before, gap = None, _END.split(gap)[-1]
    behind = text[posts.end : after.start].replace(_HIDDEN, "") if after else ""
    return _Site(groups, i, text, said, posts, before, after, gap, behind, careers)


def _groups(top: Sequence[Mention], text: str) -> list[_Group]:
    """Runs of posts and runs of persons with nothing but list marks between."""
    runs: list[list[Mention]] = []
    for m in top:
        if runs and runs[-1][-1].kind is m.kind:
            gap = text[runs[-1][-1].end : m.start].replace(_HIDDEN, "")
            if m.kind is Kind.POST:
                # after a verb (为主任，副市长…) a comma opens a new clause
                before = text[_clause_start(text, runs[-1][0].start) : runs[-1][0].start]
                own = _patterns().unnamed.search(fold(runs[-1][-1].text))
                marks = _TIGHT_LIST if own or _patterns().take.search(before) else _LIST
            else:
                marks = _NAMES
            if marks.fullmatch(gap):
                runs[-1].append(m)
                continue
        runs.append([m])
    return _parted([_Group(r[0].kind, tuple(r)) for r in runs], text)


def _parted(groups: Sequence[_Group], text: str) -> list[_Group]:
    """A run of posts between two names is cut where the first name's own title ends: 甲总书记和某院总理乙."""
    out: list[_Group] = []
    for i, group in enumerate(groups):
        if (
            group.kind is Kind.POST
            and len(group.mentions) > 1
            and 0 < i < len(groups) - 1
            and groups[i - 1].end == group.start
            and group.end == groups[i + 1].start
            and not (i > 1 and groups[i - 2].end == groups[i - 1].start)
        ):
            out += [_Group(Kind.POST, group.mentions[:1]), _Group(Kind.POST, group.mentions[1:])]
        else:
            out.append(group)
    return out


def _clause_start(text: str, end: int) -> int:
    """Where the clause that ends at a flow offset begins, at most 40 characters before."""
    at = end
    while at > 0 and end - at < 40 and text[at - 1] not in "，,。！？；;\n":
        at -= 1
    return at


def _holds_of(site: _Site) -> list[_Hold]:
    """What the sentence says of one group of posts: the first reading that fits."""
    if _patterns().candidates.match(site.tail):
        return []
    for reading in (
        _in_a_resume,
        _of_the_name_behind,
        _left_for_another,
        _by_verb,
        _of_the_one_told_of,
        _in_the_list_of_a_verb,
        _beside_a_name,
        _before_a_name,
    ):
        found = reading(site)
        if found is not None:
            return found
    return []


# 任县长|的|某某, 已任县长|十年的|某某
_RELATIVE = re.compile(rf"(?:已有?|了|近|达|整)*(?:{LASTING})?的(?:老领导|老同志)?")


def _of_the_name_behind(site: _Site) -> list[_Hold] | None:
    """调任乙市副市长的|某某: with 的 the name behind is the holder, whoever is named before."""
    after = site.after
    if after is None or after.kind is not Kind.PERSON or not site.verb or not _RELATIVE.fullmatch(site.gap_after):
        return None
    if _patterns().proposes.search(site.gap_before):
        return []
    clause = re.split(r"[，,]", site.gap_before)[-1]
    over = _patterns().former.search(clause) or site.verb in office_words().attributes_former or _given_up(clause)
    status = TenureStatus.FORMER if over else TenureStatus.HELD
    return _give(after.mentions[:1], site.posts.mentions, status, RELATIVE)


@dataclass(frozen=True, slots=True)
class _Act:
    """What a verb does to an office; ``prefix`` goes into the first title."""

    status: TenureStatus
    rule: str
    prefix: str = ""


def _by_verb(site: _Site) -> list[_Hold] | None:
    """任命某某为…, 某某当选为…, 某某不再担任…; None where no such verb stands between."""
    if site.before is None or len(site.gap_before) > _LONGEST_GAP:
        return None
    act = _act(site, site.before)
    if act is None:
        return None
    subject = _subject(site, site.before)
    if subject is None:
        return []
    proposes = _patterns().proposes
    if proposes.search(site.gap_before) or proposes.search(site.text[max(0, subject[0].start - 6) : subject[0].start]):
        return []
    posts = site.posts.mentions
    if len(subject) > 1 and "分别" in re.split(r"[，,]", site.gap_before)[-1] and len(subject) == len(posts):
        return [_Hold(p, q, act.status, act.rule, act.prefix) for p, q in zip(subject, posts, strict=True)]
    earlier = site.said.get(site.index - 1, ()) if site.before.kind is Kind.POST else ()
    rule = _CAREER if earlier and earlier[-1].rule == _CAREER else act.rule
    return _give(subject, posts, act.status, rule, act.prefix)


def _act(site: _Site, before: _Group) -> _Act | None:
    """What the words between holder and post say; None where they name no office."""
    words, patterns, gap, verb = office_words(), _patterns(), site.gap_before, site.verb
    dismissed = _is_dismissed(site, before)
    if gap.endswith("的") and not dismissed:
        return None
    award = patterns.awards.match(gap) and patterns.papers.match(site.tail)
    ended = _given_up(gap)
    if not (verb or ended or dismissed or award):
        return None
    if verb and not award and not ended and not (_speaks_on(gap, verb) and _names_office(site, verb, before)):
        return None
    if dismissed or (ended and ended not in words.suspends):
        return _Act(TenureStatus.ENDED, "tenure.dismissed")
    if patterns.former.search(gap) or verb in words.attributes_former:
        return _Act(TenureStatus.FORMER, "tenure.former")
    if verb in words.acting:
        return _Act(TenureStatus.ACTING, "tenure.acting", "代理" if verb == "代理" else "")
    if verb in words.holds or verb in words.attributes_held or verb in words.capacity or _has_lasted(site, verb):
        return _Act(TenureStatus.HELD, "tenure.holds")
    return _Act(TenureStatus.APPOINTED, "tenure.appointed")


_SO_FAR = re.compile(rf"(?P<so_far>已经?有?)?(?:了|近|达|整)*(?:{LASTING})(?!前|后|以前|以后|之前|之后)")


def _has_lasted(site: _Site, verb: str) -> bool:
    """已担任|局长|十年: the office is held, and for how long."""
    lasting = _SO_FAR.match(site.tail)
    clause = re.split(r"[，,]", site.gap_before)[-1]
    return lasting is not None and (lasting["so_far"] is not None or "已" in clause[: clause.rfind(verb)])


def _speaks_on(gap: str, verb: str) -> bool:
    """Whether the clause of a verb behind a comma has no subject of its own: …，后|任, not …，他人已|任."""
    clause = re.split(r"[，,]", gap)
    if len(clause) == 1:
        return True
    own = clause[-1][: clause[-1].rfind(verb)]
    return _patterns().adverbs.fullmatch(own) is not None


_OWN = re.compile(r"(?:[了其所的原“\"]|担任|兼任|任|中共|自己|本人)*")


def _given_up(gap: str) -> str:
    """The verb of giving up an office that stands close before the post; empty where there is none."""
    for found in _patterns().gives_up.finditer(gap):
        if _OWN.fullmatch(gap, found.end()) and _speaks_on(gap[: found.end()], found.group()):
            return found.group()
    return ""


def _is_dismissed(site: _Site, before: _Group) -> bool:
    """免去|某某(的)|局长职务."""
    patterns, gap = _patterns(), site.gap_before
    if before.kind is not Kind.PERSON or _DISMISSED.fullmatch(gap) is None:
        return False
    verb = patterns.dismisses.search(site.text[max(0, before.start - 12) : before.start])
    if verb is None:
        return _is_dismissed_too(site, before)
    return gap != "" or patterns.dismisses_next.search(site.text[max(0, before.start - 4) : before.start]) is not None


_DISMISSED = re.compile(rf"{_ASIDE}{_COMRADE}(?:所任|担任|兼任|原任)?的?(?:原任)?")


def _is_dismissed_too(site: _Site, before: _Group) -> bool:
    """免去甲的局长职务，乙|副局长职务: whether a dismissal runs on to the next one named."""
    said = site.said.get(site.index - 2, ())
    return (
        bool(said)
        and said[-1].rule == "tenure.dismissed"
        and _patterns().office_ends.match(site.tail) is not None
        and _END.search(site.text[said[-1].post.end : before.start]) is None
    )


def _names_office(site: _Site, verb: str, before: _Group) -> bool:
    """Whether a verb of many uses stands for holding an office here: 选举甲为主任, 甲以市长身份.

    为市长某某颁奖 is something else, and so is 甲，新任市长某某.
    """
    words = office_words()
    if verb in words.capacity:
        return _patterns().capacity.match(site.tail) is not None
    if site.close and verb in (*words.attributes_held, *words.attributes_former, *words.attributes_appointed):
        return False
    if verb in words.weak:
        plain = _patterns().weak.fullmatch(site.gap_before) is not None
        return plain and (not site.close or _election(site, before))
    return True


def _election(site: _Site, person: _Group) -> bool:
    """Whether the clause before a person speaks of electing or appointing."""
    clause = site.text[_clause_start(site.text, person.start) : person.start]
    return _patterns().elects.search(clause) is not None


def _subject(site: _Site, before: _Group) -> Sequence[Mention] | None:
    """The persons that a verb speaks of: those right before it, or the holders of the list of posts before."""
    if before.kind is Kind.POST:
        return _holders(site.said.get(site.index - 1, ())) or None
    if _patterns().replaces.search(site.text[max(0, before.start - 3) : before.start]):
        for group in reversed(site.groups[: site.index - 1]):
            if _END.search(site.text[group.end : before.start]):
                return None
            if group.kind is Kind.PERSON:
                return group.mentions
        return None
    return before.mentions


def _holders(holds: Sequence[_Hold]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(h.person for h in holds))


_COMRADE_LEADS = re.compile(rf"^{_COMRADE}")


def _told_of(site: _Site, own: str) -> Mention | None:
    """Whose career the sentence tells where it names nobody before the posts; ``own`` stands before its verb."""
    if site.before is not None or site.close or _patterns().adverbs.fullmatch(own) is None:
        return None
    return site.careers.told_at(site.posts.start, _patterns().pronoun.search(own) is not None)


def _left_for_another(site: _Site) -> list[_Hold] | None:
    """甲由|乙局局长|(任上)调任…: the office that somebody leaves for another."""
    words = re.split(r"[，,]", site.gap_before)[-1]
    leaves = _patterns().leaves.search(words)
    if leaves is None or _patterns().left_for.match(site.tail) is None:
        return None
    own = _COMRADE_LEADS.sub("", words[: leaves.start()])
    before = site.before
    if before is not None and before.kind is Kind.PERSON and _patterns().adverbs.fullmatch(own):
        persons = before.mentions
    else:
        told = _told_of(site, own)
        persons = (told,) if told else ()
    return _give(persons, site.posts.mentions, TenureStatus.FORMER, "tenure.former") if persons else None


def _of_the_one_told_of(site: _Site) -> list[_Hold] | None:
    """甲，1963年生。…|他曾任乙县县长: posts that a verb gives to the one whose life the text tells."""
    if site.before is not None:
        return None
    verb = _given_up(site.gap_before) or site.verb
    if not verb:
        return None
    clause = re.split(r"[，,]", site.gap_before)[-1]
    told = _told_of(site, clause[: clause.rfind(verb)])
    if told is None:
        return None
    act = _act(site, _Group(Kind.PERSON, (told,)))
    return _give((told,), site.posts.mentions, act.status, _CAREER, act.prefix) if act else None


def _in_a_resume(site: _Site) -> list[_Hold] | None:
    """1983—1984年|某团委书记: the posts of a résumé's line, without a verb."""
    resume = site.careers.resume_at(site.posts.start)
    if resume is None:
        return None
    person, to_this_day = resume
    status = TenureStatus.HELD if to_this_day else TenureStatus.FORMER
    return _give((person,), site.posts.mentions, status, "tenure.resume")


_CAREER = "tenure.career"
_VERB_RULES = frozenset(
    {_CAREER, "tenure.appointed", "tenure.former", "tenure.holds", "tenure.acting", "tenure.dismissed"}
)


def _in_the_list_of_a_verb(site: _Site) -> list[_Hold] | None:
    """曾任甲县县长，|乙县县委书记等职: a list that one verb governs, over commas where 等职 closes it."""
    before = site.said.get(site.index - 1, ())
    if site.before is None or site.before.kind is not Kind.POST or site.close or not before:
        return None
    if before[-1].rule not in _VERB_RULES or _BODY_BETWEEN.fullmatch(site.gap_before) is None:
        return None
    runs_on = before[-1].rule in (_CAREER, "tenure.former") and _LIST_CLOSED.match(site.tail)
    if not (site.gap_before.startswith("、") or runs_on):
        ahead = _END.split(site.text[site.posts.end : site.posts.end + _AHEAD])[0]
        if _patterns().closes_list.search(ahead) is None:
            return None
    return _give(_holders(before), site.posts.mentions, before[-1].status, before[-1].rule)


def _status(site: _Site) -> TenureStatus:
    """The status that the words right before a group of posts tell (原市长某某)."""
    return _status_of(site.posts.mentions[0], site.text)


def _status_of(post: Mention, text: str) -> TenureStatus:
    lead = text[max(0, post.start - 6) : post.start]
    former = _patterns().former_prefix.search(lead) and not lead.endswith("以前")
    if former or fold(post.text).startswith(("原", "前任")):
        return TenureStatus.FORMER
    return TenureStatus.APPOINTED if lead.endswith(office_words().attributes_appointed) else TenureStatus.HELD


def _by_their_words(holds: Sequence[_Hold], text: str) -> list[_Hold]:
    """原县委书记、现任市政协副主席某某: each post of a list with the status that its own words tell."""
    now = [h.post for h in holds if text.endswith(("现任", "时任", "现"), 0, h.post.start)]
    was = [h.post for h in holds if text.endswith("原", 0, h.post.start)]
    return [
        replace(h, status=TenureStatus.HELD if h.post in now else TenureStatus.FORMER) if h.post in (*now, *was) else h
        for h in holds
    ]


def _beside_a_name(site: _Site) -> list[_Hold] | None:
    """某某院士, 某某（市长）: the name directly in front, nobody's title behind it."""
    before = site.before
    if _patterns().proposes.search(site.lead):
        return []
    if before is None or before.kind is not Kind.PERSON:
        return None
    status = _status(site)
    at = site.index - 1
    taken = _is_titled(site.groups, at) or _follows_list(site.groups, at, site.text)
    if site.gap_before == "" and not (site.close and taken):
        return _give(before.mentions[-1:], site.posts.mentions, status, "tenure.name+post")
    return None


def _before_a_name(site: _Site) -> list[_Hold] | None:
    """市长某某, 组长：甲、乙, 主任是某某, 组长由某某担任."""
    by = _by_name(site)
    after = site.after
    if by is not None or after is None or after.kind is not Kind.PERSON:
        return by
    status, posts = _status(site), site.posts.mentions
    if len(after.mentions) > 1 and _patterns().unnamed.search(fold(posts[-1].text)):
        return []  # those who answer for a body, one and all
    if _patterns().addresses.fullmatch(site.gap_after):
        return _by_their_words(_spread(site.posts, after, status), site.text)
    if _NAMES_LISTED.fullmatch(site.gap_after):
        return _give(after.mentions, posts[-1:], status, "tenure.post:names")
    if re.fullmatch(r"(?:是|就是|叫|名叫|系|有)", site.gap_after) and site.text[after.end : after.end + 1] != "的":
        every = site.gap_after in ("是", "有") and all(is_shared(p.title or p.text) for p in posts)
        return _give(after.mentions if every else after.mentions[:1], posts, status, "tenure.post-is-name")
    return None


def _by_name(site: _Site) -> list[_Hold] | None:
    """组长由|某某担任, 书记一职由|副书记某某兼任."""
    after = site.after
    if after is None or _patterns().by.fullmatch(site.gap_after) is None:
        return None
    titled = after.kind is Kind.POST and site.index + 2 < len(site.groups)
    if titled:
        behind = site.groups[site.index + 2]
        if behind.kind is not Kind.PERSON or behind.start != after.end:
            return None
        after = behind
    if after.kind is not Kind.PERSON or not _patterns().by_verb.match(site.text[after.end : after.end + 6]):
        return None
    shared = all(is_shared(p.title or p.text) for p in site.posts.mentions)
    persons = after.mentions if shared else after.mentions[:1]
    return _give(persons, site.posts.mentions, TenureStatus.HELD, "tenure.post-by-name")


def _is_titled(groups: Sequence[_Group], i: int) -> bool:
    """Whether a group of persons has a post right before it."""
    return i > 0 and groups[i - 1].kind is Kind.POST and groups[i - 1].end == groups[i].start


def _follows_list(groups: Sequence[_Group], i: int, text: str) -> bool:
    """Whether a person stands in a list of titled names, so that a post behind is the next name's."""
    return i > 0 and groups[i - 1].kind is Kind.POST and not _END.search(text[groups[i - 1].end : groups[i].start])


def _give(
    persons: Sequence[Mention], posts: Sequence[Mention], status: TenureStatus, rule: str, prefix: str = ""
) -> list[_Hold]:
    """Every person with every post."""
    return [_Hold(p, q, status, rule, prefix if n == 0 else "") for p in persons for n, q in enumerate(posts)]


def _spread(posts: _Group, persons: _Group, status: TenureStatus) -> list[_Hold]:
    """Titles in front of a list of names: all get a title that many share (副…, 委员), one gets a sole one (书记)."""
    found = _give(persons.mentions[:1], posts.mentions, status, "tenure.post+name")
    shared = [p for p in posts.mentions if is_shared(p.title or p.text)]
    if len(persons.mentions) > 1 and posts.mentions[-1] in shared:
        every = len(shared) == len(posts.mentions)
        more = posts.mentions if every else posts.mentions[-1:] if len(posts.mentions) == 1 else ()
        found += [_Hold(p, q, status, "tenure.post+names") for p in persons.mentions[1:] for q in more]
    return found


def is_shared(title: str) -> bool:
    """Whether several may hold a title at a time, so that it goes with a whole list of names behind it."""
    bare = fold(title)
    known = titles()
    rest = _SOLE_SUFFIX.sub("", bare)
    if bare.startswith("名誉"):
        return True
    if "副" in rest and not bare.startswith(("常务副", "第一副")):
        return True
    for cut in range(len(bare)):
        if bare[cut:] in known:
            return known[bare[cut:]].shared
    return False


def _gather(
    gathered: dict[tuple[str, str, bool], Tenure],
    document: Document,
    passage: Passage,
    hold: _Hold,
    entities: Mapping[str, Entity],
    of: Mapping[Mention, str],
) -> None:
    person, post = of[hold.person], entities[of[hold.post]]
    title = post.title
    id = post.id
    if hold.title_prefix and not title.startswith(hold.title_prefix):
        title = hold.title_prefix + title
    organisation = entities[post.organisation] if post.organisation else None
    said = organisation is None or any(
        m.passage == hold.post.passage
        and hold.post.start <= m.start
        and m.end <= hold.post.end
        and m.text == organisation.name
        for m in organisation.mentions
    )
    evidence = evidence_of(document, passage, [hold.person, hold.post], hold.rule, inferred=not said)
    _add(gathered, person, id, title, post.organisation, hold.status, evidence)


_WEIGHT = {
    TenureStatus.HELD: 0,
    TenureStatus.ACTING: 1,
    TenureStatus.APPOINTED: 2,
    TenureStatus.FORMER: 0,
    TenureStatus.ENDED: 1,
}


def _add(
    gathered: dict[tuple[str, str, bool], Tenure],
    person: str,
    post: str,
    title: str,
    organisation: str | None,
    status: TenureStatus,
    evidence: Evidence,
) -> None:
    past = status in (TenureStatus.ENDED, TenureStatus.FORMER)
    key = (person, f"{post} {title}", past)
    known = gathered.get(key)
    if known is None:
        id = stable_id("tenure", person, post, title, "past" if past else "in office")
        gathered[key] = Tenure(id, person, post, title, organisation, status, (evidence,))
        return
    status = max(known.status, status, key=lambda s: _WEIGHT[s])
    gathered[key] = replace(known, status=status, evidence=(*known.evidence, evidence))


def _gather_masthead(
    gathered: dict[tuple[str, str, bool], Tenure],
    document: Document,
    post: MastheadPost,
    title: str,
    resolution: Resolution,
) -> None:
    body = organisation_id(f"《{title}》")
    spans: tuple[Span, ...] = (*post.post_spans, *post.person_spans)
    evidence = evidence_at(document, spans, f"{post.post} {post.person}", "tenure.masthead")
    name = name_key(post.post)
    person = person_id(document, post.person)
    _add(gathered, person, post_id(name, body), name, body, TenureStatus.HELD, evidence)

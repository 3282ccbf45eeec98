"""Persons beside posts -> who holds what: 市长某某, 副主席甲、乙, 某某任书记, 免去某某的局长职务."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lexicon.script import fold
from kg.lexicon.terms import titles
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
from kg.relate.evidence import evidence_at, evidence_of
from kg.resolve.identity import name_key, organisation_id, person_id, post_id, stable_id
from kg.resolve.posts import outermost

# Gaps are matched on text folded to simplified characters, from one mention's end to the next one's start.
_LIST = re.compile(r"[、，,/\s]*(?:和|及|以及|与|暨|并|兼|兼任|并兼任|同时兼任|并任)?")
_TIGHT_LIST = re.compile(r"[、/]?(?:和|及|以及|与|暨|兼|兼任|并兼任|同时兼任)?")
_NAMES = re.compile(r"(?:[（(][^（）()]{1,12}[）)])?(?:、|和|及|以及|与|[ \u3000]*)|、[（(][^（）()]{1,12}[）)]")
_COMRADE = r"(?:同志|先生|女士|等同志|等人)?"
_ASIDE = r"(?:[（(][^（）()]{1,12}[）)])?"
_END = re.compile(r"[。！？；;\n]")
# the verb right before a post, behind the holder's name
_TAKE = re.compile(
    r"(?P<verb>被?当选为|被?当选|被选举为|被?选为|被?推选为|被?推举为|被?公推为|补选为|增选为|连选为|连任为|"
    r"(?:被|受)?任命为|被?委任为|委派为|委为|被?聘任为|被?聘请为|被?聘为|受聘为|提拔为|提升为|晋升为|擢升为|升为|升任|晋升|"
    r"调任|改任|转任|接任|继任|续任|连任|就任|履任|到任|出任|担任|兼任|现任|时任|曾任|原任|历任|前任|先后任|代任|"
    r"暂代|代理|署理|主持|新任|选任|派任|派为|任职为|任|兼|作为|为|以|当)"
    r"(?:中共|过|了)?[“\"]?$"
)
_PAST = re.compile(r"曾任|原任|历任|前任|曾经?(?:先后)?担任|曾兼任|担任过|任过|曾$|曾先后")
_NO_LONGER = re.compile(r"不再(?:担任|兼任|任|兼)|辞去|辞掉|卸任|卸去|免去|免除|撤销|撤消|罢免|被免|停止|解除|不再")
_DISMISS = re.compile(r"免去|免除|撤销|撤消|罢免|停止|解除|革除|接受")
_DISMISS_NEXT = re.compile(r"(?:免去|免除|撤销|撤消|罢免|解除|革除)了?$")  # 免去|王某某|市长职务
_PROPOSED = re.compile(r"拟任|拟提名|提名|拟推荐|推荐|拟聘|候选|拟$|拟为")
_CANDIDATE = re.compile(r"(?:的)?(?:职务)?(?:正式)?(?:候选人|人选|提名人选|候选|提名)")
_FORMER_PREFIX = re.compile(r"(?:原|前任|曾任|前|已故)(?:的)?$")
_BY = re.compile(r"(?:一职)?(?:由|仍由|均由)$")
_BY_VERB = re.compile(r"(?:同志)?(?:担任|兼任|任|出任|充任|代理|接任|继任)")
_REPLACED = re.compile(r"(?:接替|接|代替|替代|顶替|取代|继)$")
_AWARD = re.compile(r"^(?:颁发|授予|发放|颁授)了?$")
# those who are counted and not named: 各单位主要负责人，某公司董事长某某
_UNNAMED = re.compile(r"负责人$|负责同志$|责任人$")
_SOLE_SUFFIX = re.compile(r"^(?:代理|代|第[一二三四五]|常务|执行)*")


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

    A post alone says nothing, nor does ``市领导`` in front of names, nor 拟任 and 人选. Facts that differ in their
    evidence alone are one tenure; an office given up (不再担任, 原) is a tenure apart from the same office held.
    Tenures come in the order of their first evidence; posts on the publication itself (主编)
    come last, at ``《Title》``.
    """
    entities = {e.id: e for e in resolution.entities}
    by_passage: dict[str, list[Mention]] = {}
    for m in mentions:
        by_passage.setdefault(m.passage, []).append(m)
    gathered: dict[tuple[str, str, bool], Tenure] = {}
    for passage in segmentation.passages:
        for hold in passage_holds(passage, by_passage.get(passage.id, ()), resolution.of):
            _gather(gathered, document, passage, hold, entities, resolution.of)
    if segmentation.masthead and segmentation.issue and segmentation.issue.title:
        for post in segmentation.masthead:
            _gather_masthead(gathered, document, post, segmentation.issue.title, resolution)
    return tuple(gathered.values())


def passage_holds(passage: Passage, mentions: Sequence[Mention], of: Mapping[Mention, str]) -> list[_Hold]:
    """The holds of one passage in reading order."""
    relevant = [m for m in mentions if m.kind in (Kind.POST, Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.PROJECT)]
    top = [
        m for m in outermost(sorted(relevant, key=lambda m: (m.start, -m.end))) if m.kind in (Kind.POST, Kind.PERSON)
    ]
    text = fold(passage.text)
    groups = _groups(top, text)
    holders: dict[int, tuple[Mention, ...]] = {}  # group of posts -> its holders, for the clauses that follow
    found: list[_Hold] = []
    for i, group in enumerate(groups):
        if group.kind is not Kind.POST:
            continue
        for hold in _holds_of(groups, i, text, holders):
            if hold.person in of and hold.post in of:
                found.append(hold)
    return found


def _groups(top: Sequence[Mention], text: str) -> list[_Group]:
    """Runs of posts and runs of persons with nothing but list marks between."""
    runs: list[list[Mention]] = []
    for m in top:
        if runs and runs[-1][-1].kind is m.kind:
            gap = text[runs[-1][-1].end : m.start]
            if m.kind is Kind.POST:
                # after a verb (为主任，副市长…) a comma opens a new clause
                before = text[_clause_start(text, runs[-1][0].start) : runs[-1][0].start]
                own = _UNNAMED.search(fold(runs[-1][-1].text))
                marks = _TIGHT_LIST if own or _TAKE.search(before) else _LIST
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


def _holds_of(groups: Sequence[_Group], i: int, text: str, holders: dict[int, tuple[Mention, ...]]) -> list[_Hold]:
    posts = groups[i]
    before = groups[i - 1] if i > 0 else None
    after = groups[i + 1] if i + 1 < len(groups) else None
    gap_before = text[before.end : posts.start] if before else text[max(0, posts.start - 20) : posts.start]
    if before and _END.search(gap_before):
        before = None
        gap_before = re.split(r"[。！？；;\n]", gap_before)[-1]
    gap_after = text[posts.end : after.start] if after else ""
    tail = text[posts.end : posts.end + 8]
    if _CANDIDATE.match(tail):
        return []
    verb = _TAKE.search(gap_before)
    close = after is not None and after.kind is Kind.PERSON and gap_after == ""
    # 任命某某为…, 某某当选为…, 某某不再担任…
    if before is not None:
        taken = _by_verb(groups, i, before, gap_before, tail, text, verb, close, holders)
        if taken is not None:
            return taken
    status, rule = TenureStatus.HELD, "tenure.post+name"
    lead = text[max(0, posts.start - 6) : posts.start]
    former = _FORMER_PREFIX.search(lead)
    if former and not lead.endswith("以前"):
        status = TenureStatus.FORMER
    first = posts.mentions[0].text
    if fold(first).startswith(("原", "前任")):
        status = TenureStatus.FORMER
    if _PROPOSED.search(lead):
        return []
    # name directly in front, nobody directly behind: 某某院士, 某某（市长）
    if before is not None and before.kind is Kind.PERSON:
        bracket = re.fullmatch(r"[（(](?:时任|现任|原)?", gap_before)
        if bracket and text[posts.end : posts.end + 1] in ("）", ")"):
            held = TenureStatus.FORMER if gap_before.endswith("原") else status
            return _give(before.mentions[-1:], posts.mentions, held, "tenure.name+bracket", holders, i)
        own = not close or not (_is_titled(groups, i - 1, text) or _follows_list(groups, i - 1, text))
        if gap_before == "" and own:
            return _give(before.mentions[-1:], posts.mentions, status, "tenure.name+post", holders, i)
    if after is None or after.kind is not Kind.PERSON:
        return []
    if re.fullmatch(r"[\s·]*(?:同志)?", gap_after):
        return _spread(posts, after, text, status, rule, holders, i)
    if re.fullmatch(r"[：:]\s*", gap_after):
        return _give(after.mentions, posts.mentions[-1:], status, "tenure.post:names", holders, i)
    if re.fullmatch(r"(?:是|就是|叫|名叫|系)", gap_after) and not re.match(
        "的", text[after.end : after.end + 1] or " "
    ):
        return _give(after.mentions[:1], posts.mentions, status, "tenure.post-is-name", holders, i)
    if _BY.fullmatch(gap_after) and _BY_VERB.match(text[after.end : after.end + 6]):
        return _give(after.mentions[:1], posts.mentions, status, "tenure.post-by-name", holders, i)
    if gap_after == "的" and verb:
        return _give(after.mentions[:1], posts.mentions, status, "tenure.verb+post+name", holders, i)
    return []


def _is_titled(groups: Sequence[_Group], i: int, text: str) -> bool:
    """Whether a group of persons has a post right before it."""
    return i > 0 and groups[i - 1].kind is Kind.POST and groups[i - 1].end == groups[i].start


def _follows_list(groups: Sequence[_Group], i: int, text: str) -> bool:
    """Whether a person stands in a list of titled names, so that a post behind is the next name's."""
    return i > 0 and groups[i - 1].kind is Kind.POST and not _END.search(text[groups[i - 1].end : groups[i].start])


def _by_verb(
    groups: Sequence[_Group],
    i: int,
    before: _Group,
    gap: str,
    tail: str,
    text: str,
    verb: re.Match[str] | None,
    close: bool,
    holders: dict[int, tuple[Mention, ...]],
) -> list[_Hold] | None:
    """Holds by a verb between holder and post; None where there is no such verb."""
    posts = groups[i]
    if len(gap) > 45:
        return None
    clause = re.split(r"[，,]", gap)[-1]
    ended = _NO_LONGER.search(gap)
    dismissed = (
        before.kind is Kind.PERSON
        and re.fullmatch(rf"{_ASIDE}{_COMRADE}(?:所任|担任|兼任|原任)?的?(?:原任)?", gap) is not None
        and _DISMISS.search(text[max(0, before.start - 12) : before.start]) is not None
        and (gap != "" or _DISMISS_NEXT.search(text[max(0, before.start - 4) : before.start]) is not None)
    )
    if gap.endswith("的") and not dismissed:
        return None
    award = _AWARD.match(gap) and re.match(r"[”\"]?(?:聘书|证书|委任状|任命书)", tail)
    if not (verb or ended or dismissed or award):
        return None
    if (
        verb
        and not award
        and not ended
        and not _names_office(verb["verb"], gap, tail, _election(before, text) or not close)
    ):
        return None
    subject = _subject(groups, i - 1, before, text, holders)
    if subject is None:
        return []
    if _PROPOSED.search(gap) or _PROPOSED.search(text[max(0, subject[0].start - 6) : subject[0].start]):
        return []
    prefix = ""
    if dismissed or (ended and ended.group() != "停止"):
        status, rule = TenureStatus.ENDED, "tenure.dismissed"
    elif _PAST.search(gap) or (verb and verb["verb"] in ("曾任", "原任", "历任", "前任")):
        status, rule = TenureStatus.FORMER, "tenure.former"
    elif verb and verb["verb"] in ("代理", "署理", "暂代", "代任"):
        status, rule = TenureStatus.ACTING, "tenure.acting"
        prefix = "代理" if verb["verb"] == "代理" else ""
    elif verb and verb["verb"] in ("现任", "时任", "作为", "以", "主持"):
        status, rule = TenureStatus.HELD, "tenure.holds"
    else:
        status, rule = TenureStatus.APPOINTED, "tenure.appointed"
    if len(subject) > 1 and "分别" in clause and len(subject) == len(posts.mentions):
        holders[i] = subject
        return [_Hold(p, q, status, rule, prefix) for p, q in zip(subject, posts.mentions, strict=True)]
    return _give(subject, posts.mentions, status, rule, holders, i, prefix)


def _election(person: _Group, text: str) -> bool:
    """Whether the sentence before a person speaks of electing or appointing."""
    return (
        re.search(r"选|任命|推举|批准|决定|聘|委任", text[_clause_start(text, person.start) : person.start]) is not None
    )


def _names_office(verb: str, gap: str, tail: str, free: bool) -> bool:
    """Whether a verb of many uses stands for holding an office here: 选举甲为主任, 甲以市长身份.

    ``free`` tells that no name stands right behind the post, or that an election is spoken of: 为市长某某颁奖 is
    something else.
    """
    if verb == "以":
        return re.match(r"[”\"]?(?:的)?身份", tail) is not None
    if verb == "主持":
        return False
    if verb in ("为", "当"):
        return free and re.fullmatch(rf"{_ASIDE}{_COMRADE}[^，,]{{0,12}}[为当][“\"]?", gap) is not None
    return True


def _subject(
    groups: Sequence[_Group], i: int, before: _Group, text: str, holders: Mapping[int, tuple[Mention, ...]]
) -> tuple[Mention, ...] | None:
    """The persons that a verb speaks of: those right before it, or the holders of the list of posts before."""
    if before.kind is Kind.POST:
        return holders.get(i)
    if _REPLACED.search(text[max(0, before.start - 3) : before.start]):
        for j in range(i - 1, -1, -1):
            if groups[j].kind is Kind.PERSON and not _END.search(text[groups[j].end : before.start]):
                return groups[j].mentions
        return None
    return before.mentions


def _give(
    persons: Sequence[Mention],
    posts: Sequence[Mention],
    status: TenureStatus,
    rule: str,
    holders: dict[int, tuple[Mention, ...]],
    i: int,
    prefix: str = "",
) -> list[_Hold]:
    holders[i] = tuple(persons)
    return [_Hold(p, q, status, rule, prefix if n == 0 else "") for p in persons for n, q in enumerate(posts)]


def _spread(
    posts: _Group,
    persons: _Group,
    text: str,
    status: TenureStatus,
    rule: str,
    holders: dict[int, tuple[Mention, ...]],
    i: int,
) -> list[_Hold]:
    """Titles in front of a list of names: all get a title that many share (副…, 委员), one gets a sole one (书记)."""
    found = _give(persons.mentions[:1], posts.mentions, status, rule, holders, i)
    shared = [p for p in posts.mentions if is_shared(p.title or p.text)]
    if len(persons.mentions) > 1 and posts.mentions[-1] in shared:
        every = posts.mentions if len(shared) == len(posts.mentions) else ()
        more = every or posts.mentions[-1:] if len(posts.mentions) == 1 or every else ()
        holders[i] = persons.mentions if more else holders[i]
        found += [_Hold(p, q, status, "tenure.post+names") for p in persons.mentions[1:] for q in more]
    return found


def is_shared(title: str) -> bool:
    """Whether several may hold a title at a time, so that it goes with a whole list of names behind it."""
    bare = fold(title)
    known = titles()
    rest = _SOLE_SUFFIX.sub("", bare)
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

"""Posts -> title without organisation, and the organisation: nested, taken over from the list, or implied."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.lexicon.organs import departments, is_plain_unit, national_offices, officeless
from kg.lexicon.places import gazetteer
from kg.lexicon.script import fold
from kg.lexicon.terms import national_organisations, title_prefixes, titles
from kg.model import Kind, Mention, Passage
from kg.resolve.bodies import RANKED, SENTENCE_END, Said, electing_body, founded_body, heads, led_body, named_body
from kg.resolve.headships import head_of, note_government, read_headship
from kg.resolve.house import house_called, house_post
from kg.resolve.organisations import committee, defined_short_form, read_organisation, region_in_full, seat_of
from kg.resolve.scope import Reading, Scope, division, level_of

# what may stand between two posts of one list, or two organs of one
_LISTED = re.compile(r"[、，,/和及与與暨兼并並\s]*(?:兼任|并兼任|同时兼任|以及)?")
# between an organisation and a post that is its: 的, 的首任, 年轻的
_LINK = re.compile(r"[^、，,：:。；]{0,5}的(?:首任|首位|第.任|历任|现任|时任|前任|原|前)?|首任|首位|第.任|现任|时任|原")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)年")
_ASIDE = 30  # characters of a bracket before a post in it
_PARTY_BODY = re.compile(r"(?<!直属)(?<!直属机关)(?:机关)?(?:党委|党组|党工委|党总支|党支部|党委会|书记处)$")
# divisions, whose party committee is an organisation by itself and not a part of the title as in an enterprise
_PARTY_AREA = re.compile(r"[乡镇]$")
# in front of a title and no part of it
_NOISE = re.compile(
    r"^[^\w“”‘’]*(?:首任|首位|新一任|第.{1,3}[任届]|现任|新任|时任|前任|末任|继任|卸任|民选|官派|原(?![子料油野告])|前(?![线敌沿台]))?的?"
)
_PREFIX = re.compile(r"(代理|代|第[一二三]|常务)?$")
_PUPPET = ("伪", "偽", "僞")  # in front of the head of a division under occupation, whose government is another
_MISSION = re.compile(r"^(?P<where>.*驻.+?)(?P<title>(?:特命全权)?(?P<kind>总领事|大使|领事|公使))$")
_ENVOY = re.compile(r"(?P<seat>驻.+?|.*?)(?P<title>(?:特命全权)?(?:总领事|大使))")
_UNMARKED = re.compile(r"(?:^|[^\w])(\w{2,10}(?:科|系|处|室|股|车间|部))$")
_DOUBLED = re.compile(r"(?P<org>.{2,}(?P<unit>[厅厂院校所站社团局处科部队馆连营]))长$")
_SPEAKER = re.compile(r"(?:代理|代)?副?[议議][长長]")
_PROVINCE_CHAIR = re.compile(r"省(?:政府)?(?P<title>(?:代理|代|副)*主席)")
_COUNCILLOR = re.compile(r"(?P<where>[㐀-鿿]{2,6})?(?P<level>[省市县])(?P<council>参?议)员")
_ARMY_POST = re.compile(r"[军师旅团营](?P<title>(?:代理|副)?(?:政委|政治委员|参谋长|司令员|政治部主任|后勤部长))")
_BRANCH = re.compile(r"[总分本](?:校|院|社|会(?!计)|行|厂|店|部|馆|站)(?!长)(?=.{2})")
_SHORT_UNIT = 4  # characters of a name that tell not enough of whose it is
_PARTY_TITLE = re.compile(r"(?:代理|代|第[一二三四]|常务|副)*书记|常委|常务委员")
_HONOURS = ("院士", "学部委员")  # the academy is not where their holders work
_DELIBERATIVE = re.compile(r"政治协商会议.*委员会|人民代表大会常务委员会|协会|联合会|学会|商会|工会|委员会$")
_HOUSE = re.compile(
    r"(?:医院|大学|学院|学校|中学|小学|公司|集团|厂|局|厅|中心|办公室|研究所|研究院|银行|院|站|部|处|馆|社|报)$"
)
_HOUSE_TITLE = re.compile(
    r".*(?:校长(?:助理)?|党委书记|党委副书记|党总支书记|党总支副书记|党支部书记|党支部副书记|党委常委|党委委员|纪委书记|纪委副书记|总经理|董事长|副董事长|总裁|总工程师|总会计师"
    r"|总经济师|工会主席|团委书记|校务委员|教务长|总务长|厂长)$"
)
_UNIT = re.compile(r"(?:常务|第一|副|总)*(.{0,1}[厂院校所站社团组局处科部行队台馆会店矿场库段园连营班排乡镇])长$")


@dataclass(frozen=True, slots=True)
class PostReading:
    """A post's words without organisation, and the organisation's full name where it is certain."""

    title: str
    organisation: str | None
    rule: str
    inferred: bool


def read_passage(
    passage: Passage, mentions: Sequence[Mention], scope: Scope
) -> tuple[dict[Mention, Reading], dict[Mention, PostReading]]:
    """What the organisations and the posts of one passage stand for; relative forms that stay open are left out.

    ``mentions`` are the passage's, in any order; ``scope`` is the passage's own and is used up.
    """
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    top = outermost(ordered)
    inside: dict[Mention, list[Mention]] = {t: [] for t in top}
    printed = [(y.end(), int(y.group(1))) for y in _YEAR.finditer(passage.text)] if scope.undated else []
    i = 0
    for m in ordered:
        while top[i].end <= m.start:
            i += 1
        if m is not top[i] and m.end <= top[i].end:  # what crosses another's end is left out
            inside[top[i]].append(m)
    orgs: dict[Mention, Reading] = {}
    posts: dict[Mention, PostReading] = {}
    following = dict(pairwise(top))
    said = Said()
    previous: list[Mention] = []
    end = 0
    for m in top:
        gap = passage.text[end : m.start]
        while printed and printed[0][0] <= m.start:
            scope.year = printed.pop(0)[1]
        if SENTENCE_END.search(gap):
            said.next_sentence()
            scope.institution = None
        if "\n" in gap:
            scope.deciding = {}
        if not _continues(gap, previous):
            if not _is_next_office(m, gap, previous):
                scope.regions = {}
            scope.current, scope.party = None, None
            said.last = None
        if (
            previous
            and previous[-1].kind is Kind.PERSON
            and m.kind is Kind.POST
            and not _same_house(m, gap, said.last, scope)
        ):
            said.last = None
        if previous and previous[-1].kind is Kind.PLACE and m.kind is Kind.POST and _GIVES_THERE.fullmatch(gap):
            _note_area(previous[-1], scope)
        scope.beside = _beside(previous[-1], orgs, scope) if previous and gap == "" else None
        if m.kind is Kind.ORGANISATION:
            _note_organisation(m, passage, orgs, scope, said)
        elif m.kind is Kind.PLACE:
            _note_place(m, scope)
        for child in inside[m]:
            if child.kind is Kind.ORGANISATION and m.kind is not Kind.POST:
                reading = read_organisation(child.text, scope)
                if reading:
                    orgs[child] = reading
        if m.kind is Kind.POST:
            if gap in ("，", ",") and previous and _opens_clause(m, passage, previous, following.get(m)):
                said.last = None
            scope.house = _house_of(said.last, scope)
            scope.listed = _body_of_units(said.last)
            scope.zone = said.last if _ZONE.search(said.last or "") else None
            nested = outermost([c for c in inside[m] if c.kind is Kind.ORGANISATION])
            institution = scope.institution
            for child in nested:
                _note_organisation(child, passage, orgs, scope, said, named=False)
            honour = fold(m.text).endswith(_HONOURS)
            if honour:
                scope.institution = institution
            for child in inside[m]:
                if child.kind is Kind.ORGANISATION and child not in nested:
                    reading = read_organisation(child.text, scope)
                    if reading:
                        orgs[child] = reading
            place = next((c for c in inside[m] if c.kind is Kind.PLACE and c.start == m.start), None)
            found = _read_post(m, nested, place, orgs, posts, passage, previous, gap, scope, said)
            led = led_body(m, passage, previous, following, scope) if not nested else None
            if led and found.rule != "post.officeless":
                found = PostReading(found.title, led, "post.body-led", True)
            posts[m] = found
            for child in inside[m]:
                if child.kind is Kind.POST:
                    posts[child] = found
            if found.organisation:
                said.last = found.organisation
            if found.organisation and not honour and not _is_aside(m, passage):
                base = RANKED.sub("", fold(found.title))
                said.by_title[base] = found.organisation
                if gap.endswith(_CONFERS):
                    said.conferred[base] = found.organisation
                if not said.organisations or said.organisations[-1] != found.organisation:
                    said.organisations.append(found.organisation)
        previous.append(m)
        end = m.end
    return orgs, posts


def _is_aside(m: Mention, passage: Passage) -> bool:
    """Whether a post stands in a bracket behind a name: another post of the same person (甲（县委办公室主任）)."""
    before = fold(passage.text[max(0, m.start - _ASIDE) : m.start])
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _opens_clause(m: Mention, passage: Passage, previous: Sequence[Mention], after: Mention | None) -> bool:
    """Whether a titled name opens a clause behind one whose post a verb gave: 甲兼任丙局局长，|副书记乙…."""
    taken = len(previous) > 1 and previous[-1].kind is Kind.POST and previous[-2].kind is Kind.PERSON
    return (
        taken
        and previous[-2].end < previous[-1].start
        and after is not None
        and after.kind is Kind.PERSON
        and after.start == m.end
        and not SENTENCE_END.search(passage.text[previous[-2].end : m.start])
    )


def _house_of(last: str | None, scope: Scope) -> str | None:
    """The institution whose bodies a post can name bare: the list's, else the publication's own."""
    if last is None:
        return scope.home.organisation
    if scope.house and last.startswith(scope.house):
        return scope.house
    if seat_of(last) or fold(last).startswith("中共") or not _HOUSE.search(fold(last)):
        return None
    return last


# a department or a bureau of a province, a city, and one of its own units behind
_BODY_AND_UNIT = re.compile(
    r"(?P<body>.*?(?:[省市县州盟旗区](?!.{0,2}[省市县州盟旗]).{1,8}(?:厅|委员会|局)|[国委员](?:院|会).{1,8}部|公司|大学|医院|学院))"
    r"(?P<unit>(?!(?<=委员会)办公室).{2,10}(?:处|室|科|部|中心|局|队|站|所|院|系|股|小组))$"
)
_DEPARTMENT_ABOVE = re.compile("[省区].{1,12}厅$")
_COMMITTEE_END = re.compile(r"委(?:员会|員會)$")
_REVCOM = re.compile(r"(?:革委会|革命委员会)(?:(?:党的)?核心(?:领导)?小组)?$")


def _body_of_units(last: str | None) -> str | None:
    """The body that the list's last unit is of (省公安厅|刑侦局), or that can have an office itself: 省委, 市政府."""
    revcom = _REVCOM.search(fold(last)) if last else None
    if last and revcom:
        return re.sub(r"(?:党的)?核心(?:领导|領導)?小[组組]$", "", last)
    if last and seat_of(last):
        return _COMMITTEE_END.sub("委", last) if last.startswith("中共") else last
    if last and (_DEPARTMENT_ABOVE.search(fold(last)) or (last in national_organisations() and last.endswith("部"))):
        return last
    found = _BODY_AND_UNIT.match(fold(last)) if last else None
    return last[: found.end("body")] if last and found else None


_BODY_IN_A_HOUSE = re.compile(r"(?<=..)(?:工会|纪委|团委|妇联)$")
_BODY_TITLE = re.compile(r"主席|书记|主任|委员|常委|常务委员|部长")


def _listed_body(last: str, bare: str) -> str:
    """The body of a list's next post: behind 工会主席 the 总会计师 is the company's again."""
    body = _BODY_IN_A_HOUSE.search(fold(last))
    if body is None or _BODY_TITLE.fullmatch(RANKED.sub("", bare)) or not _HOUSE.search(fold(last[: body.start()])):
        return last
    return last[: body.start()]


_ZONE = re.compile(r"(?:[^市县]区|园|街道)$")
_PROMOTION = 4  # characters of a verb between the office left and the next one: 调整为
_GIVES_THERE = re.compile(r"(?:担|出|历|先后|调|挂职|兼|曾)*任|工作[，,]任")  # 赴甲省|任
_DECIDES = ("决定", "决議", "决议", "批准", "研究决定", "研究，决定", "同意", "任命")
_CONFERS = ("为", "任", "选", "為")  # what a verb ends with that gives a post


def outermost(ordered: Sequence[Mention]) -> list[Mention]:
    """Mentions that lie in no other of ``ordered``, which is sorted by start, then by falling end."""
    top: list[Mention] = []
    for m in ordered:
        if not top or m.start >= top[-1].end:
            top.append(m)
    return top


def _continues(gap: str, previous: Sequence[Mention]) -> bool:
    """Whether a mention belongs to the list of the one before: behind a person only after 、."""
    if not previous:
        return True
    if previous[-1].kind is Kind.PERSON:
        return gap in ("、", "和", "及", "与", "")
    return previous[-1].kind in (Kind.POST, Kind.ORGANISATION, Kind.PLACE) and _LISTED.fullmatch(gap) is not None


def _is_next_office(m: Mention, gap: str, previous: Sequence[Mention]) -> bool:
    """Whether a verb gives another post to the holder of the one before: 任甲省委副部长，2016年任|省委部长."""
    posts = m.kind is Kind.POST and bool(previous) and previous[-1].kind is Kind.POST
    return posts and gap.endswith(_CONFERS) and SENTENCE_END.search(gap) is None


def _same_house(m: Mention, gap: str, last: str | None, scope: Scope) -> bool:
    """Whether a post that follows a titled name after 、 can be one of the body before: X公司董事长甲、总经理乙."""
    if last is None or gap not in ("、", "和", "及", "与"):
        return False
    own = scope.home.organisation
    title = fold(m.title or m.text)
    if own is not None and not last.startswith(own) and not _HOUSE_TITLE.match(fold(m.text)):
        return heads(title, last) and not heads(title, own)  # behind a guest's title the unit is one's own
    unit = _UNIT.fullmatch(fold(m.text))
    return unit is None or fold(last).endswith(unit.group(1)[-1])


def _beside(before: Mention, orgs: Mapping[Mention, Reading], scope: Scope) -> str | None:
    """The place that a mention is, or that it begins with; the house that it stands for (我院|保卫处)."""
    if before.kind is Kind.PLACE:
        return scope.full(before.text) or before.text
    if before in orgs and orgs[before].rule == "org.house":
        return orgs[before].name
    if before.kind is Kind.ORGANISATION:
        return next(
            (before.text[:n] for n in range(min(8, len(before.text)), 1, -1) if scope.full(before.text[:n])), None
        )
    return None


def _note_area(m: Mention, scope: Scope) -> None:
    """The place that somebody goes to for an office is that of its list: 赴甲省|任省委常委."""
    full = scope.full(m.text)
    if full and level_of(full):
        scope.regions[level_of(full)] = full


def _note_place(m: Mention, scope: Scope) -> None:
    full = scope.full(m.text) or m.text
    level = level_of(full)
    if level:
        scope.seen[level] = full


def _note_organisation(
    m: Mention, passage: Passage, orgs: dict[Mention, Reading], scope: Scope, said: Said, *, named: bool = True
) -> None:
    body = _PARTY_BODY.search(fold(m.text)) if not named else None
    scope.in_post = not named
    reading = read_organisation(m.text, scope)
    if reading is None and body and body.start() > 0:
        reading = read_organisation(m.text[: body.start()], scope)  # the post's own body goes to its title
    scope.in_post = False
    if reading is None:
        return
    reading = _of_its_founder(reading, m, passage, scope)
    orgs[m] = reading
    note_government(reading, scope)
    if reading.region:
        level = level_of(reading.region)
        if level and named and reading.sort and passage.text.startswith(_DECIDES, m.end):
            scope.deciding[level] = reading.region
        if level:
            scope.regions[level] = scope.seen[level] = reading.region
        scope.current = reading.region
    party = committee(reading)
    if party or reading.sort:
        scope.party = party
    if not reading.sort and _HOUSE.search(fold(reading.name)):
        scope.institution = reading.name
    if not reading.sort:
        scope.bodies.note(reading.name)
    if named:
        said.organisations.append(reading.name)
    short = defined_short_form(passage.text, m.end)
    if short:
        scope.longer.setdefault(short, m.text)
    scope.recent = (*scope.recent[-7:], reading.name)
    if named:
        scope.named = (*scope.named[-7:], reading.name)


# 县成立|某委员会: whose it is says the division that sets it up
_FOUNDER = re.compile(r"(?:^|[，。；\n])全?([省市县区州旗])(?:委|政府|革委会)?(?:决定)?(?:成立|建立|设立|组建)了?$")
_FOUNDED_BODY = re.compile("(?:委员会|领导小组|指挥部)$")
_FOUNDER_REACH = 14  # characters


def _of_its_founder(reading: Reading, m: Mention, passage: Passage, scope: Scope) -> Reading:
    """The reading of a body named bare with the division that founds it in front."""
    folded = fold(m.text)
    bare = reading.name == m.text or reading.name == f"{scope.home.place}{m.text}"  # what is at home otherwise
    if not bare or not _FOUNDED_BODY.search(folded) or _leading_place(folded):
        return reading
    founder = _FOUNDER.search(fold(passage.text[max(0, m.start - _FOUNDER_REACH) : m.start]))
    where = division(founder[1], scope) if founder else None
    return replace(reading, name=where + m.text, rule="org.founder", inferred=True) if where else reading


def _leading_place(folded: str) -> bool:
    """Whether a name begins with a division, in full or short, or is of the whole nation."""
    return folded.startswith(("中国", "全国", "中共")) or any(gazetteer().find(folded[:n]) for n in range(2, 8))


def _read_post(
    m: Mention,
    nested: Sequence[Mention],
    place: Mention | None,
    orgs: dict[Mention, Reading],
    posts: Mapping[Mention, PostReading],
    passage: Passage,
    previous: Sequence[Mention],
    gap: str,
    scope: Scope,
    said: Said,
) -> PostReading:
    folded = fold(m.text)
    mission = _MISSION.match(folded)
    if mission:
        where, title = m.text[: mission.end("where")], m.text[mission.start("title") :]
        kind = "总领事馆" if "总领事" in title or "總領事" in title else "大使馆"
        body = None if where.startswith("驻") or "联合国" in where else where + kind
        return PostReading(title, body, "post.mission", True)
    envoy = _ENVOY.fullmatch(folded)
    if envoy:
        sender = _sender(passage.text[max(0, m.start - 12) : m.start], envoy["seat"], scope)
        if sender:
            kind = "总领事馆" if "总领事" in folded else "大使馆"
            return PostReading(m.text[envoy.start("title") :], sender + kind, "post.mission", True)
    if nested:
        return _with_nested(m, nested, orgs, scope, said)
    head = read_headship(m.text, previous, gap, scope)
    if head and passage.text.endswith(_PUPPET, 0, m.start):
        return PostReading(passage.text[m.start - 1] + head[0], None, "post.puppet", False)
    if head:
        return PostReading(*head, "post.headship", True)
    text = m.text
    plain = _NOISE.sub("", text)
    councillor = _COUNCILLOR.fullmatch(fold(plain))
    if councillor:
        return PostReading(plain, _council(plain, councillor, scope), "post.council", True)
    army = _ARMY_POST.fullmatch(folded)
    if army:
        return PostReading(text[army.start("title") :], None, "post.army-unit", False)
    doubled = _DOUBLED.fullmatch(fold(plain))
    if doubled and not _UNIT.fullmatch(fold(plain)):
        return _of_own_unit(plain, doubled, scope, said)
    if place:
        rest = text[place.end - m.start :]
        full = scope.full(place.text) or place.text
        if _PARTY_TITLE.fullmatch(fold(rest)) and level_of(full):
            return PostReading(rest, f"中共{full}委员会", "post.place+party-title", True)
        if rest:
            return PostReading(rest, None, "post.place+title", False)
    branch = _BRANCH.match(folded)
    if branch:
        return PostReading(text[branch.end() :], _branch(text[: branch.end()], scope), "post.branch", True)
    house = house_post().match(folded)
    if house:
        org = house_called(house["house"], scope) or said.last
        return PostReading(text[house.end("house") :], org, "post.house", True)
    title = _own_title(text, folded, scope)
    bare = fold(title)
    national = _of_the_state(RANKED.sub("", bare), passage, previous, gap, scope)
    if national:
        return PostReading(title, national, "post.national", True)
    if RANKED.sub("", bare) in officeless() or bare in officeless():
        return PostReading(title, _academy(bare, said), "post.officeless", False)
    adjacent = _adjacent(m, previous, gap, orgs, passage)
    if adjacent:
        return PostReading(title, adjacent, "post.organisation-before", True)
    unnamed = _unknown_body(text, folded)
    if unnamed:
        return PostReading(text[unnamed:], text[:unnamed], "post.unknown-body", False)
    listed = _listed_behind(previous, gap, posts, passage)
    if listed:
        return PostReading(title, listed, "post.list-behind", True)
    unmarked = _unmarked_unit(m, passage, previous, scope)
    if unmarked:
        return PostReading(title, unmarked, "post.unit-unmarked", True)
    if said.last:
        return PostReading(title, _listed_body(said.last, bare), "post.list", True)
    base = RANKED.sub("", bare)
    verb = gap.endswith(_CONFERS)
    body = (verb and said.conferred.get(base)) or said.by_title.get(base)
    if body and (base != bare or (verb and body in said.organisations)):
        return PostReading(title, body, "post.deputy-of", True)
    if bare in ("秘书长", "委员", "常委", "常务委员") and said.organisations:
        last = said.organisations[-1]
        if _DELIBERATIVE.search(fold(last)):
            return PostReading(title, last, "post.same-body", True)
    promoted = _promoted_in(bare, previous, gap, posts)
    if promoted:
        return PostReading(title, promoted, "post.same-body", True)
    elected = electing_body(m, bare, previous, gap, passage, scope)
    if elected:
        return PostReading(title, elected, "post.congress", True)
    founded = founded_body(bare, previous, m, orgs, passage)
    if founded:
        return PostReading(title, founded, "post.body-founded", True)
    unit = named_body(bare, said) if _begins_alone(m, passage) else None
    if unit:
        return PostReading(title, unit, "post.unit-before", True)
    branch_body = bare.startswith(_BRANCH_BODIES) and _last_house(said, scope)
    if branch_body:
        return PostReading(title, branch_body, "post.party-body", True)
    if scope.home.organisation and (_HOUSE_TITLE.match(bare) or heads(bare, scope.home.organisation)):
        return PostReading(title, scope.home.organisation, "post.home-organisation", True)
    if bare.startswith(("党组", "党委")) and (named := _last_house(said, scope)):
        return PostReading(title, named, "post.party-body", True)
    if at_home := _in_taiwan(bare, title, scope):
        return PostReading(*at_home, "post.of-taiwan", True)
    return PostReading(title, None, "post.bare", False)


def _in_taiwan(bare: str, title: str, scope: Scope) -> tuple[str, str] | None:
    """Title and body of heads that a publication of Taiwan names bare: 議長 of its own council, 省|主席."""
    province, place = scope.home.province, scope.home.place
    if not province or not fold(province).startswith("台湾"):
        return None
    if place and level_of(place) and _SPEAKER.fullmatch(bare):
        return title, place + ("議會" if scope.traditional else "议会")
    if chair := _PROVINCE_CHAIR.fullmatch(bare):
        return title[chair.start("title") :], province + "政府"
    return None


def _branch(word: str, scope: Scope) -> str | None:
    """The body that 分校 or 总部 stands for: the home's own, else the one named last that ends so."""
    named = (scope.home.organisation, *reversed(scope.recent))
    return next((name for name in named if name and name.endswith(word)), None)


def _council(text: str, councillor: re.Match[str], scope: Scope) -> str | None:
    """县|议员: the council of the division."""
    where, level = councillor["where"] or "", councillor["level"]
    area = scope.full(text[: councillor.end("level")]) if where else division(level, scope)
    council = text[slice(*councillor.span("council"))]
    return f"{area}{council}{'會' if scope.traditional else '会'}" if area else None


def _of_own_unit(text: str, doubled: re.Match[str], scope: Scope, said: Said) -> PostReading:
    """财政|局长: the head of the unit that the title ends with, which is open where nothing tells whose it is."""
    unit, title = text[: doubled.end("org")], text[doubled.start("unit") :]
    reading = read_organisation(unit, scope)
    if reading and (reading.rule != "org.printed" or len(unit) > _SHORT_UNIT or fold(unit) in national_organisations()):
        return PostReading(title, reading.name, "post.doubled-unit", True)
    named = next((name for name in reversed(said.organisations) if name.endswith(unit)), None)
    return PostReading(title, named, "post.doubled-unit", True)


def _promoted_in(bare: str, previous: Sequence[Mention], gap: str, posts: Mapping[Mention, PostReading]) -> str | None:
    """The body of the party office right before that somebody leaves for another one of the same party body."""
    before = posts.get(previous[-1]) if previous else None
    if before is None or not (gap.endswith(_CONFERS) and len(gap) <= _PROMOTION) or not _PARTY_TITLE.fullmatch(bare):
        return None
    return before.organisation if fold(before.title).startswith(("党", "书记", "副书记", "常委")) else None


def _last_house(said: Said, scope: Scope) -> str | None:
    """The body that the sentence named last, where it is an institution and no main organ."""
    return _house_of(said.organisations[-1], scope) if said.organisations else None


def _sender(before: str, seat: str, scope: Scope) -> str | None:
    """法国驻上海 out of what stands before 总领事 and what the post holds; None where no country is named."""
    text = before + seat
    at = text.rfind("驻")
    if at < 2 or len(text) - at > 8 or "联合国" in text[at:] or re.search(r"[^\w]", text[at:]):
        return None
    names = (text[at - n : at] for n in range(8, 1, -1) if at >= n)
    country = next((name for name in names if name == "中国" or scope.abroad(name)), None)
    return country + text[at:] if country else None


def _unmarked_unit(m: Mention, passage: Passage, previous: Sequence[Mention], scope: Scope) -> str | None:
    """A unit of the institution just named that no mention marks: 某医院…，麻醉科|主任."""
    start = max(previous[-1].end if previous else 0, m.start - 12)
    found = _UNMARKED.search(passage.text[start : m.start])
    if found is None:
        return None
    scope.in_post = True
    reading = read_organisation(found.group(1), scope)
    scope.in_post = False
    return reading.name if reading and reading.rule == "org.unit-of-institution" else None


def _with_nested(
    m: Mention, nested: Sequence[Mention], orgs: dict[Mention, Reading], scope: Scope, said: Said
) -> PostReading:
    first, last = nested[0], nested[-1]
    before = m.text[: first.start - m.start]
    rest = m.text[last.end - m.start :].removeprefix("的").strip('“”"')
    prefix = _PREFIX.search(fold(before))
    if fold(first.text).endswith("中"):
        rest = _OF_THE_SCHOOL.sub("", rest)  # 甲市一中|校|党支部书记
    title = (prefix.group() if prefix else "") + rest
    folded_org = fold(first.text)
    if _UNIT_HEAD.match(fold(rest)):
        unit = re.search(r"[大中小支总分]队$|.$", folded_org)
        title = (first.text[unit.start() :] if unit else "") + title
    title = _NOISE.sub("", title) or title
    head = head_of(rest, scope)
    if head:  # 国民党|某县长: the county's, not the party's
        return PostReading(*head, "post.headship", True)
    reading = orgs.get(first)
    body = _PARTY_BODY.search(folded_org)
    if body and not (reading and reading.sort == "party"):
        title = first.text[body.start() :] + title
        base = first.text[: body.start()]
        if fold(base) == "自治区":  # of a province that is none: open
            return PostReading(title, None, "post.open-organisation", False)
        if base and _PARTY_AREA.search(fold(base)):
            name = reading.name if reading else region_in_full(base, scope) + first.text[body.start() :]
            return PostReading(title.removeprefix(body.group()), name, "post.nested", True)
        if not base:
            org = said.last or scope.home.organisation or scope.institution
            if body.group() == "书记处":
                org = org or said.by_title.get("书记")
            elif org is None:
                org = _last_house(said, scope)
            if org and body.group() == "书记处":
                org = re.sub(r"政治局(?:常务委员会|常委会)?$", "", org)
            return PostReading(title, org, "post.party-body", True)
        if body.group() == "书记处" and fold(base).endswith("中央"):  # a body of its own, unlike a province's
            above = "中共中央" if fold(base) in ("中央", "党中央") else base
            return PostReading(title[len(body.group()) :], above + first.text[body.start() :], "post.party-body", True)
        if base == "中央":
            return PostReading(title, "中共中央", "post.party-body", True)
        if reading and body.group() != "书记处" and reading.name.endswith(body.group()):
            return PostReading(title, reading.name.removesuffix(body.group()), "post.party-body", reading.inferred)
        own = read_organisation(base, scope)
        if own and own.rule == "org.printed":
            return PostReading(title, region_in_full(base, scope), "post.party-body", own.inferred)
        return PostReading(title, own.name if own else None, "post.party-body", bool(own and own.inferred))
    if reading is None:
        return PostReading(title, None, "post.open-organisation", False)
    if reading.rule == "org.house-body" and folded_org in _BODIES_IN_TITLES:
        return PostReading(first.text + title, reading.name.removesuffix(first.text), "post.house", True)
    department = _department_in(title)
    if department:
        above = committee(reading) or reading.name
        return PostReading(title[len(department) :], above + department, "post.department", reading.inferred)
    name, inferred = reading.name, reading.inferred
    house = scope.home.organisation
    if house and name == house + first.text and _of_a_firm(rest) and not heads(fold(rest), house):
        name = first.text  # a guest's: no school has a 总经理
    if _CUT_SHORT.match(fold(rest)) and not _ENDS_BODY.search(fold(name)):
        name += rest[0]  # 某省财政|厅长
    if reading.sort == "congress" and fold(name).endswith("人民代表大会") and not fold(rest).endswith("代表"):
        name, inferred = name + ("常務委員會" if scope.traditional else "常务委员会"), True
    return PostReading(title, name, "post.nested", inferred)


def _of_a_firm(title: str) -> bool:
    """Whether a title is one of companies only."""
    return heads(fold(title), "公司") and not heads(fold(title), "中心")


def _unknown_body(text: str, folded: str) -> int:
    """Where a title begins behind words that end like a body's name and that no rule knows (长办|主任); else 0."""
    for at in range(2, len(text) - 1):
        head = RANKED.sub("", folded[at:])
        if head in titles() and titles()[head].use == "free":
            known = folded[:at] in title_prefixes() or _PARTY_WORDS.search(folded[:at])
            return at if folded[at - 1] in _BODY_ENDS and not known else 0
    return 0


def _department_in(title: str) -> str:
    """The department that a title begins with, behind the body that it is of: 省委|农村工作部|副部长; empty if none."""
    folded = fold(title)
    for end in range(len(title) - 2, 2, -1):
        head = RANKED.sub("", folded[end:])
        if (head in titles() or _HEAD.fullmatch(head)) and (
            folded[:end] in departments() or (is_plain_unit(folded[:end]) and folded[end - 1] in _UNIT_ENDS)
        ):
            return title[:end]
    return ""


def _own_title(text: str, folded: str, scope: Scope) -> str:
    """市总河长 -> 总河长, 某国总理 -> 总理: without a level word that is not the headship's own, or a country."""
    country = next((n for n in range(2, len(text) - 1) if scope.abroad(text[:n]) and folded[n:] in officeless()), 0)
    if country:
        return text[country:]
    stripped = re.match(r"(?:原|前任|前|时任|现任)?[省市县区州](?=总?[河林链]长|级)", folded)
    if stripped and not folded[stripped.end() :].startswith("级"):
        return text[stripped.end() :]
    return _NOISE.sub("", text) or text


def _of_the_state(base: str, passage: Passage, previous: Sequence[Mention], gap: str, scope: Scope) -> str | None:
    """The body of an office of the state that is named bare (总理), where the passage names no other country."""
    office = next((o for o in national_offices() if o.title == base and o.holds_in(scope.year)), None)
    if office is None or scope.traditional or (gap == "" and previous and previous[-1].kind is Kind.ORGANISATION):
        return None
    return None if scope.overseas() else office.body


def _academy(bare: str, said: Said) -> str | None:
    if "院士" in bare and said.last and re.search(r"(?:科学院|工程院|研究院)$", fold(said.last)):
        return said.last
    return None


def _adjacent(
    m: Mention, previous: Sequence[Mention], gap: str, orgs: dict[Mention, Reading], passage: Passage
) -> str | None:
    """An organisation right before the post, or right before the name that the post follows (X局张某局长)."""
    if not previous:
        return None
    before = previous[-1]
    if before.kind is Kind.PERSON and gap == "" and len(previous) > 1:
        at = len(previous) - 1
        while at > 1 and _listed_names(previous[at - 1], previous[at], passage):
            at -= 1  # 某局|甲、乙|局长
        before, other = previous[at], previous[at - 1]
        if other.kind is Kind.ORGANISATION and other.end == before.start and other in orgs:
            return orgs[other].name
        return None
    if before.kind is Kind.ORGANISATION and before in orgs and (gap == "" or _LINK.fullmatch(gap)):
        return orgs[before].name
    return None


def _listed_behind(
    previous: Sequence[Mention], gap: str, posts: Mapping[Mention, PostReading], passage: Passage
) -> str | None:
    """The body of the title before in a list of names with their titles behind: X校甲校长、乙|副校长."""
    if gap or len(previous) < 3:
        return None
    first, title, name = previous[-3:]
    behind = [m.kind for m in (first, title, name)] == [
        Kind.PERSON,
        Kind.POST,
        Kind.PERSON,
    ] and first.end == title.start
    if not behind or passage.text[title.end : name.start] not in ("、", "和", "及", "与"):
        return None
    body = posts[title].organisation if title in posts else None
    return None if body is None or seat_of(body) else body


def _listed_names(one: Mention, next_one: Mention, passage: Passage) -> bool:
    """Whether two names stand in one list."""
    return one.kind is Kind.PERSON and passage.text[one.end : next_one.start] == "、"


_HEAD = re.compile(r"[部厅局处科室所站院会队]长")
_UNIT_ENDS = "部厅局处科室办股所心院会组队"
_BRANCH_BODIES = ("党总支", "党支部")
_BODIES_IN_TITLES = ("纪委", "工会")  # in a list of a house's posts: 党委副书记、|纪委书记
_CUT_SHORT = re.compile(r"[部厅局署处科]长$")
_ENDS_BODY = re.compile(r"[部厅局署处科室院会委站所队社团组府校厂司心关]$")
_BODY_ENDS = "部局处办委会社"
_PARTY_WORDS = re.compile(r"(?:党委|支部|总支|工委|团委|党部|党办|[院校厂矿局]办)$")
_OF_THE_SCHOOL = re.compile(r"^校(?![长長])")
_UNIT_HEAD = re.compile(r"长(?:助理)?$")
_ALONE = re.compile(
    r"(?:^|[^㐀-鿿]|[任为由兼和与及原副代派选聘是该以向给对同请令随偕邀推举补称年月日时晨午晚]|听取|接替)$"
)


def _begins_alone(m: Mention, passage: Passage) -> bool:
    """Whether no words stand right before a post that may be its body's name (某服务会|会长)."""
    return _ALONE.search(fold(passage.text[max(0, m.start - 2) : m.start])) is not None

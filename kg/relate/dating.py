"""Of which days a piece of evidence tells: those of the date in the clause of the office, else of the item."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from kg.lexicon.dating import dating_words
from kg.lexicon.offices import office_words
from kg.model import Entry, Evidence, PartialDate, Passage, PassageRole, Period, Tenure, TenureStatus
from kg.relate.days import COMMAS, ENDS, Dated, DatedText, Days, days_of, in_context, meets, words_of
from kg.segment.dates import Context, parse_figures, read_date
from kg.segment.flow import PassageIndex

# what the item, or the publication, says of when it tells: an article only that it was so when it came out
Telling = tuple[date | None, date]

RELATIVE = "tenure.verb+post+name"  # 任县长的|某某
_RESUME = "tenure.resume"
_VERB_RULES = frozenset(
    {"tenure.appointed", "tenure.former", "tenure.holds", "tenure.acting", "tenure.dismissed", "tenure.career"}
)
_OPENING = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "『": "』", "〔": "〕", "[": "]", "【": "】"}
_CLOSING = frozenset(_OPENING.values())
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_SESSION = re.compile(r"(?:召开|举行)的[^，,；;]*会")  # 4月8日召开的…会议任命: the day of what is done there
LASTING = "[0-9一二三四五六七八九十两数多几]+(?:年|个?多?月|载|届)|多年"
_LASTING = re.compile(f"[了达近]*(?:{LASTING})")  # 任某县县长|三年
_SO_FAR = re.compile(f"(?:已经?有?|[了近达整])*(?:{LASTING})")
_FAR = 200  # characters in which the term of an appointment is looked for behind it
_HALF_A_YEAR = 183  # days
_FAR_BACK = 2000  # characters before an office in which its date is looked for
_MOST_DATES = 8  # of a sentence before an office that are looked at
_NEAR_RELATIVE = 8  # characters before a post in which a word of time is the verb's
_NEAR_DEATH = 30  # characters between a person and the word that tells of a death


@dataclass(frozen=True, slots=True)
class Told:
    """What one piece of evidence says of a tenure: that ``status`` was so on a day from ``first`` to ``last``.

    ``first`` is None where only a later bound is certain, both are None where no day is. ``goes_on`` is whether the
    office had been held before (再次当选, 一直担任): nothing told so, on whatever day, is its beginning. ``over`` is
    whether it was held for a period that had ended when it was told.
    """

    status: TenureStatus
    first: date | None
    last: date | None
    goes_on: bool = False
    over: bool = False


class Chronology:
    """When the pieces of evidence of one document say that an office was held, taken or given up."""

    def __init__(self, passages: Sequence[Passage], entries: Iterable[Entry], published: PartialDate | None) -> None:
        """Take the parts of a document; ``published`` is the date in whose light it is read."""
        self._periods = {e.passage: e.period for e in entries}
        self._index = PassageIndex(passages)
        self._passages = passages
        self._issued, self._published = published, published.last() if published else None
        told = [d[1] for p in self._periods.values() if (d := days_of(p))]
        self._horizon = max([*told, *([self._published] if self._published else [])], default=None)
        self._texts: dict[int, DatedText] = {}

    def told(self, tenure: Tenure, evidence: Evidence) -> tuple[Told, ...]:
        """What a piece of evidence of a tenure says, with the days; what it says of no day has none.

        A date in the clause of the office dates it; a clause that tells of earlier times without a date that can be
        told (此前, 解放初, 补记) says of no day. Else the day is that of the chronicle's item; an article says no more
        than that it was so when the issue came out.
        """
        at = self._index.at(evidence.spans[0].start)
        if at is None:
            return (Told(_said(tenure, evidence), *(self._telling(None) or (None, None))),)
        passage = self._passages[at]
        period = self._periods.get(passage.id)
        telling = self._telling(period, passage.id in self._periods)
        if passage.role in (PassageRole.TABLE, PassageRole.MASTHEAD, PassageRole.CONTENTS):
            return (Told(_said(tenure, evidence), *(telling or (None, None))),)
        text = self._texts.get(at)
        if text is None:
            text = self._texts[at] = DatedText(passage, period, self._issued)
        pieces = _pieces(text, evidence)
        if not pieces:
            return (Told(_said(tenure, evidence), *(telling or (None, None))),)
        clause = _Clause(text, pieces, evidence.rule, telling, self._horizon)
        return clause.told(_said(tenure, evidence))

    def is_over(self, tenure: Tenure, evidence: Evidence) -> bool:
        """Whether a piece of evidence tells of an office held for a period that had ended when it was told."""
        return any(said.over for said in self.told(tenure, evidence))

    def _telling(self, period: Period | None, dated: bool = False) -> Telling | None:
        if period is not None:
            return days_of(period)
        return (None, self._published) if self._published and not dated else None


def _said(tenure: Tenure, evidence: Evidence) -> TenureStatus:
    """What one piece of evidence says of a tenure that other pieces say was taken or given up."""
    status, rule = tenure.status, evidence.rule
    if status is TenureStatus.APPOINTED and rule not in ("tenure.appointed", "tenure.career"):
        return TenureStatus.ACTING if rule == "tenure.acting" else TenureStatus.HELD
    if status is TenureStatus.ENDED and rule != "tenure.dismissed":
        return TenureStatus.FORMER
    return status


def _pieces(text: DatedText, evidence: Evidence) -> list[tuple[int, int]]:
    """The mentions of a piece of evidence by flow offsets, the parts of one that runs over a page's end joined."""
    found: list[tuple[int, int]] = []
    for span in evidence.spans:
        start, end = text.flow.get(span.start), text.flow.get(span.end - 1)
        if start is None or end is None:
            continue
        if found and found[-1][1] == start and len(evidence.spans) > 2:
            found[-1] = found[-1][0], end + 1
        else:
            found.append((start, end + 1))
    return sorted(found)


# ---------------------------------------------------------------------------------------------- one clause

_OPEN = "open"  # there is a date, or a word of time, and the days can't be told


class _Clause:
    """What is said of an office where one piece of evidence stands."""

    def __init__(
        self,
        text: DatedText,
        pieces: Sequence[tuple[int, int]],
        rule: str,
        telling: Telling | None,
        horizon: date | None,
    ) -> None:
        self._of, self._text, self._rule, self._telling = text, text.text, rule, telling
        self._item, self._horizon = text.period is not None, horizon
        self._first, self._last = pieces[0], pieces[-1]
        self._verb = rule in _VERB_RULES
        self._sentence = text.sentence_at(self._last[0] if self._verb or rule == _RESUME else self._first[0])
        self._supplement = text.supplement or text.supplements(self._sentence.start)

    def told(self, status: TenureStatus) -> tuple[Told, ...]:
        """What is said, with the days."""
        if self._rule == "tenure.career":
            status = self._career(status)
        office = status not in (TenureStatus.ENDED, TenureStatus.FORMER)
        if self._rule == _RESUME:
            return self._resume(status)
        behind = self._behind(status)
        if behind is not None:
            return self._counted(status, *behind)
        if self._rule == RELATIVE:
            return self._relative(status)
        if not self._verb:
            return (self._seen(status),)
        governing = self._governing()
        if isinstance(governing, Dated) and governing.days is not None:
            return self._dated(status, governing, governing.days)
        if governing is _OPEN or (
            self._is_retrospective() and not self._lasts
        ):  # what is over was over when it was told
            return (Told(status, None, None, self._goes_on()) if office else self._now(TenureStatus.FORMER),)
        if self._lasts:
            return (replace(self._now(status), goes_on=True),)
        if status is TenureStatus.APPOINTED and self._goes_on():
            return (replace(self._now(TenureStatus.HELD), goes_on=True),)
        return (replace(self._now(status), goes_on=office and self._goes_on()),)

    # ------------------------------------------------------------------------------------- what is told

    def _dated(self, status: TenureStatus, when: Dated, days: Days) -> tuple[Told, ...]:
        """An office with a date of its own."""
        if status is TenureStatus.ENDED:
            return (Told(status, *(when.until or days)),)
        if status is TenureStatus.FORMER and self._leaves():
            return (Told(TenureStatus.ENDED, *days),)
        whole = (days[0], when.until[1]) if when.until else days
        if status is TenureStatus.FORMER:
            term = when.until and not when.fine and self._is_term(when)
            period = self._for_a_period(days, when.until) if when.until and term else (Told(TenureStatus.HELD, *whole),)
            return (*period, self._now(status))
        if when.until and (when.fine or self._is_elected()):  # 5月1日至3日，某大会选举: one of the days
            return (Told(TenureStatus.APPOINTED, *whole, self._goes_on()),)
        if when.until and self._is_term(when):
            return self._for_a_period(days, when.until)
        held = status in (TenureStatus.HELD, TenureStatus.ACTING) or self._while_held()
        if when.until or (held and not when.since):
            return (Told(TenureStatus.HELD, *whole, self._goes_on()),)
        if when.since:
            lasts = self._clause_has("throughout") or "以来" in self._text[when.start : when.end]
            return (Told(TenureStatus.APPOINTED, *days), *(self._still(TenureStatus.HELD) if lasts else ()))
        if self._goes_on():
            return (Told(TenureStatus.HELD, *days, goes_on=True),)
        return (Told(TenureStatus.APPOINTED, *days),)

    def _for_a_period(self, days: Days, until: Days) -> tuple[Told, ...]:
        """An office from one day to another: of several named at once none need have lasted for all that time."""
        told = self._telling and (self._telling[0] or self._telling[1])
        over = told is not None and until[1] < told
        if self._alone():
            return (Told(TenureStatus.APPOINTED, *days, over=over), Told(TenureStatus.ENDED, *until, over=over))
        held = Told(TenureStatus.HELD, days[0], until[1], self._goes_on(), over)
        return (held, self._now(TenureStatus.FORMER)) if over else (held,)

    def _relative(self, status: TenureStatus) -> tuple[Told, ...]:
        """1986年至1990年任县长的|某某: the date before the verb is the office's, none other is."""
        now = (self._now(status),) if status is TenureStatus.FORMER else ()
        d = next((d for d in reversed(self._before(self._first[0])) if self._is_of_relative(d)), None)
        if d is None:
            unclear = words_of("unclear").search(self._relative_gap())
            return (self._seen(status),) if now or not unclear else (Told(status, None, None),)
        if self._vague(d) or d.days is None or self._is_amiss(d):
            return now or (Told(status, None, None),)
        if d.until:
            return (*self._for_a_period(d.days, d.until), *now)
        chosen = re.search(_chosen(), self._text[d.end : self._first[0]])
        if d.since or (chosen and not self._goes_on()):
            return (Told(TenureStatus.APPOINTED, *d.days), *now)
        return (Told(TenureStatus.HELD, *d.days, goes_on=self._goes_on()), *now)

    def _relative_gap(self) -> str:
        """The words of the relative clause before the post, back to what a date or a comma parts from them."""
        return self._text[max(self._clause_start(), self._first[0] - _NEAR_RELATIVE) : self._first[0]]

    def _is_of_relative(self, d: Dated) -> bool:
        """Whether nothing but where and how stands between a date and the verb: 1986年至1990年|在我市先后|任."""
        return _relative_verb().fullmatch(self._text, d.end, self._first[0]) is not None

    def _counted(self, status: TenureStatus, days: Days, until: Days | None) -> tuple[Told, ...]:
        """An office with the day behind it that it is counted from, and to."""
        taken = Told(TenureStatus.APPOINTED, *days)
        if until is not None:
            return taken, Told(TenureStatus.ENDED, *until)
        return (taken,) if status is TenureStatus.APPOINTED else (taken, *self._still(status))

    def _seen(self, status: TenureStatus) -> Told:
        """A person named with the post."""
        dead = self._is_dead()
        governing = self._leading()
        if self._is_remembered():
            return Told(status, None, None)
        if governing is _OPEN or (self._supplement and governing is None):
            return self._now(TenureStatus.FORMER) if dead else Told(status, None, None)
        days: Telling | None = self._telling
        if isinstance(governing, Dated) and governing.days is not None:
            days = (governing.days[0], (governing.until or governing.days)[1])
        elif self._sentence.adrift:
            days = None
        if dead and status is not TenureStatus.ENDED:
            status = TenureStatus.FORMER
        return Told(status, *(days or (None, None)))

    def _resume(self, status: TenureStatus) -> tuple[Told, ...]:
        """A line of a résumé: the period at its beginning is the office's."""
        start = self._text.rfind("\n", 0, self._last[0]) + 1
        labels = [x for x in (read_date(self._text, start), parse_figures(self._text, start)) if x]
        if not labels:
            return (self._now(status),)
        label = max(labels, key=lambda x: (x.last is not None, x.end))
        read, _ = in_context(label, Dated(start, label.end, None, None, False, True, False, False, False), Context())
        if read.days is None:
            return (Told(status, None, None),)
        if read.until is None:
            to_this_day = self._still(status) if status is TenureStatus.HELD else ()
            return (Told(TenureStatus.APPOINTED, *read.days), *to_this_day)
        if self._alone():
            return (Told(TenureStatus.APPOINTED, *read.days), Told(TenureStatus.ENDED, *read.until))
        return (Told(TenureStatus.HELD, read.days[0], read.until[1]), self._now(status))

    def _now(self, status: TenureStatus) -> Told:
        """As of the item, or of the publication."""
        if status is TenureStatus.FORMER:
            return Told(status, None, self._telling[1] if self._telling else None)
        return Told(status, *(self._telling or (None, None)))

    def _still(self, status: TenureStatus) -> tuple[Told, ...]:
        """The same, beside the beginning that is told, where it has a day."""
        now = self._now(status)
        return (now,) if now.first is not None or status is TenureStatus.FORMER else ()

    def _career(self, status: TenureStatus) -> TenureStatus:
        """What one sentence of a career says; the tenure's status is that of all its sentences."""
        words, gap = office_words(), self._gap()
        if status in (TenureStatus.ENDED, TenureStatus.FORMER):
            ended = re.search("|".join(map(re.escape, words.gives_up)), gap)
            return TenureStatus.ENDED if ended else TenureStatus.FORMER
        if gap.endswith((*words.attributes_held, *words.holds)):
            return TenureStatus.HELD
        return TenureStatus.ACTING if gap.endswith(words.acting) else TenureStatus.APPOINTED

    # ------------------------------------------------------------------------------------ where it stands

    def _gap(self) -> str:
        """The clause of the office up to the post."""
        return self._text[self._clause_start() : self._last[0]]

    def _clause_start(self) -> int:
        at = self._last[0] if self._verb else self._first[0]
        low = self._sentence.start
        while at > low and self._text[at - 1] not in COMMAS + ENDS:
            at -= 1
        return at

    def _clause_has(self, name: str) -> bool:
        return words_of(name).search(self._gap()) is not None

    def _goes_on(self) -> bool:
        return self._clause_has("again") or self._clause_has("throughout")

    def _leaves(self) -> bool:
        """由|甲县县长|调任…"""
        return self._gap().endswith(office_words().leaves)

    def _while_held(self) -> bool:
        at = self._last[1]
        return words_of("while_held").match(self._text, at) is not None or _LASTING.match(self._text, at) is not None

    def _alone(self) -> bool:
        """Whether the post is the only one that its clause names: of several none need last for the whole period."""
        behind = self._text[self._last[1] : self._last[1] + 1]
        return ("、" not in self._gap() and behind not in "、和及兼与") or behind == ""

    def _is_elected(self) -> bool:
        return re.search(_chosen(), self._gap()) is not None

    def _is_term(self, when: Dated) -> bool:
        """Whether a period is that of the office, and of nothing else in between: 1952年至1956年，任县长."""
        clauses = re.split(f"[{COMMAS}]", _ASIDE.sub("", self._text[when.end : self._last[0]]))
        return len(clauses) == 1 or (len(clauses) == 2 and clauses[0] == "")

    def _is_retrospective(self) -> bool:
        """Whether the clause tells of other times than the item does, and has no date."""
        if self._rule == "tenure.career" or self._while_held() or self._sentence.adrift or self._supplement:
            return True
        return words_of("unclear").search(_ASIDE.sub("", self._gap())) is not None

    @property
    def _lasts(self) -> bool:
        """已任县长|十年: how long the office has been held by now."""
        return self._rule == "tenure.holds" and _SO_FAR.match(self._text, self._last[1]) is not None

    def _is_dead(self) -> bool:
        """Whether the one named is dead: 县长某某追悼会, 悼念某某."""
        if self._text.endswith(dating_words().mourned, max(0, self._first[0] - 4), self._first[0]):
            return True
        end = min(self._sentence.end, self._last[1] + _NEAR_DEATH)
        death = words_of("death").search(self._text, self._last[1], end)
        if death is None:
            return False
        between = self._text[self._last[1] : death.start()]
        return not re.search("[；;]", between) and words_of("mourns").search(between) is None

    def _is_remembered(self) -> bool:
        rest = re.compile("(?:同志|先生|烈士|的)*").match(self._text, self._last[1])
        return rest is not None and words_of("memory").match(self._text, rest.end()) is not None

    # -------------------------------------------------------------------------------------------- dates

    def _before(self, end: int) -> list[Dated]:
        """The dates of the sentence before an offset, but for those in brackets and quotations of their own."""
        start = max(self._sentence.start, end - _FAR_BACK)
        around = _enclosing(self._text, start, end)
        last = bisect_right(self._sentence.dates, end, key=lambda d: d.end)
        near = [d for d in self._sentence.dates[max(0, last - _MOST_DATES) : last] if d.start >= start]
        owns = ((d, _enclosing(self._text, start, d.start)) for d in near)
        return [d for d, own in owns if own == around[: len(own)]]

    def _vague(self, d: Dated) -> bool:
        return not d.since and words_of("around_behind").match(self._text, d.end) is not None

    def _is_amiss(self, d: Dated) -> bool:
        """Whether the days of a date can't be taken: to come when all was written, or of a year that is not told.

        A month without a year is of the item's year only where it lies near: 12月 in an item of January may be past.
        """
        own = self._of.days or (self._horizon and (self._horizon, self._horizon))
        if d.days is None:
            return True
        if self._horizon is not None and d.days[0] > self._horizon and not d.since:
            return True
        far = own and max((d.days[0] - own[1]).days, (own[0] - d.days[1]).days) > _HALF_A_YEAR
        return bool(far) and not d.explicit

    def _governing(self) -> Dated | str | None:
        """The date that governs a verb of office; ``_OPEN`` where one may that does not tell the day."""
        post, person = self._last[0], self._first
        for d in reversed(self._before(post)):
            verdict = self._governs(d, post, person)
            if verdict is not None:
                return verdict
        return self._too_far(post)

    def _too_far(self, end: int) -> str | None:
        """``_OPEN`` where a long sentence begins with a date of its own that was not looked at."""
        dates = self._sentence.dates
        beyond = dates and dates[0].end <= end and dates[0] not in self._before(end) and not self._is_own(dates[0])
        return _OPEN if beyond and self._position(dates[0], self._first) == "head" else None

    def _governs(self, d: Dated, post: int, person: tuple[int, int]) -> Dated | str | None:
        """One date before a verb of office; None where it dates something else."""
        text = self._text
        between = _ASIDE.sub("", text[d.end : post])
        clauses = re.split(f"[{COMMAS}]", between)
        position = self._position(d, person)
        own = self._is_own(d)
        if position == "inner" and d.fine and re.fullmatch("[0-9一二三四五六七八九十]+[日号]", text[d.start : d.end]):
            return None  # 经过3日讨论
        if position == "inner" and len(clauses) > 1:
            return None  # in the midst of another clause
        if self._vague(d):
            return _OPEN
        if self._is_attributive(d, person):
            return _OPEN if not own else None
        if len(clauses) > 1 and words_of("now").match(clauses[-1]):
            return None
        if self._is_amiss(d):
            return _OPEN
        if words_of("later").search(between):
            return _OPEN if not own else None
        if any(words_of("moves").search(c) for c in clauses[1:]):
            return _OPEN
        if position == "inner":
            verb = _office_verbs().match(text, d.end)
            return d if own or verb else _OPEN
        if len(clauses) == 1:
            return d
        return d if self._reaches(d, clauses, person, own) else _OPEN

    def _is_own(self, d: Dated) -> bool:
        """Whether a date is one of the item's own days."""
        own = self._of.days
        return own is not None and d.days is not None and own[0] <= d.days[0] and d.days[1] <= own[1] and not d.until

    def _is_attributive(self, d: Dated, person: tuple[int, int]) -> bool:
        """Whether a date is a noun's: 2021年成立的某公司任命某某."""
        if person[0] < d.end or d.set_off:
            return self._text.startswith("的", d.end)
        lead = _ASIDE.sub("", self._text[d.end : person[0]])
        return "的" in re.split(f"[{COMMAS}]", lead)[0] and _SESSION.match(lead) is None

    def _reaches(self, d: Dated, clauses: Sequence[str], person: tuple[int, int], own: bool) -> bool:
        """Whether a date goes for the office in a later clause.

        It does where the clauses between tell of the same occasion: the person is first named in the clause of the
        office, or they name offices too.
        """
        if own:
            return True
        if d.bare_year and not d.set_off and words_of("topics").match(self._text, d.end):
            return False
        offices = words_of("office")
        if person[0] >= d.end:
            behind = re.split(f"[{COMMAS}]", _ASIDE.sub("", self._text[person[1] : self._last[0]]))
            return all(offices.search(c) for c in behind[:-1]) if len(behind) > 1 else True
        told = clauses[1:-1] if d.set_off else clauses[:-1]
        return all(offices.search(c) for c in told)

    def _position(self, d: Dated, person: tuple[int, int]) -> str:
        """Where a date stands: ``head`` of a clause, behind the ``person``, or ``inner``."""
        start = d.start
        while start > self._sentence.start and self._text[start - 1] not in COMMAS + ENDS + "（(“":
            start -= 1
        if self._of.begins(d.start, start):
            return "head"
        if person[1] <= d.start and person[1] >= start:
            rest = _ASIDE.sub("", self._text[person[1] : d.start])
        else:
            rest = self._text[start : d.start]
        subject = "|".join(map(re.escape, dating_words().subjects))
        leads = "|".join(map(re.escape, dating_words().leads))
        if re.fullmatch(f"(?:{subject})?(?:{leads})*", rest):
            return "person"
        return "inner"

    def _leading(self) -> Dated | str | None:
        """The date at the head of a clause before a person named with a post; ``_OPEN`` as in ``_governing``."""
        at = self._first
        for d in reversed(self._before(at[0])):
            if self._position(d, at) != "head" or d.since:
                continue
            between = _ASIDE.sub("", self._text[d.end : at[0]])
            own = self._of.days is not None and d.days is not None and meets(d.days, self._of.days)
            attributive = not d.set_off and re.search("的", re.split(f"[{COMMAS}]", between)[0])
            if self._vague(d):
                return _OPEN if self._item and not own and d.explicit else None
            if own:
                return d
            if self._is_amiss(d):
                return _OPEN
            if attributive or (d.bare_year and not d.set_off and between != "" and self._doubtful(d)):
                return None if self._near(d) else _OPEN
            return _OPEN if words_of("later").search(between) else d
        return self._too_far(at[0])

    def _doubtful(self, d: Dated) -> bool:
        """Whether a year without a comma may be what the clause is about (2023年全市经济工作会议)."""
        return self._item or words_of("topics").match(self._text, d.end) is not None

    def _near(self, d: Dated) -> bool:
        """Whether a year is the item's, or next to it: what an item is about, and no other time."""
        own = self._of.days
        return own is not None and d.days is not None and abs(d.days[0].year - own[0].year) <= 1

    def _behind(self, status: TenureStatus) -> tuple[Days, Days | None] | None:
        """The beginning, and the end if any, told behind an office: （2023年12月任）, 任职时间自2024年3月1日起."""
        at, text = self._last[1], self._text
        close = re.compile(r"[）)]?(?:同志|先生|女士)?(?:职务)?[（(](?:自|从|于)?").match(text, at)
        dates = self._sentence.dates
        if close is not None:
            d = next((d for d in dates if d.start == close.end()), None)
            if d is not None and d.days is not None:
                took = "|".join(map(re.escape, dating_words().took))
                rest = re.compile(rf"(?P<took>(?:首次|初次|首)?(?:{took}))?[^，,（）()]{{0,4}}[）)]").match(text, d.end)
                named = rest is not None and (rest["took"] or (status is TenureStatus.APPOINTED and not d.until))
                if rest is not None and named and (rest["took"] or rest.end() == d.end + 1):
                    return d.days, d.until
        if status is not TenureStatus.APPOINTED:
            return None
        for term in words_of("terms").finditer(text, at, min(len(text), at + _FAR)):
            if "\n" in text[at : term.start()]:
                break
            lead = re.compile("(?:[:：为是从自于]|均|都|统一)*").match(text, term.end())
            there = self._of.sentence_at(term.start()).dates
            d = next((d for d in there if lead is not None and d.start == lead.end()), None)
            if d is not None and d.days is not None:
                return d.days, d.until
        for d in dates:
            same = not re.search("[；;]", text[at : d.start])
            if d.start >= at and d.since and d.days is not None and same and _since_there(text, d):
                return d.days, d.until
        return None


def _since_there(text: str, d: Dated) -> bool:
    """，自2024年3月1日起。: nothing else is told to begin then."""
    before = re.search(r"[，,（(；;](?:自|从|均自|均从)$", text[: d.start])
    return (
        before is not None
        and re.compile("(?:计算|算|生效|执行|任职|到任|就任|履职)?[，,。；;）)]|$").match(text, d.end) is not None
    )


@cache
def _office_verbs() -> re.Pattern[str]:
    """A verb of office a few characters on."""
    words = office_words()
    verbs = {w for ws in (words.takes, words.dismisses, words.gives_up, words.acting, words.elects) for w in ws}
    longer_first = sorted(map(re.escape, verbs | {"选举", "推选", "被", "受"}), key=lambda w: (-len(w), w))
    return re.compile("[\u4e00-\u9fff]{0,4}?(?:" + "|".join(longer_first) + ")")


@cache
def _relative_verb() -> re.Pattern[str]:
    """A verb of office with the words of where and how before it."""
    words = office_words()
    takes = sorted({*words.takes, *words.holds, *words.attributes_former, *words.acting}, key=lambda w: (-len(w), w))
    how = sorted({*words.adverbs, *words.former, "期间", "间", "起", "被"}, key=lambda w: (-len(w), w))
    around = sorted(dating_words().around_behind, key=lambda w: (-len(w), w))
    one_of = ["|".join(map(re.escape, ws)) for ws in (around, how, takes)]
    return re.compile(
        rf"(?:{one_of[0]})?[，,]?(?:{one_of[1]}|[在于][^，,；;。的]{{1,8}}?)*(?:{one_of[2]})(?:过|了|中共)?原?"
    )


@cache
def _chosen() -> str:
    """Verbs of choosing somebody for an office, which is done on a day and does not last."""
    words = office_words()
    return "|".join(
        sorted(map(re.escape, {w for w in (*words.takes, *words.elects) if re.search("[选举命聘]|批准|决定", w)}))
    )


def _enclosing(text: str, start: int, at: int) -> tuple[int, ...]:
    """Where the brackets and quotations open that are open at an offset, outermost first."""
    stack: list[int] = []
    for i in range(start, at):
        if text[i] in _OPENING:
            stack.append(i)
        elif text[i] in _CLOSING and stack and _OPENING[text[stack[-1]]] == text[i]:
            stack.pop()
    return tuple(stack)

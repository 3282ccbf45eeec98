"""Who signs an article: bylines (``●某局``, ``文/张三``) and credits at its end (``(执笔:李四)``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon.frame import frame_words
from kg.lexicon.script import fold
from kg.lexicon.terms import surnames
from kg.model import Author, Kind, Span
from kg.segment.lines import HAN, Line

BULLET = re.compile(r"[●■□◆◇○▲◎★☆⊙]\s*")
SLASH = re.compile(r"(?:图\s*)?文\s*[/／|｜:：]\s*|(?:作\s*者|撰\s*稿|撰\s*文)\s*[/／|｜:：]\s*")
REPORTER = re.compile(r"(?:本刊|本报)(?:特约|全媒体|见习|实习)?\s*(?:记者|通讯员|评论员|编辑部)")
BRACKETED = re.compile(r"[(（〔\[【]\s*([^()（）]{2,80}(?:[(（][^()（）]{1,30}[)）][^()（）]{0,30})?)\s*[)）〕\]】]$")
NAME = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}(?:[·•・][\u3400-\u9fff]{1,10})*$|[\u3400-\u9fff]{1,8}(?:[·•・][\u3400-\u9fff]{1,10})+$"
)


def is_byline(line: Line) -> bool:
    """Whether the line, by itself, says that somebody signs what stands beside it."""
    if line.finished or len(line.flat) > 60:
        return False
    if m := BULLET.match(line.text):
        rest = line.text[m.end() :]
        return bool(HAN.search(rest)) and not re.search(r"[。！？；]", rest)
    if SLASH.match(line.text):
        return len(line.flat) <= 40
    return bool(REPORTER.match(line.flat)) and len(line.flat) <= 30 and not re.search(r"[，。,]", line.flat)


def byline_authors(text: str, span: Span, hint: str = "") -> tuple[Author, ...]:
    """The authors that a byline's raw stretch names; ``hint`` is the author as the list of contents gives it.

    A name behind white space after posts is the author (``某市委书记 张三``); words that end as bodies do are bodies,
    each of its own.
    """
    start = span.start
    for opener in (BULLET, SLASH):
        if m := opener.match(text, start, span.end):
            start = m.end()
    return _named(text, Span(start, span.end), "作者", hint)


def credit_authors(text: str, span: Span) -> tuple[Author, ...] | None:
    """The authors that a bracketed credit names; () where it is a credit without an author, None where it is none."""
    m = BRACKETED.match(text[span.start : span.end])
    if m is None:
        return None
    found: list[Author] = []
    known = False
    role = "作者"
    for part in re.finditer(r"[^;；]+", m[1]):
        at = span.start + m.start(1) + part.start()
        label = re.match(r"\s*([\u3400-\u9fff](?:[ \u3000]*[\u3400-\u9fff]){0,5})\s*[:：/／|]\s*", part[0])
        word = re.sub(r"\s", "", label[1]) if label else ""
        tail = re.search(r"\s*(供\s*稿|撰\s*稿|执\s*笔|整\s*理|摄)\s*$", part[0])
        if label and word in frame_words().credits:
            known = True
            role = word
            if not frame_words().credits[word]:
                continue
            found += _credited(text, Span(at + label.end(), at + len(part[0])), word)
        elif tail and tail.start() > 0:
            known = True
            word = re.sub(r"\s", "", tail[1])
            if frame_words().credits.get(word, True):
                found += _credited(text, Span(at, at + tail.start()), word)
        elif re.match(r"\s*作\s*者\s*(?:单\s*位|系|为)", part[0]):
            known = True
        elif known and role != "作者":
            found += _credited(text, Span(at, at + len(part[0])), role)
    return tuple(found) if known else None


def looks_like_person(word: str) -> bool:
    """Whether a word of a byline, without white space, can be a person's name rather than a body's."""
    if not NAME.match(word):
        return False
    if "·" in word or "•" in word or "・" in word:
        return True
    ending = word.endswith(frame_words().body_endings)
    if len(word) == 4:
        return not ending and (_is_surname(word[:2]) or _is_surname(word[0]))
    return _is_surname(word[0]) and not (ending and word[0] in "市县区省州校院本中团镇乡")


def looks_like_author(words: str) -> bool:
    """Whether words of a list of contents are authors: names, or bodies."""
    parts = re.split(r"[\s、，,/／]+", words.strip())
    spaced = len(parts) == 2 and all(len(p) == 1 for p in parts) and looks_like_person("".join(parts))
    return spaced or all(looks_like_person(p) or (len(p) > 3 and p.endswith(frame_words().body_endings)) for p in parts)


def _is_surname(word: str) -> bool:
    return fold(word) in surnames()


def _named(text: str, span: Span, role: str, hint: str) -> tuple[Author, ...]:
    """Authors of ``[posts] names`` or of bodies, separated by white space or 、."""
    hint = re.sub(r"\s", "", hint)
    words = _words(text, span)
    flat = "".join(w for w, _ in words)
    if hint and looks_like_person(hint) and flat.endswith(hint):
        return (Author(hint, Kind.PERSON, role, _tail(words, len(hint))),)
    for word in frame_words().reporters:
        if flat.startswith(word) and len(flat) > len(word) + 1:
            words = _head_off(words, len(word))
            break
    words = [(w, s) for w, s in words if w not in frame_words().reporters]
    people = [(w, s) for w, s in words if looks_like_person(w)]
    if people and looks_like_person(words[-1][0]):
        return tuple(Author(w, Kind.PERSON, role, s) for w, s in people)
    bodies: list[tuple[str, tuple[Span, ...]]] = []
    for w, s in words:
        if bodies and not bodies[-1][0].endswith((*frame_words().body_endings, "》")):
            bodies[-1] = (bodies[-1][0] + w, (*bodies[-1][1], *s))
        else:
            bodies.append((w, s))
    return tuple(Author(w, Kind.ORGANISATION, role, s) for w, s in bodies if len(w) >= 2)


def _credited(text: str, span: Span, role: str) -> list[Author]:
    """Authors of a credit: names in a list, each perhaps behind its posts without white space, or a body."""
    authors: list[Author] = []
    for m in re.finditer(r"[^、，,;；]+", text[span.start : span.end]):
        part = Span(span.start + m.start(), span.start + m.end())
        words = _words(text, part)
        flat = "".join(w for w, _ in words)
        if authors and flat.startswith(("系", "单位")):
            break
        if not flat:
            continue
        if words and all(looks_like_person(w) for w, _ in words):
            authors += [Author(w, Kind.PERSON, role, s) for w, s in words]
        elif len(words) > 1 and looks_like_person(words[-1][0]):
            authors.append(Author(words[-1][0], Kind.PERSON, role, words[-1][1]))
        elif flat.endswith(frame_words().body_endings):
            authors.append(Author(flat, Kind.ORGANISATION, role, tuple(s for _, ss in words for s in ss)))
        elif n := _name_behind_office(flat):
            authors.append(Author(flat[-n:], Kind.PERSON, role, _tail(words, n)))
    return authors


def _name_behind_office(flat: str) -> int:
    """How long the name is at the end of ``flat``, where an office stands right before it; 0 where none is."""
    for n in (3, 2, 4):
        if len(flat) > n + 1 and flat[-n - 1] in frame_words().office_endings and looks_like_person(flat[-n:]):
            return n
    return 0


def _words(text: str, span: Span) -> list[tuple[str, tuple[Span, ...]]]:
    """Words between white space or 、: (flat, where it stands); spaced names and line ends are joined."""
    words: list[tuple[str, tuple[Span, ...]]] = []
    for m in re.finditer(r"[^\s、,，\u200b]+", text[span.start : span.end]):
        where = Span(span.start + m.start(), span.start + m.end())
        between = text[words[-1][1][-1].end : where.start] if words else ""
        single = words and len(m[0]) == 1 and HAN.match(m[0]) and len(words[-1][0]) == 1 and HAN.match(words[-1][0])
        if (single and not between.strip()) or (
            words and "\n" in between and not between.strip() and not looks_like_person(words[-1][0])
        ):
            words[-1] = (words[-1][0] + m[0], (*words[-1][1], where))
        else:
            words.append((m[0], (where,)))
    return words


def _tail(words: Sequence[tuple[str, tuple[Span, ...]]], n: int) -> tuple[Span, ...]:
    """The raw pieces of the last ``n`` characters."""
    pieces: list[Span] = []
    for _, spans in reversed(words):
        for s in reversed(spans):
            if n <= 0:
                return tuple(pieces)
            take = min(n, s.end - s.start)
            pieces.insert(0, Span(s.end - take, s.end))
            n -= take
    return tuple(pieces)


def _head_off(words: Sequence[tuple[str, tuple[Span, ...]]], n: int) -> list[tuple[str, tuple[Span, ...]]]:
    """The words without their first ``n`` characters."""
    left: list[tuple[str, tuple[Span, ...]]] = []
    for w, spans in words:
        if n >= len(w):
            n -= len(w)
            continue
        if n:
            whole = sum(s.end - s.start for s in spans)
            spans = _tail([(w, spans)], whole - n)
            w, n = w[n:], 0
        left.append((w, spans))
    return left

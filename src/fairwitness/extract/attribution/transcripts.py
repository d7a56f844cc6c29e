"""Transcripts of briefings and interviews: who speaks stands before a colon, "COL. SOL: We struck it."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from fairwitness.extract.attribution.persons import person_named
from fairwitness.extract.attribution.phrase_parts import is_time_word
from fairwitness.extract.attribution.register import Register
from fairwitness.extract.attribution.speakers import speaker
from fairwitness.model import Source, Span, Statement, identity
from fairwitness.vocab import cues, proper
from fairwitness.vocab.gazetteer import Gazetteer

_WORD = r"[A-ZÀ-Þ][A-ZÀ-Þ'’-]*\.?"
_NAME = r"[A-ZÀ-Þ][\w'’-]*\.?"
_LABEL = re.compile(
    rf"(?:^|\n)[ \t]*(?P<who>{_WORD}(?: {_WORD}){{0,5}}|(?P<name>{_NAME}(?: {_NAME}){{0,4}}))"
    r"(?: \([^)\n]{2,40}\))?(?P<colon>:)[ \t]+(?P<said>\S[^\n]*)"
)
_IN_TEXT = re.compile(rf"(?<=[a-z] ){_NAME}(?: {_NAME})+")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
# those who ask, and the outlet's own voices
_ASKING = frozenset(
    "Q QUESTION REPORTER PRESS MODERATOR INTERVIEWER HOST ANCHOR PRESENTER NARRATOR CORRESPONDENT".split()
)
_NO_PERSONS = frozenset(
    "province region district market city town village state story update street camp council office".split()
)
_ANSWERS = frozenset(("A", "ANSWER"))
_TITLES = frozenset("MR MRS MS MISS DR GEN GENERAL COL COLONEL LT MAJ MAJOR CAPT CAPTAIN ADM ADMIRAL SGT BRIG".split())
_LEAST = 2


def transcribed(text: str, known: Register) -> Iterator[Statement]:
    """What each voice of a transcript says, as one statement for each time that it speaks; none in other texts.

    A text is a transcript where two such labels stand, one of them a question's, a person's with a title, or again.
    """
    headings = proper.words("dateline", "labels")
    labels = [m for m in _LABEL.finditer(text) if m["who"].lower() not in headings] if ":" in text else []
    asking = _ASKING | {m["who"] for m in labels if m["name"] and m["said"].rstrip().endswith("?")}
    labels = _of_persons(labels, text, asking)
    full = _by_initials(labels, [name for _, name in known.named])
    asking |= _who_mostly_ask(labels, full)
    names = Counter(m["who"].rstrip(".") for m in labels)
    if len(labels) < _LEAST or not any(name in asking or n > 1 or _is_titled(name) for name, n in names.items()):
        return
    for m, after in zip(labels, [*labels[1:], None], strict=True):
        if m["who"].rstrip(".") in asking:
            continue
        end = after.start() if after else len(text)
        said = tuple(Span(p.start(), p.end(), p.group()) for p in _PARAGRAPH.finditer(text, m.start("said"), end))
        words, cue = (Span(m.start(g), m.end(g), m[g]) for g in ("who", "colon"))
        named = replace(words, text=full.get(m["who"], m["who"]))
        voice = _answering(words, labels[0].start(), known) if m["who"] in _ANSWERS else _voice(named, known)
        if voice:
            chain = (replace(voice, words=words),)
            yield Statement(identity("", str(cue.start), str(said[0].start)), "", (words,), (cue,), said, chain)


def _by_initials(labels: Sequence[re.Match[str]], named: Sequence[str]) -> dict[str, str]:
    """Labels of letters alone that stand for a name, which is a label or is in the text: "AH" for "AMAL HADDAD"."""
    names = {"".join(word[0] for word in name.split()): name for name in reversed(named)}
    names |= {"".join(word[0] for word in m["who"].split()): m["who"] for m in labels if " " in m["who"]}
    return {m["who"]: names[m["who"]] for m in labels if len(m["who"]) > 1 and m["who"] in names}


def _who_mostly_ask(labels: Sequence[re.Match[str]], full: Mapping[str, str]) -> set[str]:
    """The labels, in full and by initials, of those who most often end on a question."""
    times, asked = Counter[str](), Counter[str]()
    for m in labels:
        who = full.get(m["who"], m["who"])
        times[who] += 1
        asked[who] += m["said"].rstrip().endswith("?")
    asking = {who for who, n in times.items() if n > 1 and asked[who] * 2 > n}
    return asking | {short for short, who in full.items() if who in asking}


def _voice(label: Span, known: Register) -> Source:
    """Whom a label names."""
    voice = replace(speaker(_spoken_of(label), known), words=label)
    name = None if label.text.isupper() else person_named(label.text, office=False)
    return replace(voice, name=name, org=voice.org if voice.name else None) if name else voice


def _answering(label: Span, before: int, known: Register) -> Source | None:
    """Who answers: whoever spoke last in the transcript, else the person named last before it began."""
    number = bisect_left(known.named, (before,))
    earlier = known.named[number - 1][1] if number else None
    name = next((s.name for s in known.lately() if s.name), earlier)
    return Source(name, None, label) if name else None


def _is_titled(label: str) -> bool:
    first = label.split()[0].rstrip(".")
    return " " in label and (first.upper() in _TITLES or first.lower() in cues.listed("roles", "heads"))


def _of_persons(labels: Sequence[re.Match[str]], text: str, asking: Collection[str]) -> list[re.Match[str]]:
    """The labels without headings: in small letters only those with a title, and those of whom two things hold: others
    ask, they stand again, the text names them elsewhere.
    """
    small = Counter(m["name"] for m in labels if m["name"])
    told = {found.split()[-1] for found in _IN_TEXT.findall(text)} if small else set[str]()
    asked, places = bool(small.keys() & asking), Gazetteer.open()

    def speaks(name: str) -> bool:
        if is_time_word(name.split()[0]) or name.split()[-1].lower() in _NO_PERSONS or places.is_place(name):
            return False
        again, known = small[name] > 1, name.split()[-1] in told
        return name in asking or _is_titled(name) or (again and known) or (asked and (known or (again and " " in name)))

    return [m for m in labels if not m["name"] or speaks(m["name"])]


def _spoken_of(label: Span) -> Span:
    """The words of a label as they would stand in a sentence: "Col. Sol"."""
    return Span(label.start, label.end, label.text.title())

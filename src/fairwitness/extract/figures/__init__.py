"""Figures: every number expression of a text, by the codebook (docs/CODEBOOK.md, section 3, Numbers)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fairwitness.extract.figures.amounts import Amount, amount, reading
from fairwitness.extract.figures.counting import is_count, is_part_word, is_tally
from fairwitness.extract.figures.lexed import Lexed, lexed
from fairwitness.extract.figures.quantity import may_start, quantity
from fairwitness.model import Figure, Span
from fairwitness.vocab.quantifiers import quantifiers

Q = quantifiers()
_RATE_REACH = 9  # words from a number to the "a day" that belongs to it
_NO_RATE = frozenset("after before earlier later ago ahead old since when from".split())
_STOPS = frozenset('. ; : ! ? ( ) " “ ” —'.split())


def figures(text: str) -> tuple[Figure, ...]:
    """All number expressions that can be a figure, in order, without overlap, hedge words inside ``words``.

    Dates, times of day, durations, ages, money, distances, and numbers in names are left out. Basis and unit are a
    best guess from the words close by: percent for shares, ``rate`` with "a day", total for a tally.

    >>> [(f.words.text, f.sense, f.low and int(f.low)) for f in figures("On 3 May at least 20 men, aged 16, fled.")]
    [('at least 20', 'at_least', 20)]
    """
    t = lexed(text)
    return tuple(_figure(t, a) for a in _amounts(t))


def parse_figure(words: str) -> Figure | None:
    """What one expression says, taken by itself; None if it holds no number. The span is that of ``words`` from 0.

    >>> f = parse_figure("no fewer than twenty-five")
    >>> f.sense, f.low, f.best, f.high
    ('at_least', Decimal('25'), None, None)
    """
    t = lexed(words)
    found = [
        a for i in range(len(t.words)) if may_start(t.words[i]) and (a := amount(t, i)) and (a.core.found or a.senses)
    ]
    found = found or [a for i in range(len(t.words)) if may_start(t.words[i]) and (a := amount(t, i))]
    if not found:
        return None
    widest = max(found, key=lambda a: (a.last - a.first, -a.first))
    return replace(_figure(t, widest), words=Span(0, len(words), words))


def _amounts(t: Lexed) -> Iterator[Amount]:
    free = 0
    for i, word in enumerate(t.words):
        if i < free or not may_start(word):
            continue
        a = amount(t, i, free)
        if not a or _is_half_of_one_more(t, i):
            continue
        if a.core.kind == "share" and word == "a" and not is_part_word(t, a):
            a = _as_tally(t, i) or a
        if is_count(t, a):
            free = a.last
            yield a
        elif a.core.kind != "word" or a.core.found:
            free = max(a.core.last, free) if not _opens_hedge(t, i) else free


def _is_half_of_one_more(t: Lexed, i: int) -> bool:
    """ "a company and a half", "a day and a half": one and a half of them, and no share."""
    half = i + (t.word(i) == "a")
    lead = tuple(t.word(k) for k in (half - 4, half - 2, half - 1, half))
    return lead[1:] == ("and", "a", "half") and lead[0] in ("a", "an", "one")


def _as_tally(t: Lexed, i: int) -> Amount | None:
    """ "a third crossing": the ordinal in "a third"."""
    a = amount(t, i + 1, i + 1)
    return a if a and a.core.kind == "ordinal" and is_tally(t, a) else None


def _opens_hedge(t: Lexed, i: int) -> bool:
    """ "no" of "no more than 30" must stay free for the hedge."""
    return t.word(i) in ("no", "all", "a")


def _figure(t: Lexed, a: Amount) -> Figure:
    says = reading(a)
    start, end = t.starts[a.first], t.ends[a.last - 1]
    per = _rate(t, a)
    basis = "rate" if per else "total" if a.core.kind == "ordinal" else "event"
    words = Span(start, end, t.text[start:end])
    return Figure(words, says.sense, says.low, says.best, says.high, basis, _unit(t, a), per)


def _unit(t: Lexed, a: Amount) -> str:
    if a.core.kind == "share":
        return "percent"
    after = t.word(a.last)
    if after in ("square", "sq", "km2", "km²") or (after == "km" and t.word(a.last + 1) == "²"):
        return "km2"
    if after in ("km", "kilometres", "kilometers"):
        return "km"
    if a.core.unit:
        return a.core.unit
    if after == "times":
        return "times"
    return "households" if after in ("families", "households") else "people"


def _rate(t: Lexed, a: Amount) -> str | None:
    """hour, day, week or month, when "a day" or "every week" follows closely ("30 coffins a day")."""
    at = len(t.words) if a.core.kind == "ordinal" else a.core.last
    while at < min(a.last + _RATE_REACH, len(t.words)):
        word = t.words[at]
        if size := t.first_of(at, Q.rates):
            within = t.word(at - 1) in ("in", "within") and t.word(at) == "a"  # "40 in a week" is no rate
            return None if within or t.word(at + size) in _NO_RATE else Q.per[t.words[at : at + size]]
        listed = word == "," and t.word(at + 2) in ("and", "or", ",")
        if word in _STOPS or (word == "," and not listed) or (at >= a.last and quantity(t, at)):
            return None
        at += 1
    return None

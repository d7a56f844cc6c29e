"""Periods with an end told: "since", "by", "until", "from ... to", "between", "before", "after", and plain ranges."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.amounts import ago
from fairwitness.extract.times.dates import Found, Reader, Tokens, glued, joined, longest
from fairwitness.extract.times.fixed import phrase
from fairwitness.extract.times.often import spell
from fairwitness.extract.times.points import point
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.extract.times.weekdays import at_part
from fairwitness.vocab.times import context

_CLAUSE = 16  # tokens of a "since" clause


def span_between(t: Tokens, i: int) -> Found | None:
    """As in "January to June", "28 June-4 July 2020", "Monday and Tuesday", "October and November"."""
    first = point(t, i)
    if first is None:
        return None
    j = first.end
    if t[j].low not in ("to", "until", "till", "through", "and", "-", "–", "—"):
        return first
    second = None if _ends_dateline(t, j) else point(t, j + 1)
    if second is None or (t[j].low == "and" and not _alike(t, first.end, j + 1)):
        return first
    return Found(second.end, joined(first.read, second.read))


def _ends_dateline(t: Tokens, j: int) -> bool:
    """The dash of "Torvik, 17 March 2017 – Last week ..."."""
    apart = t[j].kind == "dash" and not glued(t, j)
    return apart and t[j + 1].text.istitle() and t[j + 1].kind in ("which", "article", "part", "preposition", "deictic")


def _alike(t: Tokens, end: int, j: int) -> bool:
    """Whether "X and Y" names neighbours of one kind: two weekdays, two months, two years."""
    return t[end - 1].kind == t[j].kind and t[j].kind in ("weekday", "month", "year")


# -- since, by, until, from, between, before, after ------------------------------------------------------------------


def bounded(t: Tokens, i: int) -> Found | None:
    """A period with one end open, or both told: "since June", "by Friday", "between 3 and 5 March"."""
    word = str(t[i].value)
    if word == "since":
        return phrase(t, i) or since(t, i)
    if word == "between":
        return longest(between(t, i), phrase(t, i))
    if word == "from":
        return longest(ranged(t, i), phrase(t, i))
    j = i + 1
    if word == "up" and t[i].low == "up":
        if t[j].low not in ("to", "until", "till", "through"):
            return None
        j += 1
    if word == "as":
        if t[j].low not in ("of", "at"):
            return None
        j += 1
    j += t[j].low in ("about", "around")
    return longest(phrase(t, i), _opened(t, word, j))


def _opened(t: Tokens, word: str, j: int) -> Found | None:
    k = j + (t[j].low == "the" and t[j + 1].kind == "daypart")
    inner = longest(span_between(t, j), ago(t, j))
    if inner is None and t[k].kind == "daypart":
        inner, j = Found(k + 1, at_part(str(t[k].value), _today)), k
    inner = inner or (_inside(t, j) if word in ("until", "before", "after") else None)
    if inner is None:
        return None
    reader = {"before": _before, "after": _after}.get(word, until)
    if t[j].kind in ("daypart", "clock"):  # "by dusk on Friday", "before dawn on Monday": that day
        return inner
    return Found(inner.end, reader(inner.read))


def _today(ref: Ref) -> Stretch:
    return st.day(ref.day) if ref.day else st.unknown("XXXX-XX-XX")


def _inside(t: Tokens, j: int) -> Found | None:
    """The date that tells of an event named before it: "(until) the withdrawal of January 2021"."""
    if t[j].kind != "article":
        return None
    for k in range(j + 1, j + 7):
        if not t[k].low.isalpha() or t[k].low in context("clause_end") or t[k].low in context("clause_verbs"):
            return None
        at = k + (t[k].low in ("of", "on", "in"))
        found = point(t, at) if t[at].kind in ("month", "number", "weekday", "year", "which") else None
        if found and k > j + 1:
            return found
    return None


def until(last: Reader) -> Reader:
    def read(ref: Ref) -> Stretch:
        found = last(ref)
        if found.type == "DURATION" or not found.known:
            return found
        return replace(found, start=None, end=found.mark or found.end, mark=None)

    return read


def _before(last: Reader) -> Reader:
    def read(ref: Ref) -> Stretch:
        found = last(ref)
        if found.type == "DURATION" or found.start is None or found.type == "TIME":
            return found
        return replace(found, start=None, end=found.start - timedelta(days=1), mark=None, mod=found.mod or "BEFORE")

    return read


def _after(first: Reader) -> Reader:
    """From the day after up to publication; a month or year is inside ("after the 2016 accord")."""

    def read(ref: Ref) -> Stretch:
        found = first(ref)
        if found.type == "DURATION" or found.start is None or found.type == "TIME":
            return found
        begin = found.start + timedelta(days=1) if found.precision == "day" else found.start
        end = ref.day if ref.day and ref.day >= begin else None
        return replace(found, start=begin, end=end, mark=None, mod=found.mod or "AFTER")

    return read


def starting(first: Reader) -> Reader:
    """From the start of the first up to publication."""

    def read(ref: Ref) -> Stretch:
        found = first(ref)
        begin = found.mark or found.start
        end = ref.day if ref.day and (begin is None or begin <= ref.day) else None
        if not found.known:
            return found if found.value != "PX" else replace(found, end=ref.day)
        return replace(found, start=begin, end=end, mark=None, type="DATE" if found.type == "TIME" else found.type)

    return read


def between(t: Tokens, i: int) -> Found | None:
    """As in "between 3 and 5 March", "between Friday and Sunday", "between 1980 and last year", "between 7–9 June"."""
    j = i + 1
    if t[j].low == "the" and t[j + 1].low == "months" and t[j + 2].low == "of":
        j += 3
    whole = point(t, j)  # "3 and 5 March" is one point already
    first = Found(j + 1, point_of_year(t, j)) if t[j].kind == "year" else whole
    if first is None:
        return None
    k = first.end + (t[first.end].low == ",")
    if t[k].low == "and":
        second = longest(point(t, k + 1), phrase(t, k + 1))
        if second:
            return Found(second.end, joined(first.read, second.read))
    return whole if whole and any(t[n].low in ("and", "-", "–") for n in range(j, whole.end)) else None


def point_of_year(t: Tokens, j: int) -> Reader:
    number = int(t[j].value)
    return lambda ref: st.year(number)


def ranged(t: Tokens, i: int) -> Found | None:
    """As in "from May to July", "from 7 October to now", "from Monday" (up to publication)."""
    first = span_between(t, i + 1)
    if first is None:
        return None
    single = point(t, i + 1)
    if single is None or first.end > single.end or any(t[n].low in ("to", "-", "–") for n in range(i + 1, single.end)):
        return first
    return Found(first.end, starting(first.read))


def since(t: Tokens, i: int) -> Found | None:
    """As in "since June", "since 2011", or a whole clause with its own date: "since the siege began on Friday"."""
    direct = longest(point(t, i + 1), spell(t, i + 1, led=True))
    if t[i - 1].low in ("has", "have", "had", "ever", "and") or not t[i + 1].low.isalnum():
        return Found(i + 1, _open)  # "has since fallen"
    clock = t[i + 1].kind in ("clock", "daypart")
    if direct is None and clock:
        direct = Found(i + 2, at_part("MO", _today))
    if direct and t[direct.end].kind != "possessive" and t[direct.end].low not in context("events"):
        return Found(direct.end, starting(direct.read))
    return _clause(t, i)


def _clause(t: Tokens, i: int) -> Found | None:
    """The clause after "since": up to the date inside it, or else to where the clause ends."""
    j, verb = i + 1, False
    while j < i + _CLAUSE and t[j].low and t[j].low not in context("clause_end"):
        inner = longest(point(t, j), spell(t, j, led=True)) if t[j].kind and t[j].kind != "each" else None
        if (inner is not None and t[j].kind not in ("article", "vague")) or (inner and t[j].low == "the"):
            if t[inner.end].kind == "possessive":
                return Found(_noun_end(t, inner.end + 1), starting(inner.read))
            return Found(inner.end, starting(inner.read))
        if (
            t[j].low in ("more", "less")
            and t[j + 1].low == "than"
            and (ago := spell(t, j + 2, led=True) or point(t, j + 2))
        ):
            return Found(ago.end, starting(ago.read))  # "since it began more than a week ago"
        if not t[j].low[0].isalnum() and t[j].kind not in ("dash", "possessive") and t[j].low not in "’'":
            break
        if t[j].kind == "article" and j > i + 1 and _noun_before(t, j):
            break
        if (
            t[j].kind == "number"
            and j > i + 1
            and (_noun_before(t, j) or t[j - 1].low in context("clause_verbs_alone"))
        ):
            break
        if t[j].low in ("and", "or", "as", "when", "with") and (verb or not _verb_ahead(t, j)):
            break
        verb = verb or t[j].low in context("clause_verbs")
        j += 1
    because = not verb and j > i + 1 and t[j].low in context("since_because")  # "since the roads are closed"
    return None if because else Found(max(j, i + 1), _open)


def _open(ref: Ref) -> Stretch:
    return Stretch(None, ref.day, "vague", "PAST_REF")


def _noun_before(t: Tokens, j: int) -> bool:
    """Whether an article or figure here opens another clause ("since the start of the operation the army ...")."""
    word = t[j - 1].low
    links = word in context("clause_links") or word in context("clause_verbs") or word.endswith("ed")
    doing = word.endswith("ing") and t[j - 2].low == "since"  # "since launching an uprising in 2009"
    return t[j - 1].kind == "" and word.isalpha() and not links and not doing


def _verb_ahead(t: Tokens, j: int) -> bool:
    return any(t[k].low in context("clause_verbs") for k in range(j, j + 6))


def _noun_end(t: Tokens, j: int) -> int:
    """As in "Saturday's assault", "the weekend's mass jailbreak": one noun, or a lower-case word and a noun."""
    k, most = j, j + 2
    while k < most and t[k].low.isalpha() and t[k].kind == "" and t[k].low not in context("clause_end"):
        while t[k + 1].low == "-" and t[k + 2].low.isalpha():  # "Saturday's militia-led assault"
            k, most = k + 2, most + 2
        k += 1
    return k

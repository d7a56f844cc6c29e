"""Words of time: exact spans, TIMEX3 type and value, and the days they stand for, against the day of publication only.

A span holds its preposition ("on Monday", "in recent weeks", "since the offensive began in early June"), as the
codebook's ``when`` does. What hangs on another time of the document ("the next day") has no period here: that is the
work of resolve/dates.py.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fairwitness.extract import stretches as st
from fairwitness.extract.stretches import Ref, Stretch
from fairwitness.extract.time_amounts import Amount, ago, before, spell
from fairwitness.extract.time_points import Found, Reader, Tokens, at_part, joined, longest, phrase, point, units_away
from fairwitness.extract.time_tokens import END, PAD, tokens
from fairwitness.model import Period, Span, Time
from fairwitness.vocab.times import context, phrases

_WINDOW = 40  # tokens looked at from any one place: the work is linear whatever the text holds
_CLAUSE = 16  # tokens of a "since" clause


def times(text: str, published: date | None) -> tuple[Time, ...]:
    """The time expressions of a text in order, none overlapping, read against its day of publication.

    >>> [(t.words.text, t.value) for t in times("It fell on Friday after six days.", date(2017, 10, 14))]
    [('on Friday', '2017-10-13'), ('after six days', 'P6D')]
    """
    row, found, i = tokens(text), [], 1
    last = len(row) - PAD
    while i < last:
        hit = _hit(row, i) if _may_begin(row, i) else None
        if hit is None:
            i += 1
            continue
        found.append(_time(text, row, i, hit, Ref(published, _looks_ahead(row, i))))
        i = hit.end
    return tuple(found)


def parse_time(words: str, published: date | None) -> Time | None:
    """One time expression by itself: the first one in the words; None if they hold none.

    >>> parse_time("in the past week", date(2017, 10, 13)).period.start
    datetime.date(2017, 10, 6)
    """
    found = times(words, published)
    return max(found, key=lambda time: (time.words.end - time.words.start, -time.words.start), default=None)


# -- finding --------------------------------------------------------------------------------------------------------


def _may_begin(t: Tokens, i: int) -> bool:
    token = t[i]
    if token.kind in ("preposition", "article", "hedge"):
        return bool(t[i + 1].kind) or token.low in phrases() or t[i + 1].low in ("least", "new", "its", "or", "single")
    return bool(token.kind) or token.low in phrases() or token.text[:1].isupper()


def _hit(t: Tokens, i: int) -> Found | None:
    """The expression that begins at token i, its end counted in the whole text."""
    window = t[i - 1 : i + _WINDOW]
    window += [END] * PAD
    found = expression(window, 1)
    return Found(found.end + i - 1, found.read) if found else None


def expression(t: Tokens, i: int) -> Found | None:
    """The longest expression that begins at token i, with its preposition, and what trails it ("alone", "'s")."""
    found = longest(
        bounded(t, i) if t[i].kind == "bound" else None,
        led(t, i) if t[i].kind == "preposition" else None,
        _about(t, i) if t[i].low in ("shortly", "just", "soon") else None,
        span_between(t, i) if not _bare_the(t, i) else None,
        spell(t, i),
    )
    if found is None:
        return None
    if t[found.end].kind == "possessive":
        # "in Wednesday's raid": the preposition belongs to the raid
        return (
            None if t[i].kind in ("preposition", "bound") and t[i].low != "since" else Found(found.end + 1, found.read)
        )
    return Found(found.end + (t[found.end].low == "alone"), found.read)


def _bare_the(t: Tokens, i: int) -> bool:
    """As in "the July raid", "the 2016 accord": the article belongs to what follows the date."""
    return t[i].kind == "article" and t[i + 1].kind in ("month", "weekday", "year", "number")


def _about(t: Tokens, i: int) -> Found | None:
    """As in "shortly after midnight on Sunday", "just before dawn"."""
    return bounded(t, i + 1) if t[i + 1].low in ("after", "before") and t[i + 2].kind in ("daypart", "clock") else None


def led(t: Tokens, i: int) -> Found | None:
    """A preposition (or "at around", "on or around", "in just") and the time it leads."""
    j = i + 1
    if t[j].low == "or" and t[j + 1].kind == "preposition":
        j += 2
    elif t[j].low in ("around", "about"):
        j += 1
    amount = spell(t, j, led=True)
    if t[i].low in ("for", "of", "about"):
        return amount if t[i].low == "for" else None
    found = longest(span_between(t, j), amount, _one_of(t, j), _unit(t, j))
    if found is None:
        return None
    if t[found.end].low == "since":
        clause = since(t, found.end)
        return Found(clause.end, _known_or(found.read, clause.read)) if clause else found
    return found


def _one_of(t: Tokens, i: int) -> Found | None:
    """As in "a Saturday morning": some day; "a Thursday in August": some day of that month."""
    if t[i].low not in ("a", "one") or t[i + 1].kind != "weekday":
        return None
    j = i + 2 + (t[i + 2].kind == "daypart")
    month = point(t, j + 1) if t[j].low == "in" else None
    return month or Found(j, lambda ref: st.unknown(f"XXXX-WXX-{t[i + 1].value}"))


def _unit(t: Tokens, i: int) -> Found | None:
    """As in "(over) the month", "(during) the year": that of publication, up to it; "(during) the week": the past one."""
    if t[i].low != "the" or t[i + 1].low not in ("month", "week", "quarter", "year", "decade"):
        return None
    if t[i + 1].low == "week":
        return Found(i + 2, lambda ref: before(ref, Amount(i + 2, 1.0, "week")))
    return Found(i + 2, units_away(str(t[i + 1].value), 0))


def _known_or(first: Reader, second: Reader) -> Reader:
    def read(ref: Ref) -> Stretch:
        clause = second(ref)
        return clause if clause.start else first(ref)

    return read


def span_between(t: Tokens, i: int) -> Found | None:
    """As in "January to June", "28 June-4 July 2020", "Monday and Tuesday", "October and November"."""
    first = point(t, i) if t[i].kind not in ("part", "rest", "bound", "preposition") else None
    if first is None:
        return None
    j = first.end
    if t[j].low not in ("to", "until", "till", "through", "and", "-", "–", "—"):
        return first
    second = point(t, j + 1)
    if second is None or (t[j].low == "and" and not _alike(t, first.end, j + 1)):
        return first
    return Found(second.end, joined(first.read, second.read))


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
        j += t[j].low in ("to", "until")
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
    reader = {"before": _before, "after": _after}.get(word, _until)
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


def _until(last: Reader) -> Reader:
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
        return replace(found, start=None, end=found.start - timedelta(days=1), mark=None)

    return read


def _after(first: Reader) -> Reader:
    """From the day after up to publication; a month or year is inside ("after the 2016 accord")."""

    def read(ref: Ref) -> Stretch:
        found = first(ref)
        if found.type == "DURATION" or found.start is None or found.type == "TIME":
            return found
        begin = found.start + timedelta(days=1) if found.precision == "day" else found.start
        end = ref.day if ref.day and ref.day >= begin else None
        return replace(found, start=begin, end=end, mark=None)

    return read


def _from(first: Reader) -> Reader:
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
    return Found(first.end, _from(first.read))


def since(t: Tokens, i: int) -> Found:
    """As in "since June", "since 2011", or a whole clause with its own date: "since the siege began on Friday"."""
    direct = longest(point(t, i + 1), spell(t, i + 1, led=True))
    if t[i - 1].low in ("has", "have", "had", "ever", "and") or not t[i + 1].low.isalnum():
        return Found(i + 1, _open)  # "has since fallen"
    clock = t[i + 1].kind in ("clock", "daypart")
    if direct is None and clock:
        direct = Found(i + 2, at_part("MO", _today))
    if direct and t[direct.end].kind != "possessive" and t[direct.end].low not in context("events"):
        return Found(direct.end, _from(direct.read))
    return _clause(t, i)


def _clause(t: Tokens, i: int) -> Found:
    """The clause after "since": up to the date inside it, or else to where the clause ends."""
    j, verb = i + 1, False
    while j < i + _CLAUSE and t[j].low and t[j].low not in context("clause_end"):
        inner = longest(point(t, j), spell(t, j, led=True)) if t[j].kind and t[j].kind != "each" else None
        if (inner is not None and t[j].kind not in ("article", "vague")) or (inner and t[j].low == "the"):
            if t[inner.end].kind == "possessive":
                return Found(_noun_end(t, inner.end + 1), _from(inner.read))
            return Found(inner.end, _from(inner.read))
        if not t[j].low[0].isalnum() and t[j].kind not in ("dash", "possessive") and t[j].low not in "’'":
            break
        if t[j].low in ("and", "or", "as", "when", "with") and (verb or not _verb_ahead(t, j)):
            break
        verb = verb or t[j].low in context("clause_verbs")
        j += 1
    return Found(max(j, i + 1), _open)


def _open(ref: Ref) -> Stretch:
    return Stretch(None, ref.day, "vague", "PAST_REF")


def _verb_ahead(t: Tokens, j: int) -> bool:
    return any(t[k].low in context("clause_verbs") for k in range(j, j + 6))


def _noun_end(t: Tokens, j: int) -> int:
    """As in "Saturday's assault", "the weekend's mass jailbreak": one noun, or a lower-case word and a noun."""
    k = j
    while k < j + 2 and t[k].low.isalpha() and t[k].kind == "" and t[k].low not in context("clause_end"):
        k += 1
    return k


# -- context, and what comes out ------------------------------------------------------------------------------------


def _looks_ahead(t: Tokens, i: int) -> bool:
    """Whether words before it in the same sentence look into the future ("will", "is due")."""
    for k in range(i - 1, max(0, i - 12), -1):
        if t[k].low in (".", ";", "\n", '"'):
            return False
        if t[k].low in context("ahead"):
            return True
    return False


def _time(text: str, t: Tokens, i: int, hit: Found, ref: Ref) -> Time:
    start, end = t[i].start, t[hit.end - 1].end
    try:
        found = hit.read(ref)
    except (ValueError, OverflowError):  # before the year 1 or after 9999: there is no such day
        found = st.unknown("XXXX-XX-XX")
    return Time(Span(start, end, text[start:end]), found.type, found.value, _period(found, ref))


def _period(found: Stretch, ref: Ref) -> Period | None:
    """The days, up to publication where they began before it."""
    if not found.known or found.type == "SET":
        return None
    start, end = found.start, found.end
    if start and end and ref.day and start <= ref.day < end and not ref.ahead:
        end = ref.day
    if start and end and start > end:
        return None
    return Period(start, end, found.precision)

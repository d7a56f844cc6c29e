"""Words of time: exact spans, TIMEX3 type and value, and the days they stand for, against the day of publication only.

A span holds its preposition ("on Monday", "in recent weeks", "since the offensive began in early June"), as the
codebook's ``when`` does. What hangs on another time of the document ("the next day") has no period here: that is the
work of resolve/following.py.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.amounts import OPENERS, Amount, before
from fairwitness.extract.times.bounds import bounded, since, span_between, starting, until
from fairwitness.extract.times.dates import Found, Reader, Tokens, longest
from fairwitness.extract.times.fixed import begins_phrase
from fairwitness.extract.times.often import spell
from fairwitness.extract.times.points import point
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.extract.times.tokens import END, PAD, tokens
from fairwitness.extract.times.weekdays import other_month, units_away
from fairwitness.model import Period, Span, Time
from fairwitness.vocab.times import context, hedge_words, hedges, hedges_of_ago, named_day_beginnings, phrases

_LEAD_IN = frozenset({"least", "new", "its", "or", "single"})  # "in its fifth week", "over a single day"
_WINDOW = 28  # tokens looked at from any one place: the work is linear whatever the text holds


def times(text: str, published: date | None) -> tuple[Time, ...]:
    """The time expressions of a text in order, none overlapping, read against its day of publication.

    >>> [(t.words.text, t.value) for t in times("It fell on Friday after six days.", date(2017, 10, 14))]
    [('on Friday', '2017-10-13'), ('six days', 'P6D')]
    """
    row, found = _found(text)
    return tuple([_time(text, row, i, hit, Ref(published, _looks_ahead(row, i))) for i, hit in found])


def parse_time(words: str, published: date | None) -> Time | None:
    """One time expression by itself: the first one in the words; None if they hold none.

    >>> parse_time("in the past week", date(2017, 10, 13)).period.start
    datetime.date(2017, 10, 6)
    """
    found = times(words, published)
    return max(found, key=lambda time: (time.words.end - time.words.start, -time.words.start), default=None)


# -- finding --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def _found(text: str) -> tuple[Tokens, tuple[tuple[int, Found], ...]]:
    """The tokens of a text, and the expressions with where each begins: the same whatever day they are read against."""
    row, found, i = tokens(text), [], 1
    last = len(row) - PAD
    while i < last:
        hit = _hit(row, i) if _may_begin(row, i) else None
        if hit is None:
            i += 1
            continue
        found.append((i, hit))
        i = hit.end
    return row, tuple(found)


def _may_begin(t: Tokens, i: int) -> bool:
    """A quick look, so that most words cost nothing: function words must be followed by what may go on with them."""
    token, after = t[i], t[i + 1]
    if token.kind in ("preposition", "article", "hedge"):
        if after.kind or after.low in _LEAD_IN:
            return True
        known = after.text[:1].isupper() or token.low in phrases()
        return known and (after.low in _openers() or after.low in phrases() or begins_phrase(t, i))
    if token.kind:
        return token.kind not in ("dash", "possessive")
    if token.low in phrases():
        return token.low in _openers() or begins_phrase(t, i)
    return token.text[:1].isupper() and token.low in _openers()


@cache
def _openers() -> frozenset[str]:
    """Words that no kind has and that may begin an expression all the same."""
    return OPENERS | named_day_beginnings() | {"shortly", "just", "soon", "so"}


def _hit(t: Tokens, i: int) -> Found | None:
    """The expression that begins at token i, its end counted in the whole text."""
    window = t[i - 1 : i + _WINDOW]
    window += [END] * PAD
    found = expression(window, 1)
    return Found(found.end + i - 1, found.read) if found else None


def expression(t: Tokens, i: int) -> Found | None:
    """The longest expression that begins at token i, with its preposition, and a trailing "'s"."""
    found = longest(
        bounded(t, i) if t[i].kind == "bound" else None,
        led(t, i) if t[i].kind == "preposition" else None,
        _about(t, i) if t[i].low in ("shortly", "just", "soon") else None,
        span_between(t, i) if not _bare_the(t, i) else None,
        spell(t, i),
        _so_far(t, i) if t[i].low == "so" else None,
    )
    if found is None:
        return None
    if t[found.end].kind == "possessive":
        # "in Wednesday's raid": the preposition belongs to the raid
        return (
            None if t[i].kind in ("preposition", "bound") and t[i].low != "since" else Found(found.end + 1, found.read)
        )
    return _tailed(t, found)


def _tailed(t: Tokens, found: Found) -> Found:
    """As in "8 March and after", "3 May onwards", "January or earlier": one end is open."""
    j = found.end + (t[found.end].low in ("and", "or"))
    if t[j].low in ("onward", "onwards") or (j > found.end and t[j].low in ("after", "later", "earlier", "before")):
        open_end = until if t[j].low in ("earlier", "before") else starting
        return found if t[j + 1].kind else Found(j + 1, open_end(found.read))
    return found


def _so_far(t: Tokens, i: int) -> Found | None:
    """As in "so far this year", "so far in 2017"."""
    if t[i + 1].low != "far":
        return None
    return point(t, i + 2) or (led(t, i + 2) if t[i + 2].kind == "preposition" else None)


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
    if t[j].low == "overnight":
        return None
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
    """As in "(over) the month", "(during) the year": up to publication; "(during) the week": the past one.

    Of a month of another calendar, its days: "(in) the month of Hamal".
    """
    if t[i].low != "the" or t[i + 1].low not in ("month", "week", "quarter", "year", "decade"):
        return None
    if t[i + 1].low == "month" and t[i + 2].low == "of" and t[i + 3].text.istitle():
        return Found(i + 4, other_month(t[i + 3].low)) if not t[i + 3].kind else None
    if t[i + 1].low == "week":
        return Found(i + 2, lambda ref: before(ref, Amount(i + 2, 1.0, "week")))
    return Found(i + 2, units_away(str(t[i + 1].value), 0))


def _known_or(first: Reader, second: Reader) -> Reader:
    def read(ref: Ref) -> Stretch:
        clause = second(ref)
        return clause if clause.start else first(ref)

    return read


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
    words = Span(start, end, text[start:end])
    mod = found.mod or (None if found.type == "SET" else _hedged(t, i, hit.end))
    return Time(words, found.type, found.value, _period(found, ref), mod, found.quant, found.freq)


def _hedged(t: Tokens, i: int, end: int) -> str | None:
    """TIMEX3's mod for a hedge before the time or behind its preposition: "about", "more than", "at least" ..."""
    if not any(token.low in hedge_words() for token in t[max(0, i - 3) : i + 3]):
        return None
    for at in range(i - 3, i + 2):
        for size in (3, 2, 1):
            mod = hedges().get(tuple(token.low for token in t[at : at + size])) if at > 0 else None
            if (
                mod is None
                or at + size < i
                or (size == 1 and t[at].low in _NO_HEDGE and t[at - 1].kind != "preposition")
            ):
                continue
            if t[at + size].kind in _HEDGED:
                return hedges_of_ago().get(mod, mod) if t[end - 1].low == "ago" else mod
    return None


_NO_HEDGE = frozenset({"over", "under"})  # "over three days": during them; "for over three days": more
_HEDGED = frozenset(
    {"number", "year", "vague", "article", "month", "weekday", "clock", "ordinal", "part", "which", "unit"}
)


def _period(found: Stretch, ref: Ref) -> Period | None:
    """The days, up to publication where they began before it."""
    if not found.known or found.type == "SET":
        return None
    start, end = found.start, found.end
    if start and end and ref.day and start <= ref.day < end and not ref.ahead and found.type != "DURATION":
        end = ref.day
    if start and end and start > end:
        return None
    return Period(start, end, found.precision)

"""The lines of a situation report, each made from records and leading back to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import zip_longest

from fairwitness import notation
from fairwitness.model import Account, Interval, Problem, Series, State, Statement
from fairwitness.publish import wording
from fairwitness.publish.brief.record import Line, Told
from fairwitness.publish.brief.scope import by
from fairwitness.publish.picture import Picture, short

_ALSO_SAID = 20
_WORDS_SHOWN = 160


def quoted(words: str) -> str:
    """The words of a source on one line, cut where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS_SHOWN else flat[: _WORDS_SHOWN - 1].rstrip() + "…"


def series_line(picture: Picture, s: Series) -> Line:
    """A series as of its last point."""
    last = s.points[-1]
    accounts = picture.accounts_of(last.accounts)
    tally = wording.tally(last.origins, last.reports, last.unnamed)
    who, on = wording.origins(accounts), _as_of_day(last.on)
    low, best, high = cells(last.interval, s.matter.unit)
    return Line(
        what=wording.matter(s.matter),
        figures=wording.bounds(last.interval, s.matter.unit),
        who=f"{tally}: {who}; {on}",
        words=quoted(picture.words_of(accounts[-1])),
        pointer=short(s.id),
        disputed=last.disputed,
        told=Told(low, best, high, tally, who, wording.day(last.on)),
        claims=claims_of(accounts, last.on),
    )


def cells(value: Interval, unit: str | None) -> tuple[str, str, str]:
    """Low, best and high, each in the words in which ``wording.bounds`` has them.

    >>> from decimal import Decimal
    >>> cells(Interval(Decimal(12), Decimal(12), Decimal(12)), "people")
    ('12', '12', '12')
    """
    told = wording.bounds(value, None).split(" – ")
    low, best, high = told if len(told) == 3 else (told[0],) * 3
    sign = " %" if unit == "percent" else ""
    return tuple(n + sign if n[-1].isdigit() else n for n in (low, best, high))  # type: ignore[return-value]


def claims_of(accounts: Iterable[Account], on: date | None = None) -> tuple[str, ...]:
    """A claim for each report in which these accounts stand by a day: the first of each account, then the second ..."""
    turns = zip_longest(*(_one_a_report(a, on) for a in accounts))
    return tuple(dict.fromkeys(i for turn in turns for i in turn if i))


def _one_a_report(account: Account, on: date | None) -> Iterable[str]:
    first: dict[str, str] = {}
    for p in account.appearances:
        if by(p.published, on):
            first.setdefault(p.report, p.claim_id)
    return first.values()


def _as_of_day(day: date) -> str:
    return "said on no known day" if day == date.min else f"as of {day}"


def held(picture: Picture, on: date | None) -> tuple[State, ...]:
    """Who holds what on a day, by place."""
    now = [s for s in picture.states if s.until is None or on is None or s.until > on]
    return tuple(sorted(now, key=lambda s: (s.place.name, s.holder, s.id)))


def state_line(picture: Picture, s: State) -> Line:
    """A state of control, on whose word."""
    accounts = tuple(a for i in s.accounts if (a := picture.account_by_id.get(i)))
    extent = f" ({s.extent})" if s.extent else ""
    return Line(
        what=f"{s.place.name}: {s.holder}{extent}",
        figures=f"since {s.since}" if s.since else "since when was not told",
        who=wording.origins(accounts),
        words=quoted(picture.words_of(accounts[0])),
        pointer=short(s.id),
        claims=claims_of(accounts),
    )


def disputes(picture: Picture) -> tuple[Line, ...]:
    """Two accounts that cannot both hold, and why."""
    lines = []
    for d in picture.disputes:
        one, other = picture.accounts_of(d.accounts)
        words = " / ".join(w for a in (one, other) if (w := quoted(picture.words_of(a))))
        who = wording.origins((one, other))
        lines.append(Line(wording.matter(one.matter), d.why, who, words, short(d.id), claims=claims_of((one, other))))
    return tuple(lines)


def changes(picture: Picture, since: date | None) -> tuple[Line, ...]:
    """Origins that now say another figure of the same matter than they did by that day."""
    before: dict[tuple[str, str], Account] = {}
    lines = []
    for a in sorted(picture.accounts, key=lambda a: (a.said or date.min, a.id)):
        key = (a.matter.id, a.origin.name)
        was = before.get(key)
        before[key] = a
        if was and was.figure and a.figure and a.said and (since is None or a.said > since):
            figures = (
                f"{notation.figure(was.figure)} ({wording.day(was.said)}) → {notation.figure(a.figure)} ({a.said})"
            )
            words, claims = quoted(picture.words_of(a)), claims_of((was, a))
            what, who = wording.matter(a.matter), wording.origin(a.origin)
            lines.append(Line(what, figures, who, words, short(a.id), claims=claims))
    return tuple(lines)


def also_said(picture: Picture, on: date | None) -> tuple[Line, ...]:
    """Statements that hold no figured claim, by source, the newest documents first."""
    figured = {(c.document_id, c.figure.words.start) for c in picture.claims if c.figure}
    days = {d.id: d.published for d in picture.documents}
    plain = [s for s in picture.statements if s.chain and by(days.get(s.document_id), on) and not _holds(s, figured)]
    plain = [s for s in plain if _words(s)]
    plain.sort(key=lambda s: (days.get(s.document_id) or date.min, s.id), reverse=True)
    once = {(notation.chain(s.chain), _words(s)): s for s in reversed(plain)}
    shown = sorted(list(once.values())[-_ALSO_SAID:], key=lambda s: (notation.chain(s.chain), s.id))
    return tuple(_said(s, days.get(s.document_id)) for s in shown)


def _words(statement: Statement) -> str:
    return " … ".join(s.text for s in statement.content if s.text)


def _holds(statement: Statement, figured: set[tuple[str, int]]) -> bool:
    return any(
        (statement.document_id, at) in figured for span in statement.content for at in range(span.start, span.end)
    )


def _said(statement: Statement, day: date | None) -> Line:
    # The cue goes with the words: what was denied must not stand there as said.
    cue = " ".join(s.text for s in statement.cue)
    what = f"{notation.chain(statement.chain)}, {wording.day(day)}" + (f" ({cue})" if cue else "")
    return Line(what, "", "", quoted(_words(statement)), short(statement.id))


def problem(picture: Picture, p: Problem) -> Line:
    """What was hard. Of a file only the name is told: a report is handed on, and a path can name who keeps it."""
    where = picture.location_of(p.about) or p.about
    if where.startswith(("file:", "/")):
        where = where.rpartition("/")[2]
    words = quoted(p.words.text) if p.words else ""
    return Line(f"{p.step}: {p.message}", "", where, words, short(picture.id_of(p) or ""))

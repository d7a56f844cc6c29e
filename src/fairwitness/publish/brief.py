"""The situation report: what sources have said by a day, each line with its source and a pointer to the words.

It is never "the toll": figures stand with low, best and high, with how many independent origins in how many reports,
and with whoever disputes them. The day is one told in the documents, never the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from fairwitness import notation
from fairwitness.errors import UsageError
from fairwitness.model import Account, Document, Point, Problem, Series, State, Statement
from fairwitness.publish import wording
from fairwitness.publish.picture import Picture, short
from fairwitness.publish.report import Brief, Line, Section, markdown
from fairwitness.vocab.protected import names_protected

__all__ = ["Brief", "Line", "Scope", "Section", "brief", "markdown"]

_ARMED = frozenset({"combatants", "security_forces"})
_PROTECTED = frozenset({"hospitals", "schools", "health_workers", "aid_workers", "journalists"})
_HARM = frozenset({"killed", "injured", "missing", "detained", "abducted"})
_MOVEMENT = frozenset(
    {"displaced", "evacuated", "arrived", "returned", "trapped", "deprived", "aided"},
)
_FORCE = frozenset({"airstrike", "shelling", "bombing", "clash", "attack", "damaged"})
_CONTROL = frozenset({"controls", "captured", "withdrew"})
_KEY_FIGURES = 8
_ALSO_SAID = 20
_WORDS_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: as of a day, with what changed since another, about a place, so many lines a section.

    Without a day: the last one told in the documents; without a second: seven days before; ``limit`` 0: every line.
    """

    on: date | None = None
    since: date | None = None
    place: str | None = None
    limit: int = 25


def brief(picture: Picture, scope: Scope) -> Brief:
    """The report of that scope; UsageError where nothing is known of the place, or the days are the wrong way round."""
    on = scope.on or picture.last_day
    since = scope.since or (on - timedelta(days=7) if on else None)
    if on and since and since > on:
        raise UsageError(f"what changed since {since} cannot be told as of {on}; give an earlier day")
    shown = _as_of(picture, on, scope.place)
    if scope.place and not shown.accounts:
        raise UsageError(
            f"no claim is about a place called {scope.place!r} by then; fairwitness series lists the places"
        )
    told = sorted(shown.series, key=_weight)
    protected = partial(_is_protected, shown)
    sections = (
        Section("Key figures", tuple(_series_line(shown, s) for s in told if _is_key(s))[:_KEY_FIGURES]),
        Section("Control", (*_states(shown, on), *_lines(shown, told, _is_share))),
        Section("Harm to civilians", _lines(shown, told, _is_civilian_harm)),
        Section("Health care and other protected objects", _lines(shown, told, protected)),
        Section("Displacement and access", _lines(shown, told, lambda s: s.matter.kind in _MOVEMENT)),
        Section("Use of force", _lines(shown, told, lambda s: s.matter.kind in _FORCE and not protected(s))),
        Section("Fighters and prisoners", _lines(shown, told, _is_armed)),
        Section("Other counts", _lines(shown, told, lambda s: s.matter.kind == "other")),
        Section("What sources dispute", _disputes(shown), "No dispute was found."),
        Section(f"What changed since {since or 'the beginning'}", _changes(shown, since), "Nothing new was said."),
        Section("Also said (no figure)", _also_said(shown, on)),
        Section("Problems", tuple(_problem(shown, p) for p in shown.problems), "None."),
    )
    heard = [d for d in shown.documents if _by(d.published, on)]
    unread = sum(d.language not in (None, "en") for d in heard)
    return Brief(
        on, since, scope.place, len(heard) - unread, unread, tuple(_shortened(s, scope.limit) for s in sections)
    )


def _shortened(section: Section, limit: int) -> Section:
    if not limit or len(section.lines) <= limit:
        return section
    return replace(section, lines=section.lines[:limit], left_out=len(section.lines) - limit)


# -- what stands in the report ----------------------------------------------------------------------------------------


def _as_of(picture: Picture, on: date | None, place: str | None) -> Picture:
    """The picture with only what was said by that day, about that place or what lies in it."""
    kept = {a.id for a in picture.accounts if _by(a.said, on) and _about(a, place)}
    return replace(
        picture,
        documents=_telling(picture, kept) if place else picture.documents,
        problems=() if place else picture.problems,
        statements=() if place else picture.statements,
        accounts=tuple(a for a in picture.accounts if a.id in kept),
        series=tuple(c for s in picture.series if (c := _cut(s, on, kept)).points and c.points[-1].accounts),
        disputes=tuple(d for d in picture.disputes if kept.issuperset(d.accounts)),
        states=tuple(s for s in picture.states if _by(s.since, on) and kept.intersection(s.accounts)),
    )


def _telling(picture: Picture, accounts: set[str]) -> tuple[Document, ...]:
    """The documents in which these accounts appear."""
    telling = {p.report for a in picture.accounts if a.id in accounts for p in a.appearances}
    return tuple(d for d in picture.documents if d.id in telling)


def _by(day: date | None, on: date | None) -> bool:
    return day is None or on is None or day <= on


def _about(account: Account, place: str | None) -> bool:
    if place is None:
        return True
    where = account.matter.place
    return where is not None and any(place.casefold() in name.casefold() for name in (where.name, *where.within))


def _cut(series: Series, on: date | None, kept: set[str]) -> Series:
    points = tuple(p for p in series.points if _by(p.on, on) and kept.issuperset(p.accounts))
    return replace(series, points=points)


def _weight(s: Series) -> tuple[int, int, int, str, str]:
    last = s.points[-1]
    return (-last.origins, -last.reports, -last.on.toordinal(), s.matter.kind, s.id)


def _is_key(s: Series) -> bool:
    """People harmed or moved, told over a period or as a state of things: single events are in their sections."""
    counted = s.matter.kind in _HARM | _MOVEMENT and s.matter.unit == "people"
    return (counted and s.matter.basis != "event") or _is_share(s)


def _is_share(s: Series) -> bool:
    return s.matter.kind in _CONTROL


def _is_civilian_harm(s: Series) -> bool:
    return s.matter.kind in _HARM and (s.matter.group or "people") not in _ARMED | _PROTECTED


def _is_protected(picture: Picture, s: Series) -> bool:
    """Whether protected people or objects are counted, or force against them by the words of the claim."""
    if (s.matter.group or "") in _PROTECTED:
        return s.matter.kind not in _MOVEMENT
    accounts = picture.accounts_of(s.points[-1].accounts)
    return s.matter.kind in _FORCE and any(names_protected(picture.words_of(a)) for a in accounts)


def _is_armed(s: Series) -> bool:
    harmed = s.matter.kind in _HARM and (s.matter.group or "") in _ARMED
    return harmed or s.matter.kind in ("surrendered", "present")


# -- lines ------------------------------------------------------------------------------------------------------------


def _lines(picture: Picture, series: Iterable[Series], wanted: object) -> tuple[Line, ...]:
    return tuple(_series_line(picture, s) for s in series if callable(wanted) and wanted(s))


def _series_line(picture: Picture, s: Series) -> Line:
    last: Point = s.points[-1]
    accounts = picture.accounts_of(last.accounts)
    tally = wording.tally(last.origins, last.reports, last.unnamed)
    return Line(
        what=wording.matter(s.matter),
        figures=wording.bounds(last.interval, s.matter.unit),
        who=f"{tally}: {wording.origins(accounts)}; {_as_of_day(last.on)}",
        words=_quoted(picture.words_of(accounts[-1])),
        pointer=short(s.id),
        disputed=last.disputed,
    )


def _as_of_day(day: date) -> str:
    return "said on no known day" if day == date.min else f"as of {day}"


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _WORDS_SHOWN else flat[: _WORDS_SHOWN - 1].rstrip() + "…"


def _states(picture: Picture, on: date | None) -> tuple[Line, ...]:
    held = [s for s in picture.states if s.until is None or on is None or s.until > on]
    return tuple(_state_line(picture, s) for s in sorted(held, key=lambda s: (s.place.name, s.holder, s.id)))


def _state_line(picture: Picture, s: State) -> Line:
    accounts = tuple(picture.account_by_id[i] for i in s.accounts if i in {a.id for a in picture.accounts})
    extent = f" ({s.extent})" if s.extent else ""
    since = f"since {s.since}" if s.since else "since when was not told"
    return Line(
        what=f"{s.place.name}: {s.holder}{extent}",
        figures=since,
        who=wording.origins(accounts),
        words=_quoted(picture.words_of(accounts[0])),
        pointer=short(s.id),
    )


def _disputes(picture: Picture) -> tuple[Line, ...]:
    lines = []
    for d in picture.disputes:
        one, other = picture.accounts_of(d.accounts)
        words = " / ".join(_quoted(picture.words_of(a)) for a in (one, other))
        lines.append(Line(wording.matter(one.matter), d.why, wording.origins((one, other)), words, short(d.id)))
    return tuple(lines)


def _changes(picture: Picture, since: date | None) -> tuple[Line, ...]:
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
            words = _quoted(picture.words_of(a))
            lines.append(Line(wording.matter(a.matter), figures, wording.origin(a.origin), words, short(a.id)))
    return tuple(lines)


def _also_said(picture: Picture, on: date | None) -> tuple[Line, ...]:
    """Statements that hold no figured claim, by source, the newest documents first."""
    figured = {(c.document_id, c.figure.words.start) for c in picture.claims if c.figure}
    days = {d.id: d.published for d in picture.documents}
    plain = [s for s in picture.statements if s.chain and _by(days.get(s.document_id), on) and not _holds(s, figured)]
    plain.sort(key=lambda s: (days.get(s.document_id) or date.min, s.id), reverse=True)
    once = {(notation.chain(s.chain), _words(s)): s for s in reversed(plain)}
    shown = sorted(list(once.values())[-_ALSO_SAID:], key=lambda s: (notation.chain(s.chain), s.id))
    return tuple(_said(s, days.get(s.document_id)) for s in shown)


def _words(statement: Statement) -> str:
    return " … ".join(s.text for s in statement.content)


def _holds(statement: Statement, figured: set[tuple[str, int]]) -> bool:
    return any(
        (statement.document_id, at) in figured for span in statement.content for at in range(span.start, span.end)
    )


def _said(statement: Statement, day: date | None) -> Line:
    # The cue goes with the words: what was denied must not stand there as said.
    cue = " ".join(s.text for s in statement.cue)
    what = f"{notation.chain(statement.chain)}, {wording.day(day)}" + (f" ({cue})" if cue else "")
    return Line(what, "", "", _quoted(_words(statement)), short(statement.id))


def _problem(picture: Picture, p: Problem) -> Line:
    where = picture.location_of(p.about) or p.about
    words = _quoted(p.words.text) if p.words else ""
    return Line(f"{p.step}: {p.message}", "", where, words, short(picture.id_of(p) or ""))

"""How records look in a notebook: a small table of what they hold, its text safe to show."""

from __future__ import annotations

from dataclasses import fields
from html import escape
from typing import Any

from fairwitness import model, notation
from fairwitness.publish import wording

_SHOWN = (
    *(model.Capture, model.Document, model.Claim, model.Statement, model.Meaning, model.Account, model.Series),
    *(model.Incident, model.State, model.Dispute, model.Family, model.Problem, model.Place, model.Actor, model.Matter),
)
_LONGEST = 300


def html(record: Any) -> str:
    """A record as a table of its fields; those that are empty are left out.

    >>> "&lt;b&gt;Northern Front" in html(model.Actor("x", "<b>Northern Front</b>"))
    True
    """
    told = ((f.name, getattr(record, f.name)) for f in fields(record))
    rows = "".join(
        f'<tr><th>{escape(name)}</th><td dir="auto">{escape(_shown(value))}</td></tr>'
        for name, value in told
        if value not in (None, (), "", False)
    )
    return f"<table><caption>{type(record).__name__}</caption>{rows}</table>"


def _shown(value: Any) -> str:
    if isinstance(value, model.Matter):
        return wording.matter(value)
    if isinstance(value, model.Span):
        return f"“{_cut(value.text)}” [{value.start}:{value.end}]"
    if isinstance(value, model.Figure):
        return f"{notation.figure(value)} ({wording.said_figure(value)})"
    if isinstance(value, model.Origin):
        return wording.origin(value)
    if isinstance(value, model.Source):
        return notation.source(value)
    if isinstance(value, model.Period):
        return notation.period(value)
    if isinstance(value, model.Place | model.Actor):
        return value.name
    if isinstance(value, model.Time):
        return f"{_shown(value.words)} {notation.period(value.period)}"
    if isinstance(value, tuple):
        return f"{len(value)}: " + "; ".join(_shown(v) for v in value[:5]) + (" …" if len(value) > 5 else "")
    return _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"


def install() -> None:
    """Let notebooks show records so."""
    for kind in _SHOWN:
        kind._repr_html_ = html  # type: ignore[union-attr]

"""What pages say of matters, figures, origins and days, in the words of a language.

In English the same as publish/wording.py says in briefs, tables and explanations; a test holds them together.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from fairwitness import notation
from fairwitness.model import Account, Actor, Dispute, Figure, Interval, Judgement, Matter, Origin, Period, Place
from fairwitness.publish import wording
from fairwitness.vocab.kinds import FORCE
from fairwitness.web.languages import ENGLISH, Language, language

_SILENT = (None, "percent", "people", "other")
_MARKED = ("unnamed", "outlet", "agency")


class Speech:
    """The words of one language for what records hold."""

    def __init__(self, words: Language) -> None:
        self.words = words

    number = staticmethod(wording.number)

    def counted(self, about: Matter) -> str:
        """Of whom: "civilians", "combatants (Islamic State)", or the unit where nobody is counted."""
        what = self.words.word("group", about.group)
        if not what or (about.group == "other" and about.unit not in (None, "people")):
            silent = about.kind in FORCE or about.unit in _SILENT
            what = "" if silent else self.words.word("unit", about.unit)
        if not about.side:
            return what
        return self.words.told("matter.side" if what else "matter.side_alone", group=what, side=about.side)

    def kind(self, about: Matter) -> str:
        """What happened to whom: "killed civilians"."""
        whom = self.counted(about)
        kind = self.words.word("kind", about.kind)
        return self.words.told("matter.kind_of", kind=kind, whom=whom) if whom else kind

    def matter(self, about: Matter) -> str:
        """What accounts are about, on one line: "killed civilians by US-led coalition, in all, Raqqa, Syria, ..."."""
        means = self.words.word("means", about.means)
        both = about.actor and means
        by = self.words.told("matter.with", by=about.actor, means=means) if both else about.actor or means
        what = self.kind(about)
        parts = (
            self.words.told("matter.by", what=what, by=by) if by else what,
            self.basis(about),
            self._name(about.place.name) if about.place else self.words.told("told.placeless"),
            self.when(about.period),
        )
        return self.words.told("matter.then").join(p for p in parts if p)

    def _name(self, name: str) -> str:
        return self.words.told("matter.name", name=name)

    def basis(self, about: Matter) -> str:
        """How it was counted: "in one occurrence", "in all", "at the time", "per day"."""
        if about.per:
            return self.words.told("matter.per", per=self.words.word("per", about.per))
        return self.words.word("matter.basis", about.basis)

    def bounds(self, value: Interval, unit: str | None = None) -> str:
        """low - best - high, with open and unknown ends said in words."""
        sign = self.words.told("figure.percent") if unit == "percent" else ""
        if value.low is not None and value.low == value.high and not value.open:
            return self.words.in_order(self.number(value.low) + sign)
        best = self.words.told("figure.none_stated") if value.best is None else self.number(value.best)
        return self.words.in_order(f"{self.low(value)} – {best} – {self.high(value)}{sign}")

    def low(self, value: Interval) -> str:
        """The lower end."""
        return self._end(value.low, "figure.over" if value.low_excluded else None)

    def high(self, value: Interval) -> str:
        """The upper end."""
        if value.open:
            return self.words.told("figure.open")
        return self._end(value.high, "figure.under" if value.high_excluded else None)

    def _end(self, value: Decimal | None, beyond: str | None) -> str:
        if value is None:
            return self.words.told("figure.unknown")
        return self.words.told(beyond, number=self.number(value)) if beyond else self.number(value)

    def when(self, period: Period | None) -> str:
        """The days of a matter in words: "2022-03-09", "since 2022-02-24", "by 2022-03-11", "2022-03-15 to ..."."""
        if period is None or (period.start is None and period.end is None):
            return ""
        if period.end is None:
            return self.words.told("period.since", day=period.start)
        if period.start is None:
            return self.words.told("period.by", day=period.end)
        if period.start == period.end:
            return self.words.told("period.one", day=period.start)
        return self.words.told("period.range", first=period.start, last=period.end)

    def day(self, value: date | None) -> str:
        """A day as ISO; "undated" for none, and for the day before all days on which undated reports stand."""
        return value.isoformat() if value and value != date.min else self.words.told("told.undated")

    def said_figure(self, value: Figure | None) -> str:
        """A figure in its own words (in notation where they are withheld), or "no figure"."""
        if value and not value.words.text:
            return notation.figure(value)
        if value is None:
            return self.words.told("figure.none")
        return self.words.told("figure.quoted", words=" ".join(value.words.text.split()))

    def origin(self, value: Origin) -> str:
        """The name, marked when it is a party to the conflict, unnamed, or an outlet's own voice."""
        marks = [self.words.told(f"told.{value.type}")] if value.type in _MARKED else []
        marks += [self.words.told("told.a_party")] if value.party else []
        notes = self.words.told("matter.then").join(marks)
        return self.words.told("told.marked", name=value.name, marks=notes) if notes else value.name

    def tally(self, origins: int, reports: int, unnamed: int) -> str:
        """How many stand behind it: "3 origins in 14 reports, and 2 unnamed"."""
        named = self.words.counted("tally.origins", origins) if origins else self.words.told("tally.nobody")
        told = self.words.told("tally.whole", origins=named, reports=self.words.counted("tally.reports", reports))
        return self.words.told("tally.with_unnamed", told=told, unnamed=unnamed) if unnamed else told

    def why(self, dispute: Dispute, accounts: Iterable[Account] = ()) -> str:
        """Why two accounts cannot both hold: the sentence of the record, which is English; else the rule, and who."""
        if self.words.code == ENGLISH:
            return dispute.why
        known = {a.id: a for a in accounts}
        sides = [known[i] for i in dispute.accounts if i in known]
        if len(sides) != len(dispute.accounts):
            return self.words.told(f"disputes.rule.{dispute.rule}")
        one, other = (self.account(a) for a in sides)
        return self.words.told(f"disputes.told.{dispute.rule}", one=one, other=other)

    def account(self, told: Account) -> str:
        """Who says, and the figure in its words: "Harbour Relief Society: “At least 12”"."""
        if told.figure is None:
            return told.origin.name
        return self.words.told("disputes.side", name=told.origin.name, figure=self.said_figure(told.figure))

    def value(self, given: Place | Actor | Period | str | None) -> str:
        """What a slot stands for, as text: a name, a class, days; "nothing" for what a person said is not there."""
        return self.words.told("review.none") if given == "" else wording.value(given)

    def decision(self, j: Judgement) -> str:
        """What a person decided: "rejected", "place corrected to Qasr Amun, Marram", "incidents merged"."""
        if j.verdict == "correct":
            slot = self.words.word("slot", j.about.slot)
            return self.words.told("decided.correct", slot=slot, value=self.value(j.value))
        if j.verdict == "locate" and isinstance(j.value, Place):
            at = j.value
            precision = self.words.told(f"precision.place.{at.precision}")
            return self.words.told("decided.locate", place=f"{at.latitude}, {at.longitude}", precision=precision)
        if j.verdict in ("merge", "split"):
            return self.words.told(f"decided.{j.verdict}.{j.about.slot}")
        closed = j.verdict in ("grade", "status", "restricted") and isinstance(j.value, str)
        value = self.words.word(f"review.{j.verdict}_is", str(j.value)) if closed else self.value(j.value)
        return self.words.told(f"decided.{j.verdict}", value=value)


IN_ENGLISH = Speech(language(ENGLISH))

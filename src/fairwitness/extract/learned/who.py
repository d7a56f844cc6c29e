"""Who did it: whom the trained model chose, mended by the words around them."""

from __future__ import annotations

import re
from collections.abc import Collection

from fairwitness.extract.counted.doers import NO_ACTOR
from fairwitness.extract.learned.no_doer import is_beside
from fairwitness.extract.learned.own_clause import is_doer, is_named, subject, whole_party
from fairwitness.extract.learned.sheet import CONTROL, Candidate, Sheet
from fairwitness.extract.learned.whose_deed import doer
from fairwitness.extract.losses import loser
from fairwitness.extract.seen import Seen
from fairwitness.extract.surroundings import overlap
from fairwitness.model import Claim, Span
from fairwitness.vocab import proper
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.phrases import actor_nouns
from fairwitness.vocab.states import country_named

# What somebody does to others: whose deed it was can be told by the words around.
_DEEDS = frozenset(
    "killed injured detained abducted displaced airstrike shelling bombing clash attack damaged captured other".split()
)
_UNITS = r"(?: (?:forces|fighters|troops|groups?|units?|gangs?|factions?))?"
_OWNED = re.compile(rf"['’]s(?: [a-z-]+){{0,2}}? (?P<noun>[a-z]+){_UNITS}\b")
_IN = re.compile(r"\b(in|at|near|inside|outside|of) (?:the )?$")
_OF_PEOPLE = re.compile(
    r"(?:['’]s)?(?: (?:suicide|car|truck|armed|masked|young|teenage|female|opposition|separatist))? (?P<noun>[a-z]+)"
    rf"{_UNITS}\b"
)
_WITH_VERB = re.compile(
    r"(?P<who>.*\b(?:forces|troops|soldiers|fighters|rebels|militants|tanks|units|jets)) (?:arrived|[a-z]{3,}ed)$"
)
_ARTICLE = re.compile(r"^(?:[Aa]n?|[Tt]he) ")
# "seized it from the Amber Front", and not "gunmen from the Amber Front seized it"
_FROM = re.compile(r"(?:^|(?P<noun>\w+) )from (?:the )?$")
_LEAD = 32  # characters before those who may have lost a place
_HELD = re.compile(r"[-‑–](?:held|controlled|occupied|run|ruled|governed|dominated|seized|captured)\b")


class Who:
    """Those who act in one document; ``names``: where its names of places begin."""

    def __init__(self, seen: Seen, sheet: Sheet, names: Collection[int]) -> None:
        self.seen, self.sheet, self.names = seen, sheet, names

    def of(self, claim: Claim, candidate: Candidate, chosen: int | None) -> Span | None:
        """Who did what a claim tells; ``chosen``: the number of an actor, or None."""
        kind, words = claim.kind, self.sheet.actors[chosen] if chosen is not None else None
        sure = candidate.sort == "word" or (kind == "withdrew" and candidate.rule) or self._is_holder(claim)
        again = kind in CONTROL and claim.words.text.lower().startswith(("it ", "they "))
        words = (claim.actor if sure else None) or words or (claim.actor if again else None)
        if kind in _DEEDS:
            words = self._who_did(kind, candidate, words)
        if words is not None and self._is_scene(words, kind):
            words = claim.actor if claim.actor and not self._is_scene(claim.actor, kind) else None
        if words is None or kind in NO_ACTOR:
            return None
        return None if kind in ("controls", "captured") and self._is_loser(words) else self._owned(words)

    def _who_did(self, kind: str, candidate: Candidate, chosen: Span | None) -> Span | None:
        """Who was chosen, where the words around do not tell another."""
        told, sentence = candidate.words, self.seen.sentences[candidate.sentence]
        if kind == "killed" and chosen and (whose := loser(told, sentence)) and overlap(whose, chosen):
            return None  # "Torland lost 75 troops"
        who = doer(kind, chosen, told, sentence)
        if candidate.sort == "figure":
            own = subject(kind, told, sentence)
            is_apart = who is not None and not sentence.start <= who.start < sentence.end
            if own is not None and (who is None or is_apart or (is_named(own) and not overlap(own, who))):
                return own
        if who is None or not is_doer(who, kind, told, sentence) or is_beside(who, kind, told, sentence):
            return None
        return whole_party(who, sentence)

    def _is_loser(self, words: Span) -> bool:
        """Whether a place is taken from them; not where they are whom its takers come from."""
        before = _FROM.search(self.sheet.text, max(0, words.start - _LEAD), words.start)
        return before is not None and (before["noun"] or "").lower() not in actor_nouns()

    def _is_holder(self, claim: Claim) -> bool:
        """Whether an adjective says who holds the place: "Torish-held Sanar"."""
        actor = claim.actor
        return actor is not None and claim.kind in CONTROL and _HELD.match(self.sheet.text, actor.end) is not None

    def _is_scene(self, words: Span, kind: str) -> bool:
        """Whether an actor is no more than the place where it was: "the west of Torvik", "the last town in Amun"."""
        if words.text.islower() or words.start not in self.names:
            return False
        lead = _IN.search(self.sheet.text, max(0, words.start - 12), words.start)
        if lead is None or country_named(words.text) is not None:
            return False
        return lead[1] != "of" or kind in CONTROL

    def _owned(self, words: Span) -> Span:
        """A country or people with those of it who do not fight for it: "Torland's rebels", "Torish gunmen".

        A verb that was taken for a noun behind them is none of it ("the troops arrived").
        """
        if led := _WITH_VERB.match(words.text):
            words = Span(words.start, words.start + led.end("who"), led["who"])
        is_people = _ARTICLE.sub("", words.text) in demonyms()
        m = (_OF_PEOPLE if is_people else _OWNED).match(self.sheet.text, words.end)
        if m is None or m["noun"] not in proper.words("body", "not_forces"):
            return words
        return Span(words.start, m.end(), self.sheet.text[words.start : m.end()])

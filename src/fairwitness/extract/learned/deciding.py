"""From the model's answers to claims: those of the vocabulary, changed as the model says, and new ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fairwitness.extract.counted.candidates import Link
from fairwitness.extract.counted.doers import means_of, side_of
from fairwitness.extract.counted.measures import measured
from fairwitness.extract.counted.scene import Clause, Scene, clause_of
from fairwitness.extract.doubts import is_answer, is_beyond_denial, told_falsely, told_undone, told_unsure, told_untrue
from fairwitness.extract.learned.answering import Answer, answers
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.dating import dated
from fairwitness.extract.learned.model_files import Weights
from fairwitness.extract.learned.once import by_words, once
from fairwitness.extract.learned.sheet import CONTROL, Candidate, Sheet
from fairwitness.extract.learned.sure_kinds import sure_deed, sure_kind
from fairwitness.extract.learned.unrealised import is_unrealised
from fairwitness.extract.learned.where import Where
from fairwitness.extract.learned.who import Who
from fairwitness.extract.learned.whose_word import told_by
from fairwitness.extract.seen import Seen
from fairwitness.extract.surroundings import Around, denies, overlap
from fairwitness.model import Claim, Document, Figure, Span, Time, claim_id
from fairwitness.vocab import control
from fairwitness.vocab.actors import actor_named, type_of
from fairwitness.vocab.kinds import FORCE, Row, is_disaster
from fairwitness.vocab.times import counts_from
from fairwitness.vocab.warfare import speaks_of_war

_HALF = 0.5
# Of claims of control that only the model reads, half of those below are wrong, and each would stand as a state.
_HELD_ALONE = 0.6
# Where its words only go on with a list of such places, 12 of 13 above this are right.
_IN_A_ROW = 0.35
# How probable a claim must be in a text that else does not speak of war: matches are won and budgets shelled there too.
_AT_PEACE, _WORD_AT_PEACE = 0.5, 0.75
# So many of the claims that the vocabulary reads and the model is not asked about are right (55 of 71 watched ones).
_UNASKED = 0.77
_OF_PEOPLE_ALONE = frozenset(("killed", "injured", "missing"))
_NEAR, _FAR = 60, 400  # characters looked at around words of place: for a share, for the ends of the clause
_CLAUSE_END = re.compile(
    r"[;!?\n]|:(?!\d)|, (?:and|but|while|as|when|which|who)\b| (?:while|but|after|before|as|when) "
)
_CLAUSE = 100  # characters before words of place in which it may say that nobody holds them
_OF_NOBODY = re.compile(
    r"\b(?:[Ww]hoever|[Ww]hichever side|[Aa]nyone who)\b[^.;,]{0,80}$"
    r"|\b(?:battl|fight|fought|struggl|vie|vying|compet|contest|war)\w* (?:with [\w’'-]+ )?(?:for|over) "
    r"(?:the |full |total |sole )*control of[^.;,]{0,80}$"
    r"|\b(?:strongholds?|bastions?|footholds?|bases?|enclaves?|pockets?|presence) (?:left )?(?:in|across) "
    r"(?:the )?(?:[a-z-]+ )?$"
)
_ROW = re.compile(
    r"(?:,| and|, and|,? as well as) (?:the )?(?:(?:town|village|citie|city|district|neighbou?rhood|post)s? of )?"
)
_LIES = re.compile(r"(?:north|south|east|west|near|around|just|some|about)\b", re.IGNORECASE)  # "took X, south of Y"
_SHARE_OF = re.compile(r"\b(?P<words>[\w-]+(?: [\w-]+)?) of (?:the )?(?:[\w-]+ of )?$")


@dataclass(frozen=True, slots=True)
class Decided:
    """``claims``: those with a number and those of control.

    ``further``: those without a number that a word of harm or force tells; None where no model was asked.
    """

    claims: tuple[Claim, ...]
    further: tuple[Claim, ...] | None = None


def decided(document: Document, seen: Seen, rule_claims: Sequence[Claim], model: Weights) -> Decided:
    """The claims by the model; ``rule_claims``: what the vocabulary reads with a number and of control."""
    if seen.encoded is None:
        return Decided(tuple(rule_claims))
    asking = Asking(document, seen, rule_claims)
    deciding = _Deciding(document, seen, asking.sheet, rule_claims, model)
    found = answers(asking, seen.encoded, model, [deciding.lowest(c) for c in asking.sheet.candidates])
    claims = tuple(deciding.claims(found))
    told = {**deciding.by_word(found), **{claim.words: claim for claim in asking.without_trigger}}
    return Decided(claims, tuple(by_words(told, claims)))


class _Deciding:
    def __init__(
        self, document: Document, seen: Seen, sheet: Sheet, rule_claims: Sequence[Claim], model: Weights
    ) -> None:
        self.rule_claims = rule_claims
        self.document, self.seen, self.sheet = document, seen, sheet
        self.kinds: list[str] = model.made["kinds"]
        self.bases: list[str] = model.made["bases"]
        self.flags: list[str] = model.made["flags"]
        self.least = float(model.made.get("least", _HALF))
        self.agreed = float(model.made.get("agreed", self.least))
        self.least_word = float(model.made.get("least_word", _HALF))
        self.agreed_word = float(model.made.get("agreed_word", self.least_word))
        if not speaks_of_war(document.title or "", document.text):
            self.least, self.agreed = max(self.least, _AT_PEACE), max(self.agreed, _AT_PEACE)
            self.least_word = self.agreed_word = _WORD_AT_PEACE
        self.scene = Scene(document, seen)
        self.figures = {f.words.start: f for f in seen.figures}
        self.lines = {line.row.span.start: line for line in seen.lines()}
        self.around = Around(seen, document.text)
        self.where = Where(seen, sheet)
        self.who = Who(seen, sheet, self.where.names)
        self.begins = [t.words.start for t in sheet.times]

    def claims(self, found: Sequence[Answer]) -> Iterator[Claim]:
        """The claims with a number and those of control."""
        taken: dict[str, Claim] = {}
        by_rule: dict[str, str] = {}
        row: tuple[Claim, int] | None = None  # the claim on a place of control told last, and where the place ends
        for candidate, answer in zip(self.sheet.candidates, found, strict=True):
            if candidate.sort == "word":
                continue
            first = row[0] if row and self._goes_on(row[1], candidate) else None
            claim = (
                None
                if self._is_repeat(candidate.words)
                else self._claim(candidate, answer, first.kind if first else None)
            )
            if claim is not None and candidate.sort == "spot":
                if first and first.kind == claim.kind and candidate.rule is None:
                    claim = _listed_with(first, claim, candidate.words)
                row = (claim, candidate.words.end)
            if claim is not None and claim.id not in taken:
                taken |= {c.id: c for c in self.where.each(claim)}
                if candidate.rule is not None:
                    by_rule[candidate.rule.id] = claim.id
        asked = {c.rule.id for c in self.sheet.candidates if c.rule}
        rest = {c.id: c for c in self.rule_claims if c.id not in asked and c.id not in taken}
        for claim in once([*taken.values(), *rest.values()], frozenset(by_rule.values())):
            if claim.id in rest or claim.part_of:
                score = _UNASKED if claim.id in rest else claim.score
                whole = by_rule.get(claim.part_of or "")
                actor = _of_whole(claim, taken.get(whole or ""))
                yield replace(claim, part_of=whole, actor=actor, score=score)
            else:
                yield claim

    def _goes_on(self, end: int, candidate: Candidate) -> bool:
        """Whether a candidate goes on with a list of places of which the last ended here: "held Torvik and Sanar"."""
        told = candidate.words
        return _ROW.fullmatch(self.sheet.text, end, told.start) is not None and not _LIES.match(told.text)

    def by_word(self, found: Sequence[Answer]) -> dict[Span, Claim | None]:
        """What each word tells of harm or force without a number, or None."""
        return {
            c.words: None if self._is_repeat(c.words) else self._claim(c, answer)
            for c, answer in zip(self.sheet.candidates, found, strict=True)
            if c.sort == "word"
        }

    def _is_repeat(self, words: Span) -> bool:
        return any(r.start <= words.start and words.end <= r.end for r in self.document.repeats)

    def _claim(self, candidate: Candidate, answer: Answer, listed: str | None = None) -> Claim | None:
        """What a candidate tells; ``listed``: the kind of the list of places that it goes on with, if any."""
        best = int(answer.kinds[1:].argmax()) + 1
        kind, rule = self.kinds[best], candidate.rule
        needed = self._needed(candidate, agrees=rule is not None and rule.kind == kind)
        if answer.kinds[best] < (min(needed, _IN_A_ROW) if listed == kind else needed):
            return None
        if (candidate.sort == "spot" and kind not in CONTROL) or (candidate.sort == "word" and kind in CONTROL):
            return None
        if candidate.sort == "spot" and not self._may_be_held(candidate.words):
            return None
        sure = self._sure(kind, candidate)
        base = self._base(candidate, sure) if sure else None
        return self._filled(base, candidate, answer, float(answer.kinds[best])) if base else None

    def _sure(self, kind: str, candidate: Candidate) -> str | None:
        """The kind by the words around, where they leave no doubt; None where they tell nothing that was done."""
        told, sentence = candidate.words, self.seen.sentences[candidate.sentence]
        # what the sick lack in a war is the war's doing: "1,900 with HIV have run out of tablets"
        if kind != "deprived" and is_disaster(kind, sentence.text):
            return None
        if candidate.sort == "figure":
            return None if is_unrealised(kind, told, sentence) else sure_kind(kind, told, sentence)
        if candidate.sort != "word":
            return kind
        deed = sure_deed(kind, told, sentence)
        return None if deed in FORCE and told_undone(sentence, told) else deed

    def _may_be_held(self, words: Span) -> bool:
        """Not a number of people ("Fifteen were freed"), nor a body that bears arms ("expelled from the Amber Front").

        Nor what nobody in particular holds ("whoever holds it"), nor where a stronghold lies.
        """
        actor = actor_named(words.text)
        if actor is not None and type_of(actor) == "armed_group":
            return False
        counted = self.figures.get(words.start)
        if counted is not None and counted.words == words:
            return False
        return _OF_NOBODY.search(self.sheet.text, max(0, words.start - _CLAUSE), words.start) is None

    def _needed(self, candidate: Candidate, *, agrees: bool) -> float:
        """How probable a claim must be to be told; ``agrees``: where the vocabulary reads the same."""
        if candidate.sort == "word":
            return self.agreed_word if agrees else self.least_word
        if agrees:
            return self.agreed
        return max(self.least, _HELD_ALONE) if candidate.sort == "spot" else self.least

    def lowest(self, candidate: Candidate) -> float:
        """How probable a claim of any kind must at least be to be told."""
        least = self._needed(candidate, agrees=candidate.rule is not None)
        return min(least, _IN_A_ROW) if candidate.sort == "spot" else least

    def _base(self, candidate: Candidate, kind: str) -> Claim | None:
        """The claim before the model fills its slots."""
        rule = candidate.rule
        if rule is not None:
            if rule.kind == kind:
                return rule
            anchor = rule.figure.words if rule.figure else rule.words
            degree = rule.degree if kind == "damaged" else None
            anew = self._counted(candidate, kind) if rule.figure and candidate.words.start in self.figures else None
            figure = anew.figure if anew else rule.figure  # what it counts hangs on the kind
            made = replace(rule, id=claim_id(self.document.id, kind, anchor), kind=kind, figure=figure, degree=degree)
            # "the toll of three bombings rose to 99": 99 of nobody
            is_bare = anew is not None and anew.group is None and rule.kind in FORCE and kind in _OF_PEOPLE_ALONE
            return replace(made, group=None) if is_bare else made
        if candidate.sort == "word":
            return self._worded(candidate, kind)
        return self._counted(candidate, kind) if candidate.sort == "figure" else self._held(candidate, kind)

    def _worded(self, candidate: Candidate, kind: str) -> Claim:
        """A claim without a number that the vocabulary does not read: the clause around the word that tells it, and no
        more of it than is said.
        """
        statement = self.around.statement(candidate.words)
        said = next((c for c in statement.content if overlap(c, candidate.words)), None) if statement else None
        words = _clause_around(candidate.words, _common(self.seen.sentences[candidate.sentence], said))
        made = claim_id(self.document.id, kind, words)
        denied = statement is not None and denies(statement, candidate.words, self.document.text)
        return Claim(id=made, document_id=self.document.id, kind=kind, words=words, denied=denied)

    def _counted(self, candidate: Candidate, kind: str) -> Claim | None:
        clause = self._clause(self.figures[candidate.words.start], candidate.sentence, kind)
        if clause is None:
            return None
        figure = clause.link.counted.figure
        return Claim(
            id=claim_id(self.document.id, kind, figure.words), document_id=self.document.id, kind=kind,
            words=clause.words, figure=measured(clause, figure.basis), group=clause.link.counted.group,
            side=side_of(clause, self.scene), means=means_of(clause),
        )  # fmt: skip

    def _clause(self, figure: Figure, sentence: int, kind: str) -> Clause | None:
        line = self.lines.get(self.seen.sentences[sentence].start)
        if line is None:  # a figure that runs over the end of its sentence
            return None
        for at, item in enumerate(line.items):
            if item.counted is not None and item.counted.figure.words == figure.words:
                row = Row(-1, kind, "noun", frozenset(), 1.0, None, "")
                return clause_of(line, Link(item.counted, at, row, 1.0, "model"))
        return None

    def _held(self, candidate: Candidate, kind: str) -> Claim:
        """A claim of control that the vocabulary does not read: its clause, and how much of the place is meant."""
        sentence = self.seen.sentences[candidate.sentence]
        words = _clause_around(candidate.words, sentence)
        at = candidate.words.start - sentence.start
        share = _SHARE_OF.search(sentence.text[max(0, at - _NEAR) : at])
        return Claim(
            id=claim_id(self.document.id, kind, words), document_id=self.document.id, kind=kind, words=words,
            place=candidate.words, extent=_extent(share["words"]) if share else None,
        )  # fmt: skip

    def _filled(self, claim: Claim, candidate: Candidate, answer: Answer, score: float) -> Claim:
        when, origin, actor = (answer.slots[slot][0] for slot in ("when", "origin", "actor"))
        flags = dict(zip(self.flags, answer.flags, strict=True))
        figure, sentence = claim.figure, self.seen.sentences[candidate.sentence]
        if figure is not None and figure.basis != "rate" and not figure.per:
            figure = replace(figure, basis=self.bases[int(answer.bases.argmax())])
        ranked = [self.sheet.places[n] if n is not None else None for n in answer.places]
        chosen = self.where.of(claim.kind, candidate, ranked)
        spot = (claim.place if candidate.sort == "spot" else None) or chosen
        who = self.who.of(claim, candidate, actor)
        none_at_all = figure is not None and claim.kind in FORCE and figure.words.text.lower() == "no"
        # Hedges, denials and "once" are rare, and the vocabulary's readings of them right nearly always: they stand.
        return replace(
            claim,
            id=claim_id(self.document.id, claim.kind, claim.words) if none_at_all else claim.id,
            figure=None if none_at_all else figure,  # "there was no air strike" is a denial, and no count
            place=self.where.whole(spot) if spot else None,
            when=self._dated(claim.kind, candidate, self.sheet.times[when] if when is not None else None),
            chain=()
            if told_falsely(sentence, candidate.words)
            else told_by(self.sheet.sayings[origin] if origin is not None else None, candidate, self.around),
            actor=None if who == spot else who,
            hedged=claim.hedged or bool(flags["hedged"] > _HALF) or told_unsure(sentence, candidate.words),
            denied=none_at_all or self._is_denied(claim, candidate, denial=bool(flags["denied"] > _HALF)),
            past=claim.past or bool(flags["past"] > _HALF),
            score=round(score, 4),
        )

    def _is_denied(self, claim: Claim, candidate: Candidate, *, denial: bool) -> bool:
        sentence, words = self.seen.sentences[candidate.sentence], candidate.words
        said = denial or claim.denied or told_untrue(sentence, words)
        if claim.figure is None or not is_answer(sentence, words):
            return said and not is_beyond_denial(sentence, words)
        return told_untrue(sentence, words)

    def _dated(self, kind: str, candidate: Candidate, chosen: Time | None) -> Time | None:
        """The time chosen, or the one that tells the candidate from it: "on Monday, a day after 12 men died"."""
        at = candidate.words.start
        near = bisect_right(self.begins, at)
        own = self.sheet.times[near - 1] if near else None
        if chosen and own and counts_from(self.sheet.text, own.words, at):
            return own
        if chosen is None or candidate.sort == "spot":
            return chosen
        return dated(chosen, kind, candidate.words, self.sheet.text, self.document.published)


def _listed_with(first: Claim, claim: Claim, name: Span) -> Claim:
    """A place of a list: its clause tells of the first, so its words are its name, and all else is the first one's."""
    made = claim_id(claim.document_id, claim.kind, name)
    return replace(first, id=made, words=name, figure=None, extent=None, place=claim.place, score=claim.score)


def _of_whole(part: Claim, whole: Claim | None) -> Span | None:
    """Who did a part: who did the whole, where another was told of before it ("it left; rebels shot 12, 3 of age")."""
    if whole is None or whole.actor is None or whole.figure is None or part.actor is None:
        return part.actor
    return whole.actor if part.actor.end <= whole.figure.words.start else part.actor


def _common(a: Span, b: Span | None) -> Span:
    """What two stretches share; the first where there is no second."""
    start, end = (max(a.start, b.start), min(a.end, b.end)) if b else (a.start, a.end)
    return Span(start, end, a.text[start - a.start : end - a.start])


def _clause_around(words: Span, sentence: Span) -> Span:
    """The clause that holds the words: to the next strong mark or conjunction on each side."""
    start, end = words.start - sentence.start, words.end - sentence.start
    least, most = max(0, start - _FAR), min(len(sentence.text), end + _FAR)
    first = max((m.end() for m in _CLAUSE_END.finditer(sentence.text, least, start)), default=least)
    if first and first == least:
        first = sentence.text.find(" ", least, start) + 1 or least  # no word is cut
    stop = _CLAUSE_END.search(sentence.text, end, most)
    text = sentence.text[first : stop.start() if stop else most]
    left = first + len(text) - len(text.lstrip(" ,\"“'‘"))
    right = first + len(text.rstrip(" ,\"”'’"))
    return Span(sentence.start + left, sentence.start + right, sentence.text[left:right])


def _extent(words: str) -> str | None:
    """How much of a place words before "of" mean."""
    padded = f" {words.lower()} of "
    cues: Mapping[str, frozenset[str]] = {name: control.words("extent", name) for name in ("most", "part", "whole")}
    return next((name for name, some in cues.items() if any(f" {cue} " in padded for cue in some)), None)

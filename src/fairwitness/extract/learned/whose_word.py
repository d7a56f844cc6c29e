"""Whose word a claim is: the statement that the trained model chose, and what its words and marks say besides."""

from __future__ import annotations

import re

from fairwitness.extract.attribution.lists import is_item
from fairwitness.extract.doubts import is_aside, is_asked, is_beyond_denial
from fairwitness.extract.learned.sheet import Candidate
from fairwitness.extract.surroundings import Around, overlap
from fairwitness.model import Source, Span, Statement
from fairwitness.vocab import control

_MARKS = (":", "(")  # what stands for a verb of saying: "Monitor: 12 dead", "12 died (Monitor)"
_IMPERSONAL = re.compile(r"it (?:was|is|has been|had been) ", re.IGNORECASE)
_QUOTES = frozenset('"“‘«')


def told_by(chosen: Statement | None, candidate: Candidate, around: Around) -> tuple[Source, ...]:
    """Who says it: the statement chosen, unless it only denies something else, or what another says."""
    if chosen is None:
        return _quoted(candidate, around)
    if _is_nobodys(candidate.words, chosen, around):
        return ()
    if _denies_something_else(chosen, candidate.words, around):
        return ()
    if is_asked(candidate.words, chosen, around.sentence(candidate.words)):
        return ()
    if is_aside(chosen, around.text):
        told = (p.statement for p in around.said(candidate.words))
        chosen = next((s for s in told if s.chain and not is_aside(s, around.text)), chosen)
    return _passed_on(chosen, candidate.words, around)


def _is_nobodys(words: Span, chosen: Statement, around: Around) -> bool:
    """Whether the words stand in what "was reported", and the one chosen speaks elsewhere."""
    holding = [p.statement for p in around.said(words)]
    return chosen not in holding and any(_IMPERSONAL.match(s.cue[0].text) for s in holding if not s.chain)


def _denies_something_else(chosen: Statement, words: Span, around: Around) -> bool:
    cue, sentence = next(iter(chosen.cue), None), around.sentence(words)
    if cue is None or cue.text.lower() not in control.words("real", "denial_cues"):
        return False
    return sentence.start <= cue.start < words.start and is_beyond_denial(sentence, words)


def _passed_on(chosen: Statement, words: Span, around: Around) -> tuple[Source, ...]:
    """The chain of a statement, or of one that holds the same words and that its speaker only passes on."""
    first = chosen.chain[0] if chosen.chain else None
    if first is None or first.words is None:
        return chosen.chain
    denials = control.words("real", "denial_cues")
    holding = (p.statement for p in around.said(words))
    deeper = (s.chain for s in holding if len(s.chain) > 1 and s.cue[0].text.lower() not in denials)
    named = (c for c in deeper if c[0].name or c[0].org or c[0].role)
    return next((c for c in named if any(k.words and overlap(k.words, first.words) for k in c[1:])), chosen.chain)


def _quoted(candidate: Candidate, around: Around) -> tuple[Source, ...]:
    """Who says what stands between quotation marks, behind a source's colon or in its list: never the outlet."""
    words, text = candidate.words, around.text
    holding = around.said(words)
    for said in holding:
        told = said.statement
        if told.chain and (is_item(text, said.words, told) or told.cue[0].text in _MARKS):
            return told.chain
    if candidate.sort == "word":
        statement = around.statement(words)
        chain = statement.chain if statement else ()
    else:
        chain = candidate.rule.chain if candidate.rule else ()
    whole = (p.words for p in holding if words.end <= p.words.end)
    is_quoted = any(set(text[max(0, p.start - 1) : p.start + 1]) & _QUOTES for p in whole)
    return chain if is_quoted else ()

"""Between a cue and what is said: who is told, when, and by what channel."""

from __future__ import annotations

import re

from fairwitness.extract.attribution import noun_phrases as phrases
from fairwitness.extract.attribution.phrase_parts import Range, is_time_word, setting
from fairwitness.extract.attribution.units import Unit
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import org_exactly

_MONTH = re.compile(r"january|february|march|april|may|june|july|august|september|october|november|december")
_BEFORE_TIME = frozenset(("on", "in", "this", "the", "at"))
_BRIEFED = frozenset(("reporters", "journalists", "conference", "briefing"))


def skip_settings(u: Unit, at: int, *, told: bool) -> tuple[int, Range | None, str | None]:
    """Where what is said begins after a cue that ends at ``at``, who was told, and how it was said."""
    hearer = _hearer(u, at) if told else None
    channel = "briefing" if hearer and u.low[hearer[1] - 1] in _BRIEFED else None
    at = hearer[1] if hearer else at
    while at < len(u):
        comma = u.words[at] == "," and at + 1 < len(u)
        if found := setting(u, at + comma):
            at, channel = found
            at = _after_outlet(u, at)
        elif (end := max(_time_end(u, at + comma), _after_aside(u, at + comma))) > at + comma:
            at = end
        else:
            break
    return at, hearer, channel


def _after_outlet(u: Unit, at: int) -> int:
    """After "to the agency", "with the radio", "carried by the wire" behind "in a statement", "in an interview"."""
    carried = u.low[at : at + 1] and u.low[at] in cues.listed("carriers", "forms") and u.low[at + 1 : at + 2] == ("by",)
    given = u.low[at : at + 1] in (("to",), ("with",))
    found = phrases.after(u, at + (2 if carried else 1)) if carried or given else None
    outlet = known_hearer(u, *found) if found else None
    return outlet[1] if outlet else at


def _after_aside(u: Unit, at: int) -> int:
    """After "citing the ministry," or "as rebels had claimed," between a verb and what is said."""
    if u.low[at] not in ("citing", "quoting", "as"):
        return at
    close = next((k for k in range(at + 2, min(len(u), at + 14)) if u.words[k] == ","), at)
    return close if u.low[at] != "as" or u.low[close - 1] in cues.uses() else at


def _time_end(u: Unit, at: int) -> int:
    """After "on Friday", "late on 3 May", "earlier this week"; the same place when no time stands there."""
    end = at
    while end < len(u) and (is_time_word(u.low[end]) or _leads_to_time(u, end) or u.low[end] == "ago"):
        end += 1
    return end


def _leads_to_time(u: Unit, at: int) -> bool:
    if u.words[at].isdigit() and at and _MONTH.fullmatch(u.low[at - 1]):
        return True
    if u.low[at] not in _BEFORE_TIME and not u.words[at].isdigit():
        return False
    ahead = u.low[at + 1 : at + 3]
    return bool(ahead) and (is_time_word(ahead[0]) or (ahead[0].isdigit() and is_time_word(ahead[-1])))


def _hearer(u: Unit, at: int) -> Range | None:
    if at >= len(u):
        return None
    for size in (3, 2, 1):
        if " ".join(u.low[at : at + size]) in cues.listed("hearers", "words"):
            return at, min(len(u), at + size)
    found = phrases.after(u, at)
    return known_hearer(u, *found) or _short(u, found) if found else None


def known_hearer(u: Unit, start: int, end: int) -> Range | None:
    """The longest name of a body there, else the words up to a noun such as "radio"."""
    for last in range(end, start, -1):
        if org_exactly(" ".join(u.words[start:last])):
            return start, last
    nouns = cues.listed("relays", "nouns") | cues.listed("hearers", "words")
    noun = next((k for k in range(start, min(end, start + 8)) if u.low[k] in nouns), None)
    while noun is not None and noun + 1 < min(end, len(u)) and u.low[noun + 1] in nouns | _BRIEFED:
        noun += 1
    while noun is not None and noun + 1 < min(end, len(u)) and u.words[noun + 1][0].isupper():
        noun += 1
    return (start, noun + 1) if noun is not None else None


def _short(u: Unit, found: Range) -> Range:
    """A hearer of no known kind: its article and capitals, or all of a phrase that "that" or a comma ends."""
    if found[1] >= len(u) or u.low[found[1]] == "that" or u.words[found[1]] in ",.:;":
        return found
    end = found[0] + 1
    while end < found[1] and u.words[end][0].isupper():
        end += 1
    return found[0], end

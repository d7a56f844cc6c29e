"""Where the words for a speaker begin and end, before or after a cue. Pure functions on tokens; no parser."""

from __future__ import annotations

import re

from fairwitness.extract.attribution.phrase_parts import (
    HARD,
    Range,
    before_day,
    begins_amount,
    heads,
    is_adverb,
    is_apposition,
    is_aside,
    is_cue_verb,
    is_month,
    is_time_word,
    may_speak,
    starts_setting,
)
from fairwitness.extract.attribution.units import Unit
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import org_exactly

_PRONOUNS = frozenset("he she it they we i".split())
_CLOCK = re.compile(r"\d\d?[.:]\d\d|[^\w@]+")
_LONGEST = 26
_LONGEST_NAME = 8
_IN_NAMES = frozenset(("of", "for"))
_NAMING = frozenset("identified called named known".split())
_QUOTES = frozenset("\"“”«»'‘’")
_CLOSING = frozenset("\"”’»'")


def before(u: Unit, end: int) -> Range | None:
    """The subject that ends before token ``end``, with the apposition or bracket that belongs to it."""
    while end > 1 and is_adverb(u, end - 1):
        end -= 1
    end = _before_time(u, end)
    last = end - 1
    if last < 0:
        return None
    if (relative := _relative_before(u, end)) is not None:
        return relative
    if u.low[last] in ("who", "which"):
        last -= 1 if u.words[last - 1] != "," else 2
        return _with_name(u, _plain_before(u, last + 1)) if last >= 0 else None
    if u.words[last] == ",":
        return _apposed_before(u, last)
    if u.words[last] == ")":
        return _bracketed_before(u, last)
    return _plain_before(u, end)


def _with_name(u: Unit, head: Range | None) -> Range | None:
    """ "the Hill Union (HU), a rights group which says": the name that "a rights group" is said of, with it."""
    if head is None or u.low[head[0]] not in ("a", "an") or head[0] < 2 or u.words[head[0] - 1] != ",":
        return head
    end = head[0] - 1
    if u.words[end - 1] == ")" and end > 3 and u.words[end - 3] == "(":
        end -= 3
    start = end
    while (
        start > 0 and end - start < _LONGEST_NAME and (u.words[start - 1][0].isupper() or u.low[start - 1] in _IN_NAMES)
    ):
        start -= 1
    while start < end and (u.words[start].islower() or u.low[start] in cues.grammar("prepositions")):
        start += 1
    return (start, head[1]) if start < end and not u.quoted[start] else head


def _before_time(u: Unit, end: int) -> int:
    """Before "on Friday" behind an apposition's comma: "the Hill Union, a rights group, on Friday"."""
    start = end
    while start > max(0, end - 4) and (is_time_word(u.low[start - 1]) or u.words[start - 1].isdigit()):
        start -= 1
    if start == end or start < 4:
        return end
    start -= u.low[start - 1] in ("on", "in", "late", "early")
    opens = (k for k in range(start - 2, max(-1, start - _LONGEST), -1) if u.words[k] == ",")
    opened = next(opens, None) if u.words[start - 1] == "," else None
    return start if opened is not None and is_apposition(u, opened + 1, start - 1) else end


def _relative_before(u: Unit, end: int) -> Range | None:
    """ "An official who declined to be named said": the noun before "who" and all that is told of it."""
    for at in range(end - 1, max(0, end - _LONGEST), -1):
        if u.words[at] in HARD or u.low[at] == "and" or u.quoted[at]:
            return None
        if u.low[at] in ("who", "whose") and u.low[at - 1] not in cues.grammar("prepositions"):
            head = _plain_before(u, at)
            return (head[0], end) if head and head[1] == at else None
    return None


def _bracketed_before(u: Unit, last: int) -> Range | None:
    for at in range(last - 1, max(-1, last - 12), -1):
        if u.words[at] == "(":
            found = _plain_before(u, at)
            return (found[0], last + 1) if found else None
    return None


def _apposed_before(u: Unit, comma: int) -> Range | None:
    """ "X, head of the clinic, said": from X to the second comma."""
    for at in range(comma - 1, max(-1, comma - _LONGEST), -1):
        if u.words[at] in '.;:!?”“"' or u.quoted[at]:
            return None
        if u.words[at] != ",":
            continue
        inner = u.low[at + 1 : comma]
        head = before(u, at) if at and u.words[at - 1] == ")" else _plain_before(u, at)
        if head is None:
            continue
        if inner and (
            inner[0] in cues.grammar("openers")
            or is_time_word(inner[0])
            or (inner[0] in cues.grammar("prepositions") and inner[0] not in ("of", "from", "for"))
        ):
            return head if len(inner) < 8 else None
        if is_apposition(u, at + 1, comma):
            return head[0], comma
        if is_aside(u, at + 1, comma):
            return (head[0], comma) if u.low[at + 1] in _NAMING else head
    return None


def _plain_before(u: Unit, end: int) -> Range | None:
    start = end
    while start > 0 and end - start < _LONGEST:
        if (nickname := _nickname(u, start - 1)) and start < end:
            start = nickname
        if _ends_phrase(u, start - 1, end):
            break
        start -= 1
        if u.words[start - 1] == ")" and start > 3 and u.words[start - 3] == "(":  # "the Society (HRS) in Qasr Amun"
            start -= 3
    if start > 2 and u.low[start - 2] == "who" and u.low[start - 1] in ("had", "has", "have", "was", "were"):
        start -= 1  # "an elder who had counted the bodies told"
    if 1 < start < end and u.words[start - 2] != "," and _is_relative(u, start, end):  # "an elder who helped counted"
        head = _plain_before(u, start - 1)
        return (head[0], end) if head else None
    if 1 < start < end and u.words[start - 1] == "," and _is_office(u, start, end):
        name = _name_before(u, start - 1)
        return (name, end) if name is not None else _trimmed(u, start, end)
    found = _trimmed(u, start, end)
    return (_list_before(u, start), end) if found and found[0] == start and "and" in u.low[start:end] else found


def _list_before(u: Unit, start: int) -> int:
    """Where a list of bodies begins that "B and C" ends: "A, B and C"."""
    while start > 1 and u.words[start - 1] == ",":
        sizes = range(1, min(6, start))
        body = next((n for n in sizes if org_exactly(" ".join(u.words[start - 1 - n : start - 1]))), None)
        if body is None:
            return start
        start -= body + 1
        start -= start > 0 and u.low[start - 1] == "the"
    return start


def _is_relative(u: Unit, start: int, end: int) -> bool:
    """Whether "who ..." or "that traces them" before a cue belongs to the noun before it."""
    if u.low[start - 1] != "that":
        return u.low[start - 1] == "who"
    known = cues.roles() | cues.listed("bodies", "generic")
    verb = u.low[start]
    return end - start > 1 and u.low[start - 2] in known and verb.endswith("s") and verb not in known


def _nickname(u: Unit, last: int) -> int | None:
    """Where a short quotation inside a name begins, when one ends at ``last``: Amal "Lynx" Haddad."""
    if u.words[last] not in _CLOSING or last + 1 >= len(u) or not u.words[last + 1][0].isupper():
        return None
    for at in range(last - 2, max(0, last - 4), -1):
        if u.words[at] in _QUOTES and u.words[at - 1][0].isupper():
            return at
    return None


def _is_office(u: Unit, start: int, end: int) -> bool:
    """ "a spokesman for the clinic", "Head of the clinic": what is said of a person before it."""
    return any(w in heads() for w in u.low[start : min(end, start + 4)]) and u.low[start] != "the"


def _name_before(u: Unit, end: int) -> int | None:
    """Where a person's name that ends there begins: "Col. Amal Haddad, a spokesman for the clinic said"."""
    start = end
    while start > 0 and end - start < 6 and (u.words[start - 1][0].isupper() or u.low[start - 1][:3] in ("al-", "el-")):
        start -= 1
    opens = start == 0 or u.words[start - 1] in HARD
    return start if opens and end - start >= 2 and not u.quoted[start] else None


def _ends_phrase(u: Unit, at: int, end: int) -> bool:
    low = u.low[at]
    if low in ("and", "or"):
        return not _joins_names(u, at, end)
    if low == "may" and is_month(u, at):
        return False
    if low in cues.grammar("auxiliaries") or u.words[at] in HARD or low in cues.grammar("subordinators"):
        return True
    if u.low[at - 1 : at] == ("on",) and is_time_word(low) and u.low[at + 1 : at + 2] in (("the",), ("a",), ("an",)):
        return at + 1 < end  # "After the raid on Monday the clinic said"
    return is_cue_verb(u, at)


def _joins_names(u: Unit, at: int, end: int) -> bool:
    """Whether "and" joins two speakers ("the Red Cross and the clinic said"), and not two clauses."""
    if end - at > 9 or at == 0:
        return False
    for k in range(at - 1, max(-1, at - 8), -1):
        low = u.low[k]
        if u.words[k] in HARD or k == 0:
            return u.words[k] != ")"
        if low in cues.grammar("auxiliaries") or is_cue_verb(u, k) or low in ("that",):
            return low == "that" or is_cue_verb(u, k)
        if low.endswith(("ed", "ing")) or low in cues.grammar("subordinators") or low[0].isdigit():
            return False
    return False


def _trimmed(u: Unit, start: int, end: int) -> Range | None:
    """A phrase without the time, place and link words that open its clause; None when no noun is left."""
    if start < end and u.low[end - 1] in _PRONOUNS:
        return end - 1, end
    while start < end and _CLOCK.fullmatch(u.words[start]):
        start += 1
    while start < end and (
        u.low[start] in cues.grammar("openers") or (is_time_word(u.low[start]) and u.low[start] not in ("may", "march"))
    ):
        start += 1
    if start > 1 and start < end and u.low[start] in ("of", "for", "from") and u.words[start - 1] == ",":
        head = _apposed_before(u, start - 1)  # "An official, Amal Haddad, of the clinic said"
        return (head[0], end) if head else None
    if start < end and (u.words[start].islower() and u.low[start].endswith("ing") and u.low[start] in cues.uses()):
        return None
    if start < end and u.low[start] in cues.grammar("prepositions"):
        inner = _after_opening_phrase(u, start, end)
        if inner is None:
            return None
        start = inner
    return (start, end) if start < end and may_speak(u, start, end) else None


def _after_opening_phrase(u: Unit, start: int, end: int) -> int | None:
    """ "In Geneva the agency" -> "the agency"; "On Friday residents" -> "residents"."""
    at = start + 1
    while at < end and (is_time_word(u.low[at]) or u.low[at].isdigit() or before_day(u, at)):
        at += 1
    if start + 1 < at < end and u.low[at] not in cues.grammar("prepositions"):
        return at
    for k in range(end - 1, start + 1, -1):
        if u.low[k] in ("the", "a", "an") and u.low[k - 1] not in cues.grammar("prepositions"):
            return k
    if u.low[end - 1] in ("he", "she", "it", "they", "we", "i") and end - start > 2:
        return end - 1
    return None


def after(u: Unit, start: int) -> Range | None:
    """The source that begins at token ``start`` ("according to X", "said X"), with its apposition."""
    end = start
    while end < len(u) and end - start < _LONGEST and not _stops_source(u, start, end):
        end += 1
    while end > start and (
        is_time_word(u.low[end - 1])
        or u.low[end - 1] in cues.grammar("prepositions")
        or u.low[end - 1] in ("and", "also")
    ):
        end -= 1
    if end == start or not may_speak(u, start, end):
        return None
    return start, _with_apposition(u, start, end)


def _stops_source(u: Unit, start: int, at: int) -> bool:
    low = u.low[at]
    if any(w in ("who", "whose") for w in u.low[start:at]):  # "said an official who declined to be named"
        return u.words[at] in HARD
    if at - start >= 2 and u.low[at - 1] not in cues.grammar("prepositions") and begins_amount(u, at):
        return True
    if low == "the" and 0 < at - start <= 3 and org_exactly(" ".join(u.words[start:at])):
        return org_exactly(" ".join(u.words[start : at + 2])) is None  # "according to BBC the army had"
    if low == "and":
        return at + 1 >= len(u) or not (
            u.words[at + 1][0].isupper() or u.low[at + 1] in cues.roles() | {"the", "a", "an"}
        )
    if u.words[at] == "(" or u.words[at] == ")":
        return u.words[at] == "(" and not (at + 2 < len(u) and u.words[at + 2] == ")")
    if low in cues.grammar("auxiliaries") or u.words[at] in HARD or low in cues.grammar("subordinators"):
        return not (low == "who" and at > start)
    if at > start and is_cue_verb(u, at):
        return True
    return (
        at > start
        and low in ("in", "on", "at", "by", "to", "after", "during", "late", "early", "last")
        and starts_setting(u, at)
    )


def _name_after(u: Unit, start: int) -> int | None:
    """Where a person's name that begins there ends: "said the clinic's director, Amal Haddad."."""
    end = start
    while end < len(u) and end - start < 6 and (u.words[end][0].isupper() or u.low[end][:3] in ("al-", "el-")):
        end += 1
    closes = end >= len(u) or u.words[end] in ".,;"
    return end if closes and end - start >= 2 else None


def _with_apposition(u: Unit, start: int, end: int) -> int:
    if end + 1 >= len(u) or u.words[end] != "," or u.quoted[end]:
        return end
    first = u.low[end + 1]
    if (name := _name_after(u, end + 1)) is not None and any(w in heads() for w in u.low[start:end]):
        return name
    if (first not in cues.grammar("appositions") and first not in heads()) or first == "one":
        return end
    for at in range(end + 1, min(len(u), end + _LONGEST)):
        if u.words[at] in '"“”«;:—':
            return at if u.words[at] == ";" else end
        if u.low[at] in cues.grammar("auxiliaries") and first not in ("who", "which", "whose"):
            return end
        if u.words[at] in ",." and at > end + 1:
            return at if is_apposition(u, end + 1, at) else end
    return len(u) if len(u) - end < _LONGEST else end

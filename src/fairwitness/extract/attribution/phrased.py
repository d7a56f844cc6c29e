"""Reports without a verb of saying: "according to X", "by X's count", "X: ...", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from fairwitness.extract.attribution import noun_phrases as phrases
from fairwitness.extract.attribution import said
from fairwitness.extract.attribution.cue_verbs import is_denied, is_speaker
from fairwitness.extract.attribution.phrase_parts import Range, is_time_word, setting
from fairwitness.extract.attribution.report import Report
from fairwitness.extract.attribution.units import Unit
from fairwitness.vocab import cues, harm
from fairwitness.vocab.orgs import government_of, is_ministry, org_exactly, org_named
from fairwitness.vocab.phrases import words as words_of
from fairwitness.vocab.states import country_named

_STARTS = frozenset("according acc as per in by on".split())
_OWNERS = frozenset("its their his her".split())
_BESIDE = frozenset("than against the of from with to and or not".split())
_STATES = frozenset("is was of has had stands stood shows showed".split())
_MARKS = ',;:.!?"“”()'
_OPENING, _CLOSING = "([", ")]"
# "Staff: twelve killed" is on nobody's word.
_HARMED = frozenset("staff soldiers troops fighters workers personnel civilians villagers students prisoners".split())
_OFFICES = frozenset("directorate department municipality council administration governorate office".split())
_DETERMINERS = frozenset("a an our their its his her".split())
_SEVERAL = frozenset("most various several some many all official independent other local".split())
_ESTIMATES = frozenset("estimates accounts counts reckonings figures".split())
_SHORT = 5
_LINKS = frozenset("that and but while".split())
_SIGNING = frozenset((":", "-", "–", "—"))
_SIGNED = 7  # words from the end of a headline to the mark before its source


def phrased(u: Unit) -> Iterator[Report]:
    """Every such report of a unit."""
    tallies, adverbs = cues.grammar("owned_tallies"), cues.listed("adverbs", "forms")
    for at, low in enumerate(u.low):
        if u.quoted[at]:
            continue
        if (
            (low in _STARTS and (report := _according(u, at)))
            or (low == "by" and (report := _counted_by(u, at) or _done_by(u, at)))
            or (low in _OPENING and (report := _in_brackets(u, at)))
            or (low in tallies and (report := _own_figure(u, at)))
        ):
            yield report
        elif low in adverbs:
            yield _adverb(u, at)
    if report := _labelled(u) or _signed(u):
        yield report


def _according(u: Unit, at: int) -> Report | None:
    for phrase in cues.listed("phrases", "before"):
        end = at + phrase.count(" ") + 1
        if " ".join(u.low[at:end]) == phrase:
            source = phrases.after(u, end)
            if source is None or (phrase == "per" and (u.low[end] == "cent" or not is_speaker(u, source))):
                return None
            return _placed(u, (at, end), source)
    return _by_count(u, at) if u.low[at] in ("by", "on") else None


def _by_count(u: Unit, at: int) -> Report | None:
    """ "by the clinic's count"."""
    for end in range(at + 2, min(len(u), at + 9)):
        if u.words[end] in _MARKS:
            return None
        owned = u.low[end - 1].endswith(("'s", "s'", "own")) or u.low[at + 1] in _OWNERS
        if u.low[at] == "on" and u.low[end] in cues.grammar("loose_tallies"):
            return None
        counted = u.low[end] in cues.grammar("tallies") and (owned or u.words[end - 1][0].isupper())
        if counted or (end == at + 2 and u.low[end - 1] in _SEVERAL and u.low[end] in _ESTIMATES):
            return _placed(u, (at, at + 1), (at + 1, end + 1))
    return None


def _counted_by(u: Unit, by: int) -> Report | None:
    """ "120 counted by the union": a figure, set beside another's in the same clause."""
    verb = u.low[by - 1] if by else ""
    if not verb.endswith(("ed", "given")) or not cues.uses().get(verb, frozenset()) & {"counts", "says"}:
        return None
    if by > 1 and (u.low[by - 2] in cues.grammar("helpers") or u.low[by - 2].endswith("ly")):
        return None
    start = by - 1
    while start > 0 and by - start < 8 and u.words[start - 1] not in _MARKS and u.low[start - 1] not in _BESIDE:
        start -= 1
    source = phrases.after(u, by + 1)
    if source is None or not any(cues.is_number(w) for w in u.low[start : by - 1]) or not is_speaker(u, source):
        return None
    return Report((by - 1, by + 1), ((start, by - 1),), source, clause=start)


def _done_by(u: Unit, by: int) -> Report | None:
    """ "was accused by X of killing 12", "was put by X at 12"."""
    led = {"accused": "of", "put": "at", "estimated": "at"}.get(u.low[by - 1] if by else "")
    for at in range(by + 2, min(len(u) - 1, by + 12) if led else 0):
        if u.words[at] in _MARKS:
            return None
        told = u.low[at + 1].endswith("ing") if led == "of" else any(map(cues.is_number, u.low[at + 1 : at + 4]))
        if u.low[at] == led and told and is_speaker(u, (by + 1, at)):
            content = said.trim(u, at + 1, said.clause_end(u, at + 1))
            return Report((by - 1, by + 1), (content,), (by + 1, at), clause=by - 1)
    return None


def _in_brackets(u: Unit, at: int) -> Report | None:
    """ "12 people were killed (OHCHR, 3 May).", "(source: medics)": who says so, behind a sentence.

    A body's short name behind its own name in full says nothing.
    """
    close = next((k for k in range(at + 2, min(len(u), at + 12)) if u.words[k] in _CLOSING), None)
    if close is None or any(w.isalnum() for w in u.words[close + 1 :]) or u.words[at - 1 : at] in ((), (".",)):
        return None
    first = at + 3 if u.low[at + 1] in ("source", "sources") and u.words[at + 2] == ":" else at + 1
    end = next((k for k in range(first, close) if u.words[k] == ","), close)
    name = " ".join(u.words[first:end])
    body = org_exactly(name)
    spelled = "".join(w[0] for w in u.words[max(0, at - 8) : at] if w[0].isupper())
    if first == at + 1 and (body.type in ("military", "armed_group") if body else not is_ministry(u.words[end - 1])):
        return None
    initials = "".join(w[0] for w in u.words[first:end] if w[0].isupper())
    if len(initials) > 1 and u.words[at - 1].replace(".", "") == initials:
        return None  # "the GNA (Government of National Accord)"
    if not name or spelled.endswith(name.replace(".", "")) or not is_speaker(u, (first, end)):
        return None
    content = said.trim(u, said.clause_start(u, at - 1), at)
    if not any(w.islower() for w in u.words[content[0] : content[1]]):
        return None  # a dateline
    return Report((at, at + 1), (content,), (first, end), clause=content[0])


def _own_figure(u: Unit, noun: int) -> Report | None:
    """ "the army's figure is 31", "the union's list of 31 dead", "the ministry's sheet has 73"."""
    start = noun
    while start > 0 and noun - start < 9 and u.words[start - 1] not in _MARKS and u.low[start - 1] not in _BESIDE:
        start -= 1
    owned = any(w.endswith(("'s", "s'")) or w in _OWNERS for w in u.low[start:noun])
    verb = _after_aside(u, noun + 1)
    after = u.low[verb : verb + 2]
    timed = any(is_time_word(w.removesuffix("'s")) or w == "day's" for w in u.low[start:noun])
    if timed or not owned or not after or after[0] not in _STATES or u.low[start : start + 1] == ("by",):
        return None
    begin = verb + 1 + (after[0] in ("stands", "stood", "comes", "came") and after[1:] in (("at",), ("to",)))
    if not any(cues.is_number(w) for w in u.low[begin : begin + 4]):
        return None
    source = phrases.before(u, noun + 1)
    content = said.trim(u, begin, said.clause_end(u, begin))
    if source is None or content[0] >= content[1] or is_denied("figure", u.low[max(0, source[0] - 1) : source[0]]):
        return None
    return Report((noun, noun + 1), (content,), source, clause=source[0])


def _after_aside(u: Unit, at: int) -> int:
    """After ", on Sunday,"."""
    if u.words[at : at + 1] != (",",):
        return at
    close = next((k for k in range(at + 1, min(len(u), at + 6)) if u.words[k] == ","), None)
    return close + 1 if close and any(is_time_word(w) for w in u.low[at + 1 : close]) else at


def _placed(u: Unit, cue: Range, source: Range) -> Report | None:
    """The content of a phrase stands after it when it opens a clause, else before it."""
    start, end = cue[0], source[1]
    if _opens_clause(u, start):
        content = said.trim(u, end, len(u))
        return Report(cue, (content,), source, clause=start) if content[0] < content[1] else None
    left = said.left(u, start)
    if u.words[end : end + 1] == (":",) and left[1] - left[0] < _SHORT:
        left = said.trim(u, end + 1, len(u))
    if left[0] >= left[1]:
        return None
    pieces = [left]
    inserted = u.words[start - 1] == "," and u.words[end : end + 1] == (",",) and end + 1 < len(u)
    if inserted and u.low[end + 1] not in cues.grammar("breaks"):
        pieces.append(said.trim(u, end + 1, len(u)))
    return Report(cue, tuple(pieces), source, clause=left[0])


def _opens_clause(u: Unit, start: int) -> bool:
    if start == 0 or u.words[start - 1] in ";:" or u.low[start - 1] in ("and", "but", "that"):
        return True
    if u.words[start - 1] == "," and u.low[start - 2 : start - 1] in (("and",), ("but",), ("that",)):
        return True
    if start < 8 and u.words[start - 1] == "," and u.low[0] in cues.grammar("openers") | {"on", "in", "by", "at"}:
        return any(is_time_word(w) for w in u.low[:start])  # "On 17 June, according to X"
    return start < 4 and all(w in cues.grammar("openers") for w in u.low[:start] if w.isalpha())


def _adverb(u: Unit, at: int) -> Report:
    """ "reportedly": the clause around it, on nobody's word."""
    start = at
    while start > 0 and u.words[start - 1] not in ",;:" and not u.quoted[start - 1]:
        bare = start == at or u.low[start] not in cues.grammar("helpers")
        if u.low[start - 1] in _LINKS and bare:
            break
        start -= 1
    pieces = ((start, at), said.trim(u, at + 1, said.clause_end(u, at + 1)))
    return Report((at, at + 1), tuple(p for p in pieces if p[0] < p[1]), clause=start)


def _labelled(u: Unit) -> Report | None:
    """ "Monitor: C", a post under a name, a headline."""
    first = next((k for k in range(min(len(u), 4)) if u.words[k][0].isalpha() or u.words[k][0] == "@"), 0)
    colon = next((k for k in range(first + 1, min(len(u), first + 10)) if u.words[k] == ":"), None)
    if colon is None or any(u.quoted[:colon]):
        return None
    end, channel = _without_setting(u, first, colon)
    if "," in u.words[first:end] or end <= first or not _is_label(u, first, end):
        return None
    content = said.trim(u, colon + 1, len(u))
    if content[0] >= content[1]:
        return None
    if end == first + 1 and u.low[first] in _HARMED and cues.is_number(u.low[content[0]]):
        return None
    if _is_share(u, (first, end), content):
        return None
    counted = any(map(cues.is_number, u.low[colon + 1 : colon + 6]))
    if u.low[first] in _DETERMINERS and not (counted or any(u.quoted[colon:])):
        return None  # "A new commander: what the army wants"
    return Report((colon, colon + 1), (content,), (first, end), channel=channel, clause=0)


def _is_share(u: Unit, label: Range, content: Range) -> bool:
    """Whether a line of a toll says how many a side has killed, not what that side says: "ISIS: 17 (9%)"."""
    body = org_exactly(" ".join(u.words[label[0] : label[1]]))
    bare = all(w[0].isdigit() or w in "()%+-." for w in u.words[content[0] : content[1]])
    return bare and body is not None and body.type in ("military", "armed_group", "government")


def _is_office_of(u: Unit, first: int, end: int) -> bool:
    """ "Governor of Sanar", "Health directorate of Sanar", before a colon."""
    of = next((k for k in range(first + 1, end) if u.low[k] == "of"), end - 1)
    known = u.low[of - 1] in cues.listed("roles", "heads") or u.low[of - 1] in _OFFICES
    return known and of + 1 < end and all(w[0].isupper() for w in u.words[of + 1 : end])


def _signed(u: Unit) -> Report | None:
    """ "C - police", "C: officials": a headline with its source at the end, and no mark after it."""
    last = len(u) - 1
    if last < _SHORT or not u.words[last][-1].isalnum() or u.quoted[last]:
        return None
    mark = next((k for k in range(last - 1, last - _SIGNED, -1) if u.words[k] in _SIGNING), None)
    if mark is None or u.ends[mark] == u.starts[mark + 1]:
        return None
    if u.words[mark] != ":" and u.ends[mark - 1] == u.starts[mark]:  # a hyphen within a word
        return None
    first = mark + 1
    is_source = _is_label(u, first, last + 1) or (first == last and u.low[last] in cues.document_channels())
    if not is_source or any(w[0].isdigit() or w in _MARKS or not _names(w.lower()) for w in u.words[first:]):
        return None
    if u.words[mark] == ":" and (u.low[0] in {*harm.verbs("undergo"), "target"} or not _names(u.low[mark - 1])):
        return None  # "Shot dead on Monday: the mayor"
    content = said.trim(u, 0, mark)
    return Report((mark, first), (content,), (first, last + 1), clause=first) if content[0] < content[1] else None


def _is_teller(u: Unit, first: int, end: int) -> bool:
    """ "A surgeon at the hospital", "our sources", "their governor": people by their role, before a colon."""
    close = next((k for k in range(first + 1, end) if u.low[k] in cues.grammar("prepositions") | {"of"}), end)
    noun = u.low[close - 1]
    if u.low[first] in ("a", "an"):
        return close < end and u.low[close] in ("at", "of", "from", "with") and noun in cues.roles()
    offices = noun in cues.listed("roles", "heads") or noun in cues.listed("roles", "spokesmen")
    return close == end and (offices or noun == "sources")


def _names(low: str) -> bool:
    """Whether a word can stand in the name of who signs a headline: no comment ("army vs police", "blamed on X")."""
    return low not in _comments() and not low.endswith(("ing", "ed"))


@cache
def _comments() -> frozenset[str]:
    classes = ("prep", "aux", "conj", "rel", "adv", "verb", "pron")
    found = {word for name in classes for word in words_of(name)} | {"vs", "not", "third", "second", "first"}
    return frozenset(found - {"of", "for", "and"})


def _without_setting(u: Unit, first: int, colon: int) -> tuple[int, str | None]:
    """Where a label ends without "in a tweet", "on his page", and the channel that this gives."""
    for at in range(first + 1, colon):
        if (found := setting(u, at)) and found[0] == colon:
            return at - (u.words[at - 1] == ","), found[1]
    return colon, None


def _is_label(u: Unit, first: int, end: int) -> bool:
    """Whether a speaker, and no dateline or heading, stands before a colon."""
    words, last = " ".join(u.words[first:end]), u.low[end - 1]
    if u.low[first] in _DETERMINERS and end - first < 8:
        return _is_teller(u, first, end)
    if u.low[first][0].isdigit() or u.low[first] in cues.grammar("clause") - {"the"}:
        return False
    if end - first < 4 and is_ministry(u.words[end - 1]):
        return True
    if end - first < 8 and _is_office_of(u, first, end):
        return True
    office = end - first > 2 and u.low[end - 3] in cues.listed("roles", "heads") and not u.low[first].endswith("ed")
    if office and u.words[end - 1].istitle() and u.words[end - 2].istitle():
        return True  # "Health office head Amal Haddad"
    if org_exactly(words) or words.startswith("@") or last.endswith(("'s", "s'")):
        return not words.isupper() or org_exactly(words) is not None
    if words.isupper():
        return False
    if end - first > 7:
        return False
    body = last in cues.roles() or last.rstrip("s") in cues.listed("bodies", "generic")
    if country_named(words) is not None:  # "Torland: 40 dead in a raid" says where, in lists of news, and seldom who
        return False
    return body or government_of(words) is not None or (end - first < 5 and org_named(words) is not None)

"""Reports of speech and belief in one unit: cue, source, what is said. Pure functions on tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from dataclasses import dataclass, replace

from fairwitness.extract import noun_phrases as phrases
from fairwitness.extract.noun_phrases import Range
from fairwitness.extract.units import Unit
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import org_exactly

_BE = frozenset("is are was were be been being".split())
_AUX = frozenset("has have had is are was were been be did does do will would".split())
_NOT = frozenset("not never n't cannot declined refused refuses neither".split())
_ADVERB = re.compile(
    r"(?:also|later|then|further|separately|earlier|previously|repeatedly|always|now|still|so|far|already|again|only|"
    r"initially|originally|since|both|once|thus|instead|immediately|subsequently|just|even|flatly|long|widely|often|\w+ly)"
)
# Forms that are more often nouns or participles; they need a speaker in front and a clause behind.
_AMBIGUOUS = frozenset(
    "reports report claims claim estimates estimate states state counts count posts post notes note fears fear hopes hope "
    "details detail lists list records record documents document logs log questions demands demand calls call thought put "
    "puts broadcast warning warnings promise promises threat guess guesses doubts doubt suspects suspect stress tally tallies "
    "agree agrees agreed owns learned learnt understands judges judged calculates calculated hears heard boast boasts complaint have has had given give gives finds find found read reads asks ask maintained added "
    "maintain maintains received raised released published identified expected feared suspected estimated documented "
    "registered recorded verified confirmed described detailed announced reported shows show speaks speak views concluded "
    "indicates indicate posted understood gave spoke shouted responded pledged charged threatened alleged accused recall recalls "
    "wounded condemned monitored revised tweet aired quote quotes cite cites".split()
)
_SPEAK = frozenset(("speak", "speaks", "spoke", "spoken"))
_PARTICLES = {
    **dict.fromkeys(_SPEAK, ("of",)),
    **dict.fromkeys(("admit", "admits", "admitted", "attest", "attests", "owns"), ("to",)),
    **dict.fromkeys(("call", "calls", "called"), ("for", "on", "upon")),
    **dict.fromkeys(("complain", "complains", "complained", "warn", "warned", "warns", "told"), ("of",)),
}
# Base forms that are nouns far more often, unless many are the subject.
_PLURAL_ONLY = frozenset(
    "post state tally count report claim estimate record document log list note stress guess fear hope detail demand call "
    "dispute show threat broadcast release read give find ask doubt suspect quote cite tweet promise boast register put".split()
)
_MANY = frozenset("police people media authorities women men they we i you staff military army".split())
_CLAUSE = frozenset(
    "that the a an this these those its his her their our my it he she they we there some more at about around nearly "
    "almost over up no none both all one two three four five six seven eight nine ten dozens hundreds thousands scores "
    "only to between any how what why whether fewer less as many most several another".split()
)
_NUMBER = re.compile(
    r"\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+|hundreds?|thousands?|millions?|dozens?|"
    r"scores|half|third|quarter|none|no|one|zero|single"
)
_PRONOUNS = frozenset("he she it they we i who".split())
_SENTENCE_END = frozenset(".!?…")
# No unit of real prose holds more reports.
_MOST = 50
_QUOTE_MARKS = frozenset("\"“”«»‘’'„")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: its tokens with auxiliaries, the verb itself, its uses, and how it stands."""

    start: int
    verb: int
    end: int
    uses: frozenset[str]
    form: str  # finite, passive, participle


@dataclass(frozen=True, slots=True)
class Report:
    """What is found, in token ranges; ``via``: who quotes the source; ``hearer``: who was told."""

    cue: Range
    content: tuple[Range, ...]
    source: Range | None = None
    via: Range | None = None
    hearer: Range | None = None
    channel: str | None = None
    clause: int = 0
    hedged: bool = False


def reports(u: Unit) -> tuple[Report, ...]:
    """Every report in a unit, in the order of their cues."""
    found: list[Report] = []
    for cue in islice(_cues(u), _MOST):
        if report := _report(u, cue, tuple(found)):
            found.append(report)
    found += _phrased(u)
    found.sort(key=lambda r: r.cue)
    return tuple(r for r in (_cut(u, r, found) for r in found) if r.content)


# -- cues -------------------------------------------------------------------------------------------------------------


def _cues(u: Unit) -> Iterator[Cue]:
    uses = cues.uses()
    for at, low in enumerate(u.low):
        if low in uses and not u.quoted[at] and (u.words[at].islower() or at == 0):
            if cue := _cue(u, at, uses[low]):
                yield cue


def _cue(u: Unit, at: int, uses: frozenset[str]) -> Cue | None:
    start = at
    while start > 0 and (
        u.low[start - 1] in _AUX or (_ADVERB.fullmatch(u.low[start - 1]) and u.words[start - 1].islower())
    ):
        start -= 1
    while start < at and u.low[start] not in _AUX:
        start += 1
    helpers = u.low[start:at]
    if ("would" in helpers or "will" in helpers) and not uses & {"says", "tells", "denies"}:
        return None
    if any(w in _NOT for w in (*helpers, u.low[start - 1] if start else "", u.low[at - 1] if at else "")):
        return None
    if u.low[at].endswith("ing") and u.low[at] != "ring":
        return (
            Cue(at, at, at + 1, uses, "participle")
            if not helpers or not _BE & set(helpers)
            else Cue(start, at, at + 1, uses, "finite")
        )
    if _BE & set(helpers):
        return Cue(start, at, at + 1, uses, "passive") if u.low[at] in cues.listed("passives", "forms") else None
    if at and u.low[at - 1] in ("to", "by", "of") and not helpers:
        return None
    end = at + 1
    if u.low[end : end + 1] and u.low[end] in _PARTICLES.get(u.low[at], ()):
        end += 1
    elif u.low[at] in _SPEAK:
        return None
    return Cue(start, at, end, uses, "finite")


# -- one cue ----------------------------------------------------------------------------------------------------------


def _report(u: Unit, cue: Cue, found: tuple[Report, ...]) -> Report | None:
    if cue.form == "passive":
        return _passive(u, cue)
    if cue.form == "participle":
        return _participle(u, cue, found)
    if "quotes" in cue.uses:
        return None  # read with the cue that follows it, or as a phrase
    return _inverted(u, cue) or _subject_first(u, cue, found)


def _passive(u: Unit, cue: Cue) -> Report | None:
    """ "It was reported that C"; "S was reported to C"; "S was reported by X"."""
    end = cue.end
    if cue.start and u.low[cue.start - 1] == "it":
        start = _skip_that(u, end)
        return Report((cue.start - 1, end), ((start, len(u)),), clause=cue.start - 1, hedged=True)
    if end < len(u) and u.low[end] == "by":
        source = phrases.after(u, end + 1)
        left = _clause_left(u, cue.start)
        return Report((cue.start, end + 1), (left,), source, clause=left[0]) if source else None
    if u.low[cue.verb] in cues.listed("passives", "only_impersonal") and u.low[end : end + 1] != ("to",):
        return None
    left = _clause_left(u, cue.start)
    rest = end + 1 if end < len(u) and u.low[end] == "as" else end
    if left[0] >= left[1]:
        return None
    return Report((cue.start, end), (left, (rest, _clause_right(u, rest))), clause=left[0], hedged=True)


def _participle(u: Unit, cue: Cue, found: tuple[Report, ...]) -> Report | None:
    """ ", adding that C"; "quoted X as saying C"; "a statement saying C"."""
    at = cue.verb
    if at and u.low[at - 1] == "as":
        return _quoted_as_saying(u, cue)
    if "quotes" in cue.uses:
        return None
    content = _right(u, cue.end, cue)
    if content is None or not _clause_follows(u, content[0], cue):
        return None
    if (at and u.words[at - 1] in (",", "—", "–")) or (at and u.low[at - 1] in ("and", "while", "by")):
        source = _last_speaker(found) or _opening_speaker(u, at)
    elif at and u.low[at - 1] in cues.document_channels():
        source = _opening_speaker(u, at) or phrases.before(u, at)
    else:
        return None
    return Report((at, cue.end), (content,), source, clause=at) if source else None


def _quoted_as_saying(u: Unit, cue: Cue) -> Report | None:
    for at in range(cue.verb - 2, max(-1, cue.verb - 24), -1):
        if "quotes" not in cues.uses().get(u.low[at], frozenset()):
            continue
        start = at
        while start > 0 and (u.low[start - 1] in _AUX or u.low[start - 1] == "also"):
            start -= 1
        content = _right(u, cue.end, cue)
        if _BE & set(u.low[start:at]):
            source, via = phrases.before(u, start), _agent(u, at + 1)
        else:
            source, via = (at + 1, cue.verb - 1), phrases.before(u, start)
        if content and source and source[0] < source[1]:
            return Report((cue.verb, cue.end), (content,), source, via, clause=start)
    return None


def _agent(u: Unit, at: int) -> Range | None:
    return phrases.after(u, at + 1) if at < len(u) and u.low[at] == "by" else None


def _inverted(u: Unit, cue: Cue) -> Report | None:
    """ "C," said X."""
    if cue.start == 0 or not (cue.uses & {"says", "denies"}) or u.low[cue.verb] in ("found", "has", "had"):
        return None
    mark = u.words[cue.start - 1]
    if mark not in ",?!—–" and mark not in _QUOTE_MARKS:
        return None
    source = phrases.after(u, cue.end)
    if source is None or (not _ends_statement(u, source[1]) and mark not in _QUOTE_MARKS):
        return None
    if _NUMBER.fullmatch(u.low[source[0]]) and u.low[source[0]] != "one":
        return None
    if (
        (mark == ","
        and not is_speaker(u, source))
        or (phrases.before(u, cue.start)
        and mark == ","
        and u.quoted[cue.start - 2] is False
        and not _ends_statement(u, source[1]))
    ):
        return None
    left = _left(u, cue.start)
    return Report((cue.start, cue.end), (left,), source, clause=left[0]) if left[0] < left[1] else None


def _ends_statement(u: Unit, at: int) -> bool:
    if at >= len(u) or u.words[at] in ".;,)!?—–" or u.words[at] in _QUOTE_MARKS:
        return True
    return phrases.starts_setting(u, at) or u.low[at] in ("and", "who", "whose", "while", "after", "as", "adding")


def _subject_first(u: Unit, cue: Cue, found: tuple[Report, ...]) -> Report | None:
    """ "X said C"; "C, X said"; "C1, X said, C2"; "... and accused Y"."""
    source = phrases.before(u, cue.start)
    elided = source is None and cue.start > 0 and u.low[cue.start - 1] in ("and", "but", "then", ",", "or")
    clause = source[0] if source else cue.start
    if source is None:
        source = (_last_speaker(found) or _opening_speaker(u, cue.start)) if elided else None
    if source is None or not _allowed(u, cue, source):
        return None
    if not cue.uses & {"says", "tells", "denies"} and cue.start and u.low[cue.start - 1] in ("who", "which"):
        return None
    after, hearer, channel = _skip_settings(u, cue)
    cue_range = (cue.start, cue.end)
    if not elided and _is_afterthought(u, source, after):
        content = _around(u, source, after)
        return Report(cue_range, content, source, None, hearer, channel, clause) if content else None
    content_range = _right(u, after, cue)
    if content_range is None or not _clause_follows(u, content_range[0], cue):
        return None
    return Report(cue_range, (content_range,), source, None, hearer, channel, clause)


def _allowed(u: Unit, cue: Cue, source: Range) -> bool:
    low = u.low[cue.verb]
    if (
        low in _PLURAL_ONLY
        and low != "put"
        and not any(w.endswith("s") or w in _MANY for w in u.low[source[0] : source[1]])
    ):
        return False
    if (
        low in ("state", "states", "post", "posts")
        and u.low[cue.end : cue.end + 1] != ("that",)
        and u.words[cue.end : cue.end + 1] not in (("“",), ('"',), ("‘",))
    ):
        return False
    if source[1] > cue.start and source[0] < cue.start:
        return False
    if cue.uses == {"shows"}:
        return _is_document(u, source)
    if low in _AMBIGUOUS or not cue.uses & {"says", "tells", "denies"}:
        if source[1] == cue.start and u.low[cue.start - 1] in (
            "the",
            "a",
            "an",
            "of",
            "by",
            "its",
            "their",
            "no",
            "any",
        ):
            return False
        return is_speaker(u, source)
    return True


def is_speaker(u: Unit, source: Range) -> bool:
    """Whether the words can stand for someone who speaks."""
    start, end = source
    low = u.low[start:end]
    if low[-1] in _PRONOUNS or low[0] in _PRONOUNS:
        return True
    known = cues.roles() | cues.listed("bodies", "generic") | cues.document_channels().keys()
    if any(w in known or w.rstrip("s") in known for w in low) or low[0].startswith("@"):
        return True
    if (
        any(w[0].isupper() for w in u.words[start + 1 : end])
        or (start > 0
        and u.words[start][0].isupper()
        and u.words[start - 1] not in _SENTENCE_END)
    ):
        return True
    return u.words[start][0].isupper() and (
        (end - start == 1 and u.low[start] not in _CLAUSE) or org_exactly(" ".join(u.words[start:end])) is not None
    )


def _is_document(u: Unit, source: Range) -> bool:
    known = cues.document_channels()
    return any(w in known for w in u.low[source[0] : source[1]]) or is_speaker(u, source)


# -- what is said -----------------------------------------------------------------------------------------------------


def _is_afterthought(u: Unit, source: Range, after: int) -> bool:
    """Whether nothing that can be said follows: "..., X said on Friday."""
    if source[0] == 0:
        return False
    before = u.words[source[0] - 1]
    if (
        before not in ",—–?!;…"
        and before not in _QUOTE_MARKS
        and not (u.low[source[0] - 1] in ("and", "as") and u.words[source[0] - 2] == ",")
    ):
        return False
    if after >= len(u) or u.words[after] in ".;,)!?—–":
        return before != ";"
    if u.low[after] in _PLACES and (end := _short_phrase(u, after)) and before != ";":
        return end
    if (
        u.low[after] in cues.listed("carriers", "forms")
        or (u.low[after] == "that"
        and after > source[1] + 1
        and u.low[after + 1 : after + 2]
        and u.low[after + 1].endswith("ed"))
    ):
        return True
    if u.low[after] == "that" and (before in '”"' or u.quoted[source[0] - 2]):
        return True
    return u.low[after] in ("and", "but", "after", "when", "as", "adding", "while") and before in (",", "”", '"')


_PLACES = frozenset("in at from by over through via on before during to with under".split())


def _short_phrase(u: Unit, at: int) -> bool:
    """Whether only a few words stand before the clause ends: "in Qasr Amun."."""
    for end in range(at, min(len(u), at + 9)):
        if u.words[end] in ".;" or u.words[end] in _QUOTE_MARKS:
            return u.words[end] not in _QUOTE_MARKS
        if u.low[end] in _AUX or (u.words[end] == "," and end - at > 5):
            return False
    return len(u) - at < 9


def _around(u: Unit, source: Range, after: int) -> tuple[Range, ...]:
    """ "C1, X said, C2": both parts."""
    left = _left(u, source[0])
    pieces = [left] if left[0] < left[1] else []
    if pieces and after + 1 < len(u) and u.words[after] in ",—–:" and _goes_on(u, left, after):
        right = _trim(u, after + 1, len(u))
        if right[0] < right[1]:
            pieces.append(right)
    return tuple(pieces)


_BREAKS = frozenset("adding citing who which a an after as when although though saying while according".split())


def _goes_on(u: Unit, left: Range, after: int) -> bool:
    """Whether what follows ", X said," is more of what X said, and no apposition or next clause."""
    low, quoted = u.low[after + 1], u.quoted[left[0]]
    if u.words[after + 1] in _QUOTE_MARKS or u.quoted[after + 1]:
        return True
    if quoted:
        return low in ("and", "but") and False
    if (
        (u.low[left[0]] in phrases.PREPOSITIONS | {"also"}
        and left[1] - left[0] < 9)
        or low in _AUX
        or u.words[after] == ":"
    ):
        return True
    return low not in _BREAKS and low != "the"


def _left(u: Unit, end: int) -> Range:
    """What is said before token ``end``: the quotation that closes there, or the clause from its beginning."""
    last = end - 1
    while last >= 0 and (
        u.words[last] in ",—–-" or (u.words[last] in _QUOTE_MARKS and not u.quoted[last] and last == end - 1)
    ):
        last -= 1
    if last >= 0 and u.quoted[last]:
        start = last
        while start > 0 and u.quoted[start - 1]:
            start -= 1
        if start <= 1 or u.words[start - 2] in ".:;!?":
            return start, last + 1
        return _clause_start(u, start), end - 1 if u.words[end - 1] in "," else end
    return _clause_start(u, last), last + 1


def _clause_start(u: Unit, at: int) -> int:
    while at > 0:
        if not u.quoted[at - 1] and (
            u.words[at - 1] in ";•" or (u.words[at - 1] == ":" and at > 1 and not u.words[at - 2].isdigit())
        ):
            break
        at -= 1
    while at < len(u) and (
        u.words[at] in ".)-–—*" or (at + 1 < len(u) and u.words[at].isdigit() and u.words[at + 1] in ".)")
    ):
        at += 1
    return at


def _clause_left(u: Unit, end: int) -> Range:
    found = phrases.before(u, end)
    return found or (end, end)


def _clause_right(u: Unit, start: int) -> int:
    for at in range(start, len(u)):
        if u.words[at] in ";:" and not u.quoted[at]:
            return at
    return len(u)


def _right(u: Unit, start: int, cue: Cue) -> Range | None:
    start = _skip_that(u, start)
    if start < len(u) and u.words[start] in ":,":
        start += 1
    found = _trim(u, start, len(u))
    return found if found[0] < found[1] else None


def _skip_that(u: Unit, start: int) -> int:
    if start < len(u) and u.low[start] == "of" and start and u.low[start - 1] not in _SPEAK:
        start += 1
    if start < len(u) and u.words[start] == "," and u.low[start + 1 : start + 2] == ("that",):
        start += 1
    return (
        start + 1
        if start < len(u) and u.low[start] == "that" and u.low[start + 1 : start + 2] not in (("was",), ("is",))
        else start
    )


def _trim(u: Unit, start: int, end: int) -> Range:
    """A range without the marks at its ends; the inside of a quotation when it is all of it."""
    while start < end and u.words[start] in ",:;—–":
        start += 1
    if start < end and u.words[start] in _QUOTE_MARKS and not u.quoted[start]:
        close = start + 1
        while close < end and u.quoted[close]:
            close += 1
        if (
            all(w in ".,;" for w in u.words[close + 1 : end])
            or (close + 1 < end
            and u.words[close + 1] in ".;")
            or u.words[close - 1] in ".!?"
        ):
            return start + 1, close
    while end > start and u.words[end - 1] in ".,;:—–" and not u.quoted[end - 1]:
        end -= 1
    return start, end


def _clause_follows(u: Unit, start: int, cue: Cue) -> bool:
    """Whether what follows can be said by this verb."""
    if start >= len(u):
        return False
    low = u.low[start]
    counts = cue.uses & {"counts"} and not cue.uses & {"says", "tells"}
    if u.low[cue.verb] in ("has", "had", "have"):
        return _is_bare_number(u, start)
    if u.low[cue.verb] in ("find", "finds", "found", "posted", "heard", "hears", "learned", "learnt"):
        return u.low[start - 1] == "that" or u.words[start] in _QUOTE_MARKS or u.quoted[start]
    if u.low[cue.verb] in ("suspected", "expected", "feared", "alleged", "accused"):
        return low in _CLAUSE or u.low[start - 1] == "that" or bool(cue.uses & {"accuses"})
    if counts and not cue.uses & {"shows"}:
        return (
            any(_NUMBER.fullmatch(w) for w in u.low[start : start + 14])
            or u.quoted[start]
            or u.words[start] in _QUOTE_MARKS
        )
    if u.low[cue.verb] in _AMBIGUOUS and cue.uses & {"says", "shows"}:
        word = u.words[start]
        return (
            low in _CLAUSE
            or word[0].isupper()
            or word[0].isdigit()
            or u.quoted[start]
            or u.low[start - 1] == "that"
            or low.endswith("s")
            or _NUMBER.fullmatch(low) is not None
        )
    return True


def _is_bare_number(u: Unit, start: int) -> bool:
    """ "the clinic has 12." and no "the clinic has 12 beds"."""
    if not _NUMBER.fullmatch(u.low[start]) or u.low[start] in ("no", "one", "none"):
        return False
    return (
        start + 1 >= len(u)
        or u.words[start + 1] in ".,;:"
        or u.low[start + 1] in ("dead", "killed", "wounded", "names")
    )


# -- between the cue and what is said -----------------------------------------------------------------------------------


def _skip_settings(u: Unit, cue: Cue) -> tuple[int, Range | None, str | None]:
    """Where what is said begins, who was told, and how it was said."""
    at, hearer, channel = cue.end, None, None
    if "tells" in cue.uses:
        hearer = _hearer(u, at)
        at = hearer[1] if hearer else at
        if u.low[at - 1] in ("reporters", "journalists", "conference", "briefing"):
            channel = "briefing"
    while at < len(u):
        if found := phrases.setting(u, at):
            at, channel = found[0], found[1]
        elif (end := _time_end(u, at)) > at:
            at = end
        elif u.words[at] == "," and at + 1 < len(u) and (phrases.setting(u, at + 1) or _time_end(u, at + 1) > at + 1):
            at += 1
        else:
            break
    return at, hearer, channel


def _time_end(u: Unit, at: int) -> int:
    """After "on Friday", "late on 3 May", "earlier this week"; the same place when no time stands there."""
    end = at
    while end < len(u) and (
        phrases.is_time_word(u.low[end]) or u.low[end] in ("on", "in", "this", "the", "ago") or u.words[end].isdigit()
    ):
        if u.low[end] in ("on", "in", "this", "the") and not (
            end + 1 < len(u)
            and (
                phrases.is_time_word(u.low[end + 1])
                or (u.low[end + 1 : end + 3][-1:]
                and u.words[end + 1].isdigit()
                and phrases.is_time_word(u.low[min(end + 2, len(u) - 1)]))
            )
        ):
            break
        if u.words[end].isdigit() and not (
            (end + 1 < len(u)
            and phrases.is_time_word(u.low[end + 1]))
            or (end > at
            and phrases.is_time_word(u.low[end - 1]))
        ):
            break
        end += 1
    return end


def _hearer(u: Unit, at: int) -> Range | None:
    if at >= len(u):
        return None
    for size in (3, 2, 1):
        if " ".join(u.low[at : at + size]) in cues.listed("hearers", "words"):
            return at, min(len(u), at + size)
    found = phrases.after(u, at)
    if found is None:
        return None
    end = found[1]
    body = next((k for k in range(found[0], end) if org_exactly(" ".join(u.words[found[0] : k + 1]))), None)
    if body is not None:
        longest = max(k for k in range(body, end) if org_exactly(" ".join(u.words[found[0] : k + 1])))
        return found[0], longest + 1
    nouns = cues.listed("relays", "nouns") | cues.listed("hearers", "words")
    last = next((k for k in range(found[0], min(end, found[0] + 8)) if u.low[k] in nouns), None)
    return (found[0], last + 1) if last is not None else _short(u, found)


def _short(u: Unit, found: Range) -> Range:
    """A hearer of no known kind: its article and capitals, or all of a short phrase that "that" ends."""
    if found[1] >= len(u) or u.low[found[1]] == "that" or u.words[found[1]] in ",.:;":
        return found
    end = found[0] + 1
    while end < found[1] and u.words[end][0].isupper():
        end += 1
    return found[0], end


def _last_speaker(found: tuple[Report, ...]) -> Range | None:
    return next((r.source for r in reversed(found) if r.source), None)


def _opening_speaker(u: Unit, before: int) -> Range | None:
    """The body or person that the unit begins with."""
    best = None
    for end in range(1, min(before, 10)):
        if u.words[end - 1] in ".;:!?" and len(u.words[end - 1]) == 1:
            break
        if (
            org_exactly(" ".join(u.words[:end]))
            or (end > 1
            and u.low[end - 1] in cues.roles()
            and u.words[0][0].isupper())
        ):
            best = (0, end)
    return best


# -- phrases ----------------------------------------------------------------------------------------------------------


def _phrased(u: Unit) -> list[Report]:
    """ "according to X", "by X's count", "carried by X", "X: C", "reportedly"."""
    found = []
    for at, low in enumerate(u.low):
        if u.quoted[at] or len(found) > _MOST:
            continue
        if low in _PHRASE_STARTS and (report := _according(u, at)):
            found.append(report)
        elif low in cues.listed("adverbs", "forms"):
            found.append(_adverb(u, at))
    if report := _labelled(u):
        found.append(report)
    return found


_PHRASE_STARTS = frozenset("according as per in by on".split())
_TALLY = frozenset("count tally reckoning estimate figures numbers toll account estimates data records".split())


def _according(u: Unit, at: int) -> Report | None:
    for phrase in cues.listed("phrases", "before"):
        size = phrase.count(" ") + 1
        if " ".join(u.low[at : at + size]) == phrase:
            source = phrases.after(u, at + size)
            return (
                _placed(u, (at, at + size), source)
                if source and not (phrase == "per" and not is_speaker(u, source))
                else None
            )
    if u.low[at] in ("by", "on"):
        return _by_count(u, at)
    return None


def _by_count(u: Unit, at: int) -> Report | None:
    """ "by the clinic's count"."""
    for end in range(at + 2, min(len(u), at + 9)):
        if u.words[end] in _HARD_MARKS:
            return None
        if u.low[end] in _TALLY and (
            u.words[end - 1][0].isupper()
            or u.low[end - 1].endswith(("'s", "s'", "own"))
            or u.low[at + 1] in ("its", "their", "his", "her")
        ):
            return _placed(u, (at, at + 1), (at + 1, end + 1))
    return None


_HARD_MARKS = frozenset(',;:.!?"“”()')


def _placed(u: Unit, cue: Range, source: Range) -> Report | None:
    """The content of a phrase stands after it when it opens a clause, else before it."""
    start, end = cue[0], source[1]
    opens = (
        start == 0
        or u.words[start - 1] in ";:"
        or (u.low[start - 1] in ("and", "but", "that", "while", ",")
        and u.low[start - 2 : start - 1] in (("and",), ("but",), ("that",)))
    )
    opens = (
        opens
        or (start > 0
        and u.low[start - 1] in ("and", "but", "that"))
        or all(w in phrases._OPENERS for w in u.low[:start] if w.isalpha())
    )
    if opens:
        at = end + 1 if end < len(u) and u.words[end] in "," else end
        content = _trim(u, at, len(u))
        return Report(cue, (content,), source, clause=start) if content[0] < content[1] else None
    left = _left(u, start)
    if left[0] >= left[1]:
        return None
    pieces = [left]
    if end + 1 < len(u) and u.words[end] == "," and u.words[start - 1] == "," and u.low[end + 1] not in _BREAKS:
        pieces.append(_trim(u, end + 1, len(u)))
    return Report(cue, tuple(pieces), source, clause=left[0])


def _adverb(u: Unit, at: int) -> Report:
    """ "reportedly": the clause around it, on nobody's word."""
    start = at
    while (
        start > 0
        and u.words[start - 1] not in ",;:"
        and not u.quoted[start - 1]
        and not (u.low[start - 1] in ("that", "and", "but", "while") and (start == at or u.low[start] not in _AUX))
    ):
        start -= 1
    pieces = [r for r in ((start, at), _trim(u, at + 1, _clause_right(u, at + 1))) if r[0] < r[1]]
    return Report((at, at + 1), tuple(pieces), clause=start, hedged=True)


def _labelled(u: Unit) -> Report | None:
    """ "Monitor: C", a post under a name, a headline."""
    colon = next((k for k in range(1, min(len(u), 8)) if u.words[k] == ":"), None)
    if (
        colon is None
        or colon + 2 >= len(u)
        or any(u.quoted[:colon])
        or "," in u.words[:colon]
        or u.low[0] in _CLAUSE - {"the"}
    ):
        return None
    words = " ".join(u.words[:colon])
    last = u.low[colon - 1]
    known = (
        u.words[0].startswith("@")
        or org_exactly(words)
        or last in cues.roles()
        or last.rstrip("s") in cues.listed("bodies", "generic")
    )
    if not known or u.low[0].isdigit() or (words.isupper() and not org_exactly(words)):
        return None
    content = _trim(u, colon + 1, len(u))
    return Report((colon, colon + 1), (content,), (0, colon), clause=0) if content[0] < content[1] else None


# -- where one ends and the next begins -------------------------------------------------------------------------------


def _cut(u: Unit, report: Report, found: list[Report]) -> Report:
    """What is said ends where the next report of the same level begins."""
    pieces = []
    for start, end in report.content:
        for other in found:
            if other.cue[0] > report.cue[1] and start < other.clause < end and start > report.cue[0]:
                if (stop := _separator(u, start, other.clause)) is not None:
                    end = min(end, stop)
            elif (
                other.cue[1] <= report.cue[0]
                and start < report.cue[0]
                and other.clause >= start
                and other is not report
            ):
                start = max(start, _resume(u, other, report, start))
        start, end = _trim(u, start, end)
        if start < end:
            pieces.append((start, end))
    return replace(report, content=tuple(pieces))


def _separator(u: Unit, start: int, clause: int) -> int | None:
    """Where a clause that begins at ``clause`` is cut from what stands before it; None when it lies inside."""
    at = clause - 1
    if at > start and u.low[at] in ("and", "but", "while", "though", "although", "whereas"):
        at -= 1
        return at if u.words[at] in ",;—–" else at + 1
    if at > start and u.words[at] in ";—–":
        return at
    if at > start and u.words[at] == "," and u.low[clause] in cues.uses():
        return at
    return None


def _resume(u: Unit, other: Report, report: Report, start: int) -> int:
    """Where the content of a later "..., X said" may begin, after an earlier report in the same unit."""
    last = max(
        other.cue[1], *(e for _, e in other.content if e <= report.cue[0]), other.source[1] if other.source else 0
    )
    for at in range(last, report.cue[0]):
        if u.words[at] in ";" and not u.quoted[at]:
            return at + 1
    return start

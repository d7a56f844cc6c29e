"""Verbs of saying where they stand: which tokens are a cue, and what may stand before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.extract.attribution.phrase_parts import Range, is_adverb
from fairwitness.extract.attribution.units import QUOTE_MARKS, Unit
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import org_exactly

SAYING = frozenset(("says", "tells", "denies"))
SPEAK = frozenset(("speak", "speaks", "spoke", "spoken"))
_GOES = frozenset(("went", "goes"))
# Small words that belong to a verb.
_PARTICLES = {
    **dict.fromkeys(_GOES, ("on",)),
    **dict.fromkeys(SPEAK, ("of",)),
    **dict.fromkeys(("admit", "admits", "admitted", "attest", "attests", "owns"), ("to",)),
    **dict.fromkeys(("call", "calls", "called"), ("for", "on", "upon")),
    **dict.fromkeys(("complain", "complains", "complained", "warn", "warned", "warns"), ("of",)),
    **dict.fromkeys(("has", "have", "had"), ("it",)),  # "state media have it that"
}
_ONLY_THAT = frozenset("state states post posts".split())
_THAT_OR_QUOTE = frozenset("find finds found posted heard hears learned learnt".split())
_CALLED = frozenset("call calls called".split())
_WORDS_OF = frozenset("claim claims report reports estimate estimates suggestion suggestions figure".split())
_CLAIMS = frozenset("claim claims claimed".split())
_LIVES = frozenset(("lives", "life"))
_SUPPOSED = frozenset("suspected expected feared alleged accused".split())
# "a grave believed to hold 12 bodies": nobody believes to do anything
_HELD_TO_BE = frozenset("believed thought suspected feared understood presumed estimated known".split())
_AFTER_COUNT = frozenset(
    "dead killed wounded injured hurt missing bodies names deaths casualties graves victims".split()
)
_ARTICLES = frozenset(("a", "an"))
CHARGES = frozenset("charge claim allegation accusation figure toll version account assertion".split())
# "police records seen by the agency show": a noun, and no verb
_AFTER_NOUN = frozenset("seen obtained reviewed kept held from of show shows showed suggest indicate list".split())
_LOOK_AHEAD = 14
_OWNERS = 6  # words from "denied" to the "reports", with whose they are between


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb: its tokens with auxiliaries, the verb itself, its uses; form: finite, passive, participle."""

    start: int
    verb: int
    end: int
    uses: frozenset[str]
    form: str


def cues_in(u: Unit) -> Iterator[Cue]:
    """Every cue outside quotations, in order."""
    uses = cues.uses()
    for at, low in enumerate(u.low):
        loud = low in uses and bool(uses[low] & SAYING) and _in_capitals(u, at)
        if low not in uses or u.quoted[at] or not (u.words[at].islower() or at == 0 or loud):
            continue
        if cue := _cue(u, at, uses[low]):
            yield cue


def is_denied(noun: str, before: Sequence[str]) -> bool:
    """Whether a noun is what the words before it deny: "denied Western media reports", "dispute claims".

    >>> is_denied("claims", ("rebels", "denied", "army")), is_denied("claims", ("rebels", "denied", "it", ",", "army"))
    (True, False)
    """
    if noun not in _WORDS_OF:
        return False
    for low in reversed(before):
        if "denies" in cues.uses().get(low, ()):
            return True
        if not low[0].isalpha() or low in cues.grammar("auxiliaries") | cues.grammar("subordinators"):
            return False
    return False


def _in_capitals(u: Unit, at: int) -> bool:
    """Whether a verb stands in a headline in capitals."""
    near = [w for w in u.words[max(0, at - 6) : at + 4] if w.isalpha()]
    return len(near) > 2 and all(w.isupper() for w in near)


def _cue(u: Unit, at: int, uses: frozenset[str]) -> Cue | None:
    start = _with_helpers(u, at)
    helpers = frozenset(u.low[start:at])
    before = {u.low[k - 1] for k in (start, at) if k}
    if (helpers | before) & cues.grammar("negations"):
        return None
    if helpers & {"would", "will"} and not uses & SAYING:
        return None
    passive = bool(helpers & cues.grammar("be"))
    if u.low[at].endswith("ing"):
        return Cue(start, at, at + 1, uses, "finite") if passive else Cue(at, at, at + 1, uses, "participle")
    if passive:
        return Cue(start, at, at + 1, uses, "passive") if u.low[at] in cues.listed("passives", "forms") else None
    if not helpers and before & {"to", "by", "of"}:
        return None
    if is_denied(u.low[at], u.low[max(0, at - _OWNERS) : at]):
        return None  # "officials dispute claims that": the claims are what they dispute
    end = at + 1
    if end < len(u) and u.low[end] in _PARTICLES.get(u.low[at], ()):
        end += 1
    elif u.low[at] in SPEAK | _GOES:
        return None
    if u.low[at] in _GOES and u.words[end : end + 1] not in ((",",), (".",)):
        return None
    return Cue(start, at, end, uses, "finite")


def _with_helpers(u: Unit, at: int) -> int:
    """Where "has", "had always" before a verb begins."""
    start = at
    while start > 0 and (u.low[start - 1] in cues.grammar("helpers") or is_adverb(u, start - 1)):
        start -= 1
    while start < at and u.low[start] not in cues.grammar("helpers"):
        start += 1
    return start


# -- before the cue ---------------------------------------------------------------------------------------------------


def may_say(u: Unit, cue: Cue, source: Range) -> bool:
    """Whether a source can be the subject of this verb."""
    low, named = u.low[cue.verb], u.low[source[0] : source[1]]
    if source[0] < cue.start < source[1]:
        return False
    plural = any(w.endswith("s") or w in cues.grammar("many") for w in named)
    if low in _GOES and not is_speaker(u, source):
        return False  # "if the shelling goes on, it is feared"
    if low in cues.grammar("plural_only") and low != "put" and not plural:
        return False
    if low in ("has", "have", "had"):
        return _is_body(u, source)
    if low in _ONLY_THAT and not (u.low[cue.end : cue.end + 1] == ("that",) or _opens_quotation(u, cue.end)):
        return False
    if not cue.uses & SAYING and u.low[cue.start - 1] in ("who", "which"):
        return False
    if named[0] == "whose":
        return False  # "whose deaths the army announced"
    if named[0] in _ARTICLES and named[1:2] and named[1] in CHARGES:
        return False  # "a charge the army denied"
    if cue.uses == {"shows"}:
        return any(w in cues.document_channels() for w in named) or is_speaker(u, source)
    if low in cues.grammar("ambiguous") or not cue.uses & SAYING:
        return u.low[cue.start - 1] not in cues.grammar("not_before_verb") and is_speaker(u, source)
    return True


def _is_body(u: Unit, source: Range) -> bool:
    """Whether a body, or people by their role, and no place is named: what has 12 dead by its count."""
    heads = cues.roles() | cues.listed("bodies", "generic") | cues.document_channels().keys()
    return u.low[source[1] - 1] in heads or org_exactly(" ".join(u.words[source[0] : source[1]])) is not None


def is_speaker(u: Unit, source: Range) -> bool:
    """Whether the words can stand for someone who speaks."""
    start, end = source
    low = u.low[start:end]
    if {low[0], low[-1]} & cues.grammar("pronouns") or low[0].startswith("@"):
        return True
    known = cues.roles() | cues.listed("bodies", "generic") | cues.document_channels().keys()
    if any(w in known or w.rstrip("s") in known for w in low):
        return True
    opens = start == 0 or u.words[start - 1] in ".!?…"
    if any(w[0].isupper() for w in u.words[start + opens : end]):
        return True
    single = end - start == 1 and low[0] not in cues.grammar("clause")
    return u.words[start][0].isupper() and (single or org_exactly(" ".join(u.words[start:end])) is not None)


# -- after the cue ----------------------------------------------------------------------------------------------------


def may_be_said(u: Unit, cue: Cue, start: int) -> bool:
    """Whether what begins at ``start`` can be said by this verb."""
    if start >= len(u):
        return False
    verb, low = u.low[cue.verb], u.low[start]
    if verb.endswith("s") and verb in cues.document_channels() and low in _AFTER_NOUN:
        return False
    that = u.low[start - 1] == "that"
    quoted = u.quoted[start] or u.words[start] in QUOTE_MARKS
    if verb in ("has", "had", "have"):
        return that or _is_bare_number(u, start + 2 * (u.low[start : start + 2] in (("at", "least"), ("more", "than"))))
    if verb in _CLAIMS and not that and _LIVES & frozenset(u.low[start : start + _LOOK_AHEAD // 2]):
        return False  # "the attack claimed 12 lives"
    if verb in _HELD_TO_BE and low == "to":
        return False
    if verb in _THAT_OR_QUOTE:
        return that or quoted
    if verb in _SUPPOSED:
        return that or low in cues.grammar("clause") or "accuses" in cue.uses
    if verb in _CALLED and cues.is_number(low):
        return False  # "the mayor called 12 soldiers": on the telephone
    if cue.uses == {"counts"}:
        return quoted or any(cues.is_number(w) for w in u.low[start : start + _LOOK_AHEAD])
    if verb in cues.grammar("ambiguous") and cue.uses & {"says", "shows"}:
        return that or quoted or low in cues.grammar("clause") or _opens_clause(u.words[start])
    return True


def _opens_clause(word: str) -> bool:
    return word[0].isupper() or cues.is_number(word.lower()) or word.endswith("s")


def _opens_quotation(u: Unit, at: int) -> bool:
    return at < len(u) and u.words[at] in QUOTE_MARKS


def _is_bare_number(u: Unit, start: int) -> bool:
    """ "the clinic has 12." and not "the clinic has 12 beds"."""
    if start >= len(u) or not cues.is_number(u.low[start]) or u.low[start] in ("no", "one", "none"):
        return False
    return start + 1 >= len(u) or u.words[start + 1] in ".,;:" or u.low[start + 1] in _AFTER_COUNT

"""Words that may be of place though no vocabulary is sure: common nouns, sides, pronouns, names that open a sentence.

The trained model judges them; the vocabulary alone never sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from fairwitness.model import Span
from fairwitness.text import Rare
from fairwitness.vocab import control, harm, phrases, proper, table
from fairwitness.vocab.name_evidence import candidates
from fairwitness.vocab.sites import plural, sites

_WORD = re.compile(r"[^\W_](?:[^\W_]|[.'’-](?=[^\W_])|(?<=\d),(?=\d{3}(?!\d)))*")
_OWN = re.compile(r"['’]s$|(?<=s)['’]$")
_HELD = re.compile(r"-(?:held|controlled|occupied|run|ruled)$")
_VERB = re.compile(r"(?:ed|ing)$")
_NUMBER = re.compile(r"\d[\d.,]*$")
_MODIFIERS = 3  # words between the article and the noun
_ON = re.compile(
    r" (of|in|at|near|under|on|outside|inside|around|overlooking|to|from|between|"
    r"(?:just |some |about )?(?:to the |[\d.]+ ?(?:km|miles|kilomet\w+) )?(?:north|south|east|west)[\w-]* of)(?: the)?"
    r"(?: (?:[a-z-]+ern )?(?:city|town|village|hamlet|settlement|suburb|district|province|region) of)? "
)
_ASIDE = re.compile(r" (?:just )?(?:north|south|east|west)[\w-]* of ")
_ALONE = Rare(
    r"\b(?:nation|country)wide\b|\bunderground\b|\belsewhere\b|\bnearby\b(?! [a-z])",
    *("wide", "underground", "elsewhere", "nearby"), flags=re.IGNORECASE,
)  # fmt: skip
_LED = re.compile(r"\b(?:in|inside|into|of|from|to|at|around|on|near) (?P<it>it|them)\b")
_HELD_IT = re.compile(r"(?<![\w-])(?P<verb>[A-Za-z]{2,15}+)(?: back| over| of)? (?P<it>it|them)\b")
_IT_FELL = re.compile(
    r"\b(?P<it>it|they)(?P<be>(?: (?:had|has|have|was|is|are|were|been|being|would|will|could|to|be|again|soon|later|"
    r"then|also|now|never|not))*) (?P<verb>[a-z]{2,15})\b",
    re.IGNORECASE,
)
_BEING = frozenset("was is are were been being be".split())
_IT_IS = Rare(
    r"\b(?P<it>it) (?:is|was|has been|had been|remains|remained|stayed) (?:[a-z]+ )?(?:in|under) "
    r"(?:[\w’'-]{1,20} ){1,4}?(?:hands|control|rule)\b",
    *("hands", "control", "rule"), flags=re.IGNORECASE,
)  # fmt: skip
_LETTERED = Rare(
    r"\b(?:[Bb]lock|[Ss]ector|[Dd]istrict|[Zz]one|[Ww]ard|[Cc]amp|[Bb]uilding) (?:[A-Z]|\d{1,3})\b",
    *("block ", "sector ", "district ", "zone ", "ward ", "camp ", "building "),
)
_FIRST = re.compile(r"[A-Z][\w’'-]+(?=,| and [A-Z]|:| [a-z—–(])")


def told_places(text: str) -> Iterator[tuple[Span, bool]]:
    """Places by a common noun, in order ("the command centre", "four cities"), and whether a number says how many."""
    words, nouns = list(_WORD.finditer(text)), _nouns()
    before: Span | None = None
    for n, word in enumerate(words):
        low, own = _bare(word.group())
        if low not in nouns or _goes_on(text, words, n, own=own) or _is_body(words, n):
            continue
        begin = _begin(text, words, n, low)
        if begin is None:
            continue
        start, end = words[begin].start(), word.end() - own
        if low in phrases.words("compass") and (m := _second_side().match(text, end)):
            end = m.end()
        if before is not None and _lies_in(before, text[before.end : start], low):
            yield Span(before.start, end, text[before.start : end]), False
        before = Span(start, end, text[start:end])
        first = words[begin].group().lower()
        yield before, bool(_NUMBER.match(first)) or first in _listed("numbers")
    for pattern in (_ALONE, _LETTERED):
        for match in pattern.found(text):
            yield Span(match.start(), match.end(), match.group()), pattern is _ALONE


def pronouns(text: str) -> Iterator[tuple[Span, bool]]:
    """ "it" and "them" that can stand for a place, after a preposition, or (True) by words of control."""
    found: dict[int, tuple[Span, bool]] = {}
    of_control = chain(_HELD_IT.finditer(text), _IT_FELL.finditer(text), _IT_IS.found(text))
    for is_led, matches in ((False, of_control), (True, _LED.finditer(text))):
        for match in filter(_fits, matches):
            held = Span(match.start("it"), match.end("it"), match["it"])
            found.setdefault(held.start, (held, not is_led))
    yield from found.values()


def _fits(match: re.Match[str]) -> bool:
    """Whether the verb of a match, if it has one, says that somebody holds, takes or leaves "it"."""
    told = match.groupdict()
    if "verb" not in told:
        return True
    frames = {v.frame for v in control.verbs().get(told["verb"].lower(), ())}
    if "be" not in told:
        return not frames.isdisjoint(("take", "hold", "lose", "leave")) or told["verb"].lower() in control.nouns()
    return "fall" in frames or (bool(frames) and not _BEING.isdisjoint(told["be"].split()))


def opening_name(sentence: Span) -> Span | None:
    """One word with a capital that opens a sentence and may be an unknown name: "Ostraville, a mining town, fell"."""
    match = _FIRST.match(sentence.text)
    if match is None:
        return None
    low = match.group().lower()
    if low in proper.words("closed", "words") or low in _pointing() or low in _stops() or low.endswith("ly"):
        return None
    start = sentence.start
    return Span(start, start + match.end(), match.group())


def _is_body(words: Sequence[re.Match[str]], n: int) -> bool:
    """Whether a noun ends the name of a body that fights, after a name of no place: "the Harbour Front"."""
    if words[n].group() not in proper.words("body", "armed") or n == 0:
        return False
    before = words[n - 1].group()
    return before[0].isupper() and before.lower() not in proper.words("closed", "words") and not candidates(before)


def _lies_in(words: Span, between: str, noun: str) -> bool:
    """Whether the next words say what these are a part of: "the edge of the camp", "the villages in the north"."""
    if between == " in ":
        return noun in phrases.words("compass")
    return between == " of " and _bare(words.text.split()[-1])[0] in _listed("parts")


# -- how far a noun reaches --------------------------------------------------------------------------------------------


@cache
def _pointing() -> frozenset[str]:
    return phrases.words("det") | _listed("numbers") | {"another", "both"}


@cache
def _stops() -> frozenset[str]:
    """Words at which a phrase cannot go on to its left, unless an article makes a quality of them ("the left bank")."""
    classes = ("prep", "aux", "modal", "conj", "pron", "rel", "adv", "verb")
    return frozenset(word for name in classes for word in phrases.words(name)) | frozenset(control.verbs())


@cache
def _nouns() -> frozenset[str]:
    """The last word of every noun for a place, singular and plural."""
    sides = phrases.words("compass")
    named = {noun.split()[-1] for site in sites() for noun in site.nouns}
    named |= {noun.split()[-1] for noun in table("sites")["settled"]["nouns"]}
    named |= {noun for noun in table("proper")["pointing"] if noun.islower()}
    named |= {noun.split()[-1] for noun in proper.words("pointing_inner", "last")}
    named = (named | _listed("nouns")) - _listed("otherwise") - sides
    return frozenset(named | {plural(noun) for noun in named} | sides) - _listed("otherwise")


@cache
def _second_side() -> re.Pattern[str]:
    sides = "|".join(sorted(phrases.words("compass"), key=len, reverse=True))
    return re.compile(rf" and (?:the )?(?:{sides})\b")


def _bare(word: str) -> tuple[str, int]:
    """A word in small letters without the sign of what it owns, and how long that sign is."""
    low = word.lower()
    if low[-1] not in "s'’":
        return low, 0
    m = _OWN.search(low)
    return (low[: m.start()], m.end() - m.start()) if m else (low, 0)


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Whether only a space parts two words, or the point of "U.S.", or the sign of what several own."""
    between = text[left.end() : right.start()]
    return between == " " or between in ("' ", "’ ") or (between == ". " and "." in left.group())


def _goes_on(text: str, words: Sequence[re.Match[str]], n: int, *, own: int) -> bool:
    """Whether another noun follows that the word only describes: "base troops", "town centre"."""
    if own or n + 1 >= len(words) or not _joins(text, words[n], words[n + 1]):
        return False
    low, _ = _bare(words[n + 1].group())
    if low in phrases.words("compass"):
        return False
    if words[n].group().lower() in _listed("describing") and low not in _stops():
        return True
    return low in _nouns() or low in phrases.actor_nouns() or low in phrases.never_places()


def _begin(text: str, words: Sequence[re.Match[str]], n: int, noun: str) -> int | None:
    """The word with which a phrase begins that ends in noun n; None where nothing says that it is a place."""
    at, held = n, False
    while at > 0 and n - at <= _MODIFIERS and _joins(text, words[at - 1], words[at]):
        word = words[at - 1].group()
        low, own = _bare(word)
        if _NUMBER.match(low) and noun in phrases.words("compass"):
            return None  # "drove 40,000 people north"
        if low in _pointing() or _NUMBER.match(low) or (own and word[0].isupper()):
            return at - 1
        if _stands_alone(low, words, at):
            break
        if noun in phrases.words("compass") and low in _nouns() and not own:
            return None
        held = held or bool(_HELD.search(low))
        at -= 1
    if held:
        return at
    led = at > 0 and _joins(text, words[at - 1], words[at]) and _leads(words[at - 1].group().lower())
    return at if led else None


def is_bare(words: str) -> bool:
    """Whether words for one thing have no article, as in headlines: a place only where it is told in which town.

    >>> is_bare("army post"), is_bare("army posts"), is_bare("the army post")
    (True, False, False)
    """
    first, *_, last = f"{words} {words}".split()
    low, own = _bare(first)
    return not (last.lower().endswith("s") or own or low in _pointing() or _NUMBER.match(low) or is_held(words))


def _stands_alone(low: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word is no quality of what follows; it is one in "the captured towns"."""
    if low in harm.verbs("damage") and low.endswith(
        ("s", "age", "oy")
    ):  # "Army bombs hospital", "Rockets damage hospital"
        return True
    if low not in _stops() and ("-" in low or not _VERB.search(low)):
        return False
    before = words[at - 2].group().lower() if at > 1 else ""
    return before not in _pointing() and not _NUMBER.match(before)


def _leads(low: str) -> bool:
    return low in ("of", "on") or low in proper.words("place", "before") or low in control.verbs()


def is_held(words: str) -> bool:
    """Whether words of place say who holds it: "the rebel-held strip"."""
    return "-" in words and any(_HELD.search(word) for word in words.lower().split())


def reach(words: Span, text: str, places: Mapping[int, int]) -> Span | None:
    """Words of place with the place that says where they are: "the mast at Ostraville".

    ``places``: where each known place begins, and its end. None where the words only say of what kind it is ("the town
    of Ostraville").
    """
    aside = places.get(words.end + 1) if _ASIDE.match(text, words.end) else None
    if aside is not None:  # "a checkpoint west of Torvik", where "west of Torvik" is a known place
        return Span(words.start, aside, text[words.start : aside])
    on = _ON.match(text, words.end)
    found = next((places[at] for at in (on.end(1) + 1, on.end()) if at in places), None) if on else None
    if on is None or found is None:
        return words
    noun = words.text.split()[-1].lower()
    if on[1] == "of" and _kind_of(noun):
        return None
    if on[1] in ("to", "from", "between") and noun not in _listed("ways"):
        return words
    return Span(words.start, found, text[words.start : found])


def _kind_of(noun: str) -> bool:
    kinds = proper.words("place", "of") - _listed("parts")
    return noun in kinds or any(noun == plural(kind) for kind in kinds)


def names_a_place(words: str) -> bool:
    """Whether a name holds a noun for a place ("District Two", "Circuit House")."""
    return any(word.lower() in _nouns() for word in words.split())


def _listed(name: str) -> frozenset[str]:
    return proper.words("ground", name)

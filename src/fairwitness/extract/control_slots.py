"""The slots of a control claim: which phrase is the actor, which are the places, and whether the words state a fact."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.extract.phrases import Phrase, Word, Words, is_verbal, phrase_before, phrase_from, places_after
from fairwitness.model import Figure
from fairwitness.vocab import control as vocab
from fairwitness.vocab import phrases, sites

PLACE_PRONOUNS = frozenset(("it", "them", "there", "both", "which", "ours", "these"))
_ACTOR_PRONOUNS = frozenset(("they", "it", "he", "we", "she", "i", "who", "which", "that"))
_HEDGES = frozenset(("both", "at", "least", "about", "over", "more", "than", "around", "itself"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "remains", "remain", "remained"))
_BREAKS = frozenset(
    (
        ";",
        ":",
        "while",
        "whereas",
        "although",
        "though",
        "but",
        "as",
        "when",
        "after",
        "before",
        "because",
        "that",
        "where",
        "since",
    )
)


@dataclass(frozen=True, slots=True)
class Item:
    """One place under a verb: its phrase, the location that hangs on it, the figure that counts it, part of the first."""

    phrase: Phrase
    where: Phrase | None = None
    figure: Figure | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """One sentence as the frames see it."""

    words: Words
    figures: tuple[Figure, ...]


# -- places -----------------------------------------------------------------------------------------------------------


def inner(words: Words, phrase: Phrase) -> Phrase:
    """A phrase without its quantity: "Palmyra" of "most of Palmyra", "the town" of "the whole of the town"."""
    for k in range(phrase.i, phrase.j - 2):
        if words[k + 1].low == "of" and (words[k].low in phrases.quantities() or words[k].kind == "num"):
            if any(w.low.endswith("ern") or w.low in phrases.words("compass") for w in words[phrase.i : k]):
                return phrase
            return inner(words, Phrase(k + 2, phrase.j))
    return phrase


def head(words: Words, phrase: Phrase) -> Word:
    """The head word: the last before the first "of" or bracket."""
    end = next((k for k in range(phrase.i + 1, phrase.j) if words[k].low in ("of", "(")), phrase.j)
    return words[max(phrase.i, end - 1)]


def is_place(words: Words, phrase: Phrase, strength: str) -> bool:
    """Whether a phrase can be the place of a verb of this strength (see control.toml)."""
    phrase = inner(words, phrase)
    if phrase.j - phrase.i == 1 and words[phrase.i].low in ("it", "them"):
        return True
    inside, top = words[phrase.i : phrase.j], head(words, phrase)
    if top.low in phrases.never_places() or (phrase.j < len(words) and _is_modifier(words, phrase)):
        return False
    if top.kind == "noun" and top.low in phrases.actor_nouns() and not sites.is_place_noun(top.low):
        return False
    types = {w.mention.type for w in inside if w.mention}
    if strength == "site":
        return (
            inside[0].low in ("the", "its", "all", "control")
            and sites.site_named(top.low) is not None
            and top.kind == "noun"
        )
    if sites.is_place_noun(top.low) or any(sites.is_place_noun(w.low) for w in inside if w.kind == "noun"):
        site = sites.site_named(top.low)
        return strength != "area" or bool(types & {"place"}) or site is None or site.group == "other"
    if top.mention and top.mention.type in ("actor", "person", "source", "demonym"):
        return False
    if types & {"place", "site"}:
        return True
    if strength in ("weak", "area") or any(w.low in phrases.never_places() for w in inside):
        return False
    return top.kind == "name" and not types


def _is_modifier(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase of names only goes before its real head ("al-Qaida suspects")."""
    after, last = words[phrase.j], words[phrase.j - 1]
    return last.kind == "name" and after.kind == "noun" and not after.low.endswith(("ed", "ing", "ly"))


def figure_at(sight: Sight, j: int) -> tuple[Figure, int] | None:
    """The figure whose words begin at word j, and the first word behind it."""
    words = sight.words
    if j >= len(words):
        return None
    for figure in sight.figures:
        if figure.words.start == words[j].start:
            after = j
            while after < len(words) and words[after].start < figure.words.end:
                after += 1
            return figure, after
    return None


def _one(sight: Sight, j: int, strength: str) -> Item | None:
    """The place that begins at word j, with its figure and location."""
    words = sight.words
    counted = figure_at(sight, j)
    if j < len(words) and is_verbal(words[j]):
        return None
    if counted is None:
        phrase = phrase_from(words, j)
        if phrase and (
            within := next(
                (f for k in range(phrase.i, min(phrase.j, phrase.i + 3)) if (f := figure_at(sight, k))), None
            )
        ):
            counted = within
        elif phrase is None or not is_place(words, phrase, strength):
            return None
    if counted is None:
        return Item(phrase, places_after(words, phrase.j)) if phrase else None
    figure, after = counted
    rest = phrase_from(words, after + 1 if after < len(words) and words[after].low == "of" else after)
    whole = Phrase(j, rest.j if rest else after)
    if not is_counted_place(words, figure, rest):
        plain = phrase_from(words, j)
        named = plain is not None and words[plain.i].kind == "name" and is_place(words, plain, strength)
        return Item(plain, places_after(words, plain.j)) if plain and named else None
    return Item(whole, places_after(words, whole.j), figure)


def is_counted_place(words: Words, figure: Figure, rest: Phrase | None) -> bool:
    """Whether a figure counts places, an area, or a share of a place."""
    if figure.unit in ("percent", "share"):
        return rest is not None and (is_place(words, rest, "plain") or words[rest.i].low in PLACE_PRONOUNS)
    if figure.unit in ("km2", "square miles", "places", "km"):
        return True
    return rest is not None and any(sites.is_place_noun(w.low) for w in words[rest.i : rest.j])


def places(sight: Sight, j: int, strength: str) -> tuple[Item, ...]:
    """The places that a verb or preposition before word j governs, one for each named one, in order."""
    words = sight.words
    if (
        j < len(words)
        and words[j].low == "both"
        and (j + 1 == len(words) or words[j + 1].kind in ("punct", "time", "adv"))
    ):
        return (Item(Phrase(j, j + 1)),)
    while j < len(words) and (words[j].kind == "adv" or words[j].low in _HEDGES) and figure_at(sight, j) is None:
        j += 1
    if j < len(words) and words[j].low in ("it", "them", "there") and not _owns(words, j):
        return (Item(Phrase(j, j + 1)),)
    first = _one(sight, j, strength)
    if first is None:
        return ()
    found, joints = [first], [","]
    part = False
    while len(found) < 40:
        at = _end(found[-1])
        step = _joint(words, at)
        if step is None:
            break
        at, joint = step
        part = part or joint == "including"
        item = _one(sight, at, "plain" if part or strength != "weak" else "weak")
        if item is None or _begins_clause(words, _end(item)):
            break
        found.append(Item(item.phrase, item.where, item.figure, part))
        joints.append(joint)
    return tuple(_joined(words, found, joints))


def _joined(words: Words, found: list[Item], joints: list[str]) -> list[Item]:
    """The items of a list without what only comments on the last one ("X, a hilltop near Y")."""
    last = max((n for n, joint in enumerate(joints) if joint != ","), default=0)
    kept = found[: last + 1]
    return [x for n, x in enumerate(kept) if n == 0 or not _comments(words, x, joints[n])]


def _comments(words: Words, item: Item, joint: str) -> bool:
    first = words[item.phrase.i]
    return joint == "," and (first.low in phrases.words("compass") or first.low in ("just", "some", "about"))


def _owns(words: Words, j: int) -> bool:
    return j + 1 < len(words) and words[j + 1].kind == "poss"


def _end(item: Item) -> int:
    return item.where.j if item.where else item.phrase.j


def _joint(words: Words, j: int) -> tuple[int, str] | None:
    """What joins the next place to the last: (where it begins, "," or "and" or "including")."""
    at, joint = j, ""
    while at < len(words) and words[at].kind == "time":
        at += 1
    for _ in range(4):
        lows = tuple(w.low for w in words[at : at + 3])
        if lows[:1] == ("including",) or lows[:2] == ("among", "them"):
            joint, at = "including", at + (1 if lows[0] == "including" else 2)
        elif lows == ("as", "well", "as") or lows[:2] == ("along", "with") or lows[:1] in (("and",), ("&",)):
            joint, at = joint or "and", at + (3 if lows[0] == "as" else 2 if lows[0] == "along" else 1)
            joint = "and" if joint == "," else joint
        elif lows[:1] == (",",):
            joint, at = joint or ",", at + 1
        else:
            break
    return (at, joint) if joint and at < len(words) else None


def _begins_clause(words: Words, j: int) -> bool:
    """Whether a phrase that ends at word j is the subject of what follows."""
    while j < len(words) and words[j].kind == "adv":
        j += 1
    if j >= len(words):
        return False
    word = words[j]
    if word.kind in ("aux", "modal", "verb"):
        return True
    return (
        word.kind == "noun"
        and (word.low.endswith("ed") or word.low in vocab.verbs())
        and words[j + 1 : j + 2] != ()
        and words[j + 1].low != "by"
    )


# -- actors -----------------------------------------------------------------------------------------------------------


def is_actor(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names someone who can hold, take or leave a place."""
    inside = words[phrase.i : phrase.j]
    if any(w.mention and w.mention.type == "source" for w in inside):
        return False
    if any(w.mention and w.mention.type in ("actor", "demonym") for w in inside):
        return True
    return any(w.low in phrases.actor_nouns() for w in inside if w.kind in ("noun", "name"))


def subject(words: Words, i: int) -> tuple[Phrase, int] | None:
    """The subject of the verb at word i: its phrase (a pronoun's too), and the word where its clause begins."""
    j = i
    while j > 0 and (
        words[j - 1].kind in ("aux", "adv", "modal", "time")
        or words[j - 1].low in ("to", "not")
        or _governs(words, j - 1)
    ):
        j -= 1
    if j == 0:
        return None
    before = words[j - 1]
    if before.low in ("which", "who", "that") and j > 1:
        return _antecedent(words, j - 1)
    if before.low in _ACTOR_PRONOUNS and before.kind in ("pron", "rel", "conj", "det"):
        return Phrase(j - 1, j), j - 1
    if before.kind in ("name", "noun", "poss", "num") or before.low in (")", *'"”’'):
        return _climb(words, j)
    return None


def _governs(words: Words, k: int) -> bool:
    """Whether the word at k is a verb that carries the next one ("managed to capture", "began retreating")."""
    return (
        words[k].low in vocab.words("real", "governors") | vocab.words("real", "denied")
        and words[k].kind in ("verb", "noun", "adv")
        and k > 0
    )


def _antecedent(words: Words, rel: int) -> tuple[Phrase, int] | None:
    j = rel
    while j > 0 and words[j - 1].kind == "punct":
        j -= 1
    return _climb(words, j)


def _climb(words: Words, j: int) -> tuple[Phrase, int] | None:
    """The phrase before word j, or the one on which it hangs by a preposition, whichever names an actor."""
    first: Phrase | None = None
    at = j
    for _ in range(3):
        phrase = phrase_before(words, at)
        if phrase is None:
            break
        first = first or phrase
        if is_actor(words, phrase):
            return phrase, phrase.i
        if phrase.i == 0 or words[phrase.i - 1].kind != "prep":
            break
        at = phrase.i - 1
    return (first, first.i) if first else None


def clause_actor(words: Words, i: int) -> Phrase | None:
    """The first phrase before word i that names an actor, in the same clause if there is one, else anywhere before."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if words[k].low in _BREAKS), 0)
    return _first_actor(words, start, i) or (_first_actor(words, 0, i) if start else None)


def _first_actor(words: Words, start: int, stop: int) -> Phrase | None:
    k = start
    while k < stop:
        if words[k].kind in ("det", "name", "noun", "num"):
            phrase = phrase_from(words, k)
            if phrase and phrase.i < stop:
                if is_actor(words, phrase) and not (phrase.j < len(words) and words[phrase.j].kind == "poss"):
                    return _with_allies(words, phrase)
                k = max(phrase.j, k + 1)
                continue
        k += 1
    return None


def _with_allies(words: Words, phrase: Phrase) -> Phrase:
    """The phrase and the actors that "and" joins to it."""
    while phrase.j < len(words) - 1 and words[phrase.j].low == "and":
        more = phrase_from(words, phrase.j + 1)
        if more is None or not is_actor(words, more):
            break
        phrase = Phrase(phrase.i, more.j)
    return phrase


def actor_after(words: Words, j: int) -> Phrase | None:
    """The actor phrase that begins at word j ("by the rebels"), or None."""
    phrase = phrase_from(words, j)
    if phrase is None:
        return None
    phrase = _with_allies(words, phrase)
    if is_actor(words, phrase):
        return phrase
    top = words[phrase.j - 1]
    return phrase if top.kind == "name" and not (top.mention and top.mention.type == "site") else None


# -- fact or not ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stance:
    """How a cue stands in its sentence: real or only wished for, denied, doubted, over."""

    real: bool = True
    denied: bool = False
    hedged: bool = False
    past: bool = False


def stance(words: Words, i: int) -> Stance:
    """The stance of the cue at word i, from the words that govern it."""
    k, denied, past, real = i - 1, False, False, True
    hedged = False
    while k >= 0 and i - k < 9:
        word = words[k]
        if word.low in ("not", "never", "n't", "without") or word.low.endswith("n't") or word.low.endswith("n’t"):
            denied = True
        elif word.low == "longer" and k > 0 and words[k - 1].low == "no":
            past = True
        elif word.low in ("once", "formerly", "previously"):
            past = True
        elif word.low in vocab.words("real", "hedged"):
            hedged = True
        elif word.kind == "modal":
            real = False
        elif word.low == "to":
            k, real, denied = _infinitive(words, k, denied=denied)
            if not real:
                break
            continue
        elif word.kind not in ("aux", "adv", "time"):
            break
        k -= 1
    real = real and _clause_is_real(words, i)
    return Stance(real, denied, hedged or _reported(words, i), past)


def _infinitive(words: Words, k: int, *, denied: bool) -> tuple[int, bool, bool]:
    """What the governor of "to" at word k makes of the verb: (where to go on, real, denied)."""
    g = k - 1
    while g >= 0 and words[g].kind == "adv":
        g -= 1
    if g < 0:
        return k - 1, False, denied
    low = words[g].low
    if low in vocab.words("real", "denied"):
        return g - 1, True, True
    return g - 1, low in vocab.words("real", "governors"), denied


def _clause_is_real(words: Words, i: int) -> bool:
    for k in range(i - 1, max(-1, i - 14), -1):
        low = words[k].low
        if low in vocab.words("real", "unreal_clause"):
            return False
        if words[k].low in (",", ";", ":", "but", "and", "that"):
            return True
    return True


def _reported(words: Words, i: int) -> bool:
    """Whether "it was reported that" or "unconfirmed reports" opens the clause."""
    lows = [w.low for w in words[max(0, i - 16) : i]]
    return "unconfirmed" in lows or any(lows[n : n + 3] == ["it", "was", "reported"] for n in range(len(lows)))


def is_wished(words: Words, i: int, reach: int = 5) -> bool:
    """Whether the noun or -ing form at word i is only a goal ("the battle for the liberation of", "aimed at taking")."""
    for k in range(i - 1, max(-1, i - 1 - reach), -1):
        word = words[k]
        if word.low in vocab.words("real", "unreal_before"):
            return True
        if word.kind in ("aux", "punct", "conj") and word.low != "and":
            return False
    return False

"""The places of a control claim: the phrases that a verb or preposition governs, with figure and location."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.extract.phrases import (
    OPENERS,
    Phrase,
    Word,
    Words,
    is_verbal,
    phrase_before,
    phrase_from,
    places_after,
)
from fairwitness.model import Figure
from fairwitness.vocab import control as vocab
from fairwitness.vocab import cues, phrases, sites

PLACE_PRONOUNS = frozenset(("it", "them", "there", "both", "which", "ours", "these"))


_HEDGES = frozenset(("both", "least", "about", "over", "more", "than", "around", "itself"))


BE = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "remains", "remain", "remained", "stays", "stayed", "'s")
)


@dataclass(frozen=True, slots=True)
class Item:
    """One place under a verb: its phrase, the location that hangs on it, its figure; or a part of the first."""

    phrase: Phrase
    where: Phrase | None = None
    figure: Figure | None = None
    part: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """One sentence as the frames see it."""

    words: Words
    figures: tuple[Figure, ...]


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
    return words[_head_at(words, phrase)]


def _head_at(words: Words, phrase: Phrase) -> int:
    end = next((k for k in range(phrase.i + 1, phrase.j) if words[k].low in ("of", "(")), phrase.j)
    return max(phrase.i, end - 1)


def is_place(words: Words, phrase: Phrase, strength: str) -> bool:
    """Whether a phrase can be the place of a verb of this strength (see control.toml)."""
    phrase = inner(words, phrase)
    if phrase.j - phrase.i == 1 and words[phrase.i].low in ("it", "them"):
        return True
    inside, top = words[phrase.i : phrase.j], head(words, phrase)
    if len(inside) == 1 and cues.is_number(top.low):  # "Fifteen were freed"
        return False
    if len(inside) == 1 and top.text in phrases.words("compass"):  # "and northeast to Amun"
        return False
    if _is_piece(words, phrase, top):
        return is_place(words, Phrase(inside.index(top) + phrase.i + 2, phrase.j), strength)
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
    if top.mention and top.mention.type == "actor" and top.text[:1].isupper():  # "expelled from the Amber Front"
        return False
    if sites.is_place_noun(top.low) or any(sites.is_place_noun(w.low) for w in inside if w.kind == "noun"):
        site = sites.site_named(top.low)
        bare = len(inside) == 1 and top.kind == "noun" and not top.low.endswith("s")
        if (site is not None and site.group == "vehicles") or (bare and strength == "weak"):
            return False
        return strength != "area" or bool(types & {"place"}) or site is None or site.group == "other"
    if types == {"person"} and (strength == "strong" or _sounds_like_place(inside)):
        return strength not in ("weak", "area")
    if top.mention and top.mention.type in ("actor", "person", "source", "demonym"):
        return False
    if types & {"place", "site"}:
        return True
    if strength in ("weak", "area") or any(w.low in phrases.never_places() for w in inside):
        return False
    return top.kind == "name" and not types


def _is_piece(words: Words, phrase: Phrase, top: Word) -> bool:
    """Whether a phrase names a piece of a place by where it lies: "the northern part of X"."""
    at = next((k for k in range(phrase.i, phrase.j - 2) if words[k] is top and words[k + 1].low == "of"), None)
    return at is not None and top.low in phrases.quantities() and any(_lies(w) for w in words[phrase.i : at])


def _lies(word: Word) -> bool:
    return word.low.endswith("ern") or word.low in phrases.words("compass") or word.low == "central"


def _sounds_like_place(inside: Words) -> bool:
    """Whether an unknown name begins as names of places do ("Tell ...", "Eastern ...")."""
    named = [w for w in inside if w.kind == "name"]
    return bool(named) and named[0].text in phrases.place_starts()


def _is_modifier(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase of names only goes before its real head ("al-Qaida suspects")."""
    after, last = words[phrase.j], words[phrase.j - 1]
    if last.kind != "name" or after.kind != "noun":
        return False
    return not after.low.endswith(("ed", "ing", "ly")) and after.low not in vocab.verbs()


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
    rest = _counted_in(words, after)
    whole = Phrase(j, rest.j if rest else after)
    if not is_counted_place(words, figure, rest):
        plain = phrase_from(words, j)
        named = plain is not None and words[plain.i].kind == "name" and is_place(words, plain, strength)
        return Item(plain, places_after(words, plain.j)) if plain and named else None
    return Item(whole, places_after(words, whole.j), figure)


def _counted_in(words: Words, after: int) -> Phrase | None:
    """What a figure that ends before this word counts, or is a share of."""
    while after < len(words) and words[after].low in OPENERS:
        after += 1
    start = after + 1 if after < len(words) and words[after].low == "of" else after
    if start < len(words) and start > after and words[start].low in ("it", "them"):
        return Phrase(start, start + 1)
    return phrase_from(words, start)


def is_counted_place(words: Words, figure: Figure, rest: Phrase | None) -> bool:
    """Whether a figure counts places, an area, or a share of a place."""
    if figure.unit in ("percent", "share"):
        return rest is not None and (is_place(words, rest, "plain") or words[rest.i].low in PLACE_PRONOUNS)
    if figure.unit in ("km2", "square miles", "places", "km"):
        return True
    if rest is None or any(w.low in phrases.never_places() for w in words[rest.i : rest.j]):
        return False
    # "four Islamic State commanders" are no state
    return any(sites.is_place_noun(w.low) and not _is_actors(w) for w in words[rest.i : rest.j])


def _is_actors(word: Word) -> bool:
    return word.mention is not None and word.mention.type == "actor"


def places(sight: Sight, j: int, strength: str) -> tuple[Item, ...]:
    """The places that a verb or preposition before word j governs, one for each named one, in order."""
    words = sight.words
    if (
        j < len(words)
        and words[j].low == "both"
        and (j + 1 == len(words) or words[j + 1].kind in ("punct", "time", "adv"))
    ):
        return (Item(Phrase(j, j + 1)),)
    while j < len(words) and _is_hedge(words, j) and figure_at(sight, j) is None:
        j += 1
    if strength == "site":
        phrase = phrase_from(words, j)
        return (Item(phrase, places_after(words, phrase.j)),) if phrase and is_place(words, phrase, strength) else ()
    if j < len(words) and words[j].low in ("it", "them", "there") and not _owns(words, j):
        if strength == "area" or (strength == "weak" and words[j].low == "them"):
            return ()
        return (Item(Phrase(j, j + 1)),)
    found = _listed(sight, j, strength)
    if not found and strength == "weak" and _share_a_noun(words, alike := _listed(sight, j, "plain")):
        return alike
    return found


def _share_a_noun(words: Words, items: tuple[Item, ...]) -> bool:
    """Whether names are told to be places by the noun behind the last of them: "the A and B districts"."""
    if not items[1:]:
        return False
    *others, (name, noun) = ((words[k - 1], words[k]) for k in (_head_at(words, x.phrase) for x in items))
    is_shared = noun.low.endswith("s") and sites.is_place_noun(noun.low) and name.kind == "name"
    return is_shared and noun.kind == "noun" and all(last.kind == "name" for _, last in others)


def _listed(sight: Sight, j: int, strength: str) -> tuple[Item, ...]:
    words = sight.words
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
        item = _one(sight, at, "weak" if strength == "weak" and not part and joint == "and" else "strong")
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


def _is_hedge(words: Words, j: int) -> bool:
    low = words[j].low
    if low in OPENERS:
        return True
    if low == "at":
        return j + 1 < len(words) and words[j + 1].low in ("least", "most")
    return words[j].kind == "adv" or low in _HEDGES


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


def places_before(sight: Sight, i: int, *, strength: str = "plain") -> tuple[tuple[Item, ...], int] | None:
    """The places that are the subject of the verb at word i."""
    words = sight.words
    j = i
    while j > 0 and (words[j - 1].kind in ("aux", "adv", "modal", "time") or words[j - 1].low in BE | {"to", "not"}):
        j -= 1
    if j > 1 and words[j - 1].low in ("which", "that", "where"):
        j -= 1
        while j > 1 and words[j - 1].kind == "punct":
            j -= 1
    if j > 1 and words[j - 1].low == "," and (start := _bracket_start(words, j - 1)) is not None:
        j = start
    if j > 1 and words[j - 1].low == ":":
        j -= 1
    if j > 0 and words[j - 1].low == "itself":
        j -= 1
    if j > 0 and words[j - 1].low in ("it", "they", "these", "both"):
        return (Item(Phrase(j - 1, j)),), j - 1
    return list_before(sight, j, strength)


def _bracket_start(words: Words, comma: int) -> int | None:
    """Where a part between commas that ends at ``comma`` began."""
    for k in range(comma - 1, max(-1, comma - 14), -1):
        if words[k].low == ",":
            return k
        if words[k].kind == "aux" and words[k - 1].kind != "rel":
            return None
    return None


def list_before(sight: Sight, j: int, strength: str) -> tuple[tuple[Item, ...], int] | None:
    """The longest list of places that ends just before word j."""
    sight = Sight(sight.words[:j], sight.figures)
    words = sight.words
    best = None
    for start in range(j - 1, max(-1, j - 30), -1):
        word = words[start]
        if word.low in (";", ":") or word.kind in ("modal", "rel") or (word.kind in ("aux", "verb") and best):
            break
        if word.kind not in ("name", "det", "num", "noun") and not _figure_starts(sight, start):
            continue
        items = places(sight, start, strength)
        if (
            items
            and (items[-1].where or items[-1].phrase).j == j
            and (start == 0 or words[start - 1].low != "of" or best is None)
        ):
            if (
                best is not None
                and len(items) == len(best[0])
                and words[start].kind not in ("name", "noun", "det", "num")
            ):
                break
            if best is None or items[0].phrase.i <= best[1]:
                best = (items, start)
        elif (
            best is not None
            and word.kind in ("noun", "name")
            and start + 1 < j
            and words[start + 1].low not in (",", "and", "of", ")")
        ):
            continue
    if best is not None and best[1] > 1 and words[best[1] - 1].low == "of":
        whole = phrase_before(words, best[0][0].phrase.j)
        if whole is None or not is_place(words, whole, strength):
            return None
        return (Item(whole, best[0][0].where, best[0][0].figure), *best[0][1:]), whole.i
    return best


def _figure_starts(sight: Sight, start: int) -> bool:
    return any(f.words.start == sight.words[start].start for f in sight.figures)

"""Which place a claim's words stand for, no finer than the words.

A part of a place ("northern Aleppo"), what lies near it, and a site without known coordinates carry the coordinates and
the precision of the place that holds them (DESIGN section 5, rule 12); a name that nobody knows carries none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from fairwitness.model import Meaning, Place, Span
from fairwitness.resolve.atlas import Atlas, Sited, atlas
from fairwitness.vocab import proper, table
from fairwitness.vocab.countries import countries, demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.gazetteer_build import full_name
from fairwitness.vocab.names import name_key
from fairwitness.vocab.sites import site_named

_LEAD = re.compile(
    r"^(?:(?:the|a|an|its|their|this|that|in|inside|at|within|from|to|into|across|throughout|just|parts? of|most of|much of|all of|"
    r"the rest of|areas of|some)\s+)+",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|outside|around|close to|next to|not far from|in and around|on the outskirts of|the outskirts of|outskirts of|"
    r"the edge of|the vicinity of|the suburbs of|the surroundings of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"\b((?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?) of\s+", re.IGNORECASE
)
_TOWN_LIKE = frozenset({"city", "town", "village", "camp", "district", "neighbourhood", "island"})
_HOLDING = frozenset({"city", "town", "village", "region", "province", "district"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a place and where they stand; ``text`` is without what leads into them."""

    start: int
    end: int
    text: str


def place(words: Span, text: str | None = None) -> Meaning | None:
    """What words of place stand for in a text (without one, in themselves), as a meaning of no claim yet."""
    whole = atlas(text if text is not None else words.text)
    at = words.start if text is not None else 0
    lead = m.end() if (m := _LEAD.match(words.text)) else 0
    phrase = Phrase(at + lead, at + len(words.text), words.text[lead:])
    found = _resolved(phrase, whole, words.text)
    return Meaning("", "place", found[0], found[1], found[2]) if found else None


Found = tuple[Place, float, str]


def _resolved(phrase: Phrase, whole: Atlas, words: str) -> Found | None:
    inside = _proper(whole.inside(phrase.start - 4, phrase.end), phrase)
    if not inside:
        return _pointed(phrase, whole, words) or _nation(phrase, whole) or _unknown(phrase, whole)
    if len(inside) > 1 and (joint := _joint(phrase, inside)):
        return joint
    site = _site(phrase, whole, inside)
    if site:
        return site
    return _part(phrase, inside[0], words)


def _proper(inside: list[Sited], phrase: Phrase) -> list[Sited]:
    """Without a country or province that only says where another name lies ("Torkham, Nangarhar")."""
    kept = [
        s
        for s in inside
        if not any(s is not o and s.place.name in o.place.within and s.place.name != o.place.name for o in inside)
    ]
    return kept or inside


# -- a name, or a part of it -------------------------------------------------------------------------------------------


def _part(phrase: Phrase, sited: Sited, words: str) -> Found:
    before = phrase.text[: max(0, sited.start - phrase.start)]
    after = phrase.text[max(0, sited.end - phrase.start) :]
    if way := _WAY.search(before):
        return _aside(sited, f"{way.group(1).lower()} of"), sited.score, "direction"
    side = _compass(before)
    if side and name_key(sited.name).split(" ")[0] not in (name_key(side), "south", "north", "east", "west"):
        return _sided(sited, side), sited.score, "part"
    if after.strip().lower().startswith("countryside"):
        return _aside_after(sited, "countryside"), sited.score, "part"
    if (
        _NEAR.search(words[: max(0, sited.start - phrase.start) + len(words) - len(phrase.text)])
        and sited.place.precision == "town"
    ):
        return replace(sited.place, precision="near_town"), sited.score, "near"
    return sited.place, sited.score, "name"


def _compass(before: str) -> str:
    """The compass word that stands before a name: "northern " gives "northern"."""
    found = re.search(r"\b([A-Za-z-]+)\s+(?:part of\s+|half of\s+|edge of\s+|the\s+)*$", before)
    word = found.group(1) if found else ""
    sides = proper.words("place", "compass") - {"rural", "greater", "Greater", "mainland"}
    return word.lower() if word in sides else ""


def _sided(sited: Sited, side: str) -> Place:
    return replace(
        sited.place,
        id=f"{sited.place.id}/{_side_key(side)}",
        name=f"{side} {sited.place.name}",
        kind="part",
        within=(sited.place.name, *sited.place.within),
        other_names=(),
    )


def _side_key(side: str) -> str:
    return side.lower().replace("ern", "").replace("-", "").replace(" ", "-")


def _aside(sited: Sited, way: str) -> Place:
    precision = "near_town" if sited.place.precision in ("town", "site", "neighbourhood") else sited.place.precision
    return replace(
        sited.place, id=f"{sited.place.id}/{_side_key(way)}", name=f"{way} {sited.place.name}", kind="part",
        precision=precision, within=sited.place.within, other_names=(),
    )  # fmt: skip


def _aside_after(sited: Sited, what: str) -> Place:
    bare, _, rest = sited.place.name.partition(", ")
    bare = bare.removesuffix(" province")
    return replace(
        sited.place, id=f"{sited.place.id}/{what}", name=f"{bare} {what}, {rest}", kind="part", other_names=()
    )


def _joint(phrase: Phrase, inside: list[Sited]) -> Found | None:
    """ "Homs and Hama": two places of one figure; the country is said once."""
    places = [s.place for s in inside]
    between = phrase.text[inside[0].end - phrase.start : inside[-1].start - phrase.start]
    if not re.search(r"\band\b|,|/|\bor\b", between) or len({p.id for p in places}) < 2:
        return None
    tails = {p.name.partition(", ")[2] for p in places}
    tail = tails.pop() if len(tails) == 1 else ""
    names = [p.name.partition(", ")[0] if tail else p.name for p in places]
    listed = " and ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + " and " + names[-1]
    name = listed + (f", {tail}" if tail else "")
    same = {p.country for p in places}
    country = places[0].country if len(same) == 1 else None
    within = (countries()[country].name,) if country in countries() else ()
    joint = Place("+".join(p.id for p in places), name, "several", "none", country, None, None, within)
    return joint, min(s.score for s in inside), "several"


# -- sites -------------------------------------------------------------------------------------------------------------


def _site(phrase: Phrase, whole: Atlas, inside: list[Sited]) -> Found | None:
    """ "Selam hospital in Mekelle", "Aleppo University", "a checkpoint near al-Qaryatayn"."""
    sited = inside[0]
    if sited.place.precision == "site" and len(phrase.text) <= sited.end - sited.start + 12:
        return None
    before = phrase.text[: max(0, sited.start - phrase.start)].strip(" ,")
    after = phrase.text[max(0, sited.end - phrase.start) :]
    if m := re.match(r"^(?:'s|’s)?((?: [\w'’-]+){1,4})$", after):
        noun = m.group(1).strip()
        if _site_noun(noun):
            return (
                _made(noun if after.startswith(("'s", "’s")) else f"{sited.name} {noun}", sited),
                sited.score * 0.9,
                "site",
            )
    head = re.sub(
        r"\s+(?:in|at|of|near|outside|inside|on|around|from|to|north|south|east|west|, )(?:\s.*)?$", "", before
    )
    if head and _site_noun(head) and not _is_only_of(before):
        return _made(head, sited), sited.score * 0.9, "site"
    return None


def _is_only_of(before: str) -> bool:
    """ "the city of", "the port city of": says what the name is."""
    words = before.split()
    return len(words) > 1 and words[-1] == "of" and words[-2] in proper.words("place", "of")


def _site_noun(words: str) -> bool:
    last = words.split()[-1] if words.split() else ""
    return bool(site_named(words) or site_named(last) or site_named(" ".join(words.split()[-2:]))) or (
        last.lower()
        in (
            "neighbourhood",
            "neighborhood",
            "quarter",
            "district",
            "suburb",
            "road",
            "bridge",
            "junction",
            "square",
            "street",
        )
    )


def _made(name: str, holder: Sited) -> Place:
    """A site of that name in a place: drawn as its place."""
    where = holder.place
    name = re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE)
    return Place(
        f"{where.id}/{'-'.join(name_key(name).split())}", f"{name}, {where.name}", "site", where.precision, where.country,
        where.latitude, where.longitude, (where.name, *where.within),
    )  # fmt: skip


# -- words that point to a place ---------------------------------------------------------------------------------------


@cache
def _pointing() -> dict[str, frozenset[str]]:
    return {noun: frozenset(kinds.split()) for noun, kinds in table("proper")["pointing"].items()}


def _pointed(phrase: Phrase, whole: Atlas, words: str) -> Found | None:
    """ "the city", "the camp", "there": the latest place that fits."""
    low = re.sub(r"['’]s$", "", phrase.text.strip()).lower()
    last = low.split()[-1] if low.split() else ""
    if last == "capital":
        return _capital(phrase, whole)
    if low in ("there", "here", "it", "elsewhere"):
        found = whole.before(phrase.start)
        return (found.place, found.score * 0.6, "latest place") if found else None
    if side := _bare_side(low):
        return _side_of_latest(side, phrase, whole)
    kinds = _pointing().get(last) or _pointing().get(last.rstrip("s")) or _pointing().get(phrase.text.strip())
    if kinds and not any(c.isupper() for c in phrase.text[1:]):
        found = whole.before(phrase.start, None if "any" in kinds else kinds)
        if found:
            part = _compass(" ".join(low.split()[:-1]) + " ") if len(low.split()) > 1 else ""
            return (
                (found.place if not part or last in ("city", "town") else _sided(found, part)),
                found.score * 0.7,
                "latest place",
            )
        if kinds == {"country"} and (code := whole.country(phrase.start)):
            return _country(code), 0.5, "country of the text"
    return _named_site(phrase, whole)


def _bare_side(low: str) -> str:
    found = re.fullmatch(
        r"((?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?)(?: part| half| side| of the (?:city|country|town))?",
        low,
    )
    return found.group(1) if found else ""


def _side_of_latest(side: str, phrase: Phrase, whole: Atlas) -> Found | None:
    kinds = frozenset({"city", "town"}) if "city" in phrase.text or "town" in phrase.text else frozenset({"country"})
    latest = whole.before(phrase.start, kinds)
    if not latest:
        return None
    full = side if side.endswith("ern") else side + "ern"
    return _sided(latest, full), latest.score * 0.5, "latest place"


def _capital(phrase: Phrase, whole: Atlas) -> Found | None:
    named = [demonyms()[w] for w in re.findall(r"[A-Z][\w.]+(?: [A-Z]\w+)?", phrase.text) if w in demonyms()]
    code = named[0].code if named else whole.country(phrase.start)
    capital = Gazetteer.open().capital(code) if code else None
    return (capital, 0.8 if named else 0.6, "capital") if capital else None


def _named_site(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the National Hospital", "the stadium": in the latest town; a place of that name told of before goes first."""
    text = phrase.text.strip()
    if not _site_noun(text):
        return None
    town = whole.before(phrase.start, _TOWN_LIKE) or whole.before(phrase.start)
    return (_made(text, town), town.score * 0.7, "site in the latest town") if town else None


def _nation(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "Lebanese territory", "the Syrian side": the country."""
    for word in re.findall(r"[A-Z][\w.]+(?: [A-Z]\w+)?", phrase.text):
        if word in demonyms():
            return _country(demonyms()[word].code), 0.6, "its people"
    return None


def _country(code: str) -> Place:
    name = countries()[code].name
    return next(p for p in Gazetteer.open().find(name) if p.kind == "country")


def _unknown(phrase: Phrase, whole: Atlas) -> Found | None:
    """A name nobody knows: a sound-alike in the country the text speaks of, else the name with that country."""
    name = _own_name(phrase.text)
    if not name:
        return None
    code = whole.country(phrase.start)
    alike = [c for c in Gazetteer.open().sounding(name) if c.place.country == code] if len(name) > 4 else []
    if alike:
        return alike[0].place, 0.4, "sound"
    inside = (countries()[code].name,) if code in countries() else ()
    latest = whole.before(phrase.start, frozenset({"province", "region"}))
    bank = latest.place.name if latest and code == "PS" else ""
    full = full_name(name, code, bank) if code else name
    made = Place("named:" + "-".join(name_key(full).split()), full, "unknown", "none", code, None, None, inside)
    return made, 0.3 if code else 0.15, "unknown name"


def _own_name(text: str) -> str:
    """The name inside words: "village of Qasr Amun" gives "Qasr Amun"; "" where there is none."""
    text = re.sub(r"^.*\b(?:of|in|at|near|called|outside)\s+(?=(?:the )?(?:al-|ar-|as-|el-)?[A-Z])", "", text.strip())
    text = re.sub(r"^(?:the|a)\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"(?:'s|’s)$", "", text)
    text = re.sub(r"\s+(?:village|town|city|area|hamlet|ward)$", "", text)
    return text if re.match(r"(?:al-|ar-|as-|el-|ash-|ad-|an-|at-|az-)?[A-Z\d]", text) and len(text) < 60 else ""

"""Which place a claim's words stand for, no finer than the words.

A part of a place ("northern Aleppo"), what lies near it, and a site without known coordinates carry the coordinates and
the precision of the place that holds them (DESIGN section 5, rule 12); a name that nobody knows carries none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from fairwitness.model import Meaning, Place, Span
from fairwitness.resolve.atlas import Atlas, atlas
from fairwitness.resolve.behind import behind
from fairwitness.resolve.headed import cased
from fairwitness.resolve.joined import joint
from fairwitness.resolve.lines import line
from fairwitness.resolve.nations import capital_named, without_owner
from fairwitness.resolve.phrases import Found, Phrase, aside, compass, lies_there, made, phrase_of, side_key, sided
from fairwitness.resolve.pointing import around, only_peoples, pointed
from fairwitness.resolve.sites import hung, is_quarter, is_site, site, within
from fairwitness.resolve.told import Sited
from fairwitness.resolve.unnamed import is_several, several, whole_site
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.sites import is_place_noun
from fairwitness.vocab.toponyms import is_no_place

_NEAR = re.compile(
    r"\b(?:near|outside|close to|next to|not far from|"
    r"(?:on )?the (?:outskirts|edges?|vicinity|suburbs|surroundings|fringes) of)\s+"
    r"(?:the |its )?(?:[a-z-]+ ){0,3}(?:of )?$",
    re.IGNORECASE,
)
_WAY = re.compile(r"\b((?:north|south|east|west)-?(?:east|west)?(?:ern)?) of\s+(?:the )?(?:\w+ of )?$", re.IGNORECASE)
_SIDE_WORD = r"((?:north|south|east|west|cent)(?:-?(?:east|west))?(?:ern|ral)?)"
_BOTH = re.compile(
    rf"\b{_SIDE_WORD} and {_SIDE_WORD}\s+(?:(?:parts?|edges|districts|outskirts|perimeter) )?(?:of (?:the )?)?$", re.I
)
_EDGE = re.compile(r"\b((?:[a-z-]+ern )?(?:outskirts|suburbs) of)\s+(?:the )?(?:(?:city|town|village) of )?$")
_ABOVE = re.compile(
    r"\b((?:heights|hills?|ridges?|mountains?|slopes|cliffs|outposts?|posts?) (?:above|overlooking))\s+"
    r"(?:the )?(?:(?:city|town|village) of )?$"
)
_SUBURB = re.compile(r"\b([a-z-]+ern suburb of)\s+(?:the )?$")
_NAME = re.compile(r"(?:[a-z]{2,3}-)?[A-Z][\w’'-]+(?: (?:(?:[a-z]{2,3}-)?[A-Z][\w’'-]+|al|el|de))*")
_QUALITIES = re.compile(
    r"^(?:(?:(?!(?:of|in|at|near|from|to|and|by|al|el|ar|as)\b)[a-z]+|[A-Z][\w.]*-[a-z]+) ){1,3}(?=[A-Z])"
)
_LIST = re.compile(rf"{_NAME.pattern}(?:, {_NAME.pattern})*,? and {_NAME.pattern}$")
_LINKED = re.compile(r"(?:\b[A-Z][\w’'-]+ (?:del|de la|de los|do|da|du|des) |\b[A-Z]\w+-(?:e|i|ye) )$")
_TWO = re.compile(r"(?:Base|Street|Road|Camp|North|South|East|West) (?:[A-Z]|\d+$)")
_LAND_NOUN = re.compile(
    r"\b(?:[Pp]rovinces?|[Gg]overnorates?|[Ss]tate|[Vv]alley|[Pp]eninsula|[Dd]epartment|[Oo]blast|region)\b"
)
_HELD = re.compile(
    rf"(?P<name>{_NAME.pattern})(?:(?: (?:group|cluster) of villages| (?:commune|sector|chiefdom))?, |"
    r" (?:village|hamlet|town|municipality|district)(?:,| in| of) (?:the )?)"
)
_WIDE = ("country", "region", "province", "district")
_AND = re.compile(r"\b(?:and|or)\b|[&/]")
_BY = re.compile(r"^,? (?:just |located |about )?(?:near|close to|outside|(?:north|south|east|west)\S* of)\b")
_COMMA = re.compile(
    r"\s*,\s*(?:in (?:the )?)?(?:(?:north|south|east|west|central)[a-z-]*\s+)?"
    r"(?:(?:town|city|village|suburb|district|province|camp) of (?:the )?)?"
)
_SITE_IN = re.compile(
    r" (?:[a-z-]+ ){0,2}([a-z]+) (?:in|at|near|outside) (?:the (?:[a-z-]+ )?(?:town|city|village|suburb|port) of )?$"
)
_TOWN_OF = re.compile(r"^ (?:(?!and\b)[a-z-]+ ){0,3}(?:town|city|village|suburb|camp|hamlet|port) of (?:the )?$")
_OWNS = re.compile(r"['’]s | (?:neighbou?rhood|quarter|suburb|district|area|ward) of (?:the )?$")
_OWN_LAND = re.compile(r" [Dd]istricts? (?:of|in) (?:the )?$")
_SETTLED = frozenset("village town city hamlet municipality settlement district county".split())
_LOCATED = re.compile(
    r"(?:(?:village|town|hamlet|settlement|area|hill|camp|suburb)s? (?:of )?)?(?:the )?"
    r"(?P<name>(?:[a-z]{2,3}-)?[A-Z][\w’'-]+(?: (?:(?:[a-z]{2,3}-)?[A-Z][\w’'-]+|al|el|de|[a-z]+ (?=base|hill|camp)|"
    r"base|camp|hill|hills|post|checkpoint|crossing|plant|field|bridge|facility)){0,4})"
    r"(?:,? (?:located|lying|situated|which lies))?"
    r"(?:,? (?:some |about |just |around )?(?:\d+ ?(?:km|kilomet\w+|miles?) )?)?"
    r",? ?(?:to the )?(?:in|near|at|outside|close to|(?:north|south|east|west)[\w-]* of|on the (?:edge|outskirts) of) "
    r"(?:the )?(?:[a-z-]+ ){0,2}(?:of )?$"
)
_GLUE = re.compile(
    r"^(?:'s|’s)?\s*(?:,|and|or|&|/|as well as|,\s*and)\s*(?:in|at|on|from|near)?\s*(?:the )?(?:[\w-]+ ){0,2}(?:of )?$"
)


@lru_cache(maxsize=4096)
def place(words: Span, text: str | None = None, title: str | None = None, outlet: str | None = None) -> Meaning | None:
    """What words of place stand for in a text (without one, in themselves), as a meaning of no claim yet."""
    whole = atlas(text if text is not None else words.text, title or "", outlet or "")
    phrase = whole_site(without_owner(phrase_of(words, words.start if text is not None else 0)))
    found = _resolved(phrase, whole)
    return Meaning("", "place", *found) if found else None


def _resolved(phrase: Phrase, whole: Atlas) -> Found | None:
    if only_peoples(phrase.text):
        return pointed(phrase, whole)
    inside = [_longer(s, phrase, whole) for s in whole.told.inside(phrase.start, phrase.end)]
    if (row := _row(phrase)) and len(inside) < len(row):
        inside = [_one(part, at, whole) for part, at in row]
    if found := line(phrase, whole, inside):
        return found
    if inside and inside[0].start > phrase.start and (found := _first_named(phrase, whole, inside)):
        return found
    if not inside and is_several(phrase):
        return several(phrase, whole)
    if not inside:
        return pointed(phrase, whole) or _unknown(phrase, whole) or around(phrase, whole)
    if len(inside) > 1 and (found := _named_for(phrase, inside)):
        return found
    if len(inside) > 1:
        inside = _listed(phrase, [s for s in inside if s.name not in demonyms()] or inside)
    if len(inside) > 1:
        return joint(phrase, inside)
    if capital := capital_named(phrase, inside[0]):
        return capital
    above = _ABOVE.search(phrase.before(inside[0].start))
    finer = None if above else site(phrase, whole, inside[0]) or hung(phrase, whole, inside[0])
    return within(phrase, inside[0], finer) if finer else _part(phrase, inside[0])


def _longer(sited: Sited, phrase: Phrase, whole: Atlas) -> Sited:
    """A known name that ends a longer one which nobody knows: "Qasr del Amun", "Qala-e Amun" are no Amun."""
    m = _LINKED.search(phrase.before(sited.start))
    if not m or whole.told.inside(phrase.start + m.start(), phrase.start + m.end()):
        return sited
    name = m.group() + phrase.between(sited.start, sited.end)
    return Sited(phrase.start + m.start(), sited.end, name, *whole.unknown(name, phrase.start + m.start()))


def _row(phrase: Phrase) -> list[tuple[str, int]]:
    """The names of a list of plain names ("X, Y and Z") with their offsets; none where it is no such list."""
    if not _LIST.match(phrase.text):
        return []
    return [(m.group(), phrase.start + m.start()) for m in _NAME.finditer(phrase.text)]


def _one(name: str, at: int, whole: Atlas) -> Sited:
    known = [s for s in whole.told.inside(at, at + len(name)) if s.start == at]
    return known[0] if known else Sited(at, at + len(name), name, *whole.unknown(name, at))


def _listed(phrase: Phrase, inside: list[Sited]) -> list[Sited]:
    """The places that stand side by side ("Homs and Hama"); not those that only say where one of them lies."""
    kept = [inside[0]]
    for sited in inside[1:]:
        between = phrase.between(kept[-1].end, sited.start)
        if not _GLUE.match(between) or sited.place.name in kept[-1].place.within:
            break
        if (_COMMA.fullmatch(between) and len(inside) == 2) or _BY.search(between):
            if " in " in between and _lies_off(phrase.before(kept[0].start)):
                return [sited]
            break
        if not _AND.search(between) and sited is inside[-1] and sited.place.kind in _WIDE:
            break
        kept.append(sited)
    if len(kept) == 1 and len(inside) > 1 and inside[1].place.name in inside[0].place.within:
        return kept
    if len(kept) > 1 or len(inside) == 1:
        return kept
    between, finer = phrase.between(inside[0].end, inside[1].start), inside[1].place
    within = inside[0].place.name in finer.within or finer.kind == "neighbourhood"
    owned = within and _OWNS.match(between)
    own = inside[0].place.kind == "district" and _OWN_LAND.search(f"{inside[0].name}{between}")
    wide = inside[0].place.kind in _WIDE and not own
    if owned or _TOWN_OF.match(between) or (wide and _holds(inside[0], inside[1])):
        return [inside[1]]
    return kept


def _lies_off(before: str) -> bool:
    """Whether what is meant lies beside the place named first: "their home south of Sanar, in Torvik"."""
    return _WAY.search(before) is not None or _NEAR.search(before) is not None


def _named_for(phrase: Phrase, inside: list[Sited]) -> Found | None:
    """ "the Raqqa cultural centre in Homs": a site in Homs, named for another place."""
    first, second = inside[:2]
    m = _SITE_IN.match(phrase.between(first.end, second.start))
    if (
        not m
        or m[1] in _SETTLED
        or not is_place_noun(m[1])
        or second.place.kind in _WIDE
        or first.place.kind == "country"
    ):
        return None
    name = phrase.between(first.start, first.end) + m[0][: m.end(1)]
    return made(name, second), round(second.score * 0.7, 2), "site"


def _first_named(phrase: Phrase, whole: Atlas, inside: list[Sited]) -> Found | None:
    """ "Qasr Amun, west of Homs": the name that goes before, even if nobody knows it, and not Homs."""
    before = phrase.text[: inside[0].start - phrase.start]
    held = _HELD.fullmatch(before) if inside[0].end == phrase.end else None
    if held and (inside[0].place.kind in _WIDE or behind(whole.text, phrase.start + held.end("name"))):
        name = held["name"]
        made_up, score = whole.unknown(cased(name) if name.isupper() else name, phrase.start)
        return made_up, score, "unknown name"
    m = _LOCATED.match(before)
    if not m or actor_named(m["name"]) or m["name"].split()[0] in demonyms() or is_quarter(m["name"], whole.text):
        return None
    if m["name"].split()[0].lower() in proper.words("closed", "words"):
        return None
    if is_site(m["name"]):
        return made(m["name"], inside[0]), inside[0].score * 0.7, "site"
    made_up, score = whole.unknown(m["name"], phrase.start + m.start("name"))
    return made_up, score, "unknown name"


def _holds(holder: Sited, held: Sited) -> bool:
    """ "Indian Kashmir's summer capital, Srinagar": the finer name is meant."""
    sizes = ("country", "region", "province", "district")
    size = sizes.index(held.place.kind) if held.place.kind in sizes else len(sizes)
    return held.place.country == holder.place.country and size > sizes.index(holder.place.kind)


# -- a name, or a part of it -------------------------------------------------------------------------------------------


def _part(phrase: Phrase, sited: Sited) -> Found:
    before, after = phrase.before(sited.start), phrase.after(sited.end)
    if way := _WAY.search(before):
        return aside(sited, f"{way.group(1).lower()} of"), sited.score, "direction"
    a_suburb = _SUBURB.search(before) if phrase.lead.lower() in ("a ", "an ") else None
    if edge := _ABOVE.search(before) or _EDGE.search(before) or a_suburb:
        return aside(sited, edge.group(1).lower()), sited.score, "part"
    if rural := _rural(before, sited):
        return rural, sited.score, "name"
    side = _sides(before) or compass(before) or _side_after(after)
    if "countryside" in before.lower().split()[-3:] + after.lower().split()[:1]:
        return _countryside(sited, side, "countryside of" in before.lower()), sited.score, "part"
    wide = bool(_LAND_NOUN.search(f"{sited.place.name.partition(', ')[0]} {after}"))
    if wide and " of " not in before and lies_there(sited.place, side):
        side = ""
    if side and not sited.place.name.lower().startswith(side):
        return sided(sited, side), sited.score, "part"
    if _NEAR.search(phrase.lead + before) and sited.place.precision == "town":
        return replace(sited.place, precision="near_town"), sited.score, "near"
    return sited.place, sited.score, "name"


def _rural(before: str, sited: Sited) -> Place | None:
    """ "rural Damascus": the province that is called so."""
    if not before.lower().endswith("rural "):
        return None
    found = Gazetteer.open().find(f"rural {sited.place.name.partition(', ')[0]}")
    return next((p for p in found if p.country == sited.place.country), None)


def _sides(before: str) -> str:
    """ "the eastern and southern parts of ": "eastern and southern"."""
    found = _BOTH.search(before)
    return f"{found[1]} and {found[2]}".lower() if found else ""


def _side_after(after: str) -> str:
    """ "Fallujah's western outskirts": "western"."""
    if not after.startswith(("'s", "’s")):
        return ""
    bare = re.match(r"(?:'s|’s)\s+(?:[\w-]+ ){0,2}(north|south|east|west)(?:-?(east|west))?$", after)
    if bare:
        return f"{''.join(filter(None, bare.groups()))}ern"
    found = re.match(
        r"(?:'s|’s)\s+([a-z-]+)(?:\s+(?:outskirts|part|half|side|edge|edges|suburbs|districts|quarters?|neighbourhoods|sector))$",
        after,
    )
    return found.group(1) if found and found.group(1) in proper.words("place", "compass") else ""


def _countryside(sited: Sited, side: str, led: bool) -> Place:
    """ "northern Aleppo countryside": the land around, as wide as the province where there is one."""
    bare, _, rest = sited.place.name.partition(", ")
    bare = re.sub(r" (?:province|Governorate|region)$", "", bare)
    return replace(
        sited.place,
        id=f"{sited.place.id}/{side_key(f'{side} countryside'.strip())}",
        name=f"{side} countryside of {bare}, {rest}".strip() if led else f"{side} {bare} countryside, {rest}".strip(),
        kind="part",
        precision="near_town" if sited.place.precision == "town" else sited.place.precision,
        within=sited.place.within,
        other_names=(),
    )


# -- a name nobody knows -----------------------------------------------------------------------------------------------


def _unknown(phrase: Phrase, whole: Atlas) -> Found | None:
    name = _name_in(phrase.text)
    if not name:
        return None
    made, score = whole.unknown(name, phrase.start)
    basis = "unknown name" if made.kind == "unknown" else "sound"
    side = compass(phrase.text[: max(0, phrase.text.find(name))])
    return sided(Sited(phrase.start, phrase.end, name, made, score), side) if side else made, score, basis


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(r"^.*\b(?:of|in|at|near|to|along|called|outside|known as)\s+(?=(?:the )?(?:[a-z]{2,3}-)?[A-Z])")


def _name_in(text: str) -> str:
    """The name inside words: "village of Qasr Amun" gives "Qasr Amun"; "" where there is none.

    >>> _name_in("village of Qasr Amun"), _name_in("an open field")
    ('Qasr Amun', '')
    """
    text = _before_name().sub("", text.strip().strip('#"“”'))
    text = re.sub(r"^(?:the|a)\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+\([^)]*\)", "", _QUALITIES.sub("", text))
    text = re.sub(r"(?:'s|’s)$", "", text)
    text = re.sub(r"\s+(?:village|town|city|area|hamlet|ward|areas|(?<!-held )side)$", "", text)
    if is_no_place(text) or (text.split(" ")[0].lower() in proper.words("closed", "words") and not _TWO.match(text)):
        return ""
    return text if re.match(r"(?:[a-z]{2,3}-)?[A-Z\d]", text) and len(text) < 60 else ""

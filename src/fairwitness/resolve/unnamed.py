"""Words of place with a capital that is no name's, and those that mean several unnamed places of a land."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.own_lands import land_in
from fairwitness.resolve.phrases import Found, Phrase
from fairwitness.resolve.sites import is_site
from fairwitness.vocab import proper
from fairwitness.vocab.countries import demonyms

_HOLDER = re.compile(r"(?<![\w-])[A-Z][\w.'’]*-(?:held|controlled|occupied|ruled) (?=[a-z][a-z -]*$)")
_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|twenty|"
    r"dozens of|scores of|several|many|various|numerous|different|other|all|most)"
)
_LANDS = (
    r"(?:cities|towns|provinces|regions|states|counties|municipalities|governorates|departments|communities|localities)"
)
_MANY = re.compile(rf"(?P<number>(?:{_NUMBER} )*)(?P<which>(?:[a-z-]+ ){{0,2}}){_LANDS}")
_ONE = re.compile(r"(?:[a-z-]+ )?(?P<noun>village|town|city|hamlet|settlement|district|province|municipality)")
_WHOSE = re.compile(r"(?:his|her) (?:own )?(?:district|town|village|city|province|region|county)")
_THIS = re.compile(r"(?:[a-z-]+ )?(?:city|town|village|port|port city|capital)")
_NAMED_SOON = frozenset(("camp", "prison", "jail", "airbase", "crossing", "bridge", "dam"))
_AHEAD = 300  # characters to where the one that words announce is named


def bare(text: str) -> str:
    """Words of place without the people who live there, or who holds it, where no name follows.

    >>> bare("Kurdish village"), bare("ISIL-controlled town"), bare("Kurdish village of Torvik")
    ('village', 'town', 'Kurdish village of Torvik')
    """
    return _HOLDER.sub("", _peoples().sub("", text))


@cache
def _peoples() -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(w) for w in proper.words("peoples_at", "home")), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{names})(?: and (?:{names}))? (?=[a-z][a-z -]*$)")


def is_several(phrase: Phrase) -> bool:
    """Whether words mean several towns or provinces, and not the ones told of: "four cities", "besieged towns"."""
    if any(word in demonyms() for word in phrase.text.split()):
        return False  # "two eastern Torish provinces" tell their land themselves
    m = _MANY.fullmatch(bare(phrase.text).lower())
    definite = phrase.lead.lower().split()[-1:] in (["the"], ["these"], ["those"], ["its"], ["their"])
    return m is not None and not definite and bool(m["number"] or m["which"])


def here(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "This port" of a dispatch from there, "his district" of somebody who is told with his town."""
    if _WHOSE.fullmatch(low) and not phrase.lead:
        since = max(whole.text.rfind(mark, 0, phrase.start) for mark in (". ", "\n")) + 1
        near = [s for s in whole.told.inside(since, phrase.start) if s.place.kind != "country"]
        return (near[-1].place, round(near[-1].score * 0.5, 2), "place told of") if len(near) == 1 else None
    line = next((s for s in whole.told.sited[:2] if whole.told.is_dateline(s)), None)
    if line is None or phrase.lead.lower() != "this " or not _THIS.fullmatch(low):
        return None
    return line.place, 0.6, "place told of"


def several(phrase: Phrase, whole: Atlas) -> Found | None:
    """The land in which several towns or provinces lie, for they are none of those told of."""
    land = land_in(phrase.text, whole.text) or whole.land(phrase.start)
    return (land, 0.4, "country of the text") if land else None


def announced(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "A village" where the text goes on to "the village of Torvik": no place told of before is one that is new."""
    if phrase.lead.lower() not in ("a ", "an "):
        return None
    if camp := _site_ahead(low, phrase, whole):
        return camp
    m = _ONE.fullmatch(low)
    if m is None:
        return None
    lead = re.compile(rf"\bthe {m['noun']} of (?=[A-Z])").search(whole.text, phrase.end, phrase.end + _AHEAD)
    named = whole.told.at(lead.end()) if lead else None
    if named:
        return named.place, round(named.score * 0.7, 2), "place told of"
    land = whole.land(phrase.start)
    return (land, 0.4, "country of the text") if land else None


def _site_ahead(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "A refugee camp" where the text goes on to "the Torvik camp"."""
    noun = low.split()[-1]
    if noun not in _NAMED_SOON or not low.islower() or whole.told.after(phrase.end):
        return None
    near = (s for s in whole.told.following(phrase.end) if s.start - phrase.end < _AHEAD)
    named = next((s for s in near if s.name.lower().endswith(f" {noun}")), None)
    return (named.place, round(named.score * 0.6, 2), "place told of") if named else None


def whole_site(phrase: Phrase) -> Phrase:
    """The words of the site of which words tell a part: "prison" of "gate of the prison", "the theatre's cellar"."""
    part, own = _part_of().match(phrase.text), _own_part().fullmatch(phrase.text)
    if part and is_site(part["noun"]):
        return replace(phrase, start=phrase.start + part.end(), text=phrase.text[part.end() :], lead=f"{part['lead']} ")
    if own and is_site(own["site"]):
        return replace(phrase, end=phrase.start + own.end("site"), text=own["site"])
    return phrase


@cache
def _parts() -> str:
    return "|".join(sorted(proper.words("pointing_site", "within"), key=len, reverse=True))


@cache
def _part_of() -> re.Pattern[str]:
    site = r"(?=(?:[\w’'-]+ ){0,4}?(?P<noun>[a-z]+)(?: (?:in|at|near|on|for|of) |$))"
    return re.compile(rf"(?:[a-z]+ )?(?:{_parts()}) (?:of|to|at|outside) (?P<lead>the|an?|its|their|his|her) {site}")


@cache
def _own_part() -> re.Pattern[str]:
    return re.compile(rf"(?P<site>(?:[a-z-]+ ){{0,2}}[a-z]+)['’]s (?:[a-z]+ )?(?:{_parts()})")

"""The words by which English reports what someone says (``cues.toml``), ready for looking up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fairwitness.vocab import table


@cache
def uses() -> Mapping[str, frozenset[str]]:
    """Every form of a reporting verb -> its uses: "told" -> {"tells"}; some have two ("found": counts, shows)."""
    found: dict[str, set[str]] = {}
    for use, row in table("cues")["verbs"].items():
        for form in row["forms"]:
            found.setdefault(form, set()).add(use)
    return {form: frozenset(names) for form, names in found.items()}


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """One list of the file as a set: ``listed("passives", "forms")``."""
    return frozenset(table("cues")[section][key])


@cache
def document_channels() -> Mapping[str, str]:
    """A noun for something that speaks -> its channel: "communique" -> "statement"."""
    return {noun: channel for channel, nouns in table("cues")["documents"].items() for noun in nouns}


@cache
def settings() -> Mapping[str, str]:
    """A phrase for how something is said -> its channel: "by phone" -> "interview"."""
    return {phrase: channel for channel, phrases in table("cues")["settings"].items() for phrase in phrases}


@cache
def setting_nouns() -> Mapping[str, str]:
    """A noun that ends a phrase for how something is said -> its channel: "by video link" -> "interview"."""
    return {noun: channel for channel, nouns in table("cues")["setting_nouns"].items() for noun in nouns}


@cache
def roles() -> frozenset[str]:
    """Nouns for people who speak, with or without a name."""
    return listed("roles", "spokesmen") | listed("roles", "heads") | listed("roles", "unnamed")


@cache
def examples() -> tuple[tuple[str, str, str, str], ...]:
    """Sentence, source, cue and content of every row that carries an example."""
    rows = [*table("cues")["verbs"].values(), table("cues")["passives"], table("cues")["phrases"]]
    return tuple((e[0], e[1], e[2], e[3]) for row in rows if (e := row.get("example")))


@cache
def grammar(name: str) -> frozenset[str]:
    """One list of the small words: ``grammar("prepositions")``."""
    return listed("grammar", name)


def is_number(word: str) -> bool:
    """Whether a lower-case word is a number or part of one: "1,100", "twenty-two", "dozens"."""
    return word[0].isdigit() or word.split("-")[0] in grammar("numbers")

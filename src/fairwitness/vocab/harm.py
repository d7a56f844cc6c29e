"""Typed access to ``harm.toml``: harm, force and damage told without a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairwitness.vocab import table
from fairwitness.vocab.verbs import forms

TAGS = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of harm.toml (its head says what the fields mean)."""

    kind: str
    form: str
    words: tuple[str, ...]
    tail: tuple[tuple[str, ...], ...]
    not_tail: tuple[tuple[str, ...], ...]
    degree: str | None
    bare: bool
    example: str


@cache
def rows() -> tuple[Row, ...]:
    """Every row, in file order."""
    return tuple(
        Row(
            kind=row["kind"],
            form=row["form"],
            words=tuple(row["words"]),
            tail=tuple(tuple(t.split()) for t in row.get("tail", ())),
            not_tail=tuple(tuple(t.split()) for t in row.get("not_tail", ())),
            degree=row.get("degree"),
            bare=row.get("bare", False),
            example=row["example"],
        )
        for row in table("harm")["row"]
    )


@cache
def verbs(form: str) -> Mapping[str, tuple[tuple[Row, str], ...]]:
    """The rows of a form by every form of their verbs, each with its tag (base, third, past, participle, ing)."""
    found: dict[str, list[tuple[Row, str]]] = {}
    for row in sorted(rows(), key=lambda r: not r.tail):
        if row.form == form:
            for verb in row.words:
                for tag, spellings in zip(TAGS, forms(verb), strict=True):
                    for word in spellings:
                        found.setdefault(word, []).append((row, tag))
    return {word: tuple(them) for word, them in found.items()}


@cache
def nouns(form: str) -> Mapping[tuple[str, ...], Row]:
    """The rows of a form by their nouns, as tuples of words; weapons also in the plural."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows():
        if row.form == form:
            for noun in row.words:
                found.setdefault(tuple(noun.split()), row)
                if form == "weapon":
                    found.setdefault(tuple((noun if noun.endswith("s") else noun + "s").split()), row)
    return found


@cache
def beginnings() -> frozenset[str]:
    """The first word of everything in this file that tells of harm: most words of a text are none of these."""
    told = (w for form in ("undergo", "do", "damage", "act") for w in verbs(form))
    named = (words[0] for form in ("of", "weapon", "noun") for words in nouns(form))
    states = (w.split()[0] for row in rows() if row.form in ("state", "ruin", "unseen") for w in row.words)
    return frozenset((*told, *named, *states))


@cache
def tellers() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Everything that may tell of harm or force, by its words: the kinds and forms of its rows ("killed undergo")."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for form in ("undergo", "do", "damage", "act"):
        for word, told in verbs(form).items():
            found.setdefault((word,), {}).update({f"{row.kind} {form} {tag}": None for row, tag in told})
    for form in ("of", "weapon", "noun"):
        for words, row in nouns(form).items():
            found.setdefault(words, {})[f"{row.kind} {form}"] = None
    for row in rows():
        if row.form in ("state", "ruin", "unseen"):
            for phrase in row.words:
                found.setdefault(tuple(phrase.split()), {})[f"{row.kind} {row.form}"] = None
    for kind, further in table("harm")["further"].items():
        for word in further:
            found.setdefault((word,), {})[f"{kind} further"] = None
    return {words: tuple(told) for words, told in found.items()}


@cache
def weapon_verbs(kind: str) -> frozenset[str]:
    """Every form of what a weapon of this kind does."""
    rows_of = [r for r in table("harm")["row"] if r["kind"] == kind and r["form"] == "weapon"]
    usual = table("harm")["weapon"]["verbs"]
    return frozenset(w for row in rows_of for verb in row.get("verbs", usual) for f in forms(verb) for w in f)


@cache
def fired() -> frozenset[str]:
    """Every form of the verbs whose object is a weapon ("fired rockets")."""
    return frozenset(w for verb in table("harm")["weapon"]["fired"] for f in forms(verb) for w in f)


@cache
def detonated() -> frozenset[str]:
    """Every form of the verbs whose object is a bomb ("detonated a lorry")."""
    return frozenset(w for verb in table("harm")["weapon"]["detonated"] for f in forms(verb) for w in f)


@cache
def goings_on() -> frozenset[str]:
    """Every finite form of the verbs behind a noun of force."""
    return frozenset(w for verb in table("harm")["noun"]["goings_on"] for spelled in forms(verb)[:4] for w in spelled)


@cache
def persons(number: str) -> frozenset[str]:
    """Nouns for people: ``one`` or ``many``."""
    return frozenset(str(table("harm")["persons"][number]).split())

"""The bodies that speak in a text under their whole name, wherever it calls them by a shorter one.

Headlines shorten ("Ministry: 12 dead"), and so does whatever stands further down ("the Front").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fairwitness.model import Source, Statement
from fairwitness.vocab.fuller_names import fuller
from fairwitness.vocab.orgs import org_exactly
from fairwitness.vocab.states import country_named


def with_whole_names(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements, each unknown body in their chains under the one longer name that the text gives it."""
    told = tuple(statements)
    names = dict.fromkeys(link.org for s in told for link in s.chain if link.org)
    taken = {short: None for s in told for link in s.chain if (short := _one_word(link))}
    whole = {name: full for name in (*names, *taken) if not _is_known(name) and (full := fuller(name, names))}
    if not whole:
        return told
    return tuple(replace(s, chain=_links(s.chain, whole)) for s in told)


def _is_known(name: str) -> bool:
    return org_exactly(name) is not None or country_named(name) is not None


def _one_word(k: Source) -> str | None:
    """The one word for a source without a body: a name, or what it is called ("Monitor: 12 dead")."""
    short = k.name or (k.words.text if k.words and not k.role else "")
    return short if not k.org and short[:1].isupper() and " " not in short else None


def _links(chain: tuple[Source, ...], whole: dict[str, str]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(_link(k, whole) for k in chain))


def _link(k: Source, whole: dict[str, str]) -> Source:
    """A body by its whole name; one word of it that was taken for a person's name is the body, too."""
    if k.org:
        return replace(k, org=whole.get(k.org, k.org))
    return replace(k, name=None, org=whole[short]) if (short := _one_word(k)) in whole else k

"""The command ``sources --suggested``: the bodies that stored documents introduce, and the accepting of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fairwitness.errors import UsageError
from fairwitness.model import Document, LearnedBody
from fairwitness.publish.tables import Table
from fairwitness.resolve.learned_names import learned
from fairwitness.vocab import registry

_COLUMNS = ("name", "aliases", "type", "parent", "documents", "document", "words")


def suggested(documents: Iterable[Document]) -> Table:
    """The bodies that documents introduce and the registry does not know, those of most documents first."""
    found = sorted(_gathered(documents), key=lambda one: (-len(one[1]), one[0].name))
    rows = (
        (body.name, ", ".join(body.aliases), body.type, body.parent, len(of), of[0], body.words.text)
        for body, of in found
    )
    return Table("suggested", _COLUMNS, tuple(rows))


def _gathered(documents: Iterable[Document]) -> list[tuple[LearnedBody, list[str]]]:
    """Each body once: its first words, all its short names, the type and parent told most often, its documents."""
    told: dict[str, list[tuple[str, LearnedBody]]] = defaultdict(list)
    for document in documents:
        for body in learned(document.text):
            told[body.name].append((document.id, body))
    return [(_together([body for _, body in of]), [i for i, _ in of]) for of in told.values()]


def _together(bodies: list[LearnedBody]) -> LearnedBody:
    kinds = [b.type for b in bodies if b.type != "other"] or ["other"]
    parents = [b.parent for b in bodies if b.parent]
    aliases = tuple(dict.fromkeys(alias for b in bodies for alias in b.aliases))
    return replace(
        bodies[0],
        aliases=aliases,
        type=max(sorted(set(kinds)), key=kinds.count),
        parent=max(sorted(set(parents)), key=parents.count, default=None),
    )


def accepted(documents: Iterable[Document], name: str, by: str, on: date) -> str:
    """Add a suggested body to the person's own registry, signed and dated; says in a line where it stands.

    One that the registry has already is not added again; the line says so.

    UsageError where nobody signs, or no document introduces a body of that name.
    """
    if not by.strip():
        raise UsageError("say who accepts it, with --by NAME")
    if name in registry.bodies():
        return f"{name} stands in the registry already ({registry.bodies()[name].source}); nothing was added"
    found = next(((body, of) for body, of in _gathered(documents) if body.name == name), None)
    if found is None:
        raise UsageError(f"no document introduces a body called {name!r}; see fairwitness sources --suggested")
    body, of = found
    file = registry.accept(body, f"accepted by {by.strip()} on {on.isoformat()} from document {of[0]}")
    return f"{name} now stands in {file}; `fairwitness rebuild` reads with it what was read before"

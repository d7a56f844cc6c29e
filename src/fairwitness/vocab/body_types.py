"""What sort of body a name is of, where no registry knows it: by the words of the name itself."""

from __future__ import annotations

from functools import lru_cache

from fairwitness.vocab import table
from fairwitness.vocab.orgs import org_exactly

# Bodies that tell of a war and take no part in it by arms.
UNARMED = frozenset({"un", "ngo", "monitor", "agency", "outlet", "hospital"})


def is_unarmed(name: str) -> bool:
    """Is it a body that bears no arms, by the registry or by its name?

    >>> is_unarmed("Amun Ford Monitor"), is_unarmed("Northern Front"), is_unarmed("Amun Ford Hospital")
    (True, False, True)
    """
    return type_of(name) in UNARMED


def type_of(name: str) -> str:
    """What sort of body a name is of, by the registry or by the words of the name."""
    org = org_exactly(name)
    return org.type if org else type_by_name(name)


@lru_cache(maxsize=1024)
def type_by_name(name: str) -> str:
    """What sort of body the words of its own name tell of; "other" where none does."""
    rows = table("actors")["learning"]["named"]
    words = [w.lower() for w in name.split()]
    return next((kind for w in reversed(words) for kind, listed in rows.items() if w in listed), "other")

"""Which class a claim's group and means belong to, by vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.model import Claim, Meaning
from fairwitness.vocab.groups import group_class
from fairwitness.vocab.means import means_class


def meanings(claim: Claim) -> Iterator[Meaning]:
    """The classes of group and means, where the claim has words for them."""
    if claim.group:
        yield Meaning(claim.id, "group", group_class(claim.group.text, claim.kind), 0.8, "vocabulary")
    if claim.means:
        yield Meaning(claim.id, "means", means_class(claim.means.text), 0.8, "vocabulary")

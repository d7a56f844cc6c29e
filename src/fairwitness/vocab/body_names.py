"""One name for an unknown body however a report writes it: with an acronym, another spelling, a longer title.

The name alone decides, so that no other document and no order of documents can change whose word something is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fairwitness.vocab import table
from fairwitness.vocab.states import country_named

_ACRONYM = re.compile(r"\s*\([A-Z][A-Za-z0-9/-]{1,9}\)")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) (?=[A-Z])")
_OWNED = re.compile(r"['’]s?$")
_SPELLED = (("Center", "Centre"), ("Organization", "Organisation"), ("Defense", "Defence"), (" & ", " and "))


@lru_cache(maxsize=8192)
def plain_body(name: str) -> str:
    """The name without acronym, article and title, in one spelling.

    A title ("for Human Rights") goes where what is left still names one body: a word of its own, and what it is.

    >>> plain_body("The Harbour Relief Society (HRS)"), plain_body("Amun Ford Center for Human Rights")
    ('Harbour Relief Society', 'Amun Ford Centre')
    >>> plain_body("Yemeni Network for Human Rights"), plain_body("Centre for Human Rights")
    ('Yemeni Network for Human Rights', 'Centre for Human Rights')
    """
    plain = _OWNED.sub("", _ARTICLE.sub("", _ACRONYM.sub("", " ".join(name.split()))))
    for other, ours in _SPELLED:
        plain = plain.replace(other, ours)
    low = plain.casefold()
    title = next((t for t in table("actors")["learning"]["titles"]["words"] if low.endswith(f" {t}")), None)
    if title is None:
        return plain or name
    head = plain[: -len(title) - 1]
    return head if _names_one(head) else plain


def _names_one(head: str) -> bool:
    """Whether words say what a body is and which: "Amun Ford Monitor", but not "Yemeni Network" or "Centre"."""
    *own, noun = head.split(" ")
    kinds = {word for words in table("actors")["learning"]["named"].values() for word in words}
    return noun.casefold() in kinds and bool(own) and country_named(" ".join(own)) is None

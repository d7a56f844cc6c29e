"""How names of organisations and states are compared: one key for spellings that differ in stops, case and accents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPELLINGS = (("defence", "defense"), ("centre", "center"), ("organisation", "organization"), ("programme", "program"))
_SPELLED = tuple((a, b) for ours, other in _SPELLINGS for a, b in ((ours, other), (ours.title(), other.title())))
_SPELLABLE = re.compile("|".join(ours for ours, _ in _SPELLED))
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")


@lru_cache(maxsize=16384)
def plain_name(words: str) -> str:
    """Words without article, stops in acronyms, accents, and a possessive at the end."""
    text = " ".join(words[:200].split()).replace("’", "'")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.strip(' ,.;:"“”')
    if "." in text:
        text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text + ".").rstrip(".")
    text = _ARTICLE.sub("", text.replace("United Nations", "UN").replace("United States", "US"))
    return text[:-2] if text.endswith("'s") else text


@lru_cache(maxsize=32768)
def org_key(plain: str) -> str:
    """What two spellings of one name share. Single words keep their case: "Emergency" is a body, "emergency" is not."""
    key = plain.replace("’", "'")
    key = key.casefold() if " " in key else key
    if _SPELLABLE.search(key):
        for ours, other in _SPELLED:
            key = key.replace(ours, other)
    return key

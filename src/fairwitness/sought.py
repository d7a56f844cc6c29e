"""Words looked for, and the texts that they are looked for in: case, accents and vowel signs make no difference.

Who looks for ``Raqqa`` finds "RAQQA" and "Rāqqa"; ``raq*`` finds every word that begins so; ``"al shabaab"`` and
``al-shabaab`` find the two words side by side. The same folding is written into a casebook and done in memory, so that
both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# Stands between the fields of a record, so that no words that stand side by side reach over two; nobody can ask for it.
_APART = "¶"
_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+)')
_TATWEEL = "\u0640"


class _Folding(dict[int, int | None]):
    """What becomes of each character: marks on letters, and signs that nobody sees, go."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        kept = None if unicodedata.category(character) in ("Mn", "Cf") or character == _TATWEEL else code
        self[code] = kept
        return kept


_FOLDING = _Folding()


def folded(*fields: str | None) -> str:
    """The words of some fields, one space around each; what lies between two fields is no neighbourhood.

    >>> folded("Jisr al-Shughūr", None, "12 killed")
    ' jisr al shughur ¶ 12 killed '
    """
    return " " + f" {_APART} ".join(" ".join(_WORD.findall(_plain(field))) for field in fields if field) + " "


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_FOLDING)


def sought(words: str) -> tuple[str, ...]:
    """The pieces looked for; each stands in a folded text as it is here (without a space at its end: begins a word).

    >>> sought('killed raq* al-Shabaab "old town"')
    (' killed ', ' raq', ' al shabaab ', ' old town ')
    """
    return tuple(piece for part in _PIECE.finditer(words) if (piece := _piece(part)))


def _piece(part: re.Match[str]) -> str:
    inside = folded(part["quoted"] or part["plain"]).rstrip()
    ends_open = (part["plain"] or "").endswith("*")
    return inside and (inside if ends_open else f"{inside} ")


def holds(told: str, pieces: Iterable[str]) -> bool:
    """Whether all pieces stand in a folded text.

    >>> holds(folded("The Old Town of Raqqa"), sought('"old town" raq*'))
    True
    """
    return all(piece in told for piece in pieces)

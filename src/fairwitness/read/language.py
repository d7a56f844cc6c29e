"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from fairwitness.vocab import pages

_LOOKED_AT = 4000
_ASCII_LETTERS = re.compile("[A-Za-z]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_FEWEST_LETTERS = 20
_MANY, _FEWEST_WORDS = 50, 5
_ENGLISH_SHARE = 0.25
_SOME, _OUTWEIGHED, _DIFFERENT = 5, 8, 4
# So few words of other languages are names in a table. Of 12,198 texts made of programs' messages in 63 languages,
# none is taken for English so; at twice the share, xh and vi are.
_FOREIGN_SHARE = 1 / 60
# What to believe where the model's answer cannot be written in the script of the text.
_BY_SCRIPT = {
    "ARABIC": ("ar", frozenset("ar fa ur ug ps ku sd".split())),
    "CYRILLIC": ("ru", frozenset("ru uk be bg sr mk kk ky mn tg".split())),
    "HEBREW": ("he", frozenset("he yi".split())),
    "GREEK": ("el", frozenset({"el"})),
    "CJK": ("zh", frozenset("zh ja".split())),
    "HIRAGANA": ("ja", frozenset({"ja"})),
    "KATAKANA": ("ja", frozenset({"ja"})),
    "HANGUL": ("ko", frozenset({"ko"})),
    "ETHIOPIC": ("am", frozenset("am ti".split())),
    "MYANMAR": ("my", frozenset({"my"})),
    "DEVANAGARI": ("hi", frozenset("hi mr ne".split())),
    "ARMENIAN": ("hy", frozenset({"hy"})),
    "GEORGIAN": ("ka", frozenset({"ka"})),
}


def language_of(text: str) -> str | None:
    """The language of a text (ISO 639-1), or None where there are too few letters or different words to tell.

    >>> language_of("The army said that the bridge was closed and that nobody was hurt."), language_of("12:30")
    ('en', None)
    """
    sample = text[:_LOOKED_AT]
    scripts = Counter(filter(None, map(_script, _BEYOND_ASCII.findall(sample))))
    if latin := sum(map(len, _ASCII_LETTERS.findall(sample))):
        scripts["LATIN"] += latin
    if scripts.total() < _FEWEST_LETTERS:
        return None
    script = scripts.most_common(1)[0][0]
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    if len(words) > _MANY and len(set(words)) < _FEWEST_WORDS:  # one word over and over: no language
        return None
    if script == "LATIN" and _is_plainly_english(words):
        return "en"
    return _by_model(sample, script)


def _script(character: str) -> str | None:
    if not character.isalpha():
        return None
    return "LATIN" if character < "\u0250" else unicodedata.name(character, " ").split(" ", 1)[0]


def _is_plainly_english(words: Sequence[str]) -> bool:
    """Enough of the commonest English words, or some and hardly any of other languages'.

    Saves loading the model, which takes longer than reading a story.
    """
    english, others = pages.words_of("english", "words"), pages.words_of("english", "others")
    common = sum(map(english.__contains__, words))
    if common >= _ENGLISH_SHARE * len(words):
        return True
    if len(english.intersection(words)) < _DIFFERENT:
        return False
    foreign = sum(map(others.__contains__, words))  # names, one under another
    return common >= _SOME and (common >= _OUTWEIGHED * foreign or foreign <= _FOREIGN_SHARE * len(words))


def _by_model(sample: str, script: str) -> str:
    import py3langid  # 0.9 s with its model

    language = str(py3langid.classify(sample)[0])
    if script == "LATIN":
        return language
    usual, possible = _BY_SCRIPT.get(script, (language, frozenset({language})))
    return language if language in possible else usual

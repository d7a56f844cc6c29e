"""What a figure counts: the words after it that name the group."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from fairwitness.extract.counted.words import Row, Word, participles
from fairwitness.model import Figure, Span
from fairwitness.vocab.clauses import words
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.groups import Group, noun_at, nouns, sort_of

_END = attrgetter("end")
_REACH = 9
_THEM = frozenset("them whom which these those us you".split())
_SHARE_OF_PLACE = Group("other", "place")
_CLOSERS = frozenset(")]\"”’'")
_NO_ADJECTIVE = frozenset("punctuation determiner possessive pronoun".split())
_BEFORE_NOUN = frozenset("a an all also both reportedly".split())
_EACH = frozenset("a an each every per".split())
_ENDS_AFTER_NOUN = frozenset("verb ed trigger say adverb relative".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its group: words ``first`` up to ``last``; ``inner``: the group's words in lower case.

    ``of_them``: counted out of those named before ("three of them"); ``sort`` is None where no known noun stands.
    """

    figure: Figure
    first: int
    last: int
    group: Span | None
    sort: Group | None
    inner: tuple[str, ...] = ()
    of_them: bool = False


def counted(row: Row, figure: Figure, stops: frozenset[int]) -> Counted | None:
    """The figure with its group; ``stops`` are the offsets where a time or another figure begins."""
    first = bisect_right(row.words, figure.words.start, key=_END)
    if first == len(row.words):
        return None
    own = first
    while own < len(row.words) and row.words[own].start < figure.words.end:
        own += 1
    begin = _past_joint(row.words, own)
    if begin > own and row.words[begin].low in _THEM:
        return _of_them(row, figure, first, begin, stops)
    end = _end(row.words, begin, stops)
    if end <= begin:
        said = _said_to_be(row, own, stops)  # "of the dead, 18 were civilians"
        return _named(row, figure, (first, own), said) if said else Counted(figure, first, own, None, None)
    if begin > own and (said := _said_to_be(row, end, stops)):  # "16 of the dead were soldiers"
        return _named(row, figure, (first, own), said)
    inner = tuple(w.low for w in row.words[begin:end])
    group = row.cut(begin, end)
    sort = sort_of(inner)
    if sort is None and figure.unit == "percent" and group.text[0].isupper():
        sort = _SHARE_OF_PLACE  # "85 percent of Raqqa"
    return Counted(figure, first, end, group, sort, inner)


def _of_them(row: Row, figure: Figure, first: int, them: int, stops: frozenset[int]) -> Counted:
    """ "three of them"; with a noun straight after it, that noun is the group ("three of them children")."""
    end = start = them + 1
    if row.words[end : end + 1] and row.words[end].low in ("a", "an"):  # "one of them a girl"
        end = start = end + 1
    for word in row.words[end : end + 3]:
        if word.start in stops or word.low not in nouns() or nouns()[word.low].sort != "person":
            break
        end += 1
    if end > start and row.words[end - 1].low not in participles():
        return _named(row, figure, (first, end), (start, end))
    after = them + 1
    if after < len(row.words) and row.words[after].kind != "be" and row.words[after].low in participles():
        after += 1  # "nine of those killed were women"
    if said := _said_to_be(row, after, stops):  # "four of them were children"
        return _named(row, figure, (first, them + 1), said)
    return Counted(figure, first, them + 1, row.cut(them, them + 1), None, (), True)


def _named(row: Row, figure: Figure, item: tuple[int, int], group: tuple[int, int]) -> Counted:
    """The figure with people out of others, named in words of their own."""
    inner = tuple(w.low for w in row.words[slice(*group)])
    return Counted(figure, *item, row.cut(*group), sort_of(inner), inner, True)


def _said_to_be(row: Row, at: int, stops: frozenset[int]) -> tuple[int, int] | None:
    """The people that those counted out of others are said to be, after "were"; None for what befell them."""
    if at >= len(row.words) or row.words[at].kind != "be":
        return None
    begin = at + 1
    while begin < len(row.words) and row.words[begin].low in _BEFORE_NOUN:
        begin += 1
    end = _end(row.words, begin, stops)
    if end <= begin or row.words[end - 1].low in participles() or row.words[begin].start in stops:
        return None
    sort = sort_of(tuple(w.low for w in row.words[begin:end]))
    return (begin, end) if sort is not None and sort.sort == "person" else None


def _past_joint(row: tuple[Word, ...], at: int) -> int:
    """Past the "of" of "dozens of soldiers" and past a closing quote or bracket."""
    start = at
    while at < len(row) and row[at].text in _CLOSERS:
        at += 1
    if [w.low for w in row[at : at + 3]] == ["the", "number", "of"]:  # "bringing to 31 the number of troops killed"
        return at + 3
    if at + 1 < len(row) and row[at].low == "of" and row[at + 1].kind != "punctuation":
        return at + 1
    return at if at == start or (at < len(row) and row[at].kind == "word") else start


def _end(row: tuple[Word, ...], begin: int, stops: frozenset[int]) -> int:
    """Where the group ends: after its last known noun; without one, after the run of plain words."""
    at = head = begin
    if begin < len(row) and row[begin].low in _EACH:
        return begin
    while at < len(row) and at - begin < _REACH and not (row[at].start in stops and at > begin):
        if row[at].low in words("group_stop") or (row[at].kind == "punctuation" and not _joins(row, at)):
            break
        if (head > begin or (at > begin and row[at - 1].text[0].isupper())) and _ends_after_noun(row, at, stops):
            break
        if row[at].low in nouns() and noun_at(tuple(w.low for w in row[begin : at + 1]), at - begin + 1):
            head = at + 1
        elif head > begin and row[at].text.endswith("s") and row[at].text in demonyms():
            head = at + 1  # "four other Bosnian Serbs"
        elif row[at].kind in ("trigger", "verb", "say") and not _noun_follows(row, at, stops):
            break
        at += 1
    if head > begin:
        return _with_whose(row, _with_and(row, head, stops), stops)
    if at == begin + 1 and row[begin].text.islower() and row[begin].low.endswith("ed") and _is_led_on(row, at):
        return begin  # "seven belonged to one family"
    return at if at > begin and row[at - 1].kind not in ("determiner", "possessive") else begin


def _is_led_on(row: tuple[Word, ...], at: int) -> bool:
    return at < len(row) and row[at].kind == "preposition"


def _ends_after_noun(row: tuple[Word, ...], at: int, stops: frozenset[int]) -> bool:
    word = row[at]
    if word.kind in _NO_ADJECTIVE:
        return not _joins(row, at)
    if word.low in nouns():
        return word.low in participles()
    return word.low.endswith("ing") or word.kind in _ENDS_AFTER_NOUN


def _joins(row: tuple[Word, ...], at: int) -> bool:
    """A hyphen, stroke or opening quote that touches the next word does not end a group."""
    return (
        row[at].text in "\"“‘'’-&/"
        and at + 1 < len(row)
        and row[at].end == row[at + 1].start
        and row[at + 1].kind != "punctuation"
    )


def _noun_follows(row: tuple[Word, ...], at: int, stops: frozenset[int]) -> bool:
    """Whether the word stands before a noun as its adjective ("12 wounded soldiers")."""
    for word in row[at + 1 : at + 3]:
        if word.start in stops or word.low in words("group_stop") or word.kind in _NO_ADJECTIVE:
            return False
        if word.low in nouns():
            return nouns()[word.low].sort != "nothing"
    return False


def _with_and(row: tuple[Word, ...], end: int, stops: frozenset[int]) -> int:
    """The end with a second noun of the same sort: "women and children"."""
    sort = nouns()[row[end - 1].low].sort if row[end - 1].low in nouns() else None
    while (
        end + 2 < len(row)
        and row[end].low == ","
        and _is_of_sort(row[end + 1], sort)
        and row[end + 2].low in (",", "and")
    ):
        end += 2
    if end + 1 >= len(row) or row[end].low not in ("and", "or", "&", "/"):
        return end
    for at in range(end + 1, min(end + 4, len(row))):
        word = row[at]
        if word.start in stops or word.kind in ("punctuation", "determiner", "be", "have", "trigger"):
            return end
        if word.low in participles() and _object_next(row, at + 1, stops):
            return end
        if word.low in nouns():
            return at + 1 if nouns()[word.low].sort == sort else end
    return end


def _is_of_sort(word: Word, sort: str | None) -> bool:
    return word.low in nouns() and nouns()[word.low].sort == sort and word.low not in participles()


def _object_next(row: tuple[Word, ...], at: int, stops: frozenset[int]) -> bool:
    return at < len(row) and (row[at].start in stops or row[at].kind in ("determiner", "possessive", "word"))


def _with_whose(row: tuple[Word, ...], end: int, stops: frozenset[int]) -> int:
    """The end with the "of" that says whose they are: "members of the police"."""
    if end + 1 >= len(row) or row[end].low != "of" or row[end + 1].start in stops:
        return end
    at = end + 1
    while at < len(row) and at - end < 7 and row[at].start not in stops and row[at].low not in words("group_stop"):
        if row[at].kind not in ("word", "possessive", "determiner") and not _joins(row, at):
            break
        at += 1
    return at if at > end + 1 and row[at - 1].kind == "word" else end

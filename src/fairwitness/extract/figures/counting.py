"""Which numbers in running text count something of the conflict, and which are dates, ages, money, names, measures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import takewhile

from fairwitness.extract.figures.amounts import Amount
from fairwitness.extract.figures.lexed import Lexed, follows_month, is_month
from fairwitness.extract.figures.numerals import count
from fairwitness.extract.figures.quantity import quantity
from fairwitness.vocab.quantifiers import by_first, counts_some, phrase, quantifiers

Q = quantifiers()
N = Q.no_count
_AGES_AFTER = by_first(map(phrase, N["ages_after"]))
_AGES_BEFORE = by_first(map(phrase, N["ages_before"]), -1)
_SINGULAR_TIMES = frozenset(("night", "morning", "evening", "afternoon"))
_PASTS = frozenset(("half", "quarter"))
_GOES_ON = 30  # words back to the count that "a third" goes on
_ENDS = frozenset((".", "!", "?", "\n"))
_OLDEST = frozenset(("oldest", "youngest", "eldest"))
_UNIT_NAME = 6  # words of a unit's name behind its number
_UNITS = frozenset("squadron battalion brigade regiment division company corps wing flotilla platoon".split())
_LINKS = frozenset(("and", "or", "to", "-", "–", "through"))


def is_count(t: Lexed, a: Amount) -> bool:
    """Whether the words around an amount let it count something."""
    kind = a.core.kind
    if kind in ("ordinal", "share") and _only_goes_on(t, a):
        return False
    if kind == "ordinal":
        return not is_date(t, a) and is_tally(t, a)
    if kind == "word":
        return _counts_as_word(t, a) and not is_measure(t, a)
    if kind == "share":
        return _counts_as_share(t, a)
    return not any(rule(t, a) for rule in _RULES)


# -- kinds ------------------------------------------------------------------------------------------------------------


def is_tally(t: Lexed, a: Amount) -> bool:
    """ "the seventh Briton to have died", ", the third in a month": not "the second largest", "the 3rd Division"."""
    before, after = t.word(a.core.first - 1), t.word(a.core.last)
    if a.core.low < 2 or not (before in N["before_ordinal"] or before.endswith(("'s", "’s"))):
        return False
    if before == "the" and t.word(a.core.first - 2) in (",", "-", "–", "—") and after in N["tally"]:
        return True
    if not after.isalpha() or after in N["after_ordinal"] or after in N["time"]:
        return False
    in_digits, capital = t.words[a.core.first][0].isdigit(), t.text[t.starts[a.core.last]].isupper()
    if t.text[t.starts[a.core.first]].isupper() or (capital and in_digits):
        return False
    if before == "a" and a.core.low > 2:
        return True
    return any(t.word(k) in N["tally"] for k in range(a.core.last, a.core.last + 6))


def _only_goes_on(t: Lexed, a: Amount) -> bool:
    """The one more of "two were killed and a third was hurt", "five towns and part of a sixth": it counts nothing."""
    first, last = a.core.first, a.core.last
    if t.word(first) == "a" and last == first + 2 and not a.senses:
        first += 1
    number, after = Q.ordinals.get(t.word(first), 0), t.word(last)
    if t.word(first - 1) != "a" or last != first + 1 or not (after in N["after_next"] or not after.isalnum()):
        return False
    before = range(first - 2, max(-1, first - _GOES_ON), -1)
    sentence = takewhile(lambda k: t.words[k] not in _ENDS, before)
    return any((q := count(t, k)) and q.low == number - 1 for k in sentence)


def _counts_as_word(t: Lexed, a: Amount) -> bool:
    if not a.core.found:
        return False
    word, after = t.word(a.core.first), t.word(a.core.last)
    if word == "no" and a.core.last == a.core.first + 1:
        return after not in N["after_no"] and after.isalpha()
    if word in ("twin", "double", "triple", "quadruple"):
        return any(t.word(k) in N["blows"] for k in (a.core.last, a.core.last + 1))
    if a.core.unit == "times":
        return after not in N["after_times"]
    if word == "both":
        return not _joins_two(t, a.core.last)
    return True


def _joins_two(t: Lexed, at: int) -> bool:
    """The "and" of "both the army and the militia", before any stop."""
    near = t.words[at : at + 5]
    return "and" in near[: next((k for k, word in enumerate(near) if not word.isalpha()), len(near))]


def _counts_as_share(t: Lexed, a: Amount) -> bool:
    if not a.core.found:
        return False
    word, after = t.word(a.core.last - 1), t.word(a.core.last)
    if word == "half":
        pair = f"{after} {t.word(a.core.last + 1)}"
        hyphen = after == "-" and t.word(a.core.last + 1) not in ("of",)
        return not (
            hyphen or after in N["after_half"] or pair in N["after_half"] or t.word(a.first - 1) in N["before_half"]
        )
    return not is_measure(t, a)


def is_part_word(t: Lexed, a: Amount) -> bool:
    """Whether "a third" is a part here, and not a tally ("a third crossing")."""
    after = t.word(a.core.last)
    return bool(a.senses) or not after.isalpha() or after in N["after_part"]


# -- rules: each says that a number is no count -----------------------------------------------------------------------


def is_measure(t: Lexed, a: Amount) -> bool:
    """Time, money, length, weight of a bomb: "three days", "$250", "5 km", "a two-way road"."""
    before, at = t.word(a.core.first - 1), a.core.last
    if before in N["money_before"]:
        return True
    if t.word(at) in ("-", "‑") and t.glued(at):
        compound = t.word(at + 1)
        return _is_unit(compound) or compound in N["compounds"]
    if t.word(at) == "of" and a.core.kind in ("vague", "word"):
        at += 1
    if _is_unit(t.word(at)) and not (t.word(at) in _SINGULAR_TIMES and a.core.low > 1 and t.word(at + 1).isalpha()):
        return True
    if t.word(at + 1) in N["money"] and t.word(at).isalpha():  # 500 Harbour pounds
        return True
    if before == "past" and t.word(a.core.first - 2) in _PASTS:
        return True
    return t.word(at) in N["time_adjectives"] and t.word(at + 1) in N["time"]


def _is_unit(word: str) -> bool:
    bare = word.removesuffix("'").removesuffix("’").removesuffix("'s").removesuffix("’s")
    return bare in N["time"] or bare in N["measures"] or bare in N["money"]


def is_date(t: Lexed, a: Amount) -> bool:
    """ "13 October", "October 13", "Oct. 3 and 4", "between 5 and 7 May"."""
    if a.core.high is None or a.core.high > 31:
        return False
    if a.core.kind == "count" and not t.words[a.core.last - 1][0].isdigit():
        return False
    return _month_after(t, a.core.last) or _month_before(t, a.core.first, a.core.last)


def _is_day(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _month_after(t: Lexed, at: int) -> bool:
    for _ in range(3):
        skip = t.word(at) == "of"
        if is_month(t, at + skip):
            return True
        if not (t.word(at) in _LINKS and _is_day(t.word(at + 1))):
            return False
        at += 2
    return False


def _month_before(t: Lexed, first: int, last: int) -> bool:
    for _ in range(3):
        if follows_month(t, first):
            return not (_is_within(t, first - 2) and counts_some(t.word(k) for k in range(last, last + 3)))
        if not (t.word(first - 1) in _LINKS and _is_day(t.word(first - 2))):
            return False
        first -= 2
    return False


def _is_within(t: Lexed, at: int) -> bool:
    """The "in" of "in May 12 villagers", "in early May 12 villagers", "in the first week of May 12 villagers"."""
    at -= t.word(at) == "-"  # "in mid-May 12 villagers"
    word, before = t.word(at), t.word(at - 1)
    if word in ("early", "late", "mid") or (word == "of" and before in N["parts_of_month"]):
        return True
    return word in ("in", "since", "during")


def is_year(t: Lexed, a: Amount) -> bool:
    """ "in 2017", "2003-2009"; not "2000 people" and not "about 2000"."""
    words = [t.words[k] for k in range(a.core.first, a.core.last) if t.words[k][0].isdigit()]
    if not all(_like_year(w) for w in words) or not words:
        return False
    if a.core.span_is_range:
        return t.word(a.core.last) not in N["counted"]
    return not (a.senses or t.word(a.core.last) in N["counted"] or t.word(a.core.first - 1) in ("another", "all"))


def _like_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1800" <= word <= "2099"


def is_name(t: Lexed, a: Amount) -> bool:
    """ "Resolution 2254", "No. 3", "phase two", "218 Support Squadron"."""
    first, after = a.core.first, t.word(a.core.last)
    before = t.word(first - 1)
    if _is_of_unit(t, a):
        return True
    if before == "." and t.word(first - 2) in ("no", "nos"):
        return True
    if before not in N["names"] or a.first != first or "," in t.words[first]:
        return False
    capital = t.text[t.starts[first - 1]].isupper()
    if not capital and (a.core.low >= 200 or a.core.span_is_range):
        return False
    return capital or not after.isalpha() or after in ("of", "to", "and", "in", "is", "was", "on")


def _is_of_unit(t: Lexed, a: Amount) -> bool:
    """The number that a unit bears: "218 Support Squadron"; not "26 Amber Brigade fighters", who are counted."""
    at = a.core.last
    if a.senses or at != a.core.first + 1 or not t.words[a.core.first].isdigit():
        return False
    while at < a.core.last + _UNIT_NAME and t.word(at).isalpha() and t.text[t.starts[at]].isupper():
        if t.word(at) in _UNITS:
            return not t.word(at + 1).isalpha() or t.word(at + 1) in ("of", "and", "in", "at", "is", "was", "from")
        at += 1
    return False


def is_age(t: Lexed, a: Amount) -> bool:
    """ "aged 12", "12 years old", "children under 16", "X, 34, was shot"."""
    if a.core.high is None or a.core.high > 120:
        return False
    if t.last_of(a.first, _AGES_BEFORE) or t.last_of(a.core.first, _AGES_BEFORE):
        return True
    if t.first_of(a.core.last, _AGES_AFTER):
        return True
    after = t.word(a.core.last)
    if t.word(a.first) in ("under", "over", "below", "above") and t.word(a.first - 1) in N["ages_of"]:
        return not after.isalpha() or after in N["after_part"]
    return _is_apposed_age(t, a) or _is_of_oldest(t, a)


def _is_of_oldest(t: Lexed, a: Amount) -> bool:
    """ "the oldest of the dead was 83", "the youngest just 7", and nothing counted after it."""
    at = a.first - 1
    while t.word(at) in ("just", "only", "about", "aged"):
        at -= 1
    after = t.word(a.core.last)
    if after.isalpha() and after not in ("and", "while", "but"):
        return False
    if t.word(at) in _OLDEST:
        return True
    return t.word(at) in ("was", "is", "being") and any(t.word(k) in _OLDEST for k in range(max(0, at - 8), at))


def _is_apposed_age(t: Lexed, a: Amount) -> bool:
    first = a.core.first
    if a.senses or a.core.last != first + 1 or not t.words[first].isdigit() or a.core.low < 1:
        return False
    commas = t.word(first - 1) == "," and t.word(first + 1) == ","
    if not commas or first < 2 or not t.text[t.starts[first - 2]].isupper():
        return False
    surname = t.word(first - 2) == "jan" and first > 2 and t.text[t.starts[first - 3]].isupper()
    return surname or t.word(first - 2) not in N["months"]


def is_marker(t: Lexed, a: Amount) -> bool:
    """The number of a list item, a score ("3-1"), a telephone number, digits with a leading zero, degrees."""
    first, last, words = a.core.first, a.core.last, t.words
    word = words[first]
    if not word[0].isdigit():
        return t.word(first - 1) == "-" and t.glued(first) and t.glued(first - 1)
    if (word.isdigit() and len(word) > 9) or _repeats_in_brackets(t, a):
        return True
    if t.glued(last) and (t.word(last) == "in" or t.word(last)[:2].removeprefix("x").isdigit()):  # 2in, 4x4
        return True
    if t.word(first - 1) in ("+", "№", "§") and t.glued(first) and "," not in word:
        return True
    dash_after = t.word(last) in ("-", "–") and t.glued(last) and t.word(last + 1)[:1].isdigit()
    dash_before = t.word(first - 1) in ("-", "–") and t.glued(first) and t.word(first - 2)[:1].isdigit()
    return dash_after or dash_before or _is_item_number(t, a)


def _repeats_in_brackets(t: Lexed, a: Amount) -> bool:
    """The 13 of "thirteen (13)"."""
    first = a.core.first
    if t.word(first - 1) != "(" or t.word(a.core.last) != ")":
        return False
    before = (quantity(t, k) for k in range(max(0, first - 6), first - 1))
    return any(q and q.last == first - 1 and q.low == a.core.low for q in before)


def _is_item_number(t: Lexed, a: Amount) -> bool:
    first = a.core.first
    start = t.starts[first]
    opens = start == 0 or t.text[start - 1] == "\n"
    if not opens or a.core.last != first + 1 or not t.words[first].isdigit() or a.core.low > Decimal(99):
        return False
    return t.word(first + 1) in (".", ")", "/") and t.glued(first + 1)


def is_pronoun(t: Lexed, a: Amount) -> bool:
    """ "one another", "this one", "one of the largest"."""
    first = a.core.first
    if a.core.last != first + 1 or t.words[first] != "one" or a.senses:
        return False
    after = t.word(first + 1)
    if t.word(first - 1) in N["before_one"] or after in N["after_one"]:
        return True
    return after == "of" and f"{t.word(first + 2)} {t.word(first + 3)}" in N["after_one_of"]


def is_comparison(t: Lexed, a: Amount) -> bool:
    """ "three times as many", "scores a goal"."""
    after = t.word(a.core.last)
    if after == "times":
        return t.word(a.core.last + 1) in N["after_times"]
    return t.words[a.core.first] == "scores" and after in ("a", "an", "the")


_RULES: tuple[Callable[[Lexed, Amount], bool], ...] = (
    is_measure, is_date, is_year, is_name, is_age, is_marker, is_pronoun, is_comparison,
)  # fmt: skip

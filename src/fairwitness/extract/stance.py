"""How a cue stands in its sentence: as a fact, as a wish or plan, denied, doubted, or over."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.extract.phrases import Words, phrase_before
from fairwitness.vocab import control as vocab
from fairwitness.vocab.verbs import may_be_bare

_GOES_ON = 14  # words back to the verb with which another goes on


@dataclass(frozen=True, slots=True)
class Stance:
    """How a cue stands in its sentence: real or only wished for, denied, doubted, over."""

    real: bool = True
    denied: bool = False
    hedged: bool = False
    past: bool = False


_REACH = 14  # words in which what governs a clause stands


def stance(words: Words, i: int) -> Stance:
    """The stance of the cue at word i, from the words that govern it."""
    k, denied, past, real = i - 1, False, False, True
    hedged = False
    while k >= 0 and i - k < 9:
        word = words[k]
        if word.low in ("not", "never", "n't", "without") or word.low.endswith("n't") or word.low.endswith("n’t"):
            denied = True
        elif (word.low == "longer" and k > 0 and words[k - 1].low == "no") or word.low in (
            "once",
            "formerly",
            "previously",
        ):
            past = True
        elif word.low in vocab.words("real", "nobody"):
            real = False
            break
        elif word.low in vocab.words("real", "hedged"):
            hedged = True
        elif word.kind == "modal":
            real = False
        elif word.low == "to":
            k, real, denied = _infinitive(words, k, denied=denied)
            if not real:
                break
            continue
        elif word.kind not in ("aux", "adv", "time"):
            break
        k -= 1
    real = real and _clause_is_real(words, i) and not _is_aim(words, i) and not _goes_on_unreal(words, i)
    return Stance(real, denied, hedged or _reported(words, i), past)


def _goes_on_unreal(words: Words, i: int) -> bool:
    """Whether a verb only goes on with what is planned or may come: "hopes to take the town and hold it"."""
    k = i - 1
    while k >= 0 and words[k].kind == "adv":
        k -= 1
    is_verb = may_be_bare(words[i].low) and not (i + 1 < len(words) and words[i + 1].kind == "noun")
    if k < 1 or words[k].low not in ("and", "or") or not is_verb:  # no verb: "mortar and rocket attacks"
        return False
    for g in range(k - 1, max(0, k - _GOES_ON), -1):
        if words[g].kind in ("rel", "punct") or words[g].low in ("that", "but", "while"):
            return False
        if words[g].kind == "modal":
            return True
        if words[g].low == "to" and words[g + 1].kind not in ("det", "name", "poss", "num", "pron"):
            return not _infinitive(words, g, denied=False)[1]
    return False


def _is_aim(words: Words, i: int) -> bool:
    """Whether the doing is what something is said of, not done: "taking the town is a priority"."""
    if not words[i].low.endswith("ing") or (i and words[i - 1].low not in ("that", ":", "“", '"', "but")):
        return False
    for k in range(i + 1, min(len(words), i + 14)):
        if words[k].kind == "modal" or words[k].low == ",":
            return words[k].kind == "modal"
        if words[k].low in ("is", "was", "remains", "remained"):
            return any(w.low in vocab.words("real", "aims") for w in words[k + 1 : k + 5])
    return False


def _infinitive(words: Words, k: int, *, denied: bool) -> tuple[int, bool, bool]:
    """What the governor of "to" at word k makes of the verb: (where to go on, real, denied)."""
    g = k - 1
    while g >= 0 and words[g].kind == "adv":
        g -= 1
    if g < 0:
        return k - 1, False, denied
    if words[k - 1].low == "only":
        return g, True, denied
    low = words[g].low
    if low in vocab.words("real", "denied"):
        return g - 1, g > 0, True  # "Unable to hold it, they left" tells of the leaving
    return g - 1, low in vocab.words("real", "governors") or _is_caused(words, k), denied


def _is_caused(words: Words, k: int) -> bool:
    """Whether someone is made to do what stands behind "to" at word k ("forcing the rebels to retreat")."""
    whom = phrase_before(words, k)
    if whom is None:
        return False
    start = whom.i
    while start > 0 and words[start - 1].low in vocab.words("real", "left_over"):
        start -= 1
    return start > 0 and words[start - 1].low in vocab.words("real", "causes")


def _clause_is_real(words: Words, i: int) -> bool:
    for k in range(i - 1, max(-1, i - _REACH), -1):
        low = words[k].low
        if low in vocab.words("real", "unreal_clause"):
            return low == "until" and _came_about(words, k, i)
        if words[k].low in (",", ";", ":", "but", "and", "that"):
            return True
    return True


def _came_about(words: Words, until: int, i: int) -> bool:
    """Whether what stands behind "until" was done: told in the past, and by nobody who wished or vowed it."""
    if words[i].low not in vocab.past_forms():
        return False
    wished = vocab.words("real", "unreal_before")
    return not any(w.kind == "modal" or w.low in wished for w in words[max(0, until - _REACH) : i])


def _reported(words: Words, i: int) -> bool:
    """Whether "it was reported that" or "unconfirmed reports" opens the clause."""
    lows = [w.low for w in words[max(0, i - 16) : i]]
    return "unconfirmed" in lows or any(lows[n : n + 3] == ["it", "was", "reported"] for n in range(len(lows)))


def is_wished(words: Words, i: int, reach: int = 5) -> bool:
    """Whether the word at i is only a goal ("the battle for the liberation of", "aimed at taking")."""
    for k in range(i - 1, max(-1, i - 1 - reach), -1):
        word = words[k]
        if word.low in vocab.words("real", "unreal_before"):
            return True
        if word.kind in ("aux", "punct", "conj") and word.low != "and":
            return False
    return False


def words_are_wished(words: Words, i: int) -> bool:
    """Whether an -ing form hangs on a word of wishing ("the aim of retaking", "close to taking")."""
    return (
        words[i].low.endswith("ing")
        and i > 0
        and words[i - 1].low in ("of", "at", "for", "to", "from", "towards", "on", "in")
        and is_wished(words, i)
    )

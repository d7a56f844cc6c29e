"""The actors of a control claim: who can hold, take or leave a place, and which phrase is the subject of a verb."""

from __future__ import annotations

from fairwitness.extract.control.places import BE, is_place
from fairwitness.extract.phrases import Phrase, Words, is_verbal, phrase_before, phrase_from
from fairwitness.vocab import control as vocab
from fairwitness.vocab import phrases

_ACTOR_PRONOUNS = frozenset(("they", "it", "he", "we", "she", "i", "who", "which", "that"))


_BREAKS = frozenset(
    (
        ";",
        ":",
        "while",
        "whereas",
        "although",
        "though",
        "but",
        "as",
        "when",
        "after",
        "before",
        "because",
        "that",
        "where",
        "since",
    )
)


def is_actor(words: Words, phrase: Phrase) -> bool:
    """Whether a phrase names someone who can hold, take or leave a place."""
    inside = words[phrase.i : phrase.j]
    if any(w.mention and w.mention.type == "source" for w in inside) and inside[-1].low not in phrases.actor_nouns():
        return False
    if any(w.mention and w.mention.type in ("actor", "demonym") for w in inside):
        return True
    return any(w.low in phrases.actor_nouns() for w in inside if w.kind in ("noun", "name"))


def subject(words: Words, i: int) -> tuple[Phrase, int] | None:
    """The subject of the verb at word i: its phrase (a pronoun's too), and the word where its clause begins."""
    j = i
    while j > 0 and (
        words[j - 1].kind in ("aux", "adv", "modal", "time")
        or words[j - 1].low in ("to", "not")
        or _governs(words, j - 1)
        or "no longer" in (_two(words, j - 2), _two(words, j - 1))
    ):
        j -= 1
    if j == 0:
        return None
    before = words[j - 1]
    if before.low in ("which", "who", "that") and j > 1:
        return _antecedent(words, j - 1)
    if before.low in _ACTOR_PRONOUNS and before.kind in ("pron", "rel", "conj", "det"):
        return Phrase(j - 1, j), j - 1
    if before.kind in ("name", "noun", "poss", "num") or before.low in (")", *'"”’'):
        return _climb(words, j)
    return None


def _two(words: Words, k: int) -> str:
    return f"{words[k].low} {words[k + 1].low}" if 0 <= k < len(words) - 1 else ""


def _governs(words: Words, k: int) -> bool:
    """Whether the word at k is a verb that carries the next one ("managed to capture", "began retreating")."""
    return (
        words[k].low in vocab.words("real", "governors") | vocab.words("real", "denied")
        and words[k].kind in ("verb", "noun", "adv")
        and k > 0
    )


def _antecedent(words: Words, rel: int) -> tuple[Phrase, int] | None:
    j = rel
    while j > 0 and words[j - 1].kind == "punct":
        j -= 1
    found = _climb(words, j)
    return _people_in(words, found[0]) or found if found and words[rel].low == "who" else found


def _people_in(words: Words, phrase: Phrase) -> tuple[Phrase, int] | None:
    """Those of whom "who" is said: "the army units" of "the trucks of the army units"; None for who comes first."""
    at = next((k for k in range(phrase.i + 1, phrase.j - 1) if words[k].low == "of"), None)
    if at is None or is_actor(words, Phrase(phrase.i, at)) or not is_actor(words, Phrase(at + 1, phrase.j)):
        return None
    return Phrase(at + 1, phrase.j), at + 1


def _climb(words: Words, j: int) -> tuple[Phrase, int] | None:
    """The phrase before word j, or the one on which it hangs by a preposition, whichever names an actor."""
    first: Phrase | None = None
    at = j
    for _ in range(3):
        phrase = phrase_before(words, at)
        if phrase is None:
            break
        first = first or phrase
        if is_actor(words, phrase):
            return phrase, phrase.i
        if phrase.i == 0 or words[phrase.i - 1].kind != "prep":
            break
        at = phrase.i - 1
    return (first, first.i) if first else None


def clause_actor(words: Words, i: int) -> Phrase | None:
    """The first phrase before word i that names an actor, in the same clause if there is one, else anywhere before."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if words[k].low in _BREAKS), 0)
    return first_actor(words, start, i) or (first_actor(words, 0, i) if start else None)


def first_actor(words: Words, start: int, stop: int) -> Phrase | None:
    k = start
    while k < stop:
        if words[k].kind in ("det", "name", "noun", "num") and not is_verbal(words[k]):
            phrase = phrase_from(words, k)
            if phrase and phrase.i < stop:
                if is_actor(words, phrase) and not (phrase.j < len(words) and words[phrase.j].kind == "poss"):
                    return _with_allies(words, phrase)
                k = max(phrase.j, k + 1)
                continue
        k += 1
    return None


def _with_allies(words: Words, phrase: Phrase) -> Phrase:
    """The phrase and the actors that "and" joins to it."""
    while phrase.j < len(words) - 1 and words[phrase.j].low == "and":
        more = phrase_from(words, phrase.j + 1)
        if more is None or not is_actor(words, more):
            break
        phrase = Phrase(phrase.i, more.j)
    return phrase


def actor_after(words: Words, j: int) -> Phrase | None:
    """The actor phrase that begins at word j ("by the rebels"), or None."""
    phrase = phrase_from(words, j)
    if phrase is None:
        return None
    phrase = _with_allies(words, phrase)
    if is_actor(words, phrase):
        return phrase
    top = words[phrase.j - 1]
    return phrase if top.kind == "name" and not (top.mention and top.mention.type == "site") else None


def auxiliary(words: Words, i: int) -> str | None:
    """The nearest auxiliary before the verb, over adverbs."""
    k = i - 1
    while k >= 0 and (words[k].kind in ("adv", "time") or words[k].low == "not"):
        k -= 1
    return words[k].low if k >= 0 and (words[k].kind == "aux" or words[k].low in BE) else None


def actor_of(words: Words, i: int) -> tuple[Phrase | None, int]:
    """The actor of an active verb and where the clause begins."""
    found = subject(words, i)
    if found is None:
        return clause_actor(words, i), i
    phrase, begins = found
    one = phrase.j - phrase.i == 1
    if (one and words[phrase.i].kind in ("pron", "rel", "conj", "det")) or is_actor(words, phrase):
        return phrase, begins
    if is_place(words, phrase, "weak") and words[phrase.j - 1].mention is None:
        return clause_actor(words, i), i
    return phrase, begins


def agent(words: Words, after: int) -> Phrase | None:
    for k in range(after, min(len(words), after + 8)):
        if words[k].low == "by" and (k + 1 >= len(words) or words[k + 1].kind != "time"):
            return actor_after(words, k + 1)
        if words[k].kind in ("punct", "aux", "rel") and words[k].low not in '"“”':
            return None
    return None


def agent_end(words: Words, after: int) -> int:
    who = agent(words, after)
    return who.j if who else 0


def owner_before(words: Words, i: int) -> Phrase | None:
    """The actor right before a noun: "the rebels' capture", "SDF control", "Russian occupation"."""
    if i == 0 or words[i - 1].kind in ("punct", "verb", "conj"):
        return None
    if words[i - 1].low in ("its", "their", "his", "our"):
        return Phrase(i - 1, i)
    phrase = phrase_before(words, i)
    if phrase is None or not is_actor(words, phrase):
        return None
    return Phrase(phrase.i, phrase.j - 1) if words[phrase.j - 1].kind == "poss" else phrase

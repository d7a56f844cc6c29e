"""GUM's attributions as records in our form, made from the data folder when it is read; none of its text is kept here.

    load(Path("data"))                           news and the other genres that were read and found good
    load(Path("data"), genres=("news", "bio"))   these only

GUM marks a clause that says who says or believes something ("the ministry said") as a satellite, `attribution-*`, of
the clause that tells what. The discourse tree gives the content, the syntax the source and the cue. What the codebook
would not hold as a reported statement (the speaker's own "I think", knowing, making sure) is no attribution here.
GUM leaves much unmarked that the codebook marks ("denied the charge", "reportedly"): a sentence with a reporting verb
that is not accounted for is left out, so that silence is not learned from it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fairwitness.extract.learned.tagging import PARTS
from fairwitness.vocab import cues

Record = dict[str, Any]
# Written genres of which four in five attributions or more are right by the codebook (read by hand, at most 60 each):
# news 58 of 60, bio 18 of 19, textbook 31 of 36. Not: court 24 of 29 and speech 11 of 14 (spoken, mostly "I think"),
# academic 15 of 20, interview 19 of 26, voyage 3 of 5.
GENRES = ("news", "bio", "textbook")
WORDS = 250  # about how long a record is
_QUOTES = ("``", "''")
_SINGLE = ("'", "‘", "’", "`")
_LINE = re.compile(r"(\d+)(?:-(\d+))?\t")
_UNIT = re.compile(r"([a-z_A-Z-]+):(\d+)(?:->(\d+))?:(\d+)")
_NOBODY = frozenset(
    "i you we us one this that these those which what let everyone everybody anyone anybody nobody someone who".split()
)
_NOT_SAID = frozenset(
    "know realize realise remember forget see make ensure mean decide wonder understand notice imagine suppose learn "
    "hear prove determine discover witness show find read consider check recognize recognise like want care "
    "guarantee identify demonstrate listen watch figure help read allow let keep wish look dream teach prefer "
    "take resent".split()
)
_SAYING = frozenset(("says", "tells", "denies"))
_REPORTING = _SAYING | {"accuses", "calls"}
_SHOWN_BY = frozenset("show read find demonstrate prove identify".split())
_CREDITED = frozenset("image video audio photo".split())
_UNREAL = frozenset("would could should might may must can will shall".split())
_LEADS_ON = frozenset("went goes gone continued continues declined declines refused refuses began begins came".split())
_APART = frozenset(("conj", "advcl", "obl", "advmod", "nsubj", "acl", "acl:relcl", "obl:unmarked", "vocative"))
_EMPTY = frozenset(("that", "this", "it", "so", "what"))
_TOLD = frozenset(("ccomp", "parataxis", "xcomp", "obj", "dep"))
_ASIDE = frozenset(("parataxis", "advcl", "ccomp", "discourse"))
_NEAR = frozenset(("aux", "aux:pass", "compound:prt", "advmod"))
_OF_A_CLAUSE = frozenset("case nsubj cop mark cc aux advcl csubj ccomp expl".split())
_CLAUSES = ("acl", "advcl", "parataxis", "orphan")


@dataclass(slots=True)
class Token:
    """A word: where it stands in its document, its head there (-1: none), and the verbs that it is a subject of."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    subject_of: tuple[int, ...]
    sentence: int
    paragraph: int
    unit: int
    space: bool
    quotation: int = 0


@dataclass(slots=True)
class Unit:
    """An elementary discourse unit: its relation to another, and how far out in the tree it is joined to that."""

    relation: str
    parent: int
    depth: int


@dataclass(slots=True)
class Reading:
    """One document of GUM."""

    meta: dict[str, str] = field(default_factory=dict)
    tokens: list[Token] = field(default_factory=list)
    units: dict[int, Unit] = field(default_factory=dict)
    children: dict[int, list[int]] = field(default_factory=dict)

    def under(self, top: int, without: Collection[int] = ()) -> set[int]:
        """The tokens that hang on a token, itself included, without some branches."""
        found = {top}
        for child in self.children.get(top, ()):
            if child not in without:
                found |= self.under(child, without)
        return found


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution, as numbers of tokens."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


def load(data: Path, genres: Sequence[str] = GENRES) -> list[Record]:
    """The records of `data`/gum in these genres: about 250 words each, each with an attribution, claims unknown."""
    files = sorted(f for genre in genres for f in (data / "gum").glob(f"GUM_{genre}_*.conllu"))
    return [record for file in files for record in records(parse(file.read_text(encoding="utf-8")))]


def parse(conllu: str) -> Reading:
    """A document with its syntax and its discourse units; raises ValueError where a line is not CoNLL-U."""
    found = Reading()
    base = sentence = paragraph = unit = 0
    joined = (0, 0, True)
    for line in conllu.splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            found.meta[key.strip()] = value.strip()
            paragraph += key.strip() == "newpar"
        elif not line.strip():
            base, sentence = len(found.tokens), sentence + 1
        elif (match := _LINE.match(line)) is None:
            if not re.match(r"\d+\.\d+\t", line):
                raise ValueError(f"not a line of CoNLL-U: {line[:60]!r}")
        elif match[2]:
            joined = (int(match[1]), int(match[2]), "SpaceAfter=No" not in line)
        else:
            column = line.split("\t")
            at = len(found.tokens)
            for name, number, parent, depth in _UNIT.findall(_discourse(column[9]).split(";")[0])[:1]:
                unit = int(number)
                found.units[unit] = Unit(name, int(parent or 0), int(depth))
            head = int(column[6]) - 1 + base if column[6] != "0" else -1
            space = "SpaceAfter=No" not in column[9]
            if base + joined[0] - 1 <= at < base + joined[1]:
                space = joined[2] and at == base + joined[1] - 1
            found.tokens.append(
                Token(
                    column[1], column[2].lower(), column[3], column[4], head, column[7],
                    tuple(int(v) - 1 + base for v in re.findall(r"(?:^|\|)(\d+):nsubj", column[8])),
                    sentence, paragraph, unit, space,
                )
            )  # fmt: skip
            found.children.setdefault(head, []).append(at)
        if not line.strip():
            joined = (0, 0, True)
    _number_quotations(found.tokens)
    return found


def _number_quotations(tokens: Sequence[Token]) -> None:
    """Numbers the quotations, from 1; one goes on over a paragraph's end only if it is closed or opened again there."""
    number, double, paragraph = 0, False, -1
    opened = False
    for at, token in enumerate(tokens):
        if opened and token.paragraph != paragraph:
            ahead = (t.xpos for t in tokens[at:] if t.paragraph == token.paragraph and t.xpos in _QUOTES)
            opened = token.xpos == "``" or next(ahead, "") == "''"
        paragraph = token.paragraph
        again = opened and token.xpos == "``" and at > 0 and tokens[at - 1].paragraph == token.paragraph
        if token.xpos == "``" and not opened:
            number, opened, double = number + 1, True, token.form not in _SINGLE
        token.quotation = number if opened else 0
        if (again or token.xpos == "''") and double == (token.form not in _SINGLE):
            opened = False  # a mark that opens again is a closing one, tagged wrongly


def _discourse(misc: str) -> str:
    return next((part[10:] for part in misc.split("|") if part.startswith("Discourse=")), "")


def records(read: Reading) -> list[Record]:
    """The document's sentences that are fully understood, in runs of about 250 words that have an attribution."""
    said, doubtful = attributions(read)
    spoiled = {read.tokens[t].sentence for t in (*doubtful, *_unmarked(read, said))}
    name, author, made = read.meta.get("newdoc id", ""), read.meta.get("meta::author", ""), []
    for number, run in enumerate(_runs(read, said, spoiled), 1):
        text, starts = text_of(read, run)
        mine = [s for s in said if s.cue[0] in starts]
        if mine:
            made.append(
                {
                    "name": f"{name}-{number}",
                    "source": "gum",
                    "outlet": author if author.startswith("Wiki") else None,  # else the speaker or writer
                    "date": _date(read.meta.get("meta::dateCreated", "")),
                    "text": text,
                    "claims": None,
                    "attributions": [_spans(s, read, starts) for s in mine],
                }
            )
    return made


def attributions(read: Reading) -> tuple[list[Said], list[int]]:
    """The attributions that the codebook would hold, and a token of each that could not be made out."""
    found, doubtful = [], []
    for number, unit in read.units.items():
        if not unit.relation.startswith("attribution"):
            continue
        halves = {number} | {n for n, u in read.units.items() if u.parent == number and u.relation == "same-unit_m"}
        own = [n for n, t in enumerate(read.tokens) if t.unit in halves]
        if own[0] > 1 and read.tokens[own[0] - 2].form.lower() in _CREDITED:
            continue
        said = _said(read, own, _nucleus(read, number) - halves)
        if said is None:
            doubtful.append(own[0])
        elif said.cue:
            found.append(said)
    return found, doubtful


def _nucleus(read: Reading, satellite: int) -> set[int]:
    """The units of what a satellite is joined to: its head and all that was joined to that further in."""
    unit = read.units[satellite]
    head = read.units.get(unit.parent, unit)
    found, new = set(), {unit.parent}
    if head.relation.startswith("same-unit"):  # the second half of an interrupted clause
        new.add(head.parent)
    while new:
        found |= new
        new = {n for n, u in read.units.items() if u.parent in found - {unit.parent, head.parent}} - found
        new |= {n for n, u in read.units.items() if _is_within(u, unit, head)} - found
    if head.relation.startswith("attribution"):  # "according to the paper, the mayor believes ..."
        found |= _nucleus(read, unit.parent)
    return found - {satellite}


def _is_within(unit: Unit, satellite: Unit, head: Unit) -> bool:
    """Whether a unit is joined to a satellite's head before the satellite is, or is the other half of that head."""
    if unit.parent == satellite.parent:
        return unit.depth < satellite.depth or unit.relation.startswith("same-unit")
    return head.relation.startswith("same-unit") and unit.parent == head.parent and unit.depth < head.depth


def _said(read: Reading, own: Sequence[int], nucleus: Collection[int]) -> Said | None:
    """The attribution of a clause; without a cue where it is none by the codebook, None where it is not made out."""
    tokens = read.tokens
    told = [n for n, t in enumerate(tokens) if t.unit in nucleus]
    for at in own:
        if tokens[at].form.lower() == "according" and tokens[at].deprel == "case":
            noun = tokens[at].head
            source = _trimmed(read, read.under(noun, without=[at]) & set(own), noun)
            content = _content(read, told, own, at)
            return Said(source, (at, at + 1), content) if noun in own and content else None
    verb = _verb(read, own, set(told))
    if verb is None:
        return None
    nothing = Said((), (), ())
    if _unreported(read, verb):
        return nothing
    content = _content(read, told, own, verb)
    if any(tokens[c].deprel == "aux:pass" for c in read.children.get(verb, ())):
        return _passive(read, verb, content)
    subject = _subject(read, verb)
    if subject is None or not content or (tokens[verb].xpos == "VBN" and tokens[verb].deprel == "acl"):
        return None
    source = _noun_phrase(read, subject, verb)
    if not source or _is_nobody(tokens[subject]):
        return nothing
    if tokens[verb].lemma in _SHOWN_BY and tokens[subject].upos == "PRON":
        return nothing
    return Said(source, _cue(read, verb, source), content)


def _verb(read: Reading, own: Sequence[int], told: set[int]) -> int | None:
    """The verb that what is told hangs on, or that hangs on what is told; else the head of the clause if it reports."""
    tokens, mine = read.tokens, set(own)
    linked = [tokens[t].head for t in sorted(told) if tokens[t].deprel in _TOLD and tokens[t].head in mine]
    linked += [o for o in own if tokens[o].deprel in _ASIDE and tokens[o].head in told]
    tops = [o for o in own if tokens[o].head not in mine]
    known = [o for o in tops if cues.uses().get(tokens[o].form.lower(), frozenset()) & _SAYING]
    return next((v for v in (*linked, *known) if tokens[v].upos == "VERB"), None)


def _unreported(read: Reading, verb: int) -> bool:
    """Whether a verb does not say that someone said or believes something: knowing, wishes, orders, what may be."""
    tokens, own = read.tokens, read.tokens[verb]
    helpers = [tokens[c] for c in read.children.get(verb, ())]
    if own.lemma in _NOT_SAID - _SHOWN_BY or any(h.lemma in _UNREAL for h in helpers):
        return True
    infinitive = own.deprel == "xcomp" and tokens[own.head].form.lower() in _LEADS_ON
    to = any(h.form.lower() == "to" and h.upos == "PART" for h in helpers)
    order = own.xpos == "VB" and not to and not any(h.upos == "AUX" or h.deprel == "nsubj" for h in helpers)
    return (to and not infinitive) or order or any(h.form.lower() == "if" for h in helpers)


def _passive(read: Reading, verb: int, content: tuple[int, ...]) -> Said | None:
    """ "It was reported that ..." has no source; any other passive is left open."""
    expletive = [c for c in read.children[verb] if read.tokens[c].deprel == "expl"]
    return Said((), tuple(range(expletive[0], verb + 1)), content) if expletive and expletive[0] < verb else None


def _subject(read: Reading, verb: int) -> int | None:
    """Who says it: the verb's subject, or that of the verb it is joined to, or the noun it stands behind."""
    at = verb
    for _ in range(3):
        own = [n for n in range(max(0, at - 60), min(len(read.tokens), at + 60)) if at in read.tokens[n].subject_of]
        own = [n for n in own if read.tokens[n].xpos not in ("WP", "WDT")] or own
        own = [n for n in own if not (read.tokens[n].deprel == "conj" and read.tokens[n].head in own)]
        if own:
            return min(own, key=lambda n: abs(n - at))
        link = read.tokens[at].deprel
        if link in ("acl", "acl:relcl"):
            return read.tokens[at].head
        if link not in ("conj", "xcomp", "advcl", "parataxis"):
            return None
        at = read.tokens[at].head
    return None


def _is_nobody(token: Token) -> bool:
    """Whether a subject is no source: the speaker or hearer, anyone at all, a thing pointed at, or not a noun."""
    named = token.upos in ("NOUN", "PROPN", "PRON", "NUM", "X", "SYM", "ADJ", "DET")
    nobody = token.form.lower() in _NOBODY and token.upos != "PROPN"  # "WHO" and "US" speak
    return nobody or token.deprel == "expl" or not named


def _noun_phrase(read: Reading, head: int, verb: int) -> tuple[int, ...]:
    """The subject with what belongs to it, without clauses set off by a comma and without the verb's own."""
    aside = {verb}
    for at in read.under(head) - {head}:
        token, branch = read.tokens[at], read.under(at)
        set_off = verb in branch or read.tokens[min(branch) - 1].form in ",-–—("
        if (token.deprel.startswith(_CLAUSES) and set_off) or (token.head == head and token.deprel in _OF_A_CLAUSE):
            aside.add(at)
    return _trimmed(read, read.under(head, aside), head)


def _trimmed(read: Reading, chosen: set[int], around: int) -> tuple[int, ...]:
    """The unbroken run of chosen tokens around one, without punctuation and conjunctions at its ends."""
    start = end = around
    while start - 1 in chosen:
        start -= 1
    while end + 1 in chosen:
        end += 1
    while start < around and read.tokens[start].upos in ("PUNCT", "CCONJ", "SCONJ"):
        start += 1
    while end > around and read.tokens[end].upos in ("PUNCT", "CCONJ") and read.tokens[end].form != ")":
        end -= 1
    return tuple(range(start, end + 1))


def _cue(read: Reading, verb: int, source: Sequence[int]) -> tuple[int, ...]:
    """The verb with its auxiliaries, adverbs and particle, as far as nothing else stands between."""
    start = end = verb
    own = set(read.children.get(verb, ()))
    lead = read.tokens[verb].head if read.tokens[verb].deprel == "xcomp" else verb
    if verb - 4 <= lead < verb and not set(range(lead, verb)) & set(source):
        start, own = lead, own | set(read.children.get(lead, ()))
    while start - 1 in own and read.tokens[start - 1].deprel in _NEAR:
        start -= 1
    while end + 1 in own and read.tokens[end + 1].deprel == "compound:prt":
        end += 1
    return tuple(range(start, end + 1))


def _content(read: Reading, told: Sequence[int], own: Sequence[int], cue: int) -> tuple[int, ...]:
    """What is said: the told words in the cue's sentence, and what is quoted with them before and after."""
    tokens, here = read.tokens, read.tokens[cue].sentence
    home = [t for t in told if tokens[t].sentence == here and not _apart(read, t, cue)]
    home = home or [t for t in told if tokens[t].sentence == tokens[told[0]].sentence]
    quoted = {tokens[t].quotation for t in home} - {0}
    if quoted:
        quoted |= _quoted_on(read, max(*home, cue))
    chosen = set(home) | {n for n, t in enumerate(tokens) if t.quotation in quoted and t.sentence != here}
    runs = [_bare(run, read) for run in _together(sorted(chosen - set(own)))]
    said = tuple(t for run in runs for t in run)
    return said if any(tokens[t].form.lower() not in _EMPTY for t in said) else ()


def _quoted_on(read: Reading, at: int) -> set[int]:
    """The quotation that fills the next sentence of the paragraph: the same speaker goes on."""
    here = read.tokens[at]
    after = [t for t in read.tokens[at : at + 200] if t.sentence == here.sentence + 1 and t.paragraph == here.paragraph]
    numbers = {t.quotation for t in after}
    return numbers - {0, here.quotation} if len(numbers) == 1 else set()


def _apart(read: Reading, at: int, cue: int) -> bool:
    """Whether a word belongs to the saying and not to what is said ("as he left", "and then left")."""
    while (head := read.tokens[at].head) >= 0:
        if head == cue:
            return read.tokens[at].deprel in _APART
        at = head
    return False


def _unmarked(read: Reading, said: Sequence[Said]) -> Iterator[int]:
    """Words that report with no attribution: a verb with a subject, "reportedly", a loose quotation."""
    adverbs, cued = cues.listed("adverbs", "forms"), {t for s in said for t in s.cue}
    told = {read.tokens[t].quotation for s in said for t in s.content}
    for at, token in enumerate(read.tokens):
        if token.quotation:
            loose = token.upos == "VERB" and token.quotation not in told
        else:
            loose = token.form.lower() in adverbs or (token.upos == "VERB" and _reports(read, at))
        if loose and at not in cued:
            yield at


def _reports(read: Reading, verb: int) -> bool:
    """Whether a verb is one of reporting, and somebody is its subject."""
    used = cues.uses().get(read.tokens[verb].form.lower(), frozenset()) & _REPORTING
    subject = None if not used or _is_named(read, verb) or _unreported(read, verb) else _subject(read, verb)
    return subject is not None and not _is_nobody(read.tokens[subject])


def _is_named(read: Reading, verb: int) -> bool:
    """Whether a verb reports nothing: a participle behind a noun ("a tool called"), "went" without "on"."""
    token, after = read.tokens[verb], {read.tokens[c].form.lower() for c in read.children.get(verb, ())}
    return (token.xpos == "VBN" and token.deprel == "acl") or (token.lemma == "go" and "on" not in after)


def _runs(read: Reading, said: Sequence[Said], spoiled: set[int]) -> Iterator[list[int]]:
    """Sentences in runs of about 250 words; those that one attribution spans stay together, or fall together."""
    joined: set[int] = set()
    for one in said:
        held = [read.tokens[t].sentence for t in (*one.source, *one.cue, *one.content)]
        joined.update(range(min(held), max(held)))
    sizes = Counter(t.sentence for t in read.tokens)
    run: list[int] = []
    block: list[int] = []
    for sentence in sorted(sizes):
        block.append(sentence)
        if sentence in joined:
            continue
        if spoiled.isdisjoint(block):
            run += block
        block = []
        if sum(sizes[s] for s in run) >= WORDS:
            yield run
            run = []
    yield run


def text_of(read: Reading, sentences: Collection[int]) -> tuple[str, dict[int, int]]:
    """The text of some sentences, a paragraph a line, and where each of their tokens starts in it."""
    text, starts, last = "", {}, -1
    for at, token in enumerate(read.tokens):
        if token.sentence not in sentences:
            continue
        if last >= 0 and token.paragraph != last:
            text = text.rstrip() + "\n"
        starts[at], last = len(text), token.paragraph
        text += token.form + " " * token.space
    return text.rstrip(), starts


def _spans(said: Said, read: Reading, starts: dict[int, int]) -> Record:
    """An attribution's parts as spans of the text of its sentences."""
    return {
        part: [
            {"start": starts[run[0]], "end": starts[run[-1]] + len(read.tokens[run[-1]].form)}
            for run in _together(tokens)
        ]
        for part, tokens in zip(PARTS, (said.source, said.cue, said.content), strict=True)
    }


def _together(some: Sequence[int]) -> list[list[int]]:
    """Unbroken runs of numbers."""
    runs: list[list[int]] = []
    for at in some:
        if runs and at == runs[-1][-1] + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _bare(run: list[int], read: Reading) -> list[int]:
    """A run without "that" in front, marks around it, or a quotation mark whose other half is outside."""
    tokens = read.tokens
    while run and (_is_edge(tokens[run[-1]]) or _closes_alone(run, read)):
        run = run[:-1]
    while run and (_is_edge(tokens[run[0]]) or _leads_in(tokens[run[0]]) or _opens_alone(run, read)):
        run = run[1:]
    return run


def _is_edge(token: Token) -> bool:
    return token.form in (",", ".", ";", ":", "-", "–", "—", "--", "...")


def _leads_in(token: Token) -> bool:
    return (token.form.lower() == "that" and token.deprel == "mark") or token.deprel == "cc"


def _closes_alone(run: Sequence[int], read: Reading) -> bool:
    """Whether a run ends with a quotation mark that it does not open, or opens only at its own start."""
    marks = [read.tokens[r].xpos for r in run[1:]]
    return bool(marks) and marks[-1] == "''" and "``" not in marks


def _opens_alone(run: Sequence[int], read: Reading) -> bool:
    """Whether a run opens with a quotation mark that it does not close, or closes only at its own end."""
    marks = [read.tokens[r].xpos for r in run]
    return marks[0] in ("``", "''") and "''" not in marks[1:-1]


def _date(created: str) -> str | None:
    return created if re.fullmatch(r"\d{4}-\d\d-\d\d", created) else None

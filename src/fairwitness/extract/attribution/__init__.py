"""Who says what: reported statements and beliefs, each with its chain of sources, origin first (CODEBOOK)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fairwitness.extract.attribution.bodies import canonical, told_as_body
from fairwitness.extract.attribution.carriers import carrier
from fairwitness.extract.attribution.lists import items, with_list
from fairwitness.extract.attribution.passing import passes_on
from fairwitness.extract.attribution.phrase_parts import Range, setting
from fairwitness.extract.attribution.quotes import quotations
from fairwitness.extract.attribution.register import Register, register
from fairwitness.extract.attribution.report import Report
from fairwitness.extract.attribution.reporting import reports
from fairwitness.extract.attribution.speakers import speaker
from fairwitness.extract.attribution.transcripts import transcribed
from fairwitness.extract.attribution.units import Unit, bounds, unit
from fairwitness.model import Mention, Source, Span, Statement, Time, identity
from fairwitness.vocab import cues
from fairwitness.vocab.body_types import type_of
from fairwitness.vocab.orgs import org_exactly, org_named
from fairwitness.vocab.states import country_named

# How far after a cue the words of time may stand that date the saying.
_NEAR = 40
_COLLECT = frozenset(("agency", "outlet", "monitor", "ngo"))
_OF_BODY = re.compile(
    r"^(?:the )?(?:(?:researchers|monitors|investigators|reporters|journalists|staff) (?:of|from|at|for) )?(?:the )?"
)
_LETTERS = re.compile(r"[A-Z]{3,6}")
_OWN = frozenset(("i", "we"))
_STOP = re.compile(r"[.;!?]\s")


def attributions(text: str, mentions: tuple[Mention, ...], times: tuple[Time, ...]) -> tuple[Statement, ...]:
    """Every reported statement or belief: source, cue and content as exact spans, and the chain, origin first.

    A report on nobody's word ("reportedly", "it was reported that") has no source and an empty chain. The chain of a
    pronoun or of "the agency" carries the full name of whoever it stands for.

    >>> found = attributions('The Harbour Relief Society said on Friday that 12 people had drowned.', (), ())
    >>> found[0].chain[0].org, found[0].cue[0].text, found[0].content[0].text
    ('Harbour Relief Society', 'said', '12 people had drowned')
    """
    quoted = quotations(text)
    known = register(text, mentions)
    found: list[Statement] = []
    for start, end in bounds(text, quoted):
        u = unit(text, start, end, quoted)
        if (loose := _loose_quotation(text, u, found)) is not None:
            found[-1] = loose
            continue
        found += _statements(text, u, known, times) or _before_list(text, u, quoted, known, times)
    voices = tuple(transcribed(text, register(text, mentions)))
    found = [*_in_voices(found, voices, text), *voices]
    return tuple(with_list(text, s) for s in found)


def _in_voices(found: Sequence[Statement], voices: Sequence[Statement], text: str) -> Iterator[Statement]:
    """The reports, those that a voice of a transcript passes on with it behind: "HADDAD: The union says 12."."""
    begins = [voice.cue[0].start for voice in voices]
    for s in found:
        at = bisect_left(begins, s.cue[0].start)
        voice = voices[at - 1] if at else None
        inside = voice is not None and s.cue[0].end <= voice.content[-1].end
        if voice and inside and s.chain and not _is_ours(voice, text):
            own = s.source and s.source[0].text.lower() in _OWN
            s = replace(s, chain=voice.chain if own else joined(s.chain, voice.chain))
        yield s


def _is_ours(voice: Statement, text: str) -> bool:
    """Whether a voice is the outlet's own: "our reporter Amal Haddad"."""
    name = voice.chain[0].name
    return bool(name) and re.search(rf"\b[Oo]ur (?:[\w’'-]+ ){{0,3}}{re.escape(str(name))}\b", text) is not None


def _before_list(text: str, u: Unit, quoted: Sequence[Span], known: Register, times: Sequence[Time]) -> list[Statement]:
    """ "The ministry said:" and a list: the first item is what it said; the others follow."""
    first = items(text, u.end)[:1] if text[u.end - 1 : u.end] == ":" else ()
    return _statements(text, unit(text, u.start, first[0].end, quoted), known, times) if first else []


def _statements(text: str, u: Unit, known: Register, times: Sequence[Time]) -> list[Statement]:
    seen: list[tuple[Range, Report, tuple[Source, ...]]] = []
    found = []
    for report in reports(u):
        chain = _chain(text, u, report, known, times)
        around = next(((r, c) for span, r, c in reversed(seen) if span[0] <= report.cue[0] < span[1]), None)
        if around and u.low[report.cue[1] - 1] == "received":
            continue  # "he said the ward had received 12 dead": he says so, and not the ward
        if around and passes_on(u, *around, report):
            chain = joined(chain, around[1])
        if chain:
            seen += [(span, report, chain) for span in report.content]
        found.append(_statement(text, u, report, chain))
    return found


def joined(inner: tuple[Source, ...], outer: tuple[Source, ...]) -> tuple[Source, ...]:
    """A report inside what another source says passes through that source."""
    if not inner:
        return ()
    told, begun = {_known_as(s) for s in inner}, {s.words.start for s in inner if s.words}
    others = (s for s in outer if s.words is None or s.words.start not in begun)
    return (*inner, *(s for s in others if _known_as(s) not in told))


def _known_as(source: Source) -> tuple[object, ...]:
    """What tells two sources apart: names, or the words of who has none."""
    return (source.name, source.org) if source.name or source.org else (source.words,)


def _span(text: str, u: Unit, tokens: Range) -> Span:
    start, end = u.starts[tokens[0]], u.ends[tokens[1] - 1]
    return Span(start, end, text[start:end])


def _statement(text: str, u: Unit, report: Report, chain: tuple[Source, ...]) -> Statement:
    source = (_span(text, u, report.source),) if report.source else ()
    cue = _span(text, u, report.cue)
    content = tuple(_span(text, u, r) for r in report.content)
    key = identity("", str(cue.start), str(cue.end), str(content[0].start))
    return Statement(key, "", source, (cue,), content, chain)


# -- chains -----------------------------------------------------------------------------------------------------------


def _chain(text: str, u: Unit, report: Report, known: Register, times: Sequence[Time]) -> tuple[Source, ...]:
    if report.source is None:
        return ()
    first = speaker(_span(text, u, report.origin or report.source), known)
    first = replace(first, said=_said(text, u, report, times), channel=_channel(u, report))
    links = [first]
    if report.via:
        links.append(speaker(_span(text, u, report.via), known))
    if report.hearer and (relay := _relay(text, u, report.hearer) or _counting(_span(text, u, report.hearer), known)):
        links.append(relay)
    if report.via is None and (carrying := carrier(u, report)) and (relay := _relay(text, u, carrying)):
        links.append(relay)
    return tuple(dict.fromkeys(links))


def _said(text: str, u: Unit, report: Report, times: Sequence[Time]) -> Time | None:
    """The time on the verb of saying: between source, cue and content, inside none of these."""
    begin, end = u.starts[report.clause], u.ends[report.cue[1] - 1]
    first = bisect_left(times, begin - _NEAR, key=lambda t: t.words.start)
    last = bisect_left(times, end + _NEAR, key=lambda t: t.words.start)
    return next((t for t in times[first:last] if _dates_saying(text, u, report, t)), None)


def _dates_saying(text: str, u: Unit, report: Report, t: Time) -> bool:
    begin, end = u.starts[report.clause], u.ends[report.cue[1] - 1]
    if t.type not in ("DATE", "TIME") or t.words.start < u.start or _inside(u, report, t.words):
        return False
    return not _STOP.search(text[min(end, t.words.end) : max(begin, t.words.start)])


def _inside(u: Unit, report: Report, words: Span) -> bool:
    return any(u.starts[a] <= words.start < u.ends[b - 1] for a, b in report.content)


def _channel(u: Unit, report: Report) -> str | None:
    if report.channel:
        return report.channel
    verb = u.low[report.cue[1] - 1]
    if verb in ("tweeted", "tweets", "tweet", "posted", "posts"):
        return "post"
    if report.source:
        for low in reversed(u.low[report.source[0] : report.source[1]]):
            if channel := cues.document_channels().get(low):
                return channel
    for at in range(max(0, report.clause - 8), report.clause):
        if found := setting(u, at):
            return found[1]
    if report.hearer:
        return "interview" if _passes_on(u.low[report.hearer[0] : report.hearer[1]]) else None
    return None


def _passes_on(words: Sequence[str]) -> bool:
    return any(w.rstrip("s'") in cues.listed("relays", "nouns") or w in cues.listed("relays", "nouns") for w in words)


# Who hears it where it is said, and passes nothing on by being told of.
_TOLD = frozenset("reporters journalists conference conferences briefing briefings".split())


def _relay(text: str, u: Unit, hearer: Range) -> Source | None:
    """The hearer, when it passes on what it was told: an agency or outlet that is not this one."""
    words = _span(text, u, hearer)
    low = u.low[hearer[0] : hearer[1]]
    org = org_named(words.text) or org_exactly(words.text.upper())  # "told Sana": no town is told
    if org and org.type in ("agency", "outlet", "monitor", "ngo"):
        return Source(None, org.name, words)
    if low[0] in cues.listed("relays", "own") or org or low[-1] in _TOLD:
        return None
    if _passes_on(low) and not (low[0] == "the" and len(low) == 2):
        return Source(None, _relay_name(words.text), words)
    return None


def _counting(hearer: Span, known: Register) -> Source | None:
    """A hearer that by its name or its letters collects reports: "told the Amun Observatory", "told KCD".

    Letters that the text does not spell out are a station's without "the"; with it often a bureau's: "told the CID".
    """
    short = _OF_BODY.sub("", hearer.text)
    if org_named(short) or country_named(short):
        return None
    name = known.acronyms.get(short, short)
    letters = _LETTERS.fullmatch(hearer.text) is not None and name == short
    counts = name[:1].isupper() and " " in name and (type_of(name) in _COLLECT or told_as_body(name) is not None)
    return Source(None, canonical(name), hearer) if letters or counts else None


def _relay_name(words: str) -> str:
    """ "the Dravian daily Harbour Post" -> "Harbour Post"; without a name, only the article goes."""
    plain = re.sub(r"^(?:the|an?)\s+", "", words, flags=re.IGNORECASE).split()
    kinds = (i for i, w in enumerate(plain[:-1]) if w in cues.listed("relays", "nouns") and plain[i + 1][0].isupper())
    return " ".join(plain[next(kinds, -1) + 1 :])


# -- quotations that go on --------------------------------------------------------------------------------------------


def _loose_quotation(text: str, u: Unit, found: list[Statement]) -> Statement | None:
    """'"A," said X. "B."': the second quotation is more of the first."""
    inside = [i for i, q in enumerate(u.quoted) if q]
    if (
        not found
        or not inside
        or not found[-1].chain
        or any(not q and w[0].isalnum() for q, w in zip(u.quoted, u.words, strict=True))
    ):
        return None
    last = found[-1]
    end = max(p.end for p in (*last.content, *last.cue, *last.source))
    gap = text[end : u.start]
    if len(gap) > 120 or ("\n\n" in gap.strip(" ") and len(gap) > 6):
        return None
    return replace(last, content=(*last.content, _span(text, u, (inside[0], inside[-1] + 1))))

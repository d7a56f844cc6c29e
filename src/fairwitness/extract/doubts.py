"""What the words around a claim say of its truth: that it is untrue, unsure, or that only something else is denied."""

from __future__ import annotations

import re

from fairwitness.model import Span, Statement
from fairwitness.text import Rare

_REPORT = r"(?:reports?|information|claims?|allegations?|accusations?|rumou?rs?|suggestions?|assertions?|stories)"
# What begins each of these: a sentence that holds none has no report.
_REPORTS = ("report", "information", "claim", "allegation", "accusation", "rumo", "suggestion", "assertion", "stories")
_FALSE = (
    r"(?:false|untrue|baseless|unfounded|lies|a lie|fabricated|a fabrication|wrong|(?:a )?fake|invented|an invention"
    r"|propaganda|nonsense|a hoax|incorrect|inaccurate|(?:grossly |vastly |wildly )?(?:exaggerated|inflated))"
)
# "Reports that 12 died are false", "called reports that 12 died lies"
_FALSE_BEHIND = re.compile(
    rf"\b(?:are|were|is|was|as|have been called) (?:(?:[a-z]+ )?{_FALSE}|not (?:at all )?(?:true|correct|accurate))\b"
)
_REPORT_OF = Rare(
    rf"\b(?:{_REPORT}|(?:the )?news|what is (?:being )?(?:circulated|reported|claimed|said)) "
    r"(?:that|of|about|on|claiming|saying)\b",
    *_REPORTS, "news", "what is", flags=re.IGNORECASE,
)  # fmt: skip
_TOLD = rf"(?:{_REPORT}|news|what is (?:being )?(?:circulated|reported|claimed|said))"
_NO_TRUTH = Rare(
    r"\b(?:no|not any|without any) (?:truth|basis|substance|foundation) (?:to|in|for|whatsoever (?:to|in)) "
    rf"(?:[a-z]+ ){{0,3}}?{_TOLD} (?:that|of|about|on)\b",
    *("truth", "basis", "substance", "foundation"), flags=re.IGNORECASE,
)  # fmt: skip
_DISMISSED = Rare(
    rf"\b(?:dismiss|reject|denounc|refut|rubbish|debunk|contradict|deny|deni|disput(?=e[sd]|ing))\w*"
    rf"(?: (?!{_REPORT})[\w’'-]+){{0,4}}? "
    rf"(?:an? |the |all )?{_REPORT} (?:that|of|about)\b|\bcontrary to {_REPORT} (?:that|of)\b",
    *_REPORTS, flags=re.IGNORECASE,
)  # fmt: skip
_FIGURE_OF = r"(?:the |an? |that |this )?(?:death )?(?:figure|toll|number)s? of"
_THE_FIGURE_OF = Rare(rf"\b{_FIGURE_OF}\b", "figure", "toll", "number", flags=re.IGNORECASE)
_CALLED = Rare(
    rf"\b(?:call|brand|label|describ)\w* (?:{_REPORT} (?:that|of|about)|{_FIGURE_OF})\b",
    *("call", "brand", "label", "describ"), flags=re.IGNORECASE,
)  # fmt: skip
_UNTRUE = re.compile(rf"\b{_FALSE}")
# "It is a lie that 12 died", "we did not kill 12"
_FALSE_THAT = Rare(rf"\b(?:it|that) (?:is|was|['’]s) (?:[a-z]+ )?{_FALSE} that\b", " that", flags=re.IGNORECASE)
_NOT_DONE = Rare(
    r"\b(?:did|do|does|has|have|had)(?: not|n['’]t) "
    r"(?:kill|wound|injure|shoot|execute|lose|lost|detain|arrest|abduct|kidnap|bomb|destroy)(?:ed)? "
    r"(?:about |at least |more than |up to )?$",
    *(" not ", "n't", "n’t"), flags=re.IGNORECASE,
)  # fmt: skip
_UNDENIED = Rare(
    r"\b(?:not|n['’]t|never|neither|nobody|no one|none of them|cannot) (?:[a-z]+ )?"
    r"(?:den(?:y|ies|ied)|disput|reject|doubt|contest)\w*\b",
    *("den", "disput", "reject", "doubt", "contest"), flags=re.IGNORECASE,
)  # fmt: skip
_UNSURE = Rare(
    rf"\b(?:unconfirmed|unverified|uncorroborated) (?:{_REPORT}|accounts?|figures?|information)\b",
    *("unconfirmed", "unverified", "uncorroborated"), flags=re.IGNORECASE,
)  # fmt: skip
# "It was also reported that rebels took it", "reports emerged that rebels took it"
_RUMOURED = Rare(
    r"\b(?:it (?:was|is|has been|had been) (?:(?:also|later|widely|initially|earlier) )?"
    r"(?:reported|rumou?red|alleged) that|"
    r"(?:reports|rumou?rs|allegations) (?:emerged|surfaced|circulated|spread|came in|are emerging) (?:that|of))\b",
    *("report", "rumo", "alleg"), flags=re.IGNORECASE,
)  # fmt: skip
# "Media falsely reported that rebels took it": the teller calls it untrue
_FALSELY = Rare(
    r"\b(?:falsely|wrongly|incorrectly|erroneously|mistakenly) "
    r"(?:claim|report|stat|sa(?:id|ys?)|announc|alleg|assert|declar)\w*(?: (?:on|late|early) [^,;.]{1,20}?)? that\b",
    *("falsely", "wrongly", "incorrectly", "erroneously", "mistakenly"), flags=re.IGNORECASE,
)  # fmt: skip
_UNDONE = Rare(
    r"\b(?:unable|not able|inability|powerless|(?:could|can)(?:not|n['’]t| not)) (?:to )?"
    r"(?:carry out|conduct|launch|mount|establish|perform|undertake|stage|make|continue|do|fly)\b",
    *("able", "inability", "powerless", "could", "can"), flags=re.IGNORECASE,
)  # fmt: skip
# "claimed the column, allegedly including 15 tanks": what hangs on the word
_ALLEGEDLY = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly) (?:including|killing|wounding|injuring|leaving|destroying"
    r"|damaging|abducting|capturing|detaining|displacing|forcing) (?:[a-z]+ ){0,2}$"
)
_FEARED = re.compile(
    r"\b(?:is|are|were|was|be) feared (?:to have )?(?:been )?\w+|\bfeared (?:dead|killed|drowned|buried)\b"
)
# "Two guards and nine porters were reported killed": all of them, whatever the list between
_REPORTED = re.compile(
    r"(?:[ ,]+(?!(?:was|were|is|are|has|have|had|who|which|that|said|says|after|when|while|but|reported)\b)[\w’'-]+)"
    r"{0,14}?"
    r",? (?:was|were|are|is|(?:have|has|had) been) reported (?:to have (?:been )?|as )?"
    r"(?:killed|dead|slain|shot|injured|wounded|hurt|missing|kidnapped|abducted|captured|arrested|detained|seized|trapped|"
    r"destroyed|damaged)\b"
)
# "has likely seized the town", "is believed to hold it"
_LIKELY = Rare(
    r"\b(?:likely|probably|presumably|apparently) (?:(?:also|now|already|still) )?"
    r"(?!(?:aimed|intended|meant|directed|designed|linked|related|motivated)\b)(?:[a-z]+ed|controls?|holds?|took|taken|fell|fallen|lost|won|left|struck|hit|shot)\b"
    r"|\b(?:appears?|seems?|appeared|seemed) to (?:have|be|control|hold)\b"
    r"|\b(?:is|are|was|were) (?:widely )?(?:believed|thought|said|understood|presumed|rumoured) to\b",
    *("likely", "probably", "presumably", "apparently", "appear", "seem"),
    *("believed", "thought", "said", "understood", "presumed", "rumoured"), flags=re.IGNORECASE,
)  # fmt: skip
_ASKED = re.compile(
    r"(?:Asked|Questioned|Commenting|Responding|Reacting|Speaking|Replying) (?:about|on|to|if|whether|after|over"
    r"|following)\b"
)
# "denied responsibility for the strike, which killed 12": what is denied is who did it
_RESPONSIBILITY = re.compile(
    r"(?:any |all |its |their )?(?:responsibility|involvement|role|part|hand|knowledge|blame|complicity|wrongdoing|"
    r"being (?:behind|responsible|involved)|having (?:anything|had anything))\b",
    re.IGNORECASE,
)
# "said it killed 12, a claim the army rejected": somebody else's word on it, in passing
_ASIDE = re.compile(
    r", (?:which|something|an? (?:claim|charge|figure|toll|version|report|allegation|accusation|account|assertion)) "
    r"(?:that |which )?(?:[\w’'-]+ ){1,5}$"
)
_ASIDE_BY = re.compile(
    r", an? (?:claim|charge|figure|toll|version|report|allegation|accusation|account|assertion) "
    r"(?:denied|rejected|dismissed|disputed|refuted|contested) by\b"
)
# "denies aiming at civilians, but thousands have died": what follows is no part of the denial
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|(?:disput|refut)(?:es|ed|ing))\b",
    re.IGNORECASE,
)
# One comma behind ", where" ends the aside ("denied that in Sanar, where it has a post, 12 died"), two hold another.
_BEYOND = re.compile(
    r",? (?:but|although|though|even though|whereas|yet)\b|(?<! that), (?:where|when|while)\b[^,]*(?:,[^,]*,[^,]*)?$"
)
# "denied that 12 died: "We lost three.""
_ANSWER = re.compile(r": ?[\"“]")
_NEGATED = re.compile(r"\b(?:no|not|never) (?:[\w’'-]+ ){0,3}$")
_OF_WHOM = re.compile(r",? of (?:whom|which)\b")
_CLAUSE = re.compile(r"[,;:—–]|\b(?:and|but|while|as|who|saying|said|says|adding|instead|after|before)\b")
_LEAD = 48
_FAR = 400  # characters: no clause of real prose goes on for longer
_LIST = 200  # characters behind the words in which their verb may stand


def is_beyond_denial(sentence: Span, words: Span) -> bool:
    """Whether a sentence denies something else before it comes to the words.

    >>> said = Span(0, 42, "X denies it, but thousands have been hurt.")
    >>> is_beyond_denial(said, Span(17, 26, "thousands")), is_beyond_denial(said, Span(9, 11, "it"))
    (True, False)
    """
    if _leads_to(words, _UNDENIED, sentence):
        return True  # "does not deny that 12 died"
    at = words.start - sentence.start
    denial = _DENIAL.search(sentence.text, max(0, at - _FAR), at)
    if denial is None:
        return False
    beyond = _BEYOND.search(sentence.text, denial.end(), at)
    if beyond is None:
        return _OF_WHOM.match(sentence.text, words.end - sentence.start) is not None
    return _NEGATED.search(sentence.text, beyond.start(), at) is None


def is_answer(sentence: Span, words: Span) -> bool:
    """Whether words stand in a quotation that a denial leads into: what is said instead is not denied.

    >>> said = Span(0, 39, 'X denied that 12 died: "We lost three."')
    >>> is_answer(said, Span(32, 37, "three")), is_answer(said, Span(14, 16, "12"))
    (True, False)
    """
    at = words.start - sentence.start
    denial = _DENIAL.search(sentence.text, max(0, at - _FAR), at)
    return denial is not None and _ANSWER.search(sentence.text, denial.end(), at) is not None


def is_aside(statement: Statement, text: str) -> bool:
    """Whether a statement is another's word on a claim, told in passing behind it: ", a claim the army rejected"."""
    cue = next(iter(statement.cue), None)
    start = max(0, cue.start - _LEAD) if cue else 0
    by = _ASIDE_BY.search(text, start, cue.end + 4) if cue else None
    return cue is not None and (by is not None or _ASIDE.search(text[start : cue.start]) is not None)


def is_asked(words: Span, statement: Statement, sentence: Span) -> bool:
    """Whether words only tell what a speaker was asked about: "Asked about the raid that killed 12, he said no"."""
    cue = next(iter(statement.cue), None)
    if cue is None or not words.end <= cue.start < sentence.end or _ASKED.match(sentence.text) is None:
        return False
    return "," in sentence.text[words.end - sentence.start : cue.start - sentence.start]


def denies_something_else(statement: Statement, text: str) -> bool:
    """Whether a denial is of who did it alone, or another's, told in passing behind what is claimed."""
    if is_aside(statement, text):
        return True
    return any(_RESPONSIBILITY.match(said.text) for said in statement.content)


def told_untrue(sentence: Span, words: Span) -> bool:
    """Whether a sentence calls the report that holds the words false.

    >>> said = Span(0, 44, "Reports that 12 monks were killed are false.")
    >>> told_untrue(said, Span(13, 33, "12 monks were killed")), told_untrue(said, Span(0, 7, "Reports"))
    (True, False)
    """
    end = words.end - sentence.start
    if any(_leads_to(words, told, sentence) for told in (_DISMISSED, _NO_TRUTH, _FALSELY, _FALSE_THAT, _NOT_DONE)):
        return True
    if _leads_to(words, _CALLED, sentence) and _UNTRUE.search(sentence.text, end, end + _FAR):
        return True
    false = _FALSE_BEHIND.search(sentence.text, end, end + _FAR)
    if false is None or _leads_to(words, _REPORT_OF, sentence):
        return false is not None
    return _leads_to(words, _THE_FIGURE_OF, sentence) and _CLAUSE.search(sentence.text, end, false.start()) is None


def told_undone(sentence: Span, words: Span) -> bool:
    """Whether a sentence says that what the words tell could not be done: "unable to carry out air strikes".

    >>> said = Span(0, 42, "They were unable to launch any air strike.")
    >>> told_undone(said, Span(31, 41, "air strike"))
    True
    """
    return _leads_to(words, _UNDONE, sentence)


def told_falsely(sentence: Span, words: Span) -> bool:
    """Whether the teller himself calls what another says untrue ("falsely claimed that"): it is he who denies it."""
    return _leads_to(words, _FALSELY, sentence)


def told_unsure(sentence: Span, words: Span) -> bool:
    """Whether a sentence calls what the words tell unconfirmed, or only feared."""
    near = sentence.text[max(0, words.start - sentence.start - _LEAD) : words.end - sentence.start + _LEAD]
    end = words.end - sentence.start
    told = sentence.text[end : end + _LIST]
    return (
        any(_leads_to(words, unsure, sentence) for unsure in (_UNSURE, _LIKELY, _RUMOURED))
        or _FEARED.search(near) is not None
        or _ALLEGEDLY.search(sentence.text[max(0, words.start - sentence.start - _LEAD) : words.start - sentence.start])
        is not None
        or ("reported" in told and _REPORTED.match(told) is not None)
    )


def _leads_to(words: Span, pattern: Rare, sentence: Span) -> bool:
    """Whether a pattern stands before the words, and no other clause begins between the two."""
    at = words.start - sentence.start
    found = pattern.found(sentence.text, max(0, at - _FAR), at)
    return any(_CLAUSE.search(sentence.text, m.end(), at) is None for m in found)

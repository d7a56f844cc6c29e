"""GUM's attributions as records: what becomes of a marked clause, and what is left out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from training import gum

from fairwitness.extract.learned.tagging import PARTS

DATA = Path(os.environ.get("FAIRWITNESS_DATA", "nowhere"))
HEADER = "# newdoc id = GUM_news_torvik\n# meta::author = Wikinews\n# meta::dateCreated = 2019-05-04\n"

# Each line: form, lemma, part of speech and tag, head, relation; then, if any, the discourse unit that begins there.
SAID = """\
The the DET DT 3 det attribution-positive:1->2:0
Harbour harbour PROPN NNP 3 compound
Ministry ministry PROPN NNP 4 nsubj
said say VERB VBD 0 root
on on ADP IN 6 case
Friday Friday PROPN NNP 4 obl
that that SCONJ IN 10 mark ROOT:2:0
twelve twelve NUM CD 9 nummod
boats boat NOUN NNS 10 nsubj
sank sink VERB VBD 4 ccomp
. . PUNCT . 4 punct"""
QUOTED = """\
" " PUNCT `` 5 punct ROOT:1:0
The the DET DT 3 det
pier pier NOUN NN 5 nsubj
is be AUX VBZ 5 cop
safe safe ADJ JJ 0 root
, , PUNCT , 5 punct
" " PUNCT '' 5 punct
added add VERB VBD 5 parataxis attribution-positive:2->1:0
Mara Mara PROPN NNP 8 nsubj
Voss Voss PROPN NNP 9 flat
. . PUNCT . 5 punct"""
QUOTED_ON = """\
" " PUNCT `` 3 punct elaboration-additional:3->1:1
Nobody nobody PRON NN 3 nsubj
fell fall VERB VBD 0 root
. . PUNCT . 3 punct
" " PUNCT '' 3 punct"""
ACCORDING = """\
According accord VERB VBG 5 case attribution-positive:1->2:0
to to ADP IN 1 fixed
the the DET DT 5 det
Corvan Corvan PROPN NNP 5 compound
Council council PROPN NNP 10 obl
, , PUNCT , 5 punct
the the DET DT 8 det ROOT:2:0
road road NOUN NN 10 nsubj:pass
was be AUX VBD 10 aux:pass
shut shut VERB VBN 0 root
. . PUNCT . 10 punct"""
INTERRUPTED = """\
A a DET DT 2 det attribution-positive:1->4:0
letter letter NOUN NN 6 nsubj
seen see VERB VBN 2 acl elaboration-attribute:2->1:0
by by ADP IN 5 case
Voss Voss PROPN NNP 3 obl:agent
says say VERB VBZ 0 root same-unit_m:3->1:1
the the DET DT 8 det ROOT:4:0
bridge bridge NOUN NN 9 nsubj
fell fall VERB VBD 6 ccomp
. . PUNCT . 6 punct"""
IMPERSONAL = """\
It it PRON PRP 3 expl attribution-positive:1->2:0
was be AUX VBD 3 aux:pass
reported report VERB VBN 0 root
that that SCONJ IN 6 mark ROOT:2:0
Torvik Torvik PROPN NNP 6 nsubj
fell fall VERB VBD 3 ccomp
. . PUNCT . 3 punct"""
THOUGHT = """\
I I PRON PRP 2 nsubj attribution-positive:1->2:0
think think VERB VBP 0 root
it it PRON PRP 4 nsubj ROOT:2:0
rained rain VERB VBD 2 ccomp
. . PUNCT . 2 punct"""
KNEW = """\
Voss Voss PROPN NNP 2 nsubj attribution-positive:1->2:0
knew know VERB VBD 0 root
it it PRON PRP 4 nsubj ROOT:2:0
rained rain VERB VBD 2 ccomp
. . PUNCT . 2 punct"""
DENIED = """\
Voss Voss PROPN NNP 2 nsubj ROOT:1:0
denied deny VERB VBD 0 root
the the DET DT 4 det
charge charge NOUN NN 2 obj
. . PUNCT . 2 punct"""


def conllu(*sentences: str) -> str:
    """A document of one paragraph; the sentences' units are numbered by whoever writes them."""
    lines = [HEADER + "# newpar"]
    for sentence in sentences:
        for number, line in enumerate(sentence.splitlines(), 1):
            form, lemma, upos, xpos, head, relation, *unit = line.split(" ")
            misc = f"Discourse={unit[0]}" if unit else "_"
            row = (number, form, lemma, upos, xpos, "_", head, relation, f"{head}:{relation}", misc)
            lines.append("\t".join(map(str, row)))
        lines.append("")
    return "\n".join(lines) + "\n"


def told(*sentences: str) -> list[tuple[str, ...]]:
    """Source, cue and content of every attribution in the records of a document; parts of one joined by a stroke."""
    return [
        tuple(" | ".join(record["text"][s["start"] : s["end"]] for s in said[part]) for part in PARTS)
        for record in gum.records(gum.parse(conllu(*sentences)))
        for said in record["attributions"]
    ]


def test_a_clause_that_says_who_says_it_becomes_source_cue_and_content() -> None:
    assert told(SAID) == [("The Harbour Ministry", "said", "twelve boats sank")]


def test_a_record_has_our_form() -> None:
    (record,) = gum.records(gum.parse(conllu(SAID)))
    assert (record["name"], record["source"], record["outlet"]) == ("GUM_news_torvik-1", "gum", "Wikinews")
    assert (record["date"], record["claims"]) == ("2019-05-04", None)
    assert record["text"] == "The Harbour Ministry said on Friday that twelve boats sank ."


def test_a_quotation_goes_on_in_a_next_sentence_that_is_all_quoted() -> None:
    assert told(QUOTED, QUOTED_ON) == [("Mara Voss", "added", "The pier is safe | Nobody fell")]


def test_the_noun_after_according_to_is_the_source() -> None:
    assert told(ACCORDING) == [("the Corvan Council", "According to", "the road was shut")]


def test_an_interrupted_clause_is_put_together() -> None:
    assert told(INTERRUPTED) == [("A letter seen by Voss", "says", "the bridge fell")]


def test_an_impersonal_passive_has_no_source() -> None:
    assert told(IMPERSONAL) == [("", "It was reported", "Torvik fell")]


@pytest.mark.parametrize("sentence", [THOUGHT, KNEW])
def test_what_the_codebook_would_not_hold_is_text_without_an_attribution(sentence: str) -> None:
    read = gum.parse(conllu(sentence))
    assert gum.attributions(read) == ([], [])
    assert gum.records(read) == []


def test_a_sentence_with_a_report_that_is_not_marked_is_left_out() -> None:
    numbered = SAID.replace(":1->2:", ":2->3:").replace("ROOT:2:", "elaboration-additional:3->1:")
    (record,) = gum.records(gum.parse(conllu(DENIED, numbered)))
    assert record["text"].startswith("The Harbour Ministry")


def test_words_written_together_stand_together() -> None:
    joined = "4-5\tcharge.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    read = gum.parse(conllu(DENIED).replace("4\tcharge", joined + "4\tcharge"))
    assert gum.text_of(read, {0})[0] == "Voss denied the charge."


def test_a_line_that_is_not_conllu_is_an_error() -> None:
    with pytest.raises(ValueError, match="not a line of CoNLL-U"):
        gum.parse("Voss denied it\n")


@pytest.mark.skipif(not (DATA / "gum").is_dir(), reason="no GUM; name the data folder in FAIRWITNESS_DATA")
def test_the_news_of_gum_gives_whole_attributions() -> None:
    records = gum.load(DATA, ("news",))
    said: list[tuple[dict[str, Any], dict[str, Any]]] = [(r, a) for r in records for a in r["attributions"]]
    assert len(said) > 140
    for record, one in said:
        assert one["cue"] and one["content"]
        for part in PARTS:
            assert all(0 <= s["start"] < s["end"] <= len(record["text"]) for s in one[part])
        words = " ".join(record["text"][s["start"] : s["end"]] for s in one["source"])
        assert words.lower() not in ("i", "you", "we")

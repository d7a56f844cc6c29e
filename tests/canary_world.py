"""A casebook with canaries: strings that no public output may hold, in private fields and in stories' words.

Bodies, towns and persons are invented; the names of persons and clinics are words that stand nowhere else.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from fairwitness import Casebook, casework, judging
from fairwitness.model import Given, origin_id
from fairwitness.review import Decision

# In fields that are private: paths, who judged and why, what is restricted.
PRIVATE = (
    *("xyzzypath", "xyzzyrow", "Judicia", "Whyzzle", "Restrikta", "Hushmore", "Bylinka"),
    *("Assignora", "Commentina", "Kofidenza", "Sekretova", "xyzzyhost"),
)
# Names of victims, and of those who are told of with them.
VICTIMS = (
    *("Zalmira", "Quorvane", "Ilvane", "Drosk", "Teodrik", "Vashti", "Marunek", "Olbrecht", "Pellarin", "Sudrova"),
    *("Hanezka", "Brivolt", "Corvashi", "Lindquar", "Ezbetha", "Tornwald", "Fenmarra", "Jorrisk", "Wexalia", "Gundolf"),
    *("Ruvanka", "Ostmere", "Kelvizar", "Nadirosh"),
)
# Names of clinics, camps and shelters; and of sites where a force lies.
REFUGES = ("Ostrenka", "Brumalis", "Velkonna", "Tishvara")
FORCES = ("Karvelmill", "Dornach")
CANARIES = (*PRIVATE, *VICTIMS, *REFUGES, *FORCES)

OPEN_WORDS = "At least 40 civilians were killed in Qasr Amun on Monday"

STORIES = [
    ("plain", "Shelling in Qasr Amun", "https://news.example.org/2021/shelling", f"{OPEN_WORDS}, the Harbour Relief "
     "Society said. Officials said that shelling had hit the town."),
    ("killed", "Zalmira Quorvane killed in strike", "https://news.example.org/zalmira-quorvane-killed",
     "Zalmira Quorvane, 34, was killed on Monday with 12 other people in "
     "Qasr Amun. The shelling also killed Ilvane Drosk "
     "and 7 members of his family. The Harbour Relief Society said 20 "
     "people were wounded, among them Ilvane Drosk's son. "
     "Quorvane was a teacher. About 50 people came to bury Zalmira."),
    ("listed", "The dead of Qasr Amun", "https://news.example.org/the-dead",
     "Nine people were killed in Qasr Amun on Monday.\n\nThe victims were:\n- Hanezka Brivolt, 6\n- Corvashi Lindquar\n"
     "- Ezbetha Tornwald and her sister\n\nThe Harbour Relief Society said that 9 people, including Fenmarra Jorrisk, "
     "died. Hanezka's funeral drew 300 people."),
    ("kin", "Relatives of the dead speak", "https://news.example.org/pellarin",
     "The brother of Teodrik Vashti, who was shot dead on Monday, said 14 "
     "people were killed in Tell Barud. \"They arrested "
     "Marunek Olbrecht and 30 others,\" said Pellarin Sudrova, who was "
     "wounded in the attack. PELLARIN SUDROVA lost a leg. On Monday 18 people were killed in Tell Barud, "
     "says the sister of Dr Teodrik Vashti."),
    ("clinic", "Clinic hit", "https://news.example.org/ostrenka-clinic",
     "A strike on the Ostrenka Clinic in Qasr Amun killed 11 people on Monday, the Harbour Relief Society said. The "
     "director of the Brumalis field hospital said 25 people were wounded. "
     "Some 4,000 people live in Velkonna camp near "
     "Tell Barud. On Tuesday 16 people were killed in the Tishvara shelter."),
    ("forces", "Fighting goes on", "https://news.example.org/fighting",
     "About 320 fighters of the Northern Front remain in the Karvelmill "
     "silo near Qasr Amun, the Harbour Relief Society "
     "said. The Northern Front captured the Dornach barracks in Tell Barud on Monday. The army has 900 soldiers at the "
     "Dornach barracks."),
    ("few", "Nurses taken", "https://news.example.org/nurses",
     "Three nurses were detained in Qasr Amun on Monday, and 2 aid workers "
     "were abducted. The Harbour Relief Society said "
     "that 19 people were killed, including four doctors. The nurse Wexalia Gundolf was freed later."),
    ("host", "News of the house", "http://xyzzyhost.internal/news",
     "The Harbour Relief Society said 17 people were killed in Tell Barud on Friday."),
    ("confided", "A list of names", "https://news.example.org/2021/list",
     "Sekretova Kofidenza, a clerk, said 57 people were killed in Tell Barud on Thursday.\n\nThe Harbour Relief "
     "Society said 45 people were displaced from Tell Barud. Kofidenza's list has 58 names."),
    ("corrected", "Second count", None,
     "The Harbour Relief Society said 63 people were killed in Tell Barud on Sunday."),
]  # fmt: skip
PAGE = """<html><head><title>Count of the day</title><meta name="author" content="Bylinka Hushmore">
<meta property="article:published_time" content="2021-05-14"></head><body><article><h1>Count of the day</h1>
<p>By Bylinka Hushmore</p><p>The Harbour Relief Society said 71 people were killed in Tell Barud on Saturday.</p>
<p>Rescuers said they had found the body of Ruvanka Ostmere. Kelvizar Nadirosh, a baker, died of his wounds.</p>
</article></body></html>"""
RESTRICTED = "Restrikta said that 88 people were killed in Qasr Amun on Monday. Hushmore Restrikta heard it."

_KEPT = TemporaryDirectory(prefix="fairwitness-canaries-")


def canary_casebook(folder: Path) -> Path:
    """A copy of the casebook in a folder."""
    return copyfile(_made(), folder / "canaries.casebook")


@cache
def _made() -> Path:
    kept = Path(_KEPT.name)
    source = kept / "xyzzypath"
    source.mkdir(exist_ok=True)
    rows = [
        {"name": f"xyzzyrow {name}", "title": title, "url": url, "text": text, "published": "2021-05-13"}
        | ({} if name == "host" else {"outlet": "Harbour Post"})
        for name, title, url, text in STORIES
    ]
    (source / "stories.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (source / "page.html").write_text(PAGE, "utf-8")
    hidden = source / "restricted.txt"
    hidden.write_text(RESTRICTED, "utf-8")
    with Casebook.open(kept / "made.casebook") as casebook:
        casebook.add(source / "stories.jsonl", source / "page.html")
        casebook.add(hidden, given=Given(restricted=True))
        judged = next(c for c in casebook.claims() if c.figure and c.figure.words.text == "63")
        casebook.judge(judged.id, "accept", by="Judicia", because="Whyzzle told me")
        wounded = next(c for c in casebook.claims() if c.figure and c.figure.words.text == "71")
        casebook.judge(wounded.id, "group=civilians", by="Judicia", because="Whyzzle saw it")
        signed = judging.signature("Judicia", "Whyzzle asked for it")
        for said in ("assign=Assignora", "comment=Commentina told me", "status=in_review"):
            judging.judged(casebook, wounded.id, said, signed)
        confided = next(a.origin for a in casebook.accounts() if "Kofidenza" in a.origin.name)
        judging.decided(casebook, origin_id(confided), Decision("restricted", value="yes"), signed)
        casework.reconcile_casebook(casebook)
    return kept / "made.casebook"


def found_in(text: str) -> set[str]:
    """The canaries that stand in a text, in any case."""
    low = text.casefold()
    return {c for c in CANARIES if c.casefold() in low}

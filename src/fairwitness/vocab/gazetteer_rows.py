"""One place as it goes into the gazetteer's file, and what its makers share: names of provinces, distance, spelling."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fairwitness.vocab import table
from fairwitness.vocab.countries import BANKS, countries, full_name
from fairwitness.vocab.names import name_key, readable

# Countries whose names reach English through another script, in many spellings.
SPELLED_MANY_WAYS = frozenset(
    "SY IQ YE LB LY SD SS JO PS EG SA AE OM KW BH QA AF PK IR UA RU BY TR SO TN DZ MA ET ER TD ML NE MR AZ AM".split()
)
_ARABIC = frozenset("SY IQ YE LB LY SD JO PS EG SA AE OM KW BH QA TN DZ MA MR".split())
_MARKED = frozenset("AF IR PK".split())  # transliterated with marks below letters, but without an article to mend
# Names of provinces that are words of their own; they are found with their kind only ("Unity state").
SIDES = frozenset(
    "central centre northern southern eastern western north south east west nord sud est ouest littoral unity "
    "lakes bay norte sur sul este oeste leste centro centrale centru capital islands interior coast borders "
    "plateau delta sahel cascades meta mon chin lac sila union progress hope peace liberty".split()
) | {
    "red sea",
    "north central",
    "north western",
    "south central",
    "north east",
    "north west",
    "south east",
    "south west",
}
KINDS_OF_LAND = ("province", "governorate", "state", "region", "oblast")


@dataclass(frozen=True, slots=True)
class Row:
    """One place; ``bonus``: how much better known by its own names than its size says, in powers of ten;
    ``alternates``: names that do not share in it; ``precision``: where it is other than that of its kind, for it stands
    at the place that holds it; ``seat``: of its country's government.
    """

    id: str
    name: str
    kind: str
    country: str
    at: tuple[float, float]
    within: tuple[str, ...]
    others: tuple[str, ...]
    population: int
    admin: str = ""
    bonus: float = 0.0
    capital: str = ""
    precision: str = ""
    alternates: tuple[str, ...] = ()
    seat: bool = False

    @property
    def rank(self) -> float:
        return math.log10(self.population + 30) + self.bonus


@cache
def divisions() -> dict[str, tuple[str, str]]:
    """The divisions of divisions.tsv: code ("SY.12.8537261") to name and GeoNames id."""
    text = resources.files("fairwitness.vocab").joinpath("divisions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {code: (name, number) for code, name, number in rows}


@cache
def province_names() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """(country, admin1 code) to the name as ``within`` says it ("Raqqa Governorate") and all bare names."""
    found = {}
    for code, (name, _) in divisions().items():
        if code.count(".") == 1:
            country, _, number = code.partition(".")
            plain = spelled(name, country)
            plain = f"{plain} province" if name_key(plain) in SIDES else plain
            found[country, number] = (plain, tuple(dict.fromkeys((plain, *_without_kind(plain)))))
    for country, rows in table("provinces").items():
        for code, names in rows.items():
            if code != "kind" and country != "at":
                found[country, code] = (province_name(names[0], rows["kind"]), tuple(names))
    found["PS", "GZ"] = ("Gaza Strip", ("Gaza Strip",))
    found["PS", "WE"] = ("West Bank", ("West Bank",))
    return found


def _without_kind(name: str) -> tuple[str, ...]:
    """ "Sidama Region" gives "Sidama"."""
    head, _, last = name.rpartition(" ")
    return (head,) if head and last.lower() in KINDS_OF_LAND else ()


def province_name(name: str, kind: str) -> str:
    """ "Raqqa" and "Governorate" give "Raqqa Governorate"; what says its kind already stays as it is.

    >>> province_name("Raqqa", "Governorate"), province_name("Somali Region", "region")
    ('Raqqa Governorate', 'Somali Region')
    """
    last = name.rsplit(" ", 1)[-1].lower()
    return (
        name if last in {kind.lower(), "region", "state", "province", "countryside", "damascus"} else f"{name} {kind}"
    )


def spelled(name: str, country: str) -> str:
    """A name as a reader would write it.

    >>> spelled("Nād ‘Alī", "AF"), spelled("Al Fallūjah", "IQ"), spelled("Ségou", "ML")
    ('Nad Ali', 'al-Fallujah', 'Ségou')
    """
    plain = readable(name, arabic=country in _ARABIC or country in _MARKED)
    return plain[:1].upper() + plain[1:] if country in _MARKED else plain


def holders(country: str, province: str, district: str = "") -> tuple[str, ...]:
    """The full names of district, province and country, as far as known, narrowest first."""
    land = (countries()[country].name,) if country in countries() else ()
    inner = (full_name(district, country, province),) if district else ()
    if not province:
        return (*inner, *land)
    return (*inner, province if country == "PS" and province in BANKS else full_name(province, country), *land)


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Roughly how far two points are apart, in kilometres; good for what is near."""
    return math.hypot((a[0] - b[0]) * 111, (a[1] - b[1]) * 111 * math.cos(math.radians(a[0])))

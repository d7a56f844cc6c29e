"""Make src/fairwitness/vocab/divisions.tsv from GeoNames' tables of administrative divisions (CC BY 4.0).

python -m training.divisions FOLDER   (holds admin1CodesASCII.txt and admin2Codes.txt)

First-level divisions of countries that provinces.toml does not hold, second-level ones of countries at war or near one.
Generic words of other languages are taken off, so that what remains is the name.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from fairwitness.vocab import table
from fairwitness.vocab.names import name_key

SECOND = frozenset(
    "SY IQ YE UA PS SD SS LB LY AF MM ML NE BF TD NG ET SO CD CF CM PK BD PH GB ER HT MZ UG KE RW BI AZ AM GE IR IL EG "
    "SA JO ZW LK ID TJ KG".split()
)
_GENERIC = re.compile(
    r"^(?:Mud[iī]r[iī]yat(?: ad| al)?|Markaz|Qism|Qa[dḑ]ā[’'ʼ]?|Nāḩiyat|Muḩāfaz̧at|Woreda|Shahrestān-e|Ostān-e|"
    r"Cercle de|Cercle d[’']|Arrondissement d[eu](?: la)?|Département d[eu](?: la)?|Territoire d[eu]|"
    r"Province of(?: the)?|Province d[eu](?: la)?|(?:Sous-p|P)réfecture de|Kabupaten|Kota|Preuvincie|"
    r"County of|(?:(?:City and|Royal|Metropolitan) )?(?:Borough|County|City) of|District of)\s+",
)
_LAST = re.compile(
    r"\s+(?:District|Raion|Rayon|Locality|Governorate|Province|Provincia|Department|County|Zone|City|Municipality|Woreda|"
    r"Shahrestan|Sub-?[Dd]ivision|Regency|Township|Oblast|Kray|Voblasts)$"
)


def rows(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(code, name, GeoNames id) of each division that goes in."""
    ours = table("provinces")
    for line in (folder / "admin1CodesASCII.txt").read_text(encoding="utf-8").splitlines():
        code, name, _, number = line.split("\t")
        if code[:2] not in ours and code[:2] not in ("US", "PS"):
            yield code, named(name), number
    for line in (folder / "admin2Codes.txt").read_text(encoding="utf-8").splitlines():
        code, name, _, number = line.split("\t")
        if code[:2] in SECOND and len(name_key(named(name))) > 2:
            yield code, named(name), number


def named(name: str) -> str:
    """A division's name alone.

    >>> named("Ariha District"), named("Cercle de Gao")
    ('Ariha', 'Gao')
    """
    bare = _LAST.sub("", _GENERIC.sub("", name)).strip()
    return bare if name_key(bare) else name


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    listed = sorted(set(rows(parser.parse_args().folder)))
    target = Path(str(resources.files("fairwitness.vocab").joinpath("divisions.tsv")))
    target.write_text("".join("\t".join(row) + "\n" for row in listed), encoding="utf-8")
    print(f"{len(listed)} divisions in {target}")


if __name__ == "__main__":
    main()

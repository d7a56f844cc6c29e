"""Which language a text is in, also where it holds hardly more than names."""

from __future__ import annotations

import sys

import pytest

from fairwitness.read.language import language_of

NAMES = "\n".join(
    f"* {name} Brigade\n** Martyrs of {name}\n*** {name} Front and the Reed Guard in Nor"
    for name in ("Torvik", "Sanar", "Hadrin", "Liwa al-Nor", "Katibat Qasr")
)

TABLE = (
    "\n".join(
        f"| {name} de Torvik | {n} (1 of the army and {n} in store) | Sanar |"
        for n, name in enumerate(("Falke", "Sokol", "Aguila", "Kestrel", "Harrier", "Condor", "Milan", "Buteo"), 2)
    )
    + " Hadrin" * 500
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (NAMES, "en"),
        (TABLE, "en"),
        ("Das Heer hat die Stadt am Montag verlassen, und niemand ist in den Bergen verletzt.", "de"),
        ("De soldaten hebben de stad op maandag verlaten en er is niemand in het dorp gewond.", "nl"),
        ("Soldat meninggalkan kota itu pada hari Senin dan tidak ada yang terluka di desa.", "id"),
        ("Askerler pazartesi günü şehirden ayrıldı ve köyde kimse yaralanmadı, bu bir ilk.", "tr"),
        ("12:30", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_lists_of_names_ask_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)  # to import it would fail
    assert language_of(NAMES) == language_of(TABLE) == "en"

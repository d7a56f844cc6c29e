"""The command that writes the public site."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import CasebookOption, LanguageOption
from fairwitness.commands.shown import picture_of
from fairwitness.errors import UsageError

if TYPE_CHECKING:
    from fairwitness.publish.picture import Picture

_CONTACT = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+|https://[^\s<>\"]+")


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder, or one written by this before.")],
    casebook: CasebookOption = None,
    embargo: Annotated[
        int, typer.Option("--embargo", min=0, metavar="DAYS", help="Without what was told on the newest days.")
    ] = 0,
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar="ADDRESS", help="Where errors are reported: an e-mail or https address."),
    ] = None,
    language: LanguageOption = "en",
    yes: Annotated[
        bool, typer.Option("--yes", help="Write it without showing first what the public will see.")
    ] = False,
) -> None:
    """Write what the public may see as a site of plain files, which opens from disk and under any address.

    First tells what the public will see and what is withheld, and asks; with --yes it writes at once. What the public
    may see: docs/site.md.

    Example: fairwitness publish site --embargo 7 --contact errors@example.org
    """
    from fairwitness import casework
    from fairwitness.web import site, site_folder
    from fairwitness.web.languages import known

    if contact is not None and not _CONTACT.fullmatch(contact):
        raise UsageError(f"--contact {contact!r} is neither an e-mail address nor one that begins with https://")
    spoken, there = known(language), folder.resolve()
    site_folder.check(there)
    picture = picture_of(casebook)
    shown = casework.public_picture(picture, embargo)
    with site_folder.beside(there) as new:
        made = site.write(shown, new, site.Asked(embargo, contact, spoken))
        if not yes:
            console.say("\n".join(preview(picture, shown, embargo, made.pages)))
            if contact is None:
                console.say("No --contact: readers are told of no address to which errors are reported.")
            typer.confirm(f"Write {made.files:,} files ({made.size:,} bytes) to {folder}?", abort=True, err=True)
        site_folder.put(new, there)
    console.say(f"{made.files:,} files ({made.size:,} bytes) written to {folder}; open {folder / 'index.html'}")


def preview(picture: Picture, shown: Picture, embargo: int, pages: Counter[str]) -> list[str]:
    """What the public will see, and how much is withheld and why, a line each."""
    from fairwitness.publish.profile.secret import opened

    restricted = len(picture.documents) - len(opened(picture, 0).picture.documents)
    late = len(picture.documents) - restricted - len(shown.documents)
    silent = sum(not c.words.text for c in shown.claims)
    lines = ["The public will see:", *(f"  {n:>7,}  {sort}" for sort, n in sorted(pages.items()))]
    lines += [
        "Withheld:",
        f"  {restricted:>7,}  documents given in confidence",
        f"  {len(picture.claims) - len(shown.claims):>7,}  claims: of those documents, rejected, or not to be told",
        f"  {silent:>7,}  more claims without their words: a name, refuge, force or small count may stand in them",
    ]
    if embargo:
        lines.insert(-2, f"  {late:>7,}  documents of the newest {embargo} days, or undated")
    return lines

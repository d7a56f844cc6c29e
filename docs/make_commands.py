"""Write docs/commands.md from the commands' own help; with --check, fail when it is stale."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import typer

from fairwitness.cli import app

PAGE = Path(__file__).with_name("commands.md")


def page() -> str:
    """The reference of commands, as Markdown."""
    parts = ["# Commands", "", "Made by `docs/make_commands.py` from the commands' own help.", ""]
    for name, command in sorted(_commands().items()):
        context = command.make_context(f"fairwitness {name}", [], resilient_parsing=True, terminal_width=110)
        parts += [f"## {name}", "", "```text", command.get_help(context).strip(), "```", ""]
    return "\n".join(parts)


def _commands() -> dict[str, Any]:
    commands: dict[str, Any] = getattr(typer.main.get_command(app), "commands", {})
    return commands


def main() -> int:
    """Write the page, or say whether it is stale."""
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print("docs/commands.md is stale; run: .venv/bin/python docs/make_commands.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

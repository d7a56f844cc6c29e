"""Write the data dictionary into docs/files.md, from the one definition of columns; with --check, fail when stale."""

from __future__ import annotations

import sys
from pathlib import Path

from fairwitness.vocab import table
from fairwitness.vocab.columns import columns

PAGE = Path(__file__).with_name("files.md")
_MARK = "## The columns\n"
_TYPES = {"yes_no": "yes or no", "upper": "number, and whether open"}


def page(before: str) -> str:
    """The page with its dictionary made anew."""
    parts = [before.partition(_MARK)[0] + _MARK, "Made by `docs/make_files.py` from `vocab/columns.toml`.\n"]
    for name in table("columns"):
        parts += [f"### {name}\n", "| column | type | HXL | holds |", "|---|---|---|---|"]
        for c in columns(name):
            tag = f"`{c.hxl}`" if c.hxl else ""
            parts.append(f"| `{c.name}` | {_TYPES.get(c.type, c.type)} | {tag} | {c.about} |")
        parts.append("")
    return "\n".join(parts)


def main() -> int:
    """Write the page, or say whether it is stale."""
    known = PAGE.read_text(encoding="utf-8")
    if "--check" not in sys.argv:
        PAGE.write_text(page(known), encoding="utf-8")
        return 0
    if known == page(known):
        return 0
    print("docs/files.md is stale; run: .venv/bin/python docs/make_files.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

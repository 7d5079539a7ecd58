"""A dossier as Markdown: plain text that reads well as it stands.

In: a `Dossier`. Out: text in GitHub's dialect, which has tables. Pictures are told in words, since
a single file of text holds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from demarche.exports.dossier.blocks import (
    Block,
    Cite,
    Dossier,
    Line,
    Paragraph,
    Picture,
    Section,
    Table,
    Words,
)

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")
_HEADS = re.compile(r"^(\s*)([-+=>]|\d+[.)])(?=\s|$)")


def markdown(document: Dossier) -> str:
    """The dossier as one text.

    Args:
        document: the dossier.
    """
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Dossier) -> Iterator[str]:
    yield f"# {_plain(document.title)}"
    yield ""
    yield f"*{_plain(document.kind)}*"
    yield ""
    yield "| | |"
    yield "|---|---|"
    for name, value in document.facts:
        yield f"| **{_plain(name)}** | {_inline(value)} |"
    yield ""
    yield "## Summary"
    yield ""
    for paragraph in document.summary:
        yield from _block(paragraph)
    for section in (*document.points, *document.annexes):
        yield from _section(section)
    yield "---"
    yield ""
    for paragraph in document.colophon:
        yield from _block(paragraph)


def _section(section: Section) -> Iterator[str]:
    yield f"## {_plain(section.heading)}"
    yield ""
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            lead = f"{block.number} " if block.number else ""
            yield f"{lead}{_inline(block.parts)}"
        case Picture():
            yield f"*Picture: {_plain(block.drawing.told)}*"
            yield ""
            yield f"*{_plain(block.caption)}*"
        case Table():
            yield from _table(block)
    yield ""


def _table(table: Table) -> Iterator[str]:
    yield f"**{_plain(table.caption)}**"
    yield ""
    yield _row(map(_plain, table.heads))
    yield _row("---" for _ in table.heads)
    for row in table.rows:
        yield _row(map(_inline, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(line: Line) -> str:
    text = "".join(map(_part, line))
    return _HEADS.sub(r"\1\\\2", text)


def _part(part: Words | Cite) -> str:
    if isinstance(part, Cite):
        return f"\\[{', '.join(map(str, part.numbers))}\\]"
    mark = {"plain": "", "bold": "**", "italic": "*"}[part.form]
    core = part.text.strip()
    if not mark or not core:
        return _plain(part.text)
    before = part.text[: len(part.text) - len(part.text.lstrip())]
    after = part.text[len(part.text.rstrip()) :]
    return f"{before}{mark}{_plain(core)}{mark}{after}"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split("\n")))

"""A dossier as one web page that needs nothing else.

In: a `Dossier`. Out: HTML: no script, no font, picture or style sheet from elsewhere; its policy
forbids it to load anything. Never lets text become markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

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
from demarche.exports.pictures import svg

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(document: Dossier) -> str:
    """The page.

    Args:
        document: the dossier.
    """
    return "".join(_page(document))


def _page(document: Dossier) -> Iterator[str]:
    style = resources.files("demarche.exports.dossier").joinpath("dossier.css")
    yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield f"<title>{escape(document.title)} · {escape(document.case)}</title>\n"
    yield f"<style>\n{style.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>\n"
    yield f'<header>\n<p class="kind">{escape(document.kind)}</p>\n'
    yield f"<h1>{escape(document.title)}</h1>\n<dl>\n"
    for name, value in document.facts:
        yield f"<div><dt>{escape(name)}</dt><dd>{_inline(value)}</dd></div>\n"
    yield '</dl>\n</header>\n<section class="summary">\n<h2>Summary</h2>\n'
    for paragraph in document.summary:
        yield _block(paragraph)
    yield "</section>\n"
    for section in document.points:
        yield from _section(section, "point")
    for section in document.annexes:
        yield from _section(section, "annex")
    yield "<footer>\n"
    for paragraph in document.colophon:
        yield _block(paragraph)
    yield "</footer>\n</main>\n</body>\n</html>\n"


def _section(section: Section, kind: str) -> Iterator[str]:
    yield f'<section class="{kind}">\n<h2>{escape(section.heading)}</h2>\n'
    yield from map(_block, section.blocks)
    yield "</section>\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Picture():
            caption = f"<figcaption>{escape(block.caption)}</figcaption>"
            return f"<figure>\n{svg(block.drawing)}\n{caption}\n</figure>\n"
        case Table():
            return _table(block)


def _paragraph(block: Paragraph) -> str:
    kinds = [*(["numbered"] if block.number else []), *(["note"] if block.note else [])]
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    number = f'<span class="no">{block.number}</span>' if block.number else ""
    return f"<p{kind}>{number}<span>{_inline(block.parts)}</span></p>\n"


def _table(block: Table) -> str:
    columns = "".join(f'<col style="width:{share:.0%}">' for share in block.widths)
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
    rows = []
    for at, row in enumerate(block.rows):
        anchor = f' id="source-{block.sources[at]}"' if block.sources else ""
        cells = "".join(f"<td>{_inline(line)}</td>" for line in row)
        rows.append(f"<tr{anchor}>{cells}</tr>\n")
    return (
        f'<div class="table"><table>\n<caption>{escape(block.caption)}</caption>\n'
        f"<colgroup>{columns}</colgroup>\n<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{''.join(rows)}</tbody>\n</table></div>\n"
    )


def _inline(line: Line) -> str:
    return "".join(map(_part, line))


def _part(part: Words | Cite) -> str:
    if isinstance(part, Cite):
        links = ", ".join(f'<a href="#source-{n}">{n}</a>' for n in part.numbers)
        return f'<span class="cite">[{links}]</span>'
    text = escape(part.text)
    tag = {"plain": "", "bold": "b", "italic": "i"}[part.form]
    return f"<{tag}>{text}</{tag}>" if tag else text

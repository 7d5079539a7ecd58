"""What a dossier says, as plain text: for tests that read it as a person does."""

from collections.abc import Iterator

from demarche.exports.dossier.blocks import Cite, Dossier, Line, Paragraph, Section, Table


def plain(line: Line) -> str:
    return "".join(
        f"[{', '.join(map(str, part.numbers))}]" if isinstance(part, Cite) else part.text
        for part in line
    )


def section(document: Dossier, start: str) -> Section:
    return next(s for s in (*document.points, *document.annexes) if s.heading.startswith(start))


def paragraphs(where: Section) -> list[str]:
    return [plain(block.parts) for block in where.blocks if isinstance(block, Paragraph)]


def rows(where: Section, caption: str) -> list[list[str]]:
    table = next(b for b in where.blocks if isinstance(b, Table) and b.caption.startswith(caption))
    return [[plain(cell) for cell in row] for row in table.rows]


def lines(document: Dossier) -> Iterator[Line]:
    """Every line of text in the dossier."""
    yield from (value for _, value in document.facts)
    for paragraph in (*document.summary, *document.colophon):
        yield paragraph.parts
    for part in (*document.points, *document.annexes):
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield block.parts
            elif isinstance(block, Table):
                for row in block.rows:
                    yield from row


def everything(document: Dossier) -> str:
    return "\n".join(map(plain, lines(document)))

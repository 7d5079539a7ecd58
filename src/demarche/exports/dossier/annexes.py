"""The annexes of a dossier: the chronology, the reports, the sources, the reasons for the case.

In: a matter and its sources, after the points have cited theirs. Out: sections. Lists every source
that is cited, with the words that stand there.
"""

from __future__ import annotations

from demarche.exports.dossier.blocks import Block, Inline, Line, Paragraph, Section, Table, Words
from demarche.exports.dossier.composing import STAND_IN, Desk, cell
from demarche.exports.dossier.facts import difference_rows
from demarche.exports.dossier.matter import Act, Matter
from demarche.exports.dossier.phrasing import counted, day, days_written, listed, squeezed
from demarche.exports.dossier.sketches import timeline_picture
from demarche.exports.dossier.sources import quotation
from demarche.exports.dossier.statements import sentence
from demarche.records import Report

LINKS = 12
"""Links told one by one; beyond, they are counted."""


def chronology(desk: Desk) -> Section:
    """All acts of the case, oldest first, with the timeline."""
    matter = desk.matter
    blocks: list[Block] = []
    picture = timeline_picture(matter)
    if picture is not None:
        blocks.append(picture)
    rows = [_act_row(desk, act) for act in matter.acts]
    blocks.append(
        Table(
            "Chronology",
            ("No.", "Date", "What is told", "Reports", "Sources"),
            tuple(rows),
            (0.06, 0.2, 0.5, 0.12, 0.12),
        )
    )
    if desk.stands_in(matter.acts):
        blocks.append(Paragraph((Words(STAND_IN, "italic"),), note=True))
    rows = [
        row
        for act in matter.acts
        if not act.incident
        for difference in act.differences
        for row in difference_rows(desk, act, difference)
    ]
    if rows:
        heads = ("Point of difference", "Account", "Sources")
        caption = "Where the accounts of what followed differ"
        blocks.append(Table(caption, heads, tuple(rows), (0.35, 0.4, 0.25)))
    return Section("Annex A. Chronology", tuple(blocks))


def _act_row(desk: Desk, act: Act) -> tuple[Line, ...]:
    event = act.event
    text = sentence(event, desk.matter.report(event.report), dated=False)
    told = len({e.report for e in act.tellings})
    copies = f", {counted(act.voices, 'voice')}" if act.voices < told else ""
    return (
        (Words(str(act.number), "bold"),),
        cell(desk.dated(event)),
        cell(f"{text}."),
        cell(f"{told}{copies}"),
        (desk.sources.cite(act.tellings),),
    )


def letters(matter: Matter) -> dict[str, str]:
    """A letter for each report: A, B ... Z, AA, AB ..."""

    def letter(at: int) -> str:
        return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)

    return {report.id: letter(at) for at, report in enumerate(matter.reports)}


def reports_and_sources(desk: Desk) -> Section:
    """The reports, and the cited sentences in full."""
    matter = desk.matter
    names = letters(matter)
    reports = Table(
        "Reports",
        ("Report", "Title or name", "Outlet", "Published"),
        tuple(_report_row(report, names[report.id]) for report in matter.reports),
        (0.1, 0.5, 0.2, 0.2),
    )
    blocks: list[Block] = [reports]
    for group in matter.case.copies:
        if len(group) > 1:
            same = listed([names[r] for r in group if r in names])
            text = f"Reports {same} are copies of one text and count as one voice."
            blocks.append(Paragraph((Words(text),), note=True))
    sources = desk.sources.all()
    rows = []
    for source in sources:
        report = matter.report(source.report)
        place = f"{names[source.report]}, {day(report.published)}"
        rows.append(
            ((Words(f"[{source.number}]", "bold"),), cell(place), quotation(source, report))
        )
    blocks.append(
        Table(
            "Sources, in the words of the reports; the words that tell the acts are in bold",
            ("Source", "Report", "Words of the report"),
            tuple(rows),
            (0.1, 0.2, 0.7),
            tuple(source.number for source in sources),
        )
    )
    return Section("Annex B. Reports and sources", tuple(blocks))


def _report_row(report: Report, letter: str) -> tuple[Line, ...]:
    title: list[Inline] = [Words(squeezed(report.title or report.id))]
    if report.title and report.title != report.id:
        title.append(Words(f" ({squeezed(report.id)})"))
    if report.url:
        title.append(Words(f" – {squeezed(report.url)}"))
    return (
        (Words(letter, "bold"),),
        tuple(title),
        cell(squeezed(report.outlet) if report.outlet else "not told"),
        cell(day(report.published, unknown="not told")),
    )


def why_one_case(desk: Desk) -> Section | None:
    """Why the reports are held to tell of one incident, None where there is nothing to explain."""
    links = desk.matter.case.links
    if not links:
        return None
    names = letters(desk.matter)

    def name(incident: str) -> str:
        report = incident.rpartition("#")[0]
        return names.get(report, report or incident)

    rows = [
        (cell(f"{name(link.first)} and {name(link.second)}"),
         cell(days_written("; ".join(map(squeezed, link.reasons)))), cell(squeezed(link.by)))
        for link in links[:LINKS]
    ]  # fmt: skip
    blocks: list[Block] = [
        Table(
            "Why these reports are held to tell of one incident",
            ("Reports", "What speaks for it", "Decided by"),
            tuple(rows),
            (0.16, 0.6, 0.24),
        )
    ]
    if len(links) > LINKS:
        more = f"{len(links) - LINKS} more links of the same kind are kept in the docket."
        blocks.append(Paragraph((Words(more),), note=True))
    return Section("Annex C. Why these reports are one case", tuple(blocks))

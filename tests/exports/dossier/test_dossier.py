import datetime as dt
import io
import re
from dataclasses import replace
from typing import get_args

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from tests.exports.dossier.reading import everything, lines, paragraphs, plain, rows, section
from tests.exports.dossier.recife import BY_ID, CASE, DUTIES, EVENTS, FILE

from demarche.exports.dossier import Dossier, dossier
from demarche.exports.dossier.blocks import Cite, Paragraph, Picture
from demarche.exports.dossier.docx import docx_bytes
from demarche.exports.dossier.facts import version
from demarche.exports.dossier.html import html_page
from demarche.exports.dossier.law import about, title
from demarche.exports.dossier.markdown import markdown
from demarche.ontology.duties import default_grounds
from demarche.records import (
    CaseFile,
    Duty,
    DutyKind,
    EventRef,
    Evidence,
    ProtectedKind,
    Report,
    Span,
)

ISSUED = dt.date(2024, 12, 1)


def test_the_points_stand_in_the_order_of_the_procedure(document: Dossier) -> None:
    headings = [point.heading for point in document.points]
    assert [heading.split(".")[0] for heading in headings] == [str(n) for n in range(1, 12)]
    for number, word in enumerate(
        ("Reporting", "Date", "Premises", "What happened", "Instruments", "Protection",
         "What was asked", "justice", "repetition", "Reparation", "still open"), 1
    ):  # fmt: skip
        assert word in headings[number - 1]
    for point in document.points:
        assert point.blocks, point.heading


def test_the_title_block_tells_the_case(document: Dossier) -> None:
    facts = {name: plain(value) for name, value in document.facts}
    assert facts == {
        "Case number": "bra-recife-2024-03-02-prt-consulate",
        "Date of issue": "1 December 2024",
        "Reporting State": "Portugal",
        "Sending State": "Portugal",
        "Receiving State": "Brazil",
        "Affected": "The consulate",
        "Incident": "2 March 2024, Recife",
        "State of the case": "Two of four duties open",
        "Basis": "Four reports, three independent voices, published between 3 and 5 March 2024",
    }
    assert document.title == "Attack on the Portuguese consulate in Recife, March 2024"


def test_paragraphs_of_the_points_are_numbered_in_order(document: Dossier) -> None:
    for at, point in enumerate(document.points, 1):
        numbers = [b.number for b in point.blocks if isinstance(b, Paragraph) and b.number]
        assert numbers == [f"{at}.{n}" for n in range(1, len(numbers) + 1)]
        assert numbers


def test_every_reference_leads_to_a_source_and_every_source_is_cited(document: Dossier) -> None:
    cited = {
        number
        for line in lines(document)
        for part in line
        if isinstance(part, Cite)
        for number in part.numbers
    }
    sources = rows(section(document, "Annex B"), "Sources")
    assert cited == set(range(1, len(sources) + 1))
    assert [row[0] for row in sources] == [f"[{number}]" for number in sorted(cited)]


def test_every_source_is_quoted_as_it_stands(document: Dossier) -> None:
    names = {"A": "wire-1", "B": "wire-2", "C": "local", "D": "later"}
    for _, where, words in rows(section(document, "Annex B"), "Sources"):
        quote = words.removeprefix("“").removesuffix("”")
        text = BY_ID[names[where.split(",")[0]]].text.replace("“", "‘").replace("”", "’")
        assert quote in text


def test_what_happened_is_told_with_its_sources_and_accounts_side_by_side(
    document: Dossier,
) -> None:
    point = section(document, "4.")
    told = paragraphs(point)
    assert told[0].startswith("On 2 March 2024, masked men attacked the Portuguese consulate")
    assert "“RECIFE, 3 March 2024 – About forty masked men stoned" in told[0]
    assert told[1] == (
        "As those who did it, the reports name: masked men [1, 2]; a crowd (Brazil) [3]."
    )
    assert "“A guard was injured, the consul said” [4]" in told[3]
    assert "smashed its windows" in told[4]
    assert rows(point, "Where the accounts differ") == [
        ["How many were injured (act 1)", "2", "[3]"],
        ["", "1", "[1, 2]"],
    ]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("source", "BRA CVL, PRT GOV", "Brazil (civilians); Portugal (government)"),
        ("target", "IGO IGO", "an international organisation"),
        ("source", "NLD COP", "the Netherlands (police and security forces)"),
        ("date", "2024-03-02", "2 March 2024"),
        ("date", "2024-03-02–2024-03-04", "2 March 2024 to 4 March 2024"),
        ("status", "alleged", "alleged"),
        ("status", "occurred", "told as a fact"),
        ("dead", "at least 3", "at least 3"),
        ("place", "Olinda", "Olinda"),
    ],
)
def test_versions_of_accounts_are_in_words(field: str, value: str, told: str) -> None:
    assert version(field, value) == told


def test_invoked_law_and_defaults_are_told_apart(document: Dossier) -> None:
    table = rows(section(document, "5."), "Instruments")
    assert table[0] == [
        "Vienna Convention on Consular Relations, 1963",
        "no article named",
        "Invoked by Portugal [6, 7]",
    ]
    assert all(row[2].startswith("Default for ") for row in table[1:])
    assert table[1][1] == "Article 7: extradite or prosecute"
    ledger = rows(section(document, "11."), "Ledger")
    assert [row[6].rsplit(" ", 1)[1] for row in ledger] == [
        "(invoked)", "(default)", "(default)", "(default)",
    ]  # fmt: skip


def test_every_default_ground_is_told_with_what_it_is_about() -> None:
    for kind in get_args(DutyKind):
        for touched in (None, *get_args(ProtectedKind)):
            for held in (False, True):
                for short, article in default_grounds(kind, touched, held=held):
                    assert title(short) != short
                    assert about(short, article), (short, article)


def test_claims_stay_claims(document: Dossier) -> None:
    told = [row[2] for row in rows(section(document, "Annex A"), "Chronology")]
    assert "The police denied that officers (Brazil) withdrew." in told
    assert "According to its foreign ministry, Brazil refused: “to pay for the windows”." in told


def test_requests_have_day_channel_and_source(document: Dossier) -> None:
    point = section(document, "7.")
    assert rows(point, "Requests") == [
        ["3 March 2024*", "Portugal’s foreign minister, Ana Reis", "Brazil",
         "“find the culprits within ten days”", "not told", "[6, 7]"],
        ["not told", "Ana Reis (Portugal)", "The Brazilian embassy", "“the promise to be kept”",
         "note or letter", "[8]"],
    ]  # fmt: skip
    assert paragraphs(point)[1].startswith("* Day of publication")
    assert paragraphs(point)[2] == (
        "Told to have condemned: Portugal’s foreign minister, Ana Reis (“the attack”) [6, 7]."
    )


def test_duties_stand_as_far_as_the_reports_bring_them(document: Dossier) -> None:
    justice, reparation = paragraphs(section(document, "8.")), paragraphs(section(document, "10."))
    assert "demanded on 3 March 2024 (“find the culprits within ten days” [6])" in justice[0]
    assert "to be done by 13 March 2024, “within ten days”" in justice[0]
    assert justice[0].endswith("No answer is told.")
    assert "fulfilled on 12 November 2024" in justice[1]
    assert not any("outcome of proceedings is not told" in text for text in justice)
    contradiction = next(text for text in reparation if text.startswith("Compensation"))
    assert "promised on 4 March 2024 but refused on a day not told" in contradiction


def test_open_points_are_named_as_open(document: Dossier) -> None:
    told = paragraphs(section(document, "11."))
    assert told[0].startswith("Two of the four duties that the case engages are open")
    assert any("time limit 13 March 2024" in text for text in told)
    assert any(text.startswith("The day of publication is unknown for: later") for text in told)
    assert paragraphs(section(document, "6.")) == ["Not told by the reports."]
    assert paragraphs(section(document, "9.")) == [
        "The reports tell of no such measure and of no assurance."
    ]


def test_copies_count_as_one_voice(document: Dossier) -> None:
    acts = rows(section(document, "Annex A"), "Chronology")
    assert acts[0][3] == "3, two voices"
    assert acts[2][3] == "2, one voice"
    assert "Reports A and B are copies of one text and count as one voice." in paragraphs(
        section(document, "Annex B")
    )


def test_reasons_for_links_are_told(document: Dossier) -> None:
    link = replace(CASE.links[0], reasons=("the same day: 2024-03-02",))
    told = dossier(replace(FILE, case=replace(CASE, links=(link,) * 14)), ISSUED)
    table = rows(section(told, "Annex C"), "Why")
    assert table[0] == ["C and A", "the same day: 2 March 2024", "docket 1"]
    assert len(table) == 12
    assert paragraphs(section(told, "Annex C"))[-1].startswith("2 more links")


def test_no_codes_and_no_bare_dates(document: Dossier) -> None:
    text = everything(document)
    assert not re.search(r"\b(?:PRT|BRA|GOV|CVL|VCCR|ILC 3|ASSAULT|under_way)\b", text)
    assert not re.search(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])", text)


def test_a_picture_tells_in_words_what_it_shows(document: Dossier) -> None:
    pictures = [
        block
        for part in (*document.points, *document.annexes)
        for block in part.blocks
        if isinstance(block, Picture)
    ]
    assert [picture.name for picture in pictures] == ["map", "timeline"]
    assert "Recife, Brazil, at 8.05° south, 34.88° west" in pictures[0].drawing.told
    assert "no view on the legal status" in pictures[0].caption
    assert "The incident: 1; Portugal: 3, 4; Brazil: 2, 5, 6, 7" in pictures[1].drawing.told
    assert "for want of a day: 8, 9" in pictures[1].caption


def test_the_reporting_state_may_be_another() -> None:
    assert paragraphs(section(dossier(FILE, ISSUED, "BRA"), "1.")) == [
        "Brazil, the receiving State."
    ]
    assert paragraphs(section(dossier(FILE, ISSUED, "NLD"), "1.")) == ["The Netherlands."]


def test_a_case_of_which_next_to_nothing_is_known() -> None:
    report = Report("r", "Somebody did something.")
    bare = replace(
        CASE, protected=None, date=None, place=None, reports=("r",), copies=(), incidents=(),
        incident_events=(), happenings=(), links=(), duties=(), title="something",
    )  # fmt: skip
    document = dossier(CaseFile(bare, (report,), ()), ISSUED)
    text = everything(document)
    assert "no mission or protected person" in text
    assert "do not tell on which day" in text
    assert "do not tell where" in text
    assert "engage no duty" in text
    assert all(point.blocks for point in document.points)


def test_an_event_that_no_happening_holds_is_still_told() -> None:
    told = rows(section(dossier(FILE, ISSUED), "Annex A"), "Chronology")
    assert any("Brazilian embassy" in row[2] for row in told)
    alone = dossier(replace(FILE, case=replace(CASE, happenings=())), ISSUED)
    assert len(rows(section(alone, "Annex A"), "Chronology")) == len(EVENTS)


@given(st.permutations(DUTIES), st.integers(0, 4))
def test_the_count_of_open_duties_is_right(duties: list[Duty], kept: int) -> None:
    some = tuple(duties[:kept])
    document = dossier(replace(FILE, case=replace(CASE, duties=some, place=None)), ISSUED)
    openly = sum(duty.is_open for duty in some)
    sentences = [t for t in paragraphs(section(document, "11.")) if ": open since" in t]
    assert len(sentences) == openly
    assert len(rows(section(document, "11."), "Ledger") if some else []) == kept


@pytest.mark.parametrize(
    "quote", ['a "b" “c”', "tab\there", "\x1b[2J", "\ud800", "]]>", "\ufffe", "| x | **y**", "🏛"]
)
def test_no_text_breaks_the_document(quote: str) -> None:
    text = f"Men stoned the {quote} consulate on Saturday."
    report = Report(quote, text, dt.date(2024, 3, 3), "option", title=quote, outlet=quote)
    whole = Evidence.at(quote, text, Span(0, len(text)))
    event = replace(
        EVENTS[0], report=quote, trigger=whole, sentence=whole.span, about=whole, said_by=whole
    )
    case = replace(
        CASE, id=quote, title=quote, reports=(quote,), copies=(), happenings=(), duties=(),
        place=None, incident_events=(EventRef(quote, "e1"),),
    )  # fmt: skip
    document = dossier(CaseFile(case, (report,), (event,)), ISSUED)
    assert not set(everything(document)) & {"\x1b", "\ud800", "\t", "\ufffe"}
    assert Document(io.BytesIO(docx_bytes(document))).tables
    assert "</html>" in html_page(document)
    assert markdown(document).count("\n## ") == 15

"""Reports into a store: once, in any order, and as a person decided, on both engines."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.pipeline.conftest import REPORTS, Canned, coded

from demarche.docket import InMemory
from demarche.errors import RecordError
from demarche.pipeline.docketing import Added, Docketing, Known
from demarche.pipeline.judging import join, judge, separate
from demarche.pipeline.pauses import PAUSE, Pause
from demarche.pipeline.recoding import recode
from demarche.records import Case, Discard, Report
from demarche.store import Store
from demarche.store.tables import METADATA


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store.open(store_url, create=True) as opened:
        yield opened


@pytest.fixture
def full(store: Store, canned: Canned) -> Store:
    list(Docketing(store, canned).add(REPORTS))
    return store


def cases(store: Store) -> list[Case]:
    return sorted(store.cases(), key=lambda case: case.id)


def by_reports(store: Store) -> set[tuple[str, ...]]:
    return {tuple(sorted(case.reports)) for case in store.cases()}


OSLO = ("oslo-1", "oslo-2", "oslo-3", "undated")
LIMA = ("lima-1", "lima-2")


def test_reports_of_one_incident_become_one_case(full: Store) -> None:
    assert {OSLO, LIMA} <= by_reports(full)
    oslo = next(case for case in full.cases() if "oslo-1" in case.reports)
    assert oslo.protected is not None
    assert (oslo.protected.kind, oslo.protected.sending_state) == ("embassy", "NOR")
    assert {"investigation", "punishment"} <= {duty.kind for duty in oslo.duties}
    with full.reading() as asked:
        assert asked.counts().undated == 1
        assert asked.links(oslo.incidents)


def test_each_outcome_is_told_in_its_place(store: Store, canned: Canned) -> None:
    list(Docketing(store, canned).add(REPORTS[:1]))
    broken = Discard("x.txt", "empty", "x.txt: holds no words")
    outcomes = list(Docketing(store, canned).add([broken, *REPORTS[:2]]))
    assert outcomes[0] == broken
    assert outcomes[1] == Known("oslo-1.txt", "oslo-1")
    assert isinstance(outcomes[2], Added)
    assert outcomes[2].report == REPORTS[1]
    with store.reading() as asked:
        assert asked.discards() == (broken,)


def test_at_a_pause_all_that_came_is_kept(store: Store, canned: Canned) -> None:
    def stream() -> Iterator[Report | Pause]:
        yield from REPORTS[:3]
        yield PAUSE
        with store.reading() as asked:
            assert asked.counts().reports == 3
        yield from REPORTS[3:]

    outcomes = list(Docketing(store, canned).add(stream()))
    assert [o.report for o in outcomes if isinstance(o, Added)] == REPORTS


def test_adding_again_changes_nothing_and_codes_nothing(full: Store) -> None:
    before = everything(full)
    again = Canned()
    outcomes = list(Docketing(full, again).add(REPORTS))
    assert outcomes == [Known(f"{r.id}.txt", r.id) for r in REPORTS]
    assert again.asked == []
    assert everything(full) == before


def everything(store: Store) -> dict[str, list[Any]]:
    """All rows of all tables."""
    with store.reading() as asked:
        return {
            table.name: sorted(map(repr, asked.rows(table.select())))
            for table in METADATA.sorted_tables
        }


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_any_order_and_any_batch_make_the_same_cases(
    batch: int, store: Store, canned: Canned
) -> None:
    memory = InMemory()
    for report in REPORTS:
        memory.add(report, coded()[report.text].events)
    expected = sorted(memory.all_cases(), key=lambda case: case.id)
    shuffled = random.Random(batch).sample(REPORTS, len(REPORTS))  # noqa: S311
    list(Docketing(store, canned, batch=batch).add(shuffled))
    assert [replace(case, former_ids=()) for case in cases(store)] == [
        replace(case, former_ids=()) for case in expected
    ]


def test_the_same_id_with_another_text_is_kept_apart(full: Store, canned: Canned) -> None:
    other = Report("oslo-1", "Chile recalled its ambassador to Peru.", origin="b/oslo-1.txt")
    (outcome,) = Docketing(full, canned).add([other])
    assert isinstance(outcome, Added)
    assert outcome.report == replace(other, id="oslo-1-2")
    (again,) = Docketing(full, canned).add([other])
    assert again == Known("b/oslo-1.txt", "oslo-1-2")
    with full.reading() as asked:
        assert asked.report("oslo-1") == REPORTS[0]
        assert {e.report for e in asked.events(["oslo-1-2"])["oslo-1-2"]} == {"oslo-1-2"}


def test_a_report_without_a_date_gets_it_later(full: Store, canned: Canned) -> None:
    dated = replace(REPORTS[-1], published=date(2024, 3, 20), published_from="option")
    (outcome,) = Docketing(full, canned).add([dated])
    assert isinstance(outcome, Added)
    assert outcome.dated
    with full.reading() as asked:
        assert asked.report("undated").published == date(2024, 3, 20)
        assert asked.counts().undated == 0
        (event, *_) = asked.events(["undated"])["undated"]
        assert event.date is not None
    case = next(case for case in full.cases() if "undated" in case.reports)
    assert case.reports[-1] == "undated"
    (again,) = Docketing(full, canned).add([replace(dated, published=date(2020, 1, 1))])
    assert again == Known("undated.txt", "undated")
    assert case in cases(full)


def test_characters_that_no_database_takes(store: Store, canned: Canned) -> None:
    nul = Report("nul", "Chile\0 recalled its ambassador.", origin="n\udce9.txt")
    half = Report("half", "Chile \ud83d recalled its ambassador.")
    name = replace(REPORTS[0], title="\0", origin="n\udce9.txt")
    outcomes = list(Docketing(store, canned).add([nul, half, Discard("\udce9", "empty", ""), name]))
    assert [o.reason for o in outcomes if isinstance(o, Discard)] == ["not text"] * 2 + ["empty"]
    with store.reading() as asked:
        assert asked.counts().discards == 3
        assert asked.report("oslo-1").origin == "n\\udce9.txt"


def test_another_process_that_was_faster(store: Store, canned: Canned, store_url: str) -> None:
    def slowly() -> Iterator[Report]:
        yield REPORTS[0]
        yield replace(REPORTS[1], id="both")
        # Both are looked up, and not kept, when the other process keeps the one, and an id.
        with Store.open(store_url) as other:
            rival = replace(REPORTS[2], id="both")
            list(Docketing(other, Canned()).add([REPORTS[0], rival]))

    outcomes = list(Docketing(store, canned).add(slowly()))
    assert outcomes[0] == Known("oslo-1.txt", "oslo-1")
    assert isinstance(outcomes[1], Added)
    assert outcomes[1].report.id == "both-2"
    assert by_reports(store) == {("both", "both-2", "oslo-1")}


def test_what_people_join_and_split_stays_so(full: Store, canned: Canned) -> None:
    oslo = next(case for case in full.cases() if "oslo-1" in case.reports)
    parts = separate(full, oslo.id, ["oslo-3"], by="Ada", reason="another attack")
    assert {part.reports for part in parts} == {("oslo-1", "oslo-2", "undated"), ("oslo-3",)}
    lima = next(case for case in full.cases() if "lima-1" in case.reports)
    alone = next(part for part in parts if part.reports == ("oslo-3",))
    joined = join(full, alone.id, lima.id, by="Ada")
    assert set(joined.reports) == {"lima-1", "lima-2", "oslo-3"}
    newer = Canned("newer")
    assert all(not isinstance(o, Discard) and o.is_same for o in recode(full, newer))
    assert len(newer.asked) == len(REPORTS)
    assert {("lima-1", "lima-2", "oslo-3"), ("oslo-1", "oslo-2", "undated")} <= by_reports(full)
    assert [j.by for j in full_judgements(full)] == ["Ada"] * 5


def full_judgements(store: Store) -> Any:
    with store.reading() as asked:
        return asked.all_judgements()


def test_joined_cases_are_found_by_their_former_ids(full: Store) -> None:
    oslo, lima = (next(c for c in full.cases() if r in c.reports) for r in ("oslo-1", "lima-1"))
    joined = join(full, oslo.id, lima.id, by="Ada")
    for former in (oslo.id, lima.id):
        assert full.case_file(former).case == joined
    with pytest.raises(RecordError, match="one case already"):
        join(full, oslo.id, lima.id, by="Ada")


def test_reports_that_cannot_leave_a_case(full: Store) -> None:
    lima = next(case for case in full.cases() if "lima-1" in case.reports)
    with pytest.raises(RecordError, match=r"report dock is not in case .* lima-1, lima-2"):
        separate(full, lima.id, ["dock"], by="Ada")
    with pytest.raises(RecordError, match="all the reports"):
        separate(full, lima.id, ["lima-1", "lima-2"], by="Ada")


def test_a_rejected_event_leaves_the_docket_and_a_confirmed_one_returns(full: Store) -> None:
    arrest = next(e for e in coded()[REPORTS[2].text].events if e.type == "COERCE")
    ref = f"oslo-3/{arrest.id}"
    before = cases(full)
    judge(full, ref, right=False, by="Ada")
    told = [ref for case in full.cases() for h in case.happenings for ref in map(str, h.events)]
    assert ref not in told
    assert ("oslo-3", arrest) in [(r.id, e) for r, events in full.coded() for e in events]
    judge(full, ref, right=True, by="Ada")
    assert cases(full) == before
    with pytest.raises(RecordError, match="there is no event oslo-3/e99"):
        judge(full, "oslo-3/e99", right=True, by="Ada")


def test_coding_anew_shows_what_changed(full: Store) -> None:
    assert list(recode(full, Canned())) == []  # the same version: nothing is due
    old = coded()[REPORTS[0].text]
    lost, kept = old.events[0], old.events[1:]
    changed = replace(kept[0], confidence=0.01)
    newer = Canned("newer")
    newer.instead[old.report.text] = replace(old, events=(changed, *kept[1:]))
    outcomes = list(recode(full, newer))
    found = {o.report.id: o for o in outcomes if not isinstance(o, Discard)}
    assert {name for name, o in found.items() if not o.is_same} == {"oslo-1"}
    assert found["oslo-1"].went == (lost,)
    assert found["oslo-1"].changed == ((kept[0], changed),)
    assert found["oslo-1"].came == ()
    assert found["oslo-1"].same == len(kept) - 1

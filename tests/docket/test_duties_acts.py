"""Which acts bring a duty forward, and which are none of the case's duties."""

from __future__ import annotations

import pytest
from tests.docket.owed import STORMED, Told, asked, file, only, promised

from demarche.docket.duties import duties_of


@pytest.mark.parametrize(
    ("told", "kind", "state"),
    [
        (
            Told(
                "Portugal expressed regret to Norway.",
                "CONCEDE 055",
                "expressed regret",
                who="Portugal PRT GOV",
                whom="Norway NOR GOV",
            ),
            "satisfaction",
            "fulfilled",
        ),
        (
            Told(
                "More police were posted at the embassy.",
                "MOBILIZE police 153",
                "posted",
                whom="",
            ),
            "protection",
            "under_way",
        ),
        (
            Told(
                "Prosecutors in Lisbon opened an inquiry.",
                "ACCUSE investigate 091",
                "opened an inquiry",
                who="Prosecutors PRT JUD",
            ),
            "investigation",
            "under_way",
        ),
        (
            Told(
                "The prosecutors completed the inquiry.",
                "ACCUSE investigate 091",
                "completed the inquiry",
                who="prosecutors PRT JUD",
            ),
            "investigation",
            "fulfilled",
        ),
        (
            Told("Three men were charged.", "ACCUSE allege 115", "charged", whom="men PRT CVL"),
            "punishment",
            "under_way",
        ),
        (
            Told(
                "Three men will be charged on Monday.",
                "ACCUSE allege 115",
                "charged",
                whom="men PRT CVL",
                status="planned",
            ),
            "punishment",
            "promised",
        ),
        (
            Told(
                "A man was given nine days in jail.",
                "COERCE arrest 173",
                "given nine days in jail",
                whom="man PRT CVL",
            ),
            "punishment",
            "fulfilled",
        ),
        (
            Told(
                "The city replaced the broken panes of the embassy.",
                "RETREAT 0842",
                "replaced",
                who="city PRT GOV",
                whom="embassy NOR GOV",
            ),
            "restitution",
            "fulfilled",
        ),
        (
            Told(
                "Portugal paid the embassy 90,000 euros for the damage.",
                "AID 071",
                "paid",
                who="Portugal PRT GOV",
                whom="embassy NOR GOV",
            ),
            "compensation",
            "fulfilled",
        ),
        (
            Told(
                "Soldiers freed four trapped diplomats.",
                "AID 070",
                "freed",
                who="Soldiers PRT MIL",
                whom="diplomats NOR GOV",
            ),
            "cessation",
            "fulfilled",
        ),
        (promised("see that it does not happen again"), "non_repetition", "promised"),
        (promised("share the findings with Oslo", "0314"), "explanation", "promised"),
        (
            Told(
                "Police asked the public for photographs of the rioters.",
                "REQUEST assist 0214",
                "asked",
                who="Police PRT COP",
                whom="public PRT CVL",
                about="photographs of the rioters",
            ),
            "investigation",
            "under_way",
        ),
    ],
)
def test_what_the_owing_state_does_unasked_counts(told: Told, kind: str, state: str) -> None:
    duty = only(file({"a": (1, [STORMED, told])}))
    assert (duty.kind, duty.state) == (kind, state)


@pytest.mark.parametrize(
    "told",
    [
        asked("lower the tariff on salmon", "1011"),
        asked("let Norwegian detectives question the suspects", "1013"),
        asked("guard its embassy", status="denied"),
        Told(
            "The opposition in Lisbon demanded that the government protect foreign missions.",
            "REQUEST assist 1034",
            "demanded",
            who="opposition PRT OPP",
            whom="government PRT GOV",
            about="protect foreign missions",
        ),
        Told(
            "Oslo asked Madrid to investigate.",
            "REQUEST assist 0213",
            "asked",
            who="Oslo NOR GOV",
            whom="Madrid ESP GOV",
            about="to investigate",
        ),
        Told(
            "The Security Council asked Lisbon to protect embassies.",
            "REQUEST assist 0234",
            "asked",
            who="Security Council IGO IGO",
            whom="Lisbon PRT GOV",
            about="to protect embassies",
        ),
        Told(
            "Norwegian police opened an inquiry of their own.",
            "ACCUSE investigate 091",
            "opened an inquiry",
            who="Norwegian police NOR COP",
        ),
        Told(
            "Portugal rejected the charge that its police had failed to guard the embassy.",
            "REJECT 120",
            "rejected",
            who="Portugal PRT GOV",
            whom="",
            about="the charge that its police had failed to guard the embassy",
        ),
        Told(
            "Lisbon promised to protect the Swedish embassy.",
            "AGREE 0334",
            "promised",
            who="Lisbon PRT GOV",
            about="to protect the Swedish embassy",
        ),
        Told(
            "Lisbon urged Norwegian firms to protect their shops.",
            "REQUEST assist 0234",
            "urged",
            who="Lisbon PRT GOV",
            whom="Norwegian firms NOR BUS",
            about="to protect their shops",
        ),
        Told(
            "Norway's embassy staff were held by police.",
            "COERCE arrest 173",
            "held",
            who="police PRT COP",
            whom="embassy staff NOR GOV",
        ),
        Told(
            "A court is to try three men for looting a supermarket.",
            "ACCUSE allege 115",
            "try",
            who="court PRT JUD",
            whom="men PRT CVL",
            about="looting a supermarket",
            status="planned",
        ),
        Told(
            "Police vowed that the murderers of the banker would be caught.",
            "AGREE 0313",
            "vowed",
            who="Police PRT COP",
            about="the murderers of the banker would be caught",
        ),
    ],
)
def test_what_is_no_duty_of_the_case_makes_none(told: Told) -> None:
    assert duties_of(file({"a": (1, [STORMED, told])})) == ()


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        ("meet its obligations under the Vienna Convention", "026", "protection"),
        ("act with regard to the embassy", "1034", "protection"),
        ("do whatever this affair calls for", "1013", "investigation"),
    ],
)
def test_the_code_tells_the_duty_where_the_words_are_general(
    words: str, code: str, kind: str
) -> None:
    assert only(file({"a": (1, [STORMED, asked(words, code)])})).kind == kind


def test_to_act_while_the_incident_lasts_is_to_end_it() -> None:
    assert only(file({"a": (0, [STORMED, asked("act at once", "1034")])})).kind == "cessation"
    assert only(file({"a": (2, [STORMED, asked("act at once", "1034")])})).kind == "protection"


def test_whom_a_raid_by_the_debtors_own_police_carries_off_is_no_culprit() -> None:
    raid = Told(
        "Portuguese police raided the Norwegian embassy.",
        "COERCE seize 171",
        "raided",
        who="Portuguese police PRT COP",
        whom="Norwegian embassy NOR GOV",
        incident=True,
    )
    taken = Told(
        "They arrested a former minister there.",
        "COERCE arrest 173",
        "arrested",
        who="They PRT COP",
        whom="former minister PRT OPP",
    )
    charged = Told("He was charged.", "ACCUSE allege 115", "charged", whom="He PRT CVL")
    held = Told(
        "The officer who led the raid was arrested.",
        "COERCE arrest 173",
        "arrested",
        whom="officer PRT COP",
    )
    assert duties_of(file({"a": (0, [raid, taken, charged])})) == ()
    assert only(file({"a": (0, [raid, taken, held])})).kind == "punishment"


def test_a_trial_that_is_still_to_come_is_none() -> None:
    waits = Told(
        "The trial of the man has yet to begin.", "ACCUSE allege 115", "trial", whom="man PRT CVL"
    )
    assert duties_of(file({"a": (0, [STORMED, waits])})) == ()


def test_what_a_government_orders_its_own_forces_has_begun() -> None:
    ordered = Told(
        "The government instructed the police to identify the culprits and bring them to justice.",
        "REQUEST assist 1013",
        "instructed",
        who="government PRT GOV",
        whom="police PRT COP",
        about="to identify the culprits and bring them to justice",
    )
    found = duties_of(file({"a": (1, [STORMED, ordered])}))
    assert {d.kind: d.state for d in found} == {
        "investigation": "under_way",
        "punishment": "promised",
    }


def test_people_of_no_told_country_who_are_held_are_suspects() -> None:
    def held(words: str, sector: str = "CVL") -> Told:
        sentence = f"{words} were arrested."
        return Told(sentence, "COERCE arrest 173", "arrested", whom=f"{words} NOR {sector}")

    assert only(file({"a": (1, [STORMED, held("Nine people")])})).kind == "punishment"
    assert duties_of(file({"a": (1, [STORMED, held("Nine Norwegians")])})) == ()
    assert duties_of(file({"a": (1, [STORMED, held("Nine clerks", "GOV")])})) == ()


def test_what_it_will_not_allow_again_is_promised_not_refused() -> None:
    firm = Told(
        "Lisbon would not allow such an act to happen again.",
        "REJECT 120",
        "not allow",
        who="Lisbon PRT GOV",
        about="such an act to happen again",
    )
    duty = only(file({"a": (1, [STORMED, firm])}))
    assert (duty.kind, duty.state) == ("non_repetition", "promised")


def test_the_host_that_calls_the_deed_regrettable_regrets_it() -> None:
    judged = Told(
        "Lisbon called the breach deeply regrettable.",
        "ACCUSE disapprove 111",
        "called",
        who="Lisbon PRT GOV",
        about="the breach deeply regrettable",
    )
    assert only(file({"a": (1, [STORMED, judged])})).state == "fulfilled"
    against = Told(
        "Lisbon called Oslo's reaction regrettable.",
        "ACCUSE disapprove 111",
        "called",
        who="Lisbon PRT GOV",
        whom="Oslo NOR GOV",
        about="reaction regrettable",
    )
    assert duties_of(file({"a": (1, [STORMED, against])})) == ()


def test_who_tells_of_guards_in_the_passive_did_not_post_them() -> None:
    told = Told(
        "Norwegian officials said the guard at the embassy had been tripled.",
        "MOBILIZE police 153",
        "had been tripled",
        who="Norwegian officials NOR GOV",
    )
    assert only(file({"a": (1, [STORMED, told])})).kind == "protection"
    own = Told(
        "Norway doubled the guards at its missions.",
        "MOBILIZE police 153",
        "doubled",
        who="Norway NOR GOV",
    )
    assert duties_of(file({"a": (1, [STORMED, own])})) == ()


def test_guards_that_were_not_there_are_none() -> None:
    told = Told(
        "Not a single policeman was posted at the embassy.",
        "MOBILIZE police 153",
        "posted",
        who="policeman PRT COP",
    )
    assert duties_of(file({"a": (1, [STORMED, told])})) == ()


def test_what_was_paid_counts_in_whatever_act_it_is_told() -> None:
    paid = Told(
        "Portugal has also paid compensation to the family.",
        "SUPPORT 050",
        "paid compensation",
        who="Portugal PRT GOV",
        whom="family NOR CVL",
    )
    duty = only(file({"a": (1, [STORMED, paid])}))
    assert (duty.kind, duty.state) == ("compensation", "fulfilled")

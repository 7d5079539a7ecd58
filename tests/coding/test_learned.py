"""The network's hints against the tables: what is dropped, what is kept, what is added."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.coding.test_actions import sentences

from demarche.coding.acts.actions import Action, find_actions
from demarche.coding.acts.learned import FIND, nearest, weighed
from demarche.ontology import plover
from demarche.records import FAINT, ActHint, Analysis, EventType

EXPELLED = "Poland expelled two Belarusian diplomats."
RULED_OUT = "Bamako ruled out an apology."


def index(text: str, word: str) -> int:
    tokens = sentences()[text][1].sentences[0].tokens
    return next(token.index for token in tokens if token.text == word)


def hinted(text: str, *hints: ActHint) -> Analysis:
    return replace(sentences()[text][1], hints=hints)


def hint(text: str, word: str, kind: EventType, chance: float, **parts: str) -> ActHint:
    heads = {part: ((index(text, name), 0.9),) for part, name in parts.items()}
    return ActHint(
        0,
        index(text, word),
        ((kind, chance),),
        None,
        heads.get("source", ()),
        heads.get("target", ()),
    )


def read(given: Analysis) -> list[Action]:
    return weighed(given, find_actions(given))


def test_an_act_on_which_both_agree_keeps_its_entry_and_learns_its_chance() -> None:
    (action,) = read(hinted(EXPELLED, hint(EXPELLED, "expelled", "SANCTION", 0.9)))
    assert (action.type, action.by_table) == ("SANCTION", True)
    assert (action.chance, action.chance_of_type) == (0.9, 0.9)
    assert action.why == find_actions(sentences()[EXPELLED][1])[0].why


def test_an_act_of_which_the_network_sees_no_word_is_dropped() -> None:
    assert read(hinted(EXPELLED)) == []
    assert read(hinted(EXPELLED, hint(EXPELLED, "expelled", "ACCUSE", FAINT))) != []


def test_what_only_the_network_sees_is_an_act_with_the_parties_that_it_sees() -> None:
    seen = hint(RULED_OUT, "apology", "CONCEDE", FIND + 0.1, source="Bamako")
    refused = hint(RULED_OUT, "ruled", "REJECT", 0.9)
    given = hinted(RULED_OUT, refused, seen)
    found = [action for action in weighed(given, []) if action.type == "CONCEDE"]
    assert [action.sources for action in found] == [((0, index(RULED_OUT, "Bamako")),)]
    assert not found[0].by_table
    assert found[0].why.startswith("learned")


def test_where_the_network_sees_no_party_the_grammar_gives_them() -> None:
    (action,) = weighed(hinted(EXPELLED, hint(EXPELLED, "expelled", "COERCE", 0.8)), [])
    words = sentences()[EXPELLED][1].sentences[0].tokens
    assert [words[i].text for _, i in action.sources] == ["Poland"]
    assert [words[i].text for _, i in action.targets] == ["diplomats"]


def test_a_word_of_a_trigger_that_the_tables_know_is_not_found_twice() -> None:
    hints = (hint(EXPELLED, "expelled", "SANCTION", 0.9),)
    assert len(read(hinted(EXPELLED, *hints))) == 1


@pytest.mark.parametrize("kind", plover.TYPES)
def test_each_type_and_mode_has_a_code(kind: EventType) -> None:
    for mode in (None, *plover.MODES[kind]):
        told, code = nearest(kind, mode, "nonesuch")
        assert told == mode
        assert plover.is_cameo(code)


def test_the_word_of_an_entry_tells_a_finer_code() -> None:
    assert nearest("SANCTION", "expel", "nonesuch")[1][:2] == "16"
    assert nearest("ACCUSE", "disapprove", "condemn") == ("disapprove", "111")


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The Chadian ministry declined to comment on the raid.", "declined", "REJECT"),
        ("Norway's envoy expressed optimism about the talks.", "expressed", "ACCUSE"),
        ("Niger is considering a reply to its neighbour.", "considering", "REJECT"),
    ],
)
def test_a_mere_statement_is_no_act_however_sure_the_network(
    text: str, word: str, kind: EventType
) -> None:
    assert weighed(hinted(text, hint(text, word, kind, 0.9)), []) == []

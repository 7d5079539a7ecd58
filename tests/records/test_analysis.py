"""Trees can be walked up and down."""

from demarche.records import ROOT, Sentence, Token


def sentence() -> Sentence:
    words = [
        ("Guards", 1, "nsubj:pass"),
        ("posted", ROOT, "root"),
        ("outside", 4, "case"),
        ("the", 4, "det"),
        ("gate", 1, "obl"),
    ]
    tokens, at = [], 0
    for i, (word, head, deprel) in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), "X", "XX", head, deprel))
        at += len(word) + 1
    return Sentence(0, 0, at - 1, tuple(tokens))


def test_a_relation_takes_in_its_subtypes() -> None:
    s = sentence()
    assert [t.text for t in s.children(s.root, "nsubj")] == ["Guards"]
    assert [t.text for t in s.children(s.root, "nsubj:pass")] == ["Guards"]
    assert s.children(s.root, "obj") == []


def test_subtree_and_parent() -> None:
    s = sentence()
    assert [t.text for t in s.subtree(s.tokens[4])] == ["outside", "the", "gate"]
    assert s.parent(s.tokens[2]) is s.tokens[4]
    assert s.parent(s.root) is None
    assert s.subtree(s.root) == list(s.tokens)

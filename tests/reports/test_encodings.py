"""Bytes to text, nothing dropped."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.reports.encodings import SAMPLE, NotText, decode, text_lines, text_pieces, whole

TEXT = (
    "KHARTOUM, May 12 – “We regret it,” he said;\u00a0the envoy’s café stood.\r\n\r\nHe left.\n" * 3
)


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "cp1252", "mac_roman", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)
def test_english_is_read_in_whatever_it_was_written(codec: str) -> None:
    assert decode(TEXT.encode(codec)) == TEXT


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1251", "Министерство иностранных дел вызвало посла в понедельник. " * 5),
        ("cp1256", "استدعت وزارة الخارجية السفير يوم الاثنين احتجاجا على الهجوم. " * 5),
        ("gb18030", "外交部周一召见大使，就领事馆遇袭事件提出严正交涉。" * 5),
    ],
)
def test_other_pages_are_found_by_their_letters(codec: str, text: str) -> None:
    assert decode(text.encode(codec)) == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_stays_a_character_of_the_text(codec: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(codec)) == "\ufeff" + TEXT


def test_stray_bytes_in_utf_8_are_read_as_windows_has_them() -> None:
    data = TEXT.encode() + b"a caf\xe9 and \x93so\x94 on"
    assert decode(data) == TEXT + "a café and “so” on"


def test_a_page_may_say_what_it_is_in_unless_it_errs() -> None:
    assert decode("Țara și pacea".encode("iso8859-16"), "iso8859-16") == "Țara și pacea"
    assert decode(TEXT.encode(), "ascii") == TEXT
    assert decode(TEXT.encode(), "no-such-codec") == TEXT


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP archive or an Office document"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"{\\rtf1 Hello}", "RTF"),
        (bytes(range(256)) * 4, "binary"),
        (b"Hello\0there, envoy of the State", "binary"),
        (b"\x01\x02\x03\x04" * 50 + b"text", "binary"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(data: bytes, what: str) -> None:
    with pytest.raises(NotText, match=what):
        decode(data)


@given(st.text(max_size=200))
def test_utf_8_keeps_every_character_and_offset(text: str) -> None:
    try:
        assert decode(text.encode()) == text
    except NotText:
        assert any(char < " " for char in text) or text.startswith(("%PDF-", "MZ", "GIF8", "BZh"))


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_not_text(data: bytes) -> None:
    with suppress(NotText):
        assert isinstance(decode(data), str)


@given(
    st.lists(st.text(alphabet="aé“\u2028\r漢😀", max_size=20), max_size=10),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
)
def test_lines_and_pieces_make_up_the_text(lines: list[str], codec: str) -> None:
    text = "a plain line to begin with\n" + "\n".join(lines)
    data = text.encode(codec)
    read = list(text_lines(io.BytesIO(data), data[:SAMPLE]))
    assert "".join(read).lstrip("\ufeff") == text
    assert all(line.endswith("\n") for line in read[:-1])
    assert "".join(text_pieces(io.BytesIO(data), data[:SAMPLE])).lstrip("\ufeff") == text


def test_a_sample_that_cuts_a_character_misleads_nobody() -> None:
    data = b"a" * (SAMPLE - 1) + "é".encode() + b"a" * 100
    assert "".join(text_lines(io.BytesIO(data), data[:SAMPLE])) == data.decode()


def test_half_characters_become_one_mark_each() -> None:
    assert whole("a\ud800b\udc00c") == "a�b�c"
    assert whole("plain 😀") == "plain 😀"

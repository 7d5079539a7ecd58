"""Turns bytes into text, whatever they were written in.

In: bytes, whole or line by line. Out: the text with every character kept, byte-order mark and line
ends included, or `NotText` where the bytes are no text (a picture, a PDF, an archive).
Never translates line ends, never drops what it cannot read: a byte that fits nothing becomes
U+FFFD, one character for one byte.

Tried in this order: a byte-order mark, the page's own declaration, UTF-8, UTF-16 and UTF-32
without a mark, then the 8-bit pages: Windows-1252 where nearly all is ASCII, otherwise what
charset-normalizer finds.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from demarche.errors import FormatError, UnreadableInput

SAMPLE = 1 << 16
LONGEST_LINE = 1 << 28  # bytes of one record

_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE = "save its text as .txt"
_BINARY = (
    (b"%PDF-", "a PDF file", _SAVE),
    (b"PK\x03\x04", "a ZIP archive or an Office document", f"unpack it, or {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", _SAVE),
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"\x89PNG", "a PNG picture", "leave it out"),
    (b"\xff\xd8\xff", "a JPEG picture", "leave it out"),
    (b"GIF8", "a GIF picture", "leave it out"),
    (b"\x1f\x8b", "a gzip archive", "let its name end in .gz"),
    (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ", "an xz archive", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"PAR1", "a Parquet table", "let its name end in .parquet"),
    (b"SQLite format 3", "an SQLite database", "export its texts as .csv"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ", "a program", "leave it out"),
)
_ODD = bytes(set(range(32)) - {9, 10, 11, 12, 13, 26, 27})
_TABLE_CP1252 = bytes(b for b in range(128, 256) if b not in {0x81, 0x8D, 0x8F, 0x90, 0x9D})
_TABLE_MAC = bytes([0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xC9, 0xCA])  # dashes, quotes, dots, space


class NotText(UnreadableInput):
    """The bytes are no text; the message says what they look like."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that some bytes hold.

    Args:
        data: all the bytes of one text.
        declared: the encoding that the text itself claims (an HTML page's `charset`).

    Raises:
        NotText: if they are no text; says what they look like and what to do.
    """
    codec = encoding_of(data, declared)
    return _repaired(data) if codec == "utf-8" else data.decode(codec, "replace")


def encoding_of(data: bytes, declared: str | None = None) -> str:
    """The name of the codec that reads these bytes (all of a text, or a sample of its head).

    Raises:
        NotText: if they are no text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    for magic, what, advice in _BINARY:
        if data.startswith(magic):
            raise NotText(f"looks like {what}, not text: {advice}")
    if b"\0" in data:
        return _wide(data)
    _refuse_binary(data[:SAMPLE])
    if declared and _can_read(data, declared):
        return declared
    if _mostly_utf8(data):
        return "utf-8"
    return _eight_bit(data[:SAMPLE])


def head_text(head: bytes) -> str:
    """The text of a sample, as far as its characters are whole.

    Raises:
        NotText: if it is no text.
    """
    sample = _whole_characters(head)
    return decode(sample) if sample else ""


def text_lines(stream: BinaryIO, head: bytes) -> Iterator[str]:
    """The lines of a stream, each with its line end, one at a time.

    Lines of UTF-8 and 8-bit files are decoded one by one, so that a broken one spoils no other.

    Args:
        stream: the bytes, from their start.
        head: the first of them, which decide how to read all.

    Raises:
        NotText: if they are no text.
        FormatError: at a line too long to be a record; the lines before it have been given.
    """
    codec = encoding_of(_whole_characters(head))
    if codec.startswith("utf-") and codec != "utf-8":
        yield from io.TextIOWrapper(stream, codec, "replace", newline="\n")
        return
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise FormatError(f"a line of more than {LONGEST_LINE >> 20} MB: split it into records")
        yield _repaired(line) if codec == "utf-8" else line.decode(codec, "replace")


def text_pieces(stream: io.BufferedIOBase, head: bytes) -> Iterator[str]:
    """The text of a stream, in pieces of some thousand characters, cut anywhere.

    Args:
        stream: the bytes, from their start.
        head: the first of them, which decide how to read all.

    Raises:
        NotText: if they are no text.
    """
    codec = encoding_of(_whole_characters(head))
    errors = "demarche.stray" if codec == "utf-8" else "replace"
    decoder = codecs.getincrementaldecoder(codec)(errors)
    while data := stream.read1(SAMPLE):  # what is there: a stream may stay open
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def whole(text: str) -> str:
    """The text with U+FFFD for each half of a character, which no file could hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("�" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def _repaired(data: bytes) -> str:
    """UTF-8, with the stray bytes of other encodings read as Windows-1252."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("utf-8", "demarche.stray")


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", "replace"), error.end


codecs.register_error("demarche.stray", _stray)


def _refuse_binary(sample: bytes) -> None:
    odd = len(sample) - len(sample.translate(None, _ODD))
    if odd > len(sample) // 100:
        raise NotText("looks like binary data, not text: leave it out, or convert it")


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: Latin text has its zeros in the same place throughout."""
    sample = data[: SAMPLE - SAMPLE % 4]
    zeros = [sample[at::4].count(0) / max(1, len(sample) // 4) for at in range(4)]
    high = [share > 0.7 for share in zeros]
    found = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }.get((high[0], high[1], high[2], high[3]))
    if found is None:
        raise NotText("looks like binary data, not text: leave it out, or convert it")
    return found


def _can_read(data: bytes, codec: str) -> bool:
    if codec.startswith(("utf-16", "utf-32", "unicode", "raw")):  # cannot be true without zeros
        return False
    try:
        data.decode(codec)
    except (ValueError, LookupError):
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        read = data.decode("utf-8", "replace")
        strays = read.count("�")
        return sum(char > "\x7f" for char in read[:SAMPLE]) > 2 * strays
    return True


def _eight_bit(sample: bytes) -> str:
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    mac = len(sample) - len(sample.translate(None, _TABLE_MAC))
    windows = len(sample) - len(sample.translate(None, _TABLE_CP1252))
    if high <= len(sample) // 8:
        if mac * 2 > high:
            return "mac_roman"
        if windows == high:
            return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, seldom needed

    best = from_bytes(sample).best()
    if best is None:
        raise NotText("is in no encoding that can be told: save it as UTF-8")
    return best.encoding


def _whole_characters(head: bytes) -> bytes:
    """A sample without the character that its end may have cut in two."""
    end = head.rfind(b"\n")
    if end >= 0:
        return head[: end + 1]
    return head if len(head) < SAMPLE else head[:-3] + head[-3:].rstrip(bytes(range(128, 256)))

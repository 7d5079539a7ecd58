"""Records as JSON text, and back.

In: a record, or the text that it was written as. Out: the other. What comes out equals what went
in. Never reads a table.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

Record = TypeVar("Record")

_ENCODER = msgspec.json.Encoder()


def encoded(record: object) -> str:
    """A record, or a tuple of records, as JSON.

    Args:
        record: what to write.
    """
    return _ENCODER.encode(record).decode()


def decoded(text: str, kind: type[Record]) -> Record:
    """The record that a text was written from.

    Args:
        text: what `encoded` gave.
        kind: the record's type.
    """
    found: Record = _decoder(cast(Hashable, kind)).decode(text)
    return found


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)

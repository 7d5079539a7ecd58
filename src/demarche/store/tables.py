"""The tables of the store, the same on SQLite and PostgreSQL.

In: nothing. Out: the tables. A record stands whole in its `payload`, as JSON; beside it stand only
the columns that questions are asked by. Migrations make these tables; a test holds that the two
agree.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that both engines order alike, by code point."""

METADATA = MetaData(
    naming_convention={
        "pk": "%(table_name)s_key",
        "fk": "%(table_name)s_%(column_0_name)s_of_%(referred_table_name)s",
        "ix": "%(table_name)s_by_%(column_0_N_name)s",
        "uq": "%(table_name)s_one_%(column_0_name)s",
    }
)

REPORTS = Table(
    "reports",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("published", Date, index=True),
    Column("published_from", TEXT),
    Column("title", TEXT),
    Column("url", TEXT),
    Column("outlet", TEXT),
    Column("origin", TEXT),
    Column("text", TEXT, nullable=False),
    Column("coding", Integer, nullable=False),
    Column("added", TEXT, nullable=False),
)
"""`digest` is of the text's words: what tells whether a report is here already. `coding` is the
number of the coding that its events are from."""

CODINGS = Table(
    "codings",
    METADATA,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("coder", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
    Column("events", TEXT),
)
"""`events` holds those of a coding that a later one took the place of, None for the latest."""

EVENTS = Table(
    "events",
    METADATA,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("id", TEXT, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("type", TEXT, nullable=False),
    Column("mode", TEXT),
    Column("cameo", TEXT, nullable=False),
    Column("first", Date, index=True),
    Column("last", Date),
    Column("country", TEXT),
    Column("status", TEXT, nullable=False),
    Column("payload", TEXT, nullable=False),
)
"""`place` is the event's place in its report; `country` is where it happened."""

INCIDENTS = Table(
    "incidents",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("case_id", TEXT, index=True),
    Column("payload", TEXT, nullable=False),
)

KEYS = Table(
    "incident_keys",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("incident", ForeignKey("incidents.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""The keys by which linking looks for other tellings of an incident."""

LINKS = Table(
    "links",
    METADATA,
    Column("first", ForeignKey("incidents.id"), primary_key=True),
    Column("second", ForeignKey("incidents.id"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("payload", TEXT, nullable=False),
)

CASES = Table(
    "cases",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("title", TEXT, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("place", TEXT),
    Column("country", TEXT),
    Column("kind", TEXT),
    Column("sending", TEXT),
    Column("receiving", TEXT),
    Column("reports", Integer, nullable=False),
    Column("last_heard", Date),
    Column("is_open", Boolean, nullable=False),
    Column("payload", TEXT, nullable=False),
    Index("cases_by_date", "first", "id"),
    Index("cases_by_object", "kind", "sending", "receiving"),
    Index("cases_by_place", "country", "place"),
)
"""`first` and `last` are the days of the incident; `last_heard` is the day of its latest report.
`payload` is the case without its duties."""

CASE_STATES = Table(
    "case_states",
    METADATA,
    Column("state", TEXT, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""The States that a case is about."""

FORMER_IDS = Table(
    "former_ids",
    METADATA,
    Column("former", TEXT, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
"""Of a case that was split, each part knows the id that the whole had."""

DUTIES = Table(
    "duties",
    METADATA,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("kind", TEXT, primary_key=True),
    Column("owed_by", TEXT, primary_key=True),
    Column("owed_to", TEXT, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("state", TEXT, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Column("since", Date),
    Column("last_heard", Date),
    Column("payload", TEXT, nullable=False),
    Index("duties_by_debtor", "owed_by", "state"),
    Index("duties_by_creditor", "owed_to", "state"),
    Index("duties_by_state", "state", "kind"),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("verdict", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
    Column("payload", TEXT, nullable=False),
)
"""Only ever added to."""

JUDGED = Table(
    "judged",
    METADATA,
    Column("judgement", ForeignKey("judgements.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("report", TEXT, nullable=False, index=True),
    Column("thing", TEXT, index=True),
    Column("anchor", TEXT),
)
"""What a judgement is about. `thing` is the id that the incident or event has now, None where the
latest coding has it no more; `anchor` is the event as it stood when it was judged, by which it is
found again when a newer coder numbers it otherwise."""

DISCARDS = Table(
    "discards",
    METADATA,
    Column("origin", TEXT, primary_key=True),
    Column("reason", TEXT, nullable=False),
    Column("detail", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
)

OFFICES = Table(
    "offices",
    METADATA,
    Column("report", ForeignKey("reports.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("key", TEXT, nullable=False, index=True),
    Column("payload", TEXT, nullable=False),
)
"""Whose office a report tells; `key` is the surname, in lower case."""

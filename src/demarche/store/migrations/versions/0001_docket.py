"""The docket: reports, codings, events, incidents, links, cases, duties, judgements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "cases",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.Column("place", TEXT),
        sa.Column("country", TEXT),
        sa.Column("kind", TEXT),
        sa.Column("sending", TEXT),
        sa.Column("receiving", TEXT),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("last_heard", sa.Date()),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="cases_key"),
    )
    op.create_index("cases_by_date", "cases", ["first", "id"])
    op.create_index("cases_by_object", "cases", ["kind", "sending", "receiving"])
    op.create_index("cases_by_place", "cases", ["country", "place"])
    op.create_table(
        "discards",
        sa.Column("origin", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("origin", name="discards_key"),
    )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("number", name="judgements_key"),
    )
    op.create_table(
        "reports",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("published_from", TEXT),
        sa.Column("title", TEXT),
        sa.Column("url", TEXT),
        sa.Column("outlet", TEXT),
        sa.Column("origin", TEXT),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("coding", sa.Integer(), nullable=False),
        sa.Column("added", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="reports_key"),
        sa.UniqueConstraint("digest", name="reports_one_digest"),
    )
    op.create_index("reports_by_published", "reports", ["published"])
    op.create_table(
        "case_states",
        sa.Column("state", TEXT, nullable=False),
        sa.Column("case_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="case_states_case_id_of_cases"),
        sa.PrimaryKeyConstraint("state", "case_id", name="case_states_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("case_states_by_case_id", "case_states", ["case_id"])
    op.create_table(
        "codings",
        sa.Column("report", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("coder", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("events", TEXT),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="codings_report_of_reports"),
        sa.PrimaryKeyConstraint("report", "number", name="codings_key"),
    )
    op.create_table(
        "duties",
        sa.Column("case_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("owed_by", TEXT, nullable=False),
        sa.Column("owed_to", TEXT, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("last_heard", sa.Date()),
        sa.Column("payload", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="duties_case_id_of_cases"),
        sa.PrimaryKeyConstraint("case_id", "kind", "owed_by", "owed_to", name="duties_key"),
    )
    op.create_index("duties_by_creditor", "duties", ["owed_to", "state"])
    op.create_index("duties_by_debtor", "duties", ["owed_by", "state"])
    op.create_index("duties_by_state", "duties", ["state", "kind"])
    op.create_table(
        "events",
        sa.Column("report", TEXT, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("type", TEXT, nullable=False),
        sa.Column("mode", TEXT),
        sa.Column("cameo", TEXT, nullable=False),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.Column("country", TEXT),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="events_report_of_reports"),
        sa.PrimaryKeyConstraint("report", "id", name="events_key"),
    )
    op.create_index("events_by_first", "events", ["first"])
    op.create_table(
        "former_ids",
        sa.Column("former", TEXT, nullable=False),
        sa.Column("case_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="former_ids_case_id_of_cases"),
        sa.PrimaryKeyConstraint("former", "case_id", name="former_ids_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("former_ids_by_case_id", "former_ids", ["case_id"])
    op.create_table(
        "incidents",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("case_id", TEXT),
        sa.Column("payload", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="incidents_report_of_reports"),
        sa.PrimaryKeyConstraint("id", name="incidents_key"),
    )
    op.create_index("incidents_by_case_id", "incidents", ["case_id"])
    op.create_index("incidents_by_report", "incidents", ["report"])
    op.create_table(
        "judged",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("thing", TEXT),
        sa.Column("anchor", TEXT),
        sa.ForeignKeyConstraint(
            ["judgement"], ["judgements.number"], name="judged_judgement_of_judgements"
        ),
        sa.PrimaryKeyConstraint("judgement", "place", name="judged_key"),
    )
    op.create_index("judged_by_report", "judged", ["report"])
    op.create_index("judged_by_thing", "judged", ["thing"])
    op.create_table(
        "offices",
        sa.Column("report", TEXT, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name="offices_report_of_reports"),
        sa.PrimaryKeyConstraint("report", "number", name="offices_key"),
    )
    op.create_index("offices_by_key", "offices", ["key"])
    op.create_table(
        "incident_keys",
        sa.Column("key", TEXT, nullable=False),
        sa.Column("incident", TEXT, nullable=False),
        sa.ForeignKeyConstraint(
            ["incident"], ["incidents.id"], name="incident_keys_incident_of_incidents"
        ),
        sa.PrimaryKeyConstraint("key", "incident", name="incident_keys_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("incident_keys_by_incident", "incident_keys", ["incident"])
    op.create_table(
        "links",
        sa.Column("first", TEXT, nullable=False),
        sa.Column("second", TEXT, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("payload", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["first"], ["incidents.id"], name="links_first_of_incidents"),
        sa.ForeignKeyConstraint(["second"], ["incidents.id"], name="links_second_of_incidents"),
        sa.PrimaryKeyConstraint("first", "second", name="links_key"),
    )
    op.create_index("links_by_second", "links", ["second"])

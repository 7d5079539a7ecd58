"""How Alembic runs our migrations: on the connection that it is given, in its transaction."""

from alembic import context

from demarche.store.schema import VERSION_TABLE
from demarche.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()

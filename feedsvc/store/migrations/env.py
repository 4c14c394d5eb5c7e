"""Run by Alembic: the steps, on the connection that ``connect.upgrade`` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from feedsvc.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()

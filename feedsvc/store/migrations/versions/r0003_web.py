"""What is remembered of sources on the web: their addresses' validators, the items that were read, how they behave."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "addresses",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("url", sa.Text(), primary_key=True),
        sa.Column("etag", sa.LargeBinary()),
        sa.Column("last_modified", sa.LargeBinary()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("fetched", sa.String(32)),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "items",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("digest", sa.BigInteger(), primary_key=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("seen", sa.String(32), nullable=False),
        sqlite_with_rowid=False,
    )
    op.add_column("sources", sa.Column("memory", sa.Text()))

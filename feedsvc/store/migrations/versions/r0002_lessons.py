"""What articles teach of their source's chrome, and the lines an operator takes out of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "lessons",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("entry", sa.Text(), sa.ForeignKey("entries.id"), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("lessons_newest", "lessons", ["source", "number"])
    op.create_table(
        "spared_lines",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("line", sa.Text(), primary_key=True),
        sqlite_with_rowid=False,
    )

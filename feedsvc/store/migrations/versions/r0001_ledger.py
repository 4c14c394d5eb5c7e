"""The ledger: entries, their revisions and aliases; the states of files, sources and renditions; settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("slug", sa.Text(), nullable=False, unique=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published", sa.String(32)),
        sa.Column("first_seen", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("killed_at", sa.String(32)),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("entries_newest", "entries", [sa.text("sort_key DESC"), "id"])
    op.create_index("entries_source", "entries", ["source", sa.text("sort_key DESC")])
    op.create_index("entries_place", "entries", ["place"])
    op.create_table(
        "revisions",
        sa.Column("entry", sa.Text(), sa.ForeignKey("entries.id"), primary_key=True),
        sa.Column("revision", sa.Integer(), primary_key=True),
        sa.Column("replaced_at", sa.String(32), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "aliases",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("entry", sa.Text(), sa.ForeignKey("entries.id"), nullable=False, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "files",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("place", sa.Text(), primary_key=True),
        sa.Column("size", sa.String(32), nullable=False),
        sa.Column("mtime_ns", sa.String(32), nullable=False),
        sa.Column("inode", sa.String(32), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("rejected", sa.Text()),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sources",
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("last_poll", sa.String(32)),
        sa.Column("next_due", sa.String(32), index=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text()),
        sa.Column("files", sa.Integer(), nullable=False),
    )
    op.create_table(
        "renditions",
        sa.Column("path", sa.Text(), primary_key=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("modified", sa.String(32), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )

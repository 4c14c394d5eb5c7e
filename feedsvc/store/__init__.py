"""Store: what outlives the process: entries, revisions, aliases, the state of files, sources and renditions.

Enters: Intent, FileState, SourceState, RenditionState. Leaves: the same, and LedgerEntry. Refuses: a damaged
database, one of a newer schema, one of another program. Law: a batch is stored whole or not at all, through a
kill at any moment.
"""

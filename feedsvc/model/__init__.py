"""The values that flow: frozen dataclasses, no behaviour beyond what their own fields decide.

    Payload ─parse─► RawEntry ─normalize─► Entry ─decide─► Intent ─store─► LedgerEntry
    LedgerEntry ─assemble─► FeedDocument ─render─► Rendition;  LedgerEntry ─share─► ShareSnippet

None means "the source did not say". Every datetime is aware.
"""

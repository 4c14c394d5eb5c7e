"""One article's journey, a stage a line.

    folder ─fetch.folder─► Payload            edge: settled, regular, bounded files only
           ─runner.read──► Entry | Rejection  worker process: parse, normalize, sanitize; time and memory limited
           ─decide───────► Intent             pure: new, changed, same, killed; ids and slugs minted once
           ─store.record─► LedgerEntry        edge: entries, revisions, aliases and file states in ONE transaction
           ─assemble─────► FeedDocument       pure: newest first, updated from entries, never from the clock
           ─render───────► Rendition          pure: RSS, Atom, JSON Feed, pages; equal content gives equal bytes
           ─gate─────────► Rendition          what is not well-formed, or would empty a feed, is not published
           ─sink.put─────► file               edge: write beside, fsync, replace; equal bytes are not rewritten

``poll`` walks the first half, a batch a transaction; ``build`` the second, for what changed.
"""

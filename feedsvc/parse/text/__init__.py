"""The plain-text reader: a dump that a person copied from a page becomes one RawEntry, line by line.

Enters: decoded text. Leaves: a RawEntry in which every non-blank line stands in a field, in a block or among the
dropped, with the rule; or a Rejection. Refuses: empty dumps, list pages, error pages, menus.

    text ─page─► lines ─marks─► what lines say ─shape, score─► likely body ─extent─► body
         ─title, head, tail─► fields ─reader─► RawEntry, and an account of every line
"""

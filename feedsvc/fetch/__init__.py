"""Fetch: a source becomes Payloads.

Enters: a Source and what the store remembers of it. Leaves: Payload values, and a reason for everything that
was looked at and left. Refuses: whatever is no settled, regular, bounded file. Every dump file that feedsvc
reads is opened in ``files.py`` and nowhere else.
"""

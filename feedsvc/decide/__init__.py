"""Decide: what a reading means for the ledger, which entries make a feed, and when a source is read next.

Enters: Entry values, what the ledger holds under their aliases, and ``now``. Leaves: Intent, FeedDocument,
moments. Refuses nothing: every reading gets an intent with its reason. Law: pure functions; deciding the same
twice is the same.
"""

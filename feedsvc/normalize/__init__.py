"""normalize: a RawEntry becomes an Entry.

What enters: one article as it was found, each piece with its place, and the house style of its source. What leaves: the
canonical Entry, every value with its evidence, or a Rejection with the reason. What it refuses: to invent. A date, a
name, a place or a case that the dump does not show is left out, with a warning where an operator would want to
know. The law: pure, deterministic, no clock (``now`` is handed in), no character that XML 1.0 forbids, and the HTML
sanitizer always runs, last.
"""

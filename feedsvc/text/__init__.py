"""text: what strings are, below every stage.

What enters: text, HTML, addresses, printed dates, as plain strings. What leaves: the same made safe, or what they
mean, or None. What it refuses: to guess, to raise on hostile input, to know of articles, feeds or configuration. The
law: pure functions, linear in their input, no clock.
"""

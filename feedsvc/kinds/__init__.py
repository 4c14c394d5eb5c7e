"""Kinds of sources: what a source's mapping may name, and how its dumps are come by.

Enters: the keys of a source's section, and a Visit that asks the web and the reader. Leaves: the Source's own options,
and payloads to read. Refuses: nothing by itself; what an address answers is judged by fetch, what a dump holds by parse.

A further kind is one module here and one line in ``registry.py``.
"""

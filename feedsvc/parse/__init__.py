"""Parse: bytes become RawEntry values, each piece with its place, nothing interpreted yet.

What enters: a Payload and the house style of its source. What leaves: one RawEntry or Rejection for each article, in
the order of the dump. What is refused: bytes that are no text, forms that are not read (archives,
other XML), dumps without an article. Pure: no clock, no files, no network; a malformed item costs that item only.

``payload`` is the entrance; ``detect`` tells the form; ``html``, ``markdown``, ``json_items``, ``feed``, ``mail`` and
``text`` read it.
"""

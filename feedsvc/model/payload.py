"""What fetch returns: bytes and where they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from feedsvc.model.web import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """The bytes of one dump."""

    #: Key of the source.
    source: str
    #: Where it came from, as shown to people: the path below the folder with ``/``, a URL, or ``-``.
    place: str
    body: bytes
    #: Media type the sender stated, without parameters; None for files.
    media_type: str | None = None
    #: Encoding label the sender stated; None for files.
    charset: str | None = None
    #: Address the bytes were fetched from; None for files.
    url: str | None = None
    #: When the dump was last written, by its file system or server; relative dates count from here.
    modified: datetime
    #: Imprints of items that were read already as they stand: they are left out.
    known: frozenset[int] = field(default=frozenset(), repr=False)
    #: What the index that led here says of the article; None where nothing did.
    hint: Link | None = None

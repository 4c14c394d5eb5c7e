"""What a kind of source is: its keys, what is made of them, and how it comes by its dumps."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

from feedsvc.config.convert import Placed
from feedsvc.config.source_keys import ArticleKeys
from feedsvc.fetch import folder
from feedsvc.fetch.folder import Files
from feedsvc.model.payload import Payload
from feedsvc.model.source import Source
from feedsvc.seams import Visit

#: Asks the visit for documents and yields what is to be read as articles.
Collect = Callable[[Source, Visit], AsyncIterator[Payload]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of source."""

    #: The section of a source of this kind: what a source may share with others, and its own.
    keys: type[ArticleKeys]
    #: Makes location and options of its own keys; paths are relative to the folder given.
    place: Callable[[Any, str], Placed]
    #: None for what stands on this machine: ``files`` finds and opens it.
    collect: Collect | None = None
    files: Files = folder

    def is_fetched(self, source: Source) -> bool:
        """Tell whether a source of this kind is asked over the network: of its dumps only the reading is kept."""
        return self.collect is not None or self.files.is_remote(source)

"""``folder``: dumps dropped into a folder."""

from __future__ import annotations

from pydantic import Field

from feedsvc.config import fields as of
from feedsvc.config.convert import Placed, absolute_path
from feedsvc.config.source_keys import ArticleKeys, FileKeys
from feedsvc.kinds.kind import Kind


class FolderSource(ArticleKeys, FileKeys):
    """Dumps dropped into a folder."""

    folder: of.Path = Field(
        description="The folder, relative to the folder of this file.", examples=["inbox"]
    )


def place(keys: FolderSource, folder: str) -> Placed:
    return Placed(location=absolute_path(keys.folder, folder))


KIND = Kind(keys=FolderSource, place=place)

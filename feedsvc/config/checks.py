"""What no single key can tell: names that refer to each other, folders that stand in each other."""

from __future__ import annotations

from pathlib import PurePath

from feedsvc.config.messages import at_value, quoted
from feedsvc.config.tree import Path, Tree
from feedsvc.config.unfit import did_you_mean
from feedsvc.errors import Problem
from feedsvc.model.source import Settings


def unknown_sources(tree: Tree) -> tuple[Problem, ...]:
    """Return a Problem for each source that a feed names and the file does not have.

    Reads the tree, not the Document, so that these are told in the same run as all other faults.
    """
    root = tree.value if isinstance(tree.value, dict) else {}
    sources, feeds = root.get("sources"), root.get("feeds")
    if not isinstance(sources, dict) or not isinstance(feeds, dict):
        return ()
    found = []
    for feed in feeds:
        for path in (("feeds", feed, "from"), ("feeds", feed, "where", "source")):
            for here, name in _texts(tree, path):
                if name not in sources and here not in tree.broken:
                    hint = did_you_mean(name, sources) or f"there are: {', '.join(list(sources)[:10])}"
                    printed = tree.places[here].printed or ""
                    found.append(at_value(tree, here, f"no source is called {quoted(printed)}; {hint}"))
    return tuple(found)


def folders_in_each_other(tree: Tree, settings: Settings) -> tuple[Problem, ...]:
    """Return a Problem for each folder that would be read after publishing, or published with its inputs."""
    public = PurePath(settings.publish_directory)
    found = []
    for source in settings.sources:
        if not PurePath(source.location).is_absolute():
            continue
        folder, path = PurePath(source.location), ("sources", source.key, source.kind)
        if folder.is_relative_to(public):
            found.append(
                at_value(tree, path, "stands in publish.directory, where anyone can fetch it; move one")
            )
        elif source.recursive and public.is_relative_to(folder):
            found.append(
                at_value(tree, path, "holds publish.directory: published pages would be read; move one")
            )
    if PurePath(settings.store_url.removeprefix("sqlite:///")).is_relative_to(public):
        found.append(
            at_value(tree, ("store",), "stands in publish.directory, where anyone can fetch it; move one")
        )
    return tuple(found)


def _texts(tree: Tree, path: Path) -> tuple[tuple[Path, str], ...]:
    """Return the texts at a path, one or a list of them, each with its own path."""
    if path not in tree.places:
        return ()
    value = tree.get(path)
    if isinstance(value, str):
        return ((path, value),)
    if isinstance(value, list):
        return tuple(((*path, index), item) for index, item in enumerate(value) if isinstance(item, str))
    return ()

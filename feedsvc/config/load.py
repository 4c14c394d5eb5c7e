"""The configuration file: found, read, and turned into Settings, or refused with every fault it has."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from feedsvc.config.compose import compose
from feedsvc.config.decode import MAX_BYTES, decode
from feedsvc.config.tree import Tree, read_tree
from feedsvc.errors import ConfigError, Problem
from feedsvc.model.source import Settings

if TYPE_CHECKING:
    from feedsvc.config.convert import Kinds

#: Where a file is looked for when none is named, in order.
PLACES = ("config/feedsvc.yaml", "/etc/feedsvc/feedsvc.yaml")


def find(path: str | None) -> str:
    """Return the path of the configuration file: the given one, else the first default place that has one.

    Raises: ConfigError when there is none.
    """
    if path is not None:
        return path
    for place in PLACES:
        if Path(place).is_file():
            return place
    looked = " and ".join(PLACES)
    message = (
        f"no configuration file: looked for {looked}; name one with -c FILE, or write one with `feedsvc init`"
    )
    raise ConfigError((Problem(file="feedsvc", line=0, column=0, path="", message=message),))


def load(path: str, *, environ: Mapping[str, str], kinds: Kinds) -> Settings:
    """Return the settings that a configuration file makes; ``kinds`` is what a source may be.

    Raises: ConfigError with every fault of the file, in the order of its lines.
    """
    tree = _tree(path, environ)
    # pydantic takes a tenth of a second to import; commands without a configuration need not wait for it.
    from pydantic import ValidationError

    from feedsvc.config.checks import folders_in_each_other, unknown_sources
    from feedsvc.config.convert import settings_from
    from feedsvc.config.messages import problems_of
    from feedsvc.config.schema import document_type

    problems = [*tree.problems, *unknown_sources(tree)]
    try:
        document = document_type(kinds, used=_used(tree, kinds) or None).model_validate(tree.value)
    except ValidationError as error:
        problems += problems_of(error, tree, kinds)
    if not problems:
        folder = os.path.realpath(Path(path).parent)
        settings = settings_from(
            document, kinds=kinds, file=str(Path(folder) / Path(path).name), folder=folder
        )
        problems += folders_in_each_other(tree, settings)
    if problems:
        # Without a cause: pydantic's error holds the values, and those may be secrets.
        raise ConfigError(
            tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
        ) from None
    return settings


def _used(tree: Tree, kinds: Kinds) -> frozenset[str]:
    """Return the kinds that the file's sources name."""
    sources = tree.value.get("sources") if isinstance(tree.value, dict) else None
    named = sources.values() if isinstance(sources, dict) else ()
    return frozenset(name for source in named if isinstance(source, dict) for name in source if name in kinds)


def warnings(settings: Settings) -> tuple[str, ...]:
    """Return what is allowed but probably not meant, as full sentences."""
    found = []
    for source in settings.sources:
        if source.kind == "mailbox" and "://" not in source.location and not Path(source.location).exists():
            found.append(f"sources.{source.key}.mailbox: {source.location} does not exist.")
        if source.kind != "folder":
            continue
        folder = Path(source.location)
        if not folder.exists():
            found.append(f"sources.{source.key}.{source.kind}: {folder} does not exist; create it.")
        elif not folder.is_dir():
            found.append(f"sources.{source.key}.{source.kind}: {folder} is no folder.")
        elif not os.access(folder, os.R_OK | os.X_OK):
            found.append(f"sources.{source.key}.{source.kind}: {folder} may not be read by this user.")
    for location, count in Counter(source.location for source in settings.sources).items():
        if count > 1:
            found.append(f"sources: {count} sources read {location}; each article will appear {count} times.")
    return tuple(found)


def _tree(path: str, environ: Mapping[str, str]) -> Tree:
    """Raises: ConfigError."""
    try:
        with Path(path).open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a path"
        hint = "; `feedsvc init` writes a starter" if isinstance(error, FileNotFoundError) else ""
        message = f"cannot be read: {reason}{hint}"
        raise ConfigError((Problem(file=path, line=0, column=0, path="", message=message),)) from error
    text = decode(body, file=path)
    root = compose(text, file=path)
    if root is None:
        message = "the file is empty; `feedsvc init` writes a starter"
        raise ConfigError((Problem(file=path, line=1, column=1, path="", message=message),))
    return read_tree(root, text=text, file=path, environ=environ)

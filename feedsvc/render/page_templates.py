"""The templates, compiled once a process; every value is escaped unless it was made as markup."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def fill(name: str, **values: Any) -> bytes:
    """Return a page. A name the template uses and nobody gave is an error, not an empty place."""
    return _template(name).render(**values).encode("utf-8", "replace")


@lru_cache(maxsize=16)
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html.jinja")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("feedsvc.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

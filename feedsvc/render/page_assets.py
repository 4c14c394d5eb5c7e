"""What pages load besides themselves, and the policy that forbids anything else.

Names carry a digest of the bytes, so that a cache may keep them for ever and a page never meets the wrong style.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files

from feedsvc.model.feed import Rendition

#: Pages run one script of ours and show pictures; everything else a page could load, send or be framed by is off.
#: JSON-LD blocks need no permission: a block whose type is no JavaScript type is data and is not run.
#: Spec: HTML, "prepare the script element"; CSP 3, script-src.
CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https: data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

#: Assets change with a release, not with the news: their names do, so their date need not.
RELEASED = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetPaths:
    """Where the assets lie below the site's root."""

    style: str
    script: str
    icon: str


@lru_cache(maxsize=1)
def asset_renditions() -> tuple[Rendition, ...]:
    """Return the style sheet, the script and the icon, named by their content."""
    return (
        _asset("feedsvc.css", "text/css; charset=utf-8"),
        _asset("share.js", "text/javascript; charset=utf-8"),
        _asset("icon.svg", "image/svg+xml"),
    )


@lru_cache(maxsize=1)
def asset_paths() -> AssetPaths:
    """Return the names that pages refer to."""
    style, script, icon = asset_renditions()
    return AssetPaths(style=style.path, script=script.path, icon=icon.path)


def _asset(name: str, media_type: str) -> Rendition:
    body = files("feedsvc.render").joinpath("assets", name).read_bytes()
    stem, _, suffix = name.rpartition(".")
    digest = hashlib.sha256(body).hexdigest()[:12]
    return Rendition(
        path=f"assets/{stem}.{digest}.{suffix}", media_type=media_type, body=body, modified=RELEASED
    )

"""What every page has around its own matter: masthead, sections, subscriptions, and the way to the root.

Links between pages are relative: the same bytes work below any path, at the public address and on the operator's
own machine. Addresses that leave the page (canonical, feeds in the head, share texts) are absolute, of the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from feedsvc.render.page_assets import AssetPaths, asset_paths
from feedsvc.render.page_languages import words_for
from feedsvc.render.page_words import Words, network_name
from feedsvc.text.addresses import FEED_MEDIA_TYPES, feed_url

if TYPE_CHECKING:
    from feedsvc.model.source import FeedSpec, FollowLink, Site

#: Feeds announced in the head of a page: every reader takes the first few, and a head must stay small, since
#: previews read only the beginning of a page.
ANNOUNCED = 8

#: What each form is called on a page.
FORM_NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A feed as the head of a page announces it."""

    media_type: str
    title: str
    #: Absolute.
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A feed as navigation names it."""

    #: Relative to the page.
    href: str
    title: str
    language: str
    #: True on the feed's own page.
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """Where the site is followed."""

    name: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything around a page's own matter."""

    site: Site
    words: Words
    #: Way from the page to the site's root: ``./`` or ``../../``.
    root: str
    sections: tuple[Section, ...]
    #: Every feed, for the foot of the page.
    feeds: tuple[Section, ...]
    alternates: tuple[Alternate, ...]
    follow: tuple[Follow, ...]
    assets: AssetPaths


@lru_cache(maxsize=64)
def frame(
    site: Site,
    feeds: tuple[FeedSpec, ...],
    *,
    words: Words,
    root: str,
    current: str | None = None,
) -> Frame:
    """Return the frame of a page ``root`` away from the front; the feed named ``current`` comes first in its head."""
    sections = tuple(
        Section(
            href=feed_href(root, spec.name),
            title=spec.title,
            language=spec.language,
            current=spec.name == current,
        )
        for spec in feeds
    )
    announced = sorted(feeds, key=lambda spec: spec.name != current)[:ANNOUNCED]
    return Frame(
        site=site,
        words=words,
        root=root,
        # A feed titled as the site is the front page's own; a section of that name would say nothing.
        sections=tuple(section for section in sections if section.title != site.title),
        feeds=sections,
        alternates=tuple(
            Alternate(
                media_type=media_type,
                title=f"{spec.title} ({FORM_NAMES[form]})",
                url=feed_url(site, spec.name, form),
            )
            for spec in announced
            for form, media_type in FEED_MEDIA_TYPES.items()
        ),
        follow=follow_links(site.follow, words),
        assets=asset_paths(),
    )


def page_words(site: Site, language: str) -> Words:
    """Return the furniture for a page about something in ``language``."""
    return words_for(language, site.language)


def follow_links(links: tuple[FollowLink, ...], words: Words) -> tuple[Follow, ...]:
    """Return those links that lead to the web."""
    return tuple(
        Follow(name=network_name(link.network, words), url=link.url) for link in links if is_web(link.url)
    )


def entry_href(root: str, slug: str) -> str:
    """Return the way to an entry's page."""
    return f"{root}e/{quote(slug, safe='')}/"


def feed_href(root: str, name: str) -> str:
    """Return the way to a feed's page."""
    return f"{root}feeds/{quote(name, safe='')}/"


def is_web(url: str | None) -> bool:
    """Tell whether an address is one a page may link: http or https, nothing that runs or opens a program."""
    return url is not None and url.lower().startswith(("https://", "http://"))

"""Pictures of a feed's items: Media RSS, enclosures, podcast art.

Spec: Media RSS 1.5; RSS 2.0, enclosure; RFC 4287 section 4.2.7.2 (rel=enclosure).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from feedsvc.model.raw import RawImage
from feedsvc.parse.feed_names import Names, first, line_in
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Pictures of one item that are kept.
_MOST: Final = 20
_HOLDERS: Final = frozenset(
    {
        "media:content",
        "media:group",
        "media:thumbnail",
        "enclosure",
        "link",
        "atom:link",
        "itunes:image",
        "image",
    }
)
_PICTURE_NAME: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Found:
    image: RawImage
    #: Pixels; 0 where nothing is said.
    width: int = 0


def pictures(found: dict[str, list[Element]], names: Names, base: str) -> tuple[RawImage, ...]:
    """Return the pictures of an item, the largest of those that differ in size alone; previews only where there is no other."""
    if found.keys().isdisjoint(_HOLDERS):
        return ()
    stated = [*_of_media(found, names, base), *_enclosed(found, base)]
    stated = stated or [*_previews(found, names, base)]
    best: dict[str, _Found] = {}
    for one in stated:
        # The same file in other sizes differs in its query: ?width=140 and ?width=460.
        name = one.image.url.partition("?")[0]
        if name not in best or one.width > best[name].width:
            best[name] = one
    return tuple(one.image for one in best.values())[:_MOST]


def of_group(found: dict[str, list[Element]], names: Names) -> Element | None:
    """Return what an item's group of media says of itself: of a video it is all the text that there is."""
    for group in found.get("media:group", ()):
        said = first(names.children(group), "media:description")
        if said is not None:
            return said
    return None


def attached(attachments: Sequence[tuple[str, str]], base: str) -> tuple[RawImage, ...]:
    """Return those of (address, media type) that are pictures."""
    urls = (absolute(url, base) for url, kind in attachments if _is_picture(url, kind, ""))
    return tuple(RawImage(url=url) for url in dict.fromkeys(urls) if url)[:_MOST]


def _of_media(found: dict[str, list[Element]], names: Names, base: str) -> Iterator[_Found]:
    for element in found.get("media:content", ()):
        yield from _content([element], found, names, base)
    for group in found.get("media:group", ()):
        inside = names.children(group)
        # A group holds one picture in several sizes.
        sizes = sorted(
            _content(inside.get("media:content", []), inside, names, base), key=_width, reverse=True
        )
        yield from sizes[:1]


def _content(
    elements: list[Element], around: dict[str, list[Element]], names: Names, base: str
) -> Iterator[_Found]:
    for element in elements:
        url = absolute(element.get("url"), base)
        if url is None or not _is_picture(url, element.get("type") or "", element.get("medium") or ""):
            continue
        inside = names.children(element) if len(element) else {}
        caption = first(inside, "media:description", "media:title")
        caption = first(around, "media:description") if caption is None else caption
        credit = first(inside, "media:credit")
        credit = first(around, "media:credit") if credit is None else credit
        yield _Found(
            RawImage(
                url=url,
                alt=line_in(first(inside, "media:title")) or None,
                caption=line_in(caption) or None,
                credit=line_in(credit) or None,
            ),
            _pixels(element.get("width")),
        )


def _enclosed(found: dict[str, list[Element]], base: str) -> Iterator[_Found]:
    links = [link for name in ("link", "atom:link") for link in found.get(name, ())]
    enclosures = [(element, "url") for element in found.get("enclosure", ())]
    enclosures += [(link, "href") for link in links if (link.get("rel") or "").lower() == "enclosure"]
    for element, attribute in enclosures:
        url = absolute(element.get(attribute), base)
        if url is not None and _is_picture(url, element.get("type") or "", ""):
            yield _Found(RawImage(url=url))


def _previews(found: dict[str, list[Element]], names: Names, base: str) -> Iterator[_Found]:
    thumbnails = list(found.get("media:thumbnail", ()))
    for outer in (*found.get("media:group", ()), *found.get("media:content", ())):
        thumbnails += names.children(outer).get("media:thumbnail", []) if len(outer) else []
    for element in thumbnails:
        if (url := absolute(element.get("url") or line_in(element), base)) is not None:
            yield _Found(RawImage(url=url), _pixels(element.get("width")))
    for element in found.get("itunes:image", ()):
        if (url := absolute(element.get("href"), base)) is not None:
            yield _Found(RawImage(url=url))
    for element in found.get("image", ()):
        inside = names.children(element)
        if url := absolute(line_in(first(inside, "url")) or (element.text or "").strip(), base):
            yield _Found(RawImage(url=url))


def _is_picture(url: str, kind: str, medium: str) -> bool:
    """Tell whether something is a picture: by its medium, its type, or where neither says anything, its name."""
    if medium.strip():
        return medium.strip().lower() == "image"
    if "/" in kind:
        return kind.strip().lower().startswith("image/") and "svg" not in kind.lower()
    return _PICTURE_NAME.search(url) is not None


def _width(found: _Found) -> int:
    return found.width


def _pixels(value: str | None) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0

"""The parts of a listing where the operator says that they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from feedsvc.errors import DumpError
from feedsvc.model.web import Link, Selectors
from feedsvc.parse.listing_anchors import heading_in, text_of, title_element_in
from feedsvc.parse.listing_items import dates_in, image_in, image_of, summary_in, title_in
from feedsvc.parse.listing_words import is_date, is_label, length_of
from feedsvc.parse.selectors import Picker, compiled
from feedsvc.text.clean import clean_line
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST: Final = 2_000
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: Words from which a link tells as much as one of more, and those below which a heading is a kicker.
_ENOUGH: Final = 4.0
_WORDS: Final = 2.0


class Fields:
    """The operator's selectors, compiled. Raises: DumpError if one is none: the configuration was not checked."""

    def __init__(self, selectors: Selectors) -> None:
        self.items = _picker(selectors.items)
        self.next_page = _picker(selectors.next_page)
        self.link = _picker(selectors.link, is_within=True)
        #: By the field that it fills.
        self.parts = {
            name: picker
            for name in ("title", "date", "image", "summary")
            if (picker := _picker(getattr(selectors, name), is_within=True)) is not None
        }

    def links(self, tree: HtmlElement, base: str) -> Iterator[Link]:
        """Yield the links of the items that ``items`` finds, in page order."""
        assert self.items is not None
        for item in self.items.nodes(tree):
            if isinstance(item, str):
                if url := absolute(item, base):
                    yield Link(url=url)
                continue
            element = self._link_of(item)
            url = absolute(_href(element).partition("#")[0], base)
            if url is None:
                continue
            around = [item]
            anchor = None if element is None or isinstance(element, str) else element
            title = title_in(anchor, around, is_telling=_tells(anchor, item))
            dates = dates_in(around)
            link = Link(
                url=url,
                title=title or text_of(item)[:400],
                published=dates.published,
                updated=dates.updated,
                summary=summary_in(around, title),
                image=image_in(around, base),
            )
            yield with_fields(link, around, self, base)

    def _link_of(self, item: HtmlElement) -> HtmlElement | str | None:
        """Return the link of an item: as named, itself, that of its heading, the one that says most, or one around it."""
        if self.link is not None:
            return next(iter(self.link.nodes(item)), None)
        if item.tag == "a" and item.get("href"):
            return item
        links = [one for one in item.iter("a") if one.get("href")]
        if links:
            return max(links, key=_telling)
        return next((one for one in item.iterancestors("a") if one.get("href")), None)


def with_fields(link: Link, nodes: Sequence[HtmlElement], fields: Fields, base: str) -> Link:
    """Return a link with the parts that the operator named; where a selector finds nothing, with what was found."""
    said: dict[str, str] = {}
    for name, picker in fields.parts.items():
        found = next((node for around in nodes for node in picker.nodes(around)), None)
        value = "" if found is None else _image(found, base) if name == "image" else _text(found, name)
        if value:
            said[name] = value
    if not said:
        return link
    named = tuple(said)
    if "date" in said:
        said["published"] = said.pop("date")
    return replace(link, named=named, **said)  # type: ignore[arg-type] # the names are fields of texts


def next_by_selector(tree: HtmlElement, fields: Fields, base: str) -> str | None:
    """Return the address that the operator's selector gives for the next page, or None."""
    if fields.next_page is None:
        return None
    found = next(iter(fields.next_page.nodes(tree)), None)
    return None if found is None else absolute(_href(found).partition("#")[0], base)


def _picker(text: str | None, *, is_within: bool = False) -> Picker | None:
    if text is None or not text.strip():
        return None
    text = text.strip()
    try:
        # Within an item ``//time`` means the item's own, not the first of the page.
        return compiled(f".{text}" if is_within and text.startswith("//") else text)
    except ValueError as error:
        raise DumpError(f"the selector {text!r} cannot be used: {error}") from error


def _telling(link: HtmlElement) -> tuple[bool, bool, float]:
    """Return the order of the links of one item; of those that tell enough the first is the headline."""
    text = text_of(link)
    is_headline = heading_in(link) is not None or any(
        around.tag in _HEADINGS for around in link.iterancestors()
    )
    length = 0.0 if is_label(text, frozenset()) else length_of(text)
    return length > 0, is_headline, min(length, _ENOUGH)


def _tells(link: HtmlElement | None, item: HtmlElement) -> bool:
    """Tell whether a link says what its item is: a heading beside it does so better, unless that is a mere date."""
    text = "" if link is None else text_of(link)
    if link is None or is_label(text, frozenset()):
        return False
    heading = title_element_in(item)
    if (
        heading is None
        or is_date(text_of(heading))
        or any(node in (heading, link) for node in (*link.iterancestors(), *heading.iterancestors()))
    ):
        return True
    return length_of(text) >= _WORDS > length_of(text_of(heading))


def _href(found: HtmlElement | str | None) -> str:
    if found is None or isinstance(found, str):
        return (found or "").strip()
    return (
        found.get("href") or next((one.get("href") for one in found.iter("a") if one.get("href")), "") or ""
    )


def _text(found: HtmlElement | str, name: str) -> str:
    if isinstance(found, str):
        return clean_line(found[:_LONGEST])
    if name == "date" and (stated := found.get("datetime") or found.get("content")):
        return clean_line(stated[:_LONGEST])
    return text_of(found)


def _image(found: HtmlElement | str, base: str) -> str:
    if isinstance(found, str):
        return absolute(found, base) or ""
    return image_of(found, base) or image_in([found], base)

"""The pictures a page names for its article, with the caption and credit that it prints beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from feedsvc.model.raw import RawImage
from feedsvc.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from feedsvc.parse.html_linked_data import LinkedData

_CREDIT_CLASS = ("credit", "copyright", "photographer", "attribution", "fotocredit", "byline")


def images_in(tree: HtmlElement, data: LinkedData) -> tuple[RawImage, ...]:
    """Return the lead picture that a page states, with what a figure shows of it."""
    found: dict[str, RawImage] = {}
    for image in (*_stated(data), *_open_graph(tree)):
        name = _name(image.url)
        if name and name not in found:
            found[name] = image
    if not found:
        return ()
    lead = next(iter(found.values()))
    shown = _figures(tree).get(_name(lead.url))
    if shown is None:
        return (lead,)
    return (
        RawImage(
            url=lead.url,
            alt=lead.alt or shown.alt,
            caption=shown.caption or lead.caption,
            credit=lead.credit or shown.credit,
        ),
    )


def _stated(data: LinkedData) -> Iterator[RawImage]:
    for name in ("image", "thumbnailUrl"):
        for value in data.values(name):
            if isinstance(value, str) and value.strip():
                yield RawImage(url=value.strip())
            elif isinstance(value, Mapping):
                url = data.line(value.get("url")) or data.line(value.get("contentUrl"))
                if url:
                    yield RawImage(
                        url=url,
                        caption=_said(data, value, "caption"),
                        credit=_said(data, value, "creditText", "copyrightNotice"),
                    )


def _said(data: LinkedData, value: Mapping[str, Any], *names: str) -> str | None:
    return next((line for name in names if (line := data.line(value.get(name)))), None)


def _open_graph(tree: HtmlElement) -> Iterator[RawImage]:
    alt: str | None = None
    urls: list[str] = []
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        content = (element.get("content") or "").strip()
        if content and name in {
            "og:image",
            "og:image:url",
            "og:image:secure_url",
            "twitter:image",
            "twitter:image:src",
        }:
            urls.append(content)
        elif content and name == "og:image:alt":
            alt = alt or clean_line(content)
    for url in urls[:1]:
        yield RawImage(url=url, alt=alt)


def _figures(tree: HtmlElement) -> dict[str, RawImage]:
    """Return what figures show, by the name of the picture's file."""
    found: dict[str, RawImage] = {}
    for figure in tree.iter("figure"):
        caption = next(figure.iter("figcaption"), None)
        for image in figure.iter("img"):
            credit = _credit(figure)
            text = clean_line("".join(caption.itertext())) if caption is not None else ""
            shown = RawImage(
                url=image.get("src") or "",
                alt=clean_line(image.get("alt") or "") or None,
                caption=text[:1000] or None,
                credit=credit,
            )
            for name in {_name(address) for address in _addresses(image)}:
                if name:
                    found.setdefault(name, shown)
    return found


def _credit(figure: HtmlElement) -> str | None:
    for element in figure.iter("span", "small", "cite", "div", "p", "em"):
        mark = (element.get("class") or "").lower()
        if (
            mark
            and any(word in mark for word in _CREDIT_CLASS)
            and (line := clean_line("".join(element.itertext())))
        ):
            return line[:200]
    return None


def _addresses(image: HtmlElement) -> Iterator[str]:
    for name in ("src", "data-src", "data-original", "data-lazy-src"):
        yield image.get(name) or ""
    for name in ("srcset", "data-srcset"):
        for candidate in (image.get(name) or "")[:20_000].split(","):
            yield candidate.strip().partition(" ")[0]


def _name(url: str) -> str:
    """Return the file name of a picture's address, by which its sizes are known as one."""
    try:
        return unquote(urlsplit(url.strip()).path.rstrip("/").rpartition("/")[2]).lower()
    except ValueError:
        return ""

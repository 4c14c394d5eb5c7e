"""Posts of a WordPress site, as its REST interface gives them.

What enters: a payload with a list of posts, their authors, terms and picture embedded where ``_embed`` was asked for.
What leaves: an Index by which changed posts are told from known ones; or a RawEntry for each post that is not known.
What is refused: the interface's own errors, pages of HTML, what is no list of posts.

Spec: WordPress REST API handbook, posts; linking and embedding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from feedsvc.errors import DumpError
from feedsvc.model.raw import Piece, RawEntry, Rejection
from feedsvc.model.web import Index, Link
from feedsvc.parse.fields import one_line, printed
from feedsvc.parse.hint import is_cut
from feedsvc.parse.json_items import article_of
from feedsvc.parse.json_values import values_of
from feedsvc.text.clean import clean_line
from feedsvc.text.encoding import decode
from feedsvc.text.imprints import signed_imprint
from feedsvc.text.urls import absolute

if TYPE_CHECKING:
    from feedsvc.model.payload import Payload
    from feedsvc.model.source import HouseStyle

#: Posts of one page; WordPress gives 100 at most.
MOST_POSTS: Final = 1_000
_LONGEST: Final = 1_000
#: Fields that tell a post of WordPress from what else is written in JSON.
_MARKS: Final = ("id", "link", "title", "content")


def read_wordpress(payload: Payload) -> Index:
    """Return the posts that a page of the interface lists. Raises: DumpError if it is none."""
    links = [_link(post, payload.url) for post in _posts(decode(payload.body, declared=payload.charset).text)]
    return Index(
        links=tuple({link.digest: link for link in links}.values()),
        own_addresses=(payload.url,) if payload.url else (),
        form="wordpress",
    )


def parse_wordpress(payload: Payload, style: HouseStyle) -> tuple[RawEntry | Rejection, ...]:
    """Return the posts that are not known, in their order; ``place`` numbers all of the page.

    Raises: DumpError if it is no page of posts.
    """
    text = decode(payload.body, declared=payload.charset, override=style.encoding).text
    found: list[RawEntry | Rejection] = []
    for number, post in enumerate(_posts(text), 1):
        digest = _digest(post)
        if digest not in payload.known:
            found.append(replace(_post(post, payload, f"{payload.place}#{number}"), digest=digest))
    return tuple(found)


def is_wordpress(text: str) -> bool:
    """Tell whether a JSON text is a list of posts as the interface gives them."""
    head = text[:200_000]
    if not head.lstrip("\ufeff \t\r\n").startswith("[") or '"rendered"' not in head:
        return False
    try:
        return any(True for _ in _posts(text))
    except DumpError:
        return False


def _posts(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the posts of a page. Raises: DumpError with what the site says, or what came in their place."""
    if text.lstrip("\ufeff \t\r\n")[:1] == "<":
        raise DumpError("not posts of WordPress: HTML or XML; its REST interface may be switched off")
    (value, *_) = values_of(text).values
    if value.fault is not None:
        raise DumpError(f"not posts of WordPress: {value.fault}")
    if isinstance(value.value, Mapping) and isinstance(value.value.get("message"), str):
        raise DumpError(f"WordPress says: {clean_line(one_line(value.value['message']))[:200]}")
    if not isinstance(value.value, list):
        raise DumpError("not posts of WordPress: JSON without a list")
    posts = [post for post in value.value[:MOST_POSTS] if isinstance(post, Mapping) and _is_post(post)]
    if value.value and not posts:
        raise DumpError("not posts of WordPress: a list of something else")
    yield from posts


def _is_post(post: Mapping[str, Any]) -> bool:
    return all(name in post for name in _MARKS) and isinstance(post["title"], Mapping)


def _digest(post: Mapping[str, Any]) -> int:
    changed = printed(post.get("modified_gmt")) or printed(post.get("modified")) or printed(post.get("date"))
    return signed_imprint(printed(post.get("id")), changed)


def _post(post: Mapping[str, Any], payload: Payload, place: str) -> RawEntry | Rejection:
    content = post["content"]
    if isinstance(content, Mapping) and content.get("protected") is True:
        reason = "a post that only its password opens"
        return Rejection(source=payload.source, place=place, reason=reason)
    item = article_of(_settled(post), payload=payload, place=place)
    if isinstance(item, Rejection):
        return item
    return replace(
        item,
        deck=None if item.deck is None or is_cut(item.deck.text, item.blocks) else item.deck,
        categories=tuple(
            Piece(text=name, rule=f"json:{taxonomy}")
            for taxonomy in ("category", "post_tag")
            for name in dict.fromkeys(_terms(post, taxonomy))
        ),
        base_url=item.url or payload.url,
    )


def _settled(post: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a post without the class lists, templates and links to tables that a reader may take for fields."""
    wanted = (
        "id", "guid", "link", "title", "content", "excerpt", "date", "date_gmt", "modified", "modified_gmt", "lang",
        "_embedded", "jetpack_featured_media_url", "featured_image_url",
    )  # fmt: skip
    kept = {name: post[name] for name in wanted if name in post}
    embedded = kept.get("_embedded")
    if isinstance(embedded, Mapping):
        kept["_embedded"] = {**embedded, "wp:featuredmedia": _pictures(embedded.get("wp:featuredmedia"))}
    # A zone that is printed goes before one that must be guessed.
    if kept.get("date_gmt"):
        kept.pop("date", None)
    if kept.get("modified_gmt"):
        kept.pop("modified", None)
    return kept


def _pictures(value: object) -> list[dict[str, object]]:
    """Return pictures with their captions as plain text."""
    return [
        {
            "url": picture.get("source_url"),
            "alt": printed(picture.get("alt_text")),
            "caption": one_line(printed(picture.get("caption")))[:_LONGEST],
        }
        for picture in (value[:5] if isinstance(value, list) else [])
        if isinstance(picture, Mapping) and isinstance(picture.get("source_url"), str)
    ]


def _link(post: Mapping[str, Any], address: str | None) -> Link:
    return Link(
        url=absolute(printed(post.get("link")), address) or "",
        title=one_line(printed(post.get("title"))[: 4 * _LONGEST])[:_LONGEST],
        published=_moment(post, "date"),
        updated=_moment(post, "modified"),
        summary=one_line(printed(post.get("excerpt"))[: 4 * _LONGEST])[:_LONGEST],
        guid=clean_line(printed(post.get("guid")) or printed(post.get("id")))[:_LONGEST],
        categories=tuple(_terms(post, "category")),
        digest=_digest(post),
    )


def _moment(post: Mapping[str, Any], name: str) -> str:
    stated = clean_line(printed(post.get(f"{name}_gmt")))[:100]
    return f"{stated}Z" if stated else clean_line(printed(post.get(name)))[:100]


def _terms(post: Mapping[str, Any], taxonomy: str) -> Iterator[str]:
    """Yield the names of a post's terms; the category that WordPress puts where none was chosen is none."""
    embedded = post.get("_embedded")
    groups = embedded.get("wp:term") if isinstance(embedded, Mapping) else None
    for group in groups[:20] if isinstance(groups, list) else []:
        for term in group[:50] if isinstance(group, list) else []:
            if not isinstance(term, Mapping) or term.get("taxonomy") != taxonomy:
                continue
            name = one_line(printed(term.get("name"))[:_LONGEST])[:200]
            if name and term.get("slug") != "uncategorized":
                yield name

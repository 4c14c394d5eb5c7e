"""One reading as the object that ``feedsvc preview --json`` prints.

Spec: CONTRACT, preview: the keys below, in this order, for every entry; ``file`` and ``rejected`` for all else.
"""

from __future__ import annotations

from feedsvc.model.entry import Entry
from feedsvc.model.raw import Rejection


def record_of(result: Entry | Rejection, *, file: str) -> dict[str, object]:
    """Return the printed object of an entry or a rejection; ``file`` is the target's name as given."""
    if isinstance(result, Rejection):
        return {"file": file, "rejected": result.reason}
    return {
        "file": file,
        "title": result.title,
        "title_raw": result.title_raw,
        "published": result.published.isoformat() if result.published else None,
        "published_precision": result.published_precision,
        "zone_assumed": result.zone_assumed,
        "updated": result.updated.isoformat() if result.updated else None,
        "authors": list(result.authors),
        "dateline": result.dateline.place if result.dateline else None,
        "categories": [category.term for category in result.categories],
        "summary": result.summary,
        "body_text": result.body_text,
        "body_html": result.body_html,
        "images": [
            {"url": image.url, "caption": image.caption, "credit": image.credit} for image in result.images
        ],
        "captions": [caption.text for caption in result.captions if caption.text],
        "sources": [{"name": source.name, "url": source.url} for source in result.sources],
        "follow": [{"network": link.network, "url": link.url} for link in result.follow],
        "url": result.url,
        "language": result.language,
        "warnings": list(result.warnings),
    }

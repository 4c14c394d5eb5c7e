"""What the head of a page tells machines: previews (Open Graph, cards), search engines (JSON-LD).

Spec: ogp.me; schema.org NewsArticle; a JSON-LD block is raw text, so ``<`` may not stand in it as itself
(HTML, "restrictions on the contents of script elements").
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from feedsvc.render.page_cards import kicker
from feedsvc.render.page_dates import printed_day, utc_text, zone_of
from feedsvc.text.addresses import entry_url, front_url

if TYPE_CHECKING:
    from datetime import datetime

    from feedsvc.model.entry import Image, LedgerEntry
    from feedsvc.model.source import Site
    from feedsvc.render.page_words import Words

#: A description longer than this is cut by every preview; the cut is ours, at a word.
DESCRIPTION = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """One meta element. Open Graph names stand in ``property``, all others in ``name``."""

    attribute: str
    name: str
    content: str


def entry_meta(ledger: LedgerEntry, *, site: Site, words: Words) -> tuple[Meta, ...]:
    """Return the metadata of an entry's page, what previews need first."""
    entry = ledger.entry
    image = preview_image(ledger)
    pairs: list[tuple[str, str | None]] = [
        ("og:title", entry.title),
        ("og:description", description(ledger)),
        ("og:url", entry_url(site, ledger.slug)),
        ("og:type", "article"),
        ("og:site_name", site.title),
        ("og:locale", _locale(entry.language, words)),
        ("og:image", image.url if image else None),
        ("og:image:alt", (image.alt or image.caption) if image else None),
        ("article:published_time", _claimed(entry.published, entry.published_precision, site)),
        ("article:modified_time", _maybe(modified_at(ledger))),
        ("article:section", kicker(entry)),
        *(("article:tag", category.term) for category in entry.categories),
        ("twitter:card", "summary_large_image" if image else "summary"),
        ("twitter:site", _handle(site)),
        ("robots", "max-image-preview:large"),
    ]
    return _metas(pairs)


def site_meta(title: str, *, text: str, url: str, site: Site, words: Words) -> tuple[Meta, ...]:
    """Return the metadata of a page that is no article."""
    return _metas(
        [
            ("og:title", title),
            ("og:description", text),
            ("og:url", url),
            ("og:type", "website"),
            ("og:site_name", site.title),
            ("og:locale", _locale(site.language, words)),
            ("twitter:card", "summary"),
            ("twitter:site", _handle(site)),
            ("robots", "max-image-preview:large"),
        ]
    )


def entry_json_ld(ledger: LedgerEntry, *, site: Site) -> str:
    """Return the entry as schema.org NewsArticle, ready to stand in a script block."""
    entry = ledger.entry
    url = entry_url(site, ledger.slug)
    publisher = {"@type": "NewsMediaOrganization", "name": site.title, "url": front_url(site)}
    return json_block(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": url,
            "mainEntityOfPage": url,
            "url": url,
            "headline": entry.title,
            "description": description(ledger),
            "inLanguage": entry.language,
            "datePublished": _claimed(entry.published, entry.published_precision, site),
            "dateModified": _maybe(modified_at(ledger)),
            "dateline": entry.dateline.place if entry.dateline else None,
            "author": [{"@type": "Person", "name": name} for name in entry.authors] or [publisher],
            "publisher": publisher,
            "image": [image.url for image in entry.images],
            "articleSection": [c.term for c in entry.categories if c.scheme is None],
            "genre": [c.term for c in entry.categories if c.scheme == "genre"],
            "isBasedOn": entry.url,
            "sourceOrganization": [{"@type": "Organization", "name": s.name} for s in entry.sources],
            "copyrightNotice": entry.rights,
        }
    )


def list_json_ld(kind: str, *, title: str, text: str, url: str, site: Site) -> str:
    """Return a page that is no article as schema.org ``WebSite`` or ``CollectionPage``."""
    return json_block(
        {
            "@context": "https://schema.org",
            "@type": kind,
            "@id": url,
            "url": url,
            "name": title,
            "description": text,
            "inLanguage": site.language,
            "publisher": {"@type": "NewsMediaOrganization", "name": site.title, "url": front_url(site)},
        }
    )


def json_block(value: dict[str, Any]) -> str:
    """Return JSON that no parser of HTML can take for the end of its block; empty members are left out."""
    told = {key: member for key, member in value.items() if member not in (None, "", [])}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def description(ledger: LedgerEntry) -> str:
    """Return the summary, else the opening; never empty, since previews refuse an empty description."""
    entry = ledger.entry
    text = entry.summary or " ".join(entry.paragraphs[:1]) or entry.title
    if len(text) <= DESCRIPTION:
        return text
    head, blank, _ = text[:DESCRIPTION].rpartition(" ")
    return (head if blank else text[: DESCRIPTION - 1]).rstrip(" ,;:–—-") + "…"


def preview_image(ledger: LedgerEntry) -> Image | None:
    """Return the picture of a preview: networks fetch it themselves, so plain http serves too."""
    return next(iter(ledger.entry.images), None)


def modified_at(ledger: LedgerEntry) -> datetime | None:
    """Return when the article last changed, by its own word or ours; None if it never did."""
    entry = ledger.entry
    moment = entry.updated or (ledger.updated if ledger.revision > 1 else None)
    if moment is None or (entry.published is not None and moment <= entry.published):
        return None
    return moment


def _metas(pairs: list[tuple[str, str | None]]) -> tuple[Meta, ...]:
    return tuple(
        Meta(
            attribute="property" if name.startswith(("og:", "article:")) else "name",
            name=name,
            content=content,
        )
        for name, content in pairs
        if content
    )


def _maybe(moment: datetime | None) -> str | None:
    return None if moment is None else utc_text(moment)


def _claimed(moment: datetime | None, precision: str | None, site: Site) -> str | None:
    """Return the source's date no finer than it was: ISO 8601 allows a date without a time."""
    if moment is None:
        return None
    if precision in {"minute", "second"}:
        return utc_text(moment)
    day = printed_day(moment, precision, zone_of(site.timezone)).isoformat()
    return day[:7] if precision == "month" else day


def _locale(language: str, words: Words) -> str | None:
    """Return the territory form og:locale wants; None where the tag names no territory and we know none."""
    primary, _, rest = language.partition("-")
    if len(rest) == 2:  # an ISO 3166 code
        return f"{primary.lower()}_{rest.upper()}"
    return words.locale if words.language == primary.lower() else None


def _handle(site: Site) -> str | None:
    """Return the site's account on X as cards name it."""
    for link in site.follow:
        if link.network == "x":
            name = link.url.rstrip("/").rpartition("/")[2].removeprefix("@")
            return f"@{name}" if name.isascii() and name.replace("_", "").isalnum() else None
    return None

"""One article, whole: each part read by its own module, composed into an Entry with the evidence for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from feedsvc.model.entry import Candidate, Category, Dateline, Entry
from feedsvc.model.raw import DroppedLine, RawEntry, Rejection
from feedsvc.model.source import FollowLink, HouseStyle
from feedsvc.normalize.body import Body, read_body
from feedsvc.normalize.byline import read_bylines
from feedsvc.normalize.captions import read_captions, read_images
from feedsvc.normalize.categories import read_categories
from feedsvc.normalize.corrections import corrected, without_opening
from feedsvc.normalize.dateline import find_dateline
from feedsvc.normalize.dates import Dates, read_dates
from feedsvc.normalize.evidence import Notes
from feedsvc.normalize.headline import Headline, read_headline
from feedsvc.normalize.holds import hold_reason
from feedsvc.normalize.sources import is_own, read_rights, read_sources
from feedsvc.normalize.summary import summarize
from feedsvc.text.clean import clean_line
from feedsvc.text.language import detect, direction, plausible_tag
from feedsvc.text.moments import at_fixed_offset
from feedsvc.text.sentences import sentences
from feedsvc.text.urls import absolute, follow_link

#: A headline longer than this is a paragraph.
MAX_TITLE = 400
MAX_WARNINGS = 40


def normalize(raw: RawEntry, style: HouseStyle, *, now: datetime) -> Entry | Rejection:
    """Return the canonical entry of ``raw``, or a Rejection: neither headline nor text, or not to be published yet.

    The same input gives the same entry; no date in it is later than a day after ``now``.
    """
    raw = corrected(raw, style)
    notes = Notes(warnings=[sentence for sentence in map(clean_line, raw.warnings) if sentence])
    body = read_body(raw)
    language = _language(raw, style, body, notes)
    held = hold_reason(raw, style, language=language, now=now)
    if held:
        return Rejection(source=raw.source, place=raw.place, reason=held)
    names = tuple(clean_line(name) for name in (style.publisher, raw.site_name) if name)
    headline = _headline(raw, body, language=language, names=names, case=style.case, notes=notes)
    if headline is None:
        return Rejection(source=raw.source, place=raw.place, reason="no headline and no text")
    dates = read_dates(raw, style, language=language, now=now)
    _note_dates(dates, notes, style)
    dateline = _dateline(raw, body, names, notes)
    if style.dateline == "drop":
        body = without_opening(body, dateline)
    summary, rule = summarize(
        deck=raw.deck.text if raw.deck else None,
        paragraphs=body.prose or body.paragraphs,
        dateline=dateline,
        title=headline.text,
        language=language,
    )
    if summary:
        notes.took(
            "summary", summary, rule, line=raw.deck.line if raw.deck and rule.startswith("deck") else 0
        )
    base = raw.base_url or raw.url
    entry = Entry(
        source=raw.source,
        place=raw.place,
        form=raw.form,
        title=headline.text,
        title_raw=headline.raw,
        published=at_fixed_offset(dates.published.moment) if dates.published else None,
        published_precision=dates.published.precision if dates.published else None,
        zone_assumed=dates.published.zone_assumed if dates.published else False,
        updated=at_fixed_offset(dates.updated.moment) if dates.updated else None,
        authors=_authors(raw, style, names, language=language, notes=notes),
        dateline=dateline,
        categories=_categories(raw, style, headline, language=language, notes=notes),
        summary=summary,
        paragraphs=body.paragraphs,
        body_html=body.html,
        images=read_images(raw.images, base),
        captions=read_captions(raw.captions),
        sources=read_sources(raw.sources, publisher=names, language=language),
        follow=_follow(raw),
        rights=read_rights(raw.rights),
        guid=clean_line(raw.guid or "") or None,
        url=absolute(raw.url, raw.base_url),
        language=language,
        direction=direction(language),
        truncated=body.truncated or raw.truncated,
        dropped=tuple(_safe(line) for line in raw.dropped),
    )
    _note_rest(entry, raw, names, notes)
    return replace(entry, warnings=tuple(notes.warnings[:MAX_WARNINGS]), evidence=tuple(notes.evidence))


def _language(raw: RawEntry, style: HouseStyle, body: Body, notes: Notes) -> str:
    """Return the configured language, else the stated one where the text does not belie it, else the text's own."""
    configured = plausible_tag(style.language)
    if configured:
        notes.took("language", configured, "configured")
        return configured
    stated = plausible_tag(raw.language)
    sample = "\n".join(body.paragraphs[:12]) or (raw.title.text if raw.title else "")
    if len(sample) < 200 and raw.title:
        sample = f"{raw.title.text.lower()}\n{sample}"
    found = detect(sample, default=stated or style.fallback_language)
    if stated and _same_language(stated, found):
        notes.took("language", stated, "stated")
        return stated
    rejected = (Candidate(value=stated, why="the text is in another language"),) if stated else ()
    notes.took("language", found, "detected", rejected=rejected)
    return found


def _same_language(stated: str, found: str) -> bool:
    stated, found = stated.partition("-")[0], found.partition("-")[0]
    return stated == found or any({stated, found} <= alike for alike in _ALIKE)


#: Told apart by few words: what the dump states is believed.
_ALIKE = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"id", "ms"}),
    frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"he", "iw"}),
    frozenset({"tl", "fil"}),
    frozenset({"cs", "sk"}),
    frozenset({"gl", "pt"}),
    frozenset({"af", "nl"}),
    frozenset({"hi", "mr", "ne"}),
)


def _headline(
    raw: RawEntry, body: Body, *, language: str, names: tuple[str, ...], case: str, notes: Notes
) -> Headline | None:
    printed = clean_line(raw.title.text) if raw.title else ""
    rule, line = (raw.title.rule, raw.title.line) if raw.title else ("", 0)
    if not any(c.isalnum() for c in printed):
        if not body.paragraphs:
            return None
        printed = next(iter(sentences(body.paragraphs[0], language)), body.paragraphs[0])
        rule, line = "first-sentence", 0
        notes.warn("The dump has no headline: its first sentence stands in.")
    if len(printed) > MAX_TITLE:
        printed = f"{printed[: MAX_TITLE - 1].rstrip()}…"
    shown = (clean_line(piece.text) for piece in (*raw.captions[:4], *((raw.deck,) if raw.deck else ())))
    headline = read_headline(
        printed, paragraphs=(*body.paragraphs, *shown), language=language, names=names, case=case
    )
    rejected = tuple(
        Candidate(value=clean_line(piece.text)[:200], why=piece.rule, line=piece.line)
        for piece in raw.title_candidates[:10]
    )
    notes.took("title", headline.text, " ".join((rule, *headline.rules)), line=line, rejected=rejected)
    if headline.was_shouting and headline.is_restored:
        notes.warn("The headline was all in capitals: its case was restored from the body.")
    elif headline.was_shouting:
        notes.warn(
            "The headline is all in capitals, and the body shows too few of its words to restore their case."
        )
    return headline


def _dateline(raw: RawEntry, body: Body, names: tuple[str, ...], notes: Notes) -> Dateline | None:
    found = find_dateline(body.prose, names=names)
    if found is None:
        return None
    _, dateline = found
    notes.took("dateline", dateline.raw, "opens-the-story", line=_line_that_opens(raw, dateline.raw))
    return dateline


def _line_that_opens(raw: RawEntry, opening: str) -> int:
    """Return the line of the block that opens with these words, or 0."""
    return next((block.line for block in raw.blocks if clean_line(block.text).startswith(opening)), 0)


def _authors(
    raw: RawEntry, style: HouseStyle, names: tuple[str, ...], *, language: str, notes: Notes
) -> tuple[str, ...]:
    authors, rejected = read_bylines(
        raw.bylines, language=language, generic=style.generic_bylines, publisher=names
    )
    if raw.bylines:
        first = raw.bylines[0]
        notes.took("authors", ", ".join(authors), first.rule, line=first.line, rejected=rejected)
    return authors


def _categories(
    raw: RawEntry, style: HouseStyle, headline: Headline, *, language: str, notes: Notes
) -> tuple[Category, ...]:
    categories, rejected = read_categories(
        raw.categories, own=style.categories, sections=style.sections, genre=headline.genre, language=language
    )
    if categories or rejected:
        rule, line = (raw.categories[0].rule, raw.categories[0].line) if raw.categories else ("configured", 0)
        terms = ", ".join(category.term for category in categories)
        notes.took("categories", terms, rule, line=line, rejected=rejected)
    return categories


def _follow(raw: RawEntry) -> tuple[FollowLink, ...]:
    found = (follow_link(link.url) for link in raw.follow)
    return tuple(dict.fromkeys(link for link in found if link is not None))


def _safe(line: DroppedLine) -> DroppedLine:
    text = clean_line(line.text)
    return line if text == line.text else replace(line, text=text)


def _note_dates(dates: Dates, notes: Notes, style: HouseStyle) -> None:
    published = dates.published
    if published is None:
        notes.warn(
            "The dump prints no date that names a day: entries without one are ordered by when they came."
        )
        if dates.rejected:
            notes.took("published", "", "none", rejected=dates.rejected)
        return
    piece = dates.published_piece
    notes.took(
        "published",
        published.moment.isoformat(),
        f"{piece.rule if piece else ''} {published.precision}",
        line=piece.line if piece else 0,
        rejected=dates.rejected,
    )
    if dates.updated is not None:
        changed = dates.updated_piece
        notes.took(
            "updated",
            dates.updated.moment.isoformat(),
            f"{changed.rule if changed else ''} {dates.updated.precision}",
            line=changed.line if changed else 0,
        )
    if published.unclear_zone:
        notes.warn(
            f"The printed zone {published.unclear_zone} names several: {style.timezone} was taken, the source's own."
        )
    elif published.precision == "relative":
        notes.warn("The date is relative and was counted from when the page or the dump was written.")
    elif published.precision in {"day", "month"}:
        notes.warn(
            f"The date has no time of day and no zone: the start of the {published.precision} in {style.timezone} was taken."
        )
    elif published.zone_assumed:
        notes.warn(f"The date has no zone: {style.timezone} was taken.")
    if published.year_assumed:
        notes.warn(
            f"The date has no year: {published.moment.year} was taken, from the page or from when the dump was written."
        )
    if published.weekday_wrong:
        notes.warn(f"The printed weekday does not fit the date: {published.printed}")


def _note_rest(entry: Entry, raw: RawEntry, names: tuple[str, ...], notes: Notes) -> None:
    notes.took(
        "body",
        f"{len(entry.paragraphs)} paragraphs",
        "html" if raw.body_html else "blocks",
        line=next((block.line for block in raw.blocks if block.text.strip()), 0),
    )
    for credit, piece in zip(entry.sources, raw.sources, strict=False):
        notes.took("sources", credit.name, piece.rule, line=piece.line)
    for caption, piece in zip(entry.captions, raw.captions, strict=False):
        notes.took("captions", caption.text, piece.rule, line=piece.line)
    for image in entry.images:
        notes.took("images", image.url, "absolute-address")
    for link in entry.follow:
        notes.took("follow", link.url, link.network)
    if entry.url:
        notes.took("url", entry.url, "stated")
    else:
        notes.warn("The dump names no address of its own for the article.")
    if raw.url and not entry.url:
        notes.warn("The stated address of the article is no http or https address and was left out.")
    if entry.captions and not entry.images:
        notes.warn("The dump has a picture caption but no picture address.")
    if any(not is_own(source, names) for source in entry.sources):
        named = ", ".join(source.name for source in entry.sources if not is_own(source, names))
        notes.warn(f"The text is republished from {named}: check the rights.")
    if entry.truncated:
        notes.warn("The dump holds only the beginning of the text.")
    if not entry.paragraphs:
        notes.warn("The dump has a headline and no text.")

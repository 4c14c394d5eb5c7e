"""Captions and pictures: the text, whom the picture is from, and whether it is from the archive."""

from __future__ import annotations

import re

from feedsvc.model.entry import Caption, Image
from feedsvc.model.raw import Piece, RawImage
from feedsvc.text.clean import clean_line
from feedsvc.text.urls import absolute

MAX_CAPTION = 1000
MAX_IMAGES = 40

_ARCHIVE_WORD = (
    r"file(?: photo(?:graph)?| pic(?:ture)?| image)?|archiv(?:e|es|foto|bild|o)?|imagen de archivo|foto de archivo|foto d['’]archivio"
    r"|archivio|foto arquivo|arquivo|arşiv|архив|архивное фото|أرشيف|أرشيفية|فائل(?: فوٹو)?|资料图|資料圖|資料写真|자료사진|फाइल(?: फोटो)?"
)
_ARCHIVE = re.compile(rf" ?[(\[（]\s?(?:{_ARCHIVE_WORD})\.?\s?[)\]）]", re.IGNORECASE)
#: ``FILE – A ferry leaves``: how agencies open the caption of an old picture.
_ARCHIVE_HEAD = re.compile(rf"(?:{_ARCHIVE_WORD})\s?[–—:-]\s?(?=\S)", re.IGNORECASE)
_ARCHIVE_TAIL = re.compile(rf"[.:–—-]\s?(?:{_ARCHIVE_WORD})\.?$", re.IGNORECASE)
#: ``[File: A/B via C]`` and ``(AP Photo/A, file)``: the flag inside a credit.
_FLAG_IN_CREDIT = re.compile(rf"^(?:{_ARCHIVE_WORD})\s?[:,]\s?|,\s?(?:{_ARCHIVE_WORD})$", re.IGNORECASE)

_PHOTO = (
    r"(?:(?:archiv)?fotos?|photo(?:graph)?s?|pic(?:ture)?s?|image|bild(?:er)?|foto[gs]raf(?:ie)?|credit|copyright|crédits?|crédito|quelle|imagem|imagen"
    r"|фото|снимок|zdjęcie|fotoğraf|صورة|تصویر|फोटो|图|图片|사진|写真)"
)
_CREDIT_LABEL = re.compile(
    rf"^(?:{_PHOTO}(?: credits?)?\s?(?:[:：]|by\b|von\b|per\b|de\b|di\b|av\b|=|출처 =)\s*|©\s*|\(c\)\s*)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r" ?[(\[（]([^()\[\]（）]{2,160})[)\]）]\.?$")
_CREDIT_TAIL = re.compile(
    rf"(?:^|[\s|.–—-])(?P<label>{_PHOTO}(?: credits?)?\s?[:：]\s?|[–—-] ?picture by |©\s?)(?P<name>[^:：]{{2,120}})$",
    re.IGNORECASE,
)
#: ``… in Rafah, January 26, 2024. REUTERS/Ada Moreno``: the agency behind the sentence, without brackets.
_AGENCY_TAIL = re.compile(r"(?<=[.”\"]) ((?:REUTERS|Reuters|AFP|AP|EPA|AA)(?: Photo)?(?:/[^/.]{2,60}){1,2})$")
_AGENCY_MARK = re.compile(
    r"/|\b(?:AP|AFP|EPA|Reuters|Getty|dpa|EFE|ANSA|Xinhua|imago|Shutterstock|Flickr|Wikimedia|Unsplash|Pexels|Alamy|Bloomberg|photo|picture|foto|via|handout|courtesy"
    r"|screengrab|screenshot|social media|supplied)\b|غيتي|الأناضول|رويترز|摄",
    re.IGNORECASE,
)


def read_caption(printed: str) -> Caption | None:
    """Return a caption with its credit and archive flag taken out, or None if nothing is left to say.

    Example: ``A ferry leaves (FILE PHOTO)`` is the text ``A ferry leaves``, from the archive, credited to nobody.
    """
    text = clean_line(printed[: MAX_CAPTION * 2])[:MAX_CAPTION]
    text = _halved(text)
    bare = _without_head(_ARCHIVE_TAIL.sub("", _ARCHIVE.sub("", text)).strip())
    archive = bare != text
    credit: str | None = None
    bracket = _BRACKET.search(bare)
    if bracket and (_CREDIT_LABEL.match(bracket[1]) or _AGENCY_MARK.search(bracket[1])):
        credit, bare = bracket[1], bare[: bracket.start()]
    elif agency := _AGENCY_TAIL.search(bare):
        credit, bare = agency[1], bare[: agency.start()]
    else:
        tail = _CREDIT_TAIL.search(bare)
        if tail:
            credit, bare = tail["name"], bare[: tail.start()]
            archive = archive or tail["label"].casefold().startswith("archiv")
    if credit is not None:
        credit = _CREDIT_LABEL.sub("", credit.strip())
        named = _FLAG_IN_CREDIT.sub("", credit).strip(" .,")
        archive = archive or named != credit.strip(" .,")
        credit = named or None
    bare = bare.strip(" |–—-…")
    bare = bare if any(c.isalnum() for c in bare) else ""
    if not bare and credit is None:
        return None
    return Caption(text=bare, credit=credit, archive=archive)


def _without_head(text: str) -> str:
    """Return a caption without the flag it opens with."""
    head = _ARCHIVE_HEAD.match(text)
    return text[head.end() :] if head else text


def read_captions(pieces: tuple[Piece, ...]) -> tuple[Caption, ...]:
    """Return the captions printed without a picture, the same one twice only once."""
    found: dict[str, Caption] = {}
    for piece in pieces[:MAX_IMAGES]:
        caption = read_caption(piece.text)
        if caption is not None:
            found.setdefault(caption.text, caption)
    return tuple(found.values())


def read_images(pictures: tuple[RawImage, ...], base: str | None) -> tuple[Image, ...]:
    """Return the pictures that have an absolute http(s) address, each once, captions parted from credits."""
    found: dict[str, Image] = {}
    for picture in pictures:
        url = absolute(picture.url, base)
        if url is None or url in found or len(found) >= MAX_IMAGES:
            continue
        caption = read_caption(picture.caption) if picture.caption else None
        stated = clean_line(picture.credit) if picture.credit else ""
        credit = _CREDIT_LABEL.sub("", stated).strip() or (caption.credit if caption else None)
        found[url] = Image(
            url=url,
            alt=clean_line(picture.alt or "")[:MAX_CAPTION] or None,
            caption=(caption.text or None) if caption else None,
            credit=credit,
        )
    return tuple(found.values())


def _halved(text: str) -> str:
    """Return half of a line that says the same twice: alt text and caption glued together."""
    half = len(text) // 2
    first, second = text[:half].strip(), text[half:].strip()
    return first if first and first == second else text

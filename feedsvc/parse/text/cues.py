"""Lines of an article that are not its text: bylines, captions, datelines of the page, lists. One predicate each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from feedsvc.parse.text.shape import closes, size

#: A byline holds a few names and their titles, no more.
LONGEST_BYLINE = 160
LONGEST_CAPTION = 700
#: Lines whose answer is kept: each stage of reading asks of the same ones.
ASKED_AGAIN = 2048

_BY = re.compile(
    r"(?:(?:(?:article|story|words?|text|report|written|posted|reported|compiled|interview|analysis|opinion|commentary|essay|explainer|photos? and text|text and photos) )?by|by:|author:|authors:|reporter:|byline:"
    r"|von:?|text:|autor(?:in|en)?:|par:?|propos recueillis par|por:?|escrito por|texto:|autora?:|di:?|a cura di|da:?|door:?|af:?|av:?|tekst:?|text:|skrevet av|autore:|auteurs?:"
    r"|yazan:|haber:|автор:?|текст:|автори:|oleh:?|penulis:|tác giả:|بقلم ?:?|كتبت? ?:|حوار ?:|تحریر ?:|از ?:|लेखक ?:|作者 ?[:：]?|记者 ?[:：]?|記者 ?[:：]?|文 ?[/／:：]|撰文 ?[:：]?|글 ?[=:]|na:"
    r"|(?:เรื่อง|เขียน|รายงาน)?โดย ?:?|লেখা ?:|লিখেছেন ?:?|প্রতিবেদক ?:|文・(?:写真・)?|取材・文[・＝=]?|글 (?=[가-힣]{2,4}$)|گزارش از|نویسنده ?:|نوشته ?:|گزارشگر ?:)"
    r"[ \u00a0]?(?P<name>\S.*)",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(
    r"(?:(?:article|story|words?|text|written|posted|reported) )?by ?:?|authors? ?:?|von ?:?|autor(?:in|en)? ?:?|par|por|作者[:：]?",
    re.IGNORECASE,
)
#: The first two letters of every label above, so that most lines are never tried.
_LABEL_STARTS_TABLE = """
by ar st wo te re wr po co in an op es ex ph au vo pa pr es a di da do af av sk ya ha ав те ol pe tá بق كت حو تح از
ले 作者 记者 記者 文 文/ 文／ 文: 文： 撰文 글 글= 글: na เร เข รา โด লে লি প্ 文・ 取材 گز نو
"""
_LABEL_STARTS = frozenset(_LABEL_STARTS_TABLE.split())
_REPORTER_LAST = re.compile(r"(?:[\uac00-\ud7a3]{2,4} ?기자|.{2,12}(?:记者|記者) .{2,12})(?: .{0,40})?")
#: What a byline does not hold: verbs of a sentence, prices, addresses of pages.
_NO_NAME = re.compile(
    r"[?!%$€£]|https?:|\b(?:is|are|was|were|has|have|will|the|this|that|these|your|clicking|using|subscribing|signing|ist|sind|wird|les|des|los|las|more|than)\b",
    re.IGNORECASE,
)
_BARE_NAME = re.compile(
    r"[^\W\d_][\w'’.-]{0,20}(?: (?:[^\W\d_][\w'’.-]{0,20}|de|da|del|van|von|der|den|bin|al|el|la|&|and|und|et|y|e)){1,5}"
)

_NAME_SEPARATOR = re.compile(r" ?[|,/•·] ?")
#: Words of buttons and labels that are capitalized like names.
_LABEL_WORDS_TABLE = """
by in on of for written sign log out download report read more advertiser disclosure key features share follow view all your our the this about contact
home news world politics business sport sports culture opinion awarded members subscribe newsletter free account terms privacy
policy table contents get started learn watch listen live video photo photos credit latest top stories related menu search
login register shop store offers deals best how what why when where who table related updated published posted photo
anmelden abo mehr alle startseite artikel teilen drucken kommentare newsletter merken zum zur inhalt
"""
_LABEL_WORDS = frozenset(_LABEL_WORDS_TABLE.split())

_CREDIT_WORD = (
    r"file|photo|photograph|picture|image|courtesy|handout|via|supplied|screengrab|screenshot|getty|reuters|afp|ap|epa|efe|dpa|xinhua|anadolu|"
    r"foto|bild|archivo|archiv|archive|arquivo|archivio|arşiv|архив|фото|أرشيف|أرشيفية|فائل|فائل فوٹو|资料图|資料圖|資料写真|撮影|사진|촬영|تصوير|عکس|ছবি|ภาพ|摄影|फाइल फोटो|फाइल|غيتي|رويترز|الأناضول"
)
#: ``(FILE PHOTO)``, ``[File: A B/Agency via C]``, ``(Photo by A B)`` at the end of a line.
_CREDIT_TAIL = re.compile(
    rf"[(\[（][^()\[\]（）]{{0,120}}?(?<!\w)(?:{_CREDIT_WORD})(?!\w)[^()\[\]（）]{{0,120}}[)\]）]\.?$",
    re.IGNORECASE,
)
#: In brackets without a word for picture: only an agency, a flash sign or a slash between two names.
_AGENCY_ONLY = re.compile(
    r"[(\[（](?:reuters|afp|ap|epa|efe|dpa|xinhua|anadolu|upi|ani|pti|via|kna)[)\]）]\.?$", re.IGNORECASE
)
_CREDIT_LABEL = re.compile(
    r"(?:photos?|photograph|pictures?|image|caption|photo credit|image credit|file photo|file|foto|fotos|bild|crédito|crédit|credit|legenda|leyenda|фото|صورة|تصویر|फोटो|图|图片|사진|写真|撮影|촬영|عکس|ছবি|ภาพ|ภาพจาก|fotoğraf|摄影)"
    r"(?: credits?| by| courtesy(?: of)?)?(?: ?[:：©|]| by ) ?\S.*",
    re.IGNORECASE,
)
_CREDIT_INSIDE = re.compile(
    r"(?:[—–|-] ?(?:picture|photo|photograph|image|foto) (?:by|courtesy|credit)|[.।|—–-] ?(?:photos?|fotos?|picture|image|bild|credit|ছবি|फोटो|तस्वीर|تصویر|عکس|фото)s? ?[:：]|/(?:getty images|afp|reuters|epa|ap|dpa|shutterstock)\b|\bgetty images\b|©)[^.]{0,100}$",
    re.IGNORECASE,
)
#: A bullet says so alone; a dash or a number only among others of its kind (a dash also opens speech).
_BULLET = re.compile(r"[•·▪◦‣●○■□✓►] ?\S")
_COUNTED = re.compile(r"(?:[*–—-]|\(?\d{1,2}[.)]|[a-z]\)) \S", re.IGNORECASE)
_TWO_QUOTES = ("“", "„", "«", "「", "『", '"', "‘")


def is_byline(text: str) -> bool:
    """Tell whether a line says who wrote: a label or ``By`` before what may be names.

    Example: ``By Ada Moreno and Tom Iqbal`` is one; ``By the time they left, the road was gone.`` is none.
    """
    if len(text) > LONGEST_BYLINE:
        return False
    found = _BY.fullmatch(text) if text[:2].casefold().rstrip() in _LABEL_STARTS else None
    if not found:
        return not text.isascii() and _REPORTER_LAST.fullmatch(text) is not None
    name = found["name"]
    first = name[0]
    if not (
        first.isupper()
        or (first.isalpha() and not first.islower())
        or text[: found.start("name")].rstrip().endswith((":", "："))
    ):
        return False
    return (
        not _NO_NAME.search(name)
        and not (closes(text) and len(name.split()) > 6)
        and _is_free(text, found.start("name"))
    )


def is_byline_label(text: str) -> bool:
    """Tell whether a line is a byline's label alone: the name stands on the next."""
    return len(text) <= 30 and _BY_ALONE.fullmatch(text) is not None


def _is_free(text: str, start: int) -> bool:
    """Tell whether the label is no part of a word: ``Davon``, ``Disko``."""
    return not text[start - 1].isalpha() or "\u2e80" < text[start - 1] < "\uffff"


def is_bare_name(text: str) -> bool:
    """Tell whether a line could be a person's name and nothing else: two to six words, all of them capitalized."""
    return (
        len(text) <= 60
        and _BARE_NAME.fullmatch(text) is not None
        and _all_capitalized(text)
        and _LABEL_WORDS.isdisjoint(text.casefold().split())
    )


def are_bare_names(text: str) -> bool:
    """Tell whether a line could be names and nothing else: ``Julia Verg | Clara Roth``."""
    return len(text) <= LONGEST_BYLINE and all(is_bare_name(part) for part in _NAME_SEPARATOR.split(text))


def _all_capitalized(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and all(word[0].isupper() and not word.isupper() for word in words)


def is_caption(text: str) -> bool:
    """Tell whether a line says that it belongs to a picture: an archive flag, a credit in brackets, a label."""
    return len(text) <= LONGEST_CAPTION and _is_credited_or_labelled(text)


@lru_cache(maxsize=ASKED_AGAIN)
def _is_credited_or_labelled(text: str) -> bool:
    tail = _CREDIT_TAIL.search(text[-260:]) if text[-1] in ")]）]." else None
    if tail and not _AGENCY_ONLY.search(text[-60:]):
        return True
    if len(text) <= 300 and _CREDIT_LABEL.fullmatch(text) and not _sentences(text):
        return True
    return len(text) <= 300 and not closes(text) and _CREDIT_INSIDE.search(text[-140:]) is not None


def _sentences(text: str) -> bool:
    return closes(text) and text.count(". ") >= 2


def may_be_caption(text: str) -> bool:
    """Tell whether a line beside a placeholder, or indented under the headline, reads like a caption."""
    return len(text) <= LONGEST_CAPTION and not closes(text) and len(text.split()) >= 4


def may_open_as_caption(text: str) -> bool:
    """Tell whether a line right above the text reads like a caption: no sentence, no heading that asks or announces."""
    return may_be_caption(text) and text[-1] not in ":：" and not is_item(text) and text[0] not in _TWO_QUOTES


def is_credited(text: str) -> bool:
    """Tell whether a line without a sentence's end closes with an agency in brackets: ``Rescuers at the mine (AFP)``."""
    found = _AGENCY_ONLY.search(text[-60:]) if text[-1] in ")]）]" else None
    return found is not None and len(text) <= LONGEST_CAPTION and len(text.split()) >= 4


def is_item(text: str) -> bool:
    """Tell whether a line opens with a bullet or a number of a list."""
    return _BULLET.match(text) is not None or _COUNTED.match(text) is not None


def is_item_among(text: str, neighbours: Iterable[str]) -> bool:
    """Tell whether a line is an item of a list, given the body lines right before and after it."""
    if _BULLET.match(text):
        return True
    return _COUNTED.match(text) is not None and any(
        _COUNTED.match(other) and (other[0] == text[0] or other[0].isalnum() == text[0].isalnum() is True)
        for other in neighbours
    )


def is_quote(text: str) -> bool:
    """Tell whether a whole line is one quotation."""
    return text.startswith(_TWO_QUOTES) and text[-1] in '”“»」』"’'


def is_heading(text: str) -> bool:
    """Tell whether a line inside the body stands over the next: short, without a sentence's end."""
    return (
        size(text) <= 100
        and not closes(text)
        and text[-1] not in ":：,;，；"
        and text[0] not in "—–-"
        and text[0] not in _TWO_QUOTES
    )

"""What is no article: list pages, error pages, menus; each with the reason a person understands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from feedsvc.parse.text.marks import Mark
from feedsvc.parse.text.page import Line
from feedsvc.parse.text.shape import closes, size

#: An error page says little besides: the longest seen holds 600 characters of running text.
LITTLE_TEXT: Final = 700
#: A list page has at least this many lines and no paragraph.
LIST_LINES: Final = 12
#: A paragraph, in Latin letters; the shortest brief has one.
PARAGRAPH: Final = 80
#: In a plain dump a shorter text will do, if it is a sentence.
SENTENCE: Final = 25

_ERROR = re.compile(
    r"(?:http |error )?(?:40[34]|50[0234])(?: ?[-–—:|!]| error\b| not found\b| forbidden\b|\.?$)|page (?:not found|cannot be found|can['’]?t be found|does not exist|doesn['’]t exist|is no longer available)"
    r"|(?:the )?(?:requested )?(?:page|url|article|content)(?: that| which)?(?: you(?:['’](?:re|ve))?(?: are| were| have)? (?:requested|looking for|tried to reach))? (?:was |could |can |is |has )?(?:not |no longer |been )(?:be )?(?:found|available|exist|removed|deleted)"
    r"|(?:access denied|forbidden|service unavailable|internal server error|bad gateway|gateway time-?out|not found|just a moment\.\.\.|are you a robot|verify you are human|enable javascript and cookies)"
    r"|oops\b.{0,60}(?:page|found|wrong)|sorry, (?:the|this|that) page|seite (?:wurde )?nicht gefunden|seite existiert nicht|page (?:non trouvée|introuvable)|página no encontrada"
    r"|página não encontrada|pagina non trovata|pagina niet gevonden|strona nie (?:została znaleziona|istnieje)|sayfa bulunamadı|страница не найдена|الصفحة غير موجودة|صفحہ نہیں ملا"
    r"|पृष्ठ नहीं मिला|您访问的页面|页面不存在|页面无法|页面没有找到|找不到(?:该|您|网)?页|ページが見つかりません|페이지를 찾을 수 없",
    re.IGNORECASE,
)


def refusal(lines: Sequence[Line], marks: Sequence[Mark | None], body: Sequence[bool]) -> str | None:
    """Return why a dump is no article, or None."""
    if not lines:
        return "empty file"
    text = [line.text for line, inside in zip(lines, body, strict=True) if inside]
    if sum(map(size, text)) <= LITTLE_TEXT:
        error = _error(lines)
        if error is not None:
            return f"error page: {error[:80]}"
    if text and any(size(one) >= SENTENCE for one in text):
        return None
    open_lines = sum(found is None for found in marks)
    if not open_lines:
        return "no article: nothing but menu, forms and links"
    longest = max(size(line.text) for line, found in zip(lines, marks, strict=True) if found is None)
    if len(lines) >= LIST_LINES and longest < PARAGRAPH:
        return f"list page: {len(lines)} lines and no paragraph"
    return f"no article text: {len(lines)} lines and no paragraph"


def _error(lines: Sequence[Line]) -> str | None:
    """Return the line that says the page could not be shown; it stands near the top of what is short."""
    for line in lines[:60]:
        if len(line.text) <= 160 and _ERROR.match(line.text):
            return line.text
    return None


def fallback(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[bool]:
    """Return what may be body where the course found none: the sentences, or in a very short dump all but line one."""
    body = [
        found is None and closes(line.text) and size(line.text) >= 40
        for line, found in zip(lines, marks, strict=True)
    ]
    if any(body):
        return body
    if len(lines) < LIST_LINES:
        body = [
            found is None and size(line.text) >= SENTENCE and at > 0
            for at, (line, found) in enumerate(zip(lines, marks, strict=True))
        ]
    return body

"""Lines that say what they are: placeholders, source lines, follow blocks, share prompts, comment forms, rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from feedsvc.parse.text import phrases
from feedsvc.parse.text.follow import follow_address, is_share_address
from feedsvc.parse.text.page import Line

#: A mark is a short line; anything longer is read as prose (longest form note seen: 150 characters).
LONGEST_MARK = 240
LONGEST_HEADLINE = 160
LONGEST_LIST_LABEL = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line says it is."""

    #: Slug of the rule.
    rule: str
    #: One clause for the operator.
    why: str
    #: True if the article is over here once enough of it has been read.
    ends: bool = False


_PLACEHOLDER = Mark("image-placeholder", "stands for a picture, graphic or video that is not in the dump")
_RULE = Mark("rule", "a drawn line without words", ends=True)
_SOURCE = Mark("source-line", "names where the text comes from")
_FOLLOW_HEADING = Mark("follow-heading", "opens the publisher's follow links", ends=True)
_FOLLOW_LINK = Mark("follow-link", "a follow link of the publisher, or its label")
_SHARE = Mark("share-prompt", "asks readers to share or shows share buttons")
_COMMENT = Mark("comment-form", "belongs to the comment form", ends=True)
_FIELD = Mark("comment-form", "a field or button of the comment form")
_THREAD = Mark("comment-thread", "opens the readers' comments", ends=True)
_MORE = Mark("read-more", "points to another article")
_POINTED = Mark("read-more", "the headline of another article under its label")
_RELATED = Mark("related", "opens a list of other articles", ends=True)
_AD = Mark("advertisement", "announces advertising")
_RIGHTS = Mark("rights-line", "states rights")
_NEWSLETTER = Mark("newsletter", "asks readers to subscribe")
_TAGS = Mark("tags", "lists the article's tags")
_SHARED_LINK = Mark("share-link", "an address that shares the page")
_ADDRESS = Mark("bare-address", "an address alone on its line")
_SIGN_OFF = Mark("sign-off", "names reporters and editors below the text")
_END = Mark("end-mark", "says that the text ends", ends=True)
_CONTROL = Mark("page-control", "a button or label of the page")

#: Three or more of one drawing character and nothing else: ``____``, ``* * *``, ``# # #``, ``━━━``.
_RULE_LINE = re.compile(r"[-_=*~#+.·•—–─━═ ]{3,}")
#: ``Interactive_Iran_Jan18_2024``, ``AJ_map-2023.png``: one word with underscores, or a picture's file name.
_UNDERSCORED = re.compile(r"[^\W_][\w-]{0,198}")
_PLACEHOLDER_WORDS = (
    "image images photo picture video videos audio interactive graphic infographic gallery map chart embed play spot_img "
    "bild foto imagen imagem 图片 視頻 视频 写真 画像 تصویر صورة فيديو ویڈیو تصاویر"
)
_PLACEHOLDER_OPENINGS = tuple(_PLACEHOLDER_WORDS.split())
_PLACEHOLDER_TAIL = re.compile(
    phrases.alternation([*_PLACEHOLDER_OPENINGS, "play video"])
    + r"(?:[ :#-]{1,3}\d{1,3}(?: ?(?:of|/|von|de) ?\d{1,3})?)?[:.]?",
    re.IGNORECASE,
)
#: ``INTERACTIVE - The war by numbers``, ``INTERACTIVE_Gaza-1705``: the alternative text of a graphic.
_GRAPHICS = ("interactive", "infographic")
_ALTERNATIVE_TEXT = re.compile(r"(?:interactive|infographic)(?:[ ]?[-–—_|:][ ]?)\S.{0,150}", re.IGNORECASE)
#: A picture's file name; ``pic.twitter.com/AbC``, that of an embedded post; ``GettyImages-1843211``, ``DSC-00412``.
_PICTURE_NAME = re.compile(
    r"[\w%()+-]{1,200}\.(?:jpe?g|png|gif|webp|svg|mp4|webm|avif|heic)|pic\.(?:twitter|x)\.com/\w{1,40}|"
    r"[A-Za-z]{2,30}[-_]?\d{5,20}(?:[-_]\w{1,30}){0,4}",
    re.IGNORECASE,
)
#: ``[embed]…[/embed]``, ``[gallery ids="1,2"]``: short codes of WordPress.
_SHORT_CODE = re.compile(
    r"\[(?:embed|caption|gallery|video|audio|playlist|youtube|tweet|instagram|soundcloud|vc_\w{1,30})\b[^\]]{0,300}\].{0,300}",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?: ?(?:min|mins|minutes))?|\d{1,3} ?min(?:ute)?s? (?:read|listen|watch)",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(
    r"(?:(?:original )?sources?|quellen?|fuentes?|fontes?|fonti?|bron|kilde|källa|lähde|źródło|zdroj|forrás|kaynak|источник|джерело|"
    r"المصدر|المصادر|ذرائع|ماخذ|ماخذ خبر|منبع|स्रोत|সূত্র|来源|來源|出典|출처|sumber|chanzo|nguồn|ที่มา) ?[:：]",
    re.IGNORECASE,
)
#: An address alone, or numbered in the list that a text browser prints below the page.
_ADDRESS_LINE = re.compile(r"(?:\d{1,4}\. ?)?[<(\[]?(?:https?://|www\.)[^\s<>]{1,2000}[>)\]]?", re.IGNORECASE)
_RIGHTS_LINE = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|by\b|notice)|all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés|"
    r"reprinted (?:with permission|from)\b|distributed by\b|this material may not be\b|حقوق النشر|جمیع حقوق|جملہ حقوق|版权所有)",
    re.IGNORECASE,
)
#: What each alternative above opens with, so that most lines are never tried; the same for players and pointers.
_RIGHTS_OPENINGS = tuple(
    "© (c) copyright all alle todos tous reprinted distributed this حقوق جمیع جملہ 版权".split()
)
_PLAYER_OPENINGS = ("video", "play", "now", "listen", "مدة")
_MORE_OPENINGS = frozenset(phrase[:2] for phrase in phrases.READ_MORE_LABEL)
_RESPONSES = re.compile(
    r"(?:\d{1,5}|one|no|view|show|add|all|join the|see all|post a|leave a|write a|the)?(?: \d{1,5})? ?(?:comments?|replies|responses?|thoughts?|kommentare?|comentarios?|commentaires?|comentários?|"
    r"reacties|kommentarer|commenti|komentarzy|комментари\w{1,2}|评论|評論|コメント|تعليقات|تبصرے)(?: ?\(?\d{0,5}\)?)(?: (?:to|on) [“\"‘«].{0,200})?:?",
    re.IGNORECASE,
)
#: ``Video Duration 02 minutes 47 seconds``: the label that a player leaves in the text.
_PLAYER = re.compile(
    r"(?:video duration|play video|now playing|listen to (?:this )?(?:article|story)|مدة الفيديو)\b.{0,60}"
)
#: ``(Reporting by A B; Editing by C D)``: how agencies sign.
_SIGNED = re.compile(r"\(?(?:(?:additional )?reporting|writing|editing) by [^.]{2,200}\)?\.?")
_WITH_INPUT = re.compile(
    r"\(?with (?:additional )?(?:inputs?|reporting|contributions?) (?:from|by) [^.]{2,120}\)?\.?"
)
_NUMBERED_RESPONSES = re.compile(
    r"(?:\d{1,5}|one|two|three) (?:comments?|responses?|replies|thoughts?) (?:to|on)\b", re.IGNORECASE
)
#: ``FOLLOW HARBOUR POST:``
_FOLLOW_NAME = re.compile(r"follow [^:]{2,60}:")
#: What a text browser prints above the numbered addresses.
_ADDRESS_HEADINGS = frozenset({"references", "visible links", "hidden links", "links"})
_LIST_HEADINGS = frozenset({"keep reading", "recommended stories", "read more", "related"})
_LIST_OF = re.compile(r"list of (\d{1,2}) items?", re.IGNORECASE)
#: What may trail a phrase without changing it.
_TRAILING = " :：.!?*…>»→"
_LABELLED_MORE = re.compile(
    phrases.alternation(phrases.READ_MORE_LABEL) + r" ?[:：\-–—|>»].{1,200}", re.IGNORECASE
)


def _index() -> dict[str, list[tuple[str, Mark, int]]]:
    """Return the phrases by their first two characters: (phrase, mark, longest line it may open)."""
    kinds = (
        (phrases.COMMENT_FORM, _COMMENT, LONGEST_MARK),
        (phrases.FOLLOW, _FOLLOW_HEADING, 80),
        (phrases.SHARE, _SHARE, 200),
        (phrases.NETWORK_LABEL_STARTS, _FOLLOW_LINK, 40),
        (phrases.RELATED, _RELATED, 60),
        (phrases.READ_MORE, _MORE, 160),
        (phrases.NEWSLETTER, _NEWSLETTER, 160),
        (phrases.TAGS, _TAGS, 200),
    )
    index: dict[str, list[tuple[str, Mark, int]]] = {}
    for starts, found, longest in kinds:
        for phrase in starts:
            index.setdefault(phrase[:2], []).append((phrase, found, longest))
    return index


def _wholes() -> dict[str, Mark]:
    """Return the phrases that must be the whole line."""
    kinds = (
        (phrases.CONTROLS, _CONTROL),
        (phrases.END_MARKS, _END),
        (phrases.ADVERTISEMENT, _AD),
        (phrases.READ_MORE_LABEL, _MORE),
        (phrases.NETWORK_LABELS, _FOLLOW_LINK),
        (phrases.SHARE_WHOLE, _SHARE),
        (phrases.COMMENT_FORM_WHOLE, _FIELD),
    )
    return {phrase: found for whole, found in kinds for phrase in whole}


_STARTS = _index()
_WHOLES = _wholes()


def mark(text: str) -> Mark | None:
    """Return what a line says it is, or None: then its shape and neighbours decide."""
    if len(text) > LONGEST_MARK:
        return None
    low = text.casefold()
    bare = low.rstrip(_TRAILING)
    if whole := _WHOLES.get(bare):
        return whole
    for phrase, found, longest in _STARTS.get(low[:2], ()):
        if low.startswith(phrase) and len(text) <= longest:
            return found
    return _worded(text, low) or _drawn(text, bare)


def mark_lines(lines: Sequence[Line]) -> list[Mark | None]:
    """Return what each line says it is; under a bare ``READ MORE`` stands the headline it points to."""
    known: dict[str, Mark | None] = {}
    for line in lines:
        if line.text not in known:
            known[line.text] = mark(line.text)
    marks = [known[line.text] for line in lines]
    for at in range(1, len(marks)):
        if marks[at] is None and marks[at - 1] is _MORE and _is_pointer(lines[at - 1].text, lines[at].text):
            marks[at] = _POINTED
        if marks[at] is _ADDRESS and lines[at - 1].text.casefold().rstrip(":") in _ADDRESS_HEADINGS:
            marks[at - 1] = _ADDRESS
    _mark_lists(lines, marks)
    return marks


def _mark_lists(lines: Sequence[Line], marks: list[Mark | None]) -> None:
    """Mark the list of other articles that a page announces, ``list of 4 items``, up to where it says that it ends."""
    for at, line in enumerate(lines):
        announced = _LIST_OF.fullmatch(line.text) if len(line.text) <= LONGEST_LIST_LABEL else None
        if announced is None:
            continue
        reach = min(at + 1 + 2 * int(announced[1]) + 1, len(lines))
        ends = (index for index in range(at + 1, reach) if lines[index].text.casefold() == "end of list")
        end = next(ends, None)
        if end is not None:
            first = at - 1 if at and lines[at - 1].text.casefold() in _LIST_HEADINGS else at
            marks[first : end + 1] = [_POINTED] * (end + 1 - first)


def _is_pointer(label: str, text: str) -> bool:
    return (
        label.casefold().rstrip(_TRAILING) in _WHOLES
        and len(text) <= LONGEST_HEADLINE
        and text[-1] not in '.。।۔”"»:'
    )


def _worded(text: str, low: str) -> Mark | None:
    """Return the mark of a line that an expression knows."""
    if (":" in low or "：" in low) and len(text) <= 200:
        if _SOURCE_LINE.match(low):
            return _SOURCE
        if _FOLLOW_NAME.fullmatch(low):
            return _FOLLOW_HEADING
    if (" by " in low and _SIGNED.fullmatch(low)) or ("with" in low[:5] and _WITH_INPUT.fullmatch(low)):
        return _SIGN_OFF
    if low[:2] in _MORE_OPENINGS and _LABELLED_MORE.fullmatch(low):
        return _MORE
    if low.startswith(_RIGHTS_OPENINGS) and _RIGHTS_LINE.match(low):
        return _RIGHTS
    if low.startswith(_PLAYER_OPENINGS) and _PLAYER.fullmatch(low):
        return _PLACEHOLDER
    if ("http" in low or "www" in low) and _ADDRESS_LINE.fullmatch(text):
        return address_mark(text[text.lower().find("www" if "http" not in low else "http") :])
    if (len(text) <= 60 and _RESPONSES.fullmatch(low)) or _NUMBERED_RESPONSES.match(low):
        return _THREAD
    return None


def address_mark(url: str) -> Mark:
    """Tell a follow address from a share address and from any other."""
    if is_share_address(url):
        return _SHARED_LINK
    return _FOLLOW_LINK if follow_address(url.strip("<>()[]")) else _ADDRESS


def _drawn(text: str, bare: str) -> Mark | None:
    """Return the mark of a line without words of its own: a rule, a placeholder, a file name, a duration."""
    first = text[0]
    if not first.isalnum():
        if _RULE_LINE.fullmatch(text):
            return _RULE
        if first == "[" and _SHORT_CODE.fullmatch(text):
            return _PLACEHOLDER
    elif first.isdecimal() and _DURATION.fullmatch(bare):
        return _PLACEHOLDER
    is_picture = " " not in text and (
        _PICTURE_NAME.fullmatch(text) or ("_" in text and _UNDERSCORED.fullmatch(text))
    )
    if is_picture or (bare.startswith(_PLACEHOLDER_OPENINGS) and _PLACEHOLDER_TAIL.fullmatch(text)):
        return _PLACEHOLDER
    if bare.startswith(_GRAPHICS) and text[-1] not in ".!?:" and _ALTERNATIVE_TEXT.fullmatch(text):
        return _PLACEHOLDER
    return None

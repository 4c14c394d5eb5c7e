"""What a line looks like, as numbers: length, ends, case, blanks around it; of its words only whether chrome uses them."""

from __future__ import annotations

import re
from typing import Final

from feedsvc.parse.text.page import Line

#: The features in the order of ``shape`` and of the weights in ``weights.py``.
NAMES: Final = (
    "one",
    "size>=15",
    "size>=25",
    "size>=40",
    "size>=60",
    "size>=80",
    "size>=120",
    "size>=200",
    "size>=400",
    "closes",
    "asks",
    "colon",
    "bracket",
    "breaks off",
    "closes at 40",
    "closes at 80",
    "two sentences",
    "sentences",
    "commas",
    "capitalized",
    "mostly capitalized",
    "shouts",
    "lower start",
    "quote start",
    "digit start",
    "digits",
    "signs",
    "blank before",
    "blank after",
    "stands alone",
    "stands alone, closes",
    "blanks before",
    "blanks after",
    "indented",
    "copied",
    "copied often",
    "chrome word",
    "chrome word, short",
    "short words",
    "one or two words",
    "no spaces",
    "no spaces, long",
)

#: Characters of scripts that write no spaces between words, and Hangul: each says about as much as 2.5 Latin letters.
_DENSE = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
DENSITY: Final = 2.5
#: A line that counts for so much more than its characters is written in such a script: a quarter of it is.
MOSTLY_DENSE: Final = 1.375
#: The beginning of a line that is looked at; its size and its end are those of the whole line.
SAMPLE: Final = 160
_DIGITS = re.compile(r"\d+")
_SIGNS = re.compile("[|»›©@#→▶•]")
CLOSING: Final = frozenset('.!?…”»"。！？।۔؟။')
_ASKING: Final = frozenset("?？؟")
_OPENING: Final = frozenset("\"“„«‘'「『»‹")
_CHROME_WORDS_TABLE = """
cookie cookies newsletter newsletters subscribe subscriber subscribers subscription privacy copyright
terms click advertisement advertising sponsored related password login logout register account download
javascript browser facebook twitter whatsapp instagram email e-mail share comment comments read more
follow app sign log datenschutz impressum anzeige abo abonnement abonnieren anmelden registrieren teilen
kommentar kommentare mehr quelle: foto: photo: image: getty bild: credit: suscríbete suscribirse
publicidad compartir comentarios abonnez-vous partager publicité commentaires inscreva-se compartilhar
newsletter. cookies. cookies, konto nutzungsbedingungen agb kontakt contact editor editors
"""
_CHROME_WORDS: Final = frozenset(_CHROME_WORDS_TABLE.split())
_CHROME_DENSE = re.compile(
    "版权|登录|注册|评论|分享|关于我们|广告|相关|编辑|責任|転載|会員|ログイン|記事|ランキング|関連|無断"
)


def size(text: str) -> int:
    """Return the length of a text in Latin letters: a Chinese character counts for two and a half."""
    if text.isascii():
        return len(text)
    sample = text[:SAMPLE]
    dense = len(_DENSE.findall(sample))
    return int(len(text) * (1 + (DENSITY - 1) * dense / len(sample))) if sample else 0


def closes(text: str) -> bool:
    """Tell whether a text ends like a sentence; one that breaks off in dots does not."""
    return text[-1:] in CLOSING and not text.endswith(("...", "…"))


def shape(line: Line) -> tuple[float, ...]:
    """Return the features of a line, in the order of NAMES, each between 0 and 3."""
    text = line.text
    length = size(text)
    sample = text if len(text) <= SAMPLE else text[:SAMPLE]
    dense = length > len(text) * MOSTLY_DENSE
    words = sample.split()
    count = len(words)
    sentences = commas = 0
    if length >= 25:
        sentences = sample.count(". ") + sample.count("? ") + sample.count("! ") + sample.count("” ")
        commas = sample.count(",")
        if not sample.isascii():
            sentences += sum(map(sample.count, "。！？।۔؟"))
            commas += sum(map(sample.count, "，、،；"))
    capitals = sum([word[0].isupper() for word in words]) / count
    brief = sum([len(word) <= 3 for word in words]) / count if count > 3 else 0.3
    end = text[-1]
    closing = closes(text)
    before, after = line.before > 0, line.after > 0
    chrome = length <= 200 and _is_chrome(sample, dense=dense)
    first = text[0]
    digits = _DIGITS.findall(sample) if length < 120 else ()
    return (
        1.0,
        length >= 15,
        length >= 25,
        length >= 40,
        length >= 60,
        length >= 80,
        length >= 120,
        length >= 200,
        length >= 400,
        closing and end not in _ASKING,
        end in _ASKING,
        end in ":：",
        end in ")）",
        text.endswith(("...", "…")),
        closing and length >= 40,
        closing and length >= 80,
        sentences >= 1,
        min(sentences, 6) / 2 if sentences >= 2 else 0,
        min(commas, 4) / 2,
        capitals if count > 2 else 0.5,
        capitals > 0.6 and count > 2,
        count > 1 and sample.isupper(),
        first.islower(),
        first in _OPENING,
        first.isdecimal(),
        sum(map(len, digits)) * 5 > length,
        _SIGNS.search(sample) is not None or "://" in sample or "www." in sample,
        before,
        after,
        before and after,
        before and after and closing,
        line.before > 1,
        line.after > 1,
        line.indented,
        line.copies > 1,
        line.copies > 2,
        chrome,
        chrome and length < 100,
        brief,
        count <= 2,
        dense,
        dense and length >= 80,
    )


def _is_chrome(sample: str, *, dense: bool) -> bool:
    if not _CHROME_WORDS.isdisjoint(sample.lower().split()):
        return True
    return dense and _CHROME_DENSE.search(sample) is not None

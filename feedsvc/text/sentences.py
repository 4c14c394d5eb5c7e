"""Sentences, clauses, and the longest whole ones that fit a limit.

Text enters as one paragraph; sentences leave as printed, ends trimmed. A cut never invents words: what does not
end as a sentence or a safe clause is not cut at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from feedsvc.text.words import ABBREVIATIONS, CLAUSE_WORDS, NO_PARTICIPLE, OPENERS, ORDINAL_DOT, SUBORDINATORS

#: A stop, and the quotes and brackets that close after it.
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»›)\]]*+(?=\s)|[।॥۔؟]++[\"'”’»)\]]*+|[。！？｡]++[」』”’）)\"]*+"
)
_BEFORE = re.compile(r"[^\s(\[“\"‘'«]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.")
_NEXT_WORD = re.compile(r"[\s\"'“”‘’«»„‚(\[¿¡–—-]*([^\W_]+)?")
#: A lower-case word after a stop goes on with the sentence.
_CLOSERS = "\"'”’»›)]」』）"

#: Words a clause must keep to say something, and characters in scripts without blanks.
MIN_CLAUSE_WORDS = 6
MIN_CLAUSE = 40
_COMMA = re.compile(r"[,،;؛] ")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_GERUNDS = {
    "en": re.compile(r"(?:(?:further|also|thus|thereby|while|possibly|effectively) )?([a-z]{2,}ing)\b"),
    "es": re.compile(r"([a-záéíóú]{2,}(?:ando|iendo|yendo))\b"),
    "pt": re.compile(r"([a-zãáéíóúç]{2,}(?:ando|endo|indo))\b"),
    "it": re.compile(r"([a-zàèéìòù]{2,}(?:ando|endo))\b"),
    "fr": re.compile(r"(?:en )?([a-zàâçéèêëîïôû]{2,}ant)\b"),
}
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("„", "“"))
_NO_BLANKS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph, in order, as printed.

    Abbreviations, initials and ordinals do not end one; a quotation mark after the stop belongs to it.
    """
    base = _primary(language)
    start = 0
    found: list[str] = []
    for end in _ends(text, base):
        piece = text[start:end].strip()
        if piece:
            found.append(piece)
        start = end
    rest = text[start:].strip()
    return (*found, rest) if rest else tuple(found)


def clause_cut(sentence: str, language: str) -> str | None:
    """Return ``sentence`` cut at its last safe clause boundary and closed with a full stop, or None.

    Safe is a comma before a participle or a subordinate clause that runs to the end of the sentence, where what
    stays is a main clause with its quotation marks and brackets closed.

    Example: ``He left, raising doubts.`` gives ``He left.`` were it six words long.
    """
    base = _primary(language)
    sentence = sentence.strip()
    commas = list(_COMMA.finditer(sentence))
    if not commas or len(sentence) > 5000:
        return None
    last = commas[-1]
    head, tail = sentence[: last.start()].rstrip(), sentence[last.end() :]
    if not _opens_clause(tail, base) or not _is_main_clause(head, base):
        return None
    return f"{head}."


def fit(text: str, limit: int, language: str, measure: Callable[[str], int]) -> str:
    """Return the longest run of whole sentences from the start of ``text`` within ``limit`` by ``measure``.

    Where not even the first fits, its clause does, cut again while it is too long; else the result is empty.
    """
    text = text.strip()
    if measure(text) <= limit:
        return text
    base = _primary(language)
    best = ""
    for end in _ends(text, base):
        piece = text[:end].strip()
        if measure(piece) > limit:
            break
        best = piece
    if best:
        return best
    first = next(iter(sentences(text, language)), "")
    clause = clause_cut(first, language)
    while clause is not None and measure(clause) > limit:
        clause = clause_cut(clause, language)
    return clause or ""


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _ends(text: str, language: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        if text[match.start()] in "।॥۔؟。！？｡" or _is_end(text, match, language):
            yield match.end()


def _is_end(text: str, match: re.Match[str], language: str) -> bool:
    following = _NEXT_WORD.match(text, match.end())
    word = following[1] if following else None
    if word and word[0].islower():
        return False
    if match[0].rstrip(_CLOSERS) != ".":
        return True
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    token = f"{before[0]}." if before else "."
    if _INITIALS.fullmatch(token):
        # "in the U.S. The talks": an opener ends it; "J. Smith", "U.S. President" go on.
        return len(token) > 2 and word is not None and word.lower() in OPENERS
    bare = token[:-1].rsplit("-", 1)[-1].rsplit("’", 1)[-1].lower()
    if bare in ABBREVIATIONS or f"{bare}." in ABBREVIATIONS:
        return False
    return not (bare.isdigit() and len(bare) <= 2 and language in ORDINAL_DOT)


def _opens_clause(tail: str, language: str) -> bool:
    if any(f"{tail} ".startswith(f"{word} ") for word in CLAUSE_WORDS.get(language, ())):
        return True
    pattern = _GERUNDS.get(language)
    participle = pattern.match(tail) if pattern else None
    return participle is not None and participle[1] not in NO_PARTICIPLE


def _is_main_clause(head: str, language: str) -> bool:
    if len(head) < MIN_CLAUSE or (len(head.split()) < MIN_CLAUSE_WORDS and not _NO_BLANKS.search(head)):
        return False
    if any(head.count(opening) != head.count(closing) for opening, closing in _PAIRS[:4]):
        return False
    if head.count('"') % 2 or head[-1] in "-–—:,;":
        return False
    first = _FIRST_WORD.search(head)
    opens_subordinate = first is not None and first[0].lower() in SUBORDINATORS.get(language, ())
    return not opens_subordinate or _COMMA.search(head) is not None

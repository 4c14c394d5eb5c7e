"""Bytes become text.

What enters: the bytes of a dump and what the sender or the operator said of their encoding. What leaves: text, with
the encoding and how it was found. What is refused: bytes that are no text.

The order: the operator's word, a byte order mark, strict UTF-8, the zeros of UTF-16, UTF-8 with a few broken bytes,
the declared charset, detection, windows-1252. UTF-8 that decodes stands before what a page declares: pages saved
again as UTF-8 keep the old declaration, while text of another encoding almost never is valid UTF-8 by chance.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from feedsvc.errors import DumpError
from feedsvc.text.charsets import DETECTABLE, codec_of, name_of
from feedsvc.text.magic import binary_kind

#: Bytes that are weighed for zeros and control bytes.
_PROBE = 65_536
#: Bytes handed to the detector, whose time grows with them: 64 kB take under a second.
_DETECTION_BYTES = 65_536
#: Shorter text gives a detector nothing to go by.
_DETECTION_MINIMUM = 64
#: Share of control bytes above which bytes are no text; wire dumps with their SOH, STX and ETX stay below 0.5 %.
_CONTROL_SHARE = 0.05
#: Share of characters a declared charset may fail to read before it is not believed.
_MISREAD_SHARE = 0.01

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b")
#: windows-1252 punctuation and signs: where no other high byte occurs, a Western text has only these to offer.
_CP1252_SIGNS = bytes([0x80, 0x82, 0x84, 0x85, *range(0x91, 0x98), 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE])
_CP1252_SIGNS += bytes([0xB0, 0xB4, 0xB7, 0xBB, 0xBD])
_DECLARATIONS = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})|<\?xml[^<>]{0,100}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[^<>]*>")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
#: Letters of Czech, Slovak, Polish, Croatian and Slovene inside words, which windows-1252 shows as signs or hardly
#: ever; where a detector holds both encodings for equal, they decide.
_CENTRAL_LETTER = re.compile(rb"[a-z][\x8d\x9a\x9d\x9e\xb3\xb9\xbf][a-z]")
_CENTRAL_LANGUAGES = frozenset({"Hungarian", "Romanian"})
#: A byte that windows-1252 leaves undefined says nothing.
_CP1252 = {0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0x100)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text that was bytes."""

    #: Without a byte order mark; line ends and control characters as found.
    text: str
    #: As the Encoding Standard names it.
    encoding: str
    #: ``override``, ``bom``, ``utf-8``, ``zeros``, ``repaired``, ``declared``, ``detected`` or ``fallback``.
    how: str
    #: Full sentences for the operator.
    warnings: tuple[str, ...] = ()


def decode(body: bytes, *, declared: str | None = None, override: str | None = None) -> Decoded:
    """Return the text that bytes hold.

    ``declared`` is what the sender said; without it a ``<meta charset>`` or XML declaration in the first kilobytes
    counts. ``override`` is the operator's word and is not doubted.

    Raises: DumpError if the bytes are no text, or if no encoding goes by the name of ``override``.
    Spec: WHATWG Encoding Standard for the labels; its byte order mark beats every declaration.
    """
    if kind := binary_kind(body):
        raise DumpError(f"binary: {kind}, not text")
    if override is not None:
        return _overridden(body, override)
    for mark, marked in _BOMS:
        if body.startswith(mark):
            return _lossy(body[len(mark) :], marked, how="bom")
    if (codec := _zeros_of_utf16(body)) is not None:
        return _lossy(body, codec, how="zeros")
    _refuse_controls(body)
    try:
        return Decoded(text=body.decode("utf-8"), encoding="utf-8", how="utf-8")
    except UnicodeDecodeError:
        pass
    return (
        _repaired(body)
        or _declared(body, declared)
        or _detected(body)
        or _lossy(body, "cp1252", how="fallback")
    )


def _overridden(body: bytes, label: str) -> Decoded:
    codec = codec_of(label)
    if codec is None:
        raise DumpError(f"encoding: {label!r} names no encoding of the web")
    mark = next((mark for mark, owner in _BOMS if owner == codec and body.startswith(mark)), b"")
    return _lossy(body[len(mark) :], codec, how="override")


def _lossy(body: bytes, codec: str, *, how: str) -> Decoded:
    text = body.decode(codec, "replace")
    lost = text.count("\ufffd") - body.count(b"\xef\xbf\xbd") if codec == "utf-8" else text.count("\ufffd")
    warning = f"{lost} characters could not be read as {name_of(codec)}." if lost > 0 else ""
    return Decoded(text=text, encoding=name_of(codec), how=how, warnings=(warning,) if warning else ())


def _zeros_of_utf16(body: bytes) -> str | None:
    """Return the UTF-16 codec whose zeros the bytes show, or None.

    Western letters, blanks and line ends leave a zero in every pair, always on the same side.
    """
    probe = body[: _PROBE - _PROBE % 2]
    low, high = probe[0::2].count(0), probe[1::2].count(0)
    if max(low, high) < max(2, len(probe) // 200) or min(low, high) * 20 > max(low, high):
        return None
    codec = "utf-16-le" if high > low else "utf-16-be"
    text = probe.decode(codec, "replace")
    odd = sum(1 for char in text if char == "\ufffd" or (char < " " and char not in "\t\n\f\r"))
    return codec if odd * 50 <= len(text) else None


def _refuse_controls(body: bytes) -> None:
    probe = body[:_PROBE]
    zeros = probe.count(0)
    controls = len(probe) - len(probe.translate(None, _CONTROLS))
    if zeros > max(2, len(probe) // 1000) or controls > max(8, len(probe) * _CONTROL_SHARE):
        raise DumpError(f"binary: {controls} control bytes among the first {len(probe)}, no text")


def _repaired(body: bytes) -> Decoded | None:
    """Return UTF-8 text with its few broken bytes read as windows-1252, or None if they are not few."""
    text = body.decode("utf-8", "surrogateescape")
    whole = text.isascii()
    broken = 0 if whole else sum(1 for char in text if "\udc80" <= char <= "\udcff")
    sound = sum(1 for char in text if char > "\x7f") - broken
    if sound < broken:
        return None
    cut = len(text.rstrip("".join(map(chr, range(0xDC80, 0xDD00)))))
    if len(text) - cut == broken <= 3:  # the last character was cut off with the file
        warning = "The dump ends inside a character; it was dropped."
        return Decoded(text=text[:cut], encoding="utf-8", how="repaired", warnings=(warning,))
    warning = f"{broken} bytes are no UTF-8; they were read as windows-1252."
    return Decoded(text=text.translate(_CP1252), encoding="utf-8", how="repaired", warnings=(warning,))


def _declared(body: bytes, declared: str | None) -> Decoded | None:
    """Return the text by what the sender says, else by what the document does; UTF-8 has been tried by then."""
    found = _DECLARATIONS.search(body[:8192])
    stated = (found[1] or found[2]).decode("ascii", "ignore") if found else None
    for label in (declared, stated):
        codec = codec_of(label)
        if codec is None or codec.startswith("utf"):  # a page that says UTF-16 in ASCII is wrong
            continue
        decoded = _lossy(body, codec, how="declared")
        if decoded.text.count("\ufffd") <= len(decoded.text) * _MISREAD_SHARE:
            return decoded
    return None


def _detected(body: bytes) -> Decoded | None:
    probe = _TAG.sub(b" ", body[: 4 * _DETECTION_BYTES])[:_DETECTION_BYTES]
    high = probe.translate(None, bytes(range(128)))
    if len(probe) < _DETECTION_MINIMUM or not high.translate(None, _CP1252_SIGNS):
        return None
    codec = _likeliest(probe) or ("gb18030" if _looks_chinese(probe) else None)
    if codec is None:
        return None
    decoded = _lossy(body, codec, how="detected")
    warning = f"No encoding was declared; {decoded.encoding} was guessed."
    return replace(decoded, warnings=(*decoded.warnings, warning))


def _likeliest(probe: bytes) -> str | None:
    """Return the codec that a detector finds, windows-1252 where a Western text reads the same in another."""
    from charset_normalizer import from_bytes  # 40 ms at start-up, for a dump in a hundred

    matches = from_bytes(probe, cp_isolation=list(DETECTABLE), enable_fallback=False)
    best = matches.best()
    if best is None:
        return None
    western = next((match for match in matches if match.encoding == "cp1252"), None)
    tied = western is not None and western.coherence >= best.coherence and western.chaos <= best.chaos + 0.01
    central = best.language in _CENTRAL_LANGUAGES or len(_CENTRAL_LETTER.findall(probe)) > 1
    if (tied or "cp1252" in best.could_be_from_charset) and not central:
        return "cp1252"
    return codec_of(best.encoding.replace("_", "-")) or best.encoding


def _looks_chinese(probe: bytes) -> bool:
    """Tell whether most high bytes pair into GB 2312's first level: a few broken ones make the detector give up."""
    pairs = _PAIR.findall(probe)
    common = sum(1 for pair in pairs if 0xB0 <= pair[0] <= 0xD7 and pair[1] >= 0xA1)
    return len(pairs) >= 20 and common * 10 >= len(pairs) * 6

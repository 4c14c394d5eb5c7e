"""The encoding labels of the web and the Python codecs that read them.

Only these labels are ever looked up, so a dump cannot name utf-7, zlib or unicode_escape. The codecs are the ones
that pages mean: latin-1 is windows-1252, gb2312 is gb18030, shift_jis is Microsoft's.

Spec: WHATWG Encoding Standard, section 4.2 (labels; obsolete spellings without a page in sight are left out).
"""

from __future__ import annotations

#: Codec of Python, then the labels that name it; the first label is the name we print.
_TABLE = (
    ("utf-8", "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig utf8mb4"),
    ("utf-16-le", "utf-16le utf-16 csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff"),
    ("utf-16-be", "utf-16be unicodefffe"),
    (
        "cp1252",
        (
            "windows-1252 ansi_x3.4-1968 ascii us-ascii cp1252 cp819 ibm819 iso-8859-1 iso8859-1 iso88591 iso_8859-1 "
            "latin1 latin-1 l1 x-cp1252"
        ),
    ),
    ("cp1250", "windows-1250 cp1250 x-cp1250"),
    ("cp1251", "windows-1251 cp1251 x-cp1251"),
    ("cp1253", "windows-1253 cp1253 x-cp1253"),
    ("cp1254", "windows-1254 cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 x-cp1254"),
    ("cp1255", "windows-1255 cp1255 x-cp1255"),
    ("cp1256", "windows-1256 cp1256 x-cp1256"),
    ("cp1257", "windows-1257 cp1257 x-cp1257"),
    ("cp1258", "windows-1258 cp1258 x-cp1258"),
    ("cp874", "windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620"),
    ("iso8859-2", "iso-8859-2 iso8859-2 iso88592 iso_8859-2 latin2 l2"),
    ("iso8859-3", "iso-8859-3 iso8859-3 latin3 l3"),
    ("iso8859-4", "iso-8859-4 iso8859-4 latin4 l4"),
    ("iso8859-5", "iso-8859-5 iso8859-5 cyrillic"),
    ("iso8859-6", "iso-8859-6 iso8859-6 arabic asmo-708 ecma-114"),
    ("iso8859-7", "iso-8859-7 iso8859-7 greek greek8 elot_928 ecma-118"),
    ("iso8859-8", "iso-8859-8 iso8859-8 iso-8859-8-i iso-8859-8-e hebrew logical visual"),
    ("iso8859-10", "iso-8859-10 iso8859-10 latin6 l6"),
    ("iso8859-13", "iso-8859-13 iso8859-13"),
    ("iso8859-14", "iso-8859-14 iso8859-14"),
    ("iso8859-15", "iso-8859-15 iso8859-15 iso_8859-15 latin9 latin-9 l9"),
    ("iso8859-16", "iso-8859-16"),
    ("koi8-r", "koi8-r koi koi8 koi8_r cskoi8r"),
    ("koi8-u", "koi8-u koi8-ru"),
    ("cp866", "ibm866 866 cp866"),
    ("mac-roman", "macintosh mac x-mac-roman"),
    ("mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"),
    ("gb18030", "gb18030 gbk gb2312 gb_2312 gb_2312-80 gb_18030 chinese csgb2312 iso-ir-58 x-gbk cp936"),
    ("big5hkscs", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"),
    ("euc_jp", "euc-jp cseucpkdfmtjapanese x-euc-jp"),
    ("cp932", "shift_jis shift-jis sjis csshiftjis ms932 ms_kanji windows-31j x-sjis"),
    ("iso2022_jp", "iso-2022-jp csiso2022jp"),
    ("cp949", "euc-kr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949"),
)

_CODECS = {label: codec for codec, labels in _TABLE for label in labels.split()}
_NAMES = {codec: labels.split(maxsplit=1)[0] for codec, labels in _TABLE}

#: Codecs a detector may choose from; the UTFs are settled before it is asked.
DETECTABLE = tuple(codec for codec, _ in _TABLE if not codec.startswith(("utf", "iso2022")))


def codec_of(label: str | None) -> str | None:
    """Return the Python codec that a label of the web names, or None.

    Example: ``codec_of(" Latin-1 ")`` is ``"cp1252"``; ``codec_of("utf-7")`` is None.
    """
    return _CODECS.get(label.strip().strip("\"'").lower()) if label else None


def name_of(codec: str) -> str:
    """Return the name that the Encoding Standard gives what a codec reads; the codec itself if it is no web one."""
    return _NAMES.get(codec, codec)

"""Bytes that are no text: what a file's first bytes say it is.

Own table rather than libmagic, which takes a dump that opens with PAKISTAN for a plotter file.
"""

from __future__ import annotations

#: First bytes, and what people call such a file.
_OPENINGS = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"%PDF-", "a PDF document"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)

#: Members that tell one zip-based format from another; they stand in the archive's first kilobytes.
_ZIP_MEMBERS = (
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
)


def binary_kind(body: bytes) -> str | None:
    """Return what a file that is no text is, by its first bytes, or None if they do not tell.

    Example: ``binary_kind(b"%PDF-1.7 …")`` is ``"a PDF document"``.
    """
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        head = body[:4096]
        return next((kind for mark, kind in _ZIP_MEMBERS if mark in head), "a zip archive")
    if body[257:262] == b"ustar":
        return "a tar archive"
    if body[:4] == b"RIFF" and body[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return {b"WEBP": "a WebP image", b"WAVE": "a WAV recording"}.get(body[8:12], "an AVI film")
    if body[4:8] == b"ftyp":
        return "a film or an image (ISO media)"
    head = body[:64].lstrip()
    return next((kind for mark, kind in _OPENINGS if head.startswith(mark)), None)

"""Invented article dumps in any number, the same ones every time."""

from __future__ import annotations

import random
from pathlib import Path

PLACES = ("Port Selwyn", "Karrow", "Eastmere", "Dunlow", "Havenry", "Tarn Bridge", "Sable Point", "Ostry")
PEOPLE = (
    "Mara Quill",
    "Tobias Renn",
    "Ilse Okoro",
    "Jonah Vance",
    "Petra Lindqvist",
    "Samir Dastan",
    "Lena Marsh",
)
THINGS = (
    "harbour wall",
    "ferry timetable",
    "night market",
    "tram line",
    "water tower",
    "fishing quota",
    "school roof",
    "bus depot",
    "lighthouse",
    "salt works",
    "grain store",
    "flood barrier",
    "library",
    "shipyard",
    "pilot service",
)
VERBS = (
    "repaired",
    "closed",
    "extended",
    "sold",
    "reopened",
    "inspected",
    "painted",
    "moved",
    "insured",
    "rebuilt",
)
REASONS = (
    "after a winter of storms",
    "because the budget allows it",
    "although the council had asked for a delay",
    "following a vote on Tuesday",
    "in time for the regatta",
    "once the survey is finished",
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def sentence(rng: random.Random) -> str:
    return (
        f"{rng.choice(PEOPLE)} said the {rng.choice(THINGS)} in {rng.choice(PLACES)} would be {rng.choice(VERBS)} "
        f"{rng.choice(REASONS)}, and that the {rng.choice(THINGS)} would have to wait until "
        f"{rng.choice(MONTHS)} {rng.randint(1, 28)} at the earliest."
    )


def dump(number: int) -> str:
    """Return one page dump, some 3 KB, with the chrome that pages have."""
    rng = random.Random(number)
    place, thing, verb = rng.choice(PLACES), rng.choice(THINGS), rng.choice(VERBS)
    headline = f"{thing} number {number} in {place} to be {verb}".upper()
    paragraphs = [" ".join(sentence(rng) for _ in range(rng.randint(2, 3))) for _ in range(8)]
    return "\n\n".join(
        [
            headline,
            "World Business" if number % 2 else "Sport",
            f"  The {thing} of {place} seen from the quay (FILE PHOTO)",
            f"{rng.randint(1, 28)} {rng.choice(MONTHS)} 2026:",
            f"{place} – {paragraphs[0]}",
            *paragraphs[1:4],
            "Image",
            *paragraphs[4:],
            "SOURCE: SELWYN WIRE",
            "_" * 60,
            "FOLLOW HARBOUR POST:",
            "WhatsApp CHANNEL \nhttps://whatsapp.com/channel/0029VaEXAMPLEharbour",
            "Leave a Reply",
            "Your email address will not be published. Required fields are marked *",
        ]
    )


def write_dumps(folder: Path, count: int) -> None:
    """Write ``count`` dumps that have stood for an hour."""
    import os
    import time

    folder.mkdir(parents=True, exist_ok=True)
    old = time.time() - 3600
    for number in range(count):
        path = folder / f"story-{number:05d}.txt"
        path.write_text(dump(number), "utf-8")
        os.utime(path, (old, old))

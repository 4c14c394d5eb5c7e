"""The same article in many forms of text: wrapped, doubled, without blank lines, with pictures, twice, among others."""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from feedsvc.model.raw import RawEntry, Rejection
from feedsvc.parse.text.page import read_lines
from feedsvc.parse.text.reader import parse_text
from feedsvc.text.encoding import decode
from tests.parse.text.bodies import body_f1
from tests.parse.text.reading import PAYLOAD, STYLE, article, read

HEAD = ["Night bus stays", "By Ana Pell", "14 February 2025"]
PARAGRAPHS = [
    "Ardmouth – The city council voted on Friday evening to keep the night bus, three weeks after it was to end. The vote was close, and the debate went on until midnight.",
    "“It was quiet here all winter,” said Ana Pell, who runs the tea stall at the pier and had collected four thousand signatures in the government offices and on the market.",
    "The operator said that it would run two buses an hour until June, that it would count the passengers, and that the well-known blue tickets would be valid in both of them.",
    "A second vote is due in September, when the budget for the next year is to be settled and when the operators of the ferries will also ask for more money than before.",
]
PLAIN = "\n\n".join([*HEAD, *PARAGRAPHS])


def _wrapped(width: int, *, joint: str = "\n\n", first: str = "", rest: str = "") -> str:
    wrapped = [
        textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
        for text in PARAGRAPHS
    ]
    return "\n\n".join(HEAD) + "\n\n" + joint.join(wrapped)


def _justified(width: int) -> str:
    lines: list[str] = []
    for paragraph in PARAGRAPHS:
        *full, last = textwrap.wrap(paragraph, width)
        for line in full:
            words = line.split(" ")
            missing = width - len(line)
            lines.append(" ".join(word + " " * (at < missing) for at, word in enumerate(words)).rstrip())
        lines += [last, ""]
    return "\n\n".join(HEAD) + "\n\n" + "\n".join(lines)


def _divided(width: int) -> str:
    """Return the text wrapped with words divided at the line's end, as a typesetter does."""
    lines: list[str] = []
    for paragraph in PARAGRAPHS:
        line = ""
        for word in paragraph.split():
            if len(line) + 1 + len(word) <= width:
                line = f"{line} {word}".lstrip()
                continue
            room = width - len(line) - 2
            if word.isalpha() and len(word) >= 6 and 3 <= room <= len(word) - 3:
                lines.append(f"{line} {word[:room]}-")
                line = word[room:]
            else:
                lines.append(line)
                line = word
        lines += [line, ""]
    return "\n\n".join(HEAD) + "\n\n" + "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("\n", "\r\r\n"),
        PLAIN.replace("\n", "\u2028"),
        PLAIN.replace("\n", "\x85"),
        PLAIN.replace("\n\n", "\n"),
        PLAIN.replace("\n", "\n\n"),
        PLAIN.replace("\n", " \n \n"),
        _wrapped(69),
        _wrapped(76),
        _wrapped(88),
        _wrapped(69, joint="\n"),
        _wrapped(72, joint="\n", first="   "),
        _wrapped(72, joint="\n", first="\u3000\u3000"),
        _wrapped(72, first="  ", rest="  "),
        _wrapped(72).replace("\n", " \n").replace(" \n \n", "\n\n"),
        _wrapped(72).replace("\n", "\n\n"),
        _justified(70),
        _divided(66),
    ],
    ids=[
        "plain", "cr", "cr cr lf", "line separator", "next line", "no blank line", "doubled", "doubled with blanks", "wire at 69",
        "lynx at 76", "w3m at 88", "wrapped, no blank line", "indented paragraphs", "wide indent", "margin", "flowed mail",
        "wrapped and doubled", "justified", "divided words",
    ],
)  # fmt: skip
def test_the_form_of_a_dump_does_not_show_in_what_is_read(text):
    entry = article(text)
    assert entry.title is not None
    assert entry.title.text == HEAD[0]
    assert [block.text for block in entry.blocks] == PARAGRAPHS


def test_east_asian_text_is_joined_without_blanks():
    sentence = (
        "市议会周五晚间投票决定保留夜班公交车，此前三周曾宣布将停运。居民们对此表示欢迎，并希望增加班次。"
    )
    paragraphs = [f"第{n}。{sentence * 4}" for n in range(4)]
    wrapped = "\n\n".join("\n".join(textwrap.wrap(text, 36)) for text in paragraphs)
    found, _ = read_lines(f"夜班车保留\n\n{wrapped}")
    assert [line.text for line in found][1:] == paragraphs


def test_a_list_of_short_lines_is_not_joined():
    names = "\n".join(f"The harbour of town number {n}" for n in range(40))
    found, _ = read_lines(names)
    assert len(found) == 40


def test_a_hyphen_that_the_page_writes_elsewhere_stays():
    words = "The council of the town said that the old and very well-known line of buses will be kept until the year ends."
    text = "\n\n".join(f"{n} {words} It is a well-\nknown line." for n in range(1, 2))
    found, _ = read_lines(f"{textwrap.fill(words, 60)}\n\n{textwrap.fill(words + ' ' + words, 60)}\n\n{text}")
    assert all("wellknown" not in line.text for line in found)


def test_the_numbers_of_a_text_browser_leave_with_their_list():
    linked = "\n\n".join(f"[{n}]{text}" for n, text in enumerate(PARAGRAPHS, 5))
    menu = "\n".join(f"   * [{n}]Section {n}" for n in range(1, 5))
    addresses = "\n".join(f"   {n}. https://quay.example/{n}" for n in range(1, 9))
    entry = article("\n\n".join([menu, *HEAD, linked, "References", addresses]))
    assert [block.text for block in entry.blocks] == PARAGRAPHS


def test_a_footnote_number_stays_where_no_list_of_addresses_follows():
    entry = article(PLAIN.replace("The operator", "[1]The operator"))
    assert any(block.text.startswith("[1]The operator") for block in entry.blocks)


def test_a_paragraph_in_a_row_of_cells_stands_alone():
    row = f"Home\t{PARAGRAPHS[1]}\tWeather"
    entry = article("\n\n".join([*HEAD, PARAGRAPHS[0], row, PARAGRAPHS[2], PARAGRAPHS[3]]))
    assert PARAGRAPHS[1] in [block.text for block in entry.blocks]


def test_a_caption_that_stands_twice_is_a_caption_once():
    caption = "The pier at Ardmouth on a grey morning in winter"
    text = "\n\n".join([*HEAD, *PARAGRAPHS[:2], "Image", "pier.jpg", caption, caption, *PARAGRAPHS[2:]])
    entry = article(text)
    assert [block.text for block in entry.blocks] == PARAGRAPHS
    assert [piece.text for piece in entry.captions] == [caption]


def test_a_print_view_below_the_page_is_read_once():
    entry = article(f"{PLAIN}\n\nPrint this page\n\n{PLAIN}")
    assert [block.text for block in entry.blocks] == PARAGRAPHS
    assert sum(line.rule == "second-copy" for line in entry.dropped) >= len(PARAGRAPHS)


def _several(text: str) -> tuple[RawEntry | Rejection, ...]:
    return parse_text(text, payload=PAYLOAD, style=STYLE)


def _story(number: int) -> str:
    lines = [f"Night bus number {number} stays", "By Ana Pell", f"{number} February 2025"]
    return "\n\n".join([*lines, *(f"{text} That was number {number}." for text in PARAGRAPHS)])


@pytest.mark.parametrize("separator", ["-" * 80, "_" * 62, "=" * 40, "\x0c", "Document {n} of 3"])
def test_articles_that_a_separator_parts_are_read_apart(separator):
    parts = [f"{separator.format(n=n)}\n\n{_story(n)}" for n in range(1, 4)]
    results = _several("\n\n".join(parts))
    assert [result.place for result in results] == ["dump.txt#1", "dump.txt#2", "dump.txt#3"]
    for number, result in enumerate(results, 1):
        assert isinstance(result, RawEntry)
        assert result.title is not None
        assert result.title.text == f"Night bus number {number} stays"
        assert len(result.blocks) == len(PARAGRAPHS)


def test_lines_of_parts_are_counted_from_the_top_of_the_file():
    text = f"{_story(1)}\n\n{'-' * 80}\n\n{_story(2)}"
    _, second = _several(text)
    assert isinstance(second, RawEntry)
    assert second.title is not None
    assert text.split("\n")[second.title.line - 1] == "Night bus number 2 stays"


@pytest.mark.parametrize(
    "below",
    [
        "FOLLOW NORTH QUAY PRESS:\n\nTWITTER\n\nhttps://x.com/northquaypress",
        "© 2025 North Quay Press",
        "More stories\n\n3 February 2025\n\nA teaser",
        "A note to readers\n\n" + "\n\n".join(PARAGRAPHS),
    ],
)
def test_a_drawn_line_without_an_article_below_parts_nothing(below):
    assert len(_several(f"{_story(1)}\n\n{'_' * 62}\n\n{below}")) == 1


def test_a_named_headline_keeps_a_file_whole():
    from dataclasses import replace

    text = f"{_story(1)}\n\n{'-' * 80}\n\n{_story(2)}"
    results = parse_text(text, payload=PAYLOAD, style=replace(STYLE, title="line 1"))
    assert len(results) == 1


SAMPLE = 60
#: What the mean body F1 may lose to the plain dumps; pictures part neighbours, which the line models look at.
TOLERANCE = {"pictures": 0.015}


def _lines(text: str, change: Callable[[str], list[str]]) -> str:
    return "\n".join(line for one in text.split("\n") for line in change(one))


def _wrap(line: str) -> list[str]:
    if re.search("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", line):
        return [line]
    return textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False) or [""]


def _with_pictures(text: str) -> str:
    captions = (
        "The harbour at dawn, seen from the pier",
        "A ferry leaves for the islands",
        "At the market of Ardmouth",
    )
    count = 0
    out: list[str] = []
    for line in text.split("\n"):
        out.append(line)
        if len(line) > 200 and line.rstrip()[-1] in '.!?”"':
            count += 1
            if count % 3 == 0:
                caption = f"{captions[count // 3 % 3]}, {count} February"
                out += [
                    "Image",
                    f"harbour_dawn_{count}.jpg",
                    caption,
                    caption,
                    "Photo: Ana Pell/Harbour Wire",
                ]
    return "\n".join(out)


FORMS: dict[str, Callable[[str], str]] = {
    "wrapped": lambda text: _lines(text, _wrap),
    "carriage returns": lambda text: text.replace("\n", "\r"),
    "doubled": lambda text: text.replace("\n", "\n\n"),
    "pictures": _with_pictures,
    "twice": lambda text: f"{text}\n\n{text}",
}


@cache
def _sample(dumps: Path) -> tuple[tuple[str, str], ...]:
    truth = json.loads((dumps / "truth.json").read_text("utf-8"))
    names = sorted(name for name, page in truth.items() if page["tier"] == "open" and page.get("usable"))
    chosen = random.Random(7).sample(names, SAMPLE)
    return tuple(
        (
            decode((dumps / "dumps" / f"{name}.txt").read_bytes()).text.replace("\r\n", "\n"),
            truth[name]["body"],
        )
        for name in chosen
    )


@cache
def _mean(dumps: Path, form: str) -> float:
    change = FORMS.get(form, str)
    return sum(body_f1(body, _body(change(text))) for text, body in _sample(dumps)) / SAMPLE


def _body(text: str) -> str:
    result = _several(text)[0]
    return "\n".join(block.text for block in result.blocks) if isinstance(result, RawEntry) else ""


@pytest.mark.shared
@pytest.mark.parametrize("form", FORMS)
def test_dumps_in_another_form_are_read_as_well(shared, form):
    dumps = shared / "data" / "dumps-dev"
    assert _mean(dumps, form) >= _mean(dumps, "plain") - TOLERANCE.get(form, 0.01)


@pytest.mark.shared
def test_the_model_dump_is_one_article(shared):
    seed = next((shared / "data" / "seed").glob("*.txt")).read_text("utf-8")
    assert isinstance(read(seed), RawEntry)

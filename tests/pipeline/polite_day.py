"""A day of asking, simulated: who was asked when, what it answered, and why it was not asked in between.

``python -m tests.pipeline.polite_day`` prints the table.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from feedsvc.errors import AnswerError
from feedsvc.model.source import Source
from feedsvc.model.web import Manners
from feedsvc.store.sql import open_store
from tests.pipeline.scripted import START, Newsroom, Page, article

#: When the clock is set back, and by how much.
SET_BACK_AT = START + timedelta(hours=15)
SET_BACK = timedelta(hours=2)
HOST = "https://{}.example/news"


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One poll of one source."""

    #: Since the beginning, by a clock that nobody sets; and what the wall clock showed.
    after: timedelta
    shown: datetime
    source: str
    address: str
    answer: str


def answer(name: str, hours: float) -> Page:
    """Return what a source answers so many hours into the day."""
    page = Page(body=article(f"News of {name}"), etag=b'"1"')
    error = None
    if name == "busy" and 3 <= hours < 5:
        error = AnswerError("answered 429", status=429, retry_seconds=2 * 3600)
    if name == "down" and 6 <= hours < 9:
        error = AnswerError("answered 503", status=503, retry_seconds=3600 if hours < 6.6 else None)
    if name == "gone" and hours >= 1:
        error = AnswerError("answered 410", status=410)
    if error is not None:
        return replace(page, error=error)
    if name == "moved":
        there = "https://new.example/news"
        return replace(page, url=there, manners=Manners(moved_to=there))
    if name == "fresh":
        return replace(page, manners=Manners(fresh_seconds=6 * 3600))
    if name == "lively":
        return Page(body=article(f"News of the hour {int(hours)}"), etag=f'"{int(hours)}"'.encode())
    return page


ALL = ("steady", "busy", "down", "gone", "moved", "fresh", "lively")


async def day(folder: Path, *, days: float = 1, names: Sequence[str] = ALL) -> list[Ask]:
    """Return all asks of a day, or several."""
    store = open_store(f"sqlite:///{folder}/herald.db")
    newsroom = Newsroom(folder, store)
    every = {"fresh": "auto", "lively": "auto"}
    sources = {
        name: newsroom.source(f"{{page: '{HOST.format(name)}', every: {every.get(name, '30m')}}}", key=name)
        for name in names
    }
    asks: list[Ask] = []
    after = timedelta(0)
    is_set_back = False
    while after < timedelta(days=days):
        for key in store.due(newsroom.now) if asks else tuple(sources):
            asks.append(await _ask(newsroom, sources[key], after))
        if not is_set_back and newsroom.now >= SET_BACK_AT:
            is_set_back = True
            newsroom.now -= SET_BACK
            for key, state in store.source_states().items():
                latest = newsroom.schedule(sources[key], state.memory, newsroom.now, state.failures)
                if state.next_due is not None and state.next_due > latest:
                    store.finish_poll(replace(state, next_due=latest))
        due = store.next_due(sources.keys())
        assert due is not None
        pause = max(timedelta(minutes=1), due - newsroom.now)
        if not is_set_back:
            pause = min(pause, max(SET_BACK_AT - newsroom.now, timedelta(minutes=1)))
        after += pause
        newsroom.now += pause
    newsroom.close()
    store.close()
    return asks


async def _ask(newsroom: Newsroom, source: Source, after: timedelta) -> Ask:
    hours = after.total_seconds() / 3600
    newsroom.web.pages[source.location] = answer(source.key, hours)
    newsroom.web.pages["https://new.example/news"] = replace(
        answer("steady", hours), body=article("News of moved")
    )
    count = len(newsroom.web.asked)
    report = await newsroom.poll(source, minutes=0)
    (address,) = newsroom.web.since(count)
    told = report.error or (f"200, {report.new} new" if report.read else "304")
    return Ask(after=after, shown=newsroom.now, source=source.key, address=address, answer=told)


def table(asks: list[Ask]) -> str:
    """Return the asks source by source, in order; of those that go on as before only how many there were."""
    lines = []
    for source in dict.fromkeys(ask.source for ask in asks):
        lines.append(f"{source}:")
        own = [ask for ask in asks if ask.source == source]
        pauses = [None, *(int((b.after - a.after).total_seconds() // 60) for a, b in pairwise(own))]
        alike = 0
        for number, ask in enumerate(own):
            repeats = number > 1 and (pauses[number], ask.answer) == (
                pauses[number - 1],
                own[number - 1].answer,
            )
            is_last = number + 1 == len(own)
            if (
                repeats
                and not is_last
                and (pauses[number + 1], own[number + 1].answer) == (pauses[number], ask.answer)
            ):
                alike += 1
                continue
            if alike:
                lines.append(f"       … {alike} more of these")
                alike = 0
            pause = f"+{pauses[number]} min" if pauses[number] is not None else ""
            lines.append(f"  {ask.shown:%d %b %H:%M}  {pause:>9}  {ask.answer:13}  {ask.address}")
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(table(asyncio.run(day(Path(made)))))

"""Section pages that are made oddly: tables, labels, lists beside lists; see ``cms``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.parse.index.cms import STORIES, Page, Story, framed, joined, of


def tables_within_tables() -> Page:
    def row(s: Story) -> str:
        return (
            f'<tr><td width="12" valign="top"><img src="/gif/bullet.gif" width="8" height="8"></td><td class="bodytext"><a href="/cgi-bin/show.pl?article={s.number}&amp;lang=en"><b>{s.title}</b></a>&nbsp;<font size="1" color="#666666">({s.day:02}.03.2026)</font><br>'
            f'<font size="2">{s.about}</font></td></tr><tr><td colspan="2"><img src="/gif/spacer.gif" width="1" height="6"></td></tr>'
        )

    menu = "".join(
        f'<tr><td class="menu"><a href="/cgi-bin/list.pl?rubrik={number}">{name}</a></td></tr>'
        for number, name in enumerate(
            (
                "Home page",
                "Politics",
                "Local news",
                "Sports results",
                "Classifieds",
                "TV tonight",
                "The weather",
                "Write to us",
            )
        )
    )
    html = (
        '<html><head><title>Halvard Mail Online</title></head><body bgcolor="#ffffff"><table width="780" border="0" cellpadding="0" cellspacing="0"><tr><td colspan="3"><img src="/gif/head.gif" width="780" height="60"></td></tr>'
        f'<tr><td width="140" valign="top"><table>{menu}</table></td><td width="480" valign="top"><table border="0">{joined(row)}</table><p align="right"><a href="/cgi-bin/list.pl?rubrik=2&amp;start=12">more &gt;&gt;</a></p></td>'
        '<td width="160" valign="top"><table><tr><td><a href="http://www.partner.example/"><img src="/gif/banner.gif" width="120" height="600"></a></td></tr></table></td></tr></table>'
        '<center><font size="1">&copy; <a href="/impressum.html">Halvard Mail</a> | <a href="/mediadaten.html">Advertise</a></font></center></body></html>'
    )
    return Page(
        html,
        tuple(f"/cgi-bin/show.pl?article={s.number}&lang=en" for s in STORIES),
        address="https://halvard.example/cgi-bin/list.pl?rubrik=2",
    )


def press_releases() -> Page:
    def row(s: Story) -> str:
        return f'<tr class="odd"><td class="views-field-field-date" headers="date">{s.day:02}/03/2026</td><td headers="no">{s.number}/26</td><td headers="title"><a href="/sites/default/files/press/{s.number}.pdf" class="pdf">PDF</a> <a href="/press-release/{s.slug}">{s.title}</a></td><td headers="dept"><a href="/department/harbours-and-fisheries">Harbours and Fisheries</a></td></tr>'

    main = (
        '<div class="container"><ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/media-centre">Media centre</a></li></ol><h1>Press releases</h1><form action="/press"><select name="year"><option>2026</option></select></form><table class="table table-striped views-table"><thead><tr>'
        '<th><a href="?order=field_date&amp;sort=asc" title="sort by Date">Date</a></th><th>No.</th><th><a href="?order=title&amp;sort=asc" title="sort by Title">Title</a></th><th>Department</th></tr></thead><tbody>'
        + joined(row)
        + '</tbody></table><ul class="pagination"><li class="active"><span>1</span></li><li><a href="/press?page=1">2</a></li><li><a href="/press?page=2">3</a></li><li class="next"><a href="/press?page=1">next ›</a></li></ul></div>'
    )
    return Page(framed(main), of(STORIES, "/press-release/{s.slug}"), address="https://halvard.example/press")


def labels_only() -> Page:
    """Pictures as links, whose headlines stand in their labels alone."""

    def item(s: Story) -> str:
        return f'<div class="tile"><a href="/story/{s.number}" aria-label="{s.title}"><img src="/t/{s.number}.jpg" alt=""></a></div>'

    return Page(
        framed(f'<main><div class="mosaic">{joined(item)}</div></main>'), of(STORIES, "/story/{s.number}")
    )


def picture_texts() -> Page:
    """Pictures as links, whose headlines stand in what describes them."""

    def item(s: Story) -> str:
        return f'<div class="tile"><a href="/story/{s.slug}"><img src="/t/{s.number}.jpg" alt="{s.title}"></a></div>'

    return Page(framed(f'<div class="mosaic">{joined(item)}</div>'), of(STORIES, "/story/{s.slug}"))


def headlines_beside() -> Page:
    """Headlines that are no links, beside an arrow that is."""

    def item(s: Story) -> str:
        return f'<div class="box"><div class="box-date">{s.day:02}.03.2026</div><h4>{s.title}</h4><p>{s.about}</p><a class="arrow" href="/aktuelles/{s.number}/"><img src="/img/arrow.svg" alt="weiter"></a></div>'

    return Page(
        framed(f'<div class="content">{joined(item)}</div>', lang="de"),
        of(STORIES, "/aktuelles/{s.number}/"),
        address="https://halvard.example/aktuelles/",
    )


def hackers() -> Page:
    """Rows of links to other sites, with those to the site's own talk beneath them."""

    def row(s: Story) -> str:
        return (
            f'<tr class="athing" id="{s.number}"><td class="title"><span class="rank">{s.day}.</span></td><td class="title"><span class="titleline"><a href="https://paper{s.day}.example/{s.slug}">{s.title}</a><span class="sitebit"> (<a href="from?site=paper{s.day}.example">paper{s.day}.example</a>)</span></span></td></tr>'
            f'<tr><td></td><td class="subtext"><span class="score">211 points</span> by <a href="user?id=ada">ada</a> <span class="age"><a href="item?id={s.number}">{s.day % 9} hours ago</a></span> | <a href="hide?id={s.number}&amp;goto=news">hide</a> | <a href="item?id={s.number}">84&nbsp;comments</a></td></tr>'
        )

    return Page(
        f'<html><head><title>Quay Talk</title></head><body><center><table id="hnmain"><tr><td><a href="news">Quay Talk</a> <a href="newest">new</a> | <a href="front">past</a> | <a href="ask">ask</a></td></tr><tr><td><table>{joined(row)}</table></td></tr></table></center></body></html>',
        (),
        tuple(f"/item?id={s.number}" for s in STORIES),
        address="https://halvard.example/news",
    )


def short_headlines() -> Page:
    """A parish that writes headlines of one and two words, beneath a menu of longer ones."""
    titles = ("Low tide", "Market day", "Lost cat", "Road closed", "Choir night", "New bins")
    stories = [Story(title, 28 - number) for number, title in enumerate(titles)]

    def item(s: Story) -> str:
        return f'<div class="newsitem"><h3><a href="/news/{s.slug}">{s.title}</a></h3><span class="date">{s.printed}</span><p>{s.title}: see the notice on the board of the parish hall for all particulars.</p></div>'

    menu = '<ul class="sidemenu"><li><a href="/parish-council-and-committees">Parish council and committees</a></li><li><a href="/planning-applications-and-decisions">Planning applications and decisions</a></li><li><a href="/allotments-and-burial-ground">Allotments and burial ground</a></li><li><a href="/hall-hire-and-charges-for-2026">Hall hire and charges for 2026</a></li></ul>'
    return Page(
        framed(f'<div class="wrap">{menu}<div class="content">{joined(item, stories)}</div></div>'),
        of(stories, "/news/{s.slug}"),
    )


def sidebar_first() -> Page:
    """A long list of links beside a short list of articles: what is many is not what the page is about."""
    links = "".join(
        f'<li><a href="/services/how-to-apply-for-permit-number-{number}">How to apply for permit number {number}</a></li>'
        for number in range(25)
    )

    def item(s: Story) -> str:
        return f'<div class="entry"><h3 class="entry__title"><a href="/announcements/2026/{s.slug}">{s.title}</a></h3><time datetime="{s.iso}">{s.printed}</time><p>{s.about}</p></div>'

    return Page(
        framed(
            f'<div class="two-columns"><div class="left"><h2>Online services</h2><ul class="links">{links}</ul></div><div class="right"><h2>News</h2>{joined(item, STORIES[:6])}</div></div>'
        ),
        of(STORIES[:6], "/announcements/2026/{s.slug}"),
        address="https://halvard.example/",
    )


def one_list_of_all() -> Page:
    """An archive: hundreds of plain links under months."""
    months = [
        (month, [Story(f"{s.title} in {month.lower()}", s.day) for s in STORIES])
        for month in ("March 2026", "February 2026", "January 2026")
    ]
    main = "".join(
        f"<h3>{month}</h3><ul class='archive-list'>"
        + joined(lambda s: f'<li>{s.day}: <a href="/{s.slug}">{s.title}</a> (4)</li>', stories)
        + "</ul>"
        for month, stories in months
    )
    return Page(
        framed(f'<div id="content"><h1>Archive</h1>{main}</div>'),
        tuple(f"/{s.slug}" for _, stories in months for s in stories),
        address="https://halvard.example/archive/",
    )


PAGES: Final[dict[str, Callable[[], Page]]] = {
    made.__name__.replace("_", " "): made
    for made in (
        tables_within_tables,
        press_releases,
        labels_only,
        picture_texts,
        headlines_beside,
        hackers,
        short_headlines,
        sidebar_first,
        one_list_of_all,
    )
}

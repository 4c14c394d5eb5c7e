"""A third lot of section pages; see ``cms``. They were written when the finder was done, and changed next to nothing in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.parse.index.cms import READ, STORIES, Page, Story, framed, joined, of


def terms_and_descriptions() -> Page:
    def item(s: Story) -> str:
        return f'<dt><a href="index.php?id=57&amp;tx_news_pi1%5Bnews%5D={s.number}&amp;cHash=ab{s.number}cd">{s.title}</a></dt><dd class="date">{s.day:02}.03.26</dd><dd>{s.about} <a href="index.php?id=57&amp;tx_news_pi1%5Bnews%5D={s.number}&amp;cHash=ab{s.number}cd">[mehr]</a></dd>'

    return Page(
        framed(f'<div id="content"><h1>Aktuelles</h1><dl class="news">{joined(item)}</dl></div>', lang="de"),
        tuple(f"/index.php?id=57&tx_news_pi1%5Bnews%5D={s.number}&cHash=ab{s.number}cd" for s in STORIES),
        address="https://halvard.example/index.php?id=56",
    )


def portal() -> Page:
    stories = {"news": STORIES[:4], "sport": STORIES[4:8], "money": STORIES[8:], "arts": READ}

    def module(desk: str) -> str:
        links = "".join(
            f'<li>· <a href="/{desk}/2026-03/{s.day}/content_{s.number}.htm" target="_blank">{s.title}</a></li>'
            for s in stories[desk]
        )
        return f'<div class="mod"><div class="hd"><h2><a href="/{desk}/">{desk.title()}</a></h2><span><a href="/{desk}/more/">More&gt;&gt;</a></span></div><div class="bd"><ul>{links}</ul></div></div>'

    friends = '<div class="friend"><h4>Links</h4><a href="http://gov.example/">The government of the islands online</a><a href="http://port.example/">Port authority of Halvard online</a></div>'
    return Page(
        framed(f'<div class="w1200">{"".join(map(module, stories))}</div>{friends}'),
        tuple(
            f"/{desk}/2026-03/{s.day}/content_{s.number}.htm"
            for desk, several in stories.items()
            for s in several
        ),
        address="https://halvard.example/",
    )


def assets() -> Page:
    def item(s: Story) -> str:
        return f'<div class="asset-abstract"><div class="lfr-meta-actions"><a href="/web/guest/edit?p_p_id=3&id={s.number}" class="icon">Edit</a></div><h3 class="asset-title"><a href="https://halvard.example/web/guest/-/{s.slug}?redirect=%2Fweb%2Fguest%2Fnews">{s.title}</a></h3><div class="asset-summary">{s.about} <a href="https://halvard.example/web/guest/-/{s.slug}?redirect=%2Fweb%2Fguest%2Fnews">Read More <span class="hide-accessible">About {s.title}</span> »</a></div><div class="asset-metadata">{s.day}/03/26</div></div>'

    return Page(
        framed(f'<div id="main-content" class="portlet-body">{joined(item)}</div>'),
        tuple(f"/web/guest/-/{s.slug}?redirect=%2Fweb%2Fguest%2Fnews" for s in STORIES),
        address="https://halvard.example/web/guest/news",
    )


def danish() -> Page:
    words = [
        ("vand", "Vandet stiger igen"),
        ("faerge", "Færgen sejler ikke"),
        ("fyr", "Fyret bliver stående"),
        ("sild", "Silden er billig"),
        ("kran", "Kran vælter på kaj fire"),
        ("skole", "Skolen får køkken"),
    ]
    items = "".join(
        f'<div class="news-item"><div class="img"><a href="/nyheder/{a}"><img src="/i/{a}.jpg"></a></div><h2><a href="/nyheder/{a}">{t}</a></h2><p class="teaser">Havnekontoret siger at ingen på kajen var overrasket over det.</p><span>29. mar. 2026</span></div>'
        for a, t in words
    )
    return Page(
        framed(f'<div class="page"><h1>Nyheder</h1>{items}</div>', lang="da"),
        tuple(f"/nyheder/{a}" for a, _ in words),
        address="https://halvard.example/nyheder",
    )


def urdu() -> Page:
    told = [
        ("اوسٹر کی کشتی دھند میں پھنس گئی", 1),
        ("کونسل نے پرانے مینار کو بچا لیا", 2),
        ("ہیرنگ مچھلی کی قیمت دس سال میں کم ترین", 3),
        ("کرین الٹنے سے دو مزدور زخمی", 4),
        ("جزیرے پر اسکول کا کھانا پکے گا", 5),
    ]
    items = "".join(
        f'<div class="media"><a class="pull-right" href="/story/23456{n}/"><img data-original="/i/{n}.jpg"></a><div class="media-body"><a href="/story/23456{n}/"><span class="ttl">{t}</span></a><p class="dt">{n} مارچ 2026</p></div></div>'
        for t, n in told
    )
    return Page(
        framed(f'<div class="col-md-8">{items}</div>', lang="ur"),
        tuple(f"/story/23456{n}/" for _, n in told),
        address="https://halvard.example/latest/",
    )


def thai() -> Page:
    told = [
        ("เรือข้ามฟากเกยตื้นในหมอกหนา", 1),
        ("สภาเมืองลงมติเก็บประภาคารเก่าไว้", 2),
        ("ราคาปลาเฮอริงต่ำสุดในรอบสิบปี", 3),
        ("เครนล้มที่ท่าเรือสี่บาดเจ็บสองคน", 4),
    ]
    items = "".join(
        f'<li class="news"><a href="/news/local/{n}99812"><span class="thumb"><img src="/{n}.jpg"></span>{t}</a><time>29 มี.ค. 2569</time></li>'
        for t, n in told
    )
    return Page(
        framed(f'<ul class="list">{items}</ul>', lang="th"),
        tuple(f"/news/local/{n}99812" for _, n in told),
        address="https://halvard.example/news/local",
    )


def a_consent_banner_above() -> Page:
    def item(s: Story) -> str:
        return f'<div class="row article-row"><div class="col"><h2 class="h4"><a href="/en/press/{s.slug}">{s.title}</a></h2><small>{s.printed}</small></div></div>'

    consent = '<div id="a_consent_banner_above-banner"><p>We use cookies. Read how we and our 842 partners process your data.</p><a href="/cookies-and-similar-technologies">Cookies and similar technologies we use</a><a href="/privacy-policy-for-visitors">Our full privacy policy for visitors</a><button>Accept</button></div>'
    tags = '<div class="tag-cloud"><a href="/topics/harbour-works-and-dredging">Harbour works and dredging</a><a href="/topics/island-schools-and-children">Island schools and children</a><a href="/topics/ferries-and-timetables-of-the-sound">Ferries and timetables of the Sound</a></div>'
    return Page(
        framed(consent + f"<main><h1>Press</h1>{joined(item)}{tags}</main>"),
        of(STORIES, "/en/press/{s.slug}"),
        address="https://halvard.example/en/press",
    )


def numbers_in_the_query() -> Page:
    def item(s: Story) -> str:
        return f'<div class="post"><h3 id="post-{s.number}"><a href="https://halvard.example/?p={s.number}" rel="bookmark" title="Permanent Link to {s.title}">{s.title}</a></h3><small>{s.printed} by ada</small><div class="entry"><p>{s.about}</p></div><p class="postmetadata">Posted in <a href="https://halvard.example/?cat=3" rel="category">News</a> | <a href="https://halvard.example/?p={s.number}#respond">No Comments »</a></p></div>'

    side = '<div id="sidebar"><ul><li class="pagenav"><h2>Pages</h2><ul><li><a href="https://halvard.example/?page_id=2">About the people of this paper</a></li></ul></li><li><h2>Archives</h2><ul><li><a href="https://halvard.example/?m=202603">March 2026</a></li></ul></li></ul></div>'
    return Page(
        framed(
            f'<div id="content" class="narrowcolumn">{joined(item)}<div class="navigation"><a href="https://halvard.example/?paged=2">« Older Entries</a></div></div>',
            side=side,
        ),
        tuple(f"/?p={s.number}" for s in STORIES),
        address="https://halvard.example/",
    )


def rows_of_a_register() -> Page:
    def item(s: Story) -> str:
        return f'<tr class="sectiontableentry1"><td align="right">{s.day}</td><td><a href="/index.php?option=com_content&amp;view=article&amp;id={s.number}:{s.slug}&amp;catid=3:news&amp;Itemid=12">{s.title}</a></td><td>Ada Marsh</td><td>118</td></tr>'

    menu = "".join(
        f'<li class="item{n}"><a href="/index.php?option=com_content&amp;view=section&amp;id={n}&amp;Itemid={n}"><span>{t}</span></a></li>'
        for n, t in enumerate(
            ("Home page", "The council and its members", "Forms and applications online", "Contact us")
        )
    )
    return Page(
        framed(
            f'<div id="leftcolumn"><ul class="menu">{menu}</ul></div><div id="maincolumn"><table class="contentpane"><tr><td class="sectiontableheader"><a href="javascript:tableOrdering()">Title</a></td></tr>{joined(item)}</table></div>'
        ),
        tuple(
            f"/index.php?option=com_content&view=article&id={s.number}:{s.slug}&catid=3:news&Itemid=12"
            for s in STORIES
        ),
        address="https://halvard.example/index.php?option=com_content&view=category&id=3",
    )


def events() -> Page:
    dates = "".join(
        f'<div class="event"><span class="d">{d} Apr 2026</span><h3><a href="/events/{d}-open-day-at-the-pilots-station-{d}">Open day at the pilots station {d}</a></h3></div>'
        for d in range(2, 6)
    )

    def item(s: Story) -> str:
        return f'<div class="news"><span class="d">{s.printed}</span><h3><a href="/news/{s.number}-{s.slug}">{s.title}</a></h3><p>{s.about}</p></div>'

    return Page(
        framed(
            f"<main><section><h2>News</h2>{joined(item)}</section><section><h2>Events</h2>{dates}</section></main>"
        ),
        of(STORIES, "/news/{s.number}-{s.slug}"),
        tuple(f"/events/{d}-open-day-at-the-pilots-station-{d}" for d in range(2, 6)),
        address="https://halvard.example/",
    )


def magazine() -> Page:
    def item(s: Story) -> str:
        return f'<div class="post-item pos-{s.day}"><figure><a href="/2026/{s.slug}" tabindex="-1"><img loading="lazy" src="/m/{s.number}.jpg"></a></figure><div class="tx"><a class="kicker" href="/category/sea-and-coast-report">Sea and coast report</a><a href="/2026/{s.slug}"><h3>{s.title}</h3></a><span class="au">by <a href="/people/ada-marsh">Ada Marsh</a></span></div></div>'

    return Page(
        framed(
            f'<div class="hero">{item(STORIES[0])}</div><div class="grid">{joined(item, STORIES[1:])}</div><div class="newsletter"><h3><a href="/newsletter-signup-for-our-morning-brief">Sign up for our morning brief</a></h3></div>'
        ),
        of(STORIES, "/2026/{s.slug}"),
        address="https://halvard.example/",
    )


def plain_links() -> Page:
    def item(s: Story) -> str:
        return f'{s.day}/3 <a href="n{s.number}.html">{s.title}</a><br>'

    return Page(
        f'<html><body><h1>Parish notes</h1><p><a href="index.html">home</a> <a href="hall.html">the hall</a> <a href="walks.html">walks</a></p><p>{joined(item)}</p></body></html>',
        tuple(f"/n{s.number}.html" for s in STORIES),
        address="https://halvard.example/notes.html",
    )


def relatives() -> Page:
    def item(s: Story) -> str:
        return f'<article><h2><a href="{s.slug}">{s.title}</a></h2><time datetime="{s.iso}"></time></article>'

    return Page(
        '<base href="https://halvard.example/journal/">' + framed(f"<main>{joined(item)}</main>"),
        of(STORIES, "/journal/{s.slug}"),
        address="https://halvard.example/journal/index.html",
    )


PAGES: Final[dict[str, Callable[[], Page]]] = {
    made.__name__.replace("_", " "): made
    for made in (
        terms_and_descriptions,
        portal,
        assets,
        danish,
        urdu,
        thai,
        a_consent_banner_above,
        numbers_in_the_query,
        rows_of_a_register,
        events,
        magazine,
        plain_links,
        relatives,
    )
}

"""Section pages as newspapers and portals make them; see ``cms``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from tests.parse.index.cms import (
    ARABIC,
    CHINESE,
    JAPANESE,
    OPINION,
    READ,
    RUSSIAN,
    STORIES,
    Page,
    Story,
    framed,
    joined,
    of,
)


def fusion_cards() -> Page:
    """A newspaper's front: hero, rivers of several desks, opinion, most read, videos, what advertisers paid for."""

    def promo(s: Story, desk: str) -> str:
        return (
            f'<div class="c-grid b-{desk}-promo"><a class="c-link b-promo__image" href="/{desk}/2026/03/{s.day:02}/{s.slug}/" aria-hidden="true" tabindex="-1"><picture class="c-media"><img alt="" src="/resizer/{s.number}.jpg?width=800" width="800" height="450"></picture></a>'
            f'<div class="c-stack"><div class="c-overline"><a href="/{desk}/">{desk.title()}</a></div><h2 class="c-heading"><a class="c-link" href="/{desk}/2026/03/{s.day:02}/{s.slug}/">{s.title}</a></h2>'
            f'<p class="c-paragraph">{s.about}</p><div class="c-attribution"><span>By</span> <a class="c-link" href="/author/petra-lind/">Petra Lind</a></div><time datetime="{s.iso}" class="c-date">March {s.day}, 2026</time></div></div>'
        )

    most = (
        '<section class="b-most-read"><h2>Most read</h2><ol>'
        + joined(
            lambda s: (
                f'<li><a class="c-link" href="/town/2026/03/{s.day:02}/{s.slug}/"><span>{s.title}</span></a></li>'
            ),
            READ,
        )
        + "</ol></section>"
    )
    opinion = (
        '<section class="b-opinion"><h2><a href="/opinion/">Opinion</a></h2>'
        + joined(partial(promo, desk="opinion"), OPINION)
        + "</section>"
    )
    video = (
        '<section class="b-video"><h2><a href="/video/">Video</a></h2><div class="carousel"><div class="slide"><a href="/video/2026/03/28/watch-the-ferry-being-towed/"><span class="duration">1:24</span>'
        '<h3>Watch the ferry being towed</h3></a></div><div class="slide"><a href="/video/2026/03/25/seals-on-the-slipway/"><h3>Seals on the slipway</h3></a></div></div></section>'
    )
    paid = (
        '<section class="b-partner"><h4>Sponsored</h4><div><a href="https://ads.example/click?id=8812&amp;to=insurance" rel="sponsored nofollow">Ten boats you can insure before lunch today</a></div>'
        '<div><a href="https://ads.example/click?id=8813" rel="sponsored">Doctors cannot believe this one simple oar</a></div></section>'
    )
    main = (
        f'<main class="b-front"><section class="b-top">{joined(partial(promo, desk="news"), STORIES[:1])}</section><section class="b-river">{joined(partial(promo, desk="news"), STORIES[1:6])}</section>'
        f'{opinion}{most}{video}{paid}<section class="b-river"><h2><a href="/coast/">Coast</a></h2>{joined(partial(promo, desk="coast"), STORIES[6:])}</section></main>'
    )
    return Page(
        framed(main),
        (
            *of(STORIES[:6], "/news/2026/03/{s.day:02}/{s.slug}/"),
            *of(STORIES[6:], "/coast/2026/03/{s.day:02}/{s.slug}/"),
        ),
        (
            *of(READ, "/town/2026/03/{s.day:02}/{s.slug}/"),
            *of(OPINION, "/opinion/2026/03/{s.day:02}/{s.slug}/"),
            "/video/2026/03/28/watch-the-ferry-being-towed/",
            "/video/2026/03/25/seals-on-the-slipway/",
        ),
        address="https://halvard.example/",
    )


def days_in_the_path() -> Page:
    """Cards of hashed classes whose link lies over them, empty but for its label; a day in words in the address."""

    def card(s: Story) -> str:
        return (
            f'<li class="dcr-1{s.day}abc"><div class="dcr-lv2v9o"><a href="/world/2026/mar/{s.day:02}/{s.slug}" class="dcr-2yd10d" data-link-name="news | group-0 | card-@{s.day}" aria-label="{s.title}"></a>'
            f'<div class="dcr-sw{s.day}"><div class="dcr-img"><picture><img alt="" src="https://i.halvard.example/{s.number}/master.jpg?width=465"></picture></div><div class="dcr-4z{s.day}"><h3 class="card-headline"><span class="show-underline">{s.title}</span></h3>'
            f'</div><footer class="dcr-ft"><time datetime="{s.iso}" data-relative-formatter="true">{s.day}h ago</time></footer></div></div></li>'
        )

    main = (
        '<main data-layout="FrontLayout"><section id="29-march-2026"><div class="dcr-head"><a href="/world/2026/mar/29"><h2>29 March 2026</h2></a></div><ul class="dcr-grid">'
        + joined(card)
        + '</ul></section><section id="more-on"><h2>Topics</h2><ul><li><a href="/world/oster">Oster</a></li><li><a href="/environment/herring">Herring</a></li><li><a href="/uk/skerry">Skerry</a></li></ul></section></main>'
    )
    return Page(
        framed(main),
        of(STORIES, "/world/2026/mar/{s.day:02}/{s.slug}"),
        address="https://halvard.example/world",
    )


def hashed_cards() -> Page:
    """Cards wholly within their link, hashed classes, numbers for addresses, tags and time in one line."""

    def card(s: Story, side: str = "") -> str:
        return (
            f'<div data-testid="story-card" class="sc-{s.day}f44 jKsW{side}"><a href="/news/articles/c{s.number}xe{s.day}o" data-testid="internal-link" class="sc-2e6baa30-0 gILusN"><div data-testid="anchor-inner-wrapper"><div class="sc-a34">'
            f'<img src="/assets/grey-placeholder.png" class="hide-when-no-script"><img srcset="/ace/240/{s.number}.jpg.webp 240w,/ace/480/{s.number}.jpg.webp 480w" src="/ace/480/{s.number}.jpg.webp" alt="A quay"></div><div class="sc-8ea7"><h2 data-testid="card-headline" '
            f'class="sc-9d">{s.title}</h2><p data-testid="card-description" class="sc-ae">{s.about}</p><div class="sc-df"><span data-testid="card-metadata-lastupdated" class="sc-6fba5">{s.day % 23 + 1} hrs ago</span><span data-testid="card-metadata-tag">Coast</span></div></div></div></a></div>'
        )

    main = f'<article><section data-testid="first-section"><div class="grid">{joined(card, STORIES[:5])}</div></section><section data-testid="second-section"><h2>More</h2><div>{joined(card, STORIES[5:])}</div></section></article>'
    return Page(
        framed(f'<main id="main-content">{main}</main>'),
        tuple(f"/news/articles/c{s.number}xe{s.day}o" for s in STORIES),
        address="https://halvard.example/news/coast",
    )


def chinese_portal() -> Page:
    def item(s: Story) -> str:
        return f'<li><span class="fr">2026-03-{s.day:02}</span><a href="./202603/t202603{s.day:02}_{s.number}.shtml" target="_blank" title="{s.title}">{s.title}</a></li>'

    channels = "".join(
        f'<li><a href="/{path}/" target="_blank">{name}</a></li>'
        for path, name in (
            ("gn", "国内"),
            ("gj", "国际"),
            ("cj", "财经"),
            ("ty", "体育"),
            ("yl", "娱乐"),
            ("js", "军事"),
        )
    )
    html = (
        f'<html><head><meta charset="utf-8"><title>本地新闻 - 海鸥网</title></head><body><div class="top w1000"><a href="/">海鸥网首页</a> | <a href="/dt/">网站地图</a><ul class="nav">{channels}</ul></div><div class="w1000"><div class="position">您的位置：<a href="/">首页</a> &gt; <a href="/bd/">本地新闻</a></div>'
        f'<div class="col_l"><h3>本地新闻</h3><ul class="list_009">{joined(item, CHINESE)}</ul><div class="pages"><a href="index.shtml">1</a><a href="index_1.shtml">2</a><a href="index_1.shtml">下一页</a></div></div>'
        '<div class="col_r"><h3>热点排行</h3><ul class="rank"><li><a href="/gn/202603/t20260325_88120.shtml">面包房同意把面包做小</a></li><li><a href="/gn/202603/t20260324_88101.shtml">猫头鹰搬进地方法院大楼</a></li></ul></div></div>'
        '<div class="foot"><a href="/about/">关于我们</a> <a href="/lx/">联系方式</a> 海鸥网版权所有</div></body></html>'
    )
    return Page(
        html,
        of(CHINESE, "/bd/202603/t202603{s.day:02}_{s.number}.shtml"),
        ("/gn/202603/t20260325_88120.shtml", "/gn/202603/t20260324_88101.shtml"),
        address="https://halvard.example/bd/",
    )


def arabic() -> Page:
    def item(s: Story) -> str:
        return (
            f'<article class="gc u-clickable-card"><div class="gc__content"><div class="gc__header-wrap"><h3 class="gc__title"><a class="u-clickable-card__link" href="/news/2026/3/{s.day}/{s.title.replace(" ", "-")}"><span>{s.title}</span></a></h3></div>'
            f'<div class="gc__body-wrap"><div class="gc__excerpt"><p>قالت سلطة الميناء إن أحدا على الرصيف لم يفاجأ بالخبر.</p></div></div><footer class="gc__footer"><div class="gc__date"><span class="screen-reader-text">نشر في</span><span aria-hidden="true">{s.day}/3/2026</span></div></footer></div>'
            f'<div class="gc__image-wrap"><img class="gc__image" loading="lazy" src="/wp-content/{s.number}.jpg?resize=570"></div></article>'
        )

    main = f'<main id="main-content-area"><section id="news-feed-container">{joined(item, ARABIC)}</section><button class="show-more-button">عرض المزيد</button></main>'
    side = '<aside class="sidebar"><h2>الأكثر قراءة</h2><ol><li><a href="/news/2026/3/9/الخبازون-يتفقون-على-أرغفة-أصغر">الخبازون يتفقون على أرغفة أصغر</a></li></ol></aside>'
    html = framed(main, lang="ar", side=side).replace("<html ", '<html dir="rtl" ')
    return Page(
        html,
        tuple(f"/news/2026/3/{s.day}/{s.title.replace(' ', '-')}" for s in ARABIC),
        ("/news/2026/3/9/الخبازون-يتفقون-على-أرغفة-أصغر",),
    )


def japanese() -> Page:
    def item(s: Story) -> str:
        return (
            f'<li class="newsFeed_item"><a class="newsFeed_item_link" href="https://news.halvard.example/articles/{s.number:x}f{s.day:02}e"><div class="newsFeed_item_body"><div class="newsFeed_item_thumbnail"><img src="/thumb/{s.number}.jpg" alt=""></div>'
            f'<div class="newsFeed_item_text"><div class="newsFeed_item_title">{s.title}</div><div class="newsFeed_item_sub"><span class="newsFeed_item_media">かもめ日報</span><time class="newsFeed_item_date">3/{s.day}(日) 10:{s.day}</time></div></div></div></a></li>'
        )

    menu = "".join(
        f'<li><a href="https://news.halvard.example/categories/{name}">{shown}</a></li>'
        for name, shown in (
            ("domestic", "国内"),
            ("world", "国際"),
            ("business", "経済"),
            ("sports", "スポーツ"),
            ("local", "地域"),
        )
    )
    topics = joined(
        lambda s: (
            f'<li class="topics_item"><a href="https://news.halvard.example/pickup/{s.number}">{s.title[:12]}</a></li>'
        ),
        JAPANESE[:3],
    )
    html = framed(
        f'<ul class="header_nav">{menu}</ul><div id="contentsWrap"><section class="topics"><ul>{topics}</ul></section><div class="newsFeed"><ul class="newsFeed_list">{joined(item, JAPANESE)}</ul></div></div>',
        lang="ja",
    )
    return Page(
        html,
        tuple(f"/articles/{s.number:x}f{s.day:02}e" for s in JAPANESE),
        of(JAPANESE[:3], "/pickup/{s.number}"),
        address="https://news.halvard.example/categories/local",
    )


def tracked() -> Page:
    def item(s: Story) -> str:
        return (
            f'<div class="teaser" data-id="{s.number}"><a class="teaser__img" href="/a-{s.number}?ref=home_teaser_{s.day}&amp;utm_source=home&amp;utm_campaign=t{s.day}"><img src="/i/{s.number}.webp"></a><a class="teaser__headline" href="/a-{s.number}?ref=home_headline_{s.day}&amp;utm_source=home">{s.title}</a>'
            f'<a class="teaser__share" href="https://social.example/share?u=https%3A%2F%2Fhalvard.example%2Fa-{s.number}">Share</a><span class="teaser__time">{s.day}. März 2026</span></div>'
        )

    return Page(
        framed(f'<div class="stage">{joined(item)}</div>', lang="de"),
        of(STORIES, "/a-{s.number}"),
        address="https://halvard.example/",
    )


def russian() -> Page:
    def item(s: Story) -> str:
        return f'<div class="list-item"><div class="list-item__content"><a href="/202603{s.day:02}/{s.number}210.html" class="list-item__image"><img src="/img/{s.number}.jpg"></a><a href="/202603{s.day:02}/{s.number}210.html" class="list-item__title color-font-hover-only">{s.title}</a></div><div class="list-item__info"><div class="list-item__date">{s.day} марта, 18:{s.day}</div><div class="list-item__views">1208</div></div><div class="list-item__tags"><a href="/location_oster/" class="list-tag">Остров Остер и его жители</a><a href="/organization_port/" class="list-tag">Администрация порта Хальвард</a></div></div>'

    main = f'<div class="layout-rubric"><h1>Происшествия</h1><div class="rubric-list">{joined(item, RUSSIAN)}</div><div class="list-more" data-url="/services/more.html?id=1">Еще материалы</div></div>'
    return Page(
        framed(main, lang="ru"),
        of(RUSSIAN, "/202603{s.day:02}/{s.number}210.html"),
        address="https://halvard.example/incidents/",
    )


def live_and_archive() -> Page:
    """A lead in an h1, a live ticker, and lists under days; the same story linked from three places."""

    def line(s: Story) -> str:
        return f'<li class="teaser-small"><span class="time">{s.day % 12 + 7}:{s.day}</span> <a href="/inland/{s.slug}-{s.number}.html">{s.title}</a></li>'

    lead = STORIES[0]
    main = (
        f'<main><div class="aufmacher"><a href="/inland/{lead.slug}-{lead.number}.html"><img src="/bild/{lead.number}.jpg" alt="{lead.title}"></a><h1><a href="/inland/{lead.slug}-{lead.number}.html">{lead.title}</a></h1><p>{lead.about} <a href="/inland/{lead.slug}-{lead.number}.html">mehr</a></p></div>'
        f'<div class="ticker"><span>Liveblog:</span> <a href="/newsticker/liveblog-faehre-100.html">Alles zur gestrandeten Fähre im Liveblog</a></div><h2>Sonntag, 29. März 2026</h2><ul>{joined(line, STORIES[1:5])}</ul><h2>Samstag, 28. März 2026</h2><ul>{joined(line, STORIES[5:])}</ul></main>'
    )
    return Page(
        framed(main, lang="de"),
        of(STORIES, "/inland/{s.slug}-{s.number}.html"),
        ("/newsticker/liveblog-faehre-100.html",),
        address="https://halvard.example/inland/",
    )


def definition_of_cards() -> Page:
    """Elements of a component library: headlines in elements without meaning, everything a div."""

    def item(s: Story) -> str:
        return (
            f'<div role="listitem" class="MuiGrid-item css-{s.day}q1"><div class="MuiCard-root"><div class="MuiCardActionArea-root" role="link"><a class="MuiLink-root" href="/articles/{s.number}/{s.slug}" tabindex="-1"><div class="MuiCardMedia-root" style="background-image:url(/m/{s.number}.jpg)"></div></a><div class="MuiCardContent-root"><a class="MuiTypography-root '
            f'MuiLink-root" href="/articles/{s.number}/{s.slug}"><div class="MuiTypography-h6">{s.title}</div></a><div class="MuiTypography-body2">{s.about}</div><div class="chips"><a href="/topics/fishing">Fishing</a><a href="/topics/island-council">Island council</a></div><div class="MuiTypography-caption">{s.day}.03.2026, 09:15</div></div></div></div></div>'
        )

    return Page(
        framed(f'<div id="root"><div role="list">{joined(item)}</div></div>'),
        of(STORIES, "/articles/{s.number}/{s.slug}"),
        address="https://halvard.example/articles",
    )


PAGES: Final[dict[str, Callable[[], Page]]] = {
    made.__name__.replace("_", " "): made
    for made in (
        fusion_cards,
        days_in_the_path,
        hashed_cards,
        chinese_portal,
        arabic,
        japanese,
        russian,
        live_and_archive,
        definition_of_cards,
        tracked,
    )
}

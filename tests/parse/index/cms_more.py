"""More section pages as content systems make them; see ``cms``. They were written after the finder, and judge it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.parse.index.cms import READ, STORIES, Page, Story, framed, joined, of


def _camel(story: Story) -> str:
    return "".join(part.capitalize() for part in story.slug.split("-"))


def _underscored(story: Story) -> str:
    return story.slug.replace("-", "_")


def substack() -> Page:
    def item(s: Story) -> str:
        return f'<div class="portable-archive-list-item"><div class="pencraft pc-display-flex post-preview container-H2"><div class="post-preview-content"><a href="https://halvard.example/p/{s.slug}" class="pencraft reset" data-testid="post-preview-title">{s.title}</a><div><a href="https://halvard.example/p/{s.slug}">{s.about}</a></div><div class="meta"><time datetime="{s.iso}">Mar {s.day}</time> • <a href="https://substack.example/@ada">Ada Marsh</a></div></div><div class="ufi"><a href="https://halvard.example/p/{s.slug}/comments">12</a></div></div></div>'

    return Page(
        framed(f'<div class="archive-page">{joined(item)}</div>'),
        of(STORIES, "/p/{s.slug}"),
        address="https://halvard.example/archive",
    )


def squarespace() -> Page:
    def item(s: Story) -> str:
        return f'<article class="blog-basic-grid--container entry blog-item is-loaded" data-item-id="{s.number}a"><div class="blog-basic-grid--image"><a href="/blog/{s.slug}" class="image-wrapper"><img data-src="/s/{s.number}.jpg" data-image="/s/{s.number}.jpg" alt="{s.title}"></a></div><div class="blog-basic-grid--text"><div class="blog-meta-section"><span class="blog-meta-primary"><span class="blog-categories-list"><a href="/blog/category/Harbour+news">Harbour news</a></span><time class="blog-date" pubdate data-animation-role="date">3/{s.day}/26</time></span></div><h1 class="blog-title"><a href="/blog/{s.slug}">{s.title}</a></h1><div class="blog-excerpt"><p>{s.about}</p></div><a class="blog-more-link" href="/blog/{s.slug}">Read More</a></div></article>'

    return Page(
        framed(
            f'<main id="page"><article class="sections"><section class="page-section"><div class="blog-basic-grid">{joined(item)}</div><nav class="blog-list-pagination"><div class="older"><a href="/blog?offset=1772600000000" rel="next">Older Posts</a></div></nav></section></article></main>'
        ),
        of(STORIES, "/blog/{s.slug}"),
        address="https://halvard.example/blog",
    )


def blogger() -> Page:
    def item(s: Story) -> str:
        return f'<div class="post-outer"><div class="post hentry"><a name="{s.number}"></a><h3 class="post-title entry-title"><a href="http://halvard.example/2026/03/{s.slug}.html">{s.title}</a></h3><div class="post-body entry-content">{s.about} <a href="http://oster.example/x">there</a></div><div class="post-footer"><span class="post-author">Posted by <a href="https://profile.example/1">Ada</a></span> at <a class="timestamp-link" href="http://halvard.example/2026/03/{s.slug}.html"><abbr class="published" title="{s.iso}">9:15 AM</abbr></a> <a class="comment-link" href="http://halvard.example/2026/03/{s.slug}.html#comment-form">No comments:</a> <span class="post-labels">Labels: <a href="http://halvard.example/search/label/Sea">Sea</a></span></div></div></div>'

    def day(s: Story) -> str:
        return f'<div class="date-outer"><h2 class="date-header"><span>{s.printed}</span></h2><div class="date-posts">{item(s)}</div></div>'

    side = (
        '<div class="sidebar"><div class="widget BlogArchive"><ul class="hierarchy"><li><a href="http://halvard.example/2026/">2026</a><ul><li><a href="http://halvard.example/2026/03/">March</a><ul class="posts">'
        + joined(
            lambda s: f'<li><a href="http://halvard.example/2026/03/{s.slug}.html">{s.title}</a></li>',
            STORIES + READ,
        )
        + '</ul></li></ul></li></ul></div><div class="widget BlogList"><ul><li><a href="http://otherblog.example/2026/03/some-nice-long-post-title.html">Some nice long post title</a></li></ul></div></div>'
    )
    return Page(
        framed(
            f'<div class="main section"><div class="blog-posts hfeed">{joined(day)}</div><div class="blog-pager"><a class="blog-pager-older-link" href="http://halvard.example/search?updated-max=2026-03-10&max-results=7">Older Posts</a></div></div>',
            side=side,
        ),
        of(STORIES, "/2026/03/{s.slug}.html"),
        of(READ, "/2026/03/{s.slug}.html"),
        address="http://halvard.example/",
    )


def finder_of_documents() -> Page:
    def item(s: Story) -> str:
        return f'<li class="gem-c-document-list__item"><div class="gem-c-document-list__item-title"><a data-ga4-ecommerce-path="/government/news/{s.slug}" class="govuk-link" href="/government/news/{s.slug}">{s.title}</a></div><p class="gem-c-document-list__item-description">{s.about}</p><ul class="gem-c-document-list__item-metadata"><li class="gem-c-document-list__attribute">Organisation: Harbour Office</li><li>Updated: <time datetime="2026-03-{s.day}">{s.printed}</time></li></ul></li>'

    return Page(
        framed(
            f'<main class="govuk-main-wrapper" id="content"><h1>News and communications</h1><form><div class="facets"><h2>Filter</h2></div></form><div class="finder-results"><ul class="gem-c-document-list">{joined(item)}</ul></div><nav class="govuk-pagination"><div class="govuk-pagination__next"><a class="govuk-link" href="/search/news?page=2" rel="next"><span>Next<span class="vh">page</span></span><span>2 of 99</span></a></div></nav></main>'
        ),
        of(STORIES, "/government/news/{s.slug}"),
        address="https://halvard.example/search/news",
    )


def river_of_cards() -> Page:
    def item(s: Story) -> str:
        return f'<li class="css-18yolpw"><article class="css-1l4spti"><figure><a href="/2026/03/{s.day:02}/world/{s.slug}.html" aria-hidden="true"><img src="/i/{s.number}.jpg" alt=""></a></figure><a class="css-8hzhxf" href="/2026/03/{s.day:02}/world/{s.slug}.html"><h3 class="css-1j88qqx">{s.title}</h3><p class="css-1pga48a">{s.about}</p></a><p class="css-1y3ykdt">By <span>Ada Marsh</span></p><div class="css-e0xall"><span data-testid="todays-date">March {s.day}, 2026</span></div></article></li>'

    def top(s: Story) -> str:
        return f'<div class="css-9mylee"><div class="css-qdt4lr"><article><div><h3 class="css-s1r"><a href="/2026/03/{s.day:02}/world/{s.slug}.html">{s.title}</a></h3></div></article></div></div>'

    return Page(
        framed(
            f'<main id="site-content"><section id="collection-highlights-container"><ol>{joined(top, READ)}</ol></section><section id="stream-panel"><ol>{joined(item)}</ol></section></main>'
        ),
        (
            *of(READ, "/2026/03/{s.day:02}/world/{s.slug}.html"),
            *of(STORIES, "/2026/03/{s.day:02}/world/{s.slug}.html"),
        ),
        address="https://halvard.example/section/world",
    )


def korean_portal() -> Page:
    def item(s: Story) -> str:
        return f'<li><dl><dt class="photo"><a href="https://n.halvard.example/mnews/article/421/000{s.number}98?sid=102"><img src="/t/{s.number}.jpg" width="106" height="72" alt="{s.title}"></a></dt><dt><a href="https://n.halvard.example/mnews/article/421/000{s.number}98?sid=102" class="clicks">{s.title}</a></dt><dd><span class="lede">안개 속에서 여객선이 좌초했다고 항만청이 밝혔다…</span><span class="writing">갈매기일보</span><span class="date is_new">{s.day}분전</span></dd></dl></li>'

    korean = [
        Story(title, number)
        for title, number in (
            ("오스터행 여객선 안개 속 좌초", 29),
            ("시의회, 옛 등대 보존 가결", 28),
            ("청어값 10년 만에 최저", 27),
            ("4번 부두 크레인 전도, 2명 부상", 26),
        )
    ]
    side = '<div class="aside"><h4>랭킹뉴스</h4><ol><li><a href="https://n.halvard.example/article/001/0001234567">빵집들, 더 작은 빵에 합의하다</a></li></ol></div>'
    return Page(
        f'<html lang="ko"><head><title>사회</title></head><body><div id="lnb" class="lnb"><ul><li><a href="/main/main.nhn?mode=LSD&sid1=100">정치</a></li><li><a href="/main/main.nhn?mode=LSD&sid1=101">경제</a></li></ul></div><div id="main_content"><div class="list_body newsflash_body"><ul class="type06_headline">{joined(item, korean)}</ul></div><div class="paging"><strong>1</strong><a href="?mode=LSD&page=2">2</a></div></div>{side}</body></html>',
        of(korean, "/mnews/article/421/000{s.number}98?sid=102"),
        ("/article/001/0001234567",),
        address="https://n.halvard.example/main/list.nhn?mode=LSD&mid=shm&sid1=102",
    )


def phpnuke() -> Page:
    def item(s: Story) -> str:
        return f'<table width="100%" class="box"><tr><td class="title"><b>{s.title}</b></td></tr><tr><td><font class="tiny">Posted on Sunday, March {s.day} @ 09:15:00 CET by <a href="modules.php?name=Your_Account&op=userinfo&username=ada">ada</a></font></td></tr><tr><td class="content">{s.about}</td></tr><tr><td align="right">( <a href="modules.php?name=News&file=article&sid={s.number}">Read More...</a> | <a href="modules.php?name=News&file=article&sid={s.number}#comments">2 comments</a> | <a href="modules.php?name=News&file=print&sid={s.number}">Printer</a> | <a href="modules.php?name=News&new_topic=3">Topic</a> | Score: 4 )</td></tr></table>'

    menu = '<td class="left"><a href="index.php">Home</a><br><a href="modules.php?name=Downloads">Downloads</a><br><a href="modules.php?name=Forums">Forums</a><br><a href="modules.php?name=Submit_News">Submit News</a><br><a href="modules.php?name=Web_Links">Web Links</a></td>'
    return Page(
        f"<html><body><table><tr>{menu}<td>{joined(item)}</td></tr></table></body></html>",
        tuple(f"/modules.php?name=News&file=article&sid={s.number}" for s in STORIES),
        address="https://halvard.example/index.php",
    )


def promos_of_modules() -> Page:
    def item(s: Story) -> str:
        return f'<div class="PageList-items-item"><div class="PagePromo" data-gtm-region="{s.title}"><div class="PagePromo-media"><a class="Link" aria-label="{s.title}" href="https://halvard.example/article/{s.slug}-{s.number:x}a9f8"><picture><img src="/dims/{s.number}.jpg" alt="A pier with people on it and boats behind it at dusk"></picture></a></div><div class="PagePromo-content"><h3 class="PagePromo-title"><a class="Link" href="https://halvard.example/article/{s.slug}-{s.number:x}a9f8"><span class="PagePromoContentIcons-text">{s.title}</span></a></h3><div class="PagePromo-description"><a class="Link" href="https://halvard.example/article/{s.slug}-{s.number:x}a9f8"><span>{s.about}</span></a></div><div class="PagePromo-byline"><div class="PagePromo-date"><bsp-timestamp data-timestamp="1774775700000"><span data-date>March {s.day}, 2026</span></bsp-timestamp></div></div></div></div></div>'

    return Page(
        framed(
            f'<div class="Page-content"><main class="Page-main"><div class="PageListStandardD"><div class="PageList-items">{joined(item)}</div></div><div class="Pagination"><a href="?p=2">2</a></div></main></div>'
        ),
        tuple(f"/article/{s.slug}-{s.number:x}a9f8" for s in STORIES),
        address="https://halvard.example/hub/coast",
    )


def stacks_of_headlines() -> Page:
    def item(s: Story) -> str:
        return f'<li class="container__item container_lead-plus-headlines__item" data-open-link="/2026/03/{s.day:02}/coast/{s.slug}"><a href="/2026/03/{s.day:02}/coast/{s.slug}" class="container__link container__link--type-article"><div class="container__text"><div class="container__headline"><span class="container__headline-text" data-editable="headline">{s.title}</span></div></div></a></li>'

    sub = '<div class="subnav"><ul><li><a href="/world/africa">Africa</a></li><li><a href="/world/asia">Asia</a></li></ul></div>'
    ad = '<div class="ad-slot"><a href="/shopping/best-rain-jackets-for-sailors">Best rain jackets for sailors this spring</a></div>'
    return Page(
        framed(
            sub
            + f'<section class="layout__wrapper"><div class="zone"><div class="stack"><ul>{joined(item, STORIES[:4])}</ul></div><div class="stack"><ul>{joined(item, STORIES[4:])}</ul></div></div></section>'
            + ad
        ),
        of(STORIES, "/2026/03/{s.day:02}/coast/{s.slug}"),
        ("/shopping/best-rain-jackets-for-sailors",),
        address="https://halvard.example/world",
    )


def sharepoint() -> Page:
    def item(s: Story) -> str:
        return f'<div class="dfwp-item"><div class="item link-item"><a href="/news/Pages/{_camel(s)}.aspx" onclick="x()" title="">{s.title}</a><div class="description">{s.about}</div></div><div class="newsdate">{s.printed}</div></div>'

    left = '<div class="ms-quicklaunchouter"><ul class="root static"><li class="static"><a class="static menu-item" href="/Pages/default.aspx"><span>Home</span></a></li><li><a href="/departments/Pages/HarbourOffice.aspx">Harbour Office</a></li><li><a href="/forms/Pages/ApplicationForms.aspx">Application forms and guidance notes</a></li></ul></div>'
    return Page(
        f'<html><body><form id="aspnetForm" action="/news/Pages/default.aspx">{left}<div id="ctl00_MSO_ContentDiv"><h2>Latest</h2><ul class="dfwp-column dfwp-list"><li>{joined(item)}</li></ul></div><div class="footer"><a href="/Pages/Disclaimer.aspx">Disclaimer</a></div></form></body></html>',
        tuple(f"/news/Pages/{_camel(s)}.aspx" for s in STORIES),
        address="https://halvard.example/news/Pages/default.aspx",
    )


def bootstrap() -> Page:
    def item(s: Story) -> str:
        return f'<div class="col-md-4 mb-4"><div class="card h-100"><img class="card-img-top" src="/img/{s.number}.jpg" alt="..."><div class="card-body"><h5 class="card-title">{s.title}</h5><p class="card-text">{s.about}</p></div><div class="card-footer"><small class="text-muted">{s.printed}</small><a href="/news/view/{s.number}" class="stretched-link btn btn-primary">Details</a></div></div></div>'

    return Page(
        framed(
            f'<div class="container"><h1>News</h1><div class="row">{joined(item)}</div><ul class="pagination"><li class="page-item"><a class="page-link" href="/news?page=2">»</a></li></ul></div>'
        ),
        of(STORIES, "/news/view/{s.number}"),
        address="https://halvard.example/news",
    )


def forum() -> Page:
    def item(s: Story) -> str:
        return f'<li class="row bg1"><dl class="row-item topic_read"><dt><div class="list-inner"><a href="./viewtopic.php?f=2&amp;t={s.number}&amp;sid=abcdef0123456789" class="topictitle">{s.title}</a><br><div class="topic-poster">by <a href="./memberlist.php?mode=viewprofile&amp;u=58" class="username">ada</a> » {s.day} Mar 2026, 09:15</div></div></dt><dd class="posts">4</dd><dd class="lastpost"><span>by <a href="./memberlist.php?mode=viewprofile&amp;u=59">jonah</a> <a href="./viewtopic.php?f=2&amp;p={s.number}9&amp;sid=abcdef0123456789#p1" title="Go to last post">View</a><br>{s.day} Mar 2026, 19:15</span></dd></dl></li>'

    return Page(
        framed(
            f'<div id="page-body"><h2 class="forum-title"><a href="./viewforum.php?f=2">Announcements</a></h2><div class="forumbg"><ul class="topiclist topics">{joined(item)}</ul></div></div>'
        ),
        tuple(f"/viewtopic.php?f=2&t={s.number}&sid=abcdef0123456789" for s in STORIES),
        tuple(f"/viewtopic.php?f=2&p={s.number}9&sid=abcdef0123456789" for s in STORIES),
        address="https://halvard.example/viewforum.php?f=2",
    )


def french_teasers() -> Page:
    def item(s: Story) -> str:
        return f'<section class="teaser teaser--inline-picture"><a class="teaser__link" href="https://halvard.example/mer/article/2026/03/{s.day:02}/{s.slug}_{s.number}99_3210.html"><figure class="teaser__figure"><picture><img data-src="/i/{s.number}.jpg" src="data:image/svg+xml;x"></picture></figure><span class="sr-only">Article réservé aux abonnés</span><h3 class="teaser__title">{s.title}</h3><p class="teaser__desc">{s.about}</p></a><p class="meta__publisher"><span class="meta__date">Publié le {s.day} mars 2026 à 09h15</span> <a href="/signataires/ada-marsh/" class="article__author-link">Ada Marsh</a> et <a href="/signataires/petra-lind/">Petra Lind</a></p></section>'

    serv = '<section class="services"><h4>Services</h4><ul><li><a href="https://halvard.example/guides-d-achat/">Guides d’achat</a></li><li><a href="https://halvard.example/codes-promo/">Codes promo</a></li><li><a href="https://halvard.example/cours-d-anglais-en-ligne-gratuits/">Cours d’anglais en ligne gratuits</a></li></ul></section>'
    return Page(
        framed(
            f'<main><section id="river" class="page__river">{joined(item)}</section><section class="river__pagination"><a class="river__pagination--page" href="/mer/2/">2</a><a href="/mer/3/">3</a></section></main>'
            + serv,
            lang="fr",
        ),
        of(STORIES, "/mer/article/2026/03/{s.day:02}/{s.slug}_{s.number}99_3210.html"),
        address="https://halvard.example/mer/",
    )


def services_and_news() -> Page:
    # municipality: service tiles with headings, and a news list w/o headings
    tiles = "".join(
        f'<div class="tile"><h3><a href="/{path}/">{name}</a></h3><p>{about}</p></div>'
        for path, name, about in (
            (
                "waste-and-recycling",
                "Waste and recycling",
                "Find your collection day and what goes in which bin at home.",
            ),
            (
                "council-tax-payments",
                "Council tax payments",
                "Pay your bill online, by phone or at any post office near you.",
            ),
            (
                "schools-and-learning",
                "Schools and learning",
                "Admissions, term dates, transport and meals for all our schools.",
            ),
            (
                "parking-and-permits",
                "Parking and permits",
                "Apply for, renew or change a permit for your street or area.",
            ),
        )
    )
    news = joined(
        lambda s: (
            f'<li><a href="/news/article/{s.number}/{_underscored(s)}">{s.title}</a> <span>{s.day:02}/03/2026</span></li>'
        ),
        STORIES[:5],
    )
    return Page(
        framed(
            f'<main><div class="tiles">{tiles}</div><div class="news"><h2>Latest news</h2><ul>{news}</ul></div></main>'
        ),
        tuple(f"/news/article/{s.number}/{_underscored(s)}" for s in STORIES[:5]),
        address="https://halvard.example/",
    )


def tumblr() -> Page:
    def item(s: Story) -> str:
        return f'<article class="post text" id="{s.number}"><div class="post-wrapper"><section class="post"><h2><a href="https://halvard.example/post/7{s.number}56789/{s.slug}">{s.title}</a></h2><p>{s.about}</p></section><section class="post-meta"><a class="post-date" href="https://halvard.example/post/7{s.number}56789/{s.slug}">{s.printed}</a><a href="https://halvard.example/tagged/sea%20and%20weather">#sea and weather</a><a href="https://halvard.example/tagged/oster%20ferry%20news">#oster ferry news</a></section></div></article>'

    return Page(
        framed(f'<section id="posts" class="content">{joined(item)}</section>'),
        tuple(f"/post/7{s.number}56789/{s.slug}" for s in STORIES),
        address="https://halvard.example/",
    )


def hindi_topics() -> Page:
    hindi_stories = [
        Story(title, number)
        for title, number in (
            ("कोहरे में फंसी ओस्टर की नौका", 29),
            ("परिषद ने पुराने दीपस्तंभ को बचाया", 28),
            ("हेरिंग के दाम दस साल में सबसे कम", 27),
            ("क्रेन पलटने से दो मजदूर घायल", 26),
        )
    ]

    def item(s: Story) -> str:
        return f'<li class="p-c"><a href="/news/national/koharey-mein-fansi-{s.number}.html" title="{s.title}"><div class="protxt fr"><div class="h3">{s.title}</div><div class="p">बंदरगाह कार्यालय ने बताया कि घाट पर किसी को हैरानी नहीं हुई।</div><span class="dateInfo">Sun, {s.day} Mar 2026 09:15 PM (IST)</span></div></a></li>'

    return Page(
        framed(
            f'<div class="topicsList"><ul class="topicList">{joined(item, hindi_stories)}</ul></div>',
            lang="hi",
        ),
        of(hindi_stories, "/news/national/koharey-mein-fansi-{s.number}.html"),
        address="https://halvard.example/news/national/",
    )


def podcasts() -> Page:
    def item(s: Story) -> str:
        return f'<div class="episode"><button>Play</button><div class="info"><div class="ep-date">{s.day} Mar 2026</div><a href="/episodes/{s.day}" class="ep-title">Episode {s.day}: {s.title}</a></div></div>'

    return Page(
        framed(f'<div class="eps">{joined(item)}</div>'),
        of(STORIES, "/episodes/{s.day}"),
        address="https://halvard.example/episodes",
    )


PAGES: Final[dict[str, Callable[[], Page]]] = {
    made.__name__.replace("_", " "): made
    for made in (
        substack,
        squarespace,
        blogger,
        finder_of_documents,
        river_of_cards,
        korean_portal,
        phpnuke,
        promos_of_modules,
        stacks_of_headlines,
        sharepoint,
        bootstrap,
        forum,
        french_teasers,
        services_and_news,
        tumblr,
        hindi_topics,
        podcasts,
    )
}

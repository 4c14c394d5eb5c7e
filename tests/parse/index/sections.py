"""Section pages of invented newsrooms, each built another way; beside each what it lists: path, headline, date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    html: str
    #: Path, headline and date as printed, in page order.
    lists: tuple[tuple[str, str, str], ...]
    next_page: str | None = None


MENU = """<nav><ul><li><a href="/">Home</a></li><li><a href="/news/">News</a></li><li><a href="/sport/">Sport</a></li>
<li><a href="/opinion/">Opinion</a></li><li><a href="/about-us-and-our-history">About us and our long history</a></li></ul></nav>"""
FOOTER = """<footer><a href="/privacy">Privacy</a> <a href="/terms-of-use-for-all-readers">Terms of use for all readers</a>
<a href="/imprint">Imprint</a> <a href="https://social.example/halvard">Follow us on this network</a></footer>"""


def page(main: str, *, lang: str = "en", title: str = "Harbour news") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title></head><body><header><a href="/"><img src="/logo.png"></a>'
        f"{MENU}</header>{main}{FOOTER}</body></html>"
    )


GRID = Section(
    page(
        '<main><h1>Harbour</h1><div class="grid">'
        + "".join(
            f'<div class="card card-{number} category-{kind}"><a href="{path}"><img src="/pictures/{number}.jpg" width="640"></a>'
            f'<a class="headline" href="{path}?utm_source=grid">{title}</a><time datetime="{date}">some day</time>'
            f"<p>{title} and what the harbour master said of it to the council on the day after.</p></div>"
            for number, (path, title, date, kind) in enumerate(
                [
                    (
                        "/2026/03/14/pilot-boat-sinks-off-halvard",
                        "Pilot boat sinks off Halvard",
                        "2026-03-14T08:00:00Z",
                        "sea",
                    ),
                    (
                        "/2026/03/13/crane-drivers-vote-for-a-strike",
                        "Crane drivers vote for a strike",
                        "2026-03-13T18:20:00Z",
                        "work",
                    ),
                    (
                        "/2026/03/12/new-lock-gate-arrives-by-barge",
                        "New lock gate arrives by barge",
                        "2026-03-12T07:45:00Z",
                        "works",
                    ),
                    ("/2026/03/11/eel-catch-halves", "Eel catch halves", "2026-03-11T10:00:00Z", "fish"),
                ]
            )
        )
        + '</div><div class="pagination"><a href="/harbour/?page=1">1</a><a href="/harbour/?page=2">2</a><a href="/harbour/?page=3">3</a></div></main>'
    ),
    (
        ("/2026/03/14/pilot-boat-sinks-off-halvard", "Pilot boat sinks off Halvard", "2026-03-14T08:00:00Z"),
        (
            "/2026/03/13/crane-drivers-vote-for-a-strike",
            "Crane drivers vote for a strike",
            "2026-03-13T18:20:00Z",
        ),
        (
            "/2026/03/12/new-lock-gate-arrives-by-barge",
            "New lock gate arrives by barge",
            "2026-03-12T07:45:00Z",
        ),
        ("/2026/03/11/eel-catch-halves", "Eel catch halves", "2026-03-11T10:00:00Z"),
    ),
    "/harbour/?page=2",
)

TABLE = Section(
    page(
        '<table class="notices"><tr><th>Date</th><th>Notice</th></tr>'
        '<tr><td>3 March 2026</td><td><a href="notice.php?id=418">Closure of Quay Street for drainage works</a></td></tr>'
        '<tr><td>27 February 2026</td><td><a href="notice.php?id=417">Tender for the dredging of the inner basin</a></td></tr>'
        '<tr><td>20 February 2026</td><td><a href="notice.php?id=411">Minutes of the planning committee</a></td></tr></table>'
    ),
    (
        ("/notice.php?id=418", "Closure of Quay Street for drainage works", "3 March 2026"),
        ("/notice.php?id=417", "Tender for the dredging of the inner basin", "27 February 2026"),
        ("/notice.php?id=411", "Minutes of the planning committee", "20 February 2026"),
    ),
)

LIST = Section(
    page(
        '<div id="wrap"><div id="left"><ul class="menu2"><li><a href="/town">Town</a></li><li><a href="/county">County</a></li></ul></div>'
        '<div id="mid"><ul class="news">'
        '<li class="first"><span>12.03.2026</span> <a href="/artikel/rat-stimmt-fuer-neue-faehre-88121.html">Rat stimmt für neue Fähre</a></li>'
        '<li><span>11.03.2026</span> <a href="/artikel/feuer-in-der-alten-seilerei-88110.html">Feuer in der alten Seilerei gelöscht</a></li>'
        '<li class="odd"><span>10.03.2026</span> <a href="/artikel/bibliothek-oeffnet-auch-sonntags-88097.html">Bibliothek öffnet auch sonntags</a></li>'
        '</ul><a href="/stadt/seite/2">Weiter »</a></div></div>',
        lang="de",
    ),
    (
        ("/artikel/rat-stimmt-fuer-neue-faehre-88121.html", "Rat stimmt für neue Fähre", "12.03.2026"),
        (
            "/artikel/feuer-in-der-alten-seilerei-88110.html",
            "Feuer in der alten Seilerei gelöscht",
            "11.03.2026",
        ),
        (
            "/artikel/bibliothek-oeffnet-auch-sonntags-88097.html",
            "Bibliothek öffnet auch sonntags",
            "10.03.2026",
        ),
    ),
    "/stadt/seite/2",
)

FLAT = Section(
    page(
        "<div><h2>All reports</h2>"
        '<h3><a href="/report/the-lighthouse-keeper-retires">The lighthouse keeper retires</a></h3><p class="meta">Posted on March 9, 2026</p>'
        "<p>After forty years on the rock Tove Brandt hands over the keys to a machine.</p>"
        '<h3><a href="/report/storm-takes-the-pier">Storm takes the pier</a></h3><p class="meta">Posted on March 7, 2026</p>'
        "<p>Only the piles were left in the morning, and a bench that nobody had seen before.</p>"
        '<h3><a href="/report/school-ship-comes-home-late">School ship comes home late</a></h3><p class="meta">Posted on March 2, 2026</p>'
        "<p>The pupils had three weeks more at sea than their parents had paid for.</p></div>"
        '<div class="nav-links"><a class="next page-numbers" href="/reports/page/2/">Older posts →</a></div>'
    ),
    (
        ("/report/the-lighthouse-keeper-retires", "The lighthouse keeper retires", "Posted on March 9, 2026"),
        ("/report/storm-takes-the-pier", "Storm takes the pier", "Posted on March 7, 2026"),
        ("/report/school-ship-comes-home-late", "School ship comes home late", "Posted on March 2, 2026"),
    ),
    "/reports/page/2/",
)

RIGHT_TO_LEFT = Section(
    page(
        '<section class="akhbar">'
        '<article><h2><a href="/news/4412">افتتاح الميناء الجديد في مدينة النورس</a></h2><span class="date">14 مارس 2026</span></article>'
        '<article><h2><a href="/news/4409">إضراب عمال الأرصفة يدخل أسبوعه الثاني</a></h2><span class="date">13 مارس 2026</span></article>'
        '<article><h2><a href="/news/4401">وصول أول سفينة قمح هذا العام</a></h2><span class="date">11 مارس 2026</span></article>'
        '</section><a href="/news/?page=2">التالي</a>',
        lang="ar",
    ),
    (
        ("/news/4412", "افتتاح الميناء الجديد في مدينة النورس", "14 مارس 2026"),
        ("/news/4409", "إضراب عمال الأرصفة يدخل أسبوعه الثاني", "13 مارس 2026"),
        ("/news/4401", "وصول أول سفينة قمح هذا العام", "11 مارس 2026"),
    ),
    "/news/?page=2",
)

CHINESE = Section(
    page(
        '<div class="channel"><a href="/guonei/">国内</a><a href="/guoji/">国际</a><a href="/tiyu/">体育</a></div>'
        '<div class="list"><dl><dt><a href="/a/202603/t20260314_5512.html">海鸥市新港口今日正式启用</a></dt><dd>2026-03-14 09:20</dd>'
        '<dt><a href="/a/202603/t20260313_5498.html">码头工人罢工进入第二周</a></dt><dd>2026-03-13 18:05</dd>'
        '<dt><a href="/a/202603/t20260311_5471.html">今年首艘运粮船抵达</a></dt><dd>2026-03-11 07:40</dd></dl>'
        '<a href="/list_2.html">下一页</a></div>',
        lang="zh",
    ),
    (
        ("/a/202603/t20260314_5512.html", "海鸥市新港口今日正式启用", "2026-03-14 09:20"),
        ("/a/202603/t20260313_5498.html", "码头工人罢工进入第二周", "2026-03-13 18:05"),
        ("/a/202603/t20260311_5471.html", "今年首艘运粮船抵达", "2026-03-11 07:40"),
    ),
    "/list_2.html",
)

LEAD_AND_LIST = Section(
    page(
        '<main><div class="lead"><h1><a href="/sea/ferry-line-to-oster-closes-in-may">Ferry line to Oster closes in May</a></h1>'
        "<p>The company speaks of empty decks, the islanders of a broken promise, the council of neither.</p></div>"
        '<div class="rest">'
        + "".join(
            f'<div class="teaser"><h3><a href="{path}">{title}</a></h3></div>'
            for path, title in (
                ("/sea/seal-found-in-swimming-pool", "Seal found in swimming pool"),
                ("/sea/harbour-dues-rise-by-a-tenth", "Harbour dues rise by a tenth"),
                ("/sea/buoy-14-drifts-ashore-again", "Buoy 14 drifts ashore again"),
                ("/sea/rowers-cross-the-sound-at-night", "Rowers cross the sound at night"),
            )
        )
        + '</div></main><aside><h4>Most read</h4><ol><li><a href="/town/mayor-sells-her-bicycle-to-pay">Mayor sells her bicycle to pay</a></li>'
        '<li><a href="/town/bakers-agree-on-smaller-rolls">Bakers agree on smaller rolls</a></li></ol></aside>'
    ),
    (
        ("/sea/ferry-line-to-oster-closes-in-may", "Ferry line to Oster closes in May", ""),
        ("/sea/seal-found-in-swimming-pool", "Seal found in swimming pool", ""),
        ("/sea/harbour-dues-rise-by-a-tenth", "Harbour dues rise by a tenth", ""),
        ("/sea/buoy-14-drifts-ashore-again", "Buoy 14 drifts ashore again", ""),
        ("/sea/rowers-cross-the-sound-at-night", "Rowers cross the sound at night", ""),
    ),
)

TWO_LISTS = Section(
    page(
        '<div class="col-town"><h2><a href="/town">Town</a></h2><ul>'
        '<li><a href="/2026/town/trams-stand-still-for-an-hour">Trams stand still for an hour</a></li>'
        '<li><a href="/2026/town/market-hall-gets-a-second-roof">Market hall gets a second roof</a></li>'
        '<li><a href="/2026/town/owls-move-into-the-court">Owls move into the court</a></li></ul></div>'
        '<div class="col-sport"><h2><a href="/sport">Sport</a></h2><ul>'
        '<li><a href="/2026/sport/halvard-rowers-win-the-spring-race">Halvard rowers win the spring race</a></li>'
        '<li><a href="/2026/sport/goalkeeper-scores-from-his-own-half">Goalkeeper scores from his own half</a></li>'
        '<li><a href="/2026/sport/swimmers-want-the-pool-back">Swimmers want the pool back</a></li></ul></div>'
    ),
    (
        ("/2026/town/trams-stand-still-for-an-hour", "Trams stand still for an hour", ""),
        ("/2026/town/market-hall-gets-a-second-roof", "Market hall gets a second roof", ""),
        ("/2026/town/owls-move-into-the-court", "Owls move into the court", ""),
        ("/2026/sport/halvard-rowers-win-the-spring-race", "Halvard rowers win the spring race", ""),
        ("/2026/sport/goalkeeper-scores-from-his-own-half", "Goalkeeper scores from his own half", ""),
        ("/2026/sport/swimmers-want-the-pool-back", "Swimmers want the pool back", ""),
    ),
)

READ_MORE = Section(
    page(
        '<div class="posts">'
        + "".join(
            f'<div class="post" id="post-{number}"><h2>{title}</h2><div class="entry-date">{date}</div><p>{title}: the council has '
            f'heard what everybody had to say and will think about it.</p><a href="/blog/{number}/">Read more</a></div>'
            for number, title, date in (
                (931, "A bench for the old quay", "2 March 2026"),
                (927, "Who owns the tide mill", "28 February 2026"),
                (915, "The swing bridge swings again", "21 February 2026"),
            )
        )
        + "</div>"
    ),
    (
        ("/blog/931/", "A bench for the old quay", "2 March 2026"),
        ("/blog/927/", "Who owns the tide mill", "28 February 2026"),
        ("/blog/915/", "The swing bridge swings again", "21 February 2026"),
    ),
)

CARDS_THAT_ARE_LINKS = Section(
    page(
        '<div class="feed">'
        + "".join(
            f'<a class="css-{number}x" href="/story/{slug}"><div><img data-src="/img/{slug}.webp" src="data:image/gif;base64,R0lGOD"></div><div>'
            f"<span>Coast</span><h3>{title}</h3><p>It took the islanders eleven years and two ministers to get there.</p><span>{date}</span></div></a>"
            for number, slug, title, date in (
                (1, "tunnel-to-skerry-opens", "Tunnel to Skerry opens", "5 hours ago"),
                (2, "last-mail-boat-sold", "Last mail boat sold", "yesterday"),
                (3, "a-school-for-nine-children", "A school for nine children", "10 March 2026"),
            )
        )
        + "</div>"
    ),
    (
        ("/story/tunnel-to-skerry-opens", "Tunnel to Skerry opens", "5 hours ago"),
        ("/story/last-mail-boat-sold", "Last mail boat sold", "yesterday"),
        ("/story/a-school-for-nine-children", "A school for nine children", "10 March 2026"),
    ),
)

OLD_LAYOUT = Section(
    "<html><body bgcolor=white><center><font size=2><a href=index.htm>Home</a> | <a href=chat.htm>Chat</a> | <a href=links.htm>Links</a></font></center>"
    "<table width=100%><tr><td width=20%><a href=club.htm>The club</a><br><a href=boats.htm>Boats</a></td><td><font face=arial>"
    "<b>10/03/2026</b> <a href=news/regatta_moved_to_june.htm>Regatta moved to June</a><br>"
    "<b>02/03/2026</b> <a href=news/new_slipway_is_ready.htm>New slipway is ready at last</a><br>"
    "<b>24/02/2026</b> <a href=news/winter_berths_full.htm>All winter berths are full</a><br></font></td></tr></table></body></html>",
    (
        ("/news/regatta_moved_to_june.htm", "Regatta moved to June", "10/03/2026"),
        ("/news/new_slipway_is_ready.htm", "New slipway is ready at last", "02/03/2026"),
        ("/news/winter_berths_full.htm", "All winter berths are full", "24/02/2026"),
    ),
)

JAPANESE_DAYS = Section(
    page(
        "<div id=contents><h2>3月14日</h2><ul><li><a href='/article/90121'>かもめ市の新しい港が開港</a></li>"
        "<li><a href='/article/90118'>灯台守が四十年で引退</a></li></ul><h2>3月13日</h2>"
        "<ul><li><a href='/article/90102'>春の漕艇大会は六月に延期</a></li></ul></div>",
        lang="ja",
    ),
    (
        ("/article/90121", "かもめ市の新しい港が開港", "3月14日"),
        ("/article/90118", "灯台守が四十年で引退", "3月14日"),
        ("/article/90102", "春の漕艇大会は六月に延期", "3月13日"),
    ),
)

SECTIONS = {
    "grid of cards": GRID,
    "rows of a table": TABLE,
    "list with dates before": LIST,
    "flat headings and paragraphs": FLAT,
    "right to left": RIGHT_TO_LEFT,
    "Chinese terms": CHINESE,
    "lead story and list": LEAD_AND_LIST,
    "two lists": TWO_LISTS,
    "links that say read more": READ_MORE,
    "cards that are links": CARDS_THAT_ARE_LINKS,
    "layout of the last century": OLD_LAYOUT,
    "days as headings": JAPANESE_DAYS,
}

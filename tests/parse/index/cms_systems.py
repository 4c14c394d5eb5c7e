"""Section pages as the common content systems make them; see ``cms``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.parse.index.cms import READ, STORIES, Page, Story, framed, joined, of


def wordpress_classic() -> Page:
    def post(s: Story) -> str:
        return (
            f'<article id="post-{s.number}" class="post-{s.number} post type-post status-publish format-standard has-post-thumbnail hentry category-news tag-{s.day}">'
            f'<header class="entry-header"><h2 class="entry-title"><a href="https://halvard.example/2026/03/{s.day:02}/{s.slug}/" rel="bookmark">{s.title}</a></h2>'
            f'<div class="entry-meta"><span class="posted-on">Posted on <a href="https://halvard.example/2026/03/{s.day:02}/{s.slug}/" rel="bookmark"><time class="entry-date published" '
            f'datetime="{s.iso}">{s.printed}</time></a></span><span class="byline"> by <a class="url fn n" href="https://halvard.example/author/ada-marsh/">Ada Marsh</a></span></div></header>'
            f'<div class="entry-summary"><p>{s.about} <a class="more-link" href="https://halvard.example/2026/03/{s.day:02}/{s.slug}/">Continue reading</a></p></div>'
            f'<footer class="entry-footer"><span class="cat-links">Posted in <a href="https://halvard.example/category/news/" rel="category tag">News</a></span> '
            f'<span class="comments-link"><a href="https://halvard.example/2026/03/{s.day:02}/{s.slug}/#comments">3 Comments</a></span></footer></article>'
        )

    side = (
        '<div id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>'
        + joined(
            lambda s: (
                f'<li><a href="https://halvard.example/2026/03/{s.day:02}/{s.slug}/">{s.title}</a></li>'
            ),
            READ,
        )
        + '</ul></section><section class="widget widget_archive"><h2>Archives</h2><ul><li><a href="https://halvard.example/2026/03/">March 2026</a></li>'
        '<li><a href="https://halvard.example/2026/02/">February 2026</a></li></ul></section><section class="widget widget_categories"><ul>'
        '<li><a href="https://halvard.example/category/sea-and-weather/">Sea and weather</a></li></ul></section></div>'
    )
    older = '<nav class="navigation posts-navigation"><div class="nav-links"><div class="nav-previous"><a href="https://halvard.example/category/news/page/2/">Older posts</a></div></div></nav>'
    return Page(
        framed(
            f'<div id="primary" class="content-area"><main id="main" class="site-main">{joined(post)}{older}</main></div>',
            side=side,
        ),
        of(STORIES, "/2026/03/{s.day:02}/{s.slug}/"),
        of(READ, "/2026/03/{s.day:02}/{s.slug}/"),
        address="https://halvard.example/category/news/",
    )


def wordpress_blocks() -> Page:
    def post(s: Story) -> str:
        return (
            f'<li class="wp-block-post post-{s.number} post type-post"><figure class="wp-block-post-featured-image"><a href="/{s.slug}/" target="_self">'
            f'<img width="768" height="512" src="/wp-content/uploads/{s.number}.jpg" alt="{s.title}"></a></figure><h2 class="wp-block-post-title"><a href="/{s.slug}/" target="_self">{s.title}</a></h2>'
            f'<div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{s.about}</p></div><div class="wp-block-post-date"><time datetime="{s.iso}"><a href="/{s.slug}/">{s.printed}</a></time></div>'
            f'<div class="taxonomy-category wp-block-post-terms"><a href="/category/island-life-and-people/" rel="tag">Island life and people</a></div></li>'
        )

    main = (
        '<main class="wp-block-group"><div class="wp-block-query"><ul class="columns-3 wp-block-post-template">'
        + joined(post)
        + '</ul><nav class="wp-block-query-pagination"><a href="/news/page/2/" class="wp-block-query-pagination-next">Next Page</a></nav></div></main>'
    )
    return Page(framed(main), of(STORIES, "/{s.slug}/"))


def drupal_views() -> Page:
    def row(s: Story) -> str:
        return (
            f'<div class="views-row"><div class="views-field views-field-field-image"><div class="field-content"><a href="/node/{s.number}"><img src="/styles/teaser/{s.number}.jpg" width="220"></a></div></div>'
            f'<div class="views-field views-field-title"><span class="field-content"><a href="/node/{s.number}" hreflang="en">{s.title}</a></span></div>'
            f'<span class="views-field views-field-created"><span class="field-content">{s.printed}</span></span>'
            f'<div class="views-field views-field-body"><div class="field-content">{s.about} <a href="/node/{s.number}" class="views-more-link">more</a></div></div></div>'
        )

    main = (
        '<div class="region region-content"><div class="block block-system"><div class="views-element-container"><div class="view view-news view-display-id-page_1"><div class="view-content">'
        + joined(row)
        + '</div><nav class="pager" role="navigation"><ul class="pager__items"><li><a href="?page=1" title="Go to page 2">2</a></li><li class="pager__item--next"><a href="?page=1" rel="next">Next ›</a></li></ul></nav></div></div></div></div>'
    )
    return Page(framed(main), of(STORIES, "/node/{s.number}"))


def joomla_blog() -> Page:
    def item(s: Story) -> str:
        return (
            f'<div class="items-row cols-1 row-{s.day} row-fluid"><div class="item column-1" itemprop="blogPost"><div class="page-header"><h2 itemprop="name"><a href="/index.php/news/{s.number}-{s.slug}" itemprop="url">{s.title}</a></h2></div>'
            f'<dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="category-name">Category: <a href="/index.php/news" itemprop="genre">News</a></dd>'
            f'<dd class="published"><time datetime="{s.iso}" itemprop="datePublished">Published: {s.printed}</time></dd><dd class="hits">Hits: 118</dd></dl><p>{s.about}</p>'
            f'<p class="readmore"><a class="btn" href="/index.php/news/{s.number}-{s.slug}" itemprop="url">Read more: {s.title}</a></p></div></div>'
        )

    side = (
        '<div id="aside" class="span3"><div class="well"><h3>Latest</h3><ul class="latestnews mod-list">'
        + joined(
            lambda s: f'<li><a href="/index.php/sport/{s.number}-{s.slug}"><span>{s.title}</span></a></li>',
            READ,
        )
        + '</ul></div><div class="well"><h3>Login Form</h3><form><a href="/index.php/component/users/?view=remind">Forgot your username?</a> <a href="/index.php/component/users/?view=reset">Forgot your password?</a></form></div></div>'
    )
    return Page(
        framed(f'<main id="content" class="span9"><div class="blog">{joined(item)}</div></main>', side=side),
        of(STORIES, "/index.php/news/{s.number}-{s.slug}"),
        of(READ, "/index.php/sport/{s.number}-{s.slug}"),
        address="https://halvard.example/index.php/news",
    )


def ghost() -> Page:
    def card(s: Story) -> str:
        return (
            f'<article class="post-card post tag-news"><a class="post-card-image-link" href="/{s.slug}/"><img class="post-card-image" srcset="/content/images/size/w300/{s.number}.jpg 300w, /content/images/size/w600/{s.number}.jpg 600w" '
            f'src="/content/images/size/w600/{s.number}.jpg" alt="{s.title}" loading="lazy"></a><div class="post-card-content"><a class="post-card-content-link" href="/{s.slug}/"><header class="post-card-header"><div class="post-card-tags">'
            f'<span class="post-card-primary-tag">News</span></div><h2 class="post-card-title">{s.title}</h2></header><div class="post-card-excerpt">{s.about}</div></a><footer class="post-card-meta"><time class="post-card-meta-date" datetime="2026-03-{s.day:02}">'
            f'{s.day} Mar 2026</time><span class="post-card-meta-length">3 min read</span></footer></div></article>'
        )

    main = f'<main id="site-main" class="site-main outer"><div class="inner posts"><div class="post-feed">{joined(card)}</div></div></main><nav class="pagination"><a class="older-posts" href="/page/2/">Older Posts →</a></nav>'
    return Page(framed(main), of(STORIES, "/{s.slug}/"), address="https://halvard.example/")


def fragment() -> Page:
    """What a script fetches when a reader scrolls on: items without head and body."""

    def item(s: Story) -> str:
        return (
            f'<div class="td_module_10 td_module_wrap td-animation-stack"><div class="td-module-thumb"><a href="https://halvard.example/{s.slug}.html" rel="bookmark" class="td-image-wrap" title="{s.title}"><img class="entry-thumb" src="data:image/gif;base64,R0lGOD" data-img-url="/up/{s.number}-218x150.jpg" width="218" height="150"></a></div>'
            f'<div class="item-details"><h3 class="entry-title td-module-title"><a href="https://halvard.example/{s.slug}.html" rel="bookmark" title="{s.title}">{s.title}</a></h3><div class="td-module-meta-info"><a href="https://halvard.example/category/coast-news" class="td-post-category">Coast news</a>'
            f'<span class="td-post-author-name"><a href="https://halvard.example/author/jonah">Jonah Vance</a></span><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="{s.iso}">Mar {s.day}, 2026</time></span><div class="td-module-comments"><a href="https://halvard.example/{s.slug}.html#respond">0</a></div></div></div></div>'
        )

    return Page(
        joined(item), of(STORIES, "/{s.slug}.html"), address="https://halvard.example/wp-admin/admin-ajax.php"
    )


def university() -> Page:
    def item(s: Story) -> str:
        return (
            f'<div class="news-list-item row"><div class="col-sm-3"><a title="{s.title}" href="/en/news/detail/article/{s.slug}/"><img src="/fileadmin/_processed_/{s.number}.jpg" width="255" alt=""></a></div><div class="col-sm-9"><p class="news-list-date"><time itemprop="datePublished" datetime="2026-03-{s.day:02}">{s.day:02}.03.2026</time></p>'
            f'<h3><a title="{s.title}" href="/en/news/detail/article/{s.slug}/"><span itemprop="headline">{s.title}</span></a></h3><div class="teaser-text" itemprop="description"><p>{s.about}</p></div><a class="more" href="/en/news/detail/article/{s.slug}/">Read more</a></div></div>'
        )

    left = "".join(
        f'<li><a href="/en/{path}/">{name}</a></li>'
        for path, name in (
            ("studies/prospective-students-and-applicants", "Prospective students and applicants"),
            ("studies/registration-and-semester-fees", "Registration and semester fees"),
            ("research/institutes-of-the-coast", "Institutes of the coast"),
            ("people", "People"),
        )
    )
    main = f'<div class="row"><div class="col-md-3"><ul class="nav nav-stacked" id="leftmenu">{left}</ul></div><div class="col-md-9" id="content"><h1>News</h1><div class="news"><div class="news-list-view">{joined(item)}</div><ul class="f3-widget-paginator"><li class="next"><a href="/en/news/page-2/">next</a></li></ul></div></div></div>'
    return Page(
        framed(main),
        of(STORIES, "/en/news/detail/article/{s.slug}/"),
        address="https://halvard.example/en/news/",
    )


def hugo() -> Page:
    def item(s: Story) -> str:
        return f'<article class="post-entry"><header class="entry-header"><h2 class="entry-hint-parent">{s.title}</h2></header><div class="entry-content"><p>{s.about}</p></div><footer class="entry-footer"><span title="{s.iso}">March {s.day}, 2026</span>&nbsp;·&nbsp;3 min</footer><a class="entry-link" aria-label="post link to {s.title}" href="https://halvard.example/posts/{s.slug}/"></a></article>'

    main = f'<main class="main">{joined(item)}<footer class="page-footer"><nav class="pagination"><a class="next" href="https://halvard.example/posts/page/2/">Next&nbsp;&nbsp;»</a></nav></footer></main>'
    return Page(framed(main), of(STORIES, "/posts/{s.slug}/"), address="https://halvard.example/posts/")


def jekyll() -> Page:
    def item(s: Story) -> str:
        return f'<li><span class="post-meta">Mar {s.day}, 2026</span><h3><a class="post-link" href="/coast/2026/03/{s.day:02}/{s.slug}.html">{s.title}</a></h3></li>'

    main = f'<main class="page-content" aria-label="Content"><div class="wrapper"><div class="home"><h2 class="post-list-heading">Posts</h2><ul class="post-list">{joined(item)}</ul><p class="feed-subscribe"><a href="/feed.xml">subscribe via RSS</a></p></div></div></main>'
    return Page(
        framed(main),
        of(STORIES, "/coast/2026/03/{s.day:02}/{s.slug}.html"),
        address="https://halvard.example/",
    )


def microsoft_portal() -> Page:
    """A page that is one form, as ASP.NET makes them, with a grid of news."""

    def row(s: Story) -> str:
        return f'<tr class="GridRow"><td><span id="ctl00_Date{s.day}">{s.day}/03/2026</span></td><td><a id="ctl00_Link{s.day}" href="NewsDetail.aspx?NewsID={s.number}">{s.title}</a></td></tr>'

    html = (
        '<html><head><title>Ministry of Harbours</title></head><body><form method="post" action="./News.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="x"><div id="header"><a href="Default.aspx">Home</a> <a href="Minister.aspx">The Minister</a> <a href="Organisation.aspx">Organisation chart of the ministry</a> '
        f'<a href="Tenders.aspx">Tenders and public procurement</a></div><div id="main"><h2>News</h2><table id="ctl00_Grid">{joined(row)}</table><a href="javascript:__doPostBack(\'ctl00\',\'Page$2\')">2</a></div></form></body></html>'
    )
    return Page(
        html,
        tuple(f"/NewsDetail.aspx?NewsID={s.number}" for s in STORIES),
        address="https://halvard.example/News.aspx",
    )


PAGES: Final[dict[str, Callable[[], Page]]] = {
    made.__name__.replace("_", " "): made
    for made in (
        wordpress_classic,
        wordpress_blocks,
        drupal_views,
        joomla_blog,
        ghost,
        fragment,
        university,
        hugo,
        jekyll,
        microsoft_portal,
    )
}

"""Names of meta elements, lower case, by what they state; the surest first.

Spec: ogp.me (article:*), Dublin Core, parsely, sailthru and the names that older systems made up.
"""

from __future__ import annotations

PUBLISHED = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "article_date_original",
    "publication_date",
    "publish-date",
    "publish_date",
    "pubdate",
    "publishdate",
    "date_published",
    "originalpublicationdate",
    "date.issued",
    "article:published",
    "date",
    "rnews:datepublished",
    "prism.publicationdate",
    "citation_publication_date",
    "citation_date",
    "created",
    "article_date",
    "weibo:article:create_at",
]
UPDATED = [
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "article:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "revised",
    "date_updated",
    "article.updated",
    "article:modified",
    "updated_time",
    "weibo:article:update_at",
]
AUTHORS = [
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "creator",
    "citation_author",
    "authors",
    "cxenseparse:author",
    "rnews:author",
]
SECTIONS = [
    "article:section",
    "og:article:section",
    "parsely-section",
    "category",
    "section",
    "dc.subject",
    "subject",
]
TAGS = ["article:tag", "og:article:tag", "news_keywords", "parsely-tags"]
DESCRIPTIONS = [
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.description",
    "sailthru.description",
]

"""What single lines say they are."""

from __future__ import annotations

import pytest

from feedsvc.parse.text.marks import mark


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Interactive_Coralia_map_2024", "image-placeholder"),
        ("Image", "image-placeholder"),
        ("Image 1 of 3", "image-placeholder"),
        ("pier-at-dawn.jpg", "image-placeholder"),
        ("02:47", "image-placeholder"),
        ("SOURCE: HARBOUR WIRE", "source-line"),
        ("Source : Harbour Wire", "source-line"),
        ("المصدر: وكالة البحر", "source-line"),
        ("________________", "rule"),
        ("# # #", "rule"),
        ("FOLLOW NORTH QUAY PRESS:", "follow-heading"),
        ("WhatsApp CHANNEL", "follow-link"),
        ("TWITTER (CLICK HERE)", "follow-link"),
        ("https://whatsapp.com/channel/00aaBBccDDeeFFgg112233", "follow-link"),
        ("https://t.me/northquaypress", "follow-link"),
        ("https://wa.me/?text=hello", "share-link"),
        ("https://twitter.com/intent/tweet?text=a", "share-link"),
        ("https://www.facebook.com/sharer.php?u=https://a.example", "share-link"),
        ("https://northquay.example/2024/05/quake", "bare-address"),
        ("Think your friends would be interested? Share this story!", "share-prompt"),
        ("Click to share on WhatsApp (Opens in new window)", "share-prompt"),
        ("Leave a Reply", "comment-form"),
        ("LEAVE A REPLY", "comment-form"),
        ("Cancel reply", "comment-form"),
        ("Your email address will not be published. Required fields are marked *", "comment-form"),
        ("Deja un comentario", "comment-form"),
        ("Votre adresse e-mail ne sera pas publiée.", "comment-form"),
        ("جواب دیں", "comment-form"),
        ("發表迴響", "comment-form"),
        ("답글 남기기", "comment-form"),
        ("Bir Cevap Yazın", "comment-form"),
        ("14 Comments", "comment-thread"),
        ("3 responses to “A bridge too low”", "comment-thread"),
        ("READ MORE", "read-more"),
        ("READ MORE: Villagers warned of cracks", "read-more"),
        ("Lea también: El puente", "read-more"),
        ("Advertisement", "advertisement"),
        ("© 2024 North Quay Press", "rights-line"),
        ("Tags: bridge, storm", "tags"),
    ],
)
def test_a_line_says_what_it_is(line, rule):
    found = mark(line)
    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize(
    "line",
    [
        "Follow the river and you reach the sea.",
        "Sources close to the minister said the talks had failed.",
        "Copyright law is older than the press.",
        "Image rights were sold for a million, the club said.",
        "Reading the letter aloud, she wept.",
        "Share prices fell on Monday.",
        "Comments by the mayor drew laughter.",
        "He ends where he began.",
        "Home again",
        "Commenters were kind.",
    ],
)
def test_prose_that_opens_like_chrome_says_nothing(line):
    assert mark(line) is None

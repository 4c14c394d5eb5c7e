"""feedsvc: article dumps in; feeds, pages and share snippets out."""

__version__ = "0.1.0"

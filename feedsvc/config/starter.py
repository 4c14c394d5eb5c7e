"""The configuration file that ``feedsvc init`` writes: short, commented, ready to run."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TEMPLATE = """\
# yaml-language-server: $schema=feedsvc.schema.json
# Editors complete and check this file once `feedsvc schema > feedsvc.schema.json` has written the schema beside it.
# `feedsvc check -c FILE` names every fault of this file, with line and column.
# Paths are relative to the folder of this file. ${{NAME}} and ${{NAME:-default}} take values from the environment.

site:
  title: {title}
  url: {url}       # the public address: every link and id is made from it, so choose it once
  language: {language}
  timezone: {timezone}      # zone of dates that print none
  # follow: {{x: "@name", facebook: name}}   # where readers follow you

sources:
  desk:                     # any name; small letters, digits, - and _
    folder: inbox           # drop dumps here: text, HTML, Markdown, JSON
    every: 10s              # 30s, 15m, 2h, 1d, or a cron line such as "*/10 6-22 * * 1-5"

feeds:
  all:                      # served as /feeds/all.rss, .atom and .json
    title: {title}
  # world: {{title: World, where: {{category: [World, Asia]}}, limit: 30}}

share:
  networks: [whatsapp, x, facebook]

publish:
  directory: ../var/public  # static files that any web server can also serve

serve:
  host: 127.0.0.1
  port: 8080

store: sqlite:///../var/feedsvc.db
"""
_UNPRINTABLE = re.compile(
    r'["\\]|[^ -\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u2028\u2029]'
)


def starter_text(title: str, url: str, timezone: str, language: str) -> str:
    """Return the text of a starter file.

    The values stand in it as given, faults included: loading it tells them as it does for any file.
    """
    return _TEMPLATE.format(
        title=_scalar(title), url=_scalar(url), timezone=_scalar(timezone), language=_scalar(language)
    )


def source_text(name: str, keys: Mapping[str, str]) -> str:
    """Return a source as it stands below ``sources:``."""
    lines = (f"    {key}: {_scalar(value)}\n" for key, value in keys.items())
    return f"  {name}:\n{''.join(lines)}"


def _scalar(text: str) -> str:
    """Return text as a YAML scalar in double quotes that means just this text.

    Spec: YAML 1.2.2 section 5.7 (escapes).
    """
    escaped = _UNPRINTABLE.sub(_escape, text)
    return '"' + escaped.replace("${", "$${") + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"

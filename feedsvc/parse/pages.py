"""Pages that stand in the place of what was asked for: consent, captcha, login, an error under a 200, an empty shell.

Told by how they are made and by what they say in many languages, and only where there is hardly any prose: an article may
speak of cookies, robots and passwords as much as it likes. A doubt is no reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from feedsvc.errors import DumpError
from feedsvc.parse.html_page import is_error_title
from feedsvc.parse.markup import blocks_of, tree_of
from feedsvc.text.clean import clean_line
from feedsvc.text.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from feedsvc.model.payload import Payload
    from feedsvc.model.raw import Block

#: Letters of prose from which a page is what it looks like, whatever else stands on it.
_PROSE: Final = 1_500
#: Letters of a block that count as prose; shorter ones are labels, headlines and buttons.
_BLOCK: Final = 90
#: Letters of all that a page shows, under which it shows nothing.
_NOTHING: Final = 200
#: Links with words, from which a page is a page of links and no shell.
_LINKS: Final = 12
_MOST: Final = 2_000
#: Where the text of a page that asks for something ends.
_READ: Final = 6_000

_CHALLENGE_SOURCES: Final = re.compile(
    r"challenge-platform|captcha-delivery|/recaptcha/|hcaptcha\.com|challenges\.cloudflare|arkoselabs|geo\.captcha|/_incapsula_|px-captcha|perimeterx|awswaf",
    re.IGNORECASE,
)
_CHALLENGE: Final = re.compile(
    r"just a moment\b|checking (?:if the site connection is secure|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:robot|human)"
    r"|i(?:’|')?m not a robot|unusual (?:traffic|activity)|attention required|pardon our interruption|ddos protection|enable javascript and cookies to continue"
    r"|press (?:&|and) hold|security check|bot verification|please complete the (?:captcha|security)"
    r"|ich bin kein roboter|sicherheits(?:überprüfung|prüfung)|sind sie ein mensch|je ne suis pas un robot|êtes-vous un robot|vérifi(?:ez|cation) que vous êtes (?:un )?humain"
    r"|no soy un robot|verifica(?:r)? que eres humano|não sou um robô|non sono un robot|ik ben geen robot|nie jestem robotem|я не робот|подтвердите,? что (?:вы не робот|запросы)"
    r"|أنا لست روبوت|تحقق من أنك إنسان|人机(?:验证|身份)|安全验证|请完成.{0,6}验证|私はロボットではありません|로봇이 아닙니다|robot değilim|saya bukan robot",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"cookies?|consent|gdpr|dsgvo|rgpd|privacy|einwilligung|zustimm\w{0,6}|datenschutz|consentement|confidentialité|traceurs|consentimiento|privacidad|privacidade"
    r"|consenso|informativa|toestemming|zgod[ay]|prywatności|samtycke|samtykke|souhlas|согласи\w|конфиденциальност\w|çerez\w{0,6}|ملفات تعريف الارتباط|隐私|同意|クッキー",
    re.IGNORECASE,
)
_ACCEPT: Final = re.compile(
    r"accept(?: all| cookies| and continue| & continue)?\b|agree|i consent|allow all|reject all|manage (?:options|preferences|choices)|alle(?:s)? akzeptieren|akzeptieren|zustimmen|einverstanden|ablehnen"
    r"|(?:tout )?accepter|j(?:’|')?accepte|tout refuser|(?:tout )?autoriser|aceptar(?: todo)?|rechazar|aceitar|concordo|accetta(?: tutto)?|rifiuta|accepteren|akkoord|akceptuj\w{0,4}|zgadzam"
    r"|godkänn|godta|acceptér|accepter|přijmout|souhlasím|принять|согласен|kabul et|قبول|أوافق|同意|接受|同意する|동의",
    re.IGNORECASE,
)
_CONSENT_TITLE: Final = re.compile(
    r"before you continue|bevor sie (?:fortfahren|zu)|avant d(?:’|')accéder|antes de continuar|prima di continuare|voordat je verdergaat|zanim przejdziesz|прежде чем продолжить"
    r"|(?:cookie|privacy|consent) (?:consent|settings|wall|preferences|notice|choices|gate)|your (?:privacy|choices)|dpg media privacy gate|privacy gate|consent(?:ement)?\W*$",
    re.IGNORECASE,
)
_LOGIN_TITLE: Final = re.compile(
    r"(?:log|sign) ?(?:in|on)\b|login|subscriber (?:login|access)|anmelden|anmeldung|einloggen|connexion|se connecter|identifiez-vous|iniciar sesión|acceder|inicia sesión|entrar|fazer login"
    r"|accedi|inloggen|zaloguj|logowanie|logga in|logg inn|log ind|přihlášení|войти|вход|авторизация|giriş|تسجيل الدخول|ورود|התחברות|登录|登入|ログイン|로그인|masuk",
    re.IGNORECASE,
)
_NEEDS_SCRIPT: Final = re.compile(
    r"(?:enable|turn on|requires?|need|without) javascript|javascript (?:is )?(?:required|disabled|not enabled|must be)|javascript (?:aktivieren|deaktiviert)|activ(?:er|ez|e|ar|a) (?:le |el )?javascript"
    r"|включите javascript|javascript(?:を有効|.{0,4}启用)|启用 ?javascript",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page shows, counted."""

    title: str
    text: str
    #: Letters of its prose, and of all.
    prose: int
    length: int
    #: Links of three words and more.
    links: int


def why_no_page(payload: Payload) -> str | None:
    """Return what a page is that stands in the place of another, as a clause; None if it seems to be what it should."""
    try:
        text = decode(payload.body, declared=payload.charset).text
        if "<" not in text:
            return None if text.strip() else "an empty document"
        return why_no_page_in(tree_of(text))
    except DumpError:
        return None  # what cannot be read is refused by who reads it, with its own reason


def why_no_page_in(tree: HtmlElement, blocks: Sequence[Block] | None = None) -> str | None:
    """Return the same of a page's tree, whose text blocks may be at hand."""
    texts = [block.text for block in (blocks_of(tree) if blocks is None else blocks)[:_MOST]]
    prose = sum(map(_prose, texts))
    if prose >= _PROSE:
        return None
    shown = _shown(tree, texts, prose)
    title = f": {shown.title[:80]!r}" if shown.title else ""
    if shown.title and is_error_title(shown.title) and not _CHALLENGE.search(shown.title):
        return f"an error page{title}"
    if _is_challenge(tree, shown):
        return f"a captcha or another check for robots{title}"
    if _is_login(tree, shown):
        return f"a login page{title}"
    if _is_consent(tree, shown):
        return f"a consent page: it wants cookies to be agreed to{title}"
    if _is_shell(tree, shown):
        return f"an empty shell that JavaScript would fill{title}"
    return None


def _shown(tree: HtmlElement, texts: list[str], prose: int) -> _Shown:
    links = sum(len("".join(link.itertext()).split()) >= 3 for link in islice(tree.iter("a"), _MOST))
    return _Shown(
        title=clean_line(tree.findtext(".//title") or "")[:300],
        text="\n".join(texts)[:_READ],
        prose=prose,
        length=sum(map(len, texts)),
        links=links,
    )


def _prose(text: str) -> int:
    """Return the letters of a block of prose; a letter of a dense script says what three of another do."""
    dense = (
        0
        if text.isascii()
        else sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" for char in text[:_READ])
    )
    length = len(text) + 2 * dense
    return length if length >= _BLOCK else 0


def _is_challenge(tree: HtmlElement, shown: _Shown) -> bool:
    if shown.links >= _LINKS or shown.prose >= _PROSE // 2:
        return False
    if _CHALLENGE.match(shown.title):
        return True
    sources = (element.get("src") or "" for element in islice(tree.iter("script", "iframe", "img"), _MOST))
    is_guarded = any(_CHALLENGE_SOURCES.search(source[:500]) for source in sources)
    says = _CHALLENGE.search(shown.text[:2_000]) is not None
    return (is_guarded and (says or shown.length < _NOTHING)) or (says and shown.length < 800)


def _is_login(tree: HtmlElement, shown: _Shown) -> bool:
    if shown.links >= _LINKS or shown.prose >= _PROSE // 2:
        return False
    asks = any((field.get("type") or "").lower() == "password" for field in islice(tree.iter("input"), _MOST))
    return asks and (shown.prose < 300 or _LOGIN_TITLE.search(shown.title) is not None)


def _is_consent(tree: HtmlElement, shown: _Shown) -> bool:
    """Tell whether a page asks for consent and shows nothing else: most of its prose speaks of that."""
    if shown.links >= 2 * _LINKS:
        return False
    buttons = (
        clean_line("".join(element.itertext()) or element.get("value") or "")[:60]
        for element in islice(tree.iter("button", "a", "input"), _MOST)
    )
    accepts = any(_ACCEPT.match(text) for text in buttons)
    said = len(_CONSENT.findall(shown.text))
    if _CONSENT_TITLE.match(shown.title):
        return accepts or said >= 3
    lines = [line for line in shown.text.split("\n") if len(line) >= _BLOCK // 2]
    about = sum(_CONSENT.search(line) is not None for line in lines)
    return accepts and said >= 4 and about * 3 >= 2 * len(lines) and tree.find(".//h1") is None


def _is_shell(tree: HtmlElement, shown: _Shown) -> bool:
    if shown.length >= _NOTHING or shown.links >= 3:
        return False
    if not any(True for _ in tree.iter("script")):
        return False
    if any(_NEEDS_SCRIPT.search("".join(element.itertext())[:1_000]) for element in tree.iter("noscript")):
        return True
    if _NEEDS_SCRIPT.search(shown.text):
        return True
    body = tree.find("body")
    roots = (
        [child for child in body if child.tag in {"div", "main"} or "-" in str(child.tag)]
        if body is not None
        else []
    )
    return (
        any(len(root) == 0 and not (root.text or "").strip() for root in roots)
        and shown.length < _NOTHING // 2
    )

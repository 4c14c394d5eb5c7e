"""The two phrases of ours in a share text, in the language of the entry."""

from __future__ import annotations

#: One row a language: the credit, and the invitation to the channel. French puts a no-break space before the colon.
_LABELS = {
    "en": ("Source: {name}", "Follow {name} on WhatsApp: {url}"),
    "es": ("Fuente: {name}", "Sigue a {name} en WhatsApp: {url}"),
    "fr": ("Source\xa0: {name}", "Suivez {name} sur WhatsApp\xa0: {url}"),
    "de": ("Quelle: {name}", "{name} auf WhatsApp folgen: {url}"),
    "pt": ("Fonte: {name}", "Siga {name} no WhatsApp: {url}"),
    "it": ("Fonte: {name}", "Segui {name} su WhatsApp: {url}"),
    "tr": ("Kaynak: {name}", "WhatsApp’ta takip edin, {name}: {url}"),
    "id": ("Sumber: {name}", "Ikuti {name} di WhatsApp: {url}"),
    "ru": ("Источник: {name}", "{name} в WhatsApp, подписывайтесь: {url}"),
    "ar": ("المصدر: {name}", "تابعوا {name} على واتساب: {url}"),
    "ur": ("ماخذ: {name}", "واٹس ایپ پر {name} کو فالو کریں: {url}"),
    "fa": ("منبع: {name}", "{name} را در واتساپ دنبال کنید: {url}"),
    "hi": ("स्रोत: {name}", "WhatsApp पर {name} को फ़ॉलो करें: {url}"),
    "bn": ("সূত্র: {name}", "WhatsApp-এ {name} অনুসরণ করুন: {url}"),
    "zh": ("来源：{name}", "在 WhatsApp 上关注 {name}： {url}"),
    "zh-hant": ("來源：{name}", "在 WhatsApp 上追蹤 {name}： {url}"),
    "ja": ("出典：{name}", "WhatsAppで{name}をフォロー： {url}"),
}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def credit_line(names: tuple[str, ...], language: str) -> str:
    """Return the line that credits ``names``: ``Source: Al Jazeera; Reuters``."""
    return _row(language)[0].format(name="; ".join(names))


def follow_line(name: str, url: str, language: str) -> str:
    """Return the line that invites to a WhatsApp channel; without a name it only says where."""
    if not name:
        return f"WhatsApp: {url}"
    return _row(language)[1].format(name=name, url=url)


def _row(language: str) -> tuple[str, str]:
    tag = language.lower().replace("_", "-")
    if tag.startswith(_TRADITIONAL):
        return _LABELS["zh-hant"]
    return _LABELS.get(tag.partition("-")[0], _LABELS["en"])

"""Words of newsrooms, as data: genres. One concern a table; sections: ``text.sections``; agencies: ``text.people_words``."""

from __future__ import annotations

#: Printed as categories and telling nothing.
NO_CATEGORIES = frozenset(
    """
    home|homepage|start|startseite|accueil|inicio|início|uncategorized|uncategorised|all|all news|more|tags|tag|category|categories
    |posted in|filed under|editors pick|editor's pick|editors’ pick|headlines|breaking news|latest news|featured|trending|no category
    |sin categoría|non classé|allgemein|sem categoria|без рубрики|غير مصنف|главная|الرئيسية|首页|홈|トップ|null|none|default|article|articles|post|page
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
) | {""}

#: Kickers that name a kind of article, as printed (case-folded), and the genre they stand for.
GENRES = {
    "explainer": "Explainer", "explained": "Explainer", "erklärt": "Explainer", "analysis": "Analysis",
    "news analysis": "Analysis", "análisis": "Analysis", "análise": "Analysis", "analyse": "Analysis",
    "analisi": "Analysis", "analiz": "Analysis", "анализ": "Analysis", "تحليل": "Analysis", "opinion": "Opinion",
    "opinión": "Opinion", "opinião": "Opinion", "meinung": "Opinion", "kommentar": "Opinion", "comment": "Opinion",
    "commentary": "Opinion", "opinie": "Opinion", "мнение": "Opinion", "رأي": "Opinion", "görüş": "Opinion",
    "op-ed": "Opinion", "editorial": "Editorial", "interview": "Interview", "entrevista": "Interview",
    "entretien": "Interview", "intervista": "Interview", "интервью": "Interview", "röportaj": "Interview",
    "حوار": "Interview", "factbox": "Factbox", "timeline": "Timeline", "profile": "Profile", "obituary": "Obituary",
    "review": "Review", "watch": "Video", "video": "Video", "vídeo": "Video", "live": "Live", "live updates": "Live",
    "en direct": "Live", "liveblog": "Live", "live blog": "Live", "breaking": "Breaking", "breaking news": "Breaking",
    "eilmeldung": "Breaking", "última hora": "Breaking", "urgent": "Breaking", "exclusive": "Exclusive",
    "exklusiv": "Exclusive", "exclusif": "Exclusive", "exclusiva": "Exclusive", "fact check": "Fact check",
    "fact-check": "Fact check", "faktencheck": "Fact check", "feature": "Feature", "special report": "Special report",
    "podcast": "Podcast", "gallery": "Gallery", "in pictures": "Gallery", "quiz": "Quiz", "letter": "Letter",
    "letters": "Letter", "sponsored": "Sponsored", "anzeige": "Sponsored", "advertorial": "Sponsored",
    "press release": "Press release", "pressemitteilung": "Press release", "correction": "Correction",
}  # fmt: skip

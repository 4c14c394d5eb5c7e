"""Words of newsrooms, as data: genres, generic bylines, agencies. One concern a table; sections: ``text.sections``."""

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

#: News agencies, as written in bylines, datelines and source lines; case-folded.
AGENCIES = frozenset(
    """
    afp|ap|reuters|dpa|efe|ansa|tass|xinhua|pti|ani|ians|upi|app|anadolu|aa|kyodo|yonhap|bernama|antara|irna|isna|fars|tasnim|mehr|sana|wafa
    |petra|spa|wam|kuna|qna|una|belga|anp|apa|ats|keystone-sda|sda|lusa|agência brasil|agerpres|mti|pap|ctk|čtk|tasr|bta|hina|tanjug|interfax
    |ria novosti|sputnik|ukrinform|unian|bloomberg|cnn|bbc|al jazeera|associated press|the associated press|agence france-presse
    |press association|pa|pa media|agencies|news agencies|wires|tca|marketwatch|marketwired|business wire|globe newswire|prnewswire|pr newswire
    |europa press|notimex|télam|telam|prensa latina|tap|aps|map|mena|cp|the canadian press|aap|nzpa|cna|vna|tna|jiji|ntb|tt|ritzau|stt|lehtikuva|bns|elta
    |leta|delfi|sid|epd|kna|ots|news aktuell|newsroom|新华社|中新社|中新网|人民日报|央视|共同社|韩联社|الأناضول|رويترز|أ ف ب|فرانس برس|وكالات
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

#: Bylines that name nobody, case-folded; beside ``HouseStyle.generic_bylines``.
GENERIC_BYLINES = frozenset(
    """
    admin|administrator|administrador|webmaster|web master|editor|editors|the editor|the editors|editorial|editorial staff|editorial team|editorial board|editorial desk
    |staff|staff reporter|staff writer|staff writers|staff report|staff reports|staff correspondent|our correspondent|our reporter|our staff reporter
    |special correspondent|correspondent|reporter|web desk|news desk|newsdesk|online desk|digital desk|web team|news team|newsroom|news room
    |agencies|news agencies|wires|wire reports|wire services|monitoring desk|sports desk|business desk|city desk|desk|contributor|contributors
    |guest|guest author|guest contributor|guest writer|press release|redaktion|die redaktion|onlineredaktion|online-redaktion|red|rédaction|la rédaction
    |redacción|la redacción|redacción web|redacción digital|redação|da redação|redazione|la redazione|redactie|redaktionen|redakcja|redakce|redaktion web
    |redakcija|szerkesztőség|redacția|haber merkezi|editör|mwandishi wetu|редакция|редакція|ред.|корреспондент|наш корреспондент|هيئة التحرير|التحرير|المحرر
    |ویب ڈیسک|نیوز ڈیسک|نمائندہ خصوصی|اسٹاف رپورٹر|जागरण संवाददाता|संवाददाता|न्यूज़ डेस्क|न्यूज डेस्क|वेब डेस्क|ডেস্ক রিপোর্ট|নিজস্ব প্রতিবেদক|অনলাইন ডেস্ক
    |本报记者|本站|编辑|編輯|小编|記者|记者|編集部|디지털뉴스팀|온라인뉴스팀|author|unknown|anonymous|none|null|n/a|team|user|root|test
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

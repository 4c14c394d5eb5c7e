"""Words of newsrooms, as data: sections, genres, generic bylines, labels, agencies. One concern a table."""

from __future__ import annotations

#: Section names, lower case, of one word or more; parted by commas, one language a line.
_SECTIONS = """
world, asia, africa, europe, americas, america, middle east, north america, south america, latin america, south asia, east asia, southeast asia, asia pacific, asia-pacific, central asia, oceania, australia, us, usa, u.s., uk, eu, us & canada, us and canada, national, nation, international, global, local, regional, metro, city, state, country, news, top news, top stories, latest, politics, government, parliament, election, elections, business, economy, finance, markets, money, companies, industry, trade, property, real estate, energy, agriculture, farming, technology, tech, science, space, environment, climate, weather, health, coronavirus, covid-19, education, schools, religion, faith, crime, courts, law, justice, police, security, defence, defense, military, war, conflict, human rights, rights, society, community, people, culture, arts, art, entertainment, film, movies, music, books, theatre, theater, television, tv, media, celebrity, celebrities, lifestyle, life, style, fashion, food, food & drink, drink, travel, tourism, family, women, youth, children, history, obituaries, sport, sports, football, soccer, cricket, rugby, tennis, golf, basketball, baseball, hockey, boxing, athletics, cycling, motorsport, formula 1, olympics, racing, gaming, games, automotive, cars, motoring, transport, aviation, shipping, maritime, video, photos, features, feature, investigations, investigation, events, jobs, diplomacy, migration, refugees, nature, wildlife, animals, gossip, harbour, pakistan, india, china, russia, ukraine, iran, israel, palestine, afghanistan, bangladesh, nepal, sri lanka
mundo, internacional, internacionales, nacional, nacionales, política, economía, negocios, sociedad, cultura, deportes, deporte, fútbol, ciencia, tecnología, salud, educación, sucesos, justicia, policiales, espectáculos, entretenimiento, turismo, viajes, medio ambiente, españa, américa, europa, opinión, actualidad, noticias, portada, locales, regiones, provincia, religión, seguridad, finanzas, empresas, gente, estilo, moda, cine, música, libros, gastronomía, motor, clima, américa latina, latinoamérica, oriente medio, áfrica
monde, international, france, politique, économie, société, culture, sports, football, sciences, santé, éducation, environnement, planète, technologies, technologie, médias, faits divers, justice, régions, région, afrique, europe, amériques, asie, moyen-orient, proche-orient, actualités, actualité, nation, entreprises, emploi, immobilier, voyage, voyages, cinéma, musique, livres, arts, télévision, people, mode, cuisine, religion, défense, numérique, météo
politik, wirtschaft, gesellschaft, kultur, sport, fußball, wissen, wissenschaft, technik, digital, netzwelt, panorama, ausland, inland, deutschland, österreich, schweiz, europa, welt, international, regional, lokales, lokal, finanzen, börse, gesundheit, bildung, karriere, reise, reisen, auto, motor, medien, meinung, leben, stil, mode, essen, genuss, familie, religion, umwelt, klima, energie, geschichte, justiz, kriminalität, verkehr, wetter, feuilleton, literatur, film, musik, kino, fernsehen, tv, leute, promis, unterhaltung, ratgeber, verbraucher, immobilien, nachrichten, aktuell, flucht und migration, afrika, asien, amerika, nahost
mundo, brasil, portugal, internacional, política, economia, negócios, sociedade, cultura, esportes, esporte, desporto, futebol, ciência, tecnologia, saúde, educação, justiça, polícia, segurança, entretenimento, famosos, turismo, viagem, meio ambiente, ambiente, cidades, cidade, região, notícias, opinião, mercado, carros, música, cinema, moda, gastronomia, áfrica, américa latina, país
mondo, esteri, interni, cronaca, politica, economia, finanza, società, cultura, spettacoli, sport, calcio, scienza, scienze, tecnologia, salute, scuola, ambiente, viaggi, motori, moda, cucina, italia, europa, regioni, lavoro, giustizia, religione, libri, musica, notizie, attualità, africa, medio oriente
buitenland, binnenland, politiek, economie, cultuur, sport, voetbal, wetenschap, tech, gezondheid, onderwijs, milieu, media, regio, wereld, nieuws, opinie, reizen, koningshuis, misdaad, geld, werk, natuur
świat, kraj, polska, polityka, gospodarka, biznes, społeczeństwo, kultura, sport, piłka nożna, nauka, technologia, technologie, zdrowie, edukacja, wiadomości, opinie, podróże, motoryzacja, europa, religia, historia, pogoda
värld, världen, inrikes, utrikes, sverige, politik, ekonomi, näringsliv, kultur, sport, fotboll, vetenskap, teknik, hälsa, nöje, nyheter, lokalt, verden, innenriks, utenriks, norge, økonomi, indland, udland, danmark, kotimaa, ulkomaat, talous, urheilu, kulttuuri, politiikka, tiede
dünya, türkiye, gündem, siyaset, politika, ekonomi, spor, futbol, kültür, sanat, kültür sanat, bilim, teknoloji, sağlık, eğitim, yaşam, magazin, asya, avrupa, afrika, orta doğu, güncel, haberler, yerel, turizm, savunma
мир, в мире, россия, политика, экономика, бизнес, финансы, общество, культура, спорт, футбол, наука, технологии, здоровье, образование, происшествия, армия, авто, туризм, новости, регионы, недвижимость, религия, история, погода, европа, азия, украина, світ, україна, політика, економіка, суспільство, здоров'я, новини, події
عالم, العالم, دولي, عربي, سياسة, اقتصاد, رياضة, ثقافة, مجتمع, صحة, علوم, تكنولوجيا, فن, فنون, منوعات, أخبار, محلي, محليات, حوادث, تعليم, بيئة, أفريقيا, آسيا, أوروبا, الشرق الأوسط, رأي
پاکستان, دنیا, کھیل, کاروبار, صحت, تعلیم, سائنس, ٹیکنالوجی, انٹرٹینمنٹ, بین الاقوامی, قومی, علاقائی, ایشیا, جهان, ایران, سیاسی, اقتصادی, ورزشی, فرهنگی, اجتماعی
दुनिया, देश, विदेश, राजनीति, खेल, क्रिकेट, व्यापार, मनोरंजन, स्वास्थ्य, शिक्षा, विज्ञान, टेक्नोलॉजी, धर्म, राज्य, अपराध, राष्ट्रीय, अंतरराष्ट्रीय, भारत, জাতীয়, আন্তর্জাতিক, রাজনীতি, অর্থনীতি, খেলা, বিনোদন, বিশ্ব
国际, 国内, 中国, 政治, 经济, 财经, 社会, 文化, 体育, 科技, 健康, 教育, 娱乐, 军事, 汽车, 房产, 旅游, 观点, 国際, 經濟, 體育, 社會, 経済, スポーツ, 政治, 社会, 国際, 科学, エンタメ, 정치, 경제, 사회, 문화, 국제, 스포츠, 연예, 과학
dunia, nasional, internasional, politik, ekonomi, bisnis, olahraga, sepak bola, teknologi, kesehatan, pendidikan, hiburan, gaya hidup, daerah, hukum, megapolitan, malaysia, indonesia, sukan, nusantara, siyasa, wasanni, habari, michezo, kitaifa, kimataifa, thế giới, thời sự, kinh doanh, thể thao, giải trí, pháp luật, giáo dục, sức khỏe
"""
SECTIONS = frozenset(name.strip() for line in _SECTIONS.strip().split("\n") for name in line.split(","))

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

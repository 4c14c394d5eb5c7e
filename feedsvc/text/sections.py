"""Section names of newsrooms, as data, and whether a printed line is made of them."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from feedsvc.text.places import COUNTRIES

#: Lower case, of one word or more, parted by commas, one language a line.
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
SECTIONS = COUNTRIES | frozenset(
    name.strip() for line in _SECTIONS.strip().split("\n") for name in line.split(",")
)

#: Kinds of articles that newsrooms print in the place of a section.
_KICKERS = """
opinion, op-ed, editorial, analysis, news analysis, explainer, interview, factbox, review, comment, commentary, special report, exclusive,
breaking, breaking news, live, profile, timeline, in pictures, podcast, press release, fact check, meinung, kommentar, analyse, opinión,
análisis, entrevista, opinião, análise, analisi, intervista, entretien, éditorial, мнение, анализ, интервью, تحليل, رأي, حوار
"""
KICKERS = frozenset(
    name.strip() for line in _KICKERS.strip().split("\n") for name in line.split(",") if name.strip()
)

#: What parts sections that are printed side by side.
_PARTS = re.compile(r"\s*[,;|/»›>•·，、،؛]\s*|\s[–—-]\s")
_AND = frozenset({"&", "and", "und", "et", "y", "e", "og", "och", "en", "ve", "и", "و"})
#: Every known name, and what a line of them may open with, so that most lines are never taken apart.
KNOWN = SECTIONS | KICKERS
_FIRST_WORD = re.compile(r"[^\s,;|/»>›•·،、，؛]+")
_OPENINGS = frozenset(_FIRST_WORD.findall(name)[0] for name in KNOWN) | _AND
#: A category line is short: more words are a headline.
_MOST_WORDS = 10
_LONGEST_NAME = 3
#: With unknown words among them sections are only believed in a very short line.
_MOST_MIXED = 4


def are_sections(line: str, known: AbstractSet[str] = KNOWN) -> bool:
    """Tell whether every word of a line belongs to a known section: ``Asia World``, ``Middle East | Sport``."""
    if len(line) > 120 or len(line.split()) > _MOST_WORDS:
        return False
    bare = line.casefold().strip(" .:#")
    if known is KNOWN:
        first = _FIRST_WORD.search(bare)
        if first is None or first[0] not in _OPENINGS:
            return False
    parts = [part for part in _PARTS.split(bare) if part]
    return bool(parts) and all(part in known or _is_covered(part.split(), known) for part in parts)


def names_a_section(line: str, known: AbstractSet[str] = KNOWN) -> bool:
    """Tell whether a short line of capitalized words holds at least one known section: ``Riverlands World``."""
    words = line.split()
    return (
        len(words) <= _MOST_MIXED
        and all(word[0].isupper() for word in words)
        and any(word.casefold().strip(",|/") in known for word in words)
    )


def _is_covered(words: list[str], known: AbstractSet[str]) -> bool:
    """Tell whether known names of up to three words, the longest first, make up the words."""
    words = [word for word in words if word not in _AND]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            if " ".join(words[at : at + length]) in known:
                at += length
                break
        else:
            return False
    return bool(words)

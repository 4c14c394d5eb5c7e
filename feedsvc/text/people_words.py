"""Words around names in bylines, as data: labels, roles, titles, generic signatures, agencies."""

from __future__ import annotations

import re

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

#: Labels whose names are the writers'; lower case, as regular expressions. Some are also common words: see ``WEAK``.
_LABELS = r"""
(?:(?:article|story|stories|words?|text|report|reporting|written|posted|published|reported|compiled|edited and written|interview|analysis|opinion
|commentary|column|essay|explainer|review|photos? and text|text and photos|words (?:and|&) (?:images|photos|pictures)|post author|submitted|added|contributed|created|author)\ )?by
|by-?line|(?:post\ )?authors?|reporters?|writers?|words|story|text|texte?|tekst|texto|testo
|(?:(?:ein|eine|der|die)?\ ?(?:kolumne|kommentar|beitrag|gastbeitrag|artikel|bericht|analyse|interview|essay|rezension|reportage|glosse|leitartikel|geschrieben|eingestellt|gespeichert
|veröffentlicht|publiziert|verfasst|erstellt|eingetragen|gepostet|aktualisiert|text|blog\ beitrag|ein beitrag)\ )?(?:von|vom|durch)
|autor(?:en|in|innen|/-in|\*in|:in)?|autorin/autor|verfasser(?:in)?|redaktion|redakteur(?:in)?|kolumnist(?:\*in|in)?
|(?:escrito|publicado|redactado|elaborado)?\ ?por|autora?e?s?|escribe|redacción\ de|par|(?:propos\ recueillis|publié|écrit|rédigé)\ par|auteurs?|autrice
|di|a\ cura\ di|scritto\ da|pubblicato\ da|da|de|autore|door|geschreven\ door|af|av|skrevet\ av|skrevet\ af|yazan|haber|yazar|hazırlayan
|autorzy|автор[ыа]?|текст|подготовил[аи]?|корреспондент|автори|oleh|penulis|reporter|bài|tác\ giả|theo|na|kirjoittanut|szerző|írta|autori|napsala?
|بقلم|كتبت?|الكاتب|حوار|تحریر|نویسنده|از|द्वारा|लेखक|लेखिका|लिखित|रिपोर्ट|লিখেছেন|লেখা|লেখক|প্রতিবেদক|প্রতিবেদন|(?:گزارش|نوشته|یادداشت)\ از|به\ قلم|گزارشگر|خبرنگار|(?:เรื่อง|รายงาน|เขียน)?โดย|เรื่อง|ผู้เขียน|ผู้สื่อข่าว|เรียบเรียง
""".replace("\n", "")
#: Labels of people who did something else.
_OTHERS = r"""
(?:medically\ |clinically\ |expert\ |technically\ )?(?:edited|reviewed|fact[- ]checked|translated|produced|sponsored|presented|illustrated|illustrations?|photographed|photos?|photography
|pictures?|images?|video|hosted|designed|powered|directed|approved|verified|supported|copyright|posted\ in|filed\ under)\ (?:by|von)
|additional\ reporting\ by|editing\ by|writing\ by\ the|edited\ von|translated\ von|übersetzt\ von|fotos?\ von|bilder\ von
|photos?|photo\ credit|fotos?|bild(?:er|quelle)?|quelle|source|credit|editors?|editor|übersetzung|kategorien?|categor(?:y|ies)|categoría|posted\ in|filed\ under|tags?|tagged(?:\ with)?
|schlagwörter|stichwörter|abgelegt\ unter|lesezeit|lesedauer|reading\ time|read\ time|fuente|fotografía|crédit|légende|legende|erstveröffentlichung|foto\ \[m\]|фото|источник|редактор
|صورة|المصدر|تصوير|penyunting|kaynak|kamera|edited
""".replace("\n", "")
#: One letter sooner or later a name's particle or a word: a label only at the start of a line or behind a separator.
WEAK = frozenset(
    """
    von vom durch por par di da de af av door na text texte tekst texto testo words story haber theo redaktion از de reporter writer writers
    autor autore auteur author authors reporters penulis korrespondent корреспондент autori
    """.split()
)
#: These need their colon.
COLON = frozenset(
    """
    text texte tekst texto testo words story haber redaktion reporter reporters writer writers author authors autor autora autore autores
    auteur auteurs autorin autoren redakteur redakteurin kolumnist kolumnistin na theo de da di كتب حوار रिपोर्ट লেখা লেখক প্রতিবেদন เรื่อง خبرنگار گزارشگر корреспондент автор текст penulis autori
    """.split()
)
LABEL = re.compile(
    rf"(?<![\w@.])(?:(?P<other>{_OTHERS})(?=[\s:：]|$)|(?P<label>{_LABELS})(?=[\s:：]|$))\s?(?P<colon>[:：])?\s*",
    re.IGNORECASE | re.VERBOSE,
)
#: Last words of the labels above: a line without any of them has no label.
LABEL_ENDS = frozenset(
    """
    by byline by-line author authors reporter reporters writer writers words story text texte tekst texto testo von vom durch autor autoren autorin autorinnen autor/-in autor*in
    autor:in autorin/autor verfasser verfasserin redaktion redakteur redakteurin kolumnist kolumnist*in kolumnistin por autora autore autores autoras escribe de par auteur auteurs autrice di da
    door af av yazan haber yazar hazırlayan autorzy автор авторы автора текст подготовил подготовила подготовили корреспондент автори oleh penulis bài giả theo na kirjoittanut szerző írta autori napsal napsala
    بقلم كتب كتبت الكاتب حوار تحریر نویسنده از द्वारा लेखक लेखिका लिखित रिपोर्ट লিখেছেন লেখা লেখক প্রতিবেদক প্রতিবেদন قلم گزارشگر خبرنگار โดย เรื่องโดย รายงานโดย เขียนโดย เรื่อง ผู้เขียน ผู้สื่อข่าว เรียบเรียง
    photo photos credit foto fotos bild bilder bildquelle quelle source editor editors übersetzung kategorie kategorien category categories categoría in under tag tags tagged with schlagwörter stichwörter
    unter lesezeit lesedauer time fuente fotografía crédit légende legende erstveröffentlichung [m] фото источник редактор صورة المصدر تصوير penyunting kaynak kamera edited the illustration illustrations photography
    picture pictures image images video
    """.split()
)
#: Words that say what somebody is, and endings of such words.
ROLES = frozenset(
    """
    journalist journalistin journalists columnist columnists contributor contributors contributing staff desk team bureau chief producer producers anchor blogger photographer photographers
    intern fellow professor director manager officer analyst executive specialist expert strategist founder co-founder ceo president representative lecturer researcher author authors
    redaktion redakteure experte expertin leiter leiterin chef chefin autor autorin kolumnist kolumnistin volontär volontärin sprecher sprecherin redactor redactora corresponsal periodista
    enviado enviada rédacteur rédactrice journaliste correspondant correspondante envoyé envoyée repórter redator redatora correspondente jornalista colaborador colaboradora redattore giornalista redacteur verslaggever newsroom news agency
    agencies press media online magazine newspaper university institute foundation association society department center centre committee council редактор корреспондент обозреватель журналист
    muhabiri gazetesi dziennikarz community gastautor gastautorin gastbeitrag freelance trainee wire times post herald tribune gazette chronicle tageblatt anzeiger gmbh inc ltd llc corp blog kommunikation webteam network group kolumnist*in
    """.split()
)
ROLE_ENDINGS = (
    "reporter", "reporters", "reporterin", "correspondent", "correspondents", "editor", "editors", "writer", "writers", "redakteur", "redakteurin", "redaktion", "korrespondent",
    "korrespondentin", "experte", "expertin", "leiterin", "chefin", "sprecherin", "journalistin", "redaktör",
)  # fmt: skip
#: Buttons and labels that are printed like names; a piece that has one names nobody.
NO_NAMES = frozenset(
    """
    updated published posted update minutes minute min mins read share follow subscribe comments comment comentarios kommentare kommentar views shares save print email log login
    sign in up menu search home homepage news world politics business sport sports culture opinion lifestyle entertainment technology tech science health travel video videos photo photos credit latest top
    stories story related terms privacy policy contact about newsletter newsletters advertisement ad cookie cookies settings listen watch live more the this that these your our my all every
    how what when where why who which is are was were will can could should would has have had do does did not no yes and or but from into with without for to at on by of
    article articles artikel beitrag lesen mehr teilen drucken merken weiterlesen startseite anmelden abo jetzt hier der die das den dem ein eine einer ist sind war für und oder aber mit ohne zum zur auf
    aus bei nach über unter so wie was wer wo wann warum uhr lesezeit dauer veröffentlicht aktualisiert zuletzt stand datum nachrichten wirtschaft politik kultur wissenschaft panorama
    el la los las le les une des du un est sont el por para con sin leer más compartir comentar publicado actualizado publié partager lire noticias son güncelleme haberler
    today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday march montag dienstag mittwoch donnerstag freitag samstag sonntag january february april june july
    august september october november december facebook twitter instagram linkedin whatsapp telegram youtube pinterest reddit google flipboard podcast podcasts games shop store jobs
    free trial premium exclusive breaking analysis review guide guides tips best new products services solutions resources support company careers press events community category
    categories tag tags next previous back skip content main navigation table contents image getty download app apps learn get find see view show hide close open post posts page pages
    """.split()
)
#: In front of a name: kept, it is how people sign.
HONORIFICS = frozenset(
    "dr prof mr mrs ms sir dame phd dr. prof. mr. mrs. ms. dipl.-ing. ing. mag. lic. drs. ir. dra. dra lord lady rev. fr. pfarrer hon. col. gen. lt. maj.".split()
)
#: Behind a name, a comma between: degrees, no names.
DEGREES = frozenset(
    "phd ph.d ph.d. md m.d m.d. ms m.s. msc m.sc. ma m.a. mba rd rdn rn ba bsc b.sc. jr jr. sr sr. cpa cfa esq esq. dvm jd j.d. dds mph fand ldn lcsw llm mpa pe facp iii ii".split()
)
#: Small words inside names.
PARTICLES = frozenset(
    "de da do dos das del della di du des la le los las el al bin ibn bint ben van von der den dem ter ten te zu zum zur vom af av y e i of ud ul st. st und ap ab o'".split()
)

"""What is turned away, with its reason, in many languages; and what looks like it and is an article."""

from __future__ import annotations

import pytest

from feedsvc.model.raw import RawEntry, Rejection
from tests.parse.text.reading import article, read

MENU = "Home\nWorld\nSport\nCulture\nSearch\nLog in\n\n"
FOOT = "\n\nPrivacy policy\nContact\n© 2025 North Quay Press"
STORY = (
    "Ardmouth – The city council voted on Friday evening to keep the night bus, three weeks after it was to end. "
    "The vote was close, and the debate went on until midnight.\n\n"
    "“It was quiet here all winter,” said Ana Pell, who runs the tea stall at the pier and had collected signatures.\n\n"
    "The operator said that it would run two buses an hour until June, and that it would count the passengers.\n\n"
    "A second vote is due in September, when the budget for the next year is to be settled."
)


def _refused(text: str) -> str:
    result = read(text)
    assert isinstance(result, Rejection), [block.text for block in result.blocks]
    return result.reason


@pytest.mark.parametrize(
    "heading, sentence",
    [
        ("404", "The page you are looking for might have been moved or deleted."),
        ("Page not found | North Quay Press", "Try the search, or go back to the home page and start again."),
        (
            "Seite nicht gefunden",
            "Die von Ihnen gesuchte Seite gibt es nicht mehr. Bitte nutzen Sie die Suche.",
        ),
        ("Página no encontrada", "La página que busca ha cambiado de dirección o ya no existe."),
        ("Page introuvable", "La page que vous recherchez n’existe plus ou a été déplacée."),
        ("Página não encontrada", "A página que você procura foi removida ou mudou de endereço."),
        ("Страница не найдена", "К сожалению, такой страницы больше нет на нашем сайте."),
        ("Sayfa bulunamadı", "Aradığınız sayfa kaldırılmış ya da taşınmış olabilir."),
        ("الصفحة غير موجودة", "عذراً، الصفحة التي تبحث عنها لم تعد متاحة على موقعنا."),
        ("صفحہ نہیں ملا", "آپ جس صفحے کو تلاش کر رہے ہیں وہ ہٹا دیا گیا ہے۔"),
        ("صفحه یافت نشد", "متأسفانه صفحه‌ای که به دنبال آن بودید دیگر وجود ندارد."),
        ("पृष्ठ नहीं मिला", "क्षमा करें, आप जिस पृष्ठ को ढूंढ रहे हैं वह उपलब्ध नहीं है।"),
        ("পাতাটি খুঁজে পাওয়া যায়নি", "দুঃখিত, আপনি যে পাতাটি খুঁজছেন তা সরিয়ে ফেলা হয়েছে।"),
        ("页面不存在", "抱歉，您访问的页面已被删除或者从未存在过，请返回首页。"),
        ("ページが見つかりません", "お探しのページは削除されたか、移動した可能性があります。"),
        ("페이지를 찾을 수 없습니다", "요청하신 페이지가 삭제되었거나 주소가 변경되었습니다."),
        ("ไม่พบหน้าที่คุณต้องการ", "ขออภัย ไม่พบหน้าเว็บที่คุณกำลังมองหา อาจถูกย้ายหรือลบไปแล้ว"),
    ],
)
def test_an_error_page_is_refused_with_its_own_words(heading, sentence):
    assert _refused(f"{MENU}{heading}\n\n{sentence}{FOOT}").startswith("error page: ")


def test_an_error_page_that_teases_other_articles_is_refused():
    teasers = "\n\n".join(
        f"Story number {n} of the day\n\nThe harbour master says that number {n} is the last one for this year, and nobody objects."
        for n in range(5)
    )
    assert _refused(f"{MENU}Page not found\n\nMost read\n\n{teasers}{FOOT}").startswith("error page: ")


@pytest.mark.parametrize(
    "kind, text",
    [
        ("consent wall", "We value your privacy\n\nWe and our 842 partners store and/or access information on a device, such as cookies.\n\nAccept all\nManage options"),
        ("consent wall", "Ihre Zustimmung\n\nWir und unsere Partner speichern Informationen auf Ihrem Gerät und verarbeiten Daten.\n\nAlle akzeptieren\nEinstellungen"),
        ("consent wall", "Su privacidad\n\nNosotros y nuestros socios almacenamos información en su dispositivo para mostrar anuncios.\n\nAceptar todo"),
        ("consent wall", "Votre vie privée\n\nNous et nos partenaires déposons des cookies afin de mesurer l’audience de nos pages.\n\nTout accepter\nContinuer sans accepter"),
        ("consent wall", "Sua privacidade\n\nNós e nossos parceiros armazenamos dados no seu dispositivo para exibir anúncios.\n\nAceitar"),
        ("consent wall", "Ваши данные\n\nМы и наши партнеры храним данные на вашем устройстве, чтобы показывать рекламу.\n\nПринять все"),
        ("consent wall", "Gizliliğiniz\n\nBiz ve iş ortaklarımız cihazınızda bilgi saklıyor ve reklam gösteriyoruz.\n\nKabul et"),
        ("consent wall", "خصوصيتك\n\nنحن وشركاؤنا نخزن معلومات على جهازك من أجل عرض الإعلانات.\n\nقبول الكل"),
        ("consent wall", "您的隐私\n\n我们和我们的合作伙伴会在您的设备上存储信息，以便展示广告和统计访问量。\n\n全部接受"),
        ("login wall", "Sign in\n\nPlease log in to continue to the member area of our newspaper.\n\nEmail\nPassword\nForgot password?"),
        ("login wall", "Anmelden\n\nBitte melden Sie sich an, damit Sie diesen Bereich nutzen können.\n\nE-Mail\nPasswort vergessen?"),
        ("login wall", "Acceso\n\nInicia sesión para ver el contenido de esta sección del periódico.\n\n¿Olvidaste tu contraseña?"),
        ("login wall", "Connexion\n\nConnectez-vous pour accéder à votre espace personnel et à vos lettres.\n\nMot de passe oublié ?"),
        ("login wall", "Entrar\n\nFaça login para acessar a área exclusiva dos leitores do nosso jornal.\n\nEsqueceu a senha?"),
        ("login wall", "Вход\n\nВойдите, чтобы открыть личный кабинет читателя нашей газеты.\n\nЗабыли пароль?"),
        ("login wall", "تسجيل الدخول\n\nيرجى تسجيل الدخول للوصول إلى صفحات القراء في صحيفتنا.\n\nنسيت كلمة المرور؟"),
        ("login wall", "登录\n\n请先登录您的帐号，然后才能查看会员专区的全部内容。\n\n忘记密码"),
        ("captcha page", "Just a moment...\n\nVerify you are human by completing the action below. This may take a few seconds.\n\nRay ID: 8f2a"),
        ("captcha page", "Einen Moment\n\nBitte bestätigen Sie, dass Sie kein Roboter sind, bevor Sie fortfahren."),
        ("captcha page", "Un momento\n\nConfirme que no es un robot para poder continuar hacia la página solicitada."),
        ("captcha page", "Un instant\n\nMerci de confirmer que vous n’êtes pas un robot avant de poursuivre votre visite."),
        ("captcha page", "Минуту\n\nПодтвердите, что вы не робот, чтобы продолжить просмотр нашего сайта."),
        ("captcha page", "Bir dakika\n\nDevam etmeden önce robot olmadığınızı doğrulamanız gerekiyor."),
        ("captcha page", "لحظة\n\nيرجى التأكد من أنك لست روبوتا قبل أن تتابع تصفح الموقع."),
        ("captcha page", "しばらくお待ちください\n\n続行する前に、ロボットではないことを確認する必要があります。"),
        ("page that needs JavaScript", "North Quay Press\n\nYou need to enable JavaScript to run this app in your browser."),
        ("page that needs JavaScript", "Bitte warten\n\nBitte aktivieren Sie JavaScript, damit diese Seite angezeigt werden kann."),
        ("page that needs JavaScript", "Aviso\n\nPor favor, habilite JavaScript en su navegador para utilizar esta página."),
        ("page that needs JavaScript", "Attention\n\nVeuillez activer JavaScript dans votre navigateur pour afficher cette page."),
        ("page that needs JavaScript", "Aviso\n\nPor favor, ative o JavaScript no seu navegador para ver esta página."),
        ("page that needs JavaScript", "Внимание\n\nПожалуйста, включите JavaScript в настройках вашего браузера."),
        ("page that needs JavaScript", "注意\n\n请在您的浏览器设置中启用JavaScript，然后重新加载本页面的内容。"),
        ("paywall", "Night bus stays\n\nSubscribe to continue reading this story and to support the paper."),
        ("paywall", "Nachtbus bleibt\n\nDieser Artikel ist für Abonnenten. Sie haben bereits ein Abo? Jetzt anmelden."),
        ("paywall", "El autobús sigue\n\nContenido exclusivo para suscriptores de nuestro periódico."),
        ("paywall", "Le bus de nuit reste\n\nCet article est réservé aux abonnés du journal et de ses éditions."),
        ("paywall", "O ônibus fica\n\nConteúdo exclusivo para assinantes do nosso jornal e do aplicativo."),
        ("paywall", "Автобус остаётся\n\nПолный текст доступен только подписчикам нашей газеты и приложения."),
        ("paywall", "夜班车保留\n\n本文仅限订阅用户阅读，请购买会员之后再来查看全部的内容。"),
    ],
)  # fmt: skip
def test_a_wall_without_a_text_is_refused(kind, text):
    assert _refused(text).startswith(f"{kind}: ")


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe now to continue reading this story.",
        "Already a subscriber? Log in",
        "To view the full story, please subscribe.",
        "Sie haben bereits ein Abo? Dann melden Sie sich hier an.",
        "Suscríbete para seguir leyendo",
        "Il vous reste 72 % de cet article à lire.",
        "Conteúdo exclusivo para assinantes",
        "Чтобы прочитать полностью, оформите подписку.",
        "اشترك لمتابعة القراءة",
        "पूरी खबर पढ़ने के लिए सब्सक्राइब करें",
        "この記事は有料会員限定です。",
        "订阅后继续阅读全文",
    ],
)
def test_a_text_that_a_paywall_ends_is_the_beginning_of_one(notice):
    beginning = "\n\n".join(STORY.split("\n\n")[:2])
    entry = article(f"NIGHT BUS STAYS\n\nBy Ana Pell\n\n14 February 2025\n\n{beginning}\n\n{notice}")
    assert entry.truncated
    assert any("paywall" in warning for warning in entry.warnings)
    assert all(notice not in block.text for block in entry.blocks)
    assert entry.blocks[0].text.startswith("Ardmouth – The city council")


def test_a_long_text_with_a_paywall_notice_below_is_whole():
    text = "\n\n".join(f"{paragraph} Number {n}." for n in range(4) for paragraph in STORY.split("\n\n"))
    assert not article(
        f"NIGHT BUS STAYS\n\n14 February 2025\n\n{text}\n\nAlready a subscriber? Log in"
    ).truncated


@pytest.mark.parametrize(
    "heading, button",
    [
        ("Search results for “harbour”", "Read more"),
        ("Suchergebnisse für Hafen", "Mehr lesen"),
        ("Resultados de la búsqueda: puerto", "Leer más"),
        ("Résultats de recherche : port", "Lire la suite"),
        ("Результаты поиска: порт", "Подробнее"),
        ("نتائج البحث عن ميناء", "اقرأ المزيد"),
        ("搜索结果：港口", "阅读更多"),
        ("Tag: harbour", "Read more"),
    ],
)
def test_a_page_of_results_is_a_list(heading, button):
    teasers = "\n\n".join(
        f"Harbour story number {n}\n\n{n + 1} February 2025\n\nThe harbour master says that the pier of number {n} will be closed for some weeks.\n\n{button}"
        for n in range(8)
    )
    assert _refused(f"{MENU}{heading}\n\n{teasers}{FOOT}").startswith("list page: ")


def test_a_section_front_with_dates_and_teasers_is_a_list():
    teasers = "\n\n".join(
        f"Harbour story number {n}\n\n{n + 1} February 2025\n\nThe harbour master says that the pier of number {n} will be closed for some weeks."
        for n in range(9)
    )
    assert _refused(f"{MENU}Local news\n\n{teasers}{FOOT}").startswith("list page: ")


@pytest.mark.parametrize(
    "title, text",
    [
        ("Impressum", "Angaben gemäß § 5 TMG: Quay Verlag GmbH, Hafenstraße 3, Ardmünde.\n\nTelefon: 0123 456789. Vertreten durch die Geschäftsführerin Ana Pell, verantwortlich für den Inhalt."),
        ("Privacy Policy", "This policy says which personal data we collect when you use our website, and why we do so.\n\nYou may write to us at any time at privacy@quay.example and ask what is stored."),
        ("Aviso legal", "El titular de este sitio es Muelle Ediciones, con domicilio en la calle del Puerto, 3.\n\nLos datos personales que nos facilite serán tratados con arreglo a la ley vigente."),
        ("Mentions légales", "Le site est édité par la société du Quai, dont le siège se trouve rue du Port, à Ardbourg.\n\nLe directeur de la publication est Jean Pell. Téléphone : 01 23 45 67 89."),
        ("Política de Privacidade", "Esta política explica quais dados pessoais coletamos quando você utiliza o nosso site.\n\nVocê pode solicitar a exclusão das informações a qualquer momento."),
        ("Политика конфиденциальности", "Настоящая политика описывает, какие персональные данные мы собираем и как их храним.\n\nПо всем вопросам пишите в редакцию по указанному ниже адресу."),
        ("Künye", "Gazetemizin imtiyaz sahibi Rıhtım Yayıncılık, sorumlu yazı işleri müdürü Ayşe Pell'dir.\n\nTelefon: 0212 123 45 67. Her hakkı saklıdır, izinsiz kullanılamaz."),
        ("سياسة الخصوصية", "توضح هذه السياسة أنواع البيانات التي نجمعها عند استخدامك لموقعنا وكيفية حمايتها.\n\nيمكنك مراسلتنا في أي وقت لطلب حذف معلوماتك من سجلاتنا."),
        ("隐私政策", "本政策说明我们在您使用本网站时收集哪些个人信息，以及我们如何保护这些个人信息的安全。\n\n如有任何疑问，请通过本页面下方的邮箱与我们联系。"),
    ],
)  # fmt: skip
def test_an_imprint_or_policy_is_refused(title, text):
    assert _refused(f"{title}\n\n{text}") == f"imprint or legal page: {title}"


@pytest.mark.parametrize(
    "text",
    [
        "Test message\n\nThis is a test message to check the line, please ignore it and do not publish.",
        "TEST TEST TEST\n\nDies ist eine Testmeldung unserer Redaktion, sie dient nur der Prüfung der Leitung.",
        "Testmeldung\n\nBitte nicht beachten, es handelt sich um die Prüfung einer neuen Leitung.",
        "Mensaje de prueba\n\nEste es un mensaje de prueba del servicio, no lo publiquen por favor.",
        "Message de test\n\nCeci est un message de test envoyé par notre service technique, merci de l’ignorer.",
        "Mensagem de teste\n\nEsta é uma mensagem de teste do nosso serviço, pedimos que não seja publicada.",
        "Тестовое сообщение\n\nЭто тестовое сообщение нашей службы, просим не публиковать его.",
        "رسالة تجريبية\n\nهذه رسالة تجريبية من قسم الخدمات، نرجو عدم نشرها أو توزيعها.",
        "测试稿\n\n这是一条测试稿件，用于检查线路是否畅通，请各用户不要采用或者转发。",
    ],
)
def test_a_message_that_tries_the_line_is_refused(text):
    assert _refused(text) == "test message of an agency"


@pytest.mark.parametrize(
    "title, lede",
    [
        ("Page not found: city website down for a third day", "Since Monday the city’s website has shown nothing but a page that says 404, the mayor’s office admitted."),
        ("Why a good 404 page is worth the money", "Error 404 is the best known message of the web, and a designer in Ardmouth collects the finest of them."),
        ("Regulator fines retailer over cookies", "The chain placed cookies without asking, and wrote “We use cookies” in letters that nobody could read, the regulator said."),
        ("More papers put up paywalls", "“Subscribe to continue reading” is what most readers met last year when they opened a regional paper, a study says."),
        ("Captcha turns forty thousand pensioners away", "Asked to verify that they are human, many elderly callers gave up, the ombudsman of Ardmouth found."),
        ("Council tests its sirens", "This was only a test, the council said on Friday after sirens woke the whole town at five in the morning."),
        ("Newspaper ordered to fix its imprint", "The court found that the imprint named neither an address nor a telephone number of the publisher."),
        ("Search results favour the rich, study finds", "What people see when they look for a lawyer depends on what lawyers pay, according to a study from Ardmouth."),
    ],
)  # fmt: skip
def test_an_article_about_what_we_refuse_is_an_article(title, lede):
    assert isinstance(read(f"{title}\n\nBy Ana Pell\n\n14 February 2025\n\n{lede}\n\n{STORY}"), RawEntry)
    assert isinstance(
        read(f"{MENU}{title}\n\nBy Ana Pell\n\n14 February 2025\n\n{lede}\n\n{STORY}{FOOT}"), RawEntry
    )


@pytest.mark.parametrize(
    "title, sentence",
    [
        ("Night bus stays", "The city council of Ardmouth voted on Friday evening to keep the night bus."),
        (
            "Nachtbus bleibt",
            "Der Stadtrat von Ardmünde hat am Freitagabend beschlossen, den Nachtbus zu behalten.",
        ),
        (
            "Page not found: city website down",
            "The city’s website has been down since Monday, the mayor’s office said.",
        ),
        ("夜班车保留", "市议会周五晚间投票决定保留夜班公交车，此前三周曾宣布将停运。"),
        ("الحافلة الليلية باقية", "قرر المجلس البلدي مساء الجمعة الإبقاء على الحافلة الليلية بعد نقاش طويل."),
    ],
)
def test_a_brief_of_one_sentence_is_an_article(title, sentence):
    assert [block.text for block in article(f"{title}\n\n14 February 2025\n\n{sentence}").blocks] == [
        sentence
    ]


def test_an_article_that_holds_a_list_is_an_article():
    points = "\n".join(f"• Point number {n}, 3 February 2025" for n in range(1, 9))
    assert isinstance(read(f"What the council decided\n\n14 February 2025\n\n{STORY}\n\n{points}"), RawEntry)


def test_a_consent_banner_above_an_article_is_no_wall():
    banner = "We value your privacy\n\nWe and our 842 partners store and/or access information on a device.\n\nAccept all\n\n"
    entry = article(f"{banner}{MENU}Night bus stays\n\nBy Ana Pell\n\n14 February 2025\n\n{STORY}")
    assert len(entry.blocks) == 4
    assert not entry.truncated

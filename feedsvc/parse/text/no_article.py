"""What pages say that are no article, as facts: whole lines, and wordings inside a line, in fifteen languages.

Casefolded. A whole line may be followed by the site's name; a wording is one that addresses the reader or names a
machine's answer, so that a report about missing pages, cookies or subscriptions does not hold it.
"""

from __future__ import annotations

import re
from typing import Final


def _listed(text: str) -> tuple[str, ...]:
    return tuple(
        phrase.strip().casefold() for line in text.strip().splitlines() for phrase in line.split(" | ")
    )


#: Headings of error pages, whole lines.
ERRORS: Final = _listed("""
404 | 403 | 404 not found | 404 error | error 404 | http 404 | http error 404 | 404 page not found | 404 file not found
page not found | file not found | not found | 403 forbidden | 403 error | error 403 | access denied | forbidden
500 internal server error | internal server error | 502 bad gateway | bad gateway | 503 service unavailable
503 service temporarily unavailable | service unavailable | service temporarily unavailable | 504 gateway time-out
504 gateway timeout | gateway time-out | gateway timeout | error establishing a database connection | nothing found
oops | oops! that page can't be found | oops! that page can’t be found | oops! page not found | that page can't be found
this page does not exist | page does not exist | this page doesn't exist | this page doesn’t exist | page unavailable
page not available | this page is not available | this page isn't available | this page isn’t available
the page cannot be found | the page can't be found | the page could not be found | article not found | content not found
sorry, this page isn't available | sorry, page not found | sorry, the page was not found | we can't find that page
we couldn't find that page | we couldn’t find that page | this content is no longer available | seite nicht gefunden
seite wurde nicht gefunden | die seite wurde nicht gefunden | diese seite wurde nicht gefunden | fehler 404 | 404 fehler
404 seite nicht gefunden | diese seite existiert nicht | seite existiert nicht | die seite existiert nicht
seite nicht verfügbar | zugriff verweigert | página no encontrada | pagina no encontrada | la página no existe
esta página no existe | página no disponible | no se encontró la página | no se ha encontrado la página | acceso denegado
page non trouvée | page introuvable | erreur 404 | cette page n'existe pas | cette page n’existe pas
la page est introuvable | page indisponible | accès refusé | página não encontrada | erro 404 | esta página não existe
a página não existe | página indisponível | acesso negado | pagina non trovata | errore 404 | pagina niet gevonden
strona nie istnieje | strona nie została znaleziona | błąd 404 | sayfa bulunamadı | 404 hatası | hata 404
aradığınız sayfa bulunamadı | böyle bir sayfa yok | erişim engellendi | страница не найдена | ошибка 404
такой страницы не существует | страница не существует | доступ запрещен | доступ запрещён | الصفحة غير موجودة
خطأ 404 | لم يتم العثور على الصفحة | الصفحة غير متوفرة | الصفحة المطلوبة غير موجودة | تم رفض الوصول | صفحہ نہیں ملا
مطلوبہ صفحہ نہیں ملا | یہ صفحہ موجود نہیں | صفحه یافت نشد | صفحه پیدا نشد | صفحه مورد نظر یافت نشد | خطای ۴۰۴ | خطای 404
पृष्ठ नहीं मिला | पेज नहीं मिला | यह पेज मौजूद नहीं है | पृष्ठ उपलब्ध नहीं है | পৃষ্ঠাটি পাওয়া যায়নি | পাতাটি পাওয়া যায়নি
পেজটি পাওয়া যায়নি | পাতাটি খুঁজে পাওয়া যায়নি | 页面不存在 | 页面未找到 | 页面没有找到 | 找不到页面 | 找不到该页面 | 404错误 | 頁面不存在
找不到頁面 | 抱歉，您访问的页面不存在 | 您访问的页面不存在 | 您访问的页面无法找到 | 页面无法显示 | 404エラー | ページが見つかりません
ページが見つかりませんでした | お探しのページは見つかりませんでした | お探しのページが見つかりません | 페이지를 찾을 수 없습니다
요청하신 페이지를 찾을 수 없습니다 | 존재하지 않는 페이지입니다 | ไม่พบหน้านี้ | ไม่พบหน้าที่คุณต้องการ | ไม่พบหน้าที่ต้องการ
ไม่พบหน้าเว็บ | halaman tidak ditemukan | ukurasa haupatikani
""")

#: Wordings of error pages, at the start of a line.
ERROR_WORDS: Final = _listed("""
the page you are looking for | the page you're looking for | the page you’re looking for | the page you requested
the page you were looking for | the page you have requested | the page you tried | the article you are looking for
the article you requested | the requested url | the requested page | the link you followed | sorry, the page you
sorry, we can't find | sorry, we can’t find | sorry, we couldn't find | sorry, we couldn’t find | we're sorry, the page
we’re sorry, the page | we couldn't find the page | we couldn’t find the page | we can't find the page
we can’t find the page | it looks like nothing was found | it seems we can't find | it seems we can’t find
you don't have permission to access | you do not have permission to access | oops! something went wrong
die von ihnen gesuchte seite | die angeforderte seite | die von ihnen aufgerufene seite | die gewünschte seite
die gesuchte seite | leider konnten wir die seite | leider existiert die seite | la página que busca
la página que buscas | la página que está buscando | la página que estás buscando | la página solicitada
lo sentimos, la página | la page que vous recherchez | la page que vous cherchez | la page demandée
désolé, la page | désolés, la page | nous sommes désolés, la page | a página que você | a página que procura
a página solicitada | desculpe, a página | la pagina che cerchi | la pagina che stai cercando | la pagina richiesta
de pagina die u zoekt | aradığınız sayfa | ulaşmak istediğiniz sayfa | üzgünüz, aradığınız
запрашиваемая страница | запрошенная страница | страница, которую вы | к сожалению, страница | к сожалению, такой страницы
عذرا، الصفحة | عذراً، الصفحة | عذرًا، الصفحة | الصفحة التي تبحث عنها | الصفحة المطلوبة | معذرت، آپ کا مطلوبہ صفحہ
آپ جس صفحے | مطلوبہ صفحہ | صفحه‌ای که به دنبال | صفحه ای که به دنبال | متاسفانه صفحه | متأسفانه صفحه
आप जिस पृष्ठ | आप जिस पेज | क्षमा करें, आप | आपके द्वारा अनुरोधित पृष्ठ | আপনি যে পৃষ্ঠাটি | আপনি যে পাতাটি | দুঃখিত, আপনি যে
您访问的页面 | 您要访问的页面 | 您请求的页面 | 抱歉，您访问 | 抱歉，您要 | 对不起，您 | 很抱歉，您要访问 | 您查看的页面
お探しのページ | ご指定のページ | アクセスしようとしたページ | 요청하신 페이지 | 찾으시는 페이지 | 죄송합니다. 요청하신
ขออภัย ไม่พบ | หน้าที่คุณกำลังค้นหา | หน้าที่ท่านต้องการ | halaman yang anda cari
""")

#: Wordings of walls: what stands there in the place of a text. Kind, then wordings anywhere in a line.
WALLS: Final = {
    "consent wall": _listed("""
    we value your privacy | your privacy matters to us | we and our partners | we and our | we use cookies | this website uses cookies
    this site uses cookies | our website uses cookies | by clicking “accept | by clicking "accept | by clicking accept | accept all cookies
    store and/or access information on a device | manage your cookie | manage your privacy choices | withdraw your consent
    consent to our use of cookies | consent to the use of cookies | cookie settings at any time | our cookie policy
    wir verwenden cookies | wir nutzen cookies | diese website verwendet cookies | diese webseite verwendet cookies | diese seite verwendet cookies
    wir und unsere partner | wir benötigen ihre zustimmung | wir benötigen ihre einwilligung | ihre einwilligung jederzeit
    mit werbung und cookies | mit ihrer zustimmung | lade für ein besseres erlebnis | utilizamos cookies | usamos cookies | este sitio web utiliza cookies
    este sitio utiliza cookies | este sitio usa cookies | nosotros y nuestros socios | su consentimiento en cualquier momento | configurar las cookies
    nous utilisons des cookies | ce site utilise des cookies | nous et nos partenaires | avec nos partenaires, nous
    retirer votre consentement | vos choix en matière de cookies | este site utiliza cookies | este site usa cookies
    nós e os nossos parceiros | nós e nossos parceiros | o seu consentimento a qualquer | utilizziamo i cookie
    questo sito utilizza cookie | noi e i nostri partner | wij gebruiken cookies | deze website gebruikt cookies
    używamy plików cookie | çerezleri kullanıyoruz | çerez kullanıyoruz | çerezler kullanmaktadır | çerezler kullanıyoruz | çerez kullanılmaktadır
    biz ve iş ortaklarımız | çerez politika | мы используем файлы cookie | мы используем cookie | сайт использует файлы cookie
    сайт использует cookie | мы и наши партнеры | мы и наши партнёры | использование файлов cookie | نستخدم ملفات تعريف الارتباط
    يستخدم ملفات تعريف الارتباط | نحن وشركاؤنا | استخدام ملفات تعريف الارتباط | سياسة ملفات تعريف الارتباط | ہم کوکیز | کوکیز استعمال کر
    کوکیز کے استعمال | ما از کوکی | از کوکی‌ها استفاده می | از کوکی ها استفاده می | कुकीज़ का उपयोग | कुकी का उपयोग | कुकीज का इस्तेमाल
    कुकीज़ का इस्तेमाल | কুকিজ ব্যবহার কর | কুকি ব্যবহার কর | 我们使用cookie | 我们使用 cookie | 本网站使用cookie | 本网站使用 cookie | 本站使用cookie
    使用cookies来 | 我们和我们的合作伙伴 | 我们及我们的合作伙伴 | cookieを使用してい | cookie を使用してい | クッキーを使用してい | クッキー（cookie）を
    쿠키를 사용합니다 | 쿠키를 사용하여 | 쿠키를 사용하고 | เราใช้คุกกี้ | เว็บไซต์นี้ใช้คุกกี้ | นโยบายคุกกี้ | kami menggunakan cookie
    """),
    "login wall": _listed("""
    log in to continue | login to continue | sign in to continue | please log in | please login | please sign in | log in or register | log in or sign up
    sign in or create | sign in or register | create an account to | create a free account to | register to continue | forgot your password
    forgot password | you must be logged in to view | you need to be logged in | you have to log in | don't have an account | don’t have an account
    bitte melden sie sich an | bitte loggen sie sich ein | melden sie sich an, um | loggen sie sich ein, um | passwort vergessen | noch kein konto
    anmelden, um fort | einzuloggen: | inicia sesión para | inicie sesión para | regístrate para | regístrese para | olvidaste tu contraseña | olvidó su contraseña
    has olvidado tu contraseña | connectez-vous pour | veuillez vous connecter | créez un compte | mot de passe oublié
    inscrivez-vous pour continuer | faça login para | faça o login | entre na sua conta | esqueceu a senha | esqueceu sua senha | cadastre-se para
    accedi per continuare | password dimenticata | giriş yapmanız gerek | giriş yapın | şifremi unuttum | devam etmek için giriş
    войдите, чтобы | войдите или зарегистрируйтесь | авторизуйтесь, чтобы | забыли пароль | необходимо войти | необходимо авторизоваться | سجل الدخول
    يرجى تسجيل الدخول | تسجيل الدخول للمتابعة | نسيت كلمة المرور | لاگ ان کریں | پاس ورڈ بھول گئے | وارد شوید | وارد حساب | رمز عبور خود را فراموش
    लॉग इन करें | लॉगिन करें | पासवर्ड भूल गए | লগ ইন করুন | লগইন করুন | পাসওয়ার্ড ভুলে গেছেন | 请登录 | 请先登录 | 登录后 | 忘记密码 | 請登入 | 忘記密碼
    ログインしてください | ログインが必要 | パスワードをお忘れ | 로그인이 필요 | 로그인해 주세요 | 로그인하세요 | 비밀번호를 잊 | 비밀번호 찾기 | กรุณาเข้าสู่ระบบ | โปรดเข้าสู่ระบบ | ลืมรหัสผ่าน
    """),
    "captcha page": _listed("""
    verify you are human | verify that you are human | verifying you are human | confirm you are human | confirm you're human | are you a robot | are not a robot
    you're not a robot | you’re not a robot | i'm not a robot | i’m not a robot | checking your browser | checking if the site connection is secure
    unusual traffic | unusual activity from your | complete the security check | needs to review the security of your connection | ray id | press & hold
    enable javascript and cookies to continue | just a moment... | please complete the captcha | solve the captcha | enter the characters | automated access
    dass sie kein roboter sind | ich bin kein roboter | ungewöhnlichen datenverkehr | sicherheitsprüfung wird | ihr browser wird überprüft
    que no eres un robot | que no es un robot | no soy un robot | verifica que eres humano | verifique que es humano | tráfico inusual | que vous n'êtes pas un robot
    que vous n’êtes pas un robot | que vous êtes humain | je ne suis pas un robot | trafic inhabituel | vérification de votre navigateur
    que você não é um robô | que você é humano | não sou um robô | não sou robô | tráfego incomum | robot olmadığınızı | ben robot değilim | insan olduğunuzu
    tarayıcınız kontrol ediliyor | что вы не робот | я не робот | что вы человек | подозрительный трафик | необычный трафик | проверка вашего браузера | أنك لست روبوت
    لست روبوتا | أنا لست برنامج | أنك إنسان | حركة مرور غير معتادة | آپ روبوٹ نہیں | میں روبوٹ نہیں | ربات نیستید | من ربات نیستم | आप रोबोट नहीं | मैं रोबोट नहीं | आप इंसान हैं
    আপনি রোবট নন | আমি রোবট নই | আপনি মানুষ | 您不是机器人 | 我不是机器人 | 您是真人 | 进行人机验证 | 异常流量 | 正在检查您的浏览器 | 安全验证 | 請完成驗證 | ロボットではない | 人間であること | 通常と異なるトラフィック
    ブラウザを確認しています | 로봇이 아님 | 로봇이 아닙니다 | 사람인지 확인 | 비정상적인 트래픽 | ไม่ใช่โปรแกรมอัตโนมัติ | ไม่ใช่หุ่นยนต์ | ยืนยันว่าคุณเป็นมนุษย์
    """),
    "page that needs JavaScript": _listed("""
    enable javascript | javascript is disabled | javascript is not enabled | javascript disabled | requires javascript | javascript is required | javascript to be enabled
    turn on javascript | without javascript | your browser is not supported | your browser is out of date | your browser does not support | using an outdated browser
    aktivieren sie javascript | javascript aktivieren | javascript ist deaktiviert | javascript zu aktivieren | browser ist leider veraltet | browser ist veraltet
    einen neueren browser | habilite javascript | habilita javascript | activa javascript | active javascript | activar javascript | habilitar javascript | bloquear javascript
    javascript está desactivado | activer javascript | activez javascript | javascript est désactivé | ative o javascript | habilite o javascript | ativar o javascript
    javascript está desativado | abilita javascript | attiva javascript | javascript'i etkinleştir | javascript’i etkinleştir | javascript etkin | javascript devre dışı
    включите javascript | включить javascript | javascript отключен | javascript отключён | поддержку javascript | تفعيل جافا | تمكين جافا | تفعيل javascript | تمكين javascript | يرجى تفعيل جافا
    جاوا اسکرپٹ | جاوا اسکریپت را | جاوااسکریپت را فعال | javascript را فعال | جاوا اسکریپت را فعال | जावास्क्रिप्ट | javascript सक्षम | javascript चालू | জাভাস্ক্রিপ্ট | 启用javascript | 启用 javascript
    开启javascript | 啟用javascript | javascriptを有効 | javascript を有効 | javascriptが無効 | javascript를 활성화 | javascript를 사용 | 자바스크립트를 | 자바스크립트가 | เปิดใช้งาน javascript | เปิดใช้ javascript
    """),
    "paywall": _listed("""
    subscribe to continue reading | subscribe to keep reading | subscribe to read | subscribe now to continue | subscribe now to read | subscribe today to read
    subscribe for full access | subscribe now for full access | subscribe to unlock | to continue reading, | to continue reading this | to read the full story | to read the full article
    to read the rest of this | to view the full story | to view the full article | to keep reading | for the full story | for subscribers only
    this article is for subscribers | this article is only available to subscribers | this story is for subscribers | this content is for subscribers | this content is for members
    is available to subscribers | is reserved for subscribers | exclusive to subscribers | already a subscriber | already have a subscription | not a subscriber? | unlock this article | unlock this story
    you have reached your limit | you've reached your limit | you’ve reached your limit | of free articles | free articles remaining | free articles left | free articles this month
    jetzt weiterlesen | weiterlesen mit | um weiterzulesen | zum weiterlesen | um den ganzen artikel | um den vollständigen artikel | um diesen artikel zu lesen | nur für abonnenten | für abonnenten lesbar
    exklusiv für abonnenten | lesen sie diesen artikel mit | dieser artikel ist für abonnenten | sie haben bereits ein abo | bereits abonnent | jetzt abonnieren und weiterlesen | den vollständigen text lesen
    suscríbete para seguir | suscríbete para leer | suscríbase para seguir | suscríbase para leer | para seguir leyendo | para continuar leyendo | exclusivo para suscriptores | solo para suscriptores | sólo para suscriptores
    ¿ya eres suscriptor | ¿ya es suscriptor | ya soy suscriptor | réservé aux abonnés | réservée aux abonnés | de cet article à lire | abonnez-vous pour lire | abonnez-vous pour continuer | abonnez-vous pour poursuivre
    pour lire la suite, | pour lire l'intégralité | pour lire l’intégralité | pour continuer la lecture | déjà abonné | la suite est réservée | exclusivo para assinantes | exclusiva para assinantes | só para assinantes
    assine para continuar | assine para ler | para continuar lendo | para continuar a ler | para ler a matéria completa | já é assinante | já é assinante? | riservato agli abbonati | abbonati per leggere | per continuare a leggere
    sei già abbonato | exclusief voor abonnees | lees verder met | tylko dla subskrybentów | aby czytać dalej | devamını okumak için | abone olun ve okumaya | abonelere özel | okumaya devam etmek için | zaten abone misiniz
    haberin tamamını okumak için | только для подписчиков | доступен только подписчикам | доступна только подписчикам | доступно только подписчикам | чтобы читать дальше | чтобы дочитать | чтобы прочитать полностью | полный текст доступен
    оформите подписку | уже подписаны | للمشتركين فقط | حصري للمشتركين | اشترك لمتابعة القراءة | اشترك لقراءة | لمواصلة القراءة | لمتابعة القراءة | لقراءة المقال كامل | هل أنت مشترك | صرف سبسکرائبرز کے لیے | مکمل خبر پڑھنے کے لیے | مزید پڑھنے کے لیے سبسکرائب
    پوری خبر پڑھنے کے لیے | ویژه مشترکان | ویژهٔ مشترکان | برای ادامه مطالعه | برای خواندن متن کامل | برای خواندن ادامه | पूरी खबर पढ़ने के लिए | पूरा लेख पढ़ने के लिए | आगे पढ़ने के लिए | केवल सब्सक्राइबर | केवल ग्राहकों के लिए
    সম্পূর্ণ প্রতিবেদন পড়তে | পুরো খবর পড়তে | পুরোটা পড়তে | বাকি অংশ পড়তে | শুধু গ্রাহকদের জন্য | 订阅后继续阅读 | 订阅后可 | 订阅以继续阅读 | 仅限订阅 | 仅对订阅 | 会员专享 | 登录后阅读全文 | 阅读全文请 | 付费后阅读 | 已经是订阅 | 訂閱後
    続きを読むには | この記事は有料会員限定 | 有料会員限定です | 会員限定です | 有料会員になると | 残り | 会員登録すると | 계속 읽으려면 | 구독자 전용 | 유료 회원 전용 | 기사 전문을 보려면 | 전체 기사를 읽으려면 | 이미 구독 중이신가요 | สำหรับสมาชิกเท่านั้น | สมัครสมาชิกเพื่ออ่าน | เพื่ออ่านต่อ | อ่านต่อได้เฉพาะสมาชิก
    """),
}

#: Titles of pages that state law, contact and terms, whole lines.
LEGAL: Final = frozenset(
    _listed("""
imprint | legal notice | legal | privacy policy | privacy notice | privacy statement | privacy | terms of use | terms of service | terms and conditions
terms & conditions | cookie policy | cookies policy | disclaimer | about us | contact us | contact | copyright notice | impressum | datenschutz | datenschutzerklärung
datenschutzhinweise | nutzungsbedingungen | agb | allgemeine geschäftsbedingungen | haftungsausschluss | kontakt | über uns | aviso legal | política de privacidad
política de cookies | términos y condiciones | términos de uso | condiciones de uso | quiénes somos | contacto | mentions légales | politique de confidentialité
conditions générales d'utilisation | conditions générales d’utilisation | conditions d'utilisation | conditions d’utilisation | qui sommes-nous | nous contacter | contactez-nous | aviso de privacidade
política de privacidade | termos de uso | termos e condições | quem somos | fale conosco | expediente | note legali | informativa sulla privacy | chi siamo | contatti | privacyverklaring | colofon
algemene voorwaarden | polityka prywatności | regulamin | gizlilik politikası | kullanım koşulları | künye | iletişim | hakkımızda | çerez politikası | kvkk aydınlatma metni | политика конфиденциальности
пользовательское соглашение | условия использования | правила использования | выходные данные | контакты | о нас | о редакции | سياسة الخصوصية | شروط الاستخدام | الشروط والأحكام | من نحن | اتصل بنا | إخلاء مسؤولية
رازداری کی پالیسی | پرائیویسی پالیسی | شرائط و ضوابط | ہمارے بارے میں | ہم سے رابطہ | رابطہ کریں | حریم خصوصی | سیاست حفظ حریم خصوصی | شرایط استفاده | قوانین و مقررات | درباره ما | تماس با ما
गोपनीयता नीति | निजता नीति | उपयोग की शर्तें | नियम और शर्तें | हमारे बारे में | संपर्क करें | हमसे संपर्क करें | गोपनीयता नीति | গোপনীয়তা নীতি | গোপনীয়তার নীতি | ব্যবহারের শর্তাবলি | ব্যবহারের শর্তাবলী | আমাদের সম্পর্কে | যোগাযোগ
隐私政策 | 隐私权政策 | 隐私声明 | 用户协议 | 服务条款 | 使用条款 | 法律声明 | 免责声明 | 版权声明 | 关于我们 | 联系我们 | 隱私權政策 | 服務條款 | 關於我們 | 聯絡我們 | プライバシーポリシー | 個人情報保護方針 | 利用規約 | 特定商取引法に基づく表記 | 会社概要
運営会社 | お問い合わせ | 免責事項 | 개인정보처리방침 | 개인정보 처리방침 | 이용약관 | 회사소개 | 청소년보호정책 | 저작권보호정책 | นโยบายความเป็นส่วนตัว | ข้อกำหนดการใช้งาน | ข้อกำหนดและเงื่อนไข | เกี่ยวกับเรา | ติดต่อเรา
kebijakan privasi | tentang kami | pedoman media siber
""")
)

#: What such pages speak of: addresses, numbers to call, data, terms. One is enough: the headline has said the rest.
LEGAL_WORDS: Final = re.compile(
    r"@|\+?\d[\d ()/-]{7,20}|\btel\b|phone|telefon|fax|e-?mail|personal (?:data|information)|\bterms\b|\bgmbh\b|\bltd\b|§|personenbezogen|geschäftsführ|verantwortlich|haftung"
    r"|nutzungsbeding|datos personales|condiciones|responsable|données personnelles|données à caractère|directeur de la publication|conditions|dados pessoais|termos|dati personali"
    r"|kişisel veri|sorumlu|koşul|персональны\w{1,3} данны|редакци|условия|данных|بيانات|البيانات|معلومات|شروط|ڈیٹا|معلومات|ذاتی|شرائط|اطلاعات|داده|شرایط|डेटा|जानकारी|शर्तें|গোপনীয়|তথ্য|শর্ত"
    r"|个人信息|条款|责任|版权|電話|电话|邮箱|個人情報|利用規約|規約|会社|연락처|개인정보|약관|대표|전화|ข้อมูลส่วนบุคคล|ข้อมูล|โทร|เงื่อนไข"
)

#: Headings of lists: search results, tags, archives; at the start of a line.
LISTS: Final = _listed("""
search results | results for | your search for | showing results | category archives | tag archives | author archives | daily archives | monthly archives | posts tagged
articles tagged | all articles by | all stories by | all posts in | browse by | suchergebnisse | ergebnisse für | ihre suche nach | alle artikel von | alle beiträge | schlagwort-archive
resultados de la búsqueda | resultados de búsqueda | resultados para | todos los artículos de | archivo de la etiqueta | résultats de recherche | résultats de la recherche | résultats pour | tous les articles de | archives par mot-clé
resultados da busca | resultados da pesquisa | resultado da busca | todas as matérias | risultati della ricerca | risultati per | zoekresultaten | wyniki wyszukiwania | arama sonuçları | için arama sonuçları | etiket arşivi
результаты поиска | все статьи по теме | все материалы автора | نتائج البحث | نتائج بحث | جميع مقالات | تلاش کے نتائج | نتایج جستجو | نتایج جستجو | खोज परिणाम | खोज के परिणाम | অনুসন্ধানের ফলাফল | অনুসন্ধান ফলাফল | 搜索结果 | 的搜索结果
搜尋結果 | 検索結果 | 記事一覧 | 검색결과 | 검색 결과 | 기사 목록 | ผลการค้นหา | hasil pencarian
""")

#: Messages that agencies send to try a line, at the start of a short dump.
TESTS: Final = _listed("""
test message | this is a test | this is only a test | test only | test, please ignore | test - please ignore | test – please ignore | please ignore this test | service message | note to editors: test | testing, please
testmeldung | dies ist eine testmeldung | dies ist ein test | dies ist eine test | test - bitte ignorieren | test – bitte ignorieren | bitte nicht beachten | mensaje de prueba | esto es una prueba | este es un mensaje de prueba | prueba, por favor
message de test | message d'essai | ceci est un test | ceci est un message de test | ceci est un message d'essai | essai, ne pas | mensagem de teste | isto é um teste | esta é uma mensagem de teste | messaggio di prova | testbericht, | test mesajı | bu bir test
bu bir deneme | deneme mesajı | тестовое сообщение | это тест | это тестовое | проверка связи | رسالة تجريبية | رسالة اختبار | هذه رسالة تجريبية | هذا اختبار | ٹیسٹ پیغام | یہ ایک ٹیسٹ | آزمائشی پیغام | پیام آزمایشی | این یک پیام آزمایشی | این یک آزمایش | टेस्ट संदेश | परीक्षण संदेश | यह एक परीक्षण
यह एक टेस्ट | পরীক্ষামূলক বার্তা | এটি একটি পরীক্ষা | 测试稿 | 测试消息 | 测试信息 | 这是一条测试 | 本条为测试 | テスト配信 | これはテスト | テストメッセージ | 테스트 메시지 | 테스트입니다 | 시험 송고 | ข้อความทดสอบ | นี่คือการทดสอบ
""")

_LIST_COUNT: Final = re.compile(
    r"(?:[^.!?]{1,40} )?(?:page|seite|página|sayfa|страница|الصفحة) \d{1,4} (?:of|/|von|de|sur|из|من) \d{1,5}$"
    r"|(?:showing )?\d{1,6}(?: ?[-–] ?\d{1,6})? (?:of|von|de|sur) (?:about )?[\d.,]{1,9} (?:results|ergebnisse|resultados|résultats|articles|stories)"
    r"|[\d.,]{1,9} (?:results|ergebnisse|resultados|résultats|sonuç|результат\w{0,3})(?: (?:for|für|para|pour|found|gefunden|encontrados|bulundu)\b.{0,80})?$"
    r"|(?:tag|category|topic|schlagwort|etiqueta) ?: ?[^.!?]{1,40}$"
)
_TEST_PREFIX: Final = re.compile(r"[\w./-]{1,20} ?[-–:] ?")
_TEST_ALONE: Final = re.compile(r"(?:\+\+\+ ?)?test(?:[ -]test){0,4}\W{0,4}")
_ERROR_NUMBER: Final = re.compile(
    r"(?:http )?(?:error |erreur |fehler |hata |ошибка )?(?:40[34]|50[0234])[ :.!–—|-]{1,4}(?=\S)"
)
_SITE_NAME: Final = re.compile(r" ?[-–—|·»] ?[^\s.!?]{1,20}(?: [^\s.!?]{1,20}){0,3}$")
_ERRORS: Final = frozenset(ERRORS)
_CLOSING: Final = " .!:…"


def is_error(low: str) -> bool:
    """Tell whether a casefolded line is an error's heading, with its number before it or the site's name behind."""
    found = _SITE_NAME.search(low)
    heads = (low, low[: found.start()]) if found else (low,)
    for head in heads:
        number = _ERROR_NUMBER.match(head)
        if head.rstrip(_CLOSING) in _ERRORS or (number and head[number.end() :].rstrip(_CLOSING) in _ERRORS):
            return True
    return False


def opens_error(low: str) -> bool:
    """Tell whether a casefolded line opens like the sentence of an error page."""
    return low.startswith(ERROR_WORDS)


def wall_kind(low: str) -> str:
    """Return the kind of wall whose wording a casefolded line holds, or nothing."""
    return next((kind for kind, words in WALLS.items() if any(word in low for word in words)), "")


def is_paywall(low: str) -> bool:
    """Tell whether a casefolded line holds the wording of a paywall."""
    return any(word in low for word in WALLS["paywall"])


def opens_list(low: str) -> bool:
    """Tell whether a casefolded line is the heading of search results, a tag or an archive."""
    return low.startswith(LISTS) or _LIST_COUNT.match(low) is not None


def tries_the_line(low: str) -> bool:
    """Tell whether a casefolded line is a test, alone or behind a slug."""
    prefix = _TEST_PREFIX.match(low)
    return (
        low.startswith(TESTS)
        or (prefix is not None and low.startswith(TESTS, prefix.end()))
        or _TEST_ALONE.fullmatch(low) is not None
    )

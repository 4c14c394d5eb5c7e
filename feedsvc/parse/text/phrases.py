"""What chrome says, as facts: one list a kind, casefolded, matched at the start of a line or as the whole of it.

Sources: WordPress core and its translations (comment form), Jetpack and AddToAny (share buttons), and what news pages
print. Translations change between versions, so the starts are kept short enough to survive rewording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(
        phrase.strip().casefold() for line in text.strip().splitlines() for phrase in line.split(" | ")
    )


def alternation(phrases: Iterable[str]) -> str:
    """Return an expression that matches any of the phrases, longest first."""
    return "(?:" + "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) + ")"


#: Starts of lines of a WordPress comment form, and of the notes around it.
COMMENT_FORM = _phrases(
    """
    leave a reply | leave a comment | leave your comment | leave a response | cancel reply
    your email address will not be | required fields are marked | save my name, email
    save my name and email | you must be logged in to | please log in to comment | log in to leave a comment
    you may use these html | notify me of follow | notify me of new | this site uses akismet
    comments are closed | post comment | أضف تعليق | اترك رد | اترك تعليق | إلغاء الرد | لن يتم نشر عنوان
    الحقول الإلزامية | إرسال التعليق | إرســال التعليق | التعليقات مغلقة | deja un comentario
    deja una respuesta | cancelar la respuesta | cancelar respuesta | tu dirección de correo electrónico no
    los campos obligatorios | publicar comentario | publicar el comentario | los comentarios están cerrados
    guarda mi nombre | laisser un commentaire | annuler la réponse | votre adresse e-mail ne sera
    votre adresse de messagerie ne sera | les champs obligatoires | les commentaires sont fermés
    enregistrer mon nom | schreibe einen kommentar | schreiben sie einen kommentar | kommentar hinterlassen
    antworten abbrechen | antwort abbrechen | deine e-mail-adresse wird nicht
    ihre e-mail-adresse wird nicht | erforderliche felder sind | meinen namen, meine e-mail
    kommentare sind geschlossen | deixe um comentário | deixe uma resposta | cancelar resposta
    o seu endereço de e-mail não será | o seu endereço de email não será | campos obrigatórios são
    lascia un commento | annulla risposta | il tuo indirizzo email non sarà | geef een reactie
    reactie annuleren | je e-mailadres wordt niet | het e-mailadres wordt niet | 답글 남기기 | 댓글 남기기 | 응답 취소
    이메일은 공개되지 | 이메일 주소는 공개되지 | 필수 입력창은 | 필수 필드는 | 댓글 달기 | 댓글이 닫혀 | dodaj komentarz
    anuluj pisanie odpowiedzi | twój adres e-mail nie zostanie | twój adres email nie zostanie
    wymagane pola są | opublikuj komentarz | możliwość komentowania została | zapisz moje dane
    добавить комментарий | отменить ответ | ваш e-mail не будет | ваш адрес email не будет
    обязательные поля помечены | отправить комментарий | обсуждение закрыто | залишити відповідь
    ваша e-mail адреса не | جواب دیں | جواب منسوخ | آپ کا ای میل ایڈریس | ضروری خانوں کو | تبصرہ کریں
    تبصرے بند ہیں | اس براؤزر میں میرا نام | 發表迴響 | 發佈留言 | 取消回覆 | 你的電子郵件位址 | 發佈留言必須填寫 | 必要欄位標記 | 必填欄位標示
    張貼迴響 | 迴響已關閉 | 发表回复 | 取消回复 | 您的邮箱地址不会 | 您的电子邮箱地址不会 | 必填项已用 | 发表评论 | 评论已关闭 | 在此浏览器中保存我的 | コメントを残す
    コメントをキャンセル | メールアドレスが公開されることは | प्रातिक्रिया दे | प्रतिक्रिया दें | जवाब रद्द करें | आपका ईमेल पता
    आवश्यक फ़ील्ड चिह्नित | टिप्पणी करे | टिप्पणियाँ बंद | अगली बार जब मैं टिप्पणी | دیدگاهتان را بنویسید
    لغو پاسخ | نشانی ایمیل شما | بخش‌های موردنیاز | فرستادن دیدگاه | دیدگاه‌ها بسته | ذخیره نام
    bir cevap yazın | bir yanıt yazın | cevabı iptal et | yanıtı iptal et | e-posta hesabınız yayınlanmayacak
    e-posta adresiniz yayınlanmayacak | gerekli alanlar | yorum gönder | yorumlar kapalı | tinggalkan balasan
    batalkan balasan | alamat email anda tidak | acha maoni | barua pepe yako haitachapishwa
    মন্তব্য করুন | মন্তব্য পাঠান | আপনার ই-মেইল এ্যাড্রেস | আপনার ইমেইল প্রকাশিত হবে না | * চিহ্নিত বিষয়গুলো | উত্তর বাতিল
    แสดงความคิดเห็น | ส่งความคิดเห็น | อีเมลของคุณจะไม่แสดง | ยกเลิกการตอบ | ช่องข้อมูลจำเป็น | 이메일 주소는 공개 | 댓글을 입력 | 로그인 후 댓글
    评论须登录 | 登录后可评论 | 请登录后发表 | ارسال نظر | نظرات کاربران | टिप्पणी लिखें | अपनी टिप्पणी | التعليقات (
    """
)

#: Labels of the form's fields and buttons, whole lines only.
COMMENT_FORM_WHOLE = frozenset(
    _phrases(
        """
    reply | comment | your comment | name | name * | email | email * | website | your name | your email
    submit comment | post a comment | add a comment
    """
    )
)

#: Openings of a publisher's follow block. ``Follow`` alone opens too many sentences: it must be addressed.
FOLLOW = _phrases(
    """
    follow us | follow our | follow me | follow on | find us on | connect with us | join us on
    join our whatsapp | join our telegram | stay connected | stay in touch | like us on | suivez-nous
    síguenos | siga-nos | seguici | folgen sie uns | folge uns | volg ons | takip edin | bizi takip
    подписывайтесь | подписаться на | obserwuj nas | تابعنا | تابعونا | ہمیں فالو | हमें फॉलो | 关注我们
    ikuti kami | tufuate
    """
)

SHARE = _phrases(
    """
    think your friends would | share this | share on | share via | share the | share article | share story
    share with | share to | click to share | click to email | click to print | tweet this | email this
    send this to a friend | print this | please share | spread the word | partager sur | partagez
    partager cet | compartir en | comparte | compartir esto | compartilhe | compartilhar | condividi
    artikel teilen | beitrag teilen | jetzt teilen | auf facebook teilen | auf twitter teilen | teilen auf
    teile diesen | delen via | dela på | udostępnij | поделиться | поделитесь | paylaş | شارك | شیئر کریں
    اشتراک گذاری | शेयर करें | 分享到 | 分享至 | シェアする | bagikan | sambaza
    শেয়ার করুন | แชร์ไปที่ | แชร์บทความ | แชร์ข่าว | 공유하기 | この記事をシェア | 記事をシェア | अपने दोस्तों से शेयर | همرسانی | به اشتراک بگذارید | شارك هذا | شارك المقال
    شارك على | شارك عبر | paylaşmak için | facebook'ta paylaş | twitter'da paylaş | whatsapp'ta paylaş | bu haberi paylaş
    compartilhar no | compartilhar em | partilhar | compartir en | imprimir artículo | поделиться в
    """
)

SHARE_WHOLE = frozenset(
    _phrases(
        """
    share | shares | share: | tweet | pin it | print | email | copy link | copy url | link copied | teilen
    drucken | partager | compartir | like this | like loading | loading | 分享 | 공유하기
    print article | compartilhar | imprimir | imprimer | drucken | yazdır | распечатать | طباعة | چاپ | پرنٹ | प्रिंट | প্রিন্ট | 打印 | 印刷 | 인쇄
    พิมพ์ | แชร์ | শেয়ার | शेयर | 微信 | 微博 | qq空间 | คัดลอกลิงก์ | リンクをコピー | 링크 복사 | copier le lien | copiar enlace | link kopieren
    kopyala | копировать ссылку | نسخ الرابط | لنک کاپی کریں | کپی لینک | लिंक कॉपी करें | লিংক কপি করুন | 复制链接
    """
    )
)

#: Names of networks when they stand alone as buttons.
NETWORK_LABELS = frozenset(
    _phrases(
        """
    facebook | twitter | x | whatsapp | whatsapp channel | telegram | telegram channel | instagram | youtube
    linkedin | pinterest | reddit | tiktok | threads | bluesky | mastodon | tumblr | messenger | flipboard
    pocket | xing | x (twitter) | twitter/x | x / twitter | google+ | rss
    فيسبوك | تويتر | واتساب | تلغرام | تيليجرام | فیس بک | واٹس ایپ | ٹوئٹر | تلگرام | واتساپ | فیسبوک | توییتر | फेसबुक | व्हाट्सऐप | व्हाट्सएप | ट्विटर | टेलीग्राम
    ফেসবুক | টুইটার | হোয়াটসঅ্যাপ | 페이스북 | 트위터 | 카카오톡 | フェイスブック | ツイート | vkontakte | вконтакте | телеграм | одноклассники | เฟซบุ๊ก | ทวิตเตอร์
    """
    )
)

NETWORK_LABEL_STARTS = _phrases(
    """
    whatsapp channel | twitter ( | facebook ( | instagram ( | telegram ( | youtube ( | tiktok ( | threads (
    linkedin ( | whatsapp ( | x (click | x (formerly | facebook page | facebook: | twitter: | instagram:
    telegram: | whatsapp: | youtube:
    """
)

#: Starts of a line that sends the reader elsewhere from the middle of the text; must be followed by a colon or be alone.
READ_MORE_LABEL = _phrases(
    """
    read more | read also | also read | read next | read | see also | see more | more | watch | watch also
    listen | related | related story | related article | related stories | related articles | related news
    related coverage | must read | in pictures | don't miss | don’t miss | recommended | more on this
    more on this story | más información | lea también | lee también | leer más | le puede interesar
    te puede interesar | vea también | lire aussi | à lire aussi | lire la suite | voir aussi | leia também
    leia mais | saiba mais | veja também | lesen sie auch | lesen sie mehr | lesen sie dazu | mehr zum thema
    mehr dazu | auch interessant | leggi anche | lees ook | lees meer | læs også | les også | läs också
    läs mer | lue myös | czytaj także | czytaj też | czytaj więcej | zobacz też | čtěte také | olvasta már
    читайте также | смотрите также | читать также | читайте також | اقرأ أيضا | اقرأ أيضاً | إقرأ أيضا
    مواضيع ذات صلة | مزید پڑھیں | یہ بھی پڑھیں | بیشتر بخوانید | यह भी पढ़ें | और पढ़ें | আরও পড়ুন | 相关阅读
    延伸阅读 | あわせて読みたい | 関連記事 | 관련기사 | baca juga | baca selengkapnya | ilgili haberler | ayrıca okuyun
    soma pia | soma zaidi
    อ่านเพิ่มเติม | อ่านต่อ | ข่าวที่เกี่ยวข้อง | আরো পড়ুন | আরও পড়ুন | সম্পর্কিত খবর | इसे भी पढ़ें | ये भी पढ़ें | پڑھیے | مزید خبریں | بیشتر بدانید | همچنین بخوانید
    طالع أيضا | شاهد أيضا | شاهد أيضاً | اقرأ المزيد | 推荐阅读 | 更多阅读 | 查看更多 | 阅读更多 | 続きを読む | もっと見る | 更多 | 더보기 | 더 보기 | 함께 보면 좋은 기사 | devamını oku
    bunu da okuyun | также по теме | подробнее | читать полностью | seguir leyendo | también puedes leer | en savoir plus | mehr erfahren | ler mais
    """
)

#: The same, unmistakable without a colon.
READ_MORE = _phrases(
    """
    read more | read also | also read | continue reading | click here to read | click here to view
    read the full | lea también | leer más | lire aussi | à lire aussi | lire la suite | leia também
    lesen sie auch | leggi anche | lees ook | baca juga | читайте также | مزید پڑھیں | اقرأ أيضا
    यह भी पढ़ें
    """
)

#: Headings that open lists of other articles below the text.
RELATED = _phrases(
    """
    related articles | related stories | related posts | related news | related topics | related content
    related coverage | similar articles | similar posts | similar stories | more from
    more stories | more news | more in | more on | most read | most popular | most viewed | most shared
    trending now | latest news | latest stories | you may also like | you might also like | you may like
    recommended for you | recommended stories | recommended articles | recommended reading | previous article
    next article | previous post | next post | previous story | next story | about the author | about author
    mehr zum thema | mehr aus | das könnte sie auch interessieren | das könnte dich auch interessieren
    auch interessant | weitere artikel | ähnliche artikel | meistgelesen | articles similaires
    sur le même sujet | à lire également | les plus lus | artículos relacionados | noticias relacionadas
    entradas relacionadas | te puede interesar | más leídas | lo más leído | notícias relacionadas
    artigos relacionados | leia mais | mais lidas | articoli correlati | potrebbe interessarti
    gerelateerde artikelen | meer over | powiązane artykuły | polecane | похожие статьи | читайте также
    материалы по теме | مقالات ذات صلة | أخبار ذات صلة | متعلقہ خبریں | 相关新闻 | 相关阅读 | 相關新聞 | 関連記事 | アクセスランキング
    관련기사 | berita terkait | artikel terkait | ilgili haberler | habari zinazohusiana
    noticias relacionadas | entérate también | neueste artikel | aktuelle artikel | dans la même rubrique | à voir aussi | les plus récents | mais notícias
    mais recentes | últimas notícias | últimas noticias | en çok okunanlar | son haberler | benzer haberler | популярное | самое читаемое | новости по теме | последние новости | похожие новости
    الأكثر قراءة | آخر الأخبار | مواضيع مشابهة | موضوعات ذات صلة | تازہ ترین خبریں | متعلقہ مضامین | اخبار مرتبط | مطالب مرتبط | پربازدیدترین | آخرین اخبار | संबंधित खबरें | संबंधित समाचार
    ताज़ा खबरें | सबसे ज्यादा पढ़ी | সম্পর্কিত খবর | আরও খবর | সর্বশেষ খবর | সর্বাধিক পঠিত | এ সম্পর্কিত | 热门文章 | 热点新闻 | 最新新闻 | 热门推荐 | 猜你喜欢 | 为您推荐 | 人気記事 | おすすめ記事 | 新着記事
    많이 본 뉴스 | 인기기사 | 최신 기사 | ข่าวที่เกี่ยวข้อง | ข่าวล่าสุด | ข่าวยอดนิยม | บทความที่เกี่ยวข้อง
    """
)

ADVERTISEMENT = frozenset(
    _phrases(
        """
    advertisement | advertisements | advertising | ad | ads | advert | sponsored | sponsored content
    promoted | article continues below advertisement | story continues below advertisement | anzeige
    werbung | publicité | publicidad | publicidade | pubblicità | reklama | reklame | annons | mainos
    реклама | إعلان | اشتہار | विज्ञापन | 广告 | 廣告 | 広告 | 광고 | iklan | reklam | tangazo | scroll to continue
    skip advertisement
    โฆษณา | বিজ্ঞাপন | تبلیغات | آگهی | اشتہارات | スポンサーリンク | 推广
    """
    )
)

NEWSLETTER = _phrases(
    """
    sign up for | sign up to | subscribe to | subscribe now | subscribe for | get the latest | get our
    join our newsletter | newsletter | inscrivez-vous | abonnez-vous | suscríbete | suscríbase | inscreva-se
    iscriviti | jetzt abonnieren | newsletter abonnieren | melden sie sich | подпишитесь | اشترك | 订阅
    e-bültenimize | bültenimize | inscreva-se | assine nossa | assine a newsletter | recevez nos | recibe nuestro | اشترك في | سبسکرائب کریں | عضو خبرنامه | न्यूज़लेटर
    নিউজলেটার | สมัครรับ | メルマガ | ニュースレター | 뉴스레터 | 订阅我们 | 訂閱 | подпишись | хотите получать
    """
)

TAGS = _phrases(
    """
    tags: | tags : | tagged: | tagged with | filed under | posted in | topics: | keywords: | schlagworte:
    schlagwörter: | stichworte: | etiquetas: | temas: | mots-clés | mots clés | tag: | теги: | 标签： | 标签:
    タグ: | الكلمات المفتاحية | الوسوم | ٹیگز
    etiketler: | แท็ก: | বিষয়: | বিষয়ঃ | ট্যাগ: | ট্যাগস: | टैग: | टैग्स: | برچسب‌ها | برچسب ها | برچسب: | کلیدواژه | كلمات مفتاحية | وسوم: | ٹیگ: | метки: | ключевые слова: | 关键词： | 关键词: | 關鍵字
    标签 | キーワード: | タグ： | 태그: | palavras-chave: | assuntos: | argomenti: | trefwoorden: | kata kunci
    """
)

#: Buttons and labels of a page, whole lines only.
CONTROLS = frozenset(
    _phrases(
        """
    home | menu | search | close | skip to content | skip to main content | back to top | top | next
    previous | listen | listen to article | save | bookmark | comments | view comments | show more
    load more | toggle navigation | open navigation menu | log in | login | sign in | register | subscribe
    donate | startseite | suche | menü | schließen | accueil | rechercher | inicio | buscar | início
    zum inhalt springen | zur startseite | merken | drucken
    ana sayfa | giriş yap | ara | menü | içeriğe geç | главная | поиск | войти | меню | вход | регистрация | الرئيسية | بحث | القائمة | تسجيل الدخول | صفحہ اول | تلاش | لاگ ان
    صفحه اصلی | صفحه نخست | جستجو | ورود | होम | खोजें | लॉगिन | প্রচ্ছদ | খুঁজুন | লগইন | 首页 | 首頁 | 搜索 | 搜尋 | 登录 | 登錄 | 注册 | 註冊 | 返回顶部 | ホーム | 検索 | ログイン | 会員登録 | トップへ戻る
    홈 | 검색 | 로그인 | 회원가입 | 맨 위로 | หน้าแรก | ค้นหา | เข้าสู่ระบบ | เมนู | anmelden | einloggen | se connecter | connexion | iniciar sesión | entrar | saltar al contenido | aller au contenu
    ir para o conteúdo | nach oben | haut de page | volver arriba | voltar ao topo | yukarı çık | наверх
    """
    )
)

END_MARKS = frozenset(
    _phrases(
        """
    ends | end | -ends- | - ends - | -30- | - 30 - | (ends) | (end) | ### | +++ | ende | fin
    """
    )
)

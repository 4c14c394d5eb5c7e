"""Function words and letters that tell languages of one script apart. Data: one language a line."""

from __future__ import annotations

#: The commonest words that carry no topic, so that a war and a recipe weigh alike.
FUNCTION_WORDS = {
    "en": "the of and to in that is was for it with as his on be at by had are but from have they which one were her all she there would their been has when who will more if out said what up its about into than them can only other after new some could these two may then do first any my now such like our over even most also made did many before must through",
    "es": "de la que el en y los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son aux cette ses mais comme nous été sa ont être fait leur elle aussi deux même ces entre je était après tout on sans encore dont très leurs d l qu c s n où avait peut fois ans bien elles ainsi lors",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei prozent hatte kann gegen vom können schon wenn habe seine ihre dann unter wir soll ich eines jahr zwei diese dieser wieder keine uhr seiner worden will zwischen immer was sagte",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia seja qual será nós tenho lhe deles são",
    "it": "di e il la che in a per è un del non con una le della i si da al dei sono come alla più ha gli nel lo anche dal ma delle ed se su o nella dalla degli questo ai hanno loro era stato suo ci sul stata due tra fatto lui così anni dopo prima quando solo cui essere molto ogni sua questa tutti poi nelle dell all nell l però perché ancora già",
    "nl": "de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit naar door over ze worden hij heeft werd wordt was meer of hebben geen deze zich wel al jaar moet tot kan ik je dit onder tegen wat zo hun haar had veel zou na kunnen we omdat twee heel waar alle daar volgens mensen tussen",
    "pl": "w i na z się nie do to że jest o a jak po od za co przez są dla ale tym tego czy może tak być ze już był tylko które który oraz roku jego jej przed było ich pod także bardzo kiedy bo będzie została nad ma lat jednak była gdy też ten która jako przy tej więc można tych",
    "cs": "a se v na je že o s z do i to k ve pro za by ale si jako po podle které jsou který od jeho však tak být bude už když až jen která není ze také má může než před pak jak co byl při nebo které pod mezi bylo byla u let této tím své další aby roku jsem proto",
    "sk": "a sa v na je že o s z do i to k vo pre za by ale si ako po podľa ktoré sú ktorý od jeho však tak byť bude už keď až len ktorá nie zo tiež má môže než pred potom čo bol pri alebo pod medzi bolo bola aj aby roku som preto sme ktorí",
    "sv": "och i att det som en på är av för med den till har de inte om ett han men var jag sig från vi så kan när nu år under också efter eller ut hade där mot ska hon vid finns blir bara mycket över få vara skulle upp alla här än kommer man vad sin denna dessa någon samt bli detta utan varit mer hur",
    "da": "og i at det er en til på som for af den med de der ikke har et han var men jeg sig fra vi kan om så efter også eller hun nu når blev havde ved over ud mod bliver skal være alle her hvor end man vil sin mere denne disse kun blive meget noget mellem under hvad dem deres op nogle fik",
    "no": "og i det er på en som til at for av den med de ikke har et han var men jeg seg fra vi kan om så etter også eller hun nå når ble hadde ved over ut mot blir skal være alle her hvor enn man vil sin mer denne disse bare bli mye noe mellom under hva dem deres opp noen fikk dette fra sier år",
    "nn": "og i det er på ein som til at for av den med dei ikkje har eit han var men eg seg frå vi kan om så etter også eller ho no når vart hadde ved over ut mot blir skal vere alle her kvar enn noko mykje mellom kva deira opp nokon fekk dette seier korleis",
    "fi": "ja on ei että se hän oli mutta ovat myös kun kuin mukaan jo sekä tai joka vuoden sen vain ole nyt siitä mitä sitä jos jonka niin olisi ollut voi jotka vielä hänen tämä mukaan kertoo sanoo noin enemmän vuonna jälkeen tässä tämän koska hyvin ne joita siis itse kanssa kaikki olla sanoi ennen",
    "et": "ja on ei et ka see ta oli kui aga mis oma selle nii veel või siis ning kes seda juba kuid väga tema saab ole nad pärast mida üks olid sest oleks me mitte enam ma kuni aasta pole sai rohkem välja nende iga võib",
    "hu": "a az és hogy nem is egy ez volt meg de csak már mint azt van még kell szerint ha vagy el pedig lehet ezt között fel majd után ki én sem nagyon minden amely aki akkor amikor most arra által ami olyan itt miatt lesz két több azonban évben magyar ennek annak ezért szó volna való",
    "tr": "ve bir bu da de için ile olarak çok olan daha ne gibi kadar en sonra o var ise her ya ama değil diye dedi iki oldu mi olduğu olduğunu göre ben şey yıl ancak yeni bin biz türk milyon bile hiç önce zaman şu büyük kendi tarafından arasında ki olması etti bunu üzerine",
    "az": "və bir bu da də üçün ilə olan daha nə kimi qədər ən sonra o var isə hər ya amma deyil dedi iki oldu olduğunu görə mən il ancaq yeni biz həm etdi edib bildirib ki onun azərbaycan üzrə tərəfindən zaman",
    "id": "yang dan di dengan untuk dari dalam ini itu pada tidak akan juga ke karena oleh ada tersebut bisa saat telah sudah kami mereka adalah saya kata atau lebih bahwa hanya tahun kepada para menjadi orang seperti dapat bagi namun dia hari anda kita hingga satu masih harus jadi agar setelah lain sebagai secara antara sejak yaitu",
    "ms": "yang dan di dengan untuk dari dalam ini itu pada tidak akan juga ke kerana oleh ada tersebut boleh ketika telah sudah kami mereka adalah saya kata atau lebih bahawa hanya tahun kepada para menjadi orang seperti dapat bagi namun beliau hari anda kita sehingga satu masih harus ialah daripada selepas turut katanya berkata sini manakala negara",
    "vi": "và của là có được cho trong các với một không những để người này đã khi từ đến ra về như cũng tại sau vào ông trên theo năm sẽ đó nhiều nhưng hơn bị lại làm phải việc còn qua thì mà nên rất hai đang do số chỉ ngày nam mới thể nhà",
    "ro": "de și în a la cu care pe din că nu un o se este pentru mai au fi ce al sunt fost sa ca dar lui prin sau după ale vor va când dintre această acest ar până foarte lor ei cei unei unui am iar ani doar despre fără între aceste cele erau avea spre",
    "ca": "de la i el que a en les els per un del una amb no es al dels és ha més com se seu han però també són sobre entre seva fins aquest aquesta ser va molt anys quan hi ho ja només sense on això tot aquests altres pel tenen",
    "gl": "de a o que e do da en un para é con non unha os no se na por máis as dos como mais foi ao ten seu súa ou cando moi hai nos xa está tamén só polo pola ata isto entre despois sen mesmo ser seus quen nas esta dun dunha polos",
    "hr": "i u je se na da za su od s o a koji kao što to bi iz nije će sam ili ali samo koje koja do po te već biti prema godine još nakon bio kako više može ako kada jer bez sve tako zbog ona oni dok hrvatske također kojima ima pri kod bila ih mu smo",
    "sl": "in v je se na da za so od s o ki kot to bi iz ni bo sem ali tudi le pa do po ne več biti leta še po kako če ko ker brez vse tako zaradi pri bil bila ima lahko jih med ter pred kjer smo sta",
    "lt": "ir į kad su iš yra tai buvo bei ne kaip už nuo apie po jis tik bet ar taip jau dar kai jie tačiau prie metų dėl iki jo per gali labai būti metais savo šio sako pagal arba nėra buvo prieš ši kuris kurie",
    "lv": "un ir ar no ka uz par tas arī kas bet lai tiek to pēc ne gan tika jau kā pie vai bija nav viņš latvijas gada tikai var līdz šo būs gadā savu vairāk tā šī ja vēl kuri viņa",
    "is": "og að í er á sem það til við um með var en ekki hann af fyrir hafa hefur þetta frá því eru verið þá eftir eða hún upp sér vera verður þar ég voru þeir út þess sé hans við yfir hafi nú segir",
    "eo": "la de kaj en estas al ke por ne li kiu kun pri el oni sed tio ili ĉi ĝi kiel kiuj per estis pli tiu ankaŭ sia mi post aŭ dum nur ĉar iuj povas du tiuj jam inter multaj sen tamen siaj ekde antaŭ nun tre",
    "sw": "na ya wa kwa ni za la katika kuwa hiyo cha huo hii huyo ambayo pia baada yake wake hivyo kama alisema bila hata au sana watu mwaka lakini nchini nchi zaidi huku yao wao ambao kwamba mkuu vya hayo hilo",
    "sq": "e të në i për me që është një nga dhe si më ka do se por ai kanë nuk duke kjo këtë ishte tij edhe janë pas janë ose mund deri saj tyre ata kur shumë vetëm së",
    "eu": "eta da du ez bat ere dira dute egin zen izan baina egiten den zuen dela beste edo hori bere oso urte behar izango ditu dago duen arte gabe nahi dituzte",
    "af": "die van en in het is nie dat wat vir met op te 'n aan word was om sy sal by hulle ook deur maar hy dit as kan moet uit se daar na gesê haar ek meer nou oor",
    "tl": "ng sa ang na mga ay at si ni para ito siya niya hindi kung may nang kay mula isang pa din rin noong o ang kanyang sila namin natin ating upang dahil kanilang",
    "so": "oo ka ku ay in waxaa ah uu iyo la ee aan u soo waa waxay si ugu kale laga lagu ayaa isagoo sheegay loo kala dad dalka inuu mid",
    "ha": "da a ta na ya ba an cewa wannan wata suka su ne ce yi kuma daga don shi cikin sun wanda bayan har mai amma tun kan ke za ko kamar",
    "ku": "û li ku de ji bi di da jî ev ew bo wê wî ya yên ên jibo kir kirin dike be me xwe ne hat kurdistanê",
    "uz": "va bu bilan uchun ham bir da bo‘yicha emas qilish deb edi yil kerak o‘z lekin esa yoki haqida keyin",
}

#: Letters that one language of the script has and its neighbours have not.
LETTERS = {
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "fr": "œèêùû",
    "pl": "ąęłśźżń",
    "cs": "řěů",
    "sk": "ľĺŕôä",
    "hu": "őű",
    "tr": "ğış",
    "az": "ə",
    "ro": "țșţă",
    "vi": "ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ",
    "is": "ðþ",
    "eo": "ĉĝĥĵŝŭ",
    "lt": "ėųįž",
    "lv": "ģķļņāīē",
    "sv": "åä",
    "da": "øæ",
    "no": "øæ",
    "fi": "ä",
    "et": "õ",
    "hr": "ćđ",
    "sl": "čž",
    "sq": "ë",
    "ca": "ŀ",
}

#: Letters, with the weight of each, and words among languages written in Cyrillic, Arabic, Devanagari, Bengali, Hebrew script.
CYRILLIC = {
    "ru": ("ыэё", 0.6),
    "uk": ("іїєґ", 0.6),
    "be": ("ўі", 0.7),
    "sr": ("јљњђћџ", 0.6),
    "mk": ("ѓќѕјљњ", 0.6),
    "bg": ("ъ", 0.6),
    "kk": ("әғқңұһ", 0.8),
    "mn": ("өү", 0.7),
    "ky": ("ңөү", 0.7),
    "tg": ("ҷӣӯҳ", 0.8),
}
#: Persian letters stand in Urdu, Pashto and Sindhi too, and weigh little.
ARABIC = {
    "ar": ("ةىيكأإؤ", 1.0),
    "fa": ("یکگچپژ", 0.35),
    "ur": ("ٹڈڑںےہھ", 1.2),
    "ps": ("ټډړږښځڅېۍ", 1.5),
    "ckb": ("ەێۆڵڕ", 1.2),
    "sd": ("ٻڀٿٽڦڄڃڇڏڊڌڙڪڱڻ", 1.5),
    "ug": ("ۇۋېې", 1.2),
}
#: Function words of languages that a script of their own tells already.
OTHER_WORDS = {
    "bn": "এবং ও থেকে এই করে জন্য না যে তার হয় একটি হয়েছে করা সঙ্গে বলেন তিনি পর কিন্তু করেন ছিল এ আর নিয়ে হবে তাঁর দিয়ে মধ্যে এক কোনো এর",
    "el": "και το του της η να με για από που την οι στο των στην είναι τα ο δεν σε τον θα ότι ως μια αλλά έχει τους",
    "he": "של את על לא הוא כי עם גם זה היא או כל אם יש אל אך רק בין לאחר היה",
    "ta": "ஒரு என்று இந்த மற்றும் என அவர் உள்ளது அந்த இது",
}
DEVANAGARI_WORDS = {
    "hi": "के में की है से को का और ने पर यह हैं भी कि नहीं था एक इस लिए कर हो गया",
    "mr": "आहे आणि या च्या होते तर आहेत मध्ये केली नाही ते हा ही की साठी करण्यात झाला असे",
    "ne": "छ र को मा ले लाई पनि गरेको भएको थियो हुने छन् भने गर्ने तथा यो हो गर्न",
}
ARABIC_WORDS = {
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان كانت قد لا ما بعد قبل بين كما أو ثم وقال وأضاف ولم إن خلال حيث",
    "fa": "در به از که این را با است برای آن یک خود تا بر هم می شد شده بود اما نیز ها های کرد کرده یا پس",
    "ur": "کے میں کی ہے اور سے کا کو نے پر یہ کہ ہیں تھا بھی نہیں اس ان ایک تھی تھے کیا گیا لیے ہو جو کر",
}
CYRILLIC_WORDS = {
    "ru": "и в не на что с по как это для его был из от",
    "uk": "і в не на що з у та це для його був із від",
    "bg": "и в не на че с по като това за го се от да е са",
    "sr": "и у не на да с по као то за је се од су",
    "mk": "и во не на дека со по како тоа за го се од да е се",
    "be": "і ў не на што з па як гэта для яго быў із ад",
}

#: Languages written from right to left, with their scripts' tags.
RIGHT_TO_LEFT = frozenset("ar fa ur he iw yi ps sd ckb ug dv arc syr ks azb lrc mzn glk pnb prs".split())

"""Words that say what a line is about itself, not of what it tells: function words, those of readers, comments, chrome."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from feedsvc.text.language_words import (
    ARABIC_WORDS,
    CYRILLIC_WORDS,
    DEVANAGARI_WORDS,
    FUNCTION_WORDS,
    OTHER_WORDS,
)

#: Kinds of words, a bit each.
FUNCTION, READER, COMMENT, WRITER, CHROME = 1, 2, 4, 8, 16
#: Words that speak to the reader, as chrome and comments do, and of the writer's own person.
_READER_WORDS = """
you your you're you'll yours i i'm i've my me we're we'll us our du dein deine deinen ihre ihren ihrer ich mein mir mich uns
unsere unseren unser vous votre vos nous notre nos je mon tu tus usted ustedes nosotros nuestro nuestra você seu sua
nosso nossa tuo tuoi vostro nostro jouw jij u uw ons onze din dina dig vi vår twój twoje twojego nasz nasze ваш вы мы наш я мне
"""
#: Words that stand on the short lines of comment threads.
_COMMENT_WORDS = """
reply replies says said ago likes like liked report permalink upvote share comment comments flag quote member joined posts
antworten antwort melden schrieb schreibt gesagt kommentar kommentare beitrag beiträge gast uhr répondre signaler commentaire
responder denunciar comentario comentarios rispondi segnala svara svar beantwoorden reageer odpowiedz ответить комментарий
رد 回复 楼主 返信 답글
"""
#: What boxes about an author say of him.
_WRITER_WORDS = """
writer editor reporter journalist correspondent author columnist freelance freelancer contributor blogger founder owner
redakteur redakteurin autor autorin journalistin korrespondent korrespondentin reporterin volontär autora periodista
journaliste rédacteur rédactrice auteur giornalista jornalista redactor redactora dziennikarz dziennikarka redaktor
журналист редактор корреспондент автор about über sobre gazeteci yazar
"""

#: What menus, forms and notices say.
_CHROME_WORDS = """
cookie cookies newsletter newsletters subscribe subscriber subscribers subscription privacy copyright
terms click advertisement advertising sponsored related password login logout register account download
javascript browser facebook twitter whatsapp instagram email e-mail share comment comments read more
follow app sign log datenschutz impressum anzeige abo abonnement abonnieren anmelden registrieren teilen
kommentar kommentare mehr quelle foto photo image getty bild credit suscríbete suscribirse
publicidad compartir comentarios abonnez-vous partager publicité commentaires inscreva-se compartilhar
konto nutzungsbedingungen agb kontakt contact editor editors
"""
#: The same in scripts that write no spaces between words.
CHROME_IN_DENSE: Final = re.compile(
    "版权|登录|注册|评论|分享|关于我们|广告|相关|编辑|責任|転載|会員|ログイン|記事|ランキング|関連|無断"
)


def _known() -> dict[str, int]:
    languages = chain.from_iterable(
        words.values()
        for words in (FUNCTION_WORDS, CYRILLIC_WORDS, DEVANAGARI_WORDS, ARABIC_WORDS, OTHER_WORDS)
    )
    kinds = (
        (FUNCTION, " ".join(languages)),
        (READER, _READER_WORDS),
        (COMMENT, _COMMENT_WORDS),
        (WRITER, _WRITER_WORDS),
        (CHROME, _CHROME_WORDS),
    )
    known: dict[str, int] = {}
    for kind, words in kinds:
        for word in words.split():
            known[word] = known.get(word, 0) | kind
    return known


#: The kinds of each word that has any.
KINDS: Final = _known()

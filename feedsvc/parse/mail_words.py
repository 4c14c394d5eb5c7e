"""What mail programs write around what a person wrote: prefixes, footers, quotes, answers of machines.

Data: one expression a line of work, each without nested quantifiers.
"""

from __future__ import annotations

import re
from typing import Final

#: Reply and forward prefixes as mail programs write them, by language; ``Re[2]:`` and ``Re (2):`` count.
REPLY: Final = re.compile(
    r"(?:re|fwd?|fw|aw|wg|antw|tr|réf|ref|rv|res|enc|sv|vs|vl|vb|odp|pd|ynt|ilt|doorst|i|r|ha|回复|答复|转发|轉寄|回覆|رد|تحويل|إعادة)"
    r"(?:\[\d{1,3}\]|\s?\(\d{1,3}\))?\s?[:：]\s*",
    re.IGNORECASE,
)
FORWARDED_MARK: Final = re.compile(r"\s*\((?:fwd|fw)\)\s*$", re.IGNORECASE)
#: The name of a list before a subject.
LIST_TAG: Final = re.compile(r"\[[^\[\]]{1,60}\]\s*")

#: Words of a line, a link or its address that end a subscription or lead to a copy of the message.
UNSUBSCRIBE: Final = re.compile(
    r"unsubscribe|opt[- ]?out\b|manage (?:your )?(?:subscription|preferences)|(?:update|change|edit) (?:your )?(?:email )?(?:preferences|subscription)"
    r"|email preferences|subscription preferences|list-manage\.com"
    r"|abbestellen|abmelden|austragen|newsletter (?:ab)?bestellen|désabonne|désinscri"
    r"|darse de baja|cancelar (?:la |a |tu |su )?(?:suscripción|inscrição|assinatura)|descadastr|disiscri|annulla(?:re)? l.iscrizione"
    r"|uitschrijven|afmelden|avregistrera|avsluta prenumeration|afmeld|avmeld|peruuta tilaus|wypisz|zrezygnuj"
    r"|отписаться|відписатися|odhlásit|leiratkozás|dezabonare|aboneliktten|abonelikten çık|إلغاء الاشتراك|لغو اشتراک|ہٹا دیں"
    r"|berhenti berlangganan|hủy đăng ký|退订|取消订阅|取消訂閱|配信停止|購読解除|수신거부|구독 취소",
    re.IGNORECASE,
)
VIEW_ONLINE: Final = re.compile(
    r"view (?:this |the )?(?:e-?mail|message|newsletter|it)? ?(?:in|on|as) (?:your |a |an? )?(?:web ?)?(?:browser|online|web ?page)"
    r"|view (?:this )?(?:e-?mail )?online|(?:having )?trouble (?:viewing|reading) this|read (?:this )?(?:e-?mail )?online|web version\b"
    r"|im browser (?:ansehen|anzeigen|öffnen|lesen)|online ansehen|webversion|voir (?:cet e-?mail |la version )?(?:dans (?:votre|le) navigateur|en ligne)"
    r"|version en ligne|ver (?:este (?:correo|e-?mail) )?en (?:el|su|tu) navegador|ver no navegador|visualizza nel browser"
    r"|bekijk (?:deze (?:e-?mail|nieuwsbrief) )?(?:in (?:je|uw) browser|online)|открыть в браузере|zobrazit v prohlížeči",
    re.IGNORECASE,
)
#: Why one gets it, whose list it is: lines of footers.
WHY_YOU: Final = re.compile(
    r"you(?:'re| are)? (?:receiv|getting|subscribed)\w* .{0,80}(?:because|mail|list|newsletter)|this (?:e-?mail|message|newsletter) was sent (?:to|by)\b"
    r"|add us to your address book|sie erhalten diese(?:n|s)? |vous recevez ce|ha(?:s)? recib(?:e|ido) este (?:correo|mensaje)|ricevi questa"
    r"|u ontvangt deze|mailing list\b.{0,40}(?:@|https?:)|sent from my (?:iphone|ipad|phone|mobile|android|samsung|huawei|galaxy)"
    r"|get outlook for|gesendet von meine|envoyé de mon|enviado desde mi|inviato da iphone|sent via|you received this message because you are subscribed",
    re.IGNORECASE,
)
#: Lines of a signature that mailing lists draw before theirs.
DRAWN: Final = re.compile(r"[_=*-]{20,200}\s*")

#: What opens the message that is answered, over one line or two.
ATTRIBUTION: Final = re.compile(
    r"(?:on .{4,200}\bwrote|am .{4,200}\bschrieb.{0,120}|le .{4,200}\ba écrit|el .{4,200}\bescribió|em .{4,200}\bescreveu"
    r"|il .{4,200}\bha scritto|op .{4,200}\bschreef.{0,120}|den .{4,200}\bskrev.{0,120}|.{4,200}\bписал(?:\(а\)|а)?|.{4,200}写道)\s?[:：]\s*",
    re.IGNORECASE,
)
ORIGINAL: Final = re.compile(
    r"-{2,20}\s?(?:original message|ursprüngliche nachricht|original[- ]?nachricht|message d.origine|message transféré|mensaje original"
    r"|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|forwarded message|weitergeleitete nachricht"
    r"|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|пересылаемое сообщение|исходное сообщение|原始邮件|转发邮件)\s?-{0,20}\s*"
    r"|begin forwarded message\s?:\s*|anfang der weitergeleiteten nachricht\s?:\s*|début du message réexpédié\s?:\s*",
    re.IGNORECASE,
)
#: The prefix of an answer, and of nothing that was passed on.
ANSWER: Final = re.compile(
    r"\s{0,9}(?:re|aw|antw|res|sv|odp|ynt|r|回复|答复|回覆|رد)(?:\[\d{1,3}\]|\s?\(\d{1,3}\))?\s?[:：]",
    re.IGNORECASE,
)
#: The fields of a forwarded message that name its sender and its subject.
FORWARD_SENDER: Final = re.compile(
    r"\*?(?:from|von|de|da|van|fra|från|od|от|kimden|发件人|寄件者|差出人)\s?[:：]\*?(?=\s|$)", re.IGNORECASE
)
FORWARD_SUBJECT: Final = re.compile(
    r"\*?(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|konu|主题|主旨|件名)\s?[:：]",
    re.IGNORECASE,
)
#: Fields that a forwarded message is announced with.
FORWARD_FIELD: Final = re.compile(
    r"\*?(?:from|date|sent|subject|to|cc|reply-to|von|datum|gesendet|betreff|an|de|à|envoyé|objet|date|fecha|enviado|para|asunto"
    r"|da|data|oggetto|a|assunto|inviato|van|verzonden|aan|onderwerp|från|skickat|till|ämne|fra|sendt|dato|til|emne|od|do|temat|wysłano"
    r"|от|кому|дата|тема|отправлено|kimden|kime|tarih|konu|发件人|日期|主题|收件人|发送时间|寄件者|收件者|主旨|差出人|送信日時|宛先|件名"
    r"|importance|priority|attachments?|wichtigkeit|anlagen?)\s?[:：]\*?(?:\s.{0,400})?",
    re.IGNORECASE,
)

#: Subjects of machines that answer.
VACATION: Final = re.compile(
    r"out of (?:the )?office|automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response)|autoreply|vacation (?:reply|notice|message)|away from (?:the office|my mail)"
    r"|abwesenheits(?:notiz|meldung|nachricht)|automatische antwort|abwesend|réponse automatique|absence du bureau|respuesta automática|fuera de la oficina"
    r"|resposta automática|risposta automatica|fuori sede|automatisch antwoord|afwezigheid|autosvar|автоответ|otomatik yanıt|自动回复|自動回覆",
    re.IGNORECASE,
)
BOUNCE: Final = re.compile(
    r"undeliver(?:able|ed)|delivery (?:status notification|failure|has failed|report)|mail delivery (?:failed|failure|system|subsystem)|returned mail|failure notice"
    r"|message (?:could not be|not) delivered|unzustellbar|nicht zustellbar|non remis|no se (?:puede|pudo) entregar|mancata consegna|onbestelbaar",
    re.IGNORECASE,
)
TEST: Final = re.compile(
    r"(?:this is (?:a|just a) )?(?:(?:e-?)?mail[- ]?)?test(?:ing|mail|e)?(?:[- ](?:e-?mail|message|nachricht|mail))?\s?(?:\d{1,6}|[.!?\s]){0,9}",
    re.IGNORECASE,
)
#: Local parts of addresses that machines write from.
MACHINE: Final = re.compile(
    r"(?:mailer-daemon|postmaster|mail-daemon|bounces?)(?:[+=.-].{0,200})?", re.IGNORECASE
)
NOBODY: Final = re.compile(
    r"(?:no|do-?not|donot)[._-]?reply|(?:news|press|info|newsletter|contact|redaktion|presse|editor|mail|office|admin|webmaster|team|desk|list)s?",
    re.IGNORECASE,
)
#: "Mira Tolland via Harbour Desk": what a list makes of the sender's name.
VIA: Final = re.compile(r"\s+(?:via|\(via)\s.{1,200}$", re.IGNORECASE)

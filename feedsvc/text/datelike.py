"""Recognition of printed dates: does a line hold one, where, and what stands around it. Nothing is interpreted.

A date is a day, a month and (mostly) a year in one neighbourhood: as names in many languages, as numbers parted by
``.``, ``/`` or ``-``, with the East Asian counters, or relative (``5 hours ago``). The value is read elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A date line is short; a longer line is prose that mentions a date.
LONGEST_DATE_LINE = 160
#: ``6 hours ago`` in a longer line is part of a sentence.
LONGEST_RELATIVE = 60

#: Month names, nominative and inflected, full and short, lower case without a final full stop.
_MONTHS_TABLE = """
january february march april may june july august september october november december jan feb mar apr
jun jul aug sep sept oct nov dec januar jänner februar feber märz mrz mai juni juli oktober dezember dez
okt janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre janv
févr fevr avr juil déc enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
noviembre diciembre ene abr ago dic janeiro fevereiro março maio junho julho setembro outubro novembro
dezembro fev out set gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu
lug ott januari februari maart augustus mei mrt marts tammikuuta helmikuuta maaliskuuta huhtikuuta
toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta stycznia lutego
marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia sty lut kwi cze lip
sie wrz paź lis gru ledna února března dubna května června července srpna září října listopadu prosince
januára februára apríla mája júna júla augusta septembra októbra novembra decembra január február
március április május június július augusztus szeptember október ianuarie februarie martie aprilie iunie
iulie septembrie octombrie noiembrie decembrie ocak şubat mart nisan mayıs haziran temmuz ağustos eylül
ekim kasım aralık января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь янв фев мар апр июн июл
авг сен сент окт ноя нояб дек січня лютого березня квітня травня червня липня серпня вересня жовтня
листопада грудня ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
οκτωβρίου νοεμβρίου δεκεμβρίου يناير فبراير مارس أبريل ابريل إبريل مايو يونيو يوليو أغسطس اغسطس سبتمبر
أكتوبر اكتوبر نوفمبر ديسمبر جانفي فيفري أفريل ماي جوان جويلية أوت كانون شباط آذار نيسان أيار حزيران تموز
آب أيلول تشرين محرم صفر ربيع جمادى رجب شعبان رمضان شوال فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان
آذر دی بهمن اسفند ژانویه فوریه آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر جنوری فروری مارچ
اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر जनवरी फ़रवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त
सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন
জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม
สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม janvāra februāra marta aprīļa maija jūnija jūlija septembrī
sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
jaanuar veebruar märts aprill detsember januara februara aprila juna jula avgusta oktobra siječnja
veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga prosinca agustus desember pebruari
maret agt des janúar febrúar maí júní júlí ágúst nóvember machi aprili agosti septemba oktoba novemba
desemba
"""
_MONTHS = frozenset(_MONTHS_TABLE.split())

#: Words that may stand in a date line beside the date: weekdays, labels, zones, "o'clock". Lower case.
_WEEKDAYS_TABLE = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat
sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi
mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì
sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag
fredag lørdag søndag måndag tisdag lördag söndag poniedziałek wtorek środa czwartek piątek sobota
niedziela pazartesi salı çarşamba perşembe cuma cumartesi pazar понедельник вторник среда четверг
пятница суббота воскресенье الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد پیر منگل بدھ
جمعرات جمعہ ہفتہ اتوار senin selasa rabu kamis jumat sabtu minggu jumatatu jumanne jumatano alhamisi
ijumaa jumamosi jumapili सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
"""
_WEEKDAYS = frozenset(_WEEKDAYS_TABLE.split())

#: First words of labels that say "last changed"; lower case, matched at the start of the text before the date.
_UPDATED = re.compile(
    r"\b(?:updated?|modified|last (?:updated?|modified|edited)|latest update|mis[e]? à jour|modifié|actualizad[oa]|"
    r"modificado|atualizad[oa]|aktualisiert|zuletzt (?:ge|be)|geändert|stand|aggiornat[oa]|bijgewerkt|opdateret|oppdatert|"
    r"uppdaterad|päivitetty|aktualizacja|aktualizace|frissítve|güncelle\w*|обновлено|оновлено|diperbarui)\b|"
    r"(?:آخر تحديث|تحديث|بروزرسانی|اپ ڈیٹ|अपडेट|更新|수정|업데이트)",
    re.IGNORECASE,
)

_PUBLISHED = re.compile(
    r"\b(?:published|posted|first published|date|filed|created|issued|publi[ée]e?|publicado|publicada|veröffentlicht|"
    r"erstellt|pubblicato|gepubliceerd|geplaatst|publisert|publicerad|udgivet|julkaistu|opublikowano|publikováno|"
    r"опубликовано|diterbitkan|yayınlanma|tarih)\b|(?:نشر|تاریخ اشاعت|تاریخ انتشار|प्रकाशित|发布|發布|发表|公開|掲載|입력|등록|투고)",
    re.IGNORECASE,
)

_NUMERIC = re.compile(
    r"(?<!\d)(?:\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d{2})|\d{4} ?[./-] ?\d{1,2} ?[./-] ?\d{1,2}"
    r"|\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]?)(?!\d)"
)
_SHORT_EAST = re.compile(r"(?<!\d)\d{1,2} ?[月월] ?\d{1,2} ?[日일]")
#: Thai months are mostly printed short, with full stops between the letters: ``18 ม.ค. 2567``.
_SHORT_THAI = re.compile(
    "(?<!\\d)\\d{1,2} (?:[มกตพธ]\\.[คพยศ]\\.|เม\\.ย\\.|มิ\\.ย\\.|มี\\.ค\\.|ส\\.ค\\.) ?\\d{2,4}"
)
_RELATIVE = re.compile(
    r"\b(?:\d{1,3}|an?|one|two|few) ?(?:s|sec|secs|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|wks?|months?|mo|years?|yrs?)"
    r"\.? ago\b|\bvor (?:\d{1,3}|einer?|einem) (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)\b"
    r"|\bhace (?:\d{1,3}|una?) (?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\b"
    r"|\bil y a (?:\d{1,3}|une?) (?:minutes?|heures?|jours?|semaines?|mois|ans?)\b"
    r"|\bhá (?:\d{1,3}|uma?) (?:minutos?|horas?|dias?|semanas?|mes(?:es)?|anos?)\b"
    r"|\d{1,3} ?(?:分钟|小时|天|分|時間|日)前|\d{1,3} ?(?:분|시간|일) 전"
    r"|\b\d{1,3} (?:минут\w?|час\w{0,2}|дн\w{1,2}|день) назад\b",
    re.IGNORECASE,
)
#: Verbs and their like: the line tells something.
_TELLS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|how|we|said|killed)\b")
#: The same where a label makes it likelier that the line is a date: ``Last updated``, ``Stand``.
_ANNOUNCES = re.compile(r"\b(?:here|what|how|we|said)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"(?<!\d)\d{1,2} ?[:.h]\d{2}(?!\d)")
_MARK = re.compile("[\u0900-\u0eff]")
_TOKEN = re.compile(r"\d+|[^\W\d_]+[\u0900-\u0dff\u0e00-\u0e7f]*")
_MARKED = re.compile(r"[^\W\d_][\w\u0900-\u0dff\u0e00-\u0e7f]*")

#: How far, in tokens, day, month and year may stand apart: ``18th of January, in the year 2024`` needs 3.
_REACH = 3
#: A year and up to two digits of what follows it without a blank.
_GLUED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLike:
    """A date found in a line, as printed."""

    #: From the label's end to the date's end, ``Thu 18 January 2024``.
    text: str
    #: Offsets of the bare date in the line.
    start: int
    end: int
    #: ``published``, ``updated``, or None: the line does not say.
    role: str | None
    #: True for ``5 hours ago``.
    relative: bool = False
    #: True if a year is printed.
    year: bool = True


def _named(line: str) -> tuple[int, int, bool] | None:
    tokens = [(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(line)]
    if _has_marks(line):
        tokens = [(f.group(), f.start(), f.end()) for f in re.finditer(r"\d+|" + _MARKED.pattern, line)]
    for at, (word, start, end) in enumerate(tokens):
        if word.lower() not in _MONTHS:
            continue
        near = tokens[max(0, at - _REACH) : at + _REACH + 1]
        days = [
            token
            for token in near
            if token[0].isdecimal() and len(token[0]) <= 2 and 1 <= int(token[0]) <= 31
        ]
        years = [token for token in near if _is_year(token[0])]
        if years and days:
            day = min(days, key=lambda token: abs(token[1] - start))
            year = min(years, key=lambda token: abs(token[1] - start))
            return min(start, day[1], year[1]), max(end, day[2], year[1] + 4), True
        if years and len(tokens) <= _REACH:
            return min(start, years[0][1]), max(end, years[0][1] + 4), True
        if days and len(word) > 2 and _stands_alone(tokens, at):
            day = min(days, key=lambda token: abs(token[1] - start))
            return min(start, day[1]), max(end, day[2]), False
    return None


def _is_year(word: str) -> bool:
    """Tell whether a number is a year, or one with the next number glued to it: ``20236. November 2023``."""
    if not word.isdecimal() or not 4 <= len(word) <= _GLUED:
        return False
    return 1300 <= int(word) <= 2600 if len(word) == 4 else word.startswith(("19", "20"))


def _has_marks(line: str) -> bool:
    return not line.isascii() and _MARK.search(line) is not None


def _stands_alone(tokens: list[tuple[str, int, int]], at: int) -> bool:
    """Tell whether a date without a year has hardly any words beside it: ``April 22 5:08 am``."""
    others = [word for index, (word, _, _) in enumerate(tokens) if index != at and not word.isdecimal()]
    return sum(word.lower() not in _WEEKDAYS for word in others) <= 2


def find_date(line: str) -> DateLike | None:
    """Return the first date of a line, or None; lines over LONGEST_DATE_LINE characters hold none.

    Example: ``find_date("Thu 18 January 2024:").text`` is ``"18 January 2024"``.
    """
    if len(line) > LONGEST_DATE_LINE:
        return None
    found = _absolute(line) if _DIGIT.search(line) else None
    if found and found[2]:
        return _date(line, found[0], found[1], year=True)
    # Relative comes first where no year is printed: ``ago`` is also a Spanish month.
    relative = _RELATIVE.search(line) if len(line) <= LONGEST_RELATIVE else None
    if relative:
        return _date(line, relative.start(), relative.end(), year=False, relative=True)
    return _date(line, found[0], found[1], year=False) if found else None


def _absolute(line: str) -> tuple[int, int, bool] | None:
    """Return start and end of a date, and whether it prints a year."""
    numeric = _NUMERIC.search(line) or _SHORT_THAI.search(line)
    if numeric:
        return numeric.start(), numeric.end(), True
    east = _SHORT_EAST.search(line)
    return _named(line) or ((east.start(), east.end(), False) if east else None)


def _date(line: str, start: int, end: int, *, year: bool, relative: bool = False) -> DateLike:
    before, after = line[:start], line[end:]
    role = None
    if _UPDATED.search(before):
        role = "updated"
    elif _PUBLISHED.search(before) or _PUBLISHED.search(after):
        role = "published"
    return DateLike(text=line[start:end], start=start, end=end, role=role, relative=relative, year=year)


def is_date_line(line: str, date: DateLike) -> bool:
    """Tell whether a line is little more than its date: label, weekday, time, zone, a name or place.

    The date behind a handle, ``(@ada) January 18, 2024``, is that of a post; a line with a verb tells something.
    """
    tells = _TELLS if date.role is None else _ANNOUNCES
    if "(@" in line[: date.start] or tells.search(line):
        return False
    rest = line[: date.start] + " " + line[date.end :]
    letters = sum(char.isalpha() for char in rest)
    return letters <= 45 and len(rest.split()) <= 16


def has_time(line: str) -> bool:
    """Tell whether a line prints a time of day."""
    return _TIME.search(line) is not None

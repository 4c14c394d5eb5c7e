"""Names in Chinese, Japanese and Korean bylines: no blanks, no capitals, so the label and the length must tell."""

from __future__ import annotations

import re
from typing import Final

#: The commonest Chinese, then Japanese surnames: evidence that two to four characters are a person.
_CHINESE: Final = frozenset(
    "王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏"
    "邱方侯邹熊孟秦白江阎薛尹段雷鞠黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关"
    "兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连"
    "芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全張劉陳楊黃吳趙孫馬鄭謝許鄧馮蕭葉蔣蘇呂盧鍾譚陸賈韋鄒閻龍賀顧龔萬錢嚴賴湯樂齊喬龐顏莊聶關蘭寧紀畢單"
)
_JAPANESE: Final = frozenset(
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々 山口 松本 井上 木村 斎藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川"
    " 岡田 長谷 村上 近藤 石井 遠藤 斉藤 坂本 青木 藤井 西村 福田 太田 三浦 藤原 松田 岡本 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 小島 柴田".split()
)
_KOREAN: Final = frozenset(
    "김이박정최조강윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄"
)
EAST: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NAME = r"[\u4e00-\u9fff\u3040-\u30ffー々]{2,4}(?:·[\u4e00-\u9fff]{1,6})?"
_LABEL: Final = re.compile(
    r"(?P<other>责任编辑|責任編輯|责编|编辑|編輯|编审|校对|监制|主编|摄影|来源|來源|出处|编译|整理者|審校|翻訳|訳|監訳|編集部?)"
    r"|(?P<label>(?:首席|特约|实习|见习)?(?:记者|記者|作者|撰文|撰稿人?|执笔|通讯员|实习生|实习记者|特派员|著者|筆者|取材・文|文字|执笔人)|(?<![\uac00-\ud7a3])글(?=[ =:：])|(?<![\u4e00-\u9fff])文(?=[ /／:：=＝・]))(?!节|招待|会|站|证|网|手记|观察|问|表示|了解|在|从|获悉|注意)"
)
#: Where the names end: what was done with them or where.
_STOP: Final = re.compile(
    r"发自|發自|报道|報道|报导|摄|攝|讯|电|编|編|整理|出自|来源|日期|时间|阅读|发布|於|于\d|[。！？;；|｜【】〖〗《》<>\[\]］［]"
)
_SPLIT: Final = re.compile(r"[\s、,，/／&＆=＝:：)）(（・]+")
_KOREAN_REPORTER: Final = re.compile(
    r"(?<![\uac00-\ud7a3])([\uac00-\ud7a3]{2,4})(?:\(.{1,20}\))? ?(?:선임|수습|인턴|특파원|객원|전문|팀장)?(?: ?기자|특파원)(?![\uac00-\ud7a3])"
)
_NO_NAME: Final = re.compile(
    r"报|社$|网|站|部|院|局|局$|中心|公司|政府|大学|新闻|记者|通讯|编辑|首页|频道|登录|注册|评论|搜索|更多|分享|收藏|记事|ニュース|一覧|記事|検索|ログイン|ランキング|会員|時間|年|月|日$"
)


def east_people(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the people that a line in Chinese, Japanese or Korean is signed by, and whether a label says so."""
    korean = tuple(dict.fromkeys(_KOREAN_REPORTER.findall(text)))
    if korean:
        return korean, True
    found: list[str] = []
    marks = list(_LABEL.finditer(text))
    for at, mark in enumerate(marks):
        if mark["label"] is None:
            continue
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        found += _names(text[mark.end() : end])
    if found or any(mark["label"] for mark in marks):
        return tuple(dict.fromkeys(found)), True
    if marks:
        return (), False
    parts = [part for part in _SPLIT.split(text.strip(" 　()（）[]［］【】《》□■●")) if part]
    if 1 <= len(parts) <= 6 and all(is_east_name(part) for part in parts):
        return tuple(dict.fromkeys(parts)), False
    return (), False


def _names(text: str) -> list[str]:
    stop = _STOP.search(text)
    kept = text[: stop.start()] if stop else text
    found: list[str] = []
    for part in _SPLIT.split(kept.strip(" 　:：/／")):
        if not part:
            continue
        if not (2 <= len(part) <= 12) or _NO_NAME.search(part) or any(char.isdigit() for char in part):
            break
        if EAST.search(part) and len(part) > 5 and "·" not in part:
            break
        if stop and EAST.search(part) and len(part) > 3 and found:
            break
        found.append(part)
    return found


def is_east_name(part: str) -> bool:
    """Tell whether characters could be a person's name: two to six of them, no word of a menu."""
    return (
        re.fullmatch(_NAME + r"|[\u4e00-\u9fff\u3040-\u30ffー々]{5,7}|[\uac00-\ud7a3]{2,4}", part) is not None
        and _NO_NAME.search(part) is None
    )


def has_surname(part: str) -> bool:
    """Tell whether a name in characters begins with a common surname."""
    return len(part) <= 5 and (
        part[0] in _CHINESE or part[:2] in _JAPANESE or (part[0] in _KOREAN and len(part) == 3)
    )

"""Boilerplate: sentences of a document that claim nothing: lead-ins, labels, calls to the reader."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_LEAD_IN: Final = re.compile(r"[:：]\W*$")
_STOPS: Final = re.compile("[.!?…。！？।؟۔።։]")
_SIGN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORD: Final = re.compile(r"\w[\w'’&/-]*")
_FIRST: Final = re.compile(r"\w")
_FEW_WORDS: Final = 2
_FEW_SIGNS: Final = 4
_LONGEST_CALL: Final = 300

# What a reader is asked to do, as a sentence begins; a bar with spaces parts two. Whole phrases: "Download speeds grew"
# asks for nothing.
# In English; German; French; Spanish, Portuguese and Italian; Dutch, Swedish, Danish and Polish; Russian; Turkish,
# Arabic and Hindi; Chinese; Japanese and Korean.
_CALLS: Final = r"""
    see (?:also|more|all)\b | click (?:here|on|below|the)\b | tap (?:here|below)\b
    (?:read|learn|find out|discover) more\b
    for (?:more|further) (?:information|details)\b.{0,20}\b(?:see|visit|contact|read|click|go to)\b
    (?:subscribe|sign up|register|log ?in|sign in)(?: (?:to|for|now|here|today|with)\b|\W*$)
    (?:share|print|e-?mail|bookmark|download|cite) (?:this|the) (?:article|page|post|story|document|paper|pdf|report)\b
    share on (?:facebook|twitter|x|linkedin|whatsapp)\b | follow us\b | join us\b | contact us\b
    (?:leave|post|write|add) a (?:comment|reply)\b | let me know\b | let us know\b | feel free to\b
    stay tuned\b
    (?:don['’]t|do not) (?:forget|hesitate|miss)\b | check (?:out (?:our|the|this|these)|back (?:soon|later))\b
    skip to\b
    (?:back|go|return|scroll) to (?:the )?(?:top|content|home|main)\b
    thank(?:s| you) for (?:reading|visiting|your|subscribing)\b
    please (?:see|visit|click|contact|read|subscribe|leave)\b | (?:would|do) you (?:like|want)\b
    if you(?:(?:['’]d| would) (?:like|prefer)| have any)\b | visit (?:our|us)\b
    you (?:may|might) also (?:like|be interested)\b | (?:happy|glad) to (?:help|elaborate)\b
    accept (?:all )?cookies\b
    siehe (?:auch|hierzu)\b | (?:hier )?klicken(?: sie)?\b | klick(?:e|en sie)? (?:hier|auf)\b
    (?:weiter|mehr) ?lesen\b
    mehr erfahren\b | (?:jetzt )?abonnieren\b | folgen sie uns\b | kontaktieren sie\b
    (?:einen )?kommentar (?:schreiben|hinterlassen)\b | (?:diesen )?artikel (?:teilen|drucken)\b
    lassen sie (?:mich|uns) wissen\b | sag(?:en sie)? mir\b | zum (?:inhalt|seitenanfang)\b
    voir (?:aussi|plus)\b | cliquez (?:ici|sur)\b | lire (?:la suite|aussi|plus)\b | en savoir plus\b
    abonnez-vous\b
    suivez-nous\b | (?:laisser|écrire) un commentaire\b | partager (?:cet|cette|sur)\b | contactez-nous\b
    n['’]hésitez pas\b | dites-moi\b
    véase (?:también|además)\b | ver (?:también|más|também)\b | (?:haga|haz|hacer) clic\b
    (?:leer|saber|ler|leggi|saperne) (?:más|mais|di più)\b | suscr[ií]b(?:ete|ase)\b | síguenos\b
    compartir (?:este|en|esta)\b | (?:deja|dejar|deje) un comentario\b | contáctenos\b | veja também\b
    clique (?:aqui|em)\b | inscreva-se\b | vedi anche\b | clicca (?:qui|su)\b | iscriviti\b
    zie ook\b | klik hier\b | lees (?:meer|verder)\b | se (?:även|också|også)\b | klicka här\b | läs mer\b
    klik her\b
    læs mere\b | zobacz (?:też|także|również|więcej)\b | kliknij\b | czytaj (?:dalej|więcej)\b | udostępnij\b
    zapisz się\b
    zostaw komentarz\b
    см\. (?:также|тж) | смотрите также\b | нажмите\b | кликните\b | читать (?:далее|дальше|также|полностью)\b
    читайте также\b | подпишитесь\b | подписывайтесь\b | поделит(?:ь|е)ся\b | оставить комментарий\b
    свяжитесь с нами\b
    узнать больше\b
    ayrıca bak\w* | tıklayın\b | devamını oku\b | انظر أيض | راجع أيض | اضغط هنا | انقر هنا
    اقرأ (?:المزيد|أيض)
    شارك (?:هذا|المقال) | تابعنا | (?:यह|इन्हें|ये) भी (?:देखें|पढ़ें) | और (?:पढ़ें|देखें|जानें) | यहाँ क्लिक
    यहां क्लिक
    सब्सक्राइब
    另请 | 另見 | 另见 | 參見 | 参见 | 请参阅 | 請參閱 | 参阅 | 延伸阅读 | 延伸閱讀 | 相关阅读 | 相關閱讀
    (?:点击|單擊|單击|点选|點擊|点開)(?:这里|此处|下方|上方|查看|阅读|链接|這裡|此處|查看|閱讀)
    阅读更多 | 閱讀更多 | 查看更多 | 了解更多 | 展开阅读 | 关注我们 | 關注我們 | 扫码(?:关注|下载)
    欢迎(?:留言|评论|关注|订阅|转发|分享) | 歡迎(?:留言|評論|訂閱|分享)
    如(?:果|需)(?:您|你).{0,20}(?:告诉我|告訴我|联系|聯繫) | こちらを | ここをクリック | 続きを読む
    もっと見る | 詳しくは | 関連記事 | あわせて読みたい | お問い合わせは | フォロー(?:する|して)
    シェア(?:する|して) | 더 (?:보기|읽기|알아보기) | 여기를 클릭 | 구독하기 | 공유하기 | 관련 기사
"""


@cache
def _calls() -> dict[str, list[str]]:
    """Return the calls by the letters that they may begin with."""
    calls: dict[str, list[str]] = {}
    for call in (call.strip() for line in _CALLS.strip().splitlines() for call in line.split(" | ")):
        for first in _first_letters(call):
            calls.setdefault(first, []).append(call)
    return calls


def _first_letters(call: str) -> set[str]:
    if not call.startswith("(?:"):
        return {call[0]}
    group, _, behind = call[3:].partition(")")
    letters = {one[0] for one in group.split("|")}
    return letters | _first_letters(behind[1:]) if behind.startswith("?") else letters


@cache
def _calls_with(first: str) -> re.Pattern[str] | None:
    """Return the calls that may begin with a letter, or None. One pattern for all would be many times slower."""
    calls = _calls().get(first.lower())
    return re.compile("|".join(calls), re.IGNORECASE) if calls else None


def is_boilerplate(sentence: str, *, whole: bool) -> bool:
    """Return whether a sentence claims nothing: it ends with a colon, is a label, or asks the reader to do something.

    Args:
        sentence: its words.
        whole: whether it is all of its paragraph, list item or quote; a label is.
    """
    # Nearly every sentence ends with a word and a full stop.
    if not (sentence[-1:] == "." and sentence[-2:-1].isalnum()) and _LEAD_IN.search(sentence[-8:]):
        return True
    if whole and is_label(sentence):
        return True
    return len(sentence) <= _LONGEST_CALL and _is_call(sentence)


def _is_call(sentence: str) -> bool:
    """Return whether a sentence begins with a call, behind signs."""
    at, first = 0, sentence[:1]
    if not first.isalnum():
        found = _FIRST.search(sentence)
        at, first = (found.start(), found[0]) if found else (0, "")
    calls = _calls_with(first)
    return calls is not None and calls.match(sentence, at) is not None


def is_label(text: str, most_words: int = _FEW_WORDS) -> bool:
    """Return whether a text is a line like a heading: one or two words (or four Chinese signs), no figure, no stop."""
    if len(text) > 100 or _STOPS.search(text) or any(map(str.isdecimal, text)):
        return False
    signs = len(_SIGN.findall(text))
    return signs <= _FEW_SIGNS if signs else len(_WORD.findall(text)) <= most_words

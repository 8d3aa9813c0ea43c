"""The words by which `stratview.evidence.doubt_rules` finds doubts, in English and Chinese, as parts of patterns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = r"\ (?:[\d$€£¥]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|a\b)"
_SIGNS: Final = "\u3000"
"""Chinese and Japanese signs are behind this one."""


class Words:
    """Finds words of two languages in a text; Chinese ones are looked for only where there are Chinese signs."""

    def __init__(self, english: str, chinese: str) -> None:
        """Look for entries, which are patterns: English ones, parted by ", ", as whole words; Chinese ones anywhere."""
        english = english.replace("NUMBER", _NUMBER)
        entries = [entry.strip() for line in english.strip().splitlines() for entry in line.split(", ")]
        plain: dict[str, list[str]] = {}
        for entry in entries:
            plain.setdefault(entry[0] if entry[0].isalpha() else "", []).append(entry)
        # By their first letter, which is many times quicker than one after the other.
        grouped = [f"{first}(?:{'|'.join(one[len(first) :] for one in some)})" for first, some in plain.items()]
        latin = rf"\b(?:{'|'.join(grouped)})(?!\w)"
        self._latin = re.compile(latin, re.IGNORECASE)
        self._both = re.compile(f"{latin}|{'|'.join(chinese.split())}", re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first of the words in a text."""
        return self._of(text).search(text)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """Return the word that begins at a place."""
        return self._of(text).match(text, at)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return all of them in their order."""
        return self._of(text).finditer(text)

    def _of(self, text: str) -> re.Pattern[str]:
        return self._latin if text.isascii() or max(text) < _SIGNS else self._both


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


TURNS: Final = Words(
    r"""
    but(?! also\b), not(?! (?:only|just|merely|least)\b), only(?! after\b), except, excluding, rather than, instead of
    unless, without, although, though, however, never, no longer, nor, provided that, as long as, cannot, \w+n['’]t
    until, despite, yet(?= (?:it|they|the|he|she|not|only|also)\b), if(?<!\beven if)(?<!\bas if)(?! not\b)
    """,
    "(?<!不)但 不过 然而 却 可是 只有 只在 只是 仅仅 (?<!不)仅 除了 除非 除外 而不是 而非 并非 并不 并未 尚未 没有 "
    "未能 不再 不能 不会 "
    "(?<=[，,；])不(?!仅|但|断|少|同) 不包括 直到 尽管 虽然 前提是",
)
"""What limits or reverses what was said before it in a sentence."""

DENIALS: Final = Words(
    r"not(?! (?:only|just|merely)\b), never, cannot, \w+n['’]t, no longer, neither, nor, nobody, nothing",
    "并不 并非 并未 没有 从不 从未 不再 不能 不会 未能 而非 不是",
)
"""What denies something."""

NEGATIVES: Final = Words(
    r"""
    not, never, cannot, \w+n['’]t, no, none, neither, nor, nobody, nothing, nowhere, without, rather than, instead of
    against, less, least, little, few, fewer, hardly, barely, seldom, rarely, only, lack\w*, fail\w*, avoid\w*, refus\w*
    reject\w*, den(?:y|ies|ied), miss(?:es|ing|ed)?, stop\w*, ceas\w*, end(?:s|ed|ing)?, free of, away from, beyond, but
    un(?!der|it|i[foqv]|til|less|cle)\w{4,}, in(?:capable|sufficient|dependent)\w*, im(?:possible|practical)\w*
    dis(?:agree|allow|appear|approv|continu|like|miss|regard|solv|trust)\w*
    """,
    "不 没 未 无 非 否 少 缺 拒 避 免 停 止 而是",
)
"""What may carry a denial, in any words."""

HEDGES: Final = Words(
    r"""
    (?-i:may), might, could, would, should, reportedly, allegedly, supposedly, apparently, presumably, probably
    possibly, potentially, perhaps, likely, unlikely, appears?, appeared, seems?, seemed, tends?, suggests?, suggested
    typically, usually, generally, often, sometimes, occasionally, frequently, mostly, mainly, largely, partly
    approximately, roughly, nearly, almost, up to, at least, at most, more than, less than, fewer than, over(?=NUMBER)
    about(?=NUMBER), around(?=NUMBER), some(?=NUMBER), circa, ca\.(?=\ \d)
    said to, believed to, thought to, rumou?red to, reported to, supposed to
    expects?, expected, plans? to, planned to, aims? to, hopes? to, intends? to, estimates?, estimated, claims?
    claimed, believes?, according to, in (?:some|many|most) cases, in part, to some extent, for the most part
    it(?: is|'s) (?:possible|conceivable|unclear|doubtful|uncertain|not clear|far from clear), rumou?r has it
    whether to, among(?= the (?:most|\w+est)\b), one of(?= the (?:most|\w+est)\b), some of(?= the (?:most|\w+est)\b)
    rarely, seldom, hardly, scarcely, barely, virtually, partially, some(?! \d), a few, parts of, many of, several of
    half of, of (?:its|their) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)(?= \w)
    """,
    r"可能 也许 或许 大约 大概 大致 约(?=\s?[\d一二三四五六七八九十百千万]) (?<=[\d个年人天月万亿%])左右 据说 据称 "
    r"据传 据报道 传闻 通常 一般 往往 常常 有时 似乎 好像 看来 估计 预计 预期 有望 计划 打算 基本上 主要 大多 多数 "
    r"几乎 或[能许会将可] 很少 极少 有些 多半 未必 个别 (?<=[个家名位项])[^，。；]{0,4}中有[一二两三四五六七八九十\d] "
    r"部分 至少 至多 最多 不到 超过 将近 接近 倾向于 被认为 相传",
)
"""What makes a sentence say less than it would without."""

SOFT: Final = Words(
    r"""
    may, can, about(?=NUMBER), around(?=NUMBER), some, many, most, several, few, commonly, normally, primarily
    chiefly, predominantly, rarely, seldom, perceived, seen as, aim\w*, plan\w*, intend\w*, expect\w*
    estimat\w*, report\w*, alleg\w*, rumou?r\w*, said to, says?, argues?, holds?, calls?, called, described?
    describes, regards?, considered, possible, potential, probable, if, proposes?, predicts?, forecasts?
    targets?, close to, in the region of, within, as a rule, on average, over, under, above, below, beyond
    exceeds?, exceeding
    """,
    "[~≈±] 约 称 认为 表示 目标 有可能 大部分 平均 希望 拟 将要 会 如果 若 一些",
)
"""What a statement can say, beside those words, for a hedge of its quote."""

SAYINGS: Final = Words(
    r"""
    according to, says?, said(?! to\b), claims?, claimed, argues?, argued, believes?, believed, insists?, insisted
    alleges?, alleged, maintains? that, asserts?, asserted, states? that, stated that, warns?, warned, denies, denied
    contends?, contended, complains?, complained, suspects?, suspected, assumes?, assumed, attributes?, attributed
    describe[sd]? (?:itself|themselves), calls? (?:itself|themselves), called (?:itself|themselves), bills itself
    sees? (?:itself|themselves), considers? (?:itself|themselves)
    critics, in the (?:view|opinion|words|eyes) of, in (?:his|her|their) (?:view|opinion|words)
    """,
    "据[^，。]{1,12}?(?:称|介绍|说|透露|报道) 声称 宣称 认为 批评者 归因于 坚称 否认 指控 (?<=[者人家员长师])说",
)
"""Words that attribute a sentence to someone."""

FORMERLY: Final = Words(
    r"""
    until (?:\d{4}|the|its), formerly, previously, before (?:the|its) (?:\w+), at the time, in those days
    (?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbeing )used to
    once(?= \w{2,}ed\b)
    """,
    "之前 以前 此前 原先 当时 曾",
)
"""What says that something was so, and need not be so now."""

PAST: Final = Words(
    r"was, were, had, did, been, \w{2,}ed, former\w*, once, until, before, earlier, (?:1[5-9]|20)\d\d, ran, became",
    r"前 曾 过 原 当时 \d{4}",
)
"""What sets a statement in the past."""

UNIVERSALS: Final = Words(
    r"""
    all, every(?! (?:year|month|week|day|night|morning|evening|season|spring|summer|autumn|winter)\b)(?!NUMBER|\ few)
    everyone, everybody, everything, everywhere, always, entire, entirely, completely
    """,
    "所有 全部 一切 全体 始终 总是",
)
"""What leaves no exception."""

DENIED: Final = Words(
    r"""
    not(?! (?:only|just|merely|least)\b), never, cannot, \w+n['’]t, no longer, neither, nor, fail(?:s|ed)? to
    unable to, refuse[sd]? to, decline[sd]? to, cease[sd]? to, ha(?:s|ve) yet to
    stop(?:s|ped)(?= \w+ing\b), avoid(?:s|ed)(?= \w+ing\b)
    """,
    "(?:并不|不再|从不|不(?![仅但少同断过只])|没有|从没有|从未|并未|并非|尚未)",
)
"""What denies the word that follows."""

CONDITIONS: Final = Words(
    r"""
    if, unless, provided(?: that)?, as long as, assuming, in case, on condition, only
    should(?= (?:the|it|they|[A-Z]\w+)\b)
    """,
    "如果 若 假如 假设 倘若 要是 除非 只要 只有 一旦",
)
"""What a sentence begins with that holds in some cases alone."""

CONDITIONAL: Final = Words(
    r"""
    if, unless, should, would, could, may, might, can, when, where, while, provided, as long as, assuming, depend\w*
    in case, condition\w*, only, once, without, with, subject to, until, needs?, requires?, for, by
    """,
    "如果 若 假如 假设 倘若 要是 除非 只要 只有 一旦 时 取决 条件 需 可",
)
"""What a statement can say for a condition."""

OPPOSITES: Final = (
    ("higher", "lower"),
    ("high", "low"),
    ("more", "less fewer"),
    ("most", "least small little"),
    ("faster quicker", "slower"),
    ("longer", "shorter"),
    ("larger bigger greater", "smaller"),
    ("stronger", "weaker"),
    ("better", "worse"),
    ("best", "worst"),
    ("cheaper", "dearer costlier"),
    ("before", "after"),
    ("earlier", "later"),
    ("first", "last"),
    ("above", "below"),
    ("always", "never"),
    ("won wins", "lost loses"),
    ("strengthens strengthened", "weakens weakened"),
    (
        "rise rises rose risen increase increases increased grew grows climbed",
        "fall falls fell fallen decrease decreases decreased declined declines shrank shrinks dropped",
    ),
)
"""Words that say the opposite of each other."""

COMPARED: Final = ("高 低", "快 慢", "多 少", "大 小", "早 晚", "强 弱", "长 短", "好 差", "贵 便宜", "先进 落后")
"""Chinese ones, where something is compared (比)."""

POINTING: Final = re.compile(
    r"(?<![A-Za-zÀ-ɏ])"
    r"(?:(?P<thing>it|its|itself|they|their|them|the (?:former|latter|company|firm|group|vendor|maker))(?!\w)"
    r"|(?P<person>he|she|his|her|him)(?!\w))"
    r"|(?P<sign>它们?|[他她]们|该公司|该集团|该企业|前者|后者|其(?![他它余实中次]))|(?P<who>[他她](?!们))",
    re.IGNORECASE,
)
"""Words at the beginning of a quote that refer to an earlier sentence."""

THIS: Final = re.compile(
    r"(?<![A-Za-zÀ-ɏ])(?P<this>this|that)\s+(?:is|isn['’]t|was|wasn['’]t|means|shows|signals|suggests|explains|reflects|makes|leads|allows|gives|helps"
    r"|has|had|will|would|can|could|may|might|does|did)(?!\w)|(?P<sign>这)(?=是|不是|说明|表明|意味着|显示|反映|使|让|也|将|会)",
    re.IGNORECASE,
)
"""A "this" at the beginning of a quote that means an earlier sentence."""

TOGETHER: Final = Words("both, the two, two of them, each of them, each other", "两家 两者 双方 二者 两个公司 各自")
"""Words for all that are compared."""

CLAUSE: Final = re.compile(
    r"\s*[;；]\s*|,\s+(?:and|but|while|whereas)\s+(?=(?:it|they|he|she|its|their|has|is|was|were|will|also)\b)|，(?:并且?|而且|同时|而)",
)
"""What parts the claims of one statement."""

COMMON: Final = _set("""
    a about above across after again against ago all almost along already also although always am among an and another
    any are around as at away back be became because become been before began behind being below between beyond both
    but by call called came can come could did do does doing done down during each either else end enough even ever
    every few first for found from full further gave get give given go goes going got had has have having he her here
    hers him his how however i if in include included includes including instead into is it its itself just keep kept
    known large largest last later least less like made mainly make makes making many may me mere might more most much
    must near nearly never new next no nor not now of off often on once one only onto or other our out over own part
    per perhaps put quite rather same saw say says see seen several shall she should show shows since so some still
    such take taken takes than that the their them then there these they this those though through thus to together
    too took toward towards two under until up upon us use used uses using very was way we well went were what when
    where whether which while who whom whose why will with within without would year years yet you your
""")
"""English words that say nothing by themselves."""

NO_NAMES: Final = _set("""
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday i english chinese january jan feb mar apr jun jul aug sep sept oct nov dec
    ai it tv ceo eu us usa uk gdp phd
""")
"""Capitalised words that are not looked for as names: days and months are figures, the others are too common."""

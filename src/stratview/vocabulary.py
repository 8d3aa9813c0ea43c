"""The words for proof states, absences, balance, dates, lags and documents, in English and in Simplified Chinese.

Window, exports and command line say the same word for the same thing; all of them take it from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from stratview.comparison.dates import Edtf, EdtfDate, Lag

STATE_MARKS: Final = {"exact": "✓", "normalised": "≈", "ambiguous": "?", "missing": "✗", "stale": "⚠", "unsourced": "○"}
"""A sign for each proof state; they differ by shape and not only by colour."""

PHRASES: Final[dict[str, tuple[str, str]]] = {
    # -- proof states, and what each means
    "state.exact": ("exact", "逐字一致"),
    "state.normalised": ("normalised", "规范化一致"),
    "state.ambiguous": ("ambiguous", "不唯一"),
    "state.missing": ("missing", "未找到"),
    "state.stale": ("stale", "文档已变"),
    "state.unsourced": ("unsourced", "无出处"),
    "why.exact": ("The quote is in the document, character for character.", "引文与文档逐字一致。"),
    "why.normalised": (
        "The quote is in the document, except for the form of spaces or signs.",
        "除空格或符号的写法外，引文与文档一致。",
    ),
    "why.ambiguous": (
        "The quote is in several places, and it is not known which is meant.",
        "引文在文档中不止一处，无从判断所指的是哪一处。",
    ),
    "why.missing": ("The quote is not in the document.", "文档中没有这段引文。"),
    "why.stale": ("The document has changed since the quote was taken.", "摘录引文之后，文档已有改动。"),
    "why.unsourced": ("Nothing is cited for this statement.", "这条陈述没有引用任何来源。"),
    # -- verdicts of reviews
    "verdict.review.supports": ("supports", "支持"),
    "verdict.review.partly": ("supports partly", "部分支持"),
    "verdict.review.does-not-support": ("does not support", "不支持"),
    "verdict.review.neither": ("neither", "无法判断"),
    "agreement": (
        "{0} and {1} gave the same verdict on {2} of {3} statements ({4} %)",
        "{0} 与 {1} 对 {3} 条陈述中的 {2} 条给出相同的结论（{4}%）",
    ),
    "agreement.one-verdict": (
        "; both gave the same verdict throughout, so agreement cannot be distinguished from chance.",
        "；双方自始至终只给出同一种结论，因此无法区分一致与巧合。",
    ),
    "agreement.kappa": ("; kappa {0}: {1}{2}.", "；kappa {0}：{1}{2}。"),
    "agreement.almost-perfect": ("almost perfect agreement beyond chance", "除去巧合，几乎完全一致"),
    "agreement.substantial": ("substantial agreement beyond chance", "除去巧合，高度一致"),
    "agreement.moderate": ("moderate agreement beyond chance", "除去巧合，中等程度一致"),
    "agreement.fair": ("fair agreement beyond chance", "除去巧合，尚有一致"),
    "agreement.slight": ("slight agreement beyond chance", "除去巧合，略有一致"),
    "agreement.none": ("no better than chance", "不高于巧合"),
    "agreement.few": (", from fewer than {0} statements, which says little", "，而陈述不足 {0} 条，说明不了多少"),
    "review.disagreement": ("reviewers disagree", "复核者意见不一"),
    # -- doubts: what was seen, in a sentence
    "doubt.cut": (
        "The quote ends at “{0}”, and its sentence goes on: “{1}”",
        "引文止于“{0}”，而原句接着写道：“{1}”",
    ),
    "doubt.cut.begins": ("The quote begins in the middle of “{0}”.", "引文从“{0}”的中间开始。"),
    "doubt.cut.ends": ("The quote ends in the middle of “{0}”.", "引文在“{0}”的中间结束。"),
    "doubt.label": (
        "“{0}” is a heading or a label, no sentence that says something.",
        "“{0}”是标题或标签，并不是一句话。",
    ),
    "doubt.hedge": ("The source says “{0}”; the statement does not.", "来源中写有“{0}”，陈述中没有。"),
    "doubt.name": (
        "None of the quotes, nor what is before them, names “{0}”.",
        "引文、其所在的句子及前文都没有提到“{0}”。",
    ),
    "doubt.name.quoted": (
        "The statement has “{0}” in quotation marks, which is in none of its quotes.",
        "陈述中带引号的“{0}”不见于任何引文。",
    ),
    "doubt.words": ("Most words of the statement are in none of its quotes: {0}.", "陈述中的多数词语不见于引文：{0}。"),
    "doubt.words.denial": (
        "The statement says “{0}”; nothing in its quotes denies anything.",
        "陈述中有“{0}”，而引文没有任何否定。",
    ),
    "doubt.words.denied": (
        "The quote says “{0}”; nothing in the statement denies anything.",
        "引文中写有“{0}”，而陈述没有任何否定。",
    ),
    "doubt.words.all": ("The statement says “{0}”; its quotes do not.", "陈述中写有“{0}”，引文中没有。"),
    "doubt.words.opposite": (
        "The statement says “{0}”, and its quotes say “{1}”.",
        "陈述中写有“{0}”，而引文写的是“{1}”。",
    ),
    "doubt.several": (
        "The statement makes several claims and has one quote, which has nothing of “{0}”",
        "这条陈述有几个论断，却只有一段引文，其中没有“{0}”的内容",
    ),
    "doubt.pronoun": (
        "The quote begins with “{0}”, and nothing shortly before it says who or what that is.",
        "引文以“{0}”开头，而前文没有说明所指的是谁。",
    ),
    "doubt.pronoun.other": (
        "The quote begins with “{0}”, and the text before it is about {1}.",
        "引文以“{0}”开头，而前文说的是{1}。",
    ),
    "doubt.pronoun.this": (
        "The quote begins with “{0}”, and only the text before it says what that is.",
        "引文以“{0}”开头，所指为何只见于前文。",
    ),
    "doubt.shared": ("The only quote is also the only quote of “{0}”.", "唯一的引文也是“{0}”唯一的引文。"),
    "doubt.twin": ("“{0}” says the same in the same words.", "“{0}”用同样的词句说了同样的话。"),
    "doubts.cut": ("cut short", "引文截断"),
    "doubts.label": ("heading or label", "标题或标签"),
    "doubts.hedge": ("hedge left out", "缺少限定语"),
    "doubts.name": ("name not quoted", "名称无引文"),
    "doubts.words": ("words not quoted", "词语无引文"),
    "doubts.several": ("several claims, one quote", "多个论断一段引文"),
    "doubts.pronoun": ("unclear “it”, “they” or “this”", "代词所指不明"),
    "doubts.shared": ("shared quote", "引文共用"),
    "doubts.twin": ("said twice", "重复陈述"),
    # -- sides that say nothing
    "absence.unsaid": ("No statement", "没有陈述"),
    "absence.not-found": ("Looked for, not found", "查找过，未找到"),
    "absence.not-comparable": ("Not comparable", "不可比较"),
    # -- how the evidence is spread
    "balance.passages": ("{0} passages", "{0} 处引文"),
    "balance.passages.one": ("{0} passage", "{0} 处引文"),
    "balance.newest": ("newest: {0}", "最新：{0}"),
    "verdict.passages": ("{0} against {1}", "{0}，另一方有 {1} 处"),
    "verdict.own": ("no statement about it alone, against {1}", "没有单独的陈述，另一方有 {1} 条"),
    "verdict.documents": ("one document against {1}", "仅 1 份文档，另一方有 {1} 份"),
    "verdict.age": ("newest document of {0} against {1}", "最新文档为 {0} 年，另一方为 {1} 年"),
    "verdict.one-document": ("one document only", "只依据一份文档"),
    "verdict.no-passage": ("no quote is proven", "没有一段引文成立"),
    # -- dates and lags
    "undated": ("no date", "无日期"),
    "since": ("since {0}", "{0}起"),
    "until": ("until {0}", "至{0}"),
    "from.unknown": ("from {0}, end not known", "{0}起，止期不详"),
    "until.unknown": ("until {0}, start not known", "至{0}，起期不详"),
    "about": ("about {0}", "约{0}"),
    "uncertain": ("{0} (uncertain)", "{0}（存疑）"),
    "language.region": ("{0} ({1})", "{0}（{1}）"),
    "decade": ("{0}s", "{0}年代"),
    "season.21": ("spring {0}", "{0}年春"),
    "season.22": ("summer {0}", "{0}年夏"),
    "season.23": ("autumn {0}", "{0}年秋"),
    "season.24": ("winter {0}", "{0}年冬"),
    "season.25": ("spring {0} (northern)", "{0}年春（北半球）"),
    "season.26": ("summer {0} (northern)", "{0}年夏（北半球）"),
    "season.27": ("autumn {0} (northern)", "{0}年秋（北半球）"),
    "season.28": ("winter {0} (northern)", "{0}年冬（北半球）"),
    "season.29": ("spring {0} (southern)", "{0}年春（南半球）"),
    "season.30": ("summer {0} (southern)", "{0}年夏（南半球）"),
    "season.31": ("autumn {0} (southern)", "{0}年秋（南半球）"),
    "season.32": ("winter {0} (southern)", "{0}年冬（南半球）"),
    "season.33": ("first quarter of {0}", "{0}年第一季度"),
    "season.34": ("second quarter of {0}", "{0}年第二季度"),
    "season.35": ("third quarter of {0}", "{0}年第三季度"),
    "season.36": ("fourth quarter of {0}", "{0}年第四季度"),
    "season.37": ("January to April {0}", "{0}年1月至4月"),
    "season.38": ("May to August {0}", "{0}年5月至8月"),
    "season.39": ("September to December {0}", "{0}年9月至12月"),
    "season.40": ("first half of {0}", "{0}年上半年"),
    "season.41": ("second half of {0}", "{0}年下半年"),
    "estimated": ("{0}–{1} (estimated {2})", "{0}–{1}年（约{2}年）"),
    "year.before": ("{0} BC", "公元前{0}"),
    "lag.years": ("{0} years", "{0} 年"),
    "lag.years.one": ("{0} year", "{0} 年"),
    "lag.months": ("{0} months", "{0} 个月"),
    "lag.months.one": ("{0} month", "{0} 个月"),
    "lag.days": ("{0} days", "{0} 天"),
    "lag.days.one": ("{0} day", "{0} 天"),
    "lag.same.years": ("the same year", "同年"),
    "lag.same.months": ("the same month", "同月"),
    "lag.same.days": ("the same day", "同日"),
    "lag.around.years": ("{0} years before to {1} after", "早 {0} 年至晚 {1} 年"),
    "lag.around.months": ("{0} months before to {1} after", "早 {0} 个月至晚 {1} 个月"),
    "lag.around.days": ("{0} days before to {1} after", "早 {0} 天至晚 {1} 天"),
}

FIELDS: Final[dict[str, tuple[str, str]]] = {
    "type": ("Kind", "类型"),
    "title": ("Title", "标题"),
    "author": ("Author", "作者"),
    "editor": ("Editor", "编者"),
    "translator": ("Translator", "译者"),
    "issued": ("Date", "日期"),
    "accessed": ("Accessed", "访问日期"),
    "publisher": ("Publisher", "出版者"),
    "publisher-place": ("Place", "出版地"),
    "container-title": ("Published in", "载于"),
    "collection-title": ("Series", "丛书"),
    "volume": ("Volume", "卷"),
    "issue": ("Issue", "期"),
    "page": ("Pages", "页码"),
    "number-of-pages": ("Number of pages", "页数"),
    "number": ("Number", "编号"),
    "edition": ("Edition", "版次"),
    "version": ("Version", "版本"),
    "genre": ("Genre", "体裁"),
    "abstract": ("Abstract", "摘要"),
    "keyword": ("Keywords", "关键词"),
    "language": ("Language", "语言"),
    "note": ("Note", "附注"),
    "container-author": ("Author of the whole work", "整部作品的作者"),
    "collection-editor": ("Editor of the series", "丛书编者"),
    "director": ("Director", "导演"),
    "interviewer": ("Interviewer", "采访者"),
    "recipient": ("Recipient", "收件人"),
    "original-author": ("Original author", "原作者"),
    "original-date": ("Original date", "原出版日期"),
    "original-title": ("Original title", "原标题"),
    "original-publisher": ("Original publisher", "原出版者"),
    "original-publisher-place": ("Original place", "原出版地"),
    "available-date": ("Available from", "可获取日期"),
    "event-date": ("Date of the event", "活动日期"),
    "submitted": ("Submitted", "提交日期"),
    "archive": ("Archive", "档案馆"),
    "archive-place": ("Place of the archive", "档案馆地点"),
    "archive_location": ("Place in the archive", "档案位置"),
    "authority": ("Authority", "机构"),
    "call-number": ("Call number", "索书号"),
    "chapter-number": ("Number of the chapter", "章节编号"),
    "collection-number": ("Number in the series", "丛书编号"),
    "container-title-short": ("Published in (short)", "载于（简称）"),
    "event-title": ("Event", "活动"),
    "event": ("Event", "活动"),
    "event-place": ("Place of the event", "活动地点"),
    "jurisdiction": ("Jurisdiction", "司法管辖区"),
    "medium": ("Medium", "载体"),
    "number-of-volumes": ("Number of volumes", "卷数"),
    "section": ("Section", "部分"),
    "source": ("Found in", "来源"),
    "status": ("Status", "状态"),
    "title-short": ("Short title", "短标题"),
    "shortTitle": ("Short title", "短标题"),
    "file": ("File", "文件"),
    "URL": ("Address", "网址"),
    "sha256": ("SHA-256", "SHA-256"),
}
"""The names of bibliographic fields, by their keys in CSL-JSON and in sources.yaml."""

KINDS: Final[dict[str, tuple[str, str]]] = {
    "document": ("Document", "文档"),
    "report": ("Report", "报告"),
    "book": ("Book", "图书"),
    "chapter": ("Book chapter", "图书章节"),
    "article-journal": ("Journal article", "期刊文章"),
    "article-magazine": ("Magazine article", "杂志文章"),
    "article-newspaper": ("Newspaper article", "报纸文章"),
    "paper-conference": ("Conference paper", "会议论文"),
    "webpage": ("Web page", "网页"),
    "post-weblog": ("Blog post", "博客文章"),
    "thesis": ("Thesis", "学位论文"),
    "standard": ("Standard", "标准"),
    "legislation": ("Legislation", "法规"),
    "legal_case": ("Court decision", "判决"),
    "patent": ("Patent", "专利"),
    "interview": ("Interview", "访谈"),
    "speech": ("Speech", "演讲"),
    "dataset": ("Data set", "数据集"),
    "software": ("Software", "软件"),
    "manuscript": ("Manuscript", "手稿"),
    "pamphlet": ("Pamphlet", "小册子"),
    "entry-encyclopedia": ("Encyclopedia entry", "百科条目"),
}
"""The names of the kinds of documents (CSL-JSON's types) that the window proposes, in its order."""

RARER_KINDS: Final[dict[str, tuple[str, str]]] = {
    "article": ("Article", "文章"),
    "bill": ("Bill", "法案"),
    "broadcast": ("Broadcast", "广播节目"),
    "classic": ("Classical work", "古典著作"),
    "collection": ("Collection", "文集"),
    "entry": ("Entry", "条目"),
    "entry-dictionary": ("Dictionary entry", "词典条目"),
    "event": ("Event", "活动"),
    "figure": ("Figure", "插图"),
    "graphic": ("Graphic", "图形作品"),
    "hearing": ("Hearing", "听证会"),
    "map": ("Map", "地图"),
    "motion_picture": ("Film", "影片"),
    "musical_score": ("Musical score", "乐谱"),
    "performance": ("Performance", "演出"),
    "periodical": ("Periodical", "期刊"),
    "personal_communication": ("Personal communication", "私人通信"),
    "post": ("Post", "帖子"),
    "regulation": ("Regulation", "法规"),
    "review": ("Review", "评论"),
    "review-book": ("Book review", "书评"),
    "song": ("Song or recording", "歌曲或录音"),
    "treaty": ("Treaty", "条约"),
}
"""Kinds that come only with files and bibliographies: the list to choose from would be too long with them."""

LANGUAGES: Final[dict[str, tuple[str, str]]] = {
    "ar": ("Arabic", "阿拉伯语"),
    "bg": ("Bulgarian", "保加利亚语"),
    "bn": ("Bangla", "孟加拉语"),
    "ca": ("Catalan", "加泰罗尼亚语"),
    "cs": ("Czech", "捷克语"),
    "cy": ("Welsh", "威尔士语"),
    "da": ("Danish", "丹麦语"),
    "de": ("German", "德语"),
    "el": ("Greek", "希腊语"),
    "en": ("English", "英语"),
    "es": ("Spanish", "西班牙语"),
    "et": ("Estonian", "爱沙尼亚语"),
    "eu": ("Basque", "巴斯克语"),
    "fa": ("Persian", "波斯语"),
    "fi": ("Finnish", "芬兰语"),
    "fr": ("French", "法语"),
    "ga": ("Irish", "爱尔兰语"),
    "gl": ("Galician", "加利西亚语"),
    "gu": ("Gujarati", "古吉拉特语"),
    "he": ("Hebrew", "希伯来语"),
    "hi": ("Hindi", "印地语"),
    "hr": ("Croatian", "克罗地亚语"),
    "hu": ("Hungarian", "匈牙利语"),
    "hy": ("Armenian", "亚美尼亚语"),
    "id": ("Indonesian", "印度尼西亚语"),
    "is": ("Icelandic", "冰岛语"),
    "it": ("Italian", "意大利语"),
    "ja": ("Japanese", "日语"),
    "ka": ("Georgian", "格鲁吉亚语"),
    "kk": ("Kazakh", "哈萨克语"),
    "km": ("Khmer", "高棉语"),
    "kn": ("Kannada", "卡纳达语"),
    "ko": ("Korean", "韩语"),
    "la": ("Latin", "拉丁语"),
    "lo": ("Lao", "老挝语"),
    "lt": ("Lithuanian", "立陶宛语"),
    "lv": ("Latvian", "拉脱维亚语"),
    "mk": ("Macedonian", "马其顿语"),
    "ml": ("Malayalam", "马拉雅拉姆语"),
    "mn": ("Mongolian", "蒙古语"),
    "mr": ("Marathi", "马拉地语"),
    "ms": ("Malay", "马来语"),
    "my": ("Burmese", "缅甸语"),
    "nb": ("Norwegian Bokmål", "书面挪威语"),
    "ne": ("Nepali", "尼泊尔语"),
    "nl": ("Dutch", "荷兰语"),
    "nn": ("Norwegian Nynorsk", "挪威尼诺斯克语"),
    "no": ("Norwegian", "挪威语"),
    "pa": ("Punjabi", "旁遮普语"),
    "pl": ("Polish", "波兰语"),
    "ps": ("Pashto", "普什图语"),
    "pt": ("Portuguese", "葡萄牙语"),
    "ro": ("Romanian", "罗马尼亚语"),
    "ru": ("Russian", "俄语"),
    "sa": ("Sanskrit", "梵语"),
    "si": ("Sinhala", "僧伽罗语"),
    "sk": ("Slovak", "斯洛伐克语"),
    "sl": ("Slovenian", "斯洛文尼亚语"),
    "sq": ("Albanian", "阿尔巴尼亚语"),
    "sr": ("Serbian", "塞尔维亚语"),
    "sv": ("Swedish", "瑞典语"),
    "sw": ("Swahili", "斯瓦希里语"),
    "ta": ("Tamil", "泰米尔语"),
    "te": ("Telugu", "泰卢固语"),
    "th": ("Thai", "泰语"),
    "tr": ("Turkish", "土耳其语"),
    "uk": ("Ukrainian", "乌克兰语"),
    "ur": ("Urdu", "乌尔都语"),
    "uz": ("Uzbek", "乌兹别克语"),
    "vi": ("Vietnamese", "越南语"),
    "yi": ("Yiddish", "意第绪语"),
    "zh": ("Chinese", "中文"),
    "zh-Hans": ("Simplified Chinese", "简体中文"),
    "zh-Hant": ("Traditional Chinese", "繁体中文"),
}
"""The names of languages by their tags, as CLDR has them."""

DOUBT_MARK: Final = "◇"
"""The mark behind a statement that is worth a second look."""
REVIEW_MARKS: Final[dict[str, str]] = {
    "supports": "■",
    "partly": "▪",
    "does-not-support": "□",
    "neither": "○",
    "disagreement": "↔",
}
"""The mark behind a statement for what its reviewers say: one of the verdicts, or that they disagree."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Vocabulary:
    """The words of one language: `en` or `zh_CN`."""

    def __init__(self, language: str, phrases: Mapping[str, tuple[str, str]] = PHRASES) -> None:
        """Take the words from `phrases`: each key with its English and its Chinese."""
        self._chinese = language == "zh_CN"
        self._phrases = phrases

    def __call__(self, key: str, *values: object) -> str:
        """Return the phrase with this key, with the values in their places.

        Raises:
            KeyError: there is no such phrase.
        """
        phrase = self._phrases[key][self._chinese]
        return phrase.format(*values) if values else phrase

    def count(self, key: str, number: int) -> str:
        """Return a number of something: the phrase `key`, or `key.one` for 1 where the language has one."""
        if number == 1 and not self._chinese and f"{key}.one" in self._phrases:
            return self(f"{key}.one", self.number(number))
        return self(key, self.number(number))

    @staticmethod
    def number(number: int) -> str:
        """Return a whole number with its thousands apart."""
        return f"{number:,}"

    def field(self, name: str) -> str:
        """Return what a bibliographic field is called; one that is not known keeps its key."""
        return FIELDS[name][self._chinese] if name in FIELDS else name

    def kind(self, key: str) -> str:
        """Return what a kind of documents (a CSL type) is called; one that is not known keeps its key."""
        names = KINDS.get(key) or RARER_KINDS.get(key)
        return names[self._chinese] if names else key

    def language_name(self, language: str, region: str = "") -> str:
        """Return what a language is called, with its region in parentheses; empty for one that is not known."""
        key = language
        if language == "zh" and region:
            key, region = ("zh-Hans", "") if region == "cn" else ("zh-Hant", "" if region == "tw" else region)
        name = LANGUAGES[key][self._chinese] if key in LANGUAGES else ""
        return self("language.region", name, region.upper()) if name and region else name

    def kinds(self) -> dict[str, str]:
        """Return the kinds of documents that can be chosen, with their names."""
        return {key: names[self._chinese] for key, names in KINDS.items()}

    def verdict(self, kind: str, less: int, more: int) -> str:
        """Return what a verdict of `stratview.evidence.balance` says, without the side that it is about."""
        if kind == "passages":
            return self("verdict.passages", self.count("balance.passages", less), more)
        return self(f"verdict.{kind}", less, more)

    def day(self, moment: date) -> str:
        """Return a day in full."""
        if self._chinese:
            return f"{moment.year}年{moment.month}月{moment.day}日"
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"

    def date(self, when: Edtf) -> str:
        """Return a date or interval in words, as exactly as it is known."""
        if when.start is None or when.end is None:
            return self._open(when)
        if not when.is_interval:
            return self._one(when.start)
        joint = "–" if len(self._one(when.start)) <= len("1987") else " – "
        return f"{self._one(when.start)}{joint}{self._one(when.end)}"

    def lag(self, lag: Lag) -> str:
        """Return a length of time between two milestones."""
        low, high = lag.low, lag.high
        if low == high == 0:
            words = self(f"lag.same.{lag.unit}")
        elif low < 0 < high:
            words = self(f"lag.around.{lag.unit}", -low, high)
        else:
            low, high = sorted((abs(low), abs(high)))
            amount = f"{low}–{high}" if low != high else str(low)
            words = self(f"lag.{lag.unit}.one" if amount == "1" else f"lag.{lag.unit}", amount)
        return self("about", words) if lag.about else words

    def _open(self, when: Edtf) -> str:
        if when.start is not None:
            return self("from.unknown" if when.unknown_end else "since", self._one(when.start))
        end = self._one(when.end) if when.end is not None else ""
        return self("until.unknown" if when.unknown_start else "until", end)

    def _one(self, when: EdtfDate) -> str:
        words = self._plain(when)
        if when.approximate:
            words = self("about", words)
        return self("uncertain", words) if when.uncertain else words

    def _plain(self, when: EdtfDate) -> str:
        year = self._year(when.year)
        if when.season is not None:
            return self(f"season.{when.season}", year)
        if when.estimate is not None:
            return self("estimated", year, self._year(when.last_year), self._year(when.estimate))
        if when.unspecified_digits == 1 and when.year > 0:
            return self("decade", when.year)
        if when.unspecified_digits:
            return f"{year}–{self._year(when.last_year)}"
        if when.month is None:
            return year if not self._chinese else f"{year}年"
        if self._chinese:
            return f"{year}年{when.month}月" + (f"{when.day}日" if when.day else "")
        month = _MONTHS[when.month - 1]
        return f"{when.day} {month} {year}" if when.day else f"{month} {year}"

    def _year(self, year: int) -> str:
        """Return a year; the year 0 is 1 BC."""
        said = year if year > 0 else 1 - year
        text = self.number(said) if said > 9999 else str(said)
        return text if year > 0 else self("year.before", text)

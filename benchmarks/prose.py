"""Made-up prose that reads like the real one: two firms that do not exist, in English and Chinese.

A few very common words, many rare names, figures in all their forms, quotation marks and dashes, so that what is slow
with real text is slow with this.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

SUBJECTS: Final = (("norvik", "Norvik", "诺维克"), ("telmar", "Telmar", "泰尔玛"))
BOTH: Final = "both"

# Each with the curator's own short sentence; its figures are in the long one too.
_ENGLISH: Final = (
    (
        "{who} opened a {adj} {noun} in {place} in {year}, and {person} called it “the {adj2} step towards {goal}”",
        "Opens a {noun} in {place} in {year}.",
    ),
    (
        "By {date} the {noun} of {who} had grown to {count} {people}, {percent} more than a year before",
        "Has {count} {people} by {date}, {percent} more than a year before.",
    ),
    (
        "In its {adj} years {who} {verb} the {noun} that {other} had given up, for {goal} mattered more than {goal2}",
        "Takes up what {other} gave up, for the sake of {goal}.",
    ),
    (
        "The {noun} cost {money}—far more than the {adj} {noun2} of {other}—and {who} {verb} it within {months} months",
        "Spends {money} on a {noun}, and is done within {months} months.",
    ),
    (
        "{person}, who led the {adj} {noun} of {who} at {place}, says that {goal} comes first and {goal2} second",
        "{person} puts {goal} before {goal2}.",
    ),
    (
        "{who}’s {product} reached {percent} of the {adj} market in {place}, where {other} had sold {count} units",
        "{product} takes {percent} of the market in {place}.",
    ),
    (
        "Since {year} {who} has {verb} each {noun} with its own {noun2}; the {adj} {product} is the best known of them",
        "Has done so since {year}; {product} is the best known.",
    ),
    (
        "Unlike {other}, {who} never {verb} a {noun} before its {noun2} was {adj}, whatever the {adj2} critics wrote",
        "Waits until a {noun2} is {adj}.",
    ),
    (
        "A {adj} agreement of {date} gave {who} the right to use the {noun} of {other} for {money} a year",
        "Uses {other}’s {noun} for {money} a year under an agreement of {date}.",
    ),
    (
        "The {adj} {noun} at {place} employs {count} {people}, and {who} trains {percent} of them in {goal}",
        "Trains {percent} of its {people} at {place}.",
    ),
    (
        "When prices fell in {year}, {who} {verb} its {noun} rather than its {noun2}, which {person} praised as {goal}",
        "Keeps its {noun2} when prices fall in {year}.",
    ),
    (
        "“{product} was {adj} from the first day,” {person} recalls, “but {who} needed {months} months to make it pay”",
        "Needs {months} months to make {product} pay.",
    ),
)
_ENGLISH_BOTH: Final = (
    (
        "Norvik and Telmar both {verb} their {noun} in {year}, though {goal} meant something {adj} to each of them",
        "Both turn to their {noun} in {year}.",
    ),
    (
        "Where Norvik seeks {goal}, Telmar seeks {goal2}, and neither has changed its {adj} {noun} since {year}",
        "They part over {goal} and {goal2}.",
    ),
    (
        "The {noun} of Telmar came {months} months after that of Norvik, which {person} explains by its {adj} {noun2}",
        "Telmar follows {months} months behind Norvik.",
    ),
)
_CHINESE: Final = (
    (
        "{year}年，{zh}在{zplace}开设了{zadj}的{znoun}，投入{zmoney}，{zperson}称之为“走向{zgoal}的第一步”",
        "{year}年开设{znoun}。",
    ),
    ("{zh}的{znoun}占市场的{number}%，而竞争对手的{znoun2}仍然{zadj}", "{znoun}占市场的{number}%。"),
    ("与其他企业不同，{zh}从不在{znoun2}成熟之前推出{znoun}，因为{zgoal}比{zgoal2}更重要", "重视{zgoal}甚于{zgoal2}。"),
    ("{zperson}认为，{zh}用了{months}个月才让{znoun}盈利，这与{zplace}的{znoun2}有关", "用{months}个月实现盈利。"),
    ("截至{year}年底，{zh}在{zplace}拥有{zcount}名员工，其中多数从事{zgoal}", "{year}年底有{zcount}名员工。"),
)
_CHINESE_BOTH: Final = (
    ("诺维克与泰尔玛都重视{zgoal}，但前者依靠{znoun}，后者依靠{znoun2}，路径{zadj}", "都重视{zgoal}，路径不同。"),
    ("{year}年，泰尔玛比诺维克晚{months}个月进入{zplace}的{znoun}市场", "泰尔玛晚{months}个月。"),
)

_WORDS: Final = {
    "adj": "first late regional modest bold costly quiet public private northern southern technical commercial"
    " narrow broad patient hasty joint separate foreign domestic planned hurried lasting brief",
    "noun": "factory laboratory network standard platform workshop depot service school foundry warehouse team"
    " programme patent market supply licence test design contract",
    "verb": "bought built rebuilt extended closed moved tested financed opened delayed doubled halved licensed sold"
    " renewed copied",
    "goal": "independence reach reliability thrift speed scale trust quality openness secrecy service comfort growth"
    " research continuity choice",
    "people": "engineers clerks fitters researchers apprentices employees designers agents",
    "month": "January February March April May June July August September October November December",
    "onset": "b br c ch d dr f g gr h j k kl l m n p pr r s st t tr v w z",
    "vowel": "a e i o u ai ea io ou",
    "end": "n r s l th nd rk m x sk",
}
_ZH_WORDS: Final = {
    "zadj": "稳健 迅速 谨慎 独特 成熟 先进 开放 封闭 不同 相近",
    "znoun": "工厂 实验室 供应链 操作系统 芯片 服务网络 生态系统 专利 标准 渠道 研发中心 品牌",
    "zgoal": "技术突破 规模效应 成本控制 用户体验 自主创新 长期投入 市场效率 社会责任",
    "zplace": "深圳 北京 上海 成都 武汉 西安 杭州 南京 广州 苏州",
    "zperson": "潘先生 李教授 王工程师 陈女士 赵研究员 周经理",
}
_NAMES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the words it was made of. `side` is a subject's id, "both", or empty for somebody else."""

    pattern: str
    gist_pattern: str
    words: dict[str, str]
    side: str
    chinese: bool

    @property
    def text(self) -> str:
        """The sentence without its full stop."""
        return self.pattern.format_map(self.words)

    @property
    def stop(self) -> str:
        """Its full stop."""
        return "。" if self.chinese else "."

    @property
    def gist(self) -> str:
        """What a curator would write of it."""
        return self.gist_pattern.format_map(self.words)


_LISTS: Final = {key: tuple(words.split(" ")) for key, words in {**_WORDS, **_ZH_WORDS}.items()}


@cache
def _made_names() -> tuple[str, ...]:
    chance = random.Random(0)  # noqa: S311 - nothing is kept secret
    names: dict[str, None] = {}
    while len(names) < _NAMES:
        parts = [chance.choice(_LISTS[part]) for _ in range(chance.choice((1, 2, 2, 3))) for part in ("onset", "vowel")]
        names["".join(parts).capitalize() + chance.choice(_LISTS["end"])] = None
    return tuple(names)


class Prose:
    """Sentences without end; the same seed makes the same ones."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing is kept secret
        self._names = _made_names()

    def pick(self, key: str) -> str:
        """One of the words of a kind."""
        words = _LISTS[key]
        return words[int(self.chance.random() * len(words))]

    def name(self) -> str:
        """Return a proper name: some are everywhere, most are rare."""
        return self._names[int(self.chance.random() ** 4 * _NAMES)]

    def sentence(self, *, chinese: bool) -> Sentence:
        """Return the next sentence."""
        roll = self.chance.random()
        if roll < 0.15:
            pattern, gist = self.chance.choice(_CHINESE_BOTH if chinese else _ENGLISH_BOTH)
            return Sentence(pattern, gist, self._zh_words("") if chinese else self._words(""), BOTH, chinese)
        pattern, gist = self.chance.choice(_CHINESE if chinese else _ENGLISH)
        side, name, native = SUBJECTS[roll < 0.5] if roll < 0.85 else ("", "", "")
        words = self._zh_words(native or "该公司") if chinese else self._words(name or self.name())
        return Sentence(pattern, gist, words, side, chinese)

    def twin(self, sentence: Sentence) -> Sentence:
        """Return the same sentence with one other word."""
        pattern = sentence.pattern
        key = next(key for key in ("adj", "noun", "goal", "zadj", "znoun", "zgoal") if f"{{{key}}}" in pattern)
        others = [word for word in _LISTS[key] if word not in sentence.words.values()]
        return replace(sentence, words={**sentence.words, key: self.chance.choice(others)})

    def _words(self, who: str) -> dict[str, str]:
        draw = self.chance.random
        year = 1985 + int(draw() * 40)
        tens, cents = int(draw() * 90) + 3, int(draw() * 10)
        return {
            "who": who, "other": self.name(), "product": self.name(), "place": self.name(),
            "person": f"{self.name()} {self.name()}",
            "adj": self.pick("adj"), "adj2": self.pick("adj"), "noun": self.pick("noun"), "noun2": self.pick("noun"),
            "goal": self.pick("goal"), "goal2": self.pick("goal"), "verb": self.pick("verb"),
            "people": self.pick("people"), "year": str(year),
            "date": f"{1 + int(draw() * 28)} {self.pick('month')} {year}",
            "count": f"{int(draw() ** 3 * 80_000) + 1200:,}", "months": str(2 + int(draw() * 40)),
            "percent": f"{tens}.{cents} percent" if cents % 2 else f"{tens}%",
            "money": f"${tens}.{cents} million" if cents % 3 else f"€{tens} billion",
        }  # fmt: skip

    def _zh_words(self, who: str) -> dict[str, str]:
        draw = self.chance.random
        return {
            "zh": who, "zadj": self.pick("zadj"), "znoun": self.pick("znoun"), "znoun2": self.pick("znoun"),
            "zgoal": self.pick("zgoal"), "zgoal2": self.pick("zgoal"), "zplace": self.pick("zplace"),
            "zperson": self.pick("zperson"), "year": str(1985 + int(draw() * 40)), "number": str(3 + int(draw() * 90)),
            "months": str(2 + int(draw() * 40)), "zcount": str(1000 + int(draw() * 90_000)),
            "zmoney": f"{1 + int(draw() * 90)}亿元",
        }  # fmt: skip

"""The words and signs beside digits: scales, percentages, money and units.

The words of English and Chinese texts are in tables here; those of other languages are CLDR's. All readers expect text
as :func:`stratview.evidence.numerals.fold` returns it. Every repetition in the patterns is bounded or runs over one
class of characters, so that no text makes them slow; and words are found by look-up, because a pattern that lists them
all takes longer to compile than a page takes to read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stratview.evidence import cldr
from stratview.evidence.numerals import GLUED, LETTER, RAISED

_SCALES = {
    1: "十", 2: "hundred, 百", 3: "thousand, tsd, tys, χιλ, tusinde, ngàn, mijë, илјади, илјада, мың, мянга, "
    "వేల, వేలు, elfu, ሺ, ათასი, հազար, "
    "ming, libo, libong, миң, ҳазор, müň, ହଜାର, දහස, දහසක්, දහස්, "
    "mila, duisend, hiljada, hiljade, хиљада, хиљаде, אלפים, 千, 천", 4: "万, 萬, 만, vạn",
    5: "lakh, ଲକ୍ଷ, ලක්ෂ, লক্ষ, লাখ, லட்சம், இலட்சம், లక్ష, లక్షల, లక్షలు, ಲಕ್ಷ, ലക്ഷം, લાખ, ਲੱਖ",
    6: "million, mn, mln, mio, mill, εκατ, mlyn, milyon, milionë, milliún, mhilliún, miliwn, milioi, millón, "
    "miljun, milioni, milyong, ମିଲିୟନ, මිලියන, сая, მლნ, მილიონი, մլն, միլիոն, ሚሊዮን, ملیۆن, میلیونه",
    7: "crore, करोड, କୋଟି, කෝටි, கோடி, కోటి, కోట్ల, కోట్లు, ಕೋಟಿ, കോടി, કરોડ, ਕਰੋੜ", 8: "亿, 億, 억",
    9: "billion, bn, bln, bil, milliard, mrd, mld, δισ, mlrd, milyard, "
    "bilyon, bilyong, тэрбум, बिलियन, अर्ब, බිලියන, "
    "მლრდ, მილიარდი, մլրդ, միլիարդ, ቢሊዮን, مليارات, بلايين", 11: "खर्ब",
    12: "trillion, tn, trn, tln, trilyon, trilyong, 조",
}  # fmt: skip
SCALES = {word: power for power, words in _SCALES.items() for word in words.split(", ")}
# Of scripts that set no spaces: Lao, Khmer, Burmese.
_UNSPACED = {
    "ລ້ານ": 6, "ພັນລ້ານ": 9, "ພັນ": 3, "ຕື້": 9, "លាន": 6, "ពាន់លាន": 9, "ពាន់": 3, "ម៉ឺន": 4, "សែន": 5, "သန်း": 6, "သိန်း": 5,
    "သောင်း": 4, "ထောင်": 3, "ဘီလီယံ": 9,
}  # fmt: skip
# Before the number: Sinhala, Swahili, Hausa, Yoruba, Amharic.
_SCALES_BEFORE = {
    "දහස්": 3, "ලක්ෂ": 5, "මිලියන": 6, "කෝටි": 7, "බිලියන": 9, "elfu": 3, "laki": 5, "milioni": 6,
    "bilioni": 9, "trilioni": 12, "dubu": 3, "miliyan": 6, "biliyan": 9,
    "mílíọ̀nù": 6, "bílíọ̀nù": 9, "ሚሊዮን": 6, "ቢሊዮን": 9,
}  # fmt: skip
SCALE_LETTERS = {"K": 3, "k": 3, "M": 6, "B": 9, "T": 12}
# Small letters scale money only: "5m" is five metres, "£5m" and "5m yuan" are millions. "Md" is French.
MONEY_LETTERS = SCALE_LETTERS | {"m": 6, "mm": 6, "b": 9, "t": 12, "Md": 9}
SPACED_LETTER = re.compile(rf"\s{{1,3}}([KMBT]|Md)(?![{LETTER}\d{RAISED}])")
_SPACED_SMALL = re.compile(rf"\s{{1,3}}([mb])(?![{LETTER}\d{RAISED}²³/])")
# Between a scale and its money.
OF = re.compile(r"\s{1,3}(?:(?:de|di|des|of)\s{1,3}|d['’]\s?)")
# 千米 is a kilometre, 百分点 a percentage point; 多 and 余 say "over".
SCALE_HAN = re.compile(r"\s{0,3}[多余餘여]?((?:十|[백百](?!分)|[천千](?![米克瓦卡帕])|[万萬亿億만억조]){1,9})")
HAN_POWERS = SCALES | {"백": 2, "천": 3, "兆": 12}
# 兆 is 10¹² in Japan and Taiwan, a million in mainland China.
SCALE_KANJI = re.compile(SCALE_HAN.pattern.replace("조]", "조兆]"))

# "won" alone is more often a verb than money.
_MONEY = {
    "CNY": "yuan, chinese yuan, renminbi, chinese renminbi, yuan renminbi, 人民币, 元, 元人民币, 块钱, 위안",
    "USD": "dollar, us dollar, u.s. dollar, american dollar, us-dollar, 美元, 美金, ドル, 米ドル, 달러",
    "EUR": "euro, 欧元, ユーロ, 유로",
    "GBP": "pound, pound sterling, pounds sterling, british pound, 英镑",
    "JPY": "yen, japanese yen, 日元, 日圆, 円, 엔",
    "HKD": "hong kong dollar, hk dollar, 港元, 港币",
    "TWD": "taiwan dollar, new taiwan dollar, 新台币, 台币",
    "KRW": "korean won, south korean won, 韩元, 원, ウォン",
    "INR": "rupee, indian rupee, 卢比, रुपये, रुपए",
    "RUB": "ruble, rouble, russian ruble, 卢布, руб",
    "CHF": "swiss franc, 瑞士法郎",
    "CAD": "canadian dollar, 加元",
    "AUD": "australian dollar, 澳元",
    "SGD": "singapore dollar, 新加坡元, 新元",
    "NZD": "new zealand dollar",
    "PLN": "zł, zloty, złoty, złote, złotych",
    "BRL": "reais, brazilian real",
    "THB": "baht, บาท",
    "TRY": "turkish lira, türk lirası, tl, lira",
    "UAH": "грн",
    "kr": "kr",
    "BTC": "bitcoin, 比特币",
    "ETH": "ether, 以太币",
    # A hundredth of any currency.
    "¢": "cent, eurocent, euro cent, centime, centavo, céntimo, centesimo, pence, penny, kopeck, копеек, ct, "
    "美分, 欧分",
}
_CODES = (
    {code: code for code in _MONEY if len(code) == 3}
    | {"RMB": "CNY", "CNH": "CNY", "NTD": "TWD", "XBT": "BTC"}
    | {code: code for code in ("XRP", "USDT", "USDC", "BNB", "DOGE")}
)
_SIGNS = {
    "¥": "¥", "CN¥": "CNY", "JP¥": "JPY", "$": "USD", "US$": "USD", "HK$": "HKD", "NT$": "TWD", "A$": "AUD",
    "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "S$": "SGD", "NZ$": "NZD", "€": "EUR", "£": "GBP", "₩": "KRW",
    "₹": "INR", "₽": "RUB", "人民币": "CNY", "₺": "TRY", "₦": "NGN", "₵": "GHS", "₸": "KZT", "₾": "GEL", "₿": "BTC",
}  # fmt: skip
# Signs that several countries share, and what each of their currencies proves beside itself.
SHARED = {"CNY": ("¥",), "JPY": ("¥",)} | dict.fromkeys(("SEK", "NOK", "DKK", "ISK"), ("kr",))
_YEN = re.compile(r"(?i:\byen\b|\bJPY\b|JP¥)|日元|日圆|日本円|\d円|円")
_YUAN = re.compile(r"(?i:\byuan\b|\brenminbi\b|\bRMB\b|\bCNY\b|CN¥)|人民币|元")
_JAPAN = re.compile(r"\bJapan|\bTokyo\b|日本|東京")
_CHINA = re.compile(r"\bChin(?:a|ese)\b|\bBeijing\b|中国|北京")
_PERCENT = {
    "%": "percent, per cent, pct, proc, prozent, pour cent, por ciento, por cento, per cento, procent, prosent, "
    "foiz, faiz, пайыз, фоиз, göterim, хувь, posto, посто, porsiyento, peratus, asilimia, "
    "في المئة, في المائة, بالمئة, بالمائة, "
    "procento, процент, процентов, процента, відсотків, yüzde, प्रतिशत, 퍼센트, パーセント, เปอร์เซ็นต์, phần trăm, persen",
    "pp": "pp, p.p., percentage point, percent point, per cent point, prozentpunkte, prozentpunkt, prozentpunkten, "
    "points de pourcentage, puntos porcentuales, pontos percentuais, punti percentuali, procentpunkter, 百分点, "
    "个百分点, 퍼센트포인트, %p, ポイント",
    "bp": "basis point, bps, basispunkte",
}
_MEASURE = {
    "nm": "nanometer, nanometre, 纳米", "μm": "micrometer, micrometre, micron, 微米",
    "mm": "millimeter, millimetre, 毫米", "cm": "centimeter, centimetre, 厘米", "m": "meter, metre",
    "km": "kilometer, kilometre, 公里, 千米", "mi": "mile", "mg": "milligram", "g": "gram, gramme",
    "kg": "kilogram, kilogramme, 公斤, 千克", "t": "tonne, metric ton, 吨, 噸, トン, 톤", "lb": "pound weight",
    "kt": "kilotonne, kiloton", "Mt": "megatonne, megaton", "lm": "lumen", "lx": "lux", "V": "volt, 伏特",
    "A": "ampere, amp, 安培", "km/h": "km per hour, km an hour, kilometre per hour, kilometer per hour",
    "mph": "mile per hour, mile an hour", "m/s": "metre per second, meter per second",
    "kW": "kilowatt, 千瓦", "MW": "megawatt, 兆瓦", "GW": "gigawatt, 吉瓦", "TW": "terawatt",
    "kWh": "kilowatt hour, 千瓦时", "MWh": "megawatt hour, 兆瓦时", "GWh": "gigawatt hour, 吉瓦时",
    "TWh": "terawatt hour", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "MB": "megabyte",
    "GB": "gigabyte", "TB": "terabyte", "MP": "megapixel", "kcal": "千卡", "kPa": "千帕",
    "m²": "square meter, square metre, sq m, 平方米", "km²": "square kilometer, square kilometre, sq km, 平方公里",
    "m³": "cubic meter, cubic metre, 立方米", "sq mi": "square mile, sq mi",
    "°C": "摄氏度, degree celsius, degrees celsius, grad celsius", "°F": "degree fahrenheit, degrees fahrenheit",
    # Parts of one: two thirds are no two, and no two fifths.
    "1/3": "thirds, drittel, tercios, terzi, terços",
    "1/4": "fourths, viertel, cuartos",
    "1/5": "fifths, fünftel, cinquièmes, quintos",
    "1/6": "sixths, sechstel", "1/7": "sevenths, siebtel", "1/8": "eighths, achtel", "1/9": "ninths, neuntel",
    "1/10": "tenths, zehntel, dixièmes, décimas, décimos",
    "1/100": "hundredths, hundertstel, centièmes, centésimas",
    "1/1000": "thousandths, tausendstel, millièmes, milésimas",
    "1/1000000": "millionths, millionstel, millionièmes",
    "dozen": "dozen, dutzend, douzaine, docena, dozzina, dúzia, dozijn, dussin, tuzin",
    "x": "times, mal, fois, veces, volte, vezes, keer, gånger, раз, раза, 倍, 배, fold",
    "pt": "point, pts, punkte, punkt, punkten, puntos, punti, pontos, punten, poäng, пункт, пункта, пунктов, 个点",
    "mu": "亩, 畝", "jin": "斤", "ha": "公顷, 公頃", "°": "度",
    "o'clock": "o'clock, uhr, uur, 時, 时, 시, 点钟, 点半",
    "BC": "bc, bce, b.c., b.c.e.", "am": "a.m.", "pm": "pm, p.m.",
    # A million or a billion (10¹²), a thousand or a million: named, not multiplied.
    "兆": "兆", "mil": "mil",
}  # fmt: skip
THOUSANDS = {
    prefix + base: (power, base)
    for base in ("W", "Wh", "Hz", "m", "g")
    for prefix, power in (("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12))
}
"""Units that are others times a power of ten: the power, and the other."""
_TIME = {
    "yr": "year, 岁, 歲, 歳, 周岁", "mth": "month, ヶ月, カ月, ヵ月, 箇月",
    "wk": "week", "day": "day", "hr": "hour, hr, h, 小时, 个小时, 小時, 個小時",
    "min": "minute, min, mins",
    "sec": "second, sec", "ms": "millisecond, ms", "µs": "microsecond, µs, μs", "ns": "nanosecond, ns",
    "decade": "decade", "quarter": "quarter", "century": "century, centuries",
}  # fmt: skip
# Units known behind a space; glued to digits, any letters are a unit. None is a word, a name or a state: MA, MV, VA.
_MORE_SYMBOLS = """
    TW Wh TWh Ah mAh Hz mHz THz kB KB PB kbps Mbps Gbps fps mph dB m² m³ bar mbar psi rpm W mW µW kWp MWp GWp l
    ha ft yd oz hp lbs Pa hPa MPa GPa kV mV µV kVA MVA GVA mA µA kA kN Nm kNm kJ MJ GJ mJ keV MeV GeV TeV Sv mSv
    µSv mGy Bq kBq MBq GBq TBq bbl mol mmol µmol lm lx klx cl dl hl ml mL dL µl µL µg ng dm kt Mt Gt mF µF nF mT µT
    bit kbit Mbit Gbit Tbit kb Mb Gb Tb ZB KiB MiB GiB TiB ppm ppb dpi ppi px Mpx nits FLOPS TFLOPS
"""
_SYMBOLS = (frozenset(_MEASURE) - {"mil", "am", "x", "pt", "mu", "jin"}) | frozenset(_MORE_SYMBOLS.split())
_UNITS: dict[str, tuple[str, str]] = {
    word: (kind, unit)
    for kind, table in (("percent", _PERCENT), ("money", _MONEY), ("measure", _MEASURE), ("time", _TIME))
    for unit, words in table.items()
    for word in words.split(", ")
}
_OPENING = {word.partition(" ")[0] for word in _UNITS if " " in word}
# What begins with a word that is also a unit: 118元素 is 118 elements.
_NOT_MONEY = ("时代", "时间", "时期", "时候", "时尚", "元素", "元旦", "元件", "円周", "원소", "원칙")
_LONGEST_HAN = max(len(word) for word in _UNITS if not word.isascii() and ord(word[0]) > 0xE00)

# Money of a country that is not in the tables is a currency of its own: Italian lire.
_OWN_MONEY = re.compile(
    rf"\s{{1,3}}([A-Z][a-z]{{2,15}} (?:lir|shilling|franc|pound|dollar|peso|rupee|dinar|dirham|riyal|rial|kron|crown"
    rf"|rand|mark|ro?uble|guilder|real|leu|lev|cent))(?:a|as|e|es|s|er|or)?(?![{LETTER}\d])"
)

CURRENCY = r"[¢¤֏؋৲৳૱௹฿៛₠-⅏﷼]"
_SIGN = rf"(?:(?:US\s|[A-Z]{{1,3}}|[A-Z][a-z]{{1,2}})?\$|(?:CN|JP)?¥|[€£₩₹₽]|{CURRENCY})"
# Only these codes are also written small; "cad" is computer-aided design.
_ANY_CASE = ("RMB", "CNY", "USD", "EUR", "GBP")
_SMALL_CODES = f"(?i:{'|'.join(_ANY_CASE)}|yuan|renminbi|euros?|dollars?|pounds?)"
_CODE = rf"(?=[A-Z])(?:{'|'.join(_CODES)}|Rs\.?)|人民币|{_SMALL_CODES}"
BEFORE = re.compile(rf"({_SIGN}|{_CODE})\s{{0,2}}(?=-?\.?\d)")
# A code or sign of CLDR's right before a number: SEK 500, kr 500, R$ 5, Rp5.
_BEFORE_ANY = re.compile(rf"(?<![{LETTER}\d])([A-Z]{{3}}|[^\W\d_]{{1,4}}\.?)\s{{0,2}}\Z")
_NO_CODES = ("ALL", "TOP", "CUP", "MAD")
_PERCENT_BEFORE = ("百分之", "%", "yüzde ", "ร้อยละ ", "asilimia ", "ehuneko ", "සියයට ", "ಶೇಕಡಾ ", "শতকরা ")
_PERCENT_ENDS = {sign[-1] for sign in _PERCENT_BEFORE}
# A sign or code with a number behind it belongs to that one: "in 2004 RMB 160 billion".
_NEXT_NUMBER = re.compile(r"\s{0,2}\.?\d")
_SIGN_BEHIND = re.compile(rf"(?:\s{{0,3}}|-)({_SIGN}|[%‰℃℉×]|°(?:\s?[CF](?![{LETTER}]))?)")
_INCHES = ("″", '"', "”")
_OPEN = {'"': re.compile(r'(?:\A|[\s(\[])"[^"]*\Z'), "”": re.compile("“[^”]*\\Z")}
_FAR_OPEN = 200
_INCH = re.compile('(["″”])')
_SPACED = r"[^\W\d_\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7ff]"
_MARK = (
    r"[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83"
    r"\u0abc-\u0acd\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03"
    r"\u0d3b-\u0d4d\u0b01-\u0b03\u0b3c-\u0b57\u0d82\u0d83\u0dca-\u0ddf\u064b-\u065f]"
)
_WORD = re.compile(
    rf"(\s{{0,3}}|-)((?:U\.S\.|p\.p\.|o'clock|B\.C\.(?:E\.)?|[ap]\.m\.|{_SPACED}(?:{_SPACED}|{_MARK}){{0,19}}[²³]?))"
)
# What may be a unit or a currency that is not known: BTC, dBm. A word has small letters.
_TAG = re.compile(
    rf"\s{{1,3}}([a-zµ]{{1,2}}[A-Z]{{1,4}}[a-z]?|[A-Z]{{1,6}})s?(?![{LETTER}\d{RAISED}'&/-]|\.[{LETTER}\d])"
)
# Behind four digits capitals are rather a name: the 2010 FIFA World Cup.
_CAPITALS = """
    TEU FEU DWT GRT GT CGT NRT LDT MAU DAU SKU API FTE PCU BHP QPS TPS MTPA BOE BOEPD BPD TOE MTOE SDR ECU
    """
_CAPITAL_UNITS = frozenset(_CAPITALS.split())
_OTHER_CAPITALS = "US UK EU UN USA UAE UEFA FIFA CEO CFO CTO IPO AGM GDP CES MWC AD BC CE BCE FY AH AM PM TV"
_NO_UNITS = frozenset(_OTHER_CAPITALS.split())
_TAG_ENDS = re.compile(r"\s?(?:[.,;:)!?]|\Z)|\s(?:and|or|per|of|to)\s")
_WEIGHS = re.compile(r"(?i)(?<![^\W_])weigh(?:s|ed|ing|t\sof)?\s(?:[a-z]+\s){0,3}\Z")
_POUNDS_OF = re.compile(
    r"\sof\s(?!(?:the|its|their|his|her|our|debts?|invest\w+|fund\w*|revenues?|sales|aid|assets?|cash|money|damages?"
    r"|savings?|loss\w*|profits?|spend\w*|cuts?|loans?|shares?|bonds?|stocks?|capital|credits?|government|income|tax\w*"
    r"|orders?|contracts?|exports?|imports?|support|grants?|costs?|subsid\w+|fines?|property|business|trade|goods|equity"
    r"|new|additional|public|private|fresh|extra|annual|state|foreign|currency|donations?|turnover|earnings|economic)\b)[a-z]"
)
_PLURAL = re.compile(rf"\s{{1,3}}([a-z]{{2,19}}[a-hj-rtv-z]s|people|men|women|children)(?![{LETTER}\d-])")
_FURTHER_PLURAL = re.compile(
    rf"\s([a-z]{{2,15}}[a-rt-z]) ([a-z]{{2,19}}[a-hj-rtv-z]s|people|men|women|children)(?![{LETTER}\d-])"
)
# Behind one. A word with an s at its end is rather a verb: "Model 1 uses".
_SINGULAR = re.compile(rf"\s{{1,3}}([a-z]{{2,19}}[a-rt-z])(?![{LETTER}\d'-])")
_NOT_SINGULAR = """
    and are but for from had has into not onto out over per than that the then through until was were when where
    which while who will with would could should may might must can did after before since under within without
    more you they she her his its their our this less other another only point half third quarter und von pro por
    par sur oder auf bis een del die der das den que qui hundred thousand
    """
_NO_SINGULARS = frozenset(_NOT_SINGULAR.split())
_NO_ADJECTIVES = _NO_SINGULARS - {"more", "other", "less"}
_PERSONS = """
    person man woman child boy girl employee worker student pupil patient engineer resident citizen farmer teacher
    doctor nurse passenger 人 名 位 명 인
    """
_OBJECTS = """
    store shop phone smartphone car vehicle bus truck train ship aircraft plane device machine robot factory plant
    country city town village firm company team building house hospital school hotel restaurant bank branch outlet
    office station ticket computer tablet laptop patent 台 辆 輛 艘 架 只 隻 头 匹 本 册 冊 枚 座 栋 棟 间 間 家 店
    所 款 部 件 套 张 張 支 条 條 颗 株 篇 层 層 盒 瓶 箱 袋 社 校 戸 戶 곳 마리 대
    """
_SORTS = dict.fromkeys(_PERSONS.split(), "person") | dict.fromkeys(_OBJECTS.split(), "object")
SORTS = ("", "person", "object")
"""What a counted thing may be; "" where it is not known."""
# 5位数 is a number of five digits.
_CLASSIFIER = re.compile(
    r"\s?[多余餘여]?(个|個|箇|つ|项|項|种|種|次|개|마리|곳|명|대(?![가-힣])|인(?![가-힣])|人|位(?![数數居置于於])"
    r"|[名台辆輛艘架只隻头匹本册冊枚座栋棟间間家店所款部件套张張支条條颗株篇层層盒瓶箱袋社校戸戶])"
)
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_JOINED = re.compile(rf"-([a-z]{{3,15}})(?![{LETTER}\d])")
_NO_THINGS = frozenset(("odd", "plus", "fold", "and", "for", "thousand", "million", "billion", "trillion", "hundred"))
_ORDINAL = re.compile(
    rf"\.[ºª]|:[ae](?![{LETTER}])|-(?:й|я|е|го|му|ом|м|ая|ое|ые|ых|ій|а|та|тя|ма)(?![{LETTER}])|번째|위(?![가-힣])|番目|位(?![置于])"
    r"|\s?(?:世[纪紀]|세기)"
)
_ORDINAL_STARTS = frozenset(".:-번위番位世세 ")
_MORNING = re.compile(rf"\sam(?![{LETTER}\d])(?!\s[A-Z])")
_TENTHS = re.compile("\\s?(?:成(?![为為立功本员員年果长長熟交份])|割)")
_NO_PLURALS = frozenset(
    (
        "across",
        "always",
        "perhaps",
        "versus",
        "towards",
        "besides",
        "thus",
        "this",
        "does",
        "goes",
        "says",
        "plus",
        "minus",
        "makes",
        "comes",
        "gives",
        "takes",
        "means",
        "odds",
        "overseas",
        "onwards",
        "requires",
        "describes",
        "uses",
        "explains",
        "introduces",
        "drops",
        "adds",
        "supports",
        "includes",
        "contains",
        "provides",
        "afterwards",
    )
)
_POINTS = re.compile(rf"[\s-]?(?:points?|p)(?![{LETTER}])")
_RATE = re.compile(rf"/(?:h|s|min|d|kg|g|[dcm]?[lL]|k?m[²³]?|ha|yr)(?![{LETTER}\d])")
_SAME_RATES = {"kbit/s": "kbps", "Mbit/s": "Mbps", "Gbit/s": "Gbps"}
_OVER = re.compile(r"\s{0,3}[多余餘여]?")


def currency_before(sign: str, language: str) -> str:
    """The ISO 4217 code of a sign or code before a number; a sign that is not known ("B$") is its own currency."""
    compact = "".join(sign.split())
    if compact == "¥":
        return {"ja": "JPY", "zh": "CNY"}.get(cldr.known(language).partition("-")[0], "¥")
    known = _SIGNS.get(compact) or _CODES.get(compact.upper()) or (_look_up(compact, "") or ("", ""))[1]
    if not known and not compact.startswith("Rs"):
        known = str(cldr.look_up("signs", compact, language) or compact)
    return known or "INR"


def code_before(folded: str, at: int, language: str) -> tuple[int, str] | None:
    """Return where a code or sign of money before a number at ``at`` begins, and what money it is."""
    before = folded[max(0, at - 8) : at].rstrip(" .\u00a0")
    # Most words before a number are longer than any sign of money.
    sign = before[before.rfind(" ") + 1 :]
    if not 0 < len(sign) < 6 or not sign[-1].isalpha() or (sign.islower() and sign != "kr" and sign.isascii()):
        return None
    # Letters glued to digits are a name ("SU7") unless they are a sign.
    found = _BEFORE_ANY.search(folded, max(0, at - 8), at)
    if not found:
        return None
    sign = found[1].rstrip(".")
    if len(sign) == 3 and sign.isupper() and sign not in _NO_CODES and cldr.is_code(sign):
        return found.start(1), sign
    money = cldr.look_up("signs", sign, language) or ("kr" if sign == "kr" else None)
    return (found.start(1), str(money)) if money else None


def yen_or_yuan(text: str) -> str:
    """Return which of the two ¥ is in a text, by the words near it; ¥ where they name both or neither."""
    for yen, yuan in ((_YEN, _YUAN), (_JAPAN, _CHINA)):
        named = bool(yen.search(text)), bool(yuan.search(text))
        if any(named):
            return "¥" if all(named) else "JPY" if named[0] else "CNY"
    return "¥"


def percent_before(folded: str, at: int) -> int:
    """Return how many characters before a number say that it is a percentage."""
    if folded[max(0, at - 1) : at] not in _PERCENT_ENDS:
        return 0
    for sign in _PERCENT_BEFORE:
        if folded.endswith(sign, 0, at) and not (at > len(sign) and folded[at - len(sign) - 1].isdecimal()):
            return len(sign)
    return 0


# The readers of scales and units look at the same words, and statements repeat each other's.
@lru_cache(256)
def _words_behind(folded: str, at: int) -> tuple[tuple[int, str], ...]:
    """Return the next three words, then two, then one: where they end, and their text in single spaces."""
    found = _WORD.match(folded, at)
    if not found or GLUED.match(folded, found.end()):
        return ()
    ends = [found.end()]
    while len(ends) < 3 and (len(ends) > 1 or _opens_phrase(found[2].lower())):
        found = _WORD.match(folded, ends[-1])
        if not found or not found[1] or GLUED.match(folded, found.end()):
            break
        ends.append(found.end())
    return tuple((end, " ".join(folded[at:end].replace("-", " ").split())) for end in reversed(ends))


def _opens_phrase(lower: str) -> bool:
    """Return whether a word may be the first of several that are one scale or unit."""
    return lower in _OPENING or (lower not in _UNITS and lower not in SCALES and cldr.opens_phrase(lower))


@lru_cache(4096)
def _look_up(words: str, language: str) -> tuple[str, str] | None:
    """Kind and name of a unit's word; in a known language, what the word means there comes first."""
    lower = words.lower()
    if lower.startswith("bc") and words != words.upper():
        return None
    known = _UNITS.get(lower) or _UNITS.get(lower.removesuffix("s"))
    own = cldr.own(lower, language) if language else None
    if own and not own.isdecimal() and not (known and known[0] == "money"):
        kind, _, unit = own.partition(" ")
        return kind, unit
    return known


@lru_cache(4096)
def _look_up_any(words: str, language: str) -> tuple[str, str] | None:
    """Kind and name of a unit's word by CLDR."""
    found = cldr.look_up("words", words if len(words) < 4 and words.isascii() else words.lower(), language)
    if found is None:
        sign = cldr.look_up("signs", words, language)
        return ("money", str(sign)) if sign else ("money", words) if cldr.is_code(words) else None
    kind, _, unit = str(found).partition(" ")
    return None if kind.isdecimal() else (kind, unit)


def scale_behind(folded: str, at: int, language: str) -> tuple[int, int, bool] | None:
    """The end and the power of ten of a scale word at ``at`` ("160 billion", "5 Mio."), and whether it is English."""
    for end, words in _words_behind(folded, at):
        if scale := _scale_of(words.lower(), language):
            return end, *scale
    for word, power in _UNSPACED.items() if "\u0e80" <= folded[at : at + 2].strip()[:1] < "\u1800" else ():
        start = at + folded.startswith((" ", "\u00a0"), at)
        if folded.startswith(word, start):
            return start + len(word), power, False
    # Thai has no spaces around its words; SCALE_HAN reads the scales of the other such scripts.
    start = at + folded.startswith((" ", "\u00a0"), at)
    first = folded[start : start + 1]
    for size in range(cldr.longest(first) if "\u0e00" < first < "\u0eff" else 0, 0, -1):
        if scale := _scale_of(folded[start : start + size], language):
            return start + size, *scale
    return None


@lru_cache(4096)
def _scale_of(lower: str, language: str) -> tuple[int, bool] | None:
    """Return the power of ten of a word, and whether it is English."""
    own = (cldr.own(lower, language) or cldr.own(lower.removesuffix("s"), language)) if language else None
    if own and own.isdecimal():
        return int(own), False
    if power := SCALES.get(lower) or SCALES.get(lower.removesuffix("s")):
        return power, True
    # Two letters are a word in some language.
    found = cldr.look_up("words", lower, language) if len(lower) > 2 or not lower.isascii() else None
    return (int(found), False) if found is not None and str(found).isdecimal() else None


def small_scale(folded: str, at: int, language: str, *, is_money: bool) -> tuple[int, int] | None:
    """Return the end and power of a small letter behind a number of money ("€5 m", "5 m euros")."""
    found = _SPACED_SMALL.match(folded, at) if folded[at : at + 1].isspace() else None
    if found and not is_money:
        unit = unit_behind(folded, found.end(), language)
        is_money = bool(unit and unit[1] == "money")
    return (found.end(1), MONEY_LETTERS[found[1]]) if found and is_money else None


def unit_behind(folded: str, at: int, language: str) -> tuple[int, str, str] | None:
    """Return the end, kind (percent, money, measure or time) and name of the known unit at ``at``."""
    if found := _SIGN_BEHIND.match(folded, at):
        return _sign(folded, found, language)
    if folded.startswith(_INCHES, at) and (found := _INCH.match(folded, at)):
        return _sign(folded, found, language)
    for end, words in _words_behind(folded, at):
        if code := _CODES.get(words.upper() if words.upper() in _ANY_CASE else words):
            if not _NEXT_NUMBER.match(folded, end):
                return end, "money", code
        elif unit := _look_up(words, language):
            return end, *unit
        elif words in _SYMBOLS or words.rstrip("²³") in _SYMBOLS:
            rate = _RATE.match(folded, end)
            name = words + rate[0] if rate else words
            return rate.end() if rate else end, "measure", _SAME_RATES.get(name, name)
        elif (unit := _look_up_any(words, language)) and not (unit[0] == "money" and _NEXT_NUMBER.match(folded, end)):
            # Before a shorter phrase: "dollars canadiens" are no dollars.
            return end, *unit
    if own := _OWN_MONEY.match(folded, at):
        return own.end(), "money", own[1].lower()
    return _han_unit(folded, at, language)


def _han_unit(folded: str, at: int, language: str) -> tuple[int, str, str] | None:
    over = _OVER.match(folded, at)
    start = over.end() if over else at
    if start >= len(folded) or folded[start] < "\u0e00" or folded.startswith(_NOT_MONEY, start):
        return None
    for size in range(max(_LONGEST_HAN, cldr.longest(folded[start])), 0, -1):
        word = folded[start : start + size]
        if len(word) < size or word.isascii():
            continue
        if word in _UNITS:
            return start + size, *_UNITS[word]
        found = cldr.look_up("words", word, language)
        if found is not None and not str(found).isdecimal():
            kind, _, unit = str(found).partition(" ")
            return start + size, kind, unit
    return None


def _sign(folded: str, found: re.Match[str], language: str) -> tuple[int, str, str] | None:
    sign = found[1]
    if sign == "%" and (points := _POINTS.match(folded, found.end())):
        return points.end(), "percent", "pp"
    if sign in "%‰":
        return found.end(), "percent", sign
    if sign in _INCHES:
        # A mark that closes what an earlier one opens measures nothing.
        is_open = sign in _OPEN and _OPEN[sign].search(folded, max(0, found.start() - _FAR_OPEN), found.start())
        return None if is_open else (found.end(), "measure", "in")
    if sign[0] in "°℃℉":
        name = {"℃": "°C", "℉": "°F"}.get(sign, "".join(sign.split()))
        return found.end(), "measure", name
    if _NEXT_NUMBER.match(folded, found.end()):
        return None
    return (found.end(), "measure", "x") if sign == "×" else (found.end(), "money", currency_before(sign, language))


def thing_behind(folded: str, at: int, digits: str) -> tuple[str, bool]:
    """Return what a number counts by the noun right behind it, or measures by a hyphen, without its ending.

    Args:
        folded: the text.
        at: the end of the number.
        digits: of the number, "" where a scale follows: behind 1 a singular follows, and four may be a year.

    Returns:
        The English noun or the Chinese, Japanese or Korean classifier, "" for none; and whether a hyphen joins it: 30
        stores, a 50-seat room.
    """
    sign = folded[at : at + 1]
    if sign == "-":
        joined = _JOINED.match(folded, at)
        return ("", False) if joined is None or joined[1] in _NO_THINGS else (_singular(joined[1]), True)
    if sign > "\u2fff" or (sign.isspace() and folded[at + 1 : at + 2] > "\u2fff"):
        classifier = _CLASSIFIER.match(folded, at)
        return (classifier[1] if classifier else "", False)
    if not sign.isspace():
        return "", False
    if digits == "1" and (one := _SINGULAR.match(folded, at)):
        return ("", False) if one[1] in _NO_SINGULARS else (one[1], False)
    if found := _PLURAL.match(folded, at):
        return ("", False) if found[1] in _NO_PLURALS else (_singular(found[1]), False)
    # "50 new stores", "5 more years".
    found = _FURTHER_PLURAL.match(folded, at) if len(digits) != 4 else None
    if found is None or found[1] in _NO_ADJECTIVES or found[2] in _NO_PLURALS:
        return "", False
    thing = _singular(found[2])
    return thing, False


def time_of(thing: str) -> str:
    """Return the unit of time that an English noun is, "" for others."""
    kind, unit = _UNITS.get(thing, ("", ""))
    return unit if kind == "time" else ""


def sort_of(thing: str) -> str:
    """Return "person" or "object" for what is surely one, "" for others: no 50 stores are 50 people."""
    return _SORTS.get(thing, "")


def _singular(word: str) -> str:
    return _IRREGULAR.get(word) or (f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s"))


def ordinal_behind(folded: str, at: int, language: str) -> int:
    """Return the end of what makes an ordinal of a number: 5-й, 5:e, 5.º, 第20世纪; 0 for none."""
    if at >= len(folded) or folded[at] not in _ORDINAL_STARTS:
        return 0
    found = _ORDINAL.match(folded, at)
    if found is None or (found[0] == "位" and not cldr.known(language).startswith("ja")):
        return 0
    return found.end()


def morning_behind(folded: str, at: int, language: str) -> int:
    """Return the end of "am" behind an hour in an English text; 0 for none. "Am" is another word in German."""
    found = _MORNING.match(folded, at) if folded.startswith("am", at + 1) else None
    return found.end() if found and cldr.known(language).partition("-")[0] in ("", "en") else 0


def tenths_behind(folded: str, at: int) -> int:
    """Return the end of the Chinese or Japanese sign for tenths: 三成, 3割; 0 for none."""
    found = _TENTHS.match(folded, at)
    return found.end() if found else 0


def scale_before(folded: str, at: int) -> tuple[int, int] | None:
    """Return where a scale before a number begins, and its power of ten: "milioni 5" is Swahili for five million."""
    if folded[at - 1 : at] not in (" ", "\u00a0"):
        return None
    start = max(folded.rfind(" ", 0, at - 1), folded.rfind("\u00a0", 0, at - 1)) + 1
    power = _SCALES_BEFORE.get(folded[start : at - 1].lower())
    return (start, power) if power else None


def is_weight(folded: str, start: int, end: int) -> bool:
    """Return whether a number of pounds between two places is a weight: weighs 5 pounds, 5 pounds of flour."""
    if not folded.startswith(("pounds", "pound"), max(start, folded.rfind("p", start, end))):
        return False
    return _WEIGHS.search(folded, max(0, start - 24), start) is not None or _POUNDS_OF.match(folded, end) is not None


def long_tag_behind(folded: str, at: int) -> str:
    """Return the capitals behind four digits that may be a year where they are surely a unit (TEU); "" for others."""
    found = _TAG.match(folded, at)
    if found is None or len(found[1]) < 2 or found[1] in _NO_UNITS:
        return ""
    return found[1] if found[1] in _CAPITAL_UNITS or _TAG_ENDS.match(folded, found.end()) else ""


def tag_behind(folded: str, at: int) -> str:
    """Return the capitals behind a number, which may be a unit or a currency that is not known; "" for none."""
    found = _TAG.match(folded, at)
    return found[1] if found else ""


def glued_unit(folded: str, at: int) -> tuple[int, str] | None:
    """Return the end and text of letters right behind digits, as in 5G and 24h."""
    found = GLUED.match(folded, at)
    if not found:
        return None
    # Only where it is a rate: 5G/LTE is two things.
    rate = _RATE.match(folded, found.end())
    return (rate.end(), found[0] + rate[0]) if rate else (found.end(), found[0])

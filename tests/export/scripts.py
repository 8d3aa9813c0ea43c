"""Comparisons in many scripts: a title, statements and a document of real sentences in each."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = {
    "ar": ("تأسست الشركة عام ١٩٩٩ في القاهرة، ويعمل فيها 160 موظفًا.", "الشركتان في سوق واحدة"),
    "fa": ("این شرکت در سال ۱۳۷۸ تأسیس شد و می‌خواهد رشد کند.", "دو شرکت در یک بازار"),
    "he": ("החברה נוסדה בשנת 1999 (בתל אביב) ומעסיקה 160 עובדים.", "שתי חברות בשוק אחד"),
    "hi": ("कंपनी की स्थापना 1999 में हुई और क्षेत्र में 160 कर्मचारी हैं।", "एक बाज़ार में दो कंपनियाँ"),
    "bn": ("কোম্পানিটি ১৯৯৯ সালে প্রতিষ্ঠিত হয় এবং এতে ১৬০ জন কর্মী আছে।", "এক বাজারে দুটি কোম্পানি"),
    "ta": ("நிறுவனம் 1999 இல் நிறுவப்பட்டது; 160 ஊழியர்கள் உள்ளனர்.", "ஒரே சந்தையில் இரண்டு நிறுவனங்கள்"),
    "te": ("ఈ సంస్థ 1999లో స్థాపించబడింది, 160 మంది ఉద్యోగులు ఉన్నారు.", "ఒకే మార్కెట్లో రెండు సంస్థలు"),
    "ml": ("കമ്പനി 1999-ൽ സ്ഥാപിതമായി, 160 ജീവനക്കാരുണ്ട്.", "ഒരു വിപണിയിൽ രണ്ട് കമ്പനികൾ"),
    "th": ("บริษัทก่อตั้งขึ้นในปี 1999 และมีพนักงาน 160 คนในกรุงเทพมหานคร", "สองบริษัทในตลาดเดียวกัน"),
    "ja": ("会社は1999年に設立され、電気の価格は160円である。", "同じ市場の二つの会社"),
    "ko": ("삼성전자는 1999년에 공장을 열었고 직원은 160명이다.", "한 시장의 두 회사"),
    "zh-Hant": ("臺灣鴻海精密工業股份有限公司於1999年設廠，員工160人。", "同一市場的兩家公司"),
    "ka": ("კომპანია დაარსდა 1999 წელს და ჰყავს 160 თანამშრომელი.", "ორი კომპანია ერთ ბაზარზე"),
    "am": ("ኩባንያው በ1999 ተመሠረተ፤ 160 ሠራተኞች አሉት።", "በአንድ ገበያ ሁለት ኩባንያዎች"),
    "km": ("ក្រុមហ៊ុនត្រូវបានបង្កើតឡើងក្នុងឆ្នាំ 1999 និងមានបុគ្គលិក 160 នាក់។", "ក្រុមហ៊ុនពីរក្នុងទីផ្សារតែមួយ"),
}
"""For each language a sentence of a document and a title."""


def write(folder: Path, language: str, tongues: tuple[str, ...] | None = None) -> Path:
    """Write a comparison in one language; its documents, one for each of the tongues, are quoted as a whole."""
    tongues = tongues or (language,)
    sentence, title = SENTENCES.get(language, ("", "Companies of the world"))
    (folder / "documents").mkdir(parents=True)
    (folder / "dimensions").mkdir()
    (folder / "comparison.yaml").write_text(
        f'stratview: 1\ntitle: "{title}"\nsubtitle: "{title}: {sentence}"\nlanguage: {language}\nsubjects:\n'
        '  - {id: a, name: Alpha, color: "#3A7D44"}\n  - {id: b, name: Beta, color: "#6F4E37"}\ndimensions: [d]\n',
        "utf-8",
    )
    sources, rows = ["sources:"], [f'title: "{title}"', f'question: "{title}?"', "rows:"]
    for index, tongue in enumerate(tongues):
        said, named = SENTENCES[tongue]
        text = f"# {named}\n\n{named}. {said}\n".encode()
        (folder / "documents" / f"d{index}.md").write_bytes(text)
        digest = sha256(text).hexdigest()
        sources.append(
            f'  - {{id: d{index}, type: webpage, title: "{named}", language: {tongue}, file: documents/d{index}.md,\n'
            f"     sha256: {digest}}}"
        )
        side, other = ("a", "b") if index % 2 == 0 else ("b", "a")
        rows.append(
            f'  - aspect: "{named}"\n    {side}:\n      - id: s{index}\n        text: "{said}"\n        cites:\n'
            f'          - {{source: d{index}, quote: "{said}"}}\n    {other}:\n      absent: not-found\n'
            f'      note: "{named}"'
        )
    (folder / "sources.yaml").write_text("\n".join(sources) + "\n", "utf-8")
    (folder / "dimensions" / "d.yaml").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "timeline.yaml").write_text(
        "milestones:\n"
        + "".join(
            f'  - {{id: m{index}, subject: {side}, date: "{year}", title: "{title}", kind: company, theme: x,\n'
            f'     cites: [{{source: d0, quote: "{SENTENCES[tongues[0]][0]}"}}]}}\n'
            for index, (side, year) in enumerate((("a", "1999"), ("b", "2004"), ("a", "2010-05")))
        ),
        "utf-8",
    )
    return folder

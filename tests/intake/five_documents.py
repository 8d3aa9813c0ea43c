"""A comparison of two ports made from five imported documents of different kinds, languages and layouts.

Run as `python -m tests.intake.five_documents FOLDER` to look at it in the window.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pikepdf

from stratview import cli
from tests.intake.office_files import docx, paragraph
from tests.intake.pdfs import saved, typeset

_FILLING = (
    "The harbour board keeps its accounts by calendar year, and every figure in this report is taken from them. "
    "Vessels are counted once for each call, whatever they carry and however long they stay at the quay. "
)
TWO_COLUMNS = f"""
#set page(columns: 2, width: 420pt, height: 560pt, header: align(center)[Annual report of the ports],
  numbering: "1")
#set par(justify: true)
#set text(lang: "en", hyphenate: true, size: 9pt)
= Traffic
{_FILLING * 4}In 2024 the port of Northhaven handled 4,812 vessels, an increase of 12 per cent over the year before, and
turned away none#footnote[The figure of 2023 is 4,296 vessels.]. {_FILLING * 9}
= Berths
{_FILLING * 2}Southmole has eleven berths, of which three can take ships of the largest class. {_FILLING * 3}
"""
GERMAN = f"""
#set text(lang: "de", hyphenate: true)
#set par(justify: true)
= Wirtschaftlichkeitsuntersuchung
{"Die Hafenverwaltungsgesellschaft veröffentlicht ihre Geschäftszahlen vierteljährlich. " * 8}Die
Gesamtinvestitionskosten der Hafenerweiterung Nordhafen betragen nach der Kostenfeststellung 87 Millionen Euro.
{"Abweichungen erläutert der Lagebericht der Hafenverwaltungsgesellschaft ausführlich. " * 8}
"""
CHINESE = f"""
#set text(font: "Noto Sans SC", lang: "zh")
= 港口概况
{"港务局每年公布一次统计数据，各项数字均以年末为准。" * 6}
北港的集装箱吞吐量在2024年达到320万标准箱，比上一年增长百分之八。
{"有关说明见附录。" * 12}
"""
WEB_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Southmole - Encyclopedia</title>
<meta property="og:site_name" content="Encyclopedia"><link rel="canonical" href="https://example.org/wiki/Southmole">
</head><body><nav><a href="/">Main page</a> <a href="/all">All pages</a></nav><h1>Southmole</h1>
<div class="hatnote">For the lighthouse, see <a href="/wiki/L">Southmole Light</a>.</div>
<table class="infobox"><caption>Port of Southmole</caption><tr><th>Opened</th><td>1883</td></tr>
<tr><th>Berths</th><td>11</td></tr></table>
<p><b>Southmole</b> is a port on the southern coast. It was opened in 1883<sup id="c1"><a href="#n1">[1]</a></sup> and
has been rebuilt twice since.</p><h2>Traffic</h2><table><tr><th>Year</th><th>Vessels</th></tr><tr><td>2023</td>
<td>2,904</td></tr><tr><td>2024</td><td>2,871</td></tr></table>
<h2>References</h2><ol><li id="n1">Harbour board, <i>History</i>, p. 4.</li></ol></body></html>"""
_CHANGED = (
    '<w:r><w:t xml:space="preserve">Southmole will be dredged to </w:t></w:r><w:del w:id="1" w:author="A">'
    '<w:r><w:delText>14</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t>16</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> metres by 2027, subject to approval.</w:t></w:r>'
)
STATEMENTS = (
    # The aspect, the side, what is said, the source and the quote.
    ("Vessels", "north", "Northhaven handled 4,812 vessels in 2024.", "report",
     "In 2024 the port of Northhaven handled 4,812 vessels, an increase of 12 per cent over the year before"),
    ("Vessels", "south", "Southmole counted 2,871 vessels in 2024.", "southmole", "2,871"),
    ("Berths", "south", "Southmole has eleven berths.", "report",
     "Southmole has eleven berths, of which three can take ships of the largest class."),
    ("Berths", "north", "A year earlier, 4,296 vessels came.", "report", "The figure of 2023 is 4,296 vessels."),
    ("Costs", "north", "The extension cost 87 million euros.", "kosten",
     "Gesamtinvestitionskosten der Hafenerweiterung Nordhafen betragen nach der Kostenfeststellung 87 Millionen Euro."),
    ("Containers", "north", "It handled 3.2 million TEU in 2024.", "gangkou",
     "北港的集装箱吞吐量在2024年达到320万标准箱，比上一年增长百分之八。"),
    ("Opening", "south", "It was opened in 1883.", "southmole",
     "It was opened in 1883 and has been rebuilt twice since."),
    ("Depth", "south", "It is to be dredged to 16 metres by 2027.", "plan",
     "Southmole will be dredged to 16 metres by 2027, subject to approval."),
)  # fmt: skip


def _labelled(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as file:
        file.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D, St=41)])
        return saved(file)


def files() -> dict[str, bytes]:
    """Return the five documents, by the names of their files."""
    return {
        "report.pdf": _labelled(typeset(TWO_COLUMNS)),
        "kosten.pdf": typeset(GERMAN),
        "gangkou.pdf": typeset(CHINESE),
        "southmole.html": WEB_PAGE.encode("utf-8"),
        "plan.docx": docx(paragraph("Harbour plan", "Heading1") + paragraph(_CHANGED)),
    }


def make(folder: Path) -> Path:
    """Import the documents into a new comparison below a folder, and return where it is."""
    comparison = folder / "ports"
    (comparison / "dimensions").mkdir(parents=True)
    (comparison / "comparison.yaml").write_text(
        'stratview: 1\ntitle: Two ports\nlanguage: en\nsubjects:\n  - {id: north, name: Northhaven, color: "#1F6FB2"}\n'
        '  - {id: south, name: Southmole, color: "#B2541F"}\ndimensions: [trade]\n',
        "utf-8",
    )
    aspects = dict.fromkeys(aspect for aspect, *_ in STATEMENTS)
    lines = ["title: Trade", "question: What comes and goes?", "rows:"]
    for aspect in aspects:
        lines.append(f"  - aspect: {aspect}")
        for number, (where, side, text, source, quote) in enumerate(STATEMENTS):
            if where == aspect:
                lines += [f"    {side}:", f"      - id: s{number}", f'        text: "{text}"']
                lines.append(f'        cites: [{{source: {source}, quote: "{quote}"{_section(quote)}}}]')
    (comparison / "dimensions" / "trade.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    for name, data in files().items():
        (folder / name).write_bytes(data)
    status = cli.main(["import", *(str(folder / name) for name in files()), "--into", str(comparison)])
    assert status == 0
    return comparison


def _section(quote: str) -> str:
    return ", section: Traffic" if quote == "2,871" else ""


if __name__ == "__main__":
    print(make(Path(sys.argv[1])))  # noqa: T201

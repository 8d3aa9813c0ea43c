"""From the first start to a statement, its tension and back, a doubt and a review, as a screen reader hears it."""

from __future__ import annotations

import subprocess
import sys

from tests.e2e.at_spi.client import ACTIVE, ROWS, Node, Reader, until


def main() -> None:
    """Start the program, walk, and end it. Prints what was heard; an assertion names what was not."""
    program = subprocess.Popen([sys.executable, "-m", "stratview"])
    try:
        walk(Reader())
        assert program.poll() is None, "the program has ended"
    finally:
        program.terminate()
        program.wait(60)


def tell(*words: object) -> None:
    """Write what was heard."""
    sys.stdout.write(f"{' '.join(map(str, words))}\n")


def walk(reader: Reader) -> None:
    def focused_cell(begin: str) -> Node | None:
        node = reader.focused()
        return node if node is not None and node.role == "cell" and node.name.startswith(begin) else None

    def focused_other(name: str) -> Node | None:
        node = focused_cell("")
        return node if node is not None and node.name != name else None

    def focused_named(name: str) -> Node | None:
        node = reader.focused()
        return node if node is not None and node.name == name else None

    def next_item(heard: list[str]) -> str:
        node = reader.focused()
        return node.name if node is not None and node.role == "list item" and node.name not in heard else ""

    window = until(lambda: reader.find("frame", "Huawei and Xiaomi"), "the window")
    until(lambda: reader.find("list item", "Founded. Huawei. 1987."), "a milestone of the timeline")
    # A second start brings the window forward: here is no window manager that would.
    subprocess.run([sys.executable, "-m", "stratview"], check=True, timeout=120)
    until(lambda: window.has_state(ACTIVE), "the window in front")
    reader.press("Ctrl+1")
    heard: list[str] = []
    while not heard or not heard[-1].startswith("R&D and technology"):
        heard.append(until(lambda: next_item(heard), "another dimension"))
        reader.press("Down")
    reader.press("Up")
    tell(heard)
    reader.press("Return")
    cell = until(lambda: focused_cell("How much does it invest in R&D? Huawei."), "the first statement")
    name, citations = cell.name, cell.description
    assert "character for character" in name, name
    assert citations.startswith("Citation"), citations
    tell(name, "|", citations)
    quote = citations.partition("“")[2].partition("”")[0]
    reader.press("Ctrl+3")
    document = until(lambda: focused_named("Document"), "the document")
    assert document.at_caret.startswith(quote), document.at_caret[:80]
    tell("passage:", document.at_caret[:60])
    reader.press("Ctrl+2")
    until(lambda: focused_cell(name[:30]), "the statement again")
    reader.press("Right")
    tense = until(lambda: focused_cell("How much does it invest in R&D? Xiaomi."), "the other side").name
    assert "Tension: " in tense, tense
    reader.press("Ctrl+t")
    other = until(lambda: focused_other(tense), "the other end of the tension").name
    assert "Tension: " in other, other
    tell(other)
    reader.press("Alt+Left")
    until(lambda: focused_cell(tense[:40]), "the way back")
    look_again(reader)
    review(reader)
    tell("walked")


def look_again(reader: Reader) -> None:
    """Go through the doubts, and from one to its statement."""
    reader.press("Ctrl+Shift+S")
    until(lambda: reader.find("label", "Second look"), "the doubts")
    first = until(lambda: other_row(reader, "shared quote: ", ""), "the first doubt").name
    reader.press("Down")
    second = until(lambda: other_row(reader, "", first), "the next doubt").name
    tell(first, "|", second)
    reader.press("Return")
    statement = until(lambda: other_row(reader, "", second), "the statement that is doubted").name
    doubt = statement.partition("Worth a second look: ")[2].partition(".”")[0]
    assert doubt, statement
    assert doubt in second, doubt


def review(reader: Reader) -> None:
    """Go through the statements to review, and from one to the page of its dimension."""
    reader.press("Ctrl+Shift+R")
    until(lambda: reader.find("label", "Review"), "the statements to review")
    first = until(lambda: other_row(reader, "Both: ", ""), "a statement to review").name
    assert "Not reviewed by you" in first, first
    reader.press("Down")
    second = until(lambda: other_row(reader, "Both: ", first), "the next one").name
    text = second.removeprefix("Both: ").partition(" Not reviewed")[0]
    until(lambda: reader.shown("Statement to review").endswith(text), "what it says")
    tell(first, "|", second)
    reader.press("Return")
    statement = until(lambda: other_row(reader, "One playbook? Both.", ""), "the statement").name
    assert text in statement, statement


def other_row(reader: Reader, begin: str, before: str) -> Node | None:
    """Return the row or cell that has the keyboard, if its name begins so and is another one than before."""
    node = reader.focused()
    is_row = node is not None and node.role in ROWS and node.name != before
    return node if node is not None and is_row and node.name.startswith(begin) else None


main()

"""All cases of yaml-test-suite (yaml_suite/README.md): each gives the value that it should, or is refused in words."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from stratview.comparison.nodes import YamlError
from stratview.comparison.yaml_nodes import parse
from tests.comparison.test_yaml_nodes import plain

if TYPE_CHECKING:
    from stratview.errors import Problem

CASES = json.loads((Path(__file__).parent / "yaml_suite" / "cases.json").read_text("utf-8"))
LENIENT = "9C9N 9JBA CVW2 DK95/01 G5U8 QB6E S98Z SU5Z X4QW Y79Y/03 YJV2"
"""Not YAML by the suite, but libyaml reads them: white space and comments where YAML 1.2 wants other ones."""

OTHERWISE = {
    "652Z": "{?foo: bar}: libyaml takes the question mark for the sign of a key",
    "HM87/01": "[?x]: the same",
    "Y2GN": "&an:chor value: libyaml ends an anchor at the colon",
    "JEF9/02": "white space without a line end, the last of the file",
    "L24T/01": "the same",
    "G4RS": "a control character is replaced, and named",
}
"""What is read as another value than by YAML 1.2, and why."""


def verdict(yaml: str, documents: list[object] | None) -> str:
    problems: list[Problem] = []
    try:
        found = plain(parse(yaml.encode(), "f.yaml", problems))
    except YamlError as error:
        problem = error.problem
    else:
        if documents is None:
            return "lenient"
        return "the same" if documents == [found] else "otherwise"
    assert problem.message.endswith((".", "?"))
    assert problem.place.line >= 1
    return "refused rightly" if documents is None else f"refused: {problem.code}"


def test_every_case_gives_its_value_or_is_refused_with_a_sentence() -> None:
    found = {name: verdict(yaml, documents) for name, yaml, documents in CASES}
    assert " ".join(name for name, said in found.items() if said == "lenient") == LENIENT
    assert {name for name, said in found.items() if said == "otherwise"} == OTHERWISE.keys()
    # Refused, although it is YAML: nothing in it, several documents, keys that are no texts, and libyaml's limits.
    assert Counter(found.values()) == {
        "the same": 213,
        "refused rightly": 83,
        "refused: yaml-syntax": 50,
        "refused: yaml-key": 15,
        "refused: several-documents": 14,
        "refused: empty-file": 10,
        "lenient": 11,
        "otherwise": 6,
    }

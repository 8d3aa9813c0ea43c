"""What a sentence says around a quote: denials, conditions, hedges, who says it, another subject, time past.

Each statement is about Aurora and cites one quote of one sentence. The faulty ones say more than the sentence does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from stratview.evidence.doubt_rules import doubts_of
from stratview.evidence.proof import Prover
from stratview.evidence.surroundings import Surroundings
from tests.documents.small import cite, library, statement

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"aurora": ("Aurora", "极光"), "borea": ("Borea", "北风")}

FAULTY = [
    ("Owns its ships.", "Aurora does not own its ships.", "own its ships"),
    ("Owns its ships.", "Aurora hardly owns any of its ships.", "Aurora hardly owns any of its ships"),
    (
        "Its ships are paid for.",
        "It is far from clear that Aurora's ships are paid for.",
        "Aurora's ships are paid for",
    ),
    ("Raised its prices.", "Aurora denied that it had raised its prices.", "it had raised its prices"),
    ("Raised its prices.", "Aurora refused to raise its prices.", "raise its prices"),
    ("Earns a profit.", "If fuel stays cheap, Aurora earns a profit.", "Aurora earns a profit"),
    ("Earns a profit.", "Aurora earns a profit as long as fuel stays cheap.", "Aurora earns a profit"),
    ("Earns a profit.", "Unless fuel becomes dearer, Aurora earns a profit.", "Aurora earns a profit"),
    (
        "Will build a terminal.",
        "Should the council agree, Aurora will build a terminal.",
        "Aurora will build a terminal",
    ),
    ("Is the safest line.", "Aurora describes itself as the safest line.", "the safest line"),
    ("Has more ships than its rival.", "Borea has more ships than Aurora.", "has more ships than Aurora"),
    ("Has more ships than its rival.", "Aurora has fewer ships than Borea.", "Aurora has fewer ships than Borea"),
    ("Carries cars.", "Aurora carried cars until 1998.", "Aurora carried cars"),
    ("Carries cars.", "Aurora once carried cars.", "Aurora once carried cars"),
    ("Carries cars.", "Aurora plans to carry cars.", "carry cars"),
    ("Carries cars.", "Aurora is considering whether to carry cars.", "carry cars"),
    ("Carries cars.", "Only in summer does Aurora carry cars.", "Aurora carry cars"),
    ("Carries cars on all routes.", "Aurora carries cars on most routes.", "Aurora carries cars on most routes"),
    ("All captains are trained.", "Some captains are trained at Aurora.", "captains are trained"),
    ("Leads the market.", "Aurora nearly leads the market.", "leads the market"),
    ("Leads the market.", "Aurora would lead the market without subsidies for others.", "lead the market"),
    ("Founded a school.", "Aurora failed to found a school.", "found a school"),
    ("Uses solar power.", "Aurora stopped using solar power.", "using solar power"),
    ("Uses solar power.", "Aurora has yet to use solar power.", "use solar power"),
    ("Pays the highest wages.", "Aurora pays among the highest wages.", "the highest wages"),
    ("Pays the highest wages.", "Aurora pays some of the highest wages.", "the highest wages"),
    ("Was fined.", "Aurora was nearly fined.", "fined"),
    ("Sailed to Bergen.", "The Borea sailed to Bergen.", "sailed to Bergen"),
    ("Is profitable.", "Neither Aurora nor Borea is profitable.", "Borea is profitable"),
    ("Tickets are refunded.", "Tickets are refunded, except on holidays.", "Tickets are refunded"),
    ("Won the contract.", "Rumour has it that Aurora won the contract.", "Aurora won the contract"),
    ("Won the contract.", "It is possible that Aurora won the contract.", "Aurora won the contract"),
    ("Won the contract.", "Aurora is expected to win the contract.", "win the contract"),
    ("Won the contract.", "Aurora won the contract, although it was later withdrawn.", "Aurora won the contract"),
    ("Won the contract.", "Aurora lost the contract.", "Aurora lost the contract"),
    ("Sales rose.", "Aurora's sales fell.", "Aurora's sales fell"),
    ("盈利。", "极光并不盈利。", "极光并不盈利"),
    ("盈利。", "如果油价不涨，极光盈利。", "极光盈利"),
    ("涨价。", "有人说极光涨价。", "极光涨价"),
    ("拥有船只。", "极光计划拥有船只。", "拥有船只"),
    ("运载汽车。", "极光曾经运载汽车。", "运载汽车"),
    ("运载所有汽车。", "极光运载大部分汽车。", "极光运载大部分汽车"),
    ("Won the contract.", "Perhaps Aurora won the contract.", "Perhaps Aurora won the contract"),
]

SOUND = [
    ("Owns its ships.", "Aurora owns its ships.", "Aurora owns its ships"),
    ("Does not own its ships.", "Aurora does not own its ships.", "does not own its ships"),
    ("Owns no ships.", "Aurora does not own any ships.", "does not own any ships"),
    (
        "Earns a profit if fuel is cheap.",
        "If fuel stays cheap, Aurora earns a profit.",
        "If fuel stays cheap, Aurora earns a profit",
    ),
    ("Says it is the safest line.", "Aurora says it is the safest line.", "Aurora says it is the safest line"),
    (
        "Calls itself the safest line.",
        "Aurora describes itself as the safest line.",
        "describes itself as the safest line",
    ),
    ("Carried cars until 1998.", "Aurora carried cars until 1998.", "carried cars until 1998"),
    ("Used to carry cars.", "Aurora once carried cars.", "Aurora once carried cars"),
    ("Plans to carry cars.", "Aurora plans to carry cars.", "plans to carry cars"),
    ("Carries cars in summer only.", "Only in summer does Aurora carry cars.", "Only in summer does Aurora carry cars"),
    ("Carries cars on most routes.", "Aurora carries cars on most routes.", "carries cars on most routes"),
    ("Has fewer ships than its rival.", "Aurora has fewer ships than Borea.", "has fewer ships than Borea"),
    ("Never raised prices.", "Aurora never raised prices.", "never raised prices"),
    ("Is not only a ferry line.", "Aurora is not only a ferry line but a bank.", "not only a ferry line but a bank"),
    ("Not a single ship was lost.", "Aurora lost no ship.", "Aurora lost no ship"),
    ("Sails without delays.", "Aurora sails without delays.", "sails without delays"),
    ("Expanded quickly.", "Aurora expanded quickly.", "expanded quickly"),
    ("Sold its old ships to Norway.", "Aurora sold its old ships to Norway.", "sold its old ships to Norway"),
    ("Its crews are well paid.", "Aurora pays its crews well.", "pays its crews well"),
    (
        "Its first ship was built in Bergen.",
        "The first ship of Aurora was built in Bergen.",
        "The first ship of Aurora was built in Bergen",
    ),
    (
        "Bought ferries in 1990 and sold them later.",
        "Aurora bought ferries in 1990 and sold them later.",
        "bought ferries in 1990 and sold them later",
    ),
    (
        "About half of its ships are new.",
        "About half of Aurora's ships are new.",
        "About half of Aurora's ships are new",
    ),
    ("May leave the market.", "Aurora may leave the market.", "may leave the market"),
    ("Could leave the market.", "Aurora might leave the market.", "might leave the market"),
    ("Invests in ships rather than in ports.", "Aurora invests in ships, not ports.", "invests in ships, not ports"),
    ("Prefers ships to ports.", "Aurora prefers ships to ports.", "prefers ships to ports"),
    ("Its profit fell by half.", "Aurora's profit halved.", "Aurora's profit halved"),
    (
        "Refunds tickets except on holidays.",
        "Tickets are refunded, except on holidays.",
        "Tickets are refunded, except on holidays",
    ),
    ("Is the market leader.", "Aurora leads the market.", "Aurora leads the market"),
    ("Stopped using coal.", "Aurora no longer uses coal.", "no longer uses coal"),
    ("Was state-owned before 1990.", "Aurora was owned by the state until 1990.", "was owned by the state until 1990"),
    ("Both lines carry cars.", "Aurora and Borea carry cars.", "Aurora and Borea carry cars"),
    ("Employs many students in summer.", "In summer, Aurora employs many students.", "Aurora employs many students"),
    (
        "Spends more on safety than on fuel.",
        "Aurora spends more on safety than on fuel.",
        "spends more on safety than on fuel",
    ),
    ("Built a terminal at Bergen.", "Aurora built a terminal at Bergen.", "built a terminal at Bergen"),
    ("Nobody was hurt.", "No one was hurt.", "No one was hurt"),
    ("Does without subsidies.", "Aurora receives no subsidies.", "receives no subsidies"),
    ("Its staff may work from home.", "Staff of Aurora may work from home.", "may work from home"),
    ("并不盈利。", "极光并不盈利。", "极光并不盈利"),
    ("极光没有亏损。", "极光没有亏损。", "极光没有亏损"),
    ("计划拥有船只。", "极光计划拥有船只。", "计划拥有船只"),
    ("Carries cars.", "Aurora grew as Borea shrank, and it carries cars.", "it carries cars"),
    ("Sells tickets.", "Borea’s rival sells tickets.", "sells tickets"),
    ("Sells tickets.", "The line that competes with Borea sells tickets.", "sells tickets"),
    ("Sells more tickets than Borea.", "Borea is sold out, and Aurora sells tickets.", "sells tickets"),
    ("Owns ships.", "It is not the harbour, but the line that owns ships.", "owns ships"),
    ("Owns ships.", "Aurora owns ships even if others do not.", "Aurora owns ships even if others do not"),
    ("Does not own its ships.", "Aurora does not own its ships.", "own its ships"),
    ("Grows.", "In spring Aurora grows and never sinks.", "Aurora grows and never sinks"),
    ("Owns ships.", "Aurora did not tell the harbour master of Bergen that it owns ships.", "it owns ships"),
    ("Owns ships.", "Fares did not rise, and Aurora owns ships.", "Aurora owns ships"),
    ("Sells tickets.", "Aurora overtook Borea early to sell tickets.", "to sell tickets"),
    ("Sells tickets.", "The line that Borea gave to the city of Bergen sells tickets.", "sells tickets"),
    ("Owns ships.", "Aurora owns ships even if others lease them.", "Aurora owns ships"),
    ("Employs 5 captains.", "Only 5 captains are employed.", "Only 5 captains are employed"),
]


def kinds(folder: Path, text: str, sentence: str, *quotes: str, side: str = "aurora") -> set[str]:
    """The kinds of doubts about a statement that cites quotes of a sentence."""
    documents = library(folder, a=sentence)
    proof = Prover(documents, "zh" if "，" in text or "。" in text else "en").prove(
        replace(statement(*map(cite, quotes), text=text), side=side)
    )
    assert proof.state.proven
    around = Surroundings({"a": documents.document("a").text})
    return {doubt.kind for doubt in doubts_of(proof, [around.of(one) for one in proof.cites], NAMES)}


@pytest.mark.parametrize(("text", "sentence", "quote"), FAULTY)
def test_what_its_sentence_takes_back_is_doubted(tmp_path: Path, text: str, sentence: str, quote: str) -> None:
    assert kinds(tmp_path, text, sentence, quote)


@pytest.mark.parametrize(("text", "sentence", "quote"), SOUND)
def test_what_its_sentence_says_is_not_doubted(tmp_path: Path, text: str, sentence: str, quote: str) -> None:
    assert kinds(tmp_path, text, sentence, quote) == set()


def test_a_denial_that_another_quote_has_is_left_to_the_quotes(tmp_path: Path) -> None:
    quotes = ("Aurora does not own its ships, which", "are leased")
    assert "hedge" not in kinds(
        tmp_path, "Leases its ships.", "Aurora does not own its ships, which are leased.", *quotes
    )


def test_a_statement_about_both_may_begin_behind_either_name(tmp_path: Path) -> None:
    assert kinds(tmp_path, "Sell tickets.", "Borea sells tickets.", "sells tickets") == {"pronoun"}
    assert kinds(tmp_path, "Sell tickets.", "Borea sells tickets.", "sells tickets", side="both") == set()
    assert kinds(tmp_path, "Sells tickets, as Borea does.", "Borea sells tickets.", "sells tickets") == set()

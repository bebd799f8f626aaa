"""Which mentions a passage shows: all that count, none that do not, each with its cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.evidence.panel import behind, quoted
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.workbook_builder import OBJECTIVES, document, response_form, tally, text, workbook

C, D = "(c) Achievements", "(d) Gaps"
FIVE, SIX = ("objective", "5"), ("objective", "6")
CITING = text(1, " See objective 2 of the GCM.")


@pytest.fixture(scope="module")
def fiji() -> ReviewData:
    """One answer of Fiji, coded 5 and 6, citing 2."""
    return load_review([document(response_form("Fiji", [[C, CITING, "5, 6"]]))])


def named(scope: Scope, focus: Focus) -> list[tuple[str, ...]]:
    """What each passage behind a number is evidence for."""
    return [passage.named for passage in quoted(scope, behind(scope, focus).rows)]


@pytest.mark.long
@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("coded", ("objective 5 (coded at C4)", "objective 6 (coded at C4)")),
        ("cited", ("objective 2 (cited at B4)",)),
        ("all", ("objective 5 (coded at C4)", "objective 6 (coded at C4)", "objective 2 (cited at B4)")),
    ],
)
def test_an_answer_shows_the_mentions_that_count_on_the_basis_chosen(scope_of, fiji, basis, expected):
    scope = scope_of(data=fiji, basis=basis)
    assert named(scope, scope.focus(["FJI"])) == [expected]


def test_a_document_shows_all_its_mentions_counted_or_not(scope_of, fiji):
    scope = scope_of(data=fiji, basis="cited")
    found = behind(scope, Focus("2025", (), document="built.xlsx"))
    assert [len(mentions) for _, mentions in found.rows] == [found.mentions] == [3]


def test_each_mark_of_a_tally_is_a_passage_of_its_own(scope_of):
    scope = scope_of(data=load_review([document(tally({"Fiji": {5: "x", 6: "x"}}))]))
    found = named(scope, scope.focus(["FJI"], FIVE, SIX, is_any=True))
    assert found == [("objective 5 (coded at F5)",), ("objective 6 (coded at G5)",)]


def test_marks_of_stakeholders_are_shown_where_codes_count(scope_of: Callable[..., Scope]):
    head = ["Country", "Type of respondent", "Stakeholder category", *OBJECTIVES]
    marked = [None, "Stakeholder", "Academia", *("x" if number in (5, 6) else None for number in OBJECTIVES)]
    data = load_review([document(workbook({"Tally": [head, marked]}))])
    focus = Focus("2025", (), stakeholders="academia")
    assert len(named(scope_of(data=data), focus)) == 2
    assert named(scope_of(data=data, basis="cited"), focus) == []


def test_of_one_member_that_a_change_does_not_count_the_number_is_told(scope_of, fictional):
    scope = scope_of(data=fictional)
    focus = Focus("2025", ("FJI",), (FIVE,), only=(), beside="2021")
    assert behind(scope, focus).sentence.startswith("0 of 1 member. ")
    counted = Focus("2025", ("FJI",), (FIVE,), only=("FJI",), beside="2021")
    assert behind(scope, counted).sentence.startswith("Fiji. ")


def test_a_passage_of_the_annex_is_evidence_for_all_numbers_that_show_it(scope_of, fiji):
    scope = scope_of(data=fiji)
    annex = Annex.of(scope, [scope.focus(["FJI"], FIVE), scope.focus(["FJI"], SIX)])
    (passage,) = annex.passages
    assert passage.named == ("objective 5 (coded at C4)", "objective 6 (coded at C4)")

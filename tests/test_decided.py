"""Who found what was reviewed, told beside its passage: the decisions that hold, and no others. All is fictional."""

from __future__ import annotations

from gcm_data.evidence.panel import behind, quoted
from loaders import load_review
from tests.coders import BORIS, CHAN, answers, decision, listed
from tests.workbook_builder import document, response_form

FIRST, SECOND = "Arcadia licenses each recruitment agency.", "Fictional consulates give out papers."
FORM = response_form("Thailand", [("(c)", f"{FIRST}\n\n{SECOND}")])
(C,) = answers(load_review([document(FORM)]))


def decided(scope_of, *rows: dict[str, str]) -> tuple[str, ...]:
    """What stands beside the passage of objective 6."""
    scope = scope_of(data=load_review([document(FORM)], codings=listed(*rows)))
    (passage,) = quoted(scope, behind(scope, scope.focus(["THA"], ("objective", "6"))).rows)
    return passage.decided


def test_a_decision_tells_its_coder_round_codebook_and_why_it_was_suggested(scope_of):
    row = decision(C, FIRST, "6", suggestion="“recruit*”, row 7", codebook="2")
    said = "objective 6: accepted by coder 1 (first round, codebook 2)"
    assert decided(scope_of, row) == (f"{said}; suggested because: “recruit*”, row 7",)
    assert decided(scope_of, decision(C, FIRST, "6", verdict="add")) == (
        "objective 6: marked by coder 1 (first round, codebook 1)",
    )


def test_two_coders_who_agree_are_both_told(scope_of):
    said = decided(scope_of, decision(C, FIRST, "6"), decision(C, FIRST, "6", by=BORIS, round="second"))
    assert [each.split(" (")[0] for each in said] == [f"objective 6: accepted by coder {n}" for n in (1, 2)]


def test_what_was_replaced_or_is_of_another_target_is_not_told(scope_of):
    rows = [
        decision(C, FIRST, "6", codebook="1"), decision(C, FIRST, "6", codebook="2"),
        decision(C, FIRST, "5"), decision(C, SECOND, "14"),
    ]  # fmt: skip
    assert decided(scope_of, *rows) == ("objective 6: accepted by coder 1 (first round, codebook 2)",)


def test_who_was_overruled_is_not_told(scope_of):
    rows = [
        decision(C, FIRST, "6", verdict="reject"), decision(C, FIRST, "6", by=BORIS, round="second"),
        decision(C, FIRST, "6", by=CHAN, round="settle"),
    ]  # fmt: skip
    assert all("accepted by coder" in each for each in decided(scope_of, *rows))
    assert not any("coder 1" in each for each in decided(scope_of, *rows))

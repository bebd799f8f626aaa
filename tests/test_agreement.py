"""How far coders agree: against published examples and against plain loops."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import pytest

from gcm_data.coding.agreement import (
    FEWEST,
    alpha_with_interval,
    cohens_kappa,
    krippendorffs_alpha,
    pairs_of,
    raw_agreement,
)
from gcm_data.coding.judged import agreement_table, reliability, units
from gcm_data.wording.coding import reviewed_note
from loaders import load_review
from tests.coders import ANNA, BORIS, CHAN, answers, decision, listed
from tests.workbook_builder import document, response_form

# Example C of K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011): 12 units, four observers, some of
# whom said nothing; alpha for nominal data is .743. The same data stand in the documentation of R's irr and DescTools.
OBSERVED = [
    "11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3.",
]  # fmt: skip
EXAMPLE = [{f"observer {n}": sign for n, sign in enumerate(unit) if sign != "."} for unit in OBSERVED]


def test_alpha_of_the_published_example():
    assert round(krippendorffs_alpha(EXAMPLE), 3) == 0.743


@pytest.mark.parametrize(
    ("table", "raw", "kappa"),
    [
        ((20, 5, 10, 15), 0.70, 0.40),  # grant proposals: the worked example of Wikipedia's article on Cohen's kappa
        ((12, 2, 4, 2), 0.70, 0.21),  # two doctors: easycalculation.com, "Cohen's kappa index"
    ],
)
def test_kappa_of_published_examples(table, raw, kappa):
    cells = ((True, True), (True, False), (False, True), (False, False))
    pairs = [pair for pair, number in zip(cells, table, strict=True) for _ in range(number)]
    assert round(raw_agreement(pairs), 2) == raw
    assert round(cohens_kappa(pairs), 2) == kappa


def plain_alpha(rated: list[dict[str, object]]) -> float:
    """Alpha by its definition: pairs within units against pairs of all values, each counted one by one."""
    judged = [list(unit.values()) for unit in rated if len(unit) > 1]
    values = [value for unit in judged for value in unit]
    observed = sum(
        sum(one != other for one, other in itertools.permutations(unit, 2)) / (len(unit) - 1) for unit in judged
    )
    expected = sum(one != other for one, other in itertools.permutations(values, 2)) / (len(values) - 1)
    return 1 - observed / expected


def plain_kappa(pairs: list[tuple[object, object]]) -> float:
    firsts, seconds = (Counter(each) for each in zip(*pairs, strict=True))
    by_chance = sum(firsts[value] * seconds[value] for value in firsts) / len(pairs) ** 2
    return (sum(a == b for a, b in pairs) / len(pairs) - by_chance) / (1 - by_chance)


@pytest.mark.parametrize("seed", range(5))
def test_both_equal_plain_loops(seed):
    dice = random.Random(seed)
    rated = [
        {who: dice.choice("yn") if dice.random() < 0.3 else "y" for who in "abc" if dice.random() < 0.8}
        for _ in range(80)
    ]
    assert krippendorffs_alpha(rated) == pytest.approx(plain_alpha(rated))
    pairs = pairs_of(rated)
    assert cohens_kappa(pairs) == pytest.approx(plain_kappa(pairs))
    found = alpha_with_interval(rated)
    assert found.low < found.value < found.high and found == alpha_with_interval(rated)
    again = [krippendorffs_alpha(dice.choices(rated, k=len(rated))) for _ in range(400)]
    low, high = sorted(again)[10], sorted(again)[-11]
    assert abs(found.low - low) < 0.12 and abs(found.high - high) < 0.12


def test_where_nothing_can_differ_there_is_no_number():
    assert krippendorffs_alpha([]) is krippendorffs_alpha([{"a": 1}]) is krippendorffs_alpha([{"a": 1, "b": 1}]) is None
    assert alpha_with_interval([{"a": 1, "b": 1}]) is raw_agreement([]) is cohens_kappa([]) is None
    assert cohens_kappa([(1, 1)]) is None
    assert krippendorffs_alpha([{"a": 1, "b": 1}, {"a": 2, "b": 2}]) == 1


PARAGRAPHS = [f"Fictional paragraph number {number} of Arcadia." for number in range(25)]
FORM = response_form("Thailand", [("(c)", "\n\n".join(PARAGRAPHS))])
(ANSWER,) = answers(load_review([document(FORM)]))


def coded(number: int, by: str, verdict: str, turn: str = "first", target: str = "5") -> dict[str, str]:
    return decision(ANSWER, PARAGRAPHS[number], target, by=by, verdict=verdict, round=turn)


def test_agreement_of_decisions_by_objective():
    rows = []
    for number in range(FEWEST):
        rows.append(coded(number, ANNA, "accept" if number % 3 else "reject"))
        rows.append(coded(number, BORIS, "accept" if number % 2 else "nothing", "second"))
    rows += [coded(1, ANNA, "add", target="7"), coded(1, BORIS, "reject", "second", target="7")]
    rows += [coded(0, ANNA, "reject"), coded(2, CHAN, "reject", "settle"), coded(24, CHAN, "accept")]
    data = load_review([document(FORM)], codings=listed(*rows))
    found = agreement_table(data.codings)
    pairs = [(number % 3 != 0, number % 2 != 0) for number in range(FEWEST)]
    five, seven = found.itertuples(index=False)
    assert (five.target, five.pairs, five.agreeing) == ("5", FEWEST, sum(a == b for a, b in pairs))
    assert five.kappa == pytest.approx(plain_kappa(pairs)) and five.raw == pytest.approx(raw_agreement(pairs))
    assert (seven.target, seven.pairs, seven.agreeing) == ("7", 1, 0) and seven.kappa != seven.kappa  # too few
    rated = list(units(data.codings).values())
    said = reliability(data.mentions, data.codings, "2025")
    assert said.alpha.value == pytest.approx(plain_alpha(rated)) and said.alpha.units == FEWEST + 1
    assert (said.coders, said.codebooks, said.alpha.is_tentative) == (3, ("1",), True)
    assert said.passages == (data.mentions["basis"] == "reviewed").sum() > 0
    assert reliability(data.mentions, data.codings, "2021") is None


def test_every_base_line_says_how_far_coders_agree(scope_of):
    rows = [
        coded(number, by, "accept", turn) for number in range(9) for by, turn in ((ANNA, "first"), (BORIS, "second"))
    ]
    rows += [coded(9, ANNA, "reject"), coded(9, BORIS, "reject", "second"), coded(10, ANNA, "accept", target="7")]
    data = load_review([document(FORM)], codings=listed(*rows))
    assert scope_of(data=data).base.endswith("Reviewed (2025): 10 passages by 2 coders, alpha 1 [1, 1], codebook 1.")
    assert "Reviewed (" not in scope_of(data=data, basis="coded or cited").base
    assert "Reviewed (" not in scope_of(data=data, cycle="2021").base
    rows += [coded(number, CHAN, "reject", "second") for number in range(9)]
    doubted = scope_of(data=load_review([document(FORM)], codings=listed(*rows))).base
    assert "by 3 coders" in doubted and doubted.endswith("is tentative.")


@pytest.mark.parametrize(("number", "said"), [(0.784, ".78"), (-0.051, "−.05"), (0.999, "1"), (-0.001, ".00")])
def test_coefficients_are_written_as_statisticians_do(number, said):
    assert reviewed_note("2025", 1, 1, (number, number, number), ["1", "2"]) == (
        f"Reviewed (2025): 1 passage by 1 coder, alpha {said} [{said}, {said}], codebooks 1, 2."
    )

"""Where stakeholders stand beside States, and what a suggestion that nobody has reviewed counts for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gcm_data import reference
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.gaps import Gaps
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.responses import Asked, find
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.fictional_review import WITH_STAKEHOLDERS
from tests.workbook_builder import compiled_table, document, text

FIVE, SIX = ("objective", "5"), ("objective", "6")
UNIVERSITY = ["", "A university of nowhere", "Stakeholder", "Academia", "yes"]
ROWS = [
    ["Fiji", "", "Member State", "", "yes", "c", text(1), "5, 6"],
    [*UNIVERSITY, "c", text(2), "5, 6"],
    [*UNIVERSITY, "d", text(3), "5"],
]


@pytest.fixture(scope="module")
def said() -> ReviewData:
    """What Fiji and a university say of the objectives 5 and 6."""
    return load_review([document(compiled_table(ROWS, header=WITH_STAKEHOLDERS))])


@pytest.fixture
def scope(scope_of: Callable[..., Scope], said: ReviewData) -> Scope:
    return scope_of(data=said)


def beside(scope: Scope, *targets: tuple[str, str], members: object = None, **how: object) -> list[str]:
    """Question and objective of what stakeholders say beside the States."""
    rows = Evidence(scope.grid, scope.focus(members, *targets, **how)).of_stakeholders
    found = scope.data.mentions.iloc[rows]
    return sorted(found["question"] + found["target"])


@pytest.mark.parametrize(
    ("targets", "how", "expected"),
    [
        ((FIVE,), {}, ["c5", "d5"]),
        ((FIVE,), {"aspect": "challenge"}, ["d5"]),
        ((FIVE, SIX), {"is_any": True}, ["c5", "c6", "d5"]),
        ((FIVE, SIX), {}, []),
        ((FIVE, SIX), {"is_any": True, "is_same_answer": True}, []),
        ((FIVE,), {"aspect": "challenge", "without": "achievement"}, []),
        ((FIVE,), {"only": ("FJI",)}, []),
        ((FIVE,), {"is_silent": True}, []),
        ((FIVE,), {"beside": "2021"}, []),
    ],
    ids=str,
)
def test_stakeholders_stand_beside_a_number_that_can_be_told_of_them(scope, targets, how, expected):
    assert beside(scope, *targets, **how) == expected


def test_stakeholders_stand_beside_all_members_and_no_fewer(scope, scope_of, said):
    everybody = [member.iso3 for member in reference.members()]
    assert beside(scope, FIVE, members=everybody) == ["c5", "d5"]
    assert beside(scope, FIVE, members=everybody[:-1]) == []
    assert beside(scope_of(data=said, subregions=("Pacific",)), FIVE) == []
    assert beside(scope_of(data=said, group="SIDS"), FIVE) == []


def test_a_suggestion_stands_behind_no_number(scope_of, said):
    suggested = said.mentions.assign(basis=said.mentions["basis"].mask(said.mentions["target"] == "6", "suggested"))
    scope = scope_of(data=replace(said, mentions=suggested), suggestions=True)
    evidence = Evidence(scope.grid, scope.focus(None, FIVE, SIX, is_any=True))
    assert set(scope.data.mentions["target"].iloc[evidence.mentions]) == {"5"}
    assert beside(scope, SIX) == []
    axes = scope.grid.index.axes
    silent = Gaps.of(scope.grid, "2025").is_silent([axes.members["FJI"]])
    assert not silent[axes.targets[FIVE]] and silent[axes.targets[SIX]] and silent[axes.targets["objective", "7"]]
    assert Evidence(scope.grid, scope.focus(["FJI"], SIX)).states["suggested"] == ("FJI",)


@pytest.mark.parametrize(("objective", "expected"), [(5, ["c", "c", "d"]), (6, ["c", "c"]), (7, [])])
def test_answers_of_stakeholders_are_found_by_what_they_mention(scope, objective, expected):
    found = find(scope, Asked(objectives=(objective,)))
    assert sorted(scope.data.responses["question"].iloc[list(found.rows)]) == expected

"""Where there is nothing to draw a sentence stands in the place of figures of zeros, and nowhere else."""

from __future__ import annotations

import pytest

from gcm_data import wording
from gcm_data.exhibits import country, objective, overview, plans, together
from gcm_data.exhibits.nothing import said_instead
from loaders import load_review
from tests.cases import first
from tests.test_pages import charts, open_page
from tests.workbook_builder import document, response_form, text

C = "(c) Achievements"


def of_fiji(scope_of, **chosen):
    return scope_of(data=load_review([document(response_form("Fiji", [[C, text(1), "5"]]))]), **chosen)


def test_a_figure_of_zeros_is_a_sentence_and_one_with_a_count_is_none(scope_of):
    scope = of_fiji(scope_of)
    for number in (5, 6):
        for make in (objective.by_subregion, objective.by_question):
            said = said_instead(scope, make(scope, number))
            assert said == ("" if number == 5 else wording.NOTHING_REPORTED), (number, make)
    assert said_instead(scope, together.objectives_together(scope, together.SAME_MEMBER)) == ""
    assert said_instead(scope, overview.objectives_by_round_table(scope)) == ""


def test_what_tells_the_states_of_members_is_drawn_where_anything_was_read(scope_of):
    scope = of_fiji(scope_of, subregions=("Pacific",), round_table=4)
    assert said_instead(scope, country.member_matrix(scope, "Pacific")) == ""
    other = of_fiji(scope_of, subregions=("South-East Asia",))
    for made in (overview.who_reported(other), together.objectives_together(other, together.SAME_ANSWER)):
        assert said_instead(other, made) == wording.NOTHING_READ_HERE


def test_without_a_status_of_a_plan_one_sentence_says_so(scope_of, folder):
    scope = of_fiji(scope_of)
    made = plans.plan_map(scope)
    assert plans.has_status(scope_of()) and not plans.has_status(scope)
    assert said_instead(scope_of(), plans.plan_map(scope_of())) == ""
    assert said_instead(scope, made) == made.takeaway
    assert made.takeaway.startswith("No status has been stated")
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(response_form("Fiji", [[C, text(1), "5"]]))
    app = open_page("plans")
    assert not charts(app) and not app.dataframe
    assert [found.value for found in app.subheader] == [made.title]


def test_an_objective_that_nobody_mentions_has_no_figure(scope_of):
    scope = scope_of(subregions=("Pacific",))
    number = next(n for n in scope.selection.objectives if not objective.is_mentioned(scope, n))
    app = open_page("objective", subregion=["Pacific"], objective=str(number))
    assert not charts(app)
    assert wording.NOTHING_REPORTED in [found.value for found in app.markdown]


@pytest.mark.parametrize("page", first(1, ["together", "round_table", "overview", "gaps", "needs", "principle"]))
def test_a_selection_of_which_nothing_was_read_has_no_figures(page, folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(response_form("Fiji", [[C, text(1), "5"]]))
    app = open_page(page, subregion=["East and North-East Asia"], group="LLDC")
    assert not charts(app)
    assert wording.NOTHING_READ_HERE in [found.value for found in app.markdown]

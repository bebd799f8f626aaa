"""Evidence: the number on a mark is the number of States that its panel lists, and each passage is where it says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.grid import STATES
from gcm_data.evidence.panel import behind, quoted, table
from gcm_data.exhibits import Exhibit, country, overview, principle, quality, subregion
from loaders import load_review
from tests.cases import first
from tests.test_exhibits import SELECTIONS, reporters
from tests.workbook_builder import document, response_form, tally, text

C, D, E = "(c) Achievements", "(d) Gaps", "(e) Strengthened cooperation"
MAKERS = [
    overview.submissions_by_subregion, overview.objectives_by_round_table,
    subregion.subregion_matrix, subregion.group_matrix, subregion.membership_matrix,
    principle.principle_matrix, principle.principles_by_objectives,
]  # fmt: skip
COUNTS = ("Members reporting it", "Members reporting both", "With documents")


def drawn(exhibit: Exhibit) -> Mapping[str, int]:
    """Label -> the number in the table's row of that label."""
    column = next(name for name in COUNTS if name in exhibit.table)
    labels = [exhibit.label_at(row, column) for row in range(len(exhibit.table))]
    return dict(zip(labels, exhibit.table[column].fillna(0).tolist(), strict=True))


@pytest.mark.parametrize("chosen", first(1, SELECTIONS), ids=str)
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_every_number_opens_as_many_states(scope_of, make, chosen):
    scope = scope_of(**chosen)
    exhibit = make(scope)
    numbers = drawn(exhibit)
    assert numbers and set(numbers) <= set(exhibit.focuses)
    for label, number in numbers.items():
        assert len(Evidence(scope.grid, exhibit.focuses[label]).counted) == number, label


@pytest.mark.parametrize("make", [*MAKERS, overview.who_reported], ids=lambda make: make.__name__)
def test_every_mark_of_a_figure_has_evidence(scope_of, make):
    exhibit = make(scope_of())
    labels = [custom[0] for custom in exhibit.draw("light").data[-1].customdata]
    assert labels and len(set(labels)) == len(labels)
    assert set(labels) <= set(exhibit.focuses)


def test_a_cell_of_the_member_matrix_opens_its_own_state_and_passages(scope_of, shipped):
    scope = scope_of()
    exhibit = country.member_matrix(scope, "South-East Asia")
    who = reporters(shipped, scope.selection)
    for row, name in enumerate(exhibit.table["Member"]):
        for column in exhibit.table.columns[1:]:
            focus = exhibit.focuses[exhibit.label_at(row, column)]
            (iso3,) = focus.members
            assert reference.member(iso3).short_name == name
            found = behind(scope, focus)
            assert bool(found.rows) == (iso3 in who["objective", column])
            assert [state for state, names in found.states.items() if names] == [exhibit.table.at[row, column]]


def test_the_panel_has_all_six_states_and_every_member_once(scope_of):
    scope = scope_of()
    found = behind(scope, scope.focus(None, ("objective", "22")))
    assert tuple(found.states) == STATES
    names = [name for names in found.states.values() for name in names]
    assert sorted(names) == sorted(member.name for member in reference.members())
    assert found.sentence.startswith(scope.material.report(len(found.states["reported"]), "objective 22"))


def test_passages_are_word_for_word_where_they_say(scope_of, shipped):
    scope = scope_of()
    responses = {(row.document, row.sheet, row.cell): row.text for row in shipped.responses.itertuples()}
    found = quoted(scope, behind(scope, scope.focus(None, ("objective", "6"))).rows)
    assert len(found) > 3
    for passage in found:
        assert responses[passage.document, passage.sheet, passage.cell] == passage.text
        assert any(named.startswith("objective 6 (") for named in passage.named)


def test_cited_evidence_is_marked_in_the_text(scope_of):
    said = text(1, " See objectives 5 and 6 of the GCM; objective 5 again.")
    scope = scope_of(data=load_review([document(response_form("Fiji", [[C, said]]))]))
    (passage,) = quoted(scope, behind(scope, scope.focus(None, ("objective", "5"))).rows)
    marked = [passage.text[start:end] for start, end in passage.spans]
    assert len(marked) == 2 and all("5" in part for part in marked)
    assert passage.spans == tuple(sorted(passage.spans))


def test_same_answer_is_narrower_than_same_submission(scope_of):
    data = load_review([document(response_form("Fiji", [[C, text(1), "5", "human rights"], [D, text(2), "6"]]))])
    scope = scope_of(data=data)
    pairs = {number: (("principle", "human_rights"), ("objective", number)) for number in ("5", "6")}
    for number, same, expected in (("5", True, 1), ("6", True, 0), ("5", False, 1), ("6", False, 1)):
        focus = scope.focus(None, *pairs[number], is_same_answer=same)
        assert len(Evidence(scope.grid, focus).counted) == expected
    found = behind(scope, scope.focus(None, *pairs["6"], is_same_answer=True))
    assert found.states[wording.COUNTED_OTHERWISE] == ("Fiji",)
    assert found.rows == ()


def test_an_aspect_counts_and_quotes_only_answers_to_its_question(scope_of):
    data = load_review([document(response_form("Fiji", [[C, text(1), "5"], [D, text(2), "5, 6"]]))])
    scope = scope_of(data=data)
    five, six = ("objective", "5"), ("objective", "6")
    challenge = behind(scope, scope.focus(None, five, aspect="challenge"))
    assert [passage.text for passage in quoted(scope, challenge.rows)] == [text(2)]
    assert "question (d)" in challenge.sentence
    for target, expected in ((five, 0), (six, 1)):
        focus = scope.focus(None, target, aspect="challenge", without="achievement")
        assert len(Evidence(scope.grid, focus).counted) == expected


def test_silent_counts_those_that_answered_and_do_not_mention(scope_of):
    scope = scope_of(data=load_review([document(response_form("Fiji", [[C, text(1), "5"]]))]))
    for number, expected in (("5", ()), ("6", ("FJI",))):
        evidence = Evidence(scope.grid, scope.focus(None, ("objective", number), is_silent=True))
        assert evidence.counted == expected
        assert not evidence.mentions.size


def test_a_mark_in_a_tally_is_a_passage_with_its_cell(scope_of):
    scope = scope_of(data=load_review([document(tally({"Fiji": {5: "x"}}))]))
    (passage,) = quoted(scope, behind(scope, scope.focus(None, ("objective", "5"))).rows)
    assert (passage.question, passage.state, passage.text) == ("", "mark", "x")
    assert passage.cell and "mark or code in no answer" in passage.reference


def test_a_number_of_submissions_opens_the_marks_of_a_tally_too(scope_of):
    documents = [
        document(response_form("Samoa", [[C, text(1), "5"]]), "form.xlsx"),
        document(tally({"Fiji": {5: "x", 7: "x"}, "Tonga": {}}), "tally.xlsx"),
    ]
    scope = scope_of(data=load_review(documents))
    found = quoted(scope, behind(scope, scope.focus(["FJI", "WSM", "TON"])).rows)
    assert [(passage.respondent, passage.state) for passage in found] == [
        ("Samoa", "answered"), ("Fiji", "mark"), ("Fiji", "mark"),
    ]  # fmt: skip
    assert [passage.named for passage in found[1:]] == [("objective 5 (coded at F5)",), ("objective 7 (coded at H5)",)]


def test_superseded_answers_stand_behind_no_number(scope_of):
    documents = [
        document(response_form("Fiji", [[C, text(1), "5"]]), "a.xlsx"),
        document(response_form("Fiji", [[C, text(2), "5"]]), "b.xlsx"),
    ]
    scope = scope_of(data=load_review(documents))
    found = quoted(scope, behind(scope, scope.focus(None, ("objective", "5"))).rows)
    assert [passage.text for passage in found] == [text(2)]
    answers = quoted(scope, behind(scope, scope.focus(["FJI"])).rows)
    assert [passage.text for passage in answers] == [text(2)]


def test_the_table_of_evidence_has_a_row_for_each_mention(scope_of):
    scope = scope_of()
    focus = scope.focus(None, ("objective", "6"))
    found = table(scope, focus)
    assert len(found) >= behind(scope, focus).mentions > 0
    assert (found[["Respondent", "Document", "Cell"]] != "").all().all()


def test_a_focus_is_a_value():
    assert Focus("2025", ("FJI",)) == Focus("2025", ("FJI",))
    assert len({Focus("2025", ("FJI",)), Focus("2025", ("FJI",))}) == 1


def test_a_document_opens_all_that_was_read_from_it(scope_of, shipped):
    scope = scope_of()
    exhibit = quality.documents(scope)
    for row, found in enumerate(exhibit.table.to_dict("records")):
        focus = exhibit.focuses[exhibit.label_at(row, "Mentions")]
        assert (focus.cycle, focus.document) == (found["Cycle"], found["Document"])
        panel = behind(scope, focus)
        assert panel.mentions == found["Mentions"]
        shown = quoted(scope, panel.rows)
        assert sum(passage.question != "" for passage in shown) == found["Responses"]
        assert {passage.document for passage in shown} == {found["Document"]}
        assert sum(map(len, panel.states.values())) == found["Respondents"]


def test_one_member_is_told_in_words(scope_of):
    scope = scope_of(data=load_review([document(response_form("Fiji", [[C, text(1), "5"]]))]))
    said = {
        behind(scope, scope.focus([iso3], ("objective", number))).sentence
        for iso3, number in (("FJI", "5"), ("FJI", "6"), ("THA", "5"))
    }
    assert said == {
        "Fiji reports objective 5.",
        f"Fiji: not mentioned. {wording.STATE_MEANINGS['not mentioned']}",
        f"Thailand: no submission. {wording.STATE_MEANINGS['no submission']}",
    }

"""Several offices of one State answer the questions in one Word document: all of it is that State’s."""

from __future__ import annotations

import pytest

from tests.word_builder import bold, deleted, heading, inserted, paragraph, raw, run
from tests.word_read import QUESTIONS, TITLES, answers, every_language, loaded
from tests.workbook_builder import text

OFFICES = {
    "en": ("Input of the Ministry of Paper Boats", "Department of Umbrellas"),
    "fr": ("Contribution du Ministère des Pirogues", "Direction des Parapluies"),
    "ru": ("Министерство бумажных лодок", "Департамент зонтов"),
}


@every_language
@pytest.mark.parametrize("make", [heading, bold, paragraph])
def test_each_office_answers_for_its_state(language, make):
    (one, two), (first, second) = QUESTIONS[language], OFFICES[language]
    data = loaded(
        heading(TITLES[language][0]), make(first), bold(one), paragraph(text(1)), bold(two), paragraph(text(2)),
        make(second), bold(one), paragraph(text(3)), paragraph("Objectives: 5"),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(1)), ("d", text(2)), ("c", text(3))]
    assert data.submissions["iso3"].tolist() == [TITLES[language][1]]
    assert data.mentions["target"].tolist() == ["5"]
    assert data.issues.empty


def test_tracked_changes_in_a_block_are_read_as_they_stand_now():
    c, d = QUESTIONS["en"]
    changed = raw(run("Fictional boats sail ") + deleted("never") + inserted(run("often")))
    data = loaded(
        heading("Report of Fiji"), heading("Ministry of Paper Boats"), bold(c), paragraph(text(1)),
        heading("Office of Umbrellas"), bold(c), changed, raw(deleted("All of this is gone.")), bold(d),
        paragraph(text(2)),
    )  # fmt: skip
    assert [answer[1] for answer in answers(data)] == [text(1), "Fictional boats sail often", text(2)]


@pytest.mark.parametrize(
    "other",
    ["Network of NGOs and the Ministry of Hats", "Input of the Ministry of Hats of Samoa", "Civil society", "Samoa"],
)
def test_what_somebody_else_says_is_not_credited_to_the_state(other):
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading("Ministry of Paper Boats"), bold(c), paragraph(text(1)), bold(d),
        paragraph(text(2)), heading("Office of Umbrellas"), bold(c), paragraph(text(3)), heading(other), bold(c),
        paragraph(text(4)),
    )  # fmt: skip
    owners = dict(zip(data.submissions["submission"], data.submissions["iso3"], strict=True))
    of_other = data.responses[data.responses["text"] == text(4)]
    assert "FJI" not in {owners[each] for each in of_other["submission"]}
    assert len(of_other) or not data.issues.empty

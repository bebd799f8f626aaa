"""Labels of answers in a column that names kinds of input, some by a single word of their question."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, issues, load
from tests.workbook_builder import text, workbook

T = [text(number, " Nobody said it: it is fictional.") for number in range(12)]


@pytest.mark.parametrize(
    "kinds",
    [
        ["Achievements", "Challenge", "Gap", "Achievements", "Lesson learned", "Obstacle"],
        ["Challenges", "Barrier met", "Good practices", "Our success", "One more lesson", "Gaps found"],
        ["Cooperation needs", "Support", "Challenges", "Barrier", "Gap", "Need"],
    ],
)
def test_kinds_of_input_that_one_word_tells_are_questions_where_others_are_known(kinds: list[str]):
    states = ["Fiji", None, None, "Palau", None, None]
    rows = [[states[n], kinds[n], T[n], str(n + 2)] for n in range(6)]
    data = load(workbook({"S": [["State", "Sort of note", "As it came", "Objective no(s)."], *rows]}))
    assert [(iso3, place) for iso3, _, place in cells(data)] == [
        *(("FJI", f"C{n}") for n in (2, 3, 4)), *(("PLW", f"C{n}") for n in (5, 6, 7)),
    ]  # fmt: skip
    assert {code for code, _ in issues(data)} <= {"question-assumed", "names-above"}


def test_words_of_questions_that_stand_among_other_labels_make_no_questions_of_them():
    kinds = ["Gap", "Colour", "Lesson", "Weight", "Obstacle", "Size"]
    rows = [["Fiji", kinds[n], T[n], str(n + 2)] for n in range(6)]
    data = load(workbook({"S": [["State", "Sort of note", "As it came", "Objective no(s)."], *rows]}))
    assert not cells(data) and {"layout-unknown"} == {code for code, _ in issues(data)}

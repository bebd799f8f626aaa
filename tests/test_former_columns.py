"""Columns of an earlier review beside those of the present one, told apart by its year, place or name."""

from __future__ import annotations

import pytest

from loaders.documents.workbook import Cell
from loaders.headers.former import former_columns
from tests.more_builders import cells, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number, " Nobody said it: it is fictional.") for number in range(12)]


def former(*heads: str) -> dict[int, int]:
    return former_columns([Cell(head, "S", 0, 0) for head in heads])


@pytest.mark.parametrize(
    ("past", "present"),
    [
        ("Answer in the first review (2021)", "Answer in the present review (2024/25)"),
        ("Reply of 2021", "Answer 2024-2025"),
        ("Jawaban tinjauan pertama", "Jawaban tinjauan kedua"),
        ("Réponse au premier examen", "Réponse au présent examen"),
        ("Ответ в прошлом обзоре", "Ответ в нынешнем обзоре"),
        ("First review (2021)", "Second review (2025)"),
    ],
)
def test_an_answer_of_an_earlier_review_is_credited_to_no_present_one(past: str, present: str):
    for heads in ((past, present), (present, past)):
        rows: Rows = [["Country", "Fiji"], [], ["Topic", *heads]]
        said = [["National plan", None, T[1]], ["Steps after the 2022 Progress Declaration", None, T[2]],
                ["Promising practices", T[3], T[4]], ["Challenges", None, None], ["Needs", T[5], T[6]]]  # fmt: skip
        rows += [[question, *(row if heads[1] == present else row[::-1])] for question, *row in said]
        data = load(workbook({"Fiji": rows, "Notes": [["Typed by nobody"]]}))
        column = "BC"[heads.index(present)]
        assert [(letter, place) for _, letter, place in cells(data)] == [
            ("a", f"{column}4"), ("b", f"{column}5"), ("c", f"{column}6"), ("e", f"{column}8"),
        ]  # fmt: skip
        assert ("former-unread", f"{'CB'[heads.index(present)]}3") in issues(data)


def test_heads_that_name_no_two_reviews_are_all_of_the_present_one():
    assert former("First round table", "Second round table") == former("First answer", "Second answer") == {}
    assert former("Answer", "Response") == former("Follow-up of 2022", "Needs of 2025") == {}
    assert former("2021", "2025") == former("Name", "Last name") == {}


def test_a_numbered_list_of_states_asks_nothing():
    listed: Rows = [["Replies of invented islands"], [], *(
        [number, name, "received"] for number, name in enumerate(["Fiji", "Palau", "Nauru", "Tonga", "Samoa"], start=1)
    )]  # fmt: skip
    form: Rows = [["Country", "Fiji"], [], ["Question", "Response"], ["(c)", T[1]], ["(d)", T[2]]]
    data = load(workbook({"Contents": listed, "Fiji": form}))
    assert [place for *_, place in cells(data)] == ["B4", "B5"]
    assert "member-missing" not in {code for code, _ in issues(data)}

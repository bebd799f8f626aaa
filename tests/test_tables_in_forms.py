"""Forms of a workbook with a small table inside of an answer, and kinds of support marked in rows below one."""

from __future__ import annotations

import pytest

from tests.more_builders import issues, load
from tests.test_accounting import roles
from tests.workbook_builder import Rows, text, workbook

ENGLISH = ["National implementation plan", "Follow-up to the Progress Declaration", "Achievements and practices",
           "Gaps and challenges", "Cooperation needs"]  # fmt: skip
FRENCH = ["Plan national de mise en œuvre", "Suites données à la Déclaration sur les progrès",
          "Réalisations et bonnes pratiques", "Lacunes et difficultés", "Besoins de coopération"]  # fmt: skip
COUNTRY: Rows = [["Country: Fiji"], ["Fictional form"], []]
HEADS = ["No.", "Description of the practice", "GCM objective(s)", "Partners"]


def said(number: int) -> str:
    """An answer of some length."""
    return f"{text(10 + number)} It is fictional, and so is the office with {number} umbrellas that would have said it."


def table(*objectives: object, heads: list[str] = HEADS) -> Rows:
    rows = [[n, said(n), each, "Nobody"] for n, each in enumerate(objectives, start=1)]
    return [heads, *(row[: len(heads)] for row in rows)]


def form(asked: list[str] = ENGLISH, sign: str = "{})", **below: Rows) -> Rows:
    """A form with letters in one column, words in the next and the answer in the row below; `below` a question."""
    rows = list(COUNTRY)
    for letter, words in zip("abcde", asked, strict=True):
        rows += [[sign.format(letter), words], *below.get(letter, [[None, text(ord(letter))]]), []]
    return rows


def read(rows: Rows):
    return load(workbook({"Form": rows}))


def answers(data) -> list[tuple[str, str, str]]:
    return list(data.responses[["question", "text", "cell"]].itertuples(index=False, name=None))


def told(data) -> list[tuple[str, str]]:
    return list(data.mentions[["question", "target"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("asked", [ENGLISH, FRENCH])
@pytest.mark.parametrize(
    "heads",
    [HEADS, ["N°", "Ce qui a été fait", "Objectifs", "Avec qui"], ["Nr", "Achievement", "Objective", "Who"],
     ["N.º", "Promising practice", "GCM objective", "Year"], ["Rank", "Fictional deed", "Objectives", "Remarks"]],
)  # fmt: skip
@pytest.mark.parametrize("sign", ["{})", "({})", "{}."])
def test_a_table_of_numbered_practices_inside_of_a_form_is_its_answer(asked, heads, sign):
    data = read(form(asked, sign, c=table(3, "6, 18", 20, heads=heads)))
    first = 11
    rows = [("c", said(n), f"B{first + n}") for n in (1, 2, 3)]
    assert [each for each in answers(data) if each[0] == "c"] == rows
    assert [each[0] for each in answers(data)] == ["a", "b", "c", "c", "c", "d", "e"]
    assert told(data) == [("c", "3"), ("c", "6"), ("c", "18"), ("c", "20")]


def test_columns_of_a_table_in_a_form_that_nobody_knows_are_told():
    data = read(form(c=table(3)))
    assert roles(data)["D12"] == "unread" and {code for code, _ in issues(data)} == {"cells-unread"}
    assert roles(data)["A12"] == "label"


@pytest.mark.parametrize("heads", [["Practice", "Objectives"], ["What was done", "Compact objective(s)", "Who"]])
@pytest.mark.parametrize("letter", ["a", "c", "e"])
def test_a_table_without_numbers_stands_below_any_question(heads, letter):
    inner = [heads, *([*row[1:3], "Nobody"][: len(heads)] for row in table(3, 20)[1:])]
    inner = [[None, *row] for row in inner]
    data = read(form(**{letter: inner}))
    assert [each[1] for each in answers(data) if each[0] == letter] == [row[1] for row in inner[1:]]
    assert {each[0] for each in answers(data)} == set("abcde")
    assert told(data) == [(letter, "3"), (letter, "20")]


def test_a_text_above_a_table_in_a_form_answers_and_rows_without_text_do_not():
    inner = [[None, text(1)], *table(3, "", 20), [4, None, None, None]]
    inner[3][1] = None
    data = read(form(c=inner))
    assert [each[1] for each in answers(data) if each[0] == "c"] == [text(1), said(1), said(3)]
    assert told(data) == [("c", "3"), ("c", "20")]


def test_a_head_for_codes_below_which_a_text_stands_is_one_of_parts_side_by_side():
    long = [f"{text(n)} It is fictional, and long enough for an answer." for n in (1, 2)]
    data = read(form(e=[[None, "Kind of cooperation and purpose", "From whom"], [None, *long]]))
    assert [each[1] for each in answers(data) if each[0] == "e"] == long


def test_a_header_above_the_questions_still_heads_them():
    rows = [["(a) to (e): fictional replies"], ["Country", "Fiji"], ["No.", "Question", "Reply", "Objectives"]]
    rows += [[n, words, text(n), n + 2] for n, words in enumerate(ENGLISH, start=1)]
    data = read(rows)
    assert [each[:2] for each in answers(data)] == [(letter, text(n)) for n, letter in enumerate("abcde", start=1)]


NEEDS = ["Finance", "Capacity-building", "Policy advice", "Data collection and analysis", "Technology"]
BESOINS = ["Financement", "Renforcement des capacités", "Conseils stratégiques", "Données", "Technologie"]


@pytest.mark.parametrize("names", [NEEDS, BESOINS])
@pytest.mark.parametrize("mark", ["X", "✓", "yes"])
@pytest.mark.parametrize("caption", [[], [[None, "Kinds of support", "Tick"]], [[None, "Please tick:"]]])
@pytest.mark.parametrize("number", [False, True])
def test_kinds_of_support_marked_in_rows_below_an_answer_are_its_codes(names, mark, caption, number):
    marked = [[n if number else None, name, mark if n in (1, 4) else None] for n, name in enumerate(names, start=1)]
    data = read(form(e=[[None, text(1)], [], *caption, *marked]))
    assert [each[:2] for each in answers(data) if each[0] == "e"] == [("e", text(1))]
    assert told(data) == [("e", "finance"), ("e", "data")] and issues(data) == []


def test_names_below_an_answer_beside_which_nothing_is_marked_are_no_list_to_tick():
    data = read(form(e=[[None, text(1)], [None, "Finance"], [None, "Technology"]]))
    assert ("e", text(1)) in [each[:2] for each in answers(data)]
    assert all(each != "" for each in roles(data).values())


def test_a_name_that_nobody_knows_among_those_to_mark_answers_nothing():
    marked = [[None, NEEDS[0], "X"], [None, "Fictional umbrellas"], [None, NEEDS[4], "X"]]
    data = read(form(e=[[None, text(1)], *marked]))
    assert [each[1] for each in answers(data) if each[0] == "e"] == [text(1)]
    assert told(data) == [("e", "finance"), ("e", "technology")]


def test_principles_answered_by_yes_and_no_below_a_question_are_its_codes():
    rows = [[None, "Human rights", "Yes"], [None, "Child-sensitive", "No"], [None, "People-centred", "Yes"]]
    data = read(form(b=[[None, text(1)], *rows]))
    assert [each[1] for each in answers(data) if each[0] == "b"] == [text(1)]
    assert told(data) == [("b", "human_rights"), ("b", "people_centred")]


def test_a_line_to_sign_on_below_such_a_list_answers_nothing():
    marked = [[None, name, "X" if n else None] for n, name in enumerate(NEEDS)]
    data = read([*form(e=[[None, text(1)], [], *marked]), [], [None, "Fictional focal point (signature): _________"]])
    assert [each[:2] for each in answers(data) if each[0] == "e"] == [("e", text(1))]

"""Kinds of sheets that authors made who had never seen the loaders, each built anew in words of its own."""

from __future__ import annotations

import pytest

from gcm_data import reference
from loaders.codes.objectives import read_mark, read_target_mark
from loaders.documents.answer import response_state
from loaders.documents.workbook import Cell
from loaders.headers.former import former_columns
from loaders.respondents.members import member_within
from tests.crafted_files import archive, xlsx_parts
from tests.more_builders import cells, codes, issues, layout_of, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number) for number in range(12)]


def read(*rows: list, name: str = "Sheet1", **sheets: Rows):
    return load(workbook({name: list(rows), **sheets}))


# ---- several tables, and blocks of States


@pytest.mark.parametrize("between", [[[], []], [[]], [[], ["Table B. What is asked for"]], [["Second part"]]])
def test_a_second_table_below_has_its_own_questions_and_adds_to_the_same_submission(between: Rows):
    upper = [["Country", "(a) Plan", "(b) Declaration of 2022"], ["Fiji", T[1], T[2]], ["Palau", T[3], T[4]]]
    lower = [["Country", "(d) Gaps", "(e) Cooperation"], ["Palau", T[5], T[6]], ["Fiji", T[7], None]]
    data = read(*upper, *between, *lower)
    row = len(upper) + len(between) + 2
    expected = {("FJI", "a", "B2"), ("FJI", "b", "C2"), ("PLW", "a", "B3"), ("PLW", "b", "C3"),
                ("PLW", "d", f"B{row}"), ("PLW", "e", f"C{row}"), ("FJI", "d", f"B{row + 1}")}  # fmt: skip
    assert (issues(data), set(cells(data))) == ([], expected)
    assert data.submissions["submission"].tolist() == ["2025-FJI-1", "2025-PLW-1"]
    assert set(data.submissions["status"]) == {"current"}


def test_an_error_cell_without_an_address_spoils_no_second_table():
    upper = [["Country", "(a) Plan", "(b) Declaration"], ["Fiji", T[1], T[3]], []]
    lower = [["Country", "(d) Gaps", "(e) Cooperation"], ["Fiji", T[2], b'<c t="e"><v>#REF!</v></c>']]
    data = load(archive(xlsx_parts({"S": [*upper, *lower]})))
    assert issues(data) == [("cell-error", "")] and len(cells(data)) == 3


def test_a_table_above_another_that_nobody_understands_is_told():
    lower = [["Country", "(d) Gaps", "(e) Cooperation"], ["Fiji", T[2], T[3]]]
    data = read(["Country", "Zig and zag"], ["Fiji", T[1]], [], *lower)
    assert data.issues[["code", "severity"]].values.tolist() == [["cells-unread", "warning"]]
    assert [letter for _, letter, _ in cells(data)] == ["d", "e"]
    known = read(["Country", "(a) Plan"], ["Fiji", T[1]], [], *lower)
    assert (issues(known), [letter for _, letter, _ in cells(known)]) == ([], ["a", "d", "e"])


def test_two_rows_of_one_table_stay_two_submissions():
    head = ["Country", "(c) Achievements", "(d) Gaps"]
    data = read(head, ["Fiji", T[1], None], ["Fiji", None, T[2]])
    assert data.submissions["status"].tolist() == ["superseded", "current"]


@pytest.mark.parametrize("label", ["{}. Fictional heading", "({})", "Question {}"])
def test_blocks_of_states_without_a_header(label: str):
    asked = [label.format(letter) for letter in "abc"]
    rows = [["What they wrote"], []]
    for place, name in enumerate(("PALAU", "Republic of Fiji", "Japan")):
        rows += [[name], *([head, T[3 * place + number]] for number, head in enumerate(asked)), []]
    data = read(*rows)
    assert cells(data) == [
        (iso3, letter, f"B{4 + 5 * block + number}")
        for block, iso3 in enumerate(("PLW", "FJI", "JPN"))
        for number, letter in enumerate("abc")
    ]


# ---- who answers


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Contribution of the Kingdom of Bhutan to the fictional review", "Bhutan"),
        ("Nauru: consolidated input", "Nauru"),
        ("Submitted by the Ministry of Invented Affairs of Mongolia", "Mongolia"),
        ("Fictional meeting, Bangkok, Thailand", None),
        ("Fictional talks of Fiji and Palau", None),
        ("Fictional talks of Germany and Palau", None),
        ("Regional review", None),
    ],
)
def test_a_title_names_the_one_state_it_speaks_of(title: str, name: str | None):
    assert member_within(title) == name
    data = read([title], [], ["Question", "Response"], ["(c) Achievements", T[1]], ["(d) Gaps", T[2]])
    assert [iso3 for iso3, *_ in cells(data)] == ([] if name is None else data.submissions["iso3"].tolist() * 2)
    assert len(data.submissions) == (name is not None)


def test_a_title_that_speaks_of_stakeholders_names_no_state_that_answers():
    rows = [["Question", "Response"], ["(c) Achievements", T[1]], ["(d) Gaps", T[2]]]
    data = read(["Inputs of the fictional civil society organizations of Fiji"], [], *rows)
    assert data.submissions.empty and "error" in set(data.issues["severity"])


# ---- what is asked


def test_parts_of_a_question_belong_to_it_by_their_number_or_their_section():
    rows = [["(a) Plan", T[1]], ["How was it drawn up?", T[2]]]
    numbered = [
        ["Ref", "Question", "Response"],
        *([f"a.{n}", *row] for n, row in enumerate(rows, 1)),
        ["c.1", "Achievements", T[3]],
    ]
    assert [letter for _, letter, _ in cells(read(["Country", "Fiji"], [], *numbered))] == ["a", "a", "c"]
    sections = [
        ["Question", "Response"],
        ["A. Planning"],
        *rows,
        ["C. Fictional section"],
        ["Achievements", T[3]],
        ["Which?", T[4]],
    ]
    assert [letter for _, letter, _ in cells(read(["Country", "Fiji"], [], *sections))] == ["a", "a", "c", "c"]


def test_parts_of_a_question_that_nobody_answered_are_no_answers():
    data = read(["Country: Fiji"], ["a. Is there a plan?"], ["a.1 Who made it?"], [], ["a.2 Is one meant?"], [],
                ["c. Achievements?"], ["c.1 Which?"], [T[1]], ["d. Gaps?"], ["d.1 Which?"])  # fmt: skip
    assert cells(data) == [("FJI", "c", "A9")] and issues(data) == []
    assert data.responses[["question", "state", "cell"]].values.tolist()[0] == ["a", "blank", "A4"]


@pytest.mark.parametrize(("names", "above"), [(("(a) Plan", "Q(b) Declaration"), []), (("S", "T"), ["{}"])])
def test_a_sheet_for_each_question(names: tuple[str, str], above: list[str]):
    asked = ("Question (a)", "Question (b)")
    head = ["Country", "Response", "Objectives"]
    sheets = {
        name: [
            *([[line.format(asked[place])] for line in above]),
            head,
            ["Fiji", T[place], "5"],
            ["Palau", T[3 + place], None],
        ]
        for place, name in enumerate(names)
    }
    data = load(workbook(sheets))
    assert sorted(row[:2] for row in cells(data)) == [("FJI", "a"), ("FJI", "b"), ("PLW", "a"), ("PLW", "b")]
    assert data.submissions["status"].tolist() == ["current"] * 2


def test_a_sheet_is_no_question_by_its_number():
    data = load(
        workbook({"1": [["Country", "Response"], ["Fiji", T[1]]], "2": [["Country", "Response"], ["Fiji", T[2]]]})
    )
    assert data.responses.empty and "error" in set(data.issues["severity"])


def test_rows_for_programs_are_none_of_the_table():
    data = read(["Country", "(c) Practices", "(d) Gaps"], ["#country", "#c +text", "#d+text"], ["Fiji", T[1], T[2]])
    assert issues(data) == [] and [place for *_, place in cells(data)] == ["B3", "C3"]


def test_totals_between_the_groups_of_a_pivot():
    rows = [
        ["Fiji", "(a)", T[1]],
        [None, "(b)", T[2]],
        ["Fiji Total", None, 2],
        ["Palau", "(a)", T[3]],
        [None, "(b)", T[4]],
        ["Palau Total", None, 2],
    ]
    data = read(["Country", "Question", "Response"], *rows)
    assert [iso3 for iso3, *_ in cells(data)] == ["FJI", "FJI", "PLW", "PLW"]


def test_words_under_no_head_are_one_warning_for_each_block():
    head = ["Country", "Question", "Response"]
    rows = [["Fiji", "(c)", T[1], None, "more words"], ["Palau", "(c)", T[2], None, "others"], ["Japan", "(c)", T[3]],
            ["Samoa", "(c)", T[4], None, "at last"]]  # fmt: skip
    assert issues(read(head, *rows)) == [("cells-unread", "E2"), ("cells-unread", "E5")]


def test_numbers_of_a_list_are_no_questions():
    rows = [["No.", "Question", "Response"], [1, "Gaps and challenges", T[1]], [2, "Fictional matter?", T[2]]]
    data = read(["Country", "Fiji"], [], *rows)
    assert [letter for _, letter, _ in cells(data)] == ["d"] and issues(data) == [("question-unknown", "B5")]


@pytest.mark.parametrize(
    "head", ["Please explain", "If yes, please elaborate", "Si oui, précisez", "Если да, поясните"]
)
def test_an_explanation_answers_and_the_yes_before_it_is_its_choice(head: str):
    data = read(["Country", "Is there a national plan?", head, "Gaps and challenges"],
                ["Fiji", "Yes", T[1], T[2]], ["Palau", "In preparation", T[3], T[4]])  # fmt: skip
    assert [place for *_, place in cells(data)] == ["C2", "D2", "C3", "D3"]
    assert data.responses["choice"].tolist() == ["Yes", "", "In preparation", ""]


def test_three_rows_of_headers():
    head = [["State", "Part one", None, "Part two", None], [None, "(c) Practices", None, "(d) Gaps", None],
            [None, "Response", "Objectives", "Response", "Objectives"]]  # fmt: skip
    data = read(*head, ["Fiji", T[1], "5", T[2], "7, 8"], ["Palau", T[3], None, T[4], "9"])
    assert (layout_of(data), issues(data)) == ("survey export", [])
    assert [place for *_, place in cells(data)] == ["B4", "D4", "B5", "D5"]
    assert [row[:3] for row in codes(data)] == [
        ("FJI", "c", "5"),
        ("FJI", "d", "7"),
        ("FJI", "d", "8"),
        ("PLW", "d", "9"),
    ]


@pytest.mark.parametrize(
    "head", ["Цели, о которых идёт речь", "Objectifs visés par le texte", "Which objective is it?"]
)
def test_a_column_of_codes_is_known_by_what_it_holds(head: str):
    data = read(["Country", "Question", "Response", head],
                ["Fiji", "(c)", T[1], "5; 7"], ["Fiji", "(d)", T[2], "9"], ["Palau", "(c)", T[3], "10"])  # fmt: skip
    assert [target for *_, target, _ in codes(data)] == ["5", "7", "9", "10"]


# ---- exports of surveys: ticks are no answers


ASKED = ["Country", "(c) Practices", "(e) Cooperation"]
HELP = "Kinds of help"
SHAPES = {  # heads, then what stands below them for each of two States
    "Kobo, with the list": (
        ["kinds", "kinds/finance", "kinds/data"],
        ["finance", 1, 0],
        ["finance policy_advice", 1, 0],
    ),
    "ODK, without it": (["kinds/finance", "kinds/policy_advice", "kinds/data"], [1, 0, 0], [1, 1, 0]),
    "LimeSurvey": ([f"Q7[F]. {HELP} [Finance]", f"Q7[P]. {HELP} [Policy advice]"], ["Yes", "No"], ["Yes", "Yes"]),
    "Google Forms": ([f"{HELP} [Finance]", f"{HELP} [Policy advice]"], [True, False], [True, True]),
    "Qualtrics": ([f"{HELP} - Finance", f"{HELP} - Policy advice"], [1, None], [1, 1]),
    "SurveyMonkey": ([f"{HELP}: Finance", f"{HELP}: Data", f"{HELP}: Policy advice"], ["x"], ["x", None, "x"]),
    "Microsoft Forms": (["Types of cooperation"], ["Finance;"], ["Finance;Policy advice;"]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_ticks_of_a_survey_code_the_submission_once(shape: str):
    heads, fiji, palau = SHAPES[shape]
    data = read([*ASKED, *heads], ["Fiji", T[1], T[2], *fiji], ["Palau", T[3], T[4], *palau])
    assert issues(data) == []
    assert len(data.responses) == 4
    named = data.mentions[["iso3", "target_kind", "target"]].values.tolist()
    assert named == [["FJI", "need", "finance"], ["PLW", "need", "finance"], ["PLW", "need", "policy_advice"]]


def test_titles_with_a_hyphen_are_columns_of_their_own():
    heads = [f"Objectives/{number}. {reference.objective(number).title}" for number in (1, 17)]
    assert all("evidence-based" in head for head in heads)
    data = read([*ASKED, *heads], ["Fiji", T[1], T[2], 0, 1], ["Palau", T[3], T[4], 1, 0])
    assert [(row[0], row[2]) for row in codes(data)] == [("FJI", "17"), ("PLW", "1")]


def test_a_column_that_ends_like_a_choice_and_holds_words_is_no_tick():
    data = read([*ASKED, "Remarks on cooperation: Finance", "Remarks on cooperation: Data"],
                ["Fiji", T[1], T[2], T[5], T[6]], ["Palau", T[3], T[4], T[7], T[8]])  # fmt: skip
    assert data.mentions.empty


# ---- marks


def test_states_by_needs_and_states_by_principles():
    needs = [["Country", "Finance", "Technology", "Policy advice"], ["Fiji", "Y", "N", "Y"], ["Palau", "N", "Y", None]]
    principles = [
        ["Country", "Rule of law and due process", "Child-sensitive", "Gender-responsive"],
        ["Fiji", None, "x", None],
    ]
    data = load(workbook({"S": needs, "P": principles}))
    assert (layout_of(data), issues(data)) == ("tally", [])
    assert [(row[0], row[2]) for row in codes(data)] == [
        ("FJI", "finance"), ("FJI", "policy_advice"), ("PLW", "technology"), ("FJI", "child_sensitive")]  # fmt: skip


def test_status_words_and_letters_mark_below_a_target_and_nowhere_else():
    said = {"In progress": True, "Partly implemented": True, "Not started": False, "b, d": True, "(a)": True, "f": None,
            "Perhaps": None, "x": True, "": False}  # fmt: skip
    assert {value: read_target_mark(value, "abcde") for value in said} == said
    assert [read_mark(value) for value in ("In progress", "Not started", "b, d")] == [
        None
    ] * 3  # of consent they say nothing
    heads = ["Country", *range(1, 8)]
    data = read(heads, ["Fiji", "On track", "Not started", None, "c", "Completed", None, "n/a"])
    assert sorted(row[2] for row in codes(data)) == ["1", "4", "5"]


# ---- what nobody answered


@pytest.mark.parametrize(
    "said",
    ["No reply yet", "pending", "[no answer]", "Click or tap here to enter text.", "Choose an item.", "[Insert words]",
     "<please fill in>", "To be confirmed", "Ответ ожидается", "Pas encore de réponse", "尚未答复", "…"],
)  # fmt: skip
def test_placeholders_are_blank(said: str):
    assert response_state(said) == "blank"


@pytest.mark.parametrize(
    "said",
    ["No information available at this time.", "At present, no information is available.", "No information yet",
     "No information is currently available.", "Aucune information disponible pour le moment.",
     "Pas d’informations disponibles à ce stade.", "No se dispone de información por el momento.",
     "На данный момент информация отсутствует.", "В настоящее время информации нет", "目前没有可提供的信息。",
     "لا توجد معلومات متاحة حالياً."],
)  # fmt: skip
def test_sentences_that_say_there_is_no_information_are_blank(said: str):
    assert response_state(said) == "blank"


@pytest.mark.parametrize(
    "said",
    ["awaiting", "pendiente", "s/r", "N/R", "ídem", "Ditto", "see above", "See (c) above.", "as above",
     "Please see the answer to question (b) above", "Voir ci-dessus", "idem que ci-dessus", "Ver arriba", "см. выше",
     "То же", "同上", "нет данных"],
)  # fmt: skip
def test_what_is_awaited_and_what_only_refers_to_another_answer_is_blank(said: str):
    assert response_state(said) == "blank"


@pytest.mark.parametrize(
    "said",
    ["See the plan above", "As above, with two invented boats", "Above all, tea", "The same plan", "Same",
     "Awaiting the fictional act", "Ver el plan arriba", "Idem for boats"],
)  # fmt: skip
def test_what_says_more_than_that_it_refers_is_an_answer(said: str):
    assert response_state(said) == "answered"


@pytest.mark.parametrize(
    "said",
    ["No information is available on the fictional boats.", "No information available, but a made-up plan exists.",
     "At present", "None at present", "Aucune information disponible sur les bateaux fictifs."],
)  # fmt: skip
def test_sentences_that_say_of_what_there_is_no_information_are_answers(said: str):
    assert response_state(said) == "answered"


@pytest.mark.parametrize(
    "said", ["Pending cases were settled in 2023.", "(see the plan of 2021)", "No.", "None of the above has begun"]
)
def test_words_that_only_look_so_are_answers(said: str):
    assert response_state(said) == "answered"


@pytest.mark.parametrize(
    "line", ["Signature and stamp of the fictional official:", "Date, place and signature", "Подпись:"]
)
def test_a_line_for_a_signature_is_no_answer(line: str):
    data = read(["Country", "Fiji"], ["(c) Achievements"], [T[1]], ["(d) Gaps"], [T[2]], [], [line])
    assert [place for *_, place in cells(data)] == ["A3", "A5"]


# ---- former answers, and rows that are no rows of their table


@pytest.mark.parametrize(
    ("present", "former"),
    [
        ("Response (2025)", "Response (2021)"),
        ("Response", "Previous response"),
        ("Response (final)", "Response (draft)"),
        ("Response (v2)", "Response (v1)"),
    ],
)
def test_former_answers_do_not_count_as_the_present_ones(present: str, former: str):
    for heads in ((present, former), (former, present)):
        column = "BC"[heads.index(present)]
        data = read(["Country", "Fiji"], [], ["Question", *heads], ["(c)", T[1], T[2]], ["(d)", T[3], T[4]])
        assert [place for *_, place in cells(data)] == [f"{column}4", f"{column}5"]
        assert data.issues["code"].tolist() == ["former-unread"]


def test_headers_alike_in_other_words_are_both_read():
    assert former_columns([Cell(text, "S", 0, 0) for text in ("Needs", "New needs", "Current status", "Status")]) == {}


def test_a_draft_sheet_does_not_count_and_what_it_says_of_names_does():
    form = [["Question", "Response"], ["(c)", T[1]]]
    draft = [["Question", "Response"], ["(c)", T[2]], [], ["Please do not name us"]]
    data = load(workbook({"Cover": [["Country", "Fiji"]], "Replies (final)": form, "Replies (draft)": draft}))
    assert data.responses["sheet"].tolist() == ["Replies (final)"]
    assert data.submissions["attribution"].tolist() == ["non-attributable"]


def test_a_comma_without_quotes_shifts_nothing():
    rows = [
        "Country,Question,Response,Objectives",
        "Fiji,(c),Fictional, 13 of them,5",
        "Palau,(c),Fictional too,6",
        "Japan,(c),Fictional also,7",
    ]
    data = load("\n".join(rows).encode(), "a.csv")
    assert [row[2] for row in codes(data)] == ["6", "7"] and issues(data) == [("row-longer", "E2")]
    goes_on = [f"{row},more" if place else row for place, row in enumerate(rows[:1] + rows[2:])]
    assert [row[2] for row in codes(load("\n".join(goes_on).encode(), "a.csv"))] == ["6", "7"]


def test_names_of_states_beside_the_one_that_answers_are_nobody_elses_answers():
    rows = [["Question", "Response", "Main partner"], ["(c)", T[1], "Japan"], ["(d)", T[2], "Malaysia"]]
    for above, sheet in (([["Country", "Nepal"], []], "S"), ([["Inputs of Nepal"], []], "S"), ([], "Nepal")):
        data = read(*above, *rows, name=sheet)
        assert set(data.submissions["iso3"]) == {"NPL"} and "names-unread" in set(data.issues["code"])


def test_who_answers_is_guessed_from_one_column_with_a_warning_and_from_two_never():
    one = read(["Whose", "Question", "Response"], ["Fiji", "(c)", T[1]], ["Palau", "(c)", T[2]])
    assert [iso3 for iso3, *_ in cells(one)] == ["FJI", "PLW"] and issues(one) == [("member-assumed", "A1")]
    two = read(["From", "To", "Question", "Response"], ["Fiji", "Japan", "(c)", T[1]], ["Palau", "Nepal", "(c)", T[2]])
    assert two.responses.empty and "error" in set(two.issues["severity"])


def test_an_issue_that_holds_for_several_cells_is_one():
    heads = ["Country", *range(1, 8)]
    data = read(heads, ["Fiji", "?!", "x", None, "?!", "?!", None, "!!"], ["Palau", "?!", *[None] * 6])
    assert issues(data) == [("mark-unknown", "B2"), ("mark-unknown", "H2")]
    assert data.issues["message"][0].endswith("It holds for 3 further cells, too: E2, F2, B3.")


@pytest.mark.parametrize("lines", [3, 60])
def test_lines_of_guidance_above_a_table_as_many_as_there_are(lines: int):
    guidance = [[f"Line {number} of fictional guidance"] for number in range(lines)]
    rows = [["Country", "(a) Plan", "(c) Achievements"], ["Fiji", T[1], T[2]], ["Palau", T[3], T[4]]]
    assert [place for *_, place in cells(read(*guidance, *rows))] == [
        f"{column}{lines + row}" for row in (2, 3) for column in "BC"
    ]


@pytest.mark.parametrize("head", ["Objective", "Objectives", "GCM objective(s)"])
def test_objectives_of_a_row_that_is_all_of_a_states_are_those_of_its_submission(head: str):
    data = read(["Country", head, "Achievements", "Challenges"], ["Fiji", "5", T[1], T[2]], ["Palau", "6", T[3], T[4]])
    assert data.mentions[["iso3", "target", "response"]].values.tolist() == [["FJI", "5", ""], ["PLW", "6", ""]]


@pytest.mark.parametrize("label", [["Tonga"], ["Country: Tonga"], ["Country", "Tonga"]])
@pytest.mark.parametrize("gap", [[], [[]]])
def test_a_header_that_comes_again_below_another_state_begins_its_part(label: list[str], gap: Rows):
    form = [["Question", "Response"], ["(c) Achievements", T[1]], ["(d) Gaps", T[2]]]
    data = read(["Country", "Fiji"], *form, *gap, label, *form)
    last = 4 + len(gap) + 1 + 3
    expected = {("FJI", "c", "B3"), ("FJI", "d", "B4"), ("TON", "c", f"B{last - 1}"), ("TON", "d", f"B{last}")}
    assert (issues(data), set(cells(data))) == ([], expected)

"""What other offices write: heads of their own among known ones, several States and offices, other scripts."""

from __future__ import annotations

import pytest

from loaders.codes.names import lists_names
from loaders.headers.in_order import by_place
from loaders.headers.one_header import classify, role_of
from loaders.vocabulary import Phrases, at_colon
from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

INSTRUMENT = "guiding-questions-2025"
T = [text(number, " It is as long as an answer, and says so.") for number in range(14)]
KNOWN = ["National plan", "Progress Declaration", "Gaps and challenges", "Cooperation needs"]
WIDE = [*KNOWN[:2], "Where our pride lies", *KNOWN[2:]]


def test_a_column_in_words_of_its_own_is_the_question_at_its_place_and_told():
    data = load(workbook({"S": [["Country", *WIDE], ["Fiji", *T[:5]], ["Nepal", *T[5:10]]]}))
    assert [(iso3, letter) for iso3, letter, _ in cells(data)] == [
        (iso3, letter) for iso3 in ("FJI", "NPL") for letter in "abcde"
    ]
    assert issues(data) == [("question-assumed", "D1")]


@pytest.mark.parametrize(
    ("asked", "placed"),
    [
        (["a", None, "c", "d", "e"], {1: "b"}), ([None, "b", "c", None, "e"], {0: "a", 3: "d"}),
        (["a", "b", "c", "d", "e"], {}), (["a", None, None, None, "e"], None), (["b", None, "c", "d", "e"], None),
        (["a", "c", None, "d", "e"], None), (["a", "b", "c", "d"], None),
    ],
)  # fmt: skip
def test_a_place_tells_a_question_among_known_ones_in_their_order_alone(asked, placed):
    assert by_place(asked, INSTRUMENT) == placed


def test_a_survey_s_question_in_words_of_its_own_stands_over_the_tool_s_remark():
    rows = [["Country or territory", *WIDE], ["Open-Ended Response"] * 6, ["Fiji", *T[:5]], ["Nepal", *T[5:10]]]
    data = load(workbook({"S": rows}))
    assert [letter for _, letter, _ in cells(data)] == list("abcde") * 2
    assert issues(data) == [("question-assumed", "D1")]


def test_lines_above_texts_on_a_sheet_are_questions_by_their_place():
    heads = ["On the national plan", "On those who were brought in since then", "On achievements, and why",
             "On gaps and challenges", "On whom we would gladly meet"]  # fmt: skip
    rows: Rows = [["Reply of Fiji"], []]
    for head, said in zip(heads, T, strict=False):
        rows += [[head], [f"{said} {said}"], []]
    data = load(workbook({"S": rows}))
    assert [letter for _, letter, _ in cells(data)] == list("abcde")
    assert [place for _, _, place in cells(data)] == ["A4", "A7", "A10", "A13", "A16"]
    assert [code for code, _ in issues(data)] == ["question-assumed"] * 2


def test_lines_of_a_table_that_shows_its_states_by_names_alone_ask_for_no_silence():
    said = "Nobody told the fictional ferry who should count the fictional lamps on the quay this year."
    rows = [["Whom do you speak for?", *WIDE], ["Fiji", *T[:4], said], ["Nepal", *T[5:10]]]
    data = load(workbook({"S": rows}))
    assert {iso3 for iso3, _, _ in cells(data)} == {"FJI", "NPL"}
    assert "attribution-doubtful" not in {code for code, _ in issues(data)}


@pytest.mark.parametrize("label", ["{}", "Country: {}", "国家：{}"])
@pytest.mark.parametrize("comes_again", [True, False])
def test_a_second_state_s_line_below_a_table_begins_its_answers(label, comes_again):
    head = ["Question", "Response", "Unofficial words beside it", "Objectives"]
    blocks = [[label.format(state)] for state in ("Fiji", "Nepal")]
    rows = [blocks[0], head, ["(a) Plan", T[0], "so", 3], ["(d) Gaps", T[1], "so", 4], [],
            blocks[1], head * comes_again, ["(a) Plan", T[2], "so", 5], ["(d) Gaps", T[3], "so", 6]]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert [" ".join(each[:2]) for each in cells(data)] == ["FJI a", "FJI d", "NPL a", "NPL d"]
    assert [" ".join(row[:3]) for row in codes(data)] == ["FJI a 3", "FJI d 4", "NPL a 5", "NPL d 6"]


def test_one_question_beside_each_state_is_a_table_where_every_head_is_known():
    data = load(workbook({"S": [["Country", "Achievements"], ["Fiji", T[0]], ["Nepal", T[1]]]}))
    assert cells(data) == [("FJI", "c", "B2"), ("NPL", "c", "B3")]
    unknown = load(workbook({"S": [["Country", "Achievements", "Zig"], ["Fiji", T[0], T[1]], ["Nepal", T[2], T[3]]]}))
    assert not cells(unknown) and issues(unknown)


def test_offices_side_by_side_below_a_merged_question_each_answer_with_their_codes():
    rows = [["Country", "Fiji"], [], ["Made-up office of lamps", "Made-up office of ferries"],
            ["(a) Plan"], [T[0], T[1]], ["Objectives: 3; 4", "Objectives: 5"],
            ["(d) Gaps"], [T[2], "n/a"], ["Objectives: 6", None]]  # fmt: skip
    data = load(workbook({"S": rows}, merged={"S": ("A4:B4", "A7:B7")}))
    assert data.responses["text"].tolist() == [T[0], T[1], T[2]]
    assert [" ".join(row[:3]) for row in codes(data)] == ["FJI a 3", "FJI a 4", "FJI a 5", "FJI d 6"]


def test_a_title_over_a_list_to_tick_is_no_answer():
    rows = [["Country", "Fiji"], [], ["(a) Plan"], [T[0]], ["(e) Cooperation needs"], [T[1]],
            ["Guiding principles applied (tick)"], ["☒ Human rights"], ["☐ Child-sensitive"],
            ["☒ People-centred"]]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert data.responses["text"].tolist() == [T[0], T[1]]
    assert {target for _, _, target, *_ in codes(data)} == {"human_rights", "people_centred"}


def test_wordings_without_spaces_are_found_inside_of_a_short_line_alone():
    phrases = Phrases([("挑战", "gaps"), ("plan", "plan")])
    assert phrases.inside("差距与挑战") == [("挑战", "gaps")]
    assert phrases.inside("plans") == [] and phrases.inside("挑战" + "长" * 90) == []


@pytest.mark.parametrize("said", ["国家：斐济", "国家:斐济"])
def test_a_colon_of_any_script_parts_a_label(said):
    assert at_colon(said)[::2] == ("国家", "斐济")


@pytest.mark.parametrize(
    ("said", "is_list"),
    [("Finance; data", True), ("1. Finance, 2. technology", True), ("资金和数据", True), ("All", True),
     ("Finance for", False), (f"Finance is what lacks. {T[0]}", False), (f"{T[0]} Finance", False), ("", False)],
)  # fmt: skip
def test_a_list_of_names_says_nothing_else(said, is_list):
    assert lists_names(said, "need") is is_list


@pytest.mark.parametrize("label", ["May we publish your reply?", "Can your answers be published?"])
def test_leave_to_publish_is_leave_to_name(label):
    assert role_of(label) == "attributable"


def test_what_is_ticked_above_the_first_question_codes_the_whole_submission():
    title = "Collect and utilize accurate and disaggregated data as a basis for evidence-based policies"
    other = "Enhance availability and flexibility of pathways for regular migration"
    rows = [["Country", "Fiji"], [], ["Objectives covered (tick)"], [f"☒ 1. {title}"], [f"☐ 5. {other}"],
            ["Guiding principles (tick)"], ["☐ People-centred"], ["☒ Human rights"], [],
            ["(a) Plan"], [T[0]], ["(d) Gaps"], [T[1]]]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert sorted(" ".join(row[:3]) for row in codes(data)) == ["FJI  1", "FJI  human_rights"]
    assert [letter for _, letter, _ in cells(data)] == ["a", "d"]


@pytest.mark.parametrize("word", ["urgent", "useful", "requested", "sought"])
def test_a_table_of_needs_may_say_in_words_that_something_is_asked_for(word):
    head = ["State", "Finance", "Data", "Technology"]
    rows = [["Support asked for"], [], head, ["Fiji", word, "none", None], ["Nepal", "not needed", word, None]]
    assert [" ".join(row[:3]) for row in codes(load(workbook({"S": rows})))] == ["FJI  finance", "NPL  data"]


def test_a_row_that_heads_states_begins_a_table_whatever_else_it_says():
    rows = [["Country", "(a) Plan", "(d) Gaps"], ["Fiji", T[0], T[1]], ["Nepal", T[2], T[3]], [],
            ["Table 2. More of it"], ["Country", "Zig", "Finance", "Data", "Zag"], ["Fiji", "so", "x", None, "on"],
            ["Nepal", "so", None, "x", "on"]]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert [" ".join(each) for each in cells(data)] == ["FJI a B2", "FJI d C2", "NPL a B3", "NPL d C3"]
    assert set(data.submissions["status"]) == {"current"}


@pytest.mark.parametrize("head", ["Secretariat comment", "Reviewer’s notes", "Комментарий секретариата"])
def test_what_others_remark_beside_an_answer_is_none(head):
    upper, lower = ["Country", "(a) Plan", None, "(d) Gaps", None], [None, "Reply", head, "Reply", head]
    rows = [upper, lower, ["Fiji", T[0], "Shorten this?", T[1], "As before"], ["Nepal", T[2], "Twice as long?", T[3]]]
    for merged in ((), ("A1:A2", "B1:C1", "D1:E1")):
        data = load(workbook({"S": rows}, merged={"S": merged}))
        assert data.responses["text"].tolist() == T[:4]


def test_the_contact_above_a_form_is_no_header_of_it():
    rows = [["国家", "斐济"], ["某某", "虚构司"], [], ["问题", "答复", "相关目标"], ["(a) 国家执行计划", T[0], "1、19"],
            ["(d) 差距和挑战", T[1], "6、7"]]  # fmt: skip
    assert [row[2] for row in codes(load(workbook({"S": rows})))] == ["1", "19", "6", "7"]


def test_a_cell_of_boxes_is_a_choice_or_codes_and_no_answer():
    rows = [["Country", "Fiji"], [], ["(a) Plan"], ["☐ A plan of its own ☒ In other plans ☐ None"], [T[0]],
            ["(d) Gaps"], [T[1]], ["(e) Cooperation needs"], ["☒ Finance ☐ Data ☒ Technology"], [T[2]]]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert data.responses["text"].tolist() == T[:3]
    assert data.responses["choice"].tolist() == ["In other plans", "", ""]
    assert [row[2] for row in codes(data)] == ["finance", "technology"]


def test_boxes_beside_the_question_on_needs_are_codes_of_the_answer_above():
    rows = [["Country", "Fiji"], [], ["Question", "Ministry of Lamps", "Ministry of Ferries"],
            ["(a) Plan", T[0], T[1]], ["(e) Cooperation needs", T[2], T[3]],
            ["Cooperation needed (tick)", "☒ Finance\n☐ Data\n☒ Technology"]]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert data.responses["text"].tolist() == T[:4]
    assert {row[2] for row in codes(data)} == {"finance", "technology"}


def test_kinds_of_support_stand_beside_the_needs_in_words():
    head = ["Country", "Implementation plan", "Gaps and challenges", "Cooperation needs", "Which support would help?"]
    rows = [head, ["Fiji", *T[:3], "Finance; Data"], ["Nepal", *T[3:6], "Technology"]]
    data = load(workbook({"S": rows}))
    assert data.responses["text"].tolist() == T[:6]
    assert [" ".join(row[:3]) for row in codes(data)] == ["FJI  finance", "FJI  data", "NPL  technology"]


@pytest.mark.parametrize(
    ("head", "objective"),
    [("Objective 3 Being told", "3"), ("Obj. 20 – sending money", "20"), ("Цель 9 Контрабанда", "9"),
     ("Objective 3 Information", "3"), ("Objective 3", "3"), ("Objective 3 comments", ""),
     ("Objective 24 Beyond", ""), ("Objectives 3 and 4", ""), ("Objective 3 of 23", "")],
)  # fmt: skip
def test_a_head_may_name_an_objective_by_its_number_and_words_of_its_own(head, objective):
    meaning = classify(head, INSTRUMENT)
    assert (meaning[2][1] if meaning and meaning[0] == "mark" else "") == objective


def test_texts_below_such_heads_are_passages_on_their_objectives():
    head = ["Country", *(f"Objective {number} Words" for number in (3, 6, 9, 15, 20, 21))]
    rows = [head, ["Fiji", *T[:6]], ["Nepal", None, *T[6:9], "x"]]
    data = load(workbook({"S": rows}))
    assert data.responses["text"].tolist() == T[:9]
    fiji, nepal = ([row[2] for row in codes(data) if row[0] == iso3] for iso3 in ("FJI", "NPL"))
    assert fiji == ["3", "6", "9", "15", "20", "21"] and sorted(nepal, key=int) == ["6", "9", "15", "20"]
    assert issues(data) == []


@pytest.mark.parametrize(
    ("heads", "said"),
    [(["Kinds of support"], [["Finance; data"], ["Technology"]]),
     (["Finance", "Data", "Technology"], [["x", "x", None], [None, None, "x"]])],
)  # fmt: skip
def test_what_is_said_beside_kinds_of_cooperation_answers_the_question_on_them(heads, said):
    rows = [["Country", "How they put it", *heads], ["Fiji", T[0], *said[0]], ["Nepal", T[1], *said[1]]]
    data = load(workbook({"S": rows}))
    assert [" ".join(each) for each in cells(data)] == ["FJI e B2", "NPL e B3"]
    assert [(row[0], row[2]) for row in codes(data)] == [("FJI", "finance"), ("FJI", "data"), ("NPL", "technology")]
    assert "question-assumed" in {code for code, _ in issues(data)}


def test_names_of_needs_right_below_the_answer_on_needs_are_its_codes():
    rows = [["Country", "Fiji"], [], ["Question", "Response"], ["(a) Plan", T[0]], ["(e) Cooperation needs", T[1]],
            ["Types of cooperation we would like", "finance, data"]]  # fmt: skip
    data = load(workbook({"S": rows}))
    assert data.responses["text"].tolist() == T[:2]
    assert [" ".join(row[:3]) for row in codes(data)] == ["FJI e finance", "FJI e data"]


@pytest.mark.parametrize(
    ("legend", "grid"),
    [([["● = under way"], ["○ = not started"]],
      [["Country", *range(1, 9)], ["Fiji", *"●○●○●○●○"], ["Nepal", *"○●○●○●○●"]]),
     ([["FN = finance; CB = capacity-building; PA = policy advice"]],
      [["Country", "FN", "CB", "PA"], ["Fiji", "x", None, "x"], ["Nepal", None, "x", None]])],
)  # fmt: skip
def test_a_reply_below_which_a_legend_stands_is_read_all_the_same(legend, grid):
    reply = [["Reply of Fiji"], [], ["(a) Plan"], [T[0]], ["(d) Gaps"], [T[1]], *legend]
    data = load(workbook({"Reply": reply, "Grid": grid}))
    assert [each for each in cells(data) if each[1]] == [("FJI", "a", "A4"), ("FJI", "d", "A6")]
    assert codes(data)


@pytest.mark.parametrize("title", [[], [["What they ask for"], []]])
def test_texts_beside_states_that_have_sheets_of_their_own_are_no_list_of_sheets(title):
    states = ("Fiji", "Nepal", "Tonga", "Samoa")
    forms = {
        state: [["Country", state], [], ["(a) Plan", T[n]], ["(d) Gaps", T[n + 4]]] for n, state in enumerate(states)
    }
    said = [*title, *([state, T[n + 8]] for n, state in enumerate(states))]
    assert issues(load(workbook({"Said": said, **forms}))) == [("sheet-unrecognised", "")]
    words = [*title, *([state, "five answers"] for state in states)]
    assert issues(load(workbook({"Contents": words, **forms}))) == []


@pytest.mark.parametrize("head", [[["Question", "Response"]], []])
def test_words_below_boxes_in_a_cell_answer(head):
    said = f"☒ Finance\n☐ Data\n☒ Technology\n{T[2]}"
    rows = [["Country", "Fiji"], [], *head, ["(a) Plan", T[0]], ["(d) Gaps", T[1]], ["(e) Cooperation needs", said]]
    assert load(workbook({"S": rows})).responses["text"].tolist() == [*T[:2], said]

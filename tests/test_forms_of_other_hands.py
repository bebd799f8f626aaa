"""Word documents as offices send them: chapters, guidance, mail, lists of codes, tables inside of answers."""

from __future__ import annotations

import pytest

from loaders.documents.non_answers import says_nothing
from loaders.respondents.members import member_within, names_member
from tests.test_accounting import roles
from tests.word_builder import bold, heading, paragraph, raw, run, table
from tests.word_read import answers, loaded
from tests.workbook_builder import text

A, B, C = "The national implementation plan", "Follow-up to the Progress Declaration", "Achievements and practices"
D, E = "Gaps and challenges", "Cooperation needs"
FIJI = heading("Report of Fiji")


def under(text_: str) -> str:
    """A heading in bold, below those in the style of a heading."""
    return bold(text_)


def by_question(data) -> list[tuple[str, str, str]]:
    return list(data.responses[["iso3", "question", "text"]].itertuples(index=False, name=None))


def told(data) -> list[tuple[str, str]]:
    return list(data.mentions[["question", "target"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("numbers", [("I. ", "II. "), ("1. ", "2. "), ("A) ", "B) ")])
def test_states_behind_numbers_begin_blocks(numbers):
    blocks = [heading("A fictional compilation")]
    for number, name in zip(numbers, ("Kiribati", "Tuvalu"), strict=True):
        blocks += [heading(f"{number}{name}"), bold(A), paragraph(text(1)), bold(D), paragraph(text(2))]
    data = loaded(*blocks)
    assert by_question(data) == [(iso3, *each) for iso3 in ("KIR", "TUV") for each in (("a", text(1)), ("d", text(2)))]


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("中国的答复（测试文件）", "China"),
        ("中国 · 虚构办公室", "China"),
        ("中国政府对问卷的答复", "China"),
        ("中国澳门的答复", "Macao, China"),
        ("日本の回答", "Japan"),
        ("发展中国家的经验", None),
        ("中国家具的虚构歌曲", None),
        ("大会中国际合作的虚构说明", None),
    ],
)
def test_a_state_in_a_title_of_a_script_without_spaces(title, named):
    assert member_within(title) == named


def test_a_number_before_a_name_is_none_of_it():
    assert names_member("IV. Fiji") and names_member("2) Fiji") and not names_member("IV. Fictional Fiji plan")


def test_sub_headings_that_sound_like_questions_stay_in_their_answer():
    data = loaded(
        FIJI, heading(A), paragraph(text(1)), heading(B), paragraph(text(2)), under("Whole-of-government"),
        paragraph(text(3)), under("Whole-of-society"), paragraph(text(4)), heading(D), paragraph(text(5)),
    )  # fmt: skip
    assert [each[:2] for each in answers(data)] == [
        ("a", text(1)), ("b", text(2)), ("b", text(3)), ("b", text(4)), ("d", text(5))]  # fmt: skip


@pytest.mark.parametrize("title", ["7. Conclusion", "Way forward", "Выводы", "Conclusion et perspectives"])
def test_a_chapter_that_concludes_answers_nothing(title):
    data = loaded(
        FIJI, heading(A), paragraph(text(1)), heading(E), paragraph(text(2)), heading(title), paragraph(text(3))
    )
    assert [each[:2] for each in answers(data)] == [("a", text(1)), ("e", text(2))] and data.issues.empty


def test_a_way_forward_in_the_place_of_the_last_question_is_not_left_out():
    end = heading("Way forward"), paragraph(text(3))
    data = loaded(FIJI, heading(A), paragraph(text(1)), heading(D), paragraph(text(2)), *end)
    assert text(3) in {each[1] for each in answers(data)} or not data.issues.empty


def test_a_question_in_full_below_its_lettered_heading_may_be_a_heading():
    data = loaded(
        FIJI, heading("(c) What worked"), bold("Which achievements can be shared with others?"), paragraph(text(1)),
        heading("(d) What did not"), bold("What are the main gaps?"), paragraph(text(2)), heading("(e) What is wished"),
        bold("Where would support help?"), paragraph(text(3)),
    )  # fmt: skip
    assert [each[:2] for each in answers(data)] == [("c", text(1)), ("d", text(2)), ("e", text(3))]


def test_a_heading_on_the_way_forward_inside_of_an_answer_hides_nothing():
    data = loaded(
        FIJI, heading(A), paragraph(text(1)), under("Way forward"), paragraph(text(3)), heading(D), paragraph(text(2))
    )
    assert ("a", text(3)) in [each[:2] for each in answers(data)]


@pytest.mark.parametrize(
    "line",
    ["six fictional choirs sang of borders;", "12 months of fictional songs", "17 kites were trained",
     "1.5 million fictional buttons", "G20 songs were sung", "B2 courses for kites", "dix chansons fictives",
     "mix of fictional fogs and bells"],
)  # fmt: skip
def test_numbers_of_things_are_no_parts_of_a_question(line):
    data = loaded(
        FIJI, heading(A), paragraph(text(1)), paragraph(line), heading(D), paragraph(text(2)), paragraph(line)
    )
    assert [each[:2] for each in answers(data)] == [("a", text(1)), ("a", line), ("d", text(2)), ("d", line)]


def test_guidance_below_lettered_headings_asks_on():
    data = loaded(
        FIJI, heading("(a) National plans"), paragraph("Has your Government drawn up a plan? Please tell."),
        paragraph(text(1)), heading("(c) What has worked"),
        paragraph("Which achievements and promising practices can be shared?"), paragraph(text(2)),
        heading("(d) What remains difficult"), paragraph("What are the main gaps and challenges?"), paragraph(text(3)),
    )  # fmt: skip
    assert [each[:2] for each in answers(data)] == [("a", text(1)), ("c", text(2)), ("d", text(3))]


def test_numbered_rows_of_a_cover_are_no_questions():
    cover = table([["1. Name of member or associate member", "Fiji"], ["2. Reporting ministry", "Fictional Office"],
                   ["3. Focal point", "Nobody Fictional"]])  # fmt: skip
    form = table(
        [["Question and guidance", "Answer", "Objectives"], [f"(a) {A}", text(1), "5"], [f"(d) {D}", text(2), "6"]]
    )
    data = loaded(heading("A questionnaire"), cover, paragraph(), form)
    assert by_question(data) == [("FJI", "a", text(1)), ("FJI", "d", text(2))]
    assert told(data) == [("a", "5"), ("d", "6")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[Objective 2; need: finance]", ["2", "finance"]),
        ("Objectives: 19. Principle: rule of law and due process.", ["19", "rule_of_law"]),
        ("(Objectives 5 and 6)", ["5", "6"]),
    ],
)
def test_lists_of_codes_in_a_line_of_their_own(line, expected):
    data = loaded(FIJI, heading(C), paragraph(text(1)), heading(E), paragraph(text(2)), paragraph(line))
    assert [target for _, target in told(data)] == expected
    assert [each[:2] for each in answers(data)] == [("c", text(1)), ("e", text(2))]


def test_a_line_that_says_more_than_codes_stays_an_answer():
    line = "[Objective 2; a fictional boat]"
    data = loaded(FIJI, heading(C), paragraph(text(1)), heading(E), paragraph(text(2)), paragraph(line))
    assert ("e", line) in [each[:2] for each in answers(data)]


def test_the_last_line_of_a_cell_may_list_objectives_without_a_colon():
    box = [f"{text(2)}", "Objective 1", "☐ Finance", "☒ Technology"]
    cell = "<w:tc><w:tcPr/>" + "".join(map(paragraph, box)) + "</w:tc>"
    data = loaded(FIJI, heading(C), table([[text(1)]]), heading(E), table([[cell]]))
    coded = data.mentions[data.mentions["basis"] == "coded"]
    assert sorted(coded["target"]) == ["1", "technology"]


def test_answers_above_a_matrix_are_read_and_needs_ticked_in_it_are_codes():
    matrix = table([
        ["GCM objective", f"(c) {C}", f"(d) {D}", "(e) Cooperation needed", "", ""],
        ["", "", "", "F", "CB", "T"],
        ["6. Recruitment", text(3), "–", "X", "", ""],
        ["22. Social security", "–", text(4), "", "", "X"],
    ])  # fmt: skip
    data = loaded(
        FIJI, bold(f"(a) {A}"), paragraph(text(1)), bold(f"(b) {B}"), paragraph(text(2)), bold("PART 2. MATRIX"),
        paragraph("Legend: F = finance; CB = capacity-building; T = technology. Mark with X."), matrix,
    )  # fmt: skip
    read = data.responses[data.responses["state"] == "answered"]
    assert list(zip(read["question"], read["text"], strict=True)) == [
        ("a", text(1)), ("b", text(2)), ("c", text(3)), ("d", text(4))]  # fmt: skip
    assert sorted(told(data)) == [
        ("c", "6"),
        ("d", "22"),
        ("e", "22"),
        ("e", "6"),
        ("e", "finance"),
        ("e", "technology"),
    ]


def test_short_answers_above_a_table_are_never_told_as_titles():
    ticks = table([["", "Finance", "Technology", "Policy advice"], ["5", "x", "x", ""], ["6", "x", "", ""]])
    data = loaded(FIJI, bold(f"(a) {A}"), paragraph(text(1)), ticks)
    assert roles(data)["paragraph 3"] in ("answer", "unread")


def test_a_table_inside_of_an_answer_goes_on_with_it():
    practices = table([
        ["Practice", "Who does it", "GCM objective"], ["A fictional pass for pencils", "Board of Kites", "5"],
        ["The night lantern of no town", "Left-handed sailors", "8"],
    ])  # fmt: skip
    data = loaded(FIJI, heading(C), paragraph(text(1)), practices, paragraph(text(2)), heading(D), paragraph(text(3)))
    assert [each[:2] for each in answers(data)] == [
        ("c", text(1)), ("c", "A fictional pass for pencils\nBoard of Kites"),
        ("c", "The night lantern of no town\nLeft-handed sailors"), ("c", text(2)), ("d", text(3))]  # fmt: skip
    assert told(data) == [("c", "5"), ("c", "8")]


def test_figures_inside_of_an_answer_are_read_row_by_row():
    figures = table([["Year", "Kites lent"], ["2022", "310"], ["2023", "402"]])
    data = loaded(FIJI, heading(C), paragraph(text(1)), figures, heading(D), paragraph(text(3)))
    assert [each[1] for each in answers(data)] == [text(1), "Year\nKites lent", "2022\n310", "2023\n402", text(3)]
    assert "unread" not in roles(data).values()


def test_objectives_ticked_behind_the_last_question_are_of_the_whole_submission():
    data = loaded(
        FIJI, heading(f"(d) {D}"), paragraph(text(1)), heading(f"(e) {E}"), paragraph(text(2)),
        bold("Kind of cooperation sought"), paragraph("☒ Finance"), paragraph("☐ Data"), paragraph("☐ Technology"),
        heading("Which objectives does this submission relate to?"), paragraph("Tick all that apply."),
        paragraph("☐ Objective 1"), paragraph("☒ Objective 2"), paragraph("☒ Objective 7"), paragraph("☐ Objective 16"),
    )  # fmt: skip
    assert told(data) == [("", "2"), ("", "7"), ("e", "finance")] and data.issues.empty
    assert [each[:2] for each in answers(data)] == [("d", text(1)), ("e", text(2))]


MAIL = [
    "From: Review desk <desk@example.org>",
    "Sent: Monday, 7 October 2024",
    "To: focal points",
    "Subject: a reminder",
]


def mail(*lines: str) -> list[str]:
    return [paragraph(line) for line in lines]


@pytest.mark.parametrize("older", [mail(*MAIL), [raw("<w:r><w:br/></w:r>".join(map(run, MAIL)))]])
def test_an_older_message_below_the_answers_is_of_others(older):
    data = loaded(
        *mail("From: Office <office@example.org>", "Sent: Friday", "To: the desk", "Subject: RE: a reminder"),
        paragraph("Please find the answers of Fiji below."), bold(f"(c) {C}"), paragraph(text(1)), bold(f"(d) {D}"),
        paragraph(text(2)), paragraph("Kind regards,"), paragraph("Nobody Fictional"),
        paragraph("This message may be confidential. If you are not the intended recipient, please let it fly."),
        *older, paragraph("Dear colleagues, please answer on achievements, gaps and cooperation needs."),
    )  # fmt: skip
    assert by_question(data) == [("FJI", "c", text(1)), ("FJI", "d", text(2))]


def test_answers_below_the_head_of_an_older_message_are_read():
    data = loaded(
        *mail("From: Office <office@example.org>", "Sent: Friday", "To: the desk", "Subject: RE: a reminder"),
        paragraph("See the answers of Fiji in the message below."), *mail(*MAIL), bold(f"(c) {C}"), paragraph(text(1)),
        bold(f"(d) {D}"), paragraph(text(2)),
    )  # fmt: skip
    assert by_question(data) == [("FJI", "c", text(1)), ("FJI", "d", text(2))]


@pytest.mark.parametrize(
    "said",
    ["Samoa did not respond to this question.", "The Government did not reply to this question.", "No list received",
     "Still being cleared, to follow next week.", "Reply under preparation",
     "đang cập nhật / being updated", "Mise à jour en cours", "To be reported in the next round.",
     "(blank in the original)",
     "Will be provided next week", "To be completed"],
)  # fmt: skip
def test_who_did_not_respond_said_nothing(said):
    assert says_nothing(said)


@pytest.mark.parametrize(
    "said",
    [
        "Samoa",
        "Samoa did not sign the fictional list.",
        "Songs are being cleared of fog",
        "The list is being updated by clerks",
        "To be reported to the Board of Kites",
        "A blank in the original list",
        "No government response",
    ],
)
def test_who_says_more_says_something(said):
    assert not says_nothing(said)


def test_a_report_by_objective_between_chapters_that_ask_is_no_form():
    data = loaded(
        heading("Samoa: stocktake"), heading("Part I – National implementation plan"), paragraph(text(1)),
        heading("Part II – Review by objective"), bold("Objective 5: pathways"), paragraph(text(2)),
        bold("Objective 8: missing migrants"), paragraph(text(3)), heading("Part III – Gaps and challenges"),
        paragraph(text(4)),
    )  # fmt: skip
    assert [each[:2] for each in answers(data)] == [("a", text(1)), ("", text(2)), ("", text(3)), ("d", text(4))]
    assert told(data) == [("", "5"), ("", "8")]

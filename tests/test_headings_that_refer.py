"""Headings in words of the writer's own that say which question they answer, and what stands among their answers."""

from __future__ import annotations

import pytest

from loaders.headers.questions import QuestionReading, resolve_question
from tests.test_accounting import roles
from tests.word_builder import bold, heading, paragraph, table
from tests.word_read import answers, loaded
from tests.workbook_builder import text

FIJI = heading("Report of Fiji")
INSTRUMENT = "guiding-questions-2025"
REFERRING = ["[Guiding question ({})]", "(ref. question {})", "(re guiding question {})", "[question {}]"]


def read(data) -> list[tuple[str, str]]:
    return [each[:2] for each in answers(data)]


def told(data) -> list[tuple[str, str]]:
    return list(data.mentions[["question", "target"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("form", REFERRING)
def test_a_question_in_brackets_counts_and_the_number_of_the_chapter_does_not(form):
    titles = ["Bamboo and paper", "Promises", "Songs", "Stones", "Boats to share"]
    blocks = [FIJI, heading("1. Introduction"), paragraph("A fictional report.")]
    for number, (title, letter) in enumerate(zip(titles, "abcde", strict=True)):
        blocks += [heading(f"{number + 2}. {title} {form.format(letter)}"), paragraph(text(number))]
    assert read(loaded(*blocks)) == [(letter, text(number)) for number, letter in enumerate("abcde")]


@pytest.mark.parametrize("title", ["3. Songs (see annex b)", "3. Songs (part 2)", "3. Songs (section b)"])
def test_a_place_in_brackets_is_no_question(title):
    assert resolve_question(title, INSTRUMENT) == QuestionReading("c")


@pytest.mark.parametrize("said", ["Our boats are told of above (see question c)", "Fog (question c)."])
def test_an_answer_that_sends_to_another_asks_nothing(said):
    blocks = bold("(d) Gaps"), paragraph(said), paragraph(text(1)), bold("(e) Cooperation needs"), paragraph(text(2))
    assert read(loaded(FIJI, *blocks)) == [("d", said), ("d", text(1)), ("e", text(2))]


@pytest.mark.parametrize(
    "label", ["On question ({})", "Regarding guiding question {}:", "Reply to question ({}):", "Sur la question {})"]
)
def test_lines_on_questions_ask_them(label):
    lines = [each for n, letter in enumerate("acd") for each in (paragraph(label.format(letter)), paragraph(text(n)))]
    assert read(loaded(FIJI, *lines)) == [("a", text(0)), ("c", text(1)), ("d", text(2))]


@pytest.mark.parametrize("sign", ["→ ", "=> ", "► "])
def test_codes_behind_an_arrow_are_no_answer(sign):
    lines = [paragraph(f"{sign}Obj. 8, 14"), bold("(e) Cooperation needs"), paragraph(text(2))]
    data = loaded(FIJI, bold("(d) Gaps"), paragraph(text(1)), *lines, paragraph(f"{sign}Needs: finance; technology"))
    assert read(data) == [("d", text(1)), ("e", text(2))]
    assert told(data) == [("d", "8"), ("d", "14"), ("e", "finance"), ("e", "technology")]


def test_words_behind_an_arrow_are_an_answer():
    said = "→ Obj. 8 asks for fictional boats"
    data = loaded(FIJI, bold("(d) Gaps"), paragraph(said), bold("(e) Cooperation needs"), paragraph(text(2)))
    assert read(data) == [("d", said), ("e", text(2))]


def test_lists_in_one_line_may_part_their_items_by_semicolons():
    line = paragraph("Objectives for closer work: 1; 3 and 18. Kind of cooperation: capacity-building; data; finance.")
    data = loaded(FIJI, bold("(d) Gaps"), paragraph(text(1)), bold("(e) Cooperation needs"), paragraph(text(2)), line)
    assert read(data) == [("d", text(1)), ("e", text(2))] and data.issues.empty
    assert told(data) == [("e", "1"), ("e", "3"), ("e", "18"), ("e", "capacity_building"), ("e", "data"),
                          ("e", "finance")]  # fmt: skip


BOXES = [
    ["☐ 1. Data", "☒ 9. Smugglers"],
    ["☒ 3. Leaflets", "☐ 10. Trafficking"],
    ["☐ 4. Legal identity", "☐ 5. Pathways"],
]
ASKED = (bold("(c) Achievements and practices"), paragraph(text(1)), paragraph("Objectives (tick):"))


def test_numbers_in_a_list_to_tick_tell_titles_of_the_writers_own():
    data = loaded(FIJI, *ASKED, table(BOXES), bold("(d) Gaps"), paragraph(text(2)))
    assert read(data) == [("c", text(1)), ("d", text(2))] and told(data) == [("c", "9"), ("c", "3")]
    assert data.issues.empty


def test_numbers_that_gainsay_the_titles_tell_nothing():
    boxes = [["☐ 1. Data", "☐ 5. Regular pathways"], ["☒ 3. Kites", "☐ 8. Save lives"], ["☐ 9. Legal identity"]]
    assert told(loaded(FIJI, *ASKED, table(boxes), bold("(d) Gaps"), paragraph(text(2)))) == []


def test_a_long_caption_in_brackets_tells_to_tick():
    caption = bold("Part two. Guiding principles with which the whole of this fictional letter has to do (tick)")
    boxes = map(paragraph, ["☒ People-centred", "☐ Human rights", "☒ Child-sensitive"])
    data = loaded(FIJI, bold("(d) Gaps"), paragraph(text(1)), bold("(e) Needs"), paragraph(text(2)), caption, *boxes)
    assert read(data) == [("d", text(1)), ("e", text(2))]


def test_the_label_of_a_question_above_its_words_answers_nothing():
    asked = "In the implementation of which objectives would the region benefit from strengthened cooperation?"
    labels = paragraph("Question (d)"), paragraph("What are the main gaps and challenges?"), paragraph("Question (e)")
    data = loaded(FIJI, *labels, paragraph(asked), paragraph(text(2)))
    assert read(data)[-1] == ("e", text(2)) and "Question (e)" not in data.responses["text"].tolist()


def test_an_annex_of_figures_is_no_answer():
    annex = (
        heading("Annex: Boats counted"),
        table([["Year", "Left", "Right"], ["2022", "41", "43"], ["2023", "4", "5"]]),
    )
    data = loaded(FIJI, heading("(d) Gaps"), paragraph(text(1)), heading("(e) Needs"), paragraph(text(3)), *annex)
    assert read(data) == [("d", text(1)), ("e", text(3))] and "unread" not in roles(data).values()


def test_an_annex_of_words_is_told():
    annex = heading("Annex: Boats"), table([["Boat", "Songs"], ["Left", "Made-up songs"], ["Right", "Fictional songs"]])
    data = loaded(FIJI, heading("(d) Gaps"), paragraph(text(1)), heading("(e) Needs"), paragraph(text(3)), *annex)
    said = data.responses["text"].str.contains("songs").any()
    assert said or "unread" in roles(data).values()


def test_questions_as_they_were_sent_at_the_end_of_a_letter_ask_nothing_more():
    asked = map(
        paragraph,
        [
            "(a) Has your Government developed a national implementation plan?",
            "(d) What are the main gaps and challenges?",
            "(e) Where would the region benefit from strengthened cooperation?",
        ],
    )
    given = (
        bold("A. Songs of the plan (question a)"),
        paragraph(text(1)),
        bold("E. Friends (question e)"),
        paragraph(text(2)),
    )
    data = loaded(FIJI, *given, bold("Annex"), bold("Questions as they came"), *asked)
    assert read(data) == [("a", text(1)), ("e", text(2))] and data.issues.empty


def test_a_question_may_stand_in_quotation_marks():
    asked = "“In the implementation of which objectives would the region benefit from strengthened cooperation?”"
    blocks = (
        heading("D. Gaps"),
        paragraph(text(1)),
        heading("E. Cooperation needed"),
        paragraph(asked),
        paragraph(text(2)),
    )
    assert read(loaded(FIJI, *blocks)) == [("d", text(1)), ("e", text(2))]

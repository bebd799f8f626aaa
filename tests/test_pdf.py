"""PDFs to sheets of cells: paragraphs, headings, tables, forms; what is left out, and what is refused."""

from __future__ import annotations

import pypdfium2
import pytest
from pypdfium2 import raw

from gcm_data.tables.specs import ReviewData
from loaders import ListFile, load_review
from loaders.documents.workbook import Sheet, Workbook, read_workbooks
from loaders.parsing.pdf_text import lines_of
from tests.pdf_builder import LEADING, Text, encrypted, form, lines, pdf, ruled
from tests.workbook_builder import document

C = {
    "en": ("**(c) What achievements and promising practices", "**can be shared?"),
    "fr": ("**Quelles sont les réalisations et les pratiques", "**prometteuses ?"),
    "ru": ("**Каковы основные достижения, и какова передовая", "**практика?"),
}
D = {
    "en": "**(d) What are the main gaps?",
    "fr": "**Quelles sont les lacunes et difficultés ?",
    "ru": "**Каковы основные проблемы?",
}
STATE = {"en": "Country: Fiji", "fr": "Pays : Fidji", "ru": "Страна: Казахстан"}
ANSWER = {
    "en": (
        "This answer is fictional and goes on to the end of its line,",
        "and on the second one it names these, of the Compact: objectives 2, 5",
        "and 6.",
    ),
    "fr": (
        "Cette réponse est fictive et va jusqu’à la fin de sa ligne,",
        "puis sur la deuxième ligne elle cite les objectifs 2, 5",
        "et 6.",
    ),
    "ru": (
        "Этот ответ вымышленный и продолжается до конца своей строки,",
        "а на второй строке он называет Глобальный договор, цели 2, 5",
        "и 6.",
    ),
}
every_language = pytest.mark.parametrize("language", list(C))


def opened(content: bytes) -> tuple[Workbook, list]:
    ((workbook, issues),) = read_workbooks([document(content, "a.pdf")])
    assert workbook, [found.message for found in issues]
    return workbook, issues


def read(content: bytes) -> dict[str, str]:
    """Address -> text of all filled cells."""
    (sheet,) = opened(content)[0].sheets
    return {cell.address: cell.value for row in range(len(sheet.rows)) for cell in sheet.filled(row)}


def loaded(content: bytes, corrections: tuple = ()) -> ReviewData:
    return load_review([document(content, "a.pdf")], corrections=corrections)


@every_language
def test_running_form(language):
    last = "None of them, fictional."
    data = loaded(pdf(lines(STATE[language], "", *C[language], *ANSWER[language], "", D[language], last)))
    answers = data.responses[["question", "text", "cell"]].values.tolist()
    assert answers == [["c", " ".join(ANSWER[language]), "page 1, line 4"], ["d", last, "page 1, line 8"]]
    assert data.responses["sheet"].iloc[0] == " ".join(C[language]).replace("**", "")
    assert data.mentions[["target", "cell"]].values.tolist() == [[n, "page 1, line 4"] for n in ("2", "5", "6")]


HEADS = {"en": ("Question", "Response"), "fr": ("Question", "Réponse"), "ru": ("Вопрос", "Ответ")}


def rows_of(language: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """A table of questions and answers, each cell of some lines."""
    bare = tuple(line.removeprefix("**") for line in C[language])
    return [
        ((HEADS[language][0],), (HEADS[language][1],)),
        (bare, ANSWER[language]),
        ((D[language].removeprefix("**"),), ("None of them, fictional.",)),
    ]


@every_language
@pytest.mark.parametrize("is_ruled", [True, False])
def test_table_of_questions_and_answers(language, is_ruled):
    top, texts, boxes = 720.0, [Text(72, 760, STATE[language])], []
    for cells in rows_of(language):
        height = 14.0 * max(map(len, cells)) + 10
        for place, inner in enumerate(cells):
            x = 72.0 + 250 * place
            # a program may set the shorter cell in the middle of its row
            down = 7.0 * (max(map(len, cells)) - len(inner)) if is_ruled else 0.0
            texts += [Text(x + 4, top - 12 - down - 14 * n, said, 9) for n, said in enumerate(inner)]
            boxes.append((x, top - height, 250.0, height))
        top -= height
    data = loaded(ruled(texts, boxes) if is_ruled else pdf(texts))
    answers = data.responses[["question", "text"]].values.tolist()
    assert answers == [["c", " ".join(ANSWER[language])], ["d", "None of them, fictional."]]
    assert data.responses["cell"].str.fullmatch(r"page 1, line \d+, column 2").all()
    assert data.documents["layout"].item() == "response form"


def test_a_question_that_ends_close_to_the_edge_of_its_cell_takes_nothing_of_the_answer_beside_it():
    rows = (
        ("Question", "Answer"),
        ("(c) Achievements and promising", "Fictional boats"),
        ("(d) Gaps", "None, fictional."),
    )
    texts, boxes = [Text(72, 760, "Country: Fiji")], []
    for number, cells in enumerate(rows):
        for x, width, said in zip((72.0, 240.0), (168.0, 200.0), cells, strict=True):
            texts.append(Text(x + 3, 700 - 20.0 * number, said, 11))
            boxes.append((x, 694 - 20.0 * number, width, 20.0))
    data = loaded(ruled(texts, boxes))
    assert data.responses["text"].tolist() == ["Fictional boats", "None, fictional."]


OBJECTIVES = {"en": "Objective", "fr": "Objectif", "ru": "Цель"}


@every_language
def test_report_by_objective(language):
    word = OBJECTIVES[language]
    page = lines(
        STATE[language], "", f"**{word} 5: fictional", *ANSWER[language], "", f"**{word} 7: another", "Fictional."
    )
    data = loaded(pdf(page))
    assert data.responses["question"].tolist() == ["", ""]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    assert coded[["target", "cell"]].values.tolist() == [["5", "page 1, line 2"], ["7", "page 1, line 6"]]


def test_columns_of_a_newspaper_are_read_one_after_the_other():
    left = [f"The left column has fictional lines {n:02}" for n in range(12)]
    right = [f"the right one goes on beside it, {n:02}" for n in range(12)]
    found = read(pdf([*lines(*left), *lines(*right, x=320)]))
    said = " ".join(found.values())
    assert said.index(left[11]) < said.index(right[0])


def test_paragraphs_are_told_by_gaps_items_and_ends_of_lines():
    wide = "A fictional line that is as wide as the column in which it stands"
    found = read(pdf(lines(wide, "ends early.", wide, "goes on", "", "apart", "• an item", "• another")))
    assert found == {
        "page 1, line 1": f"{wide} ends early.", "page 1, line 3": f"{wide} goes on", "page 1, line 5": "apart",
        "page 1, line 6": "• an item", "page 1, line 7": "• another",
    }  # fmt: skip


def test_a_paragraph_goes_on_on_the_next_page_and_edges_of_pages_are_left_out():
    def page(number: int, *texts: str) -> list[Text]:
        return [Text(72, 810, "A fictional header"), *lines(*texts), Text(290, 30, f"Page {number} of 3")]

    content = pdf(page(1, "It begins on one page, and"), page(2, "ends on the next."), page(3, "The End."))
    assert read(content) == {
        "page 1, line 2": "It begins on one page, and ends on the next.", "page 3, line 2": "The End."
    }  # fmt: skip


def pages_of_answers(*ends: str, below: float = 0.0) -> bytes:
    """A page for each end: a fictional paragraph, and below it, or at a height of its own, a last line."""
    made = []
    for number, end in enumerate(ends):
        last = [Text(72, below, end)] if below else lines(end, top=718)
        made.append([*lines(f"Fictional words of page {'abcdef'[number]}.", "They end here."), *last])
    return pdf(*made)


@pytest.mark.parametrize(
    "content",
    [
        pages_of_answers("No data exist.", "No data exist.", below=60),
        pages_of_answers(*["No data exist."] * 4),
        pages_of_answers("In 2021 we trained 500.", "In 2022 we trained 900.", "In 2023 we trained 950.", below=60),
        pages_of_answers("2021"),
        pages_of_answers("2021", "2022", "2023", below=40),
    ],
)
def test_lines_that_look_like_edges_of_pages_are_read(content):
    ends = [words for words in read(content).values() if "Fictional" not in words]
    said = " ".join(read(content).values())
    assert ends or "2021" in said
    pages = said.count("Fictional")
    assert said.count("No data") + said.count("we trained") + said.count("202") >= pages


@pytest.mark.parametrize("numbers", [("1 / 2", "2 / 2"), ("- 1 -", "- 2 -"), ("1",), ("1", "2"), ("Page 1 of 1",)])
def test_numbers_of_pages_are_left_out_without_a_word(numbers):
    data = loaded(pages_of_answers(*numbers, below=30))
    assert "outside-text" not in set(data.issues["code"])
    assert all("Fictional" in words for words in read(pages_of_answers(*numbers, below=30)).values())


def test_a_header_that_is_left_out_is_told():
    page = lines("Country: Fiji", "", *C["en"], "Fictional.", "", *D["en"], "None.")
    more = [[*lines(f"Fictional {word}."), Text(72, 810, "A fictional header")] for word in ("words", "more")]
    issues = loaded(pdf([*page, Text(72, 810, "A fictional header")], *more)).issues
    (said,) = issues.loc[issues["code"] == "outside-text", "message"]
    assert "“A fictional header” on 3 pages" in said


def test_the_mark_of_a_note_joins_no_number():
    found = read(pdf([Text(72, 700, "since 2024"), Text(72 + 10 * 5.5, 704, "1", 6.5)]))
    assert found == {"page 1, line 1": "since 2024¹"}


def test_fields_of_a_form_are_read_where_they_stand():
    content = form(
        lines("Country:", "", "**(c) What achievements can be shared?"),
        [("Fiji", 130, 757, 300, 772), ("Fictional: objective 5.\rAnd a second line.", 72, 660, 500, 715)],
        [("Yes", True, 72, 600), ("No", False, 72, 580)],
    )
    data = loaded(content)
    assert data.submissions["iso3"].tolist() == ["FJI"]
    said = " ".join(data.responses["text"])
    assert "Fictional: objective 5." in said and "And a second line." in said
    assert "☒" in said and "☐" in said
    assert data.mentions["target"].tolist() == ["5"]


def test_a_line_is_corrected():
    content = pdf(lines("Country: Fiji", "", *C["en"], "Fictional, objective 5.", "", D["en"], "None."))
    row = 'a.pdf,,"page 1, line 4","Fictional, objective 5.","Fictional, objective 6.",Why,A. N.,'
    head = "document,sheet,cell,old text,new text,reason,by,date"
    data = loaded(content, (ListFile("corrections.csv", f"{head}\n{row}\n".encode(), "2025"),))
    assert data.corrections["state"].tolist() == ["applied"]
    assert data.mentions["target"].tolist() == ["6"]


RULE = "The Chatham House Rule applies."


@pytest.mark.parametrize("where", ["header", "title", "comment", "aslant"])
def test_what_asks_for_silence_outside_of_the_answers_counts(where):
    page = lines("Country: Fiji", "", *C["en"], "Fictional, objective 5.", "", D["en"], "None.")
    if where == "header":
        content = pdf([*page, Text(72, 810, RULE)], [Text(72, 810, RULE), Text(72, 700, "More.")])
    elif where == "title":
        content = pdf(page, title=RULE)
    elif where == "comment":
        content = form(page, [], [], comment=RULE)
    else:
        content = pdf(page, aslant=RULE)
    assert loaded(content).submissions["attribution"].tolist() == ["non-attributable"]


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (pdf([], []), "document-scanned", "2 pages"),
        (pdf([Text(72, 700, "\ue000\ue001\ue002")]), "document-scanned", "OCR"),
        (encrypted(), "document-password", "password"),
        (b"%PDF-1.7 nothing", "document-unreadable", "a PDF that is damaged"),
    ],
)
def test_what_is_refused(content, code, said):
    ((workbook, issues),) = read_workbooks([document(content, "a.pdf")])
    assert workbook is None
    (found,) = issues
    assert found.code == code and said in found.message


def test_a_page_without_text_among_others_is_told():
    _, (found,) = opened(pdf(lines("Fictional words."), []))
    assert found.code == "outside-text" and "1 page without text" in found.message


def test_a_sheet_of_a_pdf_is_one_without_a_name():
    sheet: Sheet = opened(pdf(lines("Words.")))[0].sheets[0]
    assert (sheet.name, sheet.cell(0, 0).section, sheet.cell(0, 0).address) == ("", "", "page 1, line 1")


def test_the_size_of_letters_is_that_of_their_font_however_low_their_boxes_are(monkeypatch):
    real = raw.FPDFText_GetLooseCharBox

    def low(text: object, index: int, place: object) -> int:
        said = real(text, index, place)
        place.contents.top = place.contents.bottom + 6
        return said

    monkeypatch.setattr(raw, "FPDFText_GetLooseCharBox", low)
    opened_file = pypdfium2.PdfDocument(pdf(lines("Fictional words.", "And more.")))
    found, _ = lines_of(opened_file[0], 1, None)
    assert [piece.size for line in found for piece in line.pieces] == [11.0, 11.0]


def test_notes_at_the_foot_of_a_page_and_their_marks_interrupt_no_answer():
    said = ("Fictional boats sail on 40 km", "to islands that have forty bays", "which made-up clerks count all the")
    page = lines("Country: Fiji", "", "**(c) Achievements", *said, top=300)
    raised = (("2", 29, page[2].y), ("1", 31, page[3].y), ("2", 34, page[4].y))
    marks = [Text(72 + letters * 5.5, y + 4, digit, 6.5) for digit, letters, y in raised]
    page[2:] = [text for pair in zip(page[2:], marks, strict=True) for text in pair]
    notes = lines("1 Boats that nobody has built.", "2 Fictional count,", "of a made-up bureau.", top=110)
    data = loaded(pdf([*page, *notes], lines("time there is.", "", "**(d) What are the main gaps?", "None.")))
    assert [" ".join(text.split()) for text in data.responses["text"]] == [
        "Fictional boats sail on 40 km² to islands that have forty bays which made-up clerks "
        "count all the time there is.",
        "None.",
    ]
    (told,) = data.issues.loc[data.issues["code"] == "outside-text", "message"]
    assert "2 footnotes" in told


def test_lines_set_wide_apart_are_one_paragraph():
    said = ("Fictional boats sail from the made-up harbour to", "all of the forty islands that nobody knows of.")
    wide = [
        Text(72, 700 - 26 * number, line) for number, line in enumerate(("Country: Fiji", "(c) Achievements", *said))
    ]
    end = [Text(72, 560, "(d) Gaps"), Text(72, 534, "No fictional bridge.")]
    assert loaded(pdf([*wide, *end])).responses["text"].tolist() == [" ".join(said), "No fictional bridge."]


@pytest.mark.parametrize(
    "number", ["Fiji – page 1", "Halaman 1 / 1", "Fiji | pág. 1", "Fiji (a fictional reply) Page 1"]
)
def test_the_number_of_the_only_page_is_left_out_in_other_languages_and_behind_a_name(number):
    page = lines("Country: Fiji", "", *C["en"], "Fictional boats.", "", D["en"], "No made-up bridge.")
    data = loaded(pdf([*page, Text(250, 30, number)]))
    assert data.issues.empty
    assert data.responses["text"].tolist() == ["Fictional boats.", "No made-up bridge."]


@pytest.mark.parametrize("is_by_library", [True, False])
def test_what_a_library_writes_where_nobody_typed_a_title_asks_for_no_silence(is_by_library):
    page = lines("Country: Fiji", "", *C["en"], "Fictional, objective 5.", "", D["en"], "None.")
    data = loaded(pdf(page, title="(anonymous)", producer="ReportLab PDF Library" if is_by_library else "X"))
    assert data.submissions["attribution"].tolist() == ["named" if is_by_library else "non-attributable"]


def test_parts_of_a_question_with_a_number_in_brackets_are_no_answers():
    page = lines("Country: Fiji", "", "**(a) National plan", "a(i) Is there one?", "", "Fictional, it is.", "",
                 "a(ii) Who made it?", "", "A made-up clerk.", "", D["en"], "None at all.")  # fmt: skip
    data = loaded(pdf(page))
    assert data.issues.empty
    assert data.responses["text"].tolist() == ["Fictional, it is.", "A made-up clerk.", "None at all."]


@pytest.mark.parametrize(
    "asked", ["Q2. Progress Declaration: how is it followed up?", "How is the Progress Declaration followed up?"]
)
def test_where_most_paragraphs_are_single_lines_a_question_does_not_go_on_in_the_answer_above_it(asked):
    said = ["The made-up plan is an accordion of thirteen pleats, which was made by two monks of",
            "paper and of wool, by an imaginary order of buttons and by a very attentive, fictional goat."]  # fmt: skip
    heads = ["Q1. National implementation plan?", asked, "Q3. Achievements?", "Q4. Gaps?"]
    answers = [said, ["A fictional district plays."], said, ["A made-up school sings."]]
    parts = [part for head, answer in zip(heads, answers, strict=True) for part in ([head], ["Answer:"], answer)]
    paragraphs = [["Country: Fiji"], *parts]
    page, y = [], 760.0
    for paragraph in paragraphs:
        for line in paragraph:
            page.append(Text(72, y, line, 11.0, line == "Answer:"))
            y -= LEADING
        y -= 10
    data = loaded(pdf(page))
    assert data.responses[["question", "text"]].values.tolist() == [
        ["a", " ".join(said)], ["b", answers[1][0]], ["c", " ".join(said)], ["d", answers[3][0]],
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["Fiji Page 1 of 1", "Nouvelle-Calédonie Page 1 sur 1", "Republik Halaman 1 dari 1"])
def test_a_footer_that_counts_the_only_page_answers_nothing(mark):
    page = [*lines("Report of Fiji", "A fictional text."), Text(72, 30, mark)]
    assert mark not in set(read(pdf(page)).values())

"""The verification slip: what it shows, what it keeps to itself, and what becomes of it when it comes back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from gcm_data import reference
from gcm_data.exports import slip
from gcm_data.exports.__main__ import main as exports_main
from gcm_data.exports.slip.content import Front
from gcm_data.snapshots.snapshot import freeze
from gcm_data.tables.issues import ISSUE_KINDS
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import (
    ANSWERS,
    CODES,
    CORRECT,
    HEADS,
    KEY,
    LAYOUT,
    NEW_TEXT,
    NONE,
    READ,
    REASON,
    SHOULD_BE,
    TO_FILL,
    WORDS,
    Slip,
    choices,
    name_of,
)
from gcm_data.tables.specs import ReviewData
from loaders import ListFile, load_review
from loaders.__main__ import main as loaders_main
from loaders.documents.workbook import Document
from loaders.slips import apart, reading
from loaders.slips.reading import SlipReading
from tests import slip_filler as fill
from tests.test_corrections import table
from tests.word_builder import heading, paragraph, word
from tests.workbook_builder import compiled_table, document, response_form, tally, text

DAY = dt.date(2025, 2, 1)
HEADER = ("Question", "Response", "GCM objectives", "Guiding principles", "Cooperation needs")
C, D = "(c) Achievements", "(d) Gaps and challenges"
CITING = text(2, " See objective 8 of the GCM.")
FORM = document(
    response_form("Fiji", [[C, text(1), "5, 6", "human rights"], [D, CITING, "7"]], header=HEADER), "fj.xlsx"
)
OBJECTIVE, PRINCIPLE = "objective", "principle"


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart._process.end()


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read slips in this process: to start another one takes longer than most tests."""
    if request.node.get_closest_marker("loading_process") is None:
        monkeypatch.setattr(apart, "_ask", lambda slip, work, *given: apart.work_here(None, work, *given))


@cache
def made(*documents: Document, iso3: str = "FJI") -> bytes:
    return slip.write(load_review(documents or [FORM]), iso3, "2025", DAY)


def back(*fills: fill.Fill, documents: tuple[Document, ...] = (FORM,), **options: object) -> SlipReading:
    """What a slip of the documents gives that somebody has filled in."""
    return returned(fill.filled(made(*documents), *fills), documents, **options)


def returned(content: bytes, documents: tuple[Document, ...] = (FORM,), data: ReviewData | None = None) -> SlipReading:
    data = load_review(documents) if data is None else data
    contents = {(each.cycle, each.name): each.content for each in documents}
    given = Document("back.xlsx", content, "")
    return apart.read_slip(given, data, lambda *key: contents.get(key), "An officer", "2025-03-01")


def cells(found: SlipReading) -> list[tuple[str, str, str]]:
    return [(each.cell, each.old_text, each.new_text) for each in found.corrections]


def asked(found: SlipReading) -> list[str]:
    return [each.what for each in found.questions]


def problems(found: SlipReading) -> list[str]:
    return [each.code for each in found.issues if each.code != "slip-unsigned"]


def number_of(target: str, kind: str = OBJECTIVE, basis: str = "coded") -> int:
    """The number of a code of the form in its slip."""
    found = Slip.of(load_review([FORM]), "FJI", "2025").codes
    return next(each.number for each in found if (*each.target, each.basis) == (kind, target, basis))


def again(found: SlipReading, documents: tuple[Document, ...] = (FORM,)) -> ReviewData:
    """The documents read with the corrections of a slip."""
    return load_review(documents, corrections=[ListFile("corrections.csv", table(*found.lines).encode(), "2025")])


# ---- what a slip shows


def test_each_answer_and_each_mention_stands_in_a_row_with_its_place():
    data = load_review([FORM])
    book = load_workbook(io.BytesIO(made()))
    for name, table_ in ((ANSWERS, data.responses), (CODES, data.mentions)):
        sheet, first = book[name], fill.top(book[name])
        assert [cell.value for cell in sheet[first]] == list(HEADS[name])
        rows = [row for row in sheet.iter_rows(min_row=first + 1, values_only=True) if row[-1]]
        assert len(rows) == len(table_) and len({row[-1] for row in rows}) == len(rows)
        places = [row[HEADS[name].index("Where it stands")] for row in rows]
        assert places == [f"fj.xlsx › {s}!{c}" for s, c in zip(table_["sheet"], table_["cell"], strict=True)]
    shown = [row[HEADS[ANSWERS].index(READ)] for row in book[ANSWERS].iter_rows(min_row=3, values_only=True) if row[-1]]
    assert shown == data.responses["text"].tolist()


def test_only_the_cells_to_fill_are_open_and_no_password_closes_the_others():
    book = load_workbook(io.BytesIO(made()))
    for sheet in book:
        assert sheet.protection.sheet and sheet.protection.password is None
    for name, heads in TO_FILL.items():
        sheet = book[name]
        first = fill.top(sheet)
        for column, head in enumerate(HEADS[name], start=1):
            assert sheet.cell(first + 1, column).protection.locked == (head not in heads), (name, head)
            assert sheet.cell(first, column).protection.locked


def test_every_objective_principle_and_need_can_be_chosen():
    assert len(choices()) == len(reference.objectives()) + len(reference.principles()) + len(reference.needs())
    book = load_workbook(io.BytesIO(made()))
    offered = [cell.value for cell in book["Choices"]["A"]][: len(choices()) + 1]
    assert offered == [*choices(), NONE]
    rules = {rule.formula1 for rule in book[CODES].data_validations.dataValidation}
    assert rules == {'"yes,no"', f"'Choices'!$A$1:$A${len(offered)}"}


def test_a_formula_in_an_answer_is_a_text_in_the_slip():
    given = document(response_form("Fiji", [[C, "'=1+1 fictional", "5"]]), "fj.xlsx")
    sheet = load_workbook(io.BytesIO(made(given)))[ANSWERS]
    assert sheet.cell(*fill.place(sheet, 1, READ)).data_type == "s"


def test_on_paper_the_slip_has_boxes_to_tick_and_lists_to_choose_from():
    found = WordDocument(io.BytesIO(slip.write(load_review([FORM]), "FJI", "2025", DAY, "docx")))
    rows = len(load_review([FORM]).responses) + len(load_review([FORM]).mentions)
    xml = found.element.xml
    assert xml.count("<w14:checkbox") == 2 * rows
    assert xml.count("<w:dropDownList") >= len(load_review([FORM]).mentions)
    words = "\n".join(each.text for each in found.paragraphs)
    assert text(1) in words and CITING in words and "GCM-SLIP-1 2025 FJI" in words


def test_nothing_of_others_and_nothing_withheld_stands_in_a_slip():
    rows = [
        ["Fiji", "", "Member State", "yes", "c", text(31), "5"],
        ["Palau", "", "Member State", "yes", "c", text(32), "6"],
        ["Tonga", "", "Member State", "no", "d", text(33), "7"],
    ]
    own = [["Fiji", "", "Member State", "no", "d", text(34), "7"]]
    header = ("Country", "Organization", "Type of respondent", "May be named", "Question", "Response", "Objectives")
    given = {"all.xlsx": rows, "secret.xlsx": own}
    data = load_review([document(compiled_table(each, header=header), name) for name, each in given.items()])
    others = [text(32), text(33), text(34), *given]
    assert {*others[:3]} <= set(data.responses["text"])
    for suffix in ("xlsx", "docx"):
        content = slip.write(data, "FJI", "2025", DAY, suffix)
        said = _words(content, suffix)
        assert text(31) in said and [each for each in others if each in said] == []
    found = returned(fill.filled(slip.write(data, "FJI", "2025", DAY), fill.answer(1, {NEW_TEXT: text(9)})), data=data)
    assert asked(found) == [reading.NO_DOCUMENT] and not found.corrections


def _words(content: bytes, suffix: str) -> str:
    if suffix == "docx":
        return WordDocument(io.BytesIO(content)).element.xml
    cells_ = (cell.value for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(value) for value in cells_)


def test_only_what_counts_stands_in_a_slip(fictional: ReviewData):
    found = Slip.of(fictional, "FJI", "2025")
    submissions = fictional.submissions
    own = submissions[(submissions["iso3"] == "FJI") & (submissions["cycle"] == "2025")]
    assert set(own["status"]) == {"current", "superseded"}
    assert found.documents == own.loc[own["status"] == "current", "document"].tolist()


def test_of_who_has_submitted_nothing_it_is_not_said_to_be_a_response(shipped: ReviewData):
    iso3 = shipped.submissions["iso3"].iloc[0]
    found = Slip.of(shipped, iso3, shipped.submissions["cycle"].iloc[0])
    provenance = Provenance.of(shipped, DAY)
    assert "response" not in Front.of(found, shipped.documents, provenance).title
    own = load_review([FORM])
    assert "your response" in Front.of(Slip.of(own, "FJI", "2025"), own.documents, provenance).title


def test_of_who_has_said_nothing_there_is_no_slip():
    with pytest.raises(ValueError, match="nothing was read of Palau"):
        made(iso3="PLW")
    with pytest.raises(KeyError):
        made(iso3="XXX")


def test_the_same_slip_is_the_same_file():
    assert made() == made.__wrapped__()


# ---- what comes back


def test_a_slip_that_nobody_has_filled_in_changes_nothing():
    found = returned(made())
    assert (found.cycle, found.iso3) == ("2025", "FJI")
    assert not found.corrections and not found.questions and not problems(found)
    assert found.confirmed == 0 and found.rows == len(load_review([FORM]).responses) + len(load_review([FORM]).mentions)


def test_what_is_said_to_be_right_is_counted():
    found = back(fill.answer(1, {CORRECT: "yes"}), fill.code(1, {CORRECT: "Yes "}))
    assert found.confirmed == 2 and not found.corrections


def test_a_corrected_text_becomes_a_correction_that_fits():
    found = back(
        fill.answer(1, {CORRECT: "no", NEW_TEXT: f"{text(9)}\nA second line.", REASON: "typed wrongly"}),
        fill.signed("A focal point", dt.date(2025, 2, 20)),
    )
    (correction,) = found.corrections
    assert cells(found) == [("B4", text(1), f"{text(9)}\nA second line.")]
    assert (correction.document, correction.sheet) == ("fj.xlsx", "Responses")
    assert correction.reason == "Verification slip: typed wrongly"
    assert (correction.by, correction.date) == ("A focal point", "2025-02-20")
    assert again(found).responses["text"].tolist() == [f"{text(9)}\nA second line.", CITING]


def test_all_changes_of_one_cell_are_one_correction():
    found = back(
        fill.code(number_of("5"), {CORRECT: "no", SHOULD_BE: name_of((OBJECTIVE, "2"))}),
        fill.code(number_of("6"), {CORRECT: "no"}),
        fill.missing(1, {"Answer no.": 1, SHOULD_BE: name_of((OBJECTIVE, "10")), WORDS: "fictional words"}),
    )
    assert cells(found) == [("C4", "5, 6", "2, 10")]
    mentions = again(found).mentions
    assert mentions.loc[mentions["cell"] == "C4", "target"].tolist() == ["2", "10"]


@pytest.mark.parametrize(
    ("kind", "target", "instead", "new"),
    [
        (PRINCIPLE, "human_rights", (PRINCIPLE, "child_sensitive"), "Child-sensitive"),
        (PRINCIPLE, "human_rights", None, ""),
        (OBJECTIVE, "7", (OBJECTIVE, "23"), "23"),
    ],
)
def test_codes_of_each_kind_are_written_as_they_are_read(kind, target, instead, new):
    chosen = {SHOULD_BE: name_of(instead) if instead else NONE}
    found = back(fill.code(number_of(target, kind), chosen))
    (old,) = {each.evidence for each in Slip.of(load_review([FORM]), "FJI", "2025").codes if each.target[1] == target}
    assert [each[1:] for each in cells(found)] == [(old, new)]
    now = again(found).mentions
    assert (kind, target) not in set(zip(now["target_kind"], now["target"], strict=True))
    assert instead is None or instead in set(zip(now["target_kind"], now["target"], strict=True))


def test_a_need_that_no_column_holds_is_asked_about():
    found = back(fill.missing(1, {"Answer no.": 2, SHOULD_BE: "Cooperation need. Finance", REASON: "said below"}))
    assert not found.corrections and asked(found) == [reading.ADDED]
    (question,) = found.questions
    assert question.should_be == ("need", "finance") and question.reason == "said below"


def test_a_citation_has_no_cell_to_correct_and_is_asked_about():
    number = number_of("8", basis="cited")
    found = back(fill.code(number, {CORRECT: "no", SHOULD_BE: name_of((OBJECTIVE, "9")), REASON: "another one"}))
    (question,) = found.questions
    assert (question.what, question.target, question.should_be) == (reading.CITED, (OBJECTIVE, "8"), (OBJECTIVE, "9"))
    assert not found.corrections and "See objective 8" in question.passage


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ({CORRECT: "no"}, reading.NO_TEXT),
        ({CORRECT: "yes", NEW_TEXT: text(9)}, reading.AGREES),
        ({REASON: "fictional remark"}, reading.REMARK),
    ],
)
def test_what_is_no_clear_correction_of_a_text_is_asked_about(written, what):
    found = back(fill.answer(1, written))
    assert asked(found) == [what] and not found.corrections


@pytest.mark.parametrize(("said", "target"), [("yes", "9"), ("no", "7")])
def test_what_contradicts_itself_about_a_code_is_asked_about(said, target):
    found = back(fill.code(number_of("7"), {CORRECT: said, SHOULD_BE: name_of((OBJECTIVE, target))}))
    assert asked(found) == [reading.AGREES] and not found.corrections


def test_a_mark_in_a_tally_is_asked_about():
    documents = (document(tally({"Fiji": {5: "x", 8: "x"}}), "tally.xlsx"),)
    wrong = fill.code(1, {CORRECT: "no", SHOULD_BE: name_of((OBJECTIVE, "9"))})
    found = back(wrong, documents=documents)
    assert asked(found) == [reading.MARKED] and not found.corrections


def test_a_text_that_stands_in_two_cells_is_asked_about():
    rows = [[C, text(1, " It goes on"), "5"], [None, "below, and it is fictional."], [D, text(3), "7"]]
    documents = (document(response_form("Fiji", rows, header=HEADER), "fj.xlsx"),)
    data = load_review(documents)
    assert "rows-continued" in set(data.issues["code"])
    found = back(fill.answer(1, {NEW_TEXT: text(9)}), documents=documents)
    assert asked(found) == [reading.SPREAD] and not found.corrections


def test_the_text_of_a_word_document_is_corrected_in_its_paragraph():
    content = word(paragraph("Country: Fiji"), heading(C), paragraph(text(1)), heading(D), paragraph(text(2)))
    documents = (document(content, "fj.docx"),)
    found = back(fill.answer(1, {NEW_TEXT: text(9)}), documents=documents)
    assert len(found.corrections) == 1 and not found.questions
    assert again(found, documents).responses["text"].tolist() == [text(9), text(2)]


def test_a_cell_that_others_share_is_asked_about():
    rows = [["Fiji", C, text(1), "5"], ["Palau", C, text(2), None]]
    shared = compiled_table(rows, merged={"Compiled": ["D2:D3"]})
    documents = (document(shared, "all.xlsx"),)
    data = load_review(documents)
    assert data.mentions["cell"].nunique() < len(data.mentions)
    found = back(fill.code(1, {CORRECT: "no"}), documents=documents)
    assert asked(found) == [reading.SHARED] and not found.corrections


def test_a_cell_that_codes_two_answers_changes_if_both_say_so():
    rows = [["Fiji", C, text(1), "5, 6"], ["Fiji", D, text(2), None]]
    documents = (document(compiled_table(rows, merged={"Compiled": ["D2:D3"]}), "all.xlsx"),)
    codes = Slip.of(load_review(documents), "FJI", "2025").codes
    fives = [each.number for each in codes if each.target == (OBJECTIVE, "5")]
    assert len(fives) == len({each.answer for each in codes}) == 2
    no = [fill.code(number, {CORRECT: "no"}) for number in fives]
    assert asked(back(no[0], documents=documents)) == [reading.NOT_ALONE]
    assert cells(back(*no, documents=documents)) == [("D2", "5, 6", "6")]
    more = fill.missing(1, {"Answer no.": 1, SHOULD_BE: name_of((OBJECTIVE, "9"))})
    assert asked(back(more, documents=documents)) == [reading.ADDED]


def test_a_second_slip_corrects_what_the_first_has_corrected():
    first = back(fill.answer(1, {NEW_TEXT: text(9)}))
    data = again(first)
    second = fill.filled(slip.write(data, "FJI", "2025", DAY), fill.answer(1, {NEW_TEXT: text(10)}))
    found = returned(second, data=data)
    assert cells(found) == [("B4", text(9), text(10))]


def test_who_hands_it_in_counts_where_the_slip_names_nobody():
    found = back(fill.answer(1, {NEW_TEXT: text(9)}))
    assert (found.corrections[0].by, found.corrections[0].date) == ("An officer", "2025-03-01")
    (unsigned,) = (each for each in found.issues if each.code == "slip-unsigned")
    assert "name and date" in unsigned.message


# ---- what may be done to a slip


def test_sorted_rows_give_the_same():
    fills = fill.answer(2, {NEW_TEXT: text(9)}), fill.code(number_of("6"), {CORRECT: "no"})
    assert cells(back(*fills)) == cells(back(*fills, fill.turned)) != []
    asks = fill.missing(1, {"Answer no.": 1, SHOULD_BE: name_of((OBJECTIVE, "10"))})
    assert cells(back(asks, fill.turned)) == [("C4", "5, 6", "5, 6, 10")]


def test_rows_that_were_taken_out_are_told_and_nothing_else_is_lost():
    found = back(
        fill.answer(2, {NEW_TEXT: text(9)}), lambda book: book[ANSWERS].delete_rows(fill.top(book[ANSWERS]) + 1)
    )
    assert cells(found) == [("B5", CITING, text(9))]
    assert problems(found) == ["slip-rows-missing"]


def test_an_edited_key_or_one_of_another_slip_is_told():
    found = back(fill.answer(1, {KEY: "A-000000000000-000000000000", NEW_TEXT: text(9)}))
    assert not found.corrections and set(problems(found)) == {"slip-key-unknown", "slip-rows-missing"}
    (unknown,) = (each for each in found.issues if each.code == "slip-key-unknown")
    assert (unknown.sheet, unknown.severity) == (ANSWERS, "warning")


def test_what_is_read_otherwise_since_is_told():
    changed = document(response_form("Fiji", [[C, text(7), "5, 6"], [D, CITING, "7"]], header=HEADER), "fj.xlsx")
    content = fill.filled(made(), fill.answer(1, {NEW_TEXT: text(9)}), fill.answer(2, {NEW_TEXT: text(10)}))
    found = returned(content, (changed,))
    assert cells(found) == [("B5", CITING, text(10))]
    assert "slip-outdated" in problems(found)


def test_a_text_changed_where_nothing_is_to_be_written_is_told_and_not_taken():
    found = back(fill.answer(1, {READ: text(9)}))
    (issue,) = (each for each in found.issues if each.code == "slip-locked")
    assert not found.corrections and text(9) in issue.message


def test_a_row_that_stands_twice_counts_once_and_is_told():
    def copied(book) -> None:
        sheet = book[ANSWERS]
        row = fill.place(sheet, 1, KEY)[0]
        for column in range(1, len(HEADS[ANSWERS]) + 1):
            sheet.cell(sheet.max_row + 1 if column == 1 else sheet.max_row, column).value = sheet.cell(
                row, column
            ).value
        sheet.cell(sheet.max_row, HEADS[ANSWERS].index(NEW_TEXT) + 1).value = text(10)

    found = back(fill.answer(1, {NEW_TEXT: text(9)}), copied)
    assert cells(found) == [("B4", text(1), text(9))] and problems(found) == ["slip-twice"]


def test_what_is_no_choice_is_told_and_not_taken():
    found = back(fill.answer(1, {CORRECT: "perhaps"}), fill.code(1, {CORRECT: "no", SHOULD_BE: "Objective 99"}))
    assert problems(found) == ["slip-unclear"] * 2 and not found.corrections and not found.questions


def test_a_formula_that_holds_no_value_is_told():
    found = back(fill.answer(1, {NEW_TEXT: '=HYPERLINK("http://example.org")'}))
    assert problems(found) == ["slip-value-missing"] and not found.corrections


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (response_form("Fiji"), "slip-unreadable"),
        (b"PK\x03\x04 nothing", "document-unreadable"),
        (b"", "document-empty"),
    ],
)
def test_what_is_no_slip_is_told(content, code):
    found = returned(content)
    assert (found.iso3, [each.code for each in found.issues]) == ("", [code])


def test_the_slip_on_paper_is_not_read_back():
    content = slip.write(load_review([FORM]), "FJI", "2025", DAY, "docx")
    (issue,) = returned(content).issues
    assert issue.code == "slip-unreadable" and "by hand" in issue.message


@pytest.mark.parametrize("written", ["GCM-SLIP-1 2025 XXX", "GCM-SLIP-1 1999 FJI", "GCM-SLIP-1 2025 PLW", "nothing"])
def test_a_slip_of_nobody_known_or_of_two_is_refused(written):
    def other(book) -> None:
        for sheet in book.worksheets if written == "nothing" else book.worksheets[1:2]:
            for row in sheet.iter_rows(max_row=40, max_col=2):
                for cell in row:
                    if str(cell.value).startswith("GCM-SLIP-1"):
                        cell.value = written

    assert problems(back(other)) == ["slip-unreadable"]


def test_a_slip_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr("loaders.documents.filled.MOST_ROWS", 1)
    (issue,) = back().issues
    assert issue.code == "slip-unreadable" and "more than 1 rows" in issue.message


@pytest.mark.long
@pytest.mark.loading_process
def test_a_million_rows_end_as_one_issue():
    def many(book) -> None:
        for _ in range(200_000):
            book[ANSWERS].append(["x"] * 5)

    assert problems(returned(fill.filled(made(), many))) == ["slip-unreadable"]


def test_every_kind_of_issue_of_slips_is_raised_above():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in ISSUE_KINDS if code.startswith("slip") and f'"{code}"' not in source] == []


# ---- a slip among documents, and the commands


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_slip_among_the_documents_of_a_review_is_told_and_not_read(suffix):
    content = slip.write(load_review([FORM]), "FJI", "2025", DAY, suffix)
    data = load_review([FORM, document(content, f"slip.{suffix}")])
    alone = load_review([FORM])
    assert data.responses.equals(alone.responses) and data.mentions.equals(alone.mentions)
    assert data.issues[["code", "document"]].values.tolist() == [["document-slip", f"slip.{suffix}"]]
    assert data.documents["layout"].tolist()[1] == LAYOUT


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """The form as a snapshot, of which the command makes slips."""
    path = tmp_path / "snapshot.zip"
    path.write_bytes(freeze(load_review([FORM]), DAY))
    return path


def test_the_commands_write_a_slip_and_read_it_back(tmp_path: Path, frozen: Path, capsys: pytest.CaptureFixture):
    folder = tmp_path / "2025"
    folder.mkdir()
    (folder / "fj.xlsx").write_bytes(FORM.content)
    assert exports_main(["slip", "--member", "Fiji", "--from", str(frozen), "--out", str(tmp_path)]) == 0
    path = tmp_path / "gcm-2025-fji-verification-slip-2025-02-01.xlsx"
    path.write_bytes(fill.filled(path.read_bytes(), fill.answer(1, {NEW_TEXT: text(9)}), fill.signed("N. N.", "today")))
    lines = tmp_path / "corrections.csv"
    assert loaders_main(["slip", str(path), "--from", str(folder), "--out", str(lines)]) == 0
    assert "1 corrections, 0 to decide" in capsys.readouterr().err
    data = load_review([FORM], corrections=[ListFile("corrections.csv", lines.read_bytes(), "2025")])
    assert data.responses["text"].tolist()[0] == text(9)


@pytest.mark.long
def test_what_people_have_to_decide_is_printed_and_told_by_the_exit_status(tmp_path, capsys):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "fj.xlsx").write_bytes(FORM.content)
    path = tmp_path / "slip.xlsx"
    path.write_bytes(fill.filled(made(), fill.answer(1, {CORRECT: "no"}), fill.code(1, {CORRECT: "no"})))
    assert loaders_main(["slip", str(path), "--from", str(tmp_path / "2025"), "--by", "N. N."]) == 1
    printed = capsys.readouterr()
    assert f"to decide: Answers!F3: {reading.NO_TEXT}" in printed.err
    assert printed.out.splitlines()[1].startswith(
        '"fj.xlsx","Responses","C4","5, 6","6","Verification slip of Fiji","N. N.",'
    )
    assert loaders_main(["slip", str(tmp_path / "2025" / "fj.xlsx"), "--from", str(tmp_path / "2025")]) == 2


@pytest.mark.loading_process
@pytest.mark.long
def test_it_is_read_in_a_process_of_its_own_with_the_same_result():
    content = fill.filled(made(), fill.answer(1, {NEW_TEXT: text(9)}), fill.code(1, {CORRECT: "no"}))
    data = load_review([FORM])
    found = apart.read_slip(Document("back.xlsx", content, ""), data, lambda *key: FORM.content, "A. N.", "2025-03-01")
    assert cells(found) == [("B4", text(1), text(9)), ("C4", "5, 6", "6")]
    assert (
        asked(apart.read_slip(Document("back.xlsx", content, ""), data, lambda *key: None, "A. N.", ""))
        == [reading.NO_DOCUMENT] * 2
    )


@pytest.mark.parametrize(
    "arguments", [["--member", "nowhere"], ["--member", "PLW"], ["--member", "FJI", "--out", "a.csv"]]
)
def test_wrong_usage_is_told(arguments, frozen, tmp_path, capsys):
    given = ["slip", "--from", str(frozen), "--out", str(tmp_path / "a.xlsx"), *arguments]
    with pytest.raises(SystemExit) as left:
        exports_main(given)
    assert left.value.code == 2 and "Traceback" not in capsys.readouterr().err

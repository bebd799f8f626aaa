"""Word documents to sheets of cells: every place in which words can stand, what is left out, and the addresses."""

from __future__ import annotations

import io

import docx
import pytest

from loaders.documents.workbook import Sheet, Workbook, read_workbooks
from tests.word_builder import (
    bold,
    cell,
    check_box,
    control,
    deleted,
    form_box,
    form_field,
    heading,
    inserted,
    note,
    paragraph,
    raw,
    run,
    table,
    text_box,
    word,
)
from tests.workbook_builder import document, text

PLACEHOLDER = "<w:showingPlcHdr/>"
BLOCKS = (
    paragraph(text(1)),
    control(paragraph(text(2))),
    raw(run("Inline: ") + control(run(text(3)))),
    table([
        ["A cell", text(4)], ["Around a cell", control(cell(text(5)))],
        ["In a cell", cell(control(paragraph(text(6))))],
    ]),
    raw(run("Inserted: ") + inserted(run(text(7)))),
    raw(run("An anchor") + text_box(paragraph(text(8)))),
    raw(form_field(text(9))),
)  # fmt: skip


def opened(*blocks: str, **options) -> tuple[Workbook, list]:
    ((workbook, issues),) = read_workbooks([document(word(*blocks, **options), "a.docx")])
    assert workbook, [found.message for found in issues]
    return workbook, issues


def sheet_of(*blocks: str, **options) -> Sheet:
    (sheet,) = opened(*blocks, **options)[0].sheets
    return sheet


def read(*blocks: str, **options) -> dict[str, str]:
    """Address -> text of all filled cells."""
    sheet = sheet_of(*blocks, **options)
    return {cell.address: cell.value for row in range(len(sheet.rows)) for cell in sheet.filled(row)}


def lines(*blocks: str, **options) -> list[str]:
    return list(read(*blocks, **options).values())


def test_all_nine_places_in_which_an_answer_can_stand_are_read_verbatim_with_their_addresses():
    assert read(*BLOCKS) == {
        "paragraph 1": text(1),
        "paragraph 2": text(2),
        "paragraph 3": f"Inline: {text(3)}",
        "table 1, row 1, column 1": "A cell",
        "table 1, row 1, column 2": text(4),
        "table 1, row 2, column 1": "Around a cell",
        "table 1, row 2, column 2": text(5),
        "table 1, row 3, column 1": "In a cell",
        "table 1, row 3, column 2": text(6),
        "paragraph 4": f"Inserted: {text(7)}",
        "paragraph 5": "An anchor",
        "text box 1, paragraph 1": text(8),
        "paragraph 6": text(9),
    }


def test_another_reader_counts_paragraphs_alike_where_it_sees_them():
    content = word(paragraph("One"), paragraph(), table([["x"]]), raw(run("Two")), table([["y", "z"]]))
    other = docx.Document(io.BytesIO(content))
    found = read(paragraph("One"), paragraph(), table([["x"]]), raw(run("Two")), table([["y", "z"]]))
    assert {f"paragraph {n}": p.text for n, p in enumerate(other.paragraphs, start=1) if p.text} == {
        where: said for where, said in found.items() if where.startswith("paragraph")
    }
    assert found["table 2, row 1, column 2"] == other.tables[1].cell(0, 1).text


def test_a_document_of_another_writer_is_read():
    made, content = docx.Document(), io.BytesIO()
    made.add_heading("A fictional heading", 2)
    made.add_paragraph(text(1))
    made.add_table(1, 2).cell(0, 1).text = text(2)
    made.save(content)
    ((workbook, issues),) = read_workbooks([document(content.getvalue(), "a.docx")])
    (sheet,) = workbook.sheets
    assert sheet.cell(1, 0).section == sheet.cell(2, 1).section == "A fictional heading"
    assert (sheet.cell(1, 0).address, sheet.cell(2, 1).address) == ("paragraph 2", "table 1, row 1, column 2")
    assert not issues


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (raw(control(run("Click or tap here to enter text."), PLACEHOLDER)), []),
        (control(paragraph("Choose an item."), PLACEHOLDER), []),
        (raw(deleted("gone") + run("kept")), ["kept"]),
        (raw(run("a ") + "<w:moveFrom>" + run("gone") + "</w:moveFrom><w:moveTo>" + run("b") + "</w:moveTo>"), ["a b"]),
        (raw(run("no ", "<w:strike/>") + run("yes", '<w:strike w:val="0"/>')), ["yes"]),
        (raw(run("no ", "<w:dstrike/>") + run("hidden ", "<w:vanish/>") + run("yes")), ["yes"]),
        (raw(run("by its style ", '<w:rStyle w:val="Hid"/>') + run("yes")), ["yes"]),
        (raw(run("in 2024") + run("1", '<w:vertAlign w:val="superscript"/>')), ["in 2024¹"]),
        (raw(run("a") + "<w:r><w:footnoteReference w:id='1'/></w:r>" + run("b")), ["ab"]),
        (raw(check_box(True) + run(" Yes ") + check_box(False) + run(" No")), ["☒ Yes ☐ No"]),
        (raw(form_box(True) + run(" Yes ") + form_box(False) + run(" No")), ["☒ Yes ☐ No"]),
        (raw('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Yes")), ["☒ Yes"]),
        (raw('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" No")), ["☐ No"]),
        (raw(form_field("\u2002" * 5)), []),
        (raw("<w:hyperlink>" + run("a link") + "</w:hyperlink><w:smartTag>" + run(" and more") + "</w:smartTag>"),
         ["a link and more"]),
        (raw("<w:fldSimple>" + run("a field") + "</w:fldSimple>"), ["a field"]),
        (raw("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>"),
         ["a\tb\nc-d"]),
        (raw(run("Objective 5 ..... 3"), '<w:pStyle w:val="Toc1"/>'), []),
        (control(control(paragraph("in two controls"))), ["in two controls"]),
        (table([[control(cell("Click or tap here."), PLACEHOLDER), "second"]]), ["second"]),
        (raw(text_box(paragraph("outer"), raw(text_box(paragraph("inner"))))), ["outer", "inner"]),
        (table([[cell(raw(run("in the cell") + text_box(paragraph("in its box"))))]]), ["in the cell\nin its box"]),
        (table([[cell("first", "second", "")]]), ["first\nsecond"]),
        (table([[cell(table([["a", "b"]]) + paragraph())]]), ["a\nb"]),
    ],
)  # fmt: skip
def test_what_is_text_and_what_is_not(block: str, expected: list[str]):
    assert lines(block) == expected


def test_paragraphs_in_a_box_around_a_question_and_its_answer_are_rows():
    box, other = cell(bold("A question"), "An answer", "goes on"), cell("no question", "at all")
    assert read(table([[box]]), paragraph("x"), table([[other]])) == {
        "table 1, row 1, column 1, paragraph 1": "A question",
        "table 1, row 1, column 1, paragraph 2": "An answer",
        "table 1, row 1, column 1, paragraph 3": "goes on",
        "paragraph 1": "x",
        "table 2, row 1, column 1": "no question\nat all",
    }


def test_a_placeholder_around_a_cell_moves_no_other_cell():
    found = read(table([[control(cell("Click or tap here."), PLACEHOLDER), "second"]]))
    assert found == {"table 1, row 1, column 2": "second"}


def test_merged_cells_are_merged_ranges():
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    sheet = sheet_of(
        table([
            [cell("wide", properties='<w:gridSpan w:val="2"/>'), "c"],
            [cell("tall", properties=down), "e", "f"],
            [cell("", properties=on), "h", "i"],
        ])
    )  # fmt: skip
    assert sheet.merged == (((0, 0), (0, 1)), ((1, 0), (2, 0)))
    assert sheet.spanned(2, 0).value == "tall"
    assert sheet.cell(0, 2).value == "c"


BREAK = raw('<w:r><w:br w:type="page"/></w:r>')


@pytest.mark.parametrize(
    ("between", "second", "expected"),
    [
        ([BREAK], ["x", "y"], "table 1, row 2, column 2"),
        ([paragraph()], ["a", "b"], "table 1, row 2, column 2"),
        ([paragraph()], ["x", "y"], "table 2, row 1, column 2"),
        ([paragraph("words"), BREAK], ["x", "y", "z"], "table 2, row 1, column 2"),
        ([BREAK, paragraph("words")], ["x", "y"], "table 2, row 1, column 2"),
    ],
)
def test_a_table_that_a_page_break_splits_goes_on(between, second, expected):
    found = read(table([["a", "b"]]), *between, table([second]))
    assert list(found)[-len(second) + 1] == expected


def test_the_heading_above_stands_in_the_column_of_sheets():
    sheet = sheet_of(
        paragraph("before"), heading("A chapter"), paragraph("in it"), bold("A bold line"), paragraph("below"),
        table([["x"]]), heading("H" * 100), paragraph("end"),
    )  # fmt: skip
    sections = {cell.value: cell.section for row in range(len(sheet.rows)) for cell in sheet.filled(row)}
    assert sections == {
        "before": "", "A chapter": "", "in it": "A chapter", "A bold line": "A chapter", "below": "A bold line",
        "x": "A bold line", "H" * 100: "", "end": "H" * 80,
    }  # fmt: skip
    assert sheet.cell(0, 0).sheet == ""


def test_what_stands_outside_of_the_text_is_told_and_kept_apart():
    parts = {
        "footnotes": note("A note"), "comments": note("A comment", "comment"), "header": paragraph("A header"),
        "core": "<d:title>A title</d:title><d:creator>Nobody</d:creator>",
    }  # fmt: skip
    workbook, issues = opened(paragraph("x"), raw(deleted("gone")), raw("<w:r><w:drawing/></w:r>"), parts=parts)
    (outside,) = workbook.hidden
    cells = [cell for row in range(len(outside.rows)) for cell in outside.filled(row)]
    assert {cell.address: cell.value for cell in cells} == {
        "paragraph 2": "gone", "footnote 1": "A note", "comment 1": "A comment", "page header": "A header",
        "property title": "A title",
    }  # fmt: skip
    (found,) = issues
    assert found.code == "outside-text" and "1 footnote, 1 comment, 1 picture or embedded file" in found.message


def test_a_macro_is_not_run_and_its_document_is_read():
    content = word(paragraph(text(1)), kind="document.macroEnabled", parts={"vbaProject": ""})
    ((workbook, _),) = read_workbooks([document(content, "a.docm")])
    assert workbook.sheets[0].rows == [[text(1)]]

"""The checked workbook: issues in their cells, all else as it was received, and what happens when it comes back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from PIL import Image as Picture
from python_calamine import CalamineWorkbook

from gcm_data.tables.apart import Apart, Limits
from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.checked import apart
from loaders.checked.colours import GROUNDS
from loaders.checked.workbook import MOST_MARKED, checked_workbook
from loaders.documents.issues_sheet import HEADS, MARK, NAME
from loaders.documents.workbook import Document
from tests.cases import first
from tests.crafted_files import archive, relation, xlsx_parts
from tests.issue_cases import CASES, SAMPLE, with_part
from tests.word_builder import paragraph, word
from tests.workbook_builder import document, response_form, text

C = "(c) Achievements"
FORM = response_form("Thailand", [[C, text(1), "5, 27"], ["(g) Anything else", text(2), "8"]])
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    f'ContentType="{OFFICE}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/></Types>'
)


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart._process.end()


def found(data: ReviewData) -> list[Issue]:
    return [Issue(**row) for row in data.issues.to_dict("records")]


def at(cell: str, severity: str = "warning", sheet: str = "S", message: str = "Fictional. Mend it.") -> Issue:
    return Issue(severity, "fictional", message, "a.xlsx", sheet, cell)


def checked(content: bytes, *issues: Issue, name: str = "a.xlsx") -> bytes:
    return checked_workbook(Document(name, content, "2025"), issues).content


def opened(content: bytes):
    return load_workbook(io.BytesIO(content))


def marked(content: bytes, sheet: str = "S") -> dict[str, str]:
    """Cell -> colour of the cells of a sheet on one of the grounds."""
    cells = (cell for row in opened(content)[sheet].iter_rows() for cell in row)
    return {c.coordinate: c.fill.fgColor.rgb for c in cells if c.fill.fgColor.rgb in GROUNDS.values()}


def comments(content: bytes, sheet: str = "S") -> dict[str, str]:
    return {c.coordinate: c.comment.text for row in opened(content)[sheet].iter_rows() for c in row if c.comment}


def listed(content: bytes) -> list[tuple]:
    """The rows of the sheet of issues below its heads."""
    rows = list(opened(content).worksheets[-1].iter_rows(values_only=True))
    return rows[rows.index(HEADS) + 1 :]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return {name: held.read(name) for name in held.namelist()}


def values(content: bytes) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def crafted(sheet: str, **more: str | bytes) -> bytes:
    """A workbook with a sheet S of this XML."""
    made = {"[Content_Types].xml": TYPES, **xlsx_parts({"S": [["x"]]})}
    return archive({**made, "xl/worksheets/sheet1.xml": sheet, **more})


def rich() -> bytes:
    """A workbook with what programs put into one besides cells."""
    book = Workbook()
    sheet = book.active
    sheet.title = "S"
    for row in (["Fictional", "Number"], ["one", 1], ["two", 2], ["three", "=B2+B3"]):
        sheet.append(row)
    sheet["A2"].font, sheet["A2"].fill = Font(bold=True, color="FF00558C"), PatternFill("solid", "FFEEEEEE")
    sheet["B2"].number_format = "0.00"
    sheet["A3"].comment = Comment("Written by nobody.", "A person")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    sheet.add_chart(chart, "D2")
    picture = io.BytesIO()
    Picture.new("RGB", (4, 4)).save(picture, "PNG")
    sheet.add_image(Image(picture), "D20")
    sheet.add_table(Table(displayName="T", ref="A1:B4"))
    rule = DataValidation("list", formula1='"one,two"')
    rule.add("A2:A4")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("B2:B4", CellIsRule("greaterThan", ["1"], font=Font(bold=True)))
    sheet.print_title_rows, sheet.freeze_panes = "1:1", "A2"
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("Other")["A1"] = "=S!B2"
    book.create_sheet("Hidden").sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


# ---- what is marked


def test_issues_stand_in_their_cells_and_on_a_last_sheet():
    data = load_review([document(FORM)])
    made = checked(FORM, *found(data))
    placed = data.issues[data.issues["cell"] != ""]
    assert len(placed) > 1
    assert marked(made, "Responses") == dict.fromkeys(placed["cell"], GROUNDS["error"])
    for cell, said in comments(made, "Responses").items():
        assert said == f"Error: {placed.loc[placed['cell'] == cell, 'message'].item()}"
    rows = {tuple(row) for row in data.issues[["severity", "sheet", "cell", "message"]].itertuples(index=False)}
    assert {tuple(value or "" for value in row) for row in listed(made)} == rows
    assert opened(made).sheetnames == [*opened(FORM).sheetnames, NAME]


def test_all_else_stays_byte_for_byte():
    content = rich()
    made = checked(content, at("B2"), at("A3", "note"))
    old, new = parts(content), parts(made)
    changed = {name for name in old if old[name] != new[name]}
    sheet = "xl/worksheets/sheet1.xml"
    assert changed == {
        "[Content_Types].xml", sheet, "xl/worksheets/_rels/sheet1.xml.rels", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels", "xl/styles.xml", *(name for name in old if "comment" in name.lower()),
    } - {"xl/worksheets/_rels/sheet1.xml.rels"}  # fmt: skip
    assert re.sub(rb' s="\d+"', b"", new[sheet]) == re.sub(rb' s="\d+"', b"", old[sheet])
    assert {name: rows for name, rows in values(made).items() if name != NAME} == values(content)


def test_a_mark_changes_the_ground_of_a_cell_and_nothing_else_of_its_look():
    before, after = opened(rich())["S"], opened(checked(rich(), at("A2"), at("B2", "error")))["S"]
    assert (after["A2"].font.b, after["A2"].font.color.rgb) == (True, "FF00558C")
    assert after["A2"].fill.fgColor.rgb == GROUNDS["warning"]
    assert after["B2"].number_format == before["B2"].number_format == "0.00"
    assert after["A4"]._style == before["A4"]._style


def test_a_persons_comment_stays_and_what_is_to_do_stands_below_it():
    assert comments(checked(rich(), at("A3"), at("B3"))) == {
        "A3": "Written by nobody.\n\nWarning: Fictional. Mend it.",
        "B3": "Warning: Fictional. Mend it.",
    }


def test_what_stands_for_a_conversation_stays_as_it_is():
    content = rich()
    (name,) = (name for name in parts(content) if "comment" in name and name.endswith(".xml"))
    threaded = with_part(content, name, parts(content)[name].replace(b"A person", b"tc={fictional}"))
    assert comments(checked(threaded, at("A3"))) == {"A3": "Written by nobody."}
    assert marked(checked(threaded, at("A3"))) == {"A3": GROUNDS["warning"]}


def test_boxes_of_comments_stand_where_the_schema_asks_for_them():
    book = opened(rich())
    book["S"]["A3"].comment = None
    made = io.BytesIO()
    book.save(made)
    sheet = parts(checked(made.getvalue(), at("B2")))["xl/worksheets/sheet1.xml"].decode()
    names = re.findall(r"<(\w+)[ />]", sheet[sheet.index("</sheetData>") :])
    assert names.index("legacyDrawing") > names.index("drawing")
    assert names.index("legacyDrawing") < names.index("tableParts")


def test_a_range_is_coloured_whole_and_told_once():
    made = checked(FORM, at("B4:C5", sheet="Responses"), at("C5", "error", "Responses", "Graver."))
    grounds = {**dict.fromkeys(("B4", "C4", "B5"), GROUNDS["warning"]), "C5": GROUNDS["error"]}
    assert marked(made, "Responses") == grounds
    assert comments(made, "Responses") == {"B4": "Warning: Fictional. Mend it.", "C5": "Error: Graver."}


def test_issues_without_a_cell_stand_on_the_sheet_alone():
    made = checked(FORM, at("", sheet=""), at("paragraph 3", sheet="Responses"), at("B4", sheet="Nowhere"))
    assert len(listed(made)) == 3 and marked(made, "Responses") == {} == comments(made, "Responses")


def test_no_more_cells_are_marked_than_somebody_reads():
    made = checked(FORM, at("A1:XFD1048576", sheet="Responses"))
    assert len(marked(made, "Responses")) == MOST_MARKED
    assert any(f"{MOST_MARKED:,}" in str(row[0].value) for row in opened(made)[NAME].iter_rows(max_row=4))


def test_who_holds_the_files_alone_is_told_what_is_theirs():
    told = issue("attribution-guessable", "a.xlsx", cycle="2025", kind="member State", found=2)
    assert listed(checked(FORM, told)) == []


def test_a_formula_or_a_control_sign_in_an_issue_is_a_text():
    said = '=HYPERLINK("x")\x07 <b> & "quoted" \ud800'
    made = checked(FORM, at("B4", sheet="Responses", message=said))
    assert listed(made)[0][3] == '=HYPERLINK("x")\ufffd <b> & "quoted" \ufffd'
    assert opened(made)[NAME].cell(5, 4).data_type == "s"
    assert "<b> &" in comments(made, "Responses")["B4"]


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (FORM, "Fiji form.xlsx", ("Fiji form, checked.xlsx", True)),
        (FORM, "a.xlsm", ("a, checked.xlsm", True)),
        (b"x", "a.xlsm", ("a, checked.xlsx", False)),
        (word(paragraph("Country: Fiji")), "a.b.docx", ("a.b, checked.xlsx", False)),
    ],
)
def test_the_name_fits_what_is_in_the_file(content, name, expected):
    made = checked_workbook(Document(name, content, "2025"), [at("B4", sheet="Responses")])
    assert (made.name, made.is_marked) == expected


def test_macros_stay_and_nobody_runs_them():
    content = with_part(FORM, "docProps/app.xml", b"x")
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a") as archive_:
        archive_.writestr("xl/vbaProject.bin", b"fictional")
    assert parts(checked(held.getvalue(), at("B4", sheet="Responses")))["xl/vbaProject.bin"] == b"fictional"


# ---- how sheets may be written


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PREFIXED = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEETS = {
    "without rows": f"<worksheet {MAIN}><sheetData/></worksheet>",
    "with hollow rows": f'<worksheet {MAIN}><sheetData><row r="2"/><row r="4" ht="20"/></sheetData></worksheet>',
    "without addresses": f"<worksheet {MAIN}><sheetData><row><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>"
    "</sheetData></worksheet>",
    "with a prefix": f'<x:worksheet {PREFIXED}><x:sheetData><x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c>'
    '<x:c r="C2"><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    "with a mark of its bytes": f'\ufeff<worksheet {MAIN}><sheetData><row r="3"><c r="B3"><v>1</v></c></row>'
    "</sheetData></worksheet>",
}


@pytest.mark.parametrize("how", SHEETS)
def test_cells_that_are_not_there_are_put_where_they_belong(how: str):
    wanted = ["A1", "B2", "D2", "A3", "B4", "A9"]
    content = crafted(SHEETS[how])
    made = checked(content, *(at(cell) for cell in wanted))
    assert sorted(marked(made)) == sorted(wanted) == sorted(comments(made))
    sheet = parts(made)["xl/worksheets/sheet1.xml"].decode("utf-8-sig")
    rows = [int(number) for number in re.findall(r'row[^>]* r="(\d+)"', sheet)]
    assert rows == sorted(set(rows))
    kept = [value for row in values(content)["S"] for value in row if value != ""]
    assert [value for row in values(made)["S"] for value in row if value != ""] == kept


def test_parts_in_utf_16_are_marked_too():
    sheet = f'<?xml version="1.0" encoding="UTF-16"?><worksheet {MAIN}><sheetData/></worksheet>'
    assert marked(checked(crafted(sheet.encode("utf-16")), at("B2"))) == {"B2": GROUNDS["warning"]}


def test_a_workbook_of_the_strict_kind_is_marked_in_its_own_words():
    strict = "http://purl.oclc.org/ooxml"
    made = xlsx_parts({"S": [["x"]]})
    made = {
        name: str(part).replace("http://schemas.openxmlformats.org/officeDocument/2006", f"{strict}/officeDocument")
        .replace("http://schemas.openxmlformats.org/spreadsheetml/2006", f"{strict}/spreadsheetml")
        for name, part in made.items()
    }  # fmt: skip
    new = parts(checked(archive({"[Content_Types].xml": TYPES, **made}), at("A1")))
    related = new["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    assert f"{strict}/officeDocument/relationships/comments" in related
    assert all(b"spreadsheetml/2006/main" not in new[name] for name in new if name.endswith("comments-gcm1.xml"))


def test_a_sheet_named_issues_has_its_name_for_itself():
    content = archive({"[Content_Types].xml": TYPES, **xlsx_parts({"S": [["x"]], "issues": [["y"]]})})
    assert opened(checked(content, at("A1"))).sheetnames == ["S", "issues", "Issues (2)"]


# ---- other documents, and those that mean harm


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (word(paragraph("Country: Fiji")), "a.docx"),
        (b"Country,Question\nFiji,c\n", "a.csv"),
        (b"", "a.xlsx"),
        (b"PK\x03\x04", "a.xlsx"),
        (crafted(f"<worksheet {MAIN}><sheetData><row"), "a.xlsx"),
        (crafted(f"<!DOCTYPE x><worksheet {MAIN}/>"), "a.xlsx"),
        (crafted('<?xml version="1.0" encoding="windows-1251"?><worksheet/>'), "a.xlsx"),
        (with_part(SAMPLE, "xl/styles.xml", b"<styleSheet/>"), "a.xlsx"),
        (with_part(SAMPLE, "xl/workbook.xml", bytes(9_000_000)), "a.xlsx"),
        (crafted(SHEETS["without rows"], **{"xl/worksheets/_rels/sheet1.xml.rels": "<Relationships><"}), "a.xlsx"),
    ],
)
def test_where_nothing_can_be_marked_there_is_the_list_with_the_reason(content: bytes, name: str):
    made = checked(content, at("A1"), name=name)
    assert opened(made).sheetnames == [NAME] and len(listed(made)) == 1
    assert "Nothing could be marked" in opened(made)[NAME]["A2"].value


def test_a_relation_that_leads_out_of_the_archive_is_not_followed():
    rels = f"<Relationships>{relation('c', 'comments', '../../../etc/comments.xml')}</Relationships>"
    made = checked(crafted(SHEETS["without rows"], **{"xl/worksheets/_rels/sheet1.xml.rels": rels}), at("A1"))
    assert opened(made).sheetnames == [NAME]


@pytest.mark.parametrize(
    ("how", "said"), first(1, [("dies", "break its reader"), ("hangs", "longer than 1 second")], several=True)
)
def test_what_takes_too_much_is_stopped_and_the_list_is_there(monkeypatch, how, said):
    monkeypatch.setattr(apart, "_process", Apart("tests.apart_works:mark"))
    monkeypatch.setattr(apart, "_LIMITS", Limits(1, 1, 4 << 30, 0))
    name, made, is_marked = apart.checked_apart(Document(how, FORM, "2025"), [at("B4", sheet="Responses")])
    assert (name, is_marked) == (f"{how}, checked.xlsx", False)
    assert len(listed(made)) == 1 and said in opened(made)[NAME]["A2"].value


@pytest.mark.long
def test_the_other_process_makes_the_same():
    issues = found(load_review([document(FORM)]))
    given = Document("a.xlsx", FORM, "2025")
    other, here = apart.checked_apart(given, issues), checked_workbook(given, issues)
    assert other.name == here.name and parts(other.content) == parts(here.content)


# ---- when it comes back


# what ends its reader, is the same twice, or has a damaged sheet, which stays so and which openpyxl does not open
LEFT_OUT = ("document-stopped", "document-repeated", "sheet-unreadable")


def test_a_checked_workbook_is_read_like_the_one_that_was_received():
    data = load_review([document(FORM)])
    again = load_review([document(checked(FORM, *found(data)))])
    for name in ("responses", "mentions", "issues"):
        assert getattr(again, name).equals(getattr(data, name)), name
    rules = again.cell_runs.loc[again.cell_runs["sheet"] == NAME, "rule"].unique().tolist()
    assert rules == ["the list of issues of a checked workbook"]


def test_it_can_be_checked_again_and_again():
    once = checked(FORM, at("B4", sheet="Responses"))
    twice = checked(once, at("C4", sheet="Responses"))
    assert set(comments(twice, "Responses")) == {"B4", "C4"}
    assert opened(twice).sheetnames[-2:] == [NAME, f"{NAME} (2)"]


def written(content: bytes, sheet: str, cell: str, value: object) -> bytes:
    book, made = opened(content), io.BytesIO()
    if isinstance(value, Comment):
        book[sheet][cell].comment = value
    else:
        book[sheet][cell] = value
    book.save(made)
    return made.getvalue()


def test_what_a_person_writes_into_our_comment_or_below_the_list_is_told():
    made = checked(FORM, *found(load_review([document(FORM)])))
    ours = opened(made)["Responses"]["C4"].comment
    added = written(made, "Responses", "C4", Comment(f"{ours.text}\nPlease do not name us.", ours.author))
    assert "outside-cells" in set(load_review([document(added)]).issues["code"])
    below = written(made, NAME, "A40", "A fictional answer of its own")
    issues = load_review([document(below)]).issues
    assert NAME in set(issues["sheet"])
    saved = written(made, "Responses", "F9", "")
    assert "outside-cells" not in set(load_review([document(saved)]).issues["code"])
    assert opened(made)[NAME]["A1"].value.startswith(MARK)


@pytest.mark.long
@pytest.mark.parametrize("case", [case for case in CASES if case[0] not in LEFT_OUT], ids=lambda case: case[0])
def test_whatever_is_wrong_a_checked_workbook_opens_and_reads_the_same(case: tuple):
    *_, given = case[1]
    data = load_review(case[1])
    own = [each for each in found(data) if each.document == given.name]
    made = checked_workbook(given, own).content
    assert len(listed(made)) == len([each for each in own if each.code != "attribution-guessable"])
    if NAME in opened(made).sheetnames[1:]:
        again = load_review([*case[1][:-1], Document(given.name, made, given.cycle)])
        assert again.responses.equals(data.responses) and again.mentions.equals(data.mentions)

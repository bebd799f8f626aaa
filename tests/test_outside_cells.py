"""What stands on a sheet outside of its cells is one warning with its places, whatever it is; the cells are read."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from tests.crafted_files import archive, xlsx_parts
from tests.more_builders import cells, load
from tests.workbook_builder import text

ROWS = [["Country", "Question", "Response"], ["Fiji", "(c)", text(1)]]
RELS = "xl/worksheets/_rels/sheet1.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ANCHOR = "<a><from><col>{}</col><row>{}</row></from>{}</a>"
SHAPE = "<sp><pr></pr></sp>"
BOX = "<sp><txBody><p><t>Fictional words</t></p></txBody></sp>"


def related(*relations: tuple[str, str], **parts: str) -> bytes:
    """A workbook whose sheet has these relations (kind, target), and further parts in xl/."""
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{KIND}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations)
    )
    named = {f"xl/{name}.xml": content for name, content in parts.items()}
    return archive(xlsx_parts({"S": ROWS}) | {RELS: f'<Relationships xmlns="r">{listed}</Relationships>'} | named)


def drawing(*anchors: str) -> bytes:
    namespaced = "".join(anchors).replace("<", "<x:").replace("<x:/", "</x:")
    return related(("drawing", "../drawing.xml"), drawing=f'<x:wsDr xmlns:x="x">{namespaced}</x:wsDr>')


def told(content: bytes) -> str:
    """What is said of the sheet, whose one answer is read all the same."""
    data = load(content)
    assert cells(data) == [("FJI", "c", "C2")]
    assert data.issues[["code", "severity"]].values.tolist() == [["outside-cells", "warning"]]
    return data.issues["message"].item()


def test_text_boxes_with_their_places():
    said = told(drawing(*(ANCHOR.format(1, row, BOX) for row in range(2, 9)), ANCHOR.format(5, 5, SHAPE)))
    assert "outside its cells: 7 text boxes (B3, B4, B5, B6, B7 …). They" in said


def test_a_comment_and_a_picture():
    book, picture = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.active["C2"].comment = Comment("Fictional remark", "Nobody")
    Picture.new("RGB", (2, 2)).save(picture, "png")
    book.active.add_image(Image(picture), "E5")
    made = io.BytesIO()
    book.save(made)
    assert "1 comment (C2), 1 picture (E5)" in told(made.getvalue())


@pytest.mark.parametrize(
    ("kind", "said"),
    [("oleObject", "1 embedded file."), ("package", "1 embedded file."), ("ctrlProp", "1 form control.")],
)
def test_what_has_no_place(kind: str, said: str):
    assert said in told(related((kind, "../somewhere/else.bin")))


def test_a_damaged_drawing_spoils_no_cell():
    assert "1 drawing that can't be looked into" in told(related(("drawing", "../drawing.xml"), drawing="<a><b></a>"))


def test_a_sheet_without_any_says_nothing():
    assert load(related(("printerSettings", "../printer.bin"))).issues.empty
    assert load(drawing(ANCHOR.format(1, 1, SHAPE))).issues.empty


def box(row: int, column: int, rows: int = 1, offset: int = 0, words: str = "Fictional answer") -> str:
    """A box from the corner of a cell to that of another, a bit further."""
    ends = {"from": (row, column, 0), "to": (row + rows, column + 1, offset)}
    corners = (
        f"<{end}><col>{at[1]}</col><colOff>{at[2]}</colOff><row>{at[0]}</row><rowOff>{at[2]}</rowOff></{end}>"
        for end, at in ends.items()
    )
    return f"<a>{''.join(corners)}<sp><txBody><p><t>{words}</t></p><p><t>goes on</t></p></txBody></sp></a>"


def form(*anchors: str):
    """A form whose question (d) is not answered in its cell, with these anchors of a drawing."""
    rows = [["Country", "Fiji"], [], ["Question", "Response"], ["(c)", text(1)], ["(d)"], ["(e)"]]
    namespaced = "".join(anchors).replace("<", "<x:").replace("<x:/", "</x:")
    relation = f'<Relationship Id="r1" Type="{KIND}/drawing" Target="../drawing.xml"/>'
    parts = {
        "xl/drawing.xml": f'<x:wsDr xmlns:x="x">{namespaced}</x:wsDr>',
        RELS: f'<Relationships xmlns="r">{relation}</Relationships>',
    }
    return load(archive(xlsx_parts({"S": rows}) | parts))


@pytest.mark.parametrize("offset", [0, 50_000])
def test_a_box_over_an_empty_cell_is_read_as_what_stands_in_it(offset: int):
    data = form(box(4, 1, offset=offset))
    assert data.responses.loc[data.responses["question"] == "d", ["text", "cell"]].values.tolist() == [
        ["Fictional answer\ngoes on", "B5"]
    ]
    assert data.issues[["code", "cell"]].values.tolist() == [["boxes-read", "B5"]]


@pytest.mark.parametrize(
    "anchors",
    [
        (box(4, 1, rows=2),),  # over two cells
        (box(4, 1, offset=400_000),),  # far into the next ones
        (box(3, 1),),  # over a cell that is filled
        (box(4, 1), box(4, 1, words="Another")),  # two over one
        (box(9, 1),),  # where no row is
        (box(1, 1),),  # beside no label
    ],
)
def test_a_box_of_which_nobody_knows_where_it_belongs_is_told(anchors: tuple[str, ...]):
    data = form(*anchors)
    assert cells(data) == [("FJI", "c", "B4")] and set(data.issues["code"]) == {"outside-cells"}


def test_of_two_boxes_the_one_that_is_not_read_is_told():
    said = form(box(4, 1), box(9, 3)).issues.set_index("code")["message"]
    assert "in them: B5." in said["boxes-read"] and "1 text box (D10)" in said["outside-cells"]

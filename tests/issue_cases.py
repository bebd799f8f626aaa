"""The documents that raise each kind of issue, with its place and what it says."""

from __future__ import annotations

import io
import re
import zipfile

from openpyxl import load_workbook
from openpyxl.comments import Comment

from loaders import Document
from tests.crafted_files import archive, xlsx_parts
from tests.pdf_builder import pdf
from tests.word_builder import heading, note, paragraph, word
from tests.workbook_builder import (
    FORM_HEADER,
    annex_row,
    compiled_table,
    document,
    evidence_annex,
    form_sheets,
    response_form,
    survey_export,
    tally,
    text,
    workbook,
)

C, D = "(c) Achievements", "(d) Gaps and challenges"
NUMBERED = [["(a) Plan", text(3), "5, 6"], [C, text(1), "7"], [D, text(2), "8, 9"]]
FORMER = ("Question", "Response", "Previous response")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the first bytes of .xls, and of an .xlsx with a password


def form(*answers: list, **options) -> Document:
    return document(response_form("Thailand", answers, **options))


def table(*rows: list, name: str = "a.xlsx", **options) -> Document:
    return document(compiled_table(rows, **options), name)


def with_part(content: bytes, part: str, replacement: bytes) -> bytes:
    """An .xlsx file with one part of its zip archive replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        assert part in source.namelist()
        for name in source.namelist():
            target.writestr(name, replacement if name == part else source.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def with_cell(content: bytes, address: str, cell: bytes) -> bytes:
    """The form with one cell of its sheet of answers written as this XML."""
    part = "xl/worksheets/sheet2.xml"
    sheet = zipfile.ZipFile(io.BytesIO(content)).read(part)
    changed = re.sub(rb'<c r="%s".*?</c>' % address.encode(), lambda _: cell, sheet, flags=re.DOTALL)
    assert changed != sheet
    return with_part(content, part, changed)


def with_box(row: int, column: int) -> bytes:
    """A form with a text box over one cell of its answers."""
    corner = "<{0}><col>{2}</col><colOff>0</colOff><row>{1}</row><rowOff>0</rowOff></{0}>"
    shape = f"<sp><txBody><p><r><t>{text(1)}</t></r></p></txBody></sp>"
    inner = corner.format("from", row, column) + corner.format("to", row + 1, column + 1) + shape
    drawing = f"<wsDr><twoCellAnchor>{inner}</twoCellAnchor></wsDr>".replace("<", "<x:").replace("<x:/", "</x:")
    sheets = {"S": [["Country", "Fiji"], [], ["Question", "Response"], ["(c) Achievements"], ["(d) Gaps", text(2)]]}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    linked = f'<Relationships xmlns="r"><Relationship Id="r1" Type="{kind}" Target="../drawing.xml"/></Relationships>'
    parts = {"xl/drawing.xml": drawing.replace("<x:wsDr>", '<x:wsDr xmlns:x="x">')}
    return archive(xlsx_parts(sheets) | parts | {"xl/worksheets/_rels/sheet1.xml.rels": linked})


def with_comment(*answer: str) -> bytes:
    """A form with a comment at its first cell."""
    book, made = load_workbook(io.BytesIO(workbook({"S": [["Country", "Fiji"], FORM_HEADER, answer]}))), io.BytesIO()
    book["S"]["A1"].comment = Comment("Fictional", "Nobody")
    book.save(made)
    return made.getvalue()


def with_entry(content: bytes, name: str) -> bytes:
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(name, "x")
    return made.getvalue()


def endless_chain() -> bytes:
    """An old workbook whose sectors follow each other in a ring; the reader dies of it."""
    header = bytearray(OLE + bytes(504))
    header[24:34] = bytes.fromhex("3e00 0300 feff 0900 0600")
    header[44:48] = (1).to_bytes(4, "little")  # one sector of the allocation table
    header[48:52] = (1).to_bytes(4, "little")  # the directory begins in sector 1
    header[56:60] = (4096).to_bytes(4, "little")
    header[60:64] = header[68:72] = b"\xfe\xff\xff\xff"
    header[76:512] = (0).to_bytes(4, "little") + b"\xff" * 432
    table = b"\xfd\xff\xff\xff" + (1).to_bytes(4, "little") + b"\xff" * 504  # sector 1 is followed by sector 1
    return bytes(header) + table + bytes(512)


def zip_without_workbook() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme.txt", "no workbook here")
    return made.getvalue()


def two_sheets(other: list[list], states: dict[str, str] | None = None) -> bytes:
    return workbook({**form_sheets("Thailand", [[C, text(1), "5"]]), "Other": other}, states=states)


SAMPLE = response_form("Thailand")
BROKEN_SHEET = with_part(two_sheets([["a"]]), "xl/worksheets/sheet3.xml", b"<worksheet><sheetData><row r='x'")
UNREADABLE = {
    "truncated.xlsx": SAMPLE[: len(SAMPLE) // 2],
    "page.xlsx": b"<!DOCTYPE html><html><body><table><tr><td>Thailand</td></tr></table></body></html>",
    "text.xlsx": b"Country,Question,Response\nThailand,c,nothing\n",
    "old.xls": OLE + bytes(2000),
    "archive.xlsx": zip_without_workbook(),
    "pdf.xlsx": b"%PDF-1.7 nothing",
    "random.xlsx": bytes(range(256)) * 4,
    "magic.xlsx": b"PK\x03\x04",
    "broken-part.xlsx": with_part(SAMPLE, "xl/workbook.xml", b"<workbook><sheets><sheet name="),
}

STAKEHOLDERS = ["Type of respondent", "Stakeholder category", "(a) Plan", "(d) Challenges"]
PER_OBJECTIVE = ["Country", "Objective", "Achievements", "Challenges"]

# (kind, documents, sheet, cell, part of the message)
CASES = [
    ("answers-none", [document(compiled_table([]))], "", "", "recognized (compiled table)"),
    ("document-empty", [document(b"")], "", "", "no bytes"),
    (
        "document-wrapped",
        [document(b"From: nobody\nSubject: fictional\n\nSee attached", "a.eml")],
        "",
        "",
        "found a message (.eml). Nothing",
    ),
    ("document-unreadable", [document(b"plain text")], "", "", "found text with the name of a workbook"),
    (
        "document-repeated",
        [document(SAMPLE, "a.xlsx"), document(SAMPLE, "b.xlsx")],
        "",
        "",
        "already read from “a.xlsx”",
    ),
    ("document-renamed", [form([C, text(1)]), document(response_form("Fiji"))], "", "", "“built (2).xlsx”"),
    ("cycle-unknown", [document(SAMPLE, cycle="2024")], "", "", "known cycles: 2021, 2025"),
    ("cycle-differs", [document(SAMPLE, cycle="2021")], "Submission", "B4", "read for the 2021 cycle"),
    (
        "document-slip",
        [document(workbook({"Answers": [["GCM-SLIP-1 2025 FJI: fictional"]]}), "slip.xlsx"), document(SAMPLE)],
        "",
        "",
        "nothing of it was read as answers",
    ),
    (
        "document-packet",
        [document(workbook({"Rows": [["Passage", "Decision", "Key (leave as it is)"]]}), "p.xlsx"), document(SAMPLE)],
        "",
        "",
        "nothing of it was read as answers",
    ),
    ("layout-unknown", [document(workbook({"Budget": [["Item", "Cost"], ["Paper", 3]]}))], "", "", "Budget"),
    ("sheets-empty", [document(workbook({"Empty": []}))], "", "", "holds anything"),
    ("sheet-hidden", [document(two_sheets([["x"]], {"Other": "hidden"}))], "Other", "", "hidden"),
    ("sheet-hidden", [document(two_sheets([["x"]], {"Other": "veryHidden"}))], "Other", "", "hidden"),
    ("sheet-unread", [document(two_sheets([["Item", "Cost"], ["Paper", 3]]))], "Other", "", "Item | Cost"),
    ("sheet-unreadable", [document(BROKEN_SHEET)], "Other", "", "The reader says"),
    (
        "columns-unread",
        [form([C, text(1), *[None] * 4, "Blue"], header=(*FORM_HEADER, "Favourite colour"))],
        "Responses",
        "G3",
        "G3 “Favourite colour”",
    ),
    (
        "texts-unread",
        [
            form(
                *[[C, text(n), *[None] * 4, "A remark that goes on for long. " * 3] for n in (1, 2)],
                header=(*FORM_HEADER, "Blue"),
            )
        ],
        "Responses",
        "G3",
        "G3 “Blue”",
    ),
    (
        "column-repeated",
        [form([C, text(1), *[None] * 4, text(2)], header=(*FORM_HEADER, "Answer"))],
        "Responses",
        "G3",
        "reads as response, as column B3 does",
    ),
    (
        "document-password",
        [document(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(2000))],
        "",
        "",
        "remove the password",
    ),
    (
        "document-over-limit",
        [document(with_part(SAMPLE, "xl/workbook.xml", bytes(9_000_000)))],
        "",
        "",
        "limit is 200 times",
    ),
    ("document-stopped", [document(endless_chain(), "chain.xls")], "", "", "all other documents were"),
    ("archive-unsafe", [document(with_entry(SAMPLE, "../escaped.xml"))], "", "", "a part named ../escaped.xml"),
    ("encoding-assumed", [document("Pays;Question;Réponse\nFidji;a;été\n".encode("cp1252"), "a.csv")], "", "", "1252"),
    (
        "text-too-long",
        [document(f"Country,Question,Response\nFiji,a,{'x' * 1_000_001}\n".encode(), "a.csv")],
        "",
        "C2",
        "",
    ),
    ("text-cut", [form([C, "x" * 32_767, "5"])], "Responses", "B4", "32,767 characters"),
    (
        "cell-error",
        [document(with_cell(SAMPLE, "C4", b'<c r="C4" t="e"><v>#REF!</v></c>'))],
        "Responses",
        "C4",
        "the error #REF!",
    ),
    (
        "formula-unstored",
        [document(with_cell(SAMPLE, "C4", b'<c r="C4"><f>2&amp;3</f><v></v></c>'))],
        "Responses",
        "C4",
        "the formula =2&3",
    ),
    (
        "layout-ambiguous",
        [
            document(
                workbook({"S": [["Country", "Question", "Response", "(c) Achievements", "(d) Challenges"], ["Fiji"]]})
            )
        ],
        "S",
        "",
        "compiled table and survey export",
    ),
    (
        "names-above",
        [table(["Fiji", "A", text(1)], [None, "B", text(2)], ["Palau", "A", text(3)], [None, "B", text(4)])],
        "Compiled",
        "A3",
        "2 rows between 3 and 5",
    ),
    (
        "category-unknown",
        [document(survey_export([["Stakeholder", "Weavers", "a", "b"]], header=STAKEHOLDERS))],
        "Form1",
        "B2",
        "“Weavers”",
    ),
    (
        "attribution-unknown",
        [document(survey_export([["NGO", "Media", "a", "b", "perhaps"]], header=[*STAKEHOLDERS, "Attribution"]))],
        "Form1",
        "E2",
        "“perhaps”",
    ),
    (
        "objective-missing",
        [
            document(
                workbook({"S": [PER_OBJECTIVE, ["Fiji", 5, text(1), text(2)], ["Fiji", None, text(3)], ["Fiji", 7]]})
            )
        ],
        "S",
        "B3",
        "no objective",
    ),
    ("member-missing", [document(response_form(""))], "Responses", "", "a cover with a label"),
    ("member-missing", [table([None, "A", text(1), "5"])], "Compiled", "A2", "a name at A2"),
    ("member-missing", [document(survey_export([[1, None, None, text(1)]]))], "Form1", "C2", "a name at C2"),
    ("member-missing", [document(tally({"": {1: "x"}, "Fiji": {1: "x"}}))], "Tally", "A5", "a name at A5"),
    ("member-unknown", [table(["Thailnd", "A", text(1)])], "Compiled", "A2", "Nearest names: Thailand"),
    ("member-nonmember", [table(["Germany", "A", text(1)])], "Compiled", "A2", "“Germany” (Germany)"),
    ("member-nonregional", [table(["France", "A", text(1)])], "Compiled", "A2", "France is an ESCAP member outside"),
    (
        "member-repeated",
        [
            document(
                workbook({"Tally": [["Country", *range(1, 24)], ["Fiji", "x"], ["Palau", "x"], ["Fiji", None, "x"]]})
            )
        ],
        "Tally",
        "A4",
        "already in row 2",
    ),
    (
        "member-repeated",
        [document(tally({"Viet Nam": {1: "x"}, "Vietnam": {2: "x"}}))],
        "Tally",
        "A6",
        "already in row 5",
    ),
    ("question-missing", [form([None, text(1)])], "Responses", "A4", "an answer at B4"),
    ("question-unknown", [form(["(g) Anything else", text(1)])], "Responses", "A4", "“(g) Anything else”"),
    (
        "question-assumed",
        [form(["How we plan", text(1)])],
        "Responses",
        "A4",
        "by its words or its place among the others it was read as question a",
    ),
    (
        "sheet-unrecognised",
        [
            document(
                two_sheets(
                    [["Item", "Text"], *[[number, text(number, " It goes on for a while.")] for number in range(1, 5)]]
                )
            )
        ],
        "Other",
        "",
        "texts as long as answers",
    ),
    ("question-differs", [form(["(a) Gaps and challenges", text(1)])], "Responses", "A4", "read as question d"),
    ("objective-unknown", [form([C, text(1), "5, 27"])], "Responses", "C4", "“27” is not an objective"),
    ("code-unknown", [form([C, text(1), "5, happiness"])], "Responses", "C4", "“happiness” names no objective"),
    ("code-unknown", [form([C, text(1), None, "happiness"])], "Responses", "D4", "“happiness” names no principle"),
    ("code-unknown", [form([C, text(1), None, None, "happiness"])], "Responses", "E4", "“happiness” names no need"),
    ("code-uncertain", [form([C, text(1), 2.5])], "Responses", "C4", "2.5"),
    ("mark-unknown", [document(tally({"Fiji": {3: "maybe"}}))], "Tally", "D5", "“maybe”"),
    (
        "codes-unanswered",
        [
            document(
                workbook(
                    {
                        "S": [["Country", "Fiji"], ["Question", "Response"], [C, text(1)], [D, text(2)]],
                        "Lookup": [["Question", "Related objectives"], ["(a)", "1-23"], ["(c)", "2, 5"]],
                    }
                )
            )
        ],
        "Lookup",
        "B2",
        "no answer was read: a",
    ),
    (
        "number-unknown",
        [
            document(
                workbook(
                    {
                        "S": [
                            ["Ref.", "Country", "Question", "Answer"],
                            ["R1", "Fiji", C, text(1)],
                            ["R2", "Nepal", C, text(2)],
                        ],
                        "Codes": [["Ref.", "Objectives"], ["R1", 5], ["R2", 6], ["R2", 8], ["R7", 7]],
                    }
                )
            )
        ],
        "Codes",
        "A5",
        "A5 “R7”",
    ),
    ("total-differs", [document(tally({"Fiji": {3: "x"}}, total={3: 2}))], "Tally", "D6", "says 2 for objective 3"),
    (
        "member-assumed",
        [document(workbook({"S": [["Whose", "Question", "Response"], ["Fiji", C, text(1)], ["Palau", C, text(2)]]}))],
        "S",
        "A1",
        "“Whose” was taken so",
    ),
    (
        "objectives-assumed",
        [document(workbook({"S": [["Country", "Fiji"], [], *NUMBERED]}))],
        "S",
        "C3",
        "the numbers from “5, 6” on",
    ),
    (
        "cells-unread",
        [form([C, text(1), None, None, None, None, None, None, text(5)], [D, text(2)])],
        "Responses",
        "I4",
        "I4 (1 cell) became no answer",
    ),
    ("document-scanned", [document(pdf([]), "scan.pdf")], "", "", "1 page of pictures"),
    (
        "outside-text",
        [document(word(paragraph("Country: Fiji"), heading(C), paragraph(text(1)), parts={"footnotes": note("x")}))],
        "",
        "",
        "outside of its text: 1 footnote",
    ),
    (
        "rows-continued",
        [table(["Fiji", "(c)", text(1)], [None, None, text(2)], ["Fiji", "(d)", text(3)])],
        "Compiled",
        "C3",
        "C3 (1 cell) stand beside no question",
    ),
    (
        "text-struck",
        [
            document(
                with_cell(SAMPLE, "C4", b'<c r="C4" t="inlineStr"><is><r><rPr><strike/></rPr><t>9</t></r></is></c>')
            )
        ],
        "Responses",
        "C4",
        "C4 “9”",
    ),
    ("boxes-read", [document(with_box(3, 1))], "S", "B4", "what stands in them: B4."),
    ("outside-cells", [document(with_comment(C, text(1)))], "S", "", "outside its cells: 1 comment (A1)"),
    (
        "names-unread",
        [document(workbook({"S": [["Country", "Nepal"], [], ["Question", "Response", "To"], [C, text(1), "Japan"]]}))],
        "S",
        "C3",
        "“Nepal” is named as the one who answers",
    ),
    (
        "former-unread",
        [document(workbook({"S": [["Country", "Fiji"], [], [*FORMER], [C, text(1), text(2)]]}))],
        "S",
        "C3",
        "“Previous response” is former",
    ),
    (
        "row-longer",
        [
            document(
                b"Country,Question,Response,Objectives\nFiji,(c),A, 13 more,5\nPalau,(c),B,6\nJapan,(c),C,7", "a.csv"
            )
        ],
        "",
        "E2",
        "The row has 5 fields and the header 4",
    ),
    (
        "submission-lacks",
        [form([C, text(1), "5"], [D, text(2)]), document(response_form("Thailand", [[D, text(3)]]), "b.xlsx")],
        "",
        "",
        "it lacks answers to (c)",
    ),
    (
        "order-guessed",
        [document(response_form("Thailand"), "a.xlsx"), document(response_form("Siam"), "b.xlsx")],
        "",
        "",
        "Thailand stands again in “b.xlsx”",
    ),
    (
        "submission-superseded",
        [document(response_form("Thailand"), "a.xlsx"), table(["Thailand", C, text(3)], name="b.xlsx")],
        "",
        "",
        "Thailand stands again in “a.xlsx”",
    ),
    (
        "attribution-doubtful",
        [
            document(
                workbook(
                    {
                        "Cover": [["Member State", "Fiji"], ["Please do not name us."]],
                        "F": [["Question", "Response"], [C, text(1)]],
                    }
                )
            )
        ],
        "Cover",
        "A2",
        "“Please do not name us.” may ask",
    ),
    (
        "annex-alone",
        [document(evidence_annex([annex_row(text(1))], others={"About": [["A title"]]}))],
        "",
        "",
        "were not read: “About”",
    ),
    (
        "annex-rows-left",
        [document(evidence_annex([annex_row(text(1)), annex_row(text(2), Review="2021")]))],
        "Evidence",
        "H6",
        "left out: 1. They are of another review",
    ),
    (
        "annex-rows-unread",
        [document(evidence_annex([annex_row(text(1)), annex_row(text(1), Evidence_for="happiness")]))],
        "Evidence",
        "H6",
        "not understood: 1, the first",
    ),
]

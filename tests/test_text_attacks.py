"""Word documents and PDFs made to hang, fill or crash their reader: each is read or has one clear issue."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from loaders import load_review
from loaders.parsing import limits
from tests.cases import first
from tests.pdf_builder import Text, assembled, encrypted, lines, pdf
from tests.test_hostile import only_issue
from tests.word_builder import W, heading, paragraph, raw, run, table, word
from tests.workbook_builder import document, response_form, text

pytestmark = pytest.mark.parsing_process

QUESTION = "What achievements, promising practices and lessons learned can be shared?"
FORM = (paragraph("Country: Tonga"), heading(QUESTION), paragraph(text(1, " See objective 5.")))
WORD = word(*FORM)
PDF = pdf(lines("Country: Tonga", "", f"**{QUESTION}", text(1), "See objective 5."))


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A Word document with one part more, or another one instead of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            if entry != name:
                target.writestr(entry, source.read(entry))
        target.writestr(name, part)
    return made.getvalue()


def body(inner: str, before: str = "") -> bytes:
    """A Word document whose main part is this XML."""
    return word(body=f'{before}<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>')


ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
DEEP = 20_000
WORDS = {
    "an external entity": (body(paragraph("&x;"), ENTITY), "archive-unsafe", "document type declaration"),
    "entities in each other": (body(paragraph("&b;"), LAUGHS), "archive-unsafe", "document type declaration"),
    "a declaration in the styles": (
        with_part(WORD, "word/styles.xml", f"{ENTITY}<s/>".encode()), "archive-unsafe", "document type declaration",
    ),
    "a declaration in a header": (
        with_part(word(*FORM, parts={"header": ""}), "word/header.xml", f"{ENTITY}<s/>".encode()), "archive-unsafe",
        "document type declaration",
    ),
    "no body": (word(body="<x/>"), "document-unreadable", "it has no body"),
    "cut XML": (word(body=f'<w:document xmlns:w="{W}"><w:body><w:p>'), "document-unreadable", "damaged"),
    "a part that grows": (body("<w:p/>" * 3_000_000), "document-over-limit", "The growth of"),
    "controls in each other": (
        body(f"{'<w:sdt><w:sdtContent>' * DEEP}{paragraph('x')}{'</w:sdtContent></w:sdt>' * DEEP}"),
        "document-unreadable", "without end",
    ),
    "a wide table": (
        body('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr></w:tc><w:tc/></w:tr></w:tbl>'),
        "document-over-limit", "The number of columns of a table",
    ),
    "a name that leads out": (with_part(WORD, "word/../../x.xml", b"x"), "archive-unsafe", "a part named"),
    "half of it": (WORD[: len(WORD) // 2], "document-unreadable", "truncated"),
}  # fmt: skip


@pytest.mark.parametrize("case", first(5, WORDS))
def test_word_documents(case):
    content, code, said = WORDS[case]
    assert said in only_issue(content, "a.docx", code)


def test_a_template_a_link_and_an_object_are_never_fetched():
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" TargetMode="External" Target="http://example.invalid/x.dotm" Type="x/attachedTemplate"/>'
        '<Relationship Id="r2" TargetMode="External" Target="file:///etc/passwd" Type="x/header"/>'
        '<Relationship Id="r3" Target="../../../etc/passwd" Type="x/footer"/>'
        '<Relationship Id="r4" Target="embeddings/oleObject1.bin" Type="x/oleObject"/></Relationships>'
    )
    content = with_part(WORD, "word/_rels/document.xml.rels", outside.encode())
    data = load_review([document(with_part(content, "word/vbaProject.bin", b"\xd0\xcf" * 99), "a.docm")])
    assert data.mentions["target"].tolist() == ["5"]
    assert data.issues.empty


def test_a_relation_to_a_part_that_is_not_there_costs_nothing():
    content = with_part(word(*FORM, parts={"header": ""}), "word/header2.xml", b"<x/>")
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            if name != "word/header.xml":
                target.writestr(name, source.read(name))
    assert load_review([document(made.getvalue(), "a.docx")]).mentions["target"].tolist() == ["5"]


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
LOOP = {1: CATALOGUE, 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}
MILLION = {1: CATALOGUE, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>", 3: b"<< /Type /Page /Parent 2 0 R >>"}
SHARED = {
    1: CATALOGUE,
    2: b"<< /Type /Pages /Kids [%s] /Count 3000 >>" % (b"3 0 R " * 3_000),
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
}
SELF = {
    1: CATALOGUE, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
    4: b"<< /Length 5 >>\nstream\n/X Do\nendstream",
    5: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\n"
       b"stream\n/X Do\nendstream",
}  # fmt: skip
PDFS = {
    "pages in a ring": (assembled(LOOP), "document-"),
    "a million pages": (assembled(MILLION), "document-over-limit"),
    "one page three thousand times": (assembled(SHARED), "document-"),
    "a form that draws itself": (assembled(SELF), "document-scanned"),
    "a password": (encrypted(), "document-password"),
    "half of it": (PDF[: len(PDF) // 2], "document-"),
    "nothing": (b"%PDF-1.4\n%%EOF", "document-unreadable"),
}


@pytest.mark.parametrize("case", first(5, PDFS))
def test_pdfs(case):
    content, code = PDFS[case]
    good = [document(response_form("Fiji"), "before.xlsx"), document(response_form("Palau"), "zz.xlsx")]
    data = load_review([good[0], document(content, "a.pdf"), good[1]])
    assert len(data.issues) == 1 and data.issues["code"].item().startswith(code)
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]


@pytest.mark.long
def test_a_pdf_of_many_letters_is_read_or_stopped():
    page = [Text(20, 800 - number, "fictional " * 40, 1.0) for number in range(700)]
    data = load_review([document(pdf(*[page] * 40), "a.pdf")])
    assert set(data.issues["code"]) <= {"document-stopped", "layout-unknown", "document-over-limit"}


def damaged(content: bytes, seed: int) -> bytes:
    """The file with some bytes flipped, or cut off."""
    chance = random.Random(seed)
    made = bytearray(content)
    if seed % 4 == 0:
        return bytes(made[: chance.randrange(1, len(made))])
    for _ in range(chance.choice((1, 3, 30))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


# the XML itself, and the objects of a PDF without compression: flipped bytes there get further
RAW = io.BytesIO()
with (
    zipfile.ZipFile(RAW, "w") as stored,
    zipfile.ZipFile(io.BytesIO(word(*FORM, table([["a", "b"]]), raw(run("x"))))) as packed,
):
    for entry in packed.namelist():
        stored.writestr(entry, packed.read(entry))
KINDS = {"docx": WORD, "stored.docx": RAW.getvalue(), "pdf": PDF}
SEEDS = [(kind, seed) for kind in KINDS for seed in range(70)]


def read_or_one_issue(batch: list[tuple[str, int]]) -> None:
    documents = [document(damaged(KINDS[kind], seed), f"{seed}.{kind}") for kind, seed in batch]
    data = load_review([*documents, document(response_form("Palau"), "zz.xlsx")])
    assert "PLW" in data.submissions["iso3"].tolist()
    refused = data.issues[data.issues["severity"] == "error"]
    assert refused.groupby("document").size().max() <= 1 if len(refused) else True
    read = set(data.submissions["document"])
    told = set(data.issues["document"])
    assert {each.name for each in documents} <= read | told


def test_a_dozen_damaged_files_are_read_or_have_one_issue():
    read_or_one_issue(SEEDS[::18])


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, len(SEEDS), 30))
def test_two_hundred_damaged_files_are_read_or_have_one_issue(start):
    read_or_one_issue(SEEDS[start : start + 30])


def test_the_limit_of_pages_is_named():
    assert f"the limit is {limits.MAX_PAGES:,}" in only_issue(assembled(MILLION), "a.pdf", "document-over-limit")

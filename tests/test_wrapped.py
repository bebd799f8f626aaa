"""Files that hold documents, or lead to them, are refused by what they are and with the names of what is in them."""

from __future__ import annotations

import pytest

from loaders.parsing.limits import Refused
from loaders.parsing.wrappers import check_archive
from tests.crafted_files import archive
from tests.more_builders import cells, load
from tests.workbook_builder import text, workbook

ROWS = [["Country", "Question", "Response"], ["Fiji", "(c)", text(1)]]
BOOK = workbook({"S": ROWS})
MAIL = (
    "Received: from nowhere\r\nFrom: nobody@example.org\r\nSubject: Fictional reply\r\nMIME-Version: 1.0\r\n\r\n"
    '--x\r\nContent-Disposition: attachment; filename="{}"\r\n\r\nUEsDBB\r\n--x\r\n'
)
WRAPPED = {
    "zip": (
        archive({"Fiji.xlsx": BOOK, "sub/Palau.docx": b"x"}),
        "a zip archive with 2 documents in it: fiji.xlsx, sub/",
    ),
    "zip of many": (archive({f"{n}.csv": b"x" for n in range(9)}), "with 9 documents in it: 0.csv, 1.csv, 2.csv …"),
    "eml": (MAIL.format("Fiji.xlsx").encode(), "a message (.eml) with 1 document in it: Fiji.xlsx"),
    "short eml": (b"From: a@example.org\nSubject: fictional\n\nPlease find attached\n", "a message (.eml)."),
    "msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "__substg1.0_0037001F".encode("utf-16-le"), "Outlook"),
    "gsheet": (b'{"":"fictional","doc_id":"fictional"}', "a link to a Google sheet (.gsheet)"),
    "url": (b"[InternetShortcut]\r\nURL=https://example.org/sheet\r\n", "a link to a web page"),
    "webloc": (b'<?xml version="1.0"?><plist version="1.0"><dict/></plist>', "a link to a web page"),
    "numbers": (archive({"Index/Document.iwa": b"{}", "preview.jpg": b"x"}), "Numbers, Pages or Keynote"),
}


@pytest.mark.parametrize("kind", WRAPPED)
def test_what_only_holds_or_names_documents_is_refused_by_what_it_is(kind: str):
    content, said = WRAPPED[kind]
    data = load(content, f"a.{kind.split()[0]}")
    assert data.issues["code"].tolist() == ["document-wrapped"] and data.responses.empty
    assert said in data.issues["message"].item()


def test_texts_that_look_like_a_message_or_a_link_are_read_as_what_they_are():
    rows = "Country,Question,Response\nFiji,(c),From: nobody\n"
    assert cells(load(rows.encode(), "a.csv")) == [("FJI", "c", "C2")]
    assert cells(load(f"Date: 2025\nSubject: fictional\n\n{rows}".encode(), "a.csv")) == [("FJI", "c", "C5")]
    assert load(b"From: here to there is a long way", "a.xlsx").issues["code"].tolist() == ["document-unreadable"]


def test_a_refusal_is_raised_before_anything_is_unpacked():
    with pytest.raises(Refused):
        check_archive(["fiji.xlsx"])
    assert check_archive(["xl/workbook.xml", "xl/embeddings/other.xlsx"]) is None

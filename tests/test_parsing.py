"""What the parsing process does with a document, one by one: kinds, archives, looks, messages, containers, text."""

from __future__ import annotations

import struct

import pytest

from loaders.parsing import addresses, limits, messages
from loaders.parsing.archive import Archive
from loaders.parsing.delimited import read_rows, read_text
from loaders.parsing.inspection import Look
from loaders.parsing.kinds import kind_of
from loaders.parsing.limits import Refused
from loaders.parsing.ole import Container
from loaders.parsing.sheet_xml import check_strings, look_at_sheet
from loaders.parsing.xlsb_records import check_strings as check_binary_strings
from tests import crafted_binary as binary
from tests import crafted_files as crafted


def refusal(make) -> Refused:
    with pytest.raises(Refused) as caught:
        make()
    return caught.value


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"PK\x03\x04...", "a.csv", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xlsx", "ole"),
        (b"a,b", "A.CSV", "text"),
        (b"a\tb", "a.tsv", "text"),
        ("a,b".encode("utf-16"), "a.txt", "text"),
        ("a,合".encode("utf-16-le"), "a.csv", "text"),
        ("a,合".encode("utf-16-be"), "a.csv", "text"),
        (b"BMW,Fiji", "a.csv", "text"),
        (b"GIF89a,Fiji", "a.csv", "text"),
    ],
)
def test_kinds(content: bytes, name: str, kind: str):
    assert kind_of(content, name) == kind


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\x89PNG\r\n\x1a\n\0", "an image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
        (b"GIF89a\0\0", "an image"),
        (b"BM" + bytes(99), "an image"),
        (b"II*\0" + bytes(99), "an image"),
        (b"{\\rtf1 a}", "a text document (RTF)"),
        (b"Rar!\x1a\x07\0", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c\0", "a 7z archive"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"\xef\xbb\xbf <!DOCTYPE HTML>", "a web page (HTML)"),
        (b"<table><tr>", "a web page (HTML)"),
        (b"<?xml version='1.0'?><Workbook/>", "XML that is no workbook"),
        (bytes(range(256)), "bytes of an unknown kind"),
    ],
)
def test_kinds_that_are_refused_whatever_their_name(content: bytes, found: str):
    for name in ("a.xls", "a.xlsx", "a.ods", "a.csv"):
        refused = refusal(lambda name=name: kind_of(content, name))
        assert (refused.code, refused.facts["found"]) == ("document-unreadable", found)


def test_limits_hold_what_real_workbooks_need():
    limits.check_size(limits.MAX_BYTES)
    limits.check_reach(65_536, 256)
    assert refusal(lambda: limits.check_size(limits.MAX_BYTES + 1)).facts == {
        "what": "The file's size",
        "found": "67,108,865 bytes",
        "limit": "67,108,864 bytes",
    }
    assert refusal(lambda: limits.check_reach(65_537, 256)).facts["limit"] == "16,777,216"


def test_archive_compares_names_without_case_and_with_slashes():
    archive = Archive(crafted.archive({"XL\\Book.xml": "<a/>"}))
    assert "xl/book.xml" in archive and list(archive) == ["xl/book.xml"]
    assert archive.xml("xl/BOOK.xml").tag == "a"


@pytest.mark.parametrize("name", ["../a", "a/../../b", "..\\a", "/a", "\\a", "C:/a", "c:a"])
def test_archive_with_paths(name: str):
    assert refusal(lambda: Archive(crafted.archive({name: "x"}))).code == "archive-unsafe"


@pytest.mark.parametrize("name", ["a..b/c", "xl/worksheets/sheet1.xml", "[Content_Types].xml", "文/a"])
def test_archive_with_odd_but_harmless_names(name: str):
    assert list(Archive(crafted.archive({name: "x"}))) == [name.lower()]


def test_parts_as_tightly_packed_as_real_ones():
    small = bytes(limits.RATIO_FROM)  # 1,000 to 1, and yet harmless
    Archive(crafted.archive({"a": small}))
    refused = refusal(lambda: Archive(crafted.archive({"a": small + b"\0"})))
    assert refused.facts["what"] == "The growth of a by unpacking"


def test_number_of_parts():
    Archive(crafted.archive({str(number): "" for number in range(limits.MAX_ENTRIES)}))
    refused = refusal(lambda: Archive(crafted.archive({str(number): "" for number in range(limits.MAX_ENTRIES + 1)})))
    assert (refused.facts["found"], refused.facts["limit"]) == ("2,001", "2,000")


@pytest.mark.parametrize("method", [0, 8])
def test_a_part_larger_than_the_directory_says(method: int):
    content = crafted.with_directory(crafted.archive({"a": b"x" * 5_000}, method), "a", size=4_999)
    assert refusal(lambda: list(Archive(content).chunks("a"))).code == "archive-unsafe"


def test_a_damaged_part_is_told_as_such():
    content = crafted.archive({"a": b"x" * 500}, method=0).replace(b"x" * 500, b"y" * 500)
    with pytest.raises(ValueError, match="CRC"):
        list(Archive(content).chunks("a"))


@pytest.mark.parametrize("before", [0, 1024 * 1024 - 5, 1024 * 1024 - 1])
def test_a_declaration_across_two_pieces(before: int):
    archive = Archive(crafted.archive({"a": b" " * before + b"<!DOCTYPE x>"}))
    assert refusal(lambda: list(archive.xml_chunks("a"))).code == "archive-unsafe"


def look(xml: str, piece: int = 10_000_000) -> Look:
    raw = xml.encode()
    return look_at_sheet(raw[at : at + piece] for at in range(0, len(raw), piece))


CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="XFD1" s="3"/></row>'
    '<row r="9"><c r="B9"><f>SUM(A1)</f></c><c r="Z9" s="1"></c><c r="D9" t="str"><f>"&lt;c "</f><v>a :c </v></c></row>'
)


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("piece", [10_000_000, 100, 7, 1])
def test_a_sheet_looked_at_in_pieces(piece: int, prefix: str):
    seen = look(crafted.xlsx_sheet(CELLS).replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}"), piece)
    assert (seen.row, seen.column) == (9, 4)  # neither XFD1 nor Z9: they are styled and empty
    assert seen.findings == [("error", "C1", "#N/A"), ("formula", "B9", "=SUM(A1)")]


@pytest.mark.parametrize("attributes", ['r="XFD9"', "r='XFD9'", 's="1" r = "xfd9" t="n"', 'r="XFD00009"', '\nr="XFD9"'])
def test_addresses_however_they_are_written(attributes: str):
    assert look(f"<c {attributes}><v>1</v></c>").column == 16_384


def test_numbers_of_strings():
    check_strings([crafted.shared_strings("<si/>", limits.MAX_CELLS).encode()])
    refused = refusal(lambda: check_strings([crafted.shared_strings("<si/>", limits.MAX_CELLS + 1).encode()]))
    assert refused.facts["found"] == "3,000,001"
    check_strings([b'<sst><si><t>count="4294967295"</t></si></sst>'])
    check_strings([b""])
    with pytest.raises(ValueError, match="cut off"):
        check_binary_strings(binary.record(159, b"\1\0"))


def sent(rows: list[list], seen: Look | None = None) -> list[tuple]:
    found: list[tuple] = []
    messages.Messages(found.append).sheet("S", rows, seen or Look())
    return found


def test_rows_are_sent_in_batches_without_what_is_empty_at_the_end():
    found = sent([["x", ""], [], *[["y"]] * messages.BATCH, [""], []])
    assert [kind for kind, *_ in found] == ["sheet", "rows", "rows"]
    assert [row for _, batch in found[1:] for row in batch] == [["x"], [], *[["y"]] * messages.BATCH]


@pytest.mark.parametrize(
    ("name", "rows", "what"),
    [
        ("MAX_ROWS", [[]] * 5 + [["x"]], "The number of rows"),
        ("MAX_GRID", [["", "", "", "x"]] * 2, "The number of places from A1 to the last cells of all sheets"),
        ("MAX_CELLS", [["x"]] * 6, "The number of filled cells"),
        ("MAX_CHARACTERS", [["xxxxxx"]], "The number of characters of all cells"),
    ],
)
def test_what_a_workbook_may_hold(monkeypatch: pytest.MonkeyPatch, name: str, rows: list[list], what: str):
    for each in ("MAX_ROWS", "MAX_GRID", "MAX_CELLS", "MAX_CHARACTERS"):
        monkeypatch.setattr(limits, each, 5 if each == name else 1_000)
    found = refusal(lambda: sent([list(row) for row in rows]))
    assert (found.code, found.facts["what"], found.facts["limit"]) == ("document-over-limit", what, "5")


def test_what_a_workbook_may_hold_is_counted_over_all_sheets(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_CELLS", 5)
    sending = messages.Messages(lambda message: None)
    sending.sheet("A", [["x"] * 3], Look())
    assert refusal(lambda: sending.sheet("B", [["x"] * 3], Look())).facts["found"] == "6"


def test_a_limit_is_told_before_many_more_rows_are_held(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 1_000)
    rows = iter([["x" * 100] * 10] * messages.BATCH)
    assert refusal(lambda: messages.Messages(lambda message: None).sheet("S", rows, Look())).code
    assert sum(1 for _ in rows) >= messages.BATCH - messages.AT_ONCE // 10


@pytest.mark.parametrize("index", [0, 25, 26, 701, 702, 16_383])
def test_a_column_has_one_name_and_one_number(index: int):
    letters = addresses.column_letters(index)
    assert addresses.address_of(6, index) == f"{letters}7"
    assert addresses.column_number(letters.encode()) == addresses.column_number(letters.lower().encode()) == index + 1


def test_container_of_an_xls_workbook():
    streams = {"Workbook": crafted.noise(9_000), "Small": b"abc", "Empty": b""}
    container = Container(binary.ole(streams))
    assert {name: container.stream(name.upper()) for name in streams} == streams
    assert "other" not in container


@pytest.mark.parametrize("content", [b"", binary.ole({"A": b"x"})[:600], binary.ole({"A": b"x"}, after_directory=1)])
def test_damaged_container(content: bytes):
    with pytest.raises((ValueError, IndexError, struct.error)):
        Container(content)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\n1;2,5\n3;4,5\n", [["a", "b"], ["1", "2,5"], ["3", "4,5"]]),
        ("a\tb\n", [["a", "b"]]),
        ('a,"b\nc"\n\n,,\n', [["a", "b\nc"], [], []]),
        ("one column\nof text\n", [["one column"], ["of text"]]),
        ('a,"never closed\n1,2\n', [["a", "never closed\n1,2\n"]]),
        ("sep=|\na|b\n", [["a", "b"]]),
        ("", []),
    ],
)
def test_rows_of_delimited_text(text: str, rows: list[list[str]]):
    assert read_rows(text) == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str):
    assert read_text("Land,Größe – naïve".encode(encoding))[0] == "Land,Größe – naïve"


ALPHABETS = {
    "cp1251": "Вымышленный текст о трудовой миграции, никем не сказанный",
    "gb18030": "虚构的测试文本，没有任何国家这样说过，关于劳动力移徙",
    "cp874": "ข้อความทดสอบสมมติ ไม่มีประเทศใดกล่าวไว้ เรื่องการย้ายถิ่น",
    "windows-1252": "Texte fictif élaboré à l’été, très général, que personne n’a écrit",
}


@pytest.mark.parametrize("encoding", ALPHABETS)
def test_text_of_another_alphabet_is_read_in_it(encoding: str):
    content = f"Country,Response\nFiji,{ALPHABETS[encoding]}\n".encode(encoding)
    text, found = read_text(content)
    assert ALPHABETS[encoding] in text and found == encoding

"""The parsing process (time, death, nothing left behind) and the guards before it, one by one."""

from __future__ import annotations

import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from loaders import worker
from loaders.parsing import addresses, limits, messages
from loaders.parsing.archive import Archive
from loaders.parsing.delimited import read_rows, read_text
from loaders.parsing.kinds import kind_of
from loaders.parsing.limits import Refused
from loaders.parsing.look import Look
from loaders.parsing.ole import Container
from loaders.parsing.sheet_xml import check_strings, look_at_sheet
from loaders.parsing.xlsb_records import check_strings as check_binary_strings
from loaders.worker import Request, parse
from tests import crafted_files as crafted
from tests.workbook_builder import response_form

# Answers each document with its name and its number in this process, or does what the name says
STUB = """
import os, pickle, sys, time
def say(*message):
    pickle.dump(message, sys.stdout.buffer)
    sys.stdout.buffer.flush()
say("ready")
number = 0
while True:
    try:
        name, content = pickle.load(sys.stdin.buffer)
    except EOFError:
        break
    number += 1
    if name == "hangs":
        time.sleep(600)
    if name == "dies" or (name == "dies unless first" and number > 1):
        say("sheet", name, [], [], 0)
        os._exit(9)
    if name == "breaks off":
        os.write(1, b"\\x80\\x05\\x95\\xff")
        os._exit(0)
    if name == "floods":
        while True:
            say("rows", [["x" * 1000] * 100])
    if name == "takes half a second":
        time.sleep(0.5)
    more = ["x" * 2_000_000] if name.startswith("large") else []  # more than a pipe holds
    say("sheet", name, [], more, number)
    say("done")
"""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen]:
    """The processes that were started; at the end of the test none of them and none of their threads is left."""
    found: list[subprocess.Popen] = []

    class Recorded(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            found.append(self)

    patched = SimpleNamespace(Popen=Recorded, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr(worker, "subprocess", patched)
    return found


@pytest.fixture(autouse=True)
def nothing_left(started: list[subprocess.Popen]) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) == before
    assert all(process.returncode is not None for process in started)
    assert all(process.stdin.closed and process.stdout.closed for process in started)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_COMMAND", (sys.executable, "-c", STUB))


def outcomes(names: list[str], **options) -> list[tuple[str, int] | str]:
    """For each document its name and its number in the process, or why reading it was stopped."""
    found: list[tuple[str, int] | str] = []
    for answer in parse([Request(name, name.encode()) for name in names], **options):
        (message,) = answer
        if message[0] == "sheet":
            found.append((message[1], message[4]))
        else:
            assert message[:2] == ("refused", "document-stopped")
            found.append(message[2]["reason"])
    return found


# The process


def test_one_process_for_all(stub: None, started: list):
    assert outcomes(["a", "b", "c"]) == [("a", 1), ("b", 2), ("c", 3)]
    assert len(started) == 1


def test_no_documents_no_process(started: list):
    assert list(parse([])) == []
    assert started == []


@pytest.mark.parametrize("how", ["dies", "breaks off"])
@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_death_costs_one_document(stub: None, started: list, how: str, place: int):
    names = ["a", "b", "c"]
    names.insert(place, how)
    found = outcomes(names)
    reason = found.pop(place)
    assert f"{limits.MEMORY // limits.MIB:,} MiB" in reason
    assert [name for name, _ in found] == ["a", "b", "c"]
    assert [number for _, number in found] == [*range(1, place + 1), *range(1, 4 - place)]


def test_two_deaths_after_each_other(stub: None):
    assert [type(outcome) for outcome in outcomes(["dies", "dies", "a", "dies"])] == [str, str, tuple, str]


def test_what_may_have_died_of_those_before_it_is_tried_alone(stub: None, started: list):
    assert outcomes(["a", "dies unless first", "b"]) == [("a", 1), ("dies unless first", 1), ("b", 2)]
    assert len(started) == 2


@pytest.mark.parametrize("how", ["hangs", "floods"])
def test_a_hang_is_stopped(stub: None, started: list, how: str):
    reason = "it takes longer than 0.5 seconds, the limit for a document"
    assert outcomes(["a", how, "b"], seconds=0.5) == [("a", 1), reason, ("b", 1)]
    assert len(started) == 2


def test_a_slow_file_is_stopped_in_the_real_process():
    slow = crafted.xlsx_sheet('<c t="e">' * 600_000)  # looked through from each of its cells to the end
    good = response_form()
    requests = [Request(f"{number}.xlsx", good) for number in range(2)]
    requests.insert(1, Request("slow.xlsx", crafted.xlsx_with({"S": [["x"]]}, sheet1=slow)))
    answers = list(parse(requests, seconds=1.5))
    assert [answer[0][0] for answer in answers] == ["sheet", "refused", "sheet"]
    assert answers[1][0][1:] == (
        "document-stopped",
        {"reason": "it takes longer than 1.5 seconds, the limit for a document"},
    )


def test_who_takes_the_answers_may_take_any_time(stub: None):
    found = []
    names = ["large 1", "large 2", "large 3"]
    for answer in parse([Request(name, b"") for name in names], seconds=0.4):
        found.append(answer[0][1])
        time.sleep(0.8)
    assert found == names


def test_the_limit_is_for_each_document(stub: None, started: list):
    names = ["takes half a second"] * 3
    assert outcomes(names, seconds=1.2) == [(name, number) for number, name in enumerate(names, start=1)]
    assert len(started) == 1


@pytest.mark.parametrize("names", [["a", "b"], ["a", "hangs"], ["a", "floods"]])
def test_nothing_is_left_where_nobody_takes_the_rest(stub: None, started: list, names: list[str]):
    large = [Request(name, bytes(4 * limits.MIB)) for name in (*names, "c", "d")]  # more than a pipe holds
    answers = parse(large)
    assert next(answers)[0][1] == "a"
    answers.close()
    assert len(started) == 1


def test_nothing_is_left_where_taking_an_answer_fails(stub: None, started: list):
    def fail() -> None:
        for _ in parse([Request("a", b""), Request("hangs", b"")]):
            raise ValueError("this side")

    with pytest.raises(ValueError, match="this side"):
        fail()
    assert len(started) == 1


def test_too_large_a_document_is_not_even_sent(stub: None, started: list, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    large = Request("large", bytes(11))
    answers = list(parse([large, Request("a", b"x"), large, Request("b", b"x")]))
    assert [answer[0][:2] for answer in answers[::2]] == [("refused", "document-over-limit")] * 2
    assert [answer[0][1::3] for answer in answers[1::2]] == [("a", 1), ("b", 2)]
    assert len(started) == 1
    assert [answer[0][0] for answer in parse([large])] == ["refused"]
    assert len(started) == 1


def test_a_process_that_does_not_start_is_a_defect(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker, "_COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(RuntimeError, match="does not start: exit status 3"):
        list(parse([Request("a", b"")]))


def test_the_process_starts_under_a_safe_path(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    ((first, *_),) = parse([Request("a.csv", b"a,b\n")])
    assert first == ("sheet", "", [], [], 0)


def test_the_process_knows_neither_pandas_nor_the_project():
    code = "import sys, runpy; sys.stdin.close(); sys.argv = ['x']\n"
    code += (
        "import parsing.spreadsheets, parsing.delimited\nprint(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    folder = Path(worker.__file__).parent
    found = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert not {"pandas", "gcm_data", "loaders", "openpyxl"} & set(found.stdout.split())
    assert "python_calamine" in found.stdout.split()


# Guards


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
        (b"%PDF-1.7", "a PDF"),
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
        check_binary_strings(crafted.record(159, b"\1\0"))


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


@pytest.mark.parametrize("index", [0, 25, 26, 701, 702, 16_383])
def test_a_column_has_one_name_and_one_number(index: int):
    letters = addresses.column_letters(index)
    assert addresses.address_of(6, index) == f"{letters}7"
    assert addresses.column_number(letters.encode()) == addresses.column_number(letters.lower().encode()) == index + 1


def test_container_of_an_xls_workbook():
    streams = {"Workbook": crafted.noise(9_000), "Small": b"abc", "Empty": b""}
    container = Container(crafted.ole(streams))
    assert {name: container.stream(name.upper()) for name in streams} == streams
    assert "other" not in container


@pytest.mark.parametrize("content", [b"", crafted.ole({"A": b"x"})[:600], crafted.ole({"A": b"x"}, after_directory=1)])
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

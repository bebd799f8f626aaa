"""The limits of what is parsed: just up to each, and not beyond."""

from __future__ import annotations

import io
import zipfile

import pytest

from loaders.parsing import limits
from loaders.parsing.archive import Archive
from loaders.parsing.delimited import read_rows
from loaders.parsing.kinds import kind_of
from loaders.parsing.limits import Refused, check_reach, check_size


def code_of(make) -> str:
    """The code of the refusal; "" where nothing is refused."""
    try:
        make()
    except Refused as refused:
        return refused.code
    return ""


@pytest.mark.parametrize(("more", "expected"), [(0, ""), (1, "document-over-limit")])
def test_a_file_a_sheet_and_a_table_may_reach_the_limit(monkeypatch, more, expected):
    assert code_of(lambda: check_size(limits.MAX_BYTES + more)) == expected
    assert code_of(lambda: check_reach(limits.MAX_GRID + more, 1)) == expected
    monkeypatch.setattr(limits, "MAX_CELLS", 6 - more)
    assert code_of(lambda: read_rows("a,b\nc,d\ne,f\n")) == expected


def zipped(sizes: dict[str, int]) -> bytearray:
    """An archive of parts of so many zeros."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in sizes.items():
            archive.writestr(name, bytes(size))
    return bytearray(made.getvalue())


@pytest.mark.parametrize(("more", "expected"), [(0, ""), (1, "document-over-limit")])
def test_a_part_may_grow_just_as_much_as_the_limit_says(monkeypatch, more, expected):
    content = bytes(zipped({"a": 100_000}))
    (entry,) = zipfile.ZipFile(io.BytesIO(content)).infolist()
    monkeypatch.setattr(limits, "RATIO_FROM", 0)
    monkeypatch.setattr(limits, "MAX_RATIO", entry.file_size // entry.compress_size - more)
    assert code_of(lambda: Archive(content)) == expected


@pytest.mark.parametrize("declared", [1_000, 999])
def test_a_part_is_no_larger_than_its_directory_says(declared):
    content = zipped({"a": 1_000})
    place = content.index(b"PK\x01\x02") + 24  # where the directory says how large the part is
    content[place : place + 4] = declared.to_bytes(4, "little")
    found = code_of(lambda: list(Archive(bytes(content)).chunks("a")))
    assert found == ("" if declared == 1_000 else "archive-unsafe")


def test_a_table_may_have_titles_in_half_of_its_rows():
    titles, table = "A title\nAnother title\n", "Fiji, an answer\nTonga, an answer\n"
    assert read_rows(titles + table)[2:] == [["Fiji", " an answer"], ["Tonga", " an answer"]]
    assert read_rows(f"A third title\n{titles}{table}")[3:] == [["Fiji, an answer"], ["Tonga, an answer"]]


@pytest.mark.parametrize(("content", "found"), [(b"BM" + bytes(9), "an image"), (b"Rar!", "a RAR archive")])
def test_a_file_that_is_no_table_is_called_what_it_is(content, found):
    with pytest.raises(Refused) as caught:
        kind_of(content, "a.csv")
    assert caught.value.facts["found"] == found

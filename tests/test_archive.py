"""The files of office programs carry the day of their data, never the time at which they were made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook

from gcm_data.exports.registry import EXPORTS
from tests.cases import first

UNTIMED = (1980, 1, 1, 0, 0, 0)  # the first time that an archive can name


def parts(content: bytes) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Every part, and those of the workbooks inside."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            yield entry, archive.read(entry)
            if entry.filename.endswith(".xlsx"):
                yield from parts(archive.read(entry))


@pytest.mark.parametrize("key", first(2, ["docx", "pptx", "xlsx"]))
def test_a_file_names_the_day_of_its_data_and_no_time(scope_of, key):
    made = EXPORTS[key].write(scope_of(subregions=("Pacific",), round_table=1), lambda share, what: None)
    found = list(parts(made))
    assert {entry.date_time for entry, _ in found} == {UNTIMED}
    moments = [
        re.findall(rb"<dcterms:\w+[^>]*>([^<]*)<", part) for e, part in found if e.filename == "docProps/core.xml"
    ]
    assert moments and all(set(each) == {b"2025-02-01T00:00:00Z"} for each in moments)
    assert (len(moments) > 1) == (key != "xlsx")  # charts of slides and of the paper hold workbooks
    if key == "xlsx":
        assert load_workbook(io.BytesIO(made)).properties.modified.isoformat() == "2025-02-01T00:00:00"

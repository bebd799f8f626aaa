"""The CSV files give no share of one or two submissions, and no share of members where hardly anybody submitted."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from gcm_data.exports import tables
from tests.cases import first


@pytest.mark.parametrize("chosen", first(1, [{}, {"subregions": ("East and North-East Asia",)}, {"group": "LLDC"}]))
def test_no_share_of_fewer_than_three_submissions(scope_of, chosen):
    content = tables.write(scope_of(**chosen), lambda share, what: None)
    few = enough = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.startswith("coverage_by"):
                continue
            for row in csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))):
                submissions, members, reporting = (int(row[key]) for key in ("submissions", "members", "reporting"))
                shares = row["share_of_submissions"], row["share_of_members"]
                if submissions < 3:
                    few += 1
                    assert shares == ("", ""), row
                else:
                    enough += 1
                    expected = reporting / submissions, reporting / members
                    assert tuple(map(float, shares)) == pytest.approx(expected), row
    assert few
    assert enough or chosen.get("subregions")

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
    few = enough = unasked = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.startswith("coverage_by"):
                continue
            for row in csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))):
                answered, submissions, members = (int(row[key]) for key in ("answered", "submissions", "members"))
                shares = row["share_of_answered"], row["share_of_submissions"], row["share_of_members"]
                if not answered:
                    unasked += 1
                    assert row["reporting"] == "", "nobody could say it: no number, and no 0"
                if answered < 3:
                    few += 1
                    assert shares == ("", "", ""), row
                else:
                    enough += 1
                    expected = [int(row["reporting"]) / base for base in (answered, submissions, members)]
                    assert tuple(map(float, shares)) == pytest.approx(expected), row
    assert few and unasked
    assert enough or chosen.get("subregions")

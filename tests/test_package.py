"""The zip of CSV tables with its descriptor, and what every file says of its data."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import zipfile
from collections import Counter
from dataclasses import replace

import pytest

from gcm_data.exports import tables
from gcm_data.exports.progress import silent
from gcm_data.snapshots.csv import read_csv
from gcm_data.tables.provenance import Provenance, fingerprint
from gcm_data.tables.specs import COVERAGE, MENTIONS, RESPONSES
from loaders import load_review
from tests.cases import first
from tests.workbook_builder import document, response_form


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(
    params=first(1, [{"round_table": 2}, {}, {"cycle": "2021", "subregions": ("Pacific", "South-East Asia")}]), ids=str
)
def made(request, scope_of):
    scope = scope_of(**request.param)
    return scope, opened(tables.write(scope, silent))


def test_the_descriptor_tells_every_file_as_it_is(made):
    _, files = made
    described = json.loads(files["datapackage.json"])
    assert {r["path"] for r in described["resources"]} == set(files) - {"datapackage.json"}
    for resource in described["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        names = [field["name"] for field in resource["schema"]["fields"]]
        found = rows(content)
        assert next(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == names
        keys = [tuple(row[name] for name in resource["schema"].get("primaryKey", names)) for row in found]
        assert "primaryKey" not in resource["schema"] or len(set(keys)) == len(keys)
        for field in resource["schema"]["fields"]:
            cells = {row[field["name"]] for row in found} - {""}
            if field["type"] == "integer":
                assert all(cell.lstrip("-").isdigit() for cell in cells)
            if field["type"] == "boolean":
                assert cells <= {"True", "False", "true", "false"}
            if field["type"] == "number":
                assert all(0 <= float(cell) <= 1 for cell in cells)


def test_the_rows_are_those_of_the_selection(made, shipped):
    scope, files = made
    selection = scope.selection
    shown = {*selection.iso3, *([] if selection.is_narrowed else [""])}
    for name in ("submissions", "responses", "mentions"):
        table = getattr(shipped, name)
        expected = [r for r in table.to_dict("records") if r["cycle"] == selection.cycle and r["iso3"] in shown]
        if name == "mentions":
            allowed = {str(number) for number in selection.objectives}
            expected = [r for r in expected if r["target_kind"] != "objective" or r["target"] in allowed]
        assert len(rows(files[f"{name}.csv"])) == len(expected) > 0
    coverage = rows(files["coverage.csv"])
    assert len(coverage) == len(selection.iso3) * (len(selection.objectives) + 16)
    assert {row["iso3"] for row in rows(files["members.csv"])} == set(selection.iso3)


def test_counts_of_groups_are_those_of_the_grid_beside_them(made):
    _, files = made
    grid = rows(files["coverage.csv"])
    for row in rows(files["coverage_by_all.csv"]):
        cells = [c for c in grid if (c["target_kind"], c["target"]) == (row["target_kind"], row["target"])]
        assert int(row["members"]) == len(cells)
        assert int(row["submissions"]) == sum(c["state"] != "no submission" for c in cells)
        assert int(row["reporting"]) == sum(c["state"] == "reported" for c in cells)


def test_words_stay_where_the_mentions_say(made):
    scope, files = made
    texts = read_csv(files["responses.csv"], RESPONSES).set_index("response")["text"]
    cited = read_csv(files["mentions.csv"], MENTIONS).query("basis == 'cited'")
    there = scope.data.mentions[scope.data.mentions["cycle"] == scope.selection.cycle]
    is_left = there["basis"].eq("cited") & there["iso3"].isin(scope.selection.iso3)
    is_left &= there["target_kind"].ne("objective") | there["target"].isin(map(str, scope.selection.objectives))
    assert Counter(cited["response"]) == Counter(there["response"][is_left])
    assert len(cited) or scope.selection.cycle == "2021"  # where all of it is coded
    for row in cited.itertuples():
        assert texts[row.response][row.start : row.end] == row.evidence


def test_the_same_data_give_the_same_bytes(scope_of):
    assert tables.write(scope_of(), silent) == tables.write(scope_of(), silent)


def test_no_cell_is_a_formula_and_none_is_lost(scope_of):
    text = "@SUM(A1) fictional: objective 5\r\n- a line\rand 'another'"
    data = load_review([document(response_form("Fiji", [("(c)", text)]))])
    files = opened(tables.write(scope_of(data=data), silent))
    assert rows(files["responses.csv"])[0]["text"].startswith("'@")
    assert read_csv(files["responses.csv"], RESPONSES)["text"][0] == data.responses["text"][0]
    assert data.responses["text"][0].startswith("@SUM(A1) fictional")
    assert len(read_csv(files["coverage.csv"], COVERAGE)) == 62 * 39


def test_the_fingerprint_tells_data_apart(shipped):
    changed = shipped.responses.copy()
    changed.loc[5, "text"] += "."
    other = replace(shipped, responses=changed)
    assert fingerprint(shipped) == fingerprint(replace(shipped))
    assert fingerprint(other) != fingerprint(shipped)
    fewer = replace(shipped, submissions=shipped.submissions.iloc[1:])
    assert len({fingerprint(d) for d in (shipped, other, fewer)}) == 3


def test_the_provenance_names_the_day_and_the_versions(shipped):
    found = Provenance.of(shipped, dt.date(2025, 2, 1))
    assert found.as_of == dt.date(2025, 2, 1)
    assert len(found.fingerprint) == len(found.reference) == 12
    assert found.software

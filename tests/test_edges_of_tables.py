"""Tables at their edges: keys, digests, places in an answer, long values, what a program would take for a formula."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from gcm_data.reference.reading import BrokenReference, read_listing
from gcm_data.reference.rows import Subregion
from gcm_data.reference.rules import count
from gcm_data.snapshots.csv import write_csv
from gcm_data.snapshots.package import write_package
from gcm_data.tables.digest import digest_of
from gcm_data.tables.integrity import misfits
from gcm_data.tables.issues import LONGEST_VALUE, issue
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import conform
from tests.conftest import ROOT

PAIRS = TableSpec("pairs", "a pair", ("key",), {"key": "str", "value": "Int64"})


def test_two_rows_of_one_key_are_a_defect_though_they_differ():
    with pytest.raises(ValueError, match="more than one row for"):
        conform({"key": ["a", "a"], "value": [1, 2]}, PAIRS)


def test_a_missing_number_and_a_nought_have_digests_of_their_own():
    digests = {digest_of({"pairs": conform({"key": ["a"], "value": [value]}, PAIRS)}) for value in (0, None, 1)}
    assert len(digests) == 3


@pytest.mark.parametrize("more", [0, 1])
def test_a_value_is_cut_where_it_is_longer_than_the_longest(more):
    made = issue("encoding-assumed", "a.csv", value="w" * (LONGEST_VALUE + more), found="windows-1252")
    assert made.value == "w" * LONGEST_VALUE + "…" * more


@pytest.mark.parametrize("changed", ["whole", "no end", "no start", "beyond"])
def test_evidence_stands_within_its_answer(fictional, changed):
    cited = fictional.mentions["start"].notna()
    texts = fictional.responses.set_index("response")["text"]
    last = fictional.mentions["response"].map(texts.str.len()).astype("Int64").where(cited)
    ends = {"whole": last, "no end": last.mask(cited), "no start": last, "beyond": last + 1}
    starts = fictional.mentions["start"].mask(cited) if changed == "no start" else fictional.mentions["start"]
    data = replace(fictional, mentions=fictional.mentions.assign(start=starts, end=ends[changed]))
    said = "" if changed == "whole" else "its table mentions has a place outside of its answer"
    assert cited.any() and misfits(data) == said


@pytest.mark.parametrize("expected", [4, 5, 6])
def test_a_table_has_as_many_rows_as_expected(expected):
    listing = read_listing(ROOT / "gcm_data" / "reference" / "subregions.csv", Subregion)
    if expected == len(listing.rows):
        count(expected)(listing, {})
        return
    with pytest.raises(BrokenReference, match=f"5 rows, expected {expected}"):
        count(expected)(listing, {})


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
def test_a_text_that_a_program_would_run_has_an_apostrophe_before_it(sign):
    written = write_csv(pd.DataFrame({"text": [f"{sign}1+1"]})).decode("utf-8-sig")
    assert written.splitlines()[1] == f'"\'{sign}1+1"'


def test_a_package_has_no_time_of_its_own(shipped, scope_of):
    spec, table = PAIRS, conform({"key": ["a"], "value": [1]}, PAIRS)
    made = write_package([(spec, table)], "name", Provenance.of(shipped, scope_of().as_of), {})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}

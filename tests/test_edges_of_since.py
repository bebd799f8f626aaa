"""What changed since, at the edges: copies that moved, stakeholders, and sets that other versions made."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gcm_data.since.differences import compare
from gcm_data.since.two_sets import Since
from gcm_data.tables.provenance import Provenance
from loaders import load_review
from tests.workbook_builder import compiled_table, document, response_form

DAY = dt.date(2025, 2, 1)
UNIVERSITY = ["A university of nowhere", "Stakeholder", "Academia", "c", "Fictional: nothing was said."]
HEADER = ("Organization", "Type of respondent", "Stakeholder category", "Question", "Response")


def test_one_document_under_another_name_is_renamed_and_of_two_nobody_can_say(scope_of):
    same, other = response_form("Fiji"), response_form("Tonga")
    old, new = (scope_of(data=load_review([document(content, name) for content, name in found])) for found in (
        [(same, "a.xlsx"), (other, "b.xlsx")], [(same, "c.xlsx"), (other, "b.xlsx")]))  # fmt: skip
    assert compare(old, new).renamed == {("2025", "a.xlsx"): "c.xlsx"}
    digests = old.data.documents["sha256"].iloc[0]
    twice = [
        scope_of(data=replace(scope.data, documents=scope.data.documents.assign(sha256=digests, document=names)))
        for scope, names in ((old, ["a.xlsx", "b.xlsx"]), (new, ["c.xlsx", "d.xlsx"]))
    ]
    assert compare(*twice).renamed == {}


@pytest.mark.parametrize(("subregions", "expected"), [((), [("", "added")]), (("Pacific",), [])])
def test_what_came_of_stakeholders_is_told_where_no_member_is_left_out(scope_of, subregions, expected):
    fiji = document(response_form("Fiji"), "a.xlsx")
    more = document(compiled_table([UNIVERSITY], header=HEADER), "b.xlsx")
    old, new = (scope_of(data=load_review(found), subregions=subregions) for found in ([fiji], [fiji, more]))
    found = compare(old, new).submissions
    assert list(zip(found["iso3"], found["change"], strict=True)) == expected


@pytest.mark.parametrize("changed", ["", "fingerprint", "software", "reference"])
def test_two_sets_are_the_same_where_data_and_versions_are(scope_of, fictional, changed):
    new = scope_of(data=fictional)
    now = Provenance.of(fictional, DAY)
    before = replace(now, **{changed: "another"}) if changed else now
    assert Since.of(fictional, before, new, now).is_same == (not changed)


def test_what_came_superseded_is_told_apart_from_what_counts(scope_of):
    one, other = (document(response_form("Fiji", title=lines), f"{lines}.xlsx") for lines in (2, 3))
    old, new = (scope_of(data=load_review(found)) for found in ([other], [one, other]))
    found = compare(old, new).submissions
    assert list(zip(found["document"], found["change"], strict=True)) == [("2.xlsx", "added, superseded")]
    again = compare(scope_of(data=load_review([])), new).submissions
    assert set(zip(again["document"], again["change"], strict=True)) == {
        ("2.xlsx", "added, superseded"),
        ("3.xlsx", "added"),
    }

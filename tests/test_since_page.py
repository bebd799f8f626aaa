"""The page “Compare snapshots”: files that a reader gives, what it says of them, and that they stay in the session."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from gcm_data import reference, wording
from gcm_data.coverage.selection import Selection
from gcm_data.since import apart
from gcm_data.snapshots.snapshot import freeze, thaw
from gcm_data.tables.apart import Apart, Limits
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from gcm_data.wording.menu import TITLES
from loaders import load_review
from loaders.files import files_of_review, load_files
from pages.shared import given_snapshots, session
from tests import two_reviews
from tests.cases import first
from tests.conftest import SHIPPED
from tests.pages_read import open_popovers, unfold
from tests.test_pages import open_page
from tests.test_withheld import SECRETS, compiled, form
from tests.test_withheld_pages import sent
from tests.workbook_builder import document, response_form

BEFORE = dt.date(2025, 1, 15)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("two")
    two_reviews.write_both(folder / "old", folder / "new")
    return folder / "old", folder / "new"


@pytest.fixture(scope="module")
def old(folders) -> bytes:
    return freeze(load_files(files_of_review(folders[0])), BEFORE)


@pytest.fixture(scope="module")
def new(folders) -> bytes:
    return freeze(load_files(files_of_review(folders[1])), dt.date(2025, 2, 1))


@pytest.fixture
def now(folders, monkeypatch) -> None:
    """The dashboard reads the newer review."""
    monkeypatch.setenv("GCM_SUBMISSIONS", str(folders[1]))
    session._looks.clear()


def give(app: AppTest, older: bytes | None = None, newer: bytes | None = None) -> AppTest:
    """Give files to the page."""
    for key, content in (("since_older", older), ("since_newer", newer)):
        if content is not None:
            app.file_uploader(key=key).upload(f"{key}.zip", content, "application/zip")
    app.run()
    assert not app.exception, [found.value for found in app.exception]
    return app


def findings(app: AppTest) -> list[str]:
    return [found.value for found in app.subheader]


def tables(app: AppTest) -> dict[str, pd.DataFrame]:
    """The tables of the page by the finding above them."""
    return dict(zip(findings(app), (found.value for found in app.dataframe), strict=True))


def test_before_a_file_is_given_the_page_says_what_a_snapshot_is(now):
    app = open_page("since")
    assert findings(app) == [] and not app.error
    assert any(f"frozen in one file; the page “{TITLES['exports']}” makes one" in found.value for found in app.markdown)


@pytest.mark.long
def test_an_older_snapshot_beside_now(now, old, monkeypatch):
    open_popovers(monkeypatch)
    app = give(open_page("since"), old)
    assert findings(app)[0].startswith("Since 15 January 2025: 2 documents added, 3 documents changed")
    assert [key.split(":")[0] for key in findings(app)[1:]] == [
        "Documents added",
        "Respondents added",
        "Objectives that moved",
        "76 of 2418 cells of coverage are in another state",
        "Passages that changed a cell",
        "Numbers of slides and pages that differ",
        "Sentences changed",
    ]
    cells = tables(app)["76 of 2418 cells of coverage are in another state"]
    assert ["Japan", "reported", "not mentioned", 1, "objective 5"] in cells.values.tolist()
    assert any("1 before, 2 now" in found.value for found in app.markdown)
    assert len(app.get("download_button")) == len(app.dataframe) == 8


@pytest.mark.long
def test_the_filters_apply(now, old):
    app = give(open_page("since", subregion=["Pacific"]), old)
    (cells,) = (found for name, found in tables(app).items() if "cells of coverage are" in name)
    assert set(cells["Member"]) == {"Nauru", "Samoa"}
    assert "Mongolia" not in " ".join(found.value.to_csv() for found in app.dataframe)


@pytest.mark.long
def test_a_number_opens_its_evidence(now, old, monkeypatch):
    unfold(monkeypatch)
    app = give(open_page("since"), old)
    choosers = [found for found in app.selectbox if found.label.startswith("Evidence behind a number")]
    assert len(choosers) == 6  # documents, submissions, objectives, cells, passages, numbers
    (chooser,) = (found for found in choosers if found.key.startswith("list-since-numbers-"))
    named = f"Slide “Objectives” · 11 {reference.objective(11).short_label}: "
    chooser.set_value(next(option for option in chooser.options if option.startswith(named))).run()
    assert any(
        "1 of 10 submissions that answered on objectives reports objective 11." in found.value for found in app.markdown
    )


@pytest.mark.long
def test_two_snapshots_have_no_evidence_to_open(now, old, new, monkeypatch):
    unfold(monkeypatch)
    app = give(open_page("since"), old, new)
    assert findings(app)[0].startswith("Between 15 January 2025 and 1 February 2025: ")
    assert not [found for found in app.selectbox if found.label.startswith("Evidence behind")]


@pytest.mark.long
def test_the_same_again_is_nothing(now, new):
    app = give(open_page("since"), new)
    assert findings(app) == ["Nothing has changed since 1 February 2025"]


@pytest.mark.parametrize(
    ("content", "said"),
    first(
        2,
        [
            (b"", "it is empty"),
            (b"PK\x03\x04", "damaged"),
            (response_form(), "manifest.json"),
            (b"%PDF", "no zip file"),
        ],
        several=True,
    ),
    ids=["empty", "truncated", "a workbook", "a PDF"],
)
@pytest.mark.parametrize("place", ["older", "newer"])
def test_a_wrong_file_is_told_with_what_to_do(now, old, content, said, place):
    app = give(open_page("since"), **({"older": old, "newer": content} if place == "newer" else {"older": content}))
    (box,) = app.error
    assert f"as the {place} snapshot" in box.value
    assert said in box.value and "Expected is a file such as" in box.value and "Choose that file instead." in box.value
    assert findings(app) == [] and len(app.dataframe) == 0


def test_a_large_file_is_left_to_the_command(now, monkeypatch):
    monkeypatch.setattr(given_snapshots, "_LARGEST_TABLES", 1_000)
    app = give(open_page("since"), freeze(withhold(load_review([document(response_form())])), BEFORE))
    assert "larger than" in app.error[0].value


@pytest.mark.long
def test_what_is_compared_in_the_other_process_is_what_is_compared_here(old, new):
    before, now = thaw(old), thaw(new)
    for selection in (Selection("2025"), Selection("2025", ("Pacific",))):
        found = apart.compare_apart(before, now, selection, True)
        here = apart.compare_here(None, before, now, selection, True)
        assert [each.title for each in found] == [each.title for each in here] and len(here) > 1
        assert [each.focuses for each in found] == [each.focuses for each in here]
        for one, other in zip(found, here, strict=True):
            pd.testing.assert_frame_equal(one.table, other.table)
    apart._process.end()


def test_a_comparison_that_takes_too_long_is_stopped_and_told(now, old, monkeypatch):
    monkeypatch.setattr(apart, "_process", Apart("tests.apart_works:compare"))
    monkeypatch.setattr(apart, "_LIMITS", Limits(1, 1, 4 << 30, 0))
    monkeypatch.setattr(given_snapshots, "compare_apart", apart.compare_apart)
    app = give(open_page("since", subregion=["North and Central Asia"]), old)  # what no other test has kept
    (box,) = app.error
    assert "The two were not compared: it takes longer than 1 seconds, the limit. Compare them without" in box.value
    assert findings(app) == []


@pytest.mark.long
def test_what_a_reader_gives_is_kept_for_nobody_else(now, monkeypatch):
    words = "Fictional words of a snapshot that only one reader has"
    content = freeze(withhold(load_review([document(response_form("Palau", [["(c)", words, "7"]]))])), BEFORE)
    thawed = []
    monkeypatch.setattr(given_snapshots, "thaw_apart", lambda *given: thawed.append(given) or thaw(*given[:2]))
    app = give(open_page("since"), content)
    assert words in sent(app.run())
    assert len(thawed) == 1  # kept while the reader looks at it
    made = LocalScriptRunner.__init__

    def of_another(runner: LocalScriptRunner, *arguments: object, **options: object) -> None:
        made(runner, *arguments, **options)
        runner._session_id = "another reader"  # all of them have the same one in these tests

    monkeypatch.setattr(LocalScriptRunner, "__init__", of_another)
    other = open_page("since")
    assert findings(other) == [] and words not in sent(other)
    give(other, content)
    assert len(thawed) == 2


@pytest.mark.long
def test_the_older_words_are_never_run_as_markup(now):
    hostile = "Fictional <script>alert(1)</script> **text** \u202e of objective 5 of the GCM"
    content = freeze(withhold(load_review([document(response_form("Palau", [["(c)", hostile, "7"]]))])), BEFORE)
    app = give(open_page("since"), content)
    assert "alert(1)" in sent(app)  # as a cell of a table
    shown = [found.value for found in app.markdown] + [found.proto.body for found in app.get("html")]
    assert not [words for words in shown if "alert(1)" in words]


@pytest.mark.long
def test_a_hand_made_file_shows_no_name_that_may_not_be_named(now):
    content = freeze(load_review([form(), compiled()]), BEFORE)  # frozen without being withheld
    for query in ({}, {"cycle": "2025"}):
        shown = sent(give(open_page("since", **query), content))
        assert [secret for secret in SECRETS if secret in shown] == []


def test_no_documents_now(folder, old):
    assert [box.value for box in open_page("since").info] == [wording.NO_DOCUMENTS]


@pytest.mark.long
def test_an_empty_snapshot_beside_the_shipped_review(monkeypatch, scope_of):
    monkeypatch.setenv("GCM_SUBMISSIONS", str(SHIPPED))
    session._looks.clear()
    app = give(open_page("since"), freeze(ReviewData.of(), BEFORE))
    scope = scope_of()
    documents = sum(scope.data.documents["cycle"] == scope.selection.cycle)
    assert findings(app)[0].startswith(f"Since 15 January 2025: {documents} documents added, ")
    assert f"{scope.submissions} respondents added" in findings(app)[0]

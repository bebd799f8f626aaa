"""The page on how far coders agree. Its numbers are recounted in test_counts_agree.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gcm_data.exhibits import agreement, coder_reports
from gcm_data.store.rights import CODER, READER, Person
from gcm_data.tables.specs import ReviewData
from gcm_data.wording import agreement as wording
from gcm_data.wording.coding import TENTATIVE
from gcm_data.wording.sentences import glance
from loaders import load_review
from pages.shared import blocks, people
from tests import coded_review
from tests.coded_review import DOCUMENTS, rows
from tests.coders import ANNA, listed
from tests.test_figures import validated
from tests.test_pages import charts, open_page


@pytest.fixture(scope="module")
def data() -> ReviewData:
    return load_review(DOCUMENTS, codings=listed(*rows()))


def test_the_page_says_of_all_what_every_base_line_says(data, scope_of):
    scope = scope_of(data=data)
    made = agreement.by_target(scope)
    alpha = re.search(r"alpha is (\S+ \[\S+ \S+\])", made.takeaway)[1]
    assert f"alpha {alpha}, codebook" in scope.base and made.takeaway.count("tentative") == scope.base.count(
        "tentative"
    )
    drawn = validated(made).data
    kappas = [text for text in made.table["Cohen's kappa"] if not text.startswith("fewer")]
    layout = validated(made).layout
    behind = [note for note in layout.annotations if note.text.startswith("n = ")]
    assert len(behind) == len(made.table) and {note.xref for note in behind} == {"paper"}  # in the margin, at any width
    assert layout.margin.r >= 7 * max(len(note.text) for note in behind)
    assert {trace.cliponaxis for trace in drawn} == {False}  # a mark at an end of the scale is whole
    assert len(drawn[0].x) == len(made.table) > len(drawn[1].x) == len(kappas) > 0


@pytest.mark.parametrize("is_tentative", [True, False])
def test_alpha_is_in_sight_above_the_figure_and_so_is_that_it_is_tentative(is_tentative):
    alpha = wording.alpha_said(-0.38, -0.56, 0.18, 1_234, is_tentative)
    shown = glance(f"{alpha} {wording.waiting(12, 3)}", blocks._GLANCE)
    assert shown.startswith(alpha) and (TENTATIVE in shown) == is_tentative


def test_where_no_two_have_judged_nothing_is_said_beyond_that(scope_of):
    alone = [row for row in rows() if row["by"] == ANNA]
    made = agreement.by_target(scope_of(data=load_review(DOCUMENTS, codings=listed(*alone))))
    assert made.title == wording.NOT_TWICE.rstrip(".") and made.draw is None and made.table.empty
    alike = [{**row, "verdict": "accept", "because": ""} for row in rows() if row["round"] != "settle"]
    alike = [row for row in alike if row["target"] == "5"]
    made = agreement.by_target(scope_of(data=load_review(DOCUMENTS, codings=listed(*alike))))
    assert wording.ALL_ALIKE in made.takeaway and made.table["Cohen's kappa"].tolist() == [wording.ONE_WAY]


def test_progress_is_of_all_objectives(data, scope_of):
    whole = agreement.progress(scope_of(data=data))
    assert agreement.progress(scope_of(data=data, round_table=1)).table.equals(whole.table)
    assert whole.takeaway == "No State has been coded wholly." and list(whole.table["State"]) == ["Fiji", "Thailand"]


def test_of_sources_that_may_not_be_named_no_filter_tells_where_they_are(data, scope_of):
    silent = data.codings["iso3"].mask(data.codings["iso3"] == "FJI", "")
    hidden = ReviewData(**{**vars_of(data), "codings": data.codings.assign(iso3=silent)})
    assert len(agreement.codings_of(scope_of(data=hidden))) == len(data.codings)
    for chosen in ({"subregions": ("Pacific",)}, {"group": "SIDS"}):
        assert agreement.codings_of(scope_of(data=hidden, **chosen)).empty


def vars_of(data: ReviewData) -> dict[str, object]:
    return {name: getattr(data, name) for name in data.__dataclass_fields__}


def test_a_changed_entry_is_told_in_the_number_of_one(scope_of):
    (row,) = [row for row in rows() if row["target"] == "22"]
    made = coder_reports.changed_entries(scope_of(data=load_review(DOCUMENTS, codings=listed(row | {"codebook": "0"}))))
    assert made.title == "1 decision was made under an older entry of the codebook"
    assert coder_reports.terms(scope_of(data=load_review(DOCUMENTS, codings=listed(row)))).takeaway == wording.NO_TERMS


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the documents and the decisions, as the pages show it."""
    coded_review.write_review(tmp_path / "review")
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path / "review"))


def test_readers_see_how_far_coders_agree_and_coders_what_is_to_be_done(served, monkeypatch):
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person("", READER), "for a test"))
    app = open_page("agreement")
    notes = [found.proto.body for found in app.get("html") if "Reviewed (2025)" in found.proto.body]
    assert len(notes) == 2 and all(note.startswith('<p class="reviewed">Reviewed') for note in notes)
    assert len(charts(app)) == 1 and app.subheader[0].value.startswith("Two coders say the same in")
    assert any(wording.NOT_FOR_READERS in found.value for found in app.caption)
    assert "Lexicon and codebook" not in [found.value for found in app.header]
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person(ANNA, CODER), "for a test"))
    app = open_page("agreement")
    assert "Lexicon and codebook" in [found.value for found in app.header]
    assert any("older entry of the codebook" in found.value for found in app.subheader)


def test_where_nobody_has_decided_there_is_one_sentence_and_no_chart():
    app = open_page("agreement", cycle="2021")
    assert not charts(app) and wording.NOTHING_DECIDED in [box.value for box in app.info]
    assert [found.value for found in app.subheader] == []

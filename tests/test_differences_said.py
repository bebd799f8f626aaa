"""What is said of two sets that differ: exhibits, and the numbers and sentences of slides and paper."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from gcm_data import paper
from gcm_data.coverage.focus import Evidence
from gcm_data.since.affected import COUNT, SUBMISSIONS
from gcm_data.since.exhibits import exhibits, objectives, summary
from gcm_data.since.two_sets import Since
from gcm_data.slides import deck
from gcm_data.slides.slide import values_of
from gcm_data.tables.provenance import Provenance
from tests import compared
from tests.compared import NOW, one_form
from tests.recount_slides import seen_of
from tests.workbook_builder import text

both, since_of = compared.both, compared.since_of

STATES = {"blank", "no submission", "not applicable", "not mentioned", "reported", "suggested"}


@pytest.mark.long
@pytest.mark.parametrize("chosen", [{"subregions": ("Pacific",), "round_table": 1}, {"cycle": "2021"}], ids=str)
def test_every_exhibit_of_a_selection_says_something(both, since_of, chosen):
    for made in exhibits(since_of(both.old, both.new, **chosen)):
        assert made.title and made.base and list(made.table)


@pytest.mark.long
def test_numbers_are_those_that_slides_show(both, since_of):
    since = since_of(both.old, both.new)
    table, focuses = since.numbers
    before = {slide.key: slide for slide in deck(since.old)}
    for slide_new in (slide for slide in deck(since.new) if slide.key in before):
        slide_old = before[slide_new.key]
        shown = table[table["place"] == f"Slide “{slide_new.name}”"].set_index("number")
        written = []
        for slide in (slide_old, slide_new):
            written.append({value.opens: value.written for _, value in values_of(slide.chart)})
        differ = {label for label in written[1] if written[0].get(label) != written[1][label]}
        assert differ == {label for label in shown.index if label in written[1]}
        for label in differ:
            was = written[0].get(label, "does not stand there")
            assert (shown.at[label, "old"], shown.at[label, "new"]) == (was, written[1][label])
    assert "5 of 11" not in table.loc[table["number"] == "objective 5", "new"].tolist()
    found = table[(table["place"] == "Slide “Objectives”") & (table["number"] == "objective 5")]
    seen = [seen_of(scope) for scope in (since.old, since.new)]
    counted = [f"{len(each.who('objective', 5))} of {len(each.able('objective'))}" for each in seen]
    assert found[["old", "new"]].to_numpy().tolist() == [counted] and counted[0] != counted[1]
    assert len(focuses) == (table["differs_in"] == COUNT).sum()
    kinds = table["differs_in"].tolist()
    assert kinds == sorted(kinds, key=[COUNT, SUBMISSIONS].index)


@pytest.mark.long
def test_a_number_counts_what_its_evidence_counts(both, since_of):
    since = since_of(both.old, both.new)
    table, focuses = since.numbers
    places = (table["place"] + " · " + table["number"]).tolist()
    assert list(focuses) == places[: len(focuses)] and len(set(places)) == len(places)
    for (label, focus), row in zip(focuses.items(), table.itertuples(), strict=False):
        count = len(Evidence(since.new.grid, focus).counted)
        assert row.new.startswith(f"{count} of ") or row.new == "does not stand there", label


@pytest.mark.long
def test_sentences_are_those_of_the_paper(both, since_of):
    since = since_of(both.old, both.new)
    found = since.sentences[since.sentences["place"].str.startswith("Paper, paragraph ")]
    old, new = paper.sentences(since.old), paper.sentences(since.new)
    expected = {(key, old.get(key, ""), new.get(key, "")) for key in {*old, *new} if old.get(key) != new.get(key)}
    assert set(found[["key", "old", "new"]].itertuples(index=False, name=None)) == expected
    assert {"changed", "gone"} <= set(found["change"])
    for row in found[found["change"] != "gone"].itertuples():
        paragraph = paper.paper(since.new).paragraphs[int(row.place.rsplit(" ", 1)[1]) - 1]
        assert row.key in {sentence.key for sentence in paragraph.sentences}


@pytest.mark.long
def test_every_row_of_an_exhibit_opens_what_it_counts(both, since_of):
    for made in exhibits(since_of(both.old, both.new)):
        assert len(made.focuses) <= len(made.table)
        if made.key in ("since-cells", "since-passages", "since-submissions"):
            assert len(made.focuses) == len(made.table)
            for row, label in enumerate(made.focuses):
                assert label.startswith(str(made.table.iat[row, 0]))
    assert not any(made.focuses for made in exhibits(since_of(both.old, both.new, is_now=False)))


@pytest.mark.long
def test_the_words_say_what_differs_and_judge_nothing(both, since_of):
    made = {exhibit.key: exhibit for exhibit in exhibits(since_of(both.old, both.new))}
    assert "76 of 2418 cells" in made["since-summary"].title
    assert made["since-submissions"].takeaway.startswith("Sources that may not be named: 1 before, 2 now.")
    assert made["since-cells"].table["Cells"].sum() == 76
    assert {state for column in ("Before", "Now") for state in made["since-cells"].table[column]} <= STATES
    said = " ".join(f"{exhibit.title} {exhibit.takeaway}" for exhibit in made.values())
    assert not [word for word in ("improv", "progress", "better", "worse", "rank") if word in said.lower()]
    elsewhere = exhibits(since_of(both.old, both.new, cycle="2021"))
    assert {made.key for made in elsewhere} == {"since-summary", "since-sentences"}  # its paper compares with 2025
    assert "76 in the review of 2025" in elsewhere[0].takeaway


def test_the_objectives_that_moved_stand_by_name_with_both_counts(since_of):
    old, new = (one_form([["(c)", text(1), codes], ["(d)", text(2), "7"]]) for codes in ("5; 6", "6; 13"))
    since = since_of(old, new)
    assert objectives(since).table.to_numpy().tolist() == [
        ["5 Regular pathways", "1 of 1", "0 of 1", "", "Fiji"],
        ["13 Alternatives to detention", "0 of 1", "1 of 1", "Fiji", ""],
    ]
    assert objectives(since_of(old, old)).table.empty
    other = since_of(old, one_form([["(c)", text(1), "5; 6"], ["(d)", text(2), "7"]], "Palau"))
    assert objectives(other).table.iloc[0].tolist() == ["5 Regular pathways", "1 of 1", "1 of 1", "Palau", "Fiji"]


def test_a_review_of_which_nothing_differs_says_so_though_another_does(since_of):
    old, new = (one_form([["(c)", words, "5"]]) for words in (text(1), f"{text(1)} Other words."))
    assert summary(since_of(old, new, cycle="2021")).title.startswith("Nothing has changed since")
    assert "Other words" not in summary(since_of(old, new, cycle="2021")).takeaway
    assert not summary(since_of(old, new)).title.startswith("Nothing has changed since")


@pytest.mark.long
def test_versions_that_differ_are_said_first(shipped, scope_of):
    now = Provenance.of(shipped, NOW)
    since = Since.of(shipped, replace(now, software="0.9"), scope_of(), now)
    assert "software 0.9 and " in exhibits(since)[0].takeaway.split(".  ")[0]
    assert exhibits(since)[0].takeaway.startswith("The two were read by different versions")


@pytest.mark.long
def test_other_words_alone_are_told_to_change_nothing_here(since_of):
    old = one_form([["(c)", text(1), "5; 99"]])
    assert len(old.issues)
    new = replace(old, issues=old.issues.assign(value="other words"))
    (made,) = exhibits(since_of(old, new))
    assert made.title.startswith("Nothing has changed here") and "Other words" in made.takeaway


@pytest.mark.long
def test_numbers_and_sentences_alone_are_a_change(since_of):
    """As in the review before, whose change is counted anew when documents of the next one come in."""
    old = one_form([["(c)", text(1), "5; 99"]])
    since = since_of(old, replace(old, issues=old.issues.assign(value="other words")))
    number, sentence = {"place": "Slide “Change”"}, {"place": "Paper, paragraph 4"}
    since.__dict__["numbers"] = (pd.DataFrame([number, number]), {})
    since.__dict__["sentences"] = pd.DataFrame([sentence])
    assert summary(since).title.endswith(": 2 numbers changed and 1 sentence changed")

"""What changed since: two fictional reviews that differ in known ways, recounted from the CSV files of the loaders."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest

from gcm_data import paper, reference
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports.__main__ import main
from gcm_data.since.affected import COUNT, SUBMISSIONS
from gcm_data.since.differences import cells_by_cycle, compare, older
from gcm_data.since.exhibits import exhibits, objectives, summary
from gcm_data.since.reasons import reasons
from gcm_data.since.two_sets import Since
from gcm_data.slides import deck
from gcm_data.slides.slide import values_of
from gcm_data.snapshots.snapshot import freeze
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from gcm_data.tables.withheld_alike import withhold_alike
from loaders import load_review
from loaders.__main__ import main as load
from loaders.files import files_of_review, load_files
from tests import two_reviews
from tests.cases import first
from tests.recount_slides import seen_of
from tests.test_withheld import form
from tests.workbook_builder import document, response_form, tally, text, workbook

BEFORE, NOW = dt.date(2025, 1, 15), dt.date(2025, 2, 1)
STATES = {"blank", "no submission", "not applicable", "not mentioned", "reported", "suggested"}


@dataclass(frozen=True)
class Both:
    """The older and the newer review: folders, what was read, and the rows of the loaders' CSV files by name."""

    folders: tuple[Path, Path]
    old: ReviewData
    new: ReviewData
    rows: tuple[dict[str, list[dict[str, str]]], dict[str, list[dict[str, str]]]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("two")
    folders = folder / "old", folder / "new"
    two_reviews.write_both(*folders)
    rows = []
    for path in folders:
        load([str(path), "--out", str(folder / f"{path.name}-tables")])
        tables = (folder / f"{path.name}-tables").glob("*.csv")
        rows.append({table.stem: list(csv.DictReader(table.open(encoding="utf-8", newline=""))) for table in tables})
    return Both(folders, *(load_files(files_of_review(path)) for path in folders), tuple(rows))


@pytest.fixture(scope="module")
def since_of(scope_of) -> Callable[..., Since]:
    """Compare two sets; what was compared before is given again, because each comparison makes slides and papers."""
    made: dict[tuple, tuple] = {}

    def make(old: ReviewData, new: ReviewData, is_now: bool = True, **chosen: object) -> Since:
        key = id(old), id(new), is_now, repr(sorted(chosen.items()))
        if key not in made:
            scope = scope_of(data=new, **chosen)
            found = Since.of(old, Provenance.of(old, BEFORE), scope, Provenance.of(new, NOW), is_now)
            made[key] = old, new, found  # the sets are kept, so that no other gets their ids
        return made[key][-1]

    return make


def one_form(answers: list[list[object]], member: str = "Fiji", name: str = "a.xlsx") -> ReviewData:
    return withhold(load_review([document(response_form(member, answers), name)]))


def cells(rows: dict[str, list[dict[str, str]]], cycle: str) -> dict[tuple[str, str, str], str]:
    found = (row for row in rows["coverage"] if row["cycle"] == cycle)
    return {(row["iso3"], row["target_kind"], row["target"]): row["state"] for row in found}


def test_exactly_the_submissions_that_changed(both, since_of):
    found = since_of(both.old, both.new).found
    assert set(found.submissions[["iso3", "document", "change"]].itertuples(index=False, name=None)) == {
        ("MNG", "b Mongolia.xlsx", "added"),
        ("WSM", two_reviews.RESENT, "added"),
        ("WSM", "withheld document", "superseded"),
    }
    assert found.withheld.to_dict("records") == [{"cycle": "2025", "old": 1, "new": 2}]


def test_exactly_the_documents_whose_bytes_changed(both, since_of):
    found = since_of(both.old, both.new).found.documents
    old, new = ({path.name: path.read_bytes() for path in (f / "2025").iterdir()} for f in both.folders)
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    shown = found.set_index("document")["change"]
    assert set(shown[shown == "added"].index) == new.keys() - old.keys()
    withheld = {"respondents.xlsx"}  # one of its sources may not be named
    assert set(shown[shown == "changed"].index) == changed - withheld
    assert withheld < changed and len(changed) == 4
    assert not (shown == "gone").any()


def test_exactly_the_cells_that_are_in_another_state(both, since_of):
    for cycle in ("2021", "2025"):
        old, new = (cells(rows, cycle) for rows in both.rows)
        expected = {(*key, old[key], new[key]) for key in new if old[key] != new[key]}
        found = since_of(both.old, both.new, cycle=cycle).found.cells
        assert set(found.drop(columns="cycle").itertuples(index=False, name=None)) == expected
        assert len(expected) == {"2021": 0, "2025": 76}[cycle]
    assert {row[-2:] for row in expected} >= {("blank", "not mentioned"), ("reported", "not mentioned")}


@pytest.mark.parametrize(
    "chosen",
    first(2, [
        {"subregions": ("Pacific",)}, {"subregions": ("South-East Asia", "East and North-East Asia")},
        {"group": "SIDS"}, {"group": "LDC"}, {"round_table": 1}, {"round_table": 2}, {"basis": "cited"},
        {"cycle": "2021"},
    ]),
    ids=str,
)  # fmt: skip
def test_the_selection_applies(both, since_of, chosen):
    since = since_of(both.old, both.new, **chosen)
    selection = since.new.selection
    old, new = (cells(rows, selection.cycle) for rows in both.rows)
    objectives = {str(number) for number in selection.objectives}
    expected = {
        key for key in new
        if old[key] != new[key] and key[0] in selection.iso3 and (key[1] != "objective" or key[2] in objectives)
    }  # fmt: skip
    found = set(since.found.cells[["iso3", "target_kind", "target"]].itertuples(index=False, name=None))
    if selection.basis == "cited":
        assert found < expected  # nothing that changed is cited: only silence did
        assert {row.new_state for row in since.found.cells.itertuples()} <= {"not mentioned", "blank"}
    else:
        assert found == expected
    assert set(since.found.submissions["iso3"]) <= {*selection.iso3, ""}
    held = {row["document"] for rows in both.rows for row in rows["submissions"] if row["iso3"] in selection.iso3}
    assert not selection.is_narrowed or set(since.found.documents["document"]) <= held
    assert since.found.withheld.empty == (selection.is_narrowed or selection.cycle == "2021")


@pytest.mark.long
@pytest.mark.parametrize("chosen", [{"subregions": ("Pacific",), "round_table": 1}, {"cycle": "2021"}], ids=str)
def test_every_exhibit_of_a_selection_says_something(both, since_of, chosen):
    for made in exhibits(since_of(both.old, both.new, **chosen)):
        assert made.title and made.base and list(made.table)


def without_number(text: str) -> str:
    """Withheld documents have another number in each set."""
    return "withheld document" if text.startswith("withheld document ") else text


def test_every_changed_cell_has_its_reason_and_mentions_are_those_of_the_cell(both, since_of):
    since = since_of(both.old, both.new)
    found = since.reasons
    keys = ["iso3", "target_kind", "target"]
    told = set(found[keys].itertuples(index=False, name=None))
    assert told == set(since.found.cells[keys].itertuples(index=False, name=None))
    old, new = both.rows
    for side, changes in ((new, {"new"}), (old, {"gone", "superseded"})):
        changed = {tuple(row) for row in since.found.cells[keys].to_numpy()}
        current = {row["submission"] for row in side["submissions"] if row["status"] == "current"}
        expected = {
            tuple(without_number(row[name]) for name in (*keys, "document", "sheet", "cell", "evidence"))
            for row in side["mentions"]
            if row["submission"] in current and row["cycle"] == "2025"
            and (row["iso3"], row["target_kind"], row["target"]) in changed
        }  # fmt: skip
        mentions = found[(found["what"] == "mention") & found["change"].isin(changes)]
        columns = [*keys, "document", "sheet", "cell", "evidence"]
        assert set(mentions[columns].itertuples(index=False, name=None)) == expected
        assert expected


def reason(since: Since, iso3: str, target: str) -> list[dict[str, str]]:
    found = since.reasons
    return found[(found["iso3"] == iso3) & (found["target"] == target)].to_dict("records")


def test_the_reasons_are_those_that_were_made(both, since_of):
    since = since_of(both.old, both.new)
    (japan,) = reason(since, "JPN", "5")
    assert (japan["what"], japan["change"], japan["before"], japan["now"]) == ("mention", "gone", text(10), text(10))
    (samoa,) = reason(since, "WSM", "5")
    assert (samoa["change"], samoa["document"], samoa["before"]) == ("superseded", "withheld document", text(20))
    (nauru,) = reason(since, "NRU", "1")
    assert (nauru["what"], nauru["change"], nauru["question"]) == ("answer", "changed", "c")
    assert (nauru["before"], nauru["now"], nauru["cell"]) == ("", two_reviews.MORE, "B5")
    (mongolia,) = reason(since, "MNG", "1")
    assert (mongolia["what"], mongolia["change"], mongolia["document"]) == ("submission", "new", "b Mongolia.xlsx")
    (indonesia,) = reason(since, "IDN", "11")
    assert (indonesia["evidence"], indonesia["cell"]) == ("5, 11", "C5")


def test_turned_round_everything_is_gone_that_was_new(both, since_of):
    there, back = since_of(both.old, both.new), since_of(both.new, both.old)
    assert set(back.found.submissions["change"]) == {"gone", "counts again"}
    turned = back.found.cells.rename(columns={"old_state": "new_state", "new_state": "old_state"})
    pd.testing.assert_frame_equal(turned[there.found.cells.columns], there.found.cells)
    assert len(back.reasons) == len(there.reasons)
    (mongolia,) = reason(back, "MNG", "1")
    assert (mongolia["what"], mongolia["change"]) == ("submission", "gone")


@pytest.mark.long
@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_shipped_data_against_themselves(shipped, since_of, cycle):
    since = since_of(shipped, shipped, cycle=cycle)
    assert since.found.is_empty and since.is_same and since.reasons.empty
    assert since.numbers[0].empty and since.sentences.empty
    (made,) = exhibits(since)
    assert made.title == "Nothing has changed since 15 January 2025"


@pytest.mark.long
def test_an_empty_review_and_a_full_one(shipped, since_of):
    since = since_of(ReviewData.of(), shipped)
    assert len(since.found.submissions) == (shipped.submissions["cycle"] == "2025").sum()
    assert set(since.found.cells["old_state"]) == {"no submission"}
    assert set(since.reasons["what"]) == {"mention", "submission"}
    gone = since_of(shipped, ReviewData.of())
    assert set(gone.found.submissions["change"]) == {"gone"}
    assert set(gone.found.cells["new_state"]) == {"no submission"}
    assert next(iter(exhibits(gone))).key == "since-summary"


@pytest.mark.long
def test_a_renamed_document_changes_nothing_else(both, since_of, tmp_path):
    folder = tmp_path / "renamed"
    shutil.copytree(both.folders[0], folder)
    (folder / "2025" / "b Fiji.xlsx").rename(folder / "2025" / "b Fiji, renamed.xlsx")
    since = since_of(both.old, load_files(files_of_review(folder)))
    assert since.found.documents[["document", "change", "old_document"]].to_numpy().tolist() == [
        ["b Fiji, renamed.xlsx", "renamed", "b Fiji.xlsx"]
    ]
    assert since.found.submissions.empty and since.found.cells.empty and since.numbers[0].empty


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


@pytest.mark.long
def test_a_tally_that_becomes_a_form(since_of):
    old = withhold(load_review([document(tally({"Fiji": {5: "x"}}), "tally.xlsx")]))
    new = withhold(load_review([
        document(tally({"Fiji": {5: "x"}}), "tally.xlsx"),
        document(response_form("Fiji", [["(c)", text(1), "6"], ["(e)", "", ""]]), "fiji.xlsx"),
    ]))  # fmt: skip
    since = since_of(old, new)
    (five,), (six,) = (reason(since, "FJI", target) for target in ("5", "6"))
    assert (five["change"], five["before"]) == ("superseded", "x")
    assert (six["change"], six["document"]) == ("new", "fiji.xlsx")
    principles = since.found.cells.query("target_kind == 'principle'")
    assert set(zip(principles["old_state"], principles["new_state"], strict=True)) == {("blank", "not mentioned")}
    found = reason(since, "FJI", "human_rights")
    assert {(row["what"], row["change"]) for row in found} == {("answer", "new")}


def test_an_answer_that_becomes_not_applicable(since_of):
    old, new = one_form([["(c)", text(1), ""]]), one_form([["(c)", "Not applicable", ""]])
    since = since_of(old, new)
    assert set(since.found.cells["new_state"]) == {"not applicable"}
    assert {(row.what, row.before, row.now) for row in since.reasons.itertuples()} == {
        ("answer", text(1), "Not applicable")
    }


def secret_form(attribution: str, answers: list[list[object]], name: str = "s.xlsx") -> object:
    rows = [["Country", "Fiji"], ["Attribution", attribution], [], ["Question", "Response", "GCM objectives"], *answers]
    return document(workbook({"Form": rows}), name)


@pytest.mark.long
def test_nobody_is_named_in_the_older_set_who_is_withheld_now(since_of):
    answers = [["(c)", text(50), "5"], ["(d)", text(51), "6"]]
    old = withhold(load_review([secret_form("May be named", answers)]))
    new = withhold(load_review([secret_form("Non-attributable", answers)]))
    assert old.submissions["iso3"].tolist() == ["FJI"] and new.submissions["iso3"].tolist() == [""]
    since = since_of(old, new)
    said = "\n".join(f"{e.title} {e.takeaway} {e.table.to_csv()} {list(e.focuses)}" for e in exhibits(since))
    assert "Fiji" not in said and "FJI" not in said and "s.xlsx" not in said
    assert "FJI" in old.submissions["iso3"].tolist()  # the older data itself stays as it was


def test_a_state_that_is_still_named_stays_so(both):
    same = withhold_alike(both.old, both.new)
    for name in ("submissions", "responses", "mentions"):
        pd.testing.assert_frame_equal(getattr(same, name), getattr(both.old, name))


@pytest.mark.long
def test_withheld_sources_are_counted_and_never_listed(since_of):
    old, new = ReviewData.of(), withhold(load_review([form()]))
    since = since_of(old, new)
    assert since.found.withheld["new"].tolist() == [1]
    assert since.found.submissions.empty and since.found.documents.empty and since.found.cells.empty
    assert "Zanzifoo" not in "".join(e.table.to_csv() for e in exhibits(since))


def test_cells_of_other_cycles_are_counted(both, scope_of):
    new = scope_of(data=both.new)
    assert cells_by_cycle(older(both.old, new).grid, new.grid) == {"2021": 0, "2025": 76}


def test_comparing_twice_gives_the_same(both, scope_of):
    new = scope_of(data=both.new)
    old = older(both.old, new)
    one, other = (reasons(old, new, compare(old, new).renamed) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)


@pytest.fixture
def snapshots(both: Both, tmp_path: Path) -> tuple[str, str]:
    for name, data, day in (("old.zip", both.old, BEFORE), ("new.zip", both.new, NOW)):
        (tmp_path / name).write_bytes(freeze(data, day))
    return str(tmp_path / "old.zip"), str(tmp_path / "new.zip")


def run(*arguments: object) -> int:
    try:
        return main(["changes", *map(str, arguments)])
    except SystemExit as leaving:
        return leaving.code


@pytest.mark.long
def test_the_command_says_what_differs_and_leaves_as_diff_does(snapshots, capsys):
    old, new = snapshots
    assert run(old, new, "--cycle", "2025") == 1
    said = capsys.readouterr().out
    for line in (
        "Between 15 January 2025 and 1 February 2025: 2 documents added",
        "  Mongolia: added (b Mongolia.xlsx)",
        "  Samoa: superseded (withheld document)",
        "cells of coverage are in another state",
        "Objectives that moved: ",
        "  Read again in the paper: paragraphs ",
        "Sources that may not be named: 1 before, 2 now.",
    ):
        assert line in said
    assert len(said.splitlines()) <= 50, "one screen"
    assert run(old, new, "--cycle", "2025", "--subregion", "pacific") == 1
    assert "Mongolia" not in capsys.readouterr().out


def test_the_command_says_of_each_review_that_nothing_changed(tmp_path, capsys):
    data = load_review([document(response_form("Fiji", [["(c)", text(1), "5"]]))])
    (tmp_path / "old.zip").write_bytes(freeze(data, BEFORE))
    (tmp_path / "new.zip").write_bytes(freeze(data, NOW))
    assert run(tmp_path / "old.zip", tmp_path / "new.zip") == 0
    assert capsys.readouterr().out.count("Nothing has changed between") == len(reference.cycles())


@pytest.mark.long
def test_the_command_reads_now_from_a_folder(snapshots, both, capsys, monkeypatch):
    monkeypatch.setenv("GCM_SUBMISSIONS", str(both.folders[1]))
    assert run(snapshots[0], "--cycle", "2025") == 1
    assert "Since 15 January 2025: " in capsys.readouterr().out
    assert run(snapshots[1], "--cycle", "2025") == 0


@pytest.mark.parametrize("arguments", [["nowhere.zip"], [__file__], [], ["--cycle", "1066", "x.zip"]], ids=str)
def test_the_command_says_what_it_can_not_use(arguments, capsys):
    assert run(*arguments) == 2
    found = capsys.readouterr()
    assert found.out == "" and "error:" in found.err and "Traceback" not in found.err


@pytest.mark.long
def test_the_tables_of_the_command_hold_all_that_differs(snapshots, both, tmp_path):
    assert run(*snapshots, "--out", tmp_path) == 1
    with zipfile.ZipFile(tmp_path / "gcm-changes-2025-01-15-2025-02-01.zip") as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    tables = {name: list(csv.DictReader(io.StringIO(content, newline=""))) for name, content in files.items()}
    old, new = ({(cycle, *key): state for cycle in ("2021", "2025") for key, state in cells(rows, cycle).items()}
                for rows in both.rows)  # fmt: skip
    shown = {(r["cycle"], r["iso3"], r["target_kind"], r["target"]): (r["old_state"], r["new_state"])
             for r in tables["changed_cells.csv"]}  # fmt: skip
    assert shown == {key: (old[key], new[key]) for key in new if old[key] != new[key]}
    assert {row["change"] for row in tables["changed_submissions.csv"]} == {"added", "superseded"}
    assert len(tables["reasons.csv"]) >= len(shown)
    compared = json.loads(files["compared.json"])
    assert compared["before"]["as_of"] == "2025-01-15"
    assert compared["now"]["fingerprint"] == Provenance.of(both.new, NOW).fingerprint
    described = {resource["path"] for resource in json.loads(files["datapackage.json"])["resources"]}
    assert described == set(files) - {"datapackage.json", "compared.json"}


@pytest.mark.long
def test_no_sign_of_an_answer_reaches_the_terminal_as_a_command(tmp_path, capsys):
    hostile = "Fictional \x1b[2J\x07 text\r\nobjective 5 \u202e of the GCM"
    rows = io.StringIO()
    csv.writer(rows).writerows([["Country", "Question", "Response", "Objectives"], ["Fiji", "c", hostile, "5"]])
    data = withhold(load_review([document(rows.getvalue().encode(), "Fictional \x1b[2J\x07\u202e.csv")]))
    assert "\x1b" in data.responses["text"][0]
    (tmp_path / "old.zip").write_bytes(freeze(one_form([["(c)", text(1), "6"]], "Samoa"), BEFORE))
    (tmp_path / "new.zip").write_bytes(freeze(data, NOW))
    assert run(tmp_path / "old.zip", tmp_path / "new.zip", "--cycle", "2025") == 1
    said = capsys.readouterr().out
    assert "Fictional" in said and not [sign for sign in ("\x1b", "\x07", "\r", "\u202e") if sign in said]


def test_a_selection_of_nobody_is_told(snapshots, capsys):
    assert run(*snapshots, "--subregion", "enea", "--group", "SIDS") == 2
    assert "No member or associate member fits" in capsys.readouterr().err


def test_scopes_of_both_sets_have_the_same_selection_and_day(both, scope_of):
    new: Scope = scope_of(data=both.new, subregions=("Pacific",))
    old = older(both.old, new)
    assert (old.selection, old.as_of) == (new.selection, new.as_of)
    assert new.selection == Selection("2025", ("Pacific",))

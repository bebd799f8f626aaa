"""The slides: which there are, what each says in a sentence, and every number recounted in sets from the tables."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pptx import Presentation

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import other_cycles
from gcm_data.exports import pptx
from gcm_data.exports.progress import silent
from gcm_data.figures.chart import NOTHING, Bars, Matrix, Value, Words
from gcm_data.slides import Slide, counting, deck
from gcm_data.slides.evidence import blocks, key_of
from gcm_data.slides.slide import values_of
from loaders import load_review
from loaders.files import files_of_review, load_files
from tests.cases import first
from tests.recount_slides import NUMBER, expected, numbers, seen_of, title
from tests.test_withheld import SECRETS, compiled, form
from tests.workbook_builder import document, response_form, text

EVERYTHING = {"cycle": "2025"}
NARROW = {"subregions": ("Pacific",), "round_table": 3}
TINIEST = {"subregions": ("Pacific",), "group": "LDC", "round_table": 1, "basis": "cited"}
SELECTIONS = [
    EVERYTHING, NARROW, {"cycle": "2021"}, TINIEST, {"subregions": ("Pacific",)}, {"round_table": 3},
    {"subregions": ("East and North-East Asia",)}, {"group": "LDC"}, {"basis": "cited"},
    {"group": "Champion countries", "round_table": 1}, {"cycle": "2021", "subregions": ("Pacific",)},
]  # fmt: skip
FRAME = ("title", "agenda", "how-to-read")


def other(scope: Scope) -> str:
    return other_cycles(scope.selection.cycle)[0]


def findings(slides: list[Slide]) -> list[Slide]:
    return [slide for slide in slides if slide.key not in FRAME]


@pytest.fixture
def small(tmp_path: Path, scope_of) -> Scope:
    """Three documents, of two members and of a stakeholder under the Chatham House Rule."""
    (tmp_path / "2025").mkdir()
    said = response_form("Fiji", [["(c)", text(1), "5; 19"], ["(e)", text(2), "5"]])
    for found in (form(), compiled(), document(said, "FJI.xlsx")):
        (tmp_path / "2025" / found.name).write_bytes(found.content)
    return scope_of(data=load_files(files_of_review(tmp_path)))


@pytest.mark.parametrize("chosen", first(4, SELECTIONS), ids=str)
def test_every_number_is_recounted_from_the_tables_with_its_base(scope_of, chosen):
    scope = scope_of(**chosen)
    seen, slides = seen_of(scope), deck(scope)
    counted = cache(lambda key, cell: expected(seen, key, cell, other(scope)))
    for slide in slides:
        for cell, pair in numbers(slide):
            assert pair == counted(slide.key, cell), (slide.key, cell)


@pytest.mark.parametrize("chosen", first(4, SELECTIONS), ids=str)
def test_the_number_of_each_finding_is_recounted(scope_of, chosen):
    scope = scope_of(**chosen)
    seen = seen_of(scope)
    for slide in findings(deck(scope)):
        wanted = title(seen, slide.key, slide.title, other(scope))
        found = NUMBER.search(slide.title)
        assert found, slide.title
        if wanted:
            assert tuple(map(int, found.groups())) == wanted, slide.title


@pytest.mark.parametrize("chosen", first(3, SELECTIONS), ids=str)
def test_every_number_is_what_its_evidence_counts(scope_of, chosen):
    scope = scope_of(**chosen)
    slides = deck(scope)
    known = blocks(scope, slides)
    for slide in findings(slides):
        pairs = [(value.opens, value.count) for _, value in values_of(slide.chart)]
        for label, count in pairs:
            focus = slide.exhibit.focuses[label]
            assert len(Evidence(scope.grid, focus).counted) == count, (slide.key, label)
            assert key_of(focus) in known
        if slide.first:
            count = int(NUMBER.search(slide.title)[1])
            assert len(Evidence(scope.grid, slide.exhibit.focuses[slide.first]).counted) == count, slide.title


def test_the_slides_of_everything_in_their_order(scope_of):
    keys = [slide.key for slide in deck(scope_of())]
    assert keys[:4] == ["title", "agenda", "submissions", "objectives"]
    assert [key for key in keys if key.startswith("round-table-")] == [f"round-table-{n}" for n in (1, 2, 3, 4)]
    assert [key for key in keys if key.startswith("subregions")] == ["subregions-1", "subregions-2", "subregions-3"]
    assert sum(key.startswith("subregion-") for key in keys) == 5
    assert keys[-6:] == ["principles", "gaps", "needs", "sdgs", "change", "how-to-read"]


def test_a_narrow_selection_has_few_slides(scope_of):
    keys = [slide.key for slide in deck(scope_of(**NARROW))]
    assert keys[:4] == ["title", "agenda", "submissions", "round-table-3"] and keys[-1] == "how-to-read"
    assert not [key for key in keys if key.startswith("subregion") or key == "objectives"]
    assert [slide.key for slide in deck(scope_of(**TINIEST))] == [
        "title", "agenda", "submissions", "objectives", "how-to-read",
    ]  # fmt: skip


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_keys_are_names_in_links_and_nothing_is_told_twice(scope_of, chosen):
    slides = deck(scope_of(**chosen))
    keys = [slide.key for slide in slides]
    assert len({*keys}) == len(keys) and keys[0] == "title" and keys[-1] == "how-to-read"
    assert all(key == key.lower() and " " not in key for key in keys)
    assert len({slide.title for slide in slides}) == len(slides)
    shown = [frozenset(pair) for slide in slides if (pair := [*numbers(slide)])]
    assert len({*shown}) == len(shown)


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_no_slide_is_empty_or_a_single_row_of_many_empty_cells(scope_of, chosen):
    for slide in findings(deck(scope_of(**chosen))):
        if isinstance(slide.chart, Words):
            assert all(slide.chart.paragraphs)
            continue
        values = [value for _, value in values_of(slide.chart)]
        assert any(value.count for value in values), slide.key
        assert slide.key != "submissions" or len(slide.chart.labels) > 1
        if isinstance(slide.chart, Matrix):
            assert len(slide.chart.columns) > 1 and len(slide.chart.rows) <= 12


def test_nobody_mentions_any_is_one_sentence_with_its_number(scope_of):
    scope = scope_of(**TINIEST)
    slide = next(slide for slide in deck(scope) if slide.key == "objectives")
    able = len(seen_of(scope).able("objective"))
    assert slide.title.startswith(f"0 of {able} ") and "objective of round table 1" in slide.title
    assert isinstance(slide.chart, Words)


def test_where_nobody_could_say_it_a_dash_stands_and_no_zero(scope_of):
    """The tallies of 2021 cannot carry principles or needs."""
    scope = scope_of(cycle="2021")
    seen = seen_of(scope)
    assert not seen.able("principle") & seen.group("Pacific")
    slide = next(slide for slide in deck(scope) if slide.key == "principles")
    column = next(place for place, head in enumerate(slide.chart.columns) if head.startswith("Pacific"))
    assert slide.chart.columns[column] == "Pacific (of 0)"
    assert {slide.chart.cell(row[column]) for row in slide.chart.values} == {NOTHING}
    alone = deck(scope_of(cycle="2021", subregions=("Pacific",)))
    assert not [slide for slide in alone if slide.key in ("principles", "needs", "gaps")]


def test_what_cannot_be_compared_has_no_slide(scope_of):
    one = load_review([document(response_form("Fiji", [("(c)", "Fictional: objective 5.")]))])
    assert "change" not in [slide.key for slide in deck(scope_of(data=one))]
    assert "change" not in [slide.key for slide in deck(scope_of(**TINIEST))]
    assert "change" in [slide.key for slide in deck(scope_of())]


@pytest.mark.parametrize("chosen", first(3, SELECTIONS), ids=str)
def test_few_are_named_beside_their_number(scope_of, chosen):
    for slide in findings(deck(scope_of(**chosen))):
        if not isinstance(slide.chart, Bars) or slide.key == "change":
            continue
        for _, value in values_of(slide.chart):
            counted = Evidence(slide.scope.grid, slide.exhibit.focuses[value.opens]).counted
            named = wording.listed([reference.member(iso3).short_name for iso3 in counted])
            assert value.who == (named if len(counted) <= counting.FEW else "")


def test_states_by_objectives_where_the_members_are_few(scope_of):
    scope = scope_of(subregions=("Pacific",), round_table=2)
    slide = next(slide for slide in deck(scope) if slide.key == "round-table-2")
    seen = seen_of(scope)
    who = set().union(*(seen.who("objective", n) for n in seen.objectives))
    rows = [m.short_name for m in scope.selection.members if m.iso3 in who]
    assert isinstance(slide.chart, Matrix) and slide.chart.has_signs and list(slide.chart.rows) == rows
    numbers = [n for n in seen.objectives if seen.who("objective", n)]
    heads = [f"{n} {reference.objective(n).short_label}" for n in numbers]
    for head, name in zip(slide.chart.columns, heads, strict=True):
        assert head == f"{name} ({len(seen.who('objective', int(name.split()[0])))} of {len(seen.able('objective'))})"
    assert {slide.chart.cell(value) for row in slide.chart.values for value in row} == {"●", "·"}


def test_two_members_of_a_subregion_are_told_by_name(scope_of):
    said = {"China": "5", "Japan": "6; 23", "Fiji": "2", "Samoa": "2", "Tonga": "2"}
    data = load_review([document(response_form(name, [["(c)", text(1), codes]]), f"{name}.xlsx")
                        for name, codes in said.items()])  # fmt: skip
    slide = next(slide for slide in deck(scope_of(data=data)) if slide.key == "subregion-enea")
    assert slide.title == "China and Japan mention 3 of 23 objectives"
    assert slide.chart.paragraphs == (
        "China: Regular pathways (objective 5).",
        "Japan: Recruitment and decent work (objective 6) and International cooperation (objective 23).",
    )


@pytest.mark.parametrize("chosen", first(4, SELECTIONS), ids=str)
def test_base_and_source_say_what_was_filtered_and_what_was_not(scope_of, chosen):
    scope = scope_of(**chosen)
    whole = {"submissions"} | (set() if scope.selection.round_table else {"principles", "needs"})
    documents = scope.data.documents[scope.data.documents["cycle"] == scope.selection.cycle]
    theirs = scope.data.submissions
    theirs = theirs[(theirs["status"] == "current") & theirs["iso3"].isin(scope.selection.iso3)]
    theirs = theirs[theirs["cycle"] == scope.selection.cycle]
    read = theirs["document"].nunique() if scope.selection.is_narrowed else len(documents)
    for slide in deck(scope):
        if slide.key in ("title", "agenda"):
            assert slide.base == slide.source == ""
            continue
        assert "Base: " in slide.base
        table = slide.scope.selection.round_table
        assert (f"round table {table}" in slide.base) == bool(table and slide.key not in whole)
        assert ("whatever objective" in slide.base) == bool(table and slide.key in whole)
        assert all(name in slide.base for name in slide.scope.selection.subregions)
        if slide.scope.selection == scope.selection and slide.key != "change":  # which rests on two reviews
            assert slide.source.startswith(f"Source: {read} document")
        assert "compiled from public statements" in slide.source
        assert ("Data " in slide.source) == (slide.key == "how-to-read")


def test_titles_name_what_was_selected(scope_of):
    assert deck(scope_of())[0].title == wording.TITLE
    assert deck(scope_of(**TINIEST))[0].title.endswith(": Pacific, LDC, round table 1, only what is cited")
    assert deck(scope_of(**NARROW))[0].title == "Global Compact for Migration: Pacific, round table 3"
    said = deck(scope_of(**NARROW))[0].chart.paragraphs
    assert said[0] == reference.cycle("2025").name and said[-1] == wording.COVERAGE_IS
    assert any("The document was compiled from public statements" in line for line in said)


@pytest.mark.parametrize("chosen", first(2, SELECTIONS), ids=str)
def test_the_agenda_lists_what_follows(scope_of, chosen):
    slides = deck(scope_of(**chosen))
    agenda = slides[1]
    keys = [slide.key for slide in slides]
    assert list(agenda.chart.paragraphs) == list(dict.fromkeys(slide.section for slide in slides[2:]))
    assert [keys.index(key) for key in agenda.chart.turns_to] == sorted(map(keys.index, agenda.chart.turns_to))
    for line, key in zip(agenda.chart.paragraphs, agenda.chart.turns_to, strict=True):
        assert slides[keys.index(key)].section == line


@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_the_speaker_says_three_sentences(scope_of, chosen):
    for slide in deck(scope_of(**chosen)):
        for sentence in slide.spoken:
            assert sentence.endswith((".", "?", "”")) and sentence[0].isupper() | sentence[0].isdigit(), sentence
            assert not re.search(r"[.?!] [A-Z]", sentence), sentence


def test_evidence_names_who_and_where_for_each_target_once(scope_of):
    scope = scope_of()
    seen, found = seen_of(scope), blocks(scope, deck(scope))
    for n in range(1, 24):
        block = found["objective", str(n)]
        said = "\n".join(block.paragraphs)
        assert block.title == f"Evidence: {reference.objective(n).short_label} (objective {n})"
        told, _, silent = said.partition("Not mentioned by: ")
        for iso3 in seen.who("objective", n):
            rows = [row for row in seen.mentions("objective", n) if row["iso3"] == iso3]
            name = reference.member(iso3).name
            place = re.escape(rows[0]["document"])
            assert re.search(rf"{re.escape(name)} \[\d[^\]]*\] \([^;]*{place}", told), (n, name)
        for iso3 in seen.able("objective") - seen.who("objective", n):
            assert reference.member(iso3).name in silent
    assert len(found["change",].paragraphs) > 1


def test_withheld_sources_stand_nowhere_in_the_evidence(small):
    said = " ".join(p for block in blocks(small, deck(small)).values() for p in block.paragraphs)
    assert wording.WITHHELD_PLACE in said and re.search(r"Fiji \[\d+\] \(\(c\) FJI\.xlsx › ", said)
    assert not [secret for secret in SECRETS if secret in said]


def test_three_documents_make_few_slides(small):
    slides = deck(small)
    assert [slide.key for slide in slides][:3] == ["title", "agenda", "submissions"]
    assert not [slide for slide in slides if slide.key.startswith("subregions") or slide.key == "change"]
    assert all(NUMBER.search(slide.title) for slide in findings(slides))


def test_a_change_is_of_those_that_can_be_compared(scope_of):
    slide = next(slide for slide in deck(scope_of()) if slide.key == "change")
    assert "in 2025" in slide.title and slide.chart.series == ("Newly reported", "No longer reported")
    counts = [value.count for value in slide.chart.values[0]]
    assert counts == sorted(counts, reverse=True)


def test_what_follows_is_told_with_its_names_in_capitals(scope_of):
    (agenda,) = (slide for slide in deck(scope_of()) if slide.key == "agenda")
    assert "support needed, Sustainable Development Goals, change between" in agenda.said


@pytest.mark.parametrize("chosen", [{}, {"subregions": ("Pacific",)}, {"round_table": 3}], ids=str)
def test_the_first_review_has_no_slide_of_change(scope_of, chosen):
    assert "change" not in [slide.key for slide in deck(scope_of(cycle="2021", **chosen))]
    assert "change" in [slide.key for slide in deck(scope_of(**chosen))]


def test_of_a_change_a_single_member_is_named(scope_of):
    slide = next(slide for slide in deck(scope_of(**NARROW)) if slide.key == "change")
    values = [value for row in slide.chart.values for value in row]
    assert {bool(value.who) for value in values if value.count == 1} == {True}
    assert not [value for value in values if value.count != 1 and value.who]
    file = Presentation(io.BytesIO(pptx.write(scope_of(**NARROW), silent)))
    (page,) = (page for page in file.slides if page.shapes.title.text_frame.text == slide.title)
    (who,) = (shape.table for shape in page.shapes if shape.has_table and shape.name.startswith("Who stands"))
    assert "who" not in [cell.text_frame.text for cell in who.iter_cells()]


def test_of_three_members_that_are_named_already_no_subregion_is_told(scope_of):
    def keys(**said):
        return [slide.key for slide in deck(scope_of(data=load_review(
            [document(response_form(name, [["(c)", text(1), codes]]), f"{name}.xlsx") for name, codes in said.items()]
        )))]  # fmt: skip

    assert not [key for key in keys(Fiji="5; 19", Philippines="2; 6") if key.startswith("subregion")]
    assert [key for key in keys(Fiji="1-9", Philippines="10-23") if key.startswith("subregion")]


def test_a_change_rests_on_the_documents_of_both_reviews(scope_of):
    scope = scope_of()
    slides = {slide.key: slide.source for slide in deck(scope)}
    counts = scope.data.documents["cycle"].value_counts()
    assert slides["change"].startswith(f"Source: {counts.sum()} documents of the reviews of 2021 and 2025. ")
    assert slides["objectives"].startswith(f"Source: {counts['2025']} documents of the review of 2025. ")


def test_no_table_of_subregions_has_zeros_alone(scope_of):
    """Nobody mentions an objective of round table 2, which has a table of its own among all."""
    said = {"Fiji": "5; 19", "Philippines": "2; 6", "China": "6", "Tonga": "19"}
    data = load_review([document(response_form(name, [["(c)", text(1), codes]]), f"{name}.xlsx")
                        for name, codes in said.items()])  # fmt: skip
    tables = {s.key: s.chart for s in deck(scope_of(data=data)) if s.key.startswith("subregions")}
    assert [*tables] == ["subregions-1", "subregions-3"]
    assert all(any(value.count for row in chart.values for value in row) for chart in tables.values())


def test_bars_are_cut_where_none_is_parted_from_its_equals():
    rows = [(str(place), Value(count, 9, "x")) for place, count in enumerate((5, 4, 3, 3, 3, 3, 1, 0))]
    assert [len(counting.by_count(rows, most)) for most in (1, 2, 3, 4, 5, 8)] == [2, 2, 2, 6, 7, 7]
    assert counting.by_count(rows[2:6], 1) == rows[2:3]


@pytest.mark.parametrize("room", [12, 13, 25, 26])
def test_a_takeaway_is_as_long_as_its_room(scope_of, room):
    slide = replace(deck(scope_of(**TINIEST))[0], said="One sentence. And another.")
    assert slide.takeaway(room) == {12: "", 13: "One sentence.", 25: "One sentence.", 26: slide.said}[room]

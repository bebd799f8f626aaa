"""Milestones: dates as exact as known, past and ahead told apart on a day, and no label on another."""

from __future__ import annotations

import dataclasses
import datetime as dt

import plotly.graph_objects as go
import pytest

from gcm_data import reference
from gcm_data.exhibits import milestones
from gcm_data.figures.theme import PALETTES
from gcm_data.figures.timeline import SIGNS, TEXT_WIDTH
from gcm_data.reference.rows import Milestone
from tests.test_pages import charts, open_page


def event(date: str, end: str = "") -> Milestone:
    """A fictional milestone on these dates."""
    return Milestone(date, end, "Fictional event", "meeting", "")


@pytest.mark.parametrize(
    ("date", "end", "words"),
    [
        ("2016-09-19", "", "19 September 2016"),
        ("2025-02-04", "2025-02-06", "4 to 6 February 2025"),
        ("2025-01-30", "2025-02-02", "30 January 2025 to 2 February 2025"),
        ("2024-12-30", "2025-12-30", "30 December 2024 to 30 December 2025"),
        ("2024-08", "", "August 2024"),
        ("2028", "2029", "2028 to 2029"),
        ("2030", "", "2030"),
    ],
)
def test_dates_are_as_exact_as_known(date, end, words):
    assert milestones.when(event(date, end)) == words


@pytest.mark.parametrize(
    ("date", "end", "on", "expected"),
    [
        ("2025-02-04", "2025-02-06", "2025-02-03", "ahead"),
        ("2025-02-04", "2025-02-06", "2025-02-04", "under way"),
        ("2025-02-04", "2025-02-06", "2025-02-06", "under way"),
        ("2025-02-04", "2025-02-06", "2025-02-07", "past"),
        ("2024-02", "", "2024-02-29", "under way"),
        ("2024-02", "", "2024-03-01", "past"),
        ("2030", "", "2029-12-31", "ahead"),
        ("2030", "", "2030-12-31", "under way"),
        ("2028", "2029", "2030-01-01", "past"),
    ],
)
def test_what_is_ahead_is_told_on_the_day(date, end, on, expected):
    assert milestones.phase(event(date, end), dt.date.fromisoformat(on)) == expected


def test_next_is_the_first_milestone_ahead(scope_of):
    exhibit = milestones.review_calendar(scope_of())  # as of 1 February 2025
    assert exhibit.takeaway == (
        "Next: Second Asia-Pacific regional review, UNCC Bangkok, 4 to 6 February 2025. "
        "Before that: Deadline for written answers to the guiding questions, 28 January 2025."
    )
    assert exhibit.title.startswith("21 of 27 milestones")
    assert exhibit.table["When"].value_counts().to_dict() == {"past": 21, "ahead": 4, "ahead, expected": 2}


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (
            "2025-02-05",
            "Under way: Second Asia-Pacific regional review, UNCC Bangkok, 4 to 6 February 2025. Next: First",
        ),
        ("2026-11-22", "Next: Third round of regional reviews (expected), 2028 to 2029. Before that: Second IMRF"),
        ("2035-01-01", "Nothing further is known to be planned. Before that: Third IMRF"),
        ("2016-01-01", "Next: New York Declaration"),
    ],
)
def test_the_sentence_moves_with_the_day(scope_of, day, start):
    scope = dataclasses.replace(scope_of(), as_of=dt.date.fromisoformat(day))
    exhibit = milestones.review_calendar(scope)
    assert exhibit.takeaway.startswith(start)
    assert go.Figure(exhibit.draw("light").to_plotly_json()).data


def test_the_table_is_the_calendar_in_order(scope_of):
    table = milestones.review_calendar(scope_of()).table
    assert table["Event"].tolist() == [milestone.event for milestone in reference.milestones()]
    expected = table.loc[table["Event"].str.contains("expected"), "When"]
    assert len(expected) == 2 and expected.str.endswith("expected").all()


@pytest.mark.parametrize("mode", PALETTES)
def test_each_event_has_a_row_of_its_own_and_each_kind_a_sign_and_a_lane(scope_of, mode):
    figure = go.Figure(milestones.review_calendar(scope_of()).draw(mode).to_plotly_json())
    rows = [y for trace in figure.data for y in trace.y if y is not None]
    assert sorted(rows) == list(range(27))
    assert [trace.name for trace in figure.data] == list(SIGNS)
    assert {milestone.kind for milestone in reference.milestones()} == set(SIGNS)
    assert len(set(SIGNS.values())) == len(SIGNS)
    lanes = [set(trace.x) - {None} for trace in figure.data]
    assert all(len(lane) <= 1 for lane in lanes) and len(set().union(*lanes)) == len(SIGNS)
    texts = [note for note in figure.layout.annotations if note.xref != "paper"]
    assert sorted(note.y for note in texts) == list(range(27))
    assert all(note.text.count("<br>") <= 1 and len(note.text) <= 2 * TEXT_WIDTH + 4 for note in texts)


def test_open_marks_lie_ahead_and_bands_are_the_reviews(scope_of):
    figure = go.Figure(milestones.review_calendar(scope_of()).draw("light").to_plotly_json())
    symbols = {
        y: symbol
        for trace in figure.data
        for y, symbol in zip(trace.y, trace.marker.symbol, strict=True)
        if y is not None
    }
    assert [y for y in sorted(symbols) if not symbols[y].endswith("-open")] == list(range(21))
    bands = [(shape.y0 + 0.5, shape.y1 - 0.5) for shape in figure.layout.shapes if shape.type == "rect"]
    cycles = [milestone.cycle for milestone in reference.milestones()]
    expected = [[place for place, cycle in enumerate(cycles) if cycle == name] for name in ("2021", "2025")]
    assert bands == [(places[0], places[-1]) for places in expected]


def test_tentative_events_are_left_out_and_the_page_says_so(scope_of):
    events = " ".join(milestone.event for milestone in reference.milestones())
    assert "civil society forum" not in events.lower()
    assert "civil society forum" in milestones.review_calendar(scope_of()).note
    assert len(charts(open_page("milestones"))) == 1

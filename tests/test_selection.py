"""The selection: whom and what it keeps, in which order, and how it is said."""

from __future__ import annotations

import pytest

from gcm_data import reference
from gcm_data.coverage.selection import BASES, GROUPS, Selection

SECOND = "Second Asia-Pacific regional review of implementation of the GCM"


def test_everything_is_selected_by_default():
    selection = Selection("2025")
    assert selection.iso3 == tuple(member.iso3 for member in reference.members())
    assert sorted(selection.objectives) == list(range(1, 24))
    assert not selection.is_narrowed


def test_non_regional_members_leave_when_a_subregion_is_chosen():
    every = tuple(subregion.subregion for subregion in reference.subregions())
    selection = Selection("2025", subregions=every)
    assert len(selection.iso3) == 58
    assert not {"FRA", "NLD", "GBR", "USA"} & set(selection.iso3)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("subregions", [(), ("Pacific",), ("South-East Asia", "Pacific")])
def test_subregion_and_group_narrow_together(group: str, subregions: tuple[str, ...]):
    for cycle in reference.cycles():
        inside = {
            row.iso3
            for row in reference.group_memberships()
            if row.group == GROUPS[group]
            and (not row.valid_from or row.valid_from <= cycle.start_date)
            and (not row.valid_to or cycle.start_date < row.valid_to)
        }
        shown = [m.iso3 for m in reference.members() if m.subregion in subregions or not subregions]
        assert list(Selection(cycle.cycle, subregions, group).iso3) == [iso3 for iso3 in shown if iso3 in inside]


def test_one_round_table_is_selected_or_all():
    assert [table.round_table for table in Selection("2025").round_tables] == [1, 2, 3, 4]
    assert [table.round_table for table in Selection("2025", round_table=3).round_tables] == [3]


def test_members_are_alphabetical():
    names = [member.name for member in Selection("2025", ("Pacific",)).members]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("round_table", "objectives"),
    [(1, (2, 5, 6, 12, 18)), (2, (4, 8, 9, 10, 11, 13, 21)), (3, (14, 15, 16, 19, 20, 22)), (4, (1, 3, 7, 17, 23))],
)
def test_round_table_keeps_its_objectives(round_table: int, objectives: tuple[int, ...]):
    assert Selection("2025", round_table=round_table).objectives == objectives


def test_objectives_run_by_round_table():
    assert Selection("2025").objectives[:6] == (2, 5, 6, 12, 18, 4)


@pytest.mark.parametrize(
    ("selection", "words", "slug"),
    [
        (
            Selection("2025"),
            f"{SECOND} · all ESCAP members and associate members",
            "2025",
        ),
        (
            Selection("2021", ("Pacific", "South-East Asia"), "SIDS", 2, "coded"),
            "First Asia-Pacific regional review of implementation of the GCM · Pacific, South-East Asia · SIDS on "
            "10 March 2021 · round table 2 · basis: coded",
            "2021-pacific-sea-sids-round-table-2-coded",
        ),
        (
            Selection("2025", group="Champion countries"),
            f"{SECOND} · all ESCAP members and associate members · Champion countries on 4 February 2025",
            "2025-champion-countries",
        ),
    ],
)
def test_said_in_words_and_in_a_file_name(selection: Selection, words: str, slug: str):
    expected = words if selection.basis != "all" else f"{words} · basis: coded or cited"
    assert selection.describe() == expected
    assert selection.slug() == slug


def test_different_selections_have_different_file_names():
    selections = [
        Selection(cycle, subregions, group, table, basis)
        for cycle in ("2021", "2025")
        for subregions in ((), ("Pacific",), ("South-East Asia",), ("Pacific", "South-East Asia"))
        for group in ("", *GROUPS)
        for table in range(5)
        for basis in BASES
    ]
    assert len({selection.slug() for selection in selections}) == len(selections)


def test_a_selection_is_a_value():
    assert Selection("2025", ("Pacific",)) == Selection("2025", ("Pacific",))
    assert len({Selection("2025"), Selection("2025")}) == 1
    with pytest.raises(AttributeError):
        Selection("2025").cycle = "2021"

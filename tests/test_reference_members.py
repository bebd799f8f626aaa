"""The reference tables that ship: members, their subregions, groups, names and tiles, and other countries."""

from collections import Counter
from datetime import date, timedelta

import pytest

from gcm_data import reference
from gcm_data.reference.names import normalise_name


def test_there_are_62_members_by_name() -> None:
    members = reference.members()
    assert Counter(member.membership for member in members) == {"member State": 53, "associate member": 9}
    assert [member.name for member in members] == sorted((member.name for member in members), key=normalise_name)
    assert {member.iso3 for member in members if not member.subregion} == {"FRA", "GBR", "NLD", "USA"}


def test_the_members_of_each_subregion_are_counted() -> None:
    found = Counter(member.subregion for member in reference.members())
    assert [(place.short_name, found[place.subregion]) for place in reference.subregions()] == [
        ("ENEA", 7),
        ("NCA", 9),
        ("Pacific", 21),
        ("SSWA", 10),
        ("SEA", 11),
    ]


def test_the_groups_of_countries_are_those_of_the_first_day_of_each_meeting() -> None:
    def group(name: str, cycle: str) -> str:
        return " ".join(sorted(reference.in_group(name, reference.cycle(cycle).start_date)))

    assert group("LDC", "2021") == "AFG BGD BTN KHM KIR LAO MMR NPL SLB TLS TUV"
    assert group("LDC", "2025") == "AFG BGD KHM KIR LAO MMR NPL SLB TLS TUV"
    assert group("champion", "2021") == "BGD THA"
    assert group("champion", "2025") == "AZE BGD IDN KHM NPL PHL THA TUR"
    for cycle in ("2021", "2025"):
        assert group("LLDC", cycle) == "AFG ARM AZE BTN KAZ KGZ LAO MNG NPL TJK TKM UZB"
        assert group("SIDS", cycle) == (
            "ASM COK FJI FSM GUM KIR MDV MHL MNP NCL NIU NRU PLW PNG PYF SGP SLB TLS TON TUV VUT WSM"
        )


@pytest.mark.parametrize(
    ("day", "is_inside"),
    [(date(2020, 12, 3), True), (date(2020, 12, 4), False), (date(1990, 1, 1), True)],
)
def test_a_member_leaves_a_group_on_the_day_that_its_row_gives(day: date, is_inside: bool) -> None:
    assert ("VUT" in reference.in_group("LDC", day)) is is_inside


def test_a_member_is_in_a_group_from_the_day_that_its_row_gives() -> None:
    first = min(row.valid_from for row in reference.group_memberships() if row.valid_from)
    (row,) = (row for row in reference.group_memberships() if row.valid_from == first)
    assert row.iso3 in reference.in_group(row.group, first)
    assert row.iso3 not in reference.in_group(row.group, first - timedelta(days=1))


def test_a_member_is_found_by_its_code() -> None:
    assert reference.member("AFG") == reference.Member(
        "AFG",
        "004",
        "Afghanistan",
        "Afghanistan",
        "member State",
        "South and South-West Asia",
    )
    with pytest.raises(KeyError, match="no iso3 'DEU'"):
        reference.member("DEU")


def test_every_name_of_a_member_is_an_alias_of_it() -> None:
    named = {normalise_name(alias.alias): alias.iso3 for alias in reference.aliases()}
    for member in reference.members():
        assert named[normalise_name(member.name)] == member.iso3
        assert named[normalise_name(member.short_name)] == member.iso3


@pytest.mark.parametrize("name", ["Korea", "Guinea", "Mariana Islands", "Samoa (US)", "Taiwan", "Polynesia"])
def test_an_ambiguous_name_is_no_alias(name: str) -> None:
    assert normalise_name(name) not in {normalise_name(alias.alias) for alias in reference.aliases()}


@pytest.mark.parametrize("name", ["Germany", "Guinea", "Ivory Coast", "United Republic of Tanzania"])
def test_a_country_outside_escap_is_told_apart(name: str) -> None:
    assert normalise_name(name) in {normalise_name(other.name) for other in reference.other_countries()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thailand¹", "thailand"),
        ("  Viet\u00a0Nam\n", "viet nam"),
        ("TÜRKİYE", "turkiye"),
        ("Iran (Islamic Republic of)", "iran islamic republic of"),
        ("Lao People’s Dem. Rep.", "lao people s dem rep"),
        ("Ｆｉｊｉ", "fiji"),
        ("大韩民国", "大韩民国"),
        ("Кыргызстан", "кыргызстан"),
        ("12 – 34", ""),
        ("", ""),
    ],
)
def test_a_name_is_normalised_to_its_letters(text: str, expected: str) -> None:
    assert normalise_name(text) == expected
    assert normalise_name(normalise_name(text)) == expected


def test_the_tile_grid_gives_each_member_a_place_of_its_own() -> None:
    grid = reference.tile_grid()
    assert grid.keys() == {member.iso3 for member in reference.members()}
    assert grid["RUS"] == (6, 0)
    grid.clear()
    assert len(reference.tile_grid()) == 62

"""Names that must resolve, and names that must not."""

from __future__ import annotations

import pytest

from gcm_data import reference
from loaders.documents.workbook import Cell
from loaders.respondents.members import nearest_names, read_member, resolve_member
from tests.workbook_builder import document


def read(name: str):
    iso3, issues = read_member(Cell(name, "S", 3, 0), document(b""))
    return iso3, [(issue.code, issue.cell, issue.value) for issue in issues]


@pytest.mark.parametrize("member", reference.members(), ids=lambda member: member.iso3)
def test_every_member_by_its_names_and_code(member: reference.Member):
    assert resolve_member(f" {member.iso3} ").iso3 == member.iso3
    for name in (member.name, member.short_name):
        for written in (name, f" {name} ", f"{name}*", f"{name}\n", f"{name} 2"):
            assert resolve_member(written).iso3 == member.iso3, written
    for written in (member.name.upper(), f"The Government of {member.name}", f"{member.name} ({member.iso3})"):
        assert resolve_member(written).iso3 == member.iso3, written


@pytest.mark.parametrize("iso3", [member.iso3 for member in reference.members()])
def test_every_alias_leads_to_its_member(iso3: str):
    names = [alias.alias for alias in reference.aliases() if alias.iso3 == iso3]
    assert {resolve_member(name).iso3 for name in names} == {iso3}


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Turkey", "TUR"),
        ("TÜRKIYE", "TUR"),
        ("Turkiye", "TUR"),
        ("Iran", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("South Korea", "KOR"),
        ("Korea, Republic of", "KOR"),
        ("DPRK", "PRK"),
        ("Lao PDR", "LAO"),
        ("Lao People’s Democratic Republic", "LAO"),
        ("Burma", "MMR"),
        ("PNG", "PNG"),
        ("Papua N. Guinea", "PNG"),
        ("Hong Kong SAR", "HKG"),
        ("Macau", "MAC"),
        ("China", "CHN"),
        ("Samoa", "WSM"),
        ("American Samoa", "ASM"),
        ("Timor Leste", "TLS"),
        ("Micronesia", "FSM"),
        ("Federated States of Micronesia (FSM)", "FSM"),
        ("Timor-Leste (TLS)", "TLS"),
        ("French Polynesia (France)", "PYF"),
        ("Cook Is. (NZ)", "COK"),
        ("ประเทศไทย", "THA"),
        ("สปป.ลาว", "LAO"),
        ("Монгол Улс", "MNG"),
        ("대한민국", "KOR"),
        ("Marshall Islands (the)", "MHL"),
        ("Maldives (the)", "MDV"),
        ("Government of the Republic of Fiji", "FJI"),
        ("Fiji¹", "FJI"),
        ("Viêt Nam", "VNM"),
        ("République de Corée", "KOR"),
        ("Filipinas", "PHL"),
        ("Российская Федерация", "RUS"),
        ("印度尼西亚", "IDN"),
        ("تايلند", "THA"),
        ("フィジー", "FJI"),
    ],
)
def test_names_that_resolve(name: str, iso3: str):
    assert read(name) == (iso3, [])


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Korea", {"Republic of Korea", "Democratic People's Republic of Korea"}),
        ("Samoa (US)", {"Samoa", "American Samoa"}),
        ("Mariana", {"Northern Mariana Islands"}),
        ("Marianas", {"Northern Mariana Islands"}),
        ("New Guinea", {"Papua New Guinea"}),
        ("Polynesia", {"French Polynesia"}),
        ("Timor", {"Timor-Leste"}),
        ("Marshall", {"Marshall Islands"}),
        ("Solomon", {"Solomon Islands"}),
        ("Thailnd", {"Thailand"}),
        ("Bangladesh; Nepal", {"Bangladesh", "Nepal"}),
        ("Taiwan", set()),
        ("Taiwan Province of China", set()),
        ("Northern Ireland", set()),
        ("England", set()),
        ("Republic", set()),
        ("Islands", set()),
        ("Pacific", set()),
        ("tha", set()),
        ("XXX", set()),
        ("the", set()),
        ("Government of", set()),
    ],
)
def test_names_that_must_not_resolve(name: str, suggested: set[str]):
    assert read(name) == (None, [("member-unknown", "A4", name)])
    assert suggested <= set(nearest_names(name))


@pytest.mark.parametrize(
    "name",
    ["Germany", "Guinea", "Equatorial Guinea", "Guinea-Bissau", "Niger", "Ireland", "Congo", "Dominica", "Tokelau"],
)
def test_other_countries_are_their_own_kind(name: str):
    assert read(name) == (None, [("member-nonmember", "A4", name)])


@pytest.mark.parametrize(
    ("name", "iso3"), [("France", "FRA"), ("The Netherlands", "NLD"), ("UK", "GBR"), ("United States", "USA")]
)
def test_non_regional_members_count_with_a_warning(name: str, iso3: str):
    assert read(name) == (iso3, [("member-nonregional", "A4", name)])


def test_no_other_country_is_taken_for_a_member():
    names = [other.name for other in reference.other_countries()]
    written = [form for name in names for form in (name, name.upper(), f"The Government of {name}", f"{name} (the)")]
    assert names and [form for form in written if resolve_member(form).iso3] == []


def test_suggestions_are_few_and_never_used():
    assert len(nearest_names("Republic of")) <= 3
    assert resolve_member("Thailnd").iso3 is None


@pytest.mark.parametrize("name", ["", " ", "123", "—", "()"])
def test_no_letters_no_member(name: str):
    assert resolve_member(name).iso3 is None

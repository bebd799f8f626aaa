"""The menu: few entries in the words of its readers, all pages reachable, and who sees what; by tables and AppTest."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data.store.rights import ADMINISTRATOR, CODER, OFFICER, READER, ROLES
from gcm_data.wording import menu
from pages.shared import head, keys, navigation
from tests.cases import first
from tests.conftest import ROOT
from tests.test_pages import PAGES, open_page

README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMER = {"Together", "Take away", "What changed since", "Change between cycles", "Questions of the review", "Evidence"}
WITH_PARTS = sorted(page for page in PAGES if navigation.home_of(page).entry.parts)


def entries(role: str, has_sign_in: bool = False) -> list[str]:
    """The pages that stand in the menu of a role, in its order."""
    return [page for pages in navigation.shown(role, has_sign_in).values() for page in pages]


def links(app: AppTest) -> set[str]:
    """The pages to which links on a page lead."""
    return {found.proto.page for found in app.get("page_link")}


def test_every_page_has_a_title_and_one_place_in_the_menu():
    places = [page for found in navigation.MENU.values() for entry in found for page in (entry.page, *entry.parts)]
    assert sorted(places) == sorted(menu.TITLES) == PAGES
    assert len({title.casefold() for title in menu.TITLES.values()}) == len(PAGES)


def test_a_readers_menu_has_about_fifteen_entries_in_words_of_readers():
    assert 13 <= len(entries(READER)) <= 17
    assert not FORMER & {*menu.TITLES.values(), *navigation.MENU}
    assert all(not re.search(r"\d{4}", words) for words in (*menu.TITLES.values(), *navigation.MENU))


@pytest.mark.parametrize("role", ROLES)
def test_a_menu_has_what_its_role_may_do(role):
    needed = {entry.page: entry.role for found in navigation.MENU.values() for entry in found}
    may = ROLES[: ROLES.index(role) + 1]
    assert entries(role) == [page for page, least in needed.items() if least in may]


def test_who_may_sign_in_finds_where():
    assert navigation.SIGN_IN not in entries(READER)
    assert entries(READER, has_sign_in=True) == [*entries(READER), navigation.SIGN_IN]
    assert entries(CODER, has_sign_in=True) == entries(CODER) != entries(OFFICER)
    assert entries(OFFICER) == entries(ADMINISTRATOR)


def test_the_number_of_a_section_is_its_place_in_the_line():
    line = [*navigation.shown(READER, False)[""], menu.COVERAGE, menu.GAPS, menu.EXPORT, menu.DATA]
    for section in (menu.COVERAGE, menu.DATA):
        assert line[navigation.number_of(section, READER, False) - 1] == section
    assert navigation.number_of(menu.DESK, READER, False) == 0
    assert navigation.number_of(menu.DESK, CODER, False) == len(line) + 1


@pytest.mark.parametrize("page", first(2, sorted({*PAGES} - {"presenter", "overview"})))
def test_a_page_is_called_as_in_the_menu(page):
    assert open_page(page).title[0].value == menu.TITLES[page]


@pytest.mark.parametrize("page", first(2, WITH_PARTS))
def test_links_beside_a_title_lead_to_the_pages_that_belong_to_it(page):
    app = open_page(page, cycle="2021")
    belonging = navigation.home_of(page).beside(page)
    assert belonging and {*belonging} <= links(app)
    assert page not in links(app)
    assert {keys.BELONGS + other for other in belonging} <= {box.key for box in app.get("flex_container") if box.key}


@pytest.mark.parametrize("page", first(2, ["together", *PAGES]))
def test_a_page_says_where_it_stands_and_marks_it_in_the_menu(page):
    said = [found.proto.body for found in open_page(page).get("html") if "This page" in found.proto.body]
    section, entry = navigation.home_of(page)
    if not section:
        assert said == []  # Streamlit marks it
        return
    (body,) = said
    assert re.findall(r'aria-current="page">([^<]+)<', body) == [menu.TITLES[page]]
    assert f"<li>{section}</li>" in body
    assert (f"<li>{menu.TITLES[entry.page]}</li>" in body) == (page != entry.page)
    assert f'[href$="/{entry.page}"]' in body
    number = navigation.number_of(section, ADMINISTRATOR, False)  # whoever sits at this machine
    assert head._SECTION % number in body


HIDDEN = [page for page in PAGES if page not in entries(READER)]


@pytest.mark.parametrize("page", first(1, sorted(HIDDEN, key=lambda page: (page != "receive", page))))
def test_a_page_that_is_not_in_the_menu_keeps_its_address(page, monkeypatch, tmp_path):
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path))  # in which nobody may change anything
    assert open_page(page).title[0].value == menu.TITLES[page]


def test_in_a_folder_nobody_sees_the_desks(monkeypatch, tmp_path):
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path))
    app = open_page("receive")
    (said,) = (found.proto.body for found in app.get("html") if "This page" in found.proto.body)
    assert "nth-child(0)" in said  # no section of the menu is marked: the reader does not see it


def test_the_table_of_pages_in_the_readme_is_the_menu():
    rows = re.findall(r"^\| (\(?[A-Z][\w ]+\)?) \| ", README.split("## The pages")[1].split("## ")[0], re.MULTILINE)
    wanted = []
    for found in navigation.MENU.values():
        for entry in found:
            wanted += [menu.TITLES[entry.page], *(f"({menu.TITLES[part]})" for part in entry.parts)]
    assert rows == wanted


def test_runs_share_no_page():
    """Streamlit notes in a page that it is being run, and lets no other run begin it meanwhile."""
    one, other = (navigation.pages()[""][0] for _ in range(2))
    one._can_be_called = True
    assert other.url_path == one.url_path and not other._can_be_called

"""The dashboard in a real browser: each page as the first visit to a fresh server, links, widths, dark mode."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from gcm_data.wording import menu
from pages.shared import keys, navigation
from tests import browser as b
from tests.cases import first
from tests.test_pages import PAGES, WITH_CHARTS

pytestmark = b.MARKS


WITHOUT_MENU = {"presenter"}  # tests/test_browser_presenter.py visits it


@pytest.mark.parametrize("page", first(1, sorted({*PAGES} - WITHOUT_MENU, key=lambda page: (page != "country", page))))
def test_first_visit_to_a_fresh_server_by_deep_link(chromium, page):
    with b.fresh_server() as url:
        seen = b.visit(chromium, f"{url}/{'' if page == 'overview' else page}")
        b.assert_sound(seen)
        seen.page.locator('[data-testid="stTopNavSection"]').first.click()
        names = seen.page.get_by_role("menuitem")
        names.first.wait_for(timeout=b.PAGE_WITHIN)
        assert names.all_inner_texts()[:2] == [menu.TITLES["country"], menu.TITLES["subregion"]]
        charts = seen.page.locator('[data-testid="stPlotlyChart"]')
        expect(charts).to_have_count(WITH_CHARTS.get(page, 0), timeout=b.PAGE_WITHIN)
        cycles = seen.page.get_by_role("combobox", name="Review cycle").count()
        assert cycles == (keys.CYCLE in navigation.filters_of(page))


def test_a_link_reproduces_filters_and_the_state_chosen(chromium, address):
    seen = b.visit(chromium, f"{address}/country?cycle=2021&subregion=Pacific&member=Fiji")
    b.assert_sound(seen)
    seen.page.get_by_role("heading", name="Fiji", exact=True).wait_for(timeout=b.PAGE_WITHIN)
    assert seen.page.get_by_role("combobox", name="Review cycle").input_value() == "2021"
    assert seen.page.url.endswith("country?cycle=2021&subregion=pacific&member=FJI")  # labels become codes


@pytest.mark.long
def test_filters_stay_when_the_page_changes_and_stand_in_the_link(chromium, address):
    seen = b.visit(chromium, f"{address}/?cycle=2021&subregion=Pacific")
    seen.page.get_by_text("Coverage", exact=True).click()
    seen.page.get_by_role("menuitem", name=menu.TITLES["subregion"]).click()
    seen.page.get_by_role("heading", level=1, name=menu.TITLES["subregion"]).wait_for(timeout=b.PAGE_WITHIN)
    seen.page.wait_for_selector(b.FINISHED)
    expect(seen.page.get_by_role("combobox", name="Review cycle")).to_have_count(1)
    expect(seen.page.get_by_role("combobox", name="Review cycle")).to_have_value("2021")
    seen.page.wait_for_url("**/subregion?cycle=2021&subregion=pacific")
    b.assert_sound(seen)


def test_a_filter_changes_the_page_and_the_link(chromium, address):
    seen = b.visit(chromium, address)
    seen.page.get_by_role("combobox", name="Review cycle").click()
    seen.page.get_by_role("option", name="2021").click()
    seen.page.wait_for_url("**/?cycle=2021")
    seen.page.go_back()
    seen.page.wait_for_function("() => !location.search")
    expect(seen.page.get_by_role("combobox", name="Review cycle")).to_have_value("2025")
    b.assert_sound(seen)


@pytest.mark.long
def test_a_figure_gives_its_table_as_a_csv_file(chromium, address):
    seen = b.visit(chromium, f"{address}/subregion?subregion=Pacific")
    seen.page.get_by_role("button", name="Save").first.click()
    with seen.page.expect_download(timeout=b.PAGE_WITHIN) as download:
        seen.page.get_by_role("button", name="CSV, the table").click()
    today = dt.date.today().isoformat()
    assert download.value.suggested_filename == f"gcm-2025-pacific-subregions-by-objectives-{today}.csv"
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == '"Group","Objective","Members reporting it","Answered on it","With documents","Members"'
    assert len(lines) == 1 + 23

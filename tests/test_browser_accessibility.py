"""axe-core on every page, light and dark, with an evidence panel and a table open: nothing serious or critical."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests import browser as b
from tests.test_pages import PAGES

pytestmark = b.MARKS

OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
GRAVE = ("serious", "critical")


def violations(page: Page, within: str | None = None) -> list[tuple[str, str]]:
    """Rule and element of each grave violation, on the whole page or within what a selector finds."""
    found = Axe().run(page, context=within, options=OPTIONS).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found if rule["impact"] in GRAVE for node in rule["nodes"]]


def test_axe_finds_what_is_wrong(chromium):
    page = chromium.new_page()
    page.set_content('<html lang="en"><title>t</title><main><p style="color:#aaa">faint</p><img src="x"></main></html>')
    assert {rule for rule, _ in violations(page)} == {"color-contrast", "image-alt"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_no_grave_violation(chromium, address, page, scheme):
    seen = b.visit(chromium, f"{address}/{'' if page == 'overview' else page}", color_scheme=scheme)
    numbers = seen.page.get_by_role("combobox", name="Evidence behind a number")
    if numbers.count():
        b.choose_first(numbers.first)
        seen.page.get_by_role("button", name="Download this evidence as CSV").first.wait_for(timeout=b.PAGE_WITHIN)
    tables = seen.page.get_by_text("Table of this figure")
    if tables.count():
        tables.first.click()
        seen.page.locator('[data-testid="stDataFrame"]').first.wait_for(timeout=b.PAGE_WITHIN)
    seen.page.wait_for_function(b.STILL, timeout=b.PAGE_WITHIN)  # what is still unfolding is too small to be hit
    assert violations(seen.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_that_saves_a_file_can_be_read(chromium, address, scheme):
    seen = b.visit(chromium, f"{address}/exports", color_scheme=scheme)
    freeze = seen.page.get_by_role("button", name="Freeze: Snapshot")
    if freeze.count():  # not where another test has frozen it already
        freeze.click()
    seen.page.get_by_role("button", name="Save gcm-snapshot-").wait_for(timeout=b.PAGE_WITHIN)
    seen.page.wait_for_function(b.STILL, timeout=b.PAGE_WITHIN)
    assert violations(seen.page) == []

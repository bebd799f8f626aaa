"""Receive, in a real browser: a document is handed in, seen, accepted, and counts on the pages of all readers."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Page, TimeoutError, expect

from tests import browser as b
from tests.test_browser_pages import violations
from tests.test_mapping import UNKNOWN
from tests.workbook_builder import response_form, workbook

pytestmark = b.MARKS
BYTES = "application/octet-stream"
CHOICES = 3  # times that a document is chosen


def open_document(page: Page, name: str) -> None:
    heading = page.get_by_role("heading", name=name, exact=True)
    for _ in range(CHOICES):  # a rerun that another page's decision asks for may close the list before the choice
        b.choose(page, "Open a document", name)
        with suppress(TimeoutError):
            heading.wait_for(timeout=b.PAGE_WITHIN / CHOICES)
            break
    expect(heading).to_be_visible()
    b.wait_until_still(page)


def test_what_is_handed_in_counts_everywhere_once_it_is_accepted(chromium, tmp_path):
    given = [("fiji.xlsx", response_form("Fiji")), ("unknown.xlsx", workbook({"S": UNKNOWN}))]
    files = [{"name": name, "mimeType": BYTES, "buffer": content} for name, content in given]
    with b.fresh_server(GCM_DATABASE_URL=f"sqlite:///{tmp_path}/gcm/store.sqlite") as url:
        seen, reader = b.visit(chromium, f"{url}/receive"), b.visit(chromium, url)
        page, overview = seen.page, reader.page
        page.locator('input[type="file"]').set_input_files(files)
        expect(page.get_by_text("unknown.xlsx is kept and waits for a decision.")).to_be_visible(timeout=b.PAGE_WITHIN)
        open_document(page, "unknown.xlsx")
        nothing = page.get_by_role("paragraph").filter(has_text="No layout was recognized, and nothing")
        expect(nothing).to_be_visible(timeout=b.PAGE_WITHIN)
        place = page.get_by_role("textbox", name="Place")
        grid = page.locator('[data-testid="stDataFrame"]').nth(2)
        grid.scroll_into_view_if_needed()
        b.wait_until_still(page)
        box = grid.bounding_box()
        page.mouse.click(box["x"] + 100, box["y"] + 18)  # the letter of the first column, left of its menu
        expect(place).to_have_value("column A", timeout=b.PAGE_WITHIN)
        assert violations(page) == []
        open_document(page, "fiji.xlsx")
        page.get_by_role("button", name="Accept", exact=True).click()
        withdraw = page.get_by_role("button", name="Withdraw")
        expect(withdraw).to_be_visible(timeout=b.PAGE_WITHIN)
        first = overview.get_by_role("heading", name="1 of 62 members has submitted")
        expect(first).to_be_visible(timeout=b.PAGE_WITHIN)  # by itself
        b.wait_until_still(page)
        assert violations(page) == []
        b.assert_sound(seen)
        b.assert_sound(reader)

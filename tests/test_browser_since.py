"""What changed since, in a real browser: a wrong file, then an older snapshot, beside what the server reads."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from gcm_data.snapshots.snapshot import freeze
from loaders.files import files_of_review, load_files
from tests import browser as b
from tests import fictional_review

pytestmark = b.MARKS


@pytest.mark.long
def test_a_reader_gives_a_file(chromium, address, tmp_path):
    (tmp_path / "review").mkdir()
    fictional_review.write_review(tmp_path / "review")
    old = freeze(load_files(files_of_review(tmp_path / "review")), dt.date(2025, 1, 15))
    (tmp_path / "old.zip").write_bytes(old)
    (tmp_path / "wrong.zip").write_bytes(b"PK\x03\x04 fictional")
    seen = b.visit(chromium, f"{address}/since")
    page = seen.page
    page.locator('input[type="file"]').first.set_input_files(tmp_path / "wrong.zip")
    expect(page.get_by_text("The file given as the older snapshot can't be used")).to_be_visible(timeout=b.PAGE_WITHIN)
    page.locator('input[type="file"]').first.set_input_files(tmp_path / "old.zip")
    expect(page.get_by_role("heading", name="Since 15 January 2025:")).to_be_visible(timeout=b.PAGE_WITHIN)
    expect(page.get_by_role("heading", name="Numbers of slides and pages that differ")).to_be_visible()
    expect(page.get_by_text("The file given as the older snapshot can't be used")).to_have_count(0)
    b.wait_until_still(page)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert seen.errors == [] and seen.foreign == []

"""Signing in and out in a real browser, at a small OpenID provider; the role is seen, and changes without a sign-in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from gcm_data.store.rights import Person
from gcm_data.store.rows import Proposal
from gcm_data.store.store import Store
from gcm_data.wording import rights as wording
from tests import browser as b
from tests import databases
from tests.signed_in import dashboard
from tests.test_browser_pages import violations

pytestmark = b.MARKS


def sign_in(page: Page, address: str) -> None:
    """Sign in on the page of people; the provider sends the visitor back to the first page."""
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/people")
    page.get_by_role("button", name="Sign out").wait_for(timeout=b.PAGE_WITHIN)


@pytest.mark.long
def test_people_sign_in_and_out(chromium, tmp_path):
    store = Store(databases.new_database("sqlite", tmp_path))
    admin = Person("admin@example.org", "administrator")
    roles = {"administrators": ["admin@example.org"], "officers": ["group:GCM officers"]}
    with dashboard(tmp_path, store.url, **roles) as (url, found, file):
        found.person = {"email": "Officer@example.org", "email_verified": True, "groups": ["GCM officers"]}
        seen = b.visit(chromium, f"{url}/people")
        page = seen.page
        expect(page.get_by_text(wording.SIGN_IN)).to_be_visible()
        assert violations(page) == []
        sign_in(page, url)
        expect(page.get_by_text("officer@example.org, with the rights of: officer")).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url(f"{url}/")
        assert found.signed_out == 1
        found.person = {"email": "other@example.org", "email_verified": True}
        page.goto(f"{url}/people")
        sign_in(page, url)
        expect(page.get_by_text("with the rights of: reader")).to_be_visible()
        store.decide(admin, [Proposal("role", what={"address": "other@example.org", "role": "coder"})])
        page.reload()
        expect(page.get_by_text("with the rights of: coder")).to_be_visible(timeout=b.PAGE_WITHIN)
        file.write_text(f"{file.read_text(encoding='utf-8')}coders = [", encoding="utf-8")
        page.reload()
        expect(page.get_by_text(wording.BROKEN)).to_be_visible(timeout=b.PAGE_WITHIN)
        assert seen.errors == [] and page.locator('[data-testid="stException"]').count() == 0

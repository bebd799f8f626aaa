"""What the headers forbid is forbidden in a real browser, and nothing that the pages themselves do."""

from __future__ import annotations

import pytest

from pages.shared import keys
from tests import browser as b
from tests.test_pages import PAGES

pytestmark = [*b.MARKS, pytest.mark.long]
NOTED = """() => {
    window.forbidden = [];
    document.addEventListener('securitypolicyviolation', found => window.forbidden.push(found.effectiveDirective));
}"""
TRIED = """async () => {
    const script = document.createElement('script');
    script.textContent = 'window.hasRun = true';
    document.body.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'https://elsewhere.example/';
    document.body.append(frame);
    const asked = await fetch('https://elsewhere.example/').then(() => 'answered', () => 'refused');
    setTimeout('window.hasRun = true', 0);
    await new Promise(done => setTimeout(done, 300));
    return [Boolean(window.hasRun), asked];
}"""


@pytest.mark.parametrize("page", PAGES)
def test_no_page_asks_for_what_is_forbidden(chromium, address, page):
    seen = b.visit(chromium, f"{address}/{'' if page == 'overview' else page}")
    seen.page.evaluate(NOTED)
    if seen.page.locator(f'[class*="st-key-{keys.VIEW}"]').count():
        b.show_table(seen.page)
    b.wait_until_still(seen.page)
    assert (seen.page.evaluate("window.forbidden"), seen.errors, seen.foreign) == ([], [], [])


def test_what_is_not_the_pages_own_does_not_run_and_nobody_else_is_asked(chromium, address):
    seen = b.visit(chromium, address)
    seen.page.evaluate(NOTED)
    assert seen.page.evaluate(TRIED) == [False, "refused"]
    assert {"script-src", "script-src-elem", "frame-src", "connect-src"} <= set(seen.page.evaluate("window.forbidden"))

"""Poison in every place that a person writes, in a real browser: nobody is asked for anything, nothing is formatted."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from gcm_data.text.inert import one_line
from tests import browser as b
from tests.poison import HOST, ON_PAPER, write_review

pytestmark = b.MARKS

WALK = {
    "": {"who-has-reported": "Fiji", "stakeholders": "Academia"},
    "country": {"member": "Fiji", "said_on": ON_PAPER},
    "plans": {"plan-map": "Fiji"},
    "objective": {"objective": "5 Regular pathways", "part": "passages"},
    "data_quality": {},
    "responses": {"search": f"poison {ON_PAPER}"},
    "presenter": {},
}
FORMATTED = """() => [...document.querySelectorAll(`
    [data-testid=stMain] img, .katex, .stMarkdownColoredText, .stMarkdownColoredBackground, .stMarkdownBadge,
    [data-testid=stMain] [role=img][translate=no], [data-testid=stMain] s, [data-testid=stMain] del,
    [data-testid=stMain] [data-testid=stMarkdownContainer] code, svg a, [data-testid=stMain] a[href*="HOST"]`
)].concat([...document.querySelectorAll('strong, b, tspan')].filter(part => /^(bold|tag|b)$/.test(part.textContent)))
    .map(part => part.outerHTML.slice(0, 300))"""
WORDS = """() => [document.body.innerText,
    ...[...document.querySelectorAll('canvas')].map(grid => grid.textContent)].join(' ')"""  # tables are drawn


@pytest.fixture(scope="module")
def poisoned_address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("poisoned")
    write_review(folder)
    with b.fresh_server(GCM_SUBMISSIONS=str(folder)) as url:
        yield url


def on_one_line(text: str) -> str:
    return " ".join(one_line(text).split())


def is_written(page: Page, words: str) -> bool:
    """Whether words stand on a page, at last in its tables: they are drawn a moment after what stands around them."""
    for _ in range(40):
        if words in on_one_line(page.evaluate(WORDS)):
            return True
        page.wait_for_timeout(250)
    return False


@pytest.mark.long
def test_the_walk_asks_no_other_host_and_formats_nothing(chromium, poisoned_address):
    for page, query in WALK.items():
        seen = b.visit(chromium, f"{poisoned_address}/{page}?{urlencode(query)}")
        b.assert_sound(seen)
        assert seen.page.evaluate(FORMATTED.replace("HOST", HOST)) == [], page
        assert "poisoned" not in seen.page.title()
        assert page == "presenter" or is_written(seen.page, on_one_line(ON_PAPER)), page
        seen.page.close()

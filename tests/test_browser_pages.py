"""Every page in a real browser, light and dark, narrow and wide: sound, readable, and open to everybody (axe-core).

Each is looked at in the light mode, a page of each kind with an evidence panel and a table open; then one link is
opened, dark and wide. The others are unfolded, and opened in the dark, where what takes long is asked for.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from pages.shared import keys
from tests import browser as b
from tests.cases import first
from tests.test_pages import PAGES, WITH_CHARTS

pytestmark = b.MARKS

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # to hand over every element that is right takes longer than to look at it
}
GRAVE = ("serious", "critical")
UNFOLDED = ("country", "data_quality", "presenter")  # whose panels and tables are built in another way each
INK = {"light": "rgb(26, 26, 26)", "dark": "rgb(242, 242, 242)"}
DRAWN_IN = """ink => [...document.querySelectorAll('svg.main-svg g.annotation text, svg.main-svg g.ytick text')]
    .some(text => getComputedStyle(text).fill === ink)"""

BESIDE = """() => [...document.querySelectorAll('[data-testid=stMain] [data-testid=stHtml] :is(p, li)')]
    .filter(line => !line.closest("nav.where"))  // which nobody sees
    .filter(line => line.getBoundingClientRect().left > line.parentElement.getBoundingClientRect().left + 1)
    .map(line => line.textContent.slice(0, 80))"""


def violations(page: Page, within: str | None = None) -> list[tuple[str, str]]:
    """Rule and element of each grave violation, on the whole page or within what a selector finds."""
    found = Axe().run(page, context=within, options=OPTIONS).response["violations"]
    return [(rule["id"], node["html"][:200]) for rule in found if rule["impact"] in GRAVE for node in rule["nodes"]]


def test_axe_finds_what_is_wrong(chromium):
    page = chromium.new_page()
    page.set_content('<html lang="en"><title>t</title><main><p style="color:#aaa">faint</p><img src="x"></main></html>')
    assert {rule for rule, _ in violations(page)} == {"color-contrast", "image-alt"}


def unfold(page: Page) -> None:
    """Show the first table in the place of its figure and open the first number, where the page has them."""
    if page.locator(f'[class*="st-key-{keys.VIEW}"]').count():
        b.show_table(page)
    numbers = page.locator(f'[class*="st-key-{keys.FIND}"], .st-key-slide-controls [class*="st-key-list-"]')
    if numbers.count():
        is_slide = page.locator(".st-key-slide-controls").count()
        b.choose_first(numbers.first.get_by_role("combobox") if is_slide else b.list_of_numbers(page))
        page.get_by_role("button", name="Download this evidence as CSV").first.wait_for(timeout=b.PAGE_WITHIN)


def assert_readable(page: Page, name: str, scheme: str) -> None:
    """No wider than its window, no line beside another, figures in the ink of the mode, and axe finds nothing grave."""
    b.wait_until_still(page)  # what is still unfolding is too small to be hit
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if name != "presenter":
        assert page.evaluate(BESIDE) == []
    if name in WITH_CHARTS and page.locator('[data-testid="stPlotlyChart"]').count():  # a slide gives way to evidence
        page.wait_for_function(DRAWN_IN, arg=INK[scheme], timeout=b.PAGE_WITHIN)
    assert violations(page) == [], scheme


# Each of another make: figures, matrices, a map, cards, tables, forms, texts.
FIRST = ("overview", "country", "gaps", "needs", "subregion", "responses", "coding", "receive", "exports", "method")


@pytest.mark.parametrize("page", first(len(FIRST), sorted(PAGES, key=lambda page: page not in FIRST)))
def test_a_page_is_sound_and_readable_by_everybody(chromium, address, page):
    seen = b.visit(chromium, f"{address}/{'' if page == 'overview' else page}", color_scheme="light")
    b.assert_sound(seen)
    charts = seen.page.locator('[data-testid="stPlotlyChart"]')
    expect(charts).to_have_count(WITH_CHARTS.get(page, 0), timeout=b.PAGE_WITHIN)
    if page in UNFOLDED:
        unfold(seen.page)
    assert_readable(seen.page, page, "light")


@pytest.mark.long
@pytest.mark.parametrize("page", sorted({*PAGES} - {*UNFOLDED}))
def test_what_any_page_unfolds_is_readable_by_everybody(chromium, address, page):
    seen = b.visit(chromium, f"{address}/{'' if page == 'overview' else page}", color_scheme="light")
    unfold(seen.page)
    assert_readable(seen.page, page, "light")
    b.assert_sound(seen)


@pytest.mark.parametrize("page", first(1, sorted(PAGES, key=lambda page: (page != "subregion", page))))
def test_a_link_opens_in_the_dark_as_it_does_in_the_light(chromium, address, page):
    seen = b.visit(chromium, f"{address}/{'' if page == 'overview' else page}", color_scheme="light")
    unfold(seen.page)
    again = b.visit(chromium, seen.page.url, 1920, color_scheme="dark")  # with the evidence that was chosen
    assert_readable(again.page, page, "dark")
    b.assert_sound(again)


def test_the_button_that_saves_a_file_can_be_read(chromium, address):
    seen = b.visit(chromium, f"{address}/exports", color_scheme="light")
    freeze = seen.page.get_by_role("button", name="Freeze: Snapshot")
    saving = seen.page.get_by_role("button", name="Save gcm-snapshot-")
    expect(freeze.or_(saving)).to_be_visible(timeout=b.PAGE_WITHIN)
    if freeze.count():  # not where another test has frozen it already
        freeze.click()
    seen.page.get_by_role("button", name="Save gcm-snapshot-").wait_for(timeout=b.PAGE_WITHIN)
    assert_readable(seen.page, "exports", "light")
    seen.page.emulate_media(color_scheme="dark")
    assert_readable(seen.page, "exports", "dark")


WIDE = f'[class*="st-key-{keys.WIDE}"]'
BOLD = """box => [...box.querySelectorAll('.annotation:has(tspan[style*="bold"]) text')]
    .map(text => text.getBoundingClientRect()).map(place => [Math.round(place.left), Math.round(place.right)])"""
LEFT = """box => [...box.querySelectorAll('.yaxislayer-above .ytick text, .annotation:has(tspan[style*="bold"]) text')]
    .map(text => Math.round(text.getBoundingClientRect().left))"""


@pytest.mark.parametrize(
    "page", first(1, ["gaps", "subregion", "round_table", "needs", "together", "change?part=targets"])
)
def test_on_a_phone_the_names_of_rows_stay_and_no_heading_is_cut_off(chromium, address, page):
    seen = b.visit(chromium, f"{address}/{page}", 390)
    for box in seen.page.locator(WIDE).all():
        before, width = box.evaluate(LEFT), box.evaluate("box => box.clientWidth")
        assert before and min(before) >= 0
        ends = [right for left, right in box.evaluate(BOLD) if left < 390]  # what begins behind is scrolled to
        assert max(ends, default=0) <= 390
        box.evaluate("box => { box.scrollLeft = box.scrollWidth }")
        assert box.evaluate("box => box.scrollLeft") == (1000 if page == "gaps" else 860) - width
        seen.page.evaluate(b.SCROLLED)
        assert box.evaluate(LEFT) == before
    assert seen.errors == []  # of the menu nothing but its button is there


HEADS = """chart => [...chart.querySelectorAll('.xaxislayer-above .xtick text')]
    .map(text => text.getBoundingClientRect()).map(place => [place.left, place.right]).sort((a, b) => a[0] - b[0])"""


@pytest.mark.long
@pytest.mark.parametrize("page", ["gaps", "context"])
def test_on_a_phone_the_heads_of_columns_and_the_years_stand_apart(chromium, address, page):
    seen = b.visit(chromium, f"{address}/{page}", 390)
    heads = seen.page.locator('[data-testid="stPlotlyChart"]').first.evaluate(HEADS)
    assert len(heads) >= 6
    assert all(left_of_next >= right for (_, right), (left_of_next, _) in pairwise(heads))


@pytest.mark.long
def test_on_a_phone_the_ways_to_the_states_before_and_behind_are_in_sight(chromium, address):
    seen = b.visit(chromium, f"{address}/country?member=FJI", 390)
    for way in ("previous", "next"):
        box = seen.page.locator(f".st-key-{keys.TURN_MEMBER}{way} button:visible").bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390

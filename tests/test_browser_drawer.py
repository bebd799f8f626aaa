"""Evidence where the eye is: every figure of every page opens it within the window, by a click and by a link."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Locator, Page

from pages.shared import keys
from tests import browser as b
from tests.cases import first
from tests.test_browser_evidence import click_layer_point
from tests.test_pages import OTHER_PARTS, WITH_CHARTS

pytestmark = b.MARKS

WITHOUT_EVIDENCE = {"context", "milestones"}  # figures of other sources, which no passage stands behind
ON_PAGES = sorted({*WITH_CHARTS} - {*WITHOUT_EVIDENCE, "presenter"}, key=lambda page: (page != "gaps", page))
PATHS = {"overview": "", "country": "country?member=FJI&part=beside"}
FIGURES = {"country": (1,)}  # on a State's page the first figure chooses what stands below it
ABOVE = {"overview": 2}  # figures that stand above all parts of a page, and are clicked without one
SHOWN = [  # the address of a page or of a part of it, and its figures that open their evidence
    *((PATHS.get(page, page), FIGURES.get(page, range(WITH_CHARTS[page]))) for page in ON_PAGES),
    *(
        (f"{PATHS.get(page, page)}?part={part}", range(ABOVE.get(page, 0), n))
        for page in ON_PAGES
        for part, n in OTHER_PARTS.get(page, {}).items()
        if n
    ),
]
DRAWER = '[role="dialog"]'
# The place in the window of the middle one of a figure's marks that open something.
MARK = """chart => {
    const plot = chart.querySelector('.js-plotly-plot');
    const layers = plot._fullData.filter(trace => (trace.customdata || []).length && trace.visible === true);
    const layer = layers[layers.length - 1], point = Math.floor(layer.x.length / 2);
    const name = layer.xaxis + layer.yaxis, part = plot._fullLayout._plots[name];
    const box = plot.querySelector(`.nsewdrag[data-subplot="${name}"]`).getBoundingClientRect();
    return [box.x + part.xaxis.d2p(layer.x[point]), box.y + part.yaxis.d2p(layer.y[point])];
}"""


def click_a_mark(page: Page, number: int) -> None:
    """Bring the heading of a figure to the top of the window and click one of its marks."""
    chart = page.locator('[data-testid="stPlotlyChart"]').nth(number)
    chart.locator("svg.main-svg").first.wait_for(timeout=b.PAGE_WITHIN)
    chart.scroll_into_view_if_needed()
    b.wait_until_still(page)
    place = chart.evaluate(MARK)
    height = page.viewport_size["height"]
    if not 120 < place[1] < height - 20:  # below the head that stays, above the lower edge
        page.mouse.move(*(640, height / 2))
        page.mouse.wheel(0, place[1] - height / 2)
        b.wait_until_still(page)
        place = chart.evaluate(MARK)
    page.mouse.move(*place)
    page.mouse.click(*place)


def opened_within(page: Page) -> Locator:
    """The drawer, whose sentence stands within the window."""
    drawer = page.locator(DRAWER)
    said = drawer.locator(f".st-key-{keys.EVIDENCE} p").first
    said.wait_for(timeout=b.PAGE_WITHIN)
    b.wait_until_still(page)
    box, size = said.bounding_box(), page.viewport_size
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"] / 2
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    return drawer


def closed(page: Page) -> None:
    """Esc, and the link says nothing of the number any more."""
    page.keyboard.press("Escape")
    page.locator(DRAWER).wait_for(state="detached", timeout=b.PAGE_WITHIN)
    page.wait_for_function(f"() => !location.search.includes('{keys.OPENED}=')", timeout=b.PAGE_WITHIN)


@pytest.mark.parametrize(("path", "figures"), first(1, SHOWN, several=True))
def test_every_figure_opens_its_evidence_within_the_window(chromium, address, path, figures):
    seen = b.visit(chromium, f"{address}/{path}")
    for number in figures:
        click_a_mark(seen.page, number)
        said = opened_within(seen.page).inner_text()
        link = seen.page.url
        assert f"{keys.OPENED}=" in link
        again = b.visit(chromium, link)
        assert opened_within(again.page).inner_text() == said
        assert again.page.url == link
        again.page.close()
        closed(seen.page)
        click_a_mark(seen.page, number)  # at the first click
        assert opened_within(seen.page).inner_text() == said
        closed(seen.page)
    b.assert_sound(seen)


def test_a_square_of_a_state_shows_its_answers_within_the_window_whatever_tab_is_open(chromium, address):
    seen = b.visit(chromium, f"{address}/country?member=FJI&part=since")
    click_layer_point(seen.page, 0, "2025 · objective 23")
    said = seen.page.locator('[data-testid="stMain"] blockquote').first
    said.wait_for(timeout=b.PAGE_WITHIN)
    b.wait_until_still(seen.page)
    box = said.bounding_box()
    assert box["y"] > 0 and box["y"] + box["height"] < seen.page.viewport_size["height"]
    assert f"{keys.SAID_ON}=2025.23" in seen.page.url and f"{keys.PART}=" not in seen.page.url
    again = b.visit(chromium, seen.page.url)
    every = again.page.locator("blockquote").count()
    assert again.page.locator("blockquote").all_inner_texts() == seen.page.locator("blockquote").all_inner_texts()
    click_layer_point(again.page, 0, "2025 · objective 23")  # the second click, after a link
    again.page.wait_for_function(f"() => !location.search.includes('{keys.SAID_ON}=')", timeout=b.PAGE_WITHIN)
    b.wait_until_still(again.page)
    assert again.page.locator("blockquote").count() > every
    b.assert_sound(again)


def test_a_state_in_the_drawer_leads_to_its_page_with_the_filters_kept(chromium, address):
    seen = b.visit(chromium, f"{address}/?subregion=pacific&{keys.OPENED}=objectives-by-round-table.6")
    link = opened_within(seen.page).get_by_role("link", name="Fiji", exact=True)
    there = urljoin(seen.page.url, link.get_attribute("href"))
    seen.page.evaluate("window.isTheSamePage = true")
    link.click()
    seen.page.wait_for_url("**/country?**", timeout=b.PAGE_WITHIN)
    seen.page.get_by_role("heading", name="Fiji").first.wait_for(timeout=b.PAGE_WITHIN)
    b.wait_until_still(seen.page)
    assert seen.page.evaluate("window.isTheSamePage")  # nothing was loaded anew
    again = b.visit(chromium, there)  # as in another window
    again.page.get_by_role("heading", name="Fiji").first.wait_for(timeout=b.PAGE_WITHIN)
    for page in (seen.page, again.page):
        assert {"member=FJI", "subregion=pacific"} <= set(urlsplit(page.url).query.split("&"))
    b.assert_sound(seen)


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("fij", "/country?member=FJI"),
        ("recruitment", "/responses?search=recruitment"),
        ("finance 2", "/needs?number=needs-by-objectives.finance.2"),
    ],
)
def test_the_field_of_the_overview_leads_on_with_the_filters_kept(chromium, address, typed, path):
    seen = b.visit(chromium, f"{address}/?cycle=2021")
    box = seen.page.get_by_role("combobox", name="Find a State")
    box.fill(typed)
    seen.page.get_by_role("option").first.wait_for(timeout=b.PAGE_WITHIN)
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"**{path.split('?')[0]}?**", timeout=b.PAGE_WITHIN)
    b.wait_until_still(seen.page)
    assert "cycle=2021" in seen.page.url and path.split("?")[1] in seen.page.url
    b.assert_sound(seen)

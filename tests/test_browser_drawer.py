"""Evidence where the eye is: every figure of every page opens it within the window, by a click and by a link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from pages.shared import keys
from tests import browser as b
from tests.cases import first
from tests.test_pages import OTHER_PARTS, WITH_CHARTS

pytestmark = b.MARKS

WITHOUT_EVIDENCE = {"context", "milestones"}  # figures of other sources, which no passage stands behind
ON_PAGES = sorted({*WITH_CHARTS} - {*WITHOUT_EVIDENCE, "presenter"}, key=lambda page: (page != "gaps", page))
FIGURES = [  # address of a page or of a part of it, and how many figures it has
    *(("" if page == "overview" else page, WITH_CHARTS[page]) for page in ON_PAGES),
    *((f"{page}?part={part}", count) for page in ON_PAGES for part, count in OTHER_PARTS.get(page, {}).items()),
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


@pytest.mark.parametrize(("path", "figures"), first(1, [found for found in FIGURES if found[1]], several=True))
def test_every_figure_opens_its_evidence_within_the_window(chromium, address, path, figures):
    seen = b.visit(chromium, f"{address}/{path}")
    for number in range(figures):
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

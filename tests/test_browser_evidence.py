"""Evidence in a real browser: a click on a mark, a bar, a tile or a table opens it, and so does the view's link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page

from pages.shared import keys
from tests import browser as b
from tests.cases import first

pytestmark = b.MARKS


def chart(page: Page, number: int = 0) -> Locator:
    found = page.locator('[data-testid="stPlotlyChart"]').nth(number)
    found.evaluate("chart => chart.scrollIntoViewIfNeeded()")  # at once: a chart drawn anew meanwhile is another one
    return found


def click_layer_point(page: Page, number: int, label: str) -> None:
    """Click where the figure has the invisible mark of this label, as a reader clicks what is drawn there."""
    place = chart(page, number).evaluate(
        """(chart, label) => {
            const plot = chart.querySelector('.js-plotly-plot');
            const trace = plot._fullData.findIndex(t => (t.customdata || []).some(c => c[0] === label));
            const point = plot._fullData[trace].customdata.findIndex(c => c[0] === label);
            const at = plot._fullData[trace];
            const part = plot._fullLayout._plots[at.xaxis + at.yaxis];
            const box = plot.querySelector(`.nsewdrag[data-subplot="${at.xaxis + at.yaxis}"]`).getBoundingClientRect();
            const scale = box.width / part.xaxis._length;  // a slide is drawn once and scaled to the screen
            return [box.x + scale * part.xaxis.d2p(at.x[point]), box.y + scale * part.yaxis.d2p(at.y[point])];
        }""",
        label,
    )
    page.mouse.move(*place)
    page.mouse.click(*place)


def opened_panel(page: Page) -> Locator:
    """The evidence panel, once it is there to its last line."""
    panel = page.locator(f".st-key-{keys.EVIDENCE}")
    panel.get_by_role("button", name="Download this evidence as CSV").wait_for(timeout=b.PAGE_WITHIN)
    b.wait_until_still(page)  # the numbers of its pages are drawn last
    return panel


@pytest.mark.parametrize(
    ("path", "number", "label", "sentence"),
    first(
        1,
        [
            ("", 0, "Fiji", "Fiji. Fiji has statements."),
            ("", 1, "objective 23", "members with statements report objective 23."),
            ("?part=subregions", 2, "Pacific", "Pacific. {pacific} of 21 members have statements"),
            ("country?member=FJI&part=beside", 1, "Fiji · 5", "Fiji reports objective 5."),
            ("subregion", 0, "Pacific · objective 5", "of {pacific} members with statements report objective 5."),
            ("principle", 0, "Human rights · South-East Asia", "Human rights."),
        ],
        several=True,
    ),
)
def test_a_click_on_a_mark_opens_its_evidence_and_its_link_does_too(
    chromium, address, scope_of, path, number, label, sentence
):
    sentence = sentence.format(pacific=scope_of(subregions=("Pacific",)).submissions)
    seen = b.visit(chromium, f"{address}/{path}")
    click_layer_point(seen.page, number, label)
    panel = opened_panel(seen.page)
    assert sentence in panel.inner_text()
    assert panel.locator("blockquote").count() >= 1  # the second action is not even needed
    again = b.visit(chromium, seen.page.url)
    assert again.page.url == seen.page.url
    assert opened_panel(again.page).inner_text() == panel.inner_text()
    b.assert_sound(again)


def test_a_cell_of_a_table_opens_its_evidence(chromium, address):
    seen = b.visit(chromium, f"{address}/subregion")
    box = b.show_table(seen.page).bounding_box()
    seen.page.mouse.click(box["x"] + 60, box["y"] + 35 * 1.5)
    panel = opened_panel(seen.page)
    assert re.search(
        r"\d+ of \d+ members with statements reports? objective 2\.",
        panel.inner_text(),
    )


def test_evidence_is_reached_with_the_keyboard_alone(chromium, address):
    seen = b.visit(chromium, f"{address}/subregion")
    seen.page.locator(f'[class*="st-key-{keys.FIND}"]').first.get_by_role("button", name="Find a number").focus()
    seen.page.keyboard.press("Enter")
    box = seen.page.get_by_role("combobox", name="Evidence behind a number").first
    box.wait_for(timeout=b.PAGE_WITHIN)
    box.focus()
    seen.page.keyboard.type("5 paci")
    seen.page.get_by_role("option").first.wait_for(timeout=b.PAGE_WITHIN)
    seen.page.keyboard.press("Enter")
    panel = opened_panel(seen.page)
    assert "members with statements report objective 5." in panel.inner_text()
    assert seen.page.url.endswith("?number=subregions-by-objectives.pacific.5")


@pytest.mark.long
@pytest.mark.parametrize(
    ("path", "number", "label"),
    [
        ("country?member=FJI&part=beside", 1, "Fiji · 5"),
        ("", 0, "Fiji"),
        ("", 1, "objective 22"),
        ("subregion", 0, "Pacific · objective 5"),
        ("needs", 0, "Finance · objective 2"),
    ],
)
def test_a_chosen_mark_leaves_all_others_and_all_texts_as_they_were(chromium, address, path, number, label):
    seen = b.visit(chromium, f"{address}/{path}")
    drawn = """(chart) => [...chart.querySelectorAll('.cartesianlayer text, .cartesianlayer path')]
        .map(mark => `${mark.textContent} ${getComputedStyle(mark).opacity} ${mark.tagName === 'text'
            ? getComputedStyle(mark).fill + getComputedStyle(mark).fillOpacity : ''}`).sort()"""
    chart(seen.page, number).locator("path.point, .point path").first.wait_for(timeout=b.PAGE_WITHIN)
    before = chart(seen.page, number).evaluate(drawn)
    click_layer_point(seen.page, number, label)
    opened_panel(seen.page)
    assert chart(seen.page, number).evaluate(drawn) == before


def closed(page: Page) -> None:
    """Close the open panel by its x."""
    panel = page.get_by_role("dialog")
    panel.get_by_label("Close").click()
    panel.wait_for(state="detached", timeout=b.PAGE_WITHIN)
    b.wait_until_still(page)


@pytest.mark.long
def test_a_mark_and_a_cell_open_again_at_the_first_click_after_their_panel_was_closed(chromium, address):
    seen = b.visit(chromium, f"{address}/subregion")
    for _ in range(3):
        chart(seen.page).locator("path.point, .point path").first.wait_for(timeout=b.PAGE_WITHIN)
        click_layer_point(seen.page, 0, "Pacific · objective 5")
        assert " report objective 5." in opened_panel(seen.page).inner_text()
        closed(seen.page)
    b.show_table(seen.page)
    for _ in range(2):
        grid = seen.page.locator('[data-testid="stDataFrame"]').first
        grid.wait_for(timeout=b.PAGE_WITHIN)
        b.wait_until_still(seen.page)
        grid.scroll_into_view_if_needed()
        box = grid.bounding_box()
        seen.page.mouse.click(box["x"] + 60, box["y"] + 35 * 1.5)
        opened_panel(seen.page)
        closed(seen.page)

"""The presenter page in a real browser: keys, links, and that every slide fits every screen and beamer."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.slides import Slide, deck
from gcm_data.wording import glance
from tests import browser as b
from tests.test_browser_evidence import click_layer_point, opened_panel

pytestmark = b.MARKS

WIDE, NARROW = (1280, 720), (1024, 768)
SCREENS = [WIDE, (1366, 768), (1920, 1080), (3840, 2160), NARROW]
DECKS = {  # a slide is scaled with its screen: both shapes of screens tell what all sizes of one deck confirm
    "everything": ("", [WIDE, NARROW]),
    "every screen": ("", SCREENS),
    "Pacific": ("subregion=Pacific", [WIDE, NARROW]),
    "two submissions": ("subregion=East+and+North-East+Asia", [WIDE, NARROW]),
    "2021": ("cycle=2021", [WIDE, NARROW]),
    "round table 3": ("round_table=3+Integration+and+contribution", [WIDE, NARROW]),
}
SETTLED_WITHIN = 3_000  # ms
# Once the chart has the size of its place. What sticks out of the screen or of its part, or covers another text; plotly
# gives each text of a figure its box.
DRAWN = """() => {
    const body = document.querySelector('.st-key-slide-body'), plot = body.querySelector('.js-plotly-plot');
    if (!plot) return Boolean(body.querySelector('.words'));
    const box = plot.getBoundingClientRect(), room = body.getBoundingClientRect();
    return Math.abs(box.width - room.width) < 2 && Math.abs(box.height - room.height) < 2
        && Boolean(plot.querySelector('.main-svg text'));
}"""
FITS = """() => {
    const part = document.querySelector('.st-key-slide-body > [data-testid="stLayoutWrapper"]');
    return part.scrollHeight <= part.clientHeight + 1;
}"""
WRONG = """() => {
    const wrong = [], slack = 1;
    const {scrollHeight, scrollWidth} = document.documentElement;
    if (scrollHeight > innerHeight || scrollWidth > innerWidth) wrong.push('the page scrolls');
    const part = name => document.querySelector('.st-key-slide-' + name);
    const parts = ['head', 'body', 'foot', 'bar'].map(part);
    const boxes = parts.map(found => found.getBoundingClientRect());
    boxes.slice(1).forEach((box, n) => {
        if (box.top < boxes[n].bottom - slack) wrong.push(`part ${n + 1} covers part ${n}`);
    });
    const inside = (box, room) => box.left >= room.left - slack && box.right <= room.right + slack
        && box.top >= room.top - slack && box.bottom <= room.bottom + slack;
    const screen = {left: 0, top: 0, right: innerWidth, bottom: innerHeight};
    parts.forEach((found, n) => {
        for (const text of found.querySelectorAll('p, li, h1, button, input, a, svg.main-svg text')) {
            const box = text.getBoundingClientRect();
            if (box.width && !inside(box, boxes[n])) wrong.push(`sticks out: ${text.textContent}`);
            if (box.width && !inside(box, screen)) wrong.push(`leaves the screen: ${text.textContent}`);
        }
    });
    const texts = [...parts[1].querySelectorAll('svg.main-svg text')].filter(text => text.textContent.trim());
    const marks = texts.map(text => [text.textContent, text.getBoundingClientRect()]);
    marks.forEach(([one, a], n) => marks.slice(n + 1).forEach(([other, c]) => {
        const wide = Math.min(a.right, c.right) - Math.max(a.left, c.left);
        const high = Math.min(a.bottom, c.bottom) - Math.max(a.top, c.top);
        if (wide > 2 && high > Math.min(a.height, c.height) / 3) wrong.push(`${one} covers ${other}`);
    }));
    const size = text => parseFloat(getComputedStyle(text).fontSize) * (text.closest('svg') ? scale : 1);
    const plot = parts[1].querySelector('.js-plotly-plot');
    const scale = plot ? plot.getBoundingClientRect().width / plot.offsetWidth : 1;
    const small = 0.0118 * Math.min(innerWidth, innerHeight * 16 / 9);
    for (const text of texts) if (size(text) < small) wrong.push(`too small: ${text.textContent}`);
    return wrong;
}"""


def opened(chromium: Browser, url: str, **options: object) -> b.Visit:
    """A slide as a reader opens it, once it is drawn: the page that holds it never changes its size."""
    seen = b.visit(chromium, url, **options)
    seen.page.wait_for_function(DRAWN, timeout=b.PAGE_WITHIN)
    return seen


def place(page: Page) -> tuple[int, int]:
    """Which slide stands on the screen, of how many."""
    number, total = page.locator(".place").inner_text().split(" of ")
    return int(number), int(total)


def turned(page: Page, key: str, number: int) -> None:
    """Press a key and wait for the slide that it leads to."""
    page.keyboard.press(key)
    page.wait_for_function(
        "n => document.querySelector('.place')?.innerText.startsWith(n + ' of ')", arg=number, timeout=b.PAGE_WITHIN
    )
    page.wait_for_selector(b.FINISHED, timeout=b.PAGE_WITHIN)


def slide(scope: Scope, key: str) -> Slide:
    """The slide of a scope with this key."""
    return next(found for found in deck(scope) if found.key == key)


@pytest.mark.long
def test_first_visit_to_a_fresh_server_by_the_link_of_a_slide(chromium, scope_of):
    with b.fresh_server() as url:
        seen = opened(chromium, f"{url}/presenter?slide=round-table-2&cycle=2021")
        b.assert_sound(seen)
        title = slide(scope_of(cycle="2021"), "round-table-2").title
        assert seen.page.get_by_role("heading", level=1).inner_text() == title
        assert "slide=round-table-2" in seen.page.url and "cycle=2021" in seen.page.url
        for name in ("Review cycle", "Slide"):
            assert seen.page.get_by_role("combobox", name=name, exact=True).count() == 0  # hidden, not only unseen
        assert not seen.page.locator('[data-testid="stHeader"]').is_visible()
        assert seen.page.locator('[data-testid="stMainMenu"]').is_visible()  # the choice of light and dark
        assert seen.page.locator('[data-testid="stSidebar"]').count() == 0


def test_keys_turn_and_the_link_follows(chromium, address):
    seen = opened(chromium, f"{address}/presenter?subregion=Pacific")
    page = seen.page
    count = place(page)[1]
    assert place(page) == (1, count)
    for key, number, slide in (
        ("ArrowRight", 2, "agenda"),
        ("PageDown", 3, "submissions"),
        ("Space", 4, "objectives"),
        ("PageUp", 3, "submissions"),
        ("ArrowLeft", 2, "agenda"),
        ("End", count, "how-to-read"),
    ):
        turned(page, key, number)
        page.wait_for_url(f"**slide={slide}*", timeout=b.PAGE_WITHIN)
    for key in ("ArrowRight", "PageDown", "End"):
        page.keyboard.press(key)
        page.wait_for_timeout(300)
        assert place(page) == (count, count)
    assert "Base: 13 of 21 members have statements" in page.locator(".foot").inner_text()
    turned(page, "Home", 1)
    page.wait_for_function("() => !location.search.includes('slide=')")
    assert "subregion=pacific" in page.url
    b.assert_sound(seen)


@pytest.mark.long
def test_the_list_turns_and_leaves_the_keys_to_the_slides(chromium, address):
    seen = opened(chromium, f"{address}/presenter")
    page = seen.page
    page.get_by_role("combobox", name="All slides").click()
    page.get_by_role("option", name="6 Round table 2").click()
    page.wait_for_url("**slide=round-table-2*", timeout=b.PAGE_WITHIN)
    page.wait_for_selector(b.FINISHED)
    turned(page, "ArrowRight", 7)
    b.assert_sound(seen)


def test_the_screen_goes_blank_and_full_by_a_key_and_has_the_filters_in_its_bar(chromium, address):
    seen = opened(chromium, f"{address}/presenter?slide=objectives")
    page = seen.page
    page.keyboard.press("b")
    page.locator(".blank").wait_for(timeout=b.PAGE_WITHIN)
    page.keyboard.press("b")
    page.locator(".blank").wait_for(state="detached", timeout=b.PAGE_WITHIN)
    for is_full in (True, False):
        page.keyboard.press("f")
        page.wait_for_function("is => Boolean(document.fullscreenElement) === is", arg=is_full, timeout=b.PAGE_WITHIN)
    page.get_by_role("button", name="Filters").click()
    page.get_by_role("combobox", name="Round table").wait_for(timeout=b.PAGE_WITHIN)
    b.assert_sound(seen)


def test_evidence_opens_by_click_and_by_keyboard_and_closes_by_escape(chromium, address, scope_of):
    seen = opened(chromium, f"{address}/presenter?slide=change")
    page, scope = seen.page, scope_of()
    label = label_like(page, "23", "no longer")
    found = Evidence(scope.grid, slide(scope, "change").exhibit.focuses[label])
    click_layer_point(page, 0, label)
    assert f"{len(found.counted)} of {found.total} members" in opened_panel(page).inner_text()
    assert page.locator(".js-plotly-plot").count() == 0
    page.keyboard.press("Escape")
    page.locator(".js-plotly-plot").wait_for(timeout=b.PAGE_WITHIN)
    turned(page, "Home", 1)
    for number in (2, 3, 4):
        turned(page, "ArrowRight", number)
    box = page.locator('[class*="st-key-list-objectives-by-round-table"]').get_by_role("combobox")
    box.focus()
    page.keyboard.type("objective 5")
    page.keyboard.press("Enter")
    panel = opened_panel(page)
    assert "of 43 members with statements report objective 5." in panel.inner_text()
    assert panel.locator("blockquote").count() >= 1
    again = b.visit(chromium, page.url)
    assert opened_panel(again.page).inner_text() == panel.inner_text()
    page.keyboard.press("Escape")
    page.locator(".js-plotly-plot").wait_for(timeout=b.PAGE_WITHIN)
    turned(page, "ArrowRight", 5)
    b.assert_sound(seen)


def label_like(page: Page, *parts: str) -> str:
    """The label of a number in the chart that has all of some words."""
    return page.evaluate(
        """parts => document.querySelector('.js-plotly-plot')._fullData.flatMap(t => t.customdata || [])
            .map(row => row[0]).find(label => parts.every(part => label.toLowerCase().includes(part.toLowerCase())))""",
        list(parts),
    )


@pytest.mark.long
def test_leaving_keeps_the_filters_and_brings_the_menu_back(chromium, address):
    seen = opened(chromium, f"{address}/presenter?cycle=2021&subregion=Pacific&slide=gaps")
    page = seen.page
    page.get_by_role("link", name="Leave").click()
    page.get_by_role("heading", level=1, name=glance.TITLE).wait_for(timeout=b.PAGE_WITHIN)
    page.wait_for_selector(b.FINISHED)
    expect(page.get_by_role("combobox", name="Review cycle")).to_have_count(1)  # the presenter's own goes with it
    assert "cycle=2021" in page.url and "subregion=pacific" in page.url and "slide=" not in page.url
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
    b.assert_sound(seen)


@pytest.mark.long
@pytest.mark.parametrize("chosen", DECKS)
def test_every_slide_fits_every_screen(chromium, address, chosen):
    query, screens = DECKS[chosen]
    seen = opened(chromium, f"{address}/presenter?{query}")
    page = seen.page
    number, total = place(page)
    while True:
        for width, height in screens:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_function(DRAWN, timeout=b.PAGE_WITHIN)
            with suppress(TimeoutError):  # on a busy machine the rest of a slide follows its chart by some frames
                page.wait_for_function(f"() => ({WRONG})().length === 0", timeout=SETTLED_WITHIN)
            assert page.evaluate(WRONG) == [], (page.url, width, height)
        if number == total:
            break
        number += 1
        turned(page, "ArrowRight", number)
    b.assert_sound(seen)


@pytest.mark.long
def test_ink_and_ground_follow_the_room(chromium, address):
    seen = opened(chromium, f"{address}/presenter?slide=submissions", color_scheme="light")
    for scheme, ink in (("light", "rgb(26, 26, 26)"), ("dark", "rgb(242, 242, 242)")):
        seen.page.emulate_media(color_scheme=scheme)
        seen.page.wait_for_function(
            """ink => ['body g.ytick text', 'head h1'].map(part => '.st-key-slide-' + part)
                .map(part => document.querySelector(part))
                .map(found => found && getComputedStyle(found)).every(s => s && [s.fill, s.color].includes(ink))""",
            arg=ink,
            timeout=b.PAGE_WITHIN,
        )
    b.assert_sound(seen)


@pytest.mark.long
@pytest.mark.parametrize(("slide", "rows"), [("objectives", 23), ("submissions", 6)])
def test_a_table_takes_the_room_of_the_slide_and_its_heads_stay_in_sight(chromium, address, slide, rows):
    page = opened(chromium, f"{address}/presenter?slide={slide}").page
    page.get_by_role("button", name="Table", exact=True).click()
    table = page.locator('.st-key-slide-table [data-testid="stDataFrame"]')
    table.wait_for(timeout=b.PAGE_WITHIN)
    page.wait_for_timeout(500)
    room, box = page.locator(".st-key-slide-body").bounding_box(), table.bounding_box()
    all_rows = 28 * (rows + 1)  # at most
    assert box["height"] > min(all_rows, 0.85 * room["height"]) * 0.9
    assert box["height"] < all_rows * 1.35  # no rows without words
    assert page.evaluate(FITS)

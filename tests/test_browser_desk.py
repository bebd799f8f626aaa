"""The desk of coding in a real browser: keys alone, a server that is killed, and passages marked in any script.

All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from gcm_data.store.store import Store
from gcm_data.wording import desk as wording
from tests import browser as b
from tests.desk_driver import WITHIN, codes, head, made, sit_down, strike, took
from tests.test_browser_pages import violations
from tests.workbook_builder import response_form

pytestmark = [*b.MARKS, pytest.mark.long]
SIXTY = 60
SAID = (
    "Arcadia licenses each recruitment agency and doubled its labour inspectors in {n} districts.",
    "Remittances are cheaper: the fee fell to {n} per cent, and returnees are reintegrated with training.",
    "Identity papers were issued to {n} thousand migrants, and civil registration is free of charge.",
)
MARKED = {  # what is marked in each answer, and what stands before it
    "Fiji": ("labour inspectors", "Arcadia licenses each recruitment agency and has "),
    "China": ("招聘机构", "移民工人的𠮷田"),
    "Maldives": ("وكالات التوظيف", "تمنح الوزارة تراخيص "),
    "Japan": ("👨‍👩‍👧 families 😀", "Emoji 😀 and 🇫🇯 stand before "),
}
FURTHER = ("Samoa", "Tonga", "Nauru")  # a State for each other test, as what one decides is open to none after it
ACTING = "<img src=x onerror=\"document.title='acted'\"><b>bold</b> **not bold** $x$"
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector('.gcm-text'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf(words)
    if (at >= 0) return document.getSelection().setBaseAndExtent(node, at, node, at + words.length)
  }
  throw Error('not there: ' + words)
}"""


def open_desk(chromium: Browser, address: str, **query: str) -> Page:
    link = "&".join(f"{name}={value}" for name, value in query.items())
    page = b.visit(chromium, f"{address}/coding?{link}").page
    page.set_viewport_size({"width": 1280, "height": 800})
    return sit_down(page)


def test_sixty_in_a_row_by_keys_alone_and_the_server_killed_after_one(chromium, tmp_path):
    text = "\n\n".join(said.format(n=n) for n in range(8) for said in SAID)
    store = made(
        tmp_path, {f"{name}.xlsx": response_form(name, [("(c)", text)]) for name in ("Fiji", "Samoa", "Tonga")}
    )
    with b.server_process(GCM_DATABASE_URL=store.url) as (address, process):
        page = open_desk(chromium, address)
        for number in range(SIXTY):
            strike(page, "a1"[number % 2])
            assert len(codes(store)) == number + 1
        times = sorted(took(page))
        print(
            "",
            *(f"{name} {times[place]:.0f} ms" for name, place in (("median", 30), ("p95", 57), ("longest", -1))),
            sep="\n",
        )
        assert times[SIXTY // 2] < 3_000
        page.keyboard.press("a")
        while len(codes(store)) == SIXTY:  # it is killed as soon as the decision is there
            page.wait_for_timeout(5)
        process.kill()
        process.wait()
    last = codes(store)[-1]
    assert (len(codes(store)), last.what["verdict"]) == (SIXTY + 1, "accept")
    with b.fresh_server(GCM_DATABASE_URL=store.url) as address:
        page = open_desk(chromium, address)
        shown = head(page)
        strike(page, "4")
        decided = codes(store)
        assert (
            wording.code("objective", decided[-1].what["target"]) == shown and decided[-1].what["because"] == "negated"
        )
        places = [(each.document, each.what["start"], each.what["target"]) for each in decided]
        assert len(set(places)) == len(places) == SIXTY + 2  # none twice: it went on behind the last one


@pytest.fixture(scope="module")
def marking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Store]]:
    """A dashboard with answers in several scripts, in each of which something is suggested."""
    files = {
        f"{name}.xlsx": response_form(name, [("(c)", f"{before}{words}.\n\n{ACTING}\n\n{SAID[0].format(n=1)}")])
        for name, (words, before) in (MARKED | dict.fromkeys(FURTHER, MARKED["Fiji"])).items()
    }
    store = made(tmp_path_factory.mktemp("marking"), files)
    with b.fresh_server(GCM_DATABASE_URL=store.url) as address:
        yield address, store


@pytest.mark.parametrize("name", MARKED)
def test_a_passage_is_marked_in_code_points_whatever_the_script(chromium, marking, name):
    address, store = marking
    words, before = MARKED[name]
    page = open_desk(chromium, address, code_state=name)
    number = len(codes(store))
    page.evaluate(SELECT, words)
    page.keyboard.press("m")
    expect(page.get_by_text(wording.MARKING)).to_be_visible(timeout=WITHIN)
    page.wait_for_function("() => document.activeElement.className === 'gcm-answer'")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name=wording.WHICH).wait_for(timeout=WITHIN)
    page.keyboard.type("recr")  # r, c and their like are letters here
    page.keyboard.press("Enter")
    while len(codes(store)) == number:
        page.wait_for_timeout(20)
    said = codes(store)[-1].what
    assert (said["verdict"], said["target"], said["passage"]) == ("add", "6", words)
    assert int(said["passage start"]) == len(before) and int(said["passage end"]) == len(before) + len(words)
    assert (said["start"], said["end"]) == ("0", str(len(before + words) + 1))
    expect(page.locator('.gcm-tag[data-status="accepted"]')).to_have_text("✓ 6", timeout=WITHIN)
    solid = page.locator('.gcm-text mark[data-status="accepted"]')
    expect(solid).to_have_text(words)
    expect(solid).to_have_css("text-decoration-style", "solid")


def test_a_passage_is_marked_by_keys_and_left_again(chromium, marking):
    address, store = marking
    page = open_desk(chromium, address, code_state="Samoa", code_target="6")
    number = len(codes(store))
    page.keyboard.press("m")
    expect(page.get_by_text(wording.MARKING)).to_be_visible(timeout=WITHIN)
    page.wait_for_function("() => document.activeElement.className === 'gcm-answer'")
    for key in ("ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    box = page.get_by_role("combobox", name=wording.WHICH)
    box.wait_for(timeout=WITHIN)
    expect(page.get_by_text("Marked: “licenses each")).to_be_visible()
    page.keyboard.press("Escape")
    box.wait_for(state="detached", timeout=WITHIN)
    assert len(codes(store)) == number


def test_a_key_decides_once_however_long_it_is_held_and_never_where_one_types(chromium, marking):
    address, store = marking
    page = open_desk(chromium, address, code_state="Tonga")
    number = len(codes(store))
    page.keyboard.down("1")
    while len(codes(store)) == number:
        page.wait_for_timeout(20)
    b.wait_until_still(page)
    for _ in range(3):
        page.keyboard.down("1")  # as a keyboard does while a key is held
        b.wait_until_still(page)
    page.keyboard.up("1")
    for key in ("Control+a", "Alt+1", "Meta+a"):  # of the browser, or of the system
        page.keyboard.press(key)
    box = page.get_by_role("combobox", name="Group of countries")
    box.click()
    page.keyboard.type("a1")
    page.keyboard.press("Escape")
    b.wait_until_still(page)
    assert len(codes(store)) == number + 1
    box.evaluate("box => box.blur()")
    page.keyboard.press("n")
    box = page.get_by_role("combobox", name=wording.WHICH)
    box.wait_for(timeout=WITHIN)
    page.keyboard.type("a1x0")
    expect(page.get_by_text(wording.NO_SUCH_CODE)).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    box.wait_for(state="detached", timeout=WITHIN)
    assert len(codes(store)) == number + 1


def test_a_text_is_shown_as_text_and_the_desk_is_readable_by_everybody(chromium, marking):
    address, _ = marking
    page = open_desk(chromium, address, code_state="Nauru")
    assert ACTING in page.locator(".gcm-text").inner_text() and page.title() != "acted"
    assert page.locator(".gcm-text :is(img, b, strong)").count() == 0
    dashed = page.locator('.gcm-text mark[data-status="pending"]').first
    assert dashed.evaluate("e => getComputedStyle(e).textDecorationStyle") == "dashed"
    for folded in (True, False):
        for width, height in ((1280, 800), (1280, 1080), (390, 844)):
            page.set_viewport_size({"width": width, "height": height})
            b.wait_until_still(page)
            for key in "AXNMSUKJ0":
                at = page.locator(f'[class*="st-key-desk-{key}-"] button').bounding_box()
                assert 0 < at["y"] < height - at["height"], (key, folded, width, height)
        page.set_viewport_size({"width": 1280, "height": 800})
        b.wait_until_still(page)
        assert violations(page) == []
        page.locator(".st-key-desk-codebook summary").click()
    page.locator(".st-key-desk-progress button").click()
    table = page.locator(".st-key-desk-states table")
    table.wait_for(timeout=WITHIN)
    b.wait_until_still(page)
    at = table.bounding_box()
    assert at["y"] + at["height"] < 800 and all(name in table.inner_text() for name in MARKED)
    arabic = open_desk(chromium, address, code_state="Maldives")
    assert arabic.locator(".gcm-text").evaluate("e => getComputedStyle(e).direction") == "rtl"
    dark = b.visit(chromium, f"{address}/coding", color_scheme="dark").page
    dark.locator(".gcm-text").wait_for(timeout=b.PAGE_WITHIN)
    assert violations(dark) == []

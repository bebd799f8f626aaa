"""The report in Chromium: opened from disk with the network off, its charts, evidence, paper, telephones and axe."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from gcm_data.exports import html
from gcm_data.exports.progress import silent
from tests import browser as b
from tests.test_browser_pages import GRAVE, OPTIONS, violations

pytestmark = b.MARKS

SUBREGIONS = "subregions-by-objectives"
PANEL = "dialog#panel[open]"
PAGES, A4 = 20, (595, 842)  # of the printed report at most; points


@pytest.fixture(scope="module")
def file(scope_of, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of all shipped data."""
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(html.write(scope_of(), silent))
    return path


@pytest.fixture(scope="module")
def of_the_pacific(scope_of, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for one subregion: all kinds of parts, half as many of each."""
    path = tmp_path_factory.mktemp("report") / "pacific.html"
    path.write_bytes(html.write(scope_of(subregions=("Pacific",)), silent))
    return path


def opened(found: Browser, url: str, **options: object) -> b.Visit:
    """Open the report without any network, and wait until its lists are filled."""
    context = found.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    context.set_offline(url.startswith("file:"))
    seen = b.Visit(context.new_page())
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("console", lambda told: seen.errors.append(told.text) if told.type in ("error", "warning") else None)
    seen.page.on("request", lambda request: seen.foreign.append(request.url))
    seen.page.goto(url)
    if options.get("java_script_enabled", True):
        seen.page.wait_for_function("document.querySelectorAll('select option').length > 1000")
    return seen


def show(page: Page, key: str) -> None:
    """Bring an exhibit into view, and wait until its figure is drawn."""
    page.evaluate(f"document.getElementById('{key}').scrollIntoView()")
    page.wait_for_selector(f'[data-figure="{key}"] svg.main-svg')


def assert_quiet(seen: b.Visit, url: str) -> None:
    """No error, no warning, and no request but that for the file."""
    assert seen.errors == []
    assert {request.partition("#")[0] for request in seen.foreign} <= {url}


@pytest.mark.long
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_chart_is_drawn_from_disk_without_a_request(chromium, file, scheme):
    seen = opened(chromium, file.as_uri(), color_scheme=scheme)
    keys = seen.page.eval_on_selector_all(".plot", "plots => plots.map(plot => plot.dataset.figure)")
    assert len(keys) > 25
    for key in keys:
        show(seen.page, key)
    drawn = seen.page.eval_on_selector_all(".plot", "plots => plots.map(plot => plot.dataset.drawn)")
    assert set(drawn) == {scheme}
    assert_quiet(seen, file.as_uri())


def test_a_click_on_a_mark_opens_its_evidence(chromium, file):
    seen = opened(chromium, file.as_uri())
    show(seen.page, SUBREGIONS)
    count = seen.page.locator(f'[data-figure="{SUBREGIONS}"] .textpoint text').nth(
        2
    )  # the Pacific's in the first column
    number, box = count.text_content(), count.bounding_box()
    seen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    seen.page.wait_for_selector(PANEL)
    assert seen.page.locator(f"{PANEL} #panel-title").text_content() == "Pacific · objective 2"
    assert seen.page.locator(f"{PANEL} p").first.text_content().startswith(f"{number} of ")
    assert seen.page.locator(f"{PANEL} li").first.text_content().startswith(f"reported: {number}")
    assert seen.page.locator(f"{PANEL} .passage").count() >= int(number)
    assert seen.page.url.endswith(f"#{SUBREGIONS}:pacific-objective-2")
    seen.page.keyboard.press("Escape")
    assert seen.page.locator(PANEL).count() == 0
    assert seen.page.url.endswith(f"#{SUBREGIONS}")
    assert_quiet(seen, file.as_uri())


def test_a_link_opens_the_same_number(chromium, file):
    address = f"{file.as_uri()}#{SUBREGIONS}:south-east-asia-objective-6"
    seen = opened(chromium, address)
    seen.page.wait_for_selector(PANEL)
    assert seen.page.locator("#panel-title").text_content() == "South-East Asia · objective 6"
    place = seen.page.locator(f"{PANEL} .passage .place").first.text_content()
    assert re.match(r"[^›]+\.\w+ › [^!]+![A-Z]+\d+", place), place
    assert_quiet(seen, file.as_uri())


def test_a_link_to_nothing_opens_nothing(chromium, file):
    for address in (f"{SUBREGIONS}:nowhere", "%E0%A4%A"):
        seen = opened(chromium, f"{file.as_uri()}#{address}")
        for followed in ("", "constructor:name", f"{SUBREGIONS}:constructor", ":"):
            seen.page.evaluate("followed => { if (followed) location.hash = followed }", followed)
            seen.page.wait_for_timeout(100)
            assert seen.page.locator(PANEL).count() == 0
        assert_quiet(seen, file.as_uri())


def test_a_number_in_a_table_and_a_choice_open_the_same_by_keyboard(chromium, file):
    seen = opened(chromium, file.as_uri())
    article = seen.page.locator(f"article#{SUBREGIONS}")
    article.locator("summary").focus()
    seen.page.keyboard.press("Enter")
    link = article.locator("td a").filter(has_text=re.compile("^[1-9]")).first
    number = link.text_content()
    link.focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_selector(PANEL)
    label = seen.page.locator("#panel-title").text_content()
    assert seen.page.locator(f"{PANEL} p").first.text_content().startswith(f"{number} of ")
    seen.page.locator("#panel-close").focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.locator(PANEL).count() == 0
    assert link.evaluate("link => link === document.activeElement")
    article.locator("select").select_option(label=label)
    seen.page.wait_for_selector(PANEL)
    assert seen.page.locator("#panel-title").text_content() == label
    seen.page.go_back()
    seen.page.wait_for_function("!document.getElementById('panel').open")
    assert_quiet(seen, file.as_uri())


def test_the_dark_mode_is_followed(chromium, file):
    seen = opened(chromium, file.as_uri())
    show(seen.page, SUBREGIONS)
    ink = f'[data-figure="{SUBREGIONS}"] .xtick text'
    before = seen.page.locator(ink).first.evaluate("text => getComputedStyle(text).fill")
    seen.page.emulate_media(color_scheme="dark")
    seen.page.wait_for_selector(f'[data-figure="{SUBREGIONS}"][data-drawn="dark"]')
    assert seen.page.locator(ink).first.evaluate("text => getComputedStyle(text).fill") != before
    assert_quiet(seen, file.as_uri())


@pytest.mark.long
def test_paper_has_every_chart_in_light_colours_and_the_screen_its_own_again(chromium, of_the_pacific):
    seen = opened(chromium, of_the_pacific.as_uri(), color_scheme="dark")
    seen.page.evaluate(
        "addEventListener('beforeprint', () => { window.onPaper = {"
        "  light: document.querySelectorAll('.plot[data-drawn=light] svg.main-svg').length,"
        "  all: document.querySelectorAll('.exhibit:not(.brief):not(.screen) .plot').length,"
        "  folded: document.querySelectorAll('.said:not([open]), .who:not([open])').length } })"
    )
    printed = seen.page.pdf(prefer_css_page_size=True)
    paper = seen.page.evaluate("window.onPaper")
    assert 10 < paper["all"] <= paper["light"] and paper["folded"] == 0
    assert 5 < len(pdfium.PdfDocument(printed)) < PAGES
    assert seen.page.locator('.plot[data-drawn="light"]').count() == 0
    assert seen.page.locator(f"article#{SUBREGIONS} details[open]").count() == 0
    assert_quiet(seen, of_the_pacific.as_uri())


@pytest.mark.long
def test_printed_the_report_has_few_pages_and_its_passages_under_their_numbers(chromium, file):
    seen = opened(chromium, file.as_uri())
    printed = pdfium.PdfDocument(seen.page.pdf(prefer_css_page_size=True))
    assert len(printed) < PAGES
    assert {tuple(round(side) for side in page.get_size()) for page in printed} == {A4}
    words = " ".join(page.get_textpage().get_text_bounded() for page in printed)
    letters = re.sub(r"\W", "", words)  # without the ends of lines, some of which are hyphens
    shown = seen.page.locator(".passage:not(.screen)")
    numbers, said = (shown.locator(part).all_text_contents() for part in ("p > strong", "blockquote"))
    assert len(numbers) > 100
    assert [number for number in numbers if not re.search(rf"\b{number} · 20\d\d", words)] == []
    assert [text for text in said if re.sub(r"\W", "", text)[:25] not in letters] == []


def test_a_telephone_scrolls_the_matrices_and_not_the_page(chromium, file):
    seen = opened(chromium, file.as_uri(), viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    for key in ("who-has-reported", "objectives-by-round-table", SUBREGIONS, "members-pacific"):
        show(seen.page, key)
        assert seen.page.locator(f"article#{key} .hint").is_visible()
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 360
    box = seen.page.locator(f"article#{SUBREGIONS} .scroll").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth + 300")
    assert_quiet(seen, file.as_uri())


def test_without_scripts_the_words_stay(chromium, file):
    seen = opened(chromium, file.as_uri(), java_script_enabled=False)
    page = seen.page
    assert page.locator(".plot").first.is_hidden() and page.locator("select").first.is_hidden()
    assert page.locator("main noscript p").bounding_box()["height"] > 20
    page.locator(f"article#{SUBREGIONS} summary").click()
    assert page.locator(f"article#{SUBREGIONS} td").first.is_visible()
    page.locator("details.who summary").first.click()
    assert page.locator("details.who li").first.text_content().startswith("reported: ")
    page.locator("details.said summary").first.click()
    assert page.locator(".passage blockquote").first.is_visible()


@pytest.mark.long
@pytest.mark.parametrize(("scheme", "width"), [("dark", 360), ("light", 1280)])
def test_no_grave_violation(chromium, of_the_pacific, scheme, width):
    seen = opened(chromium, of_the_pacific.as_uri(), color_scheme=scheme, viewport={"width": width, "height": 800})
    for key in ("who-has-reported", SUBREGIONS, "gaps-by-subregion"):
        show(seen.page, key)
        seen.page.locator(f"article#{key} summary").click()
    seen.page.locator("details.who summary").first.click()
    seen.page.locator("details.said summary").first.click()
    assert violations(seen.page) == []
    seen.page.locator(f"article#{SUBREGIONS} select").select_option("pacific-objective-2")
    seen.page.wait_for_selector(PANEL)
    found = Axe().run(seen.page, context="#panel", options=OPTIONS).response
    assert [rule["id"] for rule in found["violations"] if rule["impact"] in GRAVE] == []
    assert len(found["passes"]) > 3


@pytest.fixture
def served(file: Path) -> Iterator[str]:
    """The report on a plain web server."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *told: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(file.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{file.name}"
    server.shutdown()


def test_words_are_painted_at_once_and_the_charts_script_is_read_later(chromium, served):
    page = chromium.new_context().new_page()
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.hadPlotly = Boolean(window.Plotly) })")
    page.goto(served)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    assert page.evaluate("window.hadPlotly") is False

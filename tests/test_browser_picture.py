"""Pictures in Chromium: the camera in a chart's menu saves what is shown, whole, at twice the size or as SVG."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Locator, Page

from gcm_data import wording
from gcm_data.figures.picture import WIDTH
from pages.shared import keys
from pages.shared.picture import FORMATS
from tests import browser as b
from tests.test_browser_pages import violations

pytestmark = b.MARKS

# Boxes of all that is written, against that of the picture: how many pixels the farthest stands out.
OUTSIDE = """chart => {
    const frame = chart.querySelector('svg.main-svg').getBoundingClientRect();
    const boxes = [...chart.querySelectorAll('svg text')].map(text => text.getBoundingClientRect());
    return Math.max(...boxes.filter(box => box.width).flatMap(box => [
        frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom]));
}"""


def picture(page: Page, suffix: str) -> Locator:
    """Open the picture of the first figure of a page in a format; gives its chart."""
    page.locator(f'[class*="st-key-{keys.SAVE}"]').first.get_by_role("button", name="Save").click()
    page.get_by_role("button", name=FORMATS[suffix]).first.click()
    chart = page.locator(f'[class*="st-key-picture-of-"][class*="-{suffix}"] [data-testid="stPlotlyChart"]').first
    chart.locator("svg.main-svg").first.wait_for(timeout=b.PAGE_WITHIN)
    b.wait_until_still(page)
    return chart


def saved(page: Page, chart: Locator, folder: Path) -> Path:
    """Press the camera; gives the file."""
    chart.hover()
    with page.expect_download() as found:
        chart.locator(".modebar-btn").first.click()
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path


def size_of_png(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG")
    return struct.unpack(">II", content[16:24])


def written(path: Path) -> str:
    """All text of an SVG, lines joined."""
    return re.sub(r"\s+", " ", " ".join(ElementTree.parse(path).getroot().itertext()))


@pytest.mark.long
@pytest.mark.parametrize(
    ("page", "key", "scheme"),
    [
        ("", "who-has-reported", "light"),
        ("gaps", "gaps-by-subregion", "dark"),
        ("together", "objectives-together", "light"),
    ],
)
def test_a_picture_is_saved_whole(chromium, address, tmp_path, page, key, scheme):
    seen = b.visit(chromium, f"{address}/{page}?subregion=Pacific", color_scheme=scheme)
    title = seen.page.locator("h3").first.text_content()
    chart = picture(seen.page, "png")
    assert chart.evaluate(OUTSIDE) <= 0
    within = f".st-key-picture-of-{key}-png"  # what else is on the page is looked at elsewhere
    assert seen.page.locator(within).count() == 1
    assert violations(seen.page, within) == []  # before plotly's passing messages, which are its own
    png = saved(seen.page, chart, tmp_path)
    height = round(chart.bounding_box()["height"])
    assert re.fullmatch(rf"gcm-2025-pacific-{key}-\d{{4}}-\d\d-\d\d\.png", png.name)
    assert size_of_png(png) == (2 * WIDTH, 2 * height)
    seen.page.keyboard.press("Escape")
    seen.page.get_by_role("dialog").wait_for(state="detached", timeout=b.PAGE_WITHIN)
    chart = picture(seen.page, "svg")
    said = written(saved(seen.page, chart, tmp_path))
    needed = (title, "Base: 13 of 21 members have statements", "Source: ", wording.COVERAGE_IS, "Data ")
    assert all(words in said for words in needed), said[:2000]
    b.assert_sound(seen)

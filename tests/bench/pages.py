"""python -m tests.bench.pages [PAGE …]: where figures begin on each page, what stands under them, how long pages are.

Pixels in Chromium, of the statements that ship, with a laptop's window and with a phone's. First figure: the upper edge
of the first chart, or of the first table where a page has no chart. Under a figure: from the lower edge of a chart to
the end of what belongs to it, before the next heading; the most and the median of a page.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path

from playwright.sync_api import Browser

from tests import browser as b

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
WINDOWS = ((1280, 800), (390, 844))
MEASURED = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const box = element => {
        const found = element.getBoundingClientRect();
        const top = found.top + main.scrollTop;
        return {top, bottom: top + found.height, left: found.left, right: found.right, height: found.height};
    };
    const boxes = selector => [...main.querySelectorAll(selector)].map(box).filter(found => found.height > 0);
    const charts = boxes('[data-testid="stPlotlyChart"]');
    const figures = charts.length ? charts : boxes('[data-testid="stDataFrame"], [data-testid="stTable"]');
    const headings = boxes('h2, h3');
    const parts = boxes(
        '[data-testid="stElementContainer"], [data-testid="stLayoutWrapper"], [data-testid="stExpander"]');
    const under = charts.map(chart => {
        const beside = found => found.left < chart.right && found.right > chart.left;
        const below = [...headings, ...charts].filter(found => beside(found) && found.top >= chart.bottom - 1);
        const end = Math.min(Infinity, ...below.map(found => found.top));
        const its = parts.filter(found => beside(found) && found.top >= chart.bottom - 1 && found.bottom <= end + 1);
        return Math.max(chart.bottom, ...its.map(found => found.bottom)) - chart.bottom;
    });
    return {first: Math.min(...figures.map(found => found.top)), under, height: main.scrollHeight};
}"""


def measured(found: Browser, url: str, width: int, height: int) -> dict[str, object]:
    """The pixels of one page in a window of this size."""
    seen = b.visit(found, url, width)
    seen.page.set_viewport_size({"width": width, "height": height})
    b.wait_until_still(seen.page)
    pixels = seen.page.evaluate(MEASURED)
    seen.page.close()
    return pixels


def row(page: str, pixels: dict[str, object]) -> str:
    """A line of the table; a dash where a page has no figure."""
    first, under = pixels["first"], pixels["under"]
    cells = [
        "–" if first == float("inf") else f"{first:.0f}",
        f"{statistics.median(under):.0f}" if under else "–",
        f"{max(under):.0f}" if under else "–",
        f"{pixels['height']:.0f}",
    ]
    return f"{page:<16}" + "".join(f"{cell:>12}" for cell in cells)


def main() -> None:
    """Measure the pages asked for and print a table for each window."""
    parser = argparse.ArgumentParser(description="Pixels above and under the figures of each page, and its height.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", default=PAGES, help="all unless given")
    pages = [page for page in parser.parse_args().pages if page != "presenter"]  # one screen, whatever the window
    with b.fresh_server() as url, b.browser() as found:
        for width, height in WINDOWS:
            print(f"\n{width}×{height}\n{'page':<16}{'first figure':>12}{'under':>12}{'most':>12}{'height':>12}")
            for page in pages:
                path = "" if page == "overview" else page
                print(row(page, measured(found, f"{url}/{path}", width, height)), flush=True)


if __name__ == "__main__":
    main()

"""Pages on paper: A4 upright and across cuts nothing off, whatever the width of the window they are printed from."""

from __future__ import annotations

import pypdfium2
import pytest

from tests import browser as b

pytestmark = [*b.MARKS, pytest.mark.long]


def letters(content: bytes) -> int:
    """How many letters and figures are written on the sheets of a PDF; what is cut off is not written."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    return sum(sign.isalnum() for text in pages for sign in text)


@pytest.mark.parametrize("is_across", [False, True])
@pytest.mark.parametrize(("page", "width"), [("subregion", 1280), ("country", 1920), ("coding", 1280)])
def test_nothing_is_cut_off(chromium, address, page, width, is_across):
    seen = b.visit(chromium, f"{address}/{page}", width)
    sheets = seen.page.pdf(format="A4", landscape=is_across)
    small = seen.page.pdf(format="A4", landscape=is_across, scale=0.4)  # so small that all of it has room
    assert letters(sheets) >= letters(small) > 200  # a reader of PDF misses some slanted letters where they are small
    b.assert_sound(seen)


@pytest.mark.parametrize(("page", "sheets"), [("gaps", 1), ("together", 1), ("milestones", 1), ("", 2)])
def test_across_a_page_of_one_figure_is_one_sheet_and_two_side_by_side_stay_so(chromium, address, page, sheets):
    seen = b.visit(chromium, f"{address}/{page}")
    assert len(pypdfium2.PdfDocument(seen.page.pdf(format="A4", landscape=True))) == sheets


@pytest.mark.parametrize(("height", "sheet"), [(1800, 703), (800, 1031)])  # pixels of A4 between its margins
@pytest.mark.parametrize("page", ["respondents", "data_quality"])
def test_tables_are_as_wide_as_the_sheet_at_most(chromium, address, page, height, sheet):
    seen = b.visit(chromium, f"{address}/{page}")
    seen.page.set_viewport_size({"width": 1232, "height": height})  # what a figure has on the widest screen
    seen.page.emulate_media(media="print")
    tables = seen.page.locator('[data-testid="stDataFrame"]')
    widths = [each.bounding_box()["width"] for each in tables.all()]
    assert widths and max(widths) <= sheet


def test_a_slide_fills_a_sheet_across(chromium, address):
    seen = b.visit(chromium, f"{address}/presenter")
    (sheet,) = pypdfium2.PdfDocument(seen.page.pdf(prefer_css_page_size=True))
    assert sheet.get_width() > sheet.get_height()
    assert "members have statements" in sheet.get_textpage().get_text_bounded()

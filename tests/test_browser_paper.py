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
@pytest.mark.parametrize(("page", "width"), [("subregion", 1280), ("country", 1920)])
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

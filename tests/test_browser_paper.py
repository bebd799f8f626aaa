"""Pages on paper: A4 upright and across cuts nothing off, whatever the width of the window they are printed from."""

from __future__ import annotations

import pypdfium2
import pytest

from tests import browser as b

pytestmark = [*b.MARKS, pytest.mark.long]

MARGIN = 30  # points; the sheet's margin is 34


def outermost(content: bytes) -> tuple[float, float, float]:
    """Left and right edge of all that is written on the sheets of a PDF, and their width, in points."""
    boxes, width = [], 0.0
    for page in pypdfium2.PdfDocument(content):
        text, width = page.get_textpage(), page.get_width()
        boxes += [text.get_charbox(place) for place in range(text.count_chars())]
    written = [box for box in boxes if box[2] > box[0]]
    return min(box[0] for box in written), max(box[2] for box in written), width


@pytest.mark.parametrize("is_across", [False, True])
@pytest.mark.parametrize(("page", "width"), [("subregion", 1280), ("country", 1920), ("overview", 1280)])
def test_nothing_is_cut_off(chromium, address, page, width, is_across):
    seen = b.visit(chromium, f"{address}/{'' if page == 'overview' else page}", width)
    left, right, sheet = outermost(seen.page.pdf(format="A4", landscape=is_across))
    assert left >= MARGIN and right <= sheet - MARGIN
    b.assert_sound(seen)

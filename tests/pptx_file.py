"""A file of slides, read again: its shapes, numbers, letters, links and parts; and letters wider than Arial."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator

from lxml.etree import _Element as Element
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.slide import Slide as Page

from gcm_data.coverage.scope import Scope
from gcm_data.exports import pptx
from gcm_data.exports.progress import silent

# Widths of DejaVu Sans and its bold letters, for the signs from space to tilde, in thousandths of their size: the
# widest letters that stand in for Arial where that is missing.
_REGULAR = (
    "318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 "
    "838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 "
    "685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 "
    "392 634 592 818 592 592 525 636 337 636 838"
)
_BOLD = (
    "348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 "
    "838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 "
    "771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 "
    "478 712 652 924 645 652 582 712 365 712 838"
)
_WIDTHS = {
    is_bold: {chr(32 + place): int(width) / 1000 for place, width in enumerate(widths.split())}
    for is_bold, widths in ((False, _REGULAR), (True, _BOLD))
}
_OTHER_SIGN, LEADING = 0.7, 1.17


def written(scope: Scope, template: bytes | None = None) -> Opened:
    """The file of a selection, read again."""
    return Presentation(io.BytesIO(pptx.write(scope, silent, template)))


def is_hidden(page: Page) -> bool:
    return page._element.get("show") == "0"


def shown(file: Opened) -> list[Page]:
    """The slides that an audience sees."""
    return [page for page in file.slides if not is_hidden(page)]


def words(page: Page) -> dict[str, str]:
    """Name of a text box -> its text."""
    return {shape.name: shape.text_frame.text for shape in page.shapes if shape.has_text_frame}


def topic(page: Page) -> str:
    return words(page).get("Topic", page.shapes.title.text_frame.text)


def charts(page: Page) -> list[object]:
    return [shape.chart for shape in page.shapes if shape.has_chart]


def tables(page: Page) -> dict[str, object]:
    """Name of a table -> the table."""
    return {shape.name: shape.table for shape in page.shapes if shape.has_table}


def rows(page: Page) -> list[list[str]]:
    """The texts of a slide's table of counts."""
    (found,) = (table for name, table in tables(page).items() if name.startswith("Table: "))
    return [[cell.text_frame.text.replace("\u00a0", " ") for cell in row.cells] for row in found.rows]


def links(page: Page) -> dict[str, list[str]]:
    """Text of each run that leads to another slide -> the titles of the slides to which it leads."""
    found: dict[str, list[str]] = {}
    for run in page._element.iter(qn("a:r")):
        link = run.find(f"{qn('a:rPr')}/{qn('a:hlinkClick')}")
        if link is not None and link.get(qn("r:id")):
            target = page.part.related_part(link.get(qn("r:id"))).slide
            found.setdefault(run.findtext(qn("a:t")), []).append(target.shapes.title.text_frame.text)
    return found


def sizes(page: Page) -> Iterator[float]:
    """Every size of letters on a slide that the slide itself gives."""
    for shape in page.shapes:
        root = shape.chart._chartSpace if shape.has_chart else shape._element
        for properties in root.iter(qn("a:rPr"), qn("a:defRPr")):
            if properties.get("sz"):
                yield int(properties.get("sz")) / 100


def texts(page: Page) -> Iterator[Element]:
    """The properties of every run of a slide, its notes and its charts; those of labels and axes, too."""
    roots = [page._element, page.notes_slide._element] if page.has_notes_slide else [page._element]
    for root in (*roots, *(chart._chartSpace for chart in charts(page))):
        for run in root.iter(qn("a:r"), qn("a:fld")):
            yield run.find(qn("a:rPr"))
        yield from root.iter(qn("a:defRPr"))


def lines(text: str, size: float, room: float, *, is_bold: bool) -> int:
    """How many lines a text takes in the widest letters, broken at spaces."""
    known = _WIDTHS[is_bold]

    def width(part: str) -> float:
        return size * sum(known.get(sign, _OTHER_SIGN) for sign in part.replace("\u00a0", " "))

    count, line = 1, ""
    for word in text.split(" "):
        if line and width(f"{line} {word}") > room:
            count, line = count + 1, word
        else:
            line = f"{line} {word}".strip()
    return count


def overflowing(page: Page) -> Iterator[tuple[str, float, float]]:
    """Text boxes, titles and cells whose text is higher than they are: name, height needed, height."""
    for shape in page.shapes:
        if shape.has_text_frame and shape.text_frame.text.strip("‹#›"):
            is_title = shape == page.shapes.title
            margins = (14.4, 7.2) if shape.is_placeholder else (0.0, 0.0)
            needed = _height(shape.text_frame, shape.width.pt - margins[0], is_title) + margins[1]
            if needed > shape.height.pt + 0.1:
                yield shape.name, needed, shape.height.pt
        if shape.has_table:
            for row in shape.table.rows:
                for column, cell in zip(shape.table.columns, row.cells, strict=True):
                    room = column.width.pt - cell.margin_left.pt - cell.margin_right.pt
                    needed = _height(cell.text_frame, room, is_bold=False) + cell.margin_top.pt + cell.margin_bottom.pt
                    if needed > row.height.pt + 0.1:
                        yield cell.text_frame.text, needed, row.height.pt


def _height(frame: object, room: float, is_bold: bool) -> float:
    height = 0.0
    for paragraph in frame.paragraphs:
        said = "".join(run.text for run in paragraph.runs)
        if said:
            font = paragraph.runs[0].font
            count = lines(said, font.size.pt, room, is_bold=is_bold or bool(font.bold))
            height += count * font.size.pt * LEADING
        height += paragraph.space_before.pt if paragraph.space_before else 0
    return height


def boxes(page: Page) -> list[tuple[str, int, int, int, int]]:
    return [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in page.shapes]


def assert_placed(pages: list[Page], wide: int, high: int) -> None:
    """Nothing stands outside the slide, nothing over another thing."""
    for page in pages:
        found = boxes(page)
        for name, left, top, right, bottom in found:
            assert 0 <= left < right <= wide and 0 <= top < bottom <= high, (topic(page), name)
        for one, other in itertools.combinations(found, 2):
            is_apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
            assert is_apart, (topic(page), one, other)


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part of a file, and those of the workbooks in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
            if name.endswith(".xlsx"):
                yield from parts(archive.read(name))

"""What stands at the edges of the pages of a PDF and is no text of them: page numbers, headers and footers.

A line is one only where nothing else explains it: it stands in the margin, apart from the text, at the same place on
most pages, and says the same there, but for a number that counts up with the pages. The same lines at the top of all
pages are a header without a gap, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .pdf_rows import Steps
from .pdf_text import Line

_MARGIN, _LOWEST = 0.12, 0.08  # of the height of a page: where edges are, and the number of the only page
_DEEPEST, _SAME_PLACE = 3, 3.0  # lines of an edge; points
_FEWEST = 3  # pages on which a header or footer comes again
_LAST_PAGE = 999  # a higher number that counts up is a year
_PAGE = (
    r"p\.|pp\.|pg\.|page|p[áa]g\.|página|стр\.|страница|seite|halaman|hal\.|muka surat|trang|หน้า|ທີ|хуудас|бет|sahifa|第"
)
_ENDS = (".", "!", "?", ";", ":")  # of sentences
_PAGE_NUMBER = re.compile(
    rf"\W*(?:{_PAGE})?\s*\d{{1,3}}(?:\s*(?:[/|–—-]|of|de|из|sur|von|dari)\s*\d{{1,3}})?\W*页?\W*", re.IGNORECASE
)
_NAMED_PAGE = re.compile(rf"\S.{{0,60}}\s[–—|/·-]\s*(?:{_PAGE})\s*1\b\D*1?\W*", re.IGNORECASE)  # “Fiji – page 1”
_PAGE_OF = re.compile(rf"\S.{{0,60}}\s(?:{_PAGE})\s*1\s*(?:[/|–—-]|of|de|из|sur|von|dari)\s*1\W*", re.IGNORECASE)
_ENDS_IN_PAGE = re.compile(r"\S.{0,60}\s(?:Page|Página|Pagina|Стр\.|Страница|Seite|Halaman|Trang)\s+1\W*")
_ONLY_PAGE = (_NAMED_PAGE, _PAGE_OF, _ENDS_IN_PAGE)  # the number of the only page
_NUMBER = re.compile(r"\d+")


class Edge(NamedTuple):
    """A line that is left out on some pages; `is_number` tells that it is nothing but the number of the page."""

    first: Line
    pages: int
    is_number: bool


def without_edges(pages: Sequence[list[Line]], heights: Sequence[float]) -> tuple[list[list[Line]], list[Edge]]:
    """The pages without their headers, footers and page numbers; and these, once each."""
    steps = Steps(pages)
    groups: dict[tuple[bool, str], list[tuple[int, Line]]] = defaultdict(list)
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for is_upper in (True, False):
            for line in _margin(lines, height, steps, is_upper):
                groups[is_upper, _NUMBER.sub("#", line.text).strip().casefold()].append((number, line))
    alike = [part for group in groups.values() for part in _at_one_place(group)]
    edges = [part for part in alike if _is_edge(part, len(pages), heights[part[0][0]])]
    known = {id(line) for part in edges for _, line in part}
    for first in (0, 1):  # the first page may have a letterhead of its own
        more = [part for part in _running(pages, heights, first) if id(part[0][1]) not in known]
        known.update(id(line) for part in more for _, line in part)
        edges += more
    out = {id(line) for part in edges for _, line in part}
    are_numbers = [len(pages) == 1 or bool(_PAGE_NUMBER.fullmatch(part[0][1].text)) for part in edges]
    told = [Edge(part[0][1], len(part), is_number) for part, is_number in zip(edges, are_numbers, strict=True)]
    return [[line for line in lines if id(line) not in out] for lines in pages], told


def _margin(lines: Sequence[Line], height: float, steps: Steps, is_upper: bool) -> list[Line]:
    """The lines of a margin, if there is more between them and the text than between lines of a paragraph."""
    inwards = list(lines if is_upper else reversed(lines))
    depth = 0
    for place, line in enumerate(inwards[: _DEEPEST + 1]):
        if place:
            upper, lower = (inwards[place - 1], line) if is_upper else (line, inwards[place - 1])
            depth = place if steps.is_wide(upper.pieces[0], lower.pieces[0]) else depth
        if (height - line.y if is_upper else line.y) > _MARGIN * height:
            break
    return inwards[:depth]


def _at_one_place(group: list[tuple[int, Line]]) -> Iterator[list[tuple[int, Line]]]:
    """The lines that look alike, by the height at which they stand."""
    ordered = sorted(group, key=lambda each: each[1].y)
    part: list[tuple[int, Line]] = []
    for number, line in ordered:
        if part and line.y - part[0][1].y > _SAME_PLACE:
            yield sorted(part, key=lambda each: each[0])
            part = []
        part.append((number, line))
    yield sorted(part, key=lambda each: each[0])


def _running(pages: Sequence[list[Line]], heights: Sequence[float], begin: int) -> Iterator[list[tuple[int, Line]]]:
    """The first lines of all pages from one on that are the same on each of them, at the same place: a header, with or
    without a gap below it. Neither rows of a table nor sentences count.
    """
    for lines in zip(*pages[begin:], strict=False) if len(pages) - begin > 1 else ():
        first = lines[0]
        is_alike = all(line.text == first.text and abs(line.y - first.y) <= _SAME_PLACE for line in lines)
        is_high = heights[0] - first.y <= _MARGIN * heights[0]
        is_line = len(first.pieces) == 1 and all(piece.cell is None for line in lines for piece in line.pieces)
        is_sentence = first.text.rstrip().endswith(_ENDS)
        if not (is_alike and is_high and is_line) or is_sentence or first.number > _DEEPEST:
            return
        yield list(enumerate(lines, start=begin))


def _is_edge(part: list[tuple[int, Line]], pages: int, height: float) -> bool:
    """Whether lines at one place are a header or footer: on most pages, and on three or more of them unless they are
    page numbers.
    """
    line = part[0][1]
    said = list(zip(*([int(each) for each in _NUMBER.findall(line.text)] for _, line in part), strict=True))
    is_number = bool(_PAGE_NUMBER.fullmatch(line.text))
    if pages == 1:
        is_first = (is_number and said[0][0] == 1) or any(each.fullmatch(line.text) for each in _ONLY_PAGE)
        return is_first and line.y < _LOWEST * height
    on = [number for number, _ in part]
    if len(on) * 2 <= pages or len(set(on)) < len(on):
        return False
    from_page = [{found - page for found, page in zip(each, on, strict=True)} for each in said]
    counts = [max(each) <= _LAST_PAGE and len(far) == 1 for each, far in zip(said, from_page, strict=True)]
    is_same = all(up or len(set(each)) == 1 for up, each in zip(counts, said, strict=True))
    is_below = line.y < _MARGIN * height and any(counts) and not line.text.rstrip().endswith(_ENDS)
    is_counted = len(on) > 1 and ((is_number and counts[0]) or (is_below and len(on) == pages))
    return is_same and (len(on) >= _FEWEST or is_counted)

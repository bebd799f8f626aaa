"""Beside the bars of a chart: the States that a number counts, where they are few, with links to the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide as Page
from pptx.util import Pt

from gcm_data.exports.pptx.boxes import Letters, describe
from gcm_data.exports.pptx.cells import PLAIN, write_cell
from gcm_data.exports.pptx.colours import Look
from gcm_data.exports.pptx.links import Links
from gcm_data.exports.pptx.native import WHO
from gcm_data.exports.pptx.room import Box
from gcm_data.figures.chart import Value


def add_names(
    page: Page, labels: Sequence[str], values: Sequence[Value], box: Box, look: Look, size: float, links: Links,
    keys: dict[str, object],
) -> None:  # fmt: skip
    """A table of one column, a row for each bar; nothing stands beside a bar that counts nobody."""
    shape = page.shapes.add_table(len(values), 1, *box.placed)
    said = [f"{label}: {value.who}" for label, value in zip(labels, values, strict=True) if value.who]
    words = f"{'; '.join(said)}." if said else "Each line leads to the evidence of its number."
    describe(shape, "Who stands behind each number", f"Table. {words}")
    shape.table._tbl.tblPr.find(PLAIN.tag).text = PLAIN.style
    shape.table.first_row = shape.table.first_col = shape.table.horz_banding = False
    letters = Letters(size, look.ink, anchor=MSO_ANCHOR.MIDDLE)
    font, height = look.font, box.height / max(len(values), 1)
    lines = max(int(height // (size * font.leading)), 1)
    for row, value in zip(shape.table.rows, values, strict=True):
        row.height = Pt(height)
        said = font.shortened(value.who or WHO, size, box.width, lines) if value.count else ""
        run = write_cell(row.cells[0], said, letters, 0, 0)
        if value.count and value.opens in keys:
            links.want(page, run, keys[value.opens])

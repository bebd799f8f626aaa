"""Shading by share: one share has one ground and one ink, on the screen, on paper and in the workbook."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree

from gcm_data.exports.docx import tables
from gcm_data.exports.xlsx import styles
from gcm_data.figures.chart import Value
from gcm_data.figures.shading import colour_scale, heatmap, shade
from gcm_data.figures.theme import PALETTES, contrast
from gcm_data.paper.parts import Cell, Table

SHARES = [0.0, 1 / 41, 1 / 3, 0.5, 0.8, 1.0]


@pytest.mark.parametrize("mode", PALETTES)
def test_a_larger_share_is_stronger_and_its_ink_can_be_read(mode):
    palette = PALETTES[mode]
    shades = [shade(share, palette) for share in SHARES]
    assert (shades[0].ground, shades[-1].ground) == (palette.scale[0], palette.scale[-1])
    assert all(contrast(found.ground, found.ink) >= 4.5 for found in shades)
    against = [contrast(found.ground, palette.surface) for found in shades]
    assert all(one < other for one, other in pairwise(against))
    assert shade(None, palette) is None


@pytest.mark.parametrize("share", SHARES)
def test_paper_and_workbook_take_the_shade_of_the_screen(share):
    found = shade(share, PALETTES["light"])
    look = styles.shaded(share)
    assert (look.fill, look.colour) == found
    table = Table("t", "Fictional", ("Group", "Count"), ((Cell("Fictional group"), Cell("7", share)),), (40.0, 20.0))
    written = etree.tostring(tables.table(table), encoding="unicode")
    assert found.ground[1:].upper() in written and found.ink[1:].upper() in written


def test_of_too_few_submissions_there_is_no_shade():
    assert (Value(1, 2, "").share, Value(1, 3, "").share) == (None, pytest.approx(1 / 3))
    assert styles.shaded(None) == styles.COUNT


def test_a_heatmap_has_a_cell_for_each_share_and_runs_from_none_to_all():
    palette = PALETTES["light"]
    trace = heatmap([[0.0, None, 1.0], [0.5, 0.2, None]], 3, palette)
    assert (trace["x"], trace["y"], trace["zmin"], trace["zmax"]) == ([0, 1, 2], [0, 1], 0, 1)
    assert trace["colorscale"] == colour_scale(palette)
    assert [step for step, _ in colour_scale(palette)] == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])

"""The colours of slides on the ground of their layout, which may be light, dark or a colour."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass

from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout

from gcm_data.exports.pptx.lettering import ANY, Font
from gcm_data.figures.theme import PALETTES, Palette, contrast

TEXT = 4.5  # contrast ratio that letters need (WCAG 2.2, 1.4.3)
LARGE_TEXT = 3.0  # and letters as large as those of a title
MARKS = 3.0  # and marks (1.4.11)


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb, or "" for the text colour of the theme, which stays right when the slide goes elsewhere."""

    palette: Palette
    ground: str
    ink: str
    muted: str
    accent: str
    font: Font


def look_of(layout: SlideLayout) -> Look:
    """The look of slides of a layout."""
    colours = _Colours(layout)
    ground = colours.ground
    palette = max(PALETTES.values(), key=lambda palette: contrast(palette.ink, ground))
    ink = "" if contrast(colours.of("tx1"), ground) >= TEXT else palette.ink
    muted = palette.muted if contrast(palette.muted, ground) >= TEXT else ink
    accent = palette.accent if contrast(palette.accent, ground) >= MARKS else palette.ink
    return Look(palette, ground, ink, muted, accent, ANY)


def unreadable(title: object, layout: SlideLayout, behind: object | None) -> bool:
    """Whether a title in the colour that its layout gives has too little contrast with what lies behind it.

    `behind` is the shape of layout or master on which it stands, None for the ground. What has no plain colour, such
    as a picture, is left to the office that made it.
    """
    colours = _Colours(layout)
    written = next(filter(None, map(colours.filled, _says_colour(title, layout))), colours.of("tx1"))
    ground = colours.ground if behind is None else colours.filled(behind._element.find(qn("p:spPr")))
    return bool(ground) and contrast(written, ground) < LARGE_TEXT


def _says_colour(title: object, layout: SlideLayout) -> Iterator[object]:
    """The properties of letters that may say the colour of a title, those that count first."""
    owners = [title._element, *(s._element for s in layout.slide_master.placeholders if s.placeholder_format.idx == 0)]
    for owner in (*owners, *layout.slide_master._element.iter(qn("p:titleStyle"))):
        for level in owner.iter(qn("a:lvl1pPr")):
            yield from level.iter(qn("a:defRPr"))


def paint(colour: ColorFormat, wanted: str) -> None:
    """Give something a colour of a look."""
    if wanted:
        colour.rgb = RGBColor.from_string(wanted[1:].upper())
    else:
        colour.theme_color = MSO_THEME_COLOR.TEXT_1


class _Colours:
    """The colours of a layout's theme, by the names that slides use (bg1, tx1, accent1)."""

    def __init__(self, layout: SlideLayout) -> None:
        self._layout = layout
        master = layout.slide_master
        theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        scheme = next(theme.iter(qn("a:clrScheme")))
        self._scheme = {colour.tag.rpartition("}")[2]: colour[0] for colour in scheme}
        maps = [*layout._element.iter(qn("a:overrideClrMapping")), *master._element.iter(qn("p:clrMap"))]
        self._names = dict(maps[0].attrib)

    def of(self, name: str) -> str:
        """A colour of the theme as #rrggbb."""
        found = self._scheme[self._names.get(name, name)]
        return f"#{found.get('lastClr') or found.get('val')}".lower()

    @property
    def ground(self) -> str:
        """The colour behind everything on a slide; where a picture lies there, the colour of slides without one."""
        for owner in (self._layout, self._layout.slide_master):
            for ground in owner._element.iter(qn("p:bg")):
                found = next(ground.iter(qn("a:srgbClr"), qn("a:schemeClr"), qn("a:sysClr")), None)
                return self._resolved(found) if found is not None else self.of("bg1")
        return self.of("bg1")

    def filled(self, properties: object) -> str:
        """The plain colour of a shape's or a letter's properties as #rrggbb; "" where there is none."""
        fill = None if properties is None else properties.find(qn("a:solidFill"))
        return "" if fill is None or not len(fill) or not fill[0].get("val") else self._resolved(fill[0])

    def _resolved(self, found: object) -> str:
        """A colour as it is written somewhere, with its changes of lightness."""
        kind = found.tag.rpartition("}")[2]
        value = found.get("lastClr") or found.get("val")
        colour = self.of(value) if kind == "schemeClr" and value != "phClr" else f"#{value}".lower()
        colour = self.of("bg1") if value == "phClr" else colour
        hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
        for change in found:
            share = int(change.get("val", 0)) / 100_000
            lightness *= share if change.tag == qn("a:lumMod") else 1
            lightness += share if change.tag == qn("a:lumOff") else 0
        rgb = colorsys.hls_to_rgb(hue, min(lightness, 1), saturation)
        return "#{:02x}{:02x}{:02x}".format(*(round(channel * 255) for channel in rgb))

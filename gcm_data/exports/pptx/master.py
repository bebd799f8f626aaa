"""The master that is used where no template is given: 16:9, Arial, the colours of the figures."""

from __future__ import annotations

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.slide import SlideLayout
from pptx.util import Pt

from gcm_data.exports.pptx.room import FOOTERS, HIGH, MARGIN, TITLES, WIDE, Box
from gcm_data.figures.theme import PALETTES

FONT = "Arial"
TITLE = Box(MARGIN, 24, WIDE - 2 * MARGIN, 78)
_BODY = Box(MARGIN, 110, WIDE - 2 * MARGIN, 400)
_OPENING_TITLE, _SUBTITLE = Box(MARGIN, 90, WIDE - 2 * MARGIN, 120), Box(MARGIN, 230, WIDE - 2 * MARGIN, 260)
_LAYOUT, _OPENING = "Title Only", "Title Slide"


def own_master() -> tuple[Opened, SlideLayout, SlideLayout]:
    """An empty presentation; the layout of its slides, a title and nothing else; and that of its title slide."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDE), Pt(HIGH)
    for other in list(presentation.slide_layouts):
        if other.name not in (_LAYOUT, _OPENING):
            presentation.slide_layouts.remove(other)
    layout, opening = map(presentation.slide_layouts.get_by_name, (_LAYOUT, _OPENING))
    _drop(presentation)
    _place(presentation.slide_master, layout, opening)
    _dress(presentation)
    return presentation, layout, opening


def _drop(presentation: Opened) -> None:
    """Take away what is of another file: its picture in a folder, what it counts, the settings of its printer."""
    package, part = presentation.part.package, presentation.part
    of_package = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    for owner, kind in (*((package, kind) for kind in of_package), (part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)):
        for key in [key for key, relation in owner._rels.items() if relation.reltype == kind]:
            owner._rels.pop(key)


def _place(master: object, layout: SlideLayout, opening: SlideLayout) -> None:
    """Title and text of the master where the slides have them; the footers are text boxes of the slides."""
    for owner in (master, layout, opening):
        for shape in list(owner.placeholders):
            if shape.placeholder_format.type in FOOTERS:
                shape._element.getparent().remove(shape._element)
    for shape in master.placeholders:
        place, anchor = (TITLE, "b") if shape.placeholder_format.type in TITLES else (_BODY, "t")
        shape.left, shape.top, shape.width, shape.height = place.placed
        body = shape._element.txBody.find(qn("a:bodyPr"))
        for name, value in {"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "anchor": anchor}.items():
            body.set(name, value)
        for fit in list(body):
            body.remove(fit)
    for shape in opening.placeholders:
        is_title = shape.placeholder_format.type in TITLES
        place = _OPENING_TITLE if is_title else _SUBTITLE
        shape.left, shape.top, shape.width, shape.height = place.placed
        shape._element.txBody.find(qn("a:bodyPr")).set("anchor", "b" if is_title else "t")
        for level in shape._element.iter(qn("a:lvl1pPr")):
            level.set("algn", "l")
            for colour in level.iter(qn("a:schemeClr")):  # tinted to a grey that is pale on a projector
                colour.set("val", "tx2")
                for change in list(colour):
                    colour.remove(change)
    style = next(master._element.iter(qn("p:titleStyle")))[0]
    style.set("algn", "l")
    letters = next(style.iter(qn("a:defRPr")))
    letters.set("sz", "2800")
    letters.set("b", "1")


def _dress(presentation: Opened) -> None:
    """The palette's colours and the font in the theme."""
    palette = PALETTES["light"]
    steps = palette.scale
    colours = {"dk1": palette.ink, "lt1": palette.surface, "dk2": palette.muted, "lt2": palette.faint}
    accents = (palette.accent, *reversed(steps[1:]))
    colours |= {f"accent{place}": colour for place, colour in enumerate(accents, start=1)}
    colours |= {"hlink": palette.accent, "folHlink": palette.muted}
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for name, colour in colours.items():
        slot = next(theme.iter(qn(f"a:{name}")))
        for old in list(slot):
            slot.remove(old)
        slot.append(parse_xml(_colour(colour)))
    for font in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        font.find(qn("a:latin")).set("typeface", FONT)
    part._blob = serialize_part_xml(theme)


def _colour(colour: str) -> str:
    name = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return f'<a:srgbClr xmlns:a="{name}" val="{colour[1:].upper()}"/>'

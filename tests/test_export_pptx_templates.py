"""Slides in the office's own template: its size, master and fonts are kept; what is no template is refused in words."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_FILL, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Opened
from pptx.util import Inches, Pt

from gcm_data import reference
from gcm_data.exports import pptx
from gcm_data.exports.pptx.template import BrokenTemplate
from gcm_data.exports.progress import silent
from gcm_data.figures.theme import contrast
from gcm_data.slides import deck
from tests.cases import first
from tests.pptx_file import (
    assert_placed,
    charts,
    is_hidden,
    lines,
    overflowing,
    parts,
    shown,
    sizes,
    tables,
    topic,
    words,
)

OLD = "Words of an old slide"
TYPES = "[Content_Types].xml"
SWAPPED = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}  # what a dark master says
FOOTERS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
SIZES = [(10, 7.5), (13.333, 7.5), (10, 5.625), (11.69, 8.27), (7.5, 10)]


def template(change: Callable[[Opened], None] = lambda file: None, size: tuple[float, float] = (10, 7.5)) -> bytes:
    """A template with an old slide, its master stretched to a size in inches."""
    file = Presentation()
    wide, high = size[0] / 10, size[1] / 7.5
    file.slide_width, file.slide_height = Inches(size[0]), Inches(size[1])
    for owner in (file.slide_master, *file.slide_layouts):
        for shape in owner.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                place = shape.left * wide, shape.top * high, shape.width * wide, shape.height * high
                shape.left, shape.top, shape.width, shape.height = map(int, place)
    file.slides.add_slide(file.slide_layouts[0]).shapes.title.text = OLD
    change(file)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def dark(file: Opened) -> None:
    for name, value in SWAPPED.items():
        file.slide_master._element.find(qn("p:clrMap")).set(name, value)


def rewritten(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A file with each of its parts changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, zipfile.ZipFile(io.BytesIO(content)) as given:
        for name in given.namelist():
            archive.writestr(name, change(name, given.read(name)))
    return made.getvalue()


def as_potx(content: bytes) -> bytes:
    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"presentation.main+xml", b"template.main+xml") if name == TYPES else part

    return rewritten(content, change)


def in_template(scope: object, content: bytes) -> Opened:
    return Presentation(io.BytesIO(pptx.write(scope, silent, content)))


@pytest.mark.long
@pytest.mark.parametrize("change", [lambda file: None, dark], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("chosen", [{"group": "Champion countries"}, {}], ids=str)
def test_slides_keep_to_the_room_of_any_template(scope_of, size, change, chosen):
    file = in_template(scope_of(**chosen), template(change, size))
    assert (file.slide_width.inches, file.slide_height.inches) == pytest.approx(size, abs=0.001)
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    opening = file.slides[0]
    for page in file.slides:
        footers = [s for s in page.slide_layout.placeholders if s.placeholder_format.type in FOOTERS]
        top = min(shape.top for shape in footers)
        for shape in page.shapes:
            is_number = shape.is_placeholder and shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
            assert is_number or shape.top + shape.height <= top, (topic(page), shape.name)
        kinds = {shape.placeholder_format.type for shape in page.placeholders}
        if page != opening:
            assert kinds - {PP_PLACEHOLDER.SLIDE_NUMBER} == {PP_PLACEHOLDER.TITLE}


@pytest.mark.long
@pytest.mark.parametrize("width", [-14_000_000, 0, 900_000])
def test_a_title_without_room_stands_where_there_is_some(scope_of, width):
    def change(file: Opened) -> None:
        for owner in (file.slide_master, *file.slide_layouts):
            for title in (shape for shape in owner.placeholders if shape.placeholder_format.idx == 0):
                title._element.spPr.get_or_add_xfrm().get_or_add_ext().attrib["cx"] = str(width)
                title._element.spPr.xfrm.get_or_add_off()

    file = in_template(scope_of(group="Champion countries"), template(change))
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    assert min(page.shapes.title.width for page in list(file.slides)[1:]) > file.slide_width / 2


@pytest.mark.long
@pytest.mark.parametrize("form", [lambda content: content, as_potx], ids=["pptx", "potx"])
def test_old_slides_are_gone_and_the_master_stays(scope_of, form):
    given = template()
    made = pptx.write(scope_of(), silent, form(given))
    kept = {name for name, _ in parts(given) if "Layout" in name or "Master" in name or "theme" in name}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert kept <= found.keys()
    assert not [name for name, content in found.items() if OLD.encode() in content]
    assert b"presentation.main+xml" in found[TYPES] and b"template.main+xml" not in found[TYPES]
    file = Presentation(io.BytesIO(made))
    assert len(shown(file)) == len(deck(scope_of()))
    first_layout, *layouts = [page.slide_layout.name for page in file.slides]
    assert first_layout == "Title Slide" and {*layouts} == {"Title Only"}
    assert {name for name in found if re.match(r"ppt/slides/slide\d", name)} == {
        f"ppt/slides/slide{number}.xml" for number in range(1, len(file.slides) + 1)
    }


@pytest.mark.long
def test_sections_shows_and_links_to_old_slides_are_gone(scope_of):
    """Each of them would make an office program repair the file."""

    def change(file: Opened) -> None:
        root = file.part._element
        section = '<p14:section name="Old" id="{0}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
        name = "http://schemas.microsoft.com/office/powerpoint/2010/main"
        extension = f'<p:ext uri="{{1}}"><p14:sectionLst xmlns:p14="{name}">{section}</p14:sectionLst></p:ext>'
        root.append(parse_xml(f"<p:extLst {nsdecls('p')}>{extension}</p:extLst>"))
        layout = file.slide_layouts[5]
        key = layout.part.relate_to(file.slides[0].part, RELATIONSHIP_TYPE.SLIDE)
        link = f'<a:hlinkClick {nsdecls("a", "r")} r:id="{key}" action="ppaction://hlinksldjump"/>'
        layout.placeholders[0]._element.nvSpPr.cNvPr.append(parse_xml(link))

    made = pptx.write(scope_of(round_table=1), silent, template(change))
    assert not [name for name, content in parts(made) if OLD.encode() in content]
    assert not [name for name, content in parts(made) if b"sectionLst" in content]
    assert not [name for name, content in parts(made) if "Layout" in name and b"hlinksldjump" in content]


@pytest.mark.long
def test_a_template_with_no_plain_layout_loses_its_other_placeholders(scope_of):
    def change(file: Opened) -> None:
        file.slides._sldIdLst.clear()
        for layout in [layout for layout in file.slide_layouts if layout.name not in ("Title Slide", "Two Content")]:
            file.slide_layouts.remove(layout)

    file = in_template(scope_of(round_table=1), template(change))
    assert {page.slide_layout.name for page in file.slides} == {"Title Slide"}  # one other placeholder, not two
    for page in list(file.slides)[1:]:
        assert page.shapes.title.text_frame.text
        assert not [s for s in page.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE]
    assert_placed(list(file.slides), file.slide_width, file.slide_height)


@pytest.mark.long
@pytest.mark.parametrize(
    "ground", ["000000", "FFFFFF", "7F7F7F", "009EDB", "3B5E2B", "F2C94C"], ids=lambda ground: f"on {ground}"
)
def test_what_is_written_and_drawn_contrasts_with_any_ground(scope_of, ground):
    def change(file: Opened) -> None:
        fill = f'<p:bgPr><a:solidFill><a:srgbClr val="{ground}"/></a:solidFill><a:effectLst/></p:bgPr>'
        for old in list(file.slide_master._element.iter(qn("p:bg"))):
            old.getparent().replace(old, parse_xml(f"<p:bg {nsdecls('p', 'a')}>{fill}</p:bg>"))

    file = in_template(scope_of(round_table=1), template(change))
    page = next(page for page in shown(file) if charts(page))
    theme_ink = "#000000"  # of the template's theme
    for shape in page.shapes:
        if shape.has_text_frame and not shape.is_placeholder:
            (run, *_) = shape.text_frame.paragraphs[0].runs
            is_theme = run.font.color.type is None or run.font.color.theme_color
            assert contrast(theme_ink if is_theme else f"#{run.font.color.rgb}", f"#{ground}") >= 4.5, shape.name
    for chart in charts(page):
        fills = [series.format.fill for plot in chart.plots for series in plot.series]
        drawn = [fill.fore_color.rgb for fill in fills if fill.type == MSO_FILL.SOLID]
        assert drawn and all(contrast(f"#{colour}", f"#{ground}") >= 3 for colour in drawn)


BAND_HIGH, BAND_COLOUR = Pt(80), "1F4E79"


def with_band(file: Opened) -> None:
    """A band across each slide, with a title in white on it, in a placeholder of 640 × 61 points."""
    old = file.slides[0]
    band = old.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, file.slide_width, BAND_HIGH)
    band.fill.solid()
    band.fill.fore_color.rgb = RGBColor.from_string(BAND_COLOUR)
    file.slide_master.shapes._spTree.insert(2, band._element)
    for shape in file.slide_master.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.TITLE:
            shape.left, shape.top, shape.width, shape.height = Pt(48), Pt(10), Pt(640), Pt(61)
    letters = next(file.slide_master._element.iter(qn("p:titleStyle")))[0].find(qn("a:defRPr"))
    for fill in letters.findall(qn("a:solidFill")):
        letters.remove(fill)
    letters.insert(0, parse_xml(f'<a:solidFill {nsdecls("a")}><a:srgbClr val="FFFFFF"/></a:solidFill>'))


TEMPLATES = {
    "a band, 16:9": (with_band, (13.333, 7.5), 14),
    "dark, 4:3": (dark, (10, 7.5), 12),
}
CHOSEN = [
    {}, {"subregions": ("Pacific",), "round_table": 3}, {"cycle": "2021"},
    {"subregions": ("Pacific",), "group": "LDC", "round_table": 1, "basis": "cited"}, {"subregions": ("Pacific",)},
]  # fmt: skip


@pytest.mark.parametrize("chosen", first(2, CHOSEN), ids=str)
@pytest.mark.parametrize("name", TEMPLATES)
def test_titles_stay_in_the_placeholder_that_the_template_gives(scope_of, name, chosen):
    change, size, least = TEMPLATES[name]
    file = in_template(scope_of(**chosen), template(change, size))
    assert_placed(list(file.slides), file.slide_width, file.slide_height)
    assert [slide.title for slide in deck(scope_of(**chosen))] == [p.shapes.title.text_frame.text for p in shown(file)]
    for page in file.slides:
        title = page.shapes.title
        assert title._element.spPr.find(qn("a:xfrm")) is None  # the box is that of the layout
        assert not [*overflowing(page)], topic(page)
        assert min(sizes(page)) >= least, topic(page)
        colours = [run.font.color.type for p in title.text_frame.paragraphs for run in p.runs]
        is_off_band = name.startswith("a band") and page == file.slides[0]
        assert is_off_band or {*colours} == {None}  # and so is the colour
        if name.startswith("a band") and "Topic" in words(page):
            (shape,) = (shape for shape in page.shapes if shape.name == "Topic")
            assert shape.top >= BAND_HIGH


def test_the_title_of_the_first_slide_is_read_where_the_band_of_its_letters_does_not_lie(scope_of):
    """White letters, which the master has for its band, would be white on white in the middle of the title slide."""
    given = template(with_band, (13.333, 7.5))
    (run,) = in_template(scope_of(round_table=1), given).slides[0].shapes.title.text_frame.paragraphs[0].runs
    assert run.font.color.theme_color == MSO_THEME_COLOR.TEXT_1

    def below(file: Opened) -> None:
        with_band(file)
        file.slide_master.shapes[0].height = file.slide_height  # the band is all of the slide

    (run,) = (
        in_template(scope_of(round_table=1), template(below, (13.333, 7.5)))
        .slides[0]
        .shapes.title.text_frame.paragraphs[0]
        .runs
    )
    assert run.font.color.type is None


@pytest.mark.parametrize("name", TEMPLATES)
def test_names_beside_bars_stand_in_one_line(scope_of, name):
    """LibreOffice takes a link for one word and breaks it anywhere."""
    change, size, _ = TEMPLATES[name]
    named = 0
    for page in shown(in_template(scope_of(round_table=2), template(change, size))):
        for who in (table for title, table in tables(page).items() if title.startswith("Who stands")):
            for cell in who.iter_cells():
                for run in cell.text_frame.paragraphs[0].runs:
                    assert lines(run.text, run.font.size.pt, who.columns[0].width.pt, is_bold=False) == 1, run.text
                    named += " and " in run.text
    assert named


@pytest.mark.parametrize("has_subtitle", [True, False])
def test_the_first_slide_has_the_layout_of_a_title_where_there_is_one(scope_of, has_subtitle):
    def change(file: Opened) -> None:
        for layout in file.slide_layouts:
            for shape in list(layout.placeholders):
                if not has_subtitle and shape.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
                    shape._element.getparent().remove(shape._element)

    opening, *others = in_template(scope_of(round_table=1), template(change)).slides
    named = reference.cycle("2025").name
    assert (opening.slide_layout.name == "Title Slide") == has_subtitle
    assert named in " ".join(words(opening).values()) and not is_hidden(opening)
    assert {page.slide_layout.name for page in others} == {"Title Only"} or not has_subtitle


def nothing(name: str, part: bytes) -> bytes:
    return part


def bomb() -> bytes:
    """A template with a part of zeros: 300 kB that become 300 MB."""
    made = io.BytesIO(template())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ppt/media/image1.png", bytes(300_000_000))
    return made.getvalue()


def word_document() -> bytes:
    made = io.BytesIO()
    Document().save(made)
    return made.getvalue()


def without_titles(file: Opened) -> None:
    for layout in file.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE):
                shape._element.getparent().remove(shape._element)


def with_macros() -> bytes:
    made = io.BytesIO(template())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("ppt/vbaProject.bin", b"Sub x()")
    return made.getvalue()


def locked() -> bytes:
    """A template whose first part says that it needs a password."""
    content = bytearray(template())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def twice() -> bytes:
    """A template with a part that stands there many times and is large the last time: each would be that large."""
    made = io.BytesIO(template())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings(action="ignore"):
        for size in (*[1] * 200, 60_000_000):
            archive.writestr("ppt/media/picture.png", bytes(size))
    return made.getvalue()


def renamed(before: bytes) -> bytes:
    """A template with a very long layout that is not named as XML."""
    old, new = "slideLayout1.xml", "slideLayout1.png"
    long = b"</p:cSld>" + b"<a/>" * 5_100_000
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings(action="ignore"):
        for name, part in parts(template()):
            part = part.replace(old.encode(), new.encode())
            if name.endswith(old):
                part = before + part.partition(b"?>")[2].replace(b"</p:cSld>", long)
            archive.writestr(name.replace(old, new), part)
    return made.getvalue()


def with_entity() -> bytes:
    """A template whose master names a file in place of its title."""

    def change(name: str, part: bytes) -> bytes:
        if name != "ppt/slideMasters/slideMaster1.xml":
            return part
        head, _, body = part.partition(b"?>")
        entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        return head + b"?>" + entity + body.replace(b"Click to edit Master title style", b"&x;")

    return rewritten(template(), change)


def without(kind: str, owner: str) -> bytes:
    """A template in which a master or layout names no part of a kind."""

    def change(name: str, part: bytes) -> bytes:
        return re.sub(rb'<Relationship [^>]*/%s"[^>]*/>' % kind.encode(), b"", part) if owner in name else part

    return rewritten(template(), change)


def without_colours() -> bytes:
    return rewritten(template(), lambda name, part: re.sub(rb"<a:lt1>.*?</a:lt1>", b"", part))


def crowd(file: Opened) -> None:
    for layout in file.slide_layouts:
        for number in range(100, 1100):
            place = f'<p:nvPr><p:ph type="body" idx="{number}"/></p:nvPr>'
            head = f'<p:nvSpPr><p:cNvPr id="{number}" name="x"/><p:cNvSpPr/>{place}</p:nvSpPr>'
            layout.shapes._spTree.append(parse_xml(f"<p:sp {nsdecls('p')}>{head}<p:spPr/></p:sp>"))


BROKEN = {
    "empty": (lambda: b"", "no .pptx"),
    "text": (lambda: b"not a presentation", "no .pptx"),
    "old or encrypted": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
    "locked": (locked, "encrypted"),
    "cut": (lambda: template()[:20_000], "no .pptx"),
    "another document": (word_document, "no presentation"),
    "no types": (lambda: rewritten(template(), nothing).replace(TYPES.encode(), b"[Content_Types].txt"), "no .pptx"),
    "crafted": (lambda: rewritten(template(), lambda name, part: part if name == TYPES else b"<a>"), "no presentation"),
    "bomb": (bomb, "unpacked, larger than"),
    "bomb of one part": (twice, "twice"),
    "bomb under another name": (lambda: renamed(b""), "unpacked, larger than"),
    "bomb behind spaces": (lambda: renamed(b" " * 5_000), "unpacked, larger than"),
    "entity": (with_entity, "words of its own"),
    "macros": (with_macros, "macros"),
    "no theme": (lambda: without("theme", "slideMaster1.xml.rels"), "no presentation"),
    "no master": (lambda: without("slideMaster", "slideLayout6.xml.rels"), "no presentation"),
    "no colours": (without_colours, "no presentation"),
    "no title": (lambda: template(without_titles), "has a title"),
    "crowded": (lambda: template(crowd), "other placeholders"),
    "tiny": (lambda: template(size=(3, 2)), "too small"),
}


@pytest.mark.parametrize("name", first(6, BROKEN))
def test_what_is_no_template_is_refused_in_words(scope_of, name):
    make, said = BROKEN[name]
    with pytest.raises(BrokenTemplate) as refused:
        pptx.write(scope_of(round_table=1), silent, make())
    assert said in str(refused.value) and "the template" in str(refused.value)

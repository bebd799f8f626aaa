"""The office's own template: opened with care, because it comes from anywhere, and emptied of its slides."""

from __future__ import annotations

import io
import zipfile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.slide import SlideLayout
from pptx.util import Emu

from gcm_data.exports.pptx.colours import look_of
from gcm_data.exports.pptx.foreign import take_out
from gcm_data.exports.pptx.room import FOOTERS, TITLES, box_of, room_of

LARGEST = 100_000_000  # bytes of all parts unpacked; pictures of a master rarely have a tenth of that
LARGEST_XML = 20_000_000  # bytes of all parts that are parsed, which takes ten times as much memory
MOST_OTHERS = 50  # placeholders of a layout: each is copied to each slide, and compared with all before it
SMALLEST_INCHES = (5.0, 4.0)  # letters on a smaller slide could not be read
_ON_OPENING = (*TITLES, PP_PLACEHOLDER.SUBTITLE)
_OLD = b"\xd0\xcf\x11\xe0"  # first bytes of a file of before 2007, and of an encrypted one
_LOCKED = "the template is encrypted, or in the format of before 2007; save it as .pptx without a password"
_LARGE = f"the template is, unpacked, larger than {LARGEST // 1_000_000} MB, or its texts are"
_HEAD, _BEFORE_XML = 4_000, b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks, halves of wide signs, space
_EXPECTED = (
    "Expected is a presentation saved as .pptx or .potx, without password and macros, in which a layout has a title. "
    "Save it so in the program that shows your slides, or go on without a template."
)
_TYPES = "[Content_Types].xml"
_KINDS = (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml")
_DOCUMENT_TYPE = ["<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
_PRESENTATION = b"presentationml.presentation.main+xml"


class BrokenTemplate(ValueError):
    """A file that can't be used as a template of slides; its text says what was found, `advice` also what to do."""

    @property
    def advice(self) -> str:
        """What a reader is told."""
        return f"This template can't be used: {self}. {_EXPECTED}"


def open_template(content: bytes) -> tuple[Opened, SlideLayout, SlideLayout | None]:
    """A .pptx or .potx without its slides, its layout with a title and as little else as possible, and that of a title.

    Raises BrokenTemplate.
    """
    _judge(content)
    try:
        presentation = Presentation(_as_presentation(content))
        layout = _plainest(presentation)
        _empty(presentation)
        take_out(presentation.part.package)
        room_of(layout, presentation.slide_width, presentation.slide_height)  # what a damaged master lacks shows here
        look_of(layout)
        opening = _opening(presentation)
    except BrokenTemplate:
        raise
    except Exception as error:  # whatever the parser meets in a crafted file
        raise BrokenTemplate("the template is no presentation that can be read") from error
    return presentation, layout, opening


def _judge(content: bytes) -> None:
    """Look at the directory of the archive before anything is unpacked."""
    if content.startswith(_OLD):
        raise BrokenTemplate(_LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = archive.infolist()
    except zipfile.BadZipFile:
        raise BrokenTemplate("the template is no .pptx or .potx file") from None
    if any(part.flag_bits & 1 for part in found):
        raise BrokenTemplate(_LOCKED)
    if len({part.filename for part in found}) < len(found):
        raise BrokenTemplate("a part stands twice in the template")  # unpacked once for each time
    if sum(part.file_size for part in found) > LARGEST:
        raise BrokenTemplate(_LARGE)
    if any("vbaProject" in part.filename for part in found):
        raise BrokenTemplate("the template holds macros; save it as .pptx or .potx")
    if _TYPES not in {part.filename for part in found}:
        raise BrokenTemplate("the template is no .pptx or .potx file")


def _as_presentation(content: bytes) -> io.BytesIO:
    """The file with the content type of a presentation, which is all that parts a template from one."""
    made, room = io.BytesIO(), LARGEST_XML
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(made, "w") as archive:
        for name in given.namelist():
            part = given.read(name)
            if _is_xml(part):
                room -= len(part)
                if room < 0:
                    raise BrokenTemplate(_LARGE)
                if any(sign in part for sign in _DOCUMENT_TYPE):
                    raise BrokenTemplate("the template defines words of its own in its XML, which no presentation does")
            if name == _TYPES:
                for kind in _KINDS:
                    part = part.replace(kind, _PRESENTATION)
            archive.writestr(name, part)
    made.seek(0)
    return made


def _is_xml(part: bytes) -> bool:
    """Whether a part may be parsed as XML: told by how it begins, as its name may be any."""
    return part[:_HEAD].lstrip(_BEFORE_XML)[:1] in (b"<", b"")


def _plainest(presentation: Opened) -> SlideLayout:
    """The layout with a title and the fewest other placeholders, the first of several; by type, never by name."""
    inches = presentation.slide_width.inches, presentation.slide_height.inches
    if any(found < least for found, least in zip(inches, SMALLEST_INCHES, strict=True)):
        raise BrokenTemplate(f"the slides of the template are too small: {inches[0]:.1f} × {inches[1]:.1f} inches")
    ranked = []
    for place, layout in enumerate(found for master in presentation.slide_masters for found in master.slide_layouts):
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        titles = [kind for kind in kinds if kind in TITLES]
        if titles:
            others = len([kind for kind in kinds if kind not in (*TITLES, *FOOTERS)])
            ranked.append((others, TITLES.index(titles[0]), place, layout))
    if not ranked:
        raise BrokenTemplate("none of the layouts of the template has a title")
    others, *_, layout = min(ranked, key=lambda found: found[:3])
    if others > MOST_OTHERS:
        raise BrokenTemplate(f"even the plainest layout of the template has {others} other placeholders than its title")
    return layout


def _opening(presentation: Opened) -> SlideLayout | None:
    """The layout of a title slide: with a title, a subtitle and the fewest other placeholders; None for none.

    One whose boxes stand beyond the slide, or have no width, is none.
    """
    ranked, wide, high = [], Emu(presentation.slide_width).pt, Emu(presentation.slide_height).pt
    for place, layout in enumerate(found for master in presentation.slide_masters for found in master.slide_layouts):
        kinds = [shape.placeholder_format.type for shape in layout.placeholders]
        told = [box_of(shape) for shape in layout.placeholders if shape.placeholder_format.type in _ON_OPENING]
        has_room = all(box.is_within(wide, high) and box.width > wide / 4 and box.height > 0 for box in told)
        if has_room and PP_PLACEHOLDER.SUBTITLE in kinds and any(kind in TITLES for kind in kinds):
            ranked.append((len([kind for kind in kinds if kind not in FOOTERS]), place, layout))
    count, _, layout = min(ranked, key=lambda found: found[:2], default=(0, 0, None))
    return layout if count <= MOST_OTHERS else None


def _empty(presentation: Opened) -> None:
    """Take away the slides, with all that names them: sections, custom shows, links from layouts."""
    part, root = presentation.part, presentation.part._element
    for named in [*root.iter(qn("p:sldIdLst")), *root.iter(qn("p:custShowLst")), *root.iter(qn("p:extLst"))]:
        if named.tag == qn("p:sldIdLst"):
            for slide in list(named):
                named.remove(slide)
        elif named.getparent() is root:
            root.remove(named)
    for owner in list(part.package.iter_parts()):
        slides = [key for key, found in owner.rels.items() if found.reltype == RELATIONSHIP_TYPE.SLIDE]
        if not slides or owner.partname.startswith("/ppt/slides/"):
            continue
        for key in slides:
            owner.rels.pop(key)
            for link in owner._element.xpath(f".//*[@r:id='{key}']") if hasattr(owner, "_element") else ():
                link.getparent().remove(link)

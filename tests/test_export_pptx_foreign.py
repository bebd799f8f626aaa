"""What a template brings along: its master stays; links to elsewhere, programs and names of people do not."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Opened

from gcm_data.exports import pptx
from gcm_data.exports.progress import silent
from tests.test_export_pptx_templates import template

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ELSEWHERE = "file://elsewhere.example/share/"
PERSON = "Quibble Zanzifoo"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8ffff3f0005fe02fea735810a0000000049454e44ae426082"
)
NAMES = nsdecls("p", "a", "r")
PLACE = '<a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/>'


def shape(kind: str, number: int, inside: str) -> str:
    tag = kind[0].upper() + kind[1:]
    head = f'<p:nv{tag}Pr><p:cNvPr id="{number}" name="x"/><p:cNv{tag}Pr/><p:nvPr/></p:nv{tag}Pr>'
    return f"<p:{kind} {NAMES}>{head}{inside}</p:{kind}>"


def picture(number: int, named: str) -> str:
    fill = f"<p:blipFill><a:blip {named}/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
    form = f'<p:spPr><a:xfrm>{PLACE}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    return shape("pic", number, fill + form)


def crowded(file: Opened) -> None:
    """A template with all that an office's may hold, and some that it may not."""
    master, layout = file.slide_master, file.slide_layouts[5]
    run = next(iter(master.placeholders)).text_frame.paragraphs[0].add_run()
    run.hyperlink.address = f"{ELSEWHERE}page"
    click = f'<a:hlinkClick {NAMES} r:id="" action="ppaction://program?file=calc.exe"/>'
    master.shapes[0]._element._nvXxPr.cNvPr.append(parse_xml(click))
    linked = layout.part.rels.get_or_add_ext_rel(f"{KINDS}/image", f"{ELSEWHERE}logo.png")
    kept = layout.part.get_or_add_image_part(io.BytesIO(PIXEL))[1]
    layout.shapes._spTree.append(parse_xml(picture(90, f'r:link="{linked}"')))
    layout.shapes._spTree.append(parse_xml(picture(91, f'r:embed="{kept}" r:link="{linked}"')))
    table = layout.part.rels.get_or_add_ext_rel(f"{KINDS}/oleObject", f"{ELSEWHERE}table.xlsx")
    held = f'<p:oleObj name="T" r:id="{table}" progId="Excel.Sheet.12"><p:link updateAutomatic="1"/></p:oleObj>'
    uri = "http://schemas.openxmlformats.org/presentationml/2006/ole"
    graphic = f'<p:xfrm>{PLACE}</p:xfrm><a:graphic><a:graphicData uri="{uri}">{held}</a:graphicData></a:graphic>'
    layout.shapes._spTree.append(parse_xml(shape("graphicFrame", 92, graphic)))
    properties = file.core_properties
    properties.category = properties.identifier = properties.content_status = PERSON
    main, package = file.part, file.part.package
    for owner, kind, path, content in (
        (main, f"{KINDS}/commentAuthors", "/ppt/commentAuthors.xml", f'<a name="{PERSON}"/>'),
        (main, f"{KINDS}/printerSettings", "/ppt/printerSettings/printerSettings9.bin", PERSON),
        (main, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "/ppt/code.bin", PERSON),
        (layout.part, f"{KINDS}/control", "/ppt/activeX/activeX1.bin", PERSON),
        (package, f"{KINDS}/extended-properties", "/docProps/app9.xml", f"<a>{PERSON}</a>"),
        (package, f"{KINDS}/custom-properties", "/docProps/custom.xml", f"<a>{PERSON}</a>"),
    ):
        owner.relate_to(Part(PackURI(path), "application/octet-stream", package, content.encode()), kind)


@pytest.fixture(scope="module")
def made(scope_of) -> dict[str, bytes]:
    content = pptx.write(scope_of(group="Champion countries"), silent, template(crowded))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()} | {"": content}


@pytest.mark.long
def test_nothing_leads_out_of_the_file(made):
    assert {name for name, part in made.items() if name and b"External" in part} == set()
    assert [name for name, part in made.items() if name and b"elsewhere.example" in part] == []
    actions = {action for name, part in made.items() if name for action in re.findall(rb"ppaction://[^\"]*", part)}
    assert actions <= {b"ppaction://hlinksldjump", b"ppaction://hlinkshowjump?jump=lastslideviewed"}  # our own ways


@pytest.mark.long
def test_nobody_is_named_and_nothing_can_be_run(made):
    assert [name for name, part in made.items() if name and PERSON.encode() in part] == []
    kinds = {name.split("/")[1] for name in made if name.startswith("ppt/")}
    assert kinds == {
        "_rels", "charts", "embeddings", "media", "notesMasters", "notesSlides", "presentation.xml", "presProps.xml",
        "slideLayouts", "slideMasters", "slides", "tableStyles.xml", "theme", "viewProps.xml",
    }  # fmt: skip
    assert {name for name in made if name.startswith("docProps/")} == {"docProps/core.xml"}


@pytest.mark.long
def test_every_relationship_that_is_named_is_there(made):
    for name in made:
        if not re.fullmatch(r"ppt/(slideMasters|slideLayouts|notesMasters)/\w+\.xml|ppt/presentation\.xml", name):
            continue
        folder, _, file = name.rpartition("/")
        known = set(re.findall(rb'\bId="([^"]+)"', made[f"{folder}/_rels/{file}.rels"]))
        assert set(re.findall(rb'\br:\w+="([^"]*)"', made[name])) <= known, name


@pytest.mark.long
def test_a_picture_in_the_file_stays_and_one_from_elsewhere_leaves_no_frame(made):
    layout = Presentation(io.BytesIO(made[""])).slides[2].slide_layout
    pictures = [shape for shape in layout.shapes if shape._element.tag == qn("p:pic")]
    assert [picture.shape_id for picture in pictures] == [91]
    assert pictures[0].image.blob == PIXEL
    assert not [shape for shape in layout.shapes if shape._element.tag == qn("p:graphicFrame")]

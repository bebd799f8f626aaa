"""What a template brings along that no slide needs: links to files elsewhere, programs, sounds, names of people."""

from __future__ import annotations

from lxml.etree import _Element as Element
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import OpcPackage, Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

# The last words of the relationships that stay: what a slide is drawn with. All others go, known or not.
_OF_PACKAGE = {"officeDocument"}
_OF_PARTS = {
    "slideMaster", "slideLayout", "notesMaster", "handoutMaster", "theme", "themeOverride", "image", "hdphoto",
    "tableStyles", "presProps", "viewProps", "font",
}  # fmt: skip
_RELATION = qn("r:id").removesuffix("id")  # attributes of this namespace name relationships
_LINKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_TURNS = "ppaction://hlinkshowjump"  # to another slide; other actions open files, run programs or macros
# What goes as a whole where it names something that goes: the rest of it would be no valid XML, or an empty frame.
_WHOLE = {qn(f"p:{name}") for name in ("graphicFrame", "controls", "custDataLst", "timing", "transition")}


def take_out(package: OpcPackage) -> None:
    """Leave of a presentation what its masters and layouts are drawn with, and nothing that leads out of the file."""
    _drop(package, _OF_PACKAGE)
    for part in list(package.iter_parts()):
        dropped = _drop(part, _OF_PARTS)
        if part.partname.endswith(".xml"):
            _clean(part, dropped)


def _drop(owner: OpcPackage | Part, kept: set[str]) -> set[str]:
    """Take away relationships to other kinds of parts, and all that lead out; returns their keys."""
    relations = owner._rels
    found = {
        key: relation
        for key, relation in relations.items()
        if relation.is_external or relation.reltype.rsplit("/", 1)[-1] not in kept
    }
    for key in found:
        relations.pop(key)
    return set(found)


def _clean(part: Part, dropped: set[str]) -> None:
    """Take out of a part's XML what names relationships that are gone, and links that do something."""
    is_parsed = hasattr(part, "_element")
    if not is_parsed and not dropped:
        return
    root = part._element if is_parsed else parse_xml(part.blob)
    for link in [link for link in root.iter(*_LINKS) if not link.get("action", "").startswith(_TURNS)]:
        link.getparent().remove(link)
    for found in list(root.iter()):
        names = [name for name, key in found.items() if name.startswith(_RELATION) and key in dropped]
        if names and found is not root:
            _remove(found, names)
    if not is_parsed:
        part._blob = serialize_part_xml(root)


def _remove(found: Element, names: list[str]) -> None:
    """Take out an element; of a picture that is also in the file only the link to where it comes from."""
    if found.tag == qn("a:blip"):
        for name in names:
            del found.attrib[name]
        picture = next(found.iterancestors(qn("p:pic")), None)
        if picture is None or found.get(qn("r:embed")):
            return
        found = picture
    whole = next((outer for outer in found.iterancestors() if outer.tag in _WHOLE), found)
    if whole.getparent() is not None:
        whole.getparent().remove(whole)

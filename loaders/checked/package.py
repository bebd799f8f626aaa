"""The parts of a workbook's archive that is being changed: read within the guards, written whole."""

from __future__ import annotations

import io
import posixpath
import zipfile

from loaders.checked.splicing import alone, appended, elements, spliced, tag, utf8
from loaders.parsing.archive import Archive
from loaders.parsing.package import parts_of_sheets

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",  # Strict
}
MAIN = {
    False: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    True: "http://purl.oclc.org/ooxml/spreadsheetml/main",
}


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_BLANK = {
    CONTENT_TYPES: f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    f'package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_KINDS[False]}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN[False]}"><sheets/></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}"/>',
}


class Package:
    """A workbook (.xlsx, .xlsm) whose parts can be changed. All else goes into the new file as it came."""

    def __init__(self, content: bytes) -> None:
        """Judge the archive. Raises Refused as reading does, ValueError for what is no such workbook or is damaged."""
        self._archive = Archive(content)
        self.book, self.sheets = parts_of_sheets(self._archive)
        if not self.book.endswith(".xml"):
            raise ValueError("it is no .xlsx or .xlsm workbook")
        self._names = {name: self._archive.stored_name(name) for name in self._archive}
        self._changed: dict[str, bytes] = {}
        self.is_strict = MAIN[True].encode() in self.part(self.book)

    @classmethod
    def blank(cls) -> Package:
        """A workbook without a sheet."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, content in _BLANK.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return cls(made.getvalue())

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    @property
    def names(self) -> list[str]:
        """The names of all parts, in lower case."""
        return list(self._names)

    def part(self, name: str) -> bytes:
        """A part as it is now, in UTF-8. Raises ValueError where it is missing or damaged."""
        name = name.lower()
        if name not in self._names:
            raise ValueError(f"there is no {name}")
        return self._changed[name] if name in self._changed else utf8(b"".join(self._archive.xml_chunks(name)))

    def put(self, name: str, content: bytes, content_type: str = "") -> None:
        """Change a part, or add one with its type."""
        if name.lower() not in self._names:
            self._names[name.lower()] = name
            if content_type:
                self._declare("Override", {"PartName": f"/{name}", "ContentType": content_type})
        self._changed[name.lower()] = content

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say of what type parts with an ending are, unless that is said."""
        known = elements(self.part(CONTENT_TYPES), ("Default",))
        if not any(each.attributes.get("Extension", "").lower() == ending for each in known):
            self._declare("Default", {"Extension": ending, "ContentType": content_type})

    def _declare(self, name: str, attributes: dict[str, str]) -> None:
        self._append(CONTENT_TYPES, "Types", name, attributes, first=name == "Default")

    def _append(self, part: str, root: str, name: str, attributes: dict[str, str], first: bool = False) -> None:
        """Put an element without content into the root of a part."""
        content = self.part(part)
        found = alone(elements(content, (root,), 0), root)
        new = tag(found.prefix + name, attributes, True)
        if first and not found.is_empty:
            self.put(part, content[: found.inside] + new + content[found.inside :])
        else:
            self.put(part, spliced(content, appended(found, new)))

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Id -> (kind, part) of what a part refers to inside of the archive."""
        name = _relations_of(part)
        if name not in self:
            return {}
        found = {}
        for each in elements(self.part(name), ("Relationship",)):
            target = each.attributes.get("Target", "").replace("\\", "/")
            if each.attributes.get("TargetMode") != "External":
                path = target if target.startswith("/") else posixpath.normpath(f"{posixpath.dirname(part)}/{target}")
                kind = each.attributes.get("Type", "").rpartition("/")[2]
                found[each.attributes.get("Id", "")] = kind, path.lstrip("/").lower()
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another one; the id of that."""
        name = _relations_of(part)
        if name not in self:
            self.put(name, f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{_RELATIONS}"/>'.encode())
        taken = {each.attributes.get("Id") for each in elements(self.part(name), ("Relationship",))}
        key = next(key for number in range(1, len(taken) + 2) if (key := f"gcm{number}") not in taken)
        attributes = {"Id": key, "Type": f"{_KINDS[self.is_strict]}/{kind}", "Target": f"/{target}"}
        self._append(name, "Relationships", "Relationship", attributes)
        return key

    def free_name(self, pattern: str) -> str:
        """The name of a part that is not there yet; the pattern has a place for a number."""
        return next(name for number in range(1, len(self._names) + 2) if (name := pattern.format(number)) not in self)

    def id_attribute(self, key: str) -> dict[str, str]:
        """The attributes by which an element names a relation."""
        return {"xmlns:gcm": _KINDS[self.is_strict], "gcm:id": key}

    def content(self) -> bytes:
        """The file."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for key, name in self._names.items():
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with archive.open(entry, "w") as part:
                    pieces = [self._changed[key]] if key in self._changed else self._archive.chunks(key)
                    for piece in pieces:
                        part.write(piece)
        return made.getvalue()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels").lower()

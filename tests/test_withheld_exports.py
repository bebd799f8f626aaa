"""No part of any file tells who a withheld source is: unpacked, unescaped and put together from its runs."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from collections.abc import Iterator

import pytest

from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import ListFile, load_review
from loaders.documents.workbook import Document
from tests.cases import first
from tests.test_withheld import NO, SECRETS, compiled, form
from tests.workbook_builder import document, response_form, tally, text, workbook

STATE = "Kiribati"
CHOSEN = ({}, {"cycle": "2021"}, {"subregions": ("Pacific",)}, {"group": "LDC", "round_table": 1}, {"basis": "cited"})


def state() -> Document:
    """A form of a State that may not be named, which names itself, its document after it."""
    rows = [
        ["Member State", STATE],
        ["Attribution", NO],
        ["Date received", "2025-01-17"],
        [],
        ["Question", "Response", "GCM objectives", "Source", "Cooperation needs"],
        ["(c) Achievements", text(21, f" {STATE} says so, see objective 3 of the GCM."), "5; 99", "Ottelia", ""],
        ["(e) Cooperation", text(22), "21", "https://quibble.example/z", "finance"],
    ]
    return document(workbook({"Xylograph sheet": rows}), f"Prrt {STATE}.xlsx")


@pytest.fixture(scope="module")
def fictional() -> ReviewData:
    fix = b"document,sheet,cell,old text,new text,reason,by,date\n"
    fix += b"Zanzifoo 2025.xlsx,Zanzifoo sheet,C9,6,6,Ottelia said so,Ottelia,2025-01-17\n"
    others = [document(response_form(name, [["(c)", text(place), "5, 6"]]), f"{name}.xlsx")
              for place, name in enumerate(("Palau", "Tuvalu", "Thailand", "Japan"), start=30)]  # fmt: skip
    marks = Document("marks.xlsx", tally({"Fiji": {5: "x"}, "Thailand": {6: "x"}}), "2021")
    fixes = [ListFile("corrections.csv", fix, "2025")]
    return withhold(load_review([form(), compiled(), state(), *others, marks], corrections=fixes))


def unpacked(content: bytes) -> Iterator[bytes]:
    """What a file says: itself or, of an archive, its parts and theirs and their names; and figures' numbers in base64.

    The compressed bytes of an archive are no reading of it: four letters of a name stand among so many by chance.
    """
    if not content.startswith(b"PK"):
        yield content
        yield from (base64.b64decode(found) for found in re.findall(rb'"bdata":"([A-Za-z0-9+/=]+)"', content))
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment
        for entry in archive.infolist():
            yield entry.filename.encode() + entry.extra + entry.comment
            yield from unpacked(archive.read(entry))


def readings(part: bytes) -> Iterator[str]:
    """A part as it may be read: as it stands, without tags, with what is escaped, and in wide signs."""
    said = part.decode("utf-8", "replace")
    for found in (said, re.sub("<[^>]*>", "", said)):
        yield html.unescape(found).lower()
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda sign: chr(int(sign[1], 16)), found).lower()
    yield from (part.decode(code, "replace").lower() for code in ("utf-16-le", "utf-16-be"))


@pytest.mark.parametrize("key", first(2, EXPORTS))
@pytest.mark.parametrize("chosen", first(1, CHOSEN), ids=str)
def test_no_file_tells_who_it_was(fictional, scope_of, key, chosen):
    scope = scope_of(data=fictional, **chosen)
    content = EXPORTS[key].write(scope, silent, **whole(key))
    secrets = [secret.lower() for secret in (*SECRETS, f"prrt {STATE}", f"{STATE} says", "17 January 2025", "2025-KIR")]
    assert EXPORTS[key].file_name(scope.selection, scope.as_of).isascii()
    found = {secret for part in unpacked(content) for said in readings(part) for secret in secrets if secret in said}
    assert found == set()


def whole(key: str) -> dict[str, str]:
    """The choices with which a file has the passages, too."""
    return {"evidence": "with"} if key == "docx" else {}


@pytest.mark.long
def test_what_it_said_is_in_the_files_all_the_same(fictional, scope_of):
    for key in ("docx", "html", "xlsx", "csv", "snapshot"):
        found = b"".join(unpacked(EXPORTS[key].write(scope_of(data=fictional), silent, **whole(key))))
        assert b"Fictional test text 22" in found and b"[name withheld] says so" in found, key

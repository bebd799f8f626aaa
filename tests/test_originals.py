"""The documents behind a number, to download as they were received; never one whose sources may not be named."""

from __future__ import annotations

from pages.shared import originals, session
from tests import workbook_builder as build
from tests.test_pages import open_page
from tests.test_withheld import compiled, form


def buttons(**link: str) -> list[str]:
    """Labels of the buttons for documents on the overview."""
    app = open_page("overview", **link)
    return [button.proto.label for button in app.get("download_button") if button.key.startswith("original-")]


def test_a_document_of_a_folder_is_offered_beside_its_passages(folder):
    (folder / "2025").mkdir()
    content = build.response_form("Fiji")
    (folder / "2025" / "one.xlsx").write_bytes(content)
    session._looks.clear()
    assert buttons(number="who-has-reported.FJI") == ["Download one.xlsx"]
    assert originals.path_of("2025", "one.xlsx").read_bytes() == content
    assert originals.path_of("2021", "one.xlsx") is None and originals.path_of("2025", "two.xlsx") is None


def test_a_list_beside_the_documents_is_none(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "one.xlsx").write_bytes(build.response_form("Fiji"))
    (folder / "2025" / "attribution.csv").write_text("document,attribution\none.xlsx,named\n", encoding="utf-8")
    session._looks.clear()
    assert originals.path_of("2025", "attribution.csv") is None


def test_a_document_with_a_withheld_source_is_not_there(folder):
    (folder / "2025").mkdir()
    names = []
    for found in (form(), compiled()):
        (folder / "2025" / found.name).write_bytes(found.content)
        names.append(found.name)
    session._looks.clear()
    assert [originals.path_of("2025", name) for name in (*names, "withheld document 1")] == [None] * 3
    assert buttons(number="stakeholders.trade-unions") == []

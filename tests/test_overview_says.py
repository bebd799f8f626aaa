"""What the overview says beside its numbers: every State that is missing, and how many documents were refused."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data import wording
from gcm_data.exhibits import overview
from loaders import load_review
from tests.test_pages import open_page
from tests.workbook_builder import document, response_form, text


@pytest.mark.parametrize("chosen", [{}, {"subregions": ("Pacific",)}, {"group": "LDC"}], ids=str)
def test_every_member_that_is_missing_is_named_however_many_there_are(scope_of, chosen):
    scope = scope_of(data=load_review([document(response_form("Fiji"))]), **chosen)
    missing = [member.name for member in scope.selection.members if member.iso3 != "FJI"]
    said = overview.who_reported(scope).takeaway
    assert all(name in said for name in missing)
    subregions = {member.subregion or wording.OUTSIDE for member in scope.selection.members if member.iso3 != "FJI"}
    assert all((f"{name}: " in said) == (len(missing) > overview.TAKEN_IN) for name in subregions)


def test_refused_documents_are_counted_and_not_named(folder):
    (folder / "2025").mkdir()
    (folder / "2025" / "Fiji.xlsx").write_bytes(response_form("Fiji"))
    assert not attention_of(open_page("overview"))
    for count, name in enumerate(("Quibble Union.xlsx", "another.xlsx"), start=1):
        (folder / "2025" / name).write_bytes(b"PK\x03\x04 cut off, " + name.encode())
        session_looks_again()
        (said,) = attention_of(open_page("overview"))
        assert said.startswith(f"{count} document{'s' if count > 1 else ''} of this review could not be read")
        assert "Quibble" not in said


@pytest.mark.parametrize("asked", [{}, {"subregion": "pacific"}], ids=str)
def test_documents_read_with_warnings_are_counted_on_the_overview(folder, asked):
    (folder / "2025").mkdir()
    (folder / "2025" / "Fiji.xlsx").write_bytes(response_form("Fiji", [["(c) Achievements", text(1), "5, 99"]]))
    session_looks_again()
    (said,) = attention_of(open_page("overview", **asked))
    assert said.startswith("1 document of this review was read with errors or warnings.")
    assert wording.REFUSED_WHERE in said and "Fiji" not in said
    assert not attention_of(open_page("overview", cycle="2021"))


def attention_of(app: AppTest) -> list[str]:
    """The line on documents, which leads to why."""
    return [found.proto.label for found in app.get("page_link") if found.proto.page == "data_quality"]


def session_looks_again() -> None:
    """Have the folder looked at now, not within its usual seconds."""
    from pages.shared import session

    session._looks.clear()

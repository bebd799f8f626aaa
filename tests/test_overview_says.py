"""What the overview says beside its numbers: every State that is missing, and how many documents were refused."""

from __future__ import annotations

import pytest

from gcm_data import wording
from gcm_data.exhibits import overview
from loaders import load_review
from tests.test_pages import open_page
from tests.workbook_builder import document, response_form


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
    assert not open_page("overview").warning
    for count, name in enumerate(("Quibble Union.xlsx", "another.xlsx"), start=1):
        (folder / "2025" / name).write_bytes(b"PK\x03\x04 cut off, " + name.encode())
        session_looks_again()
        (said,) = [box.value for box in open_page("overview").warning]
        assert said.startswith(f"{count} document{'s' if count > 1 else ''} of this review could not be read")
        assert "Quibble" not in said


def session_looks_again() -> None:
    """Have the folder looked at now, not within its usual seconds."""
    from pages.shared import session

    session._looks.clear()

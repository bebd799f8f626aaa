"""Names and places of documents in a store: safe, free, and inside of its folder."""

from __future__ import annotations

import pytest

from gcm_data.store.kinds import NotUnderstood
from gcm_data.store.names import clean_name, free_name
from gcm_data.store.rows import Incoming
from tests import stores
from tests.stores import OFFICER

in_file = stores.in_file


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\réponse.xlsx", "réponse.xlsx"),
        ("<b>a</b>.xlsx", "b_.xlsx"),
        (".hidden.xlsx", "hidden.xlsx"),
        ("~$open.xlsx", "open.xlsx"),
        ("a\u202ecod.exe", "a_cod.exe"),
        ("nul\0.xlsx", "nul_.xlsx"),
        ("CON.xlsx", "_CON.xlsx"),
        ("corrections.csv", "_corrections.csv"),
        ("", "document"),
        ("x" * 400 + ".xlsx", "x" * 175 + ".xlsx"),
    ],
)
def test_a_name_is_made_safe(name, kept):
    assert clean_name(name) == kept
    assert clean_name(clean_name(name)) == clean_name(name)


def test_a_name_is_free_in_any_writing():
    assert free_name("A.xlsx", {"a.xlsx", "a (2).xlsx"}) == "A (3).xlsx"


@pytest.mark.parametrize(
    "place", ["../a.xlsx", "/a.xlsx", "x/../../a.xlsx", ".hidden/a.xlsx", "x//a.xlsx", "x\\a.xlsx"]
)
def test_no_document_lies_outside_of_its_folder(in_file, place):
    with pytest.raises(NotUnderstood, match="no place"):
        in_file.receive(OFFICER, "2025", [Incoming("a.xlsx", b"x", place)])

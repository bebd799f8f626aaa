"""What the server makes soon after its start: no first reader of a page waits for a module of ours."""

from __future__ import annotations

import ast
import subprocess
import sys

from gcm_data.reference import indicators
from pages.shared import at_hand
from tests.conftest import ROOT


def imported_by_pages() -> set[str]:
    """The modules of ours that pages import, by their names."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "pages").glob("*.py")]
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {f"{node.module}.{each.name}" for node in found for each in node.names}
    return {name for name in names if (ROOT / f"{name.replace('.', '/')}.py").exists()}


def test_what_pages_import_is_there_before_a_page_is_opened():
    says = "import sys; from pages.shared import at_hand; at_hand.get(); print(*sys.modules)"
    there = subprocess.run([sys.executable, "-c", says], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert imported_by_pages() and imported_by_pages() <= {*there.split()}


def test_what_is_read_once_is_read_then():
    indicators._indicators.cache_clear()
    at_hand.get()
    assert indicators._indicators.cache_info().currsize == 1

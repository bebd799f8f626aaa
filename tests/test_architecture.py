"""The house's rules, read from the import statements and the files themselves."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOP_LEVEL = {"dashboard.py", "pages", "gcm_data", "loaders", "tests", "requirements.txt", "README.md"}
SOURCES = sorted(path for folder in ("gcm_data", "loaders", "pages") for path in (ROOT / folder).rglob("*.py"))
MODULES = [*SOURCES, ROOT / "dashboard.py"]
WRITERS = {"openpyxl", "pptx", "docx"}
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_PAGE = 250, 40, 60


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    """The modules that a file imports, with their dots."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            assert node.level == 1 and path.parent.name == "parsing", f"{name_of(path)} imports by dots"
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def forbidden(path: Path) -> set[str]:
    """The top-level packages that a file may not import."""
    name = name_of(path)
    if name.startswith("gcm_data/"):
        allowed = {"gcm_data/figures/": {"plotly"}, "gcm_data/exports/": WRITERS}
        free = {package for folder, packages in allowed.items() if name.startswith(folder) for package in packages}
        return {"streamlit", "loaders", "pages", "python_calamine", "plotly", *WRITERS} - free
    if name.startswith("loaders/"):
        if name.startswith("loaders/parsing/"):
            return {"streamlit", "plotly", "pages", "openpyxl", "pandas", "gcm_data", "loaders"}
        return {"streamlit", "plotly", "pages", "python_calamine", *WRITERS}
    if name == "pages/shared/session.py":
        return {"plotly"}
    return {"plotly", "loaders", "python_calamine", "pandas", *WRITERS} - (
        {"pandas"} if name in ("pages/shared/blocks.py", "pages/shared/say.py") else set()
    )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_keep_to_their_rooms(path):
    assert not {module.split(".")[0] for module in imports(path)} & forbidden(path)


@pytest.mark.parametrize("path", sorted((ROOT / "pages").glob("*.py")), ids=name_of)
def test_a_page_is_thin_and_knows_no_other_page(path):
    pages = {module for module in imports(path) if module.startswith("pages.")}
    assert all(module.startswith("pages.shared.") for module in pages)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE


def test_no_module_of_the_loaders_hides_one_of_the_standard_library():
    """The parsing process has their folder on its path."""
    assert not {path.stem for path in (ROOT / "loaders").iterdir()} & set(sys.stdlib_module_names)


def test_only_the_filters_use_session_state():
    users = {name_of(path) for path in MODULES if "session_state" in path.read_text(encoding="utf-8")}
    assert users == {"pages/shared/filters.py"}


# What Streamlit takes for Markdown, whole (SAYING), as a label (LABELLED) and as the names of its options (NAMING).
SAYING = {
    "badge", "caption", "error", "exception", "header", "info", "latex", "markdown", "metric", "subheader", "success",
    "table", "text", "title", "toast", "warning", "write", "write_stream",
}  # fmt: skip
LABELLED = {
    "button", "checkbox", "download_button", "expander", "feedback", "file_uploader", "form_submit_button",
    "link_button", "menu_button", "multiselect", "number_input", "page_link", "pills", "popover", "radio",
    "segmented_control", "select_slider", "selectbox", "slider", "spinner", "status", "tabs", "text_area", "text_input",
    "toggle",
}  # fmt: skip
NAMING = {"menu_button", "pills", "radio", "segmented_control"}
ALSO_OF_OTHERS = {"table", "write"}
IN_MARKDOWN = {"label", "help", "captions", "column_config"}


def is_said(node: ast.expr | None) -> bool:
    """Whether a label is a constant or goes through pages/shared/say.py."""
    written = "" if node is None else ast.unparse(node)
    return isinstance(node, ast.Constant | None) or written.isupper() or written.startswith(("say.label", "say.named("))


def streamlit_calls(path: Path) -> list[tuple[str, ast.Call]]:
    """The calls of a page module that may be of Streamlit, or of a container of its: name of the method, call."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    methods = [(call.func.attr, call) for call in calls if isinstance(call.func, ast.Attribute)]
    bases = [(ast.unparse(call.func.value), name, call) for name, call in methods]
    return [(name, call) for base, name, call in bases if base == "st" or base != "say" and name not in ALSO_OF_OTHERS]


@pytest.mark.parametrize("path", [path for path in MODULES if "streamlit" in imports(path)], ids=name_of)
def test_no_text_reaches_markdown_unescaped(path):
    """Pages say everything through pages/shared/say.py, which escapes; labels of widgets are constants or escaped."""
    if name_of(path) == "pages/shared/say.py":
        return
    for name, call in streamlit_calls(path):
        place = f"{name_of(path)}:{call.lineno}: {name}"
        options = {keyword.arg: keyword.value for keyword in call.keywords}
        assert name not in SAYING, f"{place}: use pages/shared/say.py"
        assert all(is_said(options.get(option)) for option in IN_MARKDOWN), f"{place}: use say.label"
        if name in LABELLED:
            assert all(map(is_said, call.args[:1])), f"{place}: use say.label"
        if name in NAMING:
            assert "format_func" in options and is_said(options["format_func"]), f"{place}: use say.named"
        if name == "progress":
            assert all(map(is_said, call.args[1:])) and is_said(options.get("text")), f"{place}: use say.label"


def test_only_the_terminal_sees_what_is_not_withheld():
    """What tells who a non-attributable source is leaves the data in load_files; the rest of the code has no other."""
    readers = {name_of(path) for path in MODULES if re.search(r"\b(read_files|load_review)\b", path.read_text("utf-8"))}
    assert readers == {"loaders/__init__.py", "loaders/files.py", "loaders/__main__.py"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= LONGEST_FUNCTION + 15, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_public_functions_say_what_they_take_and_give(path):
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"
            assert node.returns, f"{node.name} has no return type"
            assert all(arg.annotation for arg in node.args.args), f"{node.name} has an argument without a type"


def test_the_visible_top_level_is_fixed():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    visible = {line.split("/")[0] for line in listed.stdout.splitlines() if not line.startswith(".")}
    assert visible <= TOP_LEVEL


def test_no_path_tricks_and_no_lumber_rooms():
    assert not [name_of(path) for path in MODULES if path.stem in ("utils", "helpers", "misc", "common")]
    assert not [name_of(path) for path in MODULES if "sys.path" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_style(command):
    found = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "."], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr

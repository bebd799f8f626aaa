"""The rules of the house, read from import statements and files; the table of its rooms stands in tests/house.py."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cases import first
from tests.conftest import ROOT
from tests.house import ALLOWANCES, ROOMS, House

TOP_LEVEL = {"dashboard.py", "pages", "gcm_data", "loaders", "tests", "requirements.txt", "README.md"}
SOURCES = sorted(path for folder in ("gcm_data", "loaders", "pages") for path in (ROOT / folder).rglob("*.py"))
MODULES = [*SOURCES, ROOT / "dashboard.py"]
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_PAGE = 250, 40, 60


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def house() -> House:
    return House({name_of(path): path.read_text(encoding="utf-8") for path in MODULES})


@pytest.mark.parametrize("rule", first(1, ["upward", "strangers", "borrowed", "circles", "idle", "by_dots"]))
def test_imports_keep_to_the_table_of_rooms(house, rule):
    found = getattr(house, rule)()
    assert not found, "\n".join(found)


def test_a_room_knows_only_rooms_that_stand_below_it_in_the_table():
    order = list(ROOMS)
    upward = [
        (room, known) for room, row in ROOMS.items() for known in row.knows if order.index(known) <= order.index(room)
    ]
    assert not upward
    assert all(len(row.why.split()) >= 5 for row in (*ROOMS.values(), *ALLOWANCES.values()))


def test_every_folder_with_modules_stands_in_the_table():
    inside = {
        f"gcm_data/exports/{kind}" for kind in ("brief", "docx", "html", "packet", "pptx", "slip", "template", "xlsx")
    }
    inside |= {"gcm_data/store/migrations", "gcm_data/store/migrations/versions"}
    folders = {name_of(path.parent) for path in SOURCES} - inside  # a format that takes several modules is no room
    assert folders | {"dashboard.py"} == set(ROOMS)


A, B, C = "gcm_data/text/a.py", "gcm_data/wording/b.py", "gcm_data/tables/c.py"
DOOR = "gcm_data/text/__init__.py"
BROKEN = [
    ("upward", {A: "from gcm_data.wording import b", B: ""}, f"{A}:1 imports gcm_data.wording.b"),
    ("upward", {A: "def f():\n    import gcm_data.wording.b", B: ""}, f"{A}:2 imports gcm_data.wording.b"),
    ("upward", {"loaders/files.py": "from gcm_data.figures.x import y", "gcm_data/figures/x.py": "y = 1"}, "imports"),
    ("upward", {"pages/gaps.py": "from loaders.files import y", "loaders/files.py": "y = 1"}, "pages/gaps.py:1"),
    ("upward", {"gcm_data/paper/x.py": "from gcm_data.slides import deck", "gcm_data/slides/deck.py": ""}, "because"),
    ("strangers", {A: "import pandas as pd"}, f"{A}:1 imports pandas"),
    ("strangers", {"gcm_data/exhibits/x.py": "from plotly import graph_objects"}, "imports plotly"),
    ("strangers", {"gcm_data/paper/x.py": "from docx import Document"}, "imports docx"),
    ("strangers", {"loaders/parsing/x.py": "import pandas"}, "imports pandas"),
    ("borrowed", {B: "from gcm_data.tables.c import d", C: "from gcm_data.text.a import d", A: "d = 1"}, "takes d"),
    ("borrowed", {B: "from gcm_data.tables import c\nc.d", C: "from gcm_data.text.a import d", A: "d = 1"}, "uses"),
    ("borrowed", {B: "from gcm_data.text import d", DOOR: "from gcm_data.text.a import d", A: "d = 1"}, "takes d"),
    ("by_dots", {A: "from .e import f", "gcm_data/text/e.py": "f = 1"}, f"{A}:1"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sources", "said"), BROKEN, ids=[f"{case[0]}-{n}" for n, case in enumerate(BROKEN)])
def test_what_breaks_a_rule_is_named_with_its_file_and_line(rule, sources, said):
    (found,) = getattr(House(sources), rule)()
    assert said in found


def test_a_circle_is_found_wherever_the_imports_stand():
    inside = "def f():\n    from gcm_data.text import a"
    found = House({A: "from gcm_data.text import e", "gcm_data/text/e.py": inside, B: "from gcm_data.text import a"})
    assert [line.split()[0] for line in found.circles()] == [A, "gcm_data/text/e.py"]
    assert not House({A: "", B: "from gcm_data.text import a"}).circles()


def test_the_door_of_a_room_may_show_names_of_its_own_room():
    door = {DOOR: "from gcm_data.text.a import d\n__all__ = ['d']", A: "d = 1"}
    assert not House({**door, B: "from gcm_data.text import d"}).borrowed()
    assert not House({A: "import re", C: "import pandas\nfrom gcm_data.text import a"}).strangers()
    assert not House({A: "", C: "from gcm_data.text import a", B: "from gcm_data.text import a"}).upward()


def test_a_page_is_thin_and_knows_no_other_page(house):
    found = [
        e.where
        for e in house.imports
        if house.room_of(e.path) == "pages" and re.match(r"pages\.(?!shared\.)", e.module)
    ]
    found += [name_of(path) for path in (ROOT / "pages").glob("*.py") if lines_of(path) > LONGEST_PAGE]
    assert not found


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
ALSO_OF_OTHERS = {"table", "text", "write"}
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
    return [
        (name, call) for base, name, call in bases if base == "st" or (base != "say" and name not in ALSO_OF_OTHERS)
    ]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if "import streamlit" in path.read_text("utf-8")], ids=name_of
)
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
    assert readers == {"loaders/__init__.py", "loaders/files.py", "loaders/apart.py"}


def test_modules_and_functions_are_short(house):
    found = [f"{name_of(path)}: {lines_of(path)} lines" for path in MODULES if lines_of(path) > LONGEST_MODULE]
    for path, tree in house.trees.items():
        lengths = {f: f.end_lineno - f.lineno + 1 for f in ast.walk(tree) if isinstance(f, ast.FunctionDef)}
        found += [f"{path}:{f.lineno} {f.name}: {n} lines" for f, n in lengths.items() if n > LONGEST_FUNCTION + 15]
    assert not found, "\n".join(found)


def test_public_functions_say_what_they_take_and_give(house):
    found = []
    for path, tree in house.trees.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                where = f"{path}:{node.lineno} {node.name}"
                found += [] if ast.get_docstring(node) else [f"{where} has no docstring"]
                found += [] if node.returns else [f"{where} has no return type"]
                untyped = [arg.arg for arg in (*node.args.args, *node.args.kwonlyargs) if not arg.annotation]
                found += [f"{where}: the argument {name} has no type" for name in untyped]
    assert not found, "\n".join(found)


def test_every_module_says_what_it_is_for(house):
    assert not [path for path, tree in house.trees.items() if not ast.get_docstring(tree)]


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

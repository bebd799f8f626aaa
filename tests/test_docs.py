"""The README says what is there: commands, tables, columns, vocabulary, dependencies, layouts."""

from __future__ import annotations

import re

import pytest

from gcm_data.exports.__main__ import _parser as exports_parser
from gcm_data.exports.registry import EXPORTS
from gcm_data.tables.specs import MEMBERS, SPECS, coverage_by
from loaders.__main__ import _parser
from loaders.layouts.recognition import LAYOUTS
from tests.conftest import ROOT
from tests.house import ROOMS
from tests.test_settings import pinned

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def test_there_is_one_command_to_start_and_one_to_test():
    assert [command.rsplit("&& ", 1)[1] for command in COMMANDS] == [
        ".venv/bin/streamlit run dashboard.py",
        ".venv/bin/python -m pytest",
    ]


def test_ci_runs_the_test_command_of_the_readme_as_it_stands():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -m1 -E '(.*)' README.md", script)[1]
    assert re.findall(pattern, README, re.MULTILINE) == COMMANDS[1:]


@pytest.mark.parametrize("spec", [*SPECS, MEMBERS, coverage_by("*")], ids=lambda spec: spec.name)
def test_the_data_dictionary_has_every_table_with_its_columns(spec):
    (row,) = re.findall(rf"^\| `{re.escape(spec.name)}` \| (.*?) \| (.*?) \|$", README, re.MULTILINE)
    assert row == (spec.grain, ", ".join(spec.columns))


def test_every_layout_and_vocabulary_file_is_described():
    for layout in LAYOUTS:
        assert f"| {layout.name} |" in README
    for file in (ROOT / "loaders" / "vocabulary").glob("*.csv"):
        assert file.name in README, file.name


def test_every_dependency_has_its_reason():
    rows = set(re.findall(r"^\| ([\w.\-]+)(?:\[[\w,]+\])? \| [^|]{10,} \|$", README.split("## Dependencies")[1], re.M))
    assert rows == set(pinned("requirements.txt"))


def test_every_option_of_the_command_is_described():
    options = {option for action in _parser()._actions for option in action.option_strings if option.startswith("--")}
    assert all(option in README for option in options - {"--help"})


def test_every_export_and_every_option_of_its_command_is_described():
    assert all(f"| `{key}` |" in README for key in EXPORTS)
    (commands,) = (action for action in exports_parser()._actions if action.dest == "command")
    options = {o for parser in commands.choices.values() for action in parser._actions for o in action.option_strings}
    named = {option for option in options if option.startswith("--")} - {"--help"}
    assert len(named) > 5
    assert [option for option in named if option not in README] == []


def test_the_table_of_rooms_is_the_one_that_the_imports_are_held_to():
    rows = re.findall(r"^\| `([\w/.]+?)/?` \| (.*?) \| ?(.*?) ?\|$", README.split("## How the code")[1], re.MULTILINE)
    known = {room: knows for room, _, knows in rows if room != "tests"}
    inner = [room for room in ROOMS if room == "gcm_data" or re.match(r"(loaders|pages)/", room)]
    assert list(known) == [room for room in ROOMS if room not in inner]
    for room, knows in known.items():
        inside = [name for name in ROOMS[room].knows if name != "gcm_data" and not name.startswith("loaders/")]
        assert knows == ", ".join(name.removeprefix("gcm_data/") for name in inside), room
    told = " ".join(what for _, what, _ in rows)
    assert [room for room in inner if f"`{room.removeprefix('loaders/')}/`" not in told] == ["gcm_data"]


def test_files_named_in_the_readme_exist():
    for name in re.findall(r"`((?:gcm_data|loaders|pages|tests)/[\w./-]+)`", README):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"\]\(([^)]+\.png)\)", README):
        assert (ROOT / name).exists(), name

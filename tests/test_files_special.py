"""What lies in a folder and is no file that can be read: each is one issue, and the others are read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from gcm_data.tables.specs import ReviewData
from loaders import files
from loaders.__main__ import main
from loaders.files import files_of_review, find_files, read_files
from loaders.parsing import limits
from loaders.parsing.limits import Refused
from tests.workbook_builder import response_form

pytestmark = pytest.mark.parsing_process

FORMS = {"a.xlsx": response_form("Fiji"), "z.xlsx": response_form("Palau")}
FIND = [files_of_review, lambda folder: find_files([folder])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a review with two good forms."""
    (tmp_path / "2025").mkdir()
    for name, content in FORMS.items():
        (tmp_path / "2025" / name).write_bytes(content)
    return tmp_path


def named_pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("this system has no such sockets")
    with socket.socket(socket.AF_UNIX) as made:
        try:
            made.bind(os.path.relpath(path))  # the whole path may be too long for a socket
        except OSError:
            pytest.skip("this file system takes no sockets")


def link(to: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        try:
            path.symlink_to(path.parent / to)
        except OSError:
            pytest.skip("this system lets nobody make links")

    return make


def assert_others_read(data: ReviewData, code: str, document: str, words: str = "") -> None:
    assert data.issues[["severity", "code", "document", "cycle"]].values.tolist() == [["error", code, document, "2025"]]
    assert words in data.issues["message"].item()
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]
    assert data.documents["document"].tolist() == ["a.xlsx", "z.xlsx"]


SPECIAL = {
    "named pipe": (named_pipe, "document-not-file", "a named pipe"),
    "socket": (unix_socket, "document-not-file", "a socket"),
    "broken link": (link("m.xlsx.gone"), "document-vanished", "No such file"),
}


@pytest.mark.parametrize("name", ["m.xlsx", "m.csv", "corrections.csv"])
@pytest.mark.parametrize("kind", SPECIAL)
def test_what_is_no_file_is_one_issue(folder: Path, kind: str, name: str):
    make, code, words = SPECIAL[kind]
    make(folder / "2025" / name)
    assert_others_read(read_files(files_of_review(folder)), code, name, words)


@pytest.mark.parametrize("kind", ["named pipe", "socket"])
def test_the_command_finds_them_too(folder: Path, kind: str):
    make, code, words = SPECIAL[kind]
    make(folder / "2025" / "m.xlsx")
    assert_others_read(read_files(find_files([folder])), code, "m.xlsx", words)


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="this system has no devices as files")
def test_a_device_is_not_opened():
    with pytest.raises(Refused) as refused:
        files.read_file(Path(os.devnull))
    assert (refused.value.code, refused.value.facts) == ("document-not-file", {"found": "a device"})


def test_a_file_that_vanishes_after_it_was_found(folder: Path):
    (folder / "2025" / "m.xlsx").write_bytes(FORMS["a.xlsx"])
    found = find_files([folder])
    (folder / "2025" / "m.xlsx").unlink()
    assert_others_read(read_files(found), "document-vanished", "m.xlsx", "No such file")


def test_a_file_that_became_a_folder(folder: Path):
    (folder / "2025" / "m.xlsx").write_bytes(FORMS["a.xlsx"])
    found = find_files([folder])
    (folder / "2025" / "m.xlsx").unlink()
    (folder / "2025" / "m.xlsx").mkdir()
    assert_others_read(read_files(found), "document-vanished", "m.xlsx")


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_may_not_be_read(folder: Path, monkeypatch, error: OSError):
    (folder / "2025" / "m.xlsx").write_bytes(FORMS["a.xlsx"])
    opened = Path.open

    def refuse(path: Path, *arguments, **options):
        if path.name == "m.xlsx":
            raise error
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert_others_read(read_files(find_files([folder])), "document-vanished", "m.xlsx", error.strerror)


def test_a_file_beyond_the_limit_says_both_sizes(folder: Path, monkeypatch):
    limit = max(map(len, FORMS.values())) + 1
    monkeypatch.setattr(limits, "MAX_BYTES", limit)
    monkeypatch.setattr(files, "MAX_BYTES", limit)
    (folder / "2025" / "m.xlsx").write_bytes(bytes(limit + 1))
    data = read_files(find_files([folder]))
    assert_others_read(data, "document-over-limit", "m.xlsx", f"{limit + 1:,} bytes; the limit is {limit:,} bytes")


def test_a_file_that_grows_while_it_is_read_is_beyond_the_limit(folder: Path, monkeypatch):
    limit = max(map(len, FORMS.values())) + 1
    (folder / "2025" / "m.xlsx").write_bytes(bytes(limit + 1))
    checked: list[int] = []

    def check(size: int) -> None:
        checked.append(size)
        if size > limit and checked.count(size) == 2:  # at first it seemed smaller
            raise Refused("document-over-limit", what="The file's size", found=size, limit=limit)

    monkeypatch.setattr(files, "MAX_BYTES", limit)
    monkeypatch.setattr(files, "check_size", check)
    assert_others_read(read_files(find_files([folder])), "document-over-limit", "m.xlsx")


def test_the_command_tells_each_and_fails(folder: Path, capsys):
    named_pipe(folder / "2025" / "m.xlsx")
    assert main([str(folder)]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("error: 2025 m.xlsx: This is a named pipe")
    assert printed.out.splitlines()[0].split() == ["documents", "2"]


@pytest.mark.parametrize("find", FIND, ids=["page", "command"])
def test_a_link_to_a_file_of_the_same_cycle_is_its_copy(folder: Path, find: Callable):
    link("a.xlsx")(folder / "2025" / "b.xlsx")
    data = read_files(find(folder))
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]
    assert set(data.issues["code"]) <= {"document-repeated"}


def test_a_link_to_a_folder_whose_name_begins_alike_is_followed(tmp_path):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "one.xlsx").write_bytes(response_form())
    (tmp_path / "2025b").mkdir()
    (tmp_path / "2025b" / "2025").symlink_to(tmp_path / "2025")
    assert [file.name for file in find_files([tmp_path / "2025b"])] == ["one.xlsx"]


@pytest.mark.parametrize("find", FIND, ids=["page", "command"])
def test_folders_that_link_to_each_other_are_walked_once(tmp_path: Path, find: Callable):
    for cycle in ("2021", "2025"):
        (tmp_path / cycle / "b").mkdir(parents=True)
        (tmp_path / cycle / "a").mkdir()
        (tmp_path / cycle / "a" / "one.xlsx").write_bytes(FORMS["a.xlsx"])
        for place, target in (("a", "b"), ("b", "a")):
            for number in range(3):
                (tmp_path / cycle / place / f"to {target} {number}").symlink_to(tmp_path / cycle / target)
    assert [(file.cycle, file.name) for file in find(tmp_path)] == [("2021", "a/one.xlsx"), ("2025", "a/one.xlsx")]

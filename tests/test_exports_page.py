"""The page of exports and the registry: every file is built on a click, and carries the data's fingerprint."""

from __future__ import annotations

import datetime as dt
import errno
import io
import shlex
import threading
import zipfile
from dataclasses import replace

import pytest

from gcm_data import wording
from gcm_data.coverage.selection import Selection
from gcm_data.exports import source
from gcm_data.exports.__main__ import main
from gcm_data.exports.commands import command_line
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.tables.provenance import Provenance, fingerprint
from loaders.apart import load_here
from loaders.files import files_of_review
from pages.shared import built_files, session, turns
from tests.cases import first
from tests.conftest import SHIPPED
from tests.test_pages import THIRD, open_page

DAY = dt.date(2025, 2, 1)


@pytest.fixture(autouse=True)
def nothing_built():
    built_files._files.clear()


def parts(content: bytes) -> bytes:
    """All of a file's parts, unpacked where it is a zip."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("key", first(1, EXPORTS))
def test_every_file_is_built_on_a_click_and_kept(key):
    app = open_page("exports", subregion="Pacific")
    assert not built_files._files
    assert not app.get("download_button")
    app.button(key=f"build-{key}").click().run()
    (content,) = built_files._files.values()
    (saved,) = app.get("download_button")
    name = EXPORTS[key].file_name(Selection("2025", ("Pacific",)), dt.date.today())
    assert f"Save {name} (" in saved.proto.label
    assert f"build-{key}" not in {button.key for button in app.button}  # what saves it stands in its place
    before = dict(built_files._files)
    app.run()
    assert built_files._files == before  # and offered again without being built
    assert len(app.get("download_button")) == 1
    assert content


@pytest.mark.long
@pytest.mark.parametrize("key", EXPORTS)
@pytest.mark.parametrize("chosen", [{"cycle": "2021", "round_table": 2}, {"subregions": ("Pacific",)}], ids=str)
def test_every_file_carries_fingerprint_and_day_and_tells_how_far_it_is(shipped, scope_of, key, chosen):
    told: list[tuple[float, str]] = []
    content = parts(EXPORTS[key].write(scope_of(**chosen), lambda share, what: told.append((share, what))))
    assert fingerprint(shipped).encode() in content
    assert DAY.isoformat().encode() in content or wording.day(DAY).encode() in content
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[0] >= 0 and shares[-1] <= 1
    assert all(what for _, what in told)


def test_a_full_temporary_folder_is_told_in_a_sentence(monkeypatch):
    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(session, "build", full)
    app = open_page("exports", subregion="Pacific")
    app.button(key="build-xlsx").click().run()
    assert not app.exception
    assert [box.value for box in app.error] == [wording.NOT_WRITTEN.format(reason="No space left on device")]


def test_file_names_say_what_they_are():
    selection = Selection("2025", ("Pacific",), round_table=3)
    assert EXPORTS["xlsx"].file_name(selection, DAY) == "gcm-2025-pacific-round-table-3-coverage-2025-02-01.xlsx"
    assert EXPORTS["snapshot"].file_name(selection, DAY) == "gcm-snapshot-2025-02-01.zip"
    assert len({export.file_name(selection, DAY) for export in EXPORTS.values()}) == len(EXPORTS)


def test_files_are_kept_as_long_as_there_is_room_for_their_bytes(monkeypatch):
    """A reader's template may have 25 MB, and so has each file that is built in it."""
    large = replace(EXPORTS["csv"], write=lambda scope, progress: bytes(30_000_000))
    keys = [replace(large, key=f"large-{number}") for number in range(6)]
    for export in keys:
        built_files._keep(export, Selection("2025"), None, silent)
    assert sum(map(len, built_files._files.values())) <= 100_000_000
    assert [built_files.built(export, Selection("2025")) is not None for export in keys] == [False] * 3 + [True] * 3
    monkeypatch.setattr(built_files, "MOST_KEPT", 1)
    assert built_files._keep(EXPORTS["csv"], Selection("2025"), None, silent)
    assert len(built_files._files) == 1  # the latest, to be saved


def test_other_readers_pages_run_while_a_file_is_built():
    seen = []

    def write(scope, progress):
        other = threading.Thread(target=lambda: seen.append(turns._ONE_AT_A_TIME.acquire(timeout=5)))
        other.start()
        other.join()
        turns._ONE_AT_A_TIME.release()
        return b"made"

    with turns.turn():
        assert built_files.build(replace(EXPORTS["html"], write=write), Selection("2025")) == b"made"
        assert turns._ONE_AT_A_TIME.locked()  # the reader's own page goes on in its turn
    assert seen == [True]
    assert not turns._ONE_AT_A_TIME.locked()


def test_a_filter_asks_for_another_file():
    app = open_page("exports", subregion="Pacific")
    app.button(key="build-csv").click().run()
    assert len(app.get("download_button")) == 1
    assert not open_page("exports", subregion="Pacific", round_table=THIRD).get("download_button")


def test_only_so_many_files_are_kept(monkeypatch):
    monkeypatch.setattr(built_files, "KEPT", 2)
    made = [built_files.build(EXPORTS["csv"], Selection("2025", round_table=table)) for table in (1, 2, 3)]
    assert list(built_files._files.values()) == made[1:]


CHOSEN = Selection("2021", ("Pacific", "South-East Asia"), "Champion countries", 3, "cited")


@pytest.mark.parametrize("selection", first(1, [Selection("2025"), CHOSEN]), ids=["everything", "narrow"])
def test_the_command_that_the_page_shows_makes_the_same_file(
    tmp_path, shipped, scope_of, capsys, monkeypatch, selection
):
    monkeypatch.chdir(tmp_path)
    frozen = tmp_path / "frozen.zip"
    frozen.write_bytes(EXPORTS["snapshot"].write(scope_of(), silent))
    words = shlex.split(command_line("csv", selection))
    assert words[:3] == ["python", "-m", "gcm_data.exports"]
    assert main([*words[3:], "--from", str(frozen)]) == 0
    fields = {name: getattr(selection, name) for name in selection.__dataclass_fields__}
    made = tmp_path / EXPORTS["csv"].file_name(selection, DAY)
    assert made.read_bytes() == EXPORTS["csv"].write(scope_of(**fields), silent)
    assert made.name in capsys.readouterr().out


@pytest.mark.long
def test_the_command_reads_a_folder_through_the_loaders(tmp_path, shipped):
    file = tmp_path / "now.zip"
    assert main(["snapshot", "--out", str(file), "--as-of", "2025-02-01"]) == 0
    found = source.read(file, dt.date.today())
    assert found.provenance == Provenance.of(shipped, DAY)


@pytest.mark.parametrize(
    ("arguments", "said"),
    first(
        5,
        [
            (["xlsx"], "--out"),
            (["xlsx", "--out", "x.xlsx", "--from", "no-such-file"], "No such file"),
            (["xlsx", "--out", "x.xlsx", "--from", "a" * 300], f"can't read {'a' * 300}: File name too long"),
            (["xlsx", "--out", "x.xlsx", "--from", __file__], "no zip file"),
            (["doc", "--out", "x"], "invalid choice"),
            # these read the folder, in a process
            (["csv", "--out", "no/such/folder/x.zip"], "No such file or directory"),
            (["xlsx", "--out", "x.xlsx", "--subregion", "Atlantis"], "no subregion 'Atlantis'"),
            (["csv", "--out", "x.zip", "--subregion", "enea", "--group", "SIDS"], "No member or associate member"),
        ],
        several=True,
    ),
    ids=str,
)
def test_wrong_usage_is_told_without_a_traceback(tmp_path, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert said in capsys.readouterr().err


def test_the_fingerprint_is_made_with_the_load_and_not_while_others_wait():
    """Of a million mentions it takes two seconds."""
    data = load_here(lambda step: None, files_of_review(SHIPPED), {}, ([], []), is_for_terminal=False)
    assert "digest" in vars(data)


def test_the_page_names_the_fingerprint(shipped):
    assert any(fingerprint(shipped) in found.value for found in open_page("exports").caption)


def test_a_wrong_template_is_told_and_nothing_is_kept(monkeypatch):
    said = []
    monkeypatch.setattr(built_files.st, "error", said.append)
    assert built_files.build(EXPORTS["pptx"], Selection("2025"), b"no presentation") is None
    assert "This template can't be used" in said[0]
    assert "Expected is a presentation saved as .pptx or .potx" in said[0]
    assert not built_files._files

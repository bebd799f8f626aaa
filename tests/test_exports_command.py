"""What the command of the exports says where a file, a folder or a pipe is not what it needs."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

from gcm_data.exports.__main__ import main
from gcm_data.exports.registry import EXPORTS
from tests.workbook_builder import response_form

FULL = Path("/dev/full")  # takes nothing, without naming the file


def run(*arguments: object) -> int:
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as leaving:
        return leaving.code


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


@pytest.mark.long
def test_a_folder_that_can_not_be_read_is_told_in_a_sentence(empty, tmp_path, capsys):
    (empty / "loose.xlsx").write_bytes(response_form("Tonga"))
    assert run("csv", "--from", empty, "--out", tmp_path / "x.zip") == 2
    said = capsys.readouterr().err
    assert f"{empty} can't be read: no review cycle for" in said
    assert "put it in a folder named 2021 or 2025" in said
    assert "['" not in said and "loaders: error" not in said


@pytest.fixture
def fiji(empty: Path) -> Path:
    """A folder with one document, of the review of 2025."""
    (empty / "2025").mkdir()
    (empty / "2025" / "fiji.xlsx").write_bytes(response_form("Fiji"))
    return empty


@pytest.mark.long
@pytest.mark.parametrize("is_first", [True, False])
def test_nothing_is_compared_with_an_empty_folder(empty, tmp_path, capsys, is_first):
    other = tmp_path / "other"
    (other / "2025").mkdir(parents=True)
    (other / "2025" / "fiji.xlsx").write_bytes(response_form("Fiji"))
    out = tmp_path / "changes.zip"
    assert run("changes", *((empty, other) if is_first else (other, empty)), "--out", out) == 2
    said = capsys.readouterr()
    assert f"no document was read in {empty}: expected is a snapshot, or a folder".lower() in said.err.lower()
    assert not said.out and not out.exists()


@pytest.mark.parametrize("option", ["--cycle", "--subregion", "--group", "--round-table", "--basis"])
def test_a_snapshot_says_what_to_do_with_a_selection(tmp_path, capsys, option):
    assert run("snapshot", option, "2025", "--out", tmp_path / "x.zip") == 2
    said = capsys.readouterr().err
    assert f"leave out {option}, and give it to the files made of it with --from" in said
    assert "unrecognized" not in said and not (tmp_path / "x.zip").exists()


@pytest.mark.long
@pytest.mark.parametrize("key", EXPORTS)
def test_of_nothing_no_file_is_made(empty, tmp_path, capsys, key):
    out = tmp_path / f"x.{EXPORTS[key].suffix}"
    assert run(key, "--from", empty, "--out", out) == 2
    said = capsys.readouterr().err
    assert f"no document was found in {empty}" in said and "folders named 2021 or 2025" in said
    assert not out.exists()


@pytest.mark.long
def test_of_a_review_without_submissions_no_paper_of_zeros_is_made(fiji, tmp_path, capsys):
    assert run("docx", "--from", fiji, "--cycle", "2021", "--out", tmp_path / "x.docx") == 2
    assert "no submission to the review of 2021 was read: there are submissions to 2025" in capsys.readouterr().err
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("key", [*EXPORTS, "changes"])
def test_an_ending_of_another_format_is_refused_with_the_right_one(fiji, tmp_path, capsys, key):
    suffix = EXPORTS[key].suffix if key in EXPORTS else "zip"
    given = [key, fiji, fiji] if key == "changes" else [key, "--from", fiji]
    for name in ("x.docx", "x.csv", "x.htm", "x.zip", "x", f"{suffix}.old"):
        if not name.endswith(f".{suffix}"):
            assert run(*given, "--out", tmp_path / name) == 2
            assert f"ends in .{suffix}" in capsys.readouterr().err
            assert not (tmp_path / name).exists()


@pytest.mark.long
def test_a_file_that_could_not_be_written_whole_leaves_what_was_there(fiji, tmp_path, capsys, monkeypatch):
    out = tmp_path / "files" / "x.zip"
    out.parent.mkdir()
    out.write_bytes(b"as before")

    def full(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert run("csv", "--from", fiji, "--out", out) == 2
    assert f"can't write {out}: No space left on device" in capsys.readouterr().err
    assert out.read_bytes() == b"as before" and list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize("key", EXPORTS)
def test_a_temporary_folder_that_is_full_or_gone_is_told_in_a_sentence(fiji, tmp_path, capsys, monkeypatch, key):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "gone"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    out = tmp_path / f"x.{EXPORTS[key].suffix}"
    assert run(key, "--from", fiji, "--out", out) == 2
    (said,) = [line for line in capsys.readouterr().err.splitlines() if "error:" in line]
    assert "can't write" in said or "can't be read" in said
    assert not out.exists()


@pytest.mark.long
def test_documents_that_were_refused_are_told(empty, tmp_path, capsys):
    (empty / "2025").mkdir()
    (empty / "2025" / "broken.xlsx").write_bytes(b"PK\x03\x04 cut off")
    (empty / "2025" / "fiji.xlsx").write_bytes(response_form("Fiji"))
    assert run("csv", "--from", empty, "--out", tmp_path / "x.zip") == 0
    said = capsys.readouterr().err
    assert "1 error" in said and f"python -m loaders {empty}" in said
    assert "broken" not in said  # it may be of a source that is not to be named


@pytest.mark.long
def test_a_folder_that_was_read_whole_is_not_remarked_on(empty, tmp_path, capsys):
    (empty / "2025").mkdir()
    (empty / "2025" / "fiji.xlsx").write_bytes(response_form("Fiji"))
    assert run("csv", "--from", empty, "--out", tmp_path / "x.zip") == 0
    assert capsys.readouterr().err == ""


def test_a_folder_that_the_variable_names_wrongly_is_told_with_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("GCM_SUBMISSIONS", str(tmp_path / "nowhere"))
    assert run("csv", "--out", tmp_path / "x.zip") == 2
    assert "GCM_SUBMISSIONS names" in capsys.readouterr().err
    assert run("csv", "--from", tmp_path / "elsewhere", "--out", tmp_path / "x.zip") == 2
    assert "GCM_SUBMISSIONS" not in capsys.readouterr().err


@pytest.mark.long
@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_with_the_file(fiji, capsys):
    assert run("csv", "--from", fiji, "--out", FULL) == 2
    said = capsys.readouterr().err
    assert f"can't write {FULL}: No space left" in said and "None" not in said


@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "1.2.2025"])
def test_a_day_that_is_none_is_told_with_what_is_expected(tmp_path, capsys, day):
    assert run("csv", "--out", tmp_path / "x.zip", "--as-of", day) == 2
    said = capsys.readouterr().err
    assert f"no day '{day}'; expected is one such as 2025-02-01" in said


@pytest.mark.long
def test_a_template_that_is_not_there_is_told_by_its_name(fiji, tmp_path, capsys):
    assert run("pptx", "--from", fiji, "--out", tmp_path / "x.pptx", "--template", tmp_path / "none.potx") == 2
    assert f"can't read {tmp_path / 'none.potx'}: No such file" in capsys.readouterr().err


@pytest.mark.long
def test_another_kind_of_document_as_a_template_is_told_with_what_is_expected(fiji, tmp_path, capsys):
    Document().save(tmp_path / "letter.docx")
    assert run("pptx", "--from", fiji, "--out", tmp_path / "x.pptx", "--template", tmp_path / "letter.docx") == 2
    said = capsys.readouterr().err
    assert "This template can't be used: the template is no presentation" in said
    assert "Expected is a presentation saved as .pptx or .potx" in said
    assert "Error" not in said, "a name out of the program tells a reader nothing"


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="a pipe that closes early is told by an error of its own on POSIX only")
def test_a_pipe_that_closes_early_is_no_error(empty):
    command = [sys.executable, "-m", "gcm_data.exports", "changes", str(empty), str(empty)]
    shut, written = os.pipe()
    os.close(shut)
    done = subprocess.run(command, stdout=written, stderr=subprocess.PIPE, text=True, check=False)
    os.close(written)
    assert "can't write" not in done.stderr and "Broken pipe" not in done.stderr and "Traceback" not in done.stderr


@pytest.mark.long
def test_a_file_made_without_members_is_told_in_words_that_fit_a_terminal(capsys, tmp_path):
    assert run("csv", "--out", tmp_path / "x.zip", "--subregion", "enea", "--group", "SIDS") == 2
    said = capsys.readouterr().err
    assert "No member or associate member fits" in said and "above" not in said

"""A verification slip among the documents of a review, and the commands that write one and read it back."""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_data.exports import slip
from gcm_data.exports.__main__ import main as exports_main
from gcm_data.snapshots.snapshot import freeze
from gcm_data.tables.slips import CORRECT, LAYOUT, NEW_TEXT
from loaders import ListFile, load_review
from loaders.__main__ import main as loaders_main
from loaders.documents.workbook import Document
from loaders.slips import apart, reading
from tests import slip_filler as fill
from tests import slips_read
from tests.slips_read import DAY, FORM, asked, cells, made
from tests.workbook_builder import document, text

_ended, _read_here = slips_read.ended, slips_read.read_here


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_a_slip_among_the_documents_of_a_review_is_told_and_not_read(suffix):
    content = slip.write(load_review([FORM]), "FJI", "2025", DAY, suffix)
    data = load_review([FORM, document(content, f"slip.{suffix}")])
    alone = load_review([FORM])
    assert data.responses.equals(alone.responses) and data.mentions.equals(alone.mentions)
    assert data.issues[["code", "document"]].values.tolist() == [["document-slip", f"slip.{suffix}"]]
    assert data.documents["layout"].tolist()[1] == LAYOUT


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """The form as a snapshot, of which the command makes slips."""
    path = tmp_path / "snapshot.zip"
    path.write_bytes(freeze(load_review([FORM]), DAY))
    return path


def test_the_commands_write_a_slip_and_read_it_back(tmp_path: Path, frozen: Path, capsys: pytest.CaptureFixture):
    folder = tmp_path / "2025"
    folder.mkdir()
    (folder / "fj.xlsx").write_bytes(FORM.content)
    assert exports_main(["slip", "--member", "Fiji", "--from", str(frozen), "--out", str(tmp_path)]) == 0
    path = tmp_path / "gcm-2025-fji-verification-slip-2025-02-01.xlsx"
    path.write_bytes(fill.filled(path.read_bytes(), fill.answer(1, {NEW_TEXT: text(9)}), fill.signed("N. N.", "today")))
    lines = tmp_path / "corrections.csv"
    assert loaders_main(["slip", str(path), "--from", str(folder), "--out", str(lines)]) == 0
    assert "1 corrections, 0 to decide" in capsys.readouterr().err
    data = load_review([FORM], corrections=[ListFile("corrections.csv", lines.read_bytes(), "2025")])
    assert data.responses["text"].tolist()[0] == text(9)


@pytest.mark.long
def test_what_people_have_to_decide_is_printed_and_told_by_the_exit_status(tmp_path, capsys):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "fj.xlsx").write_bytes(FORM.content)
    path = tmp_path / "slip.xlsx"
    path.write_bytes(fill.filled(made(), fill.answer(1, {CORRECT: "no"}), fill.code(1, {CORRECT: "no"})))
    assert loaders_main(["slip", str(path), "--from", str(tmp_path / "2025"), "--by", "N. N."]) == 1
    printed = capsys.readouterr()
    assert f"to decide: Answers!F3: {reading.NO_TEXT}" in printed.err
    assert printed.out.splitlines()[1].startswith(
        '"fj.xlsx","Responses","C4","5, 6","6","Verification slip of Fiji","N. N.",'
    )
    assert loaders_main(["slip", str(tmp_path / "2025" / "fj.xlsx"), "--from", str(tmp_path / "2025")]) == 2


@pytest.mark.loading_process
@pytest.mark.long
def test_it_is_read_in_a_process_of_its_own_with_the_same_result():
    content = fill.filled(made(), fill.answer(1, {NEW_TEXT: text(9)}), fill.code(1, {CORRECT: "no"}))
    data = load_review([FORM])
    found = apart.read_slip(Document("back.xlsx", content, ""), data, lambda *key: FORM.content, "A. N.", "2025-03-01")
    assert cells(found) == [("B4", text(1), text(9)), ("C4", "5, 6", "6")]
    assert (
        asked(apart.read_slip(Document("back.xlsx", content, ""), data, lambda *key: None, "A. N.", ""))
        == [reading.NO_DOCUMENT] * 2
    )


@pytest.mark.parametrize(
    "arguments", [["--member", "nowhere"], ["--member", "PLW"], ["--member", "FJI", "--out", "a.csv"]]
)
def test_wrong_usage_is_told(arguments, frozen, tmp_path, capsys):
    given = ["slip", "--from", str(frozen), "--out", str(tmp_path / "a.xlsx"), *arguments]
    with pytest.raises(SystemExit) as left:
        exports_main(given)
    assert left.value.code == 2 and "Traceback" not in capsys.readouterr().err

"""A packet of passages among the documents of a review, and the commands that write one and read it back.

All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gcm_data.coding.packets import PASSAGES, Packet
from gcm_data.exports import source
from gcm_data.exports.__main__ import main as exports_main
from gcm_data.exports.packet.suggested import Offered
from gcm_data.snapshots.snapshot import Snapshot, freeze, thaw
from gcm_data.tables.slips import PACKET
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.__main__ import main as loaders_main
from loaders.files import files_of_review, load_files
from tests import packets_read
from tests.coders import ANNA
from tests.packets_read import (
    BARE,
    ELSE,
    FORM,
    FOURTEEN,
    LICENCE,
    LICENCES,
    SIX,
    Change,
    back,
    fill,
    made,
    packet_of,
    read,
)
from tests.workbook_builder import document

_read_here, _ended = packets_read.read_here, packets_read.ended


def test_a_packet_among_the_documents_of_a_review_is_told_and_not_read():
    data, alone = load_review([FORM, document(made(), "packet.xlsx")]), load_review([FORM])
    assert data.responses.equals(alone.responses) and data.mentions.equals(alone.mentions)
    assert data.issues[["code", "document"]].values.tolist() == [["document-packet", "packet.xlsx"]]
    assert data.documents["layout"].tolist()[1] == PACKET


@pytest.fixture
def review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the form, which the command reads in this process."""

    def loaded(folder: Path, as_of: dt.date, called: str) -> Snapshot:
        return thaw(freeze(withhold(load_files(files_of_review(folder))), as_of))

    monkeypatch.setattr(source, "_loaded", loaded)
    (tmp_path / "in" / "2025").mkdir(parents=True)
    (tmp_path / "in" / "2025" / "t.xlsx").write_bytes(FORM.content)
    return tmp_path / "in"


def filled(path: Path, *changes: Change) -> None:
    book = load_workbook(path)
    for change in changes:
        change(book)
    book.save(path)


def test_the_commands_write_a_packet_and_read_it_back(review, tmp_path, capsys):
    asked = ["packet", "--coder", ANNA, "--from", str(review), "--as-of", "2025-02-01"]
    assert exports_main([*asked, "--out", str(tmp_path)]) == 0
    path = tmp_path / "gcm-2025-packet-anna-2025-02-01.xlsx"
    filled(path, fill(LICENCE, decision="accept"), fill(ELSE, decision="perhaps"))
    lines = review / "2025" / "decisions.csv"
    assert loaders_main(["packet", str(path), "--from", str(review), "--out", str(lines)]) == 1
    assert "1 decisions, 2 of" in capsys.readouterr().err
    (row,) = csv.DictReader(io.StringIO(lines.read_text(encoding="utf-8")))
    assert (row["by"], row["verdict"], row["target"], row["date"]) == (ANNA, "accept", "6", dt.date.today().isoformat())
    assert exports_main([*asked, "--out", str(tmp_path / "next.xlsx")]) == 0  # without what is decided
    book = load_workbook(tmp_path / "next.xlsx")
    shown = [(row[3], row[4]) for row in book[PASSAGES].iter_rows(values_only=True)]
    assert (LICENCES, SIX) not in shown and (BARE, FOURTEEN) in shown
    assert loaders_main(["packet", str(path), "--from", str(review)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith('"t.xlsx","c","')
    assert loaders_main(["packet", str(review / "2025" / "t.xlsx"), "--from", str(review)]) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "a.csv"], "ends in .xlsx"),
        (["--member", "Palau"], "nothing that anna@example.org has to decide"),
        (["--most", "0"], "one paragraph at least"),
        (["--coder", " "], "name the coder"),
        (["--from", "snapshot.zip"], "who has coded what"),
    ],
)
def test_wrong_usage_is_told(arguments, said, review, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "snapshot.zip").write_bytes(b"fictional")
    given_ = ["packet", "--coder", ANNA, "--from", str(review), "--out", str(tmp_path / "a.xlsx"), *arguments]
    with pytest.raises(SystemExit) as left:
        exports_main(given_)
    error = capsys.readouterr().err
    assert left.value.code == 2 and said in error and "Traceback" not in error


@pytest.mark.loading_process
@pytest.mark.long
def test_both_ways_go_through_processes_of_their_own():
    offered = Offered.of(read())
    rows = Packet.of(offered.paragraphs, [], ANNA, "2025", offered.versions).rows
    assert rows == packet_of().rows
    assert back(fill(LICENCE, decision="accept")).decisions

"""Packets of passages for coders: what they show, what they keep to themselves, and what is read of one that came back.

All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from gcm_data.coding.decisions import REASONS, decision_of, problem_of
from gcm_data.coding.packets import (
    ABOUT,
    ANYTHING_ELSE,
    BECAUSE,
    CODER,
    DECISION,
    DECISIONS,
    HEADS,
    NOTHING_HERE,
    OTHER,
    PASSAGE,
    PASSAGES,
    SUGGESTED,
    TO_FILL,
    WHY,
    Packet,
    PacketKey,
)
from gcm_data.coding.queue import Paragraphs, tasks
from gcm_data.exports import packet, source
from gcm_data.exports.__main__ import main as exports_main
from gcm_data.exports.packet.suggested import Offered
from gcm_data.reference import coding
from gcm_data.snapshots.snapshot import Snapshot, freeze, thaw
from gcm_data.tables.issues import ISSUE_KINDS
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import KEY, NUMBER, PACKET, choices, name_of
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.__main__ import main as loaders_main
from loaders.documents.workbook import Document
from loaders.files import files_of_review, load_files
from loaders.packets import apart
from loaders.packets.offer import offer_here
from loaders.packets.reading import PacketReading
from tests.coders import ANNA, BORIS, decision, listed, reviewed
from tests.coders import answers as answers_of
from tests.workbook_builder import document, response_form, workbook

DAY = dt.date(2025, 2, 1)
LICENCES = "Arcadia licenses each recruitment agency and doubled its labour inspectors."
BARE = "See objective 14."
HOSTILE = (
    '+HYPERLINK("http://fictional.invalid") consular offices of Arcadia 🛂 give consular protection\tand passports.'
)
PLAIN = "Fictional words about nothing of the kind."
SECRET = "Arcadia's recruitment agencies are licensed, says who may not be named."
FORM = document(response_form("Thailand", [("(c)", f"{LICENCES}\n\n{BARE}\n\n{PLAIN}"), ("(d)", HOSTILE)]), "t.xlsx")
COVER = [["A review that never was"], [], ["Member State", "Fiji"], ["Attribution", "Chatham House Rule"]]
SILENT = document(workbook({"Cover": COVER, "Answers": [["Question", "Response"], ["(c)", SECRET]]}), "silent.xlsx")
Change = Callable[[Workbook], None]


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Read packets in this process: to start another one takes longer than most tests."""
    if request.node.get_closest_marker("loading_process") is None:
        monkeypatch.setattr(apart, "_ask", lambda given: apart.filled_here(None, given))
        monkeypatch.setattr(
            "gcm_data.exports.packet.suggested._process.ask", lambda limits, data: offer_here(None, data)
        )


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart._process.end()


@cache
def read(*documents: Document) -> ReviewData:
    return withhold(load_review(documents or [FORM]))


@cache
def packet_of(*documents: Document, coder: str = ANNA) -> Packet:
    suggested, versions = offer_here(None, read(*documents))
    return Packet.of(Paragraphs(read(*documents), suggested), [], coder, "2025", versions)


@cache
def made(*documents: Document) -> bytes:
    return packet.write(packet_of(*documents), Provenance.of(read(*documents), DAY))


def row_of(passage: str, suggested: str, documents: tuple[Document, ...] = ()) -> int:
    """The number of the row with a passage and what is suggested for it."""
    rows = packet_of(*documents).rows
    return next(each.number for each in rows if each.passage == passage and each.suggested == suggested)


def top(book: Workbook) -> int:
    return next(cell.row for (cell,) in book[PASSAGES].iter_rows(max_col=1) if cell.value == NUMBER)


def fill(number: int, **texts: object) -> Change:
    """Write into the row of a number: decision, because, other, passage, key …"""
    heads = {"decision": DECISION, "because": BECAUSE, "other": OTHER, "passage": PASSAGE, "key": KEY,
             "suggested": SUGGESTED, "why": WHY}  # fmt: skip

    def write(book: Workbook) -> None:
        for name, text in texts.items():
            book[PASSAGES].cell(top(book) + number, HEADS.index(heads[name]) + 1).value = text

    return write


def back(*changes: Change, documents: tuple[Document, ...] = (), data: ReviewData | None = None) -> PacketReading:
    """What is read of a packet of the documents after some changes."""
    book, content = load_workbook(io.BytesIO(made(*documents))), io.BytesIO()
    for change in changes:
        change(book)
    book.save(content)
    return returned(content.getvalue(), read(*documents) if data is None else data)


def returned(content: bytes, data: ReviewData | None = None) -> PacketReading:
    return apart.read_packet(Document("back.xlsx", content, ""), data or read(), "who hands it in")


def applied(found: PacketReading, *documents: Document) -> ReviewData:
    """The documents with what a packet decides."""
    rows = [each | {"by": found.coder} for each in found.decisions]
    assert [problem_of(row) for row in rows] == [""] * len(rows)
    return load_review(documents or [FORM], codings=listed(*rows))


def problems(found: PacketReading) -> list[tuple[str, str]]:
    return [(each.code, each.cell) for each in found.issues]


def verdicts(found: PacketReading) -> list[tuple[str, str]]:
    return [(each["verdict"], each.get("target", "")) for each in found.decisions]


FIVE, SIX, FOURTEEN = (name_of(("objective", number)) for number in ("5", "6", "14"))
LICENCE, ELSE = row_of(LICENCES, SIX), row_of(LICENCES, ANYTHING_ELSE)
CITED = row_of(BARE, FOURTEEN)


def column(head: str) -> str:
    return "ABCDEFGHIJ"[HEADS.index(head)]


def at(number: int, head: str) -> str:
    return f"{column(head)}{top(load_workbook(io.BytesIO(made()))) + number}"


# ---- what a packet shows


def test_each_paragraph_stands_with_its_targets_and_a_row_for_anything_else():
    suggested, _ = offer_here(None, read())
    found = Paragraphs(read(), suggested)
    theirs = tasks(found, [], ANNA)
    rows = packet_of().rows
    assert len(rows) == sum(len(task.targets) + 1 for task in theirs)
    assert packet_of().paragraphs == len(theirs) >= 3
    assert {row.state for row in rows} == {"Thailand"} and {row.question[:3] for row in rows} == {"(c)", "(d)"}
    first = rows[LICENCE - 1]
    assert "“recruit" in first.why and first.passage == LICENCES and rows[CITED - 1].why == "the text names it"
    book = load_workbook(io.BytesIO(made()))
    shown = [[cell.value for cell in row] for row in book[PASSAGES].iter_rows(min_row=top(book) + 1)]
    shown = [row for row in shown if row[-1]]
    assert [row[3] for row in shown] == [row.passage for row in rows] and {*shown[0][6:9]} == {None}
    assert all(cell.data_type == "s" for row in book[PASSAGES].iter_rows(min_row=top(book) + 1) for cell in row[3:4])


def test_only_the_cells_to_fill_are_open_and_have_lists():
    book = load_workbook(io.BytesIO(made()))
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in book)
    for number, head in enumerate(HEADS, start=1):
        assert book[PASSAGES].cell(top(book) + 1, number).protection.locked == (head not in TO_FILL)
    rules = {rule.formula1 for rule in book[PASSAGES].data_validations.dataValidation}
    assert rules == {
        f'"{",".join(DECISIONS)}"',
        f"'Choices'!$A$1:$A${len(REASONS)}",
        f"'Choices'!$B$1:$B${len(choices())}",
    }
    assert [cell.value for cell in book["Choices"]["B"]][: len(choices())] == list(choices())
    said = [cell.value for row in book["Codebook"].iter_rows() for cell in row]
    assert coding.entry("need", "data").counts in said


def test_of_a_source_that_may_not_be_named_only_its_words_are_told():
    both = (FORM, SILENT)
    book = load_workbook(io.BytesIO(made(*both)))
    said = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert SECRET in said and "Fiji" not in said and "FJI" not in said and "silent.xlsx" not in said
    found = back(fill(row_of(SECRET, SIX, both), decision="accept"), documents=both)
    (kept,) = found.decisions
    assert (kept["iso3"], kept["document"], kept["cell"]) == ("", "", "")
    assert reviewed(applied(found, *both))["evidence"].tolist() == [SECRET]


def test_some_paragraphs_of_some_states_and_no_others():
    fiji = document(response_form("Fiji", [("(c)", f"{LICENCES}\n\n{SECRET}")]), "f.xlsx")
    suggested, versions = offer_here(None, read(FORM, fiji))
    found = Paragraphs(read(FORM, fiji), suggested)
    one = Packet.of(found, [], ANNA, "2025", versions, ["FJI"], 1)
    assert one.paragraphs == 1 and {row.state for row in one.rows} == {"Fiji"}
    assert Packet.of(found, [], ANNA, "2021", versions).rows == ()
    with pytest.raises(ValueError, match="nothing that anna"):
        packet.write(Packet.of(found, [], ANNA, "2021", versions), Provenance.of(read(), DAY))


# ---- what comes back


def test_what_was_chosen_becomes_decisions_of_the_coder():
    found = back(
        fill(LICENCE, decision="accept"), fill(ELSE, other=FIVE),
        fill(CITED, decision="Reject ", because="another framework"),
        fill(row_of(HOSTILE, ANYTHING_ELSE), decision=NOTHING_HERE),
    )  # fmt: skip
    assert (found.cycle, found.coder, found.said, found.rows) == ("2025", ANNA, 4, len(packet_of().rows))
    assert problems(found) == []
    assert sorted(verdicts(found)) == [("accept", "6"), ("add", "5"), ("nothing", ""), ("set aside", "14")]
    first = next(each for each in found.decisions if each["verdict"] == "accept")
    assert first["suggestion"] == packet_of().rows[LICENCE - 1].why and first["round"] == "first"
    assert first["entry"] == coding.entry("objective", "6").digest and first["codebook"] == coding.version()
    assert len(first["lexicon"]) == len(first["weights"]) == 12 and first["passage"] == LICENCES
    data = applied(found)
    assert sorted(reviewed(data)["target"]) == ["5", "6"]
    assert data.set_aside["target"].tolist() == ["14"] and "14" not in set(data.mentions["target"])
    assert set(data.codings["state"]) == {"holds"}


def test_a_packet_that_nobody_has_filled_in_decides_nothing():
    found = returned(made())
    assert (found.decisions, found.issues, found.said) == ((), (), 0) and found.rows == len(packet_of().rows)


def test_the_second_coder_is_told_nothing_of_the_first_and_stays_the_second():
    suggested, versions = offer_here(None, read())
    paragraphs = Paragraphs(read(), suggested)
    rows = [
        decision(answers_of(read())[row], read().responses["text"].iloc[row][slice(*span)], target, target_kind=kind,
                 basis=basis, by=BORIS, verdict="accept")
        for (row, span), targets in paragraphs.targets.items() for kind, target, basis in targets
    ]  # fmt: skip
    asked = [
        task for task in tasks(paragraphs, [decision_of("2025", row) for row in rows], ANNA) if task.round == "second"
    ]
    second = Packet.of(paragraphs, [decision_of("2025", row) for row in rows], ANNA, "2025", versions)
    assert {PacketKey.of(row.key).round for row in second.rows if row.passage != PLAIN} <= {"second"}
    assert second.paragraphs >= len(asked)


def test_a_citation_that_one_has_set_aside_is_asked_of_the_second_and_read_back():
    at_ = read().responses["text"].iloc[0].index("objective 14")
    row = decision(answers_of(read())[0], BARE, "14", verdict="set aside", basis="cited", by=BORIS,
                   passage_start=str(at_), passage_end=str(at_ + len("objective 14")))  # fmt: skip
    data = withhold(load_review([FORM], codings=listed(row)))
    assert data.set_aside["target"].tolist() == ["14"]
    second = Packet.of(Offered.of(data).paragraphs, [], ANNA, "2025", {})
    assert (BARE, FOURTEEN) in {(each.passage, each.suggested) for each in second.rows}
    found = back(fill(CITED, decision="accept"), data=data)
    assert problems(found) == [] and verdicts(found) == [("accept", "14")]


def test_an_answer_that_came_again_elsewhere_is_found_by_its_words():
    again = document(
        response_form("Thailand", [("(d)", HOSTILE), ("(c)", f"New.\n\n{LICENCES}\n\n{BARE}")]), "new.xlsx"
    )
    found = back(fill(LICENCE, decision="accept"), fill(CITED, decision="accept"), data=read(again))
    assert problems(found) == []
    assert {(each["document"], each["start"]) for each in found.decisions if each["target"] == "6"} == {
        ("new.xlsx", "6")
    }
    assert reviewed(applied(found, again))["evidence"].tolist() == [LICENCES]


def test_rows_may_be_sorted_left_out_and_columns_that_nobody_fills_may_go():
    fills = fill(LICENCE, decision="accept"), fill(ELSE, other=FIVE), fill(CITED, decision="accept")

    def turned(book: Workbook) -> None:
        sheet, first = book[PASSAGES], top(book) + 1
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first) if row[-1].value]
        for number, row in enumerate(reversed(rows), start=first):
            for place, value in enumerate(row, start=1):
                sheet.cell(number, place).value = value

    def without(*heads: str) -> Change:
        return lambda book: [book[PASSAGES].delete_cols(HEADS.index(head) + 1) for head in reversed(heads)]

    def as_sets(found: PacketReading) -> set[frozenset]:
        return {
            frozenset((name, text) for name, text in each.items() if name != "suggestion") for each in found.decisions
        }

    plain = back(*fills)
    assert as_sets(back(*fills, turned)) == as_sets(back(*fills, without(NUMBER, PASSAGE, WHY))) == as_sets(plain)
    fewer = back(*fills, lambda book: book[PASSAGES].delete_rows(top(book) + ELSE))
    assert [code for code, _ in problems(fewer)] == ["packet-rows-missing"] and len(fewer.decisions) == 2
    for head in (KEY, DECISION):
        assert problems(back(*fills, without(head))) == [("packet-unreadable", "")]


def locked(number: int, **texts: str) -> PacketReading:
    return back(fill(number, decision="accept", **texts))


def test_what_was_changed_is_one_issue_with_its_cell_and_is_not_taken():
    for name, head in (("passage", PASSAGE), ("suggested", SUGGESTED), ("why", WHY)):
        found = locked(LICENCE, **{name: "Fictional other words."})
        assert problems(found) == [("packet-locked", at(LICENCE, head))] and not found.decisions
        assert "“Fictional other words.”" in found.issues[0].message
    gone = document(response_form("Thailand", [("(c)", f"Other words.\n\n{BARE}")]), "t.xlsx")
    found = back(fill(LICENCE, decision="accept"), data=read(gone))
    assert problems(found) == [("packet-outdated", at(LICENCE, PASSAGE))] and not found.decisions
    uncited = document(response_form("Thailand", [("(c)", LICENCES), ("(d)", "See the objective.")]), "t.xlsx")
    assert [code for code, _ in problems(back(fill(CITED, decision="accept"), data=read(uncited)))] == [
        "packet-outdated"
    ]


@pytest.mark.parametrize(
    ("number", "texts", "head"),
    [
        (LICENCE, {"decision": "perhaps"}, DECISION),
        (LICENCE, {"decision": 5}, DECISION),
        (LICENCE, {"decision": "reject"}, BECAUSE),
        (LICENCE, {"decision": "reject", "because": "it rains"}, BECAUSE),
        (LICENCE, {"decision": "accept", "because": "negated"}, BECAUSE),
        (LICENCE, {"because": "negated"}, BECAUSE),
        (LICENCE, {"decision": "accept", "other": "Objective 99"}, OTHER),
        (ELSE, {"decision": "accept"}, DECISION),
        (ELSE, {"decision": "reject", "because": "negated"}, DECISION),
    ],
)
def test_what_is_no_choice_is_one_issue_with_its_cell(number, texts, head):
    found = back(fill(number, **texts))
    assert problems(found) == [("packet-unclear", at(number, head))] and not found.decisions


def test_a_passage_that_is_about_nothing_and_about_something():
    found = back(fill(LICENCE, decision="accept"), fill(ELSE, decision=NOTHING_HERE))
    assert problems(found) == [("packet-contradicts", at(ELSE, DECISION))] and verdicts(found) == [("accept", "6")]
    both = back(fill(LICENCE, decision="reject", because="negated"), fill(ELSE, decision=NOTHING_HERE))
    assert problems(both) == [] and verdicts(both) == [("reject", "6"), ("nothing", "")]


def test_an_edited_key_a_row_that_stands_twice_and_a_formula_are_told():
    key = packet_of().rows[LICENCE - 1].key
    for wrong in (key[:-1], key.replace(":6:", ":5:"), key.replace("first", "second"), "", "=1+1", "x" * 500):
        codes = [code for code, _ in problems(back(fill(LICENCE, decision="accept", key=wrong)))]
        assert codes == ["packet-key-unknown", "packet-rows-missing"]
    settling = str(PacketKey.of(key)._replace(round="settle"))
    longer = str(PacketKey.of(key)._replace(end="9999"))
    for wrong, code in ((settling, "packet-key-unknown"), (longer, "packet-outdated")):
        found = back(fill(LICENCE, decision="accept", key=wrong))
        assert code in {told for told, _ in problems(found)} and not found.decisions
    twice = back(fill(LICENCE, decision="accept"), fill(ELSE, key=key, decision="reject", because="other"))
    assert problems(twice)[0] == ("packet-twice", at(ELSE, KEY)) and verdicts(twice) == [("accept", "6")]
    formula = back(fill(LICENCE, decision='=IF(TRUE,"accept")'))
    assert problems(formula) == [("packet-value-missing", at(LICENCE, DECISION))] and not formula.decisions


def test_a_packet_without_its_coder_counts_for_who_hands_it_in():
    def unnamed(book: Workbook) -> None:
        for row in book[ABOUT].iter_rows(max_col=2):
            if row[0].value == CODER:
                row[1].value = None

    found = back(fill(LICENCE, decision="accept"), unnamed)
    assert found.coder == "who hands it in" and [code for code, _ in problems(found)] == ["packet-unsigned"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (response_form("Fiji"), "packet-unreadable"),
        (b"PK\x03\x04 nothing", "document-unreadable"),
        (b"", "document-empty"),
    ],
)
def test_what_is_no_packet_is_told(content, code):
    found = returned(content)
    assert (found.cycle, [each.code for each in found.issues]) == ("", [code])


@pytest.mark.parametrize("mark", ["GCM-PACKET-1 1999 codebook 1 lexicon a weights b rows 3", "nothing", None])
def test_a_packet_of_no_known_review_or_of_two_is_refused(mark):
    def other(book: Workbook) -> None:
        for sheet in book.worksheets if mark is None else book.worksheets[:]:
            for row in sheet.iter_rows(max_row=45, max_col=3):
                for cell in row:
                    if "GCM-PACKET-1" in str(cell.value):
                        two = mark is None and sheet.title == PASSAGES
                        cell.value = str(cell.value).replace("rows", "rows 1") if two else mark or cell.value

    assert [code for code, _ in problems(back(other))] == ["packet-unreadable"]


def test_every_kind_of_issue_of_packets_is_raised_above():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in ISSUE_KINDS if code.startswith("packet") and f'"{code}"' not in source] == []


SIGNS = st.sampled_from(["", "accept", "reject", "nothing here", "=1+1", "\x07", "🛂", "-" * 40, FIVE, "negated", " "])
CELLS = st.tuples(
    st.integers(0, 30), st.integers(0, len(HEADS)), st.one_of(SIGNS, st.integers(), st.dates(), st.none())
)


@pytest.mark.properties
@settings(max_examples=10, deadline=None)
@given(st.lists(CELLS, max_size=12), st.lists(st.integers(1, 12), max_size=3), st.lists(st.integers(1, 10), max_size=2))
def test_whatever_is_done_to_its_cells_ends_in_decisions_or_issues(cells, rows, columns):
    def spoil(book: Workbook) -> None:
        sheet, first = book[PASSAGES], top(book)
        for row, place, value in cells:
            text = "".join(sign for sign in value if sign.isprintable()) if isinstance(value, str) else value
            sheet.cell(first + row, place + 1).value = text
        for row in rows:
            sheet.delete_rows(first + row)
        for place in columns:
            sheet.delete_cols(place)

    found = back(spoil)
    applied(found)  # every decision that is read is one
    assert found.decisions or found.issues or not found.said


# ---- a packet among documents, and the commands


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

"""What becomes of a packet of passages that comes back: decisions of its coder.

All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

from openpyxl import Workbook

from gcm_data.coding.decisions import decision_of
from gcm_data.coding.packets import (
    ANYTHING_ELSE,
    DECISION,
    HEADS,
    NOTHING_HERE,
    PASSAGE,
    PASSAGES,
    WHY,
    Packet,
    PacketKey,
)
from gcm_data.coding.queue import Paragraphs, tasks
from gcm_data.exports.packet.suggested import Offered
from gcm_data.reference import coding
from gcm_data.tables.slips import KEY, NUMBER
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.packets.offer import offer_here
from loaders.packets.reading import PacketReading
from tests import packets_read
from tests.coders import ANNA, BORIS, decision, listed, reviewed
from tests.coders import answers as answers_of
from tests.packets_read import (
    BARE,
    CITED,
    ELSE,
    FIVE,
    FORM,
    FOURTEEN,
    HOSTILE,
    LICENCE,
    LICENCES,
    PLAIN,
    Change,
    applied,
    back,
    fill,
    made,
    packet_of,
    problems,
    read,
    returned,
    row_of,
    top,
    verdicts,
)
from tests.workbook_builder import document, response_form

_read_here, _ended = packets_read.read_here, packets_read.ended


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

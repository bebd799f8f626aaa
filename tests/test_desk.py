"""What lies on a coder's desk, and how an answer stands around it. All texts are fictional, and so is Arcadia."""

from __future__ import annotations

import pytest

from gcm_data.coding.around import (
    ACCEPTED,
    AWAY,
    ELSEWHERE,
    KEPT,
    NOTHING_HERE,
    OVERRULED,
    PENDING,
    REJECTED,
    STATED,
    STATUSES,
    Around,
)
from gcm_data.coding.decisions import CodeDecision, decision_of, sha_of
from gcm_data.coding.desk import Verdict, begin_with, fields_of, next_open, on_desk, sides, undecided
from gcm_data.coding.parts import parts_of, passage_in
from gcm_data.coding.queue import Paragraphs, tasks
from gcm_data.reference.coding import entry, version
from gcm_data.wording import desk as wording
from loaders import load_review
from loaders.suggestions.of_review import suggestions
from tests.coders import ANNA, BORIS, CHAN, listed
from tests.workbook_builder import document, response_form

LICENCES = "Arcadia licenses each recruitment agency and doubled its labour inspectors."
BOTH = "Remittances are cheaper, and returnees are reintegrated with training."
PLAIN = "Nothing of the kind was ever written here."
BARE = "See objective 14, and once more objective 14."
SAID = [LICENCES, PLAIN, BOTH, BARE]
DOCUMENTS = [
    document(response_form("Thailand", [("(c)", "\n\n".join(SAID), "7")]), "t.xlsx"),
    document(response_form("Fiji", [("(c)", "\n\n".join([BOTH, LICENCES]))]), "f.xlsx"),
]
DATA = load_review(DOCUMENTS)
FOUND = Paragraphs(undecided(DATA), suggestions(DATA, is_known_too=True))
AROUND = Around(FOUND)
VERSIONS = {"lexicon": "l", "weights": "w"}


def row_of(iso3: str) -> int:
    return DATA.responses.index[DATA.responses["iso3"] == iso3][0]


THA, FJI = row_of("THA"), row_of("FJI")


def span_of(words: str, row: int = THA) -> tuple[int, int]:
    start = DATA.responses["text"][row].index(words)
    return start, start + len(words)


def said(by: str, words: str, verdict: Verdict, turn: str = "first", row: int = THA) -> CodeDecision:
    """A decision with the fields that the desk gives it."""
    fields = fields_of(AROUND, row, span_of(words, row), turn, verdict, VERSIONS)
    return decision_of("2025", {**fields, "document": DATA.responses["document"][row], "by": by})


def targets(words: str, row: int = THA) -> list[tuple[str, str, str]]:
    return list(FOUND.targets[row, span_of(words, row)])


def statuses(decisions, by: str, row: int = THA) -> dict[tuple[str, str], str]:
    """What stands in an answer for a coder: words and target -> status."""
    text = DATA.responses["text"][row]
    return {(text[slice(*mark.span)], mark.target[1]): mark.status for mark in AROUND.marks(decisions, row, by)}


def test_all_tasks_lie_on_the_desk_in_their_order_target_by_target():
    items = on_desk(FOUND, [], ANNA)
    assert [(i.row, i.span, i.kind, i.round, i.target) for i in items] == [
        (*task[:4], target) for task in tasks(FOUND, [], ANNA) for target in task.targets or (None,)
    ]
    assert len({item.name for item in items}) == len(items) and begin_with(items, [], ANNA) == 0


def test_what_is_decided_stays_in_its_place_and_the_next_open_one_follows():
    items = on_desk(FOUND, [], ANNA)
    number = next(n for n, item in enumerate(items) if len(targets(BOTH)) > 1 and item.place == (THA, span_of(BOTH)))
    first = said(ANNA, BOTH, Verdict("accept", items[number].target))
    after = on_desk(FOUND, [first], ANNA)
    assert [item.name for item in after] == [item.name for item in items] and after[number].said == first
    assert begin_with(after, [first], ANNA) == number + 1  # whatever stands open before
    assert begin_with(on_desk(FOUND, [first], BORIS), [first], BORIS) == 0
    assert next_open(after, len(after) - 1) == 0


def test_where_nothing_is_open_nothing_follows():
    decisions = [
        said(ANNA, DATA.responses["text"][i.row][slice(*i.span)], Verdict("accept", i.target), row=i.row)
        if i.target else said(ANNA, PLAIN, Verdict("nothing"))
        for i in on_desk(FOUND, [], ANNA)
    ]  # fmt: skip
    done = on_desk(FOUND, decisions, ANNA)
    assert all(item.said for item in done) and begin_with(done, decisions, ANNA) is None


def test_nothing_here_decides_on_every_suggestion_of_a_paragraph_and_on_no_other():
    nothing = said(ANNA, BOTH, Verdict("nothing"))
    items = [item for item in on_desk(FOUND, [nothing], ANNA) if item.said]
    assert [item.target for item in items] == targets(BOTH) and {item.place for item in items} == {(THA, span_of(BOTH))}
    assert statuses([nothing], ANNA)[BOTH, ""] == NOTHING_HERE
    assert not [key for key in statuses([nothing], ANNA) if key[0] == BOTH and key[1]]
    again = said(ANNA, BOTH, Verdict("accept", targets(BOTH)[0]))
    assert statuses([nothing, again], ANNA)[BOTH, targets(BOTH)[0][1]] == ACCEPTED


def test_a_decision_says_what_it_is_on_and_by_which_versions():
    target = targets(LICENCES)[0]
    fields = fields_of(AROUND, THA, span_of(LICENCES), "first", Verdict("accept", target), VERSIONS)
    assert fields["sha256"] == sha_of(LICENCES) and fields["passage"] == LICENCES and "passage start" not in fields
    assert (fields["codebook"], fields["lexicon"], fields["weights"]) == (version(), "l", "w")
    assert fields["entry"] == entry(*target[:2]).digest and "row" in fields["suggestion"]
    assert decision_of("2025", {**fields, "document": "t.xlsx", "by": ANNA}).is_yes
    start = span_of("labour inspectors")[0]
    marked = Verdict("add", ("principle", "human_rights", ""), passage=(start, start + 6))
    fields = fields_of(AROUND, THA, span_of(LICENCES), "first", marked, VERSIONS)
    assert (fields["passage"], fields["passage start"], "suggestion" in fields) == ("labour", str(start), False)


def test_the_answer_tells_what_was_said_of_each_passage():
    first, *_ = targets(LICENCES)
    one, two = targets(BOTH)[:2]
    decisions = [
        said(ANNA, LICENCES, Verdict("accept", first)),
        said(ANNA, BOTH, Verdict("reject", one, "negated")),
    ]
    shown = statuses(decisions, ANNA)
    assert shown[LICENCES, first[1]] == ACCEPTED and shown[BOTH, one[1]] == REJECTED and shown[BOTH, two[1]] == PENDING
    assert shown["objective 14", "14"] == STATED and set(shown.values()) <= set(STATUSES) == set(wording.STATUSES)
    (mark,) = [mark for mark in AROUND.marks(decisions, THA, ANNA) if mark.status == REJECTED]
    assert mark.because == "negated"
    changed = [*decisions, said(ANNA, BOTH, Verdict("accept", one))]
    assert statuses(changed, ANNA)[BOTH, one[1]] == ACCEPTED


def test_who_codes_second_does_not_see_what_the_first_has_said():
    first = targets(LICENCES)[0]
    decisions = [said(ANNA, LICENCES, Verdict("accept", first))]
    asked = {(THA, span_of(LICENCES))}
    for more in ((), asked):
        items = on_desk(FOUND, decisions, BORIS, more)
        here = [item for item in items if item.place == (THA, span_of(LICENCES))]
        assert bool(here) == bool(more or FOUND.for_a_second & asked) and not any(item.said for item in items)
        assert {item.round for item in here} <= {"second"}
    assert statuses(decisions, BORIS)[LICENCES, first[1]] == ELSEWHERE
    assert statuses(decisions, "")[LICENCES, first[1]] == ACCEPTED  # for readers
    drawn = AROUND.marks(decisions, THA, BORIS, {span_of(LICENCES)})  # what is theirs to decide is open to them
    assert {mark.status for mark in drawn if mark.span == span_of(LICENCES)} == {PENDING}


def test_a_third_person_sees_both_sides_and_what_they_settle_is_seen_by_all():
    target = targets(LICENCES)[0]
    two = [
        said(ANNA, LICENCES, Verdict("accept", target)),
        said(BORIS, LICENCES, Verdict("reject", target, "negated"), "second"),
    ]
    item = on_desk(FOUND, two, CHAN)[0]
    assert (item.kind, item.round, item.target) == ("disagreement", "settle", target)
    assert [(each.by, each.verdict) for each in sides(FOUND, two, item)] == [(ANNA, "accept"), (BORIS, "reject")]
    silent = [two[0], said(BORIS, LICENCES, Verdict("nothing"), "second")]
    assert [each.verdict for each in sides(FOUND, silent, on_desk(FOUND, silent, CHAN)[0])] == ["accept", "nothing"]
    for verdict, status in ((Verdict("accept", target), KEPT), (Verdict("reject", target, "other"), OVERRULED)):
        settled = [*two, said(CHAN, LICENCES, verdict, "settle")]
        done = on_desk(FOUND, settled, CHAN)
        assert done[0].said == settled[-1] and done[0].name == item.name and next_open(done, 0) == 1
        assert {statuses(settled, by)[LICENCES, target[1]] for by in (ANNA, BORIS, CHAN)} == {status}


def test_a_citation_that_is_set_aside_is_still_asked_of_a_second_coder():
    (target,) = targets(BARE)
    at = AROUND.citations(THA, span_of(BARE), target)
    assert len(at) == 2
    fields = [
        fields_of(
            AROUND, THA, span_of(BARE), "first", Verdict("set aside", target, "another framework", each), VERSIONS
        )
        for each in at
    ]
    coded = load_review(DOCUMENTS, codings=listed(*({**f, "document": "t.xlsx", "by": ANNA} for f in fields)))
    assert len(coded.set_aside) == 2 and undecided(coded).mentions.equals(undecided(DATA).mentions)
    decisions = [decision_of("2025", {**each, "document": "t.xlsx", "by": ANNA}) for each in fields]
    shown = [mark for mark in AROUND.marks(decisions, THA, ANNA) if mark.status == AWAY]
    assert [(mark.span, mark.because) for mark in shown] == [(each, "another framework") for each in at]


@pytest.mark.parametrize(
    "text", ["plain", "移民工人 的许可", "تمنح الوزارة تراخيص", "a😀👨‍👩‍👧b", "a\u202eb\ud800c\x00d"]
)
def test_parts_are_the_whole_answer_sign_by_sign(text):
    marks = AROUND.marks([], FJI, ANNA)
    parts = parts_of(text, [mark._replace(span=(1, 3)) for mark in marks[:2]], (2, 4))
    assert "".join(part.text for part in parts).translate({0xFFFD: None}) == "".join(
        sign for sign in text if sign not in "\u202e\ud800\x00"
    )
    assert [part.start for part in parts] == [sum(len(p.text) for p in parts[:n]) for n in range(len(parts))]
    assert "".join(part.text for part in parts if part.is_here) == parts_of(text, [], (2, 4))[1].text
    assert sum(len(part.ending) for part in parts) == len(marks[:2])


def test_what_was_marked_is_trimmed_and_stands_in_its_paragraph():
    text = DATA.responses["text"][THA]
    spans = FOUND.spans[THA]
    at = text.index("doubled")
    assert passage_in(text, (at - 1, at + 8), spans) == ((at, at + 7), span_of(LICENCES))
    over = passage_in(text, (at, span_of(BOTH)[0] + 4), spans)
    assert over == ((at, span_of(BOTH)[0] + 4), (0, span_of(BOTH)[1]))
    gap = span_of(LICENCES)[1]
    assert passage_in(text, (gap, gap + 2), spans) is None
    assert passage_in(text, (0, len(text) + 1), spans) is passage_in(text, (5, 5), spans) is None

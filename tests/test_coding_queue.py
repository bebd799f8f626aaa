"""What a coder looks at next, and who is the second. All texts are fictional, and so is Arcadia."""

from __future__ import annotations

import pytest

from gcm_data.coding.decisions import decision_of
from gcm_data.coding.missed import missed
from gcm_data.coding.queue import BLANK_SHARE, SECOND_SHARE, Paragraphs, drawn, progress, tasks
from loaders import load_review
from loaders.suggestions.of_review import suggestions
from tests.coders import ANNA, BORIS, CHAN, answers, decision
from tests.workbook_builder import document, response_form

LICENCES = "Arcadia licenses each recruitment agency and doubled its labour inspectors."
BARE = "See objective 14."
SAID = [LICENCES, "Nothing of the kind was ever written here.", BARE]
WORDS = ("agencies", "offices", "brokers", "bureaus", "firms", "houses", "companies", "shops")
MANY = [f"Arcadia licenses recruitment agencies number {n} and their {WORDS[n % 8]}." for n in range(60)]
DATA = load_review(
    [
        document(response_form("Thailand", [("(c)", "\n\n".join(SAID))]), "t.xlsx"),
        document(response_form("Fiji", [("(c)", "\n\n".join(MANY))]), "f.xlsx"),
    ]
)
THA, FJI = answers(DATA)
FOUND = Paragraphs(DATA, suggestions(DATA, is_known_too=True))


def words(task) -> str:
    return DATA.responses["text"].iloc[task.row][slice(*task.span)]


def decided(*rows: dict[str, str]):
    return [decision_of("2025", row) for row in rows]


def all_of(answer, text: str, by: str, verdict: str, turn: str = "first") -> list[dict[str, str]]:
    """Decisions on all that is to decide on a paragraph."""
    start = answer.text.index(text)
    targets = FOUND.targets[answers(DATA).index(answer), (start, start + len(text))]
    return [
        decision(answer, text, target, by=by, verdict=verdict, round=turn, target_kind=kind, basis=basis)
        for kind, target, basis in targets
    ]


def test_bare_citations_come_first_then_each_state_by_itself():
    shown = tasks(FOUND, [], ANNA)
    assert (shown[0].kind, words(shown[0]), shown[0].targets) == ("citation", BARE, (("objective", "14", "cited"),))
    assert LICENCES in {words(task) for task in shown}
    assert {task.round for task in shown} == {"first"}


def test_each_state_comes_by_itself_and_in_it_the_least_certain_first():
    chances = ["weak", "likely", "possible"]  # the first paragraph, Thailand's, is the most certain of all
    told = [chances[place % 3] for place in range(len(FOUND.suggested))]
    found = Paragraphs(DATA, FOUND.suggested.assign(chance=told))
    shown = [task for task in tasks(found, [], ANNA) if task.kind == "suggestions"]
    assert [task.row for task in shown] == sorted(task.row for task in shown) and {task.row for task in shown} == {0, 1}
    ranks = [
        min(["possible", "likely", "weak"].index(found.targets[task.row, task.span][each]) for each in task.targets)
        for task in shown
        if task.row == 1
    ]
    assert ranks == sorted(ranks) and len(set(ranks)) > 1


def test_what_was_decided_is_not_shown_again_and_half_of_it_is():
    first, *others = all_of(THA, LICENCES, ANNA, "accept")
    shown = {words(task): task for task in tasks(FOUND, decided(first), ANNA)}
    assert len(shown[LICENCES].targets) == len(others) if others else LICENCES not in shown
    shown = [words(task) for task in tasks(FOUND, decided(first, *others), ANNA)]
    assert LICENCES not in shown and BARE in shown
    nothing = decision(THA, LICENCES, verdict="nothing")
    assert LICENCES not in [words(task) for task in tasks(FOUND, decided(nothing), ANNA)]


def test_a_share_goes_to_a_second_coder_and_more_on_request():
    rows = [row for text in MANY for row in all_of(FJI, text, ANNA, "accept")]
    shown = [task for task in tasks(FOUND, decided(*rows), BORIS) if task.row == 1]
    again = tasks(FOUND, decided(*rows), BORIS)
    assert shown == [task for task in again if task.row == 1] and {task.round for task in shown} == {"second"}
    expected = [text for text in MANY if FOUND.is_drawn(SECOND_SHARE, "second", 1, span_of(FJI, text))]
    assert {words(task) for task in shown} == set(expected) and 0 < len(expected) < 25
    asked = [(1, span_of(FJI, text)) for text in MANY]
    assert len([task for task in tasks(FOUND, decided(*rows), BORIS, asked) if task.row == 1]) == len(MANY)
    assert [task for task in tasks(FOUND, decided(*rows), ANNA, asked) if task.row == 1] == []


def span_of(answer, text: str) -> tuple[int, int]:
    start = answer.text.index(text)
    return start, start + len(text)


def test_disagreements_go_to_a_third_person_before_all_else():
    rows = all_of(THA, LICENCES, ANNA, "accept")[:1] + all_of(THA, LICENCES, BORIS, "reject", "second")[:1]
    first = tasks(FOUND, decided(*rows), CHAN)[0]
    assert (first.kind, first.round, words(first)) == ("disagreement", "settle", LICENCES)
    for voter in (ANNA, BORIS):
        assert "disagreement" not in {task.kind for task in tasks(FOUND, decided(*rows), voter)}
    settled = [*rows, all_of(THA, LICENCES, CHAN, "accept", "settle")[0]]
    assert "disagreement" not in {task.kind for task in tasks(FOUND, decided(*settled), "dora@example.org")}


def test_progress_is_told_by_state():
    before = progress(FOUND, [])
    assert before["FJI"] == (0, len([text for text in MANY if FOUND.is_to_code(1, span_of(FJI, text))]))
    after = progress(FOUND, decided(*all_of(THA, LICENCES, ANNA, "accept")[:1]))
    assert after["THA"] == (1, before["THA"][1]) and after["FJI"] == before["FJI"]


@pytest.mark.parametrize("share", [SECOND_SHARE, BLANK_SHARE])
def test_so_many_are_drawn_as_was_said_and_always_the_same(share):
    names = [str(number) for number in range(4000)]
    found = [name for name in names if drawn(share, "c", name)]
    assert abs(len(found) / 4000 - share) < 0.02 and found == [name for name in names if drawn(share, "c", name)]
    assert found != [name for name in names if drawn(share, "d", name)]


def test_what_suggestions_miss_is_told_by_the_blank_paragraphs_that_were_looked_at():
    text = "\n\n".join([LICENCES, *(f"Nothing of the kind was written, number {n}." for n in range(90))])
    data = load_review([document(response_form("Tonga", [("(c)", text)]), "o.xlsx")])
    found, (answer,) = Paragraphs(data, suggestions(data, is_known_too=True)), answers(data)
    looked = [answer.text[slice(*task.span)] for task in tasks(found, [], ANNA) if task.kind == "blank"]
    assert missed(found, [], "2025") == (0, 0) and len(looked) > 1
    said = [decision(answer, looked[0], verdict="add"), decision(answer, looked[1], verdict="nothing")]
    said.append(decision(answer, LICENCES))  # where something was suggested
    assert missed(found, decided(*said), "2025") == (1, 2) and missed(found, decided(*said), "2021") == (0, 0)
    denied = decision(answer, looked[0], verdict="nothing", by=BORIS, round="second")
    assert missed(found, decided(*said, denied), "2025") == (0, 2)  # two disagree: nothing counts

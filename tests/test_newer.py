"""What a newer submission changes: answers matched, kinds told, words that differ. Nothing is of any State."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gcm_data.since.newer import ANSWERS, CHANGED, LEFT_OUT, NEW, SAME, Submitted, changed_answers, counting
from gcm_data.tables.specs import ReviewData
from gcm_data.text.changes import MOST_WORDS, word_changes
from loaders import load_review
from tests.workbook_builder import document, response_form, tally, text

C, D, E = "(c) Achievements", "(d) Gaps and challenges", "(e) Strengthened cooperation"
HEADER = ("Question", "Response", "GCM objectives", "Guiding principles", "Cooperation needs")


def submitted(*answers: list) -> Submitted:
    data = load_review([document(response_form("Fiji", answers, header=HEADER), "fj.xlsx")])
    return Submitted.of(data, "2025-FJI-1")


def kinds(before: list[list], now: list[list]) -> list[tuple[str, str]]:
    found = changed_answers(submitted(*before), submitted(*now))
    return list(found[["question", "kind"]].itertuples(index=False, name=None))


def test_each_kind_of_change_is_told():
    before = [[C, text(1), "5"], [D, text(2), "6"], [E, text(3)]]
    now = [[C, text(1), "5"], [D, text(9), "6"], ["(b) Progress Declaration follow-up", text(4)]]
    assert kinds(before, now) == [("b", NEW), ("c", SAME), ("d", CHANGED), ("e", LEFT_OUT)]


def test_codes_alone_change_an_answer_and_stand_in_words():
    before, now = submitted([C, text(1), "5, 12", "human rights"]), submitted([C, text(1), "12, 5, 2"])
    (row,) = changed_answers(before, now).to_dict("records")
    assert row == {
        "question": "c", "before": text(1), "now": text(1), "kind": CHANGED,
        "codes_before": "objectives 5 and 12; Human rights", "codes_now": "objectives 2, 5 and 12",
        "place_before": "fj.xlsx › Responses!B4", "place_now": "fj.xlsx › Responses!B4",
    }  # fmt: skip
    assert list(row) == list(ANSWERS.columns)


def test_the_order_of_codes_and_white_space_change_nothing():
    assert kinds([[C, f"{text(1)} {text(2)}", "5, 6"]], [[C, f"{text(1)}\n{text(2)} ", "6; 5"]]) == [("c", SAME)]


def test_a_blank_answer_is_none():
    assert kinds([[C, text(1)], [D, ""]], [[C, ""], [D, text(2)]]) == [("c", LEFT_OUT), ("d", NEW)]
    assert kinds([[C, text(1)], [D, ""]], [[C, text(1)], [D, ""]]) == [("c", SAME), ("d", SAME)]


ITEMS = ["A fictional road was built.", "Fictional forms are filled in by nobody.", "Nothing happened at sea."]


def test_several_answers_to_one_question_are_matched_by_their_words():
    before = [[C, item] for item in ITEMS]
    now = [[C, ITEMS[2]], [C, "A fictional road was built and mended."], [C, ITEMS[1]]]
    found = changed_answers(submitted(*before), submitted(*now))
    pairs = dict(zip(found["now"], found["before"], strict=True))
    assert pairs == {ITEMS[2]: ITEMS[2], now[1][1]: ITEMS[0], ITEMS[1]: ITEMS[1]}
    assert found["kind"].tolist() == [SAME, CHANGED, SAME]


def test_an_answer_unlike_all_others_is_new_and_what_it_replaces_left_out():
    before, now = [[C, item] for item in ITEMS], [[C, ITEMS[0]], [C, "Word"], [C, "Other"]]
    assert kinds(before, now) == [("c", SAME), ("c", NEW), ("c", NEW), ("c", LEFT_OUT), ("c", LEFT_OUT)]


def test_the_marks_of_a_tally_are_compared_by_their_codes():
    one, other = (
        Submitted.of(load_review([document(tally({"Fiji": marks}))]), "2025-FJI-1")
        for marks in ({5: "x"}, {5: "x", 8: "x"})
    )
    (row,) = changed_answers(one, other).to_dict("records")
    assert (row["kind"], row["codes_before"], row["codes_now"]) == (CHANGED, "objective 5", "objectives 5 and 8")
    (row,) = changed_answers(Submitted(one.responses, one.mentions.iloc[:0]), other).to_dict("records")
    assert row["kind"] == NEW


def test_the_superseded_submission_is_there_to_compare_with(fictional: ReviewData):
    counts = counting(fictional, "FJI", "2025")
    own = fictional.submissions
    own = own[(own["iso3"] == "FJI") & (own["cycle"] == "2025")]
    (earlier,) = own.loc[own["status"] == "superseded", "submission"]
    assert counts != earlier
    found = changed_answers(Submitted.of(fictional, earlier), Submitted.of(fictional, counts))
    texts = {"before": Submitted.of(fictional, earlier), "now": Submitted.of(fictional, counts)}
    for name, side in texts.items():
        assert sorted(filter(None, found[name])) == sorted(filter(None, side.responses["text"]))


def test_who_may_not_be_named_is_compared_by_nobody(fictional: ReviewData):
    assert counting(fictional, "", "2025") == "" and counting(fictional, "PLW", "2021") != ""


# ---- words


@pytest.mark.parametrize(
    ("before", "now", "gone", "come"),
    [
        ("a fictional road was built", "a fictional bridge was built", ["road"], ["bridge"]),
        ("a road", "a road was built", [], ["was built"]),
        ("a long, long road", "a road", ["long, long"], []),
        ("строится дорога", "строится мост", ["дорога"], ["мост"]),
        ("道路建设", "桥梁建设", ["道路"], ["桥梁"]),
        ("", "a road", [], ["a road"]),
        ("a  road\nwas built ", "a road was built", [], []),
    ],
)
def test_the_words_that_differ_are_marked(before, now, gone, come):
    old, new = word_changes(before, now)
    assert [before[start:end] for start, end in old] == gone
    assert [now[start:end] for start, end in new] == come


@settings(max_examples=30)
@given(st.text("ab ก้่́\n.,道", max_size=30), st.text("ab ก้่́\n.,道", max_size=30))
def test_what_is_not_marked_is_the_same_on_both_sides(before: str, now: str):
    left = []
    for words, spans in zip((before, now), word_changes(before, now), strict=True):
        assert all(end < later for (_, end), (later, _) in pairwise(spans))
        kept = "".join(sign for place, sign in enumerate(words) if not any(s <= place < e for s, e in spans))
        left.append("".join(kept.split()))
    assert word_changes(before, before) == ((), ())
    if not any("\u0300" <= sign <= "\u036f" or "\u0e31" <= sign <= "\u0e4e" for sign in before + now):
        assert left[0] == left[1]


def test_texts_made_to_take_long_are_compared_in_time():
    words = [f"w{number % 110}" for number in range(10 * MOST_WORDS)]  # turned round they take a minute word by word
    began = time.monotonic()
    for number in (MOST_WORDS, len(words)):
        word_changes(" ".join(words[:number]), " ".join(reversed(words[:number])))
    word_changes("a " * 200_000, "b a " * 100_000)
    assert time.monotonic() - began < 5

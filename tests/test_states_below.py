"""A compilation that goes question by question: below each, the States one after another."""

from __future__ import annotations

import pytest

from gcm_data.tables.integrity import misfits
from gcm_data.tables.specs import ReviewData
from tests.word_builder import bold, heading, paragraph, raw, run
from tests.word_read import QUESTIONS, every_language, loaded
from tests.workbook_builder import text

NAMES = {
    "en": [("Fiji", "FJI"), ("Lao PDR", "LAO"), ("Viet Nam", "VNM")],
    "fr": [("Fidji", "FJI"), ("Cambodge", "KHM"), ("Thaïlande", "THA")],
    "ru": [("Казахстан", "KAZ"), ("Таджикистан", "TJK"), ("Монголия", "MNG")],
}


def colon(name: str, said: str) -> str:
    """A State before its answer in one line."""
    return paragraph(f"{name}: {said}")


def bold_before(name: str, said: str) -> str:
    """A State in bold before its answer in one line."""
    return raw(run(name, "<w:b/>") + run(f" – {said}"))


def said(data: ReviewData) -> list[tuple[str, str, str]]:
    """State, question and text of each answer, by question."""
    table = data.responses[data.responses["state"] == "answered"]
    return sorted(zip(table["question"], table["iso3"], table["text"], strict=True))


@every_language
@pytest.mark.parametrize("named", [heading, bold, paragraph])
def test_each_state_stands_above_its_answer(language, named):
    (c, d), names = QUESTIONS[language], NAMES[language]
    blocks = [heading("A fictional compilation"), heading(c)]
    for number, (name, _) in enumerate(names):
        blocks += [named(name), paragraph(text(number)), paragraph(text(number, " It goes on."))]
    blocks += [heading(d)]
    for number, (name, _) in enumerate(names[:2], start=5):
        blocks += [named(name), paragraph(text(number))]
    data = loaded(*blocks)
    expected = [
        entry
        for number, (_, iso3) in enumerate(names)
        for entry in (("c", iso3, text(number)), ("c", iso3, text(number, " It goes on.")))
    ]
    expected += [("d", iso3, text(number)) for number, (_, iso3) in enumerate(names[:2], start=5)]
    assert said(data) == sorted(expected)
    assert len(data.submissions) == 3
    assert data.documents["layout"].item() == "States below each question"
    assert data.issues.empty
    assert not misfits(data)


@every_language
@pytest.mark.parametrize("named", [colon, bold_before])
def test_each_state_stands_before_its_answer(language, named):
    (c, d), names = QUESTIONS[language], NAMES[language]
    first = [named(name, text(number)) for number, (name, _) in enumerate(names)]
    second = [named(name, text(number)) for number, (name, _) in enumerate(names, start=5)]
    data = loaded(heading(c), *first, heading(d), *second)
    expected = [("c", iso3, text(number)) for number, (_, iso3) in enumerate(names)]
    expected += [("d", iso3, text(number)) for number, (_, iso3) in enumerate(names, start=5)]
    assert said(data) == sorted(expected)
    assert not misfits(data)


def test_codes_and_missing_answers_are_each_state_s_own():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading(c), heading("Fiji"), paragraph(text(1)), paragraph("Relevant objectives: 5, 6"),
        heading("Tonga"), paragraph("No response received."), heading("Palau"), paragraph("No response received."),
        heading(d), heading("Fiji"), paragraph("No response received."), heading("Tonga"), paragraph(text(2)),
    )  # fmt: skip
    assert said(data) == [("c", "FJI", text(1)), ("d", "TON", text(2))]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    assert sorted(zip(coded["iso3"], coded["question"], coded["target"], strict=True)) == [
        ("FJI", "c", "5"),
        ("FJI", "c", "6"),
    ]


def test_what_stands_below_nobody_s_name_is_nobody_s_answer():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading(c), paragraph("The fictional secretariat found all inputs wet."), bold("Fiji"), paragraph(text(1)),
        bold("Germany"), paragraph(text(2)), bold("Tonga"), paragraph(text(3)),
        heading(d), bold("Fiji"), paragraph(text(4)), bold("Atlantis"), paragraph(text(5)),
        bold("Tonga"), paragraph(text(6)),
    )  # fmt: skip
    assert said(data) == [
        ("c", "FJI", text(1)),
        ("c", "TON", text(3)),
        ("d", "FJI", text(4)),
        ("d", "TON", text(6)),
    ]
    told = data.issues[data.issues["code"] == "cells-unread"]
    assert len(told) >= 1


def test_a_form_of_one_state_that_names_others_stays_its_own():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading(c), paragraph(text(1)), paragraph("Tonga"), paragraph(text(2)),
        heading(d), paragraph(text(3)),
    )  # fmt: skip
    assert set(data.submissions["iso3"]) == {"FJI"}
    assert data.documents["layout"].item() == "running form"


def test_a_name_that_comes_twice_below_a_question_leaves_nobody_s_answer_to_another():
    c, d = QUESTIONS["en"]
    twice = [heading("Fiji"), paragraph(text(1)), heading("Tonga"), paragraph(text(2)), heading("Fiji")]
    data = loaded(heading(c), *twice, paragraph(text(3)), heading(d), heading("Fiji"), heading("Tonga"))
    assert not said(data)
    assert (data.issues["severity"] == "error").any()


@pytest.mark.parametrize("cover", [paragraph("Country: Philippines"), heading("Response of the Philippines")])
def test_states_of_which_a_named_state_speaks_below_its_questions_say_nothing_themselves(cover):
    partners = [each for n, name in enumerate(("Japan", "Malaysia")) for each in (paragraph(name), paragraph(text(n)))]
    data = loaded(cover, heading("(c) Achievements"), *partners, heading("(d) Gaps and challenges"), *partners)
    assert set(data.responses["iso3"]) == {"PHL"} and set(data.mentions["iso3"]) <= {"PHL"}
    assert {text(0), text(1)} <= set(data.responses["text"])

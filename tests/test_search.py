"""Searching answers: what a query means in many scripts, what is marked in the text as written, what is shown."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gcm_data.text.direction import direction
from gcm_data.text.excerpts import AROUND, LONGEST, excerpts
from gcm_data.text.folding import fold
from gcm_data.text.search import Query, Term, fits, parse_query, spans
from tests.cases import first


def marked(query: str, text: str) -> list[str]:
    """The parts of a text that a query marks, where the text fits it."""
    parsed = parse_query(query)
    found = [text[start:end] for start, end in spans(parsed, text)]
    assert bool(found) or not (parsed.terms and fits(parsed, fold(text)))
    return found if fits(parsed, fold(text)) else []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ()),
        ("  \t ", ()),
        ("Migra  labour", (Term(("migra",), False), Term(("labour",), False))),
        ('"safe, orderly" x', (Term(("safe", "orderly"), True), Term(("x",), False))),
        ("“a b” «c» 「d」", (Term(("a", "b"), True), Term(("c",), True), Term(("d",), True))),
        ('"never closed', (Term(("never",), False), Term(("closed",), False))),
        ('""  % … ***', ()),
        ("re-entry", (Term(("re", "entry"), False),)),
        ("same SAME Same", (Term(("same",), False),)),
    ],
)
def test_what_a_query_means(query, expected):
    assert parse_query(query) == Query(expected)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("migra", "Immigration, migration; MIGRANTS", ["migra", "MIGRA"]),
        ('"migrant"', "migrants and a Migrant.", ["Migrant"]),
        ('"objective 2"', "objective 21, objective 2; Objective 2.", ["objective 2", "Objective 2"]),
        ('"objective 2"', "objective 2¹ and objective 2²", ["objective 2", "objective 2"]),
        ("objective 2", "objective 21 in 2025", []),
        ("2025", "in 2025, not 20250", ["2025"]),
        ('"safe orderly"', "Safe,\norderly", ["Safe,\norderly"]),
        ("re-entry", "Re-entry bans; reentry; re entry", ["Re-entry", "re entry"]),
        ("integration", "l’intégration", ["intégration"]),
        ("d'asile", "le droit d’asile", ["d’asile"]),
        ("nuku'alofa", "Nukuʻalofa", ["Nukuʻalofa"]),
        ("strasse", "Straße STRASSE", ["Straße", "STRASSE"]),
        ("finance", "ﬁnance ＦＩＮＡＮＣＥ", ["ﬁnance", "ＦＩＮＡＮＣＥ"]),
        ("lao dong", "di cư lao động", ["lao", "động"]),
        ("cafe\u0301", "Café cafe\u0301s CAFE", ["Café", "cafe\u0301", "CAFE"]),
        ("мигра", "Миграция и иммиграция", ["Мигра"]),
        ("еще", "ещё", ["ещё"]),
        ("ΣΟΦΟΣ", "σοφός", ["σοφός"]),
        ("هجرة", "والهجرة الآمنة", ["هجرة"]),
        ("الامنة", "والهجرة الآمنة", ["الآمنة"]),
        ("هجره", "هِجْرَة", ["هِجْرَة"]),
        ("移民", "国际移民政策", ["移民"]),
        ('"移民 政策"', "国际移民政策", ["移民政策"]),
        ("gcm", "落实GCM目标", ["GCM"]),
        ("แรงงาน", "การย้ายถิ่นแรงงาน", ["แรงงาน"]),
        ("한국", "대한국 한국어", ["한국"]),
        ("하", "한국 하나", ["하"]),
        ("प्रवास", "सुरक्षित प्रवासन", ["प्रवास"]),
        ('"प्रवास"', "प्रवासन", []),
        ("mi\u00adgration", "migra\u200btion", ["migra\u200btion"]),
        ("(a.b)* [x", "x ab a.b]", ["x", "a.b"]),
        ("migration", "migr@tion 🙏 \ud800", []),
    ],
)
def test_what_is_found(query, text, expected):
    assert marked(query, text) == expected


def test_all_words_have_to_occur():
    query = parse_query('labour "skills recognition" pacific')
    assert fits(query, fold("Pacific skills recognition for labour"))
    assert not fits(query, fold("Pacific recognition of skills for labour"))


def test_marks_that_touch_or_overlap_are_one():
    assert marked("migra migration 移 民", "migration 移民") == ["migration", "移民"]


def test_signs_of_direction_are_not_marked():
    assert marked("abc", "\u202eabc\u202c def") == ["abc"]


@pytest.mark.parametrize(
    "query", first(2, ["a" * 100_000, "a " * 50_000, '"' + "a b " * 20_000 + '"', '"' * 9_999, "(" * 9_999])
)
def test_queries_of_any_length(query):
    assert not fits(parse_query(query), fold("fictional text")) or not parse_query(query).terms


def test_a_short_text_is_shown_whole():
    assert excerpts("x" * LONGEST, [(3, 5)]) == ((0, LONGEST),)


def test_of_a_long_text_what_is_around_the_words_found():
    text = "word " * 1000 + "needle " + "word " * 1000
    found = spans(parse_query("needle"), text)
    ((start, end),) = excerpts(text, found)
    assert text[start:end].split()[0] == text[start:end].split()[-1] == "word"
    assert AROUND <= found[0][0] - start <= AROUND + 5 and AROUND <= end - found[0][1] <= AROUND + 5


def test_words_near_each_other_are_shown_together_and_many_are_cut_off():
    text = "needle " * 5000
    ((start, end),) = excerpts(text, spans(parse_query("needle"), text))
    assert start == 0 and LONGEST <= end <= LONGEST + AROUND + 50
    far = ("needle " + "word " * 500) * 10
    parts = excerpts(far, spans(parse_query("needle"), far))
    assert 2 < len(parts) < 6
    assert all(before[1] < after[0] for before, after in pairwise(parts))


def test_without_words_the_beginning_is_shown_and_no_character_loses_its_mark():
    text = "ก\u0e49" * 5000
    ((start, end),) = excerpts(text, ())
    assert start == 0 and end < len(text) and text[end] == "ก"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12 — abc ابج", "ltr"), ("12 — ابج abc", "rtl"), ("", "ltr"), ("אב", "rtl"), ("…", "ltr"), ("ދިވެހި", "rtl")],
)
def test_direction_is_that_of_the_first_letter(text, expected):
    assert direction(text) == expected

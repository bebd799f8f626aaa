"""Searching answers: what a query means in many scripts, what is marked in the text as written, what is shown."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gcm_data.text.direction import direction
from gcm_data.text.excerpts import AROUND, LONGEST, excerpts
from gcm_data.text.folding import fold
from gcm_data.text.search import Query, Term, fits, parse_query, spans
from gcm_data.text.word_forms import forms
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
        ("fees AND costs ET frais", tuple(Term((word,), False) for word in ("fees", "costs", "frais"))),
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


def word(text: str) -> Term:
    """A word of a query."""
    return Term((text,), False)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fees OR costs", Query((), ((word("fees"), word("costs")),))),
        ("fees OU costs | frais", Query((), ((word("fees"), word("costs"), word("frais")),))),
        ("paid fees OR costs", Query((word("paid"),), ((word("fees"), word("costs")),))),
        ('"paid fees" OR costs', Query((), ((Term(("paid", "fees"), True), word("costs")),))),
        ("fees NOT costs", Query((word("fees"),), (), (word("costs"),))),
        ("fees SAUF costs -loans", Query((word("fees"),), (), (word("costs"), word("loans")))),
        ('fees NOT "paid costs"', Query((word("fees"),), (), (Term(("paid", "costs"), True),))),
        ("NOT fees OR costs", Query((word("costs"),), (), (word("fees"),))),
        ("OR fees OR NOT", Query((word("fees"),))),
        ("fees OR fees", Query((word("fees"),))),
        ("fees OR % costs", Query((), ((word("fees"), word("costs")),))),
        ("fees or not costs", Query(tuple(map(word, ("fees", "or", "not", "costs"))))),
        ('"OR" fees', Query((Term(("or",), True), word("fees")))),
        ("- fees", Query((word("fees"),))),
        ("NOT", Query()),
    ],
)
def test_what_or_and_not_mean(query, expected):
    assert parse_query(query) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("fees OR costs", "What it costs", ["costs"]),
        ("fees OR costs", "Fees and costs", ["Fees", "costs"]),
        ("fees OR costs paid", "What it costs", []),
        ("fees NOT paid", "Fees of workers", ["Fees"]),
        ("fees NOT paid", "Fees that are paid", []),
        ("fees -worker", "Fees of workers", []),
        ('fees NOT "paid fees"', "fees, paid", ["fees"]),
        ("移民 OR 政策", "国际移民", ["移民"]),
    ],
)
def test_what_or_and_not_find(query, text, expected):
    assert marked(query, text) == expected


def test_with_not_alone_every_other_text_fits_and_nothing_is_marked():
    query = parse_query("NOT fees")
    assert fits(query, fold("costs")) and not fits(query, fold("a fee")) and spans(query, "a fee and costs") == ()


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("countries", "Country by country; countryside", ["Country", "country"]),
        ("policy", "Policies and policymakers", ["Policies", "policy"]),
        ("fees", "A fee, feeble", ["fee"]),
        ("planning", "A plan, planned; planet", ["plan", "planned"]),
        ("processes", "process", ["process"]),
        ("returning", "returned; Return; returnee", ["returned", "Return"]),
        ("achieved", "achieve, achieving", ["achieve", "achieving"]),
        ("women", "Woman", ["Woman"]),
        ("nationaux", "plan national, politiques nationales", ["national", "nationales"]),
        ("travailleuses", "les travailleurs", ["travailleurs"]),
        ("intégrées", "intégrés, intégrer; intégration", ["intégrés", "intégrer"]),
        ("actives", "actif", ["actif"]),
        ("droits", "le droit, droite de", ["droit", "droite"]),
        ('"countries"', "country", []),
        ("gas", "ga", []),
        ("2025s", "2025", []),
        ("миграция", "миграции", []),
    ],
)
def test_other_forms_of_a_word_are_found_whole(query, text, expected):
    assert marked(query, text) == expected


@pytest.mark.parametrize("text", ["", "x", "移民", "2025", "re-entry", "miss1"])
def test_what_is_no_word_of_latin_letters_has_no_forms(text):
    assert forms(text) == frozenset()


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

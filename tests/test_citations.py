"""Cited objectives: the collected strings, offsets, owners, and texts made to be awkward."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.citations import tokens
from loaders.citations.find import Citation, find_citations
from loaders.codes.words import HIGHEST_OBJECTIVE
from tests.cases import first

DATA = Path(__file__).parent / "data"
NEUTRAL = {
    "en": ("We welcome the review. ", ". More will follow."),
    "fr": ("Nous saluons cet examen. ", ". La suite viendra."),
    "es": ("Celebramos este examen. ", ". Seguiremos informando."),
    "ru": ("Мы приветствуем обзор. ", ". Работа продолжается."),
    "zh": ("我们欢迎此次审查。", "。今后将继续报告。"),
    "ar": ("نرحب بهذا الاستعراض. ", ". وسنواصل تقديم التقارير."),
}
LONG = 100_000
LINES = [
    json.loads(line)
    for name in ("citations.jsonl", "citations_more.jsonl")
    for line in (DATA / name).read_text(encoding="utf-8").splitlines()
]
CASES = {lang: [case for case in LINES if case["lang"] == lang] for lang in NEUTRAL}


def objectives(text: str) -> list[int]:
    return sorted({citation.objective for citation in find_citations(text)})


@pytest.mark.parametrize("lang", NEUTRAL)
def test_the_objectives_are_those_expected(lang: str) -> None:
    wrong = [case["id"] for case in CASES[lang] if objectives(case["text"]) != sorted(case["expected"])]
    assert wrong == []


@pytest.mark.parametrize("lang", NEUTRAL)
def test_evidence_and_phrase_stand_in_the_text(lang: str) -> None:
    for case in CASES[lang]:
        for citation in find_citations(case["text"]):
            assert case["text"][citation.start : citation.end] == citation.evidence, case["id"]
            assert citation.phrase and citation.phrase in citation.evidence, case["id"]
            assert 1 <= citation.objective <= HIGHEST_OBJECTIVE, case["id"]


@pytest.mark.parametrize("lang", NEUTRAL)
def test_neutral_sentences_around_change_nothing_but_offsets(lang: str) -> None:
    before, after = NEUTRAL[lang]
    for case in CASES[lang]:
        around = find_citations(before + case["text"] + after)
        alone = [(c.objective, c.start, c.phrase) for c in find_citations(case["text"])]
        assert [(c.objective, c.start - len(before), c.phrase) for c in around] == alone, case["id"]


def test_evidence_is_the_naming_phrase_and_phrase_its_part() -> None:
    text = "In line with objectives 2, 5–7 and 23 (g) of the GCM."
    found = find_citations(text)
    assert {citation.evidence for citation in found} == {"objectives 2, 5–7 and 23"}
    phrases = [(citation.objective, citation.phrase) for citation in found]
    assert phrases == [(2, "2"), (5, "5–7"), (6, "5–7"), (7, "5–7"), (23, "23")]


@pytest.mark.parametrize(
    ("text", "evidence", "phrase"),
    [
        ("the 10th objective of the GCM", "10th objective", "10th"),
        ("see GCM 13", "GCM 13", "13"),
        ("依据第二十三项目标", "第二十三项目标", "二十三"),
        ("e\u0301tat : l’objectif nume\u0301ro 5", "objectif nume\u0301ro 5", "5"),
        ("ﬁnally 𝐎bjectives: Objective １２", "Objective １２", "１２"),
        ("والأهداف ٢", "الأهداف ٢", "٢"),
    ],
)
def test_offsets_are_those_of_the_text_as_written(text: str, evidence: str, phrase: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.evidence, citation.phrase) == (evidence, phrase)
    assert text[citation.start : citation.end] == evidence


def test_one_objective_in_two_places_is_cited_twice_and_once_in_one_list() -> None:
    twice = find_citations("Objective 5 guides us. We report on objective 5.")
    assert [(c.objective, c.start) for c in twice] == [(5, 0), (5, 36)]
    assert find_citations("objectives 5 and 5") == (Citation(5, 0, 18, "objectives 5 and 5", "5"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    first(
        8,
        [
            ("objectives " + "1, " * (LONG // 3), [1]),
            ("objective " * (LONG // 10), []),
            ("(" * LONG + "objective 5", [5]),
            ("objective 5" + "(" * LONG, [5]),
            ("objective 5 (" * (LONG // 13), [5]),
            ("objective " + "5" * LONG, []),
            ("objective " + "5." * (LONG // 2), []),
            ("objective " + "555," * (LONG // 4), []),
            ("objective 1-" + "9" * LONG, []),
            ("objective " + "no. " * (LONG // 4), []),
            ("objective" + " " * LONG + "5", [5]),
            ("objective of the " * (LONG // 17), []),
            ("first, " * (LONG // 7) + "objective of the GCM", []),
            ("first and " * (LONG // 10) + "second objective of the GCM", [1, 2]),
            ("第1、" * (LONG // 3), []),
            ("his objective 5 " * (LONG // 16), []),
            ("objective 5 of " * (LONG // 15), []),
            ("objective e" + "\u0301" * LONG, []),
            ("", []),
        ],
        several=True,
    ),
)
def test_awkward_texts_end_with_the_right_result(text: str, expected: list[int]) -> None:
    assert objectives(text) == expected


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"role": "nown", "lang": "en", "wording": "aim"}, "no such role"),
        ({"role": "number", "lang": "en", "wording": "five"}, "no such role"),
        ({"role": "noun", "lang": "en", "wording": " "}, "empty wording"),
        ({"role": "number 6", "lang": "en", "wording": "five"}, "two numbers"),
    ],
)
def test_a_broken_vocabulary_row_is_refused(row: dict, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ({"role": "number 5", "lang": "en", "wording": "five"}, row)
    monkeypatch.setattr(tokens.vocabulary, "rows", lambda file: rows)
    with pytest.raises(ValueError, match=message):
        tokens.lexicon.__wrapped__()


def test_an_analyst_can_add_a_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (*tokens.vocabulary.rows("citations.csv"), {"role": "noun", "lang": "mi", "wording": "whāinga"})
    monkeypatch.setattr(tokens.vocabulary, "rows", lambda file: rows)
    extended = tokens.lexicon.__wrapped__()
    assert objectives("whāinga 5") == []
    monkeypatch.setattr(tokens, "lexicon", lambda: extended)
    assert objectives("whāinga 5") == [5]

"""Annexes that code the answers of a report: a row for each question or chapter, and columns of codes alone."""

from __future__ import annotations

import pytest

from tests.word_builder import heading, paragraph, table
from tests.word_read import loaded
from tests.workbook_builder import text

REPORTS = {
    "en": (
        "Report of Fiji", ("I. The national plan", "II. The Progress Declaration", "III. Achievements", "IV. Gaps"),
        "Annex: coding of the report", "The offices of paper boats coded it.",
        ("Chapter", "Objectives (numbers)", "Support"), ("I. Plan", "II. Declaration", "III. Achievements", "IV. Gaps"),
    ),
    "fr": (
        "Rapport de Fidji", ("I. Plan national de mise en œuvre", "II. Déclaration sur les progrès",
                             "III. Réalisations", "IV. Lacunes et difficultés"),
        "Annexe : codes du rapport", "Codes posés par le bureau des pirogues.",
        ("Chapitre", "Objectifs", "Type d’appui"), ("I. Plan", "II. Déclaration", "III. Réalisations", "IV. Lacunes"),
    ),
    "ru": (
        "Доклад Республики Казахстан", ("I. Национальный план осуществления", "II. Декларация о прогрессе",
                                        "III. Достижения и передовая практика", "IV. Пробелы и трудности"),
        "Приложение: коды", "Коды поставил отдел бумажных лодок.",
        ("Глава", "Цели", "Вид поддержки"), ("(a)", "(b)", "(c)", "(d)"),
    ),
}  # fmt: skip
NEEDS = {"en": "data", "fr": "données", "ru": "данные"}


@pytest.mark.parametrize("language", REPORTS)
def test_the_annex_codes_the_answers_of_its_chapters(language):
    title, chapters, annex, line, heads, labels = REPORTS[language]
    report = [each for n, chapter in enumerate(chapters) for each in (heading(chapter), paragraph(text(n)))]
    codes = [(labels[0], "9, 16", ""), (labels[1], "11", ""), (labels[2], "", ""), (labels[3], "12", NEEDS[language])]
    data = loaded(heading(title), *report, heading(annex), paragraph(line), table([heads, *codes]))
    answered = data.responses[data.responses["state"] == "answered"]
    assert answered["text"].tolist() == [text(n) for n in range(4)]
    coded = data.mentions[data.mentions["basis"] == "coded"]
    found = set(zip(coded["question"], coded["target"], strict=True))
    assert found == {("a", "9"), ("a", "16"), ("b", "11"), ("d", "12"), ("d", "data")}
    assert data.submissions["iso3"].nunique() == 1
    assert "error" not in set(data.issues["severity"])


def test_a_chapter_that_asks_none_of_the_questions_is_told():
    title, chapters, annex, _, heads, labels = REPORTS["en"]
    report = [each for n, chapter in enumerate(chapters) for each in (heading(chapter), paragraph(text(n)))]
    rows = [heads, (labels[2], "5", ""), (labels[3], "6", ""), ("VII. Owls", "7", "finance")]
    data = loaded(heading(title), *report, heading(annex), table(rows))
    assert data.mentions["target"].tolist() == ["5", "6"]
    assert data.issues["code"].tolist() == ["question-unknown"]

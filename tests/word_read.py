"""Word documents as the loaders read them: what is asked in three languages, and what was answered where."""

from __future__ import annotations

import pytest

from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.word_builder import heading, paragraph, word
from tests.workbook_builder import document, text

QUESTIONS = {
    "en": ("What achievements, promising practices and lessons learned can be shared?", "What are the main gaps?"),
    "fr": ("Quelles sont les réalisations et pratiques prometteuses ?", "Quelles sont les lacunes et difficultés ?"),
    "ru": ("Какие достижения и передовая практика?", "Каковы основные проблемы?"),
}
TITLES = {
    "en": ("Report of Fiji on the Compact", "FJI"),
    "fr": ("Rapport de Fidji sur le Pacte", "FJI"),
    "ru": ("Доклад Республики Казахстан", "KAZ"),
}
HEADS = {"en": ("Question", "Response"), "fr": ("Question", "Réponse"), "ru": ("Вопрос", "Ответ")}
every_language = pytest.mark.parametrize("language", list(QUESTIONS))


def loaded(*blocks: str, corrections: tuple = (), decisions: tuple = (), **options) -> ReviewData:
    """What is read of a Word document with these blocks."""
    return load_review([document(word(*blocks, **options), "a.docx")], corrections=corrections, decisions=decisions)


def answers(data: ReviewData) -> list[tuple[str, str, str, str]]:
    """Question, text, sheet and cell of each answer."""
    table = data.responses
    return list(zip(table["question"], table["text"], table["sheet"], table["cell"], strict=True))


def targets(data: ReviewData) -> list[tuple[str, str, str]]:
    """Target, basis and cell of each mention."""
    table = data.mentions
    return list(zip(table["target"], table["basis"], table["cell"], strict=True))


FORM = (
    heading("Report of Fiji"), heading(QUESTIONS["en"][0]), paragraph("Objective 5, of old."),
    heading(QUESTIONS["en"][1]), paragraph(text(2)),
)  # fmt: skip

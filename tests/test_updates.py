"""Tables with the reply of an earlier review beside its update: the update answers, the earlier reply does not."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.word_builder import heading, paragraph, table
from tests.word_read import QUESTIONS, TITLES, answers, loaded
from tests.workbook_builder import document, text, workbook

HEADS = [
    ("en", "Question", "Reply in 2021 (for reference)", "Update 2025"),
    ("en", "Question", "Previous reply", "Update"),
    ("en", "Question", "Response (2021)", "Update since 2021"),
    ("fr", "Question", "Réponse de 2021 (pour mémoire)", "Mise à jour 2025"),
    ("fr", "Question", "Réponse donnée en 2021", "Mise à jour depuis 2021"),
    ("ru", "Вопрос", "Ответ за 2021 год", "Обновление на 2025 год"),
]


def rows(language: str, *heads: str) -> list[list[str]]:
    one, two = QUESTIONS[language]
    return [list(heads), [one, text(1), text(2)], [two, text(3), text(4)]]


@pytest.mark.parametrize("heads", HEADS, ids=lambda heads: heads[3])
def test_the_update_is_the_answer(heads):
    data = loaded(heading(TITLES[heads[0]][0]), table(rows(*heads)))
    assert [answer[:2] for answer in answers(data)] == [("c", text(2)), ("d", text(4))]


def test_it_is_so_in_a_workbook_and_an_empty_update_is_blank():
    lines = rows(*HEADS[0])
    lines[2][2] = "No change reported: no reply"
    sheet = [["Country", "Fiji"], [], *lines]
    data = load_review([document(workbook({"Replies": sheet}))])
    assert data.responses["text"].tolist()[0] == text(2)
    assert text(1) not in data.responses["text"].tolist() and text(3) not in data.responses["text"].tolist()


@pytest.mark.parametrize("reply", ["Reply", "Reply 2025", "Reply 2030"])
def test_a_reply_that_is_no_earlier_one_counts(reply):
    data = loaded(heading("Report of Fiji"), table(rows("en", "Question", reply, "Update 2025")))
    assert text(1) in data.responses["text"].tolist()
    assert text(2) in data.responses["text"].tolist() or not data.issues.empty


def test_several_tables_of_offices_with_the_same_heads():
    heads = ("Question", "Reply 2021", "Update 2025", "Objectives")
    one, two = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading("Ministry of Paper Boats"), table([heads, [one, text(1), text(2), "5"]]),
        heading("Office of Umbrellas"), table([heads, [two, text(3), text(4), "7"]]), paragraph(),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(2)), ("d", text(4))]
    assert data.mentions["target"].tolist() == ["5", "7"]

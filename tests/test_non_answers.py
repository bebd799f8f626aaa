"""Cells that promise an answer for later or refer to a paper beside it: whole cells alone, in many languages."""

from __future__ import annotations

import pytest

from gcm_data.tables.integrity import misfits
from loaders.documents.answer import response_state
from loaders.documents.non_answers import promises
from tests.more_builders import codes, load
from tests.workbook_builder import text, workbook

LATER = [
    "To be submitted later", "to be sent later", "Will be provided shortly", "Reply forthcoming", "Response to follow",
    "Sera communiqué ultérieurement", "Réponse à transmettre ultérieurement", "Se enviará posteriormente",
    "Será enviado mais tarde", "Respuesta por enviar más adelante", "Будет направлено позднее",
    "Ответ будет представлен позже", "Akan disampaikan kemudian", "Jawaban menyusul", "Sẽ gửi sau", "稍后提交",
    "سيتم إرسال الرد لاحقا", "Chưa có thông tin",
]  # fmt: skip
ELSEWHERE = [
    "see attached", "See attachment.", "Please see the annex", "Please refer to annex 2", "Attached", "As attached",
    "See enclosed document", "Voir annexe", "Voir pièce jointe", "Véase el anexo", "Ver anexo", "См. приложение",
    "Lihat lampiran", "Terlampir", "Xem phụ lục", "见附件", "انظر المرفق", "Ver documento anexo",
]  # fmt: skip
ANSWERS = [
    "A plan will be submitted to a fictional parliament later",
    "The annex lists forty fictional boats",
    "Attached to the ministry of made-up tides",
    "Later trains carry fictional letters",
    "We follow the fictional plan",
    "The fictional action plan is attached",
    "Data are sent to the ministry later",
    "Annex 2 of the national plan",
    "No documents",
    "Hỗ trợ người di cư sau khi về nước",
]


@pytest.mark.parametrize("said", [*LATER, *ELSEWHERE])
def test_what_promises_or_refers_is_blank(said: str):
    assert response_state(said) == "blank"


@pytest.mark.parametrize("said", ["R.A.S.", "Rien à signaler", "Nada que informar"])
def test_nothing_to_report_is_not_applicable(said: str):
    assert response_state(said) == "not applicable"


@pytest.mark.parametrize("said", ANSWERS)
def test_what_says_more_is_an_answer(said: str):
    assert response_state(said) == "answered"


NO_DEED = [
    "No new measures", "No change since 2022", "No changes since the last review",
    "No further developments", "Aucune nouvelle mesure", "Sin cambios",
    "Без изменений", "Новых мер нет", "Tidak ada perubahan", "没有新措施", "Nothing new",
]  # fmt: skip


def by_objective(said: str) -> list[list[object]]:
    rows = [[number, f"Objective {number}", text(number)] for number in (1, 5, 9)]
    return [["Country: Palau"], [], ["No.", "Objective", "Progress since 2022"], *rows, [12, "Objective 12", said]]


@pytest.mark.parametrize("said", NO_DEED)
def test_that_nothing_was_done_on_an_objective_does_not_report_it(said: str):
    data = load(workbook({"Progress": by_objective(said)}))
    assert data.responses["text"].tolist() == [text(1), text(5), text(9)]
    assert {row[2] for row in codes(data)} == {"1", "5", "9"}


@pytest.mark.parametrize("said", ["No new measures are needed in made-up lagoons", "New measures", "Progress"])
def test_what_else_is_said_on_an_objective_reports_it(said: str):
    data = load(workbook({"Progress": by_objective(said)}))
    assert "12" in {row[2] for row in codes(data)} and said in data.responses["text"].tolist()


def test_as_the_answer_to_a_question_it_stays_one():
    rows = [["Country: Palau"], ["(a) Implementation plan", "No new measures"], ["(d) Gaps", text(1)]]
    assert load(workbook({"Form": rows})).responses["text"].tolist() == ["No new measures", text(1)]


@pytest.mark.parametrize("said", ["To be specified.", "à préciser", "por definir", "будет уточнено", "待定", "TBC"])
def test_what_is_only_promised_is_no_answer_yet(said):
    assert promises(said) and response_state(said) == "blank"
    assert not promises("No reply received") and not promises("The plan is to be specified by nobody.")


@pytest.mark.parametrize(("said", "coded"), [("to be provided", True), ("à préciser", True), ("no input", False)])
def test_a_row_of_a_list_of_needs_whose_words_are_to_come_states_objective_and_kind(said, coded):
    heads = ["State", "GCM objective", "Kind of support", "What is needed (words of the State)"]
    rows = [["Fiji", "Objective 1", "Finance", text(1)], ["Fiji", "Objective 22", "Policy advice", said],
            ["Palau", "Objective 3", "Data", text(2)]]  # fmt: skip
    data = load(workbook({"List": [["Needs under question (e)"], heads, *rows]}))
    fiji = data.mentions[data.mentions["submission"].str.contains("FJI")]
    assert set(fiji["target"]) == {"1", "finance", *(("22", "policy_advice") if coded else ())}
    assert data.responses["state"].tolist().count("blank") == 1 and not misfits(data)

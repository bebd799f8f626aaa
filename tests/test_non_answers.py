"""Cells that promise an answer for later or refer to a paper beside it: whole cells alone, in many languages."""

from __future__ import annotations

import pytest

from loaders.documents.answer import response_state

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

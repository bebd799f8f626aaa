"""Paragraphs that say that an answer comes apart or is awaited, lines that sign below the last one, names of principles
in further languages.
"""

from __future__ import annotations

import pytest

from loaders.codes.names import single_name
from loaders.documents.answer import response_state
from tests.word_builder import heading, paragraph
from tests.word_read import QUESTIONS, loaded
from tests.workbook_builder import text

BLANK = [
    "To be submitted separately.", "Réponse transmise séparément", 
    "Réponse à venir.", "Respuesta por venir", "Answer to come",
    "Pending – awaiting clearance by the Ministry of Kites.", "Awaiting inputs from line ministries",
    "Pending clearance by the kite desk", "En attente de réponse du ministère",
]  # fmt: skip
ANSWERED = [
    "Pending adoption by Parliament", "Pending the law, a fictional desk was set up by the ministry.",
    "Awaiting clearance, fictional kites were kept by the ministry", "Information separately collected by kite desks",
    "Response come from all kite desks. It was fictional.", "Provided separately in kits, kites reached all",
]  # fmt: skip


@pytest.mark.parametrize("said", BLANK)
def test_what_comes_apart_or_is_awaited_is_no_answer(said):
    assert response_state(said) == "blank"
    c, d = QUESTIONS["en"]
    data = loaded(heading("Report of Fiji"), heading(c), paragraph(said), heading(d), paragraph(text(1)))
    assert data.responses["state"].tolist() == ["blank", "answered"]


@pytest.mark.parametrize("said", ANSWERED)
def test_what_else_begins_with_these_words_is_an_answer(said):
    assert response_state(said) == "answered"


@pytest.mark.parametrize(
    "closing",
    [
        ("Pour le Bureau des cerfs-volants,", "N. Personne, directeur par intérim"),
        ("On behalf of the Kite Desk,", "A. Nobody"),
        ("Por la Oficina de Cometas:", "Nadie Inventado", "Jefe de oficina"),
        ("От имени Бюро змеев", "Н. Выдуманный, начальник"),
        ("Исп.: Н. Выдуманный, тел. 000",),
        ("Executor: A. Nobody, tel. 000",),
        ("Drafted by: A. Nobody",),
    ],
)
def test_who_signs_or_wrote_is_no_part_of_the_last_answer(closing):
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading(c), paragraph(text(1)), heading(d), paragraph(text(2)),
        *map(paragraph, closing),
    )  # fmt: skip
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert data.issues.empty


def test_a_sentence_for_somebody_is_an_answer():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading(c), paragraph(text(1)), heading(d), paragraph("For newcomers, fictional"),
        paragraph("kites are given out at the harbour."),
    )  # fmt: skip
    assert len(data.responses) == 3


@pytest.mark.parametrize(
    ("said", "principle"),
    [
        ("sensibilidade às crianças", "child_sensitive"),
        ("Sensível ao género", "gender_responsive"),
        ("As pessoas no centro", "people_centred"),
        ("Sensibilidad a la infancia", "child_sensitive"),
        ("Учет гендерной проблематики", "gender_responsive"),
    ],
)
def test_principles_in_further_languages(said, principle):
    assert single_name(said, "principle") == principle

"""What a workbook says of its own words, and marks of pages that were pasted with a text, answer nothing."""

from __future__ import annotations

import pytest

from loaders import load_review
from loaders.documents.roles import END_MATTER
from tests.test_accounting import roles
from tests.workbook_builder import document, text, workbook

FORM = [["Country: Palau"], [], ["(a) National implementation plan"], [text(1)], ["(c) Achievements"], [text(2)]]


@pytest.mark.parametrize("heads", [["Term", "Meaning"], ["Terme", "Définition"], ["Термин", "Определение"]])
def test_a_glossary_answers_nothing_though_its_words_sound_like_questions(heads):
    listed = [
        heads,
        ["Whole-of-government", "All made-up offices act together, says a fictional dictionary of kites."],
        ["Promising practice", "What was tried once, says the same fictional dictionary of boats and kites."],
    ]
    data = load_review([document(workbook({"Form": FORM, "Words": listed}))])
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert data.issues.empty


def test_a_table_with_more_beside_its_words_is_no_glossary():
    listed = [
        ["Term", "Meaning", "Response"],
        ["(d) Gaps and challenges", "what lacks", text(3)],
        ["(e) Cooperation needed", "who helps", text(4)],
    ]
    data = load_review([document(workbook({"Form": [["Country: Palau"], [], *listed]}))])
    assert END_MATTER not in roles(data).values()


@pytest.mark.parametrize("mark", ["Página 1 de 2", "Page 3 of 12", "стр. 4", "第2页", "p. 7/9"])
def test_a_mark_of_a_page_belongs_to_no_answer(mark):
    data = load_review([document(workbook({"Form": [*FORM[:4], [mark], *FORM[4:]]}))])
    assert data.responses["text"].tolist() == [text(1), text(2)]


@pytest.mark.parametrize("line", ["Page 3 of the plan speaks of fictional boats.", "Pages", "2"])
def test_words_about_a_page_stay(line):
    data = load_review([document(workbook({"Form": [*FORM[:4], [line], *FORM[4:]]}))])
    assert END_MATTER not in roles(data).values()

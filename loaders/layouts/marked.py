"""Answers of marks alone: a letter that marks a target says in answer to which question it is reported."""

from __future__ import annotations

from loaders.codes.objectives import letters_in
from loaders.documents.answer import Answer
from loaders.headers.question_letters import letters


def by_question(answer: Answer, instrument: str) -> list[Answer]:
    """The answer without the marks that are letters, and one for each question whose letter marks something.

    Where nothing else is left of it, the first is left out.
    """
    known = letters(instrument)
    lettered = {
        letter: [mark for mark in answer.marks if letter in letters_in(mark[1].value, known)] for letter in known
    }
    plain = tuple(mark for mark in answer.marks if not letters_in(mark[1].value, known))
    found = [answer._replace(question=key, codes=(), marks=tuple(marks)) for key, marks in lettered.items() if marks]
    return [answer._replace(marks=plain), *found] if plain or answer.codes or not found else found

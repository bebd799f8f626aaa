"""Labels that everybody understands, for what a person has told of a place (mapping.csv)."""

from __future__ import annotations

from gcm_data import reference
from loaders import vocabulary
from loaders.codes.names import single_name
from loaders.codes.objectives import single_objective
from loaders.documents.mappings import ANSWER, CODES, QUESTION, Mapped

ONE = ("objective", "principle", "need")


class Misplaced(Exception):
    """A mapping that does not fit the document; its text says why."""


def label_for(mapped: Mapped, instrument: str) -> str:
    """A label that is understood as what was told. Raises Misplaced where its value names nothing."""
    if mapped.role == ANSWER or (mapped.role == QUESTION and mapped.value):
        key = question_of(mapped, instrument)
        label = next(question.short_label for question in reference.questions(instrument) if question.key == key)
        return f"({key}) {label}"
    if mapped.role in ONE:
        return _target(mapped)
    text = next(row["wording"] for row in vocabulary.rows("headers.csv") if row["role"] == mapped.role)
    return f"{text} ({question_of(mapped, instrument)})" if mapped.role in CODES and mapped.value else text


def question_of(mapped: Mapped, instrument: str) -> str:
    """The question that a value names by its letter. Raises Misplaced where it names none."""
    known = [question.key for question in reference.questions(instrument)]
    found = mapped.value.strip().strip("()").casefold()
    if found not in known:
        raise Misplaced(f"its value names no question; known are {', '.join(known)}")
    return found


def _target(mapped: Mapped) -> str:
    """The name of one objective, principle or need."""
    if mapped.role == "objective" and (number := single_objective(mapped.value)):
        return f"Objective {number}"
    rows = {"principle": reference.principles(), "need": reference.needs()}.get(mapped.role, ())
    key = single_name(mapped.value, mapped.role) if rows else ""
    if label := next((row.label for row in rows if key and row.key == key), ""):
        return label
    raise Misplaced(f"“{mapped.value}” is no {mapped.role}")

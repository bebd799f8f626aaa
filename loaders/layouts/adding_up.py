"""What several tables of a document say of one respondent, as one submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.documents.answer import Answer
from loaders.respondents.members import resolve_member


def add_up(tables: Sequence[Sequence[Answer]]) -> list[Answer]:
    """The answers of all tables of a document, those of one respondent in several tables as one submission.

    Rows of one table are submissions of their own; so are rows of two tables that answer the same question. What has
    no row of its own, as the marks of a matrix, belongs to the only row of its respondent, unless both answer one
    question.
    """
    entries: dict[tuple[object, ...], list[tuple[int, str, set[str]]]] = {}
    joined: dict[tuple[object, ...], str] = {}
    for number, answers in enumerate(tables):
        for who, entry, asked in _entries(answers):
            known = entries.setdefault(who, [])
            rival = next((one for one in known if one[0] != number and not one[2] & asked), None)
            if rival is None:
                known.append((number, entry, asked))
            else:
                rival[2].update(asked)
                joined[who, entry] = rival[1]
    everything = [answer for answers in tables for answer in answers]
    for who, asked in _without_entry(everything if entries else ()).items():
        known = {entry: of_row for _, entry, of_row in entries.get(who, ())}
        if len(known) == 1 and not asked & known[only := next(iter(known))]:
            joined[who, ""] = only
    if not joined:
        return everything
    return [answer._replace(entry=joined.get((_who(answer), answer.entry), answer.entry)) for answer in everything]


def _without_entry(answers: Iterable[Answer]) -> dict[tuple[object, ...], set[str]]:
    """Who answers something outside of any row of their own, and the questions that are answered so."""
    found: dict[tuple[object, ...], set[str]] = {}
    for answer in answers:
        if not answer.entry:
            asked = found.setdefault(_who(answer), set())
            asked.update([answer.question] if answer.text is not None and not answer.text.is_empty else [])
    return found


def _entries(answers: Sequence[Answer]) -> Iterator[tuple[tuple[object, ...], str, set[str]]]:
    """Who has an entry of its own, the entry, and the questions that it answers."""
    found: dict[tuple[tuple[object, ...], str], set[str]] = {}
    for answer in answers:
        if answer.entry:
            asked = found.setdefault((_who(answer), answer.entry), set())
            asked.update([answer.question] if answer.text is not None and not answer.text.is_empty else [])
    for (who, entry), asked in found.items():
        yield who, entry, asked


def _who(answer: Answer) -> tuple[object, ...]:
    told = tuple((role, cell.text.strip()) for role, cell in answer.who.told)
    name = answer.who.member.text.strip()
    return resolve_member(name).iso3 or name, answer.who.is_attributable, told

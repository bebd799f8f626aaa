"""Lines of a text document that speak of all its answers, or of questions that have none: “Our answers relate to
objectives 2, 5 and 14.”, “On questions (b) and (e) we have nothing to report.”

They are part of no answer, wherever they stand. The first codes the submission as a whole; the second says that its
questions are blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders import vocabulary
from loaders.codes.objectives import read_objectives
from loaders.documents.answer import Answer, response_state
from loaders.documents.workbook import Cell
from loaders.headers.question_letters import leading_letter, letters
from loaders.layouts.table import Table

LONGEST = 200  # characters
FEWEST = 2  # questions in brackets, where no word for them stands before
_FILE = "said_of_all.csv"
_NOUNS = ("noun", "nouns")  # roles of citations.csv: words for objectives
_LETTER = r"(?:[(（]\s*\w\s*[)）]|(?<!\w)\w[)）]|(?<!\w)[«“\"]?[A-E1-9][»”\"]?(?!\w))"
_KEY = re.compile(r"\w")
_MAY_NAME = re.compile(r"\w[)）]|\b[A-E1-9]\b")


def rows_of_all(table: Table, last: int) -> set[int]:
    """The rows of such lines; those on objectives only behind the last question, whose row this is."""
    rows = range(table.header.top + 1, len(table.sheet.rows)) if table.sheet.places is not None else ()
    cells = [cell for row in rows if (cell := table.sheet.lone(row)) and len(cell.text) <= LONGEST]
    return {
        cell.row
        for cell in cells
        if (cell.row > last and objectives_of_all(cell)) or unanswered(cell, table.instrument)
    }


def answers_of_all(table: Table, read: list[Answer]) -> list[Answer]:
    """What such lines tell, where one respondent gave all answers read from a table: codes of the whole submission, and
    blank answers to questions that have no other. Where a question has one, the line stays unread.
    """
    if table.sheet.places is None or len({answer.who.member.text for answer in read}) != 1:
        return []
    who, received = read[0].who, read[0].received
    answered = {
        each.question for each in read if each.text is not None and response_state(each.text.text) == "answered"
    }
    found: list[Answer] = []
    for cell in _lines(table):
        if codes := objectives_of_all(cell):
            found.append(Answer(who, codes=(("objective", codes),), received=received))
            continue
        asked, said = unanswered(cell, table.instrument) or ((), cell)
        if asked and answered.isdisjoint(asked):
            found.extend(Answer(who, question, said, received=received) for question in asked)
    return found


def _lines(table: Table) -> Iterator[Cell]:
    """The lone lines above the table, or above the first question, and those below that nobody has read."""
    sheet = table.sheet
    above = (sheet.lone(row) for row in range(max(table.header.top, 0)))
    unread = (cell for cell in list(table.roles.unread(sheet)) if sheet.lone(cell.row))
    yield from (cell for lines in (above, unread) for cell in lines if cell and len(cell.text) <= LONGEST)


def objectives_of_all(cell: Cell) -> Cell | None:
    """The cell with nothing but the objectives of which it says that all answers relate to them; None for any other."""
    text = cell.text.strip()
    match = _objectives().search(text) if any(map(str.isdecimal, text)) else None
    if not match:
        return None
    meanings = _meanings(f"{text[: match.start()]} {match['between'] or ''} {text[match.end() :]}", "whole", "relating")
    is_known = {"whole", "relating"} <= meanings if meanings is not None else False
    codes = read_objectives(match["codes"]) if is_known else None
    return cell._replace(value=match["codes"]) if codes and codes.is_whole and codes.found else None


def unanswered(cell: Cell, instrument: str) -> tuple[tuple[str, ...], Cell] | None:
    """The questions that a line says to have no answer, and the cell with these words; None for any other line."""
    text = cell.text.strip()
    match = _questions().search(text) if _MAY_NAME.search(text) else None
    if not match:
        return None
    asked = _asked(match["list"], instrument)
    if not asked or (not match["noun"] and len(asked) < FEWEST):
        return None
    before, behind = text[: match.start()], text[match.end() :].lstrip(" ,;:：，–—-")
    for said, other in ((behind, before), (before, behind)):
        if said.strip() and response_state(said.strip()) != "answered" and _meanings(other, "about") is not None:
            return asked, cell._replace(value=said.strip())
    return None


def _asked(said: str, instrument: str) -> tuple[str, ...]:
    """The letters of the questions in a list; none where any of them is no question."""
    found: list[str] = []
    joined = re.split(_LETTER, said)[1:]
    for sign, behind in zip(re.findall(_LETTER, said), joined, strict=True):
        letter = leading_letter(f"({_KEY.search(sign)[0]})", instrument)[0]
        if letter is None:
            return ()
        if found and found[-1] == "…":
            found[-1:] = letters(instrument)[letters(instrument).index(found[-2]) + 1 :].partition(letter)[0]
        found.append(letter)
        if behind.strip() in vocabulary.wordings_of(_FILE, "to"):
            found.append("…")
    return tuple(dict.fromkeys(found))


def _meanings(said: str, *meanings: str) -> set[str] | None:
    """Which of these meanings the words of a text have; None where any word has none of them and is no small one."""
    rest, found = f" {vocabulary.plain(said)} ", set()
    for wording, meaning in _wordings(meanings):
        spelt = wording if vocabulary.is_unspaced(wording) else f" {wording} "
        while spelt in rest:
            rest = rest.replace(spelt, "  ")
            found.add(meaning)
    return None if rest.strip() else found


@cache
def _wordings(meanings: tuple[str, ...]) -> list[tuple[str, str]]:
    """Folded wordings with their meanings, the longest first; small words are always among them."""
    rows = (row for row in vocabulary.rows(_FILE) if row["meaning"] in (*meanings, "filler"))
    known = {vocabulary.plain(row["wording"]): row["meaning"] for row in reversed(list(rows))}
    return sorted(known.items(), key=lambda each: -len(each[0]))


@cache
def _objectives() -> re.Pattern[str]:
    """A word for objectives and their numbers, up to the last of the line."""
    nouns = {row["wording"] for row in vocabulary.rows("citations.csv") if row["role"] in _NOUNS}
    nouns |= set(vocabulary.wordings_of("row_labels.csv", "objective"))
    codes = r"(?P<between>[^\d:：]*[:：])?\s*(?P<codes>\d(?:.*\d)?\)?)"
    return re.compile(rf"(?:{_words(nouns)}){codes}", re.IGNORECASE)


@cache
def _questions() -> re.Pattern[str]:
    """A list of questions by their letters or numbers, most often behind a word for them."""
    nouns = _words(vocabulary.wordings_of(_FILE, "question"))
    joiners = {*vocabulary.wordings_of(_FILE, "and"), *vocabulary.wordings_of(_FILE, "to")}
    joined = "|".join(map(re.escape, sorted(joiners, key=len, reverse=True)))
    return re.compile(
        rf"(?:(?P<noun>{nouns})\s*)?(?P<list>{_LETTER}(?:\s*(?:,\s*)?(?:(?:{joined})\s*)?{_LETTER})*)",
        re.IGNORECASE,
    )


def _words(wordings: Iterable[str]) -> str:
    """The alternatives of a pattern for whole words, longest first; in scripts without spaces they stand anywhere."""
    longest = sorted(wordings, key=len, reverse=True)
    return "|".join(("" if vocabulary.is_unspaced(word) else r"(?<![^\W\d_])") + re.escape(word) for word in longest)

"""Questions that run down a sheet: in which rows they stand, told from answers that look like them."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from loaders import vocabulary
from loaders.codes.objectives import single_objective
from loaders.documents.answer import response_state
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.numbered_questions import numbered_questions
from loaders.headers.one_header import role_of
from loaders.headers.question_letters import LONGEST_LABEL, leading_letter, leading_sign, letters, on_needs
from loaders.headers.questions import (
    FAIR,
    LONGEST_QUESTION,
    STRONG,
    WEAK,
    asked_by,
    asks,
    resolve_question,
    worded_question,
)
from loaders.headers.unheaded import leading_codes
from loaders.layouts.asked import Asked, is_section, is_statement, lettered_headings
from loaders.layouts.questions_by_place import asked_by_place
from loaders.layouts.ticked_lines import heads_list
from loaders.respondents.members import names_member

_NUMBERED = re.compile(r"\s*[^\W\d]{3,12}\s+(?:\d{1,2}|[IVX]{1,4})[.:)]?\s*")  # “Box 1”, “Item 2:”, “Part III”
FEWEST_SENT = 3  # questions of a list of them
MOST_ROWS = 1_000  # a form of five questions is shorter, however long its answers
_SIGN = re.compile("[:：?？]")
_BEGINS = " …"  # behind the shape of a question that its answer follows in one cell
NAMING = ("member", "member_code", "organization", "respondent", "category", "received")  # labels of a cover
NUMBERED = "x.y"  # the shape of questions whose number stands in a column of its own
MOST_LINES = 20_000  # of a text document, where each paragraph is a row


def find_questions(sheet: Sheet, instrument: str) -> dict[int, Asked] | None:
    """Row -> the question asked there, for the questions of one column, each asked once; None where it is not so."""
    if by_number := numbered_questions(sheet, instrument):
        first = {row: next(sheet.filled(row)).column for row in by_number}
        return {row: Asked(key, FAIR, cell, first[row], NUMBERED) for row, (key, cell) in by_number.items()}
    alike, beside = _alike(sheet, instrument), _beside(sheet, instrument)
    if beside and (len(beside) > len(alike or ()) or _is_whole(beside, alike, instrument)):
        return beside
    known = {row: asked.question for row, asked in (alike or {}).items()}
    placed = asked_by_place(sheet, known, instrument)
    added = {row: Asked(key, WEAK, cell, cell.column, "") for row, (key, cell) in placed.items()}
    return dict(sorted((alike | added).items())) if alike and added else alike


def _is_whole(beside: dict[int, Asked], alike: dict[int, Asked], instrument: str) -> bool:
    """Whether cells with one beside them ask all questions, and what else looks like one is a part of its own below."""
    others = alike.keys() - beside.keys()
    return len(beside) == len(letters(instrument)) and all(row > max(beside) for row in others)


def _looked_at(sheet: Sheet) -> range:
    """The rows in which questions are looked for."""
    return range(min(len(sheet.rows), MOST_ROWS if sheet.places is None else MOST_LINES))


def _beside(sheet: Sheet, instrument: str) -> dict[int, Asked] | None:
    """The questions of a column whose cells each have one beside them: there everything that is no label asks.

    What is known by single words only counts where two questions are known by their wordings.
    """
    rows, codes = _looked_at(sheet), leading_codes(sheet)
    pairs = [cells for row in rows if len(cells := _cells(sheet, row, codes, 3)) == 2]
    column = _commonest([first.column for first, _ in pairs])
    chosen: dict[str, Asked] = {}
    for first, _ in pairs:
        text = first.text.strip()
        reading = resolve_question(text, instrument) if len(text) <= LONGEST_QUESTION else None
        rest = leading_letter(text, instrument)[1]
        labels = (vocabulary.at_colon(text)[0], rest)
        is_label = any(role_of(label.strip()) is not None for label in labels) or not vocabulary.plain(rest)
        if first.column != column or is_label or reading is None or reading.key is None:
            continue
        is_counted = leading_sign(text, instrument).isdecimal() and worded_question(text, instrument) is None
        asked = Asked(reading.key, WEAK if reading.is_assumed or is_counted else STRONG, first, first.column, "")
        rival = chosen.setdefault(asked.question, asked)
        if rival is not asked and rival.strength == asked.strength:
            return None
        chosen[asked.question] = max(rival, asked, key=lambda one: one.strength)
    if sum(asked.strength == STRONG for asked in chosen.values()) < 2:
        return None
    return dict(sorted((asked.cell.row, asked) for asked in chosen.values()))


def _alike(sheet: Sheet, instrument: str) -> dict[int, Asked] | None:
    """The questions that look alike.

    The questions of a form look alike. Those of the commonest shape count, and of the others only what is sure: an
    answer may begin with a letter or hold a question's words.
    """
    rows, codes = _looked_at(sheet), leading_codes(sheet)
    candidates = _begun_or_alone(
        sheet, [asked for row in rows if (asked := _asked(sheet, row, instrument, codes))], instrument
    )
    candidates = _without_those_sent(sheet, candidates)
    lettered = lettered_headings(sheet, candidates)
    candidates = lettered or [asked for asked in candidates if not is_section(sheet, asked, instrument)]
    if not candidates:
        return None
    column = _commonest([asked.column for asked in candidates if asked.strength > WEAK])
    inside = [asked for asked in candidates if asked.column == column]
    shape = _commonest([asked.shape for asked in inside if asked.strength > WEAK])
    levels = {one.cell.row: sheet.places.level(one.cell.row) if sheet.places else 0 for one in inside}
    level = _commonest([levels[asked.cell.row] for asked in inside if asked.strength > WEAK])
    chosen: dict[str, Asked] = {}
    for asked in sorted(
        inside, key=lambda asked: (asked.shape != shape, -asked.strength, levels[asked.cell.row] != level)
    ):
        rival = chosen.get(asked.question)
        if rival is not None and levels[rival.cell.row] == level != levels[asked.cell.row]:
            continue  # a heading inside of the answer
        if rival is None and (
            asked.shape == shape or asked.strength == STRONG or (asked.strength == FAIR and shape == "")
        ):
            chosen[asked.question] = asked
        elif rival is not None and (rival.shape, rival.strength) == (asked.shape, asked.strength):
            return None
    if _numbers_rows(sheet, rows, column, chosen, instrument):
        return None
    are_numbers = all(vocabulary.plain(asked.cell.text).isdecimal() for asked in chosen.values())
    if are_numbers or not any(asked.strength > WEAK for asked in chosen.values()):
        return None  # rows are numbered in every list
    return dict(sorted((asked.cell.row, asked) for asked in chosen.values()))


def _without_those_sent(sheet: Sheet, candidates: list[Asked]) -> list[Asked]:
    """The candidates without the questions as they were sent, which stand below the answers in a text document: they
    are its last lines, nothing stands between them, and what they ask has been asked above.
    """
    rows = {one.cell.row for one in candidates} if sheet.places is not None else set()
    filled = (row for row in range(len(sheet.rows) - 1, -1, -1) if any(True for _ in sheet.filled(row)))
    last = set(itertools.takewhile(rows.__contains__, filled)) if rows else set()
    sent = [one for one in candidates if one.cell.row in last and one.strength == STRONG]
    above = [one for one in candidates if one.cell.row not in last]
    asked = [one.question for one in sent]
    is_list = len(sent) == len(last) >= FEWEST_SENT and asked == sorted(set(asked))
    return above if is_list and {one.question for one in above} & set(asked) else candidates


def _numbers_rows(sheet: Sheet, rows: range, column: int, chosen: dict[str, Asked], instrument: str) -> bool:
    """Whether numbers alone ask, and their column counts on behind the last question, or titles of objectives stand
    beside them: then they number the rows of a list.
    """
    if not chosen or any(asked.strength == STRONG for asked in chosen.values()):
        return False
    first = min(asked.cell.row for asked in chosen.values())
    beside = (sheet.cell(asked.cell.row, column + 1).text.strip() for asked in chosen.values())
    titles = sum(len(text) <= LONGEST_LABEL and not text.isdecimal() and single_objective(text) > 0 for text in beside)
    if sheet.text(first, column).strip(".)( ").isdecimal() and titles > 1:
        return True
    further = str(len(letters(instrument)) + 1)
    return any(sheet.text(row, column).strip(".)( ") == further for row in rows)


def _commonest(values: list) -> object:
    return Counter(values).most_common(1)[0][0] if values else None


def counts_box(text: str, instrument: str) -> bool:
    """Whether a text counts what stands beside it, and is no letter or number of a question."""
    return bool(_NUMBERED.fullmatch(text)) and leading_letter(text.strip(), instrument)[0] is None


def _shape(begun: str, sign: str) -> str:
    """What stands around the letter with which a question begins; the last one counts: “Question 1 (a)”."""
    before, _, behind = begun.rpartition(sign)
    return f"{before}x{behind}"


def _cells(sheet: Sheet, row: int, codes: tuple[Cell, bool] | None, most: int) -> list[Cell]:
    """The first cells of a row, without that of a column of codes which stands before its question."""
    cells = (cell for cell in sheet.filled(row) if codes is None or cell.column > codes[0].column)
    return list(itertools.islice(cells, most))


def _asked(sheet: Sheet, row: int, instrument: str, codes: tuple[Cell, bool] | None) -> Asked | None:
    """The question that a row asks: in one cell, or its letter in one and its words in the next."""
    cells = _cells(sheet, row, codes, 2)
    if len(cells) == 2 and (
        role_of(vocabulary.at_colon(cells[0].text)[0].strip()) == "question" or counts_box(cells[0].text, instrument)
    ):
        cells = cells[1:]
    if not cells:
        return None
    first = cells[0].text.strip()
    letter, rest = leading_letter(first, instrument)
    shape = _shape(first[: len(first) - len(rest)], leading_sign(first, instrument)) if letter else ""
    if letter and len(cells) == 2 and role_of(rest.strip()) in NAMING:
        return None  # “1. Name of the country”
    if letter and not vocabulary.plain(rest) and len(cells) == 2:
        if worded_question(cells[1].text.strip()[:LONGEST_QUESTION], instrument) == letter:
            return Asked(letter, STRONG, cells[1], cells[0].column, shape)
        if names_member(cells[1].text):
            return None  # a list of States that numbers them
        has_answer = any(cell.column > cells[1].column for cell in sheet.filled(row))
        return Asked(letter, FAIR, cells[has_answer], cells[0].column, shape)
    found = asked_by(first, instrument)
    if found and not letter and is_statement(sheet, row, first):
        found = found[0], WEAK
    if found is None and sheet.is_heading(row) and (worded := worded_question(first, instrument)):
        found = worded, FAIR  # a heading of a text document asks, however long it is
    needs = on_needs(instrument)
    is_caption = found is None and needs and (asks(first) or sheet.is_heading(row) or first.endswith((":", "：")))
    if is_caption and heads_list(sheet, row, "need"):
        found = needs, WEAK  # what asks for ticks at kinds of cooperation
    return Asked(*found, cells[0], cells[0].column, shape) if found else None


def _begun_or_alone(sheet: Sheet, alone: list[Asked], instrument: str) -> list[Asked]:
    """The questions in lines of their own or, where more are such, those with which a line begins that answers them."""
    if sheet.places is None:
        return alone
    lines = (cell for row in _looked_at(sheet) if (cell := sheet.lone(row)) and not sheet.is_heading(row))
    begun = {cell.row: asked for cell in lines if (asked := _begun(sheet, cell, instrument))}
    others = [asked for asked in alone if asked.cell.row not in begun]
    if sum(asked.strength > WEAK for asked in begun.values()) <= sum(asked.strength > WEAK for asked in others):
        return alone
    return sorted([*others, *begun.values()], key=lambda asked: asked.cell.row)


def _begun(sheet: Sheet, cell: Cell, instrument: str) -> Asked | None:
    """The question with which a text begins that answers it: in a label in bold, or with its letter before a sign."""
    text, bold = cell.text, sheet.places.label(cell.row)
    ends = [bold] if bold else [match.end() for match in itertools.islice(_SIGN.finditer(text[:LONGEST_LABEL]), 2)]
    for end in ends:
        label, behind = text[:end].strip(), text[end:].strip()
        found = asked_by(label.rstrip(".:：-–— "), instrument) if len(label) <= LONGEST_LABEL else None
        letter, rest = leading_letter(label, instrument)
        is_sure = found is not None and (bool(bold) or found == (letter, STRONG))
        if is_sure and any(map(str.isalnum, behind)):
            shape = _shape(label[: len(label) - len(rest)], leading_sign(label, instrument)) if letter else ""
            is_blank = response_state(behind) == "blank"
            answer = cell._replace(value=behind) if is_blank else cell  # what is answered stays as it stands
            return Asked(*found, cell._replace(value=label), cell.column, f"{shape}{_BEGINS}", answer)
    return None

"""Columns by what stands in them, where no wording tells their header: names of States, questions, answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loaders.codes.objectives import read_mark, read_target_mark
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.asked_by_sheet import lacks_question
from loaders.headers.code_columns import SAMPLE, coded, names_objectives
from loaders.headers.in_order import in_order
from loaders.headers.machines import is_row_of_machines
from loaders.headers.one_header import Meaning, role_of
from loaders.headers.question_letters import letters
from loaders.headers.questions import FAIR, LONGEST_QUESTION, asked_by, resolve_question, worded_question
from loaders.headers.references import are_parts
from loaders.headers.several import in_turn
from loaders.respondents.members import names_member

LONGEST_HEADER = 120  # characters
MOST_COLUMNS = 60  # looked at; whose answers they are and what was asked stands among the first
FIRST = 5  # cells by which a column is passed over
PROSE = 25  # characters: the least that answers have on average
LABEL_WORDS, FEWEST_SURE = 4, 2  # of a label that one word tells, and texts beside it in its column that ask for sure
FEWEST_MARKS = 3  # columns of marks, which a further column may count
MOST = 0.8  # the share of a column's cells that must be of its kind; the rest are totals, bands and notes


def inferred(
    sheet: Sheet, row: int, cells: Sequence[Cell], meanings: list[Meaning | None], instrument: str
) -> list[Meaning | None]:
    """The meanings with those of unknown columns that their cells below the row make plain.

    The State comes first, then the question, and last the answer: the longest texts beside the other two. A header
    that is itself a name or a question is a row of data.
    """
    roles = {meaning[0] for meaning in meanings if meaning}
    heads = {
        place
        for place, cell in enumerate(cells[:MOST_COLUMNS])
        if len(cell.text) <= LONGEST_HEADER and not names_member(cell.text)
    }
    meanings = _with_numbers(sheet, row, cells, heads, meanings, instrument)
    meanings = _with_chosen_states(sheet, row, cells, meanings)
    silent = {place for place in heads if meanings[place] is None or meanings[place][0] == "ignored"}
    if not silent:
        return meanings
    found = list(meanings)
    shared = shared_rows(sheet, row)
    below = {place: texts_below(sheet, shared, cells[place].column) for place in silent}
    asks = any(meaning and meaning[0] == "response" and meaning[1] for meaning in meanings)
    is_told = bool(roles & {"member", "member_code", "organization", "category"})
    if (
        not is_told and len(places := _fitting(below, names_member, 1)) == 1
    ):  # of two nobody knows whose answers they are
        found[places[0]] = "member", "", 0
        silent.discard(places[0])
    below = {place: texts for place, texts in below.items() if place in silent and meanings[place] is None}
    if len(heads) < len(cells[:MOST_COLUMNS]):
        return found  # States across: each of these columns is one State's
    if asks and (is_told or "member" in {meaning[0] for meaning in found if meaning}):
        return _with_assumed(found, cells, below, instrument)
    if "question" not in roles and not asks:
        place = _asking(below, instrument)
        if place is None:
            place = _beside_parts(sheet, shared, cells, below, instrument)
        if place is None:
            place = next((at for at, texts in below.items() if in_order(texts, instrument).is_told), None)
        is_above = place is not None and any(role_of(text) == "question" for text in below[place])  # the true header
        if place is not None and not is_above and not _is_question(cells[place].text, instrument):
            found[place] = "question", "", 0
            del below[place]
            roles.add("question")
    if not asks and lacks_question(sheet, row, roles, {meaning[0] for meaning in found if meaning}, instrument):
        roles.add("question")
    if "question" in roles and "response" not in roles and (answers := _prose(below)) is not None:
        found[answers] = "response", "", 0
        for place in below.keys() - {answers}:
            if role := coded(sheet, row, cells[place]):
                found[place] = role, "", 0
    return found


def _asking(below: dict[int, list[str]], instrument: str) -> int | None:
    """The column that is filled with questions, or with labels of which some are questions for sure."""
    place = _kind(below, lambda text: _is_question(text, instrument), 2)
    if place is not None:
        return place
    place = _kind(below, lambda text: _is_label(text, instrument), 2)
    sure = sum(_is_question(text, instrument) for text in below[place]) if place is not None else 0
    return place if sure >= FEWEST_SURE else None


def _with_chosen_states(
    sheet: Sheet, row: int, cells: Sequence[Cell], meanings: list[Meaning | None]
) -> list[Meaning | None]:
    """The meanings with the State of a survey that writes “Response” below the question for it, whatever its words; a
    question in other words is none yet.
    """
    roles = {meaning[0] for meaning in meanings if meaning}
    asked = {meaning[1] for meaning in meanings if meaning and meaning[0] == "response"} - {""}
    plain = [place for place, meaning in enumerate(meanings) if meaning == ("response", "", 0)]
    if len(asked) < 2 or not plain or "question" in roles:
        return meanings
    shared = shared_rows(sheet, row)
    named = _fitting({place: texts_below(sheet, shared, cells[place].column) for place in plain}, names_member, 1)
    found = [None if place in plain else meaning for place, meaning in enumerate(meanings)]
    if len(named) == 1 and not roles & {"member", "member_code"}:
        found[named[0]] = "member", "", 0
    return found


def _beside_parts(
    sheet: Sheet, rows: Sequence[int], cells: Sequence[Cell], below: dict[int, list[str]], instrument: str
) -> int | None:
    """The column of what is asked beside one of numbered parts of the questions (“A1”, “A2”, “B1”); itself if none is.

    Where the parts stand in the column of what is asked itself nothing is beside it but the answers.
    """
    for place, cell in enumerate(cells[:MOST_COLUMNS]):
        texts = texts_below(sheet, rows, cell.column)
        if len(texts) > 2 and are_parts(texts, instrument):
            beside = [at for at in below if at > place]
            return beside[0] if len(beside) > 1 else place if place in below else None
    return None


def _with_numbers(
    sheet: Sheet, row: int, cells: Sequence[Cell], heads: set[int], meanings: list[Meaning | None], instrument: str
) -> list[Meaning | None]:
    """The meanings with those of unknown columns that hold nothing but codes, or count the marks of their rows."""
    found = list(meanings)
    for place in heads if any(meanings) else ():  # a row in which nothing is known is no header
        if found[place] is None and (role := coded(sheet, row, cells[place])):
            told = next((cell for cell, meaning in zip(cells, meanings, strict=True) if meaning == (role, "", 0)), None)
            is_named = role == "objectives" and names_objectives(cells[place].text)
            is_answer = role == "needs" and told and is_prose(texts_below(sheet, shared_rows(sheet, row), told.column))
            if told is None or is_named or is_answer or in_turn(sheet, row, told, cells[place]):  # words before a guess
                found[place] = role, "", 0
    marked = [cell.column for cell, meaning in zip(cells, found, strict=True) if meaning and meaning[0] == "mark"]
    for place in heads if len(marked) >= FEWEST_MARKS else ():
        if found[place] is None and _counts_marks(sheet, row, cells[place].column, marked, letters(instrument)):
            found[place] = "ignored", "", 0
    return found


def _counts_marks(sheet: Sheet, row: int, column: int, marked: Sequence[int], known: str) -> bool:
    """Whether a column says in each row how many marks the row has, all of them or without mere statuses (“partly”)."""
    agreeing = []
    for r in shared_rows(sheet, row):
        if (text := sheet.text(r, column)) != "":
            values = [sheet.value(r, place) for place in marked]
            counts = sum(bool(read_target_mark(v, known)) for v in values), sum(bool(read_mark(v)) for v in values)
            agreeing.append(text in map(str, counts))
    return bool(agreeing) and sum(agreeing) >= MOST * len(agreeing)


def _with_assumed(
    meanings: list[Meaning | None], cells: Sequence[Cell], below: dict[int, list[str]], instrument: str
) -> list[Meaning | None]:
    """The meanings with a question for each unknown column of long texts whose header speaks of one that is missing."""
    found = list(meanings)
    asked = {meaning[1] for meaning in meanings if meaning and meaning[0] == "response"}
    fewest = 1 if ("objectives", "", 0) in meanings else 2
    for place in (place for place, texts in below.items() if is_prose(texts)):
        question = resolve_question(cells[place].text.strip(), instrument).key
        if question and question not in asked and len(asked - {""}) >= fewest:
            found[place] = "response", question, 0
            asked.add(question)
    return found


def is_prose(texts: Sequence[str]) -> bool:
    """Whether texts are as long as answers, on average."""
    return bool(texts) and sum(map(len, texts)) >= PROSE * len(texts)


def shared_rows(sheet: Sheet, row: int) -> list[int]:
    """The rows below in which more than one cell is filled, without those for programs; in the others stand bands and
    notes.
    """
    rows = range(row + 1, min(row + 1 + SAMPLE, len(sheet.rows)))
    return [r for r in rows if sheet.filled_places(r) > 1 and not is_row_of_machines(sheet.rows[r])]


def texts_below(sheet: Sheet, rows: Sequence[int], column: int) -> list[str]:
    """The texts of a column in these rows."""
    cells = (sheet.cell(r, column) for r in rows)
    return [cell.text.strip() for cell in cells if not cell.is_empty]


def _kind(below: dict[int, list[str]], is_kind: Callable[[str], bool], fewest: int) -> int | None:
    """The column that is filled with one kind of text; of several the one in which the same texts come again most."""
    return next(iter(_fitting(below, is_kind, fewest)), None)


def _fitting(below: dict[int, list[str]], is_kind: Callable[[str], bool], fewest: int) -> list[int]:
    """The columns that are filled with one kind of text, the one in which the same texts come again most before."""
    fitting = []
    for place, texts in below.items():
        if not any(map(is_kind, texts[:FIRST])):
            continue
        number = sum(map(is_kind, texts))
        if number >= fewest and number >= MOST * len(texts):
            fitting.append((len(set(texts)) / len(texts), place))
    return [place for _, place in sorted(fitting)]


def _is_question(text: str, instrument: str) -> bool:
    if text.isdecimal():
        return False  # rows are numbered everywhere
    asked = asked_by(text, instrument)
    return (asked is not None and asked[1] >= FAIR) or worded_question(text[:LONGEST_QUESTION], instrument) is not None


def _is_label(text: str, instrument: str) -> bool:
    """Whether a text asks a question, or is a few words of which one tells it: “Gap” beside “Challenge”."""
    if _is_question(text, instrument):
        return True
    return len(text.split()) <= LABEL_WORDS and bool(resolve_question(text, instrument).key) and not text.isdecimal()


def _prose(below: dict[int, list[str]]) -> int | None:
    """The column with the longest texts, if they are long enough to be answers."""
    average = {place: sum(map(len, texts)) / len(texts) for place, texts in below.items() if texts}
    place = max(average, key=lambda place: average[place], default=None)
    return place if place is not None and average[place] >= PROSE else None

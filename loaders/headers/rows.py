"""Header rows: which rows of a sheet are its header, and what its columns hold once they are seen side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders import vocabulary
from loaders.codes.names import read_names
from loaders.codes.objectives import read_mark
from loaders.documents.answer import ATTRIBUTION
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.by_contents import inferred
from loaders.headers.one_header import CODED, Column, Header, Meaning, classify, role_of
from loaders.headers.questions import WEAK, asked_by, leading_letter, letters, on_needs, resolve_question

MOST_COLUMNS = 400  # a survey with a column of ticks for each objective of each question has 150
HEADER_WITHIN = 40  # rows; a title block is shorter, and looking further makes a large sheet slow
SAMPLE = 60  # rows by which it is told whether a column holds names of needs or sentences
# several columns may have these
SEVERAL = ("source", "source_title", "source_date", "received", "remark", "ignored", *ATTRIBUTION)
DEPENDENT = (*CODED, "choice", "source", "response")  # roles that a second header row may give to a question's columns


def read_header(sheet: Sheet, row: int, instrument: str) -> Header:
    """Classify the cells of one row as headers."""
    cells = [(cell, classify(cell.text.strip(), instrument)) for cell in sheet.filled(row)]
    return _header(sheet, row, row, cells, instrument)


def read_double_header(sheet: Sheet, row: int, instrument: str) -> Header | None:
    """Classify this row and the one below together: upper cells stand over several columns; None where they don't.

    A cell below a header that speaks for itself is data, and then the two rows are no header.
    """
    upper = {cell.column: cell for cell in sheet.filled(row)}
    lower = {cell.column: cell for cell in sheet.filled(row + 1)} if row + 1 < len(sheet.rows) else {}
    if len(upper) < 2 or not lower:
        return None
    cells: list[tuple[Cell, Meaning | None]] = []
    above, told = None, False
    for column in sorted({*upper, *lower}):
        above = upper.get(column, above)
        high = classify(above.text.strip(), instrument) if above else None
        below = lower.get(column)
        if below is None:
            cells.append((upper[column], high))
            continue
        low = classify(below.text.strip(), instrument)
        is_band = column not in upper or (column + 1 not in upper and column + 1 in lower)
        meaning, uses_both = _together(high, low, is_band)
        if column in upper and not uses_both:
            return None
        told = told or uses_both
        cells.append((below, meaning or (high if column in upper else low)))
    return _header(sheet, row, row + 1, cells, instrument) if told else None


def _together(high: Meaning | None, low: Meaning | None, is_band: bool) -> tuple[Meaning | None, bool]:
    """What an upper and a lower header cell mean together, and whether that takes both: a question over “Response” and
    “Objectives”, a title over a group of columns, a remark of the survey tool (“Open-Ended Response”) below a header.
    """
    if high and low and high[0] == "response" and high[1] and low[0] in DEPENDENT and not low[1]:
        return (low[0], high[1], 0), True
    if high and high[0] == "question" and low and low[0] in ("question", "response", "ignored") and not low[1]:
        return ("ignored" if low[0] == "ignored" else "question", "", 0), True  # “Question” over “No.” and “Text”
    if low == ("response", "", 0) and high and not is_band:
        return high, True
    if low and (high is None or (low[0] == "mark" and high[0] != "mark")):
        return low, True
    if is_band and low and low[0] != "ignored":
        return low, True
    return None, is_band


def _header(sheet: Sheet, top: int, row: int, cells: list[tuple[Cell, Meaning | None]], instrument: str) -> Header:
    """The header of these cells and their meanings; where two columns mean the same the first counts."""
    columns: dict[Meaning, Column] = {}
    repeated, unknown = [], []
    meanings = _lettered(
        _asking(_numbered_questions(sheet, row, cells, instrument), cells, instrument), cells, instrument
    )
    meanings = inferred(sheet, row, [cell for cell, _ in cells], meanings, instrument)
    meanings = _beside_questions(_needs_in_words(sheet, row, meanings, cells, instrument), cells, instrument)
    for (cell, _), meaning in zip(cells, meanings, strict=True):
        if meaning is None:
            unknown.append(cell)
            continue
        column = Column(cell, *meaning)
        if column.role in SEVERAL or (column.role == "response" and column.question):
            columns[column.role, str(cell.column), 0] = column
        elif columns.setdefault(column.identity, column) is not column:
            other = columns[column.identity]
            named = next((c for c in (column, other) if vocabulary.plain(c.cell.text) == "respondent"), None)
            if column.role == "respondent" and named and ("organization", "", 0) not in columns:
                columns[column.identity] = other if named is column else column
                columns["organization", "", 0] = replace(named, role="organization")  # “Respondent”, “Type of …”
            else:
                repeated.append(column)
    return Header(row, tuple(_with_names(columns).values()), tuple(repeated), tuple(unknown), top)


def _with_names(columns: dict[Meaning, Column]) -> dict[Meaning, Column]:
    """The columns; where one says of what type a respondent is and none names it, the one headed “Name” does."""
    roles = {column.role for column in columns.values()}
    if "respondent" not in roles or roles & {"member", "member_code", "organization"}:
        return columns
    place = next((place for place, column in columns.items() if _is_headed_name(column)), None)
    return columns if place is None else columns | {place: replace(columns[place], role="organization")}


def _is_headed_name(column: Column) -> bool:
    words = set(vocabulary.plain(column.cell.text).split())
    return column.role == "ignored" and bool(words & {"name", "nom", "nombre", "имя"})


def _asking(
    meanings: list[Meaning | None], cells: list[tuple[Cell, Meaning | None]], instrument: str
) -> list[Meaning | None]:
    """The meanings without the questions of texts that only happen to hold a question's words, as answers do.

    Beside two that surely ask, or where three ask three different questions, they are headers like the others.
    """
    weak = {
        place
        for place, (cell, _) in enumerate(cells)
        if _asks(meanings[place]) and _only_happens(cell.text.strip(), instrument)
    }
    asked = {meaning[1] for meaning in meanings if _asks(meaning)}
    sure = {meaning[1] for place, meaning in enumerate(meanings) if _asks(meaning) and place not in weak}
    if len(sure) >= 2 or len(asked) >= 3:
        return meanings
    return [None if place in weak else meaning for place, meaning in enumerate(meanings)]


def _only_happens(text: str, instrument: str) -> bool:
    """Whether a text may be an answer that begins with a letter or holds a question's words; “Q1. Response” is not."""
    asked = asked_by(text, instrument)
    return asked is not None and asked[1] == WEAK and role_of(leading_letter(text, instrument)[1]) != "response"


def _lettered(
    meanings: list[Meaning | None], cells: list[tuple[Cell, Meaning | None]], instrument: str
) -> list[Meaning | None]:
    """A header in unknown words asks the question of its letter, where the other questions stand under theirs."""
    begun = [leading_letter(cell.text.strip(), instrument)[0] for cell, _ in cells]
    asked = [(meaning[1], letter) for meaning, letter in zip(meanings, begun, strict=True) if _asks(meaning)]
    if not any(letter == question for question, letter in asked) or any(letter != q for q, letter in asked if letter):
        return meanings
    taken = {question for question, _ in asked}
    return [
        ("response", letter, 0) if letter and letter not in taken and _may_ask(meaning, instrument) else meaning
        for meaning, letter in zip(meanings, begun, strict=True)
    ]


def _asks(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning[0] == "response" and meaning[1] != ""


def _may_ask(meaning: Meaning | None, instrument: str) -> bool:
    """Whether a header with a letter may ask the letter's question: in unknown words, or in those of its codes."""
    return meaning is None or (meaning[0] == "needs" and meaning[1] == on_needs(instrument))


def _beside_questions(
    meanings: list[Meaning | None], cells: list[tuple[Cell, Meaning | None]], instrument: str
) -> list[Meaning | None]:
    """Coded columns belong to the question that their header speaks of (“Objectives linked to your plan”); those of one
    kind that are repeated, each beside a question, to the question at their left, as a choice does by itself.
    """
    asked = {meaning[1] for meaning in meanings if _asks(meaning)}
    found = list(meanings)
    for place, meaning in enumerate(meanings):
        if meaning and meaning[0] in ("objectives", "principles", "choice") and not meaning[1]:
            question = resolve_question(cells[place][0].text.strip(), instrument).key
            if question in asked:
                found[place] = (meaning[0], question, 0)
    meanings = list(found)
    for role in (*CODED, "choice"):
        places = [place for place, meaning in enumerate(meanings) if meaning == (role, "", 0)]
        if len(places) < 2 and role != "choice":
            continue
        for place in places:
            before = next((m for m in reversed(meanings[:place]) if m and m[0] == "response"), None)
            if before and before[1]:
                found[place] = (role, before[1], 0)
    return found


def _numbered_questions(
    sheet: Sheet, row: int, cells: list[tuple[Cell, Meaning | None]], instrument: str
) -> list[Meaning | None]:
    """Headers 1 to 5 above texts are as many questions; objectives come in greater numbers, and above marks."""
    meanings = [meaning for _, meaning in cells]
    numbered = [(meaning[2], cell.column) for cell, meaning in cells if meaning and meaning[0] == "mark"]
    numbers = sorted(number for number, _ in numbered)
    are_the_first = 2 <= len(numbers) <= len(letters(instrument)) and numbers == list(range(1, len(numbers) + 1))
    if any(map(_asks, meanings)) or not are_the_first:
        return meanings
    below = [sheet.cell(r, column) for r in range(row + 1, row + 1 + SAMPLE) for _, column in numbered]
    if all(read_mark(cell.value) is not None for cell in below):
        return meanings
    asked = {("mark", "", number): ("response", letters(instrument)[number - 1], 0) for number in numbers}
    return [asked.get(meaning, meaning) if meaning else None for meaning in meanings]


def _needs_in_words(
    sheet: Sheet,
    row: int,
    meanings: list[Meaning | None],
    cells: list[tuple[Cell, Meaning | None]],
    instrument: str,
) -> list[Meaning | None]:
    """A column headed “Needs” beside other questions holds answers to the question on needs if it holds sentences."""
    asked = {meaning[1] for meaning in meanings if _asks(meaning)}
    question = on_needs(instrument)
    place = next((place for place, meaning in enumerate(meanings) if meaning and meaning[0] == "needs"), -1)
    fewest = 1 if ("objectives", "", 0) in meanings else 2
    if not question or place < 0 or len(asked) < fewest or question in asked:
        return meanings
    column = cells[place][0].column
    below = [cell for r in range(row + 1, row + 1 + SAMPLE) if not (cell := sheet.cell(r, column)).is_empty]
    named = [cell for cell in below if not read_names(cell.value, "need").problems]
    if meanings[place] == ("needs", question, 0):
        named = []
    if not below or 2 * len(named) > len(below):
        return meanings
    return [*meanings[:place], ("response", question, 0), *meanings[place + 1 :]]


def headers_at(sheet: Sheet, row: int, instrument: str) -> list[Header]:
    """What may be the header that begins in a row: it alone, or with the next one; two columns must be understood."""
    if not 2 <= sum(value != "" for value in sheet.rows[row]) <= MOST_COLUMNS:
        return []
    headers = (read_header(sheet, row, instrument), read_double_header(sheet, row, instrument))
    return [header for header in headers if header and len(header.columns) >= 2]


def header_rows(sheet: Sheet, instrument: str) -> Iterator[Header]:
    """What may be the header in a sheet's beginning, from the top."""
    for row in range(min(len(sheet.rows), HEADER_WITHIN)):
        yield from headers_at(sheet, row, instrument)

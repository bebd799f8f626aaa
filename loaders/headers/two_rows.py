"""Headers of two rows: an upper one whose cells stand over several columns, and what stands in these below."""

from __future__ import annotations

from loaders.documents.workbook import Cell, Sheet
from loaders.headers.one_header import CODED, Meaning, classify
from loaders.headers.questions import resolve_question
from loaders.headers.side_by_side import asks_question, lettered

FEWEST_SURE = 2  # questions known by their wordings or letters, beside which a single word tells a further one
DEPENDENT = (*CODED, "choice", "source", "response")  # roles that a second header row may give to a question's columns


def read_together(sheet: Sheet, row: int, instrument: str) -> list[tuple[Cell, Meaning | None]]:
    """The cells of a header of two rows with what they mean together; none where the two rows are no header."""
    upper = {cell.column: cell for cell in sheet.filled(row)}
    lower = {cell.column: cell for cell in sheet.filled(row + 1)} if row + 1 < len(sheet.rows) else {}
    if len(upper) < 2 or not lower or _is_lone(upper, lower, instrument):
        return []
    cells: list[tuple[Cell, Meaning | None]] = []
    above, told = None, False
    highs = _of_upper(list(upper.values()), instrument)
    for column in sorted({*upper, *lower}):
        above = upper.get(column, above)
        alone, beside = highs[above] if above else (None, None)
        below = lower.get(column)
        if below is None:
            cells.append((upper[column], alone))
            continue
        low = classify(below.text.strip(), instrument)
        high = beside if low is None or (low[0] in DEPENDENT and not low[1]) else alone
        is_band = column not in upper or (column + 1 not in upper and column + 1 in lower)
        meaning, uses_both = _together(high, low, is_band)
        if high is None and low == ("response", "", 0) and column in upper and not is_band:
            cells.append((above, None))  # a question in words of its own over “Open-Ended Response”
            told = True
            continue
        if column in upper and not uses_both:
            return []
        told = told or uses_both
        is_own = column in upper and beside != alone and low is not None
        is_assumed = is_own and low[0] in DEPENDENT and _is_assumed(above, instrument)
        cells.append((above if is_assumed else below, meaning or (high if column in upper else low)))
    return cells if told else []


def _is_lone(upper: dict[int, Cell], lower: dict[int, Cell], instrument: str) -> bool:
    """Whether a lower row holds nothing but one cell under no head, which heads nothing itself: a band of its table."""
    return (
        len(lower) == 1
        and not lower.keys() & upper.keys()
        and not any(classify(cell.text.strip(), instrument) for cell in lower.values())
    )


def _of_upper(upper: list[Cell], instrument: str) -> dict[Cell, tuple[Meaning | None, Meaning | None]]:
    """What each upper cell means by itself, and seen beside the others: in unknown words it may ask by its letter or,
    beside two that surely ask, by a single word.
    """
    alone = [classify(cell.text.strip(), instrument) for cell in upper]
    beside = list(lettered(alone, list(zip(upper, alone, strict=True)), instrument))
    asked = {meaning[1] for meaning in beside if asks_question(meaning)}
    for place, cell in enumerate(upper if len(asked) >= FEWEST_SURE else ()):
        is_open = beside[place] in (None, ("needs", "", 0))
        question = resolve_question(cell.text.strip(), instrument).key if is_open else None
        if question and question not in asked:
            beside[place] = "response", question, 0
            asked.add(question)
    return {cell: (own, seen) for cell, own, seen in zip(upper, alone, beside, strict=True)}


def _is_assumed(cell: Cell, instrument: str) -> bool:
    return resolve_question(cell.text.strip(), instrument).is_assumed


def titles(sheet: Sheet, row: int) -> dict[int, str]:
    """Column -> the upper cell that stands over it and over others, for the groups of a header of two rows."""
    lower = {cell.column for cell in sheet.filled(row + 1)} if row + 1 < len(sheet.rows) else set()
    upper = list(sheet.filled(row))
    ends = [cell.column for cell in upper[1:]] + [max(lower, default=0) + 1]
    groups = {
        cell: [at for at in range(cell.column, end) if at in lower] for cell, end in zip(upper, ends, strict=True)
    }
    return {at: cell.text.strip() for cell, columns in groups.items() if len(columns) > 1 for at in columns}


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

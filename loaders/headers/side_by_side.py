"""Meanings of headers seen side by side: a column may be understood by what stands in the others."""

from __future__ import annotations

from loaders import vocabulary
from loaders.codes.names import lists_names, read_names
from loaders.codes.objectives import read_mark
from loaders.documents.workbook import Cell, Sheet
from loaders.headers.machines import is_for_machines
from loaders.headers.one_header import CODED, Meaning, role_of
from loaders.headers.question_letters import leading_letter, leading_sign, letters, on_needs
from loaders.headers.questions import WEAK, asked_by, resolve_question

SAMPLE = 60  # rows by which it is told whether a column holds names of needs or sentences
FEWEST_LETTERS = 3  # in their order, which headers that begin with a letter by chance have not
FEWEST_CODES = 2  # cells by which a column is told to hold codes
LONGEST_CHOICE, MOST_CHOICES = 40, 8  # characters of a choice such as “In preparation”, and how many there are
Heads = list[tuple[Cell, Meaning | None]]


def side_by_side(sheet: Sheet, row: int, cells: Heads, instrument: str) -> list[Meaning | None]:
    """The meanings of header cells without those that only happen to be questions, and with those of their letters."""
    numbered = _numbered_questions(sheet, row, cells, instrument)
    return lettered(_asking(numbered, cells, instrument), cells, instrument)


def beside_questions(
    sheet: Sheet, row: int, meanings: list[Meaning | None], cells: Heads, instrument: str
) -> list[Meaning | None]:
    """The meanings with the question of each column that depends on one: codes, choices, explanations, needs."""
    meanings = _needs_as_codes(sheet, row, meanings, cells, instrument)
    meanings = _needs_in_words(sheet, row, meanings, cells, instrument)
    return _beside_questions(_explained(sheet, row, meanings, cells), cells, instrument)


def _explained(sheet: Sheet, row: int, meanings: list[Meaning | None], cells: Heads) -> list[Meaning | None]:
    """“If yes, please explain” answers the question at its left, where that holds choices: they are its choice.

    So does what survey tools call “… [comment]”.
    """
    found = list(meanings)
    starts = vocabulary.wordings_of("row_labels.csv", "explanation")
    for place in range(1, len(found)):
        before = found[place - 1]
        if not asks_question(before) or found[place] not in (None, ("remark", "", 0), ("ignored", "", 0), before):
            continue
        head = vocabulary.plain(cells[place][0].text.rpartition("/")[2])
        explains = head.startswith(starts) or head.endswith(" comment")
        if explains and _holds_choices(sheet, row, cells[place - 1][0].column):
            found[place - 1], found[place] = ("choice", before[1], 0), before
    return found


def _said(sheet: Sheet, row: int, column: int) -> list[Cell]:
    """The filled cells of a column, without what survey tools write there for programs."""
    return [cell for cell in sheet.below(row, column, SAMPLE) if not is_for_machines(cell.text)]


def _holds_choices(sheet: Sheet, row: int, column: int) -> bool:
    texts = [cell.text.strip() for cell in _said(sheet, row, column)]
    return bool(texts) and max(map(len, texts)) <= LONGEST_CHOICE and len(set(texts)) <= MOST_CHOICES


def asks_question(meaning: Meaning | None) -> bool:
    """Whether a header asks one of the guiding questions."""
    return meaning is not None and meaning[0] == "response" and meaning[1] != ""


def _asking(meanings: list[Meaning | None], cells: Heads, instrument: str) -> list[Meaning | None]:
    """The meanings without the questions of texts that only happen to hold a question's words, as answers do.

    Beside two that surely ask, or where three ask three different questions, they are headers like the others.
    """
    weak = {
        place
        for place, (cell, _) in enumerate(cells)
        if asks_question(meanings[place]) and _only_happens(cell.text.strip(), instrument)
    }
    asked = {meaning[1] for meaning in meanings if asks_question(meaning)}
    sure = {meaning[1] for place, meaning in enumerate(meanings) if asks_question(meaning) and place not in weak}
    if len(sure) >= 2 or len(asked) >= 3:
        return meanings
    return [None if place in weak else meaning for place, meaning in enumerate(meanings)]


def _only_happens(text: str, instrument: str) -> bool:
    """Whether a text may be an answer that begins with a letter or holds a question's words; “Q1. Response” is not."""
    asked = asked_by(text, instrument)
    return asked is not None and asked[1] == WEAK and role_of(leading_letter(text, instrument)[1]) != "response"


def lettered(meanings: list[Meaning | None], cells: Heads, instrument: str) -> list[Meaning | None]:
    """A header in unknown words asks the question of its letter, where the other questions stand under theirs, or where
    several letters stand in their order.
    """
    begun = [leading_letter(cell.text.strip(), instrument)[0] for cell, _ in cells]
    asked = [(meaning[1], letter) for meaning, letter in zip(meanings, begun, strict=True) if asks_question(meaning)]
    signs = [leading_sign(cell.text.strip(), instrument) for cell, _ in cells]
    begins = [cell.text.strip("([（ ").startswith(sign) for (cell, _), sign in zip(cells, signs, strict=True)]
    in_order = [
        letter for letter, sign, is_first in zip(begun, signs, begins, strict=True) if is_first and sign.isalpha()
    ]
    is_known = any(letter == question for question, letter in asked)
    is_list = len(in_order) >= FEWEST_LETTERS and in_order == sorted(set(in_order))  # numbers count anything
    if not (is_known or is_list) or any(letter != q for q, letter in asked if letter):
        return meanings
    taken = {question for question, _ in asked}
    return [
        ("response", letter, 0) if letter and letter not in taken and _may_ask(meaning, instrument) else meaning
        for meaning, letter in zip(meanings, begun, strict=True)
    ]


def _may_ask(meaning: Meaning | None, instrument: str) -> bool:
    """Whether a header with a letter may ask the letter's question: in unknown words, or in those of its codes."""
    return meaning is None or (meaning[0] == "needs" and meaning[1] == on_needs(instrument))


def _beside_questions(meanings: list[Meaning | None], cells: Heads, instrument: str) -> list[Meaning | None]:
    """Coded columns belong to the question that their header speaks of (“Objectives linked to your plan”); those of one
    kind that are repeated, each beside a question, to the question at their left, as a choice does by itself.
    """
    asked = {meaning[1] for meaning in meanings if asks_question(meaning)}
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


def _numbered_questions(sheet: Sheet, row: int, cells: Heads, instrument: str) -> list[Meaning | None]:
    """Headers 1 to 5 above texts are as many questions; objectives come in greater numbers, and above marks."""
    meanings = [meaning for _, meaning in cells]
    marks = [(cell, meaning[2]) for cell, meaning in cells if meaning and meaning[0] == "mark"]
    numbered = [(int(key), cell.column) for cell, (kind, key) in marks if kind == "objective"]
    numbers = sorted(number for number, _ in numbered)
    are_the_first = 2 <= len(numbers) <= len(letters(instrument)) and numbers == list(range(1, len(numbers) + 1))
    if any(map(asks_question, meanings)) or not are_the_first:
        return meanings
    below = [sheet.cell(r, column) for r in range(row + 1, row + 1 + SAMPLE) for _, column in numbered]
    if all(read_mark(cell.value) is not None for cell in below):
        return meanings
    asked = {
        ("mark", "", ("objective", str(number))): ("response", letters(instrument)[number - 1], 0) for number in numbers
    }
    return [asked.get(meaning, meaning) if meaning else None for meaning in meanings]


def _needs_in_words(
    sheet: Sheet,
    row: int,
    meanings: list[Meaning | None],
    cells: Heads,
    instrument: str,
) -> list[Meaning | None]:
    """A column headed “Needs” beside other questions holds answers to the question on needs if it holds sentences."""
    asked = {meaning[1] for meaning in meanings if asks_question(meaning)}
    question = on_needs(instrument)
    fewest = 1 if ("objectives", "", 0) in meanings else 2
    if not question or len(asked) < fewest or question in asked:
        return meanings
    places = (place for place, meaning in enumerate(meanings) if meaning and meaning[0] == "needs")
    place = next((at for at in places if _holds_sentences(sheet, row, cells[at][0], meanings[at][1] == question)), None)
    if place is None:
        return meanings
    return [*meanings[:place], ("response", question, 0), *meanings[place + 1 :]]


def _holds_sentences(sheet: Sheet, row: int, head: Cell, is_lettered: bool) -> bool:
    """Whether most of what stands below “Needs” is no list of them; below the question's own letter all may answer."""
    below = [cell for cell in _said(sheet, row, head.column) if not _says_nothing(cell)]
    named = [] if is_lettered else [cell for cell in below if not read_names(cell.value, "need").problems]
    return bool(below) and 2 * len(named) <= len(below)


def _says_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing to say (“–”, “none”): it is neither a sentence nor a name."""
    codes = read_names(cell.value, "need")
    return not codes.found and not codes.problems


def _needs_as_codes(
    sheet: Sheet, row: int, meanings: list[Meaning | None], cells: Heads, instrument: str
) -> list[Meaning | None]:
    """A column that asks for needs without its letter, and holds nothing but their names, holds codes, not answers."""
    question = on_needs(instrument)
    found = list(meanings)
    for place, (cell, _) in enumerate(cells):
        if meanings[place] != ("response", question, 0) or leading_letter(cell.text.strip(), instrument)[0]:
            continue
        named = [lists_names(below.text, "need") for below in _said(sheet, row, cell.column)]
        if len(named) >= FEWEST_CODES and all(named):
            found[place] = "needs", "", 0
    return found

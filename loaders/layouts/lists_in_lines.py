"""Lines that are nothing but lists of codes: “[Objectives 5, 6]”, “→ Obj. 8”, “Objectives: 19. Needs: finance.”"""

from __future__ import annotations

import re
from functools import cache

from loaders import vocabulary
from loaders.codes.names import lists_names
from loaders.codes.objectives import read_objectives, single_objective
from loaders.codes.words import words_of
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, role_of

FEWEST = 2  # lists in one line
Codes = list[tuple[str, Cell]]
LABEL_END = re.compile(r"\s*[:：]\s*|\s+[-–—]\s+")
_PARTS = re.compile(r"\s*[;；|]\s*(?=[^\W\d_])")
_SENTENCES = re.compile(r"[.;]\s+(?=[^\W\d_])")
_REMARK = re.compile(r"[(（][^()（）]*[)）]")
_OPENING = ("(", "[", "（")
_ARROWED = re.compile(r"\s*(?:[→⇒➔➜►▶↳»]|[-=]+>)\s*(\S.{2,118}\S)\s*$")
BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{3,120})[)\]）]")


def in_brackets(cell: Cell) -> Codes:
    """The codes of a line that is nothing but lists of them in brackets or behind an arrow, “[Objectives 5, 6]” and
    “→ Obj. 5”; else none.
    """
    match = BRACKETS.fullmatch(cell.text.strip()) if cell.text.strip()[:1] in _OPENING else _ARROWED.match(cell.text)
    return [(kind, cell._replace(value=words)) for kind, words in codes_in_brackets(match[1])] if match else []


def lists_in_line(cell: Cell) -> Codes:
    """The codes of a line that is several lists behind labels: “Objectives: 19. Principle: rule of law.”; else none."""
    parts: list[str] = []
    for part in _SENTENCES.split(cell.text.strip().rstrip(".")):
        if parts and not LABEL_END.search(part):
            parts[-1] += f"; {part}"  # of the same list
        else:
            parts.append(part)
    if len(parts) < FEWEST or not LABEL_END.search(parts[0]):
        return []
    found = [codes_in_brackets(part) for part in parts]
    return [(kind, cell._replace(value=words)) for each in found for kind, words in each] if all(found) else []


def codes_in_brackets(text: str) -> list[tuple[str, str]]:
    """Kind and words of each list in brackets, “Objective 2; need: finance”; none where anything else is said."""
    found: list[tuple[str, str]] = []
    for part in _PARTS.split(text):
        label, *values = LABEL_END.split(part.strip(), maxsplit=1)
        role = role_of(label) if values and values[0] else None
        if lists_objectives(part):
            found.append(("objective", part.strip()))
        elif role in CODED:
            found.append((CODED[role], values[0]))
        elif found and not values and _goes_on(part, found[-1][0]):
            found[-1] = found[-1][0], f"{found[-1][1]}; {part.strip()}"
        else:
            return []
    return found


def _goes_on(part: str, kind: str) -> bool:
    """Whether a part between semicolons goes on with a list of this kind."""
    return _are_numbers(part) if kind == "objective" else lists_names(part, kind)


def lists_objectives(said: str) -> bool:
    """Whether words in brackets are a list of objectives, by a word for them and their numbers, and nothing else is
    said of these: a title may stand there, too.
    """
    folded = vocabulary.plain(said)
    if not folded.startswith(_objective_words()) or not any(map(str.isdecimal, folded)):
        return False
    return single_objective(said) > 0 or _are_numbers(said)


def _are_numbers(said: str) -> bool:
    """Whether a text is nothing but numbers of objectives and what stands between them, remarks in brackets aside."""
    bare = vocabulary.plain(_REMARK.sub(" ", said))
    return read_objectives(said).is_whole and not _beside_numbers().sub(" ", bare).strip()


@cache
def _beside_numbers() -> re.Pattern[str]:
    """Numbers, and the words that stand before and between those of objectives in a list."""
    words = {*_objective_words(), *(word for kind in ("label", "joiner", "range") for word in words_of(kind))}
    longest = sorted(filter(None, map(vocabulary.plain, words)), key=len, reverse=True)
    spelt = [
        re.escape(word) if vocabulary.is_unspaced(word) else rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])"
        for word in longest
    ]
    return re.compile(rf"\d+|\s+|{'|'.join(spelt)}")


@cache
def _objective_words() -> tuple[str, ...]:
    return tuple(map(vocabulary.plain, vocabulary.wordings_of("row_labels.csv", "objective")))

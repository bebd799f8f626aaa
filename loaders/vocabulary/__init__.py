"""The wordings by which people write headers, questions, codes and marks: CSV files that an analyst can extend.

No wording of one file stands in code. Each file has a header line; a row is one wording. `match` says how a
wording is compared with a cell:

- `is`: it is the whole cell;
- `has`: its words stand in the cell;
- `begins` (questions.csv): one of the cell's words begins so;
- `starts` (row_labels.csv): the cell begins so, or a name has it before or behind it;
- `line` (attribution.csv): it stands anywhere in a line, be it as the beginning of a longer word.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
LONGEST_UNSPACED = 80  # signs of a label or question in a script without spaces; longer texts are answers
KEPT_BELOW = 120  # characters: labels and names come again, answers do not
_NOT_WORD = re.compile(r"[\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_COLON = re.compile("[:：]")
_LANGUAGES = re.compile(r"\s*(?:[/|\n\r]|\s[-–—]\s)\s*")


def plain(text: str) -> str:
    """Fold a wording for comparison: NFKC, case folded, every run of signs and spaces to one space."""
    return _kept(text) if len(text) < KEPT_BELOW else _folded(text)


def _folded(text: str) -> str:
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


_kept = lru_cache(maxsize=20_000)(_folded)


def language_parts(text: str) -> tuple[str, ...]:
    """The parts of a label or name in two languages (“Country / Pays”); none where it has one part only."""
    parts = tuple(part for part in _LANGUAGES.split(text) if plain(part))
    return parts if len(parts) > 1 else ()


def at_colon(text: str) -> tuple[str, str, str]:
    """What stands before the first colon of a text (“Country: Fiji”, “国家：斐济”), the colon, and the rest."""
    found = _COLON.search(text)
    return (text[: found.start()], found[0], text[found.end() :]) if found else (text, "", "")


@cache
def rows(file: str) -> tuple[dict[str, str], ...]:
    """The rows of a vocabulary file as dictionaries. Raises ValueError with file and line where a row is broken."""
    with (FOLDER / file).open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)  # a DictReader takes three times as long
        header = next(reader, [])
        found = []
        for cells in filter(None, reader):
            if len(cells) != len(header):
                raise ValueError(f"{file}, line {reader.line_num}: expected {len(header)} fields")
            found.append(dict(zip(header, cells, strict=True)))
    return tuple(found)


@cache
def wordings_of(file: str, meaning: str) -> tuple[str, ...]:
    """The wordings of a file with one meaning, as they are written, in their order."""
    return tuple(row["wording"] for row in rows(file) if row["meaning"] == meaning)


class Phrases:
    """Folded phrases, each with what it means, found in folded texts by their first words: most texts hold none."""

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[int, int, str, str]]] = {}
        self._unspaced: list[tuple[int, int, str, str]] = []
        for number, (phrase, meaning) in enumerate(meanings):
            entry = -len(phrase), number, phrase, meaning
            self._by_first.setdefault(phrase.split(" ")[0], []).append(entry)
            if is_unspaced(phrase):
                self._unspaced.append(entry)

    def inside(self, folded: str) -> list[tuple[str, str]]:
        """The phrases that stand in a folded text as whole words, with their meanings, the longest first; those in
        scripts that part no words stand anywhere in it.
        """
        may_hold = self._unspaced and len(folded) <= LONGEST_UNSPACED and is_unspaced(folded)
        anywhere = [entry for entry in self._unspaced if entry[2] in folded] if may_hold else []
        padded = f" {folded} "
        found = [
            entry
            for word in self._by_first.keys() & set(folded.split(" "))
            for entry in self._by_first[word]
            if f" {entry[2]} " in padded
        ]
        return [(phrase, meaning) for _, _, phrase, meaning in sorted({*found, *anywhere})]


def is_unspaced(text: str) -> bool:
    """Whether a text holds signs of a script that puts no spaces between words: Chinese, Japanese, Thai, Lao, Khmer."""
    return not text.isascii() and _UNSPACED.search(text) is not None


@dataclass(frozen=True)
class Wordings:
    """Wordings and what each stands for; built from the rows of one file."""

    exact: dict[str, str]
    phrases: Phrases

    def find(self, text: str) -> str | None:
        """What a text stands for: by its whole wording, else by the longest known wording inside it, else None."""
        folded = plain(text)
        if folded in self.exact:
            return self.exact[folded]
        return next((meaning for _, meaning in self.phrases.inside(folded)), None)

    def longest(self, text: str) -> tuple[str | None, int]:
        """What the longest known wording inside a text stands for, and that wording's length; (None, 0) without one."""
        return next(((meaning, len(words)) for words, meaning in self.phrases.inside(plain(text))), (None, 0))

    def meanings(self, text: str) -> set[str]:
        """Everything that a text stands for: by its whole wording, else by each known wording in it.

        A wording inside a longer one says nothing of its own: “government” in “local government”.
        """
        folded = plain(text)
        if folded in self.exact:
            return {self.exact[folded]}
        found = set()
        rest = f" {folded} "
        for wording, meaning in self.phrases.inside(folded):
            if f" {wording} " in rest:
                found.add(meaning)
                rest = rest.replace(f" {wording} ", " | ")
        return found


@cache
def wordings(file: str, meaning: str) -> Wordings:
    """The wordings of a file that are compared as a whole or word by word; `meaning` names the column that says what
    they stand for. Those that `match` in other ways are read by the modules that use them.

    Raises ValueError where one wording stands for two things.
    """
    exact: dict[str, str] = {}
    inside: dict[str, str] = {}
    for number, row in enumerate(rows(file), start=2):
        match = row.get("match", "is")
        if match not in ("is", "has"):
            continue
        group = inside if match == "has" else exact
        wording = plain(row["wording"])
        if group.setdefault(wording, row[meaning]) != row[meaning]:
            raise ValueError(
                f"{file}, row {number}: “{row['wording']}” stands for both {group[wording]} and {row[meaning]}"
            )
    return Wordings(exact, Phrases(inside.items()))

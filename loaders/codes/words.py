"""The words of coded cells: names of targets, joining words, what says “all” or “none”; and what such a cell yields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from gcm_data import reference
from gcm_data.reference import translations
from gcm_data.tables.specs import TARGET_KINDS
from loaders import vocabulary

HIGHEST_OBJECTIVE = 23
DASHES = r"[-‐‑‒–—−~～〜]"


@dataclass(frozen=True)
class Codes:
    """What a coded cell says: targets with the words that name them, and what could not be understood.

    `problems` are pairs of an issue code (objective-unknown, code-unknown, code-uncertain) and the words.
    """

    found: dict[str, str] = field(default_factory=dict)
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the cell names targets, and all of it was understood."""
        return bool(self.found) and not self.problems


@cache
def words_of(meaning: str) -> frozenset[str]:
    """The words of one meaning in code_words.csv, folded."""
    rows = vocabulary.rows("code_words.csv")
    return frozenset(vocabulary.plain(row["wording"]) for row in rows if row["meaning"] == meaning)


@cache
def names_of(target_kind: str) -> dict[str, str]:
    """Folded wording -> target of one kind, from codes.csv and the translations; principles also by their letter.

    Raises ValueError where one wording stands for two targets.
    """
    names: dict[str, str] = {}
    if target_kind == "principle":
        names.update({principle.letter: principle.key for principle in reference.principles()})
    for number, row in enumerate(vocabulary.rows("codes.csv"), start=2):
        if row["target_kind"] not in TARGET_KINDS:
            raise ValueError(
                f"codes.csv, row {number}: target_kind is one of {TARGET_KINDS}, not {row['target_kind']!r}"
            )
        wording = vocabulary.plain(row["wording"])
        if row["target_kind"] == target_kind and names.setdefault(wording, row["target"]) != row["target"]:
            raise ValueError(f"codes.csv, row {number}: “{row['wording']}” stands for two targets")
    for target, name in translations.names_of(target_kind):
        if names.setdefault(vocabulary.plain(name), target) != target:
            raise ValueError(f"translations.csv: “{name}” stands for two targets")
    return names


@cache
def separators() -> re.Pattern[str]:
    """What parts the items of a list: signs, line ends, joining words, and bullets at the start of a line."""
    joiners = sorted(map(re.escape, words_of("joiner")), key=len, reverse=True)
    unspaced = "".join(joiner for joiner in joiners if len(joiner) == 1 and "\u4e00" <= joiner <= "\u9fff")
    return re.compile(
        rf"[,;|&/+•·、，；\n\r\t{unspaced}]|(?<![^\W\d_])(?:{'|'.join(joiners)})(?![^\W\d_])"
        rf"|(?<![^\W\d_])و(?=ال)|^[^\S\n]*+{DASHES}\s+",
        re.IGNORECASE | re.MULTILINE,
    )

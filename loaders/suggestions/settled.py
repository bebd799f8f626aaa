"""Decisions that people have settled on paragraphs, read from CSV files: what weights are made from."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from loaders.suggestions.features import targets
from loaders.suggestions.lexicon import TARGETED

COLUMNS = ("document", "text", "target_kind", "target", "decision")
CODING_COLUMNS = ("response", "sha256", "target_kind", "target", "basis", "verdict", "state", "suggestion")
ACCEPTED, REJECTED, NOTHING = "accepted", "rejected", "nothing"
LONGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class Settled:
    """A paragraph with all that was decided on it: which kinds of target people looked for, and which they accepted.

    `counts` says how much it counts in a fit, 1 as a rule; one that is not judged teaches, and is not measured.
    """

    document: str
    text: str
    kinds: frozenset[str]
    accepted: frozenset[tuple[str, str]]
    counts: float = 1.0
    is_judged: bool = True


def read_settled(paths: Iterable[Path], is_judged: bool = True) -> list[Settled]:
    """The paragraphs of some CSV files with the columns document, text, target_kind, target and decision (accepted,
    rejected, or nothing for a kind of which the paragraph has no target); a column `counts` may stand beside them.

    Raises ValueError with file and line for a row that can't be used, and OSError for a file that can't be read.
    """
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    counts: dict[tuple[str, str], float] = {}
    for where, row in _rows(paths, COLUMNS):
        kind, target = _target(row, where)
        key = row["document"], row["text"]
        accepted = found.setdefault(key, {}).setdefault(kind, set())
        if row["decision"] == ACCEPTED:
            accepted.add(target)
        counts[key] = _number(row.get("counts") or "1", where)
    return [Settled(*key, frozenset(kinds), _pairs(kinds), counts[key], is_judged) for key, kinds in found.items()]


def read_codings(paths: Iterable[Path]) -> pd.DataFrame:
    """The rows of some files codings.csv in the columns CODING_COLUMNS, all text; answers of two files are never one.

    Raises ValueError for a file without these columns, and OSError for one that can't be read.
    """
    rows = [
        {**{name: row[name] or "" for name in CODING_COLUMNS}, "response": f"{number} {row['response']}"}
        for number, path in enumerate(paths)
        for _, row in _rows([path], CODING_COLUMNS)
    ]
    return pd.DataFrame(rows, columns=list(CODING_COLUMNS), dtype="str")


def _rows(paths: Iterable[Path], columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str | None]]]:
    """The rows of some CSV files, each with its file and line. Raises ValueError where a column is missing."""
    csv.field_size_limit(LONGEST_FIELD)
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
                raise ValueError(f"{path.name}: the columns {', '.join(missing)} are missing")
            for row in reader:
                yield f"{path.name}, line {reader.line_num}", row


def joined(settled: Sequence[Settled]) -> list[Settled]:
    """Texts of each document joined two and two, the first half with the second, to teach that one may be about several
    targets. Each counts half of what its two texts count, and is not judged.
    """
    documents: dict[str, list[Settled]] = {}
    for text in settled:
        documents.setdefault(text.document, []).append(text)
    return [
        Settled(one.document, f"{one.text}\n{other.text}", kinds, _of(kinds, one, other), counts, is_judged=False)
        for texts in documents.values()
        for one, other in zip(texts[: len(texts) // 2], texts[(len(texts) + 1) // 2 :], strict=True)
        for kinds in [one.kinds & other.kinds]
        for counts in [(one.counts + other.counts) / 2]
    ]


def _of(kinds: frozenset[str], one: Settled, other: Settled) -> frozenset[tuple[str, str]]:
    """What was accepted of some kinds in either of two texts."""
    return frozenset(pair for pair in one.accepted | other.accepted if pair[0] in kinds)


def _pairs(kinds: dict[str, set[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((kind, target) for kind, accepted in kinds.items() for target in accepted)


def _target(row: dict[str, str], where: str) -> tuple[str, str]:
    """Kind and target of a row; the target is "" where nothing was found. Raises ValueError."""
    kind, target, decision = (row[name] or "" for name in COLUMNS[2:])
    if not (row["text"] or "").strip():
        raise ValueError(f"{where}: there is no text")
    if kind not in TARGETED:
        raise ValueError(f"{where}: {kind!r} is not one of {', '.join(TARGETED)}")
    if decision not in (ACCEPTED, REJECTED, NOTHING):
        raise ValueError(f"{where}: {decision!r} is not one of {ACCEPTED}, {REJECTED}, {NOTHING}")
    if decision != NOTHING and target not in targets(kind):
        raise ValueError(f"{where}: there is no {kind} {target!r}")
    return kind, target


def _number(text: str, where: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= 100:
        raise ValueError(f"{where}: counts {text!r} is no number above 0")
    return number

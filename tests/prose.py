"""Twelve long answers of fictional prose, three of them not in English. Arcadia, its laws and its offices don't exist.

No column codes them and no words cite an objective. In the file each paragraph has a row with its answer, the question
that this answers, its language, and the objective that the paragraph was written about.
"""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

with (Path(__file__).parent / "data" / "prose.csv").open(encoding="utf-8", newline="") as _lines:
    PARAGRAPHS = list(csv.DictReader(_lines))


def answers_in(*languages: str) -> list[tuple[str, str]]:
    """The answers in some languages: question and text, in the order of the file."""
    made = []
    for _, rows in groupby(PARAGRAPHS, lambda row: row["answer"]):
        own = list(rows)
        if own[0]["lang"] in languages:
            made.append((own[0]["question"], "\n\n".join(row["words"] for row in own)))
    return made

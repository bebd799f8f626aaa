"""New weights from settled decisions, measured by cross-validation; nothing worse than the weights in use is kept."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gcm_data.reference import FOLDER
from gcm_data.reference.coding import measured_chances
from gcm_data.reference.coding_rows import MeasuredChance
from loaders.suggestions.chances import MEASURED_IN, limits
from loaders.suggestions.folds import Examples, cross_validated, examples_of
from loaders.suggestions.measures import Measured, measure, right_between
from loaders.suggestions.model import Model, models
from loaders.suggestions.settled import Settled, joined

FEWEST = 100  # texts: weights from fewer would be chance
TOLD = "possible"  # estimates from this word on count as told
LEXICON_TOLD = 2.0  # score: the lexicon alone counts as telling a target from one sure term on
CHANCES_FILE = FOLDER / "measured_chances.csv"


@dataclass(frozen=True)
class Refit:
    """New weights of one kind of target beside those in use, both measured on texts that are judged."""

    target_kind: str
    texts: int
    model: Model
    new: Measured
    used: Measured
    lexicon: Measured
    chances: tuple[MeasuredChance, ...]

    @property
    def is_better(self) -> bool:
        """Whether neither average precision nor F1 is lower than with the weights in use."""
        return self.new.average_precision >= self.used.average_precision and self.new.f1 >= self.used.f1


def refit(settled: Sequence[Settled], target_kind: str, source: str, day: dt.date) -> Refit | None:
    """Weights of one kind of target from settled texts; None where fewer than FEWEST of a language are judged.

    The estimates of the new weights are cross-validated by document; the weights in use may have been made from the
    very same texts, so that new ones have to be better than a memory. Texts in other languages than English teach only.
    """
    examples = examples_of([*settled, *joined(settled)], target_kind)
    judged = examples.is_judged & (np.array(examples.languages) == MEASURED_IN) if len(examples.documents) else []
    texts = int(np.sum(judged))
    if texts < FEWEST or not examples.is_right[judged].any():
        return None
    estimates = cross_validated(examples)
    used = models()[target_kind].chances(examples.features[judged])
    lowest = dict(limits(target_kind, MEASURED_IN))[TOLD]
    right = examples.is_right[judged]
    return Refit(
        target_kind,
        texts,
        examples.fitted(np.ones(len(examples.documents), dtype=bool)),
        measure(right, estimates[judged], lowest),
        measure(right, used, lowest),
        measure(right, examples.scores[judged], LEXICON_TOLD),
        _measured(examples, judged, estimates, source, day),
    )


def _measured(
    examples: Examples, judged: np.ndarray, estimates: np.ndarray, source: str, day: dt.date
) -> tuple[MeasuredChance, ...]:
    """How often each word for the chance was right in the judged texts."""
    rows = []
    below = 2.0
    for word, lowest in limits(examples.target_kind, MEASURED_IN):
        pairs, right = right_between(examples.is_right[judged], estimates[judged], lowest, below)
        rows.append(MeasuredChance(examples.target_kind, MEASURED_IN, word, lowest, pairs, right, source, day))
        below = lowest
    return tuple(rows)


def write_chances(found: Sequence[Refit], path: Path = CHANCES_FILE) -> None:
    """Write how often each word was right; rows of kinds and languages that were not measured now stay as they are."""
    new = {(row.target_kind, row.lang, row.chance): row for each in found for row in each.chances}
    rows = [new.get((row.target_kind, row.lang, row.chance), row) for row in measured_chances()]
    columns = list(MeasuredChance.__dataclass_fields__)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([getattr(row, column) for column in columns] for row in rows)


def told(found: Refit) -> list[str]:
    """Lines that say what was measured, for the terminal."""
    lines = [f"{found.target_kind}: {found.texts} texts are judged"]
    for name, of in (("lexicon alone", found.lexicon), ("weights in use", found.used), ("new weights", found.new)):
        shares = f"average precision {of.average_precision:.2f}, precision {of.precision:.2f}, recall {of.recall:.2f}"
        lines.append(f"  {name:<15}{shares}, F1 {of.f1:.2f}")
    for row in found.chances:
        share = f" ({row.right / row.pairs:.2f})" if row.pairs else ""
        lines.append(f"  {row.chance:<15}from {row.at_least}: {row.right} of {row.pairs} right{share}")
    return lines

"""The evidence: one row for each mention, so that a filter shows what stands behind any number.

The loaders read this sheet back (loaders/layouts/evidence_annex.py); its heads stand there in a vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex, ranges
from gcm_data.evidence.passages import Passage
from gcm_data.exhibits import quality
from gcm_data.exports.xlsx.coverage import head_of
from gcm_data.exports.xlsx.links import of_mark, of_passage
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.sheet import Value as CellValue
from gcm_data.exports.xlsx.styles import CELL, COUNT, FINDING, HEADING, QUIET, Look

COLUMNS: dict[str, tuple[float, Look]] = {
    "Passage no.": (9, COUNT),
    "Figures": (9, CELL),
    "State or stakeholder": (14, CELL),
    "Subregion": (11, CELL),
    "Review": (8, COUNT),
    "Question": (11, CELL),
    "Kind": (9, CELL),
    "Evidence for": (12, CELL),
    "Basis": (8, CELL),
    "Aspect": (11, CELL),
    "Evidence": (11, CELL),
    "At character": (10, COUNT),
    "Passage": (43, CELL),
    "Document": (11, CELL),
    "Sheet": (8, CELL),
    "Cell": (7, CELL),
    "Source": (23, CELL),
    "Date": (11, CELL),
    "Submission": (12, CELL),
}
KINDS = {"objective": "Objective", "principle": "Guiding principle", "need": "Cooperation need"}
HOW = (
    "One row for each mention that counts. Filter by subregion, or State, and by what it is evidence for, to see what "
    "stands behind a number; Figures says in which figures a mention counts, and the sheet Numbers gives the passages "
    "behind each number. At character: where the evidence begins in the passage; empty for what is coded beside "
    "it, and for marks in a tally."
)


def focuses(scope: Scope) -> list[Focus]:
    """A focus for each target shown; their evidence is every mention selected that counts, also stakeholders'."""
    shown = dict.fromkeys(zip(scope.coverage["target_kind"], scope.coverage["target"], strict=True))
    return [scope.focus(None, target) for target in shown]


@dataclass(frozen=True)
class Numbered:
    """A figure's number, and what it counts."""

    number: int
    focuses: Sequence[Focus]


def write(paper: Paper, scope: Scope, annex: Annex, figures: Iterable[Numbered], footer: str) -> None:
    """Fill the sheet: a title, how to use it, and the table."""
    found = rows(scope, annex, figures)
    paper.line(_title(scope, found, annex), HEADING)
    paper.line(HOW, FINDING)
    paper.line(scope.texts, QUIET)
    if said := quality.remarks(scope):
        paper.line(f"Note: {said}", QUIET)  # as a label and what it says: read back as what the annex says of itself
    paper.skip()
    first = paper.row
    widths = {name: width for name, (width, _) in COLUMNS.items()}
    looks = [look for _, look in COLUMNS.values()]
    paper.table("Evidence", list(COLUMNS), found, [looks] * len(found), widths=widths)
    paper.sheet.freeze_panes = paper.sheet.cell(first + 1, 4)
    for number, row in enumerate(found, start=first + 1):
        cell, named = paper.sheet.cell(number, 1), dict(zip(COLUMNS, row, strict=True))
        paper.links.place(of_passage(named["Passage no."]), cell)
        if str(named["Review"]) == scope.selection.cycle:
            paper.links.place(of_mark(named["State or stakeholder"], named["Evidence for"]), cell)
    paper.finish(footer, repeated=paper.heads)


def _title(scope: Scope, found: list[list[CellValue]], annex: Annex) -> str:
    """How many mentions the sheet holds; the mentions of the other review, evidence of the change, counted apart."""
    review = list(COLUMNS).index("Review")
    own = sum(str(row[review]) == scope.selection.cycle for row in found)
    beside = f"; {len(found) - own} of another review, with which it is compared" if own < len(found) else ""
    in_all = f"{len(annex.passages)} passage{'s' if len(annex.passages) != 1 else ''}"
    return (
        f"Evidence: {own} mention{'s' if own != 1 else ''} of the review of {scope.selection.cycle}{beside}; {in_all}"
    )


def rows(scope: Scope, annex: Annex, figures: Iterable[Numbered]) -> list[list[CellValue]]:
    """A row for each mention in the passages of the annex, in their order; the columns are COLUMNS."""
    counted = _figures_of_mentions(annex, figures)
    mentions = scope.data.mentions
    needed = [row for _, found in annex.rows for row in found]
    records = dict(zip(needed, mentions.iloc[needed].itertuples(index=False), strict=True))
    subregions = {member.iso3: member.subregion or NON_REGIONAL for member in reference.members()}
    made = []
    for number, passage, (_, found) in zip(annex.given, annex.passages, annex.rows, strict=True):
        for row in found:
            mention = records[row]
            head = [number, ranges(counted.get(row, ())), passage.respondent, subregions.get(mention.iso3, "")]
            made.append([*head, *_named(passage, mention), *_placed(passage, mention)])
    return made


def _named(passage: Passage, mention: object) -> list[CellValue]:
    """Review and question, what the mention is evidence for, and its words."""
    asked = passage.asked if passage.question else ""
    target = mention.target_kind, mention.target
    start = None if pd.isna(mention.start) else int(mention.start) + 1
    text = passage.text if passage.is_answer else ""
    review = int(passage.cycle) if passage.cycle.isdecimal() else passage.cycle
    return [review, asked, KINDS[target[0]], head_of(target), mention.basis, mention.aspect, mention.evidence,
            start, text]  # fmt: skip


def _placed(passage: Passage, mention: object) -> list[CellValue]:
    """Where the mention stands, and what its passage names as its source."""
    document = mention.document if passage.place else wording.WITHHELD_PLACE
    return [document, mention.sheet, mention.cell, passage.source, passage.date, mention.submission]


def _figures_of_mentions(annex: Annex, figures: Iterable[Numbered]) -> dict[int, list[int]]:
    """Row of `mentions` -> the numbers of the figures in which it counts."""
    found: dict[int, list[int]] = {}
    for figure in figures:
        inside = {row for focus in figure.focuses for _, mentions in annex.panels[focus].rows for row in mentions}
        for row in inside:
            found.setdefault(row, []).append(figure.number)
    return found

"""What a verification slip says in words, in no format: whose it is, what it is of, and how to use it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from gcm_data import reference, wording
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import CODES, CORRECT, MISSING, NEW_TEXT, NO, REASON, SHOULD_BE, YES, Slip, SlipCode
from gcm_data.wording.material import PARAPHRASED

TITLE = "Verification slip: this is how your response was read"
TITLE_COMPILED = "Verification slip: these statements were found of your State"  # where it has submitted nothing itself
ASKED = (
    "Please check whether it is right. Nothing changes until the secretariat has seen your corrections and "
    "accepted them."
)
STEPS = (
    f"Sheet “{{answers}}”: write {YES} or {NO} beside each answer under “{CORRECT}”. If a text was read wrongly, "
    f"write the whole right text under “{NEW_TEXT}”, and why under “{REASON}”.",
    f"Sheet “{CODES}”: each objective, guiding principle and cooperation need that was read, with the words or the "
    f"cell that it was read from. Where that is not meant, write {NO}, and choose under “{SHOULD_BE}” what "
    "it should be, or that it should be left out.",
    f"Sheet “{MISSING}”: what was not read and should have been.",
    "Fill in who has checked it and the date, below, save the workbook and send it back.",
)
ON_PAPER = (
    "Tick each answer and each objective, guiding principle and cooperation need as right or not right, and write what "
    "is right beside it. The workbook (.xlsx) of this slip can be read back by the secretariat; this paper is "
    "for those who would rather write by hand."
)
NOTHING_READ = "No objective, guiding principle or cooperation need was read."
LEFT_BLANK = "(left blank)"
CODED, CITED = "coded: a column, a mark or a form field says so", "cited: the text names it"
REVIEWED = "reviewed: a person has read the passage so"
BASES = {"coded": CODED, "cited": CITED, "reviewed": REVIEWED}


@dataclass(frozen=True)
class Front:
    """The first page: labels with values, and sentences. `source` is the line at the foot of each page."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    source: str
    day: dt.date

    @classmethod
    def of(cls, slip: Slip, documents: pd.DataFrame, provenance: Provenance) -> Front:
        """The front page of a slip; `documents` is the table of the set from which it is made."""
        own = documents[(documents["cycle"] == slip.cycle) & documents["document"].isin(slip.documents)]
        facts = (
            ("State", slip.member),
            ("Review", reference.cycle(slip.cycle).name),
            ("Read from", "; ".join(slip.documents)),
            ("Read on", wording.day(provenance.as_of)),
            ("This is", f"{slip.mark} {provenance.as_of.isoformat()}"),
        )
        texts = wording.texts(own)
        title = TITLE_COMPILED if texts == PARAPHRASED else TITLE
        return cls(title, facts, (texts, ASKED), wording.provenance_line(provenance), provenance.as_of)


def how(code: SlipCode) -> str:
    """By what a code was read."""
    return BASES.get(code.basis, code.basis)


def behind(code: SlipCode) -> str:
    """The words behind a code: those around a citation, or the whole cell that codes."""
    return code.passage or code.evidence

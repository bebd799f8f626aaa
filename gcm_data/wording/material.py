"""What was read of members, in words: what they submitted, or statements that others compiled and paraphrased.

The rule reads what the documents say of themselves (column `remark` of the table `documents`). A document that says
that it is a compilation, or no official submission, is nobody's submission: members that stand in such documents only
“have statements”, and their texts are “paraphrased”. Where both kinds of documents are read, both are told apart.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import pandas as pd

from gcm_data.tables.slips import LAYOUT, PACKET
from gcm_data.wording.sentences import REPORTS, day, of, of_members

_COMPILED = re.compile(
    r"not (?:an? )?official|\bunofficial|paraphras|parafras|\bcompilation\b|\bcompil\w+(?: of\b|[^.;]*\bfrom\b)"
)
_DENIED = re.compile(r"\b(?:not|no|never) (?:an? )?(?:compil\w+|paraphras\w+)")
DOCUMENTED = "members with documents"  # of which something was read, whatever it is

_OWN = "They are the words of the documents, not of the secretariat, and no position of the United Nations."
AS_RECEIVED = f"Responses are reproduced as received. {_OWN}"
PARAPHRASED = (
    "Texts are paraphrased: the documents say of themselves that they are compilations. They are neither the words of "
    "the States nor of the secretariat, and no position of the United Nations."
)
OF_BOTH_KINDS = (
    "Texts of submissions are reproduced as received; texts of documents that say of themselves that they are "
    f"compilations are paraphrased. {_OWN}"
)
NOTICES = {PARAPHRASED: "Compiled, not official", OF_BOTH_KINDS: "Partly compiled, not official"}  # in two words
ABOUT_DOCUMENTS = "About these documents"


def is_compilation(remark: str) -> bool:
    """Whether a document that says this of itself is a compilation, and no submission of a State."""
    said = remark.casefold()
    return bool(_COMPILED.search(_DENIED.sub("", said)))


def compilations(documents: pd.DataFrame) -> frozenset[tuple[str, str]]:
    """The documents (cycle, document) of a table `documents` that say of themselves that they are compilations."""
    columns = (documents[name].tolist() for name in ("cycle", "document", "remark"))
    return frozenset((c, name) for c, name, remark in zip(*columns, strict=True) if is_compilation(remark))


def texts(documents: pd.DataFrame) -> str:
    """What the texts of some documents (table `documents`) are: as received, paraphrased, or both, told apart.

    Documents that could not be read have no texts, nor have verification slips.
    """
    has_texts = ~documents["layout"].isin(("", LAYOUT, PACKET))
    kinds = {is_compilation(remark) for remark in documents.loc[has_texts, "remark"]}
    return {frozenset({True}): PARAPHRASED, frozenset({True, False}): OF_BOTH_KINDS}.get(frozenset(kinds), AS_RECEIVED)


@dataclass(frozen=True, slots=True)
class Material:
    """How many of some members submitted, and of how many others there are only statements in compilations."""

    submitted: int = 0
    compiled: int = 0

    @property
    def total(self) -> int:
        """Of how many members something was read: one of the two denominators."""
        return self.submitted + self.compiled

    @property
    def is_of_one_kind(self) -> bool:
        """Whether all of these members submitted, or all have statements only; False where nothing was read."""
        return bool(self.submitted) != bool(self.compiled)

    @property
    def nouns(self) -> tuple[str, str]:
        """What is counted, in the singular and the plural: “submission”, “submissions”."""
        if self.is_of_one_kind and self.submitted:
            return "submission", "submissions"
        what = "statements" if self.is_of_one_kind else "submissions or statements"
        return f"member with {what}", f"members with {what}"

    @property
    def noun(self) -> str:
        """The noun for the total: “submissions”, “members with statements”."""
        return self.nouns[self.total != 1]

    def of(self, count: int) -> str:
        """“9 of 41 submissions”, “9 of 43 members with statements”."""
        return f"{of(count, self.total)} {self.noun}"

    def have(self, members: int) -> str:
        """How many of all members: “43 of 62 members have statements”, “1 of 7 members has submitted”.

        Of both kinds: “43 of 62 members have submissions or statements: 20 submitted, 23 have statements only”.
        """
        return f"{of_members(self.total, members)} {'has' if 1 in (self.total, members) else 'have'} {self.what}"

    @property
    def what(self) -> str:
        """What they have done or have, behind “have”: “submitted”, “statements”."""
        if self.is_of_one_kind:
            return "submitted" if self.submitted else "statements"
        apart = f": {self.submitted} submitted, {self.compiled} {_has(self.compiled)} statements only"
        return f"submissions or statements{apart if self.total else ''}"

    def base_line(self, members: int, as_of: dt.date) -> str:
        """What a figure is based on: “Base: 43 of 62 members have statements, as of 1 February 2025.”"""
        return f"Base: {self.have(members)}, as of {day(as_of)}."

    def report(self, count: int, what: str, how: tuple[str, str] = REPORTS) -> str:
        """The sentence of a number: “9 of 41 submissions report objective 22.”

        `how` is the verb, of one and of several.
        """
        return f"{self.of(count)} {how[1 not in (count, self.total)]} {what}."


def _has(count: int) -> str:
    return "has" if count == 1 else "have"

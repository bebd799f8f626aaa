"""What was read of members, in words: what they submitted, or statements that others compiled and paraphrased.

The rule reads what the documents say of themselves (column `remark` of the table `documents`). A document that says
that it is a compilation, or no official submission, is nobody's submission: members that stand in such documents only
“have statements”, and their texts are “paraphrased”. Where both kinds of documents are read, both are told apart.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from gcm_data.tables.slips import LAYOUT, PACKET
from gcm_data.wording.sentences import REPORTS, day, listed, of, of_members, remarks

_COMPILED = re.compile(
    r"not (?:an? )?official|\bunofficial|paraphras|parafras|\bcompilation\b|\bcompil\w+(?: of\b|[^.;]*\bfrom\b)"
)
_DENIED = re.compile(r"\b(?:not|no|never) (?:an? )?(?:compil\w+|paraphras\w+)")
DOCUMENTED = "members with documents"  # of which something was read, whatever it is
ANSWERED = "Answered on it"  # the head of a column: members with an answer that can carry what is counted
_KINDS = {"objective": "objectives", "principle": "guiding principles", "need": "support needed"}

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


def that_answered_on(kinds: Iterable[str]) -> str:
    """Who could name targets of some kinds, behind a noun: “that answered on guiding principles”."""
    named = set(kinds)
    return f"that answered on {listed([words for kind, words in _KINDS.items() if kind in named])}"


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
    kinds = set(map(is_compilation, _remarks_but_of(documents, ("", LAYOUT, PACKET))))
    return {frozenset({True}): PARAPHRASED, frozenset({True, False}): OF_BOTH_KINDS}.get(frozenset(kinds), AS_RECEIVED)


def about_documents(documents: pd.DataFrame) -> str:
    """What documents (table `documents`) are by their own account; "" where none calls itself a compilation."""
    read = _remarks_but_of(documents, ("", LAYOUT))
    total, compiled = len(read), sum(map(is_compilation, read))
    if not compiled:
        return ""
    if compiled < total:
        return f"{of(compiled, total)} documents were compiled from public statements and are no official submissions."
    if total == 1:
        return "The document was compiled from public statements; it is no official submission."
    if total == 2:
        return "Both documents were compiled from public statements; neither is an official submission."
    return f"All {total} documents were compiled from public statements; none is an official submission."


def _remarks_but_of(documents: pd.DataFrame, layouts: tuple[str, ...]) -> list[str]:
    """What each document says of itself, without those of some layouts."""
    columns = (documents[name].tolist() for name in ("layout", "remark"))
    return [remark for layout, remark in zip(*columns, strict=True) if layout not in layouts]


def source_line(documents: pd.DataFrame, cycles: Sequence[str]) -> str:
    """Where the numbers of reviews come from, and what their documents (table `documents`) are by their own account.

    Of documents that are no compilations it quotes what most of them say of themselves.
    """
    noun = "document" if len(documents) == 1 else "documents"
    said = about_documents(documents) or " ".join(remarks(documents)[:1])
    reviews = f"review{'s' if len(cycles) > 1 else ''} of {listed(list(cycles))}"
    return f"Source: {len(documents)} {noun} of the {reviews}. {said}".strip()


@dataclass(frozen=True, slots=True)
class Material:
    """How many of some members submitted, and of how many others there are only statements in compilations.

    `that` says what these members did where others did not: “that answered (d)”.
    """

    submitted: int = 0
    compiled: int = 0
    that: str = ""

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
        that = f" {self.that}" if self.that else ""
        if self.is_of_one_kind and self.submitted:
            return f"submission{that}", f"submissions{that}"
        what = "statements" if self.is_of_one_kind else "submissions or statements"
        return f"member with {what}{that}", f"members with {what}{that}"

    @property
    def noun(self) -> str:
        """The noun for the total: “submissions”, “members with statements”."""
        return self.nouns[self.total != 1]

    def of(self, count: int) -> str:
        """“9 of 41 submissions”, “9 of 43 members with statements”; where nobody did, “no member that answered (d)”."""
        if self.that and not self.total:
            return f"no member {self.that}"
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

    def base_line(self, members: int, as_of: dt.date, answering: Iterable[Material] = ()) -> str:
        """What a figure is based on: “Base: 43 of 62 members have statements, as of 1 February 2025.”

        `answering` are those of them that could be counted in some of the numbers: “Of these, 22 of 43 answered (d).”
        """
        told = [f"{of(some.total, self.total)} {some.that.removeprefix('that ')}" for some in answering if some.that]
        said = f" Of these, {listed(list(dict.fromkeys(told)))}." if told else ""
        return f"Base: {self.have(members)}, as of {day(as_of)}.{said}"

    def report(self, count: int, what: str, how: tuple[str, str] = REPORTS) -> str:
        """The sentence of a number: “9 of 41 submissions report objective 22.”

        `how` is the verb, of one and of several.
        """
        if self.that and not self.total:
            return f"No member shown {self.that.removeprefix('that ')}."
        return f"{self.of(count)} {how[1 not in (count, self.total)]} {what}."


def _has(count: int) -> str:
    return "has" if count == 1 else "have"

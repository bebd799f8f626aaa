"""Whether the tables of a file fit each other and the reference: a file may be made by hand or by other software."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from gcm_data import reference
from gcm_data.reference.targets import aspects, targets
from gcm_data.tables.issues import ISSUE_KINDS, SEVERITIES
from gcm_data.tables.specs import BASES, ReviewData
from gcm_data.tables.withheld import ANY_STATE, ANYBODY, NAME_WITHHELD, NAMED, NON_ATTRIBUTABLE, STATE_KINDS

_KINDS = (*STATE_KINDS, "stakeholder", ANY_STATE, ANYBODY)
_ATTRIBUTIONS = (NAMED, NON_ATTRIBUTABLE)  # of any other word nobody knows whether a name may be shown
_ANSWERS = ("answered", "blank", "not applicable")


def misfits(data: ReviewData) -> str:
    """A sentence on the first thing that does not fit, “its table mentions names the target '99'”, or ""."""
    return next((said for said in _problems(data) if said), "")


def _problems(data: ReviewData) -> Iterable[str]:
    submissions, responses, mentions = data.submissions, data.responses, data.mentions
    for name, table in (("submissions", submissions), ("responses", responses), ("mentions", mentions)):
        yield _unknown(name, table, "cycle", {cycle.cycle for cycle in reference.cycles()})
        yield _unknown(name, table, "iso3", {"", *(member.iso3 for member in reference.members())})
    yield _unknown("submissions", submissions, "respondent_kind", _KINDS)
    yield _unknown("submissions", submissions, "attribution", _ATTRIBUTIONS)
    yield _unknown("documents", data.documents, "attribution", (*_ATTRIBUTIONS, NAME_WITHHELD))
    yield _unknown("submissions", submissions, "status", ("current", "superseded"))
    yield _unknown("submissions", submissions, "category", {"", *(c.key for c in reference.stakeholder_categories())})
    yield _unknown("responses", responses, "state", _ANSWERS)
    asked = {c.cycle + q.key for c in reference.cycles() for q in reference.questions(c.instrument)}
    asked |= {cycle.cycle for cycle in reference.cycles()}  # of a passage of a report, which answers no question
    yield _unasked(responses, asked)
    yield _unknown("mentions", mentions, "basis", BASES)
    yield _unknown("mentions", mentions, "aspect", {"", *aspects()})
    known = targets()
    for kind, named in known.groupby("target_kind", sort=False)["target"]:
        yield _unknown("mentions", mentions[mentions["target_kind"] == kind], "target", set(named))
    yield _unknown("mentions", mentions, "target_kind", set(known["target_kind"]))
    yield _unknown("issues", data.issues, "code", set(ISSUE_KINDS))
    yield _unknown("issues", data.issues, "severity", SEVERITIES)
    yield _unknown("responses", responses, "submission", submissions["submission"])
    yield _unknown("mentions", mentions, "submission", submissions["submission"])
    yield _unknown("mentions", mentions[mentions["response"] != ""], "response", responses["response"])
    yield _without_document(data)
    yield from _owners(data)
    yield _places(data)


def _unknown(name: str, table: pd.DataFrame, column: str, known: Iterable[str]) -> str:
    """A sentence on the first value of a column that is not among the known ones; "" for none."""
    found = table.loc[~table[column].isin(list(known)), column]
    return f"its table {name} names the {column.replace('_', ' ')} {found.iloc[0][:60]!r}" if len(found) else ""


def _unasked(responses: pd.DataFrame, asked: set[str]) -> str:
    found = responses[~(responses["cycle"] + responses["question"]).isin(asked)]
    return f"its table responses names the question {found['question'].iloc[0][:60]!r}" if len(found) else ""


def _without_document(data: ReviewData) -> str:
    """A sentence on a submission whose document was not received; a submission without a document is withheld."""
    named, received = (
        list(zip(table["cycle"], table["document"], strict=True)) for table in (data.submissions, data.documents)
    )
    known = set(received)
    strange = [document for cycle, document in named if document and (cycle, document) not in known]
    return f"its table submissions names the document {strange[0][:60]!r}" if strange else ""


def _owners(data: ReviewData) -> Iterable[str]:
    """A response or mention has the review and the State of its submission."""
    for name in ("responses", "mentions"):
        rows = getattr(data, name)[["submission", "cycle", "iso3"]]
        owners = data.submissions.set_index("submission")[["cycle", "iso3"]].reindex(rows["submission"])
        differs = (owners.to_numpy() != rows[["cycle", "iso3"]].to_numpy()).any(axis=1)
        yield f"its table {name} has rows of another State than their submission" if differs.any() else ""


def _places(data: ReviewData) -> str:
    """A mention has a start and an end within the text of its response, or neither of the two."""
    start, end = data.mentions["start"], data.mentions["end"]
    lengths = data.responses.set_index("response")["text"].str.len().reindex(data.mentions["response"]).to_numpy()
    is_wrong = (start.isna() != end.isna()) | (start < 0) | (end < start) | (end > pd.array(lengths, dtype="Int64"))
    return "its table mentions has a place outside of its answer" if is_wrong.fillna(False).any() else ""

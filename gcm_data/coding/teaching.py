"""What coders have settled, as rows from which the weights of suggestions are learnt."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from gcm_data.coding.decisions import ACCEPT, ADD, NOTHING, sha_of
from gcm_data.coding.votes import HOLDS
from gcm_data.tables.specs import TARGET_KINDS, ReviewData
from gcm_data.text.paragraphs import paragraphs

COLUMNS = ("document", "text", "target_kind", "target", "decision")
ACCEPTED, REJECTED = "accepted", "rejected"


def settled_table(data: ReviewData) -> pd.DataFrame:
    """One row per target that was settled in a paragraph, in columns COLUMNS; texts are those of the tables given.

    `decision` is accepted, rejected or, for a kind of which a paragraph has no target, nothing. A document that may
    not be named goes by the number of its submission.
    """
    texts = dict(zip(data.responses["response"], data.responses["text"], strict=True))
    held = data.codings[(data.codings["state"] == HOLDS) & (data.codings["basis"] == "")]
    rows = [row for each in held.itertuples(index=False) for row in _rows(each, texts[each.response])]
    return pd.DataFrame(list(dict.fromkeys(rows)), columns=list(COLUMNS), dtype="str")


def _rows(coding: object, text: str) -> Iterator[tuple[str, ...]]:
    """The rows of one decision; none where its paragraph is no paragraph of the answer, but several."""
    spans = (span for span in paragraphs(text) if span[0] <= coding.start < span[1])
    paragraph = next((text[start:end] for start, end in spans), "")
    if sha_of(paragraph) != coding.sha256:
        return
    head = coding.document or coding.submission, paragraph
    if coding.verdict == NOTHING:
        kinds = [coding.target_kind] if coding.target_kind else TARGET_KINDS
        yield from ((*head, kind, "", NOTHING) for kind in kinds)
    else:
        decision = ACCEPTED if coding.verdict in (ACCEPT, ADD) else REJECTED
        yield (*head, coding.target_kind, coding.target, decision)

"""Decisions as the table `codings` has them, for who reads no store: its coders have numbers, and no addresses."""

from __future__ import annotations

from gcm_data.coding.decisions import CodeDecision, sha_of
from gcm_data.coding.votes import REOPENED
from gcm_data.tables.specs import ReviewData
from gcm_data.text.paragraphs import paragraphs


def decisions_in(data: ReviewData) -> list[CodeDecision]:
    """The decisions in a set of tables whose paragraph stands in an answer, in their order, as they stand now."""
    texts = dict(zip(data.responses["response"], data.responses["text"], strict=True))
    found = []
    for row in data.codings[data.codings["state"] != REOPENED].itertuples(index=False):
        spans = [each for each in paragraphs(texts.get(row.response, "")) if each[0] <= row.start < each[1]]
        if not spans or sha_of(texts[row.response][slice(*spans[0])]) != row.sha256:
            continue
        texts_of = {name: getattr(row, name) for name in _COPIED}
        passage = int(row.start), int(row.end)
        found.append(CodeDecision(span=spans[0], passage=passage, by=row.coder, **texts_of))
    return found


_COPIED = (
    "cycle", "document", "iso3", "question", "sheet", "cell", "sha256", "target_kind", "target", "basis", "verdict",
    "because", "round", "codebook", "lexicon", "weights", "entry", "suggestion",
)  # fmt: skip

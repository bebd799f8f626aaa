"""What coders' decisions ask of those who keep the lexicon and the codebook: terms to weaken, entries that changed."""

from __future__ import annotations

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coding.changed import under_other_entries
from gcm_data.coding.terms import FEWEST_DECIDED, LOWEST_SHARE, term_table
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.agreement import codings_of
from gcm_data.exhibits.base import Exhibit
from gcm_data.wording import agreement as said
from gcm_data.wording.names import label_of

WEAKEN = "weaken"
SHOWN = 300  # characters of a passage
NAMED = 12  # terms in a sentence


def terms(scope: Scope) -> Exhibit:
    """Each term of the lexicon that was a reason of suggestions which people have settled: how many they accepted."""
    found = term_table(codings_of(scope))
    rows = [
        (row.row, label_of(row.target_kind, row.target), row.term, row.decided, row.accepted,
         WEAKEN if row.is_weak else "")
        for row in found.itertuples(index=False)
    ]  # fmt: skip
    weak = int(found["is_weak"].sum())
    columns = ["Row", "Points to", "Term", "Decided", "Accepted", "To do"]
    return Exhibit(
        "terms",
        f"{weak} of {len(found)} terms should weigh less" if len(found) else "Terms of the lexicon",
        _to_weaken(found) if len(found) else said.NO_TERMS,
        scope.base,
        pd.DataFrame(rows, columns=columns),
        note=said.TERMS_ARE.format(share=LOWEST_SHARE, fewest=FEWEST_DECIDED),
    )


def _to_weaken(found: pd.DataFrame) -> str:
    """The terms to weaken, the first of them where they are many."""
    weak = [
        f"“{row.term}” ({label_of(row.target_kind, row.target)}, {wording.of(row.accepted, row.decided)})"
        for row in found[found["is_weak"]].head(NAMED).itertuples(index=False)
    ]
    return said.TO_WEAKEN.format(terms=wording.listed(weak)) if weak else said.NONE_TO_WEAKEN


def changed_entries(scope: Scope) -> Exhibit:
    """Decisions that were made under another wording of their entry in the codebook than today's."""
    found = under_other_entries(codings_of(scope))
    texts = dict(zip(scope.data.responses["response"], scope.data.responses["text"], strict=True))
    rows = [
        (label_of(row.target_kind, row.target), row.verdict, _state(row.iso3), row.question, _passage(row, texts),
         row.coder, row.codebook)
        for row in found.itertuples(index=False)
    ]  # fmt: skip
    columns = ["Target", "Decision", "State", "Question", "Passage", "Coder", "Codebook"]
    return Exhibit(
        "changed-entries",
        f"{len(found)} decision{'s were' if len(found) != 1 else ' was'} made under an older entry of the codebook",
        said.CHANGED_ARE if rows else said.NO_CHANGES,
        scope.base,
        pd.DataFrame(rows, columns=columns),
        lines=3,
    )


def _state(iso3: str) -> str:
    return reference.member(iso3).name if iso3 else said.OTHERS


def _passage(row: object, texts: dict[str, str]) -> str:
    """The words that were decided on, cut where nobody reads on; a mark in no answer has none."""
    text = "" if pd.isna(row.start) else texts.get(row.response, "")[row.start : row.end]
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"

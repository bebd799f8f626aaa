"""Decisions of fictional coders on passages, as fields of the store and as lists for the loaders."""

from __future__ import annotations

import pandas as pd

from gcm_data.coding.decisions import sha_of
from gcm_data.store.lists import CODINGS, COLUMNS, write_rows
from gcm_data.tables.specs import ReviewData
from loaders.documents.lists import ListFile

ANNA, BORIS, CHAN = "anna@example.org", "boris@example.org", "chan@example.org"
_WORDS = ("agencies", "offices", "brokers", "bureaus", "firms", "houses", "companies", "shops")
PASSAGES = [
    f"Arcadia licenses recruitment agencies number {n} and their {_WORDS[n % 8]}; its consular offices protect workers."
    for n in range(40)
]  # fmt: skip


def decision(answer: object, words: str, target: str = "5", **more: str) -> dict[str, str]:
    """The fields of a decision on the paragraph `words` of an answer (a row of `responses`); `more` are others."""
    start = answer.text.index(words) if words else 0
    fields = {
        "iso3": answer.iso3, "question": answer.question, "document": answer.document, "sheet": answer.sheet,
        "cell": answer.cell, "sha256": sha_of(words), "start": str(start), "end": str(start + len(words)),
        "target kind": "objective", "target": target, "verdict": "accept", "round": "first", "codebook": "1",
        "by": ANNA,
    }  # fmt: skip
    fields |= {name.replace("_", " "): value for name, value in more.items()}
    needs_reason = fields["verdict"] in ("reject", "set aside")
    if fields["verdict"] == "nothing":
        fields |= {"target": "", "target kind": more.get("target_kind", "")}
    return ({"because": "wrong theme"} if needs_reason else {}) | fields


def listed(*rows: dict[str, str], cycle: str = "2025") -> list[ListFile]:
    """Decisions as the file that the loaders read."""
    full = ({name: row.get(name, "") for name in COLUMNS[CODINGS]} for row in rows)
    return [ListFile(CODINGS, write_rows(full, COLUMNS[CODINGS]), cycle)]


def answers(data: ReviewData) -> list[object]:
    """The rows of `responses` as named tuples."""
    return list(data.responses.itertuples(index=False))


def reviewed(data: ReviewData) -> pd.DataFrame:
    """The mentions that coders made."""
    return data.mentions[data.mentions["basis"] == "reviewed"].reset_index(drop=True)

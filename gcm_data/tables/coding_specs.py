"""Specs of the tables that say what people decided on passages: every decision, and what they have set aside."""

from __future__ import annotations

from gcm_data.tables.reading_specs import TableSpec

CODINGS = TableSpec(
    "codings",
    "decision of a coder on a passage",
    (),
    {
        "cycle": "str",
        "submission": "str",
        "response": "str",
        "iso3": "str",
        "question": "str",
        "document": "str",
        "sheet": "str",
        "cell": "str",
        "sha256": "str",
        "start": "Int64",
        "end": "Int64",
        "target_kind": "str",
        "target": "str",
        "basis": "str",
        "verdict": "str",
        "because": "str",
        "round": "str",
        "coder": "str",
        "state": "str",
        "codebook": "str",
        "lexicon": "str",
        "weights": "str",
        "entry": "str",
        "suggestion": "str",
    },
)
SET_ASIDE = TableSpec(
    "set_aside",
    "code or citation that people have set aside",
    (),
    {
        "submission": "str",
        "response": "str",
        "cycle": "str",
        "iso3": "str",
        "question": "str",
        "target_kind": "str",
        "target": "str",
        "basis": "str",
        "start": "Int64",
        "end": "Int64",
        "evidence": "str",
        "phrase": "str",
        "aspect": "str",
        "document": "str",
        "sheet": "str",
        "cell": "str",
        "because": "str",
    },
)

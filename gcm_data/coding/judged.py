"""What was judged by whom, out of the table `codings`, and how far the judgements agree: for pages, notes and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from gcm_data.coding.agreement import (
    FEWEST,
    Alpha,
    alpha_with_interval,
    cohens_kappa,
    pairs_of,
    raw_agreement,
)
from gcm_data.coding.decisions import ACCEPT, ADD, NOTHING, SECOND, SETTLE
from gcm_data.coding.votes import REOPENED, REPLACED
from gcm_data.reference.targets import targets

Unit = tuple[object, ...]  # response, digest of the paragraph, kind, target, basis, and where a citation starts
AGREEMENT_COLUMNS = ("target_kind", "target", "label", "pairs", "agreeing", "raw", "kappa")


@dataclass(frozen=True, slots=True)
class Reliability:
    """What stands behind the passages that count as reviewed: how many, by how many coders, and how far they agree.

    `alpha` is None where fewer than two have judged the same, or all that was judged twice was judged alike by all.
    """

    passages: int
    coders: int
    codebooks: tuple[str, ...]
    alpha: Alpha | None
    disputed: int


def units(codings: pd.DataFrame) -> dict[Unit, dict[str, bool]]:
    """What each coder said last of one target in one paragraph, before anybody settled it: True for yes.

    Who codes first stands before who codes second. Who found nothing in a paragraph said no to each target that others
    decided on there; codes and citations aside.
    """
    open_rows = codings[~codings["state"].isin((REPLACED, REOPENED)) & (codings["round"] != SETTLE)]
    found: dict[Unit, dict[str, _Said]] = {}
    silent: dict[tuple[object, ...], list[tuple[str, str, bool]]] = {}
    for row in open_rows.itertuples(index=False):
        is_second = row.round == SECOND
        if row.verdict == NOTHING:
            silent.setdefault((row.response, row.sha256), []).append((row.coder, row.target_kind, is_second))
            continue
        start = row.start if row.basis and not pd.isna(row.start) else -1
        unit = row.response, row.sha256, row.target_kind, row.target, row.basis, start
        found.setdefault(unit, {})[row.coder] = _Said(is_second, row.verdict in (ACCEPT, ADD))
    for unit, said in found.items():
        for coder, kind, is_second in silent.get(unit[:2], ()) if not unit[4] else ():
            if kind in ("", unit[2]):
                said.setdefault(coder, _Said(is_second, False))
    return {unit: _in_turn(said) for unit, said in found.items()}


class _Said(NamedTuple):
    """What a coder said of a unit, and whether as the second one."""

    is_second: bool
    is_yes: bool


def _in_turn(said: Mapping[str, _Said]) -> dict[str, bool]:
    """What each coder said, whoever codes first before whoever codes second."""
    ordered = sorted(said.items(), key=lambda each: each[1].is_second)
    return {coder: each.is_yes for coder, each in ordered}


def reliability(mentions: pd.DataFrame, codings: pd.DataFrame, cycle: str) -> Reliability | None:
    """What stands behind the reviewed mentions of a cycle; None where there are none."""
    passages = int(((mentions["basis"] == "reviewed") & (mentions["cycle"] == cycle)).sum())
    if not passages:
        return None
    here = codings[(codings["cycle"] == cycle) & (codings["state"] != REOPENED)]
    disputed = int((here["state"] == "disputed").sum())
    alpha = alpha_with_interval(list(units(here).values()))
    return Reliability(passages, here["coder"].nunique(), tuple(sorted(set(here["codebook"]))), alpha, disputed)


def agreement_table(codings: pd.DataFrame) -> pd.DataFrame:
    """One row per target that two have judged, columns AGREEMENT_COLUMNS: `pairs` of judgements, how many of them
    agree, their share (0 to 1) and Cohen's kappa; kappa is missing for fewer than FEWEST pairs.
    """
    by_target: dict[tuple[object, object], list[Mapping[str, bool]]] = {}
    for unit, said in units(codings).items():
        by_target.setdefault((unit[2], unit[3]), []).append(said)
    rows = []
    for known in targets().itertuples(index=False):
        pairs = pairs_of(by_target.get((known.target_kind, known.target), ()))
        if pairs:
            agreeing = sum(one == other for one, other in pairs)
            kappa = cohens_kappa(pairs) if len(pairs) >= FEWEST else None
            row = known.target_kind, known.target, known.label, len(pairs), agreeing, raw_agreement(pairs), kappa
            rows.append(row)
    return pd.DataFrame(rows, columns=list(AGREEMENT_COLUMNS)).astype({"kappa": "float64"})

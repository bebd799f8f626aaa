"""How often each term of the lexicon was right: for how many targets of paragraphs it spoke, how many were accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from gcm_data.coding.decisions import ACCEPT, ADD
from gcm_data.coding.reasons import terms_of
from gcm_data.coding.votes import HOLDS, OVERRULED

FEWEST_DECIDED, LOWEST_SHARE = 10, 0.4  # a term that was decided on so often, and accepted less, should weigh less
TERM_COLUMNS = ("row", "target_kind", "target", "term", "decided", "accepted", "is_weak")
_OF_UNIT = ("response", "sha256", "target_kind", "target")


@dataclass
class _Settled:
    """What became of one suggested target of one paragraph: its terms with their rows, and whether it was accepted."""

    terms: dict[str, int] = field(default_factory=dict)
    is_yes: bool | None = None


def is_weak(decided: int, accepted: int) -> bool:
    """Whether a term should be weakened that spoke for so many targets which were decided on, and accepted."""
    return decided >= FEWEST_DECIDED and accepted < LOWEST_SHARE * decided


def term_table(codings: pd.DataFrame) -> pd.DataFrame:
    """One row per term and target, columns TERM_COLUMNS: those to weaken first, then by their row in the lexicon.

    `decided` counts targets of paragraphs that were suggested by the term and are settled, `accepted` those that were
    found right; what two coders dispute and what is to be coded again count in neither. `row` is that of the last
    decision, as a lexicon that is edited moves its rows.
    """
    rows: dict[tuple[str, str, str], int] = {}
    decided: dict[tuple[str, str, str], list[bool]] = {}
    for target, settled in _units(codings):
        for term, row in settled.terms.items():
            rows[*target, term] = row
            decided.setdefault((*target, term), []).append(settled.is_yes)
    found = [(rows[key], *key, len(said), sum(said), is_weak(len(said), sum(said))) for key, said in decided.items()]
    found.sort(key=lambda each: (not each[-1], each[0], each))
    return pd.DataFrame(found, columns=list(TERM_COLUMNS))


def _units(codings: pd.DataFrame) -> Iterator[tuple[tuple[str, str], _Settled]]:
    """The suggested targets that are settled, each with its kind and target."""
    found: dict[tuple[str, ...], _Settled] = {}
    standing = codings[codings["state"].isin((HOLDS, OVERRULED)) & (codings["basis"] == "") & (codings["target"] != "")]
    for each in standing.itertuples(index=False):
        settled = found.setdefault(tuple(getattr(each, name) for name in _OF_UNIT), _Settled())
        settled.terms |= dict(terms_of(each.suggestion))
        said_yes = each.verdict in (ACCEPT, ADD)
        settled.is_yes = said_yes if each.state == HOLDS else not said_yes
    return ((unit[2:], settled) for unit, settled in found.items())

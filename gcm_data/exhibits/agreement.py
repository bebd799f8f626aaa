"""How far coders agree: by target, with what waits for a third person; and how far each State is coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial

import pandas as pd

from gcm_data import reference, wording
from gcm_data.coding.agreement import FEWEST, alpha_with_interval
from gcm_data.coding.decisions import CODED, SETTLE
from gcm_data.coding.judged import agreement_table, units
from gcm_data.coding.votes import DISPUTED, REOPENED, REPLACED
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit
from gcm_data.exhibits.coding import KINDS
from gcm_data.figures.agreement import Agreed, agreement_dots
from gcm_data.text.paragraphs import paragraphs
from gcm_data.text.spans import Span
from gcm_data.wording import agreement as said
from gcm_data.wording.coding import coefficient

_ITEM = ["response", "sha256", "target_kind", "target", "basis"]


def codings_of(scope: Scope) -> pd.DataFrame:
    """The rows of `codings` of the review and the members selected, and of the objectives of the round table."""
    found = _selected(scope, scope.data.codings)
    objectives = {"", *map(str, scope.selection.objectives)}
    return found[(found["target_kind"] != "objective") | found["target"].isin(objectives)]


def _selected(scope: Scope, table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table of the review and the members selected.

    Sources without a State are among them where no member is left out: else they would tell where they come from.
    """
    is_everybody = len(scope.selection.iso3) == len(reference.members())
    members = {*scope.selection.iso3, *([""] if is_everybody else [])}
    return table[(table["cycle"] == scope.selection.cycle) & table["iso3"].isin(members)]


def has_codings(scope: Scope) -> bool:
    """Whether coders have decided on something that is selected."""
    return not codings_of(scope).empty


def by_target(scope: Scope) -> Exhibit:
    """Each target that two coders have judged: how many pairs, how many agree, Cohen's kappa; alpha over all."""
    codings = codings_of(scope)
    found = agreement_table(codings)
    pairs, agreeing = int(found["pairs"].sum()), int(found["agreeing"].sum())
    rows = [Agreed(_name(row), row.pairs, row.raw, _number(row.kappa)) for row in found.itertuples(index=False)]
    return Exhibit(
        "agreement",
        said.agreed(agreeing, pairs) if pairs else said.NOT_TWICE.rstrip("."),
        f"{_alpha(codings, pairs)} {_waiting(codings)}".strip(),
        scope.base,
        table_of(found),
        partial(agreement_dots, rows) if rows else None,
        said.AGREEMENT_IS.format(fewest=FEWEST),
    )


def of_review(scope: Scope) -> Exhibit:
    """The same of all members and objectives, as every base line has it, whatever is selected."""
    return by_target(scope.narrowed(subregions=(), group="", round_table=0))


def table_of(found: pd.DataFrame) -> pd.DataFrame:
    """The rows of coding.judged.agreement_table, as people read them."""
    rows = [
        (KINDS[row.target_kind], _name(row), row.pairs, row.agreeing, f"{row.raw:.0%}", kappa_said(row))
        for row in found.itertuples(index=False)
    ]
    return pd.DataFrame(rows, columns=["Kind", "Name", "Pairs", "Say the same", "Share", "Cohen's kappa"])


def kappa_said(row: object) -> str:
    """Kappa of a row of agreement_table, or why there is none."""
    if row.pairs < FEWEST:
        return said.FEW_PAIRS.format(fewest=FEWEST)
    return said.ONE_WAY if pd.isna(row.kappa) else coefficient(row.kappa)


def _number(kappa: float) -> float | None:
    return None if pd.isna(kappa) else float(kappa)


def _name(row: object) -> str:
    return f"{row.target} {row.label}" if row.target_kind == "objective" else row.label


def _alpha(codings: pd.DataFrame, pairs: int) -> str:
    """Krippendorff's alpha in words; "" where no two have judged the same, as the title says."""
    if not pairs:
        return ""
    found = alpha_with_interval(list(units(codings[codings["state"] != REOPENED]).values()))
    if found is None:
        return said.ALL_ALIKE
    return said.alpha_said(found.value, found.low, found.high, found.units, found.is_tentative)


def _waiting(codings: pd.DataFrame) -> str:
    """What two coders dispute and nobody has settled, and what is to be coded again."""
    disputed = codings[(codings["state"] == DISPUTED) & (codings["target"] != "")]
    return said.waiting(len(disputed.drop_duplicates(_ITEM)), int((codings["state"] == REOPENED).sum()))


def progress(scope: Scope) -> Exhibit:
    """Each State with answers: of how many of its paragraphs somebody has decided, and two or more have."""
    spans = _paragraphs(scope)
    coders = _coders_of(spans, _selected(scope, scope.data.codings))
    total: Counter[str] = Counter()
    once: Counter[str] = Counter()
    twice: Counter[str] = Counter()
    for response, (iso3, found) in spans.items():
        total[iso3] += len(found)
        once[iso3] += sum(len(coders[response, span]) > 0 for span in found)
        twice[iso3] += sum(len(coders[response, span]) > 1 for span in found)
    names = {member.iso3: member.name for member in scope.selection.members} | {"": said.OTHERS}
    shown = [iso3 for iso3 in names if total[iso3]]
    rows = [(names[iso3], total[iso3], once[iso3], twice[iso3]) for iso3 in shown]
    coded = wording.of(sum(once.values()), sum(total.values()))
    whole = [names[iso3] for iso3 in shown if once[iso3] == total[iso3]]
    return Exhibit(
        "coding-progress",
        f"{coded} paragraphs of answers have been coded",
        f"All paragraphs have been coded of: {wording.listed(whole)}." if whole else "No State has been coded wholly.",
        scope.base,
        pd.DataFrame(rows, columns=["State", "Paragraphs", "Coded", "By two coders or more"]),
        note=said.PROGRESS_IS,
    )


def _paragraphs(scope: Scope) -> dict[str, tuple[str, tuple[Span, ...]]]:
    """Answer that counts, of the review and members selected -> its State and its paragraphs."""
    data = scope.data
    current = data.submissions.loc[data.submissions["status"] == "current", "submission"]
    answers = _selected(scope, data.responses)
    answers = answers[answers["submission"].isin(current) & (answers["state"] == "answered")]
    return {row.response: (row.iso3, paragraphs(row.text)) for row in answers.itertuples(index=False)}


def _coders_of(
    spans: dict[str, tuple[str, tuple[Span, ...]]], codings: pd.DataFrame
) -> dict[tuple[str, Span], set[str]]:
    """Answer and paragraph -> who has coded it, settling and what is said of a whole code of the submission aside."""
    found: dict[tuple[str, Span], set[str]] = {
        (response, span): set() for response, (_, inside) in spans.items() for span in inside
    }
    is_it = ~codings["state"].isin((REPLACED, REOPENED)) & (codings["round"] != SETTLE) & (codings["basis"] != CODED)
    for row in codings[is_it].itertuples(index=False):
        for span in _touched(spans.get(row.response, ("", ()))[1], (int(row.start), int(row.end))):
            found[row.response, span].add(row.coder)
    return found


def _touched(spans: Iterable[Span], passage: Span) -> Iterable[Span]:
    """The paragraphs in which a passage stands."""
    return (span for span in spans if span[0] < passage[1] and passage[0] < span[1])

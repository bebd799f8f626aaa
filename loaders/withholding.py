"""What is withheld across documents: names of withheld sources leave everybody's answers, remarks and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.withheld import few_possible
from loaders.answers import Coded, Submission
from loaders.cells import CellRun
from loaders.documents.corrections import Correction
from loaders.documents.mappings import Mapped
from loaders.respondents.attribution import NAMED
from loaders.respondents.redaction import text_without, without_others
from loaders.respondents.source_names import SourceNames, together

CORRECTION_TEXTS = ("sheet", "old_text", "new_text", "reason", "by", "date")
Told = TypeVar("Told", Correction, Mapped, CellRun)
Secrets = Mapping[str, tuple[SourceNames, ...]]


def secrets_of(found: Iterable[tuple[str, SourceNames]]) -> Secrets:
    """Cycle -> all names of its withheld sources, those of States apart, of (cycle, names)."""
    by_kind: dict[tuple[str, bool], list[SourceNames]] = {}
    for cycle, names in found:
        by_kind.setdefault((cycle, names.is_state), []).append(names)
    secrets: dict[str, tuple[SourceNames, ...]] = {}
    for (cycle, _), theirs in by_kind.items():
        secrets[cycle] = (*secrets.get(cycle, ()), together(theirs))
    return secrets


def without_secrets(coded: Sequence[Coded], secrets: Secrets) -> list[Coded]:
    """The answers without the names of the withheld sources of their cycle; each is free of its own already.

    So are the names of their sheets, which in a text document are its headings.
    """
    sheets: dict[tuple[str, str], str] = {}
    return [
        _without(item, secrets[item.submission.cycle], sheets) if item.submission.cycle in secrets else item
        for item in coded
    ]


def _without(item: Coded, secrets: Iterable[SourceNames], sheets: dict[tuple[str, str], str]) -> Coded:
    """An answer without some names; `sheets` has the names of sheets, by cycle, of which that is known."""

    def sheet(name: str) -> str:
        key = item.submission.cycle, name
        if key not in sheets:
            sheets[key] = text_without(name, secrets)
        return sheets[key]

    answer, evidence = without_others(item.answer, item.evidence, secrets)
    evidence = tuple(found._replace(sheet=sheet(found.sheet)) for found in evidence)
    response = item.response
    if response is not None and answer.text is not None:
        response = response._replace(
            text=answer.text.text, choice=answer.choice, source=answer.source, sheet=sheet(response.sheet)
        )
    return item._replace(answer=answer, evidence=evidence, response=response)


def corrections_without(
    corrections: Iterable[Told], secrets: Secrets, texts: Sequence[str] = CORRECTION_TEXTS
) -> list[Told]:
    """The corrections, mappings or runs of cells without the names of withheld sources in their texts."""
    return [
        replace(each, **{name: text_without(getattr(each, name), secrets[each.cycle]) for name in texts})
        if each.cycle in secrets
        else each
        for each in corrections
    ]


def tells_secret(cycle: str, texts: Iterable[str], secrets: Secrets) -> bool:
    """Whether a text, such as the name of a document or the words of its issues, names a withheld source of a cycle."""
    return any(text != text_without(text, secrets.get(cycle, ())) for text in texts)


def guessable(submissions: Iterable[Submission]) -> list[Issue]:
    """A warning for each withheld submission of which so few could be the source that it can be guessed."""
    submissions = list(submissions)
    if all(found.attribution == NAMED for found in submissions):
        return []
    few = few_possible(pd.DataFrame(submissions, columns=list(Submission._fields)))
    return [
        issue(
            "attribution-guessable",
            found.document,
            cycle=found.cycle,
            kind=found.respondent_kind,
            found=few[found.cycle, found.respondent_kind],
        )
        for found in submissions
        if found.attribution != NAMED and (found.cycle, found.respondent_kind) in few
    ]

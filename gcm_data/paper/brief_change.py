"""What a brief on one State says of the change since the review before."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import NEWLY, NO_LONGER, NOT_COMPARABLE, previous
from gcm_data.evidence.annex import bracketed, numbers_by_member
from gcm_data.exhibits import member
from gcm_data.exhibits.change_lines import Comparison, Line, lines
from gcm_data.paper.briefs import NUMBERS, numbered
from gcm_data.paper.change import FIRST
from gcm_data.paper.naming import objective_named
from gcm_data.paper.parts import Sentence


def change(scope: Scope) -> list[Sentence]:
    """What the State newly and no longer reports, or why that can't be said."""
    before, iso3 = previous(scope.selection.cycle), scope.selection.member
    if not before:
        return [Sentence("brief/change", FIRST)]
    found = Comparison(scope, before)
    if not found.panel:
        return [Sentence("brief/change", member.last_review(scope, iso3)[1])]
    fates: dict[str, list[Line]] = {name: [] for name in (NEWLY, NO_LONGER, NOT_COMPARABLE)}
    for line in lines(scope, "objective"):
        for name, inside in fates.items():
            inside += [line] if found.focus([iso3], line, name).only else []
    said = []
    for became, key in ((NEWLY, "newly"), (NO_LONGER, "no-longer")):
        ordered = sorted(fates[became], key=lambda line: int(line.target[1]))
        each = [f"{objective_named(int(line.target[1]))}{_former(found, line, became)}" for line in ordered]
        told = f"{became} in {found.cycles[1]}: {'; '.join(each) or 'none'}."
        said.append(Sentence(f"brief/{key}", told))
    if without := fates[NOT_COMPARABLE]:
        named = numbered([line.target[1] for line in without])
        said.append(Sentence("brief/not-comparable", f"{NOT_COMPARABLE}: {named} ({wording.NO_ANSWER_IN_ONE[:-1]})."))
    caveat = wording.asked_otherwise(*found.cycles)
    return said + ([Sentence("brief/questions", caveat)] if caveat else [])


def _former(found: Comparison, line: Line, became: str) -> str:
    """The numbers of the passages of the review before on an objective; those of this review stand in the table."""
    iso3 = found.scope.selection.member
    if became == NEWLY:
        return ""
    return bracketed(numbers_by_member(found.scope, found.focus([iso3], line, became))[iso3], NUMBERS)

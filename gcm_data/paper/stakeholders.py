"""The section on stakeholders, who count for no member."""

from __future__ import annotations

from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import number_of, ranges
from gcm_data.evidence.panel import behind
from gcm_data.exhibits import stakeholders
from gcm_data.paper.parts import Count, Paragraph, Section, Sentence

HEADING = "Contributions of stakeholders"
NONE = "No stakeholder responded to the review."
LEFT_OUT = "Stakeholders belong to no subregion or group of members, and are left out of this selection."
FIRST = "By category:"


def section(scope: Scope) -> Section:
    """How many stakeholders responded, by category, with the objectives that they name and their passages."""
    if scope.selection.is_narrowed:
        return Section(HEADING, blocks=(Paragraph((Sentence("stakeholders/left-out", LEFT_OUT),)),))
    if not stakeholders.has_any(scope):
        return Section(HEADING, blocks=(Paragraph((Sentence("stakeholders/none", NONE),)),))
    made = stakeholders.by_category(scope)
    category, number, _, _, named = (made.table[name].tolist() for name in stakeholders.COLUMNS)
    total = sum(number)
    found = Count(total, total, "stakeholders")
    said = f"{total} stakeholders responded to the review; they are not included in the counts of members."
    if total == 1:
        said = "One stakeholder also responded to the review; it is not included in the counts of members."
    first = Paragraph((Sentence("stakeholders/number", said, (found,)),))
    items = [
        _of_category(scope, label, count, objectives, made.focuses[label])
        for label, count, objectives in zip(category, number, named, strict=True)
    ]
    return Section(
        HEADING, blocks=(first, Paragraph((Sentence("stakeholders/by-category", FIRST), *items), is_list=True))
    )


def _of_category(scope: Scope, label: str, count: int, objectives: str, focus: object) -> Sentence:
    """“Civil society, 1 stakeholder: objectives named: 5 and 6 [201, 203].”"""
    numbers = ranges(sorted({number_of(scope, row) for row in behind(scope, focus).rows}))
    noun = "stakeholder" if count == 1 else "stakeholders"
    text = f"{label}, {count} {noun}; objectives named: {objectives}{f' [{numbers}]' if numbers else ''}."
    found = Count(count, count, f"stakeholders, {label}", focus)
    return Sentence(f"stakeholders/{label.lower().replace(' ', '-')}", text, (found,))

"""The section on question (b): follow-up to the Progress Declaration, whole-of-government and whole-of-society."""

from __future__ import annotations

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.paper.answers import answered, answering, without
from gcm_data.paper.naming import item
from gcm_data.paper.parts import Form, Paragraph, Section, Sentence
from gcm_data.paper.quoting import Quoter

ASPECT = "follow-up"
FIRST = "By approach named in the response:"
APPROACHES = {
    "whole_of_government": "Whole-of-government approach",
    "whole_of_society": "Whole-of-society approach",
}
OTHERS = "Responses that name neither"


def section(scope: Scope, form: Form, quoter: Quoter) -> Section:
    """How many answered, who names which approach, who answered without naming one, and passages."""
    label = next(
        (q.short_label for q in reference.questions_of(scope.selection.cycle) if q.aspect == ASPECT), "Follow-up"
    )
    heading = "Follow-up to the Progress Declaration" if "Progress Declaration" in label else label
    about = f"{heading[:1].lower()}{heading[1:]}"
    focus = answered(scope, ASPECT)
    blocks = [Paragraph((answering(scope, "follow-up/answered", ASPECT, about),))]
    if focus.only:
        items = []
        for key, name in APPROACHES.items():
            target, what = scope.focus(None, ("principle", key), aspect=ASPECT), f"{name}, in answer to (b)"
            items += item(scope, f"follow-up/{key.replace('_', '-')}", name, what, target)
        approaches = {("principle", key) for key in APPROACHES}
        items += without(
            scope, "follow-up/others", ASPECT, approaches, OTHERS, "an answer to (b) that names neither approach"
        )
        blocks.append(Paragraph((Sentence("follow-up/by-approach", FIRST), *items), is_list=True))
        blocks += [] if form.is_short else quoter.take([focus])
    return Section(heading, blocks=tuple(blocks))

"""The section on question (a): national implementation plans, by the status that stands beside the answer."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage import plans
from gcm_data.coverage.scope import Scope
from gcm_data.paper.answers import answered, answering
from gcm_data.paper.counting import capital
from gcm_data.paper.naming import item
from gcm_data.paper.parts import Count, Form, Paragraph, Section, Sentence
from gcm_data.paper.quoting import Quoter

HEADING, ABOUT = "National implementation plans", "national implementation plans"
_UNANSWERED = (plans.BLANK, plans.NOT_APPLICABLE, plans.NO_SUBMISSION)
FIRST = "By the status of the plan as stated beside the response:"


def section(scope: Scope, form: Form, quoter: Quoter) -> Section:
    """How many answered, how many state a status, who states which, and passages."""
    focus = answered(scope, plans.ASPECT)
    said = [answering(scope, "plans/answered", plans.ASPECT, ABOUT)]
    blocks = [Paragraph(tuple(said))]
    if focus.only:
        found = plans.find_plans(scope.grid, scope.selection.cycle, scope.selection.iso3)
        stated = tuple(plan.iso3 for plan in found if plan.status in _told())
        blocks = [Paragraph((*said, _stated(scope, stated)))]
        items = [
            each
            for status in plans.statuses()
            if status not in _UNANSWERED
            for each in _of_status(scope, found, status)
        ]
        blocks.append(Paragraph((Sentence("plans/by-status", FIRST), *items), is_list=True))
        blocks += [] if form.is_short else quoter.take([focus])
    return Section(HEADING, blocks=tuple(blocks))


def _told() -> tuple[str, ...]:
    """The statuses that say something of a plan, in whatever words."""
    return (*plans.stated_statuses(), plans.OTHER)


def _stated(scope: Scope, stated: tuple[str, ...]) -> Sentence:
    if not stated:
        return Sentence("plans/stated", "No status of a plan is stated, which says nothing of whether there are plans.")
    focus = scope.focus(None, aspect=plans.ASPECT, only=stated)
    found = Count(len(stated), scope.submissions, "status of a plan stated", focus)
    noun = "member" if len(stated) == 1 else "members"
    return Sentence(
        "plans/stated", f"The status of a plan is stated by {len(stated)} {noun}; it is never inferred.", (found,)
    )


def _of_status(scope: Scope, found: list[plans.Plan], status: str) -> list[Sentence]:
    """The members with a status; those of a wording of their own with that wording."""
    who = {plan.iso3: plan.stated_as for plan in found if plan.status == status}
    key, focus = f"plans/{status.replace(' ', '-')}", scope.focus(None, aspect=plans.ASPECT, only=tuple(who))
    own = wording.listed([f"“{words}”" for words in dict.fromkeys(who.values())]) if status == plans.OTHER else ""
    return item(scope, key, f"{capital(status)}{f' ({own})' if own else ''}", f"plan: {status}", focus)

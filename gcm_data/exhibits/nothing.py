"""Whether there is anything to draw: a figure of zeros says less than a sentence."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits.base import Exhibit


def said_instead(scope: Scope, made: Exhibit) -> str:
    """The sentence in the place of a figure none of whose numbers counts anybody; "" where there is something to draw.

    A number of one member tells its state: it is something as soon as anything was read of the member.
    """
    if made.nothing or not made.draw or not made.focuses:
        return made.nothing
    if any(_is_something(scope, focus) for focus in made.focuses.values()):
        return ""
    return wording.NOTHING_REPORTED if scope.submissions else wording.NOTHING_READ_HERE


def _is_something(scope: Scope, focus: Focus) -> bool:
    if focus.document or focus.stakeholders:
        return True
    evidence = Evidence(scope.grid, focus)
    return bool(evidence.submitted if len(focus.members) == 1 else evidence.counted)

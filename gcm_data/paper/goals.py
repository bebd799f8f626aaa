"""The section on the Sustainable Development Goals that the reported objectives serve."""

from __future__ import annotations

from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import sdg
from gcm_data.paper.counting import count, leaders, with_counts
from gcm_data.paper.parts import Paragraph, Section, Sentence

HEADING = "Sustainable Development Goals"
LARGEST = "The Goals most often served by the objectives mentioned are"
NONE = "No objective is mentioned, so that no Goal is counted."
MOST = 5
SOURCE = (
    "The targets of each objective are those that the United Nations Network on Migration names in its guidance; "
    "annex III says more of them."
)


def section(scope: Scope) -> Section:
    """Which goals are served by objectives that most members mention, and whose word it is that they serve them."""
    found = {}
    for label, focus in sdg.by_goal(scope).focuses.items():
        number, _, name = label.partition(" ")
        if label != sdg.ALL_GOALS:
            goal = f"Goal {number} ({name[:1].lower()}{name[1:]})"
            found[goal] = count(scope, f"objectives that serve Goal {number}", focus)
    first = leaders(found, MOST)
    most = [Sentence("goals/most", f"{LARGEST} {with_counts(first, found)}.", tuple(found[n] for n in first))]
    none = [] if any(each.count for each in found.values()) else [Sentence("goals/none", NONE)]
    return Section(HEADING, blocks=(Paragraph((*(most if first else none), Sentence("goals/source", SOURCE))),))

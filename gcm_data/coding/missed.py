"""What suggestions miss: told by the paragraphs without one that coders looked at all the same."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data.coding.decisions import CodeDecision
from gcm_data.coding.queue import Paragraphs
from gcm_data.coding.votes import outcomes


def missed(found: Paragraphs, decisions: Sequence[CodeDecision], cycle: str) -> tuple[int, int]:
    """Of the paragraphs of a review that are shown though nothing is suggested in them: in how many coders found
    something that counts, and on how many they have decided.
    """
    blank = {place for place in found.places if not found.targets.get(place) and found.keys[place[0]][0] == cycle}
    placed = [each for each in found.placed(decisions) if each[0][:2] in blank]
    right = {item[:2] for item, outcome in outcomes(placed).items() if outcome.is_yes}
    return len(right), len({item[:2] for item, _ in placed})

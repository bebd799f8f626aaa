"""The last section: empty numbered places for what only people can conclude."""

from __future__ import annotations

from gcm_data.paper.masthead import PLACE
from gcm_data.paper.parts import Paragraph, Section, Sentence

HEADING = "Conclusions and recommendations"
LEADS = {"conclusion": "Key messages", "recommendation": "Recommendations"}
EACH = 3


def conclusions() -> Section:
    """So many places under each heading."""
    places = [
        Paragraph((Sentence(f"{key}/{number}", PLACE),), lead if number == 1 else "", is_open=True)
        for key, lead in LEADS.items()
        for number in range(1, EACH + 1)
    ]
    return Section(HEADING, blocks=tuple(places))

"""What the text of an answer says of itself: that something was answered, or left blank, or does not apply."""

from __future__ import annotations

from loaders import vocabulary

LONGEST = 60  # characters; no wording of “not applicable” is longer


def response_state(text: str) -> str:
    """answered, blank or not applicable, by the wordings of answers.csv; a lone dash says nothing and is blank."""
    if len(text) > LONGEST and any(map(str.isalnum, text[:LONGEST])):
        return "answered"
    if not any(map(str.isalnum, text)):
        return "blank"
    return vocabulary.wordings("answers.csv", "state").exact.get(vocabulary.plain(text), "answered")

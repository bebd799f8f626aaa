"""Words on how answers in prose are coded: what a suggestion is, what its chance means, how far coders agree."""

from __future__ import annotations

from collections.abc import Sequence

SUGGESTIONS_ARE = (
    "A suggestion says which objective, principle or need a paragraph may be about, with the terms of the lexicon that "
    "stand in it and the official action that is nearest. It counts for nothing until a person accepts it."
)
CHANCES_ARE = (
    "Likely, possible and weak are words for an estimate. How often each was right was measured on texts that people "
    "had labelled, each judged by weights made without any text of its document. In languages that were not measured a "
    "suggestion is never called likely; it should only order what a person may pick from."
)
SHOWN = "shown"
ON_PAGES = {"hidden": "Not shown", SHOWN: "Shown, not counted"}
IN_FILES = {"hidden": "Without suggestions", SHOWN: "With suggestions, not counted"}
IN_FILES_ARE = "The workbook, the report and the tables can show suggestions; no other file says anything of them."
SUGGESTIONS_SHOWN = "suggestions shown, not counted"
NOT_COUNTED = "not counted until a coder accepts it"
SUGGESTED_HEADING = "Suggested, not counted"
SET_ASIDE_HEADING = "Set aside by a coder, not counted"
SET_ASIDE_IS = (
    "A coder has read these passages and found that they are not about what a column or a citation says of them. They "
    "count for nothing, and stay beside the answers in which they stand."
)
SET_ASIDE = "Set aside by a coder: {said}"
VERDICTS = {"accept": "accepted", "add": "marked"}
DECIDED = "Decided: {said}"
DECIDED_BY = "{named}: {verdict} by {by} ({round} round, codebook {codebook})"
SUGGESTED_BECAUSE = "; suggested because: {reason}"
RINGS = "A ring is a suggestion that nobody has reviewed, where nothing else is; it is counted in no number."
_REVIEWED = "Reviewed ("
TENTATIVE = "Alpha is below .667: what is counted of reviewed passages is tentative."


def reviewed_note(
    cycle: str, passages: int, coders: int, alpha: tuple[float, float, float] | None, codebooks: Sequence[str]
) -> str:
    """“Reviewed (2025): 212 passages by 3 coders, alpha .78 [.71, .84], codebook 2.”; `alpha`: itself and its interval.

    Without alpha nothing was coded twice, or all that was coded twice was judged alike.
    """
    what = f"{passages:,} passage{'s' if passages != 1 else ''} by {coders} coder{'s' if coders != 1 else ''}"
    found = [coefficient(number) for number in alpha or ()]
    how = f"alpha {found[0]} [{found[1]}, {found[2]}]" if found else "no alpha yet"
    version = f"codebook{'s' if len(codebooks) > 1 else ''} {', '.join(codebooks)}"
    return f"{_REVIEWED}{cycle}): {what}, {how}, {version}."


def note_in(base: str) -> tuple[str, str]:
    """A base line without the note on reviewed passages at its end, and that note; "" where it has none."""
    before, found, note = base.partition(_REVIEWED)
    return before.strip(), f"{found}{note}"


def coefficient(number: float) -> str:
    """A coefficient as statisticians write it: .78, −.05, 1."""
    text = f"{abs(number):.2f}".replace("0.", ".", 1) if abs(number) < 0.995 else "1"
    return f"−{text}" if number < 0 and text != ".00" else text

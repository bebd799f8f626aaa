"""Words of the desk at which answers are coded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from gcm_data.reference.targets import targets
from gcm_data.wording.sentences import of

ABOUT = (
    "One suggestion after the other: each key decides, saves and moves on. Nothing counts before a person has accepted "
    "it."
)
WAITING = "The suggestions for these answers are being made. That takes a few seconds, and longer for thousands."
READ_ONLY = "You can read here, and decide nothing: to code passages takes the rights of a coder. {why}"
NOTHING_TO_CODE = "There is nothing to code in this selection: choose another one above."
ALL_DONE = (
    "Nothing is open in this selection: all {number} are decided. Press K to look at the last one again, or choose "
    "another selection above."
)
KINDS = {"objective": "Objective", "principle": "Principle", "need": "Need"}
OF_KIND = {
    "disagreement": "Two coders disagree: settle it",
    "citation": "The text cites this; the paragraph says nothing else of it",
    "suggestions": "Suggested",
    "blank": "No suggestion: a sample, to see what suggestions miss",
}
BLANK = "Is there anything in this paragraph?"
BLANK_HELP = "Press N to give it a code, M to mark a passage of it, 0 if there is nothing."
CHANCES = {"likely": "likely", "possible": "possible", "weak": "weak", "": "not estimated"}
CHANCE = "Chance: {chance}."
ROUNDS = {
    "first": "First coder",
    "second": "Second coder, not knowing the first",
    "settle": "Third person",
}
STATUSES: Mapping[str, tuple[str, str]] = {  # a sign, and what it means
    "pending": ("?", "open"),
    "accepted": ("✓", "accepted"),
    "rejected": ("✗", "rejected"),
    "nothing": ("∅", "nothing here"),
    "set aside": ("⊘", "set aside"),
    "settled: counts": ("✓✓", "settled: counts"),
    "settled: does not count": ("✗✗", "settled: does not count"),
    "other": ("…", "with another coder"),
    "stated": ("“”", "cited"),
}
LEGEND = (  # the line of a status, as words beside it
    ("accepted", "✓ accepted, ✓✓ settled"),
    ("pending", "? open"),
    ("stated", "“” cited"),
    ("rejected", "✗ rejected, ✗✗ settled, ⊘ set aside, ∅ nothing here, … another coder's"),
)
SIDE = "Coder {number}"
VERDICTS = {
    "accept": "accepted",
    "add": "given by the coder",
    "reject": "rejected",
    "nothing": "nothing here",
    "set aside": "set aside",
}
YOU_SAID = "You have decided: {said}. A new decision takes its place."
THEY_SAID = "Decided by {by}: {said}."
WHICH_ANSWERS = "Which answers"
MY_DESK = "My own desk"
REOPENED = "Decided before of words that have changed (codebook {version}): {said}. “{words}”"
UNDONE = "Undone: {what}"
NOTHING_TO_UNDO = "There is no decision of yours to undo in this review."
WHY = "Why not? Press 1 to 5, or Esc."
WHICH = "Which code? Type a few letters or a number, then Enter. Esc leaves it."
WHICH_INSTEAD = (
    "Which code instead? The suggestion is rejected as “wrong theme”. Type a few letters, then Enter. Esc leaves it."
)
NO_SUCH_CODE = "No code has such a name or number."
WHICH_ASIDE = "Which code of the submission is to be set aside? Type a few letters, then Enter. Esc leaves it."
MARKING = (
    "Mark a passage of the answer with the mouse, or with the keyboard: arrows move, with Shift they extend. Then "
    "press Enter. Esc leaves it."
)
NOT_MARKED = "Mark a passage within the paragraphs of the answer first."
MARKED = "Marked: “{passage}”"
STATED_HERE = "Stated in this answer: {codes}."
NONE_STATED = "No code or citation in this answer."
AWAY_HERE = "Set aside: {codes}."
PROGRESS = "{here}: {done} of {total} paragraphs. Yours: {mine} of {all}"
COUNTED = "Paragraphs on which somebody has decided, of those to look at; in the review selected."
WITHHELD = "sources that are not named"
ALL, ALL_STATES = "All", "All States"
ROUND_CHOICES = {
    "all": "All that is mine",
    "first": "First coder",
    "second": "Second coder: drawn",
    "more": "Second coder: any",
    "settle": "Disagreements",
}
COUNTS, DOES_NOT, NEIGHBOURS, EXAMPLE = "Counts:", "Does not count:", "Neighbours:", "Example:"
CODEBOOK = "Codebook {version}: {code}"


@cache
def _labels() -> dict[tuple[str, str], str]:
    known = targets()
    return dict(zip(zip(known["target_kind"], known["target"], strict=True), known["label"], strict=True))


def code(kind: str, target: str) -> str:
    """A target as it is picked and told: “6 Fair recruitment”, “Principle: Human rights”."""
    label = _labels()[kind, target]
    return f"{target} {label}" if kind == "objective" else f"{KINDS[kind]}: {label}"


def codes() -> list[tuple[str, str]]:
    """All codes that can be given, as kind and target, in the order of the Compact."""
    return list(_labels())


def missed(found: int, looked: int) -> str:
    """What suggestions miss, by the sample of paragraphs without one: in how many of those looked at was something."""
    if not looked:
        return "Nobody has looked yet at a paragraph in which nothing is suggested: what suggestions miss is not known."
    paragraphs = f"{of(found, looked)} paragraph{'s' if looked != 1 else ''}"
    return f"What suggestions miss: something was found in {paragraphs} of the sample in which nothing is suggested."


ACCEPT, REJECT, NOTHING = "Accept", "Reject …", "Nothing here"
ANOTHER, MARK, SET_ASIDE = "Another code", "Mark a passage", "Set a stated code aside"
SKIP, LEAVE, UNDO, PREVIOUS, NEXT = "Skip", "Leave", "Undo", "Previous", "Next"
LAST = "Saved:"
ANSWER_OF = "Answer of {who}, with what is said of its passages"
WITHHELD_PLACE = "place withheld"

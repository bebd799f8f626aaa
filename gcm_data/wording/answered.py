"""Who has answered, in words: the states of a member in a review, and what they mean."""

from gcm_data.wording.menu import TITLES

NOTHING, STATEMENTS = "nothing yet", "has statements"
ACCEPTED, OPEN, LATE = "accepted", "accepted, with open questions", "received after the deadline"
STATES = (ACCEPTED, OPEN, LATE, STATEMENTS, NOTHING)
STATES_ARE = (
    "Accepted: a document of the member counts here. Open questions are the errors and warnings that stand on the page "
    f"“{TITLES['data_quality']}” for the documents of the member alone. Statements that others compiled are no "
    "submission, and never late. The day is the one that a document gives, or the one on which it was handed in, "
    "whichever is earlier; a later version has the day of the first."
)
DEADLINE = "The deadline was {day}."
DEADLINE_AHEAD = "The deadline is {day}."
NO_DEADLINE = "No deadline is known of this review, so that nothing came after it."
WITHHELD_ONE = "One source that may not be named has answered, too, and stands in no row: perhaps one of these members."
WITHHELD = (
    "{count} sources that may not be named have answered, too, and stand in no row: perhaps some of these members."
)
WAITING_ONE = "1 document of this review waits for a decision, and stands in no row."
WAITING = "{count} documents of this review wait for a decision, and stand in no row."
NOBODY_LEFT = "Something counts of each of the members shown: there is nobody to remind."
ALL_SILENT = "All members with nothing yet ({count})"
ALL_WITHOUT = "All members without a submission of their own ({count})"
REMINDER_IS = (
    "A draft to copy and change. It says nothing of others, and asks for nothing that a member is not free to decide."
)

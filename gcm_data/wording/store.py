"""What pages say of the store as a whole."""

SHIPPED = (
    "Nothing has been accepted yet: these are the statements that ship with the dashboard. The first document that is "
    "accepted takes their place."
)

DONE = {  # what became of a document by each kind of decision, or what else was done
    "receive": "received",
    "accept": "accepted",
    "decline": "declined",
    "withdraw": "withdrawn",
    "supersede": "replaced",
    "correct": "cell corrected",
    "map": "cells told",
    "attribute": "naming decided",
    "code": "passage coded",
    "note": "note",
    "undo": "undone",
    "role": "role given",
}
LOG_IS = (
    "Everything that was received and decided, the newest first. Nothing in it is ever changed or deleted: an undo is "
    "a decision, too, and may be undone. Days and times are in UTC."
)
LOG_OF_CODERS = "You see your own decisions; officers and administrators see everybody's."
LOG_FOR_OFFICERS = "Who decided what, and why, is for officers and administrators; coders see what is theirs."
LOG_EMPTY = "Nothing has been received or decided yet."
LOG_NOTHING = "No decision fits. Remove a filter, or look for fewer words."
UNDO_IS = (
    "Choose one of the decisions shown above, of many the newest; filters find others. "
    "What follows from a decision goes with it, and is there again where the undo is undone. That a document was "
    "received can't be undone: decline or withdraw it instead."
)
UNDONE = "Done: {sentence} no longer holds."
NOTHING_TO_UNDO = "None of the decisions shown can be undone."

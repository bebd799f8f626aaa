"""What the page for receiving says: of handing in, what was understood, deciding, and telling what stands where."""

from __future__ import annotations

from collections.abc import Mapping

ABOUT = (
    "Documents are kept as they came, from the moment at which they are handed in. None counts before an officer has "
    "seen what was understood of it and accepts it. What was decided can be undone, and stays in the log."
)
NEEDS_OFFICER = "To receive documents takes the rights of an officer."
HOW_MANY = "One or many, each of up to {largest} MB: .xlsx and other workbooks, .docx, .pdf, .csv."
NONE_THERE = "No document has been handed in yet."
NONE_SHOWN = "None of the documents is {state}."
CHOOSE = "Choose a document"

KEPT = "{name} is kept and waits for a decision."
KEPT_AS = "{received_as} is kept as {name}, because another document has its name, and waits for a decision."
KNOWN = "{name} was handed in before, with these bytes and under this name: it {state}."
TWIN = "It has the bytes of {names}: the content is the same."
TWINS = "The content of this document is the same, byte by byte, as that of {names}."
TWIN_STATE = "{name}, which {state}"
STATES: Mapping[str, str] = {
    "received": "waits for a decision",
    "accepted": "is accepted",
    "declined": "was declined",
    "withdrawn": "was withdrawn",
    "superseded": "was superseded",
}
SHOWN: Mapping[str, str] = {
    "received": "waiting for a decision",
    "accepted": "accepted",
    "others": "declined, withdrawn or superseded",
}
RECEIVED = "Handed in by {by} on {day}, {size:,} bytes, SHA-256 {digest}…. It {state}{since}."
SINCE = ", since {by} decided so on {day}{why}"

UNDERSTOOD = "{who}, review of {cycle}; layout: {layout}."
FIRST_ONLY = "These are the first {shown:,} of {all:,} answers."
NO_LAYOUT = "No layout was recognized, and nothing of it would count."
NOBODY = "Nobody is named who answers"
MORE_WHO = "{first} and {more} others"
ALL_READ = "All cells were read or are known to hold no answer."

IS_NEW = "No accepted document of this review has answers of {who}."
NO_CHANGE = "No answer of these States differs from those in {name}."
CHANGED = "{changed} of {all} answers differ from those in {name}."

NO_PLACE = "No other document: it counts beside those that are accepted"
ACCEPTS = "What is accepted counts on all pages a moment later."
UNKEPT = (
    "{number} of the changes below are only tried. They don't count unless they are kept: accept the document after "
    "that, or without them."
)
DECLINES = "A declined document is kept, and never counts."
WITHDRAWS = "A document that is withdrawn no longer counts, and is kept."
REASON_MISSING = "Write a reason first: it stands in the log."
GIVES_BACK = (
    "For whoever filled it in: a copy with each issue in its cell, by colour and comment, and a list of all. Of "
    "what is no .xlsx or .xlsm there is the list alone."
)
UNDOES = "Undo decision {number}: {kind}, by {by}"

DESK_IS = (
    "Choose a row by the box at its left, a column by its head, or a cell or several. Say what it is, and try it: the "
    "document is read again at once, as shown above. What you have tried counts for nothing before it is kept."
)
LEGEND = "Each cell begins with a sign that says what it was taken for. Cells marked ? were not read."
NO_SHEETS = "The document can't be opened, so that there is no sheet to look at."
LEFT_OUT = "{rows:,} more rows and {columns:,} more columns of this sheet are not shown. Write their place by hand."
PLACE_HELP = "Such as row 6, column D, B2 or C4:C9; empty for the whole sheet."
TEXT_PLACE_HELP = "Such as paragraph 14, page 3, line 12, or table 2, row 3, column 2."
TRIED_NONE = "Nothing is tried at the moment."
FOR_LAYOUT = "Keep rows and columns for every document of this layout"
CORRECTED = "In {cell} “{new}” instead of “{old}”, because: {why}"
NO_CELL = "Choose one cell to correct it."
SAME_TEXT = "The new text is the text that stands there."

# What a person may say of a place, by the role that a mapping has for it.
ROLES: Mapping[str, str] = {
    "header": "is the header of a table",
    "answer": "answers question",
    "member": "names the State",
    "question": "asks the question",
    "objectives": "holds codes of objectives",
    "principles": "holds codes of guiding principles",
    "needs": "holds codes of cooperation needs",
    "objective": "is a column of marks for the objective",
    "principle": "is a column of marks for the guiding principle",
    "need": "is a column of marks for the cooperation need",
    "response": "holds the responses",
    "choice": "holds choices, such as yes or no",
    "source": "holds sources",
    "source_date": "holds dates of sources",
    "received": "holds the dates at which answers came",
    "organization": "names organizations",
    "category": "holds categories of stakeholders",
    "respondent": "says who answers, a State or a stakeholder",
    "ignore": "does not count",
}
# The sign before each cell, so that nobody has to tell colours apart; and its colour, which dark letters are read on.
SIGNS: Mapping[str, tuple[str, str]] = {
    "unread": ("?", "#ffd6a5"),
    "answer": ("A", "#b7e0c8"),
    "code": ("C", "#bcd9f2"),
    "who answers": ("W", "#d9c8ee"),
    "question": ("Q", "#f6e3a1"),
    "header": ("H", "#d5dbe1"),
    "label": ("L", "#e3e7eb"),
    "value": ("V", "#eef0f2"),
    "title": ("T", "#e9edf0"),
    "band": ("B", "#e9edf0"),
    "total": ("S", "#e9edf0"),
    "footnote": ("F", "#e9edf0"),
    "instruction": ("I", "#e9edf0"),
    "source": ("O", "#dfeeea"),
    "ignored": ("–", "#ffffff"),
}

"""What the page of forms says: the response form, the verification slip, and a slip that came back."""

RESPONSE_FORM = (
    "What members fill in: the guiding questions with room for several items each, and lists to choose objectives, "
    "guiding principles, kinds of support and the status of the plan from. Filled in, it is read without a question."
)
PREFILLED = (
    "What stands of a State's last response in the form is marked, and counts only where the State confirms or changes "
    "it."
)
NOTHING_BEFORE = "Nothing was read of {member} in the review before: only its name would be filled in."
NO_REVIEW_BEFORE = "No review was held before that of {cycle}: only the name of the State is filled in."
SLIP = (
    "For a State: “this is how your response was read”. Each answer, objective, principle and kind of support with its "
    "passage, to tick or to correct. The workbook is read back below; the Word document is for reading and ticking."
)
NO_SLIP = "Nothing was read in this review that a slip could be made of."
RETURNED = (
    "Hand in the workbook that the State sent back. What it corrects is shown first, and changes nothing until it is "
    "accepted; each correction then stands in the log with its reason, who made it and the day."
)
NOT_HANDED_IN = "To accept what a slip corrects takes the rights of an officer. {why}"
READ = "{member}, review of {cycle}: {confirmed} of {rows} rows are said to be right."
TO_ACCEPT = "Corrections that would be made"
TO_DECIDE = "What people have to decide"
NOTHING_TO_CORRECT = "The slip corrects nothing."
ACCEPTED = "{number} corrections were accepted. The documents are being read again with them."

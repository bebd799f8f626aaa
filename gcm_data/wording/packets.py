"""What a packet of passages says to the coder who fills it in, and what the page says of packets."""

TITLE = "Passages to code"
STEPS = (
    "Sheet “{passages}”: each passage stands in several rows, one for each objective, guiding principle or cooperation "
    "need that it may be about, with the reason, and a last one for anything else.",
    "Choose a decision in the yellow cells: accept, or reject with its reason. In the last row of a passage choose "
    "another code that it is about; or “nothing here”, if it is about none. What is left empty is not decided.",
    "What counts for each code stands on the sheet “{codebook}”. Decide on the words of the passage alone.",
    "Rows may be sorted and filtered, and left out. All else has to stay as it is. Save the workbook and send it back.",
)
ONLY_YELLOW = "Only the yellow cells are to be filled."
CODEBOOK_IS = "Version {version} of the codebook: what counts, what does not, and where the neighbours begin."
PACKETS_ARE = (
    "A workbook with the passages that a coder has to decide on next, with suggestions, reasons and lists to choose "
    "from, for work without the dashboard. It counts as the work of the coder whom it names."
)
RETURNED = (
    "Hand in a packet that was filled in. What it decides is shown first; after that it stands in the log as decisions "
    "of the coder whom it names. To bring in what another has coded takes the rights of an officer."
)
HOLDS = "Passages that {coder} has to decide on next, of the members selected above: {paragraphs:,}."
NOTHING_TO_CODE = "There is nothing that this coder has to decide in this review."
READ = "{coder}, review of {cycle}: {said} of {rows} rows decide something, {new} of it new."
TO_KEEP = "Decisions that would be kept"
NOTHING_NEW = "The packet decides nothing that this coder has not decided so already."
KEPT = "Decisions kept: {number:,}. What counts is being derived anew with them."

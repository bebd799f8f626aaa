"""What the pages Overview and Country say at a glance, and what a brief is."""

TITLE = "What Asia and the Pacific reports on the Global Compact for Migration"
GLANCE = "At a glance"
HAVE = "Members that have {what}"
ANSWERED, MOST, SILENT, ASKED = "Answered", "Reported most", "In no response", "Support asked for most"
LEAST = "In fewest responses"
LEFT_ONE, LEFT = "1 has none", "{count} have none"
NONE, NOTHING = "none", "nothing was read"
MISSING = "Nothing was read of {names}."
NEWLY, NO_LONGER, THEN = "Newly reported by most", "No longer reported by most", "then"
FIND = "Find a State, an objective or words"
FIND_SUCH_AS = "Find a State, objective, “finance 2” or words"
OF_MEMBER = "What {name} reports"
OF_KINDS = {
    "objective": "Objectives reported",
    "principle": "Guiding principles named",
    "need": "Kinds of support asked for",
}
TURNS = {  # label, icon, keys
    "previous": ("Previous State", ":material/chevron_left:", "Shift+Left"),
    "next": ("Next State", ":material/chevron_right:", "Shift+Right"),
}
STRIP = "{name}: {what}"
REPORTED = "{count} objectives reported in {cycle}"
NOTHING_IN = "nothing read in {cycle}"
STRIP_IS = (
    "A click on a square shows below the figure what was said of the objective in that review; another click on it "
    "shows all answers again."
)
SAID_ON = "Answers on one objective"
ALL_ANSWERS = "All answers: click a square, or choose one here"
MARKS_ONLY = "Marks or codes in no answer are all that was read of {name} in this review."
BLANK = "Left blank: {questions}."
NOT_APPLICABLE = "Answered “not applicable”: {questions}."
NO_ANSWER_ON = "{name}, {cycle}, {objective}: {state}. {meaning}"
PARTS = {
    "answers": "Answers",
    "beside": "Beside its subregion",
    "since": "Since the last review",
    "migration": "Migration figures",
}
NOT_IN_BOTH = "{name} cannot be compared: something was read of it in the review of {cycles} only."
NEVER_READ = "Nothing was read of {name} in any review."
NOTHING_READ = "Nothing was read in any review"
READ_IN = "{what} in {cycles}"
ATTENTION_ONE = "1 document of this review was read with errors or warnings."
ATTENTION = "{} documents of this review were read with errors or warnings."
BRIEF_OF_MEMBER = (
    "What the State reports, asks for and says, what has changed since the review before, and its migration figures: "
    "two pages, or one slide."
)
BRIEF_OF_ROUND_TABLE = (
    "For the moderator: who reports progress, who challenges and who asks for support, on which objectives, with short "
    "passages: two pages, or one slide."
)

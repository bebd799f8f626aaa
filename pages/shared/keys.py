"""The names of the parameters of a link, which are the keys of the widgets that they set, and of parts of the page.

A link that somebody keeps or sends around speaks these names: none of them may change.
"""

from __future__ import annotations

# The shared filters.
FILTERS = ("cycle", "subregion", "group", "round_table", "basis", "suggestions")
CYCLE, SUBREGION, GROUP, ROUND_TABLE, BASIS, SUGGESTIONS = FILTERS
# What a page shows.
MEMBER, OBJECTIVE = "member", "objective"
PART, SAID_ON = "part", "said_on"
SUBREGION_SHOWN, ROUND_TABLE_SHOWN = "shown", "round_table_shown"
HIDDEN = "hidden"
REVISION, ORDER, COMPARED_WITH, COMPARED, TOGETHER = "revision", "order", "compared_with", "compared", "together"
ANSWERED = "answered"
SLIDE = "slide"
# The exhibit whose picture is open over the page, with its format; in no link.
PICTURE = "picture"
# The number whose evidence is open: the key of its exhibit and its code, with a full stop between them.
OPENED = "number"
# What a coder chooses at the desk.
CODE_STATE, CODE_QUESTION, CODE_TARGET, CODE_ROUND = "code_state", "code_question", "code_target", "code_round"
# What links named otherwise once.
FORMER = {"compared_member": MEMBER}
# The answers searched for.
SEARCH, ANSWERS_PAGE, ANSWER_BLANK = "search", "answers_page", "answer_blank"
ANSWER, ANSWERS_AS = "answer", "answers_as"
ANSWER_QUESTION, ANSWER_MEMBER = "answer_question", "answer_state"
ANSWER_OBJECTIVE, ANSWER_PRINCIPLE = "answer_objective", "answer_principle"

# Parts of the page, as its style sheet and its tests know them; with the key of an exhibit behind those that end in -.
HEAD, MORE, NOTICE, TITLE, CHOICES = "head", "more", "notice", "title-row", "title-choices"
EVIDENCE = "evidence"
FACTS, BESIDE, ATTENTION, FOUND = "facts-", "beside", "attention", "found"
CHART, WIDE = "chart-", "wide-"
ROW, HOW, FIND, SAVE, LINK, VIEW = "row-", "how-", "find-", "save-", "link-", "view-"

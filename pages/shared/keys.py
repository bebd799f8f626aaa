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
ASKED_PICTURE = "picture"
# The number whose evidence is open: the key of its exhibit and its code, with a full stop between them.
OPENED = "number"
# What a coder chooses at the desk.
CODE_STATE, CODE_QUESTION, CODE_TARGET, CODE_ROUND = "code_state", "code_question", "code_target", "code_round"
CODE_CODER = "code_coder"
# What is chosen where files are made, forms are sent, documents are received, and in the log.
SUGGESTIONS_IN_FILES, LANGUAGE, ADDRESSEE, SLIP_OF = "suggestions_in_files", "language", "addressee", "slip_of"
DOCUMENT = "document"
LOG_BY, LOG_KIND, LOG_DOCUMENT, LOG_WORDS = "log_by", "log_kind", "log_document", "log_words"
LOG_FROM, LOG_TO = "log_from", "log_to"
# What links named otherwise once.
FORMER = {"compared_member": MEMBER}
# The answers searched for.
SEARCH, ANSWERS_PAGE, ANSWER_BLANK = "search", "answers_page", "answer_blank"
ANSWERS_BESIDE = "answers-beside"
ANSWER, ANSWERS_AS = "answer", "answers_as"
ANSWER_QUESTION, ANSWER_MEMBER = "answer_question", "answer_state"
ANSWER_OBJECTIVE, ANSWER_PRINCIPLE = "answer_objective", "answer_principle"
# Parameters that Streamlit binds to their widgets, or a page reads by itself.
BOUND = (SEARCH, ANSWERS_PAGE, ANSWER_BLANK, ANSWER, DOCUMENT, LOG_WORDS, LOG_FROM, LOG_TO)

# Parts of the page, as its style sheet and its tests know them; with the key of an exhibit behind those that end in -.
HEAD, MORE, TITLE, CHOICES, BRIEF = "head", "more", "title-row", "title-choices", "brief"
EVIDENCE = "evidence"
BELONGS = "belongs-"
TURNS = "turns"
TURN_MEMBER = "turn-member-"
FACTS, BESIDE, ATTENTION, FOUND = "facts-", "beside", "attention", "found"
WIDE = "wide-"
ROW, HOW, FIND, SAVE, LINK, VIEW = "row-", "how-", "find-", "save-", "link-", "view-"

# Other widgets and parts, by the module that draws them; with a name or number behind those that end in - or _.
# answered_form.py
REMINDER_TO = "reminder_to"
REMINDER_LANGUAGE = "reminder_language"
# blocks.py
CSV = "csv-"
TABLE_OF = "table-"
# choices.py
PAGE = "page-"
# decisions_on.py
UNDO_OF = "undo-"
# desk.py
DESK_FILTERS = "desk-filters"
DESK_WHICH = "desk-which"
DESK = "desk"
DESK_KEYS = "desk-keys"
# desk_components.py
DESK_ANSWER = "desk-answer"
DESK_PICK = "desk-pick-"
# desk_keys.py
DESK_OF = "desk-"
DESK_VERDICTS = "desk-verdicts"
DESK_OTHERS = "desk-others"
# desk_progress.py
DESK_PROGRESS = "desk-progress"
DESK_STATES = "desk-states"
# desk_suggestion.py
DESK_CODEBOOK = "desk-codebook"
DESK_SUGGESTION = "desk-suggestion"
# export_buttons.py
TEMPLATE = "template-"
EXPORT = "export-"
BUILD = "build-"
# forms.py
FORM = "form-"
# given_snapshots.py
SINCE = "since_"
# head.py
ABOUT_PAGE = "about-page"
ABOUT_DOCUMENTS = "about-documents"
# log_form.py
UNDO = "undo"
UNDO_WHY = "undo_why-"
UNDO_SURE = "undo_sure-"
UNDO_NOW = "undo_now-"
# mapping_desk.py
USE = "use-"
SHEET = "sheet-"
# originals.py
ORIGINALS = "originals-"
ORIGINAL = "original-"
# packets.py
MAKE_PACKET = "make-packet"
TAKE_PACKET = "take-packet"
PACKET = "packet"
KEEP = "keep-"
PACKET_MOST = "packet-most"
PACKET_CODER = "packet-coder"
# names.py
NAMES = "evidence-states"
# panel.py
COPY = "copy-"
EVIDENCE_TURNS = "evidence-turns"
EVIDENCE_OF = "evidence-"
# picture.py
PICTURE_OF = "picture-of-"
PICTURE = "picture-"
# projector.py
SHOW_FILTERS = "show-filters"
BLANK = "blank"
PRESENTER = "presenter"
SLIDE_LINK = "slide-link"
SLIDE_OF = "slide-"
SLIDE_CONTROLS = "slide-controls"
TURN = "turn-"
BACK = "back"
SLIDE_EVIDENCE = "slide-evidence"
AGAIN = "again-"
TABLE = "table"
SLIDE_TABLE = "slide-table"
# received_document.py
MARK = "mark-"
# receiving.py
CYCLE_HANDED_IN = "cycle_handed_in"
DOCUMENTS = "documents-"
DOCUMENTS_SHOWN = "documents_shown"
# returned_slips.py
SLIP = "slip"
ACCEPT = "accept-"
# sign_in.py
SIGN_IN = "sign_in-"
SIGN_OUT = "sign_out"
# superseding.py
OLDER = "older-"
# telling.py
WAY = "way-"
ROLE = "role-"
WHY = "why-"
TRY = "try-"
LAYOUT = "layout-"
BACK_OF = "back-"
ALL_BACK = "all-back-"
UNDO_TOLD = "undo-told-"
PLACE = "place-"
VALUE = "value-"

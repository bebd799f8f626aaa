"""Every title, definition, disclaimer and method sentence; pages and exports take them from here alike."""

from gcm_data.wording.sentences import (
    NOT_MENTIONS,
    REPORTS,
    all_members,
    base_line,
    counted,
    day,
    listed,
    mark,
    objectives,
    of,
    of_members,
    of_submissions,
    provenance_line,
    remarks,
    reported_by,
    source_line,
    submitted,
    unnamed,
)

__all__ = [
    "NOT_MENTIONS",
    "REPORTS",
    "all_members",
    "base_line",
    "counted",
    "day",
    "listed",
    "mark",
    "objectives",
    "of",
    "of_members",
    "of_submissions",
    "provenance_line",
    "remarks",
    "reported_by",
    "source_line",
    "submitted",
    "unnamed",
]

TITLE = "Global Compact for Migration: what Asia and the Pacific reports"
SHORT_TITLE = "GCM in Asia and the Pacific"

ALL_MEMBERS = "all members shown"

COVERAGE_IS = (
    "Coverage is what States report. It is no ranking and no judgement of what they do: an objective that a State "
    "does not mention may well be implemented there."
)
VERBATIM = (
    "Responses are reproduced as received. They are the words of the documents, not of the secretariat, and no "
    "position of the United Nations."
)
SCHEMATIC = (
    "Schematic: one tile for each member and associate member, placed roughly as on a map. Tiles show no borders and "
    "no size, and imply no opinion on the legal status of any country, territory, city or area."
)

STATE_MEANINGS = {
    "reported": "At least one coded or cited mention stands in the submission.",
    "suggested": "Only suggestions that nobody has reviewed yet; never counted as reported.",
    "not mentioned": "The member answered, and no answer mentions it.",
    "blank": "Nothing stands in the answer to any question that could carry it.",
    "not applicable": "The member answers “not applicable” to the questions that could carry it.",
    "no submission": "Nothing was received from the member in this review.",
}
STATE_MEANINGS_OF_ANSWER = {"blank": "Left blank.", "not applicable": "Answered “not applicable”."}
BASIS_MEANINGS = {
    "coded": "A column, a form field or a mark in a tally states the objective, principle or need.",
    "cited": "The text of an answer names the objective (“objectives 2, 5 and 6”).",
    "suggested": "A phrase stands in the text that points to it; counted only after a person accepts it.",
}
QUESTIONS_CARRY = (
    "Any guiding question can carry an objective or a guiding principle. Needs are asked for in question (e): a "
    "submission without an answer to it is blank for all needs, as is a tally of objectives for principles and needs, "
    "and for objectives, too, where only what is cited counts."
)
BOTH_CYCLES = (
    "Both review cycles are read against the five guiding questions of 2025, so that they can stand side by side. "
    "The survey of 2021 asked other things (see the method): a difference between the two cycles can come from "
    "the questions."
)
DENOMINATORS = (
    "Two denominators are in use and always named: submissions received, and members (the 53 member States and 9 "
    "associate members of ESCAP, or those of the group shown)."
)
SUPERSEDED = (
    "Where a State submits twice in a cycle, the later submission counts; the earlier one is kept and marked as "
    "superseded. Later is the later date of submission; without dates, a State's own document counts before one that "
    "was compiled of several States, words before marks in a tally, and else the document read later. Compiled "
    "documents add States to each other. A source that may not be named replaces none that may, nor the reverse."
)
NON_REGIONAL = (
    "France, the Netherlands, the United Kingdom and the United States are members of ESCAP outside the region: they "
    "count among the 62 members and belong to no subregion."
)
CO_REPORTING = (
    "Counted by submission: a State that mentions the objective and the principle anywhere in its submission counts, "
    "also where they stand in different answers."
)
CHANGE_IS = (
    "A change is one in what is reported, not in what is done: a State that no longer mentions an objective may well "
    "go on with it, and one that newly mentions it may have done it before."
)
CO_REPORTING_OBJECTIVES = (
    "Counted by submission: a State that mentions both objectives anywhere in its submission counts, also where they "
    "stand in different answers."
)
SAME_ANSWER = (
    "Counted where one answer names both. A mark in a tally, or a code that belongs to a whole row of a survey export, "
    "stands in no answer and counts for nothing here."
)
NO_ANSWER_IN_ONE = "blank or not applicable in one of the two reviews, or a tally there, which cannot carry it."
LIMITS = (
    "How many statements a State has says how much text could be read, nothing else.",
    "A mention says that a text or a code names an objective. It says neither how much of it is done nor how well.",
    "The lists of least developed countries, landlocked developing countries and small island developing States are "
    "those of 15 May 2026; graduations after that date change the groups.",
    "The text of an answer is searched for objectives by number in six languages; paraphrases are not recognised.",
)

GAP_IS = "A gap in reporting is no gap in what is done."
BOUNDS = (
    "At least and at most, of all members: those counted, and those together with every member that has not submitted, "
    "because nobody knows whether none or all of these would be counted, too."
)
FEW = "Shares stand where there are three submissions or more: of one or two, a single State would be half or all."
CELLS = (
    "In brackets: submissions received of members. In each cell: submissions that report it. A group with fewer than "
    "three submissions is not shaded: of one or two, a single State would be half or all."
)
SHADES = "The stronger the shade of a cell, the larger the share of submissions."  # darker on light, lighter on dark
BOUND_COLUMNS = ("At least, of all members", "At most, of all members")

OF_THE_WHOLE = "mark or code of the whole submission"
WITHHELD_PLACE = "document and cell withheld (Chatham House Rule)"
WITHHELD = (
    "A source under the Chatham House Rule counts and is quoted as “a stakeholder” with its category. Its name, its "
    "document and the cell are taken out of the data before anything is shown or written."
)
SEARCH_IS = (
    "On the page of responses a word finds every answer with a word that begins so, whatever its case and accents, and "
    "a number only itself; words in quotation marks are found as they stand, one behind the other. Several words are "
    "all looked for. In scripts that write without spaces the signs are found wherever they stand."
)
EVIDENCE_HELP = "Click a mark in the chart or a cell of the table, or choose a number here."
NO_PASSAGE = "No passage stands behind this number: it counts nobody, or only members that say nothing of it."
COUNTED, COUNTED_AS = "counted here", "{}, counted here"
COUNTED_OTHERWISE = "reported, but not as counted here"
SUBMITTED_OTHERWISE = "submitted, not counted here"

OUTSIDE = "Outside the region"
REFUSED_ONE = "1 document of this review could not be read: the numbers leave out what stands in it."
REFUSED = "{} documents of this review could not be read: the numbers leave out what stands in them."
REFUSED_WHERE = "Why, and what to do: see the data quality"
NOT_THERE = "The link asks for the {key} {given}, which is not among the choices here."
NOT_WRITTEN = "The file could not be made ({reason}). Whoever runs the dashboard has to make room for temporary files."
NO_DOCUMENTS = (
    "No documents have been read for this review cycle. Put workbooks into a folder named after the cycle (such as "
    "2025) inside the folder that GCM_SUBMISSIONS names, then load this page again."
)
NO_OTHER_CYCLE = (
    "Nothing has been read of the review of {cycle}, so that there is no second review to compare. Choose another one "
    "above, or put its workbooks into a folder named {cycle}, then load this page again."
)
ONLY_CYCLE = "There is one review cycle only. A change can be shown once a second one stands in the reference."
NO_PANEL = (
    "None of the members shown submitted in both {cycles}. Remove a filter above, or compare with another review."
)
NO_MEMBERS = "No member or associate member fits these filters. Remove one of the filters."
NO_SUBMISSION = "No submission was received from {name} in this review. That says nothing about what {name} does."
NOTHING_REPORTED = (
    "None of the submissions received mentions one: they do not name it, are blank here, or were not asked for it."
)
NO_SUBMISSIONS_HERE = "No submission has been received from the members shown."


EXPORTS_ARE = (
    "Every file is built of what the filters above select, when it is asked for, and carries its evidence: behind each "
    "number the States, and the passages with document, sheet and cell."
)
APOSTROPHES = "In the CSV files a text that a spreadsheet program would take for a formula has an apostrophe before it."
HOW_TO_READ = (COVERAGE_IS, DENOMINATORS, FEW, BOUNDS, WITHHELD, VERBATIM)

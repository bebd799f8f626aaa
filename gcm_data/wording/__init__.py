"""Every title, definition, disclaimer and method sentence; pages and exports take them from here alike."""

from gcm_data.wording.material import (
    ANSWERED,
    DOCUMENTED,
    Material,
    about_documents,
    compilations,
    is_compilation,
    source_line,
    texts,
)
from gcm_data.wording.menu import TITLES
from gcm_data.wording.reviews import (
    QUESTIONS_FROM,
    SDGS_ARE,
    asked_on,
    asked_otherwise,
    group_of_day,
    groups_note,
    own_survey,
    questions_from,
    sdg_targets,
    to_be_confirmed,
)
from gcm_data.wording.sentences import (
    NOT_MENTIONS,
    REPORTS,
    all_members,
    counted,
    day,
    either,
    listed,
    mark,
    objectives,
    of,
    of_answered,
    of_members,
    provenance_line,
    remarks,
    stakeholders,
    unnamed,
)

__all__ = [
    "ANSWERED",
    "DOCUMENTED",
    "NOT_MENTIONS",
    "QUESTIONS_FROM",
    "REPORTS",
    "SDGS_ARE",
    "Material",
    "about_documents",
    "all_members",
    "asked_on",
    "asked_otherwise",
    "compilations",
    "counted",
    "day",
    "either",
    "group_of_day",
    "groups_note",
    "is_compilation",
    "listed",
    "mark",
    "objectives",
    "of",
    "of_answered",
    "of_members",
    "own_survey",
    "provenance_line",
    "questions_from",
    "remarks",
    "sdg_targets",
    "source_line",
    "stakeholders",
    "texts",
    "to_be_confirmed",
    "unnamed",
]

TITLE = "Global Compact for Migration: what Asia and the Pacific reports"
SHORT_TITLE = "GCM in Asia and the Pacific"

ALL_MEMBERS = "all members shown"

COVERAGE_IS = (
    "Coverage is what members report. It is no ranking and no judgement of what they do: an objective that a member "
    "does not mention may well be implemented there."
)
SCHEMATIC = (
    "Schematic: one tile for each member and associate member, placed roughly as on a map. Tiles show no borders and "
    "no size, and imply no opinion on the legal status of any country, territory, city or area."
)

STATE_MEANINGS = {
    "reported": "At least one mention that counts stands in what was read of the member.",
    "suggested": "Only suggestions that nobody has reviewed yet; never counted as reported.",
    "not mentioned": "The member answered, and no answer mentions it.",
    "blank": "Nothing stands in the answer to any question that could carry it.",
    "not applicable": "The member answers “not applicable” to the questions that could carry it.",
    "no submission": "Nothing was read of the member in this review.",
}
STATE_MEANINGS_OF_ANSWER = {"blank": "Left blank.", "not applicable": "Answered “not applicable”."}
BASIS_MEANINGS = {
    "coded": "A column, a form field or a mark in a tally states the objective, principle or need.",
    "cited": "The text of an answer names the objective (“objectives 2, 5 and 6”).",
    "reviewed": "A person read the passage and decided so, under a version of the codebook.",
    "suggested": "A phrase stands in the text that points to it; counted only after a person accepts it.",
}
BASES_ARE = "Coded: a column or mark states it. Cited: a text names it. Reviewed: a person has read the passage so."
QUESTIONS_CARRY = (
    "Objectives and guiding principles are counted in responses to any question, needs in responses to the question "
    "that asks for them. Tallies give objectives only, and nothing where only what is cited counts."
)
DENOMINATORS = (
    "Counts are expressed in relation to the members that answered a question which can carry what is counted "
    "(“answered on it”) or, where stated, to the members with documents, of which a submission or statements compiled "
    "by others were read, or to all members (the 53 member States and 9 associate members of ESCAP, or those of the "
    "group shown). A dash stands where nobody answered on it: it is no zero."
)
SUPERSEDED = (
    "Where two documents of a member are read in a cycle, the later counts; the earlier one is kept and marked as "
    "superseded. Later is the later date given; without dates, a member's own document counts before one that "
    "was compiled of several members, words before marks in a tally, and else the document read later. Compiled "
    "documents add members to each other. A source that may not be named replaces none that may, nor the reverse."
)
NON_REGIONAL = (
    "France, the Netherlands, the United Kingdom and the United States are members of ESCAP outside the region: they "
    "count among the 62 members and belong to no subregion."
)
CO_REPORTING = (
    "Counted by member: one that mentions the objective and the principle anywhere in a review counts, also where "
    "they stand in different answers."
)
CHANGE_IS = (
    "A change is one in what is reported, not in what is done: a member that no longer mentions an objective may well "
    "go on with it, and one that newly mentions it may have done it before."
)
CO_REPORTING_OBJECTIVES = (
    "Counted by member: one that mentions both objectives anywhere in a review counts, also where they stand in "
    "different answers."
)
SAME_ANSWER = (
    "Counted where one answer names both. A mark in a tally, or a code that belongs to a whole row of a survey export, "
    "stands in no answer and counts for nothing here."
)
NO_ANSWER_IN_ONE = "blank or not applicable in one of the two reviews, or a tally there, which cannot carry it."
GROUPS_ARE = (
    "The lists of least developed countries, landlocked developing countries, small island developing States and "
    "champion countries are those of the first day of each review's meeting. A day of leaving that was only planned "
    "when the lists were made is marked “to be confirmed”."
)
AUDIT = (
    "The workbooks that ship with the dashboard hold statements that were found on the web and paraphrased, each with "
    "its source. They are no official submissions and no sample: how many statements a State has says what could be "
    "found, nothing else.",
    "One reader audited each statement in one pass, with a codebook. Kept is only what the State itself says or does "
    "about its own policy, act, position, difficulty or wish after the text of the Compact was agreed (July 2018): 50 "
    "statements in which a United Nations body or somebody else speaks were left out. The review follows the date, up "
    "to the meeting of March 2021 or after it: 51 statements were moved. Questions, objectives, principles and needs "
    "are coded only where the words of the sentence carry them, needs only where the State itself wishes, asks or "
    "offers; the status of a plan only where the sentence ties the plan to the Compact.",
    "Before the audit the coding agreed with that reader at an alpha of .78 for objectives, .66 for guiding principles "
    "and .36 for cooperation needs. How far a second reader would agree with the first is not known.",
)
LIMITS = (
    "The number of passages reflects the length of the material, not the level of implementation.",
    "A mention says that a text or a code names an objective. It says neither how much of it is done nor how well.",
    GROUPS_ARE,
    "The text of an answer is searched for objectives by number in six languages; paraphrases are not recognized.",
)

GAP_IS = "A gap in reporting is no gap in what is done."
BOUNDS = (
    "At least and at most, of all members, is the range if none, or all, of the members that did not answer on it were "
    "counted."
)
FEW = "Shares are of the members that answered; they are not given where fewer than three did."
CELLS = (
    f"In brackets: {DOCUMENTED}, of all members. In each cell: members that report it. A dash: none answered on it. A "
    "cell of fewer than three members that answered is not shaded."
)
SHADES = "The stronger the shade of a cell, the larger the share of these members."  # darker on light, lighter on dark
SHADES_IN_FIGURE = "The stronger the shade, the larger the share of those that answered"
SHARE_COLUMN = "Share of those that answered, %"
BOUND_COLUMNS = ("At least, of all members", "At most, of all members")

OF_THE_WHOLE = "mark or code in no answer"
OF_NO_QUESTION = "passage of a report, in answer to no question"
WITHHELD_PLACE = "document and cell withheld (Chatham House Rule)"
WITHHELD = (
    "A source under the Chatham House Rule counts and is quoted as “a stakeholder” with its category. Its name, its "
    "document and the cell are taken out of the data before anything is shown or written."
)
SEARCH_IS = (
    "On the page of responses a word finds every answer with a word that begins so, whatever its case and accents, and "
    "in English and French its other forms by their endings (“countries” finds “country”, “nationaux” finds "
    "“national”); a number finds only itself; words in quotation marks are found as they stand, one behind the other. "
    "Several words are all looked for; with OR between them one is enough, and NOT leaves out answers with the word "
    "behind it, both in capital letters. In scripts that write without spaces the signs are found wherever they stand."
)
EVIDENCE_HELP = "Click a mark in the chart or a cell of the table, or choose a number here."
DRAWER = "What stands behind this number"
IN_NO_STATE = "Nobody is in these states: {states}."
NO_PASSAGE = "No passage stands behind this number: it counts nobody, or only members that say nothing of it."
COUNTED, COUNTED_AS = "counted here", "{}, counted here"
COUNTED_OTHERWISE = "reported, but not as counted here"
READ, READ_OTHERWISE = "something was read", "something was read, not counted here"

OUTSIDE = "Outside the region"
REFUSED_ONE = "1 document of this review could not be read: the numbers leave out what stands in it."
REFUSED = "{} documents of this review could not be read: the numbers leave out what stands in them."
REFUSED_WHERE = f"Why, and what to do: see the page “{TITLES['data_quality']}”"
NOT_THERE = "The link asks for the {key} {given}, which is not among the choices here."
NOT_HERE = "The link asks for the {key} {given}, which this page does not show."
NOT_WRITTEN = "The file could not be made ({reason}). Whoever runs the dashboard has to make room for temporary files."
NO_DOCUMENTS = (
    "No documents have been read for this review cycle. Receive and accept some; or put workbooks into a folder named "
    "after the cycle (such as 2025) inside the folder that GCM_SUBMISSIONS names, then load this page again."
)
NO_OTHER_CYCLE = (
    "Nothing has been read of the review of {cycle}, so that there is no second review to compare. Choose another one "
    "above, or put its workbooks into a folder named {cycle}, then load this page again."
)
ONLY_CYCLE = "There is one review cycle only. A change can be shown once a second one stands in the reference."
NO_PANEL = (
    "None of the members shown has documents in both {cycles}. Remove a filter above, or compare with another review."
)
NO_MEMBERS = "No member or associate member fits these filters. Remove one of the filters."
NO_SUBMISSION = "Nothing was read of {name} in this review. That says nothing about what {name} does."
NOTHING_REPORTED = (
    "None of the members shown mentions one: they do not name it, are blank here, or were not asked for it."
)
NOTHING_READ_HERE = "Nothing was read of the members shown."
NOBODY_ASKED = "None of the members shown answered a question that could carry it: a dash is no zero."
NOTHING = (NOTHING_REPORTED, NOTHING_READ_HERE, NOBODY_ASKED)


EXPORTS_ARE = (
    "Every file is built of what the filters above select, when it is asked for, and carries its evidence: behind each "
    "number the members, and the passages with document, sheet and cell."
)
APOSTROPHES = "In the CSV files a text that a spreadsheet program would take for a formula has an apostrophe before it."
HOW_TO_READ = (COVERAGE_IS, DENOMINATORS, FEW, BOUNDS, WITHHELD)

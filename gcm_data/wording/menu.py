"""What the pages and the sections of the menu are called, in the words of those who look for something."""

COVERAGE, GAPS, EXPORT, DATA, DESK = "Coverage", "Gaps and needs", "Present and export", "Data", "Receive and code"

# By the file of a page, which is its address: links keep to addresses, whatever a page is called.
TITLES = {
    "overview": "Overview",
    "responses": "Search the answers",
    "country": "Countries",
    "subregion": "Subregions and groups",
    "round_table": "Round tables",
    "objective": "Objectives",
    "sdg": "Sustainable Development Goals",
    "principle": "Guiding principles",
    "together": "Objectives and principles together",
    "gaps": "Gaps in reporting",
    "needs": "Support asked for",
    "plans": "National implementation plans",
    "change": "Since the last review",
    "presenter": "Present",
    "exports": "Files",
    "since": "Compare snapshots",
    "forms": "Forms to send",
    "data_quality": "Documents",
    "respondents": "Who has answered",
    "agreement": "How far coders agree",
    "context": "Migration figures",
    "method": "Method",
    "milestones": "Calendar",
    "receive": "Receive documents",
    "coding": "Code answers",
    "log": "Log",
    "people": "People and rights",
}

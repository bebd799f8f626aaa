"""Objectives: one of the 23, who reports it and how, and all passages on it."""

from gcm_data import wording
from gcm_data.exhibits import objective, objective_passages
from pages.shared import blocks, choices, filters, panel, say, session

WHO = choices.Part("who", "Who reports it", ("objective-*-by-subregion",))
HOW = choices.Part(
    "how",
    "How it is reported",
    ("objective-*-by-question", "objective-*-needs", "objective-*-principles", "objective-*-over-reviews"),
)
PASSAGES = choices.Part("passages", "Passages")

selection = filters.current()
if row := blocks.heading(selection):
    with row:
        number = choices.objective(selection)
        parts = choices.parts(WHO, HOW, PASSAGES)
    if parts.show(WHO):
        blocks.exhibit(objective.by_subregion, selection, number)
        say.header(objective.title(number))
        say.words(objective.round_table_of(number))
        say.words(wording.sdg_targets(number))
        say.subheader("Members in each of the six states")
        panel.states(session.compute(objective_passages.everything, selection, number))
    if parts.show(HOW):
        if session.compute(objective.is_mentioned, selection, number):
            blocks.exhibit(objective.by_question, selection, number)
            blocks.exhibit(objective.needs, selection, number)
            blocks.exhibit(objective.principles, selection, number)
        blocks.exhibit(objective.over_reviews, selection, number)
    if parts.show(PASSAGES):
        say.header("Practice of champion countries")
        practice = session.compute(objective_passages.practice, selection, number)
        say.words(practice.sentence)
        if practice.rows:
            panel.listed(practice, selection, f"objective-{number}-practice")
        say.header("All other passages")
        others = session.compute(objective_passages.all_others, selection, number)
        panel.listed(others, selection, f"objective-{number}-passages")

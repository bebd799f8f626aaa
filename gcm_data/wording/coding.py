"""Words on how answers in prose are coded: what a suggestion is, and what its chance means."""

SUGGESTIONS_ARE = (
    "A suggestion says which objective, principle or need a paragraph may be about, with the terms of the lexicon that "
    "stand in it and the official action that is nearest. It counts for nothing until a person accepts it."
)
CHANCES_ARE = (
    "Likely, possible and weak are words for an estimate. How often each was right was measured on texts that people "
    "had labelled, each judged by weights made without any text of its document. In languages that were not measured a "
    "suggestion is never called likely; it should only order what a person may pick from."
)

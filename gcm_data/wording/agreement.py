"""Words on how far coders agree: on the page of that name, in the paper and in the workbook."""

from __future__ import annotations

from gcm_data.wording.coding import TENTATIVE, coefficient
from gcm_data.wording.sentences import of

NOTHING_DECIDED = (
    "No coder has decided on a passage of this review yet, so that there is nothing to agree on: what counts was coded "
    "by the submissions themselves or is cited in their texts."
)
NOT_TWICE = "No two coders have judged the same yet."
ALL_ALIKE = "All that two coders judged was judged one way, so that nothing can be told beyond chance."
AGREEMENT_IS = (
    "What each coder said last of a target in a paragraph, before anybody settled it; who found nothing there said no "
    "to what others decided on. Raw agreement is the share of pairs that say the same. Cohen's kappa leaves out what "
    "two coders would agree on by chance, and is told from {fewest} pairs on. Krippendorff's alpha does so for any "
    "number of coders over all targets, with an interval of 95 per cent by bootstrap over them. The filter of the "
    "basis does not apply."
)
PROGRESS_IS = (
    "Paragraphs of the answers that count, whether something is suggested in them or not; a paragraph counts as coded "
    "when a coder has decided on any target in it, or has found nothing there."
)
OTHERS = "Stakeholders, and sources that may not be named"
FEW_PAIRS = "fewer than {fewest} pairs"
ONE_WAY = "all judged one way"
CODEBOOK_IS = (
    "What coders go by: for each objective, guiding principle and kind of cooperation what counts, what does not, and "
    "the rule between neighbours. This is version {version}. Every decision carries the version and the entry under "
    "which it was made; where an entry changes, the decisions that were made under the old one are listed for coders."
)
TERMS_ARE = (
    "Of how many targets that a term was given as a reason for people have settled, and of how many they said yes. A "
    "term that was accepted in less than {share:.0%} of {fewest} or more should weigh less, or be more exact: the "
    "lexicon is loaders/vocabulary/suggestions.csv. Rows are those of the lexicon that was last in use. Sources that "
    "may not be named are left out."
)
CHANGED_ARE = (
    "The entry in the codebook was another when these were decided. They count as before, until somebody decides anew."
)
TO_WEAKEN = "To weaken, with how many were accepted: {terms}."
NONE_TO_WEAKEN = "No term has been accepted so seldom that it should weigh less."
NO_TERMS = "No suggestion with a term as its reason has been settled yet."
NO_CHANGES = "All decisions were made under the entries of the codebook as they read now."
NOT_FOR_READERS = "The packets of coders, the report on terms and what was decided under older entries are for coders."


def agreed(agreeing: int, pairs: int) -> str:
    """“Two coders say the same in 41 of 50 judgements”."""
    return f"Two coders say the same in {of(agreeing, pairs)} judgement{'s' if pairs != 1 else ''}"


def alpha_said(value: float, low: float, high: float, units: int, is_tentative: bool) -> str:
    """Krippendorff's alpha in a sentence, and where it is low what that means."""
    found = f"{coefficient(value)} [{coefficient(low)}, {coefficient(high)}]"
    what = f"{units:,} target{'s' if units != 1 else ''} judged by two coders or more"
    said = f"Krippendorff's alpha is {found} over {what}."
    return f"{said} {TENTATIVE}" if is_tentative else said


def waiting(disputed: int, reopened: int) -> str:
    """How much waits for a third person or is to be coded again, in two sentences."""
    one = f"{disputed:,} disagreement{'s' if disputed != 1 else ''}"
    two = f"{reopened:,} decision{'s' if reopened != 1 else ''}"
    return f"Waiting for a third person: {one}. To be taken again, because the answer has changed: {two}."

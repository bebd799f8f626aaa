"""Annex II: the members behind each count and list of the text, by paragraph, and the passages, numbered."""

from __future__ import annotations

from dataclasses import dataclass

from gcm_data import reference
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.paper.parts import APART, Count, Form, Note, Paper, Section

HEADING = "Members behind each count, and passages"
BEHIND = (
    "For each count of the text, and each list of members in it, the members and associate members, with the numbers "
    "of their passages below. What stands in several paragraphs is told at the first. No passage stands behind counts "
    "of members that do not mention something, or of which something was read. A count of none is left out."
)
PASSAGES = "Each passage in full, once, with what it is evidence for and where it stands."

ELSEWHERE = "This annex is issued as a separate file."


def section(form: Form) -> Section:
    """Annex II, or that it stands in a file of its own."""
    blocks = (Note(ELSEWHERE),) if form.evidence == APART else (Note(BEHIND),)
    return Section(HEADING, blocks=blocks, is_annex=True, has_evidence=form.evidence != APART)


@dataclass(frozen=True, slots=True)
class Backing:
    """Who stands behind a count. `paragraph` is the number of the paragraph in which it stands.

    `members` and `beside` (respondents that count for no member) map a name to the numbers of its passages. `told_at`
    is an earlier paragraph that has this count already and lists its members; 0 where there is none.
    """

    paragraph: int
    count: Count
    members: dict[str, tuple[int, ...]]
    beside: dict[str, tuple[int, ...]]
    told_at: int = 0


@dataclass(frozen=True)
class Annexes:
    """The evidence of a paper: `annex` has its passages, `backings` what stands behind each count."""

    annex: Annex
    backings: tuple[Backing, ...]

    @classmethod
    def of(cls, scope: Scope, paper: Paper) -> Annexes:
        """Gather the evidence of all counts of a paper; counts of documents have none."""
        places = [
            (number, found)
            for number, paragraph in enumerate(paper.paragraphs, start=1)
            for sentence in paragraph.sentences
            for found in dict.fromkeys((*sentence.counts, *sentence.named))
            if found.focus
        ]
        annex = Annex.of(scope, [found.focus for _, found in places if has_passages(found.focus)])
        told: dict[Focus, int] = {}
        backings = []
        for number, found in places:
            first = told.setdefault(found.focus, number)
            made = _backing(scope, annex, number, found, first if first != number else 0)
            if found.count or made.beside:
                backings.append(made)
        return cls(annex, tuple(backings))


def has_passages(focus: Focus) -> bool:
    """Whether words stand behind a number: not where it counts members with documents, or members that say nothing."""
    return bool(focus.targets or focus.aspect or focus.stakeholders) and not focus.is_silent


def _backing(scope: Scope, annex: Annex, number: int, found: Count, told_at: int) -> Backing:
    by_respondent = annex.by_respondent(found.focus) if has_passages(found.focus) else {}
    counted = [reference.member(iso3) for iso3 in Evidence(scope.grid, found.focus).counted]
    members = {member.name: by_respondent.pop(member.name, ()) for member in counted}
    return Backing(number, found, members, by_respondent, told_at)

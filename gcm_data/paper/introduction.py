"""The section with which a paper begins: the review, its questions, what was read, what coverage is and is not."""

from __future__ import annotations

from collections import Counter

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import stakeholders
from gcm_data.exhibits.base import with_caveat
from gcm_data.paper.counting import MEMBERS, count, enumerated, groups, nothing_received, written
from gcm_data.paper.parts import Count, Paragraph, Section, Sentence
from gcm_data.paper.quantifiers import subject, verb

COMPACT = "Global Compact for Safe, Orderly and Regular Migration"
SILENCES = (
    "A member of which nothing was read, an answer that is left blank and an objective that an answer does not mention "
    "are three different things, and are told apart in every count."
)
WORDS = "Words such as “most” stand for fixed shares (annex A) and always have their count behind them."
ANNEXES = "Annex C names the members behind each count, annex D has the passages in full."


def introduction(scope: Scope) -> Section:
    """The first section: review, questions, submissions, documents, coverage."""
    read = (_review(scope), _asked(scope), _received(scope), documents(scope))
    return Section("Introduction", blocks=(*read, *_coverage(scope)))


def _review(scope: Scope) -> Paragraph:
    cycle = reference.cycle(scope.selection.cycle)
    name = cycle.name.replace("GCM", f"{COMPACT} (the Compact)")
    when = f"{wording.day(cycle.start_date)} to {wording.day(cycle.end_date)}"
    said = [
        Sentence(
            "introduction/review",
            f"This is a draft of what Asia and the Pacific can bring to the {forum(cycle.cycle)}. It rests on the "
            f"documents that were read for the {name} ({when}, {cycle.location}).",
        ),
        Sentence("introduction/selection", scope.selection.covers(scope.grid.index.has_reviewed)),
    ]
    return Paragraph(tuple(said))


def forum(cycle: str) -> str:
    """“International Migration Review Forum 2026”."""
    return reference.cycle(cycle).feeds_into.replace("IMRF", "International Migration Review Forum")


def _asked(scope: Scope) -> Paragraph:
    lead = with_caveat(scope, f"{wording.questions_from(scope.selection.cycle)} They ask:")
    said = [Sentence("introduction/questions", lead)]
    said += [
        Sentence(f"introduction/question-{q.key}", f"({q.key}) {q.short_label}: {q.wording}")
        for q in reference.questions_of(scope.selection.cycle)
    ]
    return Paragraph(tuple(said), is_list=True)


def _received(scope: Scope) -> Paragraph:
    """Of whom something was read, by subregion; of whom nothing; stakeholders."""
    said = [received(scope)]
    inside = groups(scope)
    if len(inside) > 1:
        found = {
            name: count(scope, f"{wording.DOCUMENTED}, {name}", scope.focus(iso3)) for name, iso3 in inside.items()
        }
        text = f"By subregion, of all members: {enumerated(found)}."
        said.append(Sentence("introduction/received/by-subregion", text, tuple(found.values())))
    nothing = nothing_received(scope)
    if nothing.count:
        text = f"Nothing was read of {written(nothing)} members. That says nothing about what they do."
        said.append(Sentence("introduction/received/nothing", text, (nothing,)))
    if stakeholders.has_any(scope):
        said.append(Sentence("introduction/received/stakeholders", stakeholders.by_category(scope).takeaway))
    return Paragraph(tuple(said))


def received(scope: Scope) -> Sentence:
    """“Most members (43 of 62) have statements, as of 1 February 2025.”"""
    found = count(scope, wording.DOCUMENTED, scope.focus())
    verbs = verb(found.count, found.total, "has", "have")
    text = (
        f"{subject(found.count, found.total, MEMBERS)} {verbs} {scope.material.what}, as of {wording.day(scope.as_of)}."
    )
    return Sentence("introduction/received", scope.on_basis(text), (found,))


def documents(scope: Scope) -> Paragraph:
    """How many documents were read, and what they say of themselves, what most of them say first."""
    read = scope.data.documents
    here = read[read["cycle"] == scope.selection.cycle]
    noun = "document was" if len(here) == 1 else "documents were"
    said = [Sentence("introduction/documents", f"{len(here)} {noun} read.")]
    if (about := wording.about_documents(here)).startswith(("All", "The")):
        return Paragraph((*said, Sentence("introduction/documents/are", about)))
    told = Counter(filter(None, here["remark"])).most_common()
    for number, (text, (_, times)) in enumerate(zip(wording.remarks(here), told, strict=True), start=1):
        found = Count(times, len(here), "documents that say so of themselves")
        said.append(Sentence(f"introduction/documents/remark-{number}", text, (found,)))
    return Paragraph(tuple(said))


def _coverage(scope: Scope) -> list[Paragraph]:
    """What coverage is, and how the paper is to be read."""
    meaning = {"is": wording.COVERAGE_IS, "silences": SILENCES}
    evidence = {"annexes": ANNEXES} if scope.submissions else {}
    reading = {"words": WORDS, **evidence, "texts": scope.texts}
    return [
        Paragraph(tuple(Sentence(f"introduction/coverage/{key}", text) for key, text in said.items()))
        for said in (meaning, reading)
    ]

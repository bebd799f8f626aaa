"""Whether a decision fits what stands: the documents it names, what others decided meanwhile, what may be undone."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data.store import rights
from gcm_data.store.kinds import KINDS, NotUnderstood, check
from gcm_data.store.rights import OFFICER, NotAllowed, Person
from gcm_data.store.rows import FIRST_LINK, Decision, Document, Proposal, link_of
from gcm_data.store.state import State


class Changed(Exception):
    """Somebody else has decided on the same document meanwhile; the text says who, what and when."""


def check_standing(state: State, person: Person, proposal: Proposal, seen: int | None) -> None:
    """Raise for a decision that doesn't fit what stands: Changed, NotAllowed, NotUnderstood.

    `seen` is the version at which the person looked; None for who decides whatever stands.
    """
    if proposal.kind == "undo":
        _check_undo(state, person, int(proposal.what["number"]))
    elif proposal.kind == "code" and proposal.what.get("by", person.address) != person.address:
        rights.require(person, OFFICER, "bring in what another has coded")  # or one coder could be two
    elif KINDS[proposal.kind].state:
        _check_documents(state, proposal, seen)


def _check_documents(state: State, proposal: Proposal, seen: int | None) -> None:
    """Raise where a document that is named is not there, or was decided on since `seen`."""
    here = {document.name for document in state.documents if document.cycle == proposal.cycle}
    others = (proposal.what.get("supersedes"), proposal.what.get("by_document"))
    named = [proposal.document, *filter(None, others)]
    if missing := [name for name in named if name not in here]:
        raise NotUnderstood(f"There is no document {proposal.cycle}/{missing[0]} in the store.")
    if len(set(named)) < len(named):
        raise NotUnderstood("A document can't supersede itself.")
    for name in named:
        last = state.last[proposal.cycle, name]
        if seen is not None and last.number > seen:
            raise Changed(f"{last.by} has decided on {name} meanwhile ({last.kind}, {last.at}). Look again.")


def _check_undo(state: State, person: Person, number: int) -> None:
    """Raise unless the decision stands, can be undone, and is the person's own or the person is an officer."""
    if not 1 <= number <= len(state.decisions):
        raise NotUnderstood(f"There is no decision {number}.")
    found = state.decisions[number - 1]
    if found.kind == "receive":
        raise NotUnderstood("What was received is kept. Decline or withdraw the document instead.")
    if number in state.undone:
        raise NotUnderstood(f"Decision {number} is undone already.")
    if found.by != person.address and not person.may(OFFICER):
        raise NotAllowed(f"Decision {number} is {found.by}'s; an officer may undo it.")
    kind = KINDS[state.meant(found).kind]
    rights.require(person, kind.role, kind.does)


def may_undo(state: State, person: Person, number: int) -> bool:
    """Whether a person may undo a decision, and it stands."""
    try:
        _check_undo(state, person, number)
    except (NotUnderstood, NotAllowed):
        return False
    return True


def check_log(documents: Sequence[Document], decisions: Sequence[Decision]) -> None:
    """Raise ValueError for a log from elsewhere that is broken, has unknown kinds, or lacks a document."""
    check_chain(decisions)
    places = {(document.cycle, document.name): document.sha256 for document in documents}
    for decision in decisions:
        try:
            check(Proposal(decision.kind, decision.cycle, decision.document, decision.what, decision.why))
        except NotUnderstood as wrong:
            raise ValueError(f"Decision {decision.number} can't be used: {wrong}") from None
        if decision.kind == "undo" and not 1 <= int(decision.what["number"]) < decision.number:
            raise ValueError(f"Decision {decision.number} undoes one that is not before it.")
        place = decision.cycle, decision.document
        if decision.kind == "receive" and places.get(place) != decision.what["sha256"]:
            raise ValueError(f"The document {'/'.join(place)} of decision {decision.number} is not there.")


def check_chain(decisions: Sequence[Decision]) -> None:
    """Raise ValueError where decisions are not numbered from 1, or one is not what its link says."""
    before = FIRST_LINK
    for number, decision in enumerate(decisions, start=1):
        if decision.number != number or decision.link != link_of(before, decision):
            raise ValueError(f"The log breaks at decision {number}: a row was changed, left out or added.")
        before = decision.link

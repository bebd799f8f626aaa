"""The kinds of decisions: who may take them, what they have to say, and what they do to a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gcm_data.coding import decisions as coding
from gcm_data.store.rights import ADMINISTRATOR, CODER, OFFICER, ROLES
from gcm_data.store.rows import Proposal

RECEIVED, ACCEPTED, DECLINED, WITHDRAWN, SUPERSEDED = STATES = (
    "received",
    "accepted",
    "declined",
    "withdrawn",
    "superseded",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What one kind of decision takes.

    `does` says it in the infinitive; `needs` and `may_have` are its fields; `state` is what it makes of the document.
    """

    role: str
    does: str
    needs: tuple[str, ...] = ()
    may_have: tuple[str, ...] = ()
    state: str = ""
    is_reasoned: bool = False
    is_on_document: bool = True


_LISTED = ("by", "date")  # who decided it before it came here, and on which day
KINDS: Mapping[str, Kind] = {
    "receive": Kind(OFFICER, "receive documents", ("sha256", "size", "received_as"), state=RECEIVED),
    "accept": Kind(OFFICER, "accept documents", may_have=("supersedes",), state=ACCEPTED),
    "decline": Kind(OFFICER, "decline documents", state=DECLINED, is_reasoned=True),
    "withdraw": Kind(OFFICER, "withdraw documents", state=WITHDRAWN, is_reasoned=True),
    "supersede": Kind(OFFICER, "set documents aside", ("by_document",), state=SUPERSEDED),
    "correct": Kind(OFFICER, "correct cells", ("cell", "old text", "new text"), ("sheet", *_LISTED), is_reasoned=True),
    "map": Kind(OFFICER, "tell what cells are", ("role",), ("sheet", "place", "value", *_LISTED)),
    "attribute": Kind(
        OFFICER, "decide who is named", ("decision",), ("sheet", "cell", "source", *_LISTED), is_on_document=False
    ),
    "code": Kind(CODER, "code passages", coding.NEEDED, (*coding.OPTIONAL, *_LISTED), is_on_document=False),
    "note": Kind(CODER, "write notes", ("text",), is_on_document=False),
    "undo": Kind(CODER, "undo decisions", ("number",), is_on_document=False),
    "role": Kind(ADMINISTRATOR, "give roles", ("address", "role"), is_on_document=False),
}
STATED = tuple(kind for kind, found in KINDS.items() if found.state)  # what changes the state of a document


class NotUnderstood(ValueError):
    """A proposal that no kind of decision fits; the text says what is wrong."""


def check(proposal: Proposal) -> None:
    """Raise NotUnderstood for an unknown kind, for a field or reason that is missing, and for one that is too much."""
    kind = KINDS.get(proposal.kind)
    if kind is None:
        raise NotUnderstood(f"“{proposal.kind}” is no kind of decision; there are {', '.join(KINDS)}.")
    if missing := [name for name in kind.needs if name not in proposal.what]:
        raise NotUnderstood(f"To {kind.does} needs {', '.join(missing)}.")
    if others := [name for name in proposal.what if name not in (*kind.needs, *kind.may_have)]:
        raise NotUnderstood(f"To {kind.does} takes no {', '.join(others)}.")
    if not all(isinstance(value, str) for value in proposal.what.values()):
        raise NotUnderstood("What a decision says is text.")
    _check_text(proposal)
    if kind.is_on_document and not proposal.document:
        raise NotUnderstood(f"To {kind.does} needs a document.")
    if kind.is_reasoned and not proposal.why.strip():
        raise NotUnderstood(f"To {kind.does} needs a reason.")
    if proposal.kind == "role" and proposal.what["role"] not in ROLES:
        raise NotUnderstood(f"“{proposal.what['role']}” is no role; there are {', '.join(ROLES)}.")
    if proposal.kind == "code" and (wrong := coding.problem_of(proposal.what)):
        raise NotUnderstood(f"To {kind.does} takes another {wrong}.")
    if proposal.kind == "undo" and not proposal.what["number"].isdigit():
        raise NotUnderstood("A decision is undone by its number.")


def _check_text(proposal: Proposal) -> None:
    """Raise NotUnderstood for text that no database can hold: signs that are none, and names longer than names are."""
    for text in (proposal.cycle, proposal.document, proposal.why, proposal.key, *proposal.what.values()):
        if "\0" in text or (not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text)):
            raise NotUnderstood("The text holds a sign that can't be kept. Type it anew instead of pasting it.")
    for text, most in ((proposal.cycle, 20), (proposal.document, 400), (proposal.key, 64)):
        if len(text) > most:
            raise NotUnderstood(f"“{text[:40]}…” is longer than the {most} signs that can be kept.")

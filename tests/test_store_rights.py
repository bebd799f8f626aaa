"""Only who may decides: each kind of change to a store, tried by each role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gcm_data.store.kinds import KINDS
from gcm_data.store.rights import ROLES, NotAllowed, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from tests import stores
from tests.stores import OFFICER, receive

in_file = stores.in_file

CODER = Person("coder@example.org", "coder")
CODED = {  # that a paragraph is about nothing
    **{"question": "c", "sha256": "0" * 64, "start": "0", "end": "9"},
    **{"verdict": "nothing", "round": "first", "codebook": "1"},
}


def changes(store: Store, person: Person) -> dict[str, Callable[[], object]]:
    """Everything that changes a store, done by a person."""
    decide = {
        "accept": Proposal("accept", "2025", "a.xlsx"),
        "decline": Proposal("decline", "2025", "a.xlsx", why="fictional"),
        "withdraw": Proposal("withdraw", "2025", "a.xlsx", why="fictional"),
        "supersede": Proposal("supersede", "2025", "a.xlsx", {"by_document": "b.xlsx"}),
        "correct": Proposal(
            "correct", "2025", "a.xlsx", {"cell": "A1", "old text": "x", "new text": "y"}, why="fictional"
        ),
        "map": Proposal("map", "2025", "a.xlsx", {"role": "ignore"}),
        "attribute": Proposal("attribute", "2025", "a.xlsx", {"decision": "named"}),
        "code": Proposal("code", "2025", what={**CODED, "by": person.address}),
        "note": Proposal("note", what={"text": "fictional"}),
        "role": Proposal("role", what={"address": "x@example.org", "role": "officer"}),
    }
    assert decide.keys() == KINDS.keys() - {"receive", "undo"}
    made: dict[str, Callable[[], object]] = {
        kind: (lambda one=one: store.decide(person, [one])) for kind, one in decide.items()
    }
    made["receive"] = lambda: store.receive(person, "2025", [Incoming("new.xlsx", b"new")])
    made["undo"] = lambda: store.decide(person, [Proposal("undo", what={"number": "3"})])
    made["bring in"] = lambda: store.bring_in(person, store.state(), [])
    return made


@pytest.mark.parametrize("role", ROLES)
def test_rights_are_checked_by_what_changes_something(in_file, role):
    receive(in_file, "a.xlsx", "b.xlsx")
    in_file.decide(OFFICER, [Proposal("note", what={"text": "fictional"})])
    may = {
        "reader": set(),
        "coder": {"code", "note"},
        "officer": KINDS.keys() - {"role"},
        "administrator": {*KINDS, "bring in"},
    }[role]
    done = set()
    for name, change in changes(in_file, Person("somebody@example.org", role)).items():
        before = in_file.version()
        try:
            change()
            done.add(name)
        except NotAllowed as refused:
            assert in_file.version() == before
            assert "rights" in str(refused) or "officer may undo" in str(refused)
    assert done == may
    with pytest.raises(NotAllowed):
        in_file.decide(Person("", "administrator"), [Proposal("note", what={"text": "by nobody"})])


def test_a_coder_undoes_only_what_is_their_own(in_file):
    in_file.decide(OFFICER, [Proposal("note", what={"text": "fictional"})])
    in_file.decide(CODER, [Proposal("note", what={"text": "fictional"})])
    with pytest.raises(NotAllowed, match="officer may undo"):
        in_file.decide(CODER, [Proposal("undo", what={"number": "1"})])
    in_file.decide(CODER, [Proposal("undo", what={"number": "2"})])
    assert [each.number for each in in_file.state().of_kind("note")] == [1]

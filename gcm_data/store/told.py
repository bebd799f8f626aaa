"""Decisions and roles in words, as tables for people; programs take those of tables.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from gcm_data.store.kinds import KINDS
from gcm_data.store.rights import same_address
from gcm_data.store.rows import Decision
from gcm_data.store.state import State
from gcm_data.text.cells import placed
from gcm_data.text.folding import fold
from gcm_data.wording.store import DONE

_SAID: Mapping[str, Callable[[Mapping[str, str]], str]] = {  # what a decision says beyond its kind and document
    "receive": lambda what: f"{_bytes(int(what['size']))}, SHA-256 {what['sha256'][:12]}…",
    "accept": lambda what: f"in place of {what['supersedes']}" if what.get("supersedes") else "",
    "supersede": lambda what: f"by {what['by_document']}",
    "correct": lambda what: f"{_place(what, 'cell')}: “{what['old text']}” → “{what['new text']}”",
    "map": lambda what: f"{_place(what, 'place')}: {' '.join(filter(None, (what['role'], what.get('value'))))}",
    "attribute": lambda what: ": ".join(filter(None, (_place(what, "cell"), what.get("source"), what["decision"]))),
    "code": lambda what: _coded(what),
    "note": lambda what: what["text"],
    "role": lambda what: f"{what['address']}: {what['role']}",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions of the log somebody wants to see; what is empty leaves none out. Days are ISO 8601, in UTC."""

    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    words: str = ""


def what(decision: Decision, state: State) -> str:
    """What a decision says beyond its kind and document; of one from a list also who decided it there, and when."""
    if decision.kind == "undo":
        return f"decision {sentence(state.decisions[int(decision.what['number']) - 1], state)}"
    said = _SAID.get(decision.kind, _fields)(decision.what)
    called = decision.what.get("received_as", decision.document)
    said = said if called == decision.document else f"as “{called}”, {said}"
    listed = ", ".join(filter(None, (decision.what.get("by"), decision.what.get("date"))))
    return " ".join(filter(None, (said, f"(decided by {listed})" if listed else "")))


def sentence(decision: Decision, state: State) -> str:
    """A decision in a line: “12: accepted 2025/a.xlsx in place of b.xlsx”."""
    place = "/".join(filter(None, (decision.cycle, decision.document)))
    parts = (DONE.get(decision.kind, decision.kind), place, what(decision, state))
    return f"{decision.number}: {' '.join(filter(None, parts))}"


def chosen(state: State, decisions: Iterable[Decision], wanted: Wanted) -> list[Decision]:
    """The decisions that somebody wants to see, the newest first. All of the words have to occur.

    An undo belongs to the document of what it undoes.
    """
    words = fold(wanted.words).split()
    found = []
    for each in decisions:
        fits = (
            (not wanted.people or each.by in wanted.people)
            and (not wanted.kinds or each.kind in wanted.kinds)
            and (not wanted.documents or state.meant(each).document in wanted.documents)
            and (not wanted.first or wanted.first <= each.day)
            and (not wanted.last or each.day <= wanted.last)
        )
        said = fold(f"{sentence(each, state)} {each.by} {each.why}") if fits and words else ""
        if fits and all(word in said for word in words):
            found.append(each)
    return found[::-1]


def log_in_words(state: State, decisions: Iterable[Decision]) -> pd.DataFrame:
    """A row per decision, in the order given: number, when (UTC), who, what, why, and whether it is undone."""
    undone = state.undone
    rows = [
        (
            each.number,
            f"{each.at[:10]} {each.at[11:19]}",
            each.by,
            DONE.get(each.kind, each.kind),
            each.cycle,
            each.document,
            what(each, state),
            each.why,
            f"by decision {undone[each.number]}" if each.number in undone else "",
        )
        for each in decisions
    ]
    columns = ("Number", "When (UTC)", "Who", "Decision", "Review", "Document", "What", "Why", "Undone")
    return pd.DataFrame(rows, columns=list(columns))


def roles_in_words(state: State, listed: Mapping[str, Iterable[str]], role_of: Mapping[str, str]) -> pd.DataFrame:
    """A row per address or group that has a role: by the settings (`listed`, by the keys of `role_of`), or given."""
    rows = [(each, role_of[key], "the settings of the server", "", "") for key in listed for each in listed[key]]
    given = {same_address(each.what["address"]): each for each in state.of_kind("role")}
    rows += [(address, each.what["role"], each.by, each.day, each.why) for address, each in sorted(given.items())]
    return pd.DataFrame(rows, columns=["Address or group", "Role", "Given by", "On", "Why"])


def rights_in_words(role_may: Callable[[str], bool]) -> list[str]:
    """What somebody may do, in infinitives; `role_may` says whether they may do what is for a role."""
    return [kind.does for kind in KINDS.values() if role_may(kind.role)]


def _bytes(count: int) -> str:
    return f"{count:,} byte{'s' if count != 1 else ''}"


def _place(said: Mapping[str, str], cell: str) -> str:
    return placed(said.get("sheet", ""), said.get(cell, ""))


def _coded(said: Mapping[str, str]) -> str:
    """“Responses!B4: objective 5 reject (passing mention), second round, codebook 2”."""
    target = " ".join(filter(None, (said.get("target kind"), said.get("target"))))
    because = f"({said['because']})" if said.get("because") else ""
    words = " ".join(filter(None, (target, said["verdict"], because)))
    place = _place(said, "cell")
    return f"{f'{place}: ' if place else ''}{words}, {said['round']} round, codebook {said['codebook']}"


def _fields(said: Mapping[str, str]) -> str:
    """The fields of a decision of a kind that has no words of its own."""
    return "; ".join(f"{name}: {value}" for name, value in said.items() if value and name not in ("by", "date"))

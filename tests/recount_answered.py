"""What must stand on the page of who has answered, where a folder is read."""

from __future__ import annotations

import datetime as dt

from gcm_data import reference
from tests.recount import OUTSIDE, Line, Recount, Seen, words_of


def _answer(seen: Seen, iso3: str) -> tuple[str, str, str, str, str]:
    """State of the answer, day, days after the deadline, open questions and documents of a member."""
    compiled = {file.name for file in seen.documents if "paraphrased" in words_of(file)}
    rows = [row for row in seen.tables.current.values() if (row["cycle"], row["iso3"]) == (seen.cycle, iso3)]
    own = [row for row in rows if row["document"] not in compiled]
    documents = "; ".join(sorted({row["document"] for row in own or rows}))
    if not own:
        return "has statements" if rows else "nothing yet", "", "<NA>", "<NA>", documents
    day = min((row["received"] for row in own if row["received"]), default="")
    deadline = reference.cycle(seen.cycle).deadline
    late = (dt.date.fromisoformat(day) - deadline).days if day and deadline else 0
    questions = sum(len(_questions(seen, row["document"])) for row in own)
    state = "accepted, with open questions" if questions else "accepted"
    return state, day, str(late) if late > 0 else "<NA>", str(questions or "<NA>"), documents


def _questions(seen: Seen, document: str) -> list[Line]:
    """The errors and warnings of a document that is one member's alone and has no other name."""
    current = seen.tables.current.values()
    alone = sum((row["cycle"], row["document"]) == (seen.cycle, document) for row in current) == 1
    found = [row for row in seen.tables.issues if (row["cycle"], row["document"]) == (seen.cycle, document)]
    is_told = alone and not document.startswith("withheld")
    return [row for row in found if row["severity"] != "note"] if is_told else []


def members(seen: Seen, _days: object, chosen: tuple[str, ...]) -> Recount:
    assert not chosen
    rows = [(m.subregion or OUTSIDE, m.name, *_answer(seen, m.iso3)) for m in seen.members]
    states = {m.name: {m.iso3} & seen.submitted() for m in seen.members}
    quoted = {name: who & seen.speaking(seen.cycle) for name, who in states.items()}
    return Recount(states, rows, [seen.base], seen.base, quoted=quoted)


def by_subregion(seen: Seen, _days: object) -> Recount:
    rows = []
    for name in seen.subregions:
        found = [_answer(seen, iso3) for iso3 in seen.group(name)]
        counts = [sum(row[0] == state for row in found) for state in ("accepted", "accepted, with open questions")]
        counts += [sum(row[2] != "<NA>" for row in found)]
        counts += [sum(row[0] == state for row in found) for state in ("has statements", "nothing yet")]
        rows.append((name, len(found), *counts))
    states = {name: seen.group(name) & seen.submitted() for name in seen.subregions}
    quoted = {name: who & seen.speaking(seen.cycle) for name, who in states.items()}
    return Recount(states, rows, base=seen.base, quoted=quoted)


RECOUNTS = {"answered.members": members, "answered.by_subregion": by_subregion}

"""Two coders and a third person go through 40 passages in the store; their agreement is computed again from the log."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from gcm_data.coding.agreement import FEWEST
from gcm_data.coding.decisions import CITED, REJECT, SET_ASIDE, sha_of
from gcm_data.coding.judged import agreement_table, reliability
from gcm_data.coding.queue import DISAGREEMENT, Paragraphs, Task, tasks
from gcm_data.store import present
from gcm_data.store.codings import code_decisions
from gcm_data.store.folder import export_folder
from gcm_data.store.rights import CODER, OFFICER, NotAllowed, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.specs import ReviewData
from gcm_data.wording.coding import coefficient
from loaders.files import File, load_files
from loaders.suggestions.of_review import suggestions
from tests import databases, recount_coding
from tests.coders import ANNA, BORIS, CHAN, PASSAGES
from tests.workbook_builder import response_form

FORMS = {"t.xlsx": ("Thailand", PASSAGES[:22]), "f.xlsx": ("Fiji", PASSAGES[22:])}
Say = Callable[[str, str], str]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    officer, made = Person("officer@example.org", OFFICER), Store(databases.new_database("sqlite", tmp_path))
    for name, (state, words) in FORMS.items():
        made.receive(officer, "2025", [Incoming(name, response_form(state, [("(c)", "\n\n".join(words))]))])
        made.decide(officer, [Proposal("accept", "2025", name)])
    return made


def derived(store: Store) -> ReviewData:
    return load_files([File(each.path, each.name, each.cycle) for each in present.lay_out(store, store.state())])


class Office:
    """Who codes: each decides on what the queue shows them, target by target, and is kept by the store."""

    def __init__(self, store: Store) -> None:
        self.store, self.data = store, derived(store)
        self.found = Paragraphs(self.data, suggestions(self.data, is_known_too=True))
        self.everything = list(self.found.targets)

    def shown(self, by: str) -> list[Task]:
        return tasks(self.found, code_decisions(self.store.state()), by, self.everything)

    def code(self, by: str, say: Say, kinds: tuple[str, ...] = ()) -> int:
        """Decide on all that is shown (of some kinds); returns how many decisions were taken."""
        theirs = [task for task in self.shown(by) if not kinds or task.kind in kinds]
        made = [self._proposal(task, target, say) for task in theirs for target in task.targets]
        return len(self.store.decide(Person(by, CODER), made)) if made else 0

    def _proposal(self, task: Task, target: tuple[str, str, str], say: Say) -> Proposal:
        answer = self.data.responses.iloc[task.row]
        words = answer["text"][slice(*task.span)]
        verdict = say(words, target[1])
        verdict = SET_ASIDE if target[2] == CITED and verdict == REJECT else verdict
        what = {name: answer[name] for name in ("iso3", "question", "sheet", "cell")}
        what |= {"sha256": sha_of(words), "start": str(task.span[0]), "end": str(task.span[1]), "verdict": verdict}
        what |= dict(zip(("target kind", "target", "basis"), target, strict=True))
        what |= {
            "round": task.round,
            "codebook": "1",
            "because": "wrong theme" if verdict in (REJECT, SET_ASIDE) else "",
        }
        return Proposal("code", "2025", answer["document"], what)


def dice(seed: int, share: float) -> Say:
    """A coder who says yes as often as that, and differs a little from each other."""
    own = random.Random(seed)

    def say(words: str, target: str) -> str:
        is_yes = random.Random(f"{words} {target}").random() < share
        return "accept" if is_yes != (own.random() < 0.2) else "reject"

    return say


def test_agreement_of_two_coders_and_a_third_is_that_of_another_program(store, tmp_path, scope_of):
    office = Office(store)
    assert len(office.found.targets) == 40
    first = office.code(ANNA, dice(1, 0.6))
    assert first >= 40 and office.shown(ANNA) == []
    assert office.code(BORIS, dice(2, 0.5)) == first
    with pytest.raises(NotAllowed):
        number = next(each.number for each in store.state().decisions if each.by == ANNA and each.kind == "code")
        store.decide(Person(BORIS, CODER), [Proposal("undo", what={"number": str(number)})])
    last = store.state().decisions[-1]
    store.decide(Person(BORIS, CODER), [Proposal("undo", what={"number": str(last.number)})])
    data = derived(store)
    waiting = [task for task in office.shown(CHAN) if task.kind == DISAGREEMENT]
    assert waiting and reliability(data.mentions, data.codings, "2025").disputed == 2 * len(waiting)
    assert office.code(CHAN, lambda words, target: "accept", (DISAGREEMENT,)) == len(waiting)
    data = derived(store)
    assert reliability(data.mentions, data.codings, "2025").disputed == 0 and office.shown(CHAN) == []

    export_folder(store, tmp_path / "out")
    judged = recount_coding.judged_in_log(tmp_path / "out" / "decisions.csv")
    alpha = recount_coding.alpha([[yes for _, yes in each] for each in judged.values() if len(each) > 1])
    found = reliability(data.mentions, data.codings, "2025")
    assert found.coders == 3 and found.alpha.value == pytest.approx(alpha) and 0 < alpha < 1
    assert found.alpha.units == first - 1 == sum(len(each) > 1 for each in judged.values())
    assert f"by 3 coders, alpha {coefficient(alpha)} [" in scope_of(data=data).base
    assert found.alpha.low < alpha < found.alpha.high
    rows = {(row.target_kind, row.target): row for row in agreement_table(data.codings).itertuples()}
    pairs: dict[tuple[str, ...], list[tuple[bool, bool]]] = {}
    for unit, each in judged.items():
        if len(each) > 1:
            assert [by for by, _ in each] == [ANNA, BORIS]
            pairs.setdefault(unit[3:], []).append((each[0][1], each[1][1]))
    assert rows.keys() == pairs.keys() and any(len(each) >= FEWEST for each in pairs.values())
    for target, each in pairs.items():
        kappa = recount_coding.kappa(each)
        assert (rows[target].pairs, rows[target].agreeing) == (len(each), sum(a == b for a, b in each))
        assert (
            rows[target].kappa == pytest.approx(kappa)
            if len(each) >= FEWEST
            else rows[target].kappa != rows[target].kappa
        )
    settled = {unit for unit, each in judged.items() if len({yes for _, yes in each}) > 1}
    reviewed = data.mentions[data.mentions["basis"] == "reviewed"]
    yes = settled | {unit for unit, each in judged.items() if all(yes for _, yes in each)}
    assert {
        (row.iso3, row.question, sha_of(row.evidence), row.target_kind, row.target) for row in reviewed.itertuples()
    } == yes

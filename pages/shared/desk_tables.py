"""What the desk looks up, made once for all readers: the paragraphs to code, and decisions as coders took them.

A decision changes nothing of the paragraphs, so that what a load brings after it is not waited for.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from weakref import WeakKeyDictionary

from gcm_data.coding.around import Around
from gcm_data.coding.decisions import CodeDecision
from gcm_data.coding.desk import OnDesk, on_desk, undecided
from gcm_data.coding.queue import Paragraphs
from gcm_data.coding.told import decisions_in
from gcm_data.store.codings import code_decision
from gcm_data.store.rows import Decision
from gcm_data.store.state import State
from gcm_data.tables.digest import digest_of
from pages.shared import suggested
from pages.shared.review import Review
from pages.shared.turns import out_of_turn

KEPT, DECISIONS_KEPT = 2, 200_000
_making = threading.Lock()
_of_review: WeakKeyDictionary[Review, Around] = WeakKeyDictionary()
_of_tables: OrderedDict[tuple[str, str], Around] = OrderedDict()
_of_folder: WeakKeyDictionary[Review, list[CodeDecision]] = WeakKeyDictionary()
_on_desk: WeakKeyDictionary[Paragraphs, dict[tuple[str, bool], tuple[list[CodeDecision], list[OnDesk]]]] = (
    WeakKeyDictionary()
)
_decisions: dict[str, CodeDecision] = {}  # the link of a decision -> what it says


def around(review: Review) -> Around:
    """The paragraphs of a review, with what is looked up for each. Raises suggested.NotSuggested."""
    made = _of_review.get(review)
    if made is None:
        all_suggestions = suggested.all_suggestions(review)
        with out_of_turn(), _making:
            data = undecided(review.data)
            name = suggested.answers_name(review), digest_of({"mentions": data.mentions})
            if name not in _of_tables:
                found = Paragraphs(data, all_suggestions)
                _ = found.untouched, found.for_a_second, found.finder  # what the first key would wait for
                _of_tables[name] = Around(found)
            made = _of_review[review] = _of_tables[name]
            while len(_of_tables) > KEPT:
                _of_tables.popitem(last=False)
    return made


def on_desk_of(found: Paragraphs, decisions: list[CodeDecision], by: str, has_more: bool) -> list[OnDesk]:
    """All that is a coder's, made anew where somebody has decided: most clicks choose what is shown of it.

    `has_more`: also what no draw gave them. Nobody may change what it gives.
    """
    kept = _on_desk.setdefault(found, {})
    before = kept.get((by, has_more))
    if before is None or before[0] != decisions:
        made = on_desk(found, decisions, by, found.places if has_more else ())
        before = kept[by, has_more] = decisions, made
    return before[1]


def decisions_in_tables(review: Review) -> list[CodeDecision]:
    """What coders decided in the lists of a folder that is read."""
    if review not in _of_folder:
        _of_folder[review] = decisions_in(review.data)
    return _of_folder[review]


def decisions_of(state: State) -> list[CodeDecision]:
    """What coders decided and hold to, in the order in which they did."""
    return [code_of(each) for each in state.of_kind("code")]


def code_of(decision: Decision) -> CodeDecision:
    """A decision of the store on a passage, which is looked into once."""
    found = _decisions.get(decision.link)
    if found is None:
        if len(_decisions) >= DECISIONS_KEPT:
            _decisions.clear()
        found = _decisions[decision.link] = code_decision(decision)
    return found


def words_of(state: State, decision: CodeDecision) -> str:
    """The words that were decided on, as the log has them; "" where it has none."""
    kept = (each.what.get("passage", "") for each in state.of_kind("code") if code_of(each) is decision)
    return next(kept, "")

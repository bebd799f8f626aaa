"""A fictional review that three fictional coders have coded by the roll of dice: two of them twice, a third settles."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from gcm_data.coding.agreement import FEWEST
from gcm_data.coding.reasons import ReasonTerm, reason_of
from gcm_data.reference import coding
from loaders import load_review
from tests.coders import ANNA, BORIS, CHAN, answers, decision, listed
from tests.workbook_builder import document, response_form

PARAGRAPHS = [f"Fictional paragraph number {number} of Arcadia." for number in range(2 * FEWEST)]
CONTENT = {
    f"{name}.xlsx": response_form(name, [("(c)", "\n\n".join(words)), ("(d)", "Nothing more.")])
    for name, words in (("Thailand", PARAGRAPHS[:FEWEST]), ("Fiji", PARAGRAPHS[FEWEST:]))
}
DOCUMENTS = [document(content, name) for name, content in CONTENT.items()]
TARGETS = (
    ("objective", "5", "visa*", 41),
    ("objective", "8", "missing", 87),
    ("principle", "human_rights", "dignity", 9),
)


@cache
def rows() -> list[dict[str, str]]:
    """The decisions: coders agree as a rule, some disputes are settled, some find nothing, one has been overtaken."""
    of = {words: answer for answer in answers(load_review(DOCUMENTS)) for words in PARAGRAPHS if words in answer.text}
    dice, made = random.Random(14), []
    for number, words in enumerate(PARAGRAPHS):
        for kind, target, term, row in TARGETS:
            if kind == "principle" and number % 3:
                continue
            more = {"target_kind": kind, "suggestion": reason_of([ReasonTerm(term, row)])}
            more["entry"] = coding.entry(kind, target).digest if number % 4 else "0" * 64
            is_yes = dice.random() < (0.6 if target != "8" else 0.2)
            other = is_yes if dice.random() < 0.8 else not is_yes
            for by, turn, yes in ((ANNA, "first", is_yes), (BORIS, "second", other)):
                verdict = "accept" if yes else "reject"
                made.append(decision(of[words], words, target, by=by, verdict=verdict, round=turn, **more))
            if is_yes != other and dice.random() < 0.5:
                made.append(decision(of[words], words, target, by=CHAN, round="settle", **more))
    made += [decision(of[words], words, by=ANNA, verdict="nothing") for words in PARAGRAPHS[4:16:2]]
    made.append(decision(of[PARAGRAPHS[3]], PARAGRAPHS[3], by=BORIS, verdict="nothing", round="second"))
    made.append(decision(of[PARAGRAPHS[0]], PARAGRAPHS[0], "22", by=ANNA, verdict="add"))
    return [*made, decision(of[PARAGRAPHS[1]], PARAGRAPHS[1], "9", by=ANNA) | {"sha256": "0" * 64}]


def write_review(folder: Path) -> None:
    """The documents and the decisions of the review, as the loaders read them."""
    (folder / "2025").mkdir(parents=True)
    for name, content in CONTENT.items():
        (folder / "2025" / name).write_bytes(content)
    (folder / "2025" / "decisions.csv").write_bytes(listed(*rows())[0].content)

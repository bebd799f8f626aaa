"""python -m tests.bench.suggestions: how long suggestions take, against merely folding the texts, which are fictional.

--answers N makes so many answers of a hundred words and looks at all of them as the command does, in processes.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from gcm_data.tables.specs import RESPONSES, SUBMISSIONS, ReviewData, conform
from gcm_data.text.folding import fold
from loaders.suggestions.lexicon import lexicon
from loaders.suggestions.of_review import suggestions
from loaders.suggestions.suggest import suggest, suggest_all

WORDS = 100
_FILLER = ("the ports", "of Arcadia", "and its", "neighbours", "began this", "year with", "a plan for", "all who come")


@cache
def _terms() -> list[str]:
    return [term.term for term in lexicon().terms if term.lang == "en" and not set("*?.") & set(term.term)]


def answer(numbers: random.Random) -> str:
    """A fictional answer of a hundred words, a fifth of them from terms of the lexicon."""
    words: list[str] = []
    while len(words) < WORDS:
        words += " ".join(numbers.choices(_FILLER, k=4)).split() + numbers.choice(_terms()).split()
    return " ".join(words[:WORDS]) + "."


def review(texts: Sequence[str]) -> ReviewData:
    """A review with these answers, each to question (c), of one respondent."""
    said = {"submission": "2025-FJI-1", "cycle": "2025", "iso3": "FJI", "document": "fictional.xlsx"}
    submission = {"respondent_kind": "member State", "attribution": "named", "status": "current"}
    more = {"question": "c", "state": "answered"}
    made = []
    for spec, rows in (
        (SUBMISSIONS, [said | submission]),
        (RESPONSES, [said | more | {"response": str(number), "text": text} for number, text in enumerate(texts)]),
    ):
        made.append(conform({name: [row.get(name, "") for row in rows] for name in spec.columns}, spec))
    return replace(ReviewData.of(), submissions=made[0], responses=made[1])


def main() -> None:
    """Print the time of a paragraph, as a ratio, and of many answers."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=0)
    options = parser.parse_args()
    numbers = random.Random(14)
    texts = [answer(numbers) for _ in range(300)]
    for text in texts:
        suggest(text)
    folding = _cpu(lambda: [fold(text) for text in texts])
    ways = {
        "by itself": lambda: [suggest(text) for text in texts],
        "among others": lambda: suggest_all([(text, "") for text in texts]),
    }
    for way, look in ways.items():
        looking = _cpu(look)
        each = f"{looking / len(texts) * 1_000:.2f} ms of processor time for a paragraph of {WORDS} words {way}"
        print(f"{each}, {looking / folding:.0f} times folding it")
    if options.answers:
        data = review([answer(numbers) for _ in range(options.answers)])
        began = time.perf_counter()
        found = suggestions(data)
        print(f"{options.answers:,} answers, {len(found):,} suggestions in {time.perf_counter() - began:.0f} s")


def _cpu(work: object) -> float:
    """The processor time of the fastest of three runs."""
    times = []
    for _ in range(3):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


if __name__ == "__main__":
    main()

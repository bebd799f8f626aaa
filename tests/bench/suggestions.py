"""python -m tests.bench.suggestions: how long suggestions take, against merely folding the texts, which are fictional.

--answers N makes so many answers of a hundred words and looks at all of them as the command does, in processes.
"""

from __future__ import annotations

import argparse
import random
import time

from gcm_data.text.folding import fold
from loaders.suggestions.lexicon import lexicon
from loaders.suggestions.of_review import _of_all
from loaders.suggestions.suggest import suggest

WORDS = 100
_FILLER = ("the ports", "of Arcadia", "and its", "neighbours", "began this", "year with", "a plan for", "all who come")


def answer(numbers: random.Random) -> str:
    """A fictional answer of a hundred words, a fifth of them from terms of the lexicon."""
    terms = [term.term for term in lexicon().terms if term.lang == "en" and not set("*?.") & set(term.term)]
    words: list[str] = []
    while len(words) < WORDS:
        words += " ".join(numbers.choices(_FILLER, k=4)).split() + numbers.choice(terms).split()
    return " ".join(words[:WORDS]) + "."


def main() -> None:
    """Print the time of a paragraph, as a ratio, and of many answers."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=0)
    options = parser.parse_args()
    numbers = random.Random(14)
    texts = [answer(numbers) for _ in range(300)]
    for text in texts:
        suggest(text)
    folding, looking = _cpu(lambda: [fold(text) for text in texts]), _cpu(lambda: [suggest(text) for text in texts])
    each = looking / len(texts) * 1_000
    print(f"{each:.2f} ms of processor time for a paragraph of {WORDS} words, {looking / folding:.0f} times folding it")
    if options.answers:
        many = [texts[number % len(texts)] for number in range(options.answers)]
        began = time.perf_counter()
        found = _of_all(many, [""] * len(many))
        print(f"{len(found):,} answers, {sum(map(len, found)):,} suggestions in {time.perf_counter() - began:.0f} s")


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

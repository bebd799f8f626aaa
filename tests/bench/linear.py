"""python -m tests.bench.linear: whether twice the text takes the readers of citations and of codes twice the time.

Timed is each reader on texts that make regular expressions look back, once with a short text and once with one eight
times as long; the short text is the baseline. Eight is linear; a quadratic reader shows sixty-four.
"""

from __future__ import annotations

import time

from tests.test_properties_linear import READERS, TIMES, Reader, texts

LEAST = 0.0002  # seconds of the short text: below it the clock is what is measured
RUNS = 5
BEYOND = 3  # times TIMES: a ratio that is marked
AWKWARD = [
    ("objective ", "555,", "5555"),
    ("objective ", "555 ", "5555"),
    ("objective ", "5.", "x"),
    ("objective ", "5", "x"),
    ("objective e", "\u0301", ""),
    ("objective ", "(", ")"),
    ("objective 5", " ", "5 "),
    ("5", "\n ", "5"),
    ("5", " \n\t", "x"),
    ("5", "a ", ""),
    ("5", " (", ""),
    ("5-", " ", "x"),
    ("1", "1-", "1"),
    ("1.", "0", "."),
    ("legal", " ", "legal"),
    ("", '"",', '"'),
    ('"', '""', ""),
    ("", ',"', "x"),
    ("", ";,", "\n"),
]


def seconds(read: Reader, text: str) -> float:
    """The processor's time to read a text, the best of some runs: nothing but the work itself is in all of them."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Print the worst ratio of each reader, with its text, and all that are beyond what is linear."""
    for name, read in READERS.items():
        found = []
        for parts in AWKWARD:
            short, long = texts(*parts)
            found.append((seconds(read, long) / max(seconds(read, short), LEAST), parts))
        found.sort(reverse=True)
        for ratio, parts in [one for one in found if one[0] > BEYOND * TIMES] or found[:1]:
            mark = "  NOT LINEAR" if ratio > BEYOND * TIMES else ""
            print(f"{name:14} {ratio:6.1f} times the time of a text {TIMES} times shorter: {parts!r}{mark}")


if __name__ == "__main__":
    main()

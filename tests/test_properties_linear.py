"""Twice the text, twice the work: no text makes the readers of citations and of coded cells slower than that.

Work is counted where it can be: calls of functions, which are the same at every run. What regular expressions do
cannot be counted; for them the processor's time is compared, with room for a busy machine: a quadratic reader would
take eight times as long for each character.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import vocabulary
from loaders.citations.find import find_citations
from loaders.codes.names import read_names
from loaders.codes.objectives import read_mark, read_objectives, single_objective
from loaders.parsing.delimited import read_rows
from tests.test_properties_repeatable import repeatable

pytestmark = pytest.mark.properties

TIMES = 8  # the long text to the short one
SHORT = 3_000  # characters
ROOM = 3  # of time: what linear work may take beyond TIMES on a busy machine
TRIES = 5
Reader = Callable[[str], Any]
READERS: dict[str, Reader] = {
    "citations": find_citations,
    "objectives": read_objectives,
    "one objective": single_objective,
    "principles": lambda text: read_names(text, "principle"),
    "needs": lambda text: read_names(text, "need"),
    "marks": read_mark,
    "rows": read_rows,
}


def calls(read: Reader, text: str) -> int:
    """How many functions, written in Python or not, are called to read a text."""
    counted = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return counted


def seconds(read: Reader, text: str) -> float:
    """The processor's time to read a text, the best of some runs: nothing but the work itself is in all of them."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        taken.append(time.process_time() - start)
    return min(taken)


def texts(head: str, unit: str, tail: str) -> tuple[str, str]:
    """A short and a long text of one unit over and over."""
    often = max(1, SHORT // max(1, len(unit)))
    return head + unit * often + tail, head + unit * (TIMES * often) + tail


def is_linear(read: Reader, short: str, long: str) -> bool:
    """Whether in one of some tries the long text takes no more time than its length allows."""
    return any(seconds(read, long) <= ROOM * TIMES * max(seconds(read, short), 0.0002) for _ in range(TRIES))


CITING = [row["wording"] for row in vocabulary.rows("citations.csv")]
CODING = [row["wording"] for file in ("codes.csv", "code_words.csv") for row in vocabulary.rows(file)]
SIGNS = st.sampled_from(" ,.;:()[]-–—'’\"“”«»/\n\t\r&#№_*《》⟦⟧|•\u00a0\u200b\u0301éİก็²")
NUMERALS = st.sampled_from(("5", "12", "23", "24", "555,", "555 ", "2.5", "5.", "1.0", "10.c", "100", "٣", "VI", "五"))
NOUNS = st.sampled_from(("objective ", "objectives", "GCM ", "第", "目标", "цели ", "first ", "Data", "and ", "to "))
PARTS = st.one_of(SIGNS, NUMERALS, NOUNS, st.sampled_from(CITING), st.sampled_from(CODING))
UNITS = st.lists(PARTS, min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from(("", " ")).map(lambda space: space.join(parts) + space)
)
HEADS = st.sampled_from(("", "objective ", "objectives (", "GCM ", "5", "Data ", "sep=;\n", '"'))
TAILS = st.sampled_from(("", " 5", "5555", "x", " objective", " objectives of the GCM", ")", '"'))


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(HEADS, UNITS, TAILS)
@repeatable(25)
def test_calls_grow_with_the_text(read: Reader, head: str, unit: str, tail: str) -> None:
    short, long = texts(head, unit, tail)
    read(short)  # what is kept of words belongs to the first text that has them
    assert calls(read, long) <= 1.25 * TIMES * calls(read, short) + 200


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@pytest.mark.parametrize(
    ("head", "unit", "tail"),
    [
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
    ],
)
def test_time_grows_with_the_text(read: Reader, head: str, unit: str, tail: str) -> None:
    assert is_linear(read, *texts(head, unit, tail))


def test_what_is_not_linear_is_told() -> None:
    def look_back(text: str) -> int:
        return sum(len(text[:end].split()) for end in range(0, len(text), 20))

    def call_back(text: str) -> None:
        for end in range(0, len(text), 100):
            for place in range(0, end, 100):
                text.startswith("x", place)

    short, long = texts("", "a ", "")
    assert not is_linear(look_back, short, long)
    assert calls(call_back, long) > 2 * TIMES * calls(call_back, short)

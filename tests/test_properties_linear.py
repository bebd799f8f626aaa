"""Twice the text, twice the work: no text makes the readers of citations and of coded cells slower than that.

Work is counted in calls of functions, which are the same at every run. What regular expressions do cannot be counted:
python -m tests.bench.linear compares the processor's time of texts made to be awkward for them.
"""

from __future__ import annotations

import sys
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
from loaders.suggestions.suggest import suggest
from tests.test_properties_repeatable import repeatable

pytestmark = pytest.mark.properties

TIMES = 8  # the long text to the short one
SHORT = 3_000  # characters
Reader = Callable[[str], Any]
READERS: dict[str, Reader] = {
    "citations": find_citations,
    "objectives": read_objectives,
    "one objective": single_objective,
    "principles": lambda text: read_names(text, "principle"),
    "needs": lambda text: read_names(text, "need"),
    "marks": read_mark,
    "rows": read_rows,
    "suggestions": suggest,
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


def texts(head: str, unit: str, tail: str) -> tuple[str, str]:
    """A short and a long text of one unit over and over."""
    often = max(1, SHORT // max(1, len(unit)))
    return head + unit * often + tail, head + unit * (TIMES * often) + tail


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


def test_what_is_not_linear_is_told() -> None:
    def call_back(text: str) -> None:
        for end in range(0, len(text), 100):
            for place in range(0, end, 100):
                text.startswith("x", place)

    short, long = texts("", "a ", "")
    assert calls(call_back, long) > 2 * TIMES * calls(call_back, short)

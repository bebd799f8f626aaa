"""Coded cells: whichever way objectives are written, the numbers found are those put in; and whatever stands in a
cell, nothing raises and no objective is found that there is not.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from gcm_data import reference
from loaders import vocabulary
from loaders.code_names import read_names
from loaders.code_words import words_of
from loaders.codes import HIGHEST_OBJECTIVE, read_mark, read_objectives, single_objective
from tests.test_properties_repeatable import repeatable

WORDINGS = [row for row in vocabulary.rows("codes.csv") if row["target_kind"] == "objective"]
TITLES = {
    number: [row["wording"] for row in WORDINGS if row["target"] == str(number)]
    for number in range(1, HIGHEST_OBJECTIVE + 1)
}
FULL_WIDTH, ARABIC = (str.maketrans("0123456789", digits) for digits in ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"))
NUMBERS = st.integers(1, HIGHEST_OBJECTIVE)
Item = tuple[str, set[int]]  # as it is written, and the objectives that it names

LABELS = st.sampled_from(
    (
        *("Objective {}", "Obj. {}", "obj {}", "OBJ.{}", "#{}", "№ {}", "No. {}", "GCM objective {}", "O{}"),
        *("Objectif {}", "objectif n° {}", "Objetivo {}", "Цель {}", "目标{}", "第{}项目标", "الهدف {}"),
    )
)
BEHIND = st.sampled_from(("{}", "{}", "{}¹", "{}¹²", "{}*", "{}†", "{}(g)", "{} (b)", "{} (priority)"))
AROUND = st.sampled_from(("{}", "{}", "({})", "[{}]", " {} ", "\u00a0{}"))
RANGES = st.sampled_from(
    (
        *("{}-{}", "{}–{}", "{} — {}", "{} to {}", "{} through {}", "{}~{}", "objectives {}-{}", "{} à {}"),
        *("{} al {}", "с {} по {}"[2:], "{} до {}", "{}至{}", "目标{}到{}", "{} إلى {}"),
    )
)
JOINERS = st.sampled_from(
    (
        *(", ", ",", "; ", ";", " and ", " AND ", ", and ", " & ", " / ", "/", "\n", "\r\n", " | ", "\n• ", "\n- "),
        *(" et ", " y ", " и ", "、", " 和 ", "，", " و ", " plus ", " as well as ", " or ", " ou ", "\t", ",\n"),
    )
)
HEADS = st.sampled_from(
    ("", "", "Objectives ", "GCM objectives: ", "Objectifs ", "Objetivos: ", "Цели ", "目标：", "• ", "- ")
)
ENDS = st.sampled_from(("", "", ".", " ", "\n", ";", ", etc."))


def digits(number: int, form: int) -> str:
    """A number in one of the ways in which digits are written."""
    plain = str(number)
    return (plain, plain, f"{number:02}", plain.translate(FULL_WIDTH), plain.translate(ARABIC), f"{number}.0")[form]


@st.composite
def numbered(draw: st.DrawFn) -> Item:
    """One objective by its number."""
    number, form = draw(NUMBERS), draw(st.integers(0, 5))
    behind = draw(BEHIND)
    text = draw(LABELS | st.just("{}")).format(digits(number, form))
    return draw(AROUND).format(behind.format(text)), {number}


@st.composite
def titled(draw: st.DrawFn) -> Item:
    """One objective by its title or short label in some language, perhaps beside its number."""
    number = draw(NUMBERS)
    title = draw(st.sampled_from(TITLES[number]))
    written = draw(st.sampled_from((str, str.upper, str.lower)))(title)
    return draw(st.sampled_from(("{1}", "{0}. {1}", "{0} – {1}", "Objective {0}: {1}", "{1} ({0})"))).format(
        number, written
    ), {number}


@st.composite
def ranged(draw: st.DrawFn) -> Item:
    """Objectives from one to another."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    form = draw(st.integers(0, 4))
    return draw(RANGES).format(digits(low, form), digits(high, form)), set(range(low, high + 1))


@st.composite
def cells(draw: st.DrawFn, items: st.SearchStrategy[Item]) -> Item:
    """A cell that lists some of these items."""
    text, named = draw(HEADS), set()
    for place, (item, numbers) in enumerate(draw(st.lists(items, min_size=1, max_size=6))):
        text += (draw(JOINERS) if place else "") + item
        named |= numbers
    return text + draw(ENDS), named


def assert_names(value: Any, numbers: set[int]) -> None:
    codes = read_objectives(value)
    assert codes.problems == ()
    assert set(map(int, codes.found)) == numbers


@given(cells(numbered() | ranged() | titled()))
@repeatable(400)
def test_whichever_way_objectives_are_written_they_are_the_same(cell: Item) -> None:
    assert_names(*cell)

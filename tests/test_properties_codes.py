"""Coded cells: whichever way objectives are written, the numbers found are those put in; and whatever stands in a
cell, nothing raises and no objective is found that there is not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders import vocabulary
from loaders.codes.names import read_names
from loaders.codes.objectives import read_mark, read_objectives, single_objective
from loaders.codes.words import HIGHEST_OBJECTIVE, names_of
from tests.test_properties_repeatable import repeatable

pytestmark = pytest.mark.properties

KNOWN = {str(number) for number in range(1, HIGHEST_OBJECTIVE + 1)}
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
        *("{} al {}", "с {} по {}", "{} до {}", "{}至{}", "目标{}到{}", "{} إلى {}"),
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
    form = draw(st.sampled_from(("{1}", "{0}. {1}", "{0} – {1}", "Objective {0}: {1}", "{1} ({0})")))
    return form.format(number, written), {number}


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
@example(("目标8和目标2", {2, 8}))
@example(("目标第5项", {5}))
@example(("الهدف 2 والهدف 5", {2, 5}))
@example(("Obj.1-4.", {1, 2, 3, 4}))
@example(("5...7", {5, 6, 7}))
@example(("2-4-6", {2, 4, 6}))
@example(("①②, ㉓", {1, 2, 23}))
@example(("DATA, REMİTTANCES", {1, 20}))
@example(("5.0, 6.0.", {5, 6}))
@repeatable(400)
def test_whichever_way_objectives_are_written_they_are_the_same(cell: Item) -> None:
    assert_names(*cell)


@given(st.lists(NUMBERS, min_size=2, max_size=8), st.sampled_from((" ", "  ", "\u00a0", " \n", " . ", "· ")))
@repeatable(100)
def test_numbers_with_little_between_them_in_any_order(numbers: list[int], between: str) -> None:
    assert_names(between.join(map(str, numbers)), set(numbers))


@given(NUMBERS, st.sampled_from((int, float, str, "{:.1f}".format, "{:.2f}".format, "{:02}".format)))
@repeatable(60)
def test_a_number_is_the_same_however_it_is_stored(number: int, stored: Callable[[int], Any]) -> None:
    assert_names(stored(number), {number})


ANY_VALUE = st.one_of(
    st.text(),
    st.text("0123456789-–,.;() \n/aobjº至五⟦⟧¹٣½①İı", max_size=60),
    st.lists(st.sampled_from([row["wording"] for row in vocabulary.rows("code_words.csv")]) | st.text(max_size=4)).map(
        " ".join
    ),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
PROBLEMS = {"objective-unknown", "code-unknown", "code-uncertain"}


@given(ANY_VALUE)
@example("1-1000000000")
@example("1" * 10_000)
@example("1-" * 5_000)
@example("- \n" * 3_000 + "5")
@example("⟦05⟧")
@example("1" * 5_000 + "-" + "2" * 5_000)
@repeatable(600)
def test_any_value_is_read_without_an_objective_that_there_is_not(value: Any) -> None:
    codes = read_objectives(value)
    assert all(target in KNOWN and isinstance(phrase, str) for target, phrase in codes.found.items())
    assert {code for code, _ in codes.problems} <= PROBLEMS


@given(ANY_VALUE)
@example("0" * 10_000)
@example("٠")
@example("x\ufe0f")
@repeatable(300)
def test_any_value_is_a_mark_or_none_or_unknown(value: Any) -> None:
    assert read_mark(value) in (True, False, None)


@given(st.text() | st.text("0123456789 .-:obj⟦⟧", max_size=20))
@repeatable(300)
def test_a_text_says_at_most_one_objective(text: str) -> None:
    assert single_objective(text) in range(HIGHEST_OBJECTIVE + 1)


@pytest.mark.parametrize("kind", ["principle", "need"])
@given(st.data())
@repeatable(300)
def test_names_are_found_and_no_others(kind: str, data: st.DataObject) -> None:
    names = names_of(kind)
    wording = st.sampled_from(sorted(names)).flatmap(lambda name: st.sampled_from((name, name.upper(), f" {name}. ")))
    named = data.draw(st.lists(wording, max_size=5))
    strange = data.draw(st.lists(st.text(max_size=20), max_size=2))
    codes = read_names("; ".join((*named, *strange)), kind)
    assert {names[vocabulary.plain(name)] for name in named} <= set(codes.found) <= set(names.values())
    assert strange or codes.problems == ()


@given(ANY_VALUE, st.sampled_from(("principle", "need")))
@repeatable(200)
def test_any_value_is_read_for_names(value: Any, kind: str) -> None:
    codes = read_names(value, kind)
    assert set(codes.found) <= set(names_of(kind).values())
    assert {code for code, _ in codes.problems} <= {"code-unknown"}

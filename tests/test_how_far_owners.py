"""How far a text is read for whose objectives are cited: just up to each limit, and no further."""

from __future__ import annotations

import pytest

from loaders.citations.find import find_citations


def cited(text: str) -> list[int]:
    return sorted({found.objective for found in find_citations(text)})


def words(one: str, count: int) -> str:
    return " ".join([one] * count)


@pytest.mark.parametrize(("between", "expected"), [(7, []), (8, [5])])
def test_a_plan_before_the_noun_owns_it_up_to_eight_words_back(between, expected):
    assert cited(f"our plan {words('key', between)} objective 5") == expected


@pytest.mark.parametrize(("between", "expected"), [(22, [5]), (23, [])])
def test_its_stands_for_what_was_named_up_to_24_words_before(between, expected):
    assert cited(f"The Compact {words('word', between)} and its objective 5") == expected


@pytest.mark.parametrize(("between", "expected"), [(10, []), (11, [5])])
def test_an_owner_before_a_comma_is_looked_for_twelve_words_back(between, expected):
    assert cited(f"Framework {words('of', between)} Mobility, objective 5") == expected


@pytest.mark.parametrize(("between", "expected"), [(18, [5]), (19, [])])
def test_a_title_in_chinese_is_read_to_its_beginning(between, expected):
    assert cited(f"《全球契约{'书' * between}》目标5") == expected


@pytest.mark.parametrize(("between", "expected"), [(9, [5]), (10, [])])
def test_an_owner_behind_the_numbers_is_looked_for_ten_words_on(between, expected):
    assert cited(f"objective 5 of {words('word', between)} Compact") == expected


def test_of_the_compact_may_stand_between_noun_and_number():
    assert cited("objective of the Compact: 5") == [5]


@pytest.mark.parametrize(("joining", "expected"), [(4, []), (5, [5])])
def test_the_owner_named_last_owns_what_stands_four_joining_words_before(joining, expected):
    assert cited(f"objective 5 {words(',', joining)} objective 6 of the national plan") == expected


@pytest.mark.parametrize(("between", "expected"), [(180, [5]), (220, [])])
def test_a_bracket_that_opened_within_200_characters_closes_behind_the_number(between, expected):
    assert cited(f"({'w' * between} objective 5) raises") == expected


@pytest.mark.parametrize(("inside", "expected"), [(58, [5, 6]), (59, [5])])
def test_a_remark_in_brackets_has_59_words_at_the_most(inside, expected):
    assert cited(f"objectives 5 ({words('word', inside)}) and 6") == expected


@pytest.mark.parametrize(("joining", "expected"), [(4, [5, 6]), (5, [5])])
def test_four_joining_words_may_stand_between_two_numbers(joining, expected):
    assert cited(f"objectives 5 {words(',', joining)} 6") == expected

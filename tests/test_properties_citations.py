"""Cited objectives: nothing raises, every offset is that of the text as written, no objective is found that there is
not, and a citation is found wherever it stands and however its list is written.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders import vocabulary
from loaders.citations.find import find_citations
from loaders.citations.tokens import _PIECE, _PIECE_OF_ASCII, may_cite
from loaders.codes.words import HIGHEST_OBJECTIVE
from tests.test_properties_repeatable import repeatable

pytestmark = pytest.mark.properties

WORDINGS = [row["wording"] for row in vocabulary.rows("citations.csv")]
ANCHORS = st.sampled_from(
    ("objective", "Objectives", "Obj.", "objectif", "objetivos", "цели", "цель", "目标", "الأهداف", "GCM", "goal")
)
NUMERALS = st.integers(0, 30).map(str) | st.sampled_from(
    (
        "１２",
        "٣",
        "XII",
        "vi",
        "1,000",
        "2.5",
        "10.c",
        "5a",
        "5ª",
        "⒌",
        "㏠",
        "½",
        "⑤",
        "𝟓",
        "五",
        "二十三",
        "third",
        "5¹",
    )
)
SIGNS = st.sampled_from(" ,.;:()[]-–—'’\"“”«»/\n\t&#№_*《》\u00a0\u200b\u0301éİก็²")
PARTS = st.one_of(ANCHORS, NUMERALS, SIGNS, st.sampled_from(WORDINGS), st.text(max_size=3))
SPACES = st.sampled_from(("", " ", " ", "\n", "  "))
TEXTS = st.builds(lambda parts, space: space.join(parts), st.lists(PARTS, max_size=30), SPACES)


@given(TEXTS | st.text() | ANCHORS.flatmap(lambda word: st.text().map(lambda text: f"{word} {text}")))
@example("objective ⒌")
@example("objective ㏠")
@example("objective \u0301 5")
@example("objective " + "5" * 10_000)
@example("GCM \ud800 5")
@repeatable(1500)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    found = find_citations(text)
    for citation in found:
        assert 1 <= citation.objective <= HIGHEST_OBJECTIVE
        assert 0 <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.evidence
        assert citation.phrase and citation.phrase in citation.evidence
    starts = [citation.start for citation in found]
    assert starts == sorted(starts)
    assert len({(citation.start, citation.objective) for citation in found}) == len(found)
    assert not found or may_cite(text)


@given(st.text(st.characters(max_codepoint=127)) | TEXTS.map(lambda text: text.encode("ascii", "ignore").decode()))
@example("1,000 2.5 12,34 1,2345 5. it's 's_x _5a\t\x1c\x00")
@repeatable(500)
def test_the_quicker_pattern_for_ascii_gives_the_same_pieces(text: str) -> None:
    assert _PIECE_OF_ASCII.split(text) == _PIECE.split(text)


# How a language cites: the citation with a place for its list, the words that join the last number, and a dash or word
# of a range.
LANGUAGES = (
    (
        "objectives {} of the Global Compact",
        (" and ", " & ", ", and ", " as well as "),
        ("–", "-", " to ", " through "),
    ),
    ("GCM objectives {}", (" and ", ", "), ("–", " - ")),
    ("Objectives nos. {} of the GCM", (" and ", ", "), ("–",)),
    ("les objectifs {} du Pacte mondial", (" et ", ", "), ("–", " à ")),
    ("los objetivos {} del Pacto Mundial", (" y ", ", "), ("–", " a ", " al ")),
    ("цели {} Глобального договора", (" и ", ", "), ("–", "-")),
    ("《全球契约》目标{}", ("和", "、", "及"), ("–", "至")),
    ("الأهداف {} من الاتفاق العالمي", (" و", "، "), ("-",)),
    ("สอดคล้องกับobjectives {} ของ GCM", (", ", " and "), ("–",)),
)
BEFORE = st.sampled_from(
    ("", "We welcome this. ", "Nous saluons cet examen. ", "Мы приветствуем обзор. ", "我们欢迎此次审查。")
)
AFTER = st.sampled_from(("", ".", ". More will follow.", "；今后将继续报告。", ", among others.", "\nAnother line"))
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
DIGITS = st.sampled_from((str, lambda number: str(number).translate(FULL_WIDTH), "{}¹".format))
NUMBERS = st.integers(1, HIGHEST_OBJECTIVE)
RANGES = st.tuples(NUMBERS, NUMBERS).map(sorted).map(tuple)


@given(st.sampled_from(LANGUAGES), st.lists(NUMBERS | RANGES, min_size=2, max_size=6), DIGITS, st.data(), BEFORE, AFTER)
@repeatable(600)
def test_a_list_of_objectives_is_cited_as_it_is_written(
    language: tuple, items: list, digits: object, data: st.DataObject, before: str, after: str
) -> None:
    citation, joiners, dashes = language
    written, expected = [], set()
    for item in items:
        low, high = item if isinstance(item, tuple) else (item, item)
        dash = data.draw(st.sampled_from(dashes))
        written.append(digits(low) if low == high else f"{digits(low)}{dash}{digits(high)}")
        expected |= set(range(low, high + 1))
    comma = "、" if "和" in joiners else "، " if " و" in joiners else ", "
    numbers = comma.join(written[:-1]) + data.draw(st.sampled_from(joiners)) + written[-1]
    found = find_citations(before + citation.format(numbers) + after)
    assert {citation.objective for citation in found} == expected

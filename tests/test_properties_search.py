"""Search in any text: what is marked stands in it, and what stands in it is found."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from gcm_data.text.excerpts import excerpts
from gcm_data.text.folding import fold, origins
from gcm_data.text.search import FoldedTexts, fits, parse_query, spans
from gcm_data.text.word_forms import forms
from tests.test_properties_repeatable import repeatable

pytestmark = pytest.mark.properties

LETTERS = (
    "abAB1209 .,-'’\"“”«»[](*\\|?ßﬁÆøéÉĐİıſΣς\u0301\u0308\u00ad\u200b\u200d\u202e²½①ЁёЙцхجآإىة\u064eـאְมี้ยก"
    "中移民がか\u3099한하\u11abप्रि।🙏🏽_\ud800\ufe0fǄᏣﷺ"
)
TEXTS = st.text(max_size=60) | st.text(st.sampled_from(LETTERS), max_size=60)
WORDS = (
    "migration",
    "Objective",
    "2",
    "21",
    "Straße",
    "l’intégration",
    "миграция",
    "移民",
    "الهجرة",
    "แรงงาน",
    "प्रवास",
)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(TEXTS)
@example("İ ŉ ΐ ﬃ")
@repeatable(1500)
def test_every_folded_character_has_its_origin(text: str) -> None:
    origin = origins(text)
    assert len(origin) == len(fold(text))
    assert origin == sorted(origin)
    assert fold(text) == "".join(map(fold, text))


@given(TEXTS)
@example("ϴ K Å")
@repeatable(1500)
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS | SENTENCES, TEXTS | SENTENCES)
@example("e", "é\u0301e\u0301")
@example("f", "ﬁ")
@repeatable(3000)
def test_what_is_marked_stands_in_the_text_in_order_and_apart(words: str, text: str) -> None:
    query = parse_query(words)
    found = spans(query, text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    first_words = [word for term in query.sought for word in (term.words[0], *forms(term.words[0]))]
    assert all(any(word in fold(text[start:end]) for word in first_words) for start, end in found)
    if query.sought and fits(query, fold(text)):
        assert found


@given(SENTENCES, st.data())
@repeatable(1000)
def test_a_text_is_found_by_each_of_its_words_and_by_how_they_begin(text: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from([w for w in text.split() if not w.isdecimal()] or [text.split()[0]]))
    assert fits(parse_query(word), fold(text))
    assert fits(parse_query(word.upper()), fold(text))
    length = data.draw(st.integers(1, len(word))) if word.isascii() and word.isalpha() else len(word)
    assert fits(parse_query(word[:length]), fold(text))


@given(SENTENCES, st.data())
@repeatable(1000)
def test_a_quoted_phrase_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    words = text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    phrase = " ".join(words[start:end])
    for quoted in (f'"{phrase}"', f"“{phrase}”", f"«{phrase}»"):
        found = [text[first:last] for first, last in spans(parse_query(quoted), text)]
        assert any(phrase in part for part in found)


@given(TEXTS)
@repeatable(1500)
def test_any_text_in_quotation_marks_finds_itself(text: str) -> None:
    quoted = '"' + re.sub('["“”„‟«»‹›「」『』＂]', " ", text) + '"'
    query = parse_query(quoted)
    assume(query.terms)
    assert fits(query, fold(text)) and not query.either and not query.without


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(WORDS[:6]))
@repeatable(500)
def test_no_text_without_the_word_is_found(words: list[str], word: str) -> None:
    others = " ".join(other for other in words if other != word)
    query = parse_query(f'"{word}"')
    assert fits(query, fold(f"{others} {word}"))
    assert not fits(query, fold(others))


@given(st.lists(TEXTS | SENTENCES, max_size=8), SENTENCES)
@repeatable(500)
def test_texts_kept_folded_are_found_like_texts(texts: list[str], words: str) -> None:
    query, kept = parse_query(words), FoldedTexts(texts)
    expected = [row for row, text in enumerate(texts) if fits(query, fold(text))]
    assert kept.that_fit(query, range(len(texts))) == expected
    assert kept.that_fit(query, range(len(texts))) == expected


@given(st.lists(TEXTS, min_size=1, max_size=5), st.integers(1, 200), SENTENCES)
@repeatable(500)
def test_excerpts_are_in_order_and_apart_and_have_the_first_word_found(
    texts: list[str], times: int, words: str
) -> None:
    text = " ".join(texts * times)
    found = spans(parse_query(words), text)
    parts = excerpts(text, found)
    assert all(0 <= start <= end <= len(text) for start, end in parts)
    assert all(before[1] < after[0] for before, after in pairwise(parts))
    if found:
        assert parts[0][0] <= found[0][0] and found[0][1] <= parts[0][1]

"""What differs between two texts, word by word. Texts in, spans out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from gcm_data.text.spans import Span

MOST_WORDS = 2_000  # of each text between its equal ends; of more all are shown as changed: to compare takes seconds
# In scripts that put no space between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese) each sign is a word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")


def word_changes(before: str, now: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the words that stand only in the text before, and of those that stand only in the text now.

    Each in order, none touching the next; white space and line ends don't count. Equal texts give two empty tuples.
    """
    old, new = (list(_WORD.finditer(text)) for text in (before, now))
    one, other = ([match[0] for match in words] for words in (old, new))
    first = _equal(one, other)
    last = _equal(one[first:][::-1], other[first:][::-1])
    one, other = one[first : len(one) - last], other[first : len(other) - last]
    if max(len(one), len(other)) > MOST_WORDS:
        edits = [("replace", 0, len(one), 0, len(other))]
    else:
        edits = SequenceMatcher(None, one, other).get_opcodes()
    changed = [edit for edit in edits if edit[0] != "equal"]
    return (
        _spans(before, old, [(first + start, first + end) for _, start, end, _, _ in changed]),
        _spans(now, new, [(first + start, first + end) for _, _, _, start, end in changed]),
    )


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words at the beginning are equal."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (word, same) in pairs if word != same), min(len(one), len(other)))


def _spans(text: str, words: Sequence[re.Match[str]], ranges: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of ranges of words; those between which only white space stands become one."""
    found: list[Span] = []
    for first, last in ranges:
        if first == last:
            continue
        start, end = _whole(text, words[first].start(), words[last - 1].end())
        if found and not text[found[-1][1] : start].strip():
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def _whole(text: str, start: int, end: int) -> Span:
    """A span that begins and ends with whole signs, their marks above and below included."""
    while start and unicodedata.category(text[start])[0] == "M":
        start -= 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return start, end

"""The heading above a line of a text document, by the levels of those before it."""

from __future__ import annotations

HEADING, ROW, LABEL = "heading", "row", "label"  # kinds of lines, the last with how many of its letters are one
SHOWN, LONGEST, LONGEST_SENTENCE = 80, 250, 60  # characters
BOLD = 9  # the level of a line that is only bold, below all headings


def is_bold_heading(text: str) -> bool:
    """Whether a bold line is a heading: a longer one that ends as a sentence does is an answer set in bold."""
    said = text.strip()
    is_sentence = len(said) > LONGEST_SENTENCE and said.endswith((".", ";", ","))
    return len(said) <= LONGEST and any(map(str.isalpha, said)) and not is_sentence


class Headings:
    """The headings that hold where a document is read, one of each level at most."""

    def __init__(self) -> None:
        self._by_level: dict[int, str] = {}

    def add(self, level: int, text: str) -> None:
        """Begin a part under a heading, which ends those on its level and below."""
        self._by_level = {known: said for known, said in self._by_level.items() if known < level}
        self._by_level[level] = " ".join(text.split())[:SHOWN]

    def above(self, level: int = 0) -> str:
        """The heading above a line, or above a heading of this level; "" where there is none."""
        known = [each for each in self._by_level if not level or each < level]
        return self._by_level[max(known)] if known else ""

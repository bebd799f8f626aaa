"""Lists of numbers in a text: "2, 5 and 6", "no. 9 and no. 10", "1–4", "16 (inclusion) and 17 (discrimination)"."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.citations.tokens import END, Reading
from loaders.codes.words import HIGHEST_OBJECTIVE

JOINING = frozenset({"comma", "joiner", "emphasis"})
_MARKS = frozenset({"marker", "rank"})
_CLOSED = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"'}
_LIST_ENDS = frozenset(".;,)]。、")


@dataclass(slots=True)
class Item:
    """A number of a list, or a range: the objectives it names, its offsets, and the token after it."""

    values: range
    start: int
    end: int
    after: int


class Lists(Reading):
    """Reads numbers and lists of them. Every look ahead is bounded, so reading stays linear."""

    def number(self, index: int) -> tuple[int, int, int] | None:
        """A number with its marker ("no. 5") and letter ("5a"): its value, its index and the index after it.

        None if it counts things.
        """
        token, ranked = self.at(index), False
        if not token.roles:
            return None  # a word behind the list, most often
        if not token.roles.isdisjoint(_MARKS):
            index, ranked = self.marked(index)
            token = self.at(index)
        after = index + 1
        if "number" not in token.roles:
            return None
        value = token.value
        if self.glued(after):
            follows = self.at(after)
            if follows.key in (".", ":") and self.glued(after + 1):
                letter = self.is_word(after + 1) and len(self.at(after + 1).key) == 1
                if letter or "number" in self.at(after + 1).roles:
                    value, after = 0, after + 2  # "10.c" is a target, "12:30" a time
            elif "suffix" in follows.roles and not self.is_word(after):
                after += 1  # Russian "с 1-й по 4-ю"
            elif "number" in follows.roles or (self.is_word(after) and len(follows.key) > 1):
                return None
            else:
                after += self.is_word(after)
        behind = self.at(after).roles
        if not behind:
            return value, index, after
        if ranked and "classifier" in behind:
            return value, index, after + 1
        if "range" in behind and self.glued(after + 1) and "unit" in self.at(after + 1).roles:
            return None
        return None if "unit" in behind else (value, index, after)

    def marked(self, index: int) -> tuple[int, bool]:
        """The index behind the markers of a number, three at the most, and whether one of them ranks ("第")."""
        ranked = False
        for _ in range(3):
            roles = self.at(index).roles
            if roles.isdisjoint(_MARKS):
                break
            ranked = ranked or "rank" in roles
            index += "marker" in roles
        return index, ranked

    def item(self, index: int) -> Item | None:
        """A number or a range, with the remark in brackets after it. Ranges are checked before they are opened."""
        first = self.number(index)
        if first is None:
            return None
        low, place, after = first
        high, end = low, place
        if "range" in self.at(after).roles:
            last = self.number(after + 1)
            if last:
                high, end, after = last
            elif "number" in self.at(after + 1).roles:
                return None  # "objective 5 to 10 per cent"
        while (close := self.closing(after)) is not None:
            after = close + 1
        legal = 1 <= low <= high <= HIGHEST_OBJECTIVE
        values = range(low, high + 1) if legal else range(0)
        return Item(values, self.begins[place], self.ends[end], after)

    def closing(self, index: int) -> int | None:
        """Where the brackets or quotes that open here close, at most 60 tokens on; None where nothing opens."""
        key, depth = self.at(index).key, 0
        close = _CLOSED.get(key)
        if not close:
            return None
        for at in range(index + 1, min(index + 60, self.count)):
            here = self.at(at).key
            if here == close and depth == 0:
                return at
            depth += (here == key) - (here == close)
        return None

    def items(self, index: int, singular: bool) -> list[Item]:
        """The list of numbers that begins here."""
        found: list[Item] = []
        item, complete = self.item(index), singular
        while item:
            found.append(item)
            start = index = item.after
            last = False
            while index < start + 4 and not (roles := self.at(index).roles).isdisjoint(JOINING):
                last = last or "joiner" in roles
                index += 1
            item = self.item(index) if index > start else None
            # "Under objectives 5 and 6, 12 workers returned": what counts things is no longer the list.
            if item and (singular or (complete and not last)) and self.counts_things(item.after):
                break
            complete = complete or last
        return found

    def counts_things(self, index: int) -> bool:
        """Whether an unknown word follows a number, which then probably counts it."""
        token = self.at(index)
        return token.is_word and not token.roles and not self.glued(index)

    def ordinal(self, index: int) -> Item | None:
        """An ordinal in words or figures ("fifth", "5th")."""
        token, after = self.at(index), index + 1
        if "number" in token.roles and "suffix" in self.at(after).roles and self.glued(after):
            after += 1
        elif "ordinal" not in token.roles:
            return None
        values = range(token.value, token.value + 1) if 1 <= token.value <= HIGHEST_OBJECTIVE else range(0)
        return Item(values, self.begins[index], self.ends[after - 1], after)

    def list_ends(self, item: Item, after: int) -> bool:
        """Whether a single number stands alone, not before what it counts and not as the number of a point."""
        token = self.at(after)
        if token.key == "." and item.values == range(1, 2):
            return self.at(after + 1) is END
        return token is END or token.key in _LIST_ENDS or self.new_line(after)

"""Citations: which objectives of the Global Compact a text names by number, and where.

Method: the text is read as tokens (see citation_grammar). Where a noun ("objective"), an ordinal ("10th objective") or
the Compact's initials ("GCM 13") stand, a list of numbers is read beside it; then the words before and after say
whose objectives these are. Those of another owner do not count; those of no named owner do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from loaders.citations.lists import JOINING, Item, Lists
from loaders.citations.owners import Owners
from loaders.citations.tokens import may_cite

_NOUNS = frozenset({"noun", "nouns", "goal"})
_NUMBER = frozenset({"number"})
_made = tuple.__new__  # takes half as long as Citation(…)
_LOOSE, _DESCRIBING = frozenset({"opener", "neutral"}), frozenset({"neutral", "qualifier", "compact"})


class Citation(NamedTuple):
    """One objective named in a text: `text[start:end] == evidence`; `phrase` is the part that names it."""

    objective: int
    start: int
    end: int
    evidence: str
    phrase: str


@dataclass(slots=True)
class _Group:
    """A noun with its numbers, as tokens (first, after) and offsets. `owner`: True the Compact, False another."""

    first: int
    after: int
    start: int
    end: int
    items: list[Item]
    owner: bool | None
    needs_owner: bool = False


def find_citations(text: str) -> tuple[Citation, ...]:
    """The objectives of the Compact that the text names, in reading order. Raises nothing; linear in the text."""
    if not may_cite(text):
        return ()
    reader = _Reader(text)
    groups = list(reader.groups())
    for later, earlier in pairwise(reversed(groups)):
        # "objective 5 and objective 6 of the plan": the owner named last owns both.
        if earlier.owner is None and reader.joined(earlier, later):
            earlier.owner = later.owner
    found: list[Citation] = []
    for group in groups:
        if group.owner is False or (group.needs_owner and not group.owner):
            continue
        start, end, cited = group.start, group.end, set()
        evidence = text[start:end]
        for item in group.items:
            phrase = text[item.start : item.end]
            for value in item.values:
                if value not in cited:
                    cited.add(value)
                    found.append(_made(Citation, (value, start, end, evidence, phrase)))
    return tuple(found)


class _Reader(Lists, Owners):
    """Finds nouns, ordinals and initials with their numbers and owners."""

    def groups(self) -> Iterator[_Group]:
        """Every noun, ordinal or initials with the numbers it carries."""
        index = 0
        for here in self.starts:
            if here < index:  # already read
                continue
            roles = self.at(here).roles
            group, after = None, here + 1
            if not roles.isdisjoint(_NOUNS):
                group = self.after_noun(here)
            elif "numbered" in roles:
                group = self.after_initials(here)
            elif roles != _NUMBER or "suffix" in self.at(here + 1).roles:  # a number alone orders nothing
                group, after = self.before_noun(here)
            if group:
                yield group
                after = max(group.after, after)
            index = after

    def joined(self, earlier: _Group, later: _Group) -> bool:
        """Whether only joining words stand between two groups."""
        between = self.tokens[earlier.after : later.first]
        return 0 < len(between) <= 4 and all(token.roles & JOINING for token in between)

    def opening(self, index: int) -> tuple[int, bool, bool, bool]:
        """What stands between a noun and its numbers: (index of the numbers, loose, from, of the Compact).

        Loose words (": ", "namely") may also open a sentence about other things; "from" needs a range.
        """
        loose = ranged = compact = False
        for _ in range(6):
            roles = self.at(index).roles
            if roles == _NUMBER:  # nothing stands between, most often
                break
            step = self.compact_at(index)
            if step:
                index, compact = step, True
                continue
            if "from" in roles and "number" in self.at(index + 1).roles:
                ranged = True
            elif not roles.isdisjoint(_LOOSE) or ("comma" in roles and "opener" in self.at(index + 1).roles):
                loose = True
            elif "range" in roles and not self.is_word(index):
                loose = loose or not (self.glued(index) and self.glued(index + 1))
            elif self.at(index).key != "_":
                break
            index += 1
        return index, loose, ranged, compact

    def after_noun(self, noun: int) -> _Group | None:
        """ "objectives 2, 5 and 6": the noun at an index with the list after it; None where none is named."""
        first, loose, ranged, compact = self.opening(noun + 1)
        bracket = self.at(first).key in ("(", "[")
        first += bracket
        items = self.items(first, singular="noun" in self.at(noun).roles)
        counted = bool(items)
        if not counted and (ordinal := self.ordinal(first)):
            items = [ordinal]  # "objetivo décimo del Pacto"
        if not items:
            return None
        after = items[-1].after
        follows = self.at(after)
        if bracket:
            if follows.key not in (")", "]") or (len(items) == 1 and self.is_word(after + 1)):
                return None  # "objectives (1) to raise …"
            after += 1
        elif follows.key == ")" and not self.inside_brackets(noun):
            return None  # "objectives 1) raise …"
        if ranged and (len(items[0].values) < 2 or self.counts_things(after)):
            return None  # "objectives from 12 agencies"
        if follows.key == "." and self.is_word(after + 1) and self.new_line(first):
            return None  # a numbered list under a heading
        owner = True if compact else self.owner_after(after)
        alone = len(items) == 1 and (compact or not owner)
        if loose and alone and not self.list_ends(items[0], after):
            return None  # "objective: 10 training sessions"
        if owner is None:
            owner = self.owner_before(noun)
        start, end = self.begins[noun], items[-1].end
        return _Group(noun, after, start, end, items, owner, not counted or "goal" in self.at(noun).roles)

    def before_noun(self, index: int) -> tuple[_Group | None, int]:
        """ "fifth and sixth objectives": ordinals with the noun after them, and the index after what was read.

        Such words order any list ("the second objective is …"), so the Compact must be named; in Chinese, where
        they are the usual way to write a number, it need not be.
        """
        ranked = "rank" in self.at(index).roles
        items, at, noun = [], index, index
        while item := (self.item(at) if ranked else self.ordinal(at)):
            items.append(item)
            at = noun = item.after
            while at < noun + 3 and self.at(at).roles & JOINING:
                at += 1
            if at == noun:
                break
        if not items:
            return None, index + 1
        while noun < at + 2 and not self.at(noun).roles.isdisjoint(_DESCRIBING):
            noun += 1
        if not self.at(noun).roles & _NOUNS:
            return None, noun
        group = self.after_noun(noun)
        if group:
            return group, group.after
        owner = self.owner_after(noun + 1)
        for first in (noun, index):  # "the tenth GCM objective", "the GCM's fifth and sixth objectives"
            owner = self.owner_before(first) if owner is None else owner
        found = _Group(index, noun + 1, self.begins[index], self.ends[noun], items, owner, not ranked)
        return found, noun + 1

    def after_initials(self, index: int) -> _Group | None:
        """ "GCM 13": the Compact's initials with figures directly after them."""
        first = index + 1
        if "range" in self.at(first).roles and self.glued(first) and self.glued(first + 1):
            first += 1
        items = self.items(first, singular=True)
        if not items or not self.text[items[0].start].isdecimal():
            return None
        after = items[-1].after
        follows = self.at(after)
        if follows.roles & _NOUNS or (self.counts_things(after) and follows.key.endswith("s")):
            return None  # "the GCM 23 objectives"
        return _Group(index, after, self.begins[index], items[-1].end, items, True)

    def inside_brackets(self, index: int) -> bool:
        """Whether a bracket is open at a token, looking back 200 characters."""
        end = self.begins[index]
        before = self.text[max(0, end - 200) : end]
        return max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))

"""Citations: which objectives of the Global Compact a text names by number, and where.

Method: the text is read as tokens (see citation_grammar). Where a noun ("objective"), an ordinal ("10th objective") or
the Compact's initials ("GCM 13") stand, a list of numbers is read beside it; then the words before and after say
whose objectives these are. Those of another owner do not count; those of no named owner do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.citation_grammar import Token, may_cite, tokens

HIGHEST_OBJECTIVE = 23
_NOUNS = frozenset({"noun", "nouns", "goal"})
_JOINING = frozenset({"comma", "joiner", "emphasis"})
_OTHERS = frozenset({"instrument", "mine", "qualifier"})
_PASSED = frozenset({"neutral", "number", "ordinal", "emphasis", "rank", "classifier"})
_NAMING = frozenset({"of", "neutral", "number", "joiner", "follower", "qualifier", "emphasis"})
_END = Token("", frozenset(), -1, -1, 0)
_OPEN, _CLOSED = '([“«"', ')]”»"'
_STOPS = frozenset(".;:()!?。")
_LIST_ENDS = frozenset(".;,)]。、")


@dataclass(frozen=True, slots=True)
class Citation:
    """One objective named in a text: `text[start:end] == evidence`; `phrase` is the part that names it."""

    objective: int
    start: int
    end: int
    evidence: str
    phrase: str


@dataclass(slots=True)
class _Item:
    """A number of a list, or a range: the objectives it names, its offsets, and the token after it."""

    values: range
    start: int
    end: int
    after: int


@dataclass(slots=True)
class _Group:
    """A noun with its numbers, as tokens (first, after) and offsets. `owner`: True the Compact, False another."""

    first: int
    after: int
    start: int
    end: int
    items: list[_Item]
    owner: bool | None
    needs_owner: bool = False


def find_citations(text: str) -> tuple[Citation, ...]:
    """The objectives of the Compact that the text names, in reading order. Raises nothing; linear in the text."""
    if not may_cite(text):
        return ()
    reader = _Reader(text)
    groups = list(reader.groups())
    for earlier, later in zip(groups[-2::-1], groups[:0:-1], strict=True):
        # "objective 5 and objective 6 of the plan": the owner named last owns both.
        if earlier.owner is None and reader.joined(earlier, later):
            earlier.owner = later.owner
    found: dict[tuple[int, int], Citation] = {}
    for group in groups:
        if group.owner is False or (group.needs_owner and not group.owner):
            continue
        evidence = text[group.start : group.end]
        for item in group.items:
            for value in item.values:
                cited = Citation(value, group.start, group.end, evidence, text[item.start : item.end])
                found.setdefault((group.start, value), cited)
    return tuple(found.values())


class _Reader:
    """Reads one text's tokens. Every look ahead or back is bounded, so reading stays linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)

    def at(self, index: int) -> Token:
        """The token at an index; an empty one outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def glued(self, index: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return index > 0 and self.at(index).start == self.at(index - 1).end

    def is_word(self, index: int) -> bool:
        """Whether a word stands here, in a script that parts words by spaces and has capitals."""
        return "" < self.at(index).key[:1] < "\u0530" and self.at(index).key[:1].isalpha()

    def new_line(self, index: int) -> bool:
        """Whether a line ends between a token and the one before it."""
        return "\n" in self.text[self.at(index - 1).end : self.at(index).start]

    # Numbers and lists of them

    def number(self, index: int) -> tuple[Token, int] | None:
        """A number with its marker ("no. 5") and letter ("5a"), and the index after it; None if it counts things."""
        ranked = False
        for _ in range(3):
            ranked = ranked or "rank" in self.at(index).roles
            index += "marker" in self.at(index).roles
        token, after = self.at(index), index + 1
        if "number" not in token.roles:
            return None
        if self.glued(after) and self.at(after).key in (".", ":") and self.glued(after + 1):
            if "number" in self.at(after + 1).roles or len(self.at(after + 1).key) == 1 and self.is_word(after + 1):
                token, after = token._replace(value=0), after + 2  # "10.c" is a target, "12:30" a time
        elif self.glued(after) and self.is_word(after):
            if len(self.at(after).key) > 1 or "number" in self.at(after).roles:
                return None
            after += 1
        elif self.glued(after) and "number" in self.at(after).roles:
            return None
        if ranked and "classifier" in self.at(after).roles:
            return token, after + 1
        dash = after + ("range" in self.at(after).roles and self.glued(after + 1))
        return None if "unit" in self.at(after).roles | self.at(dash).roles else (token, after)

    def item(self, index: int) -> _Item | None:
        """A number or a range, with the remark in brackets after it. Ranges are checked before they are opened."""
        first = self.number(index)
        if first is None:
            return None
        (low, after), high = first, first[0]
        if "range" in self.at(after).roles:
            last = self.number(after + 1)
            if last:
                high, after = last
            elif "number" in self.at(after + 1).roles and not self.at(after).key == ",":
                return None
        while (close := self.closing(after)) is not None:
            after = close + 1
        legal = 1 <= low.value <= high.value <= HIGHEST_OBJECTIVE
        values = range(low.value, high.value + 1) if legal else range(0)
        return _Item(values, low.start, high.end, after)

    def closing(self, index: int) -> int | None:
        """Where the brackets or quotes that open here close, at most 60 tokens on; None where nothing opens."""
        key, depth = self.at(index).key, 0
        if not key or key not in _OPEN:
            return None
        close = _CLOSED[_OPEN.index(key)]
        for at in range(index + 1, min(index + 60, len(self.tokens))):
            here = self.at(at).key
            if here == close and depth == 0:
                return at
            depth += (here == key) - (here == close)
        return None

    def items(self, index: int, singular: bool) -> list[_Item]:
        """The list of numbers that begins here."""
        found: list[_Item] = []
        item, complete = self.item(index), singular
        while item:
            found.append(item)
            start = index = item.after
            while index < start + 4 and self.at(index).roles & _JOINING:
                index += 1
            item = self.item(index) if index > start else None
            last = any("joiner" in self.at(at).roles for at in range(start, index))
            # "Under objectives 5 and 6, 12 workers returned": what counts things is no longer the list.
            if item and (singular or (complete and not last)) and self.counts_things(item.after):
                break
            complete = complete or last
        return found

    def counts_things(self, index: int) -> bool:
        """Whether an unknown word follows a number, which then probably counts it."""
        return self.is_word(index) and not self.at(index).roles and not self.glued(index)

    # Nouns, ordinals and initials with their numbers

    def groups(self) -> Iterator[_Group]:
        """Every noun, ordinal or initials with the numbers it carries."""
        index = 0
        while index < len(self.tokens):
            roles = self.tokens[index].roles
            group, after = None, index + 1
            if roles & _NOUNS:
                group = self.after_noun(index)
            elif roles & {"ordinal", "rank", "number"}:
                group, after = self.before_noun(index)
            elif "numbered" in roles:
                group = self.after_initials(index)
            if group:
                yield group
                after = max(group.after, after)
            index = after

    def joined(self, earlier: _Group, later: _Group) -> bool:
        """Whether only joining words stand between two groups."""
        between = self.tokens[earlier.after : later.first]
        return 0 < len(between) <= 4 and all(token.roles & _JOINING for token in between)

    def opening(self, index: int) -> tuple[int, bool, bool, bool]:
        """What stands between a noun and its numbers: (index of the numbers, loose, from, of the Compact).

        Loose words (": ", "namely") may also open a sentence about other things; "from" needs a range.
        """
        loose = ranged = compact = False
        for _ in range(6):
            roles = self.at(index).roles
            step = self.compact_at(index)
            if step:
                index, compact = step, True
                continue
            if "from" in roles and "number" in self.at(index + 1).roles:
                ranged = True
            elif roles & {"opener", "neutral"} or ("comma" in roles and "opener" in self.at(index + 1).roles):
                loose = True
            elif "range" in roles and not self.is_word(index):
                loose = loose or not (self.glued(index) and self.glued(index + 1))
            elif self.at(index).key != "_":
                break
            index += 1
        return index, loose, ranged, compact

    def compact_at(self, index: int) -> int:
        """The index after "of the Compact" or "Compact" if that stands here, else 0."""
        for _ in range(3):
            if "compact" in self.at(index).roles:
                return 0 if self.heads_another(index + 1) else index + 1
            if not self.at(index).roles & {"of", "neutral"}:
                return 0
            index += 1
        return 0

    def after_noun(self, noun: int) -> _Group | None:
        """ "objectives 2, 5 and 6": the noun at an index with the list after it; None where none is named."""
        first, loose, ranged, compact = self.opening(noun + 1)
        bracket = self.at(first).key in ("(", "[")
        first += bracket
        items = self.items(first, singular="noun" in self.at(noun).roles)
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
        if ranged and len(items[0].values) < 2:
            return None
        if self.new_line(first) and follows.key == "." and self.is_word(after + 1):
            return None  # a numbered list under a heading
        owner = True if compact else self.owner_after(after)
        if (
            (loose or ranged)
            and len(items) == 1
            and not (owner and not compact)
            and not self.list_ends(items[0], after)
        ):
            return None
        if owner is None:
            owner = self.owner_before(noun)
        start, end = self.at(noun).start, items[-1].end
        return _Group(noun, after, start, end, items, owner, "goal" in self.at(noun).roles)

    def list_ends(self, item: _Item, after: int) -> bool:
        """Whether a single number stands alone, not before what it counts and not as the number of a point."""
        token = self.at(after)
        if token.key == "." and item.values[:1] == range(1, 2):
            return self.at(after + 1) is _END
        return token is _END or token.key in _LIST_ENDS or self.new_line(after)

    def inside_brackets(self, index: int) -> bool:
        """Whether a bracket is open at a token, looking back 200 characters."""
        end = self.at(index).start
        before = self.text[max(0, end - 200) : end]
        return max(map(before.rfind, "(（")) > max(map(before.rfind, ")）"))

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
            while at < noun + 3 and self.at(at).roles & _JOINING:
                at += 1
            if at == noun:
                break
        if not items:
            return None, index + 1
        while noun < at + 2 and self.at(noun).roles & {"neutral", "qualifier"}:
            noun += 1
        if not self.at(noun).roles & _NOUNS:
            return None, noun
        group = self.after_noun(noun)
        if group:
            return group, group.after
        owner = self.owner_after(noun + 1)
        if owner is None:
            owner = self.owner_before(index)
        found = _Group(index, noun + 1, self.at(index).start, self.at(noun).end, items, owner, not ranked)
        return found, noun + 1

    def ordinal(self, index: int) -> _Item | None:
        """An ordinal in words or figures ("fifth", "5th")."""
        token, after = self.at(index), index + 1
        if "number" in token.roles and "suffix" in self.at(after).roles and self.glued(after):
            after += 1
        elif "ordinal" not in token.roles:
            return None
        values = range(token.value, token.value + 1) if 1 <= token.value <= HIGHEST_OBJECTIVE else range(0)
        return _Item(values, token.start, self.at(after - 1).end, after)

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
        return _Group(index, after, self.at(index).start, items[-1].end, items, True)

    # Owners: True the Compact, False another, None not said

    def heads_another(self, index: int) -> bool:
        """Whether the Compact's name only describes what follows: "the GCM implementation plan"."""
        for at in range(index, index + 3):
            if not self.at(at).roles & {"qualifier", "neutral"}:
                return "instrument" in self.at(at).roles
        return False

    def owner_after(self, index: int) -> bool | None:
        """Whose objectives the words after the numbers say they are."""
        index += self.at(index).key in ("'s", "’s")
        of = self.at(index).roles
        for at in range(index, index + 3):
            roles = self.at(at).roles
            if "compact" in roles:
                return not self.heads_another(at + 1)
            if "genitive" in roles:
                return False
            if "neutral" not in roles:
                break
        if not of & {"of", "under"}:
            return None
        for at in range(index + 1, index + 11):
            token = self.at(at)
            if "compact" in token.roles:
                return not self.heads_another(at + 1)
            if token.roles & _OTHERS:
                return False
            if token is _END or token.key in _STOPS or token.roles & {"comma", "joiner"}:
                break
        return False if "of" in of else None

    def owner_before(self, noun: int) -> bool | None:
        """Whose objectives the words before the noun say they are."""
        if "comma" in self.at(noun - 1).roles:
            return self.named_before(noun - 2)
        capital = self.text[self.at(noun).start].isupper()
        verdict = None
        for at in range(noun - 1, max(-1, noun - 9), -1):
            token = self.at(at)
            if capital and self.new_line(at + 1):
                break
            if "compact" in token.roles:
                return True
            if token.key in ("'s", "’s") or (token.key in ("'", "’") and self.at(at - 1).key.endswith("s")):
                return "compact" in self.at(at - 1).roles
            if token.roles & {"instrument", "mine"}:
                return False
            if "its" in token.roles:
                return self.named_last(at)
            if token.key == "》":
                return self.title_before(at)
            if "qualifier" in token.roles:
                verdict = False
            elif not token.roles & _PASSED and token.key not in "-‑":
                return False if at == noun - 1 and self.is_initials(at, noun) else verdict
        return verdict

    def is_initials(self, index: int, noun: int) -> bool:
        """Whether unknown initials stand before the noun ("NLMP objective 6"), in a text not all in capitals."""
        raw = self.text[self.at(index).start : self.at(index).end]
        plain = self.text[self.at(noun).start : self.at(noun).end].isupper()
        return len(raw) > 1 and raw.isupper() and not self.at(index).roles and not plain

    def title_before(self, index: int) -> bool:
        """Whether the title that closes here names the Compact."""
        for at in range(index - 1, max(-1, index - 20), -1):
            if "compact" in self.at(at).roles:
                return True
            if self.at(at).key == "《":
                break
        return False

    def named_last(self, index: int) -> bool:
        """What "its" stands for: whether the Compact was the last owner named in the sentence."""
        for at in range(index - 1, max(-1, index - 25), -1):
            token = self.at(at)
            if token.roles & {"compact", "instrument"} or token.key in _STOPS:
                return "compact" in token.roles
        return False

    def named_before(self, index: int) -> bool | None:
        """The owner named before a comma: "Regional Framework on Mobility, objective 3"; names have capitals."""
        for at in range(index, max(-1, index - 12), -1):
            token = self.at(at)
            capital = self.text[token.start].isupper()
            if "compact" in token.roles:
                return True
            if "instrument" in token.roles:
                return False if capital or (at == index and not self.is_word(at)) else None
            if not capital and not token.roles & _NAMING:
                return None
        return None

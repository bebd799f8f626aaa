"""What the two briefs have to say, by plain loops over the tables: no grid, no index, no focus."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from gcm_data import reference
from gcm_data.tables.specs import ReviewData

KINDS = ("c", "d", "e")  # progress, challenges, support sought
ELSEWHERE = ""
Passages = dict[str, set[int]]


@dataclass(frozen=True)
class Told:
    """The tables of a review, as rows."""

    data: ReviewData
    cycle: str

    @cached_property
    def current(self) -> dict[str, str]:
        """Submission that counts in the review -> its member."""
        rows = self.data.submissions.itertuples()
        return {r.submission: r.iso3 for r in rows if r.cycle == self.cycle and r.status == "current" and r.iso3}

    @cached_property
    def numbers(self) -> dict[object, int]:
        """Response, or the cell of a mark -> its number: by member, review, question and place in the tables."""
        order = [member.iso3 for member in reference.members()]

        def key(iso3: str, submission: str, cycle: str, question: str, is_mark: int) -> tuple:
            return (order.index(iso3) if iso3 else len(order), "" if iso3 else submission, cycle, question, is_mark)

        answers = list(self.data.responses.itertuples(index=False))
        found = [(key(r.iso3, r.submission, r.cycle, r.question, 0), n, r.response) for n, r in enumerate(answers)]
        known, marks = {row.response for row in answers}, {}
        for m in self.data.mentions.itertuples(index=False):
            if m.response not in known:
                cell = m.submission, m.document, m.sheet, m.cell, m.evidence
                marks.setdefault(cell, (key(m.iso3, m.submission, m.cycle, "", 1), len(marks), cell))
        return {name: n for n, (*_, name) in enumerate(sorted([*found, *marks.values()], key=lambda x: x[:2]), 1)}

    def named(self, kind: str) -> dict[str, dict[str, Passages]]:
        """Member -> target -> question (ELSEWHERE for all but KINDS) -> the numbers of its passages."""
        states = {row.response: row.state for row in self.data.responses.itertuples()}
        found: dict[str, dict[str, Passages]] = {}
        for m in self.data.mentions.itertuples(index=False):
            iso3 = self.current.get(m.submission)
            if iso3 and m.target_kind == kind:
                letter = m.question if m.response and m.question in KINDS else ELSEWHERE
                cell = m.submission, m.document, m.sheet, m.cell, m.evidence
                passages = found.setdefault(iso3, {}).setdefault(m.target, {}).setdefault(letter, set())
                if not m.response or states[m.response] == "answered":
                    passages.add(self.numbers[m.response or cell])
        return found

    def in_turn(self, members: Iterable[str], inside: Iterable[str] = ()) -> list[str]:
        """Members by turns: the first of each subregion, then the second of each."""
        names = [subregion.subregion for subregion in reference.subregions()]
        rows = {name: [m.iso3 for m in reference.members() if m.subregion == name] for name in names}
        rows["outside"] = [m.iso3 for m in reference.members() if not m.subregion]
        wanted, order = set(members), []
        left = [[iso3 for iso3 in row if iso3 in wanted] for row in rows.values()]
        while any(left):
            for row in left:
                if row:
                    order.append(row.pop(0))
        return order


def parsed(text: str) -> tuple[list[int], int]:
    """The numbers in “3, 7–9 and 4 more”, and how many more there are."""
    text = text.strip(" []")
    more = re.search(r" and (\d+) more$", text)
    said = text[: more.start()] if more else text
    ends = [[int(end) for end in part.split("–")] for part in said.split(", ") if part]
    return [n for each in ends for n in range(each[0], each[-1] + 1)], int(more[1]) if more else 0


def fits(text: str, expected: Iterable[int], most: int = 3) -> bool:
    """Whether a text has the first numbers, at most so many, and counts the others."""
    numbers = sorted(expected)
    shown, more = parsed(text)
    return shown == numbers[:most] and more == max(len(numbers) - most, 0)

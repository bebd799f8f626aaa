"""Which slides there are and in which order: each one finding, from the exhibits of the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit, needs, overview, principle, round_table, subregion
from gcm_data.exhibits import change as change_exhibits
from gcm_data.exhibits import gaps as gap_exhibits
from gcm_data.figures.chart import Bars, Chart, Matrix, Panel, Value, Words
from gcm_data.slides import from_exhibits

HOW_TO_READ = "How to read these slides"
_SENTENCE_ENDS = re.compile(r"(?<=[.?!]) (?=[A-Z])")


@dataclass(frozen=True)
class Slide:
    """One finding on one screen. `topic` is the line above its title; `key` is its name in links.

    `make` makes the exhibit from the scope, which gives title, takeaway, base line and what each number counts; `draw`
    makes the chart from the exhibit. Both run when first asked for: the projector shows one slide at a time.
    """

    key: str
    topic: str
    scope: Scope
    make: Callable[[Scope], Exhibit]
    draw: Callable[[Exhibit], Chart]

    @cached_property
    def exhibit(self) -> Exhibit:
        """The exhibit, as a page shows it."""
        return self.make(self.scope)

    @cached_property
    def chart(self) -> Chart:
        """The chart of the exhibit, for the file and for the projector."""
        return self.draw(self.exhibit)

    @property
    def title(self) -> str:
        """The finding."""
        return self.exhibit.title

    @property
    def base(self) -> str:
        """The base line, with what was selected."""
        return f"{self.scope.describe()}. {self.exhibit.base}"

    def takeaway(self, room: int) -> str:
        """As many whole sentences of the takeaway as fit into so many characters; "" if not even the first does."""
        said = ""
        for sentence in _SENTENCE_ENDS.split(self.exhibit.takeaway):
            longer = f"{said} {sentence}".strip()
            if len(longer) > room:
                break
            said = longer
        return said

    @property
    def source(self) -> str:
        """Where the numbers are from."""
        return wording.source_line(self.scope.data.documents, self.scope.selection.cycle)


def deck(scope: Scope) -> list[Slide]:
    """The slides of a selection: objectives, subregions, round tables, principles, gaps, needs, change, method.

    The first slide is for the opening of a meeting. Round tables and subregions that are not selected have no slide,
    and change has none where there is nobody to compare.
    """
    return [*_objectives(scope), *_round_tables(scope), *_subregions(scope), *_across(scope), _how_to_read(scope)]


_by_round_table = partial(from_exhibits.bars, label="Objective", band="Round table")


def _objectives(scope: Scope) -> Iterator[Slide]:
    yield Slide("objectives", "Objectives", scope, overview.objectives_by_round_table, _by_round_table)
    yield Slide("submissions", "What was read", scope, overview.submissions_by_subregion, _received)
    drawn = partial(from_exhibits.matrix, row="Group", column="Objective", corner="Members with documents (of all)")
    yield Slide("subregions", "Subregions and objectives", scope, subregion.subregion_matrix, drawn)


def _received(made: Exhibit) -> Bars:
    """Members with documents, by subregion."""
    rows = made.table.to_dict("records")
    values = tuple(Value(row["With documents"], row["Members"], row["Subregion"]) for row in rows)
    panel = Panel("", tuple(row["Subregion"] for row in rows), (values,))
    return Bars((panel,), ("With documents",))


def _round_tables(scope: Scope) -> Iterator[Slide]:
    drawn = partial(from_exhibits.bars, label="Objective")
    for table in scope.selection.round_tables:
        inside = scope.narrowed(round_table=table.round_table)
        topic = f"Round table {table.round_table}: {table.title}"
        yield Slide(f"round-table-{table.round_table}", topic, inside, round_table.objectives, drawn)


def _subregions(scope: Scope) -> Iterator[Slide]:
    for each in reference.subregions():
        inside = scope.narrowed(subregions=(each.subregion,))
        is_chosen = not scope.selection.subregions or each.subregion in scope.selection.subregions
        if is_chosen and inside.members:
            key = inside.selection.slug().removeprefix(f"{inside.selection.cycle}-")
            made = overview.objectives_by_round_table
            yield Slide(f"subregion-{key}", each.subregion, inside, made, _by_round_table)


def _across(scope: Scope) -> Iterator[Slide]:
    drawn = partial(from_exhibits.matrix, row="Guiding principle", column="Subregion")
    yield Slide("principles", "Guiding principles", scope, principle.principle_matrix, drawn)
    listed = partial(gap_exhibits.gap_list, order=next(iter(gap_exhibits.ORDERS)))
    yield Slide("gaps", "Gaps in reporting", scope, listed, _gaps)
    drawn = partial(from_exhibits.matrix, row="Cooperation need", column="Subregion")
    yield Slide("needs", "Cooperation needs", scope, needs.needs_by_subregion, drawn)
    if other := change_exhibits.compared_with(scope):
        made = partial(change_exhibits.by_target, other=other, kind="objective")
        yield Slide("change", change_exhibits.heading(scope, other), scope, made, from_exhibits.changes)


def _gaps(made: Exhibit) -> Matrix:
    """Kinds of gap by the numbers of the objectives."""
    numbers = [int(name.split()[0]) for name in made.table["Objective"]]
    numbered = replace(made, table=made.table.assign(Objective=numbers))
    return from_exhibits.matrix(numbered, "Kind", "Objective", from_exhibits.OF_A_KIND, corner="Kind of response")


def _how_to_read(scope: Scope) -> Slide:
    """The last slide: what the numbers are and are not."""
    return Slide("how-to-read", "Method", scope, _method, lambda made: Words((*wording.HOW_TO_READ, scope.texts)))


def _method(scope: Scope) -> Exhibit:
    """The last slide's title and base; it counts nothing."""
    nothing = overview.member_status(scope).iloc[:0]
    return Exhibit("how-to-read", HOW_TO_READ, wording.COVERAGE_IS, scope.base, nothing)

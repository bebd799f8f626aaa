"""The slides of principles, support needed, gaps, and change between two reviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gcm_data import reference, wording
from gcm_data.coverage.gaps import CHALLENGES, KINDS, SUPPORT
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.two_cycles import NEWLY, NO_LONGER, NOT_COMPARABLE, previous
from gcm_data.exhibits import Exhibit, needs, principle, round_table, sdg
from gcm_data.exhibits import change as change_exhibits
from gcm_data.exhibits import gaps as gap_exhibits
from gcm_data.figures.chart import Bars, Matrix, Value
from gcm_data.slides import counting, sentences
from gcm_data.slides.slide import Slide
from gcm_data.wording.names import label_of

PRINCIPLES, NEEDS, GAPS = "Guiding principles", "Support needed", "Gaps and support by objective"
GOALS = "Sustainable Development Goals"
BY_GUIDANCE = f"{GOALS}, by the guidance of the United Nations Network on Migration"
MOST_ROWS, MOST_CHANGES = 10, 8
NO_CHANGE_DONE = "A change is one in what is reported, not in what is done."


def slides(scope: Scope) -> Iterator[Slide]:
    """The slides across objectives; none of what nobody mentions or can be compared."""
    principles = {row.key: row.label for row in reference.principles()}
    kinds = {row.key: row.label for row in reference.needs()}
    if scope.selection.round_table:
        yield from _beside(scope, "principles", PRINCIPLES, round_table.principles(scope), principles)
        yield from _gaps(scope)
        yield from _beside(scope, "needs", NEEDS, round_table.needs(scope), kinds)
    else:
        whole = principle.principle_matrix(scope)
        yield from _by_subregion(scope, "principles", PRINCIPLES, whole, ("principle", principles))
        yield from _gaps(scope)
        yield from _by_subregion(scope, "needs", NEEDS, needs.needs_by_subregion(scope), ("need", kinds))
    yield from _goals(scope)
    other = change_exhibits.compared_with(scope)
    if other and other == previous(scope.selection.cycle):  # the first review has none before it
        yield from _change(scope, other)


def _beside(scope: Scope, key: str, section: str, made: Exhibit, labels: Mapping[str, str]) -> Iterator[Slide]:
    """What is named in the same answer as an objective of the round table selected."""
    values = {label: counting.value(scope, made, label) for label in labels.values()}
    if not any(value.count for value in values.values()):
        return
    title, said, first = _leading(scope, made, values, key, "named")
    topic = f"{section} in the same answer as an objective of round table {scope.selection.round_table}"
    rows = counting.by_count(list(values.items()), MOST_ROWS)
    yield Slide(key, section, topic, scope, made, counting.bars(rows, "Named by"), title, said, first)


def _leading(scope: Scope, made: Exhibit, values: Mapping[str, Value], key: str, how: str) -> tuple[str, str, str]:
    """Title, what stands beside it, and the label of the title's number."""
    first = max(values.values(), key=lambda value: value.count).opens
    material = counting.material(scope, made.focuses[first])
    if key == "principles":
        are = ("is the guiding principle", "are")
        return sentences.most(values, material, PRINCIPLES.lower(), how, are), sentences.beside(values, how), first
    lower = {label[:1].lower() + label[1:]: value for label, value in values.items()}
    title = sentences.most_on("Support is sought most in", lower, material, "fields")
    return title, sentences.beside(values, how), first


def _by_subregion(
    scope: Scope, key: str, section: str, made: Exhibit, targets: tuple[str, Mapping[str, str]]
) -> Iterator[Slide]:
    """Principles or needs × subregions; bars where there is one group only."""
    kind, labels = targets
    every = {label: scope.focus(None, (kind, target)) for target, label in labels.items()}
    made = replace(made, focuses={**made.focuses, **every})
    values = {label: counting.value(scope, made, label) for label in every}
    if not any(value.count for value in values.values()):
        return
    title, said, first = _leading(scope, made, values, key, "mentioned")
    names = counting.subregions_read(scope)
    if len(names) == 1:
        chart = counting.bars(counting.by_count(list(values.items()), MOST_ROWS))
    else:
        cells = tuple(
            tuple(counting.value(scope, made, wording.mark(label, name)) for name in names) for label in every
        )
        chart = Matrix(section, counting.with_bases(names, cells), (), tuple(every), cells)
    yield Slide(key, section, section, scope, made, chart, title, said, first, is_whole=True)


def _gaps(scope: Scope) -> Iterator[Slide]:
    """Objectives × what is said of each: those on which most members seek support or report challenges."""
    made = gap_exhibits.gap_list(scope)
    asked, challenged = ({n: _of_kind(scope, made, n, kind) for n in scope.selection.objectives}
                         for kind in (SUPPORT, CHALLENGES))  # fmt: skip
    order = sorted(asked, key=lambda n: (-asked[n].count, -challenged[n].count))
    shown = [n for n in order if asked[n].count or challenged[n].count][:MOST_ROWS]
    if not shown:
        return
    cells = tuple(tuple(_of_kind(scope, made, n, kind) for kind in KINDS) for n in shown)
    heads = counting.with_bases([f"{kind[:1].upper()}{kind[1:]}" for kind in KINDS], cells)
    chart = Matrix("Objective", heads, (), tuple(map(sentences.numbered, shown)), cells)
    is_asked = any(value.count for value in asked.values())
    told, lead = (asked, "Support is sought most on") if is_asked else (challenged, "Challenges are reported most on")
    first = max(told.values(), key=lambda value: value.count).opens
    named = {sentences.objective(n): value for n, value in told.items()}
    title = sentences.most_on(lead, named, counting.material(scope, made.focuses[first]), "objectives")
    said = sentences.following({name: value.count for name, value in named.items()})
    yield Slide("gaps", GAPS, GAPS, scope, made, chart, title, said, first,
                caveat="A gap in reporting is no gap in what is done.")  # fmt: skip


def _of_kind(scope: Scope, made: Exhibit, number: int, kind: str) -> Value:
    return counting.value(scope, made, wording.mark(label_of("objective", str(number)), kind))


def _goals(scope: Scope) -> Iterator[Slide]:
    """The Goals that the objectives serve which most members mention; none where nobody mentions one."""
    made = sdg.by_goal(scope)
    values = {label: counting.value(scope, made, label) for label in made.focuses if label != sdg.ALL_GOALS}
    if not any(value.count for value in values.values()):
        return
    first = max(values.values(), key=lambda value: value.count).opens
    named = {f"Goal {label}": value for label, value in values.items()}
    material = counting.material(scope, made.focuses[first])
    title = sentences.most_on("Mentioned most are objectives that serve", named, material, "Goals")
    rows = counting.by_count(list(values.items()), MOST_ROWS)
    yield Slide("sdgs", GOALS, BY_GUIDANCE, scope, made, counting.bars(rows), title,
                sentences.following({name: value.count for name, value in named.items()}), first)  # fmt: skip


def _change(scope: Scope, other: str) -> Iterator[Slide]:
    """The objectives that most of the same members newly or no longer report; none where no mention changed."""
    made = change_exhibits.by_target(scope, other, "objective")
    panel = len(change_exhibits.panel(scope, other))
    rows = [(n, *_changed(scope, made, n, panel)) for n in scope.selection.objectives]
    rows = [row for row in rows if row[1].count or row[2].count]
    if not rows:
        return
    rows.sort(key=lambda row: (-row[1].count, row[2].count))
    shown = rows[:MOST_CHANGES]
    labels = tuple(sentences.numbered(n) for n, *_ in shown)
    chart = Bars(labels, (NEWLY, NO_LONGER), tuple(tuple(row[at] for row in shown) for at in (1, 2)))
    title, said = _gained_and_lost(rows, scope.selection.cycle)
    first = rows[0][1 if rows[0][1].count else 2].opens
    heading = change_exhibits.heading(scope, other)
    yield Slide("change", heading, heading, scope, made, chart, title, said, first, caveat=NO_CHANGE_DONE, other=other)


def _changed(scope: Scope, made: Exhibit, number: int, panel: int) -> tuple[Value, Value]:
    """Newly and no longer reporting an objective, of those of the panel that can be compared on it.

    A single member is named; more have no room on both sides of a line.
    """
    label = label_of("objective", str(number))
    newly, no_longer, apart = (counting.value(scope, made, wording.mark(label, change))
                               for change in (NEWLY, NO_LONGER, NOT_COMPARABLE))  # fmt: skip
    return tuple(
        replace(value, total=panel - apart.count, who=value.who if value.count == 1 else "")
        for value in (newly, no_longer)
    )


def _gained_and_lost(rows: Sequence[tuple[int, Value, Value]], later: str) -> tuple[str, str]:
    """“8 of 37 members compared newly mention Manage borders (objective 11) in 2025, 3 no longer do”, and who lost.

    The rows are sorted by who newly mentions an objective.
    """
    lost = max(rows, key=lambda row: row[2].count - row[1].count)
    has_lost = lost[2].count > lost[1].count
    return _told(*rows[0], f" in {later}"), f"{_told(*lost)}." if has_lost and lost != rows[0] else ""


def _told(number: int, newly: Value, no_longer: Value, when: str = "") -> str:
    """What became of an objective, in a sentence."""
    name = sentences.objective(number)
    if not newly.count:
        verb = "mentions" if no_longer.count == 1 else "mention"
        return f"{no_longer.written} members compared no longer {verb} {name}{when}"
    verb = "mentions" if newly.count == 1 else "mention"
    others = f"{no_longer.count} no longer do{'es' if no_longer.count == 1 else ''}" if no_longer.count else ""
    return f"{newly.written} members compared newly {verb} {name}{when}{f', {others}' if others else ''}"

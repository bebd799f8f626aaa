"""The slides of the objectives: all together, by round table, by subregion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit, country, overview, round_table, subregion
from gcm_data.figures.chart import Matrix, Value, Words
from gcm_data.reference.in_text import at_start, in_text
from gcm_data.reference.rows import RoundTable
from gcm_data.slides import counting, sentences
from gcm_data.slides.slide import Slide
from gcm_data.wording.names import label_of

ALL, TABLES, BY_SUBREGION = "Objectives", "Round tables", "Subregions"
MOST_BARS, MOST_OF_SUBREGION = 10, 8  # bars on a slide
MOST_ROWS = 11  # of a table of objectives: with twelve and a long base line its letters are too small
FEWEST = 3  # members with documents, of which a subregion has bars


def slides(scope: Scope) -> Iterator[Slide]:
    """The slides of the objectives selected; one that says so where nobody mentions any."""
    made = overview.objectives_by_round_table(scope)
    counted = _values(scope, made)
    if not any(value.count for value in counted.values()):
        yield _none(scope, made)
        return
    if len(scope.selection.round_tables) > 1:
        yield _together(scope, made, counted)
    for table in scope.selection.round_tables:
        yield from _round_table(scope, table)
    names = counting.subregions_read(scope)
    if len(names) > 1 and not _is_all_named(scope, counted):
        yield from _matrices(scope, names)
        for name in names:
            if name != NON_REGIONAL:
                yield from _subregion(scope, name)


def _is_all_named(scope: Scope, counted: dict[int, Value]) -> bool:
    """Whether the first slide names who mentions each objective, so that no subregion has more to tell."""
    mentioned = sum(bool(value.count) for value in counted.values())
    return len(scope.selection.round_tables) > 1 and scope.submissions <= counting.FEW and mentioned <= MOST_BARS


def _values(scope: Scope, made: Exhibit) -> dict[int, Value]:
    """Objective -> its number, in the order of the selection."""
    return {n: counting.value(scope, made, label_of("objective", str(n))) for n in scope.selection.objectives}


def _none(scope: Scope, made: Exhibit) -> Slide:
    """Nobody mentions an objective selected: one sentence in place of empty charts."""
    number = scope.selection.round_table
    what = f"an objective of round table {number}" if number else "an objective"
    every = [("objective", str(n)) for n in scope.selection.objectives]
    label = f"any objective of round table {number}" if number else "any objective"
    made = replace(made, focuses={**made.focuses, label: scope.focus(None, *every, is_any=True)})
    title = counting.material(scope, made.focuses[label]).report(0, what, sentences.MENTION).removesuffix(".")
    lines = (wording.NOTHING_REPORTED, wording.COVERAGE_IS)
    said = "None of the members shown mentions one of these objectives."
    return Slide("objectives", ALL, ALL, scope, made, Words(lines), title, said, label)


def _together(scope: Scope, made: Exhibit, counted: dict[int, Value]) -> Slide:
    """The objectives mentioned most, of all round tables."""
    rows = counting.by_count([(sentences.numbered(n), value) for n, value in counted.items()], MOST_BARS)
    return Slide("objectives", ALL, _of_all(ALL, rows, counted), scope, made,
                 counting.bars(rows), *_leading(scope, made, counted))  # fmt: skip


def _of_all(name: str, rows: Sequence[object], counted: dict[int, Value]) -> str:
    """The topic, with how many of the objectives mentioned are shown: “Pacific: the 8 most mentioned of 14 …”."""
    mentioned = sum(bool(value.count) for value in counted.values())
    shown = f"the {len(rows)} most mentioned of {mentioned} objectives"
    return f"{name}: {shown}" if len(rows) < mentioned else name


def _leading(scope: Scope, made: Exhibit, counted: dict[int, Value]) -> tuple[str, str, str]:
    """Title, what stands beside it, and the label of the title's number: the objective mentioned most."""
    named = {sentences.objective(n): value for n, value in counted.items()}
    first = max(counted.values(), key=lambda value: value.count).opens
    material = counting.material(scope, made.focuses[first])
    return sentences.most(named, material, "objectives"), sentences.beside(named), first


def _round_table(scope: Scope, table: RoundTable) -> Iterator[Slide]:
    """How many mention an objective of a round table, and which: by State where they are few; none if nobody does."""
    inside = scope.narrowed(round_table=table.round_table)
    made = round_table.objectives(inside)
    whole = counting.value(inside, made, round_table.WHOLE)
    if not whole.count:
        return
    what = f"an objective of round table {table.round_table}"
    material = counting.material(inside, made.focuses[round_table.WHOLE])
    title = material.report(whole.count, what, sentences.MENTION).removesuffix(".")
    counted = {n: counting.value(inside, made, label_of("objective", str(n))) for n in inside.selection.objectives}
    named = {sentences.objective(n): value for n, value in counted.items()}
    top = max(value.count for value in counted.values())
    leading = [name for name, value in named.items() if value.count == top]
    by = "by" if len(leading) == 1 else "each by"
    said = f"Mentioned most: {wording.listed(leading)}, {by} {top}. {sentences.beside(named)}".strip()
    mentioned = {n: value for n, value in counted.items() if value.count}
    if counting.has_few(inside) and whole.count <= counting.MOST_ROWS and len(mentioned) > 1:
        states = country.member_matrix(inside, country.ALL_SUBREGIONS)
        chart = _states(inside, states, mentioned)
        made = replace(states, key=made.key, base=made.base, focuses={**states.focuses, **made.focuses})
    else:
        order = sorted(counted.items(), key=lambda item: -item[1].count)
        chart = counting.bars([(sentences.numbered(n), value) for n, value in order])
    topic = f"Round table {table.round_table}: {table.title}"
    yield Slide(f"round-table-{table.round_table}", TABLES, topic, inside, made, chart, title, said, round_table.WHOLE)


def _states(scope: Scope, made: Exhibit, counted: dict[int, Value]) -> Matrix:
    """States × objectives, of those that mention any: who mentions which, with the number of each in its head."""
    rows = {}
    for member in (reference.member(iso3) for iso3 in counting.read_of(scope)):
        cells = [counting.value(scope, made, wording.mark(member.short_name, str(n))) for n in counted]
        if any(cell.count for cell in cells):
            rows[member.short_name] = tuple(cells)
    heads = tuple(f"{sentences.numbered(n)} ({value.written})" for n, value in counted.items())
    return Matrix("Member", heads, (), tuple(rows), tuple(rows.values()), has_signs=True)


def _matrices(scope: Scope, names: Sequence[str]) -> Iterator[Slide]:
    """Objectives × subregions with documents, in as many tables as can be read."""
    made = subregion.subregion_matrix(scope)
    chunks = list(_chunks(scope.selection.round_tables))
    for place, tables in enumerate(chunks, start=1):
        numbers = [n for table in tables for n in table.objectives]
        cells = tuple(
            tuple(counting.value(scope, made, wording.mark(name, label_of("objective", str(n)))) for name in names)
            for n in numbers
        )
        if not any(value.count for row in cells for value in row):
            continue
        rows = tuple(map(sentences.numbered, numbers))
        chart = Matrix("Objective", counting.with_bases(names, cells), (), rows, cells)
        key = f"subregions-{place}" if len(chunks) > 1 else "subregions"
        tabled = [str(table.round_table) for table in tables]
        of = f"round table{'s' if len(tabled) > 1 else ''} {wording.listed(tabled)}"
        yield Slide(key, BY_SUBREGION, f"Subregions, {of}", scope, made, chart, *_where(numbers, cells, of))


def _chunks(tables: Sequence[RoundTable]) -> Iterator[list[RoundTable]]:
    """Round tables that have their objectives in one table."""
    found: list[RoundTable] = []
    for table in tables:
        if found and sum(len(each.objectives) for each in (*found, table)) > MOST_ROWS:
            yield found
            found = []
        found.append(table)
    yield found


def _where(numbers: Sequence[int], cells: Sequence[Sequence[Value]], of: str) -> tuple[str, str]:
    """Title and what stands beside it: which objectives are mentioned in no subregion, or else in the most."""
    where = {n: sum(bool(value.count) for value in row) for n, row in zip(numbers, cells, strict=True)}
    groups, widest = len(cells[0]), max(where.values())
    nowhere, leading = ([n for n in numbers if where[n] == count] for count in (0, widest))
    counted = f"{wording.of(len(numbers) - len(nowhere), len(numbers))} objectives of {of}"
    in_most = f"mentioned in {wording.of(widest, groups)} subregions"
    told = f"{counted} are mentioned in at least one subregion"
    if nowhere:
        return told, f"{_named(nowhere)} mentioned in none. {_named(leading)} {in_most}."
    named = f"{_named(leading)} {in_most}"
    if len(named) <= sentences.LONGEST + len(in_most) or len(leading) >= sentences.NAMED:
        return named, f"{told}."
    return f"{len(leading)} objectives are {in_most}", f"{named}. {told}."


def _named(numbers: Sequence[int]) -> str:
    """Objectives as the subject of a sentence, with its verb; many are counted."""
    if len(numbers) >= sentences.NAMED:
        return f"{len(numbers)} objectives are"
    return f"{wording.listed([sentences.objective(n) for n in numbers])} {'is' if len(numbers) == 1 else 'are'}"


def _subregion(scope: Scope, name: str) -> Iterator[Slide]:
    """What is mentioned most in a subregion; of one or two members what each of them mentions."""
    inside = replace(scope, selection=scope.selection.of_subregion(name))
    made = overview.objectives_by_round_table(inside)
    counted = _values(inside, made)
    if not any(value.count for value in counted.values()):
        return
    short = {each.subregion: each.short_name for each in reference.subregions()}[name]
    key = f"subregion-{short.lower()}"
    rows = counting.by_count([(sentences.numbered(n), value) for n, value in counted.items()], MOST_OF_SUBREGION)
    if inside.submissions >= FEWEST:
        title, said, first = _leading(inside, made, counted)
        chart, topic = counting.bars(rows), _of_all(name, rows, counted)
    else:
        read = counting.read_of(inside)
        mentioned = [n for n, value in counted.items() if value.count]
        total = wording.of(len(mentioned), len(counted))
        who = wording.listed([at_start(read[0]), *map(in_text, read[1:])])
        title, first = f"{who} {'mentions' if len(read) == 1 else 'mention'} {total} objectives", ""
        said, topic = f"Nothing was read of the other {inside.members - len(read)} members of the subregion.", name
        chart = Words(tuple(_of_state(inside, iso3) for iso3 in read))
    yield Slide(key, BY_SUBREGION, topic, inside, made, chart, title, said, first)


def _of_state(scope: Scope, iso3: str) -> str:
    """“China: Regular pathways (objective 5) and International cooperation (objective 23).”"""
    found = [int(c.target) for c in scope.cells(iso3) if c.target_kind == "objective" and c.state == "reported"]
    shown = [sentences.objective(n) for n in found if n in scope.selection.objectives]
    return f"{reference.member(iso3).name}: {wording.listed(shown) or 'none of these objectives'}."

"""What the numbers of slides must be, counted in sets from the tables: by the slide's key, row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gcm_data import reference
from gcm_data.coverage.scope import Scope
from gcm_data.figures.chart import Bars, Matrix, Words
from gcm_data.slides import Slide
from tests.recount import OUTSIDE, Pair, Seen, Tables, labels
from tests.recount_gaps import ASPECTS, KINDS, _kinds
from tests.recount_pairs import NEWLY, NO_LONGER, NOT_COMPARABLE, _fates
from tests.recount_reporting import sdg_goals

NUMBER = re.compile(r"\b(\d+) of (\d+)\b")
Cell = tuple[str, str]  # row and column, or label and series


def seen_of(scope: Scope) -> Seen:
    """What a scope shows, to be recounted by plain loops."""
    names = Tables.__dataclass_fields__
    tables = (getattr(scope.data, name).astype(object).to_dict("records") for name in names)
    return Seen(Tables(*tables), scope.selection)


def narrowed(seen: Seen, slide_key: str) -> Seen:
    """What a slide of one subregion or round table shows."""
    chosen = seen.selection
    if slide_key.startswith("subregion-"):
        of = {s.short_name.lower(): s.subregion for s in reference.subregions()}
        chosen = replace(chosen, subregions=(of[slide_key.removeprefix("subregion-")],))
    if slide_key.startswith("round-table-"):
        chosen = replace(chosen, round_table=int(slide_key.rpartition("-")[2]))
    return Seen(seen.tables, chosen, seen.folder)


def numbers(slide: Slide) -> Iterator[tuple[Cell, Pair]]:
    """Each number of a slide's chart with its row and column."""
    chart = slide.chart
    if isinstance(chart, Bars):
        for name, values in zip(chart.series, chart.values, strict=True):
            yield from (((label, name), (v.count, v.total)) for label, v in zip(chart.labels, values, strict=True))
    elif isinstance(chart, Matrix):
        for name, values in zip(chart.rows, chart.values, strict=True):
            for head, v in zip(chart.columns, values, strict=True):
                yield (name, head), (v.count, v.total)
    else:
        assert isinstance(chart, Words)


def expected(seen: Seen, key: str, cell: Cell, other: str = "") -> Pair:
    """What a number on a slide must be: how many are counted, and of how many."""
    row, column = cell
    seen = narrowed(seen, key)
    if key == "submissions":
        return seen.of_group(row)
    if key in ("principles", "needs"):
        return _target(seen, key.removesuffix("s"), row, column)
    if key == "sdgs":
        return len(sdg_goals(seen).states[row]), len(seen.able("objective"))
    number = int(row.split()[0]) if row[0].isdigit() else 0
    if key == "gaps":
        kind = column.rpartition(" (")[0].lower()
        assert kind in KINDS
        who, able = _kinds(seen, number)[kind], seen.able("objective", ASPECTS[kind])
        return (len(who), len(able)) if able else (0, 0)
    if key == "change":
        fates = _fates(seen, other, "objective", str(number))
        assert column in (NEWLY, NO_LONGER)
        return len(fates[column]), sum(len(who) for fate, who in fates.items() if fate != NOT_COMPARABLE)
    if number:
        return _of_group(seen, seen.who("objective", number), seen.able("objective"), column)
    (iso3,) = (m.iso3 for m in reference.members() if m.short_name == row)  # a State's row
    number = int(column.split()[0])
    return int(iso3 in seen.who("objective", number)), int(iso3 in seen.able("objective"))


def _target(seen: Seen, kind: str, row: str, column: str) -> Pair:
    """A principle or need: anywhere, or, where a round table is selected, in one answer with one of its objectives."""
    (key,) = (key for key, label in labels(kind).items() if label == row)
    if not seen.selection.round_table:
        return _of_group(seen, seen.who(kind, key), seen.able(kind), column)
    who = set().union(*(seen.together((kind, key), ("objective", str(n))) for n in seen.objectives))
    return len(who), len(seen.in_words(kind, "objective"))


def _of_group(seen: Seen, who: set[str], able: set[str], column: str) -> Pair:
    """The numbers of a column, which is a group of members, or of all."""
    group = column.rpartition(" (")[0]
    is_group = group in (OUTSIDE, *(s.subregion for s in reference.subregions()))
    inside = seen.group(group) if is_group else seen.everybody
    return (len(who & inside), len(able & inside)) if able & inside else (0, 0)


def title(seen: Seen, key: str, said: str, other: str = "") -> Pair | None:
    """What the first “n of N” of a title must be, by the words around it; None for a title without a number."""
    whole = narrowed(seen, key)
    able = whole.able("objective")
    if key == "submissions":
        return whole.base
    if "an objective" in said:
        return len(set().union(*(whole.who("objective", n) for n in whole.objectives))), len(able)
    if key.startswith("subregions"):
        return None  # it counts objectives or subregions, which the tests of the deck count
    if key in ("principles", "needs"):
        pairs = [_target(whole, key.removesuffix("s"), label, "") for label in labels(key.removesuffix("s")).values()]
        return max(pairs)
    if key == "gaps":
        kind = "support sought" if said.startswith("Support") else "challenges reported"
        return max(expected(seen, key, (f"{n} x", f"{kind} (of 1)")) for n in whole.objectives)
    if key == "sdgs":
        states = sdg_goals(whole).states
        return max(len(who) for goal, who in states.items() if goal != "All 17 Goals"), len(able)
    if key == "change":
        series = NO_LONGER if "compared no longer" in said else NEWLY
        return max(expected(seen, key, (f"{n} x", series), other) for n in whole.objectives)
    if " mentions " in said or " mention " in said:  # of one or two members, by name
        mentioned = [n for n in whole.objectives if whole.who("objective", n)]
        return len(mentioned), len(whole.objectives)
    return max(len(whole.who("objective", n)) for n in whole.objectives), len(able)

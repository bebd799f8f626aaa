"""The figures of the sheets of counts: exhibits of the pages, as matrices where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.gaps import CHALLENGES, KINDS, NOT_MENTIONED, OTHERWISE, PROGRESS, SUPPORT
from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import (
    Exhibit,
    change,
    change_findings,
    gap_table,
    gaps,
    needs,
    overview,
    principle,
    sdg,
    subregion,
)
from gcm_data.exports.xlsx.coverage import head_of
from gcm_data.figures.chart import Matrix, Value
from gcm_data.slides import from_exhibits

REPORTING_BOTH = "Members reporting both"


COUNTS, SHARES = "counts", "shares"
IN_CELLS = {CHALLENGES: "challenges", SUPPORT: "support", PROGRESS: "progress", OTHERWISE: OTHERWISE}
ON_A_PAGE = 12  # rows of a matrix at most whose shares stand on its page in print


@dataclass(frozen=True)
class Said:
    """A cell in words; `opens` is the label of the number that they begin with."""

    text: str
    opens: str


@dataclass(frozen=True)
class Drawn:
    """A matrix to write: heads, then for each row its name and its cells, either counts or words.

    `shown` are the tables on its sheet, one below the other: counts, their shares, or both.
    """

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value | Said | None, ...]], ...]
    shown: tuple[str, ...] = (COUNTS, SHARES)

    @property
    def is_in_words(self) -> bool:
        """Whether its cells are words, which have no shares."""
        return any(isinstance(cell, Said) for _, cells in self.rows for cell in cells)


@dataclass(frozen=True)
class Figure:
    """An exhibit on a sheet of its own under its number; `drawn` is its matrix, if it has one."""

    number: int
    sheet: str
    exhibit: Exhibit
    drawn: Drawn | None

    @property
    def has_table(self) -> bool:
        """Whether its table tells more than its matrix: the bounds."""
        return wording.BOUND_COLUMNS[0] in self.exhibit.table.columns

    @property
    def parts(self) -> dict[str, Drawn | None]:
        """Sheet -> the matrix on it, None for the table: a sheet for each, so that its heads can be printed again.

        The shares of a long matrix have a sheet, too: programs heed no page break of one that is fitted to its pages.
        """
        sheets = {self.sheet: self.drawn} if self.drawn else {}
        if self.drawn and len(self.drawn.rows) > ON_A_PAGE and not self.drawn.is_in_words:
            sheets = {
                self.sheet: replace(self.drawn, shown=(COUNTS,)),
                f"{self.sheet}, {SHARES}": replace(self.drawn, shown=(SHARES,)),
            }
        if not self.drawn or self.has_table:
            sheets[f"{self.sheet}, numbers" if self.drawn else self.sheet] = None
        return sheets

    @property
    def name(self) -> str:
        """“Figure 3”."""
        return f"Figure {self.number}"

    @property
    def table(self) -> str:
        """The name of its table: “Figure_3”."""
        return self.name.replace(" ", "_")

    @property
    def focuses(self) -> dict[str, Focus]:
        """Label -> what a number counts. Numbers of submissions are left out: all answers would be their evidence."""
        return {label: focus for label, focus in self.exhibit.focuses.items() if focus.targets}


def figures(scope: Scope, first: int) -> list[Figure]:
    """All figures of a selection but the matrices of members, numbered from `first`; of change only where somebody
    can be compared.
    """
    made = (*_counted(scope), *_of_gaps(scope), *_of_needs(scope), *_of_goals(scope), *_changed(scope))
    return [Figure(first + place, sheet, exhibit, drawn) for place, (sheet, exhibit, drawn) in enumerate(made)]


Made = tuple[str, Exhibit, Drawn | None]


def _counted(scope: Scope) -> Iterator[Made]:
    yield "Objectives", overview.objectives_by_round_table(scope), None
    for sheet, made in (
        ("By subregion", subregion.subregion_matrix(scope)),
        ("By group", subregion.group_matrix(scope)),
    ):
        yield sheet, made, _drawn(from_exhibits.matrix(made, "Objective", "Group"))
    made = principle.principle_matrix(scope)
    yield "Principles", made, _drawn(from_exhibits.matrix(made, "Guiding principle", "Subregion"))
    made = principle.principles_by_objectives(scope)
    yield (
        "Principles by objective",
        made,
        _drawn(from_exhibits.matrix(made, "Objective", "Guiding principle", REPORTING_BOTH)),
    )


def _of_gaps(scope: Scope) -> Iterator[Made]:
    made = gaps.gap_list(scope)
    yield "Gaps", made, _drawn(from_exhibits.matrix(made, "Objective", "Kind", from_exhibits.OF_A_KIND))
    made = gap_table.gap_table(scope)
    yield "Gaps by subregion", made, _in_words(made)


def _of_needs(scope: Scope) -> Iterator[Made]:
    made = needs.needs_by_objectives(scope)
    yield "Needs", made, _drawn(from_exhibits.matrix(made, "Objective", "Cooperation need"))
    made = needs.needs_by_subregion(scope)
    yield "Needs by subregion", made, _drawn(from_exhibits.matrix(made, "Cooperation need", "Subregion"))


def _of_goals(scope: Scope) -> Iterator[Made]:
    yield "SDGs", sdg.by_goal(scope), None
    yield "SDG targets", sdg.by_target(scope), None


def _changed(scope: Scope) -> Iterator[Made]:
    if other := change.compared_with(scope):
        yield "Change", change.who_is_compared(scope, other), None
        for name, kind in change_findings.KINDS.items():
            yield f"Change, {name.lower()}", change.by_target(scope, other, kind), None


def _drawn(found: Matrix) -> Drawn:
    """A matrix of counts with its objectives named."""
    rows = zip(map(named, found.rows), found.values, strict=True)
    return Drawn(found.corner, tuple(map(named, found.columns)), tuple(rows))


def named(value: object) -> object:
    """An objective given by its number alone with its label; anything else as it is."""
    return head_of(("objective", str(value))) if str(value).isdecimal() else value


def _in_words(made: Exhibit) -> Drawn:
    """Objectives × subregions, with what is said of each in words: “silent”, “challenges 1, support 2”.

    They fit one line: LibreOffice wraps no cell that is a link.
    """
    cells: dict[str, dict[str, dict[str, str]]] = {}
    heads = {}
    for place, row in enumerate(made.table.to_dict("records")):
        heads[row["Subregion"]] = f"{row['Subregion']} ({wording.of(row['With documents'], row['Members'])})"
        said = cells.setdefault(row["Objective"], {}).setdefault(row["Subregion"], {})
        kind, count = row["Kind"], row["Members of this kind"]
        if kind not in KINDS:
            said[kind] = made.label_at(place, "")
        elif count and kind != NOT_MENTIONED and (kind != OTHERWISE or not said):
            said[f"{IN_CELLS[kind]} {count}"] = made.label_at(place, "")
    rows = tuple(
        (name, tuple(Said(", ".join(inside[head]), next(iter(inside[head].values()), "")) for head in heads))
        for name, inside in cells.items()
    )
    return Drawn("Objective", tuple(heads.values()), rows)

"""Every number of the figures in a row: of how many it is one, what it counts, which States, and the passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gcm_data import wording
from gcm_data.coverage.focus import Focus
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.shares import share
from gcm_data.coverage.two_cycles import BOTH, CHANGES, COMPARED, NOT_COMPARABLE
from gcm_data.evidence.annex import Annex, ranges
from gcm_data.exhibits import sdg
from gcm_data.exports.xlsx.figures import REPORTING_BOTH, Figure
from gcm_data.exports.xlsx.links import of_number, of_passage
from gcm_data.exports.xlsx.sheet import Paper, Value
from gcm_data.exports.xlsx.styles import CELL, COUNT, FINDING, HEADING, PERCENT, QUIET
from gcm_data.slides.from_exhibits import ANSWERED, DOCUMENTED, OF_A_KIND, REPORTING

SHARE = "Share of those that answered"
WIDTHS = {"Figure": 8.0, "Number": 34.0, "Count": 8.0, ANSWERED: 11.0, "With documents": 12.0, "Members": 10.0,
          SHARE: 13.0, "What it counts": 70.0, "Members counted": 46.0, "Passages": 26.0}  # fmt: skip
COUNTED = list(WIDTHS).index("Count") + 1
HOW = (
    "One row for each number of the figures: what it counts in a sentence, the members that it counts, and the numbers "
    "of the passages behind it, as on the sheet Evidence. A number of members that do not mention an objective has no "
    f"passages. The count leads to the first of them. {wording.FEW}"
)


def write(paper: Paper, scope: Scope, figures: Sequence[Figure], annex: Annex, footer: str) -> None:
    """Fill the sheet."""
    paper.line("What stands behind each number", HEADING)
    paper.line(HOW, FINDING)
    paper.line(scope.base, QUIET)
    paper.skip()
    first = paper.row
    rows: list[list[Value]] = []
    links: list[tuple[int, str, tuple[int, ...]]] = []
    for figure in filter(lambda figure: figure.focuses, figures):
        for label, focus, count, answered, submissions, members in _counted(figure):
            panel = annex.panels[focus]
            part = share(count, answered) if submissions is not None else None
            states = wording.listed(list(panel.counted))
            passages = annex.numbers(focus)
            links.append((figure.number, label, passages))
            behind = [panel.sentence, states, ranges(passages)]
            shown = "–" if part is None else part
            written = count if answered else "–"
            rows.append([figure.number, label, written, answered, submissions, members, shown, *behind])
    looks = [COUNT, CELL, COUNT, COUNT, COUNT, COUNT, PERCENT, CELL, CELL, CELL]
    paper.table("Numbers", list(WIDTHS), rows, [looks] * len(rows), widths=WIDTHS)
    paper.sheet.freeze_panes = paper.sheet.cell(first + 1, 3)
    _link(paper, first, links)
    paper.finish(footer, repeated=paper.heads)


def _link(paper: Paper, heads: int, links: Sequence[tuple[int, str, tuple[int, ...]]]) -> None:
    """Let the figures find the row of each number, and its count lead to the first of its passages.

    The list of passages is no link: LibreOffice wraps no cell that is one.
    """
    for row, (figure, label, passages) in enumerate(links, start=heads + 1):
        paper.links.place(of_number(figure, label), paper.sheet.cell(row, 1))
        if passages:
            paper.links.want(paper.sheet.cell(row, COUNTED), of_passage(passages[0]))


def _counted(figure: Figure) -> Iterator[tuple[str, Focus, int, int, int | None, int | None]]:
    """Label, focus, count and the three denominators of each number.

    Of change the first is how many members can be compared, the third how many have documents in both reviews.
    """
    made = figure.exhibit
    labels = iter(figure.focuses.items())
    for row in made.table.to_dict("records"):
        if made.is_wide:
            for name in CHANGES:
                base = row[BOTH] if name == NOT_COMPARABLE else row[COMPARED]
                yield *next(labels), int(row[name]) if base else 0, int(base), None, int(row[BOTH])
        else:
            count = next(row[name] for name in (REPORTING, REPORTING_BOTH, OF_A_KIND, sdg.REPORTING) if name in row)
            answered = int(row[ANSWERED])
            yield *next(labels), int(count) if answered else 0, answered, int(row[DOCUMENTED]), row.get("Members")

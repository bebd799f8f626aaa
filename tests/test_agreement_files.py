"""How far coders agree in files: a paragraph with a table in the paper, a sheet in the workbook, a note in all."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from gcm_data import paper as papers
from gcm_data.coding.agreement import FEWEST
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.exports.xlsx import coders
from gcm_data.paper.parts import Table
from gcm_data.tables.specs import ReviewData
from gcm_data.wording import agreement as wording
from loaders import load_review
from loaders.__main__ import write_tables
from tests import recount_coding
from tests.cases import first
from tests.coded_review import DOCUMENTS, rows
from tests.coders import ANNA, listed
from tests.recount import labels, named


@pytest.fixture(scope="module")
def data() -> ReviewData:
    return load_review(DOCUMENTS, codings=listed(*rows()))


@pytest.fixture(scope="module")
def file_of(data, scope_of) -> Callable[[str], bytes]:
    """A file of the whole review, made once."""
    return cache(lambda key: EXPORTS[key].write(scope_of(data=data), silent))


@pytest.fixture
def lines(data, tmp_path: Path) -> list[dict[str, str]]:
    """The lines of codings.csv, as another program would read them."""
    write_tables(data, tmp_path)
    with (tmp_path / "codings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recounted(lines: list[dict[str, str]]) -> set[tuple[str, ...]]:
    """Name, pairs, how many say the same, and kappa with two digits or that there are too few."""
    pairs: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for unit, said in recount_coding.judgements(lines).items():
        if len(said) > 1:
            pairs.setdefault(unit[2:4], []).append((said[0][1], said[1][1]))
    found = set()
    for (kind, target), each in pairs.items():
        name = named(int(target)) if kind == "objective" else labels(kind)[target]
        few = wording.FEW_PAIRS.format(fewest=FEWEST)
        kappa = few if len(each) < FEWEST else recount_coding.written(recount_coding.kappa(each))
        found.add((name, str(len(each)), str(sum(a == b for a, b in each)), kappa))
    return found


def alpha_of(lines: list[dict[str, str]]) -> str:
    said = recount_coding.judgements(lines).values()
    return recount_coding.written(recount_coding.alpha([[yes for _, yes in each] for each in said if len(each) > 1]))


def columns(row: tuple) -> tuple[str, ...]:
    return tuple(str(row[place]) for place in (1, 2, 3, 5))


@pytest.mark.long
def test_the_paper_has_a_paragraph_with_its_table(data, lines, scope_of, file_of):
    scope = scope_of(data=data)
    told = papers.sentences(scope)
    assert f"alpha {alpha_of(lines)} [" in told["method/reviewed"] and told["method/reviewed"].endswith("tentative.")
    assert f"Krippendorff's alpha is {alpha_of(lines)} [" in told["method/agreement"]
    (table,) = (each for each in papers.paper(scope).blocks if isinstance(each, Table) and each.key == "agreement")
    assert {columns(tuple(cell.text for cell in row)) for row in table.rows} == recounted(lines)
    found = Document(io.BytesIO(file_of("docx"))).tables
    tables = [[[cell.text for cell in row.cells] for row in each.rows] for each in found if len(each.columns) == 6]
    assert [[cell.text for cell in row] for row in table.rows] in [each[1:] for each in tables]


@pytest.mark.long
def test_the_workbook_has_a_sheet_with_its_table(lines, file_of):
    book = load_workbook(io.BytesIO(file_of("xlsx")))
    cells = [tuple(cell.value for cell in row) for row in book[coders.CODERS].iter_rows()]
    head = next(place for place, row in enumerate(cells) if row[:2] == ("Kind", "Name"))
    assert {columns(row) for row in cells[head + 1 :] if row[0] and row[1]} == recounted(lines)
    listed_ = {row[0].value for row in book["About"].iter_rows(max_col=1)}
    assert coders.CODERS in listed_


def test_where_part_is_selected_the_whole_review_is_told_as_in_every_base_line(data, lines, scope_of):
    for chosen in ({"subregions": ("Pacific",)}, {"round_table": 1}):
        told = papers.sentences(scope_of(data=data, **chosen))
        assert f"alpha is {alpha_of(lines)} [" in told["method/agreement"]


@pytest.mark.parametrize("chosen", [{"basis": "coded or cited"}, {"cycle": "2021"}])
def test_where_nothing_reviewed_counts_no_file_says_a_word_of_it(data, scope_of, chosen):
    scope = scope_of(data=data, **chosen)
    assert not {key for key in papers.sentences(scope) if "agreement" in key or "reviewed" in key}
    assert coders.sheets(scope) == {}


def test_what_one_coder_reviewed_alone_has_no_table(scope_of):
    alone = [row for row in rows() if row["by"] == ANNA]
    scope = scope_of(data=load_review(DOCUMENTS, codings=listed(*alone)))
    assert wording.NOT_TWICE.rstrip(".") in papers.sentences(scope)["method/agreement"]
    assert not [each for each in papers.paper(scope).blocks if isinstance(each, Table) and each.key == "agreement"]
    assert [*coders.sheets(scope)] == [coders.CODERS]


@pytest.mark.parametrize("key", first(2, ["xlsx", "docx", "html", "pptx"]))
def test_every_file_that_counts_reviewed_passages_says_how_far_coders_agree(data, lines, scope_of, file_of, key):
    scope, content = scope_of(data=data), file_of(key)
    texts = [content.decode()] if key == "html" else _parts(content)
    said = html.unescape(re.sub(r"<[^>]+>", "", " ".join(texts)))
    assert scope.reviewed in said and f"alpha {alpha_of(lines)} [" in scope.reviewed


def _parts(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")]

"""Every number of every page, recounted from the CSV files of `python -m loaders` in another way than the pages count.

The pages are opened as a reader opens them, and whatever they compute is caught. What is caught and has no recount
fails: a new exhibit needs one in tests/recount_*.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gcm_data import reference
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.evidence.panel import behind, quoted
from gcm_data.evidence.passages import Passage, Row
from gcm_data.exhibits import Exhibit
from gcm_data.slides import Slide
from gcm_data.store.rights import CODER, Person
from loaders.__main__ import main
from pages.shared import people, session
from tests import (
    coded_review,
    recount_answered,
    recount_coding,
    recount_gaps,
    recount_glance,
    recount_pairs,
    recount_reporting,
    recount_slides,
    recount_sources,
)
from tests import recount_words as words
from tests.cases import first
from tests.conftest import SHIPPED
from tests.fictional_review import write_review
from tests.recount import Recount, Seen, Tables
from tests.test_pages import OTHER_PARTS, PAGES, THIRD, open_page

RECOUNTS = {
    **recount_reporting.RECOUNTS, **recount_gaps.RECOUNTS, **recount_pairs.RECOUNTS, **recount_sources.RECOUNTS,
    **recount_answered.RECOUNTS, **recount_coding.RECOUNTS, **recount_glance.RECOUNTS,
}  # fmt: skip
CHECKS = {**words.CHECKS, **recount_glance.CHECKS}
OF = re.compile(r"\b(\d+) of (\d+)\b")
SELECTIONS = {
    "2025": {"cycle": "2025"},
    "2021": {"cycle": "2021"},
    "subregion": {"cycle": "2021", "subregion": ["Pacific", "East and North-East Asia"]},
    "round table": {"cycle": "2025", "group": "SIDS", "round_table": THIRD},
    "cited": {"cycle": "2021", "basis": "cited"},
}
CHOICES = {  # what else a reader can choose on a page; the first value of each is what it opens with
    "country": {"part": "beside", "shown": "All subregions", "member": "Fiji"},
    "objective": {"objective": "22 Social security"},
    "needs": {"objective": "22 Social security"},
    "round_table": {"round_table_shown": "4 Evidence, information, hazards"},
    "gaps": {"order": "by members: support sought", "hidden": ["silent"]},
    "change": {"compared": "Cooperation needs", "compared_member": "Fiji"},
    "together": {"together": "Same answer"},
    "responses": {"search": "migrants", "answer_question": ["(c) Achievements and practices"]},
}
OTHER = {"2025": "2021", "2021": "2025"}
IN_PARTS = ("needs", "overview", "plans", "round_table", "subregion")  # pages of which another part has other figures
CASES = [(page, "2025", {}) for page in PAGES]
CASES += [(page, "2025", chosen) for page, chosen in CHOICES.items()]
CASES += [("country", "2025", {"member": "FJI", "part": part}) for part in ("since", "migration")]
CASES += [("country", "2025", {"member": "FJI", "said_on": square}) for square in ("2021.2", "2025.8")]
CASES += [(page, name, {}) for name in SELECTIONS if name != "2025" for page in PAGES]
CASES += [(page, name, {"part": part}) for page in IN_PARTS for name in SELECTIONS for part in OTHER_PARTS[page]]


@dataclass(frozen=True)
class Shown:
    """What a page computed: the function's name, what was selected, the other arguments, and what came out."""

    name: str
    selection: Selection
    arguments: tuple
    result: object


@dataclass
class Review:
    """A folder that the dashboard reads, the tables that the command writes of it, and what has been checked of it."""

    folder: Path
    tables: Tables
    focuses: set[tuple[str, Focus]]
    passages: dict[tuple[str, Row], Passage]

    @cached_property
    def texts(self) -> dict[tuple[str, ...], set[str]]:
        """What the tables hold of each place: whether it is an answer or a mark, cycle, document, sheet, cell."""
        found = defaultdict(set)
        for kind, lines, column in (("mark", self.tables.mentions, "evidence"), ("", self.tables.responses, "text")):
            for row in lines:
                found[kind, row["cycle"], row["document"], row["sheet"], row["cell"]].add(row[column])
        return found

    def scope(self, selection: Selection) -> Scope:
        """The scope that the pages make of the same folder."""
        return session._scope(session.review(), selection)


def review_of(folder: Path, out: Path) -> Review:
    main([str(folder), "--out", str(out)])
    return Review(folder, Tables.read(out), set(), {})


@pytest.fixture(scope="session")
def shipped_review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The workbooks that ship with the project."""
    return review_of(SHIPPED, tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="session")
def fictional_review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """What the shipped workbooks lack: superseded ones, stakeholders, statuses, not applicable, one that is none."""
    folder = tmp_path_factory.mktemp("review")
    write_review(folder)
    (folder / "2025" / "no workbook.xlsx").write_bytes(b"fictional")
    return review_of(folder, tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """What neither has: what coders decided."""
    folder = tmp_path_factory.mktemp("review")
    coded_review.write_review(folder)
    return review_of(folder, tmp_path_factory.mktemp("tables"))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Shown]]:
    """Open a page and catch what it computes."""

    def of(review: Review, page: str, **query: object) -> list[Shown]:
        monkeypatch.setenv("GCM_SUBMISSIONS", str(review.folder))
        caught, compute = [], session.compute

        def catch(function: Callable, selection: Selection, *arguments: object) -> object:
            result = compute(function, selection, *arguments)
            name = f"{function.__module__.rsplit('.', 1)[-1]}.{function.__name__}"
            caught.append(Shown(name, selection, arguments, result))
            return result

        def switch_page(app: AppTest, path: str) -> AppTest:
            caught.clear()  # of the overview, on which a visit begins here
            return turn(app, path)

        turn = AppTest.switch_page
        with monkeypatch.context() as patch:
            patch.setattr(session, "compute", catch)
            patch.setattr(AppTest, "switch_page", switch_page)
            open_page(page, **query)
        return caught

    return of


def pairs(sentence: str) -> list[tuple[int, int]]:
    """Every “n of N” of a sentence."""
    return [(int(n), int(total)) for n, total in OF.findall(sentence)]


def as_text(rows: object) -> list[tuple[str, ...]]:
    """Rows to be compared in any order, whatever their numbers are made of."""
    return sorted(tuple(str(float(v)) if isinstance(v, float) else str(v) for v in row) for row in rows)


def assert_table(made: Exhibit, expected: Recount) -> None:
    """The table has the rows recounted, and each number of it the label of as many States."""
    table = made.table[list(expected.columns)] if expected.columns else made.table
    assert as_text(table.itertuples(index=False, name=None)) == as_text(expected.rows), made.key
    named = [name for name in made.table if name.startswith("Members ") or name == "Members in it"]
    tall = (named or [name for name in made.table if name == "With documents"])[:1]
    columns = list(made.table.columns[1:]) if made.is_wide else tall
    for row, column in ((row, column) for row in range(len(made.table)) for column in columns):
        label, value = made.label_at(row, column), made.table.iloc[row][column]
        if label in expected.states and str(value).isdecimal():
            assert int(value) == len(expected.states[label]), (made.key, label)


def assert_words(made: Exhibit, expected: Recount, seen: Seen) -> None:
    """The title says what was recounted, the base line both denominators, the takeaway nothing else."""
    assert pairs(made.title) == expected.title, made.title
    assert pairs(made.base) == ([expected.base, *expected.also] if expected.base else []), made.base
    received = {expected.base[0] if expected.base else 0, seen.base[0], *(answered for answered, _ in expected.also)}
    known = {(len(who), total) for who in expected.states.values() for total in received}
    assert {*pairs(made.takeaway)} <= known | expected.beside | {*expected.title}, made.takeaway
    said = f"{made.title} {made.takeaway}"
    assert all(words in said for words in expected.says), said


def assert_evidence(made: Exhibit, expected: Recount, scope: Scope, review: Review) -> None:
    """Each label opens the States recounted, and passages of those of them that say something."""
    assert {*made.focuses} == {*expected.states, *expected.passages}, made.key
    assert_verbatim(scope, [focus for label, focus in made.focuses.items() if label not in expected.passages], review)
    for label, focus in made.focuses.items():
        if label in expected.passages:
            assert len(behind(scope, focus).rows) == expected.passages[label], label
            continue
        who = expected.states[label]
        counted = Evidence(scope.grid, focus).counted
        assert (len(counted), {*counted}) == (len(who), who), (made.key, label)
        if (scope.selection.basis, focus) not in review.focuses:
            review.focuses.add((scope.selection.basis, focus))
            assert_passages(scope, focus, expected.quoted.get(label, who), f"{made.key}: {label}", review)


def assert_passages(scope: Scope, focus: Focus, who: set[str], label: str, review: Review) -> None:
    """Behind a number stand passages of each State that says something, and of no other."""
    basis, rows = scope.selection.basis, behind(scope, focus).rows
    names = {review.passages[basis, row].respondent for row in rows}
    names = {name for name in names if "stakeholder" not in name}
    assert names == {reference.member(iso3).name for iso3 in who}, label


def assert_verbatim(scope: Scope, focuses: Sequence[Focus], review: Review) -> None:
    """The passages behind numbers stand word for word in the tables, with document, sheet and cell; they are kept."""
    basis = scope.selection.basis
    rows = dict.fromkeys(row for focus in focuses if (basis, focus) not in review.focuses
                         for row in behind(scope, focus).rows if (basis, row) not in review.passages)  # fmt: skip
    for row, passage in zip(rows, quoted(scope, tuple(rows)), strict=True) if rows else ():
        kind = "mark" if passage.state == "mark" else ""
        place = kind, passage.cycle, passage.document, passage.sheet, passage.cell
        assert passage.text in review.texts[place], place
        review.passages[basis, row] = passage


def check_slides(review: Review, slides: list[Slide]) -> None:
    """Every number of the slides, and that of each finding."""
    selection = slides[0].scope.selection
    seen, other = Seen(review.tables, selection, review.folder), OTHER[selection.cycle]
    for slide in slides:
        for cell, pair in recount_slides.numbers(slide):
            assert pair == recount_slides.expected(seen, slide.key, cell, other), (slide.key, cell)
        wanted = recount_slides.title(seen, slide.key, slide.title, other) if slide.first else None
        if wanted:
            assert tuple(map(int, recount_slides.NUMBER.search(slide.title).groups())) == wanted, slide.title


def check(review: Review, found: Shown) -> None:
    """One result of a page against its recount."""
    seen = Seen(review.tables, found.selection, review.folder)
    if found.name == "deck.deck":
        check_slides(review, found.result)
        return
    if not isinstance(found.result, Exhibit):
        assert found.name in CHECKS, f"no recount for what {found.name} computes"
        CHECKS[found.name](seen, found.result, *found.arguments)
        return
    assert found.name in RECOUNTS, f"no recount for the exhibit {found.result.key!r}, which {found.name} makes"
    expected = RECOUNTS[found.name](seen, *found.arguments)
    assert_table(found.result, expected)
    assert_words(found.result, expected, seen)
    assert_evidence(found.result, expected, review.scope(found.selection), review)


@pytest.mark.parametrize(
    ("page", "selection", "chosen"), first(len(PAGES), CASES, several=True), ids=lambda value: str(value or "")
)
def test_every_number_of_a_page_is_recounted(shipped_review, shown, page, selection, chosen):
    caught = shown(shipped_review, page, **SELECTIONS[selection], **chosen)
    assert caught
    for found in caught:
        check(shipped_review, found)


@pytest.mark.parametrize("page", first(4, PAGES))
@pytest.mark.parametrize("cycle", first(1, ["2025", "2021"]))
def test_every_number_of_a_fictional_review_is_recounted(fictional_review, shown, page, cycle):
    caught = shown(fictional_review, page, cycle=cycle)
    for found in caught:
        check(fictional_review, found)


@pytest.mark.parametrize("page", first(1, ["agreement", *(page for page in PAGES if page != "agreement")]))
@pytest.mark.parametrize("chosen", first(2, [{}, {"subregion": ["Pacific"]}, {"round_table": THIRD}]), ids=str)
def test_every_number_of_what_coders_decided_is_recounted(coded, shown, monkeypatch, page, chosen):
    monkeypatch.setattr(people, "visitor", lambda: people.Visitor(Person("coder@example.org", CODER), "for a test"))
    for found in shown(coded, page, cycle="2025", **chosen):
        check(coded, found)

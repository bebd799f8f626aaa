"""What is said of documents follows what they say of themselves: submitted, compiled, or both, told apart."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

import pandas as pd
import pytest

import gcm_data
from gcm_data import paper as papers
from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.evidence.panel import behind, quoted
from gcm_data.exhibits import method, overview
from gcm_data.exports.html.contents import sections
from gcm_data.slides import deck
from loaders import load_review
from tests.cases import first
from tests.workbook_builder import TABLE_HEADER, document, response_form, text, workbook

ROOT = Path(gcm_data.__file__).parents[1]
COMPILED = "Compiled from fictional statements and paraphrased; not an official submission of the State."
CLAIMS = re.compile(r"\bsubmitted\b|\bas received|word for word|verbatim", re.IGNORECASE)
DAY = dt.date(2025, 2, 1)


def compiled_of(*names: str):
    """A compilation: an answer for each State, and on a sheet of its own what the document says of itself."""
    rows = [[name, "C", text(number), "5"] for number, name in enumerate(names)]
    return document(workbook({"Compiled": [list(TABLE_HEADER), *rows], "About": [[COMPILED]]}), "compiled.xlsx")


def own(name: str, file: str):
    """A submission of a State."""
    return document(response_form(name, status="Built for a test."), file)


CASES = {
    "compilations alone": [compiled_of("Fiji", "Tonga")],
    "submissions alone": [own("Thailand", "THA.xlsx"), own("Japan", "JPN.xlsx")],
    "both": [compiled_of("Fiji", "Tonga"), own("Thailand", "THA.xlsx"), own("Fiji", "FJI.xlsx")],
    "nothing": [],
}


@pytest.fixture(scope="module")
def scopes() -> dict[str, Scope]:
    return {name: Scope.of(load_review(given), Selection("2025"), DAY) for name, given in CASES.items()}


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        (COMPILED, True),
        ("NOT AN OFFICIAL SUBMISSION", True),
        ("A compilation of public statements.", True),
        ("Compiled by the secretariat from press releases.", True),
        ("Texts are paraphrased.", True),
        ("Unofficial.", True),
        ("This is not a compilation.", False),
        ("Not compiled from the press: the ministry wrote it.", False),
        ("Compiled by the Ministry of Labour.", False),
        ("Official submission of the Government.", False),
        ("", False),
    ],
)
def test_a_document_is_a_compilation_if_it_says_so(remark: str, expected: bool):
    assert wording.is_compilation(remark) is expected


@pytest.mark.parametrize(
    ("case", "have", "of_one", "texts"),
    first(8, [
        ("compilations alone", "2 of 62 members have statements", "1 of 2 members with statements", "paraphrased"),
        ("submissions alone", "2 of 62 members have submitted", "1 of 2 submissions", "as received"),
        ("both", "3 of 62 members have submissions or statements: 2 submitted, 1 has statements only",
         "1 of 3 members with submissions or statements", "both"),
        ("nothing", "0 of 62 members have submissions or statements",
         "1 of 0 members with submissions or statements", "as received"),
    ], several=True),
)  # fmt: skip
def test_verbs_nouns_and_texts_follow_the_documents(scopes, case, have, of_one, texts):
    scope = scopes[case]
    assert scope.base == f"Base: {have}, as of 1 February 2025."
    assert overview.who_reported(scope).title == have
    assert scope.material.of(1) == of_one
    said = {"paraphrased": wording.material.PARAPHRASED, "as received": wording.material.AS_RECEIVED}
    assert scope.texts == said.get(texts, wording.material.OF_BOTH_KINDS)


def test_of_both_kinds_each_member_and_each_passage_is_told_apart(scopes):
    scope = scopes["both"]
    panels = {iso3: behind(scope, scope.focus([iso3])).sentence for iso3 in ("FJI", "TON", "THA", "NPL")}
    assert panels == {
        "FJI": "Fiji has submitted.",
        "TON": "Tonga has statements.",
        "THA": "Thailand has submitted.",
        "NPL": "Nepal: no submission. Nothing was read of the member in this review.",
    }
    found = quoted(scope, behind(scope, scope.focus()).rows)
    assert {p.document: p.is_paraphrased for p in found} == {
        "compiled.xlsx": True,
        "THA.xlsx": False,
        "FJI.xlsx": False,
    }
    assert all(("paraphrased" in p.reference) is p.is_paraphrased for p in found)


@pytest.mark.parametrize(
    ("submitted", "compiled", "members", "said"),
    [
        (1, 0, 7, "1 of 7 members has submitted"),
        (0, 1, 1, "1 of 1 member has statements"),
        (0, 5, 7, "5 of 7 members have statements"),
        (1, 2, 7, "3 of 7 members have submissions or statements: 1 submitted, 2 have statements only"),
    ],
)
def test_one_member_is_singular(submitted, compiled, members, said):
    assert wording.Material(submitted, compiled).have(members) == said


def test_a_refused_document_has_no_texts_that_could_be_as_received():
    documents = pd.DataFrame({"layout": ["", "compiled table"], "remark": ["", COMPILED]})
    assert wording.texts(documents) == wording.material.PARAPHRASED


def _told(scope: Scope) -> list[str]:
    """All that slides, report, paper and method say of some data in the project's own words."""
    exhibits = [slide.exhibit for slide in deck(scope)]
    exhibits += [made for section in sections(scope) for made in section.exhibits]
    told = [said for made in exhibits for said in (made.title, made.takeaway, made.base, made.note, *made.table)]
    told += [behind(scope, focus).sentence for made in exhibits for focus in list(made.focuses.values())[:3]]
    told += [*papers.sentences(scope).values(), scope.texts]
    return told + [said for chapter in method.chapters() for said in (*chapter.words, *chapter.points)]


@pytest.mark.long
@pytest.mark.parametrize("cycle", ["2021", "2025"])
def test_nothing_says_of_the_shipped_statements_that_they_were_submitted(scope_of, cycle):
    told = _told(scope_of(cycle=cycle))
    assert len(told) > 400
    assert [said for said in told if CLAIMS.search(said)] == []
    assert any("have statements" in said for said in told) and any("paraphrased" in said for said in told)


def test_of_submissions_alone_nothing_says_that_they_are_statements(scopes):
    told = papers.sentences(scopes["submissions alone"]).values()
    assert any("have submitted" in said for said in told)
    assert [said for said in told if "have statements" in said or "paraphrased" in said] == []


def _strings(path: Path) -> list[str]:
    """The texts of a module's code, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node)
    }
    return [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n not in docs
    ]


def test_the_rule_stands_in_one_place():
    """No other module has words of its own for what documents are: it could not know which they are."""
    files = [path for room in ("gcm_data", "pages") for path in (ROOT / room).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix() for path in files for said in _strings(path) if CLAIMS.search(said)}
    assert found == {"gcm_data/wording/material.py"}

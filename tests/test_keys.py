"""The keys of widgets and the parameters of links: constants of one module, and what links say stays."""

from __future__ import annotations

import ast

import pytest

from pages.shared import keys
from tests.conftest import ROOT

MODULES = sorted((ROOT / "pages").rglob("*.py"))
KEYED = {"choices.one": 1, "choices.several": 2, "filters.put": 0, "filters.state_of": 0}  # place of the key
NAMED = {  # in links that people keep
    "cycle", "subregion", "group", "round_table", "basis", "suggestions", "member", "objective", "part", "said_on",
    "shown", "round_table_shown", "hidden", "revision", "order", "compared_with", "compared", "together", "answered",
    "slide", "number", "code_state", "code_question", "code_target", "code_round", "search", "answers_page",
    "answer_blank", "answer", "answers_as", "answer_question", "answer_state", "answer_objective", "answer_principle",
    "document", "log_by", "log_kind", "log_document", "log_words", "log_from", "log_to", "language", "addressee",
    "slip_of", "suggestions_in_files",
}  # fmt: skip


def is_literal(node: ast.expr) -> bool:
    """Whether a key is a text, or begins with one."""
    if isinstance(node, ast.JoinedStr):
        return isinstance(node.values[0], ast.Constant)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def keys_in(source: str) -> list[int]:
    """The lines on which a widget is given a key that is no constant."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "key"]
    placed = [call.args[KEYED[f]] for call in calls if len(call.args) > KEYED.get(f := ast.unparse(call.func), 9)]
    return [node.lineno for node in (*named, *placed) if is_literal(node)]


@pytest.mark.parametrize(
    "source", ['st.button("A", key="a")', 'st.button("A", key=f"a-{n}")', 'choices.one("A", "a", {})']
)
def test_a_key_that_is_no_constant_is_found(source):
    assert keys_in(source) == [1]
    assert keys_in('st.button("A", key=f"{keys.A}{n}")\nst.tabs(["A"], key=keys.A)\nsorted(x, key=len)') == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_keys_are_constants(path):
    assert keys_in(path.read_text(encoding="utf-8")) == []


def test_constants_differ_and_links_keep_their_names():
    found = [value for name, value in vars(keys).items() if name.isupper() and isinstance(value, str)]
    assert len(found) == len(set(found))
    assert {*found} >= NAMED

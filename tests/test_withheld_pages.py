"""Whoever looks at any page, opens any number or searches for any name: who a withheld source is stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import session
from tests.cases import first
from tests.pages_read import unfold
from tests.test_pages import PAGES, open_page
from tests.test_withheld import SECRETS, compiled, form

LINKS = {
    "overview": {"number": "stakeholders.trade-unions"},
    "round_table": {"round-table-objectives": "objective 5"},
    "country": {"number": "member-matrix.FJI.5", "part": "beside", "member": "FJI"},
    "data_quality": {"documents": "2025 · withheld document 1"},
    "responses": {"search": "fictional", "answer_blank": "true"},
    "subregion": {"subregions-by-objectives": "Pacific · objective 5"},
    "principle": {"principles-by-subregion": "Human rights · Pacific"},
}


@pytest.fixture(scope="module")
def secrets_of_a_review(tmp_path_factory):
    """A folder with a stakeholder's own form and a master that holds another one."""
    folder = tmp_path_factory.mktemp("secrets")
    (folder / "2025").mkdir()
    for found in (form(), compiled()):
        (folder / "2025" / found.name).write_bytes(found.content)
    return folder


@pytest.fixture
def secret_folder(secrets_of_a_review, monkeypatch):
    """The dashboard reads that folder and unfolds all that is folded."""
    monkeypatch.setenv("GCM_SUBMISSIONS", str(secrets_of_a_review))
    session._looks.clear()
    unfold(monkeypatch)


def elements(block: object) -> Iterator[object]:
    """Every block and every element below a block."""
    for child in block.children.values():
        yield child
        yield from elements(child) if hasattr(child, "children") else ()


def sent(app: AppTest) -> str:
    """All that the page sends to a browser, and its link."""
    found = list(elements(app._tree))
    parts = [str(element.proto) for element in found]
    parts += [element.value.to_csv() for element in found if element.type == "arrow_data_frame"]
    return "\n".join([*parts, str(app.query_params)])


@pytest.mark.parametrize("page", first(1, PAGES))
def test_no_page_tells(secret_folder, page):
    for query in ({}, LINKS[page]) if page in LINKS else ({},):
        assert [secret for secret in SECRETS if secret in sent(open_page(page, **query))] == []


def test_what_is_sent_is_looked_at(secret_folder):
    numbers = (LINKS["overview"]["number"], "objectives-by-round-table.5")
    words = "".join(sent(open_page("overview", number=number)) for number in numbers)
    assert "a stakeholder, trade unions" in words
    assert "withheld (Chatham House Rule)" in words
    assert "Fictional test text 4" in words
    assert "(a stakeholder, trade unions, review of 2025" in words  # the text to copy
    assert "Stakeholders" in words  # the table
    documents = sent(open_page("data_quality"))
    assert "withheld document 1" in documents and "withheld document 2" in documents
    assert "master.xlsx" not in documents  # one of its sources may not be named

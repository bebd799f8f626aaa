"""From a number on every page to its words in at most two actions; and the link of that view opens the same anew."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests import browser as b
from tests.cases import first
from tests.test_browser_evidence import chart, click_layer_point, opened_panel
from tests.test_pages import PAGES

pytestmark = b.MARKS

Act = Callable[[Page], None]
STILL = 250  # milliseconds
# Pages whose numbers count no answers: there is no passage behind them. That of exports has no numbers, that of what
# changed since none before a file is given (test_since_page), those of receiving count documents and decisions, as
# does the desk of coding, which shows the passage itself.
WITHOUT_PASSAGES = {
    "context",
    "milestones",
    "method",
    "exports",
    "since",
    "receive",
    "forms",
    "log",
    "people",
    "coding",
    "agreement",
}


def click_mark(number: int, label: str) -> Act:
    """Click what a chart draws for a label, once the page has stopped moving."""

    def act(page: Page) -> None:
        place, found = None, chart(page, number)
        while (now := found.bounding_box()) != place:
            place = now
            page.wait_for_timeout(STILL)
        click_layer_point(page, number, label)

    return act


def choose(label: str, key: str) -> Act:
    """Choose a number in the select box under an exhibit, by typing its label: one choice for the reader."""

    def act(page: Page) -> None:
        b.list_of_numbers(page, key).focus()
        page.keyboard.type(label)
        page.get_by_role("option").first.wait_for(timeout=b.PAGE_WITHIN)
        page.keyboard.press("Enter")

    return act


def search(words: str) -> Act:
    """Search the answers for some words."""

    def act(page: Page) -> None:
        page.get_by_role("searchbox", name="Search the answers").fill(words)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**search={words}*")

    return act


WAYS: dict[str, tuple[str, list[Act]]] = {
    "overview": ("?part=subregions", [click_mark(2, "Pacific")]),
    "country": ("country?member=FJI&part=beside", [click_mark(1, "Fiji · 5")]),
    "subregion": ("subregion", [click_mark(0, "Pacific · objective 5")]),
    "round_table": ("round_table", [click_mark(0, "At least one of its objectives")]),
    "objective": ("objective", [click_mark(0, "Pacific")]),
    "principle": ("principle", [click_mark(0, "Human rights · South-East Asia")]),
    "gaps": ("gaps", [click_mark(0, "Pacific · objective 5 · progress reported")]),
    "needs": ("needs", [click_mark(0, "Finance · in all")]),
    "plans": ("plans", [click_mark(0, "Fiji")]),
    "change": ("change", [click_mark(0, "Fiji")]),
    "together": ("together", [click_mark(0, "objective 5 · objective 2")]),
    "data_quality": ("data_quality", [choose("2025 · THA.xlsx", "documents")]),
    "respondents": ("respondents", [choose("Fiji", "who-has-answered")]),
    "responses": ("responses", [search("remittances")]),
    "presenter": ("presenter?slide=objectives", [click_mark(0, "objective 23")]),
    "sdg": ("sdg", [click_mark(0, "1 No poverty")]),
}


def test_every_page_with_numbers_has_a_way():
    assert {*WAYS} == {*PAGES} - WITHOUT_PASSAGES
    assert all(len(acts) <= 2 for _, acts in WAYS.values())


@pytest.mark.parametrize("page", first(1, sorted(WAYS)))
def test_a_number_leads_to_its_words_and_its_link_does_so_again(chromium, address, page):
    path, acts = WAYS[page]
    seen = b.visit(chromium, f"{address}/{path}")
    for act in acts:
        act(seen.page)
    said = evidence(seen.page, page)
    again = b.visit(chromium, seen.page.url)
    assert evidence(again.page, page) == said
    assert again.page.url == seen.page.url
    b.assert_sound(again)
    seen.page.close()
    again.page.close()


def evidence(page: Page, name: str) -> str:
    """What the evidence panel says; on the page of answers, which has none, their number and the answers found."""
    if name != "responses":
        panel = opened_panel(page)
        assert panel.locator("blockquote").count() >= 1
        return panel.inner_text()
    assert "remittances" in page.url
    found = page.get_by_text(re.compile(r"^(\d+) of (?!\1 )\d+ answers match"))  # before the search all of them do
    found.wait_for(timeout=b.PAGE_WITHIN)
    b.wait_until_still(page)
    number = found.inner_text()
    return "\n".join([number, *page.locator("blockquote").all_inner_texts()])

"""Searching the answers in a real browser: words typed are marked in the text, and the link shows the same again."""

from __future__ import annotations

import pytest

from tests import browser as b

pytestmark = b.MARKS

QUOTE = "blockquote"


def quotes(seen: b.Visit) -> list[str]:
    """The answers shown, once there are some."""
    seen.page.wait_for_selector(QUOTE, timeout=b.PAGE_WITHIN)
    return seen.page.locator(QUOTE).all_inner_texts()


def marks(seen: b.Visit) -> list[str]:
    """The words marked in the answers shown."""
    seen.page.wait_for_selector(f"{QUOTE} mark", timeout=b.PAGE_WITHIN)
    return seen.page.locator(f"{QUOTE} mark").all_inner_texts()


def search(seen: b.Visit, words: str) -> None:
    """Type words into the search box and wait until the answers have been searched."""
    box = seen.page.get_by_role("searchbox", name="Search the answers")
    box.fill(words)
    box.press("Enter")
    seen.page.wait_for_function("() => location.search.includes('search=')", timeout=b.PAGE_WITHIN)
    b.wait_until_still(seen.page)  # the marks of the answers before stand there until then


def test_a_phrase_typed_is_marked_and_its_link_shows_the_same(chromium, address):
    seen = b.visit(chromium, f"{address}/responses")
    search(seen, "“migrant workers”")
    assert marks(seen) and {words.lower() for words in marks(seen)} == {"migrant workers"}
    style = "mark => [getComputedStyle(mark).fontWeight, getComputedStyle(mark).textDecorationStyle]"
    assert seen.page.locator(f"{QUOTE} mark").first.evaluate(style) == ["700", "double"]
    assert seen.page.locator(QUOTE).first.get_attribute("dir") == "auto"
    again = b.visit(chromium, seen.page.url)
    assert quotes(again) == quotes(seen)
    assert marks(again) == marks(seen)
    assert again.page.get_by_role("searchbox").input_value() == "“migrant workers”"
    for visit in (seen, again):
        b.assert_sound(visit)


@pytest.mark.long
def test_the_page_turned_to_stands_in_the_link_and_a_new_search_begins_anew(chromium, address):
    seen = b.visit(chromium, f"{address}/responses")
    first = quotes(seen)
    seen.page.get_by_role("button", name="Next").click()
    seen.page.wait_for_function("() => location.search.includes('answers_page=2')", timeout=b.PAGE_WITHIN)
    seen.page.wait_for_selector(b.FINISHED)
    again = b.visit(chromium, seen.page.url)
    second = quotes(again)
    assert second and not set(second) & set(first)
    search(again, "migra")
    assert "answers_page" not in again.page.url
    b.assert_sound(again)


@pytest.mark.long
def test_the_answers_found_can_be_copied_and_downloaded(chromium, address):
    seen = b.visit(chromium, f"{address}/responses?search=%22migrant+workers%22&answer_state=Bangladesh")
    seen.page.get_by_text("Copy these passages with their references").click()
    seen.page.wait_for_selector('[data-testid="stCode"]', timeout=b.PAGE_WITHIN)
    assert "Bangladesh, review of 2025, question (" in seen.page.inner_text('[data-testid="stCode"]')
    with seen.page.expect_download(timeout=b.PAGE_WITHIN) as download:
        seen.page.get_by_role("button", name="CSV").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith('"Respondent","Review","Question"')
    assert len(lines) > 1 and all(line.startswith('"Bangladesh"') for line in lines[1:])
    b.assert_sound(seen)

"""The desk of coding as a browser test drives it: documents to code, keys, and what the store keeps of them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from gcm_data.store.rights import Person
from gcm_data.store.rows import Decision, Incoming, Proposal
from gcm_data.store.store import Store
from tests import browser as b
from tests import databases

ADMINISTRATOR = Person("admin@example.org", "administrator")
WITHIN = 10_000  # milliseconds; how many a key took is printed, since others may use the machine
# How long each key took until both sides of the desk showed the next item, in milliseconds.
WATCHED = """() => {
  const turn = () => document.querySelector('[class*="st-key-desk-A-"]')?.className.match(/st-key-desk-A-(\\d+)/)?.[1]
  const answer = () => document.querySelector('.gcm-answer')?.dataset.turn ?? turn()  // none where nothing is open
  const isDone = () => document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
  window.took = []
  document.addEventListener('keydown', () => {
    const began = performance.now(), before = turn()
    const look = () => requestAnimationFrame(() => {
      const isNext = turn() && turn() !== before && answer() === turn() && isDone()
      isNext ? requestAnimationFrame(() => window.took.push(performance.now() - began)) : look()
    })
    look()
  }, true)
}"""


def made(folder: Path, files: dict[str, bytes]) -> Store:
    """A store in which documents are accepted."""
    store = Store(databases.new_database("sqlite", folder))
    store.receive(ADMINISTRATOR, "2025", [Incoming(*file) for file in files.items()])
    store.decide(ADMINISTRATOR, [Proposal("accept", "2025", name) for name in files])
    return store


def codes(store: Store) -> list[Decision]:
    return store.state().of_kind("code")


def sit_down(page: Page) -> Page:
    """Wait until an answer lies on the desk of a page, and note from then on how long each key takes."""
    page.locator(".gcm-text").wait_for(timeout=b.PAGE_WITHIN)
    b.wait_until_still(page)
    page.evaluate(WATCHED)
    return page


def strike(page: Page, key: str) -> None:
    """Press a key and wait until the next item is painted."""
    before = len(took(page))
    page.keyboard.press(key)
    page.wait_for_function(f"() => window.took.length > {before}", timeout=WITHIN)


def took(page: Page) -> list[float]:
    """How many milliseconds each key took until the next item was painted."""
    return page.evaluate("() => window.took")


def head(page: Page) -> str:
    """What is suggested."""
    return page.locator(".st-key-desk-suggestion h3").inner_text()

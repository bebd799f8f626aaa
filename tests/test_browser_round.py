"""The whole round in a browser: two officers sign in, each on a dashboard of their own, behind nginx.

The one receives, tells, decides, corrects and undoes; the pages of the other stay open, are not touched, and show each
step by themselves.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from gcm_data import reference
from gcm_data.store.kinds import ACCEPTED, DECLINED
from gcm_data.store.rows import Decision
from gcm_data.store.store import Store
from gcm_data.tables.slips import CORRECT, NEW_TEXT, REASON
from gcm_data.wording import forms
from gcm_data.wording import receiving as wording
from gcm_data.wording import store as log_wording
from tests import browser as b
from tests import hostile_files, slip_filler
from tests import replicas as r
from tests.identity_provider import Provider, provider, secrets
from tests.signed_in import signed_in
from tests.test_browser_receive import BYTES, open_document
from tests.test_replicas import Answer, upstreams
from tests.word_builder import heading, paragraph, word
from tests.workbook_builder import response_form, text, workbook

pytestmark = [
    *b.MARKS,
    pytest.mark.long,
    pytest.mark.skipif(r.nginx() is None and not r.is_asked_for(), reason="there is no nginx on this machine"),
]
SHOWN_WITHIN = 10_000  # milliseconds; how many it took is printed, since others may use the machine
FIRST, SECOND = "first@example.org", "second@example.org"
C, D = "(c) Achievements", "(d) Gaps and challenges"
HEADS = ["Where from", "Topic X", "Topic Y", "Relevance"]
GOOD, FLAWED, TOLD, WORDS, HOSTILE = "fiji.xlsx", "samoa.xlsx", "unknown.xlsx", "vanuatu.docx", "bomb.xlsx"
FILES = {
    GOOD: response_form("Fiji", [[C, text(1), "5, 6"], [D, text(2), "7"]]),
    FLAWED: response_form("Samoa", [[C, text(3), "x"]]),
    TOLD: workbook({"S": [HEADS, ["Tonga", text(4), text(7), "5"], ["Palau", text(5), text(8), "7"]]}),
    WORDS: word(paragraph("Country: Vanuatu"), heading(C), paragraph(text(6))),
    HOSTILE: hostile_files.bombs("xl/media/image1.png", "xl/media/image2.png"),
}
STATES = {GOOD: 1, FLAWED: 1, TOLD: 2, WORDS: 1}  # how many answer in each
TELLS = {  # where it is chosen on the grid, in pixels, and what is said of it
    "row 1": ((16, 53), "is the header", ""),
    "column A": ((100, 18), "names the State", ""),
    "column B": ((300, 18), "answers question", "(d)"),
}
ISSUES = re.compile(r"^Issues: \d")  # the heading above those of a document
NEW = "Fictional text that the State has corrected."


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[r.Replicas, Provider]]:
    """Two dashboards on which people sign in, and the provider where they do."""
    folder = tmp_path_factory.mktemp("round")
    file = folder / "secrets.toml"
    with provider() as asked, r.replicas(folder, f"--secrets.files={file}") as made:
        file.write_text(secrets(asked, made.front, officers=[FIRST, SECOND]), encoding="utf-8")
        yield made, asked


@dataclass
class Other:
    """The pages of the second officer, which nobody touches, and how long after each step they showed it."""

    log: Page
    overview: Page
    responses: Page
    store: Store
    seconds: list[tuple[str, float]] = field(default_factory=list)
    number: int = 0  # of the last decision that was seen

    def sees(self, step: str, decisions: int, *shown: Locator) -> None:
        """Wait for so many decisions of a step, until the last one stands first in the log, and for what is `shown`."""
        self.number += decisions
        deadline = time.monotonic() + b.PAGE_WITHIN / 1000
        while self.store.version() < self.number:
            assert time.monotonic() < deadline, step
            time.sleep(0.02)
        last = self.store.state().decisions[-1]
        for each in (self._in_log(last), *shown):
            each.first.wait_for(state="attached", timeout=SHOWN_WITHIN)
        took = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(last.at)
        self.seconds.append((step, took.total_seconds()))
        assert last.number == self.number

    def _in_log(self, last: Decision) -> Locator:
        grid = self.log.locator(f'[role="grid"][aria-rowcount="{last.number + 1}"]')
        return grid.locator('[role="gridcell"]').get_by_text(log_wording.DONE[last.kind], exact=True)

    def counts(self, members: int) -> Locator:
        """The heading of the overview that says how many members have submitted."""
        verb = "has" if members == 1 else "have"
        said = f"{members} of {len(reference.members())} members {verb} submitted"
        return self.overview.get_by_role("heading", name=said)

    def answers(self) -> str:
        """All that the page of responses says."""
        b.wait_until_still(self.responses)
        return self.responses.locator('[data-testid="stMain"]').inner_text()


def cookies(made: r.Replicas) -> list[str]:
    """For each dashboard a cookie that leads there."""
    led: dict[str, str] = {}
    for number in range(100):
        cookie, path = f"{number:032x}", f"/asked-{number}"
        Answer(made.front, path, Cookie=f"gcm_route={cookie}")
        led.setdefault(*upstreams(made, path), cookie)
        if len(led) == len(made.dashboards):
            break
    return list(led.values())


def officer(
    chromium: Browser, made: r.Replicas, asked: Provider, address: str, cookie: str
) -> Callable[[str], b.Visit]:
    """Sign in on the dashboard to which a cookie leads; what opens pages for that person from then on."""
    route = {"name": "gcm_route", "value": cookie, "domain": urlsplit(made.front).hostname, "path": "/"}
    route |= {"expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}
    return signed_in(chromium, made.front, asked, address, route)


def saved(page: Page, name: str | re.Pattern[str]) -> bytes:
    """What a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).last.click()
    return Path(download.value.path()).read_bytes()


def hand_in(page: Page, *files: tuple[str, bytes]) -> None:
    given = [{"name": name, "mimeType": BYTES, "buffer": content} for name, content in files]
    page.locator('input[type="file"]').set_input_files(given)


def upload(page: Page, other: Other) -> None:
    hand_in(page, *FILES.items())
    other.sees(f"{len(FILES)} documents are handed in", len(FILES))
    for name in FILES:
        expect(page.get_by_text(wording.KEPT.format(name=name))).to_be_visible(timeout=b.PAGE_WITHIN)


def decline(page: Page, other: Other) -> None:
    """What can't be read is said to be so, and is declined with a reason."""
    open_document(page, HOSTILE)
    expect(page.get_by_role("paragraph").filter(has_text=wording.NO_LAYOUT)).to_be_visible()
    expect(page.get_by_role("heading", name=ISSUES)).to_be_visible()
    page.get_by_role("textbox", name="Reason", exact=True).fill("a fictional attack")
    b.press(page, "Decline")
    other.sees(f"{HOSTILE} is declined", 1)


def tell(page: Page, other: Other) -> None:
    """Choose a row and columns on the grid and say what they are; it is seen at once, and kept."""
    open_document(page, TOLD)
    for place, (at, role, value) in TELLS.items():
        choose_on_grid(page, place, *at)
        b.choose(page, "This …", role)
        if value:
            b.choose(page, "Which", value)
        b.press(page, "Try it")
        expect(page.get_by_text(f"S, {place} {role}")).to_be_visible(timeout=b.PAGE_WITHIN)
    b.press(page, f"Keep {len(TELLS)}")
    other.sees("a layout is told", len(TELLS))


def choose_on_grid(page: Page, place: str, x: int, y: int) -> None:
    b.wait_until_still(page)
    grid = page.locator('[data-testid="stExpander"] [data-testid="stDataFrame"]').first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    page.mouse.click(box["x"] + x, box["y"] + y)
    expect(page.get_by_role("textbox", name="Place")).to_have_value(place, timeout=b.PAGE_WITHIN)


def accept(page: Page, other: Other) -> None:
    """With each document that counts the overview has more members."""
    members = 0
    for name, more in STATES.items():
        members += more
        open_document(page, name)
        expect(page.get_by_role("heading", name=ISSUES)).to_have_count(int(name in (FLAWED, TOLD)))
        b.press(page, "Accept")
        other.sees(f"{name} is accepted", 1, other.counts(members))


def correct(page: Page, other: Other) -> None:
    """The slip of a State comes back with another text."""
    b.choose(page, "Slip of", "Samoa")
    b.wait_until_still(page)
    slip = saved(page, re.compile("slip.*xlsx"))
    change = slip_filler.answer(1, {CORRECT: "no", NEW_TEXT: NEW, REASON: "a slip of ours"})
    hand_in(page, ("slip.xlsx", slip_filler.filled(slip, change, slip_filler.signed("A. Fictional", "2025-02-03"))))
    expect(page.get_by_role("heading", name=forms.TO_ACCEPT)).to_be_visible(timeout=b.PAGE_WITHIN)
    b.press(page, "Accept these corrections")
    other.sees("a cell is corrected by slip", 1, other.responses.get_by_text(NEW))


def undo(page: Page, other: Other) -> None:
    """The correction is undone on the log."""
    b.choose(page, "Decision", log_wording.DONE["correct"])
    page.get_by_role("textbox", name="Why is it undone?").fill("for a test")
    page.get_by_text("Yes, it shall no longer hold").click()
    b.press(page, "Undo")
    other.sees("the correction is undone", 1, other.responses.get_by_text(text(3)))


def log_of(content: bytes) -> list[tuple[str, ...]]:
    """The rows of a log that was saved."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    heads = ("Number", "When (UTC)", "Who", "Decision", "Review", "Document", "Why")
    return [tuple(row[head] for head in heads) for row in rows]


def kept_log(store: Store) -> list[tuple[str, ...]]:
    """The same of all decisions of the store, the newest first."""
    return [
        (
            str(each.number), each.at[:19].replace("T", " "), each.by, log_wording.DONE[each.kind], each.cycle,
            each.document, each.why,
        )
        for each in reversed(store.state().decisions)
    ]  # fmt: skip


def test_what_one_officer_does_the_other_sees_on_another_machine(chromium, found):
    made, asked = found
    store = Store(made.database)
    ways = cookies(made)
    assert len(ways) == len(made.dashboards)
    first, second = (officer(chromium, made, asked, *each) for each in zip((FIRST, SECOND), ways, strict=True))
    seen = [second(name) for name in ("log", "", "responses")]
    other = Other(*(each.page for each in seen), store)
    seen.append(first("receive"))
    page = seen[-1].page
    for step in (upload, decline, tell, accept):
        step(page, other)
    states = {document.name: store.state().state_of(document) for document in store.state().documents}
    assert states == {**dict.fromkeys(STATES, ACCEPTED), HOSTILE: DECLINED}
    before = other.answers()
    page.goto(f"{made.front}/forms")
    correct(page, other)
    assert text(3) not in other.answers()
    page.goto(f"{made.front}/log")
    undo(page, other)
    assert other.answers() == before and text(3) in before
    assert log_of(saved(page, "Download as CSV")) == kept_log(store)
    for each in seen:
        b.assert_sound(each)
    print("", *(f"{step}: {seconds:.2f} s" for step, seconds in other.seconds), sep="\n")

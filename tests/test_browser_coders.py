"""Two coders and a third person, each signed in, go through 40 passages on the page Coding, by keys alone.

How far they agree is computed again, by another program, from the log that `python -m gcm_data.store export` writes.
All texts are fictional, and so is Arcadia.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from gcm_data.coding.agreement import FEWEST
from gcm_data.coding.decisions import sha_of
from gcm_data.store.rows import Decision
from gcm_data.store.store import Store
from gcm_data.wording import desk as wording
from tests import browser as b
from tests import recount_coding
from tests.coders import ANNA, BORIS, CHAN, PASSAGES
from tests.conftest import ROOT
from tests.desk_driver import codes, head, made, sit_down, strike, took
from tests.signed_in import dashboard, signed_in
from tests.workbook_builder import response_form

pytestmark = [*b.MARKS, pytest.mark.long]
FORMS = {"Thailand": PASSAGES[:20], "Fiji": PASSAGES[20:]}
YES, NO, NOTHING = "accept", "reject", "nothing"
ROWS = """grid => [...grid.querySelectorAll('[role="row"]')]
    .map(row => [...row.querySelectorAll('[role="gridcell"]')].map(cell => cell.textContent))
    .filter(row => row.length)"""
TAGS = """() => [...document.querySelectorAll('.gcm-text .gcm-tag')].map(tag => tag.dataset.status)"""
STANDING = {YES: "accepted", NO: "rejected", NOTHING: "nothing"}  # how a passage stands for whoever decided so
Say = Callable[[str], str]  # gives the key that a coder strikes, by the paragraph and what is suggested
Look = Callable[[Page, list[Decision]], None]  # sees the page and what its coder has decided, before each key
Unit = tuple[str, str]  # digest of a paragraph, objective


def dice(seed: int, noes: str) -> Say:
    """A coder who says yes to most of what is put before them, and differs a little from each other."""
    own = random.Random(seed)

    def say(shown: str) -> str:
        is_yes = (random.Random(shown).random() < 0.6) != (own.random() < 0.15)
        return "a" if is_yes else own.choice(noes)

    return say


def here(page: Page) -> str:
    """The paragraph that lies before the coder."""
    return page.locator(".gcm-text .gcm-here").inner_text()


def code(page: Page, store: Store, by: str, say: Say, look: Look) -> list[Decision]:
    """Decide on all that lies on the desk of a page, key by key; gives what the store keeps."""
    sit_down(page)
    own: list[Decision] = []
    while page.locator(".st-key-desk-suggestion h3").count():
        look(page, own)
        paragraph, suggested = here(page), head(page)
        strike(page, say(f"{paragraph} {suggested}"))
        before, own = len(own), [each for each in codes(store) if each.by == by]
        what = own[-1].what
        assert len(own) == before + 1 and what["sha256"] == sha_of(paragraph)
        assert what["verdict"] == NOTHING or what["target"] == suggested.split()[0]
    return own


def unseen(page: Page, own: list[Decision]) -> None:
    """Nothing on the page tells what another coder has decided: all that is said there of a passage is one's own."""
    said = page.locator('[data-testid="stMain"]').inner_text()
    standing: dict[str, dict[str, str]] = defaultdict(dict)
    for each in own:
        if each.document in said:
            gone = standing[each.what["sha256"]]
            if each.what["verdict"] == NOTHING:
                gone.clear()
            gone[each.what.get("target", "")] = STANDING[each.what["verdict"]]
    shown = Counter(page.evaluate(TAGS))
    assert shown["pending"] and shown.keys() <= {*STANDING.values(), "pending", "other"}
    expected = Counter(status for of_one in standing.values() for status in of_one.values())
    assert {status: shown[status] for status in STANDING.values()} == {s: expected[s] for s in STANDING.values()}
    assert not any(told in page.content() for told in (ANNA, "Coder 1", wording.YOU_SAID.split("{")[0]))
    assert wording.ROUNDS["second"] in said


def exported(store: Store, folder: Path) -> Path:
    """The log, as the command writes it."""
    command = [sys.executable, "-m", "gcm_data.store", "--database", store.url, "export", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return folder / "decisions.csv"


def sides_shown(page: Page) -> list[str]:
    """What stands side by side in a disagreement, from left to right."""
    boxes = page.locator(".st-key-desk-suggestion [data-testid='stColumn']")
    places = [boxes.nth(number).bounding_box() for number in range(boxes.count())]
    assert [place["y"] for place in places] == [places[0]["y"]] * 2 and places[0]["x"] < places[1]["x"]
    return [" ".join(text.split()) for text in boxes.all_inner_texts()]


def sides_of(first: list[Decision], second: list[Decision], disputed: set[Unit]) -> dict[Unit, list[str]]:
    """What each of two coders said last of what they dispute, as the desk words it."""
    return {unit: [_last(decisions, unit) for decisions in (first, second)] for unit in disputed}


def _last(decisions: list[Decision], unit: Unit) -> str:
    on = [each.what for each in decisions if each.what["sha256"] == unit[0]]
    what = [each for each in on if each["verdict"] == NOTHING or each["target"] == unit[1]][-1]
    return (
        f"{wording.VERDICTS[what['verdict']]} ({what['because']})"
        if what.get("because")
        else wording.VERDICTS[what["verdict"]]
    )


def settle(page: Page, store: Store, sides: dict[Unit, list[str]]) -> dict[Unit, bool]:
    """Settle all disagreements, every other one with yes, beside what both coders said; what was settled."""

    def both(page: Page, own: list[Decision]) -> None:
        said = sides[sha_of(here(page)), head(page).split()[0]]
        assert sides_shown(page) == [f"Coder {number} {told}" for number, told in enumerate(said, start=1)]
        assert not any(address in page.content() for address in (ANNA, BORIS))

    keys = cycle("a3")
    decided = code(page, store, CHAN, lambda shown: next(keys), both)
    assert {each.what["round"] for each in decided} == {"settle"}
    return {(each.what["sha256"], each.what["target"]): each.what["verdict"] == YES for each in decided}


def agrees(page: Page, judged: Mapping[tuple[str, ...], list[tuple[str, bool]]]) -> str:
    """The page says of each objective, and of all, what another program finds in what was judged; gives alpha."""
    assert {tuple(by for by, _ in said) for said in judged.values()} == {(ANNA, BORIS)}
    alpha = recount_coding.alpha([yes for _, yes in said] for said in judged.values())
    found = f"Krippendorff's alpha is {recount_coding.written(alpha)} ["
    over = f"] over {len(judged)} targets judged by two coders"
    expect(page.get_by_text(found).first).to_contain_text(over, timeout=b.PAGE_WITHIN)
    expect(page.get_by_text("Waiting for a third person: 0 disagreements.").first).to_be_visible()
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for unit, ((_, one), (_, other)) in judged.items():
        pairs[unit[4]].append((one, other))
    expected = {}
    for target, said in pairs.items():
        same = sum(one == other for one, other in said)
        kappa = recount_coding.written(recount_coding.kappa(said))
        expected[target] = [str(len(said)), str(same), f"{same / len(said):.0%}", kappa]
    assert len(expected) == 2 and min(map(len, pairs.values())) >= FEWEST
    rows = b.show_table(page, "agreement").evaluate(ROWS)
    assert {row[1].split()[0]: row[2:] for row in rows} == expected
    return recount_coding.written(alpha)


def counts(reader: Callable[[str], b.Visit], objective: str, passages: set[str]) -> b.Visit:
    """A page shows the passages that were settled or agreed on as evidence, and no other; gives what it was."""
    seen = reader(f"objective?objective={objective}&part=passages")
    marked = seen.page.locator('[data-testid="stMain"] mark')
    expect(marked).to_have_count(len(passages), timeout=b.PAGE_WITHIN)
    assert set(marked.all_inner_texts()) == passages
    return seen


def footnote(reader: Callable[[str], b.Visit], note: str) -> b.Visit:
    """Under a chart that counts what was reviewed stands the whole note on it; gives the page."""
    seen = reader("objective?objective=6")
    line = seen.page.locator("p.reviewed").first
    expect(line).to_contain_text(note, timeout=b.PAGE_WITHIN)
    assert line.evaluate("line => line.scrollWidth <= line.clientWidth") and "codebook" in line.inner_text()
    return seen


def test_kappa_and_alpha_of_two_signed_in_coders_are_those_of_another_program(chromium, tmp_path):
    store = made(
        tmp_path, {f"{name}.xlsx": response_form(name, [("(c)", "\n\n".join(said))]) for name, said in FORMS.items()}
    )
    with dashboard(tmp_path, store.url, coders=[ANNA, BORIS, CHAN]) as (front, asked, _):
        anna, boris, chan, reader = (
            signed_in(chromium, front, asked, who) for who in (ANNA, BORIS, CHAN, "reader@example.org")
        )
        seen = [anna("coding")]
        first = code(seen[-1].page, store, ANNA, dice(1, "124"), lambda page, own: None)
        assert {each.what["sha256"] for each in first} == {sha_of(words) for words in PASSAGES}
        seen.append(boris("coding?code_round=more"))
        second = code(seen[-1].page, store, BORIS, dice(2, "130"), unseen)
        assert {each.what["round"] for each in second} == {"second"} and NOTHING in {e.what["verdict"] for e in second}
        for page in (one.page for one in seen):
            times = sorted(took(page))
            print(f"{len(times)} keys, median {times[len(times) // 2]:.0f} ms, longest {times[-1]:.0f} ms")

        judged = recount_coding.judged_in_log(exported(store, tmp_path / "before"))
        disputed = {(unit[2], unit[4]) for unit, said in judged.items() if len({yes for _, yes in said}) > 1}
        seen.append(chan("coding?code_round=settle"))
        settled = settle(seen[-1].page, store, sides_of(first, second, disputed))
        assert settled.keys() == disputed and set(settled.values()) == {True, False}

        after = recount_coding.judged_in_log(exported(store, tmp_path / "after"))
        assert after == judged
        seen.append(reader("agreement"))
        alpha = agrees(seen[-1].page, judged)
        agreed = {(unit[2], unit[4]) for unit, said in judged.items() if all(yes for _, yes in said)}
        counted = agreed | {unit for unit, yes in settled.items() if yes}
        seen.append(footnote(reader, f"Reviewed (2025): {len(counted)} passages by 3 coders, alpha {alpha} ["))
        for objective in ("6", "14"):
            passages = {words for words in PASSAGES if (sha_of(words), objective) in counted}
            seen.append(counts(reader, objective, passages))
        for each in seen:
            b.assert_sound(each)

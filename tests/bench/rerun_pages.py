"""python -m tests.bench.rerun_pages [--million] [PAGE …]: server time of a rerun of each page, action by action.

An action changes one widget of the page: a filter, the number whose evidence is open (which a click on a mark changes,
too), the State, a page of passages, words to search for. Timed is the whole rerun in this process, by AppTest: the
frame, the page, and Streamlit's own work with widgets and elements; neither the network nor the browser. Cold: nobody
has asked for it yet, only the load, the index, the grids and what the server makes some seconds after its start are
there. Warm: the same again. The baseline is a rerun, in the same way, the same process and the same moment, of a page
that only writes a title.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime import context
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from gcm_data.figures.theme import is_click_layer
from pages.shared.keys import OPENED
from pages.shared.links import code_of_number
from tests.pages_read import keep_the_frame

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
LIMITS = {False: 100, True: 400}  # ms, of the shipped data and of the million
VALUES = 3  # tried of each widget
WARM_RUNS = 3  # of each value, each by a new reader: one alone tells what the machine did meanwhile
MOST = {"cold": 25, "warm": 6}  # times the baseline, to be reached by the median of an action
WORDS = ["migration", "fair recruitment", "data"]


class Action(NamedTuple):
    """A widget of a page, and the values to try."""

    name: str
    kind: str
    key: str
    values: list[object]


class Found(NamedTuple):
    """Milliseconds of an action, one or some for each value tried, and of an empty page beside each."""

    page: str
    action: str
    cold: list[float]
    warm: list[float]
    empty: list[float]

    def times(self, what: str) -> float:
        """The median of the cold or the warm runs, as a multiple of the empty ones'."""
        return statistics.median(getattr(self, what)) / statistics.median(self.empty)


def actions(app: AppTest) -> Iterator[Action]:
    """What a reader can change on a page as it stands."""
    for chart in app.get("plotly_chart"):
        exhibit = re.search(r"figure-(.*)-\d+$", chart.proto.id)
        traces = filter(is_click_layer, json.loads(chart.proto.spec)["data"])
        rows = [row for trace in traces for row in trace["customdata"]]
        if exhibit and rows:
            codes = [f"{exhibit[1]}.{code_of_number(label)}" for label, _ in rows]
            yield Action(f"evidence: {exhibit[1]}", "link", OPENED, codes)
    for box in app.selectbox:
        now = box.options.index(box.value) if box.value in box.options else 0
        yield Action(box.label, "selectbox", box.key, [each for place, each in enumerate(box.options) if place != now])
    for box in app.multiselect:
        yield Action(box.label, "multiselect", box.key, [[option] for option in box.options])
    for group in app.get("button_group"):
        yield Action(group.label, "button_group", group.key, group.options[1:])
    for box in app.text_input:
        yield Action(box.label, "text_input", box.key, WORDS)


def spread(values: list[object]) -> list[object]:
    """Some of the values: the first, the last, and between."""
    if len(values) <= VALUES:
        return values
    return [values[place * (len(values) - 1) // (VALUES - 1)] for place in range(VALUES)]


class PageFailed(Exception):
    """A page that shows an error."""


def timed(app: AppTest) -> float:
    """Milliseconds of a rerun; raises PageFailed."""
    start = time.perf_counter()
    app.run()
    taken = 1000 * (time.perf_counter() - start)
    if app.exception:
        raise PageFailed(app.exception[0].value)
    return taken


def choose(app: AppTest, action: Action, value: object) -> float:
    """Milliseconds of the rerun after a widget, or a parameter of the link, has got a value."""
    if action.kind == "link":
        app.query_params[action.key] = value
        return timed(app)
    (widget,) = (widget for widget in app.get(action.kind) if widget.key == action.key)
    widget.set_value(value)
    return timed(app)


def opened(page: str) -> AppTest:
    """A page as a reader has it, its first run still to come."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.run()
    app.switch_page(f"pages/{page}.py")
    return app


def empty_page() -> AppTest:
    """A page that only writes a title: the baseline."""
    app = AppTest.from_string("import streamlit as st\nst.title('Baseline')", default_timeout=60)
    app.run()
    return app


def measure(page: str, forget: Callable[[], None]) -> Iterator[Found]:
    """Every action of a page, each by a reader of its own; then the last passages where a number is open."""
    found, empty = Found(page, "opened", [], [], []), empty_page()
    for _ in range(VALUES):
        app = opened(page)
        forget()
        found.cold.append(timed(app))
        found.warm.append(timed(app))
        found.empty.append(timed(empty))
    yield found
    for action in [each for each in actions(app) if each.key]:  # what has no key stands in a form, and runs nothing
        found = Found(page, action.name, [], [], [])
        for value in spread(action.values):
            app = opened(page)
            timed(app)
            forget()
            found.cold.append(choose(app, action, value))
            for _ in range(WARM_RUNS):
                app = opened(page)  # anew, because the widget may have gone with what it stood beside
                timed(app)
                found.warm.append(choose(app, action, value))
                found.empty.append(timed(empty))  # right behind it: the machine's speed changes within a minute
            pages = list(app.get("pagination"))
            if pages and action.kind == "link" and pages[-1].num_pages > 1:
                found.cold.append(choose(app, Action("", "pagination", pages[-1].key, []), pages[-1].num_pages))
        if found.cold:
            yield found


def as_on_a_server() -> None:
    """Let a run cost what it costs on a server, where a file is compiled and a part of the page's own registered once;
    and where a question for the headers of the reader's browser is answered at once: AppTest makes its answer anew,
    which takes a third of an empty run.
    """
    compiled, parts = ScriptCache(), BidiComponentManager()
    app_test.BidiComponentManager = lambda: parts
    for module in (app_test, local_script_runner):
        module.ScriptCache = lambda: compiled
    context._get_client_context = lambda: None


def prepared(is_million: bool) -> Callable[[], None]:
    """Have the data read and indexed; gives what makes the dashboard forget every result computed of them."""
    if is_million:
        from gcm_data.tables.specs import ReviewData
        from loaders.suggestions.of_review import suggestions
        from tests.bench import million

        million.install()
    from pages.shared import at_hand, session, suggested

    at_hand.get()

    if is_million:
        start = time.perf_counter()
        data = million.review()
        print(f"{len(data.mentions):,} mentions made in {time.perf_counter() - start:.0f} s")
        session.files_of_review = lambda folder: []
        session.load_apart = lambda files, tell: data
        # Suggestions are made in another process, which knows the real members and cycles alone, and not in a rerun.
        none = suggestions(ReviewData.of())
        suggested.suggest_apart = lambda data: none
        _ = data.digest  # which a load makes

    def forget() -> None:
        session._scope.cache_clear()
        session._result.cache_clear()
        session._of_exhibit.cache_clear()

    return forget


def show(found: list[Found], limit: int) -> None:
    """The table: milliseconds and their ratios to the baseline."""
    head = "".join(f"{f'{name} median':>13}{'ratio':>7}{'worst':>8}" for name in MOST)
    print(f"\n{'page':<14}{'action':<40}{head}{'baseline':>10}")
    for one in found:
        parts = [f"{one.page:<14}{one.action[:39]:<40}"]
        for name in MOST:
            times = getattr(one, name)
            parts.append(f"{statistics.median(times):>13.1f}{one.times(name):>7.1f}{max(times):>8.1f}")
        over = "  above the limit" if max(one.cold) > limit else ""
        print("".join(parts), f"{statistics.median(one.empty):>9.1f}{over}")
    print(f"worst {max(max(one.cold) for one in found):.0f} ms; limit {limit} ms")
    for name, most in MOST.items():
        above = sum(one.times(name) > most for one in found)
        print(f"{name}: {above} of {len(found)} actions take more than {most} times the baseline, by their median")


def main() -> None:
    """Measure the pages asked for and print the table."""
    parser = argparse.ArgumentParser(description="Server time of a rerun of each page, action by action.")
    parser.add_argument("pages", nargs="*", metavar="PAGE", default=PAGES, help="all unless given")
    parser.add_argument("--million", action="store_true", help="193 members, 5 cycles, 1,000,000 mentions")
    options = parser.parse_args()
    keep_the_frame()
    as_on_a_server()
    forget = prepared(options.million)
    start = time.perf_counter()
    AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600).run()
    print(f"the first page of the process: {time.perf_counter() - start:.1f} s")
    found: list[Found] = []
    for page in options.pages:
        try:
            found += measure(page, forget)
        except (PageFailed, ValueError) as error:  # ValueError: AppTest knows no value that is no option any more
            print(f"{page}: failed, not measured: {error}")
    show(found, LIMITS[options.million])
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()

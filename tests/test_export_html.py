"""The report in one html file, re-read with a parser of HTML: its counts, evidence, links, safety and sizes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from html.parser import HTMLParser

import plotly.offline
import pytest

from gcm_data import reference, wording
from gcm_data.coverage.focus import Evidence
from gcm_data.coverage.scope import Scope
from gcm_data.exports import html
from gcm_data.exports.html.anchors import slugs
from gcm_data.exports.html.contents import sections
from gcm_data.exports.html.document import BUNDLE, FOLDER, as_json
from gcm_data.exports.html.drawing import difference
from gcm_data.exports.progress import silent
from gcm_data.tables.specs import ReviewData
from tests.cases import first

LARGEST = 6_000_000  # bytes, for the shipped data
HOSTILE = (
    "</script><script>window.hostile = 1</script><!-- <script> ]]> \u2028\u2029 '\"&amp; =1+1 \x00\x01\x1b "
    "\u202eright to left\u202c العربية 移徙 <img src=x onerror=alert(1)> $title ${plotly}"
)
SELECTIONS = [
    *({"subregions": (s.subregion,)} for s in reference.subregions()),
    *({"round_table": table.round_table} for table in reference.round_tables()),
    {"group": "LDC"},
    {"cycle": "2021"},
    {"cycle": "2021", "basis": "cited", "subregions": ("Pacific",), "round_table": 4},
]


@dataclass
class Report(HTMLParser):
    """What a parser sees of a file: words, links, ids, scripts, and the addresses of what a browser would fetch."""

    content: bytes
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    scripts: dict[str, str] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    words: str = ""
    policy: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._link, self._script = None, None
        self.feed(self.content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.update(filter(None, [found.get("id")]))
        self.handlers += [name for name in found if name.startswith("on")]
        self.fetched += [found[name] for name in ("src", "srcset", "data", "poster") if name in found]
        if tag == "link":
            self.fetched.append(found["href"])
        elif tag == "a":
            self._link = (found["href"], [])
        elif tag == "script":
            self._script = found.get("id", "code")
            self.scripts[self._script] = ""
        elif found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.links.append((self._link[0], "".join(self._link[1])))
            self._link = None
        elif tag == "script":
            self._script = None

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self.scripts[self._script] += data
            return
        self.words += data
        if self._link:
            self._link[1].append(data)

    @property
    def data(self) -> dict:
        return json.loads(self.scripts["data"])

    def counts(self) -> Iterable[tuple[str, str, int]]:
        """Exhibit, address and number of each count in a table that opens its evidence."""
        for href, words in self.links:
            key, colon, address = href[1:].partition(":")
            if href.startswith("#") and colon and words.isdecimal():
                yield key, address, int(words)


@pytest.fixture(scope="module")
def report(scope_of) -> Report:
    """The report of all shipped data."""
    return Report(html.write(scope_of(), silent))


def written(scope: Scope) -> Report:
    return Report(html.write(scope, silent))


def reporting(data: ReviewData, cycle: str, kind: str) -> dict[str, set[str]]:
    """Target -> States whose current submission names it, from the mentions one by one."""
    current = {s.submission for s in data.submissions.itertuples() if s.status == "current" and s.cycle == cycle}
    found: dict[str, set[str]] = {}
    for mention in data.mentions.itertuples():
        if mention.submission in current and mention.target_kind == kind and mention.iso3:
            found.setdefault(mention.target, set()).add(mention.iso3)
    return found


def assert_whole(found: Report, scope: Scope) -> None:
    """Each id stands once, each link leads somewhere, and each number is that of its evidence, with its passages."""
    assert set(found.ids.values()) == {1}
    for href, _ in found.links:
        if href.startswith("#") and ":" not in href:
            assert href[1:] in found.ids, href
    data = found.data
    focuses = {made.key: made.focuses for section in sections(scope) for made in section.exhibits}
    for key, address, count in found.counts():
        label, place = data["numbers"][key][address]
        sentence, _, who, passages = data["panels"][place]
        focus = focuses[key][label]
        if focus.stakeholders:
            assert sentence.startswith(f"{count} member")
        else:
            assert len(Evidence(scope.grid, focus).counted) == count, (key, address)
            assert not count or len(who[0]) == count, (key, address)
        assert all(f"passage-{number}" in found.ids for number in passages)


@pytest.mark.long
def test_every_count_is_that_of_its_evidence(report, scope_of):
    counts = list(report.counts())
    assert len(counts) > 1_000
    assert {key for key, *_ in counts} >= {"subregions-by-objectives", "gaps-by-subregion", "change-by-target"}
    assert_whole(report, scope_of())


def test_subregions_by_objectives_recounted_from_the_mentions(report, shipped):
    who = reporting(shipped, "2025", "objective")
    subregions = {member.iso3: member.subregion or "Non-regional members" for member in reference.members()}
    expected = {
        f"{name} · objective {number}": sum(subregions[iso3] == name for iso3 in who.get(str(number), ()))
        for name in {subregions[iso3] for iso3 in shipped.submissions.query("cycle == '2025'")["iso3"]}
        for number in range(1, 24)
    }  # of the non-regional members nothing was read: a dash, and no 0
    numbers = report.data["numbers"]["subregions-by-objectives"]
    shown = {numbers[address][0]: n for key, address, n in report.counts() if key == "subregions-by-objectives"}
    assert shown == expected


def test_every_member_stands_in_a_state_for_every_objective(report, shipped):
    cells = [words for href, words in report.links if re.match(r"#members-[a-z-]+:", href)]
    assert len(cells) == 62 * 23
    assert set(cells) <= set(wording.STATE_MEANINGS)
    expected = sum(len(who) for who in reporting(shipped, "2025", "objective").values())
    assert cells.count("reported") == expected
    received = {s.iso3 for s in shipped.submissions.itertuples() if s.cycle == "2025" and s.status == "current"}
    assert cells.count("no submission") == (62 - len(received - {""})) * 23


def test_passages_are_verbatim_and_say_where_they_stand(report, shipped):
    page = report.content.decode()
    quoted = [
        re.sub("<[^>]+>", "", found) for found in re.findall(r'<blockquote dir="auto">(.*?)</blockquote>', page, re.S)
    ]
    texts = {text.strip() for text in shipped.responses["text"]} | set(shipped.mentions["evidence"])
    said = [unescape(words) for words in quoted if not words.startswith("Left blank")]
    assert len(said) > 100
    assert {words.strip() for words in said} <= texts
    first = shipped.responses[shipped.responses["cycle"] == "2025"].iloc[0]
    assert f"{first.document} › {first.sheet}!{first.cell}" in report.words


def printed_passages(found: Report, who: str = "") -> set[int]:
    """The numbers of the passages that paper has; `who` is the beginning of the part in which they are looked for."""
    page = found.content.decode().partition(who)[2] if who else found.content.decode()
    return {int(number) for number in re.findall(r'<article class="passage" id="passage-(\d+)">', page)}


@pytest.mark.parametrize("chosen", first(1, [{}, {"cycle": "2021"}, {"subregions": ("Pacific",), "round_table": 3}]))
def test_every_passage_that_paper_names_is_printed_under_its_number(report, scope_of, chosen):
    found = written(scope_of(**chosen)) if chosen else report
    who = re.search(r'<section id="who-reports-what">(.*?)</section>', found.content.decode(), re.S)[1]
    named = {int(number) for number in re.findall(r'href="#passage-(\d+)"', who)}
    assert len(named) > 10
    assert named <= printed_passages(found)


def test_paper_has_the_answers_of_the_review_and_no_blank_ones(report, shipped):
    answers = shipped.responses.query("cycle == '2025' and state != 'blank'")
    marks = shipped.mentions.query("cycle == '2025' and response == ''")[["document", "sheet", "cell"]]
    assert len(printed_passages(report)) == len(answers) + len(marks.drop_duplicates())
    blank = re.findall(r'<article class="(.*?)".*?</article>', report.content.decode(), re.S)
    assert "passage screen" in blank


def test_head_and_foot_say_what_it_is_made_of(report, scope_of, shipped):
    scope = scope_of()
    for line in (wording.TITLE, scope.selection.describe(), scope.base, wording.COVERAGE_IS, scope.texts):
        assert line in report.words
    assert re.search(r"As of 1 February 2025\. Data [0-9a-f]{12}, software [\d.]+, reference tables", report.words)
    count = (shipped.documents["cycle"] == "2025").sum()
    assert count > 1 and f"All {count} documents were compiled from public statements" in report.words


@pytest.mark.long
def test_the_file_is_small_and_the_same_each_time(report, scope_of):
    assert len(report.content) < LARGEST
    assert html.write(scope_of(), silent) == report.content


def test_nothing_is_fetched_and_only_its_own_scripts_run(report):
    assert report.fetched == ["data:,"]
    assert report.handlers == []
    assert "default-src 'none'" in report.policy and "connect-src 'none'" in report.policy
    for name in ("code", "plotly"):
        digest = base64.b64encode(hashlib.sha256(report.scripts[name].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in report.policy, name
    outside = {href for href, _ in report.links if not href.startswith("#")}
    assert all(href.startswith(("https://", "http://")) for href in outside)
    assert "innerHTML" not in report.scripts["code"]


@pytest.mark.long
@pytest.mark.parametrize("chosen", SELECTIONS, ids=str)
def test_each_selection_makes_a_whole_report(scope_of, chosen):
    scope = scope_of(**chosen)
    found = written(scope)
    assert_whole(found, scope)
    assert list(found.counts())


@pytest.mark.long
def test_only_what_is_selected_is_quoted(scope_of, shipped):
    found = written(scope_of(subregions=("Pacific",)))
    inside = {m.name for m in reference.members() if m.subregion == "Pacific"}
    respondents = set(
        re.findall(r'<details class="said[a-z ]*"><summary>(.*?)<span class="screen">: \d+', found.content.decode())
    )
    assert respondents and respondents <= inside


@pytest.mark.long
def test_a_fictional_review_with_withheld_sources(scope_of, fictional):
    scope, before = scope_of(fictional), scope_of(fictional, cycle="2021")
    found = written(scope)
    assert_whole(found, scope)
    text = found.content.decode()
    assert "Weavers" not in text and "university of nowhere" not in text
    assert wording.WITHHELD_PLACE in found.words
    assert "a stakeholder, trade unions" in found.words.lower()
    assert_whole(written(before), before)


@pytest.mark.long
def test_superseded_submissions_are_not_counted(scope_of, fictional):
    """The earlier form of Fiji names objectives 14 and 15; Palau's tally names 14, too."""
    counts = {
        found[1]: found[2] for found in written(scope_of(fictional)).counts() if found[0] == "subregions-by-objectives"
    }
    assert (counts["pacific-objective-14"], counts["pacific-objective-15"]) == (1, 0)


def test_without_documents_it_says_what_to_do(scope_of, shipped):
    empty = ReviewData(**{name: getattr(shipped, name).iloc[:0] for name in ReviewData.__dataclass_fields__})
    scope = scope_of(empty)
    found = written(scope)
    assert wording.NO_DOCUMENTS in found.words
    assert not list(found.counts())
    assert "The six states of a cell" in found.words
    assert_whole(found, scope)


def test_without_members_it_says_what_to_do(scope_of):
    scope = scope_of(subregions=("East and North-East Asia",), group="SIDS")
    found = written(scope)
    assert wording.NO_MEMBERS in found.words
    assert_whole(found, scope)


@pytest.mark.long
def test_a_single_submission(scope_of, shipped):
    one = shipped.submissions.loc[shipped.submissions["cycle"] == "2025", "submission"].iloc[0]
    tables = {name: getattr(shipped, name) for name in ("submissions", "responses", "mentions")}
    kept = {name: table[table["submission"] == one].reset_index(drop=True) for name, table in tables.items()}
    scope = scope_of(replace(shipped, **kept))
    found = written(scope)
    assert_whole(found, scope)
    assert scope.material.total == 1
    assert f"Base: {scope.material.have(62)}, as of" in found.words


@pytest.mark.long
def test_hostile_texts_stay_texts(scope_of, shipped):
    columns = dict.fromkeys(("source", "sheet", "document", "source_date"), HOSTILE)
    responses = shipped.responses.assign(text=[f"{HOSTILE}{text}" for text in shipped.responses["text"]], **columns)
    responses.loc[0, "text"] = "長" * 32_767
    mentions = shipped.mentions.assign(document=HOSTILE, evidence=HOSTILE, cell="<b>")
    scope = scope_of(replace(shipped, responses=responses, mentions=mentions))
    found = written(scope)
    assert set(found.scripts) == {"data", "plotly", "code"}
    assert found.handlers == [] and found.fetched == ["data:,"]
    assert_whole(found, scope)
    shown = HOSTILE.replace("\x00", "\ufffd")
    assert f"{shown} › " in found.words or shown in found.words
    assert "長" * 32_767 in found.words
    assert b"\0" not in found.content


def test_json_can_stand_in_a_script():
    written = as_json({"a": HOSTILE})
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"a": HOSTILE}


def test_addresses_are_distinct_and_plain():
    found = slugs(["Pacific · objective 2", "Pacific – objective 2", "移徙", "Türkiye · 3", "", "number"])
    assert list(found.values()) == [
        "pacific-objective-2",
        "pacific-objective-2-2",
        "number",
        "turkiye-3",
        "number-2",
        "number-3",
    ]


def merged(one: object, change: dict) -> object:
    """What the report's script makes of a light figure and the difference to the dark one."""
    if "=" in change:
        return change["="]
    made = list(one) if isinstance(one, list) else dict(one)
    for key, part in change.items():
        place = int(key) if isinstance(made, list) else key
        made[place] = merged(made[place], part)
    return made


def test_the_dark_figures_can_be_made_of_the_light_ones(report, scope_of):
    figures = report.data["figures"]
    exhibits = {made.key: made for section in sections(scope_of()) for made in section.exhibits if made.draw}
    assert figures.keys() == exhibits.keys()
    for key in ("subregions-by-objectives", "plan-map", "gaps-by-subregion", "change-by-target"):
        dark = exhibits[key].draw("dark").to_plotly_json()
        made = merged(figures[key]["light"], figures[key]["dark"])
        assert [trace.get("textfont") for trace in made["data"]] == [t.get("textfont") for t in dark["data"]]
        assert (
            made["layout"]["font"]["color"]
            == dark["layout"]["font"]["color"]
            != figures[key]["light"]["layout"]["font"]["color"]
        )


def test_a_difference_holds_what_differs_and_nothing_else():
    assert difference({"a": 1}, {"a": 1}) is None
    assert difference({"a": [1, {"b": 2, "c": 3}]}, {"a": [1, {"b": 9, "c": 3}]}) == {"a": {"1": {"b": {"=": 9}}}}
    assert difference({"a": 1}, {"b": 1}) == {"=": {"b": 1}}
    assert difference(["x", "y"], ["x", "z"]) == {"=": ["x", "z"]}


@cache
def bundle() -> str:
    return BUNDLE.read_text(encoding="utf-8")


def test_the_bundle_is_that_of_the_installed_plotly():
    version = plotly.offline.get_plotlyjs_version()
    assert f"plotly.js (cartesian - minified) v{version}" in bundle()[:200]
    sources = (FOLDER / "assets" / "SOURCES.md").read_text(encoding="utf-8")
    assert f"plotly.js {version}" in sources and hashlib.sha256(BUNDLE.read_bytes()).hexdigest() in sources
    assert "MIT License" in (FOLDER / "assets" / "plotly-LICENSE.txt").read_text(encoding="utf-8")


def test_the_bundle_draws_every_kind_of_figure(report):
    known = set(re.findall(r'moduleType:"trace",name:"(\w+)"', bundle()))
    used = {trace["type"] for figure in report.data["figures"].values() for trace in figure["light"]["data"]}
    assert {"bar", "heatmap", "scatter"} <= used <= known


@pytest.mark.long
def test_progress_runs_to_the_end(scope_of):
    told: list[float] = []
    html.write(scope_of(subregions=("Pacific",)), lambda share, what: told.append(share))
    assert told == sorted(told) and told[0] > 0 and told[-1] < 1

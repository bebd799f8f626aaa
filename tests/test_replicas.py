"""Two dashboards behind nginx on one PostgreSQL: one store, one sign of health, and files where their session is."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.tables.build import build
from tests import browser
from tests import replicas as r
from tests.fictional_review import write_review
from tests.stores import OFFICER

SEEN_WITHIN = 2.0  # seconds from a decision until every replica shows it
MISSING = "there is no nginx on this machine: one dashboard is tested without it"
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(r.nginx() is None and not r.is_asked_for(), reason=MISSING),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[r.Replicas]:
    with r.replicas(tmp_path_factory.mktemp("replicas")) as made:
        yield made


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Documents of a fictional review of 2025."""
    folder = tmp_path_factory.mktemp("review")
    write_review(folder)
    return sorted((folder / "2025").glob("*.xlsx"))


class Answer:
    """An answer of a server: its status, headers and body."""

    def __init__(self, address: str, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        connection.request(
            method, path, body or None, headers={name.replace("_", "-"): headers[name] for name in headers}
        )
        answer = connection.getresponse()
        self.status, self.headers, self.body = answer.status, answer.headers, answer.read()
        connection.close()

    @property
    def cookies(self) -> dict[str, str]:
        """Those that it sets."""
        lines = self.headers.get_all("Set-Cookie") or []
        return dict(line.split(";")[0].split("=", 1) for line in lines)


def health(address: str) -> dict[str, str]:
    return json.loads(Answer(address, "/health").body)


def seconds_until(holds: Callable[[], bool], most: float = 60) -> float:
    """How long it takes until something holds."""
    began = time.monotonic()
    while not holds():
        assert time.monotonic() - began < most
        time.sleep(0.02)
    return time.monotonic() - began


def pace() -> float:
    """How much slower than alone things go at the moment: where others use the machine, 1 and more.

    A process that loads what a dashboard loads starts within a second where it is alone.
    """
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import streamlit, pandas, plotly.graph_objects"], check=True)
    return max(1.0, time.monotonic() - began)


def accept(found: r.Replicas, *files: Path) -> float:
    """Hand in and accept documents, as another machine does; the moment at which that was kept."""
    store = Store(found.database)
    handed = store.receive(OFFICER, "2025", [Incoming(file.name, file.read_bytes()) for file in files])
    store.decide(OFFICER, [Proposal("accept", "2025", each.document.name) for each in handed])
    return time.monotonic()


def test_what_is_decided_anywhere_stands_on_each_within_two_seconds(found, files):
    first, second = found.dashboards
    seconds_until(lambda: health(first)["status"] == health(second)["status"] == "ok")
    assert health(first) == health(second) == health(found.front)
    assert health(first)["build"] == build()
    accept(found, files[0])  # the first one starts the process that reads documents
    seconds_until(lambda: len(health(first)["data"]) == len(health(second)["data"]) == 64)
    for file in files[1:3]:
        before = health(first)["data"]
        assert health(second)["data"] == before
        limit = SEEN_WITHIN * pace()
        began = accept(found, file)
        seconds_until(lambda before=before: before not in (health(first)["data"], health(second)["data"]))
        assert time.monotonic() - began < limit
        assert health(first) == health(second)


def test_each_visitor_stays_with_one_dashboard(found):
    led = {}
    for _ in range(12):
        page = Answer(found.front, "/")
        assert page.status == 200
        cookie = page.cookies["gcm_route"]
        assert re.fullmatch("[0-9a-f]{32}", cookie)
        paths = f"/one-{cookie}", f"/two-{cookie}"  # no pages: each path stands in the log once
        for path in paths:
            assert "gcm_route" not in Answer(found.front, path, Cookie=f"gcm_route={cookie}").cookies
        led[cookie] = upstreams(found, *paths)
    assert all(len(set(places)) == 1 for places in led.values())
    assert len({places[0] for places in led.values()}) == 2  # and both have some


def upstreams(found: r.Replicas, *paths: str) -> list[str]:
    """Which dashboards have answered requests of some paths, by the log of nginx, which it writes after its answer."""

    def places() -> list[str]:
        lines = [line.split() for line in found.log.read_text("utf-8").splitlines()]
        return [line[-1] for line in lines if line[3] in paths]

    seconds_until(lambda: len(places()) == len(paths))
    return places()


def upload(found: r.Replicas, cookie: str, others: str = "") -> tuple[int, str]:
    """Open a page under a cookie and put a file into its session, perhaps under the cookie of `others`."""
    token = Answer(found.front, "/_stcore/health", Cookie=f"gcm_route={cookie}").cookies["_streamlit_xsrf"]
    url = f"ws{found.front.removeprefix('http')}/_stcore/stream"
    header = {"Cookie": f"gcm_route={cookie}; _streamlit_xsrf={token}"}
    options = {"max_size": None, "origin": found.front, "additional_headers": header}
    with connect(url, subprotocols=["streamlit"], **options) as socket:
        message = BackMsg()
        message.rerun_script.page_name = "since"
        socket.send(message.SerializeToString())
        session = next(
            answer.new_session.initialize.session_id
            for answer in map(ForwardMsg.FromString, socket)
            if answer.WhichOneof("type") == "new_session"
        )
        lines = ["--line", 'Content-Disposition: form-data; name="file"; filename="a.zip"', "", "bytes", "--line--", ""]
        answer = Answer(
            found.front, f"/_stcore/upload_file/{session}/number", "PUT", "\r\n".join(lines).encode(),
            Cookie=f"gcm_route={others or cookie}; _streamlit_xsrf={token}", X_Xsrftoken=token,
            Content_Type="multipart/form-data; boundary=line",
        )  # fmt: skip
    (place,) = upstreams(found, f"/_stcore/upload_file/{session}/number")
    return answer.status, place


def test_a_file_comes_to_the_session_that_it_is_for(found):
    cookies = [f"{number:032x}" for number in range(24)]  # of which the ports decide who gets each
    answers = {cookie: upload(found, cookie) for cookie in cookies}
    assert {status for status, _ in answers.values()} == {204}
    first, second = (next(c for c in cookies if answers[c][1] == urlsplit(place).netloc) for place in found.dashboards)
    assert upload(found, first, others=second)[0] == 400  # on the other dashboard there is no such session


def test_what_is_for_nobody_is_closed_and_what_is_too_large_is_refused_in_words(found):
    for path in (
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "//_stcore//metrics",
        "/_stcore/%6detrics",
        "/_STCORE/metrics",
    ):
        assert Answer(found.front, path).status in (400, 404), path
    large = Answer(found.front, "/_stcore/upload_file/x/y", "PUT", bytes(28_000_000))
    assert (large.status, large.body.decode()) == (413, "One file may have 25 MB at the most.\n")
    assert Answer(found.front, "/", Host="rebound.example").status == 400
    assert Answer(found.front, "/", Origin="http://elsewhere.example").status == 403


def test_files_that_are_the_same_for_all_come_packed_and_with_the_headers(found):
    page = Answer(found.front, "/").body.decode()
    script = re.search(r'src="\./(static/js/index[^"]+)"', page)[1]
    plain = Answer(found.dashboards[0], f"/{script}")
    for _ in range(2):  # the second from nginx itself
        packed = Answer(found.front, f"/{script}", Accept_Encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert len(packed.body) < len(plain.body) / 2
        assert packed.headers["Content-Security-Policy"] and packed.headers["X-Content-Type-Options"] == "nosniff"
    other = Answer(found.front, f"/{script}", Host="localhost")
    assert other.status == 200


@pytest.mark.browser
@pytest.mark.skipif(browser.chromium() is None and not r.is_asked_for(), reason="there is no Chromium or Chrome")
def test_an_open_page_shows_what_another_replica_was_told(found, files, chromium):
    accept(found, files[0])
    seconds_until(lambda: len(health(found.dashboards[0])["data"]) == 64)
    pages = [browser.visit(chromium, f"{address}/data_quality") for address in (found.front, *found.dashboards)]
    read = len({each.sha256 for each in Store(found.database).state().accepted})
    for seen in pages:
        expect(seen.page.get_by_role("heading", name=f"{read} of {read} documents read").first).to_be_visible()
    accept(found, files[-1])
    for seen in pages:
        heading = seen.page.get_by_role("heading", name=f"{read + 1} of {read + 1} documents read")
        expect(heading.first).to_be_visible(timeout=browser.PAGE_WITHIN)
    for seen in pages:
        browser.assert_sound(seen)

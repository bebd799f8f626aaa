"""The server: who is let in, what it asks of others (nothing), and what anybody can write into its log."""

from __future__ import annotations

import gzip
import http.client
import logging
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from pages.shared.server import Repeats
from tests import browser

STATIC = Path(st.__file__).parent / "static"


@dataclass(frozen=True)
class Server:
    """A running server: its port, its log, and a proxy that would see what it asks of other hosts."""

    port: int
    log: Path
    proxy: socket.socket


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("server") / "log"
    with socket.create_server(("127.0.0.1", 0)) as proxy, log.open("wb") as file:
        url = f"http://127.0.0.1:{proxy.getsockname()[1]}"
        with browser.fresh_server(file, http_proxy=url, https_proxy=url, no_proxy="") as address:
            yield Server(urlsplit(address).port, log, proxy)


def status(server: Server, path: str = "/", **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers=headers)
    return connection.getresponse().status


def stream(server: Server, **options: object) -> ClientConnection:
    url = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    return connect(url, subprotocols=["streamlit"], max_size=None, compression=None, **options)


@pytest.mark.long
def test_it_listens_at_the_address_of_the_machine_itself_alone(server):
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)  # of this machine, too, but another


def got(server: Server, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


def test_files_of_streamlit_are_sent_compressed_to_who_takes_that(server):
    (chart,) = STATIC.glob("static/js/PlotlyChart.*.js")
    path = f"/{chart.relative_to(STATIC).as_posix()}"
    for takes in ("gzip", "gzip, deflate, br, zstd", "br;q=1, GZIP;q=0.5"):
        answer = got(server, path, accept_encoding=takes)
        content = answer.read()
        assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
        assert int(answer.headers["Content-Length"]) == len(content) < chart.stat().st_size / 3
        assert gzip.decompress(content) == chart.read_bytes()
        assert "immutable" in answer.headers["Cache-Control"] and "Accept-Encoding" in answer.headers["Vary"]
    again = got(server, path, accept_encoding="gzip", if_none_match=answer.headers["ETag"])
    assert (again.status, again.read()) == (304, b"")
    for plain in ({}, {"accept_encoding": "br"}, {"accept_encoding": "gzip", "range": "bytes=0-9"}):
        answer = got(server, path, **plain)
        assert answer.headers["Content-Encoding"] is None
        assert answer.read() == (chart.read_bytes()[:10] if "range" in plain else chart.read_bytes())


def test_it_answers_under_its_own_names_only(server):
    for name in (f"127.0.0.1:{server.port}", "localhost", "LOCALHOST:80"):
        assert status(server, Host=name) == 200
    for name in ("rebound.example", "127.0.0.1.rebound.example", "localhost.", ""):
        assert status(server, Host=name) == 400
        assert status(server, "/_stcore/health", Host=name) == 400
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    upgrade["Sec-WebSocket-Key"] = "AAAAAAAAAAAAAAAAAAAAAA=="
    assert status(server, "/_stcore/stream", Host="rebound.example", **upgrade) == 400
    assert status(server, "/_stcore/stream", Host="localhost", **upgrade) == 101


def test_pages_of_other_sites_get_nothing_and_no_host_is_asked_about_them(server):
    for origin in ("http://elsewhere.example", "null", f"http://127.0.0.1:{server.port + 1}"):
        assert status(server, "/_stcore/health", Origin=origin) == 403
        with pytest.raises(InvalidStatus, match="403"):
            stream(server, origin=origin)
    assert status(server, "/_stcore/health", Origin=f"http://127.0.0.1:{server.port}") == 200
    server.proxy.settimeout(0.2)
    with pytest.raises(TimeoutError):  # nothing at the start, and nothing since
        server.proxy.accept()


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/%6detrics", "//_stcore/metrics"])
def test_its_figures_about_itself_are_closed(server, path):
    assert status(server, path) in (400, 404)


def sent(connection: ClientConnection, page: str, **state: object) -> dict[str, str]:
    """Ask for a run of a page, perhaps with the state of one widget; gives the kinds of all widgets by their ids."""
    message = BackMsg()
    message.rerun_script.page_name = page
    if state:
        message.rerun_script.widget_states.widgets.add(**state)
    connection.send(message.SerializeToString())
    found = {}
    for received in connection:
        answer = ForwardMsg.FromString(received)
        if answer.WhichOneof("type") == "script_finished":
            return found
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind and hasattr(getattr(element, kind), "id"):
            found[getattr(element, kind).id] = kind
    raise AssertionError("the run did not end")


@pytest.mark.long
@pytest.mark.parametrize(
    ("page", "expected"),
    [("", {"selectbox", "multiselect", "plotly_chart"}), ("responses", {"text_input"})],
)
def test_widget_states_of_a_wrong_kind_leave_lines_and_no_traceback(server, page, expected):
    with stream(server) as connection:
        one_of_each = {kind: widget for widget, kind in sent(connection, page).items()}
    assert expected <= set(one_of_each)
    wrong = [{"int_value": 9}, {"json_value": "{}"}, {"bytes_value": b"x"}, {"json_value": "{"}]
    before = len(server.log.read_text("utf-8"))
    for _ in range(2):
        for widget in one_of_each.values():
            for state in wrong:
                with stream(server) as connection:  # a state that failed fails again in each run of its session
                    sent(connection, page, id=widget, **state)
    lines = server.log.read_text("utf-8")[before:].splitlines()
    assert all("A message with a widget state of a wrong kind: " in line for line in lines), lines
    assert len(lines) < len(one_of_each) * len(wrong)


def record(error: BaseException) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__)
    return logging.LogRecord("streamlit.error_util", logging.ERROR, "", 0, "Uncaught app execution", (), info)


@pytest.mark.long
def test_a_fault_of_ours_keeps_its_traceback_and_repeats_are_counted(monkeypatch):
    from gcm_data import reference

    now = [1000.0]
    monkeypatch.setattr("pages.shared.server.time.monotonic", lambda: now[0])
    faults = []
    for code in ("a", "b", "c"):
        with pytest.raises(Exception) as caught:
            reference.cycle(code)
        faults.append(caught.value)
    kept, log = [record(fault) for fault in faults], Repeats()
    assert [log.filter(one) for one in kept] == [True, False, False]
    assert kept[0].exc_info and kept[0].getMessage() == "Uncaught app execution"
    now[0] += 61
    later = record(faults[0])
    assert log.filter(later)
    assert later.exc_info and later.getMessage() == "Uncaught app execution (2 more before)"

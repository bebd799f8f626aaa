"""Whether a server can serve readers, told to whoever watches over it; and what each answer forbids the browser."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import dashboard
from gcm_data.store import database
from gcm_data.store.away import StoreAway
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.tables.build import build
from loaders.apart import LoadFailed
from pages.shared import headers, health, kept, server, session
from pages.shared.standing import Standing
from tests.databases import new_database
from tests.fictional_review import write_review
from tests.stores import OFFICER

NEEDED = {
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
}


@pytest.fixture
def client() -> TestClient:
    """The endpoint behind what looks at each request, without the pages."""
    fails = Route("/fails", lambda request: 1 / 0)
    return TestClient(
        Starlette(routes=[health.ROUTE, fails], middleware=server.middleware()),
        base_url="http://localhost:8501",
        raise_server_exceptions=False,
    )


def test_it_says_which_program_and_which_data(client, monkeypatch, tmp_path):
    monkeypatch.setenv(database.SETTING, new_database("sqlite", tmp_path))
    monkeypatch.delenv("GCM_SUBMISSIONS", raising=False)
    monkeypatch.setattr(session, "_standing", Standing(session._read, LoadFailed, session._forget))
    monkeypatch.setattr(session, "_looks", {})
    assert (client.get("/health").status_code, client.get("/health").json()["status"]) == (503, health.NOTHING_STANDS)
    write_review(tmp_path)
    file = next(tmp_path.rglob("*.xlsx"))
    kept.store().receive(OFFICER, "2025", [Incoming(file.name, file.read_bytes())])
    kept.store().decide(OFFICER, [Proposal("accept", "2025", file.name)])
    monkeypatch.setattr(session, "_looks", {})
    session.ready(lambda load: None)
    answer = client.get("/health")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.json() == {"status": "ok", "build": build(), "data": kept.fingerprint()}
    assert client.head("/health").status_code == 200
    monkeypatch.setattr(database, "exists", _lost)
    monkeypatch.setattr(session, "_looks", {})
    session.begin()  # as the server does every moment
    answer = client.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, health.STORE_AWAY)
    assert answer.json()["data"]  # what stood still stands
    assert OFFICER.address not in answer.text and str(tmp_path) not in answer.text


def _lost(*arguments: object) -> bool:
    raise StoreAway("The database at a secret address does not answer.")


def test_the_dashboard_has_the_endpoint():
    assert health.ROUTE in dashboard.app._user_routes


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [("/health", "localhost", None), ("/", "rebound.example", 400), ("/no", "localhost", 404)],
)
def test_every_answer_has_the_headers_and_a_refusal_too(client, path, host, status):
    answer = client.get(path, headers={"Host": host})
    assert status is None or answer.status_code == status
    assert {name for name in NEEDED if name in answer.headers} == NEEDED


def test_no_script_but_streamlits_own_runs_and_only_its_own_socket_is_asked():
    policy = dict(rule.split(" ", 1) for rule in headers.content_policy("gcm.example.org:8501").split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    scripts = policy["script-src"].split()
    assert scripts[0] == "'self'" and all(each.startswith("'sha256-") for each in scripts[1:])
    assert policy["connect-src"] == "'self' ws://gcm.example.org:8501 wss://gcm.example.org:8501"


@pytest.mark.parametrize("host", ["", "a; script-src *", "a b", "a\r\nX: y", "http://a", "*"])
def test_a_host_that_is_none_gets_into_no_policy(host):
    assert "connect-src 'self';" in headers.content_policy(host)


def test_an_answer_keeps_a_header_of_its_own():
    own = PlainTextResponse("x", headers={"Referrer-Policy": "no-referrer"})
    app = Starlette(routes=[Route("/", lambda request: own)], middleware=[Middleware(headers.Guarded)])
    assert TestClient(app).get("/").headers.get_list("referrer-policy") == ["no-referrer"]

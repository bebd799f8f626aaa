"""Who a visitor is, and with which rights: by a sign-in, a proxy, this machine, or none; and the page that says so."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.testing.v1 import AppTest

from gcm_data.store.rights import ADMINISTRATOR, CODER, OFFICER, READER, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.text.inert import as_markdown
from gcm_data.wording import rights as wording
from pages.shared import people, sign_in
from tests import databases
from tests.conftest import ROOT

AUTH = {"redirect_uri": "http://localhost/oauth2callback", "client_id": "fictional", "cookie_secret": "x" * 32}
ROLES = {
    "administrators": ["admin@example.org"],
    "officers": ["Officer@Example.org", "group:GCM officers"],
    "coders": "coder@example.org",
}
SECRETS = {"auth": AUTH, "roles": ROLES}
NO_SECRETS = {"fictional": "so that no secrets of this machine are read"}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An empty store, which the pages read."""
    url = databases.new_database("sqlite", tmp_path)
    monkeypatch.setenv("GCM_DATABASE_URL", url)
    return Store(url)


def visitor_as_said() -> None:
    """A page that says who its visitor is."""
    import streamlit as streamlit_here

    from pages.shared import people as people_here

    found = people_here.visitor()
    streamlit_here.text(found.person.address)
    streamlit_here.text(found.person.role)
    streamlit_here.text(found.why)


def visitor(user: dict[str, object], secrets: dict[str, object]) -> tuple[str, str, str]:
    """Address, role and reason of who visits with these claims and secrets."""
    app = AppTest.from_function(visitor_as_said)
    app.user, app.secrets = user, secrets
    app.run()
    assert not app.exception
    return tuple(found.value for found in app.text)


def signed_in(email: str, **claims: object) -> dict[str, object]:
    return {"is_logged_in": True, "email": email, "iat": int(time.time()) - 60, **claims}


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        (signed_in("admin@example.org"), ADMINISTRATOR),
        (signed_in("OFFICER@example.org", email_verified=True), OFFICER),
        (signed_in("other@example.org", groups=["All staff", "GCM officers"]), OFFICER),
        (signed_in("other@example.org", groups=[], roles="staff, GCM officers"), OFFICER),
        (signed_in("coder@example.org"), CODER),
        (signed_in("given@example.org"), OFFICER),
        (signed_in("coder@example.org", groups=["gcm Officers"]), CODER),
        (signed_in("other@example.org", name="admin@example.org", preferred_username="admin@example.org"), READER),
    ],
)
def test_a_role_is_that_of_the_address_or_of_a_group(store, claims, role):
    given = Proposal("role", what={"address": "Given@example.org", "role": OFFICER})
    store.decide(Person("admin@example.org", ADMINISTRATOR), [given])
    address, found, why = visitor(claims, SECRETS)
    assert (address, found) == (claims["email"].lower(), role)
    assert why == wording.ROLE.format(address=address, role=role)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"is_logged_in": False}, wording.SIGN_IN),
        ({"email": "admin@example.org"}, wording.SIGN_IN),  # of nobody who signed in
        (signed_in("admin@example.org", email_verified=False), wording.NO_ADDRESS),
        (signed_in("admin@example.org", email_verified="false"), wording.NO_ADDRESS),
        (signed_in(""), wording.NO_ADDRESS),
        (signed_in("group:GCM officers"), wording.NO_ADDRESS),
        (signed_in("admin@example.org") | {"iat": time.time() - sign_in.HOLDS - 1}, wording.OLD),
    ],
)
def test_who_is_not_known_reads_and_is_told_why(store, claims, said):
    assert visitor(claims, SECRETS) == ("", READER, said)


def test_an_address_in_other_letters_is_another_address(store):
    assert visitor(signed_in("admın@example.org"), SECRETS)[1] == READER  # dotless i
    assert visitor(signed_in("straße@example.org"), SECRETS | {"roles": {"officers": ["strasse@example.org"]}})[1] == (
        READER
    )


def test_with_the_secret_of_the_example_nobody_has_rights(store):
    example = {"auth": AUTH | {"cookie_secret": "at least 32 random signs"}, "roles": ROLES}
    assert "at least 32 random signs" in wording.EXAMPLE
    assert visitor(signed_in("admin@example.org"), example) == ("", READER, wording.WEAK)


def test_a_role_that_is_taken_back_holds_no_longer_at_the_next_run(store):
    admin = Person("admin@example.org", ADMINISTRATOR)
    for role in (OFFICER, READER):
        store.decide(admin, [Proposal("role", what={"address": "a@example.org", "role": role})])
        assert visitor(signed_in("a@example.org"), SECRETS)[1] == role


@pytest.fixture
def listens(monkeypatch: pytest.MonkeyPatch):
    """Have the server listen on an address, and the request come with these headers and through such a proxy."""
    options: dict[str, object] = {}
    real = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: options.get(name, real(name)))

    def at(address: str, headers: dict[str, str] | None = None, **others: object) -> None:
        options["server.address"] = address
        options.update({name.replace("_", "."): value for name, value in others.items()})
        monkeypatch.setattr(type(st.context), "headers", Headers(headers or {}))

    return at


class Headers:
    """What a page sees of the headers of its request."""

    def __init__(self, headers: dict[str, str]) -> None:
        self._headers = headers

    def to_dict(self) -> dict[str, str]:
        return self._headers


@pytest.mark.parametrize(
    ("address", "headers", "is_of_this_machine"),
    [
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}, True),
        ("localhost", {"Host": "localhost:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("::1", {"Host": "[::1]"}, True),
        ("127.0.0.1", {}, True),
        ("", {"Host": "127.0.0.1:8501"}, False),
        ("0.0.0.0", {"Host": "127.0.0.1:8501"}, False),
        ("192.0.2.7", {"Host": "192.0.2.7:8501"}, False),
        ("127.0.0.1", {"Host": "gcm.example.org"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1.example.org:80"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "X-Forwarded-For": "192.0.2.7"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "x-forwarded-proto": "https"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Via": "1.1 proxy"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "X-Real-IP": "192.0.2.7"}, False),
        ("127.0.0.1", {"Host": ""}, False),
    ],
)
def test_without_a_sign_in_rights_are_of_this_machine_alone(store, listens, address, headers, is_of_this_machine):
    listens(address, headers)
    who, role, why = visitor({}, NO_SECRETS)
    assert (bool(who), role) == ((True, ADMINISTRATOR) if is_of_this_machine else (False, READER))
    assert why == (wording.LOOPBACK if is_of_this_machine else wording.OPEN)


def test_a_proxy_says_who_visits(store, listens):
    listens("127.0.0.1", {"Host": "gcm.example.org", "X-Forwarded-For": "192.0.2.7"},
            server_trustedUserHeaders={"X-Auth-Email": "email", "X-Auth-Groups": "groups"})  # fmt: skip
    secrets = {"roles": ROLES}
    assert visitor({"email": "Officer@example.org", "groups": None}, secrets)[:2] == ("officer@example.org", OFFICER)
    assert visitor({"email": "a@example.org", "groups": "x,GCM officers"}, secrets)[1] == OFFICER
    assert visitor({"email": None, "groups": None}, secrets) == ("", READER, wording.SIGN_IN)


def test_secrets_that_can_not_be_read_give_nobody_rights(store, listens, tmp_path):
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n", encoding="utf-8")
    listens("127.0.0.1", secrets_files=[str(broken)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "secrets", Broken())
        assert visitor({}, {}) == ("", READER, wording.BROKEN)
        broken.unlink()
        assert visitor({}, {})[1] == ADMINISTRATOR


def test_a_change_of_the_secrets_is_seen_at_once_whatever_stood_there_before(tmp_path, monkeypatch):
    """Streamlit's own watch of the file ends where it can't be read once, or is replaced by an older one."""
    file = tmp_path / "secrets.toml"
    monkeypatch.setattr(secrets_singleton, "_file_watchers_installed", True)
    given = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)])
    try:
        assert sign_in.secrets() == {}
        file.write_text('[roles]\nofficers = ["a@example.org"]\n', encoding="utf-8")
        assert sign_in.secrets() == {"roles": {"officers": ["a@example.org"]}}
        file.write_text("[roles\n", encoding="utf-8")
        with pytest.raises(sign_in.BrokenSecrets):
            sign_in.secrets()
        file.write_text("[roles]\nofficers = []\n", encoding="utf-8")
        os.utime(file, (1, 1))
        assert sign_in.secrets() == {"roles": {"officers": []}}
        file.unlink()
        assert sign_in.secrets() == {}
    finally:
        config.set_option("secrets.files", given)
        secrets_singleton._reset()


class Broken:
    """Secrets of a file that can't be read."""

    def to_dict(self) -> dict[str, object]:
        raise OSError


def test_in_a_folder_nobody_has_rights(store, folder):
    assert visitor(signed_in("admin@example.org"), SECRETS) == ("admin@example.org", READER, wording.FOLDER)
    assert visitor({}, NO_SECRETS) == ("", READER, wording.FOLDER)


def test_providers_have_a_button_each():
    assert [sign_in_names(auth) for auth in (None, AUTH, {"one": AUTH, "two": AUTH}, {**AUTH, "one": AUTH})] == [
        [], [""], ["one", "two"], ["", "one"],
    ]  # fmt: skip
    assert sign_in_names("fictional") == [""]  # who writes that wants a sign-in


def sign_in_names(auth: object) -> list[str]:
    """The providers of these secrets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sign_in, "secrets", lambda: {} if auth is None else {"auth": auth})
        return sign_in.providers()


def open_people(user: dict[str, object], secrets: dict[str, object]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    app.user, app.secrets = user, secrets
    app.run()
    app.switch_page("pages/people.py").run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(found.value for found in app.markdown)


def test_an_administrator_gives_a_role(store):
    app = open_people(signed_in("admin@example.org"), SECRETS)
    assert [button.label for button in app.button] == ["Sign out", "Give this role"]
    app.text_input[0].set_value("<b>nobody</b>")
    app.button[1].click().run()
    assert "is no address" in app.error[0].value and not store.version()
    app.text_input[0].set_value(" New@Example.org ")
    app.selectbox(key=next(box.key for box in app.selectbox if box.label == "Role")).set_value(CODER)
    app.button[1].click().run()
    assert not app.error
    assert app.toast[0].value == as_markdown(wording.GIVEN.format(address="new@example.org", role=CODER))
    assert store.state().roles == {"new@example.org": CODER}
    (table,) = (found.value for found in app.dataframe)
    assert dict(zip(table["Address or group"], table["Role"], strict=True)) == {
        "admin@example.org": ADMINISTRATOR, "Officer@Example.org": OFFICER, "group:GCM officers": OFFICER,
        "coder@example.org": CODER, "new@example.org": CODER,
    }  # fmt: skip


def test_others_see_no_addresses_but_their_own(store):
    app = open_people(signed_in("officer@example.org"), SECRETS)
    assert not app.dataframe and [button.label for button in app.button] == ["Sign out"]
    assert "receive documents" in words(app) and "undo decisions and give roles" not in words(app)
    app = open_people({"is_logged_in": False}, SECRETS)
    assert not app.dataframe and [button.label for button in app.button] == ["Sign in"]
    assert wording.MAY_NOTHING in words(app) and not app.expander


def test_without_a_sign_in_the_page_says_how_to_set_one_up(store):
    app = open_people({}, NO_SECRETS)
    assert [found.value for found in app.code] == [wording.EXAMPLE.strip()]
    assert wording.LOOPBACK in words(app).replace("\\", "")


def test_the_readme_has_the_example_of_the_page():
    assert wording.EXAMPLE in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_file_handed_in_by_somebody_without_rights_is_not_kept(store):
    def hand_in() -> None:
        from gcm_data.store.rows import Incoming as File
        from pages.shared import deciding

        assert deciding.receive("2025", [File("a.xlsx", b"fictional")]) is None

    app = AppTest.from_function(hand_in)
    app.user, app.secrets = signed_in("coder@example.org"), SECRETS
    app.run()
    assert not app.exception and "rights of an officer" in app.error[0].value
    assert store.version() == 0
    store.receive(Person("officer@example.org", people.OFFICER), "2025", [Incoming("a.xlsx", b"fictional")])
    assert store.version() == 1

"""Who uses the dashboard: the address of who signed in, or of who sits at this machine; and the role that they have.

The role is looked up at each run: what an identity provider said at the sign-in may be a month old.
"""

from __future__ import annotations

import getpass
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from gcm_data.store.away import StoreAway
from gcm_data.store.rights import ADMINISTRATOR, CODER, OFFICER, READER, ROLES, Person
from gcm_data.wording import rights as wording
from pages.shared import kept, session

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
_FORWARDED = ("x-forwarded-for", "forwarded", "x-forwarded-host", "x-real-ip", "via")
_SETTINGS = {"coders": CODER, "officers": OFFICER, "administrators": ADMINISTRATOR}
_GROUP = "group:"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person, and in a sentence why they have these rights and how that can be changed."""

    person: Person
    why: str


def current() -> Person:
    """Who runs this page, with the role that holds at this moment."""
    return visitor().person


def visitor() -> Visitor:
    """Who runs this page, and why they have the rights that they have."""
    if session.is_folder():
        return Visitor(Person(_signed_in_address() or "", READER), wording.FOLDER)
    if has_sign_in():
        address = _signed_in_address()
        if not address:
            return Visitor(Person("", READER), wording.SIGN_IN)
        role = role_of(address, _claimed_groups(), _settings(), _given())
        return Visitor(Person(address, role), wording.ROLE.format(address=address, role=role))
    if is_only_this_machine():
        return Visitor(Person(_at_this_machine(), ADMINISTRATOR), wording.LOOPBACK)
    return Visitor(Person("", READER), wording.OPEN)


def has_sign_in() -> bool:
    """Whether the settings name an identity provider, or headers of a proxy that signs people in."""
    return "auth" in _secrets() or bool(st.get_option("server.trustedUserHeaders"))


def is_signed_in() -> bool:
    """Whether somebody has signed in."""
    return bool(_signed_in_address())


def is_only_this_machine() -> bool:
    """Whether the server listens to this machine alone, and no proxy hands it requests of others."""
    if (st.get_option("server.address") or "") not in LOOPBACK:
        return False
    headers = {name.lower(): value for name, value in st.context.headers.to_dict().items()}
    if any(name in headers for name in _FORWARDED):
        return False
    host = headers.get("host", LOOPBACK[0])
    name = host if host.endswith("]") or host.count(":") != 1 else host.rpartition(":")[0]
    return name.partition("]:")[0].strip("[]") in (*LOOPBACK, "")


def role_of(
    address: str, groups: Iterable[str], settings: Mapping[str, Iterable[str]], given: Mapping[str, str]
) -> str:
    """The highest role of an address: by the settings, by a group that they name, or given by an administrator.

    `settings` are lists of addresses and of “group:NAME” by the plural of a role; `given` is address -> role.
    """
    names = {address.casefold(), *(f"{_GROUP}{group}".casefold() for group in groups)}
    roles = [role for key, role in _SETTINGS.items() if names & {each.casefold() for each in settings.get(key, ())}]
    return max([READER, given.get(address.casefold(), READER), *roles], key=ROLES.index)


def _signed_in_address() -> str:
    """The address that an identity provider vouches for; "" where nobody has signed in."""
    user = st.user.to_dict()
    if not user.get("is_logged_in", bool(user.get("email"))) or user.get("email_verified") is False:
        return ""
    return str(user.get("email") or "").strip().casefold()


def _claimed_groups() -> list[str]:
    user = st.user.to_dict()
    found = user.get("groups") or user.get("roles") or []
    return [found] if isinstance(found, str) else [str(each) for each in found]


def _settings() -> dict[str, list[str]]:
    """The table [roles] of the secrets."""
    roles = _secrets().get("roles", {})
    return {key: [str(each) for each in roles.get(key, [])] for key in _SETTINGS}


def _given() -> Mapping[str, str]:
    """The roles that administrators gave. While the store is away nobody has one: nothing can be changed anyway."""
    try:
        return kept.store().state().roles
    except StoreAway:
        return {}


def _secrets() -> Mapping[str, object]:
    try:
        return st.secrets.to_dict()
    except (StreamlitSecretNotFoundError, FileNotFoundError):
        return {}


def _at_this_machine() -> str:
    """Who started the server, as this machine knows them."""
    try:
        return f"{getpass.getuser()}@{socket.gethostname()}"
    except (OSError, KeyError):
        return "this machine"

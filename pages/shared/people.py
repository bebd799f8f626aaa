"""Who uses the dashboard: the address of who signed in, or of who sits at this machine; and the role that they have.

The role is looked up at each run: what an identity provider said at the sign-in may be hours old.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from gcm_data.store.away import StoreAway
from gcm_data.store.rights import ADMINISTRATOR, CODER, OFFICER, READER, ROLES, Person, at_this_machine, same_address
from gcm_data.wording import rights as wording
from pages.shared import kept, session, sign_in

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
SETTINGS = {"administrators": ADMINISTRATOR, "officers": OFFICER, "coders": CODER}
GROUP = "group:"
_FORWARDED = ("forwarded", "via", "x-real-ip", "x-client-ip", "x-original-host", "true-client-ip", "cf-connecting-ip")


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person, and in a sentence why they have these rights and how that can be changed.

    `can_sign_in`: people can sign in here.
    """

    person: Person
    why: str
    can_sign_in: bool = False


def current() -> Person:
    """Who runs this page, with the role that holds at this moment."""
    return visitor().person


def visitor() -> Visitor:
    """Who runs this page, and why they have the rights that they have."""
    try:
        return _visitor(has_sign_in())
    except sign_in.BrokenSecrets:
        return Visitor(Person("", READER), wording.BROKEN, can_sign_in=True)  # where they do, a page says what is wrong


def _visitor(can_sign_in: bool) -> Visitor:
    if session.is_folder():
        address = sign_in.found().address if can_sign_in else ""
        return Visitor(Person(address, READER), wording.FOLDER, can_sign_in)
    if can_sign_in:
        who = sign_in.found()
        if not who.address:
            return Visitor(Person("", READER), who.problem or wording.SIGN_IN, can_sign_in)
        role = role_of(who.address, who.groups, settings(), _given())
        why = wording.ROLE.format(address=who.address, role=role)
        return Visitor(Person(who.address, role), why, can_sign_in)
    if is_only_this_machine():
        return Visitor(Person(at_this_machine(), ADMINISTRATOR), wording.LOOPBACK)
    return Visitor(Person("", READER), wording.OPEN)


def seen_by() -> tuple[str, bool]:
    """What decides what the menu shows: the role of who runs this page, and whether people can sign in here."""
    who = visitor()
    return who.person.role, who.can_sign_in


def has_sign_in() -> bool:
    """Whether the settings name an identity provider, or headers of a proxy that signs people in."""
    return sign_in.is_set_up()


def is_signed_in() -> bool:
    """Whether somebody has signed in, whatever that lets them do."""
    return has_sign_in() and sign_in.found() != sign_in.SignedIn()


def is_only_this_machine() -> bool:
    """Whether the server listens to this machine alone, and no proxy hands it requests of others."""
    if (st.get_option("server.address") or "") not in LOOPBACK:
        return False
    headers = {name.lower(): value for name, value in st.context.headers.to_dict().items()}
    if any(name in _FORWARDED or name.startswith("x-forwarded-") for name in headers):
        return False
    host = headers.get("host", LOOPBACK[0]).lower()
    name = host if host.endswith("]") or host.count(":") != 1 else host.rpartition(":")[0]
    return name.partition("]:")[0].strip("[]") in LOOPBACK


def role_of(address: str, groups: Iterable[str], listed: Mapping[str, Iterable[str]], given: Mapping[str, str]) -> str:
    """The highest role of an address: by the settings, by a group that they name, or given by an administrator.

    `listed` are addresses and “group:NAME” by the plural of a role; `given` is address -> role.
    """
    groups = {f"{GROUP}{group}" for group in groups}
    roles = [
        role
        for key, role in SETTINGS.items()
        for each in listed.get(key, ())
        if (each in groups if each.startswith(GROUP) else same_address(each) == address)
    ]
    return max([READER, given.get(address, READER), *roles], key=ROLES.index)


def settings() -> dict[str, list[str]]:
    """The table [roles] of the secrets: addresses and groups by the plural of a role."""
    roles = sign_in.secrets().get("roles")
    roles = roles if isinstance(roles, Mapping) else {}
    listed = {key: roles.get(key, []) for key in SETTINGS}
    return {key: [str(one) for one in ([each] if isinstance(each, str) else each)] for key, each in listed.items()}


def _given() -> Mapping[str, str]:
    """The roles that administrators gave. While the store is away nobody has one: nothing can be changed anyway."""
    if kept.away():  # every page asks, for its menu: none waits for a database that did not answer a moment ago
        return {}
    try:
        return kept.store().state().roles
    except StoreAway:
        return {}

"""Who may do what. Rights are checked by the functions that change something, whoever calls them."""

from __future__ import annotations

import getpass
import socket
from dataclasses import dataclass
from functools import cache

ROLES = ("reader", "coder", "officer", "administrator")  # each may do what those before it may
READER, CODER, OFFICER, ADMINISTRATOR = ROLES


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the dashboard or the command: an address that stands in the log, and a role."""

    address: str
    role: str = READER

    def may(self, role: str) -> bool:
        """Whether the person may do what is for `role`."""
        return self.role in ROLES and ROLES.index(self.role) >= ROLES.index(role)


def same_address(text: str) -> str:
    """An address as it is compared. Letters beyond ASCII stay as they are: folded, some turn into others."""
    text = text.strip()
    return text.lower() if text.isascii() else text


class NotAllowed(Exception):
    """Somebody asked for what is not theirs to do; the text says what it takes."""


@cache  # the machine looks it up in its files, and every page asks
def at_this_machine() -> str:
    """Who runs this program, as the machine knows them."""
    try:
        return f"{getpass.getuser()}@{socket.gethostname()}"
    except (OSError, KeyError):
        return "this machine"


def require(person: Person, role: str, what: str) -> None:
    """Raise NotAllowed unless the person is known by an address and may do what is for `role`."""
    if not person.address or not person.may(role):
        article = "an" if role[0] in "aeiou" else "a"
        raise NotAllowed(
            f"To {what} takes the rights of {article} {role}; {person.address or 'a visitor'} has not these."
        )

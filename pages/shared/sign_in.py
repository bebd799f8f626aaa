"""Who has signed in, as an identity provider or a proxy says it, and which settings of the secrets say how."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.errors import Error as StreamlitError
from streamlit.errors import StreamlitSecretNotFoundError
from streamlit.runtime.secrets import secrets_singleton

from gcm_data.store.rights import same_address
from gcm_data.wording import rights as wording
from pages.shared import keys, say

HOLDS = 24 * 3600  # seconds after which a sign-in is asked for again: Streamlit itself lets one hold for 30 days
SHORTEST_SECRET = 32  # signs of the secret that keeps anybody from making a sign-in up; the example has fewer
_NO = (False, "false", "False", "0", 0)  # as providers write that an address is not verified
_OWN_KEYS = ("client_id", "server_metadata_url")

_seen: list[tuple[str, int, int, int]] = []  # path, number, size and time of each file of secrets when last looked at
_looking = threading.Lock()


class BrokenSecrets(Exception):
    """There are secrets, and they can't be read: nobody knows whether they ask for a sign-in."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The address for which a provider vouches, "" for nobody; its groups; and why a sign-in does not count."""

    address: str = ""
    groups: tuple[str, ...] = ()
    problem: str = ""


def is_set_up() -> bool:
    """Whether the settings name an identity provider, or headers of a proxy that signs people in."""
    return bool(providers()) or bool(_headers())


def providers() -> list[str]:
    """The identity providers of the secrets by their names; "" is the one that has no name of its own."""
    auth = secrets().get("auth")
    if not isinstance(auth, Mapping):
        return [] if auth is None else [""]  # whatever it is, it was meant to ask for a sign-in
    named = [name for name, part in auth.items() if isinstance(part, Mapping) and name != "client_kwargs"]
    return named if named and not any(key in auth for key in _OWN_KEYS) else ["", *named]


def found() -> SignedIn:
    """Who has signed in on this page."""
    user = st.user.to_dict()
    if not user.get("is_logged_in", bool(_headers())):
        return SignedIn()
    if user.get("is_logged_in") and len(_cookie_secret()) < SHORTEST_SECRET:
        return SignedIn(problem=wording.WEAK)
    address = same_address(str(user.get("email") or ""))
    if not address:
        return SignedIn(problem=wording.NO_ADDRESS) if user.get("is_logged_in") else SignedIn()
    if ":" in address or user.get("email_verified") in _NO:  # a colon would make it look like a group
        return SignedIn(problem=wording.NO_ADDRESS)
    if _age(user) > HOLDS:
        return SignedIn(problem=wording.OLD)
    return SignedIn(address, _groups(user))


def secrets() -> Mapping[str, object]:
    """The secrets, read again as soon as their file has changed. Raises BrokenSecrets where it can't be read."""
    if not _look_again() and st.secrets is secrets_singleton:
        return {}  # Streamlit would look for the files again and again, and say at length that there is none
    try:
        return st.secrets.to_dict()
    except (StreamlitSecretNotFoundError, OSError, UnicodeDecodeError):
        if any(Path(path).exists() for path in st.get_option("secrets.files")):
            raise BrokenSecrets from None
        return {}


def _look_again() -> bool:
    """Let Streamlit read the secrets again if their files are others than before. Gives whether there may be any.

    It watches them itself, but no longer once it has met a file that can't be read or that an older one has replaced:
    what was taken back would go on to hold.
    """
    global _seen
    seen, may_be = [], False
    for path in st.get_option("secrets.files"):
        try:
            status = Path(path).stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            may_be = True
            continue
        seen.append((path, status.st_ino, status.st_size, status.st_mtime_ns))
    with _looking:
        if seen != _seen:
            secrets_singleton._reset()
            _seen = seen
    return bool(seen) or may_be


def buttons(is_signed_in: bool) -> None:
    """A button to sign out, or one for each provider with which to sign in; a proxy has pages of its own for that."""
    if is_signed_in:
        if providers() and st.button("Sign out", key=keys.SIGN_OUT):
            st.logout()
        return
    for name in providers():
        if st.button(
            say.label(f"Sign in with {name}" if name else "Sign in"), key=f"{keys.SIGN_IN}{name}", type="primary"
        ):
            try:
                st.login(*filter(None, [name]))
            except StreamlitError:  # a setting is missing; the log of the server says which
                say.error(wording.NOT_SET_UP)


def _cookie_secret() -> str:
    auth = secrets().get("auth")
    return str(auth.get("cookie_secret", "")) if isinstance(auth, Mapping) else ""


def _headers() -> Mapping[str, str]:
    """Header -> what it says of the visitor, where a proxy signs people in."""
    return st.get_option("server.trustedUserHeaders") or {}


def _age(user: Mapping[str, object]) -> float:
    """Seconds since the provider said who this is; 0 for a proxy, which says it with each visit."""
    at = user.get("iat")
    return time.time() - at if isinstance(at, int | float) else 0.0


def _groups(user: Mapping[str, object]) -> tuple[str, ...]:
    """The groups and roles that a provider claims, as a list or parted by commas."""
    claims = [user.get("groups") or [], user.get("roles") or []]
    listed = [claim.split(",") if isinstance(claim, str) else claim for claim in claims]
    return tuple(str(each).strip() for claim in listed if isinstance(claim, list) for each in claim)

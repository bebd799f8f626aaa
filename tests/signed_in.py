"""A dashboard on which people sign in, and people who have: each in a browser context of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests import browser as b
from tests.identity_provider import Provider, provider, secrets


@contextmanager
def dashboard(folder: Path, database: str, **roles: list[str]) -> Iterator[tuple[str, Provider, Path]]:
    """A dashboard on a store where people sign in and have these roles: its address, the provider, its secrets."""
    port, file = b.free_port(), folder / "secrets.toml"
    with provider() as asked:
        file.write_text(secrets(asked, f"http://127.0.0.1:{port}", **roles), encoding="utf-8")
        with b.fresh_server(port=port, options=[f"--secrets.files={file}"], GCM_DATABASE_URL=database) as address:
            yield address, asked, file


def signed_in(
    chromium: Browser, front: str, asked: Provider, address: str, *cookies: Mapping[str, object]
) -> Callable[[str], b.Visit]:
    """Sign in as the person of an e-mail address; what opens pages for that person from then on.

    `front` is the address of the dashboard, `cookies` are those that the browser has before.
    """
    asked.person = {"email": address, "email_verified": True}
    page = b.visit(chromium, f"{front}/people", storage_state={"cookies": [*cookies], "origins": []}).page
    b.press(page, "Sign in")
    page.wait_for_url(f"{front}/")
    state = page.context.storage_state()
    page.context.close()
    return lambda name: b.visit(chromium, f"{front}/{name}", storage_state=state)

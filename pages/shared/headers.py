"""What each answer tells the browser to refuse: scripts and frames of others, devices, and to tell where it was."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGE = Path(st.__file__).parent / "static" / "index.html"
_OWN = Path(__file__).with_name("full_screen.js")
_INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
_HOST = re.compile(r"[A-Za-z0-9._-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # for browsers that don't know frame-ancestors
    "Referrer-Policy": "same-origin",  # a link holds what somebody has chosen and looked for
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Guarded:
    """Puts these headers on every answer, refusals and files too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and its answer back with the headers that it does not have yet."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        policy = content_policy(Headers(scope=scope).get("host", ""))

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {"Content-Security-Policy": policy, **_ALWAYS}.items():
                    headers.setdefault(name, value)
            await send(message)

        return await self._app(scope, receive, guarded)


def content_policy(host: str) -> str:
    """What a page under this host may load: Streamlit's own files, and what it draws by itself.

    Its charts and tables set their styles inline. The socket is named because not every browser counts it to 'self'.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    rules = (
        "default-src 'none'",
        f"script-src 'self'{''.join(_inline_scripts())}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        f"connect-src 'self'{sockets}",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(rules)


@cache
def _inline_scripts() -> tuple[str, ...]:
    """The digests of the scripts that stand in Streamlit's page itself, and of the presenter's own."""
    found = [*_INLINE.findall(_PAGE.read_text(encoding="utf-8")), _OWN.read_text(encoding="utf-8")]
    digests = (hashlib.sha256(script.encode()).digest() for script in found)
    return tuple(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

"""The script that draws charts, named with the page itself.

Else a browser hears of it when the first chart comes, and waits then for the largest file of all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
_DRAWS = "PlotlyChart.*.js"  # where Streamlit calls it otherwise, nothing is named


class Early:
    """Names the script on each page; all other answers pass as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and a page back with the header."""

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html") and _named():
                    headers["Link"] = _named()
            await send(message)

        return await self._app(scope, receive, named if scope["type"] == "http" else send)


@cache
def _named() -> str:
    """The header, with addresses as the page itself has them; "" where there is no such script."""
    return ", ".join(f"<./static/js/{file.name}>; rel=modulepreload; crossorigin" for file in _SCRIPTS.glob(_DRAWS))

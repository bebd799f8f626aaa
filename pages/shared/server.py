"""The server around the pages: which requests it refuses, what its log keeps, and the browser that it opens."""

from __future__ import annotations

import asyncio
import logging
import time
import webbrowser
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from traceback import walk_tb
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.errors import Error as StreamlitError
from streamlit.web.server import server_util

from gcm_data.tables.build import build
from pages.shared import at_hand, session, uploads, watch
from pages.shared.compressed import Compressed
from pages.shared.headers import Guarded

_METRICS = "/_stcore/metrics"
_STREAMLIT, _OURS = Path(st.__file__).parent, Path(__file__).parents[2]
_ONE_EVERY = 60.0  # seconds


def middleware() -> list[Middleware]:
    """What looks at each request before Streamlit has it: its Host, by the setting server.allowedHosts, and its origin.

    Around it, what puts headers on each answer; within it, what sends Streamlit's own files compressed.
    """
    hosts = list(st.get_option("server.allowedHosts"))
    named = Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)
    return [Middleware(Guarded), named, Middleware(Refusals), Middleware(Compressed)]


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """From start to stop of the server.

    The documents begin to be read before the first visitor comes, and what is needed at a page's first visit is made
    soon after. The browser is opened here, where there is a screen, because `streamlit run` opens it for a plain script
    only.
    """
    build()  # of the files as they are now: what is changed under a running server is not what it runs
    logging.getLogger("streamlit.error_util").addFilter(Repeats())
    if not st.get_option("server.headless"):
        url = server_util.get_url(st.get_option("browser.serverAddress"))
        asyncio.get_running_loop().run_in_executor(None, webbrowser.open, url)
    uploads.limit_totals()
    session.begin()
    at_hand.later()
    watching = asyncio.create_task(watch.watch())
    yield
    watching.cancel()


class Refusals:
    """Refuses what another site's page asks for, and the server's figures about itself, which are for nobody.

    A request from another site must not reach Streamlit: to compare its origin with the machine's own addresses
    Streamlit asks a host on the internet for the outer one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with a refusal, or hand it on."""
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
            return await PlainTextResponse("Asked by a page of another site.", 403)(scope, receive, send)
        if scope["path"].rstrip("/").endswith(_METRICS):
            return await PlainTextResponse("Not found.", 404)(scope, receive, send)
        return await self._app(scope, receive, send)


class Repeats(logging.Filter):
    """Keeps a log of what failed in a run from being filled by anybody: one record in a minute for each place.

    Streamlit takes a widget's state from a message as it comes. One of a wrong kind fails within Streamlit, breaks the
    sender's own page and nothing else, and is kept as one line. What fails in our code keeps its traceback, and so does
    a call of Streamlit that it says is wrong.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[str, float] = {}  # place -> when a record of it was kept
        self._left_out: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record goes into the log; it is made shorter where that is all that there is to say."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return True
        of_streamlit, ours = _places(error)
        place = f"{type(error).__name__} in {of_streamlit or ours}"
        now = time.monotonic()
        if now - self._kept.get(place, -_ONE_EVERY) < _ONE_EVERY:
            self._left_out[place] += 1
            return False
        left_out = self._left_out.pop(place, 0)
        more = f" ({left_out} more before)" if left_out else ""
        self._kept[place] = now
        if not of_streamlit or isinstance(error, StreamlitError):
            record.msg, record.args = f"{record.getMessage()}{more}", ()
            return True
        called = f", called from {ours}" if ours else ""
        record.msg, record.args = f"A message with a widget state of a wrong kind: {place}{called}{more}", ()
        record.exc_info = record.exc_text = None
        return True


def _places(error: BaseException) -> tuple[str, str]:
    """“layouts.py:2248” of Streamlit, "" where our code failed after it; and the last place in our code."""
    of_streamlit = ours = ""
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_STREAMLIT):
            of_streamlit = f"{file.name}:{line}"
        elif file.is_relative_to(_OURS) and "site-packages" not in file.parts:
            of_streamlit, ours = "", f"{file.name}:{line}"
    return of_streamlit, ours

"""Streamlit's own scripts and styles, sent compressed: a first visit takes a third of the bytes.

Streamlit leaves them as they are because its middleware would compress them for each visitor anew. Here each file is
compressed once, when it is first asked for, and kept: those of all pages are some 3 MB.
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STATIC = Path(st.__file__).parent / "static"
_KINDS = {".js", ".css"}  # fonts and pictures are compressed as they are
_LEAST = 1_000  # bytes of a file that is worth it


class Compressed:
    """Answers requests for these files with what is kept; all other requests and answers pass as they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, and put the compressed file in the place of the answer's body."""
        file = _file_for(scope)
        if file is None:
            return await self._app(scope, receive, send)
        content = b""

        async def compressed(message: Message) -> None:
            nonlocal content
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.add_vary_header("Accept-Encoding")
                if message["status"] == 200:
                    content = await run_in_threadpool(_packed, file)
                    headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(content))
                    headers["ETag"] = f"W/{headers.get('ETag', '')}"
            elif content and message["type"] == "http.response.body":
                if message.get("more_body", False):
                    return  # what is sent instead goes out once, at the end
                message = {"type": "http.response.body", "body": content}
            await send(message)

        await self._app(scope, receive, compressed)


def _file_for(scope: Scope) -> Path | None:
    """The file to send compressed; None for any other request, of a part of a file, or of who takes no gzip."""
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in _files():
        return None
    headers = Headers(scope=scope)
    takes = {part.partition(";")[0].strip() for part in headers.get("accept-encoding", "").lower().split(",")}
    return _files()[scope["path"]] if "gzip" in takes and "range" not in headers else None


@cache
def _files() -> dict[str, Path]:
    """Path in a request -> file."""
    found = (file for file in _STATIC.rglob("*") if file.suffix in _KINDS and file.stat().st_size >= _LEAST)
    return {f"/{file.relative_to(_STATIC).as_posix()}": file for file in found}


@cache
def _packed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)

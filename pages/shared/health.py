"""Whether the dashboard can serve readers, for whatever watches over it; which program it is, which data it shows."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from gcm_data.tables.build import build
from pages.shared import session

OK, NOTHING_STANDS, STORE_AWAY = "ok", "nothing was read yet", "the store is away"


def state() -> tuple[dict[str, str], int]:
    """What the answer says, and its HTTP status. It looks at nothing itself: nobody can keep a server busy by it.

    Servers of one store that show the same give the same build and data.
    """
    version, _ = session.load_state()
    status = STORE_AWAY if session.away() else OK if version else NOTHING_STANDS
    return {"status": status, "build": build(), "data": version}, 200 if status == OK else 503


async def _answer(_request: Request) -> JSONResponse:
    said, status = state()
    return JSONResponse(said, status, {"Cache-Control": "no-store"})


ROUTE = Route("/health", _answer)

"""A small OpenID provider for tests: whoever asks to sign in there is the person whom the test has named."""

from __future__ import annotations

import base64
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

CLIENT, SECRET = "gcm-dashboard", "fictional client secret"


@dataclass
class Provider:
    """The provider at an address. `person` has the claims of who signs in next; `signed_out` counts who left."""

    address: str
    person: dict[str, object] = field(default_factory=dict)
    signed_out: int = 0
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "test", "use": "sig"}))
    _asked: dict[str, dict[str, str]] = field(default_factory=dict)  # code -> what was asked, and who it is

    @property
    def app(self) -> Starlette:
        """The pages of the provider."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
                Route("/end", self._end),
            ]
        )

    async def _discovery(self, request: Request) -> JSONResponse:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _authorize(self, request: Request) -> RedirectResponse:
        """Send the visitor back with a code, as one who has agreed."""
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code" and asked["code_challenge"]
        code = f"code{len(self._asked)}"
        self._asked[code] = {**asked, "claims": dict(self.person)}
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 302)

    async def _token(self, request: Request) -> JSONResponse:
        """Tell the dashboard, which knows the secret, who came with a code; each code is good once."""
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        given = request.headers.get("authorization", "").replace("%20", " ")
        assert known == given.removeprefix("Basic ") or form.get("client_secret") == SECRET
        asked = self._asked.pop(form["code"])
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600, "nonce": asked["nonce"]}
        token = jwt.encode({"alg": "RS256", "kid": "test"}, {**claims, **asked["claims"]}, self._key)
        return JSONResponse({"access_token": "fictional", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    async def _keys(self, request: Request) -> JSONResponse:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _end(self, request: Request) -> RedirectResponse:
        self.signed_out += 1
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)


def secrets(found: Provider, address: str, **roles: list[str]) -> str:
    """The secrets of a dashboard at an address where people sign in at the provider, and have these roles."""
    lines = (
        "[auth]",
        f'redirect_uri = "{address}/oauth2callback"',
        f'cookie_secret = "{"x" * 32}"',
        f'client_id = "{CLIENT}"',
        f'client_secret = "{SECRET}"',
        f'server_metadata_url = "{found.address}/.well-known/openid-configuration"',
        "[roles]",
        *(f"{role} = {json.dumps(people)}" for role, people in roles.items()),
    )
    return "".join(f"{line}\n" for line in lines)


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that listens on a free port of this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        found = Provider(f"http://127.0.0.1:{listening.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(found.app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.02)
            yield found
        finally:
            server.should_exit = True
            thread.join(timeout=10)

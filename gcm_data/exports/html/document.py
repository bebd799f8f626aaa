"""The report as one document: its parts in their template, its data and scripts, and what these may do."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from string import Template

from gcm_data.figures.theme import PALETTES

FOLDER = Path(__file__).parent
BUNDLE, TEMPLATES = FOLDER / "assets" / "plotly-cartesian.min.js", FOLDER / "templates"
_COLOURS = ("ink", "muted", "faint", "surface", "accent", "chosen")
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def document(parts: dict[str, str], data: object) -> bytes:
    """The whole file of its parts (the names in the template) and the data of its script."""
    script, plotly = _text(TEMPLATES / "report.js"), _text(BUNDLE)
    page = Template(_text(TEMPLATES / "report.html")).substitute(
        parts,
        policy=_policy(script, plotly),
        style=_colours() + _text(TEMPLATES / "report.css"),
        data=as_json(data),
        plotly=plotly,
        script=script,
    )
    return page.replace("\0", "\ufffd").encode("utf-8", "replace")


def as_json(data: object) -> str:
    """JSON that can stand in a script element, whatever its texts hold."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _policy(*scripts: str) -> str:
    """What the document may do: run these scripts, show pictures that it makes, and nothing from anywhere else."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _colours() -> str:
    """The colours of the figures as custom properties, for light and dark."""
    light, dark = (
        "".join(f"--{name}:{getattr(PALETTES[mode], name)};" for name in _COLOURS) for mode in ("light", "dark")
    )
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}@media print{{:root{{color-scheme:light;{light}}}}}\n"
    )

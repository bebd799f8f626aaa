"""In which direction a text runs."""

from __future__ import annotations

import unicodedata


def direction(text: str) -> str:
    """The direction of a text, of its first letter that has one, as HTML's dir="auto" takes it: “rtl” or “ltr”.

    A part of a text keeps the direction of the whole, whatever letter it begins with.
    """
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return "rtl" if next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L" else "ltr"

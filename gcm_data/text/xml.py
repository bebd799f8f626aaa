"""Texts that the files of office programs can hold: they are XML."""

from __future__ import annotations

import re

from gcm_data.text.inert import contained

# XML holds no control signs, no half surrogates and no non-characters: each is shown as the sign for what can't be.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """A text without signs that XML can't hold (each becomes U+FFFD), which turns nothing around behind its end."""
    return _FORBIDDEN.sub("\ufffd", contained(text))

"""Cells below a header that say to programs what a column holds: tags of HXL (#country), identifiers of an import."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FOR_MACHINES = re.compile(r"#[A-Za-z]\w*(?:\s*[+]\w+)*\s*$|\{\s*\"ImportId")


def is_for_machines(text: str) -> bool:
    """Whether a cell is a tag or an identifier."""
    return bool(_FOR_MACHINES.match(text.strip()))


def is_row_of_machines(values: Sequence[object]) -> bool:
    """Whether a row holds tags and identifiers only, and more than one."""
    number = 0
    for value in values:
        if value != "":
            if not is_for_machines(str(value)):
                return False  # the first value of most rows says so
            number += 1
    return number > 1

"""Cases of a test that can mostly fail together only: some for everybody who runs the tests, the others where asked."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def first(kept: int, cases: Iterable[object], several: bool = False) -> list[object]:
    """Cases for parametrize; those after the first `kept` carry the marker long.

    `several`: each case is a tuple with a value for each of several names.
    """
    found = list(cases)
    values = found[kept:] if several else [(case,) for case in found[kept:]]
    return [*found[:kept], *(pytest.param(*value, marks=pytest.mark.long) for value in values)]

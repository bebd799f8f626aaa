"""Cases of a test that can mostly fail together only: some for everybody who runs the tests, the others where asked."""

from __future__ import annotations

from collections.abc import Iterable

import pytest


def first(kept: int, cases: Iterable[object]) -> list[object]:
    """Cases for parametrize; those after the first `kept` carry the marker long."""
    found = list(cases)
    return [*found[:kept], *(pytest.param(case, marks=pytest.mark.long) for case in found[kept:])]

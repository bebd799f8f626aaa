"""The sheet on how far coders agree, where what they reviewed counts."""

from __future__ import annotations

from gcm_data.coverage.scope import Scope
from gcm_data.exhibits import Exhibit, agreement

CODERS = "Coders"


def sheets(scope: Scope) -> dict[str, Exhibit]:
    """Name of the sheet -> what stands on it; nothing where no reviewed passage counts."""
    return {CODERS: agreement.of_review(scope)} if scope.reviewed else {}

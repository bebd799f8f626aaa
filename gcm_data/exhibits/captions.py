"""What has to stand beside a figure wherever it goes: what is shown, its base, source, caveats and provenance."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.exhibits.base import Exhibit, Scope
from gcm_data.provenance import Provenance


def caption(scope: Scope, made: Exhibit, found: Provenance) -> tuple[str, ...]:
    """The lines below a picture of an exhibit. An exhibit without evidence is made of other sources, as it says."""
    selection = scope.selection
    if not made.focuses:
        lines = (made.base, made.note)
    else:
        source = wording.source_line(scope.data.documents, selection.cycle)
        disclaimer = "" if wording.COVERAGE_IS in made.note else wording.COVERAGE_IS
        lines = (f"{selection.describe()}. {made.base}", source, made.note, disclaimer)
    return tuple(filter(None, (*lines, wording.provenance_line(found))))

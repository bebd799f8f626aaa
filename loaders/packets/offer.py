"""What a packet is made of beside the tables: all that is suggested, and by which lexicon and weights."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from gcm_data.tables.specs import ReviewData
from loaders.suggestions.of_review import suggestions
from loaders.suggestions.versions import lexicon_version, weights_version


def offer_here(say: Callable[[object], None], data: ReviewData) -> tuple[pd.DataFrame, dict[str, str]]:
    """Suggestions for all answers, those of targets that are cited too, with the versions of what they are made by."""
    return suggestions(data, is_known_too=True), {"lexicon": lexicon_version(), "weights": weights_version()}

"""Cross-validation: each text is judged by weights that were made without any text of its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loaders.suggestions.features import see, targets
from loaders.suggestions.model import Model, fit
from loaders.suggestions.settled import Settled

MOST_FOLDS = 25


@dataclass(frozen=True)
class Examples:
    """Settled texts of one kind of target: arrays texts × targets (× features), and of each text what else is known."""

    target_kind: str
    features: np.ndarray
    is_right: np.ndarray
    scores: np.ndarray
    counts: np.ndarray
    is_judged: np.ndarray
    documents: tuple[str, ...]
    languages: tuple[str, ...]

    @property
    def fold(self) -> np.ndarray:
        """The number of the fold of each text: documents in turn, so that it does not depend on chance."""
        numbers = {document: number for number, document in enumerate(sorted(set(self.documents)))}
        return np.array([numbers[document] % MOST_FOLDS for document in self.documents])

    def fitted(self, chosen: np.ndarray) -> Model:
        """The model of some of the texts (a mask)."""
        features = self.features[chosen].reshape(-1, self.features.shape[2])
        counts = np.repeat(self.counts[chosen], self.is_right.shape[1])
        return fit(features, self.is_right[chosen].ravel().astype(float), counts)


def examples_of(settled: Sequence[Settled], target_kind: str) -> Examples:
    """The texts of which a kind of target was decided, as the model sees them; for needs those with a word of need."""
    both = [(text, see(text.text)) for text in settled if target_kind in text.kinds]
    both = [(text, found) for text, found in both if target_kind in found.kinds]
    own, seen = [text for text, _ in both], [found for _, found in both]
    names = targets(target_kind)
    return Examples(
        target_kind,
        np.array([found.kinds[target_kind].features for found in seen]),
        np.array([[(target_kind, name) in text.accepted for name in names] for text in own], dtype=bool),
        np.array([found.kinds[target_kind].scores for found in seen]),
        np.array([text.counts for text in own]),
        np.array([text.is_judged for text in own]),
        tuple(text.document for text in own),
        tuple(found.lang for found in seen),
    )


def cross_validated(examples: Examples) -> np.ndarray:
    """The estimates of all texts × targets, each by a model of the other folds."""
    fold = examples.fold
    estimates = np.zeros(examples.is_right.shape)
    for number in np.unique(fold):
        left_out = fold == number
        estimates[left_out] = examples.fitted(~left_out).chances(examples.features[left_out])
    return estimates

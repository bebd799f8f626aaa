"""The chart of a slide as a figure for the projector; exports/pptx draws the same charts natively."""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go

from gcm_data.figures.chart import Bars, Matrix
from gcm_data.figures.projector_bars import bars
from gcm_data.figures.projector_matrix import matrix


@lru_cache(maxsize=600)
def slide_figure(chart: Bars | Matrix, mode: str) -> go.Figure:
    """The figure of a chart in a mode (light or dark); kept, because a chart is a value that never changes."""
    return bars(chart, mode) if isinstance(chart, Bars) else matrix(chart, mode)

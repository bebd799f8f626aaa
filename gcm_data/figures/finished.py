"""A figure as browsers are sent it: the dictionary that it is made of, without plotly's own objects."""

from __future__ import annotations

from functools import cache

import plotly.graph_objects as go
import plotly.io as pio

_DRAWN = ("bar", "scatter", "heatmap")  # kinds of traces
_SCALES = ("coloraxis", "colorscale")  # every trace with a scale of colours has its own


class FinishedFigure(go.Figure):
    """A figure that nobody changes any more. What browsers are sent is the dictionary that it is made of, uncopied.

    Plotly's own objects, of which a page needs none, take longer than all else in a figure: they are made when somebody
    asks for one of them. `given` is what it was made of.
    """

    def __init__(self, spec: dict[str, dict]) -> None:
        """`spec`: data and layout without plotly's template. Not validated here, which is slow: the tests do that."""
        vars(self)["given"] = spec
        vars(self)["_sent"] = spec | {"layout": {"template": _template(), **spec["layout"]}}

    def __getattr__(self, name: str) -> object:
        """What plotly would have made at once."""
        if "_validate" in vars(self):  # plotly has begun to make it
            raise AttributeError(name)
        super().__init__(self._sent, _validate=False)
        return getattr(self, name)

    def to_dict(self) -> dict[str, object]:
        """The figure as a dictionary; every call returns one object, which nobody may change."""
        return self._sent


@cache
def _template() -> dict[str, object]:
    """The looks that plotly gives to every figure, the same for all of them; but for what none of them draws or leaves
    to plotly, which is more than the whole of many a figure.
    """
    whole = pio.templates[pio.templates.default].to_plotly_json()
    layout = {name: look for name, look in whole["layout"].items() if name not in _SCALES}
    return {"layout": layout, "data": {kind: look for kind, look in whole["data"].items() if kind in _DRAWN}}

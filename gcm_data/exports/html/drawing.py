"""Figures as the report carries them: once in light colours, with what differs in the dark ones."""

from __future__ import annotations

from gcm_data.exhibits import Exhibit

DIGITS = 4  # of a number in a figure; a pixel is far more
CHANGED = "="  # in a difference: what stands here takes the other's place
NARROW, WIDE = 500, 780  # pixels that a figure needs


def drawn(made: Exhibit) -> dict[str, object]:
    """The figure of an exhibit without plotly's template: `light` as plotly takes it, and `dark`, the difference."""
    light, dark = (_rounded(made.draw(mode).given) for mode in ("light", "dark"))
    return {"light": light, "dark": difference(light, dark) or {}}


def template(made: Exhibit) -> object:
    """Plotly's template, of which every figure has a copy that is larger than many a figure."""
    return made.draw("light").to_plotly_json()["layout"].get("template", {})


def least_width(spec: dict[str, object]) -> int:
    """The pixels in which a figure can be read: bars need less than matrices and maps."""
    kinds = {trace["type"] for trace in spec["data"]}
    is_bars = kinds == {"bar", "scatter"} and spec["layout"]["xaxis"].get("visible") is False
    return NARROW if is_bars and not any("base" in trace for trace in spec["data"]) else WIDE


def height(spec: dict[str, object]) -> int:
    """The height of a figure in pixels."""
    return int(spec["layout"]["height"])


def difference(one: object, other: object) -> dict[str, object] | None:
    """What turns `one` into `other`: key or place -> the difference there, or {"=": the whole value}; None if equal."""
    if one == other:
        return None
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        pairs = {key: (one[key], other[key]) for key in one}
    elif _are_lists_of_parts(one, other):
        pairs = {str(place): pair for place, pair in enumerate(zip(one, other, strict=True))}
    else:
        return {CHANGED: other}
    found = {key: difference(*pair) for key, pair in pairs.items()}
    return {key: part for key, part in found.items() if part is not None}


def _are_lists_of_parts(one: object, other: object) -> bool:
    """Whether to compare two lists place by place: they are equally long and hold objects or lists."""
    are_lists = isinstance(one, list) and isinstance(other, list)
    return are_lists and len(one) == len(other) and any(isinstance(part, (dict, list)) for part in one)


def _rounded(found: object) -> object:
    if isinstance(found, dict):
        return {key: _rounded(part) for key, part in found.items()}
    if isinstance(found, (list, tuple, range)):
        return [_rounded(part) for part in found]
    return round(found, DIGITS) if isinstance(found, float) else found

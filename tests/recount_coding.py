"""What coders decided, recounted by plain loops over the lines of codings.csv, as the loaders write it.

Written from the published formulas in another way than the program's: kappa by its table of two coders, alpha by the
matrix of coincidences (K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, part A).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

Line = Mapping[str, str]
Unit = tuple[str, ...]
STANDING = {"holds", "overruled", "disputed"}


def judgements(lines: Iterable[Line]) -> dict[Unit, list[tuple[str, bool]]]:
    """Unit -> who said yes or no last, the coder of the first round before that of the second."""
    standing = [line for line in lines if line["state"] in STANDING and line["round"] != "settle"]
    last: dict[Unit, dict[str, tuple[int, bool]]] = defaultdict(dict)
    for line in standing:
        if line["verdict"] != "nothing":
            place = line["start"] if line["basis"] else ""
            unit = line["response"], line["sha256"], line["target_kind"], line["target"], line["basis"], place
            turn = ("first", "second").index(line["round"])
            last[unit][line["coder"]] = turn, line["verdict"] in ("accept", "add")
    for line in standing:
        if line["verdict"] == "nothing":
            for unit, said in last.items():
                is_here = unit[:2] == (line["response"], line["sha256"]) and unit[4] == ""
                if is_here and line["target_kind"] in ("", unit[2]) and line["coder"] not in said:
                    said[line["coder"]] = ("first", "second").index(line["round"]), False
    return {
        unit: [(coder, is_yes) for coder, (_, is_yes) in sorted(said.items(), key=lambda each: each[1][0])]
        for unit, said in last.items()
    }


def kappa(pairs: list[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa by the four cells of the table of two coders: 2(ad − bc) over the margins."""
    a, b, c, d = (pairs.count(each) for each in ((True, True), (True, False), (False, True), (False, False)))
    below = (a + b) * (b + d) + (a + c) * (c + d)
    return float(Fraction(2 * (a * d - b * c), below)) if below else None


def alpha(judged: Iterable[list[bool]]) -> float | None:
    """Krippendorff's alpha of yes and no by its matrix of coincidences."""
    coincidences = {(one, other): Fraction(0) for one in (True, False) for other in (True, False)}
    for said in judged:
        for place, one in enumerate(said):
            for other_place, other in enumerate(said):
                if place != other_place:
                    coincidences[one, other] += Fraction(1, len(said) - 1)
    yes, no = (sum(coincidences[value, other] for other in (True, False)) for value in (True, False))
    if not yes or not no:
        return None
    return float(1 - (yes + no - 1) * coincidences[True, False] / (yes * no))

"""What coders decided, recounted by plain loops over codings.csv, as the loaders write it, and over an exported log.

Written from the published formulas in another way than the program's: kappa by its table of two coders, alpha by the
matrix of coincidences (K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, part A).
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from gcm_data.reference import coding
from tests.recount import Line, Recount, Seen, labels, named

Unit = tuple[str, ...]
STANDING = {"holds", "overruled", "disputed"}
KINDS = {"objective": "Objective", "principle": "Guiding principle", "need": "Cooperation need"}
_ITEM = ("response", "sha256", "target_kind", "target", "basis")


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


def judged_in_log(file: Path) -> dict[tuple[str, ...], list[tuple[str, bool]]]:
    """Unit -> who said yes or no last before anybody settled it, by another program: csv, json and plain loops.

    What was undone is none; whoever says that nothing is there says no to all that was decided on in that paragraph.
    """
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [{**row, **json.loads(row["what"])} for row in csv.DictReader(lines)]
    undone = {json.loads(row["what"])["number"] for row in rows if row["kind"] == "undo"}
    standing = [
        row for row in rows if row["kind"] == "code" and row["number"] not in undone and row["round"] != "settle"
    ]
    place = ("iso3", "question", "sha256")
    units = {
        tuple(row[name] for name in (*place, "target kind", "target"))
        for row in standing
        if row["verdict"] != "nothing"
    }
    said: dict[tuple[str, ...], dict[str, tuple[str, bool]]] = {unit: {} for unit in units}
    for row in standing:
        paragraph = tuple(row[name] for name in place)
        for unit in units:
            is_on = row["verdict"] == "nothing" or unit[3:] == (row["target kind"], row["target"])
            if unit[:3] == paragraph and is_on:
                said[unit][row["by"]] = row["round"], row["verdict"] in ("accept", "add")
    return {
        unit: [(by, yes) for by, (_, yes) in sorted(judged.items(), key=lambda each: each[1][0])]
        for unit, judged in said.items()
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


def _is_shown(seen: Seen, line: Line) -> bool:
    """Whether a line is of the review, the members and the objectives selected."""
    is_there = line["cycle"] == seen.cycle and line["iso3"] in {m.iso3 for m in seen.members}
    return is_there and (line["target_kind"] != "objective" or int(line["target"]) in seen.selection.objectives)


def _lines(seen: Seen) -> list[Line]:
    return [line for line in seen.tables.codings if _is_shown(seen, line)]


def _named(kind: str, target: str) -> str:
    return named(int(target)) if kind == "objective" else labels(kind)[target]


def written(number: float) -> str:
    """A coefficient as statisticians write it."""
    return f"{number:.2f}".replace("0.", ".", 1).replace("-", "−").replace("1.00", "1")


def has_codings(seen: Seen, result: bool) -> None:
    assert result == bool(_lines(seen))


def by_target(seen: Seen) -> Recount:
    judged = judgements(_lines(seen))
    twice = [[yes for _, yes in said] for said in judged.values() if len(said) > 1]
    pairs: dict[tuple[str, str], list[tuple[bool, bool]]] = defaultdict(list)
    for unit, said in judged.items():
        if len(said) > 1:
            pairs[unit[2], unit[3]].append((said[0][1], said[1][1]))
    rows = []
    for (kind, target), found in pairs.items():
        same = sum(one == other for one, other in found)
        few = "fewer than 20 pairs" if len(found) < 20 else written(kappa(found))
        rows.append((KINDS[kind], _named(kind, target), len(found), same, f"{same / len(found):.0%}", few))
    states = [line["state"] for line in _lines(seen)]
    open_ = {tuple(line[n] for n in _ITEM) for line in _lines(seen) if line["state"] == "disputed" and line["target"]}
    whole, value = (sum(row[3] for row in rows), sum(row[2] for row in rows)), alpha(twice)
    says = [f"Krippendorff's alpha is {written(value)} [", f" over {len(twice)} targets judged by two coders or more"]
    says += [f"Waiting for a third person: {len(open_)} disagreement{'s' if len(open_) != 1 else ''}."]
    says += [f": {states.count('reopened')} decision"] + (["tentative"] if value < 0.667 else [])
    return Recount({}, rows, [whole], seen.base, says=tuple(says))


def progress(seen: Seen) -> Recount:
    rows = []
    for member in seen.members:
        texts = {
            row["response"]: [part for part in re.split(r"\n\s*\n", row["text"]) if part.strip()]
            for row in seen.answers.get((seen.cycle, member.iso3), []) if row["state"] == "answered"
        }  # fmt: skip
        digests: dict[tuple[str, str], set[str]] = defaultdict(set)
        for line in seen.tables.codings:
            if line["iso3"] == member.iso3 and line["state"] in STANDING and line["round"] != "settle":
                digests[line["response"], line["sha256"]].add(line["coder"])
        here = [
            digests.get((response, hashlib.sha256(part.encode()).hexdigest()), set())
            for response, parts in texts.items()
            for part in parts
        ]
        if here:
            rows.append((member.name, len(here), sum(map(bool, here)), sum(len(who) > 1 for who in here)))
    return Recount({}, rows, [(sum(row[2] for row in rows), sum(row[1] for row in rows))], seen.base)


def terms(seen: Seen) -> Recount:
    """Terms of single reasons, as the fixture has them: what holds counts, and the contrary of what was overruled."""
    last: dict[Unit, tuple[str, bool]] = {}
    for line in _lines(seen):
        if line["state"] in ("holds", "overruled") and line["target"] and line["suggestion"]:
            said = line["verdict"] in ("accept", "add")
            unit = tuple(line[name] for name in _ITEM)
            last[unit] = line["suggestion"], said if line["state"] == "holds" else not said
    found: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for unit, (reason, is_yes) in last.items():
        found[unit[2], unit[3], reason].append(is_yes)
    rows = []
    for (kind, target, reason), said in found.items():
        term, row = re.fullmatch("“(.*)”, row (.*)", reason).groups()
        weak = "weaken" if len(said) >= 10 and sum(said) / len(said) < 0.4 else ""
        rows.append((row, labels(kind)[target], term, len(said), sum(said), weak))
    weak = [row for row in rows if row[-1]]
    told = {"beside": {(row[4], row[3]) for row in weak}, "says": tuple(f"“{row[2]}” ({row[1]}, " for row in weak)}
    return Recount({}, rows, [(len(weak), len(rows))], seen.base, **told)


def changed_entries(seen: Seen) -> Recount:
    now = {(entry.target_kind, entry.target): entry.digest for entry in coding.entries()}
    texts = {row["response"]: row["text"] for row in seen.tables.responses}
    names = {member.iso3: member.name for member in seen.members}
    rows = []
    for line in _lines(seen):
        target = line["target_kind"], line["target"]
        is_other = line["entry"] != now.get(target) if line["entry"] else line["codebook"] != coding.version()
        if line["state"] in STANDING and line["target"] and is_other:
            passage = texts[line["response"]][int(line["start"]) : int(line["end"])]
            rows.append((labels(target[0])[target[1]], line["verdict"], names[line["iso3"]], line["question"], passage,
                         line["coder"], line["codebook"]))  # fmt: skip
    return Recount({}, rows, base=seen.base, says=(f"{len(rows)} decision",))


RECOUNTS = {
    "agreement.by_target": by_target,
    "agreement.progress": progress,
    "coder_reports.terms": terms,
    "coder_reports.changed_entries": changed_entries,
}

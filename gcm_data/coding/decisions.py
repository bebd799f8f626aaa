"""A coder's decision on a paragraph: which fields it has, what they may say, and what they mean."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gcm_data.reference.targets import targets
from gcm_data.text.spans import Span

ACCEPT, ADD, REJECT, NOTHING, SET_ASIDE = VERDICTS = ("accept", "add", "reject", "nothing", "set aside")
REASONS = ("passing mention", "another framework", "wrong theme", "negated", "other")  # to reject or set aside
FIRST, SECOND, SETTLE = ROUNDS = ("first", "second", "settle")
CODED, CITED = ON_MENTIONS = ("coded", "cited")  # what a person may set aside, besides suggestions
NEEDED = ("question", "sha256", "start", "end", "verdict", "round", "codebook")
OPTIONAL = (
    *("iso3", "sheet", "cell", "passage start", "passage end", "target kind", "target", "basis", "because"),
    *("entry", "lexicon", "weights", "suggestion", "passage"),
)
LONGEST = {"suggestion": 1_000, "passage": 10_000}  # characters; every other field is a name, a number or a digest
_LONGEST_NAME = 400
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLACES = ("start", "end", "passage start", "passage end")


@dataclass(frozen=True, slots=True)
class CodeDecision:
    """One decision. `span` is the paragraph in the answer as it was then, `sha256` its digest; both in code points.

    `passage` is what was marked in the answer, the whole paragraph as a rule. `iso3` and `document` are empty where the
    source may not be named. Without a `target` nothing was found, of one `target_kind` or of any. `basis` is that of
    the code or citation which is decided on, "" for a suggestion or a passage that the coder marked. A mark that stands
    in no answer has no `sha256`; its `cell` tells it. `because` is one of REASONS, `suggestion` why the program had
    suggested the target, `entry` the digest of its entry in the codebook.
    """

    cycle: str
    document: str
    iso3: str
    question: str
    sheet: str
    cell: str
    sha256: str
    span: Span
    passage: Span
    target_kind: str
    target: str
    basis: str
    verdict: str
    because: str
    round: str
    by: str
    codebook: str
    lexicon: str
    weights: str
    entry: str
    suggestion: str

    @property
    def is_yes(self) -> bool:
        """Whether the passage was found to be about the target."""
        return self.verdict in (ACCEPT, ADD)


def sha_of(text: str) -> str:
    """The digest by which a paragraph is found again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def decision_of(cycle: str, row: Mapping[str, str]) -> CodeDecision:
    """A decision of its fields (NEEDED, OPTIONAL, document, by). Raises ValueError that says what is wrong."""
    if wrong := problem_of(row):
        raise ValueError(wrong)
    start, end, first, last = (int(row.get(name) or 0) for name in _PLACES)
    is_marked = bool(row.get("passage start"))
    texts = {name: row.get(name, "") for name in ("document", "iso3", "question", "sheet", "cell", "sha256", "by")}
    texts |= {name: row.get(name, "") for name in ("target", "basis", "verdict", "because", "round")}
    texts |= {name: row.get(name, "") for name in ("codebook", "lexicon", "weights", "entry", "suggestion")}
    passage = (first, last) if is_marked else (start, end)
    return CodeDecision(
        cycle=cycle, span=(start, end), passage=passage, target_kind=row.get("target kind", ""), **texts
    )


def problem_of(row: Mapping[str, str]) -> str:
    """What is wrong with the fields of a decision, as a phrase such as “verdict ‘perhaps’”; "" for nothing."""
    return next((f"{name} “{row.get(name, '')[:60]}”" for name in _wrong(row)), "")


def _wrong(row: Mapping[str, str]) -> list[str]:
    """The fields that are lacking or say what they can't."""
    verdict, basis, pair = (
        row.get("verdict", ""),
        row.get("basis", ""),
        (row.get("target kind", ""), row.get("target", "")),
    )
    is_mark = basis == CODED and not row.get("sha256")
    known = {
        "verdict": verdict in VERDICTS and (verdict != SET_ASIDE or bool(basis)) and (verdict != ADD or not basis),
        "round": row.get("round") in ROUNDS,
        "basis": basis in ("", *ON_MENTIONS),
        "because": row.get("because", "") in (REASONS if verdict in (REJECT, SET_ASIDE) else ("",)),
        "sha256": is_mark or bool(_SHA256.fullmatch(row.get("sha256", ""))),
        "codebook": bool(row.get("codebook")),
        "by": bool(row.get("by", "?")),  # before a decision is kept nobody has said who takes it
        "target": pair in _targets() if verdict != NOTHING else pair[1] == "",
        "target kind": pair[0] in ("", *(kind for kind, _ in _targets())),
    }
    wrong = [name for name, is_right in known.items() if not is_right]
    wrong += [name for name in _PLACES if row.get(name) and not _is_place(row[name])]
    wrong += [name for name in NEEDED[2:4] if not is_mark and not row.get(name)]
    wrong += [name for name, text in row.items() if len(text) > LONGEST.get(name, _LONGEST_NAME) and name in OPTIONAL]
    return wrong or _disordered(row)


def _is_place(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9


def _disordered(row: Mapping[str, str]) -> list[str]:
    """The ends that stand before their starts; a marked passage stands inside its paragraph."""
    start, end, first, last = (row.get(name) or "" for name in _PLACES)
    if bool(first) != bool(last):
        return ["passage end"]
    if start and end and int(start) >= int(end):
        return ["end"]
    is_inside = not first or int(start or 0) <= int(first) < int(last) <= int(end or 0)
    return [] if is_inside else ["passage end"]


@cache
def _targets() -> frozenset[tuple[str, str]]:
    known = targets()
    return frozenset(zip(known["target_kind"], known["target"], strict=True))

"""What coders decided, applied to the tables of a review: passages that count, and what is set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from gcm_data.coding.decisions import CITED, CODED, CodeDecision
from gcm_data.coding.places import NAMED, NOWHERE, Finder
from gcm_data.coding.votes import REOPENED, Item, Outcome, outcomes, states
from gcm_data.reference.targets import aspect_of
from gcm_data.tables.coding_specs import CODINGS, SET_ASIDE
from gcm_data.tables.specs import MENTIONS, ReviewData, conform

REVIEWED = "reviewed"
_PLACE = ("submission", "response", "cycle", "iso3", "question", "document", "sheet", "cell")
_SAID = ("verdict", "because", "round", "codebook", "lexicon", "weights", "entry", "sha256")
_OF_MARK = ("cycle", "iso3", "sheet", "cell", "target_kind", "target")
_Row = dict[str, object]
_Placed = Sequence[tuple[Item, CodeDecision]]


def with_codes(data: ReviewData, decisions: Sequence[CodeDecision]) -> ReviewData:
    """The tables with what coders decided, in the order in which they did.

    Passages that were found to be about a target are mentions with the basis "reviewed"; codes and citations that were
    set aside leave `mentions` for the table `set_aside`. `codings` has every decision whose paragraph stands in an
    answer, and behind them those to be taken again, because the answer says something else now (state "reopened").
    """
    if not decisions:
        return data
    finder = Finder(data)
    placed, reopened = placed_decisions(finder, decisions, data.mentions)
    found, answers = outcomes(placed), _Answers(data)
    away = _away(found, placed, data, answers)
    kept = data.mentions.drop(index=list(away)).reset_index(drop=True) if away else data.mentions
    if rows := list(_reviewed(placed, found, answers)):
        kept = pd.concat([kept, conform(pd.DataFrame(rows), MENTIONS)], ignore_index=True).astype(MENTIONS.columns)
    gone = data.mentions.loc[list(away)].assign(because=pd.Series(away, dtype="str"))
    coders = _coders(decisions)
    said = [
        _coding(each, coders, state, answers, _place(data, answers, item), item.span if item.row != NOWHERE else None)
        for (item, each), state in zip(placed, states(placed, found), strict=True)
    ]
    said += [_coding(each, coders, REOPENED, answers, answers.place(row), None) for row, each in reopened]
    codings = conform({name: [row[name] for row in said] for name in CODINGS.columns}, CODINGS)
    return replace(data, mentions=kept, set_aside=conform(gone, SET_ASIDE), codings=codings)


def placed_decisions(
    finder: Finder, decisions: Sequence[CodeDecision], mentions: pd.DataFrame
) -> tuple[list[tuple[Item, CodeDecision]], list[tuple[int, CodeDecision]]]:
    """The decisions with the item that each is on, and those to be taken again with the answer that stands now."""
    marks = _marks(decisions, mentions)
    placed: list[tuple[Item, CodeDecision]] = []
    reopened: list[tuple[int, CodeDecision]] = []
    for each in decisions:
        target = each.target_kind, each.target, each.basis
        if not each.sha256:
            mark = marks.get(tuple(getattr(each, name) for name in _OF_MARK))
            if mark is not None:
                placed.append((Item(NOWHERE, (0, 0), (str(mark),), *target), each))
        elif place := finder.find(each):
            start, end = (at + place.moved for at in each.span)
            words = tuple(str(at + place.moved) for at in each.passage) if each.basis == CITED else ()
            placed.append((Item(place.row, (start, end), words, *target), each))
        elif (row := finder.stands_instead(each)) != NOWHERE:
            reopened.append((row, each))
    return placed, reopened


def _marks(decisions: Sequence[CodeDecision], mentions: pd.DataFrame) -> Mapping[tuple[str, ...], int]:
    """The first row of `mentions` of each mark in no answer, by what tells it; empty where nobody decided on marks."""
    if all(each.sha256 for each in decisions):
        return {}
    found = mentions[(mentions["response"] == "") & (mentions["basis"] == CODED) & (mentions["iso3"] != "")]
    keys = list(zip(*(found[name] for name in _OF_MARK), strict=True))
    return dict(zip(reversed(keys), reversed(found.index.tolist()), strict=True))


class _Answers:
    """The table `responses` as lists, as thousands of its rows are looked at one by one."""

    def __init__(self, data: ReviewData) -> None:
        self.columns = {name: data.responses[name].tolist() for name in (*_PLACE, "text")}
        self.named = set(data.submissions.loc[data.submissions["attribution"] == NAMED, "submission"])

    def place(self, row: int) -> _Row:
        """Where an answer stands, given by its row."""
        return {name: self.columns[name][row] for name in _PLACE}

    def told(self, words: str, place: _Row) -> str:
        """Words that came with a decision on a place; none of sources that may not be named: they may say who it is."""
        return words if place["submission"] in self.named else ""


def _reviewed(placed: _Placed, found: Mapping[Item, Outcome], answers: _Answers) -> Iterator[_Row]:
    """The rows of `mentions` for passages that were found to be about a target; each place once."""
    known: set[tuple[object, ...]] = set()
    for item, outcome in found.items():
        for number in outcome.numbers if outcome.is_yes and not item.basis else ():
            decision = placed[number][1]
            start, end = (at + item.span[0] - decision.span[0] for at in decision.passage)
            key = item.row, item.target_kind, item.target, start
            if key in known:
                continue
            known.add(key)
            answer = answers.place(item.row)
            yield {
                **answer,
                "target_kind": item.target_kind,
                "target": item.target,
                "basis": REVIEWED,
                "start": start,
                "end": end,
                "evidence": answers.columns["text"][item.row][start:end],
                "phrase": "",
                "aspect": aspect_of(answer["cycle"], answer["question"]),
                "chance": "",
                "reason": answers.told(decision.suggestion, answer),
            }


def _away(found: Mapping[Item, Outcome], placed: _Placed, data: ReviewData, answers: _Answers) -> dict[int, str]:
    """Row of `mentions` -> why it is set aside."""
    decided = {item: o for item, o in found.items() if item.basis and o.is_yes is False}
    responses = {answers.columns["response"][item.row] for item in decided if item.row != NOWHERE}
    rows = data.mentions[data.mentions["response"].isin(responses)] if responses else data.mentions.iloc[:0]
    by_target: dict[tuple[str, ...], list[tuple[int, tuple[str, ...]]]] = {}
    columns = (rows[name].tolist() for name in ("response", "target_kind", "target", "basis", "start", "end"))
    for row, (*target, start, end) in zip(rows.index.tolist(), zip(*columns, strict=True), strict=True):
        by_target.setdefault(tuple(target), []).append((row, (str(start), str(end))))
    away = {}
    for item, outcome in decided.items():
        because = placed[outcome.numbers[-1]][1].because
        if item.row == NOWHERE:
            away[int(item.mark[0])] = because
            continue
        key = answers.columns["response"][item.row], item.target_kind, item.target, item.basis
        away |= {row: because for row, words in by_target.get(key, ()) if item.mark in ((), words)}
    return away


def _place(data: ReviewData, answers: _Answers, item: Item) -> _Row:
    """Where an item stands: the place of its answer, or of its mark."""
    if item.row != NOWHERE:
        return answers.place(item.row)
    return {name: data.mentions.at[int(item.mark[0]), name] for name in _PLACE}


def _coding(
    decision: CodeDecision,
    coders: Mapping[str, str],
    state: str,
    answers: _Answers,
    place: _Row,
    span: tuple[int, int] | None,
) -> _Row:
    """A row of `codings`: where it stands now, and what was decided; who a coder is it does not tell."""
    start, end = span or (None, None)
    if span:  # of a passage that was marked its own place
        start, end = (at + span[0] - decision.span[0] for at in decision.passage)
    target = {"target_kind": decision.target_kind, "target": decision.target, "basis": decision.basis}
    said = {name: getattr(decision, name) for name in _SAID}
    said |= {"suggestion": answers.told(decision.suggestion, place), "coder": coders[decision.by], "state": state}
    return {**place, **target, **said, "start": start, "end": end}


def _coders(decisions: Sequence[CodeDecision]) -> dict[str, str]:
    """Address -> “coder 1”. The numbers hold within one set of decisions: the next coder may change them."""
    return {by: f"coder {number}" for number, by in enumerate(sorted({each.by for each in decisions}), start=1)}

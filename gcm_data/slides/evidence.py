"""What stands behind the numbers of the slides: for each target who says it and where, on slides of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gcm_data import reference, wording
from gcm_data.coverage.counts import NON_REGIONAL
from gcm_data.coverage.focus import Evidence, Focus
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex, ranges
from gcm_data.evidence.passages import Passage
from gcm_data.exhibits.country import subregion_names
from gcm_data.slides import sentences
from gcm_data.slides.slide import Slide, values_of
from gcm_data.tables.specs import TARGET_KINDS
from gcm_data.text.cells import placed
from gcm_data.wording.names import label_of

MOST_PLACES = 4  # places named of one respondent; who needs more opens the number on the dashboard
Key = tuple[object, ...]
_READ: Key = ("read",)
_CHANGE: Key = ("change",)
_ORDER = ("read", *TARGET_KINDS, "several", "change")


@dataclass(frozen=True, slots=True)
class Block:
    """The evidence of all numbers of one target: a title, and paragraphs that name States and places."""

    title: str
    paragraphs: tuple[str, ...]


def key_of(focus: Focus) -> Key:
    """Which block holds the evidence of a number."""
    if focus.beside:
        return _CHANGE
    if len(focus.targets) > 1:
        return "several", focus.is_same_answer, *focus.targets
    return focus.targets[0] if focus.targets else _READ


def blocks(scope: Scope, slides: Sequence[Slide]) -> dict[Key, Block]:
    """Key -> block, for all numbers of the slides: what was read, objectives by number, principles, needs, others."""
    found: dict[Key, dict[Focus, str]] = {}
    for slide in slides:
        labels = [value.opens for _, value in values_of(slide.chart)] + [slide.first] * bool(slide.first)
        for label in labels:
            focus = slide.exhibit.focuses[label]
            found.setdefault(key_of(focus), {}).setdefault(focus, label)
    whole = {key: _whole(scope, key, focuses) for key, focuses in found.items()}
    annex = Annex.of(scope, [focus for focuses in whole.values() for focus in focuses])
    order = sorted(whole, key=_place)
    return {key: Block(_title(scope, key, whole[key]), tuple(_told(scope, key, whole[key], annex))) for key in order}


def _whole(scope: Scope, key: Key, focuses: Mapping[Focus, str]) -> dict[Focus, str]:
    """The focuses that a block tells: of what was read and of one target that of all members selected."""
    if key == _READ:
        return {scope.focus(): ""}
    if key[0] in TARGET_KINDS:
        return {scope.focus(None, key): ""}
    return dict(focuses)


def _place(key: Key) -> tuple[int, int]:
    """Objectives by number, all else as it comes."""
    return _ORDER.index(key[0]), int(key[1]) if key[0] == "objective" else 0


def _title(scope: Scope, key: Key, focuses: Mapping[Focus, str]) -> str:
    if key == _READ:
        return "Evidence: what was read"
    if key[0] == "objective":
        return f"Evidence: {sentences.objective(int(key[1]))}"
    if key[0] in TARGET_KINDS:
        return f"Evidence: {label_of(*key)}"
    focus = next(iter(focuses))
    if key == _CHANGE:
        return f"Evidence: change between {wording.listed(sorted((focus.cycle, focus.beside)))}"
    named = f"{label_of(*focus.targets[0])} in the same answer as " if focus.is_same_answer else ""
    numbers = [int(target) for kind, target in focus.targets if kind == "objective"]
    tables = {frozenset(table.objectives): table.round_table for table in reference.round_tables()}
    if frozenset(numbers) in tables:
        return f"Evidence: {named}an objective of round table {tables[frozenset(numbers)]}"
    is_all = len(numbers) == len(reference.objectives())
    return f"Evidence: {named}{'an objective' if is_all else f'one of {wording.objectives(numbers)}'}"


def _told(scope: Scope, key: Key, focuses: Mapping[Focus, str], annex: Annex) -> Iterator[str]:
    """The paragraphs of a block."""
    if key == _READ:
        yield from _what_was_read(scope, annex)
        return
    for focus, label in focuses.items():
        entries = _entries(scope, focus, annex)
        if key == _CHANGE:
            if entries:
                yield f"{label[:1].upper()}{label[1:]}: {'; '.join(entries.values())}."
        else:
            yield from _by_subregion(scope, entries)
            yield from _others(Evidence(scope.grid, focus))


def _what_was_read(scope: Scope, annex: Annex) -> Iterator[str]:
    """Of whom each document speaks, and of whom none does."""
    focus = scope.focus()
    documents: dict[str, list[str]] = {}
    for name, numbers in annex.by_respondent(focus).items():
        passages = (annex.numbered[number] for number in numbers)
        for document in dict.fromkeys(passage.document or wording.WITHHELD_PLACE for passage in passages):
            documents.setdefault(document, []).append(name)
    single = [f"{document}: {names[0]}" for document, names in documents.items() if len(names) == 1]
    yield from (f"{document}: {wording.listed(names)}." for document, names in documents.items() if len(names) > 1)
    if single:
        yield f"{'; '.join(single)}."
    silent = set(focus.members) - set(Evidence(scope.grid, focus).submitted)
    if silent:
        yield f"Nothing was read of: {sentences.names([iso3 for iso3 in focus.members if iso3 in silent])}."


def _by_subregion(scope: Scope, entries: Mapping[str, str]) -> Iterator[str]:
    """Entries by the subregion of the State; whoever is no State named last."""
    where = {m.name: m.subregion or NON_REGIONAL for m in scope.selection.members}
    for name in subregion_names(scope.selection):
        inside = [said for who, said in entries.items() if where.get(who) == name]
        if inside:
            yield f"{name}: {'; '.join(inside)}."
    beside = [said for who, said in entries.items() if who not in where]
    if beside:
        yield f"{'; '.join(beside)}."


def _others(found: Evidence) -> Iterator[str]:
    """Who is not counted, and why."""
    told = {"not mentioned": "Not mentioned by", "blank": "Blank", "not applicable": "Not applicable"}
    for state, members in found.states.items():
        if members and state in told:
            yield f"{told[state]}: {sentences.names(members)}."


def _entries(scope: Scope, focus: Focus, annex: Annex) -> dict[str, str]:
    """Respondent -> “Fiji ((c) FJI.xlsx › Responses!C5, C7)”: States counted, then those that count for no State."""
    numbers = annex.by_respondent(focus)
    counted = [reference.member(iso3).name for iso3 in Evidence(scope.grid, focus).counted]
    found = {}
    for name in dict.fromkeys([*counted, *numbers]):
        found[name] = _with_places(name, {number: annex.numbered[number] for number in numbers.get(name, ())})
    return found


def _with_places(name: str, passages: Mapping[int, Passage]) -> str:
    """A respondent with the numbers of its passages in every file, and their places, those of a question together."""
    asked: dict[tuple[str, str, str], list[str]] = {}
    for passage in list(passages.values())[:MOST_PLACES]:
        if not passage.document:
            return f"{name}, {wording.WITHHELD_PLACE}"
        asked.setdefault((passage.document, passage.sheet, passage.question), []).append(passage.cell)
    said, before = [], ""
    for (document, sheet, question), cells in asked.items():
        letter = f"({question}) " if question else ""
        said.append(f"{letter}{'' if document == before else f'{document} › '}{placed(sheet, *cells)}")
        before = document
    more = len(passages) - MOST_PLACES
    known = f"{name} [{ranges(passages)}]" if passages else name
    return f"{known} ({'; '.join(said)}{f' and {more} more' if more > 0 else ''})" if said else known

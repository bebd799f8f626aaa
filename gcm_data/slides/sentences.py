"""What slides say in a sentence: what is mentioned most, by whom, what was selected, and where the numbers are from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gcm_data import reference, wording
from gcm_data.coverage.selection import ALL_BASES, BASES, Selection
from gcm_data.figures.chart import Value
from gcm_data.reference.in_text import in_text

NOT_DONE = "This is what is reported, not what is done: what is not mentioned may well be done."
READ = "It is based on what was read of {} members."
WHATEVER_OBJECTIVE = ", whatever objective they name"
LONGEST = 60  # signs of the names in a title, which has to fit any template
NAMED = 4  # names in a list; more are counted
MENTION = ("mentions", "mention")  # the verb, of one and of several
_EVERYBODY = "All members and associate members"


def objective(number: int) -> str:
    """“International cooperation (objective 23)”."""
    return f"{reference.objective(number).short_label} (objective {number})"


def numbered(number: int) -> str:
    """“23 International cooperation”, beside a bar or a row."""
    return f"{number} {reference.objective(number).short_label}"


def most(
    values: Mapping[str, Value], material: wording.Material, what: str, how: str = "mentioned",
    are: tuple[str, str] = ("is", "are"),
) -> str:  # fmt: skip
    """“… is mentioned most, by 25 of 43 members with statements”; several that tie are named, or counted as `what`.

    `are` is the verb, of one and of several.
    """
    named, count, each = _top(values, what)
    verb = "are" if named.startswith(f"{count} ") else are[count > 1]
    return f"{named} {verb} {how} most, {each}{material.of(_most(values))}"


def most_on(lead: str, values: Mapping[str, Value], material: wording.Material, what: str) -> str:
    """“Support is sought most in finance, by 6 of 22 …”: as `most`, with the verb in front."""
    named, _, each = _top(values, what)
    return f"{lead} {named}, {each}{material.of(_most(values))}"


def _most(values: Mapping[str, Value]) -> int:
    return max(value.count for value in values.values())


def _top(values: Mapping[str, Value], what: str) -> tuple[str, int, str]:
    """The names with the most, or how many there are; their number; and “by”, or “each by”."""
    tied = [name for name, value in values.items() if value.count == _most(values)]
    named = wording.listed(tied)
    named = named if len(tied) < NAMED and len(named) <= LONGEST else f"{len(tied)} {what}"
    return named, len(tied), "by " if len(tied) == 1 else "each by "


def beside(values: Mapping[str, Value], how: str = "mentioned") -> str:
    """What follows the names mentioned most, with their counts, and which are not mentioned; "" where nothing does."""
    counts = {name: value.count for name, value in values.items()}
    silent = [name for name, value in values.items() if value.total and not value.count]
    said = [following(counts)]
    if silent:
        said.append(f"Not {how}: {wording.listed(silent) if len(silent) <= NAMED else f'{len(silent)} others'}.")
    return " ".join(filter(None, said))


def following(counts: Mapping[str, int]) -> str:
    """“Next: Regular pathways (objective 5): 15, …”: the names behind the first, never some of those that tie."""
    top, told = max(counts.values(), default=0), []
    for count in sorted({count for count in counts.values() if 0 < count < top}, reverse=True):
        tied = [name for name in counts if counts[name] == count]
        if len(told) + len(tied) > NAMED:
            return f"Next: {wording.listed(told) if told else f'{len(tied)} others, each {count}'}."
        told += [f"{name}: {count}" for name in tied]
    return f"Next: {wording.listed(told)}." if told else ""


def subject(selection: Selection) -> str:
    """What was selected, for a title: “Pacific, round table 3”; "" where everything is."""
    table = f"round table {selection.round_table}" if selection.round_table else ""
    basis = f"only what is {wording.either(BASES[selection.basis])}" if selection.basis != ALL_BASES else ""
    return ", ".join(filter(None, (wording.listed(list(selection.subregions)), selection.group, table, basis)))


def selected(selection: Selection, is_whole: bool = False) -> str:
    """What the numbers of a slide are of, for its base line; `is_whole`: whatever round table is selected."""
    group = wording.group_of_day(selection.group, selection.cycle) if selection.group else ""
    table = f"round table {selection.round_table}" if selection.round_table and not is_whole else ""
    whole = names([selection.member]) if selection.member else _EVERYBODY
    who = wording.listed(list(selection.subregions)) or ("" if group else whole)
    return " · ".join(filter(None, (who, group, table)))


def named(iso3: Sequence[str]) -> str:
    """Members within a sentence: “Fiji, the Philippines and Tonga”."""
    return wording.listed(list(map(in_text, iso3)))


def names(iso3: Sequence[str]) -> str:
    """Names of members in a list of its own, behind a colon."""
    return wording.listed([reference.member(code).name for code in iso3])

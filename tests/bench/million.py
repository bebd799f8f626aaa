"""A review far larger than any of ESCAP will be: 193 members, 5 cycles, 1,000,000 mentions. All of it is fictional.

The same rows at every call. `install()` puts its members and cycles in place of the reference's in this process alone.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from itertools import product
from string import ascii_uppercase
from typing import NamedTuple

from gcm_data import reference
from gcm_data.reference.rows import Cycle, GroupMembership, Member, Tile
from gcm_data.reference.targets import targets
from gcm_data.tables.specs import ReviewData

SEED = 20250204
MENTIONS = 1_000_000
MEMBERS = 193
YEARS = (2021, 2025, 2029, 2033, 2037)
STAKEHOLDERS = 30  # in each cycle
ITEMS = 40  # answers to each question
SENTENCES = 4000
SENTENCES_AN_ANSWER = 6
TALLIES, SILENT, TWICE = 0.08, 0.12, 0.05  # shares of the members
BLANK, NOT_APPLICABLE, WITHOUT = 0.06, 0.02, 0.1  # shares of the answers; the last name nothing
GROUPS = {"LDC": 4, "LLDC": 7, "SIDS": 5, "champion": 10}  # each so manieth member is in it
WORDS = (
    "migration workers border consular return regular family health school data training ministry agency regional "
    "fair recruitment remittance skills protection pathway visa community local partner review and with for the of in"
)


class Submission(NamedTuple):
    """Who submitted what, and the targets it names; `kind` is form, tally or stakeholder."""

    submission: str
    cycle: str
    iso3: str
    kind: str
    status: str
    named: tuple[tuple[str, str], ...]


def install() -> None:
    """Use fictional members and cycles in this process. To be called before anything is computed of the reference."""
    fictional = _reference()
    assert not reference.member.cache_info().currsize, "something has been computed of the reference"
    reference.all_tables = lambda: fictional


def _reference() -> reference.Reference:
    """The reference with other members and cycles; what names real members is left out."""
    real = reference.load_reference()
    codes = [f"X{first}{second}" for first, second in product("ABCDEFGH", ascii_uppercase)]  # of no country
    names = [*(s.subregion for s in real.subregions), ""]
    members = tuple(
        Member(
            code, f"{number:03}", f"Fictional State {number:03}", f"State {number:03}",
            "associate member" if number % 9 == 0 else "member State",
            "" if number % 48 == 0 else names[number % 5],
        )
        for number, code in enumerate(codes[:MEMBERS], 1)
    )  # fmt: skip
    groups = tuple(
        GroupMembership(group, member.iso3, None, None, "", "fictional")
        for number, member in enumerate(members, 1)
        for group, every in GROUPS.items()
        if number % every == 0
    )
    asked = real.cycles[-1]
    cycles = tuple(
        Cycle(str(year), f"Fictional review of {year}", asked.start_date.replace(year=year),
              asked.end_date.replace(year=year), "Nowhere", None, asked.instrument, f"Fictional forum of {year + 1}")
        for year in YEARS
    )  # fmt: skip
    tiles = tuple(Tile(member.iso3, place % 20, place // 20) for place, member in enumerate(members))
    named = {"members": members, "group_memberships": groups, "tile_grid": tiles, "aliases": (), "other_countries": ()}
    return dataclasses.replace(real, cycles=cycles, **named)


def review() -> ReviewData:
    """The tables, after `install()`."""
    chance = random.Random(SEED)
    submissions = list(_submissions(chance))
    responses: list[tuple] = []
    mentions: list[tuple] = []
    sentences = [_sentence(chance) for _ in range(SENTENCES)]
    for found in submissions:
        if found.kind == "tally":
            mentions += _marks(found)
        else:
            _answers(found, sentences, responses, mentions, chance)
    assert len(mentions) >= MENTIONS, len(mentions)
    documents = [_document(found) for found in submissions]
    return ReviewData.of(
        documents=_columns(documents, "document cycle sha256 size received layout remark attribution"),
        submissions=_columns(
            [_submission(found, chance) for found in submissions],
            "submission cycle respondent_kind iso3 category attribution document received status",
        ),
        responses=_columns(
            responses,
            "response submission cycle iso3 question text state choice document sheet cell source source_date",
        ),
        mentions=_columns(
            mentions[:MENTIONS],
            "submission response cycle iso3 question target_kind target basis start end evidence phrase aspect "
            "document sheet cell",
        ),
    )


def _columns(rows: list[tuple], names: str) -> dict[str, tuple]:
    return dict(zip(names.split(), zip(*rows, strict=True), strict=True))


def _submissions(chance: random.Random) -> Iterator[Submission]:
    """Those of the members in each cycle, some superseded, and of stakeholders."""
    every = list(targets()[["target_kind", "target"]].itertuples(index=False, name=None))
    for year in map(str, YEARS):
        for member in reference.members():
            lot = chance.random()
            if lot < SILENT:
                continue
            kind = "tally" if lot < SILENT + TALLIES else "form"
            among = every[:23] if kind == "tally" else every
            named = tuple(chance.sample(among, chance.randint(1, len(among))))
            if lot > 1 - TWICE:
                yield Submission(f"{year}-{member.iso3}-1", year, member.iso3, kind, "superseded", named[:3])
            yield Submission(f"{year}-{member.iso3}-2", year, member.iso3, kind, "current", named)
        for number in range(STAKEHOLDERS):
            named = tuple(chance.sample(every, chance.randint(1, 12)))
            yield Submission(f"{year}-stakeholder-{number}", year, "", "stakeholder", "current", named)


def _sentence(chance: random.Random) -> str:
    return f"Fictional test text: {' '.join(chance.choices(WORDS.split(), k=chance.randint(6, 16)))}."


def _marks(found: Submission) -> Iterator[tuple]:
    """The marks of a tally: mentions without an answer."""
    document = _file(found)
    for place, (kind, target) in enumerate(found.named):
        head = (found.submission, "", found.cycle, found.iso3, "", kind, target, "coded", None, None)
        yield (*head, "x", "", "", document, "Tally", f"C{place}")


def _answers(
    found: Submission, sentences: list[str], responses: list[tuple], mentions: list[tuple], chance: random.Random
) -> None:
    """Add a submission's answers and what they mention: objectives are cited, half of them coded; the rest is coded."""
    instrument = reference.cycle(found.cycle).instrument
    document, row = _file(found), 1
    for question, item in product(reference.questions(instrument), range(ITEMS)):
        row += 1
        response = f"{found.submission}-{question.key}{item:02}"
        parts = chance.choices(sentences, k=SENTENCES_AN_ANSWER)
        lot = chance.random()
        silent = BLANK + NOT_APPLICABLE
        state = "blank" if lot < BLANK else "not applicable" if lot < silent else "answered"
        names_nothing = lot < silent + WITHOUT
        named = [] if names_nothing else chance.sample(found.named, min(len(found.named), chance.randint(2, 14)))
        text = "" if state == "blank" else "Not applicable." if state != "answered" else " ".join(parts)
        head = (found.submission, response, found.cycle, found.iso3, question.key)
        for place, (kind, target) in enumerate(named):
            is_cited = kind == "objective" and place % 2 == 0
            basis, start, end, evidence = "coded", None, None, target
            if is_cited:
                evidence = f"objective {target}"
                basis, start, end = "cited", len(text) + 1, len(text) + 1 + len(evidence)
                text = f"{text} {evidence}"
            cell = f"C{row}" if is_cited else f"D{row}"
            mention = (kind, target, basis, start, end, evidence, "", question.aspect, document, "Answers", cell)
            mentions.append((*head, *mention))
        source = "" if found.kind == "form" else "https://example.org/fictional"
        at = (found.submission, found.cycle, found.iso3, question.key)
        responses.append((response, *at, text, state, "", document, "Answers", f"C{row}", source, ""))


def _file(found: Submission) -> str:
    """The name of a submission's document; none where the source may not be named."""
    return "" if found.kind == "stakeholder" and found.submission.endswith("0") else f"{found.submission}.xlsx"


def _document(found: Submission) -> tuple:
    remark = "Fictional; not a submission of any State."
    return f"{found.submission}.xlsx", found.cycle, "0" * 64, 1, "", "response form", remark, "named"


def _submission(found: Submission, chance: random.Random) -> tuple:
    """A row of the table `submissions`."""
    kind, category = "stakeholder", ""
    if found.iso3:
        kind = reference.member(found.iso3).membership
    else:
        category = chance.choice(reference.stakeholder_categories()).key
    attribution = "named" if _file(found) else "non-attributable"
    return found.submission, found.cycle, kind, found.iso3, category, attribution, _file(found), "", found.status

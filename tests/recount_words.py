"""What pages compute beside exhibits: passages, panels and sentences, each checked against the tables."""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from gcm_data import reference
from gcm_data.evidence.panel import Behind
from gcm_data.evidence.passages import Passage, Row
from gcm_data.exhibits.responses import Asked, Found, Hit
from gcm_data.tables.provenance import Provenance
from tests import recount_coding, recount_gaps
from tests.recount import Line, Seen, words_of
from tests.recount_pairs import panel

STATES = ("reported", "suggested", "not mentioned", "blank", "not applicable", "no submission")

BEGUN = dt.date.today()


def remarks(seen: Seen, result: str | None) -> None:
    """“All 27 documents say of themselves …”, “3 of 27 …”: of the documents of the cycle."""
    whole = {"The document says": (1, 1), "Both documents say": (2, 2)}
    said = re.fullmatch(r"(.+) of (?:itself|themselves): “(.+)”", result)
    who, words = said.groups()
    every, some = (re.fullmatch(p, who) for p in (r"All (\d+) documents say", r"(\d+) of (\d+) documents says?"))
    count, total = every.groups() * 2 if every else some.groups() if some else whole[who]
    assert (int(count) == int(total)) == (not some)
    assert int(count) == sum(html.escape(words, quote=False) in words_of(file) for file in seen.documents)
    assert int(total) == len(seen.documents)


def _could_be_read(seen: Seen) -> list[Path]:
    """The documents of the cycle that are workbooks: the tables name no document that can't be read."""
    return [file for file in seen.documents if zipfile.is_zipfile(file)]


def _compiled(seen: Seen) -> set[bool]:
    """Whether the documents that could be read say that they are paraphrased: all, none or some of them."""
    return {"paraphrased" in words_of(file) for file in _could_be_read(seen)}


def texts(seen: Seen, result: str) -> None:
    """Texts are called paraphrased just where documents say so, and as received where there are others."""
    claims = {True: "are paraphrased", False: "reproduced as received"}
    assert {kind for kind, words in claims.items() if words in result} == _compiled(seen)


def refused(seen: Seen, result: str) -> None:
    """How many documents of the cycle could not be read, and nothing where all were."""
    count = len(seen.documents) - len(_could_be_read(seen))
    assert re.findall(r"^\d+", result) == [str(count)] * bool(count)
    assert bool(result) == bool(count)


def verbatim(seen: Seen, result: Iterable[Passage], *_: object) -> None:
    """Passages stand in the tables as they are shown."""
    texts = {(row["document"], row["cell"], row["text"]) for row in seen.tables.responses}
    texts |= {(row["document"], row["cell"], row["evidence"]) for row in seen.tables.mentions}
    for passage in result:
        assert (passage.document, passage.cell, passage.text) in texts


def _places(seen: Seen, mentions: Iterable[Line]) -> int:
    """How many passages some mentions make: an answer one, a mark one each."""
    return len({row["response"] or id(row) for row in mentions})


def _of_stakeholders(seen: Seen, number: int) -> list[Line]:
    """The mentions of stakeholders, who stand beside the States where nobody is left out."""
    if len(seen.members) < len(reference.members()):
        return []
    return [row for row in seen.tables.mentions
            if not row["iso3"] and (row["cycle"], row["target"]) == (seen.cycle, str(number))
            and row["target_kind"] == "objective" and row["submission"] in seen.tables.current
            and seen.selection.basis in ("all", row["basis"])]  # fmt: skip


def everything(seen: Seen, result: Behind, number: int) -> None:
    """The members in each of the six states, and how many passages there are."""
    for state in STATES:
        inside = [m.name for m in seen.members if seen.state(m.iso3, "objective", number) == state]
        assert [*result.states[state]] == inside, state
    mentions = [*seen.mentions("objective", number), *_of_stakeholders(seen, number)]
    assert len(result.rows) == _places(seen, mentions)
    assert result.mentions == len(mentions)


def _practice(seen: Seen, number: int) -> list[Line]:
    champions = seen.listed("Champion countries")
    found = seen.mentions("objective", number)
    return [row for row in found if row["iso3"] in champions and row["aspect"] == "achievement"]


def practice(seen: Seen, result: Behind, number: int) -> None:
    """What champion countries say of an objective in answer to the question on practices."""
    found = _practice(seen, number)
    assert len(result.rows) == _places(seen, found)
    who = {row["iso3"] for row in found}
    champions = seen.listed("Champion countries") & seen.everybody
    if champions and who:
        received = len(seen.submitted() & champions)
        noun = "members? with statements" if _compiled(seen) == {True} else "submissions?"
        counted = re.search(rf": {len(who)} of {received} {noun}\b", result.sentence)
        assert counted or len(champions) == 1


def all_others(seen: Seen, result: Behind, number: int) -> None:
    """The passages on an objective beside the practice of champion countries."""
    mentions = [*seen.mentions("objective", number), *_of_stakeholders(seen, number)]
    assert len(result.rows) == _places(seen, mentions) - _places(seen, _practice(seen, number))


def to_compare(seen: Seen, result: tuple[str, ...], other: str) -> None:
    """The members that submitted in both reviews."""
    assert {*result} == panel(seen, other)


def nothing_to_do(seen: Seen, result: str, other: str) -> None:
    """Readers are told to do something just where nobody can be compared."""
    assert bool(result) == (not panel(seen, other))


def is_mentioned(seen: Seen, result: bool, number: int) -> None:
    """Whether one of the States selected reports an objective."""
    assert result == bool(seen.who("objective", number))


def has_stakeholders(seen: Seen, result: bool) -> None:
    """Whether stakeholders answered, where nobody is filtered out."""
    rows = [row for row in seen.tables.submissions if (row["cycle"], row["iso3"]) == (seen.cycle, "")]
    is_narrowed = bool(seen.selection.subregions or seen.selection.group)
    assert result == (bool(rows) and not is_narrowed)


def found(seen: Seen, result: Found, asked: Asked) -> None:
    """How many answers there are, how many fit, of how many States. Words have to be single and simple here."""
    every = [row for (cycle, _), rows in seen.answers.items() if cycle == seen.cycle for row in rows]
    if not (seen.selection.subregions or seen.selection.group):
        every += [
            row
            for row in seen.tables.responses
            if (row["iso3"], row["cycle"]) == ("", seen.cycle) and row["submission"] in seen.tables.current
        ]
    numbers = asked.objectives or (seen.objectives if seen.selection.round_table else ())
    naming = {row["response"] for number in numbers
              for row in (*seen.mentions("objective", number), *_of_stakeholders(seen, number))}  # fmt: skip
    kept = [row for row in every if not asked.questions or row["question"] in asked.questions]
    kept = [row for row in kept if not numbers or row["response"] in naming]
    word = asked.words.casefold()
    forms = {word, word.removesuffix("s"), f"{word}s"}  # a word stands for its plural, and for its singular
    words = [(row, re.findall(r"\w+", row["text"].casefold())) for row in kept if row["state"] == "answered"]
    fits = [row for row, parts in words if any(part.startswith(word) or part in forms for part in parts)]
    by_state = {state: sum(row["state"] == state for row in kept) for state in ("blank", "not applicable")}
    assert (result.matches, result.answers) == (len(fits), sum(row["state"] == "answered" for row in every))
    assert result.respondents == len({row["iso3"] for row in fits} - {""})
    assert result.of_stakeholders == sum(not row["iso3"] for row in fits)
    assert (result.blank, result.not_applicable) == tuple(by_state.values())
    assert len(result.rows) == len(fits)


def hits(seen: Seen, result: list[Hit], asked: Asked, rows: tuple[Row, ...]) -> None:
    """The answers on a page of those that were found."""
    assert len(result) == len(rows)
    verbatim(seen, [hit.passage for hit in result])


def made_of(seen: Seen, result: Provenance) -> None:
    """The day is that of reading, and the reference tables are those of the folder."""
    files = sorted(reference.SOURCES.parent.glob("*.csv"))
    digest = hashlib.sha256(b"".join(f"{file.name}\n".encode() + file.read_bytes() for file in files)).hexdigest()
    assert BEGUN <= result.as_of <= dt.date.today()  # midnight may pass between reading and recounting
    assert digest.startswith(result.reference) and result.fingerprint


def has_a_slip(seen: Seen, result: dict[str, str]) -> None:
    """The members selected of which something was read under their name."""
    read = {
        row["iso3"] for row in seen.tables.submissions if (row["cycle"], row["attribution"]) == (seen.cycle, "named")
    }
    assert [*result] == [member.iso3 for member in seen.selection.members if member.iso3 in read]


def described(seen: Seen, said: str) -> None:
    """The line of what is selected; it names reviewed passages only where there are any."""
    bases = [row["basis"] for row in seen.tables.mentions]
    assert said == seen.selection.describe(has_reviewed="reviewed" in bases)


CHECKS = {
    "scope.describe": described,
    "forms._named_members": has_a_slip,
    "built_files.provenance": made_of,
    "quality.refused": refused,
    "quality.remarks": remarks,
    "quality.texts": texts,
    "panel.quoted": verbatim,
    "objective_passages.everything": everything,
    "objective_passages.practice": practice,
    "objective_passages.all_others": all_others,
    "change.panel": to_compare,
    "change.what_to_do": nothing_to_do,
    "objective.is_mentioned": is_mentioned,
    "plans.has_status": recount_gaps.has_status,
    "stakeholders.has_any": has_stakeholders,
    "responses.find": found,
    "responses.hits": hits,
    "agreement.has_codings": recount_coding.has_codings,
}

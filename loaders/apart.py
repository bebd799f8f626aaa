"""The whole way from files to tables in a process of its own: limited in time and memory, and nobody waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import pandas as pd

from gcm_data.tables.apart import Apart, Limits, NotStarted, Stopped
from gcm_data.tables.specs import ReviewData
from loaders.documents.workbook import Document
from loaders.files import File, load_files, read_files
from loaders.parsing import limits
from loaders.suggestions.of_review import suggestions

_log = logging.getLogger(__name__)
FAULT = "this program has a fault; its log tells more"
MOST_DEATHS = 5  # of the process in one load, each by a document that is then barred; more are an attack
SAYS = Callable[[tuple[str, object]], None]
_BEGINS, _DONE = "begins", "done"


class LoadFailed(Exception):
    """Nothing was read, for a reason that lies in no single document; the text says it, as a part of a sentence."""


def _limits() -> Limits:
    """A document may be parsed, and then read, each in its time; a busy machine needs longer."""
    each = 3 * (limits.SECONDS + limits.READING_SECONDS)
    return Limits(limits.ALL_SECONDS + each, each, limits.LOAD_MEMORY, limits.LOAD_KEPT)


process = Apart("loaders.apart:load_here")
suggesting = Apart("loaders.apart:suggest_here")


def load_apart(files: Sequence[File], progress: Callable[[int], None] = lambda read: None) -> ReviewData:
    """What load_files gives, read in the other process; `progress` hears how many documents have been read.

    A document on which that process dies, hangs or fails is an issue (document-stopped), and the others are read. What
    has not changed since the last load is not read again. Raises LoadFailed where nothing could be read.
    """
    return _ask(files, progress, (), (), is_for_terminal=False)


def read_apart(
    files: Sequence[File],
    progress: Callable[[int], None] = lambda read: None,
    corrections: Sequence[File] = (),
    mappings: Sequence[File] = (),
    apart: Apart | None = None,
) -> ReviewData:
    """What read_files gives, for those who hold the files, read as load_apart reads.

    `apart` is the process that does it: another than that of load_apart keeps nobody waiting who does not hold them.
    """
    return _ask(files, progress, corrections, mappings, is_for_terminal=True, apart=apart)


def _ask(
    files: Sequence[File],
    progress: Callable[[int], None],
    corrections: Sequence[File],
    mappings: Sequence[File],
    is_for_terminal: bool,
    apart: Apart | None = None,
) -> ReviewData:
    """Let the other process load, again without those documents that it died on, or that this program fails on."""
    barred: dict[tuple[str, str], str] = {}
    in_work: list[tuple[str, str]] = []

    def heard(step: tuple[str, object]) -> None:
        kind, content = step
        in_work[:] = [content] if kind == _BEGINS else []
        if kind == _DONE:
            progress(content)

    for _ in range(MOST_DEATHS + 1):
        in_work.clear()
        try:
            told = list(corrections), list(mappings)
            return (apart or process).ask(_limits(), list(files), barred, told, is_for_terminal, heard=heard)
        except NotStarted as error:
            raise LoadFailed(str(error)) from error
        except Stopped as error:
            reason, cause = str(error), error
        except RuntimeError as fault:  # of this program, with its traceback
            _log.error("reading the documents failed\n%s", fault)
            reason, cause = FAULT, fault
        if not in_work or in_work[0] in barred:
            raise LoadFailed(reason) from cause
        barred[in_work[0]] = reason
    raise LoadFailed(f"{len(barred)} documents have stopped it, one after the other")


def load_here(
    say: SAYS,
    files: list[File],
    barred: dict[tuple[str, str], str],
    told: tuple[list[File], list[File]],
    is_for_terminal: bool,
) -> ReviewData:
    """The load itself, in the other process; says which document it begins, and how many it has read."""
    read = 0

    def begin(document: Document) -> None:
        say((_BEGINS, (document.cycle, document.name)))

    def progress(document: Document) -> None:
        nonlocal read
        read += 1
        say((_DONE, read))

    load = read_files if is_for_terminal else load_files
    data = load(files, progress, *told, begin=begin, barred=barred)
    _ = data.digest  # kept with the tables: of a million mentions it takes two seconds
    return data


def suggest_apart(data: ReviewData) -> pd.DataFrame:
    """Suggestions for the answers of a review as rows of `mentions`, found in a process of their own.

    Also those of targets that an answer states or coders have decided on. Give the tables as readers see them. Raises
    LoadFailed where none could be made.
    """
    try:
        most = Limits(limits.ALL_SECONDS, limits.ALL_SECONDS, limits.LOAD_MEMORY, limits.LOAD_KEPT)
        return suggesting.ask(most, ReviewData.of(submissions=data.submissions, responses=data.responses))
    except (NotStarted, Stopped) as error:
        raise LoadFailed(str(error)) from error
    except RuntimeError as fault:  # of this program, with its traceback
        _log.error("making suggestions failed\n%s", fault)
        raise LoadFailed(FAULT) from fault


def suggest_here(say: SAYS, data: ReviewData) -> pd.DataFrame:
    """The suggestions themselves, in the other process, which has nothing to say before they are all there."""
    return suggestions(data, is_known_too=True)

"""How much one person may hand in: each file, at once, and waiting for a decision."""

from __future__ import annotations

from collections.abc import Sequence

from gcm_data.store.kinds import RECEIVED
from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming
from gcm_data.store.state import State

MB = 1_000_000
LARGEST = 26_214_400  # bytes of one file: the largest that the dashboard's server takes
AT_ONCE = 100  # files
WAITING = 300  # files of one person on which nobody has decided yet
WAITING_BYTES = 1_000 * MB  # of these
DERIVED_KEPT = 5  # sets of tables; each is some megabytes


class TooMuch(Exception):
    """More than a person may hand in; the text says both numbers and what to do."""


def check_files(files: Sequence[Incoming]) -> None:
    """Raise TooMuch for a file that is too large, or for too many at once."""
    if len(files) > AT_ONCE:
        raise TooMuch(f"{len(files):,} files at once are more than {AT_ONCE}. Hand them in in parts.")
    for file in files:
        if len(file.content) > LARGEST:
            raise TooMuch(f"{file.name} has {len(file.content):,} bytes, more than the {LARGEST:,} that one may have.")


def check_waiting(state: State, person: Person, files: Sequence[Incoming]) -> None:
    """Raise TooMuch where so much of the person's waits for a decision that these files would be too much."""
    waiting = [found for found in state.documents if found.by == person.address and state.state_of(found) == RECEIVED]
    if len(waiting) + len(files) > WAITING:
        raise TooMuch(
            f"{len(waiting):,} documents of {person.address} wait for a decision. Accept or decline some first."
        )
    size = sum(found.size for found in waiting) + sum(len(file.content) for file in files)
    if size > WAITING_BYTES:
        raise TooMuch(
            f"The documents of {person.address} that wait would have {size // MB:,} MB. Decide on some first."
        )

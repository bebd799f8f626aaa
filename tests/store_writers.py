"""python -m tests.store_writers URL FOLDER WRITERS SECONDS SEED: writers at once, half of them killed while they write.

Each hands in a document, accepts it, and writes a line into FOLDER/NUMBER when that is acknowledged; then the next.
What a writer does in turn n has the keys NUMBER-n-receive and NUMBER-n-accept, so that it can be sent again.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import psycopg  # noqa: F401, for all writers at once: the store loads it late

from gcm_data.store.rights import OFFICER, Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store

CYCLE = "2025"


def content_of(writer: int, turn: int) -> bytes:
    """The bytes of a fictional document, which differ for each writer and turn."""
    return f"fictional bytes of writer {writer}, turn {turn}".encode()


def take_turn(store: Store, writer: int, turn: int) -> None:
    """Hand in and accept a document; sent again it is not kept twice."""
    person = Person(f"writer{writer}@example.org", OFFICER)
    file = Incoming(f"{writer}-{turn}.xlsx", content_of(writer, turn))
    (handed,) = store.receive(person, CYCLE, [file], [f"{writer}-{turn}-receive"])
    store.decide(person, [Proposal("accept", CYCLE, handed.document.name, key=f"{writer}-{turn}-accept")])


def _write(url: str, folder: Path, writer: int) -> None:
    """Take turns until killed or told to end, and note each that was acknowledged."""
    is_told: list[int] = []
    signal.signal(signal.SIGTERM, lambda *told: is_told.append(1))
    store, turn = Store(url), 0
    with (folder / str(writer)).open("ab", buffering=0) as noted:
        while not is_told:
            take_turn(store, writer, turn)
            noted.write(f"{turn}\n".encode())
            turn += 1


def _fork(url: str, folder: Path, writer: int) -> int:
    """A process for a writer: a copy of this one, which has no connection yet, because to start anew takes a second."""
    number = os.fork()
    if number:
        return number
    try:
        _write(url, folder, writer)
        os._exit(0)
    except BaseException as error:
        (folder / f"{writer}.failed").write_text(repr(error), encoding="utf-8")
        os._exit(1)


def main() -> None:
    """Start the writers all at once, kill half of them at random moments, let the others end."""
    url, folder, writers, seconds, seed = sys.argv[1:]
    take_turn(Store(f"sqlite:///{folder}/other/store.sqlite"), 0, 0)  # loads what each writer would have to load
    numbers = [_fork(url, Path(folder), writer) for writer in range(int(writers))]
    chance = random.Random(int(seed))
    killed = chance.sample(numbers, len(numbers) // 2)
    while not any(path.stat().st_size for path in Path(folder).glob("[0-9]*")):
        time.sleep(0.01)
    began = time.monotonic()  # the tables are made, and the first turn is taken
    for moment, number in sorted((chance.uniform(0.1, 1) * float(seconds), number) for number in killed):
        time.sleep(max(0.0, began + moment - time.monotonic()))
        os.kill(number, signal.SIGKILL)
    time.sleep(max(0.0, began + float(seconds) - time.monotonic()))
    for number in set(numbers) - set(killed):
        os.kill(number, signal.SIGTERM)
    for number in numbers:
        os.waitpid(number, 0)


if __name__ == "__main__":
    main()

"""The program behind `Apart`: python -m gcm_data.tables.apart_process MODULE:FUNCTION.

Takes pickled requests (seconds, memory, kept, arguments) on standard input. Says ("ready", None) first; of each request
("step", anything) and then ("done", result), ("last", result) before it ends by itself, or ("failed", traceback).
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pickle
import signal
import sys
import time
import traceback
from typing import Any

try:
    import resource
except ImportError:  # Windows knows no such limits
    resource = None

NICE = 5  # who asks and his readers go first
_OUT_OF_MEMORY = 3  # exit status


def limit(kind: str, most: int) -> None:
    """Let the system end this process beyond a limit, where it knows that limit."""
    if resource is None or not hasattr(resource, kind):
        return
    number = getattr(resource, kind)
    _, hard = resource.getrlimit(number)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses some
        resource.setrlimit(number, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _most_used() -> int:
    """Bytes of memory that this process had at its largest; 0 where the system does not tell."""
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def main(work: str) -> None:
    """Answer requests until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that waits for the answers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # a print somewhere must not stand among the answers
    module, _, function = work.partition(":")
    call = getattr(importlib.import_module(module), function)
    if hasattr(os, "nice"):
        os.nice(NICE)
    limit("RLIMIT_CORE", 0)  # a process that dies leaves no image of itself on the disk

    def say(kind: str, content: Any) -> None:
        pickle.dump((kind, content), answers, protocol=5)
        answers.flush()

    say("ready", None)
    while True:
        try:
            seconds, memory, kept, arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        # the other side watches the clock; this ends what computes on after the other side has gone
        limit("RLIMIT_AS", memory)
        limit("RLIMIT_CPU", int(time.process_time() + 2 * seconds) + 1)
        try:
            result = call(lambda step: say("step", step), *arguments)
            is_last = _most_used() > kept
            say("last" if is_last else "done", result)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except BrokenPipeError:
            return
        except Exception:
            say("failed", traceback.format_exc())
        arguments = result = None
        gc.collect()


if __name__ == "__main__":
    main(sys.argv[1])

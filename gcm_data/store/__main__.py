"""python -m gcm_data.store COMMAND: bring folders in and out, back up, restore, verify, read the log."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tqdm import tqdm

from gcm_data import reference
from gcm_data.snapshots.csv import write_csv
from gcm_data.store import archive, bringing, folder
from gcm_data.store.away import StoreAway
from gcm_data.store.database import SETTING
from gcm_data.store.kinds import KINDS, NotUnderstood
from gcm_data.store.limits import TooMuch
from gcm_data.store.rights import ADMINISTRATOR, NotAllowed, Person, at_this_machine
from gcm_data.store.store import Store
from gcm_data.store.tables import log_table
from gcm_data.text.inert import as_terminal

DONE, NOT_ALL, WRONG_USAGE = 0, 1, 2
_PROBLEMS = (
    StoreAway,
    NotUnderstood,
    NotAllowed,
    TooMuch,
    folder.NotThisFolder,
    archive.BrokenBackup,
    ValueError,
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gcm_data.store",
        description="The store of documents and decisions: folders in and out, backup, verification, the log.",
        epilog="Exit status: 0 done; 1 something was left out, or is not whole; 2 nothing could be done.",
    )
    parser.add_argument("--database", default="", metavar="URL", help=f"the store ({SETTING}, else .gcm/store.sqlite)")
    parser.add_argument(
        "--by", default=at_this_machine(), metavar="ADDRESS", help="who does it, for the log (%(default)s)"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command, (about, what, _) in COMMANDS.items():
        each = commands.add_parser(command, help=about, description=about)
        if what:
            each.add_argument("path", type=Path, metavar=what)
        if command == "log":
            each.add_argument("--kind", choices=KINDS, help="decisions of one kind only")
            each.add_argument("--document", default="", help="decisions on one document only")
            each.add_argument("--person", default="", help="decisions of one person only")
            each.add_argument("--csv", type=Path, metavar="FILE", help="write them there, every field")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status. argparse leaves with status 2 by itself."""
    if problem := reference.problem():
        print(problem, file=sys.stderr)
        return WRONG_USAGE
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return COMMANDS[options.command][2](Store(options.database), Person(options.by, ADMINISTRATOR), options)
    except _PROBLEMS as problem:
        parser.error(as_terminal(str(problem)))
    except OSError as error:
        parser.error(as_terminal(f"{error.filename or 'the store'}: {error.strerror}"))


def _import(store: Store, person: Person, options: argparse.Namespace) -> int:
    if not options.path.is_dir():
        raise ValueError(f"there is no folder {options.path}")
    with tqdm(unit="document", delay=1.0, disable=None, leave=False) as bar:
        brought = bringing.import_folder(store, person, options.path, lambda kept: bar.update(kept - bar.n))
    for remark in brought.remarks:
        print(as_terminal(remark), file=sys.stderr)
    print(f"{brought.documents} documents and {brought.decisions} decisions are new in the store")
    return NOT_ALL if brought.remarks else DONE


def _export(store: Store, person: Person, options: argparse.Namespace) -> int:
    print(as_terminal(f"{options.path}  {folder.export_folder(store, options.path)} files"))
    return DONE


def _backup(store: Store, person: Person, options: argparse.Namespace) -> int:
    state = archive.backup(store, options.path)
    print(as_terminal(f"{options.path}  {len(state.documents)} documents, {len(state.decisions)} decisions"))
    return DONE


def _restore(store: Store, person: Person, options: argparse.Namespace) -> int:
    print(f"{archive.restore(store, person, options.path)} decisions are new in the store")
    return DONE


def _verify(store: Store, person: Person, options: argparse.Namespace) -> int:
    found = archive.verify(store)
    for sentence in found:
        print(as_terminal(sentence), file=sys.stderr)
    state = store.state()
    print(f"{len(state.documents)} documents, {len(state.decisions)} decisions: {len(found) or 'no'} faults")
    return NOT_ALL if found else DONE


def _log(store: Store, person: Person, options: argparse.Namespace) -> int:
    decisions = [
        each
        for each in store.state().decisions
        if (options.kind in (None, each.kind))
        and (options.document in ("", each.document))
        and (options.person in ("", each.by))
    ]
    if options.csv:
        options.csv.write_bytes(write_csv(log_table(decisions)))
        return DONE
    for each in decisions:
        what = ", ".join(f"{name}: {value}" for name, value in each.what.items())
        place = f"{each.cycle} {each.document}".strip()
        said = "  ".join(filter(None, (str(each.number), each.at, each.by, each.kind, place, what, each.why)))
        print(as_terminal(said))
    return DONE


Run = Callable[[Store, Person, argparse.Namespace], int]
COMMANDS: dict[str, tuple[str, str, Run]] = {
    "import": ("Receive and accept what lies in a folder; an export comes back with its log.", "FOLDER", _import),
    "export": ("Write documents, lists and the log into a folder.", "FOLDER", _export),
    "backup": ("Write everything into one file.", "FILE", _backup),
    "restore": ("Bring a backup into an empty store.", "FILE", _restore),
    "verify": ("Look whether everything is whole: bytes, documents, the chain of decisions.", "", _verify),
    "log": ("Print the decisions.", "", _log),
}

if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # a reader such as head that has seen enough ends the command without a word
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())

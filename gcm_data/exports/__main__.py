"""python -m gcm_data.exports FORMAT --out FILE: the files of a meeting, without a browser."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from gcm_data import reference, wording
from gcm_data.coverage.scope import Scope
from gcm_data.exports import since, source
from gcm_data.exports.brief import command as brief
from gcm_data.exports.options import add_day, add_selection, add_source, add_suggestions, refuse_selection, selection_of
from gcm_data.exports.packet import command as packet
from gcm_data.exports.pptx.template import BrokenTemplate
from gcm_data.exports.registry import EXPORTS, Export
from gcm_data.exports.slip import command as slip
from gcm_data.exports.template import command as template
from gcm_data.exports.writing import write_whole
from gcm_data.snapshots.snapshot import Snapshot
from gcm_data.text.inert import as_terminal

OWN = {
    each.NAME: each for each in (brief, slip, packet, template)
}  # commands of files of one State, or of no selection
WRONG_USAGE = 2  # the exit status, as argparse has it
SHOWN_AFTER = 1.0  # seconds until a progress bar appears


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gcm_data.exports",
        description="Write the files that a meeting takes away, or say what has changed since a snapshot.",
        epilog="Exit status: 0 written; 2 wrong usage, or input that can't be used; of changes as of diff.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="FORMAT")
    for export in EXPORTS.values():
        _add_options(commands.add_parser(export.key, help=export.about, description=export.about), export)
    differences = commands.add_parser("changes", help=since.ABOUT, description=since.ABOUT, epilog=since.EPILOG)
    since.add_options(differences)
    for own in OWN.values():
        own.add_options(commands.add_parser(own.NAME, help=own.ABOUT, description=own.ABOUT))
    return parser


def _add_options(parser: argparse.ArgumentParser, export: Export) -> None:
    """The options of a format."""
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file, or a folder to put it in")
    add_source(parser)
    add_day(parser)
    if export.is_whole:
        refuse_selection(parser)
    else:
        add_selection(parser, reference.cycles()[-1].cycle)
    if export.takes_suggestions:
        add_suggestions(parser)
    for choice in export.choices:
        told = ", ".join(f"{value}: {label[:1].lower()}{label[1:]}" for value, label in choice.options.items())
        about = f"{choice.label} ({told}); else {choice.default}"
        parser.add_argument(f"--{choice.key}", choices=list(choice.options), default=choice.default, help=about)
    if export.takes_template:
        parser.add_argument("--template", type=Path, metavar="FILE", help="the office's own master (.pptx or .potx)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit status. argparse leaves with status 2 by itself."""
    if problem := reference.problem():
        print(problem, file=sys.stderr)
        return WRONG_USAGE
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.command in OWN:
            print(as_terminal(OWN[options.command].run(options)))
            return 0
        if options.out:
            _check_ending(
                options.out, since.SUFFIX if options.command == "changes" else EXPORTS[options.command].suffix
            )
        if options.command == "changes":
            return since.run(options)
        found = source.read_given(options.source, options.as_of, getattr(options, "suggestions", False))
        print(as_terminal(_write(EXPORTS[options.command], _scope(found, options), options)))
    except BrokenTemplate as broken:
        parser.error(as_terminal(broken.advice))
    except source.NoData as problem:
        parser.error(as_terminal(str(problem)))
    except OSError as error:
        parser.error(as_terminal(f"can't write {error.filename or options.out}: {error.strerror}"))
    return 0


def _scope(found: Snapshot, options: argparse.Namespace) -> Scope:
    """The data, with the selection of the options."""
    selection = selection_of(options, reference.cycles()[-1].cycle)
    return Scope.of(found.data, selection, found.provenance.as_of)


def _write(export: Export, scope: Scope, options: argparse.Namespace) -> str:
    """Make the file and write it; returns what to say of it."""
    _check_content(export, scope)
    template = getattr(options, "template", None)
    chosen = {choice.key: getattr(options, choice.key) for choice in export.choices}
    more = {**chosen, **({"template": source.read_file(template)} if template else {})}
    with tqdm(total=100, delay=SHOWN_AFTER, disable=None, leave=False, bar_format="{desc}: {percentage:.0f}%") as bar:

        def tell(share: float, what: str) -> None:
            bar.set_description(what)
            bar.update(round(share * 100) - bar.n)

        content = export.write(scope, tell, **more)
    path = options.out / export.file_name(scope.selection, scope.as_of, chosen) if options.out.is_dir() else options.out
    write_whole(path, content)
    return f"{path}  {len(content):,} bytes"


def _check_ending(out: Path, suffix: str) -> None:
    """Raises NoData for a file whose name says that something else is in it; a pipe may be named as it likes."""
    if not (out.is_dir() or out.suffix.lower() == f".{suffix}" or (out.exists() and not out.is_file())):
        raise source.NoData(
            f"{out}: name a file that ends in .{suffix}, as this format does, or a folder that is there"
        )


def _check_content(export: Export, scope: Scope) -> None:
    """Raises NoData where nothing was read that a file could be made of: it would be a file of zeros."""
    if not scope.selection.members:
        raise source.NoData(wording.NO_MEMBERS)
    if export.is_whole and scope.data.documents.empty:
        raise source.NoData(f"nothing was read, so that there is nothing to freeze. {source.expected()}.")
    if not export.is_whole:
        source.check_review(scope.data, scope.selection.cycle)


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):  # a reader such as head that has seen enough ends the command without a word
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())

"""python -m gcm_data.exports packet --coder ADDRESS --cycle 2025 --out FILE: passages to code without the dashboard."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from gcm_data import reference
from gcm_data.coding.decisions import CodeDecision
from gcm_data.coding.packets import MOST, Packet
from gcm_data.exports import packet, source
from gcm_data.exports.options import add_day, add_source, member
from gcm_data.exports.packet.suggested import NoSuggestions, Offered
from gcm_data.exports.writing import write_whole
from gcm_data.store.away import StoreAway
from gcm_data.store.codings import code_decisions, code_decisions_in
from gcm_data.store.rights import same_address
from gcm_data.store.store import Store

NAME = "packet"
ABOUT = "Write a packet of passages for a coder who works without the dashboard, to be filled in and read back (.xlsx)."
_NO_SNAPSHOT = "a snapshot does not tell who has coded what: give the folder of the reviews, or leave --from out"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--coder", type=same_address, required=True, metavar="ADDRESS", help="whose work it will be")
    about = "passages of this State alone, by its code or name; may stand several times"
    parser.add_argument("--member", type=member, action="append", default=[], metavar="ISO3", help=about)
    cycles = [known.cycle for known in reference.cycles()]
    parser.add_argument("--cycle", choices=cycles, default=cycles[-1], help=f"the review, else that of {cycles[-1]}")
    parser.add_argument("--most", type=int, default=MOST, metavar="NUMBER", help=f"paragraphs at most, else {MOST}")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file (.xlsx), or a folder")
    add_source(parser)
    add_day(parser)


def run(options: argparse.Namespace) -> str:
    """Write the packet; returns what to say of it. Raises NoData."""
    out, is_folder = options.out, options.out.is_dir()
    if not is_folder and out.suffix.lower() != f".{packet.SUFFIX}":
        raise source.NoData(f"{out}: name a file that ends in .{packet.SUFFIX}, or a folder that is there")
    if not options.coder or options.most < 1:
        raise source.NoData("name the coder, and one paragraph at least")
    decisions = _decided(options.source)
    found = source.read_given(options.source, options.as_of)
    try:
        offered = Offered.of(found.data)
        made = Packet.of(
            offered.paragraphs, decisions, options.coder, options.cycle, offered.versions, options.member, options.most
        )
        content = packet.write(made, found.provenance)
    except NoSuggestions as reason:
        raise source.NoData(f"nothing could be suggested: {reason}") from None
    except ValueError as problem:
        raise source.NoData(str(problem)) from None
    path = out / packet.file_name(made, found.provenance.as_of) if is_folder else out
    write_whole(path, content)
    return f"{path}  {made.paragraphs:,} paragraphs, {len(content):,} bytes"


def _decided(path: Path | None) -> Sequence[CodeDecision]:
    """What coders have decided in a folder, else in what the dashboard shows. Raises NoData."""
    folder = path or (Path(os.environ["GCM_SUBMISSIONS"]) if os.environ.get("GCM_SUBMISSIONS") else None)
    if folder is None:
        try:
            return code_decisions(Store().state())
        except StoreAway as away:
            raise source.NoData(str(away)) from None
    if folder.exists() and not folder.is_dir():
        raise source.NoData(_NO_SNAPSHOT)
    return code_decisions_in(folder)

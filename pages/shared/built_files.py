"""Building a file: one at a time, out of the turn of the pages, with its progress; the latest files are kept."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import replace

import streamlit as st

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exports.apart import build_apart
from gcm_data.exports.pptx.template import BrokenTemplate
from gcm_data.exports.progress import Progress
from gcm_data.exports.registry import Export
from gcm_data.tables.provenance import Provenance
from pages.shared import say, session, turns

KEPT, MOST_KEPT = 24, 100_000_000  # files, of the shipped data some 10 MB together; bytes: templates may be large
Key = tuple[object, ...]
_ONE_AT_A_TIME = threading.Lock()  # each takes a processor for some seconds
_files: OrderedDict[Key, bytes] = OrderedDict()


def provenance(scope: Scope) -> Provenance:
    """Of which data, software and reference tables everything shown is made."""
    return scope.provenance


def whole(selection: Selection) -> Selection:
    """All of a review without suggestions: its fingerprint is that of every selection, and kept with the tables."""
    return replace(selection.of_everybody(), suggestions=False)


def built(export: Export, selection: Selection, template: bytes | None = None) -> bytes | None:
    """The file, if it has been built of the same data already; None if not."""
    return _files.get(_key(export, selection, template))


def build(export: Export, selection: Selection, template: bytes | None = None) -> bytes | None:
    """Build a file while a bar shows how far it is; None, having said what to do, where that fails."""
    bar = st.progress(0.0, "Waiting for its turn")
    try:
        with turns.out_of_turn(), _ONE_AT_A_TIME:
            return _keep(
                export, selection, template, lambda share, what: bar.progress(share, say.label(what.capitalize()))
            )
    except BrokenTemplate as broken:
        say.error(broken.advice)
        return None
    except OSError as error:
        say.error(wording.NOT_WRITTEN.format(reason=error.strerror or "no reason was given"))
        return None
    finally:
        bar.empty()


def _keep(export: Export, selection: Selection, template: bytes | None, progress: Progress) -> bytes:
    """Build a file, unless somebody else has done so meanwhile, and keep it for all readers."""
    key = _key(export, selection, template)
    if key not in _files:

        def write(scope: Scope) -> bytes:
            if template:
                return build_apart(export.key, scope, progress, template)
            return export.write(scope, progress)

        _files[key] = session.build(write, selection)
        while len(_files) > KEPT or (len(_files) > 1 and sum(map(len, _files.values())) > MOST_KEPT):
            _files.popitem(last=False)
    return _files[key]


def _key(export: Export, selection: Selection, template: bytes | None) -> Key:
    digest = hashlib.sha256(template).hexdigest() if template else ""
    return (*session.version(), export.key, selection, digest)

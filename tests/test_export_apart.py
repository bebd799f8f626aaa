"""Slides in a visitor's template are built in another process: the same file, the same refusals, and an end in time."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from pptx import Presentation

from gcm_data.exports import apart
from gcm_data.exports.pptx.template import BrokenTemplate
from gcm_data.exports.progress import silent
from gcm_data.exports.registry import EXPORTS
from gcm_data.tables.apart import Apart, Limits
from tests.cases import first
from tests.test_export_pptx_templates import template


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    apart._process.end()


def texts(content: bytes) -> list[str]:
    slides = Presentation(io.BytesIO(content)).slides
    return [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]


@pytest.mark.long
def test_the_slides_are_those_that_are_built_here(scope_of):
    scope, heard = scope_of(round_table=1), []
    made = apart.build_apart("pptx", scope, lambda share, what: heard.append(share), template())
    assert texts(made) == texts(EXPORTS["pptx"].write(scope, silent, template=template()))
    assert heard == sorted(heard) and heard[-1] > 0.5


@pytest.mark.long
def test_a_refusal_is_told_as_it_is_here(scope_of):
    with pytest.raises(BrokenTemplate, match=r"^the template is no \.pptx or \.potx file$"):
        apart.build_apart("pptx", scope_of(round_table=1), silent, b"fictional")


@pytest.mark.parametrize(
    ("how", "said"), first(1, [("dies", "made to break its reader"), ("hangs", "longer than 1 second")], several=True)
)
def test_what_takes_too_much_is_stopped_and_told(scope_of, monkeypatch, how, said):
    monkeypatch.setattr(apart, "_process", Apart("tests.apart_works:build"))
    monkeypatch.setattr(apart, "_LIMITS", Limits(1, 1, 4 << 30, 0))
    with pytest.raises(BrokenTemplate, match=said) as stopped:
        apart.build_apart("pptx", scope_of(round_table=1), silent, how.encode())
    assert stopped.value.advice.startswith("This template can't be used: building slides in it was stopped: it ")


def test_without_a_process_the_reason_is_told_as_of_a_full_disk(scope_of, monkeypatch):
    monkeypatch.setattr(apart, "_process", Apart("tests.apart_works:build"))
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(OSError, match="No such file") as failed:
        apart.build_apart("pptx", scope_of(round_table=1), silent, b"")
    assert failed.value.strerror

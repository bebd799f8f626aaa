"""Which slides there are and in which order: a title, what follows, one finding a slide, and how to read them."""

from __future__ import annotations

from collections.abc import Iterator

from gcm_data.coverage.scope import Scope
from gcm_data.slides import across, frame, objectives
from gcm_data.slides.slide import Slide, values_of


def deck(scope: Scope) -> list[Slide]:
    """The slides of a selection: title, agenda, what was read, objectives, principles, gaps, needs, change, method.

    A slide that would show nothing, or what another has shown, is left out, so that a narrow selection has few.
    """
    findings = list(_told_once(_findings(scope)))
    last = frame.method(scope)
    return [frame.opening(scope), *frame.agenda(scope, [*findings, last]), *findings, last]


def _findings(scope: Scope) -> Iterator[Slide]:
    yield from frame.what_was_read(scope)
    if scope.submissions:
        yield from objectives.slides(scope)
        yield from across.slides(scope)


def _told_once(slides: Iterator[Slide]) -> Iterator[Slide]:
    """The slides without those whose title or numbers have stood on an earlier one."""
    titles: set[str] = set()
    shown: list[set[tuple[object, ...]]] = []
    for slide in slides:
        numbers = {(slide.exhibit.focuses[value.opens], value.count) for _, value in values_of(slide.chart)}
        is_known = bool(numbers) and any(numbers <= others for others in shown)
        if slide.title not in titles and not is_known:
            titles.add(slide.title)
            shown.append(numbers)
            yield slide

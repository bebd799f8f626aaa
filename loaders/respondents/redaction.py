"""Takes out of answers whatever may tell who a source is that may not be named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from loaders.citations.evidence import Evidence
from loaders.documents.answer import Answer
from loaders.respondents.contacts import contact_spans, is_doubtful
from loaders.respondents.source_names import SourceNames

WITHHELD, CONTACT = "[name withheld]", "[contact withheld]"
HELD_BACK = "[This text is held back until an officer has read it: it may tell who its source is.]"


class Cut(NamedTuple):
    """A part of a text, from `start` to behind `end`, and what stands there instead."""

    start: int
    end: int
    instead: str


def tells_name(text: str, names: SourceNames) -> bool:
    """Whether the name of a source stands in a text, such as the name of a file."""
    return next(iter(names.spans(text.replace("_", " "))), None) is not None


def without_own_names(
    answer: Answer, evidence: tuple[Evidence, ...], names: SourceNames, is_read: bool
) -> tuple[Answer, tuple[Evidence, ...]]:
    """An answer of a withheld source and its evidence without its names, addresses and persons to ask.

    A text that may tell more is held back with all but what it cites, unless an officer has read it.
    """
    answer, evidence = _without(answer, evidence, lambda text: _own_cuts(text, names))
    if answer.text is None or answer.text.value.__class__ is not str or is_read or not is_doubtful(answer.text.value):
        return answer, evidence
    return _held_back(answer, evidence)


def without_others(
    answer: Answer, evidence: tuple[Evidence, ...], others: Iterable[SourceNames]
) -> tuple[Answer, tuple[Evidence, ...]]:
    """An answer of anybody and its evidence without the names of some withheld sources."""
    others = tuple(others)
    answer, evidence = _without(answer, evidence, lambda text: _names_cuts(text, others))
    return answer._replace(source=text_without(answer.source, others)), evidence


def text_without(text: str, others: Iterable[SourceNames]) -> str:
    """A text without the names of some withheld sources."""
    return _cut(text, _names_cuts(text, others))


def _own_cuts(text: str, names: SourceNames) -> list[Cut]:
    found = [Cut(*span, CONTACT) for span in contact_spans(text)]
    return _joined(text, [*found, *(Cut(*span, WITHHELD) for span in names.spans(text))])


def _names_cuts(text: str, others: Iterable[SourceNames]) -> list[Cut]:
    return _joined(text, [Cut(*span, WITHHELD) for names in others for span in names.spans_elsewhere(text)])


def _joined(text: str, cuts: list[Cut]) -> list[Cut]:
    """Cuts in order and apart; those with only white space between them are one."""
    found: list[Cut] = []
    for cut in sorted(cuts, key=lambda each: (each.start, -each.end)):
        if found and (cut.start <= found[-1].end or not text[found[-1].end : cut.start].strip()):
            found[-1] = found[-1]._replace(end=max(found[-1].end, cut.end))
        elif text[cut.start : cut.end] not in (WITHHELD, CONTACT):
            found.append(cut)
    return found


def _cut(text: str, cuts: list[Cut]) -> str:
    parts, at = [], 0
    for cut in cuts:
        parts += text[at : cut.start], cut.instead
        at = cut.end
    return "".join((*parts, text[at:]))


def _without(
    answer: Answer, evidence: tuple[Evidence, ...], cuts_of: Callable[[str], list[Cut]]
) -> tuple[Answer, tuple[Evidence, ...]]:
    """An answer and its evidence without what is cut, in its text, its codes and the choice beside it."""

    def cut(text: str) -> str:
        return _cut(text, cuts_of(text))

    cuts: list[Cut] = []
    answer = answer._replace(choice=cut(answer.choice))
    if answer.text is not None and answer.text.value.__class__ is str:
        before = answer.text.value
        if cuts := cuts_of(before):
            answer = answer._replace(text=answer.text._replace(value=_cut(before, cuts)))
    text = answer.text.text if answer.text is not None else ""
    return answer, tuple(_moved(found, cuts, text, cut) for found in evidence)


def _moved(found: Evidence, cuts: list[Cut], text: str, cut: Callable[[str], str]) -> Evidence:
    """Evidence where it stands in the text without what was cut; of a code only its words change."""
    if found.start is None:
        return found._replace(evidence=cut(found.evidence), phrase=cut(found.phrase))
    if not cuts:
        return found
    start, end = _place(found.start, cuts, is_end=False), _place(found.end, cuts, is_end=True)
    is_touched = any(each.start < found.end and found.start < each.end for each in cuts)
    phrase = text[start:end] if is_touched else found.phrase
    return found._replace(start=start, end=end, evidence=text[start:end], phrase=phrase)


def _place(place: int, cuts: list[Cut], is_end: bool) -> int:
    """A place of the text as it was, in the text without what was cut; inside of a cut it is that cut's edge."""
    moved = 0
    for cut in cuts:
        if cut.end <= place:
            moved += len(cut.instead) - (cut.end - cut.start)
        elif cut.start < place:
            return cut.start + moved + (len(cut.instead) if is_end else 0)
    return place + moved


def _held_back(answer: Answer, evidence: tuple[Evidence, ...]) -> tuple[Answer, tuple[Evidence, ...]]:
    """The answer with a sentence instead of its text, behind it the words that it cites, so that they still count."""
    cited = {(found.start, found.end): found.evidence for found in evidence if found.start is not None}
    text = HELD_BACK
    moved: dict[tuple[int | None, int | None], int] = {}
    for number, (place, words) in enumerate(sorted(cited.items())):
        text += "; " if number else " It cites: "
        moved[place] = len(text)
        text += words
    held = tuple(
        found._replace(start=at, end=at + len(found.evidence)) if (at := moved.get((found.start, found.end))) else found
        for found in evidence
    )
    return answer._replace(text=answer.text._replace(value=text)), held

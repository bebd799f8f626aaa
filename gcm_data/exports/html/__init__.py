"""A report that opens offline in any browser: one file with its charts, tables and evidence."""

from __future__ import annotations

from gcm_data import wording
from gcm_data.coverage.scope import Scope
from gcm_data.evidence.annex import Annex
from gcm_data.exhibits import method, quality
from gcm_data.exports.html import drawing, elements, evidence
from gcm_data.exports.html.contents import Section, on_paper, sections
from gcm_data.exports.html.document import document
from gcm_data.exports.progress import Progress
from gcm_data.text.inert import as_html

WITHOUT_SCRIPT = (
    "This browser runs no scripts, so that there are no charts here. The tables hold all their numbers, and the two "
    "annexes the members and the passages behind each objective, guiding principle and cooperation need."
)
ON_PAPER = (
    "Printed, the report has its charts, who reports what with the numbers of the passages, and the passages under "
    "these numbers. It leaves out what stands twice or was left blank, the sources and all of the method but how to "
    "read it; the table of a chart is printed where it is open here."
)
WHO, WHAT_IS_SAID = "Annex: who reports what", "Annex: the passages"


def write(scope: Scope, progress: Progress) -> bytes:
    """The report of a selection: sections of exhibits, the method, and two annexes with States and passages."""
    progress(0.05, "exhibits")
    found = sections(scope)
    exhibits = [made for section in found for made in section.exhibits]
    progress(0.25, "figures")
    figures = {made.key: drawing.drawn(made) for made in exhibits if made.draw}
    progress(0.5, "evidence")
    targets = evidence.targets(scope) if found else {}
    focuses = [focus for made in exhibits for focus in made.focuses.values()]
    annex = Annex.of(scope, [*targets.values(), *focuses])
    progress(0.85, "document")
    annexes = [
        ("who-reports-what", WHO, elements.who_reports(targets, annex)),
        ("passages", WHAT_IS_SAID, f"{_TO_PRINT}{elements.passages(annex.numbered, scope.selection.cycle)}"),
    ]
    bodies = [(s.key, s.title, _section(s, figures)) for s in found]
    bodies += [("method", "Method", _method()), *(annexes if found else [])]
    parts = {
        "title": as_html(wording.TITLE),
        "head": _head(scope),
        "contents": _contents(found, bodies),
        "without_script": as_html(WITHOUT_SCRIPT),
        "sections": "".join(f'<section id="{key}"><h2>{as_html(title)}</h2>{b}</section>' for key, title, b in bodies),
        "foot": "".join(_paragraphs(scope.texts, wording.provenance_line(scope.provenance))),
    }
    data = {"figures": figures, **evidence.as_data(exhibits, annex), "noPassage": wording.NO_PASSAGE}
    data["template"] = next((drawing.template(made) for made in exhibits if made.draw), {})
    return document(parts, data)


_TO_PRINT = (
    f'<p>{ON_PAPER}</p><p class="script"><button type="button" id="open-passages">Open all passages</button></p>'
)


def _paragraphs(*words: str) -> list[str]:
    return [f"<p>{as_html(sentence)}</p>" for sentence in words if sentence]


def _head(scope: Scope) -> str:
    """What is shown, on what it is based, and where it is from; or why there is nothing to show."""
    if not scope.selection.members:
        note = wording.NO_MEMBERS
    elif quality.remarks(scope) is None:
        note = wording.NO_DOCUMENTS
    else:
        note = wording.COVERAGE_IS
    lines = _paragraphs(scope.describe(), scope.base, scope.source)
    note, provenance = as_html(note), as_html(wording.provenance_line(scope.provenance))
    return f'{"".join(lines)}<p class="note">{note}</p><p class="provenance">{provenance}</p>'


def _contents(found: list[Section], bodies: list[tuple[str, str, str]]) -> str:
    """Links to the sections and, below each, to its findings."""
    inside = {section.key: section.exhibits for section in found}
    items = []
    for key, title, _ in bodies:
        findings = "".join(f'<li><a href="#{made.key}">{as_html(made.title)}</a></li>' for made in inside.get(key, ()))
        nested = f"<ul>{findings}</ul>" if findings else ""
        items.append(f'<li><a href="#{key}"><strong>{as_html(title)}</strong></a>{nested}</li>')
    return f"<ul>{''.join(items)}</ul>"


def _section(section: Section, figures: dict[str, dict[str, object]]) -> str:
    drawn = [
        elements.exhibit(made, figures[made.key]["light"] if made.key in figures else None, on_paper(made))
        for made in section.exhibits
    ]
    return "".join([*_paragraphs(*section.words), *drawn])


def _method() -> str:
    """The definitions behind every number."""
    parts = []
    for chapter in method.chapters():
        made = [f"<h3>{as_html(chapter.title)}</h3>", *_paragraphs(*chapter.words)]
        made += [elements.table(chapter.table(), chapter.title)] if chapter.table else []
        points = "".join(f"<li>{as_html(point)}</li>" for point in chapter.points)
        made += [f"<ul>{points}</ul>"] if points else []
        kind = "" if chapter.part in (method.COUNTING, method.LIMITS) else ' class="screen"'
        parts.append(f"<div{kind}>{''.join(made)}</div>")
    return "".join(parts)

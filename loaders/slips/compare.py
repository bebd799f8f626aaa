"""What a State has filled into its slip against how it is read today: corrections, questions and issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.slips import (
    ANSWER,
    ANSWERS,
    CODES,
    CORRECT,
    MISSING,
    NEW_TEXT,
    NO,
    NONE,
    NUMBER,
    READ,
    READ_AS,
    REASON,
    SHOULD_BE,
    TO_FILL,
    WORDS,
    YES,
    Place,
    Slip,
    SlipAnswer,
    SlipCode,
    Target,
    choices,
    name_of,
)
from gcm_data.text.inert import one_line
from loaders.documents.corrections import Correction
from loaders.documents.filled import FilledRow, same
from loaders.slips.code_cells import Change, NewText, cell_for, new_texts
from loaders.slips.filled import Filled
from loaders.slips.reading import ADDED, AGREES, NO_TEXT, REMARK, SHARED, Question, SlipReading, about

REASON_BEGINS = "Verification slip"
LONGEST_COMPARED = 30_000  # characters; a longer text may have been cut in the slip
SHOWN = 80  # characters of a cell quoted in an issue


def compare(filled: Filled, now: Slip, by: str, date: str) -> SlipReading:
    """What a returned slip gives against the slip of today; `by` and `date` count where it names nobody or no day.

    Nothing of it is applied, and no correction is compared with its document: that does loaders/slips/standing.py.
    Issues: those of reading it, and slip-unsigned, slip-rows-missing, slip-key-unknown, slip-outdated, slip-locked,
    slip-twice, slip-unclear.
    """
    found = _Comparison(filled, now, filled.by or by, filled.date or date)
    found.answers()
    found.codes()
    found.finish()
    given = found.by, found.date, tuple(found.corrections), tuple(found.questions), tuple(found.issues)
    return SlipReading(now.cycle, now.iso3, *given, found.confirmed, len(now.answers) + len(now.codes))


class _Comparison:
    """Collects what is found row by row."""

    def __init__(self, filled: Filled, now: Slip, by: str, date: str) -> None:
        self.filled, self.now, self.by, self.date = filled, now, by, date
        self.corrections: list[Correction] = []
        self.questions: list[Question] = []
        self.issues: list[Issue] = list(filled.issues)
        self.confirmed = 0
        if not (filled.by and filled.date):
            lacking = " and ".join(w for w, is_there in (("name", filled.by), ("date", filled.date)) if not is_there)
            self._issue("slip-unsigned", found=lacking)

    def _issue(self, code: str, row: FilledRow | None = None, head: str = "", **facts: str) -> None:
        where = {"sheet": row.sheet, "cell": row.cell(head)} if row else {}
        facts = {name: one_line(fact)[:SHOWN] for name, fact in facts.items()}
        self.issues.append(issue(code, self.filled.document, cycle=self.now.cycle, **where, **facts))

    def answers(self) -> None:
        """The sheet of answers."""
        places = Counter((each.document, each.sheet, each.cell) for each in self.now.answers)
        for row, answer in self._known(ANSWERS, {each.key: each for each in self.now.answers}):
            said = row.said(TO_FILL[ANSWERS])
            self._check_locked(row, READ, answer.text)
            new, reason = said.get(NEW_TEXT, ""), said.get(REASON, "")
            verdict = self._verdict(row, said)
            place, at = (row.sheet, row.cell(NEW_TEXT)), (answer.document, answer.sheet, answer.cell)
            if same(new, answer.text):
                new = ""
            if not new:
                what = NO_TEXT if verdict == NO else REMARK if reason else ""
                self.questions += [about(answer, what, place, reason)] if what else []
                self.confirmed += verdict == YES and not reason
            elif verdict == YES or answer.is_shared or places[at] > 1:
                what = AGREES if verdict == YES else SHARED
                self.questions.append(about(answer, what, place, reason, new_text=new))
            else:
                self._correct(at, answer.text, new, reason)

    def codes(self) -> None:
        """The sheets of codes, and of those that are missing."""
        changes = list(self._changes())
        changes += self._missing()
        for made in new_texts(self.now, changes):
            if isinstance(made, NewText):
                reasons = dict.fromkeys(filter(None, (change.reason for change in made.changes)))
                self._correct(made.place, made.old, made.new, "; ".join(reasons))
            else:
                self.questions.append(made)

    def _changes(self) -> Iterator[Change]:
        for row, code in self._known(CODES, {each.key: each for each in self.now.codes}):
            said = row.said(TO_FILL[CODES])
            self._check_locked(row, READ_AS, name_of(code.target))
            verdict, reason = self._verdict(row, said), said.get(REASON, "")
            place = row.sheet, row.cell(SHOULD_BE)
            instead = self._target(row, said)
            if said.get(SHOULD_BE) and instead is None:
                continue
            is_other = instead not in (None, code.target)
            if (verdict == YES and is_other) or (verdict == NO and instead == code.target):
                self.questions.append(about(code, AGREES, place, reason, instead or ("", "")))
            elif verdict == NO or is_other:
                yield Change(code, True, instead if instead != ("", "") and is_other else None, reason, place)
            elif reason:
                self.questions.append(about(code, REMARK, place, reason))
            else:
                self.confirmed += verdict == YES

    def _missing(self) -> Iterator[Change]:
        """What should have been read: added to the cell that codes its answer, else a question."""
        numbers = {row.texts.get(NUMBER, "").strip(): row.key for row in self.filled.rows[ANSWERS]}
        answers = {each.key: each for each in self.now.answers}
        for row in self.filled.rows[MISSING]:
            said = row.said(TO_FILL[MISSING])
            target = self._target(row, said)
            if not target or target == ("", ""):
                if not said.get(SHOULD_BE):
                    self._issue("slip-unclear", row, SHOULD_BE, found="nothing chosen")
                continue
            answer = answers.get(numbers.get(said.get(ANSWER, ""), ""))
            if answer and target in {code.target for code in self.now.codes if code.answer == answer.number}:
                continue  # it is read there already
            reason = "; ".join(filter(None, (said.get(WORDS), said.get(REASON))))
            place = row.sheet, row.cell(SHOULD_BE)
            cell = cell_for(self.now, answer.number, target[0]) if answer else None
            if cell:
                yield Change(cell, False, target, reason, place)
            elif answer:
                asked = about(answer, ADDED, place, said.get(REASON, ""), target, said.get(WORDS, ""))
                self.questions.append(asked)
            else:
                words = {"passage": said.get(WORDS, ""), "reason": said.get(REASON, "")}
                self.questions.append(Question(ADDED, place, should_be=target, **words))

    def _known(self, kind: str, known: Mapping[str, SlipAnswer | SlipCode]) -> Iterator[tuple[FilledRow, object]]:
        """The rows of a sheet that are of the slip of today, each once; issues for the others that say something."""
        places = {key.rpartition("-")[0] for key in known}
        met: dict[str, dict[str, str]] = {}
        for row in self.filled.rows[kind]:
            said = row.said(TO_FILL[kind])
            if row.key in met:
                if said != met[row.key]:
                    self._issue("slip-twice", row, "", found=row.key)
                continue
            met[row.key] = said
            if row.key in known:
                yield row, known[row.key]
            elif said:
                is_older = row.key.rpartition("-")[0] in places
                self._issue("slip-outdated" if is_older else "slip-key-unknown", row, "", found=row.key or "no key")
        if missing := len(known) - len(known.keys() & met.keys()):
            self._issue("slip-rows-missing", found=f"{missing} of {len(known)} rows of “{kind}”")

    def _check_locked(self, row: FilledRow, head: str, read: str) -> None:
        """An issue where somebody has changed what was read, in the cell itself, and not beside it."""
        found = row.texts.get(head, "")
        if read and len(read) <= LONGEST_COMPARED and not same(found, read):
            self._issue("slip-locked", row, head, found=found or "nothing")

    def _verdict(self, row: FilledRow, said: Mapping[str, str]) -> str:
        text = said.get(CORRECT, "").casefold()
        if text not in ("", YES, NO):
            self._issue("slip-unclear", row, CORRECT, found=text)
        return text if text in (YES, NO) else ""

    def _target(self, row: FilledRow, said: Mapping[str, str]) -> Target | None:
        """What a code should be; two empty texts for none, None where nothing or nothing known was chosen."""
        text = said.get(SHOULD_BE, "")
        if text == NONE:
            return "", ""
        if text and text not in choices():
            self._issue("slip-unclear", row, SHOULD_BE, found=text)
        return choices().get(text)

    def _correct(self, place: Place, old: str, new: str, reason: str) -> None:
        why = f"{REASON_BEGINS}: {reason}" if reason else f"{REASON_BEGINS} of {self.now.member}"
        self.corrections.append(Correction(self.now.cycle, *place, old, new, why, self.by, self.date))

    def finish(self) -> None:
        """Nothing is corrected for a State that is not read any more."""
        if not (self.now.answers or self.now.codes):
            self._issue("slip-outdated", found="nothing is read of this State today")

"""Labels at the beginning of a line or row, and where what they label stands: behind a colon, or in the next cell."""

from __future__ import annotations

from loaders import vocabulary
from loaders.documents.workbook import Cell
from loaders.headers.one_header import CODED, role_of
from loaders.layouts.lists_in_lines import in_brackets

MOST_LABEL_WORDS = 5

CERTAIN = ("member", "member_code", "review", "received", "respondent")  # labels before a colon that begin no answer


LONGEST_LABEL = 120  # characters


def _is_sentence(cell: Cell) -> bool:
    """Whether a text that stands alone says something, so that a label's words in it make no label of it: “Objective 5
    is being implemented.” In a text document whatever is longer than a label does.
    """
    text = cell.text.strip()
    return text.endswith((".", "!", ";")) or (cell.places is not None and len(text.split()) > MOST_LABEL_WORDS)


def _is_answer_label(label: str) -> bool:
    """Whether a label only says that the answer follows: “A1”, “Answer 1”, “R.”."""
    bare = vocabulary.plain(label).rstrip("0123456789 ")
    return bare in vocabulary.wordings_of("row_labels.csv", "answer label")


def _opens_bracket(label: str) -> bool:
    """Whether what stands before a colon ends inside of brackets: a text with a remark behind it, and no label."""
    text = label.strip()
    return any(text.rfind(opening) > max(text.rfind(closing), 0) for opening, closing in ("()", "[]", "（）"))


def labelled(cells: list[Cell]) -> tuple[str | None, Cell | None]:
    """The role of a label and the cell of its value, beside it or behind its colon; (None, None) for no label."""
    label, colon, behind = vocabulary.at_colon(cells[0].text)
    if len(label) > LONGEST_LABEL or _opens_bracket(label):
        return None, None
    if len(cells) == 1 and len(listed := in_brackets(cells[0])) == 1 and listed[0][0] == "objective":
        return "objectives", listed[0][1]
    role = role_of(label.strip())
    if len(cells) > 1:
        return ("response" if _is_answer_label(label) else role), cells[1]
    if not behind.strip() and not colon and _is_sentence(cells[0]):
        return None, None
    if not behind.strip():
        return (role, None) if colon or role in ("response", *CODED) else (None, None)
    if role == "response":
        return role, cells[0]  # an answer behind its label stays as it stands
    if role in (*CODED, "choice", "source"):
        return role, cells[0]._replace(value=behind.strip())
    return (role, None) if role in CERTAIN else (None, None)

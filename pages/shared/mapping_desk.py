"""The desk at which a person tells what stands where: the sheet, its cells by role, and what is tried on it."""

from __future__ import annotations

import streamlit as st

from gcm_data.exhibits import receiving as exhibits
from gcm_data.exhibits import sheet_grid
from gcm_data.store.rows import Document
from gcm_data.store.state import State
from gcm_data.tables.cells import UNREAD
from gcm_data.tables.sheets import SheetText
from gcm_data.tables.told_lines import ToldLine
from gcm_data.wording import receiving as wording
from pages.shared import choices, drafts, keys, people, previews, say, telling
from pages.shared.drafts import Draft

HIGHEST, ROW = 460, 35  # pixels of the grid, and of one of its rows
SELECTED = ("multi-row", "multi-column", "multi-cell")


def draw(found: State, document: Document, preview: previews.Preview) -> None:
    """The desk, folded away where nothing has to be told."""
    draft = drafts.draft_of(people.current().address, document)
    lines = exhibits.lines(preview.data, document.name)
    is_certain = bool(preview.data.documents["layout"].any()) and not lines and not draft.tried
    desk = st.expander(
        "Tell what stands where",
        expanded=not is_certain,
        on_change="rerun",
        key=f"{keys.DESK_OF}{document.cycle}/{document.name}",
    )
    if not desk.open:
        return
    with desk:
        say.words(wording.DESK_IS)
        if lines:
            _take_over(document, lines, draft)
        try:
            sheets = previews.sheets(document)
        except previews.NotRead as reason:
            say.error(str(reason))
            return
        if sheets:
            sheet, places = _look(document, sheets, preview, draft)
            telling.form(found, document, sheet, places, draft)
        else:
            say.words(wording.NO_SHEETS)
        telling.tried(found, document, preview, draft)


def _take_over(document: Document, lines: list[ToldLine], draft: Draft) -> None:
    """What issues propose, to begin with."""
    key = f"line-{document.cycle}/{document.name}-{draft.turn}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "What an issue proposes", range(len(lines)), None, lambda n: in_words(lines[n]), key=key,
            placeholder="Choose a line to begin with",
        )  # fmt: skip
        if st.button("Use this line", key=f"{keys.USE}{key}", disabled=chosen is None):
            draft.take_over(lines[chosen])
            st.rerun()


def in_words(line: ToldLine) -> str:
    """A mapping in words: “Sheet1, column D answers question (c)”."""
    place = ", ".join(filter(None, (line.sheet, line.place))) or "The whole sheet"
    value = f" ({line.value})" if line.value else ""
    return f"{place} {wording.ROLES[line.role]}{value}"


def _look(
    document: Document, sheets: list[SheetText], preview: previews.Preview, draft: Draft
) -> tuple[SheetText, list[str]]:
    """The sheet that is chosen, and the places that are chosen on it."""
    name = f"{document.cycle}/{document.name}-{draft.turn}"
    sheet = sheets[0]
    if len(sheets) > 1:
        names = [each.name for each in sheets]
        wanted = names.index(first) if (first := _first(preview, draft)) in names else 0
        numbers = range(len(sheets))
        sheet = sheets[st.selectbox("Sheet", numbers, wanted, names.__getitem__, key=f"{keys.SHEET}{name}")]
    say.caption(wording.LEGEND)
    top, left = _page(f"{name}-{sheet.name}", sheet)
    key = f"grid-{name}-{sheet.name}-{top}-{left}"
    styled = sheet_grid.grid(preview.data, sheet, top, left)
    height = min(HIGHEST, (len(styled.index) + 1) * ROW + 3)
    grid, legend = st.columns([3, 1])
    with grid:
        alt = f"Sheet {sheet.name} of {document.name}, its cells with the signs of what they were taken for"
        event = st.dataframe(
            styled, height=height, key=key, on_select="rerun", selection_mode=SELECTED, alt=say.label(alt)
        )
    with legend:
        st.dataframe(sheet_grid.legend(preview.data), hide_index=True, alt="What the signs in the cells mean")
    if sheet.rows_left_out or sheet.columns_left_out:
        say.caption(wording.LEFT_OUT.format(rows=sheet.rows_left_out, columns=sheet.columns_left_out))
    chosen, heads = event.selection, {head: place for place, head in enumerate(sheet.heads)}
    rows = sorted(top + row for row in chosen.rows)
    columns = sorted(heads[head] for head in chosen.columns if head in heads)
    cells = [(top + row, heads[head]) for row, head in chosen.cells if head in heads]
    return sheet, sheet.places(rows, columns, cells)


def _first(preview: previews.Preview, draft: Draft) -> str:
    """The sheet to begin with: that of a line or of what was tried last, else that with the most cells not read."""
    runs = preview.data.cell_runs
    unread = runs[runs["role"] == UNREAD].groupby("sheet")["number"].sum()
    told = draft.line.sheet if draft.line else draft.sheet
    return told or ("" if unread.empty else str(unread.idxmax()))


def _page(name: str, sheet: SheetText) -> tuple[int, int]:
    """The first row and column that are shown of a sheet."""
    down = choices.page_of(f"rows-{name}", -(-len(sheet.rows) // sheet_grid.ROWS))
    across = choices.page_of(f"columns-{name}", -(-len(sheet.heads) // sheet_grid.COLUMNS))
    return (down - 1) * sheet_grid.ROWS, (across - 1) * sheet_grid.COLUMNS

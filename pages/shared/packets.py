"""Packets for coders who work without the dashboard: made on the page, and read when they come back."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from gcm_data.coding.packets import MOST, Packet
from gcm_data.coding.repeated import Fields, new_ones
from gcm_data.coverage.selection import Selection
from gcm_data.exports import packet
from gcm_data.store.rights import OFFICER, same_address
from gcm_data.store.rows import Proposal
from gcm_data.store.state import State
from gcm_data.tables.provenance import Provenance
from gcm_data.text.cells import placed
from gcm_data.wording import packets as wording
from gcm_data.wording.names import label_of
from loaders.documents.workbook import Document
from loaders.packets.apart import read_packet
from loaders.packets.reading import PacketReading
from pages.shared import blocks, deciding, desk_tables, forms, keys, people, say, session, suggested, uploads
from pages.shared.turns import out_of_turn


def draw(selection: Selection) -> None:
    """Both ways, folded away: what nobody asks for is not made."""
    say.header("Packets")
    state = deciding.state()
    if state is None:
        return
    making = st.expander("Make a packet", on_change="rerun", key=keys.MAKE_PACKET)
    if making.open:
        with making:
            _make(selection, state)
    taking = st.expander("A packet that came back", on_change="rerun", key=keys.TAKE_PACKET)
    if taking.open:
        with taking:
            _hand_in(state)


def _make(selection: Selection, state: State) -> None:
    say.words(wording.PACKETS_ARE)
    person = people.current()
    coder = person.address
    if person.may(OFFICER):
        coder = same_address(st.text_input("Coder", person.address, key=keys.PACKET_CODER, max_chars=200))
    most = int(st.number_input("Passages at most", 1, 2_000, MOST, key=keys.PACKET_MOST))
    try:
        found = desk_tables.around(session.review()).found
    except suggested.NotSuggested as reason:
        say.error(str(reason))
        return
    members = selection.iso3 if selection.is_narrowed else ()
    made = Packet.of(
        found, desk_tables.decisions_of(state), coder, selection.cycle, suggested.versions(), members, most
    )
    if not (coder and made.rows):
        say.info(wording.NOTHING_TO_CODE)
        return
    say.words(wording.HOLDS.format(paragraphs=made.paragraphs, coder=coder))
    name = packet.file_name(made, session.as_of(selection))
    forms.offer(name, partial(packet.write, made, Provenance.of(session.review().data, session.as_of(selection))))


def _hand_in(state: State) -> None:
    say.words(wording.RETURNED)
    given = st.file_uploader("Packet (.xlsx)", ["xlsx"], key=keys.PACKET, max_upload_size=uploads.LARGEST_FILE)
    if given is None:
        return
    person, data = people.current(), session.review().data
    with out_of_turn():
        reading = read_packet(Document(given.name, given.getvalue(), ""), data, person.address)
    for found in reading.issues:
        (say.error if found.severity == "error" else say.warning)(f"{placed(found.sheet, found.cell)} {found.message}")
    if not reading.cycle:
        return
    coder = same_address(reading.coder)
    new = new_ones(reading.decisions, desk_tables.decisions_of(state), coder, reading.cycle)
    counts = {"said": reading.said, "rows": reading.rows, "new": len(new)}
    say.words(wording.READ.format(coder=coder, cycle=reading.cycle, **counts))
    if not new:
        say.words(wording.NOTHING_NEW)
        return
    say.subheader(wording.TO_KEEP, anchor="packet-decisions")
    blocks.table(_as_table(new), f"packet-{reading.cycle}.csv", lines=3)
    if st.button("Keep these decisions", type="primary", key=f"{keys.KEEP}{given.file_id}"):
        _keep(reading, new, coder, person.address)


def _keep(reading: PacketReading, new: list[Fields], coder: str, address: str) -> None:
    """Keep decisions as those of their coder."""
    whose = {} if coder == address else {"by": coder}
    made = [
        Proposal("code", reading.cycle, each["document"], {n: t for n, t in each.items() if n != "document"} | whose)
        for each in new
    ]
    if deciding.decide(made):
        say.done(wording.KEPT.format(number=len(made)))


def _as_table(rows: list[Fields]) -> pd.DataFrame:
    """Decisions as people read them."""
    return pd.DataFrame(
        [
            {
                "State": each["iso3"],
                "Question": each["question"],
                "Decision": each["verdict"],
                "Code": label_of(each["target kind"], each["target"]) if each.get("target") else "",
                "Reason": each.get("because", ""),
                "Round": each["round"],
                "Passage": each.get("passage", ""),
            }
            for each in rows
        ]
    )

"""Messages that somebody makes up for a real server: a reader's link, file and click do nothing; an officer's do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

from gcm_data.store.kinds import ACCEPTED, RECEIVED
from gcm_data.store.rows import Incoming
from gcm_data.store.store import Store
from gcm_data.wording import receiving as wording
from tests import browser, databases
from tests.stores import OFFICER
from tests.test_replicas import Answer
from tests.workbook_builder import response_form

READER = {"X-Forwarded-For": "192.0.2.1"}  # comes through a proxy, and has not signed in
NAME, FORGED = "waiting.xlsx", "forged.xlsx"


@dataclass
class Session:
    """A visit to the page Receive by messages: its number, and the widgets and words that came."""

    socket: ClientConnection
    address: str
    query: str
    number: str = ""
    widgets: dict[str, str] = field(default_factory=dict)  # label -> number
    words: str = ""

    def run(self, *states: WidgetState) -> None:
        """Have the page run with some states of widgets, and read what comes until it has."""
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = "receive", self.query
        message.rerun_script.widget_states.widgets.extend(states)
        self.socket.send(message.SerializeToString())
        for answer in map(ForwardMsg.FromString, self.socket):
            self._note(answer)
            if answer.WhichOneof("type") == "script_finished" and not answer.script_finished:
                return

    def _note(self, answer: ForwardMsg) -> None:
        self.number = answer.new_session.initialize.session_id or self.number
        element = answer.delta.new_element
        for kind in ("file_uploader", "button", "selectbox"):
            if element.WhichOneof("type") == kind:
                found = getattr(element, kind)
                self.widgets[found.label] = found.id
        self.words += str(answer.delta)

    def put(self, name: str, content: bytes) -> int:
        """Put a file into the memory of the server for this visit, as a field for files does; the status."""
        token = Answer(self.address, "/_stcore/health").cookies["_streamlit_xsrf"]
        head = f'--line\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        return Answer(
            self.address, f"/_stcore/upload_file/{self.number}/forged", "PUT",
            head.encode() + content + b"\r\n--line--\r\n", Cookie=f"_streamlit_xsrf={token}", X_Xsrftoken=token,
            Content_Type="multipart/form-data; boundary=line",
        ).status  # fmt: skip


@contextmanager
def visit(address: str, **headers: str) -> Iterator[Session]:
    """Open a link to the document that waits."""
    url = f"ws{address.removeprefix('http')}/_stcore/stream"
    options = {"max_size": None, "origin": address, "additional_headers": headers}
    with connect(url, subprotocols=["streamlit"], **options) as socket:
        made = Session(socket, address, urlencode({"document": f"2025/{NAME}"}))
        made.run()
        yield made


def given(field_: str, name: str) -> WidgetState:
    """What a browser says of a field into which a file was put."""
    state = WidgetState(id=field_)
    file = state.file_uploader_state_value.uploaded_file_info.add()
    file.file_id, file.name, file.size = "forged", name, 1
    return state


def test_a_reader_who_makes_messages_up_changes_nothing(tmp_path: Path):
    store = Store(databases.new_database("sqlite", tmp_path))
    store.receive(OFFICER, "2025", [Incoming(NAME, response_form("Fiji"))])
    with browser.fresh_server(GCM_DATABASE_URL=store.url) as address:
        with visit(address, **READER) as reader:  # the first visit to this server, by a link
            assert not reader.widgets.keys() & {"Documents", "Accept", "Open a document"}
            assert wording.NEEDS_OFFICER in reader.words and NAME not in reader.words
            with visit(address) as officer:
                documents, accept = officer.widgets["Documents"], officer.widgets["Accept"]
            before = store.version()
            assert reader.put(FORGED, response_form("Tonga")) == 204
            for _ in range(2):
                reader.run(given(documents, FORGED), WidgetState(id=accept, trigger_value=True))
            assert wording.NEEDS_OFFICER in reader.words and NAME not in reader.words
        assert store.version() == before
        with visit(address) as officer:  # and somebody who may
            officer.run(WidgetState(id=accept, trigger_value=True))
            assert officer.put(FORGED, response_form("Tonga")) == 204
            officer.run(given(documents, FORGED))
    states = {document.name: store.state().state_of(document) for document in store.state().documents}
    assert states == {NAME: ACCEPTED, FORGED: RECEIVED}

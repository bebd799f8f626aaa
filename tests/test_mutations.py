"""The faults that tests/bench/mutations.py tries: each still fits the code, and names tests that are there."""

from __future__ import annotations

from tests.bench.mutations import mutations
from tests.conftest import ROOT

FAULTS = mutations()
ROOMS = (
    {f"gcm_data/{path.name}" for path in (ROOT / "gcm_data").iterdir() if (path / "__init__.py").exists()}
    | {f"loaders/{path.name}" for path in (ROOT / "loaders").iterdir() if (path / "__init__.py").exists()}
    | {"loaders", "pages", "pages/shared"}
)


def test_faults_can_be_put_in_and_name_their_tests():
    for fault in FAULTS:
        assert fault.old != fault.new and fault.fault, fault.number
        compile(fault.applied(ROOT), fault.file, "exec")
        assert fault.tests and all((ROOT / name.partition("::")[0]).is_file() for name in fault.tests), fault.number


def test_faults_are_spread_over_all_rooms():
    assert {fault.file.rpartition("/")[0].removesuffix("/") for fault in FAULTS} >= {"pages", "pages/shared"}
    tried = {fault.room for fault in FAULTS}
    assert not {room for room in ROOMS if not any(name == room or name.startswith(f"{room}/") for name in tried)}


def test_no_fault_stands_twice():
    assert len({(fault.file, fault.new) for fault in FAULTS}) == len(FAULTS)

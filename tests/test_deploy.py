"""What ships for an office fits the program: names, limits, commands; and no image or secret is left to chance."""

from __future__ import annotations

import configparser
import re

import pytest

from gcm_data.store.__main__ import COMMANDS
from gcm_data.store.database import SETTING
from gcm_data.store.limits import LARGEST
from pages.shared import health, people
from tests.conftest import ROOT
from tests.test_settings import CONFIG

DEPLOY = ROOT / ".deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def unit(name: str) -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(strict=False, interpolation=None)  # a key may stand there again
    parsed.optionxform = str
    parsed.read_string(text(name))
    return parsed


def test_every_file_is_told_in_the_readme():
    for path in DEPLOY.iterdir():
        if path.name not in ("README.md", "Dockerfile.dockerignore"):
            assert f"`{path.name}`" in text("README.md"), path.name


def test_every_image_has_a_version():
    images = re.findall(r"^\s*(?:image:|FROM) (\S+)$", text("compose.yaml") + text("Dockerfile"), re.MULTILINE)
    assert len(images) == 4
    for image in set(images) - {"gcm-dashboard"}:  # that one is built here
        assert re.search(r":\d+\.\d+", image), image


def test_no_secret_ships_and_both_dashboards_have_one():
    given = dict(line.split("=", 1) for line in text("env.example").splitlines() if "=" in line)
    assert given["POSTGRES_PASSWORD"] == given["COOKIE_SECRET"] == ""
    for value in re.findall(
        r'^(?:cookie_secret|client_id|client_secret) = "(.*?)"', text("secrets.example.toml"), re.M
    ):
        assert value == ""
    compose = text("compose.yaml")
    assert compose.count("<<: *dashboard") == 3  # two of them, and the command
    assert compose.count("STREAMLIT_SERVER_COOKIE_SECRET") == 1


def test_the_roles_of_the_example_are_those_that_are_looked_up():
    roles = text("secrets.example.toml").split("[roles]")[1]
    assert set(re.findall(r"^(\w+) = \[", roles, re.MULTILINE)) == set(people.SETTINGS)


def test_nginx_takes_what_a_dashboard_takes_and_little_more():
    most = int(re.search(r"client_max_body_size (\d+)m;", text("nginx.conf"))[1]) * 1024 * 1024
    assert CONFIG["server"]["maxUploadSize"] * 1024 * 1024 == LARGEST < most < 1.1 * LARGEST


def test_whoever_asks_whether_it_is_well_asks_at_the_right_place():
    assert f"localhost:8501{health.ROUTE.path}" in text("Dockerfile")
    assert f"location = {health.ROUTE.path} " in text("nginx.conf")


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_as_nobody_special_on_the_store_of_the_machine(path):
    service = unit(path.name)["Service"]
    assert (service["User"], service["UMask"], service["NoNewPrivileges"]) == ("gcm", "0077", "yes")
    assert service["ProtectSystem"] == "strict" and service["CapabilityBoundingSet"] == ""
    assert f"Environment={SETTING}=sqlite:////var/lib/gcm/store.sqlite" in text(path.name)


def test_the_commands_of_the_files_are_those_of_the_program():
    told = re.findall(r"gcm_data\.store (\w+)", text("gcm-backup.service") + text("README.md"))
    assert {"backup", "verify", "import"} <= set(told) <= set(COMMANDS)
    assert unit("gcm-backup.timer")["Timer"]["Persistent"] == "true"
    assert "--server.address=127.0.0.1" in unit("gcm-dashboard.service")["Service"]["ExecStart"]

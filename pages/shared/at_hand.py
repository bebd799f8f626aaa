"""What pages need at their first visit, made while nobody waits for it: their modules, and tables that are read once.

The first reader of a page waited for it: 20 to 80 ms.
"""

from __future__ import annotations

import importlib
import pkgutil
import threading
import time

from streamlit.string_util import extract_leading_emoji

import pages.shared
from gcm_data import exhibits
from gcm_data.reference import indicators

AFTER = 10.0  # seconds from the start of the server: the first readers, who wait for documents, come before
BETWEEN = 0.02  # seconds between two modules, in which pages are served


def later() -> None:
    """Have all of it at hand a while after the start, in the background."""
    timer = threading.Timer(AFTER, get, [BETWEEN])
    timer.daemon = True
    timer.start()


def get(between: float = 0) -> None:
    """Import what a page imports, and read what a page reads of the reference tables."""
    for package in (exhibits, pages.shared):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
            time.sleep(between)
    indicators.indicators()
    extract_leading_emoji("–")  # compiles what finds one, for the labels of pills

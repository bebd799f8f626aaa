"""Exhibits: what pages show and files carry, each a pure function of a Scope. The same for screen, slide and paper."""

from gcm_data.exhibits.base import Exhibit

__all__ = ["Exhibit"]

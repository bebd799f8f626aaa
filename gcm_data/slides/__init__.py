"""The slides of a meeting: what each shows, for the file and for the projector alike."""

from gcm_data.slides.deck import deck
from gcm_data.slides.slide import Slide

__all__ = ["Slide", "deck"]

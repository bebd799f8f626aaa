"""The slides of a meeting: what each shows, for the file and for the projector alike."""

from gcm_data.slides.deck import Slide, deck

__all__ = ["Slide", "deck"]

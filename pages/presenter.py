"""Present: the slides of a meeting on a projector, one finding a screen, for the filters that the link carries."""

from pages.shared import filters, projector

projector.slides(filters.current())

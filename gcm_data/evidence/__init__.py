"""The passages behind a number, as lines, as a panel and as an annex."""

"""Figures: a table in, a plotly figure out; one module per chart family."""

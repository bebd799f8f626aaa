"""Objectives that a text cites by number, in six languages."""

"""Cells that code an answer: lists and names of objectives, principles and needs."""

"""The reader's own process: bytes in, raw cells out. Nothing of a document is parsed outside it.

It runs as a program of its own (`python -m parsing`) with nothing but the standard library and the spreadsheet reader,
so that it starts in 50 ms; a document that kills it costs that document alone. Hence the imports by dots here.
"""

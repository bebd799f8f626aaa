"""Exports: tables to files; one module per format."""

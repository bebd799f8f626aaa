"""Packets of passages that coders have filled in without the dashboard: what they decided, and what is wrong."""

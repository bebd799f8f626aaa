"""Benchmarks: each prints ratios against a baseline measured in the same run. Run by hand; no test asserts a time."""

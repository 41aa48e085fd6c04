"""Answers: what the published snapshots say, and how it is shown."""

__version__ = "0.1.0"

"""The slides of a meeting as an editable deck: native charts and tables in the placeholders of our template."""

from meritokrasi.reports.deck.build import deck

__all__ = ["deck"]

"""DataFrame -> plotly Figure, one module per page; the palette and the template."""

from meritokrasi.charts import boundaries, commitment, merit, peers, profile, talent
from meritokrasi.charts.palette import PALETTES, Theme, contrast, css_variables
from meritokrasi.charts.template import Figure

__all__ = [
    "PALETTES",
    "Figure",
    "Theme",
    "boundaries",
    "commitment",
    "completeness",
    "contrast",
    "css_variables",
    "merit",
    "peers",
    "profile",
    "talent",
]

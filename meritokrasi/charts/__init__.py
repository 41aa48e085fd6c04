"""DataFrame -> plotly Figure, one module per page; the palette and the template."""

from meritokrasi.charts import commitment, profile
from meritokrasi.charts.palette import PALETTES, Theme, contrast, css_variables
from meritokrasi.charts.template import Figure

__all__ = ["PALETTES", "Figure", "Theme", "commitment", "contrast", "css_variables", "profile"]

"""The colours: one palette per theme, for charts and, as CSS variables, for everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """Colours of one theme. `steps` run from the first step to the last, `provinces` in the order of their codes."""

    ink: str
    muted: str
    line: str
    page: str
    card: str
    accent: str
    alert: str
    hatch: str
    outline: str
    steps: tuple[str, ...]
    step_ink: tuple[str, ...]
    provinces: tuple[str, ...]
    attendance: tuple[str, ...]


_DARK_INK, _WHITE = "#0B1622", "#FFFFFF"
PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        ink="#152238", muted="#566173", line="#DDE3EA", page="#F7F9FB", card="#FFFFFF", accent="#17365D", alert="#B3261E",
        hatch="#DCE2E9", outline="#6C7F96",
        steps=("#E3ECF6", "#CBDBED", "#B2CAE3", "#97B7D8", "#7BA3CC", "#3F75AB", "#295A90", "#17365D"),
        step_ink=(_DARK_INK,) * 5 + (_WHITE,) * 3,
        provinces=("#7A5C2E", "#17365D", "#5B3A6B", "#1F6F6B"),
        attendance=("#17365D", "#5F8FC0", "#B7CDE4", "#FFFFFF"),
    ),
    "dark": Palette(
        ink="#E6ECF2", muted="#A3B1C0", line="#2C3947", page="#0F1720", card="#17212C", accent="#9CC3EA", alert="#FF8A80",
        hatch="#2E3B48", outline="#8496A9",
        steps=("#22364B", "#294766", "#305880", "#386A9A", "#4476A7", "#7FAAD3", "#A6C6E4", "#D3E5F6"),
        step_ink=(_WHITE,) * 4 + (_WHITE,) + (_DARK_INK,) * 3,
        provinces=("#C9A66B", "#7FA9DB", "#B794C9", "#5FB5AF"),
        attendance=("#D3E5F6", "#7FAAD3", "#386A9A", "#17212C"),
    ),
}  # fmt: skip


def css_variables() -> str:
    """The palette as CSS custom properties that follow the theme, for the HTML grids and the style sheet."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    names = ("ink", "muted", "line", "page", "card", "accent", "alert", "hatch", "outline")
    pairs = [(name, getattr(light, name), getattr(dark, name)) for name in names]
    for prefix, field in (("step", "steps"), ("step-ink", "step_ink"), ("province", "provinces")):
        values = zip(getattr(light, field), getattr(dark, field), strict=True)
        pairs += [(f"{prefix}-{n}", a, b) for n, (a, b) in enumerate(values, start=1)]
    return ":root{" + "".join(f"--{name}:light-dark({a},{b});" for name, a, b in pairs) + "}"


def text_on(color: str, palette: Palette) -> str:
    """Ink or page colour, whichever reads better on `color`."""
    dark, light = sorted((palette.ink, palette.card), key=_luminance)
    return light if _luminance(color) < 0.2 else dark


def _luminance(color: str) -> float:
    """Relative luminance of #RRGGBB, as WCAG defines it."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)

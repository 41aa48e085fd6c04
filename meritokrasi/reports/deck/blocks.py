"""Each kind of block in its placeholder or as shapes; every picture and chart says in words what it shows."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from meritokrasi import text
from meritokrasi.markup.grids import Moment
from meritokrasi.markup.slides import (
    COLUMNS,
    LINE,
    STACKED,
    Block,
    Chart,
    Numbers,
    Points,
    Series,
    Table,
    Tile,
    Tiles,
    Timeline,
)

FOOT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
BODY, FIGURE, MEANING = 14, 21, 31
LEFT, TOP, WIDTH, HEIGHT = 0.6, 2.2, 12.13, 4.6  # where the body stands, in inches
ROOM_FOR_NAMES = 1.4  # inches of a tile that hold its name; a narrower one has three letters
FEW_LETTERS = 420  # a list this short is set larger
NAVY, INK, FAINT, GREY = "17365D", "152238", "E8EDF3", "4A5A6D"
# From the first step to the last, ordered in grey too; the same eight as on the map of the screen.
RAMP = ("DCE6F1", "C7D6E6", "ADC3DA", "93B1CF", "749BC1", "5C88B5", "2F5D8C", "17365D")
SHADES = ("17365D", "5C88B5", "93B1CF", "C7D6E6", "E8EDF3")
_KINDS = {
    COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    STACKED: XL_CHART_TYPE.BAR_STACKED,
    LINE: XL_CHART_TYPE.LINE_MARKERS,
}


def layout_of(block: Block) -> str:
    """Which layout of the template holds a block of this kind."""
    match block:
        case Chart():
            return "Grafik"
        case Table():
            return "Tabel"
        case Points():
            return "Teks"
        case Numbers():
            return "Angka"
    return "Gambar"


def draw(shown: Any, block: Block, title: str) -> None:
    """Put the block on the slide; `title` names what is drawn."""
    match block:
        case Chart():
            _chart(_place(shown, BODY), block, title)
        case Table():
            _table(_place(shown, BODY), block, title)
        case Points():
            _points(_place(shown, BODY), block)
        case Numbers():
            _numbers(shown, block)
        case Tiles():
            _tiles(shown, block, title)
        case Timeline():
            _timeline(shown, block)


def stamp(shown: Any, warning: str) -> None:
    """A striped band across the top: nothing here is real."""
    band = shown.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(13.333), Inches(0.36))
    band.name = "Data rekaan"
    band.fill.patterned()
    band.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
    band.fill.fore_color.rgb, band.fill.back_color.rgb = _rgb("FFD84D"), _rgb("FFF0B3")
    band.line.fill.background()
    _say(band.text_frame, warning, 14, colour="1A1400", bold=True, align=PP_ALIGN.CENTER)


def _place(shown: Any, number: int) -> Any:
    return next(place for place in shown.placeholders if place.placeholder_format.idx == number)


# --- charts ------------------------------------------------------------------------------------------------------


def _chart(place: Any, block: Chart, title: str) -> None:
    data: Any = CategoryChartData(number_format=_format(block))  # type: ignore[no-untyped-call]
    data.categories = [_category(block, number) for number in range(len(block.categories))]
    for series in block.series:
        data.add_series(series.name, series.values)
    frame = place.insert_chart(_KINDS[block.kind], data)
    _describe(frame, title, block.alt)
    chart = frame.chart
    chart.font.size, chart.font.color.rgb = Pt(16), _rgb(INK)
    chart.has_title = False
    chart.has_legend = len(block.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(16)
    _axes(chart, block)
    _series(chart, block)


def _category(block: Chart, number: int) -> str:
    """A category of which nothing is known has a dash beside its name: no bar is not nought."""
    known = any(series.values[number] is not None for series in block.series)
    return block.categories[number] if known else f"{block.categories[number]} (–)"


def _format(block: Chart) -> str:
    """Indonesian commas, with as many decimals as were printed."""
    printed = [words for series in block.series for words in series.printed if words not in ("", "–")]
    decimals = max((len(words.partition(",")[2]) for words in printed), default=0)
    return "[$-421]#,##0" + ("." + "0" * decimals if decimals else "")


def _axes(chart: Any, block: Chart) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.visible = False
    values.has_major_gridlines = False
    if block.kind != LINE:
        values.minimum_scale = 0
    categories.format.line.color.rgb = _rgb("B9C4D0")
    categories.tick_labels.font.size = Pt(16)
    if block.kind == STACKED:
        categories.reverse_order = True


def _series(chart: Any, block: Chart) -> None:
    plot = chart.plots[0]
    if block.kind != LINE:
        plot.gap_width = 45
    if block.kind == STACKED:
        plot.overlap = 100
    for number, series in enumerate(plot.series):
        shade = NAVY if len(block.series) == 1 or block.kind == LINE else SHADES[number % len(SHADES)]
        if block.kind == LINE:
            series.smooth = False
            series.format.line.color.rgb, series.format.line.width = _rgb(shade), Pt(2.5)
            series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 9
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = _rgb(shade)
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _rgb(shade)
            series.format.line.color.rgb = _rgb(NAVY)
        _labels(series.data_labels, block, shade)
        if block.kind == LINE:
            _below_where_it_falls(series, block.series[number])


def _labels(labels: Any, block: Chart, shade: str) -> None:
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = _format(block), False
    labels.font.size, labels.font.bold = Pt(16), True
    if block.kind == STACKED:
        labels.font.color.rgb = _rgb("FFFFFF" if shade in (NAVY, "5C88B5") else INK)
    else:
        labels.position = XL_LABEL_POSITION.ABOVE if block.kind == LINE else XL_LABEL_POSITION.OUTSIDE_END


def _below_where_it_falls(drawn: Any, series: Series) -> None:
    """Above the point the falling line would run through its number."""
    for number in range(1, len(series.values)):
        before, here = series.values[number - 1], series.values[number]
        if before is not None and here is not None and here < before:
            label = drawn.points[number].data_label
            label.position = XL_LABEL_POSITION.BELOW
            label.font.size, label.font.bold = Pt(16), True


# --- tables and texts ----------------------------------------------------------------------------------------------


def _table(place: Any, block: Table, title: str) -> None:
    frame = place.insert_table(rows=len(block.rows) + 1, cols=len(block.head))
    _describe(frame, title, f"Tabel {len(block.rows)} baris: {', '.join(block.head)}.")
    table = frame.table
    for column, share in zip(table.columns, block.widths, strict=True):
        column.width = Inches(WIDTH * share)
    for line, cells in enumerate((block.head, *block.rows)):
        table.rows[line].height = Inches(0.46)
        for column, words in enumerate(cells):
            _cell(table.cell(line, column), words, head=line == 0)


def _cell(cell: Any, words: str | None, *, head: bool) -> None:
    cell.margin_left, cell.margin_right = Inches(0.08), Inches(0.08)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if words is None:
        cell.fill.patterned()
        cell.fill.pattern = MSO_PATTERN_TYPE.LIGHT_UPWARD_DIAGONAL
        cell.fill.fore_color.rgb, cell.fill.back_color.rgb = _rgb("D5DCE4"), _rgb("FFFFFF")
    else:
        cell.fill.solid()
        cell.fill.fore_color.rgb = _rgb(FAINT if head else "FFFFFF")
    colour = GREY if words is None else NAVY if head else INK
    _say(cell.text_frame, text.MISSING if words is None else words, 18, colour=colour, bold=head)


def _points(place: Any, block: Points) -> None:
    frame, size = place.text_frame, 24 if sum(len(words) for _, words in block.items) < FEW_LETTERS else 20
    for number, (lead, words) in enumerate(block.items):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if lead:
            run = paragraph.add_run()
            run.text, run.font.bold = f"{lead}: ", True
        paragraph.add_run().text = words
        paragraph.font.size = Pt(size)


def _numbers(shown: Any, block: Numbers) -> None:
    """The places that stay empty are taken off the slide, or they would ask to be filled."""
    for number in range(4):
        figure, meaning = _place(shown, FIGURE + number), _place(shown, MEANING + number)
        if number >= len(block.items):
            for place in (figure, meaning):
                place._element.getparent().remove(place._element)
            continue
        item = block.items[number]
        paragraph = figure.text_frame.paragraphs[0]
        paragraph.add_run().text = item.figure
        small = paragraph.add_run()
        small.text, small.font.size = item.of, Pt(28)
        _say(meaning.text_frame, item.label, 18, colour=INK, bold=True)
        detail = meaning.text_frame.add_paragraph()
        detail.text, detail.font.size = item.detail, Pt(16)
        detail.space_before = Pt(6)


# --- shapes ------------------------------------------------------------------------------------------------------


def _tiles(shown: Any, block: Tiles, title: str) -> None:
    """One square per government, all in one group whose words say the whole map; the legend beside it."""
    columns, lines = [t.column for t in block.items], [t.line for t in block.items]
    across, down = max(columns) - min(columns) + 1, max(lines) - min(lines) + 1
    wide, high = min(9.0 / across, 1.6), min(HEIGHT / down, 0.9)
    group = shown.shapes.add_group_shape()
    for tile in block.items:
        left = LEFT + (tile.column - min(columns)) * wide
        top = TOP + (tile.line - min(lines)) * high
        _tile(group, tile, (left, top, wide - 0.06, high - 0.05), len(block.steps))
    _describe(group, title, block.alt)
    _legend(shown, block)


def _tile(group: Any, tile: Tile, place: tuple[float, float, float, float], total: int) -> None:
    square = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(value) for value in place))
    square.name = tile.short
    square.shadow.inherit = False
    square._element.nvSpPr.cNvPr.set("descr", tile.words)
    dark = False
    if tile.step is None:
        _hatch(square.fill)
        square.line.color.rgb = _rgb("B9C4D0")
    else:
        shade = _shade(tile.step, total)
        dark = RAMP.index(shade) > 4
        _colour(square.fill, shade, half=tile.half)
        square.line.color.rgb = _rgb(NAVY)
    name = tile.short if place[2] > ROOM_FOR_NAMES else tile.tiny
    words = name if tile.step is None else f"{name} {tile.step}"
    _say(square.text_frame, words, 12, colour="FFFFFF" if dark and not tile.half else INK, bold=tile.step is not None,
         align=PP_ALIGN.CENTER)  # fmt: skip


def _shade(step: int, total: int) -> str:
    return RAMP[round((step - 1) * (len(RAMP) - 1) / max(total - 1, 1))]


def _hatch(fill: Any) -> None:
    fill.patterned()
    fill.pattern = MSO_PATTERN_TYPE.LIGHT_UPWARD_DIAGONAL
    fill.fore_color.rgb, fill.back_color.rgb = _rgb("C3CBD5"), _rgb("FFFFFF")


def _colour(fill: Any, shade: str, *, half: bool) -> None:
    """Second-hand knowledge has stripes of the colour."""
    if half:
        fill.patterned()
        fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = _rgb(shade), _rgb("FFFFFF")
    else:
        fill.solid()
        fill.fore_color.rgb = _rgb(shade)


def _legend(shown: Any, block: Tiles) -> None:
    """The words of the map: the steps in their order, second-hand, and nothing public found."""
    keys = [(f"{number} {name}", number, False) for number, name in enumerate(block.steps, start=1)]
    keys += [("setengah warna: tangan kedua", max(len(block.steps) // 2, 1), True), (text.MISSING, 0, False)]
    high = min(HEIGHT / len(keys), 0.46)
    for line, (words, step, half) in enumerate(keys):
        top = TOP + line * high
        swatch = shown.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(9.85), Inches(top + 0.06), Inches(0.3), Inches(0.26)
        )
        swatch.name = f"Kunci {words}"
        swatch.shadow.inherit = False
        swatch.line.color.rgb = _rgb(NAVY if step else "B9C4D0")
        _colour(swatch.fill, _shade(step, len(block.steps)), half=half) if step else _hatch(swatch.fill)
        label = shown.shapes.add_textbox(Inches(10.25), Inches(top), Inches(2.5), Inches(high))
        label.name = words
        _say(label.text_frame, words, 14, colour=INK)


def _timeline(shown: Any, block: Timeline) -> None:
    """Three in a row, read from left to right: mark, name, day, note."""
    across = 3
    down = -(-len(block.moments) // across)
    wide, high = WIDTH / across, min(HEIGHT / down, 1.53)
    for number, moment in enumerate(block.moments):
        left, top = LEFT + (number % across) * wide, TOP + (number // across) * high
        _mark(shown, moment, left, top + 0.05)
        box = shown.shapes.add_textbox(Inches(left + 0.42), Inches(top), Inches(wide - 0.55), Inches(high - 0.08))
        box.name = moment.name
        _say(box.text_frame, moment.name, 18, colour=NAVY, bold=True)
        for words, size in ((moment.day, 16), (moment.note, 14)):
            if words:
                paragraph = box.text_frame.add_paragraph()
                paragraph.text, paragraph.font.size = words, Pt(size)
                paragraph.font.color.rgb = _rgb(INK if size == 16 else GREY)


def _mark(shown: Any, moment: Moment, left: float, top: float) -> None:
    """Full: reported; half: second-hand or collective; a dashed ring: nothing public found."""
    place = (Inches(left), Inches(top), Inches(0.26), Inches(0.26))
    ring = shown.shapes.add_shape(MSO_SHAPE.OVAL, *place)
    ring.name = f"Tanda {moment.name}"
    ring.shadow.inherit = False
    ring._element.nvSpPr.cNvPr.set("descr", _MARKS[moment.mark])
    ring.line.color.rgb = _rgb(GREY if moment.mark == "kosong" else NAVY)
    if moment.mark == "penuh":
        ring.fill.solid()
        ring.fill.fore_color.rgb = _rgb(NAVY)
    else:
        ring.fill.background()
    if moment.mark == "setengah":
        half = shown.shapes.add_shape(MSO_SHAPE.CHORD, *place)
        half.name = f"Setengah {moment.name}"
        half.shadow.inherit = False
        half.adjustments[0], half.adjustments[1] = 54.0, 162.0  # from 90 to 270 degrees: the left half
        half.fill.solid()
        half.fill.fore_color.rgb = _rgb(NAVY)
        half.line.fill.background()


_MARKS = {"penuh": "diberitakan", "setengah": "tangan kedua atau kolektif", "kosong": text.MISSING}


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]


# --- words -------------------------------------------------------------------------------------------------------


def _say(frame: Any, words: str, size: int, *, colour: str, bold: bool = False, align: PP_ALIGN | None = None) -> None:
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Emu(0) if align is None else Inches(0.02)
    frame.margin_top = frame.margin_bottom = Emu(0)
    paragraph = frame.paragraphs[0]
    paragraph.text = words
    paragraph.alignment = align
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = _rgb(colour)


def _describe(frame: Any, name: str, words: str) -> None:
    """What a screen reader says instead of the picture."""
    about = frame._element.xpath(".//p:cNvPr")[0]
    about.set("name", name)
    about.set("descr", words)

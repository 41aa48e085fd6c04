"""Rows -> HTML cards, lists and tables that carry their sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import htpy as h
from markupsafe import Markup

from meritokrasi import text
from meritokrasi.markup.sources import Cited, Loaded, panel
from meritokrasi.queries import Row

Documents = Mapping[str, Sequence[Row]]
OPEN_ROWS = 60  # beyond this a province opens on click: a list this long is not read from the top


@dataclass(frozen=True)
class Card:
    """One number of the first screen: the figure, what it is of, what it counts, and its sources."""

    figure: str
    of: str
    label: str
    detail: str
    cited: Sequence[Cited]


@dataclass(frozen=True)
class Line:
    """One line of a list: a bold lead, the text, a link with its label."""

    lead: str
    text: str
    href: str = ""
    label: str = "lihat"
    cited: Sequence[Cited] = ()


def cards(items: Sequence[Card], loaded: Loaded) -> str:
    return str(h.div(".kartu-baris")[(_card(item, loaded) for item in items)])


def _card(item: Card, loaded: Loaded) -> h.Element:
    return h.div(".kartu")[
        h.p(".kartu-angka")[item.figure, h.small[item.of] if item.of else None],
        h.p(".kartu-label")[item.label],
        h.p(".kartu-rinci")[item.detail],
        panel(item.cited, loaded, about=item.label) if item.cited else None,
    ]


def lines(items: Sequence[Line], loaded: Loaded, empty: str) -> str:
    """A list; when there is nothing to list, the sentence that says so."""
    if not items:
        return str(h.p(".kosong-kalimat")[empty])
    return str(h.ul(".daftar")[(_line(item, loaded) for item in items)])


def _line(item: Line, loaded: Loaded) -> h.Element:
    about = f"{item.lead} {item.text}".strip()
    link = h.a(href=item.href, aria_label=f"{item.label}: {about}")[item.label] if item.href else None
    lead = [h.b[item.lead], ": " if item.text else None] if item.lead else None
    return h.li[h.span[lead, item.text], link, panel(item.cited, loaded, about=about) if item.cited else None]


def links(items: Sequence[Line]) -> str:
    """Many short links, in as many columns as fit."""
    return str(h.ul(".tautan")[(h.li[h.a(href=item.href)[item.text]] for item in items)])


def grouped_links(groups: Iterable[tuple[str, Sequence[Line]]]) -> str:
    """Many short links, each group under its name."""
    return "".join(
        str(h.div(".tautan-kelompok")[h.p(".peta-nama")[name], Markup(links(items))]) for name, items in groups
    )


def facts(pairs: Sequence[tuple[str, str | None]]) -> str:
    """A short list of name and value; what is not known is left out."""
    return str(h.dl(".fakta")[([h.dt[name], h.dd[value]] for name, value in pairs if value)])


def indicator_table(
    indicators: Sequence[Row], series: Sequence[Row], figures: Sequence[Row], documents: Documents, loaded: Loaded
) -> str:
    """One row per indicator: the newest figure, how it compares, and every value and document in its panel."""
    by_series = {name: list(rows) for name, rows in groupby(series, key=lambda s: str(s["id_indikator"]))}
    by_figure = {name: list(rows) for name, rows in groupby(figures, key=lambda f: str(f["id_indikator"]))}
    names = ("Indikator", "Nilai", "Kategori", "Periode", "Status", "Penilai", "Pembanding", "Sumber")
    body = (
        _indicator(n, by_series[n["id_indikator"]], by_figure[n["id_indikator"]], documents, loaded)
        if n["id_indikator"] in by_series
        else _missing(n, len(names))
        for n in indicators
    )
    return str(_table(names, body))


def _table(names: Sequence[str], body: h.Node) -> h.Element:
    head = h.thead[h.tr[(h.th(scope="col")[name] for name in names)]]
    return h.div(".tabel-bingkai")[h.table(".tabel")[head, h.tbody[body]]]


def _missing(indicator: Row, columns: int) -> h.Element:
    return h.tr(".hilang")[h.th(scope="row")[indicator["nama"]], h.td(colspan=str(columns - 1))[text.MISSING]]


def _indicator(
    indicator: Row, series: Sequence[Row], figures: Sequence[Row], documents: Documents, loaded: Loaded
) -> h.Element:
    newest = next(s for s in series if s["terbaru"])
    own = [f for f in figures if same_series(f, newest)]
    kind = strongest_kind(own, documents)
    category = ", ".join(sorted({f["kategori_terbit"] for f in own if f["kategori_terbit"]}))
    cells = (
        ("Nilai", _value(newest, own)),
        ("Kategori", category or "–"),
        ("Periode", _period(newest)),
        ("Status", _status(newest, kind)),
        ("Penilai", newest["penilai"] or own[0]["penilai"]),
        ("Pembanding", comparison(indicator, newest)),
        ("Sumber", panel(_cited(indicator, series, figures, documents), loaded, about=indicator["nama"])),
    )
    instrument = h.small[newest["nama_instrumen"]] if newest["nama_instrumen"] else None
    return h.tr[
        h.th(scope="row")[indicator["nama"], instrument],
        (h.td(data_label=name)[cell] for name, cell in cells),
    ]


def same_series(figure: Row, series: Row) -> bool:
    """Whether a figure is of this period and status."""
    return bool(figure["periode"] == series["periode"] and figure["status_nilai"] == series["status_nilai"])


def _value(series: Row, own: Sequence[Row]) -> h.Fragment:
    """The leading value; where sources disagree every value, and the written reason for the order."""
    if not series["berbeda"]:
        return h.fragment[h.strong[shown(series)]]
    leading = [f for f in own if f["id_capaian"] == series["id_capaian"]]
    others = [f for f in own if f["id_capaian"] != series["id_capaian"]]
    reason = f"mendahului: {series['alasan']}" if leading else series["alasan"]
    return h.fragment[
        (h.strong[shown(f)] for f in leading),
        (h.span(".nilai-lain")[("sumber lain: " if leading else "") + shown(f)] for f in others),
        h.small(".berbeda")[f"sumber berbeda; {reason}"],
    ]


def shown(row: Row) -> str:
    """The number as published; a dash where only a category was."""
    if row["nilai"] is None and row["kategori_terbit"]:
        return "–"
    return text.figure(row["nilai"], row["desimal_terbit"])


def _period(series: Row) -> h.Fragment:
    note = period_note(series)
    return h.fragment[series["periode"], h.small[note] if note else None]


def period_note(series: Row) -> str:
    """How the period is known, where the source does not state it."""
    return "" if series["status_periode"] in (None, "tersurat") else f"periode {series['status_periode']}"


def _status(series: Row, kind: str | None) -> h.Fragment:
    day = text.date(series["tanggal"], series["presisi"], short=True)
    verified = "terverifikasi" if series["dari_penilai"] else "penuh"
    return h.fragment[
        mark(verified),
        text.value_status(series["status_nilai"], None if series["dari_penilai"] else kind),
        h.small[day] if day else None,
    ]


def strongest_kind(figures: Sequence[Row], documents: Documents) -> str | None:
    """The kind of the strongest document behind these figures; documents come strongest first."""
    kinds = [documents[f["kunci"]][0]["jenis_sumber"] for f in figures if documents[f["kunci"]]]
    return kinds[0] if kinds else None


def comparison(indicator: Row, series: Row) -> str:
    """The middle of the peers, or why this figure is not compared."""
    if indicator["arah"] == "netral":
        return "konteks, tidak dibandingkan"
    median = series["nilai_tengah"]
    shown = None if median is None else text.number(median, indicator["desimal"])
    return text.comparison(
        series["jumlah_diketahui"], series["jumlah_kelompok"], series["jenis"], shown, series["status_nilai"]
    )


def _cited(indicator: Row, series: Sequence[Row], figures: Sequence[Row], documents: Documents) -> list[Cited]:
    """What may not be compared, then every value with its documents, in the order of the series."""
    ordered = [f for s in series for f in figures if same_series(f, s)]
    caveat = Cited(f"Cara membaca: {indicator['keterbandingan']}", ())
    return [caveat, *(Cited(_statement(indicator, f), documents[f["kunci"]]) for f in ordered)]


def _statement(indicator: Row, figure: Row) -> str:
    shown = text.figure(figure["nilai"], figure["desimal_terbit"], figure["kategori_terbit"])
    category = f", {figure['kategori_terbit']}" if figure["kategori_terbit"] and figure["nilai"] is not None else ""
    status = f"{figure['status_nilai']}, {figure['penilai']}"
    return f"{indicator['nama_pendek']} {figure['periode']} ({status}): {shown}{category}"


def mark(kind: str) -> h.Element:
    """The mark of proof beside its word: penuh, setengah, kosong, terverifikasi, diakui."""
    return h.span(class_=["tanda-kecil", kind], aria_hidden="true")


def attendance_mark(row: Row) -> str:
    """A reported signature is full; attendance or a collective mention alone is half; nothing found is empty."""
    if row["tanda_tangan"] == "diberitakan":
        return "penuh"
    return "kosong" if row["kehadiran"] == "tidak diberitakan" else "setengah"


def attendance_tables(
    rows: Sequence[Row], documents: Documents, loaded: Loaded, profile_href: Mapping[str, str]
) -> str:
    """One table per province: attendance and signature apart, the official in office only, and the sources."""
    groups = [(name, list(group)) for name, group in groupby(rows, key=lambda row: str(row["provinsi"]))]
    few = len(rows) <= OPEN_ROWS
    return "".join(str(_attendance_group(name, group, few, documents, loaded, profile_href)) for name, group in groups)


def _attendance_group(
    name: str, rows: Sequence[Row], opened: bool, documents: Documents, loaded: Loaded, profile_href: Mapping[str, str]
) -> h.Element:
    names = ("Instansi", "Kehadiran", "Tanda tangan", "Pejabat yang diberitakan", "Sumber")
    table = _table(names, (_attendance(row, documents, loaded, profile_href) for row in rows))
    signed = sum(row["tanda_tangan"] == "diberitakan" for row in rows)
    return h.details(".kelompok", open=opened)[h.summary[text.signed_of(name, signed, len(rows))], table]


def _attendance(row: Row, documents: Documents, loaded: Loaded, profile_href: Mapping[str, str]) -> h.Element:
    found = documents.get(row["kunci"], ())
    signed = "diberitakan" if row["tanda_tangan"] == "diberitakan" else "belum kami temukan"
    official = ", ".join(part for part in (row["nama_pejabat"], row["jabatan"]) if part) or "–"
    source = panel([Cited("", found)], loaded, about=row["nama"]) if found else "belum ada"
    missing = row["kehadiran"] == "tidak diberitakan"
    return h.tr(class_=["hilang" if missing else ""])[
        h.th(scope="row")[h.a(href=profile_href[row["kode_instansi"]])[row["nama"]]],
        h.td(data_label="Kehadiran")[row["label_kehadiran"]],
        h.td(data_label="Tanda tangan")[mark(attendance_mark(row)), signed],
        h.td(data_label="Pejabat")[official],
        h.td(data_label="Sumber")[source],
    ]

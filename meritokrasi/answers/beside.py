"""A few governments side by side on every indicator: Perbandingan."""

from __future__ import annotations

from collections.abc import Sequence

from meritokrasi import queries, text
from meritokrasi.answers.peer_figures import SOURCE_PAGE, shown, statement
from meritokrasi.markup import comparisons, grids, listings, sources
from meritokrasi.markup.comparisons import Figure, Measure
from meritokrasi.markup.grids import Href
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

FEWEST, MOST = 2, 4
ON_PROFILE = "kategori terbit, lihat profil"
EMPTY = (
    "Pilih dua sampai empat pemerintah daerah di atas; angka terbarunya pada setiap indikator lalu tampil berdampingan."
)
NOTE = "Angka terbaru masing-masing dengan periode, status, dan penilainya sendiri; tidak ada yang diunggulkan."
KINDS = " Jenisnya berbeda: provinsi, kabupaten, dan kota tidak dibandingkan, hanya disandingkan."
DIFFERENCES = (
    ("periode", "periode berbeda"),
    ("status_nilai", "status berbeda"),
    ("id_instrumen", "instrumen berbeda"),
)


def title(snapshot_id: str, codes: Sequence[str]) -> str:
    names = [queries.area.government(snapshot_id, code)["nama_pendek"] for code in codes]
    return f"{text.listing(names)} berdampingan" if len(codes) >= FEWEST else "Beberapa instansi berdampingan"


def note(snapshot_id: str, codes: Sequence[str]) -> str:
    kinds = {queries.area.government(snapshot_id, code)["jenis"] for code in codes}
    return NOTE + (KINDS if len(kinds) > 1 else "")


def table(snapshot_id: str, codes: Sequence[str], loaded: Loaded, href: Href) -> str:
    """One row per indicator, one column per government; a sentence until two are chosen."""
    if len(codes) < FEWEST:
        return listings.lines([], loaded, EMPTY)
    columns = [_newest(snapshot_id, code) for code in codes]
    governments = [queries.area.government(snapshot_id, code) for code in codes]
    links = {row["nama"]: href(grids.PROFILE, instansi=row["kode_instansi"]) for row in governments}
    measures = [_measure(snapshot_id, n, columns, href) for n in queries.area.indicators(snapshot_id)]
    return comparisons.side_by_side(links, measures, loaded)


def _newest(snapshot_id: str, code: str) -> dict[str, tuple[Row, list[Row]]]:
    """Indicator -> its newest series and every figure of that series."""
    figures = queries.government.figures_of(snapshot_id, code)
    newest = [series for series in queries.government.series_of(snapshot_id, code) if series["terbaru"]]
    return {series["id_indikator"]: (series, [f for f in figures if _same(f, series)]) for series in newest}


def _same(figure: Row, series: Row) -> bool:
    keys = ("id_indikator", "periode", "status_nilai")
    return all(figure[key] == series[key] for key in keys)


def _measure(
    snapshot_id: str, indicator: Row, columns: Sequence[dict[str, tuple[Row, list[Row]]]], href: Href
) -> Measure:
    found = [column.get(indicator["id_indikator"]) for column in columns]
    figures = [own[0] for _, own in filter(None, found)]
    differing = [words for key, words in DIFFERENCES if len({figure[key] for figure in figures}) > 1]
    warning = f"{text.sentence_case(text.listing(differing))}: tidak untuk dibandingkan langsung" if differing else ""
    cells = [None if one is None else _figure(snapshot_id, indicator, *one, href) for one in found]
    return Measure(indicator["nama"], warning, cells)


def _figure(snapshot_id: str, indicator: Row, series: Row, own: Sequence[Row], href: Href) -> Figure:
    documents = queries.documents.sources(snapshot_id, "capaian", [f["kunci"] for f in own])
    leading = [f for f in own if f["id_capaian"] == series["id_capaian"]]
    kinds = [documents[f["kunci"]][0]["jenis_sumber"] for f in leading or own if documents[f["kunci"]]]
    if series["hanya_profil"] and series["nilai"] is None:
        profile = href(grids.PROFILE, instansi=series["kode_instansi"])
        return Figure([ON_PROFILE], profile, "penuh", _notes(series, own, leading, kinds), [])
    fact = sources.fact(
        "capaian", own[0]["kode_instansi"], indicator["id_indikator"], series["periode"], series["status_nilai"]
    )
    return Figure(
        [shown(f) for f in leading or own], href(SOURCE_PAGE, fakta=fact), "terverifikasi" if series["dari_penilai"] else "penuh",
        _notes(series, own, leading, kinds), [Cited(statement(indicator, f), documents[f["kunci"]]) for f in own],
    )  # fmt: skip


def _notes(series: Row, own: Sequence[Row], leading: Sequence[Row], kinds: Sequence[str]) -> list[str]:
    """Period, status and assessor of this very figure, its instrument and category, and values that differ."""
    stated = "" if own[0]["status_periode"] == "tersurat" else f" (periode {own[0]['status_periode']})"
    status = text.value_status(series["status_nilai"], None if series["dari_penilai"] else next(iter(kinds), None))
    category = next(
        (f["kategori_terbit"] for f in leading if f["nilai"] is not None and not series["hanya_profil"]), None
    )
    instrument = f"instrumen {series['nama_instrumen']}" if series["nama_instrumen"] else None
    facts = (f"{series['periode']}{stated}", status, (leading or own)[0]["penilai"], instrument, category)
    return [line for line in (" · ".join(fact for fact in facts if fact), _disagreement(series, own, leading)) if line]


def _disagreement(series: Row, own: Sequence[Row], leading: Sequence[Row]) -> str:
    if not series["berbeda"]:
        return ""
    others = ", ".join(shown(f) for f in own if f not in leading)
    return (
        f"sumber lain: {others}; mendahului: {series['alasan']}"
        if leading
        else "sumber berbeda, tidak ada yang mendahului"
    )

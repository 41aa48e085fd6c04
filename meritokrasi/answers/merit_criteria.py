"""What is judged: aspects with their weights, why no index is computed, items with the criteria of their levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meritokrasi import queries, text
from meritokrasi.answers.merit import Choice, Shown, aspect_name, item_name, kind_totals
from meritokrasi.markup import worksheets
from meritokrasi.markup.grids import Href
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.markup.worksheets import Aspect, Count, Item
from meritokrasi.queries import Row

OFFICIAL, UNKNOWN = "bersumber", "belum diketahui"
WEIGHTED = "Kematangan berbobot (hitungan)"
COUNTED = "pada periode penilaian terbaru; yang terverifikasi disebut"
STATES = {
    "tanpa level": "belum ada level",
    "periode lain": "hanya periode lama",
    "tidak berlaku": "tidak berlaku",
    "belum ada": text.MISSING,
}


def aspects(choice: Choice, href: Href, loaded: Loaded) -> Shown:
    """The aspects of the instrument with their weights, and what an index would still need."""
    rows = queries.merit.aspects(choice.snapshot_id, choice.name)
    documents = queries.documents.sources(choice.snapshot_id, "aspek", [a["id_aspek"] for a in rows])
    shown = [_aspect(choice, row, documents[row["id_aspek"]], href) for row in rows]
    note = f"{choice.instrument['nama']}; bobot dalam persen, yang belum diketahui tidak ditaksir. {index_sentence(choice)}"
    return Shown("Aspek dan bobotnya", note, worksheets.aspect_table(shown, loaded))


def _aspect(choice: Choice, row: Row, documents: Sequence[Row], href: Href) -> Aspect:
    highest = "" if row["skor_maks"] is None else text.number(row["skor_maks"], _decimals(row["skor_maks"]))
    return Aspect(
        aspect_name(row),
        choice.link(href, aspek=row["id_aspek"]) if choice.leveled else "",
        _weight(row),
        row["status_bobot"],
        highest,
        text.number(row["jumlah_butir"]) if row["jumlah_butir"] else "tidak ada di katalog",
        row["catatan"] or "",
        [Cited(f"Aspek {aspect_name(row)}", documents)],
    )


def _weight(row: Row) -> str:
    return "–" if row["bobot"] is None else f"{text.number(row['bobot'], _decimals(row['bobot']))} %"


def _decimals(value: object) -> int:
    return len(f"{value}".rstrip("0").partition(".")[2])


def index_sentence(choice: Choice) -> str:
    """Why no index is computed, or how the weighted level is, in one or two sentences."""
    obstacles = index_obstacles(choice)
    if obstacles:
        who = f" Yang dapat melengkapi: {choice.instrument['pengampu']}."
        return f"Indeks tidak dihitung: {'; '.join(obstacles)}.{who}"
    formula = f"{WEIGHTED}: jumlah bobot aspek × bobot butir × level ÷ level tertinggi, 0 sampai 100, hanya dari level kertas kerja"
    band = "lantai dari level terverifikasi, atap ditambah bukti yang diajukan"
    return f"Semua bobot dan rumus bersumber. {formula}; {band}. Rumus resmi: {choice.instrument['rumus']}."


def index_obstacles(choice: Choice) -> list[str]:
    """What an index still lacks: every weight and the formula must be official."""
    aspects = queries.merit.aspects(choice.snapshot_id, choice.name)
    found = []
    for status in dict.fromkeys(a["status_bobot"] for a in aspects if a["status_bobot"] != OFFICIAL):
        codes = text.listing([a["kode"] for a in aspects if a["status_bobot"] == status])
        found.append(f"bobot aspek {codes} {status if status == UNKNOWN else f'berstatus {status}'}")
    if not choice.instrument["rumus"]:
        found.append("rumusnya belum ada di katalog")
    elif choice.instrument["status_rumus"] != OFFICIAL:
        found.append(f"rumusnya berstatus {choice.instrument['status_rumus']}")
    without = sum(a["jumlah_butir"] - a["butir_berbobot"] for a in aspects)
    if not choice.leveled:
        found.append("butir dan levelnya tidak ada di katalog")
    elif without:
        found.append(f"bobot {text.number(without)} butir belum bersumber")
    return found


def items(choice: Choice, loaded: Loaded) -> str:
    """The items of the chosen aspect with the criteria of their levels; nothing while no aspect is chosen."""
    if not choice.aspect:
        return ""
    rows = queries.merit.items(choice.snapshot_id, choice.aspect_id)
    if not rows:
        return worksheets.sentences([f"Butir aspek {aspect_name(choice.aspect)} tidak ada di katalog."])
    documents = queries.documents.sources(choice.snapshot_id, "subindikator", [i["id_subindikator"] for i in rows])
    spread = queries.merit.item_distribution(choice.snapshot_id, choice.aspect_id)
    criteria = queries.merit.criteria(choice.snapshot_id, choice.aspect_id)
    kinds = kind_totals(choice.snapshot_id) if any(row["keadaan"] == "berlevel" for row in spread) else {}
    shown = [
        _item(
            item,
            [c for c in criteria if c["id_subindikator"] == item["id_subindikator"]],
            [r for r in spread if r["id_subindikator"] == item["id_subindikator"]],
            kinds,
            documents[item["id_subindikator"]],
        )
        for item in rows
    ]
    counted = f"Angka di kolom jenis = jumlah instansi seluruh wilayah, {COUNTED}." if kinds else ""
    note = f"{text.number(len(rows))} butir; kriteria dengan kata-kata penyusun menurut sumbernya. {counted}"
    return worksheets.item_tables(f"Kriteria level aspek {aspect_name(choice.aspect)}", note, shown, loaded)


def _item(
    item: Row, criteria: Sequence[Row], rows: Sequence[Row], kinds: Mapping[str, int], documents: Sequence[Row]
) -> Item:
    heads = [f"{text.sentence_case(kind)} ({text.number(total)})" for kind, total in kinds.items()]
    lines = [
        Count(str(c["level"]), c["kriteria"], [_stands(rows, kind, c["level"]) for kind in kinds]) for c in criteria
    ]
    rest = [
        Count(state, "", [_apart(rows, kind, key) for kind in kinds], missing=True)
        for key, state in STATES.items()
        if kinds and any(r["keadaan"] == key for r in rows)
    ]
    return Item(item_name(item), _item_facts(item), heads, [*lines, *rest], [Cited(item_name(item), documents)])


def _stands(rows: Sequence[Row], kind: str, level: int) -> str:
    """How many governments of a kind stand at a level, and how many of those are verified."""
    if not any(r["jenis"] == kind and r["keadaan"] == "berlevel" for r in rows):
        return "–"
    own = [r for r in rows if r["jenis"] == kind and r["level"] == level]
    count, verified = sum(r["jumlah"] for r in own), sum(r["terverifikasi"] for r in own)
    return f"{text.number(count)} ({text.number(verified)} terverifikasi)" if verified else text.number(count)


def _apart(rows: Sequence[Row], kind: str, state: str) -> str:
    count = sum(r["jumlah"] for r in rows if r["jenis"] == kind and r["keadaan"] == state)
    return text.number(count) if count else "–"


def _item_facts(item: Row) -> str:
    weight = UNKNOWN if item["bobot"] is None else f"{_weight(item)} dari aspeknya ({item['status_bobot']})"
    parts = [
        f"Bobot {weight}",
        f"isi butir {item['status']}",
        f"hanya bagi {text.listing(item['berlaku'])}" if item["terbatas"] else "",
        f"syarat: {item['syarat']}; bila tidak terpenuhi, butir keluar dari penyebut" if item["syarat"] else "",
        item["catatan"] or "",
    ]
    return " · ".join(part for part in parts if part)

"""Whom to ask for what is missing, as sentences to send: the lists of Kelengkapan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from meritokrasi import queries, text
from meritokrasi.answers.completeness import DIFFERENT, MISSING, PAGE, STALE, required_cells
from meritokrasi.answers.overview import waiting_lines
from meritokrasi.answers.selection import Chosen
from meritokrasi.markup import gaps, grids
from meritokrasi.markup.gaps import Inquiry, InquiryGroup
from meritokrasi.markup.grids import Href
from meritokrasi.markup.listings import Line
from meritokrasi.queries import Row

SHOWN_DIFFERENCES = 8
NAMED = 3
FOUND_ALL = "Semua indikator kemajuan sudah ada angkanya."
ASSESSORS_NOTE = "Penilai dapat melengkapi banyak instansi sekaligus. Mencarinya tugas kami; sepinya berita bukan berarti belum dinilai."
GOVERNMENTS_NOTE = "Badan kepegawaian daerah dapat menunjukkan dokumen atau tautannya. Yang belum kami temukan bukan berarti belum terbit."
OTHERS_NOTE = "Yang menunggu pihak lain, dan yang masih kami cari selain angka indikator."


def assessors_title(chosen: Chosen) -> str:
    missing = [row for row in required_cells(chosen) if row["keadaan"] == MISSING]
    if not missing:
        return "Kepada penilai: tidak ada yang perlu diminta"
    who = len({row["penilai"] for row in missing})
    return f"Kepada penilai: {text.number(len(missing))} isian dapat dilengkapi oleh {text.in_words(who)} penilai"


def to_assessors(chosen: Chosen) -> str:
    return gaps.inquiry_list(assessor_inquiries(chosen), _nothing(chosen))


def assessor_inquiries(chosen: Chosen) -> list[Inquiry]:
    """One per assessor: its indicators, and for each the governments whose figure we have not found."""
    rows = sorted(required_cells(chosen), key=lambda row: int(row["urutan"]))
    assessors = dict.fromkeys(str(row["penilai"]) for row in rows if row["keadaan"] == MISSING)
    return [_to_assessor(chosen, name, [row for row in rows if row["penilai"] == name]) for name in assessors]


def _to_assessor(chosen: Chosen, assessor: str, rows: Sequence[Row]) -> Inquiry:
    parts = [list(part) for _, part in groupby(rows, key=lambda row: row["id_indikator"])]
    lacking = [part for part in parts if _lacking(part)]
    counts = text.listing([f"{part[0]['indikator']} untuk {text.number(_lacking(part))}" for part in lacking])
    wanted = " ".join(f"{part[0]['nama_indikator']}: {_whose(chosen, part)}." for part in lacking)
    area = queries.snapshot.stamp(chosen.snapshot_id)["nama_pendek"]
    return Inquiry(
        assessor,
        f"belum kami temukan {counts} dari {text.number(len(chosen.governments))} {chosen.whom}",
        f"Mohon nilai terbaru yang sudah terbit bagi pemerintah daerah di wilayah {area}, beserta dokumennya. {wanted}",
    )


def _nothing(chosen: Chosen) -> str:
    return FOUND_ALL if chosen.governments else f"Tidak ada {chosen.whom}."


def _lacking(rows: Sequence[Row]) -> int:
    return sum(row["keadaan"] == MISSING for row in rows)


def _whose(chosen: Chosen, rows: Sequence[Row]) -> str:
    """Names where they are few, else all but those that are known."""
    missing = [str(row["nama"]) for row in rows if row["keadaan"] == MISSING]
    known = [str(row["nama"]) for row in rows if row["keadaan"] != MISSING]
    if len(missing) <= max(len(known), NAMED):
        return text.listing(missing)
    whole = f"semua {text.number(len(rows))} {chosen.whom}"
    return f"{whole}, kecuali {text.listing(known)}" if known else whole


def governments_title(chosen: Chosen) -> str:
    rows = required_cells(chosen)
    count = len({row["kode_instansi"] for row in rows if row["keadaan"] != "ada"})
    if not count:
        return "Kepada pemerintah daerah: tidak ada yang perlu diminta"
    total = text.number(len(chosen.governments))
    return f"Kepada pemerintah daerah: {text.number(count)} dari {total} {chosen.whom} dapat melengkapi datanya"


def to_governments(chosen: Chosen, href: Href) -> str:
    return _to_governments(chosen, href, href(PAGE))


@lru_cache(maxsize=64)
def _to_governments(chosen: Chosen, href: Href, _address: str) -> str:
    """Built once per choice and way of linking, as the matrix is."""
    return gaps.inquiry_groups(government_groups(chosen, href), _nothing(chosen))


def government_groups(chosen: Chosen, href: Href) -> list[InquiryGroup]:
    """By province every government with something to complete, to settle or to renew."""
    contacts = {row["kode_instansi"]: _contact(row) for row in chosen.governments}
    groups = []
    for province, part in groupby(required_cells(chosen), key=lambda row: str(row["provinsi"])):
        whose = [list(rows) for _, rows in groupby(part, key=lambda row: row["kode_instansi"])]
        items = [_to_government(rows, contacts, href) for rows in whose if any(row["keadaan"] != "ada" for row in rows)]
        if items:
            groups.append(InquiryGroup(f"{province} ({text.number(len(items))} instansi)", items))
    return groups


def _to_government(rows: Sequence[Row], contacts: dict[str, str], href: Href) -> Inquiry:
    code, name = str(rows[0]["kode_instansi"]), str(rows[0]["nama"])
    missing = [str(row["nama_indikator"]) for row in rows if row["keadaan"] == MISSING]
    parts = [f"{text.number(len(missing))} dari {text.number(len(rows))} belum kami temukan"] if missing else []
    parts += [
        f"{row['indikator']} {row['periode']} {row['keadaan']}" for row in rows if row["keadaan"] in (STALE, DIFFERENT)
    ]
    asked = [f"Mohon dokumen atau tautan yang memuat nilai terbaru {name}: {text.listing(missing)}."] if missing else []
    asked += [sentence for row in rows if (sentence := _settle(row, name))]
    return Inquiry(name, "; ".join(parts), " ".join(asked), href(grids.PROFILE, instansi=code), contacts[code])


def _settle(row: Row, name: str) -> str:
    about = f"{row['nama_indikator']} {row['periode']} {name}"
    if row["keadaan"] == DIFFERENT:
        count = text.in_words(row["jumlah_nilai"])
        return f"Mohon kepastian nilai {about}: dokumen yang kami miliki memuat {count} nilai yang berbeda."
    if row["keadaan"] == STALE:
        return f"Mohon nilai yang lebih baru daripada {about}, bila sudah terbit."
    return ""


def _contact(row: Row) -> str:
    found = (row["kontak_nama"], row["kontak_telepon"], row["kontak_surel"])
    return ", ".join(str(part) for part in found if part)


def other_lines(snapshot_id: str, href: Href) -> list[Line]:
    """What waits for somebody else, then what we still look for; figures of indicators have lists of their own."""
    rows = [row for row in queries.area.not_found(snapshot_id) if row["hal"] != "indikator"]
    ours = [row for row in rows if row["hal"] != "perbedaan"]
    differences = [row for row in rows if row["hal"] == "perbedaan"]
    shown = [*ours, *differences[:SHOWN_DIFFERENCES]]
    rest = len(differences) - SHOWN_DIFFERENCES
    more = (
        [Line("Kami cari", f"{text.number(rest)} perbedaan lain; lihat sel bertanda {DIFFERENT}")] if rest > 0 else []
    )
    return [*waiting_lines(snapshot_id, href), *(_ours(row, href) for row in shown), *more]


def _ours(row: Row, href: Href) -> Line:
    words = text.not_found(
        row["hal"], row["jumlah"], about=row["tentang"], day=row["tanggal"], period=row["periode"], name=row["nama"]
    )
    link = href(grids.PROFILE, instansi=row["kode_instansi"]) if row["kode_instansi"] else ""
    return Line("Kami cari", words, link)

"""Indonesian numbers, dates, names, sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_SMALL = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
UNDATED = "tanggal tidak disebut"
MISSING = "belum ada data publik"


def number(value: float, decimals: int = 0) -> str:
    """1234.5 with one decimal -> 1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def parse_number(text: str) -> float:
    """The value that `number` printed."""
    return float(text.replace(".", "").replace(",", "."))


def percent(part: int, whole: int) -> str:
    """A share in whole percent, never rounded up to a full hundred or down to nothing."""
    if whole == 0:
        return "–"
    share = 100 * part / whole
    if 0 < share < 1:
        return "kurang dari 1 %"
    return f"{number(99 if 99 < share < 100 else round(share))} %"


def in_words(value: int) -> str:
    """Small counts as words, larger ones as figures: 2 -> dua, 12 -> 12."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else number(value)


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def date(value: dt.date | None, precision: str | None, *, short: bool = False) -> str:
    """Only what is known: 10 September 2025, September 2025, 2025; empty when there is no date."""
    if value is None or precision is None:
        return ""
    month = MONTHS[value.month - 1][:3] if short else MONTHS[value.month - 1]
    return {"hari": f"{value.day} {month} {value.year}", "bulan": f"{month} {value.year}"}.get(
        precision, str(value.year)
    )


def iso_date(value: dt.date, precision: str) -> str:
    """As far as it is known: 2025-09-10, 2025-09, or 2025."""
    return value.isoformat()[: {"hari": 10, "bulan": 7, "tahun": 4}[precision]]


def written_date(value: str) -> str:
    """A date that `iso_date` made, as a reader writes it; whatever else as it stands."""
    precision = {10: "hari", 7: "bulan"}.get(len(value))
    try:
        return date(dt.date.fromisoformat(f"{value}-01"[:10]), precision) if precision else value
    except ValueError:
        return value


def parse_date(text: str) -> tuple[dt.date, str]:
    """The first day and the precision of a date that `date` printed in full."""
    words = text.split()
    year = int(words[-1])
    if len(words) == 1:
        return dt.date(year, 1, 1), "tahun"
    month = MONTHS.index(words[-2]) + 1
    return (dt.date(year, month, int(words[0])), "hari") if len(words) == 3 else (dt.date(year, month, 1), "bulan")


def listing(items: Sequence[str]) -> str:
    """a; a dan b; a, b, dan c."""
    if len(items) <= 2:
        return " dan ".join(items)
    return ", ".join(items[:-1]) + f", dan {items[-1]}"


# --- figures -----------------------------------------------------------------------------------------------------


def figure(value: float | None, decimals: int | None, category: str | None = None) -> str:
    """A published figure with the decimals it was published with; its category when it has no number."""
    if value is not None:
        return number(value, decimals or 0)
    return category or MISSING


def value_status(status: str, kind: str | None) -> str:
    """Final is final as its document reports it; `kind` is None when a document is the assessor's own."""
    if status != "final" or kind is None:
        return status
    return f"final (menurut {kind})"


def newest_data(newest: dt.date | None, precision: str | None) -> str:
    return f"Data terbaru {date(newest, precision) or 'tidak bertanggal'}"


# --- sentences ---------------------------------------------------------------------------------------------------


def told(self_reported: int, *, own: str = "melaporkan sendiri") -> str:
    """How steps are known: by the news alone, or some by the government's own word."""
    return f"diberitakan atau {own}" if self_reported else "diberitakan"


def step_headline(count: int, total: int, phrase: str, self_reported: int = 0) -> str:
    """Dua dari 49 pemerintah daerah diberitakan telah ..."""
    known = told(self_reported)
    if count == 0:
        return f"Belum kami temukan pemerintah daerah yang {known} telah {phrase}"
    if count == total:
        return f"Semua {in_words(total)} pemerintah daerah {known} telah {phrase}"
    return f"{sentence_case(in_words(count))} dari {number(total)} pemerintah daerah {known} telah {phrase}"


def step_lead(since: int, earlier: int, total: int, signed: dt.date | None) -> str:
    """Steps after the signing, and apart from them governments whose steps are earlier or have no telling date."""
    first = f"Komitmen bersama bertanggal {date(signed, 'hari')}. " if signed else ""
    other = f"; untuk {in_words(earlier)} lagi langkahnya lebih awal atau tanggalnya tidak tentu" if earlier else ""
    rest = "" if since + earlier == total else f"; bagi yang lain {MISSING}, bukan berarti belum bekerja"
    return f"{first}Langkah sesudahnya kami temukan untuk {number(since)} dari {number(total)} instansi{other}{rest}."


def signing_headline(signed: int, total: int) -> str:
    if signed == 0:
        return f"Penandatanganan belum kami temukan beritanya untuk satu pun dari {number(total)} pemerintah daerah"
    return f"Penandatanganan diberitakan untuk {in_words(signed)} dari {number(total)} pemerintah daerah"


def signed_of(province: str, signed: int, total: int) -> str:
    """One province in a line; a signature that nobody reported is not called missing."""
    known = f"diberitakan untuk {number(signed)}" if signed else "belum kami temukan beritanya"
    return f"{province} ({number(total)} instansi; tanda tangan {known})"


def attendance_parts(present: int, represented: int, collective: int, unknown: int) -> str:
    parts = (
        (present, "hadir"),
        (represented, "diwakili"),
        (collective, "disebut kolektif"),
        (unknown, "belum kami temukan"),
    )
    return " · ".join(f"{number(count)} {word}" for count, word in parts if count)


def signing_lead(total: int, present: int, represented: int, collective: int, unknown: int) -> str:
    counts = attendance_parts(present, represented, collective, unknown)
    return f"Komitmen bersama untuk {number(total)} pemerintah daerah. Kehadiran: {counts}."


def coverage_sentence(known: int, total: int, indicator_count: int, government_count: int) -> str:
    cells = f"{number(government_count)} instansi × {number(indicator_count)} indikator"
    return f"{number(known)} dari {number(total)} ({cells})"


def missing_sentence(missing: int, total: int) -> str:
    """Tujuh dari sembilan indikator kemajuan belum ada data publik."""
    if missing == 0:
        return f"Semua {in_words(total)} indikator kemajuan sudah ada data publiknya."
    if missing == total:
        return f"Untuk {in_words(total)} indikator kemajuan {MISSING}."
    return f"Untuk {in_words(missing)} dari {in_words(total)} indikator kemajuan {MISSING}."


def steps_sentence(before: int, since: int, undated: int, newest: str, self_reported: int = 0) -> str:
    """What was told before and since the commitment; silence is named as ours."""
    known = told(self_reported, own="dilaporkan instansinya")
    if since:
        dated = f", {'' if since == 1 else 'yang terbaru '}{newest}" if newest else ""
        return f"Sejak komitmen bersama {known} {in_words(since)} langkah manajemen talenta{dated}."
    if undated:
        when = "langkah manajemen talenta yang tanggalnya tidak tentu terhadap komitmen bersama"
        return f"{sentence_case(known)} {in_words(undated)} {when}."
    if before:
        return (
            f"Sampai hari komitmen bersama {known} {in_words(before)} langkah manajemen talenta; sesudahnya {MISSING}."
        )
    return f"Langkah manajemen talenta: {MISSING}."


def comparison(known: int | None, group: int | None, kind: str, median: str | None, status: str) -> str:
    """Why a figure is compared, or why it is not."""
    if status != "final":
        return f"nilai {status} tidak dibandingkan"
    if known is None or group is None:
        return "tidak dibandingkan"
    if median is not None:
        return f"nilai tengah {number(group)} {kind}: {median} (hitungan, n = {number(known)})"
    return f"{number(known)} dari {number(group)} {kind} diketahui: tidak dibandingkan"


def not_found(
    kind: str, count: int, *, about: str | None, day: dt.date | None, period: str | None, name: str | None
) -> str:
    """One thing that we have not found yet, as a line of a list."""
    if kind == "kehadiran":
        return f"Kehadiran {number(count)} instansi pada {date(day, 'hari')}"
    if kind == "langkah":
        return f"Langkah manajemen talenta {number(count)} instansi"
    if kind == "indikator":
        return f"{listing((about or '').split(';'))}: belum ada satu pun angka publik"
    return f"{about} {period} {name}: {in_words(count)} nilai yang berbeda"


def waiting(kind: str, about: str, detail: str | None) -> str:
    """What somebody can complete; the sentence says what is shown meanwhile."""
    if kind == "naskah butir":
        return f"naskah butir {about} belum dimasukkan; yang tampil hanya tema dari pemberitaan"
    return f"bobot resmi aspek {listing((detail or '').split(', '))} {about} belum kami peroleh; karena itu indeks tidak dihitung"


TYPE_WORDS = {
    "VARCHAR": "teks", "DOUBLE": "angka", "BOOLEAN": "benar atau salah", "DATE": "tanggal", "TIMESTAMP": "waktu (UTC)",
}  # fmt: skip


def type_words(kind: str) -> str:
    """A type of DuckDB in words: DECIMAL is a number too, every other one a whole number."""
    return TYPE_WORDS.get(kind) or ("angka" if kind.startswith("DECIMAL") else "bilangan bulat")

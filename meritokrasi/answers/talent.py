"""How far on the way to filling posts from the talent pool: Manajemen talenta."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from meritokrasi import queries, store, text
from meritokrasi.answers import Heading
from meritokrasi.answers.overview import step_statement
from meritokrasi.answers.selection import Chosen, crowded
from meritokrasi.markup import boards, grids, listings, matrices, sources
from meritokrasi.markup.grids import Href
from meritokrasi.markup.listings import Line
from meritokrasi.markup.matrices import Cell, Column, Group
from meritokrasi.markup.sources import Cited, Loaded
from meritokrasi.queries import Row

PAGE, SOURCE_PAGE, BOARD = "manajemen-talenta", "sumber", "papan"
SHOWN_MOVES = 12
NAMED = 3
REPORTED = "diberitakan"
SHOWN = {"bergerak": "Yang langkahnya diberitakan", "semua": "Semua pemerintah daerah"}
HELP = (
    "Papan memuat langkah yang diberitakan, bukan corong: langkah akhir menyiratkan langkah sebelumnya yang tidak diberitakan, "
    "dan sel bergaris berarti kami belum menemukan beritanya. "
    "Tekan tanggal untuk membuka dokumennya, dan nama untuk membuka profilnya."
)


# --- the answer --------------------------------------------------------------------------------------------------


def talent_heading(snapshot_id: str) -> Heading:
    """The last step for the whole area; under it the furthest step that was reported, and how many have any."""
    last, taken = queries.area.steps(snapshot_id)[-1], queries.area.reported_steps(snapshot_id)
    title = text.step_headline(last["jumlah"], last["jumlah_instansi"], last["frasa"], last["dilaporkan"])
    if not taken:
        return Heading(title, f"Langkah manajemen talenta: {text.MISSING}.", help=HELP)
    found, total = len({row["kode_instansi"] for row in taken}), last["jumlah_instansi"]
    rest = f"; bagi yang lain {text.MISSING}, bukan berarti belum bekerja" if found < total else ""
    known_by = text.told(sum(row["menurut"] != REPORTED for row in taken), own="dilaporkan instansinya")
    known = f"Setidaknya satu langkah, kapan pun, {known_by} untuk {text.number(found)} dari {text.number(total)} instansi{rest}."
    return Heading(title, known if last["jumlah"] else f"{_furthest(taken)} {known}", help=HELP)


def _furthest(taken: Sequence[Row]) -> str:
    """Reported steps come with the last one first."""
    [rows, *_] = [list(group) for _, group in groupby(taken, key=lambda row: int(row["urutan"]))]
    named = [row["nama_pendek"] + (" menurut pihak lain" if _second_hand(row) else "") for row in rows]
    who = text.listing(named) if len(named) <= NAMED else f"{text.number(len(named))} instansi"
    return f"Langkah terjauh yang diberitakan: {rows[0]['nama']} ({who})."


# --- the board ---------------------------------------------------------------------------------------------------


def board_title(chosen: Chosen) -> str:
    total, found = len(chosen.governments), len(_movers(chosen))
    if not found:
        return f"Langkah {text.number(total)} {chosen.whom}: {text.MISSING}"
    return f"Setidaknya satu langkah diberitakan untuk {text.in_words(found)} dari {text.number(total)} {chosen.whom}"


def board_note(chosen: Chosen) -> str:
    many = chosen.province and crowded(chosen.snapshot_id)
    one = "; satu provinsi setiap kali karena instansinya banyak" if many else ""
    return f"Langkah yang diberitakan dan tanggalnya (n = {text.number(len(chosen.governments))}); urut kode, bukan peringkat{one}."


def board(chosen: Chosen, shown: str | None, href: Href) -> str:
    """Governments with a reported step as a board, the others as links below it; or everybody in the board."""
    taken, signing = _movers(chosen), _signing(chosen.snapshot_id)
    steps = queries.area.steps(chosen.snapshot_id)
    rows = [row for row in chosen.governments if shown == "semua" or row["kode_instansi"] in taken]
    others = [row for row in chosen.governments if shown != "semua" and row["kode_instansi"] not in taken]
    groups = [
        Group(name, [_board_line(row, taken.get(row["kode_instansi"], {}), steps, signing, href) for row in group])
        for name, group in _by_province(rows)
    ]
    columns = [*_signing_column(chosen.snapshot_id, signing), *_step_columns(steps)]
    label = "Papan langkah manajemen talenta per instansi"
    table = matrices.matrix(columns, groups, label=label) + boards.legend() if rows else ""
    return table + _silent(others, href, opened=not rows)


def _movers(chosen: Chosen) -> dict[str, dict[str, Row]]:
    """For each chosen government with a reported step: the step's id -> its row."""
    taken: dict[str, dict[str, Row]] = {}
    for row in queries.area.reported_steps(chosen.snapshot_id):
        if chosen.holds(row):
            taken.setdefault(row["kode_instansi"], {})[row["id_langkah"]] = row
    return taken


def _signing(snapshot_id: str) -> Mapping[str, Row]:
    """Who took part in the newest commitment, by government."""
    newest = [row["id_komitmen"] for row in queries.area.commitments(snapshot_id)[:1]]
    return {r["kode_instansi"]: r for r in queries.area.signatories(snapshot_id) if r["id_komitmen"] in newest}


def _signing_column(snapshot_id: str, signing: Mapping[str, Row]) -> list[Column]:
    days = [text.date(row["tanggal"], "hari", short=True) for row in queries.area.commitments(snapshot_id)[:1]]
    return [Column("0 Komitmen", f"0 Komitmen bersama, {day}") for day in days if signing]


def _step_columns(steps: Sequence[Row]) -> list[Column]:
    names = [f"{step['urutan']} {step['nama']}" for step in steps]
    return [Column(name, name) for name in names]


def _by_province(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    return [(name, list(group)) for name, group in groupby(rows, key=lambda row: str(row["provinsi"]))]


def _board_line(
    row: Row, taken: Mapping[str, Row], steps: Sequence[Row], signing: Mapping[str, Row], href: Href
) -> matrices.Line:
    signed = [_signing_cell(signing.get(row["kode_instansi"]), href)] if signing else []
    cells = [*signed, *(_step_cell(taken.get(step["id_langkah"]), href) for step in steps)]
    return matrices.Line(row["nama"], row["nama_pendek"], href(grids.PROFILE, instansi=row["kode_instansi"]), cells)


def _step_cell(row: Row | None, href: Href) -> Cell:
    if row is None:
        return Cell("–", text.MISSING, missing=True)
    second_hand, by_news = _second_hand(row), row["arti_tanggal"] == "tanggal berita"
    own = row["menurut"] if row["menurut"] != REPORTED else ""
    note = "tangan kedua" if second_hand else "tanggal berita" if by_news else own
    when = text.date(row["tanggal"], row["presisi"]) or text.UNDATED
    told = [row["menurut"], when, "tanggal berita" if by_news else "", "tangan kedua" if second_hand else ""]
    address = sources.fact("tonggak", row["kode_instansi"], row["id_langkah"])
    return Cell(
        text.date(row["tanggal"], row["presisi"], short=True) or when,
        ", ".join(part for part in told if part),
        shade=1,
        mark="setengah" if second_hand else "penuh",
        note=note,
        href=href(SOURCE_PAGE, fakta=address),
    )


def _second_hand(row: Row) -> bool:
    return bool(row["cara_tahu"] == "tangan kedua")


def _signing_cell(row: Row | None, href: Href) -> Cell:
    """Full only with a reported signature; attendance or a collective mention alone is half."""
    if row is None or listings.attendance_mark(row) == "kosong":
        return Cell("–", "belum kami temukan beritanya", missing=True)
    signed = row["tanda_tangan"] == "diberitakan"
    signature = "tanda tangan diberitakan" if signed else "tanda tangan belum kami temukan beritanya"
    address = sources.fact("penandatangan", row["id_komitmen"], row["kode_instansi"])
    return Cell(
        "tanda tangan" if signed else row["label_kehadiran"],
        f"{row['label_kehadiran']}, {signature}",
        shade=1,
        mark=listings.attendance_mark(row),
        note=row["label_kehadiran"] if signed else "",
        href=href(SOURCE_PAGE, fakta=address),
    )


def _silent(rows: Sequence[Row], href: Href, *, opened: bool) -> str:
    title = f"Belum ada data publik tentang langkahnya ({text.number(len(rows))}); mencarinya tugas kami"
    groups = [
        (name, [Line("", r["nama"], href(grids.PROFILE, instansi=r["kode_instansi"])) for r in group])
        for name, group in _by_province(rows)
    ]
    return boards.silent(title, groups, opened=opened)


# --- how many ----------------------------------------------------------------------------------------------------


def counts_title(snapshot_id: str) -> str:
    steps = queries.area.steps(snapshot_id)
    reported = sum(step["jumlah"] > 0 for step in steps)
    if reported == len(steps):
        return f"Semua {text.in_words(len(steps))} langkah diberitakan di wilayah ini"
    if not reported:
        return f"Langkah yang diberitakan di wilayah ini: {text.MISSING}"
    return f"{text.sentence_case(text.in_words(reported))} dari {text.in_words(len(steps))} langkah diberitakan di wilayah ini"


def counts_note(snapshot_id: str) -> str:
    total = len(queries.area.governments(snapshot_id))
    return (
        f"Jumlah instansi dengan langkah yang diberitakan, kapan pun, dari semua instansi kelompoknya (n = {text.number(total)}). "
        "Tangan kedua ikut dihitung, setengah lingkaran bila semuanya begitu. Langkah sebelumnya mungkin dilalui tanpa diberitakan."
    )


def counts(snapshot_id: str, loaded: Loaded, href: Href) -> str:
    """Province by step and kind by step: how many governments of how many; under it the documents of every step."""
    steps = queries.area.steps(snapshot_id)
    lines: dict[str, list[matrices.Line]] = {}
    for (province, kind), rows in groupby(
        queries.talent.step_counts(snapshot_id), key=lambda row: (row["kode_provinsi"], row["jenis"])
    ):
        name = "Menurut provinsi" if province else "Menurut jenis" if kind else "Seluruh wilayah"
        lines.setdefault(name, []).append(_count_line(list(rows), href))
    groups = [Group(name, own) for name, own in lines.items()]
    label = "Jumlah instansi dengan langkah yang diberitakan, menurut provinsi dan jenis"
    table = matrices.matrix(_step_columns(steps), groups, label=label, corner="Kelompok")
    cited = [_step_cited(snapshot_id, step) for step in steps if step["jumlah"]]
    documents = Line("", "Dokumen di balik hitungan ini, per langkah", cited=cited)
    return table + listings.lines([documents] if cited else [], loaded, "")


def _step_cited(snapshot_id: str, step: Row) -> Cited:
    own = [row for row in queries.talent.step_sources(snapshot_id) if row["id_langkah"] == step["id_langkah"]]
    return Cited(f"{step['nama']}: {text.number(step['jumlah'])} instansi", own)


def _count_line(rows: Sequence[Row], href: Href) -> matrices.Line:
    first = rows[0]
    chosen = {"provinsi": first["kode_provinsi"], "jenis": first["jenis"]}
    name = text.sentence_case(first["provinsi"] or first["jenis"] or "semua instansi")
    address = href(PAGE, **{key: value for key, value in chosen.items() if value})
    return matrices.Line(name, name, address, [_count_cell(row) for row in rows])


def _count_cell(row: Row) -> Cell:
    count, other, total = row["jumlah"], row["tangan_kedua"], text.number(row["jumlah_instansi"])
    if not count:
        return Cell("–", text.MISSING, missing=True)
    hand = f", {text.number(other)} di antaranya tangan kedua" if other else ""
    words = f"{text.number(count)} dari {total} instansi{hand}"
    return Cell(text.number(count), words, note=f"dari {total}", mark="setengah" if other == count else "")


# --- who moved ---------------------------------------------------------------------------------------------------


def earlier_loads(snapshot_id: str) -> dict[str, str]:
    """Readable snapshots before this one, newest first, by the office's clock; this one alone when it is the first."""
    found = [s.id for s in store.snapshots() if s.id < snapshot_id and store.readable(s.id)]
    return {one: f"Muatan {_moment(one, snapshot_id)}" for one in found} or {snapshot_id: "Belum ada muatan terdahulu"}


def _moment(one: str, snapshot_id: str) -> str:
    """When one snapshot was published, by the clock of the office in the snapshot that is looked at."""
    moment = store.office_time(snapshot_id, store.loaded_at(one))
    return f"{text.date(moment.date(), 'hari')} pukul {moment:%H.%M}"


def moves_title(chosen: Chosen, since: str) -> str:
    if since == chosen.snapshot_id:
        return "Siapa bergerak: ini muatan pertama"
    new, withdrawn = _moves(chosen, since)
    if not new and not withdrawn:
        return f"Langkah {chosen.whom} tidak bertambah dan tidak berkurang"
    told = [f"bertambah bagi {text.in_words(len(new))} {chosen.whom}"] if new else []
    told += (
        [f"berkurang bagi {text.in_words(len(withdrawn))} {'' if new else chosen.whom}".strip()] if withdrawn else []
    )
    return f"Langkah yang diberitakan {text.listing(told)}"


def moves_note(chosen: Chosen, since: str) -> str:
    if since == chosen.snapshot_id:
        return ""
    now = chosen.snapshot_id
    return (
        f"Instansi yang catatan langkahnya berbeda antara muatan {_moment(since, now)} dan muatan {_moment(now, now)} "
        f"(n = {text.number(len(chosen.governments))}); kejadiannya bisa lebih awal."
    )


def moves_lines(chosen: Chosen, since: str, href: Href) -> list[Line]:
    """One line per government whose reported steps grew or shrank; with the documents of what is new."""
    new, withdrawn = _moves(chosen, since)
    keys = [row["kunci"] for rows in new.values() for row in rows]
    documents = queries.documents.sources(chosen.snapshot_id, "tonggak", keys)
    lines = [_move_line("langkah baru diberitakan", rows, documents, href) for rows in new.values()]
    lines += [_move_line("tidak lagi tercatat", rows, {}, href) for rows in withdrawn.values()]
    rest = len(lines) - SHOWN_MOVES
    return [*lines[:SHOWN_MOVES], *([Line("", f"dan {text.number(rest)} lainnya")] if rest > 0 else [])]


def no_moves(chosen: Chosen, since: str) -> str:
    if since == chosen.snapshot_id:
        return "Mulai muatan berikutnya di sini tampil instansi yang langkahnya bertambah atau tidak lagi tercatat."
    return "Tidak ada yang berbeda."


def _move_line(words: str, rows: Sequence[Row], documents: Mapping[str, Sequence[Row]], href: Href) -> Line:
    steps = [f"{row['nama']} ({text.date(row['tanggal'], row['presisi']) or text.UNDATED})" for row in rows]
    cited = [Cited(step_statement(row), documents[row["kunci"]]) for row in rows if row["kunci"] in documents]
    address = href(grids.PROFILE, instansi=rows[0]["kode_instansi"])
    return Line(rows[0]["nama_pendek"], f"{words}: {text.listing(steps)}", address, "profil", cited)


def _moves(chosen: Chosen, since: str) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """By government: steps reported now and not in the earlier snapshot, and the other way round."""
    now, before = _steps_at(chosen, chosen.snapshot_id), _steps_at(chosen, since)
    return _missing_from(before, now), _missing_from(now, before)


def _steps_at(chosen: Chosen, snapshot_id: str) -> dict[tuple[str, str], Row]:
    rows = queries.area.reported_steps(snapshot_id)
    return {(row["kode_instansi"], row["id_langkah"]): row for row in rows if chosen.holds(row)}


def _missing_from(other: Mapping[tuple[str, str], Row], own: Mapping[tuple[str, str], Row]) -> dict[str, list[Row]]:
    """Rows of `own` whose government and step are not in `other`, by government, steps in their order."""
    found: dict[str, list[Row]] = {}
    rows = [row for key, row in own.items() if key not in other]
    for row in sorted(rows, key=lambda row: (str(row["kode_instansi"]), int(row["urutan"]))):
        found.setdefault(row["kode_instansi"], []).append(row)
    return found

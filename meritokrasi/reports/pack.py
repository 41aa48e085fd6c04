"""Everything for one meeting: which pieces there are for whom, and each as a file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from meritokrasi.answers import briefing, downloads, leaflet
from meritokrasi.answers.meeting import GOVERNMENT, Scope
from meritokrasi.reports.card import card
from meritokrasi.reports.deck import deck
from meritokrasi.reports.profile import profiles
from meritokrasi.reports.sheet import sheet
from meritokrasi.reports.show import handout, show

DECK, PROFILE, HANDOUT, CARD, SHEET, SHOW, WORDS = "slide", "profil", "ringkasan", "kartu", "tabel", "paparan", "naskah"
PIECES: Mapping[str, str] = {
    DECK: "Slide yang dapat diubah (PPTX)",
    HANDOUT: "Ringkasan untuk dibagikan (PDF A4)",
    PROFILE: "Profil satu halaman tiap instansi (PDF A4)",
    CARD: "Kartu untuk WhatsApp (PNG)",
    SHEET: "Tabel dengan grafik dan sumber (XLSX)",
    SHOW: "Paparan layar penuh untuk ruang tanpa jaringan (PDF)",
    WORDS: "Naskah yang dibacakan (teks)",
}


@dataclass(frozen=True)
class File:
    """One file of the pack."""

    name: str
    data: bytes


def offered(scope: Scope) -> Mapping[str, str]:
    """The pieces that there are for this scope: one government has its profile instead of a handout."""
    return {name: words for name, words in PIECES.items() if not (name == HANDOUT and scope.kind == GOVERNMENT)}


def files(scope: Scope, pieces: Iterable[str]) -> Iterator[File]:
    """Each file as soon as it is made; one a piece, and a card for each government. Raises UnknownInstansiError."""
    about, wanted = downloads.about(scope.snapshot_id), set(pieces)
    made: Mapping[str, Callable[[], tuple[bytes, str]]] = {
        DECK: lambda: (deck(scope), "pptx"),
        HANDOUT: lambda: (handout(scope), "pdf"),
        PROFILE: lambda: (profiles(scope.snapshot_id, scope.codes), "pdf"),
        SHEET: lambda: (sheet(scope), "xlsx"),
        SHOW: lambda: (show(scope), "pdf"),
        WORDS: lambda: (words(scope).encode(), "txt"),
    }
    for piece in offered(scope):
        if piece in wanted and piece in made:
            data, form = made[piece]()
            yield File(about.file_name(f"{piece}-{scope.stem}", form), data)
    if CARD in wanted:
        for code in scope.codes:
            yield File(about.file_name(f"{CARD}-{code}", "png"), card(scope.snapshot_id, code))


def count(scope: Scope, pieces: Iterable[str]) -> int:
    """How many files that will be."""
    wanted = set(pieces) & set(offered(scope))
    return len(wanted - {CARD}) + (len(scope.codes) if CARD in wanted else 0)


def words(scope: Scope) -> str:
    """What one reads aloud, with the title of each part, and both dates."""
    about, told = downloads.about(scope.snapshot_id), scope.narrative
    head = [*([about.warning] if about.simulated else []), f"{scope.name}: naskah {briefing.seconds(told)} detik"]
    parts = [f"{paragraph.title}\n{paragraph.words}" for paragraph in told]
    return "\n\n".join([*head, *parts, f"{about.title}. {leaflet.footer(scope.snapshot_id)}."]) + "\n"


def archive(made: Sequence[File], scope: Scope) -> bytes:
    """The files in one zip, dated as the snapshot."""
    stream, moment = io.BytesIO(), leaflet.made(scope.snapshot_id).timetuple()[:6]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
        for file in made:
            bundle.writestr(zipfile.ZipInfo(file.name, moment), file.data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()

"""What a messenger shows for a pasted link: the site, or one government with its card."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import parse_qs, urlencode

from markupsafe import escape

from meritokrasi import queries, store
from meritokrasi.answers import downloads, profile
from meritokrasi.reports import card

TITLE = "Pantau Meritokrasi"
ABOUT = "Komitmen dan capaian meritokrasi pemerintah daerah, dengan sumber setiap angka."
PROFILE = "/profil-instansi"


def tags(path: str, query: str, origin: str) -> str:
    """Meta tags of the page at this address; `origin` is where the reader reached us, without a path."""
    asked = parse_qs(query)
    code, wanted = (asked.get(name, [""])[0] for name in ("instansi", "snapshot"))
    snapshot = wanted if wanted and store.readable(wanted) else store.current_id()
    if path.endswith(PROFILE) and code and snapshot and store.readable(snapshot):
        try:
            title, sentence = _about(snapshot, code)
        except queries.UnknownInstansiError:
            return _written(TITLE, ABOUT, {})
        base = downloads.public_address("") or origin
        place = f"{base}/kartu/{code}.png?{urlencode({'snapshot': snapshot})}"
        size = {"og:image:width": f"{card.WIDTH}", "og:image:height": f"{card.HEIGHT}", "og:image:type": "image/png"}
        return _written(title, sentence, {"og:image": place, "og:image:alt": f"Kartu {title}", **size})
    return _written(TITLE, ABOUT, {})


@lru_cache(maxsize=256)
def _about(snapshot_id: str, code: str) -> tuple[str, str]:
    """The name, and one honest sentence: what is known of its steps, never a category."""
    return profile.profile_heading(snapshot_id, code).title, profile.steps_sentence(snapshot_id, code)


def _written(title: str, sentence: str, more: dict[str, str]) -> str:
    shown = {"og:type": "website", "og:locale": "id_ID", "og:site_name": TITLE, "og:title": title}
    shown |= {"og:description": sentence, **more}
    described = f'<meta name="description" content="{escape(sentence)}" />'
    return described + "".join(f'<meta property="{name}" content="{escape(words)}" />' for name, words in shown.items())

"""May I have it?"""

from meritokrasi import components as c
from meritokrasi import queries
from meritokrasi.answers import downloads
from meritokrasi.markup import shelves

view = c.view()
snapshot = view.snapshot_id

c.heading(downloads.downloads_heading(snapshot))
c.section(
    "Seluruh data dalam satu berkas",
    shelves.package(downloads.PACKAGE_PARTS, c.href),
    note="Zip yang juga Frictionless Data Package, jadi dapat diperiksa dan dimuat oleh program tanpa ditebak.",
    cite=False,
)
c.section(
    "Tabel demi tabel", shelves.shelves(downloads.shelves(snapshot), c.href), note=downloads.FORMS_NOTE, cite=False
)
c.section(
    "Untuk Excel Power Query dan sistem lain",
    shelves.recipes(downloads.recipes(snapshot, c.server_address())),
    note=downloads.recipes_note(public=c.is_public()),
    cite=False,
)
table = c.choose("Kamus tabel", downloads.dictionary_choices(snapshot), parameter="tabel") or ""
c.section(
    downloads.dictionary_title(table),
    shelves.dictionary(downloads.dictionary(snapshot, table)),
    note=downloads.dictionary_note(snapshot, table),
    cite=False,
)
c.section(
    "Ketentuan dan cara mengutip",
    shelves.conditions(downloads.TERMS_OF_USE, downloads.citation(snapshot), queries.tables.withheld(snapshot)),
    cite=False,
)

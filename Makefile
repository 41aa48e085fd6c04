# The verbs: make app, make test, make bench. Every target is idempotent and quick the second time.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# Twice as many as there are processors: while one waits for a browser or LibreOffice, another works.
WORKERS ?= $(shell expr $$(nproc) \* 2)
DEMO := data-simulasi

.PHONY: app demo install install-test test test-full lint bench clean

app: install
	$(BIN)/python -m etl load
	$(BIN)/streamlit run app.py --server.port $(PORT)

demo: install
	test -d $(DEMO)/acuan || $(BIN)/python -m etl simulate -o $(DEMO) --instansi 49 --periode 24 --seed 1
	MERITOKRASI_DATA=$(DEMO) $(BIN)/python -m etl load
	MERITOKRASI_DATA=$(DEMO) $(BIN)/streamlit run app.py --server.port $(PORT)

install: $(VENV)/.installed
install-test: $(VENV)/.installed-test $(VENV)/.browser $(VENV)/.office $(VENV)/.database

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/.installed-test: requirements.txt requirements-dev.txt constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	$(BIN)/python -m pip check
	touch $@ $(VENV)/.installed

# A browser for the tests: the system's chromium, Debian's when root may install it, else Playwright's own.
$(VENV)/.browser: $(VENV)/.installed-test
	command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q && apt-get install -y -q chromium; } \
	  || $(BIN)/playwright install chromium
	touch $@

# LibreOffice without a screen, and PostgreSQL. Where they cannot be installed, the tests that need them fail and say so.
apt = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -q \
  && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(1)
OFFICE := libreoffice-calc-nogui libreoffice-impress-nogui
$(VENV)/.office: | $(BIN)/python
	{ command -v soffice >/dev/null || command -v libreoffice >/dev/null || { $(call apt,$(OFFICE)); }; } && touch $@ \
	  || echo "LibreOffice is missing: apt-get install $(OFFICE)"

$(VENV)/.database: | $(BIN)/python
	{ command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { $(call apt,postgresql); }; } && touch $@ \
	  || echo "PostgreSQL is missing: apt-get install postgresql"

lint: install-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest -n $(WORKERS) -m "not full"

test-full: lint
	UJI_PENUH=1 $(BIN)/python -m pytest -n $(WORKERS)

bench: install-test
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) $(DEMO) data/terbit

# Everything from a fresh clone with Python 3.11; no target asks a question.
#
#   make run           the site with demo data on http://localhost:8000/ (PORT=8001 for another)
#   make test          all tests, on SQLite and on a private PostgreSQL 15
#   make check         linters, types, system checks, catalogues, file sizes
#   make bench         how fast it is, beside how fast it should be
#   make screenshots   every screen and role at two widths, public pages at three, into screenshots/
#   make demo-reset    throw the demo database and uploads away and load them anew
#   make messages      extract what is to be translated, compile what is translated

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUNS := $(VENV)/ready-to-run
DEVELOPS := $(VENV)/ready-to-develop
# The checker of public pages; without npm the tests say that they could not check.
HTML_CHECKER := $(wildcard tests/public/checker/package*.json)
PIP_INSTALL := $(VENV)/bin/python -m pip install --disable-pip-version-check --progress-bar off

.PHONY: run test check bench screenshots demo-reset messages
.DEFAULT_GOAL := run

run: $(RUNS)
	@$(VENV)/bin/python tools/run.py

demo-reset: $(RUNS)
	@$(VENV)/bin/python tools/demo_reset.py

test: $(DEVELOPS)
	@$(VENV)/bin/python -m tests $(STRICT)

check: $(DEVELOPS)
	@$(VENV)/bin/python tools/check.py

bench: $(DEVELOPS)
	@$(VENV)/bin/python -m tests.bench

screenshots: $(DEVELOPS)
	@$(VENV)/bin/python tools/screenshots.py

messages: $(DEVELOPS)
	@$(VENV)/bin/python tools/catalogues.py update
	@$(VENV)/bin/python tools/catalogues.py missing

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; $(PYTHON) is older."; exit 1; }
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(RUNS): requirements.txt | $(VENV)/bin/python
	@echo "Installing what the site needs"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

$(DEVELOPS): requirements-dev.txt $(HTML_CHECKER) $(RUNS)
	@echo "Installing what development needs"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@mkdir -p $(VENV)/nu-html-checker && cp $(HTML_CHECKER) $(VENV)/nu-html-checker
	@! command -v npm >/dev/null || npm ci --ignore-scripts --no-audit --no-fund --prefix $(VENV)/nu-html-checker
	@touch $@

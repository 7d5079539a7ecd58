# What there is to do here. The environment is made once and then reused; `make clean` removes it.

SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_CASE := irq-karbala-2021-05-09-irn-consulate
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check

.PHONY: help demo test lint types imports check format bench quality readme clean

help:
	@echo "make demo     the samples into a docket: events, cases, duties, a dossier"
	@echo "make test     run the tests"
	@echo "make check    lint, types, import rules and tests"
	@echo "make bench    measure the speed"
	@echo "make quality  score the coding on hand-coded sets, where they are at hand"
	@echo "make readme   show in the README what comes out today"
	@echo "make clean    remove what was made"

# Run time only: nothing here needs torch, a compiler or a model from elsewhere.
$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Demarche needs Python 3.11 or newer; say which: make demo PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || { echo "Making $(VENV) ..."; $(PYTHON) -m venv $(VENV); }
	@echo "Installing demarche ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "Installing what tests and checks need ..."
	@$(PIP) --editable '.[dev]'
	@touch $@

# A docket of its own each time, so that the demo shows the whole way.
demo: $(VENV)/.installed
	@rm -rf out/demo && mkdir -p out/demo
	@echo
	@echo "One report, coded:"
	@$(BIN)/demarche code examples/08-niamey-embassy.txt
	@echo
	@echo "All of examples/ into a docket:"
	@$(BIN)/demarche add examples/ --store out/demo/demarche.db
	@echo
	@$(BIN)/demarche cases --store out/demo/demarche.db
	@echo
	@echo "What States still owe one another:"
	@$(BIN)/demarche duties --open --store out/demo/demarche.db
	@echo
	@$(BIN)/demarche dossier $(DEMO_CASE) --store out/demo/demarche.db -o out/demo/karbala.docx
	@$(BIN)/demarche dossier $(DEMO_CASE) --store out/demo/demarche.db -o out/demo/karbala.html
	@echo "The dossier of the Karbala case: out/demo/karbala.docx and out/demo/karbala.html"
	@echo
	@echo "Try next:"
	@echo "  source $(BIN)/activate"
	@echo "  demarche case $(DEMO_CASE) --store out/demo/demarche.db"
	@echo "  demarche explain examples/01-karbala-consulate.txt -o karbala.html   and open it in a browser"
	@echo "  demarche code examples/ -o events.csv"
	@echo "  demarche add your-reports/    and then   demarche cases"
	@echo "  demarche --help"

test: $(VENV)/.developing
	@$(BIN)/python -m pytest

lint: $(VENV)/.developing
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.developing
	@$(BIN)/mypy

imports: $(VENV)/.developing
	@$(BIN)/lint-imports

check: lint types imports test

format: $(VENV)/.developing
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.developing
	@$(BIN)/python -m benchmarks.speed

# Exit code 3: the sets are no part of this repository and not at hand, which is no failure.
quality: $(VENV)/.developing
	@$(BIN)/python -m benchmarks.quality || [ $$? -eq 3 ]

# Puts the output of today into the README, where it shows a command with its output.
readme: $(VENV)/.installed
	@$(BIN)/python -m benchmarks.readme

clean:
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

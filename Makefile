# What one types here. It needs make and Python 3.11 or newer; everything is installed into .venv, from PyPI alone.
#
#   make demo    reads the sample law, assesses it, and shows what comes out
#   make test    sets up and runs the tests
#   make check   what takes longer: style, types, rooms, all tests with coverage, the data files
#   make bench   measures lists and proposals against the reference coding (which must lie beside the project)
#   make docs    writes the pages that are made from data (docs/languages.md)
#   make lock    resolves the requirements anew into requirements/*.txt

VENV := .venv
BIN := $(VENV)/bin
TUTELA := $(BIN)/tutela
OLDEST := 3.11
# The share of lines that the tests run, in 100; measured 94 without the law beside the project.
FLOOR := 92
# The first Python that is new enough; say another with `make PYTHON=…`.
PYTHON ?= $(shell for p in python$(OLDEST) python3 python3.12 python3.13 python3.14 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
INSTALL = $(PIP) install --require-hashes -r
# The project itself is built with the hatchling of the lock, so that nothing is fetched without its hash.
ITSELF = $(PIP) install --no-deps --no-build-isolation -e .
LOCK = $(BIN)/uv pip compile pyproject.toml --universal --python-version $(OLDEST) --generate-hashes --no-header --quiet --group build
PYTEST = $(BIN)/python -m pytest -n 2

.PHONY: demo test check fast-check style data-check bench docs lock clean
.DELETE_ON_ERROR:

# Stamps say what is installed: a second `make test` installs nothing. A pyproject.toml that changed does it again.
$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "Tutela needs Python $(OLDEST) or newer, and none was found. Install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Tutela needs Python $(OLDEST) or newer; {sys.executable} is {sys.version.split()[0]}. Say another: make PYTHON=/path/to/python3")'
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV) || { echo "The module venv is missing. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/run: $(VENV)/made requirements/run.txt pyproject.toml
	@echo "Installing what is needed to run …"
	@$(INSTALL) requirements/run.txt
	@$(ITSELF)
	@touch $@

$(VENV)/dev: $(VENV)/made requirements/dev.txt pyproject.toml
	@echo "Installing what is needed to test …"
	@$(INSTALL) requirements/dev.txt
	@$(ITSELF)
	@touch $@ $(VENV)/run

$(VENV)/bench: $(VENV)/dev requirements/bench.txt
	@$(INSTALL) requirements/bench.txt
	@touch $@

demo: $(VENV)/run
	@for place in xa xb; do \
	  printf '\n— %s: sample/%s\n' $$place $$place; \
	  $(TUTELA) assess sample/$$place --treaties sample/$$place-treaties.csv --out out/demo/$$place || exit $$?; done
	@printf '\n— xa: what was read, and the core questions (all: tutela show out/demo/xa)\n\n'
	@$(TUTELA) show out/demo/xa --core
	@printf '\n— xa: one question, with the first provisions to read\n\n'
	@$(TUTELA) show out/demo/xa csam-possess --first 2
	@printf '\n— xa: why, down to the words\n\n'
	@$(TUTELA) explain xa csam-possess --folder out/demo/xa
	@printf '\n— The gap reports, and for the committee a note of two pages each:\n'
	@for place in xa xb; do for file in index.html note.docx; do \
	  printf '  %s\n' "$(CURDIR)/out/demo/$$place/report/$$file"; done; done
	@printf '\n— Your own law (a folder with its files; fr stands for the code of the country):\n  %s assess FOLDER --jurisdiction fr --out REPORT\n' $(TUTELA)

test: $(VENV)/dev
	$(PYTEST) -m "not slow"

# All that looks at the project and takes a minute; `make test` is not part of it.
fast-check: style data-check

style: $(VENV)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

data-check: $(VENV)/dev
	$(TUTELA) standards check
	$(TUTELA) terms check

check: fast-check
	$(PYTEST) --cov=tutela --cov-report=term:skip-covered --cov-fail-under=$(FLOOR)

bench: $(VENV)/bench
	$(BIN)/python -m bench.run $(ARGS)

docs: $(VENV)/dev
	$(BIN)/python docs/make_languages.py

lock: $(VENV)/dev
	$(LOCK) $(UPGRADE) -o requirements/run.txt
	$(LOCK) $(UPGRADE) -c requirements/run.txt --group dev -o requirements/dev.txt
	$(LOCK) $(UPGRADE) -c requirements/dev.txt --group bench -o requirements/bench.txt

clean:
	rm -rf $(VENV) out

# Every target does its own set-up first, and at once when that is done already: docs/development.md.
# ARGS="…" goes on to the program of the target; PYTHON=… chooses the interpreter of the virtual environment.

ARGS ?=
PYTHON ?=
VENV ?= .venv
export PYTHON VENV

BIN := $(VENV)/bin
REQUIREMENTS := packaging/requirements
# A test process for each core; a process that has nothing left to do takes over tests of another.
PARALLEL := -n logical --dist worksteal
CORE_TESTS := $(filter-out tests/ui/ tests/e2e/ tests/benchmarks/ tests/packaging/,$(wildcard tests/*/ tests/test_*.py))
LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 $(ARGS) pyproject.toml

define PREPARE
@command -v "$${PYTHON:-python3}" >/dev/null || { echo "setup: $${PYTHON:-python3} cannot be found; \
	stratview needs Python 3.11 or newer, for instance from 'sudo apt-get install python3 python3-venv'."; exit 1; }
@"$${PYTHON:-python3}" packaging/setup/prepare.py
endef

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test coverage core check lint proof bench shots translations cldr licences wheel deb portable dist smoke lock clean distclean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

run: ## open the app; with no display, print the totals, write the PDF and draw the window to build/
	$(PREPARE) run
	@$(BIN)/python packaging/setup/run.py $(ARGS)

test: ## run the tests
	$(PREPARE) dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(PARALLEL) $(ARGS)

coverage: ## run the tests, and list the lines and branches that they do not reach; takes 40 % longer
	$(PREPARE) dev
	@$(BIN)/coverage erase
	@QT_QPA_PLATFORM=offscreen $(BIN)/coverage run -m pytest $(PARALLEL) $(ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

core: ## run the tests of the rooms below the window; PYTHON=… VENV=…: on another Python
	$(PREPARE) dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(PARALLEL) $(CORE_TESTS) $(ARGS)

check: lint test proof ## everything that must hold: lint, test, proof

lint: ## format, lint, strict types and import walls
	$(PREPARE) dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

proof: ## check the bundled comparison: every statement proven, every figure supported
	$(PREPARE) run
	$(BIN)/stratview check data/huawei-xiaomi

bench: ## measure against a baseline in the same run; a table, and build/bench.json
	$(PREPARE) dev
	@QT_QPA_PLATFORM=offscreen $(BIN)/python benchmarks/run.py $(ARGS)

shots: ## draw the real window on a virtual X server into docs/screenshots/ and build/shots/
	$(PREPARE) shots
	@$(BIN)/python packaging/shots.py $(ARGS)

translations: ## bring the translations up to date with the source
	$(PREPARE) dev
	@$(BIN)/python packaging/translations.py $(ARGS)

cldr: ## take the words and signs of figures from CLDR, after Babel is upgraded
	$(PREPARE) dev
	@$(BIN)/python packaging/cldr_words.py

licences: ## gather the licences of everything that ships, after 'make lock'
	$(PREPARE) dev
	@$(BIN)/python packaging/licences.py $(ARGS)

wheel: ## build the wheel into dist/
	$(PREPARE) dev
	@$(BIN)/python packaging/dist.py wheel

deb: ## build the Debian package into dist/
	$(PREPARE) dist
	@$(BIN)/python packaging/dist.py deb

portable: ## build the tar.gz that runs from any folder into dist/
	$(PREPARE) dist
	@$(BIN)/python packaging/dist.py portable

dist: ## build wheel, Debian package and tar.gz into dist/; print their sizes and hashes
	$(PREPARE) dist
	@$(BIN)/python packaging/dist.py all

smoke: ## as root: try all that dist/ holds in a fresh, bare Debian 12, and trace its system calls
	$(PREPARE) smoke
	@packaging/smoke/run.sh $(ARGS)

lock: ## pin the dependencies again; ARGS=--upgrade takes the newest, else only what must change does
	$(PREPARE) dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(LOCK) --group build --output-file $(REQUIREMENTS)/run.txt
	$(LOCK) --group test --group check --group build --output-file $(REQUIREMENTS)/dev.txt
	$(LOCK) --group freeze --constraint $(REQUIREMENTS)/run.txt --output-file $(REQUIREMENTS)/freeze.txt

clean: ## remove what builds, tests and tools left behind
	@rm -rf build dist .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find src tests benchmarks packaging -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## remove the virtual environment too
	@rm -rf .venv

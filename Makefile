# Needs make and Python 3.11 or later, nothing else; everything is installed into $(VENV).
#
#   make report        check every story in checks/ and say where the reports lie
#   make test          lint, types, import contract, the gate and all tests
#   make gate          the gate on the stories in checks/: fails on what nobody has explained
#   make lint          the first three of these alone
#   make format        lay out the code and repair what the linter can repair
#   make clean         remove the environment and everything built
#   make fit           learn weights and bars from the labelled stories in STORIES=FOLDER
#   make fuzz          run every fuzzer for SECONDS=60, or those in FUZZERS="html prose"
#   make audit         ask for known holes in the versions that are pinned
#   make docs          build the documentation site into build/site
#   make bench         the benchmarks in their short form, into build/benchmarks/README.md
#   make coverage      which lines the tests run: 95 of 100 in judge and gate, 90 in all, or it fails
#   make mutants       which changes to judge, gate and the reading of amounts no test notices
#   make constraints   pin the newest versions that the project allows

SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := report
.DELETE_ON_ERROR:
.PHONY: report test gate lint format fit fuzz audit docs bench coverage mutants clean constraints
MAKEFLAGS += --no-print-directory

VENV ?= .venv
EXTRAS ?= web
BIN := $(VENV)/bin
CHECKS := $(filter-out checks/explained.yaml,$(wildcard checks/*.yaml))

# A name such as python3.12 may be a launcher of a version manager that knows no such version:
# only a run tells.
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3.14 python3 python,\
  $(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))

# As somebody sees the stories who has explained nothing yet.
report: $(VENV)/.installed
	@mkdir -p reports
	@$(BIN)/atodds check $(CHECKS) --fail-on none --no-explained --format text
	@echo "Reports:"
	@for check in $(CHECKS); do echo "  reports/$$(basename "$${check%.yaml}").md"; done

test: lint gate
	$(BIN)/pytest -n auto

gate: $(VENV)/.installed
	$(BIN)/atodds check $(CHECKS) --locked --reports build/gate --format json=build/gate/report.json

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# Tables so small are solved faster by one thread than by several that wait for each other.
fit: $(VENV)/.installed
	@test -n "$(STORIES)" || { echo "make fit STORIES=FOLDER: name folders of labelled stories" >&2; exit 2; }
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/atodds rules fit $(STORIES) --write
	$(BIN)/atodds rules test

# In an environment of its own, since it is no part of the program. Strict, as an index that keeps
# silent about a version has not called it safe.
audit:
	@test -n "$(PYTHON)" || { $(no_python); }
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	build/audit/bin/pip-audit --strict --no-deps --disable-pip --progress-spinner off --requirement constraints.txt

# Left out with a notice where atheris cannot be had: it is compiled, and not for every Python.
SECONDS ?= 60
FUZZERS ?=
fuzz: $(VENV)/.installed-dev
	@$(pip) --group fuzz || echo "atheris could not be installed." >&2
	$(BIN)/python -m fuzz --seconds $(SECONDS) $(FUZZERS)

# A page that another links to must be there, and so must the heading.
docs: $(VENV)/.installed-dev
	$(BIN)/mkdocs build --strict

# Long enough to see what has become slower, too short for figures to quote: those are in docs/, and
# come of FULL=1 on a machine that has nothing else to do. ONLY="growth stages" runs these alone.
bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/all.py $(if $(FULL),--full) $(if $(ONLY),--only $(ONLY))

coverage: $(VENV)/.installed-dev
	$(BIN)/pytest -n auto -q --cov=atodds --cov-report=
	$(BIN)/coverage report --include='*/judge/*,*/gate/*' --fail-under=95
	$(BIN)/coverage report --fail-under=90 --format=total

# Takes hours. ONLY="atodds.judge.*" tries one package, or one function's mutants; what was tried is
# kept in mutants/, and only what has changed since is tried again.
ONLY ?=
mutants: $(VENV)/.installed-dev
	@$(pip) --group mutants || { $(no_packages); }
	$(BIN)/mutmut run $(if $(JOBS),--max-children $(JOBS)) $(foreach name,$(ONLY),'$(name)')
	$(BIN)/mutmut results

clean:
	rm -rf $(VENV) build dist mutants .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

constraints:
	@test -n "$(PYTHON)" || { $(no_python); }
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet --upgrade pip
	build/pins/bin/python -m pip install --quiet --upgrade-strategy eager --editable '.[web,spark]' --group dev --group fuzz --group mutants
	build/pins/bin/python -m pip freeze --all --exclude-editable --exclude setuptools > build/pins.txt
	mv build/pins.txt constraints.txt
	rm -rf build/pins

# Made anew when a pin changes, so that nothing lingers that the project no longer asks for.
$(VENV)/.created: constraints.txt
	@test -n "$(PYTHON)" || { $(no_python); }
	@echo "Creating $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv --clear $(VENV) || { $(no_venv); }
	@$(pip) pip || { $(no_packages); }
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	@echo "Installing atodds into $(VENV)"
	@$(pip) --build-constraint constraints.txt --editable '.[$(EXTRAS)]' || { $(no_packages); }
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what the tests need into $(VENV)"
	@$(pip) --group dev || { $(no_packages); }
	@touch $@

# Twice quiet: the warnings of a machine's own pip settings are not ours to repeat, errors are.
pip = $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt

no_python = echo "atodds needs Python 3.11 or later, and none was found. Install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1
no_venv = echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu the package python3-venv is missing." >&2; exit 1
no_packages = echo "The packages in constraints.txt could not be installed. The first run needs a package index; without a network," \
  "fill a folder by 'pip download -c constraints.txt .[web] --group dev pip' elsewhere and set PIP_NO_INDEX=1 PIP_FIND_LINKS=<folder>." >&2; exit 1

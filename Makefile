# Every target makes its own environment in .venv; nothing needs to be set up before.
# `make PYTHON=python3.12 test` picks another Python; `make -B` installs again.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# Arguments for pytest and for the benchmark: make test ARGS="-k money -x"
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types bench clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

demo: $(VENV)/.installed ## check the articles in seeds/
	@$(BIN)/factlint check seeds/ && code=0 || code=$$?; \
	case $$code in \
	0) echo "exit code 0: all articles were read, nothing to fail for" ;; \
	1) echo "exit code 1: all articles were read, and there is something to look into" ;; \
	*) echo "exit code $$code: the check did not finish; see README.md" >&2; exit $$code ;; \
	esac

test: $(VENV)/.installed-test ## run the tests
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-test ## style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-test ## static types
	$(BIN)/mypy --strict checker

bench: $(VENV)/.installed ## speed: sizes, seconds, MB/s, start-up times
	$(BIN)/python tests/bench/speed.py $(ARGS)

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp file tells that an installation is complete, so that the next run starts at once.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e . || $(INSTALL_FAILED)
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]' || $(INSTALL_FAILED)
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "make: $(PYTHON) is missing. Install Python 3.11 or newer, or name it: make PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "make: $(PYTHON) is older than 3.11. Name a newer one: make PYTHON=python3.12 ..." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "make: $(PYTHON) has no venv module. Install it (Debian, Ubuntu: apt install python3-venv)." >&2; exit 2; }
	@echo "making $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)

INSTALL_FAILED = { echo "make: pip could not install what pyproject.toml names; its message stands above." >&2; exit 2; }

# A fresh clone needs only Python 3.11 or newer (with venv) and make:
#   make demo    set up .venv and check an example article
#   make test    lint, types and tests, as the continuous integration runs them
#   make test-ray   the tests of audits on Ray, which take its 500 MB
#   make wheel   a wheel with machine code in it, in dist/ (docs/scale.md); needs a C compiler
#   make test-compiled   the tests on that wheel
#   make score   precision and recall on the annotated articles
#   make docs    write the generated pages of docs/ again
#   make clean   remove everything that make made

PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
INSTALL := -m pip install --disable-pip-version-check -qq --constraint constraints.txt
PIP := $(BIN)/python $(INSTALL)
EXAMPLE := corpora/planted/haj.txt

RAY := .venv-ray
COMPILED := .venv-compiled
SOURCES := pyproject.toml constraints.txt $(shell find src -name '*.py' -o -name '*.toml' -o -name '*.sql' -o -name '*.jinja')

.PHONY: demo test test-ray wheel test-compiled score docs clean
.DELETE_ON_ERROR:

demo: .venv/installed
	@echo '$$ newsfacts check $(EXAMPLE)'
	@$(BIN)/newsfacts check $(EXAMPLE) || test $$? -eq 1

test: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

test-ray: $(RAY)/tested
	$(RAY)/bin/pytest tests/ray_engine

wheel: dist/built

test-compiled: $(COMPILED)/tested
	$(COMPILED)/bin/pytest --ignore tests/test_hostile_patterns.py  # which reads the patterns out of Python's bytecode

score: .venv/installed
	$(BIN)/python corpora/score.py

docs: .venv/installed
	$(BIN)/python docs/pages.py

clean:
	rm -rf .venv $(RAY) $(COMPILED) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# the two stamps: the program alone, and with what the tests need
.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'setting up .venv (some minutes the first time)'
	$(PIP) --editable .
	@touch $@

.venv/tested: pyproject.toml constraints.txt | .venv/bin/python
	@echo 'setting up .venv with the test tools (some minutes the first time)'
	$(PIP) --editable '.[docs,warc,data,test]'
	@touch .venv/installed $@

# an environment of its own: mypy and the tests shall not find Ray where a user has none
$(RAY)/tested: pyproject.toml constraints.txt | $(RAY)/bin/python
	@echo 'setting up $(RAY) with Ray and the test tools (some minutes the first time)'
	$(RAY)/bin/python $(INSTALL) --editable '.[docs,warc,ray,test]'
	@touch $@

dist/built: $(SOURCES) | $(COMPILED)/bin/python
	@echo 'compiling (some minutes)'
	rm -rf dist
	$(COMPILED)/bin/python $(INSTALL) build
	HATCH_BUILD_HOOKS_ENABLE=true PIP_CONSTRAINT=$(CURDIR)/constraints.txt $(COMPILED)/bin/python -m build --outdir dist > /dev/null
	@touch $@

$(COMPILED)/tested: dist/built
	$(COMPILED)/bin/python $(INSTALL) --force-reinstall --no-deps dist/*.whl
	$(COMPILED)/bin/python $(INSTALL) "$$(echo dist/*.whl)[docs,warc,data,test]"
	@touch $@

.venv/bin/python $(RAY)/bin/python $(COMPILED)/bin/python:
	@test -n "$(PYTHON)" || { echo 'newsfacts needs Python 3.11 or newer with the venv module' >&2; exit 1; }
	$(PYTHON) -m venv $(@D)/..

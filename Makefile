# Each target does all of its own set-up in an empty clone. uv is used where it is present, else the pip of Python.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= $(or $(FAIRWITNESS_DATA),$(wildcard ../shared/data))
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
  VENV := uv venv -q --python $(PYTHON) .venv
  INSTALL := uv pip install -q --python $(BIN)/python
else
  VENV := $(PYTHON) -m venv .venv
  INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check
endif

RUN ?= training-run

.PHONY: train demo test test-long check format lint types imports docs floors evaluate bench clean

.venv/.run: pyproject.toml
	@test -x $(BIN)/python || $(VENV)
	@echo "Installing fairwitness into .venv (a minute or two the first time) ..." >&2
	@$(INSTALL) -e .
	@touch $@

.venv/.dev: pyproject.toml
	@test -x $(BIN)/python || $(VENV)
	@echo "Installing fairwitness and its tests into .venv (a minute or two the first time) ..." >&2
	@$(INSTALL) -e '.[dev]'
	@touch $@ .venv/.run

.venv/.train: pyproject.toml .venv/.dev
	@echo "Installing what training needs into .venv (some minutes the first time) ..." >&2
	@$(INSTALL) -e '.[dev,train]'
	@touch $@

train: .venv/.train ## train the model anew from the data folder (DATA=...) in RUN=..., and put it into the package
	@$(BIN)/python -m training.train --data "$(DATA)" --out "$(RUN)"
	@$(BIN)/python -m training.export --run "$(RUN)" --to "$(RUN)/model"
	@$(BIN)/python -m training.calibrate --data "$(DATA)" --model "$(RUN)/model"
	@cp "$(RUN)/model/"* src/fairwitness/extract/learned/model/

demo: .venv/.run ## make a small casebook and print its situation report
	@$(BIN)/fairwitness demo --casebook demo.casebook

test: .venv/.dev ## the tests, in some four minutes
	@FAIRWITNESS_DATA="$(DATA)" $(BIN)/python -m pytest -n 2 -m "not long"

test-long: .venv/.dev ## the tests that take longer
	@FAIRWITNESS_DATA="$(DATA)" $(BIN)/python -m pytest -n 2 -m long

check: format lint types imports test docs floors ## all that must hold before a commit

format: .venv/.dev
	@$(BIN)/ruff format --check src tests benchmarks training

lint: .venv/.dev
	@$(BIN)/ruff check src tests benchmarks training

types: .venv/.dev
	@$(BIN)/mypy

imports: .venv/.dev
	@$(BIN)/lint-imports

docs: .venv/.dev ## are the references of commands and of columns what the program says?
	@$(BIN)/python docs/make_commands.py --check
	@$(BIN)/python docs/make_files.py --check

floors: .venv/.dev ## have the pinned scores held? (needs the data folder)
	@$(BIN)/python -m benchmarks.floors --data "$(DATA)"

evaluate: .venv/.dev ## scores of the extraction on the annotated corpus (needs the data folder)
	@$(BIN)/python -m benchmarks.evaluate --data "$(DATA)"

bench: .venv/.dev ## figures and times beside other libraries (needs the data folder), and speed
	@$(INSTALL) -e '.[bench]'
	@$(BIN)/python -m benchmarks.figures --data "$(DATA)"
	@$(BIN)/python -m benchmarks.times --data "$(DATA)"
	@$(BIN)/python -m benchmarks.speed

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

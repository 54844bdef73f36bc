# Everything from nothing: a checkout, make, and Python 3.11 or newer with the pip it brings.

PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
RUN := $(VENV)/bin/python

.PHONY: demo test lint bench probes pages eval-models docs clean

demo: $(STAMP)
	@$(VENV)/bin/verifier demo

test: $(STAMP)
	$(RUN) -m pytest

lint: $(STAMP)
	$(RUN) -m ruff check
	$(RUN) -m ruff format --check
	$(RUN) -m mypy

bench: $(STAMP)
	$(RUN) -m verifier.evaluation.bench
	$(RUN) -m verifier.evaluation.calls

probes pages: $(STAMP)
	$(RUN) -m verifier.evaluation.$@

DATA ?= ../shared/data

eval-models: $(STAMP)
	$(RUN) -m training.evaluate --data $(DATA)

docs: $(STAMP)
	$(RUN) docs/generate.py

clean:
	rm -rf $(VENV)

# Written last, so that an install that was cut short is done again.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "verifier needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

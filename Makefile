# Ceyuan. A target's caption stands behind its `##`; `make` alone prints them all.
# A fresh machine needs make and Python 3.11, 3.12 or 3.13. Everything else is fetched into .venv, pinned by hash.

VENV    := .venv
BIN     := $(VENV)/bin
READY   := $(VENV)/.ready
READY_ALL := $(VENV)/.ready-all
BENCH_VENV := .venv-bench
READY_BENCH := $(BENCH_VENV)/.ready
# what the pages need and nobody commits: front-end files of others, and the English words as Django reads them
PAGES   := src/ceyuan/district
ASSETS  := $(PAGES)/static/vendor/icons.svg
WORDS   := $(PAGES)/locale/en/LC_MESSAGES/django.mo
UV      := $(BIN)/uv
PYTEST  := $(BIN)/python -m pytest
CEYUAN  := $(BIN)/ceyuan
IN_RANGE := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON  ?= $(shell for one in python3 python3.13 python3.12 python3.11; do \
	if "$$one" -c '$(IN_RANGE)' 2>/dev/null; then echo "$$one"; break; fi; done)

# the sample register and its answers; the day is part of the example, so that everybody sees the same result
DEMO    := demo-output
DEMO_DAY := 2026-06-30
SERVE   ?= 1
PORT    ?= 8000
SITE    := CEYUAN_DEMO=1 CEYUAN_DATA=$(DEMO)/district $(CEYUAN) district
OUT     ?= $(basename $(FILE))-匹配结果.xlsx
TCK     ?= ../shared/data/tck
PAIRS   ?= 1000000
BENCH   ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_HTTP_TIMEOUT ?= 180

.DEFAULT_GOAL := help
.PHONY: help demo match test mutants test-engines test-all test-deep agreement bench tck lint format docs requirements assets screenshots wheel \
	wheel-check clean
.DELETE_ON_ERROR:

help:
	@echo "Ceyuan 策源: put a published industrial policy into operation."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

demo: $(READY) $(ASSETS) $(WORDS) ## match a sample register of 300 invented firms; serve the demo district (SERVE=0: do not)
	@mkdir -p $(DEMO)
	$(CEYUAN) demo-register $(DEMO)/演示企业名单.xlsx
	$(CEYUAN) match $(DEMO)/演示企业名单.xlsx --as-of $(DEMO_DAY) --out $(DEMO)/演示匹配结果.xlsx
	$(CEYUAN) advise $(DEMO)/演示企业名单.xlsx --firm 诚源影视 --as-of $(DEMO_DAY) --out $(DEMO)/演示体检报告.docx
	$(SITE) prepare
	$(SITE) demo
	@test "$(SERVE)" = 0 || $(SITE) serve --port $(PORT)

match: $(READY) ## match your own workbook: make match FILE=firms.xlsx [AS_OF=2026-06-30] [OUT=answers.xlsx]
	@test -n "$(FILE)" || { echo "Which workbook? make match FILE=firms.xlsx AS_OF=2026-06-30" >&2; exit 2; }
	$(CEYUAN) match "$(FILE)" $(if $(AS_OF),--as-of $(AS_OF)) --out "$(OUT)"

test: $(READY) $(WORDS) ## run the tests and the examples in the documentation (at most five minutes)
	$(PYTEST) --numprocesses auto

mutants: $(READY) ## change every rule of every pack a little: some example must notice each change
	$(CEYUAN) check packs --mutate

test-engines: $(READY_ALL) $(ASSETS) $(WORDS) ## run the long tests and those that want PostgreSQL, Java or Chromium; apt installs them where it may
	tools/need_chromium.sh
	tools/with_postgres.sh $(PYTEST) -m "(postgres or spark or browser or kill) and not deep"
	$(PYTEST) --numprocesses auto -m "slow and not postgres and not deep"
	tools/with_postgres.sh $(PYTEST) --numprocesses auto tests/district

test-all: lint test test-engines mutants wheel-check ## what the build server runs: all checks, tests, the wheel by itself

test-deep: $(READY_ALL) $(ASSETS) $(WORDS) ## before a piece of work closes: every test, with fresh random examples, many of them
	tools/need_chromium.sh
	tools/with_postgres.sh $(PYTEST) --numprocesses auto --hypothesis-profile deep -m ""

agreement: $(READY) ## ask every engine the same questions and compare: make agreement [PAIRS=10000000]
	$(BIN)/python tools/agreement.py --pairs $(PAIRS)

bench: $(READY_BENCH) ## compare the engines with one another and with others: make bench [BENCH="--firms 1000000"]
	PYTHONPATH=src $(BENCH_VENV)/bin/python -m benchmarks $(BENCH)

tck: $(READY) ## run the public conformance kit of DMN against our FEEL: make tck TCK=folder
	@test -d "$(TCK)" || { echo "Where is the kit? make tck TCK=folder (github.com/dmn-tck/tck, its TestCases)" >&2; exit 2; }
	$(BIN)/python -m ceyuan.verify.tck "$(TCK)"

lint: $(READY) ## check style, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(READY) ## bring the code into the project's layout
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

docs: $(READY) ## write the generated pages anew
	$(BIN)/python tools/error_page.py docs/errors.md
	$(BIN)/python tools/pack_pages.py docs/packs

assets: $(ASSETS) $(WORDS) ## fetch the pages' front-end files and put them and the English words in place

screenshots: $(READY) $(ASSETS) $(WORDS) ## take pictures of the main pages of the demo district into docs/pictures/screens
	tools/need_chromium.sh
	$(BIN)/python tools/screenshots.py docs/pictures/screens

requirements: $(READY) ## pin the newest versions that fit together
	$(call pin,requirements/uv.in,uv)
	$(call pin,requirements/node.in,node)
	$(call pin,pyproject.toml,base)
	$(call pin,requirements/base.txt pyproject.toml --extra columns --extra sql --extra analytics --extra office --extra district requirements/dev.in,dev)
	$(call pin,requirements/dev.txt pyproject.toml --extra spark requirements/all.in,all)
	$(call pin,requirements/base.txt pyproject.toml --extra columns --extra sql requirements/bench.in,bench)

wheel: $(READY) $(ASSETS) $(WORDS) ## build dist/ceyuan-*.whl, with the packs and the pages' files inside
	rm -rf dist
	$(UV) build --quiet --wheel --no-build-isolation --python $(BIN)/python --out-dir dist
	@ls dist/*.whl

# the wheel alone, without the checkout: installed into an empty environment and used from another folder
wheel-check: wheel ## install the wheel into an empty environment and run the demonstration there
	set -e; place=$$(mktemp -d); trap 'rm -rf "$$place"' EXIT; \
	$(UV) venv --quiet --python $(BIN)/python "$$place/env"; \
	$(UV) pip install --quiet --python "$$place/env/bin/python" --require-hashes -r requirements/base.txt; \
	$(UV) pip install --quiet --python "$$place/env/bin/python" --no-deps --no-index dist/*.whl; \
	"$$place/env/bin/python" -m zipfile --list dist/*.whl | grep ceyuan/district/static/vendor/tabler.min.css >/dev/null; \
	cd "$$place"; \
	{ env/bin/ceyuan district check --lang en 2>&1 || true; } | grep -qF "ceyuan[district]"; \
	env/bin/ceyuan demo-register 演示企业名单.xlsx; \
	env/bin/ceyuan match 演示企业名单.xlsx --as-of $(DEMO_DAY) --out 演示匹配结果.xlsx; \
	test -s 演示匹配结果.xlsx

clean: ## remove everything that was made here, the environment too
	rm -rf $(VENV) $(BENCH_VENV) node_modules $(PAGES)/static/vendor $(WORDS) build dist $(DEMO) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------------------------------------------------------------
# The environment. Two stamp files say how far it has come; they are written last, so an interrupted run begins again.

define pin
$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make requirements" $(1) --output-file requirements/$(2).txt
endef

$(VENV)/.uv: requirements/uv.txt
	@test -n "$(PYTHON)" && "$(PYTHON)" -c '$(IN_RANGE)' || { \
	  echo "Ceyuan needs Python 3.11, 3.12 or 3.13 and found none." >&2; \
	  echo "Install one, or say where it is: make PYTHON=/path/to/python3.12 demo" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Preparing $(VENV) with $$("$(PYTHON)" --version) (once; about a minute)"
	@"$(PYTHON)" -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	@touch $@

$(READY): $(VENV)/.uv requirements/dev.txt pyproject.toml
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(ASSETS): package-lock.json tools/assets.py $(PAGES)/common/pages/icons.txt | $(READY)
	@tools/npm.sh $(UV) $(BIN) ci --ignore-scripts --no-audit --no-fund --silent
	@$(BIN)/python tools/assets.py

$(WORDS): $(PAGES)/locale/en/LC_MESSAGES/django.po tools/messages.py | $(READY)
	@$(BIN)/python tools/messages.py

# Spark is large, so only the tests that want it install it
$(READY_ALL): $(READY) requirements/all.txt
	@tools/need_java.sh
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/all.txt
	@touch $@

# other engines bring versions of their own, so benchmarks have an environment of their own
$(READY_BENCH): $(READY) requirements/bench.txt
	@$(UV) venv --quiet --clear --python $(BIN)/python $(BENCH_VENV)
	@$(UV) pip install --quiet --python $(BENCH_VENV)/bin/python --require-hashes -r requirements/bench.txt
	@touch $@

# Everything one types here. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
# A run of all tests starts a hundred processes: each would translate every module again.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run test check tests bench installed services services-down messages admin clean

# The first Python from 3.11 on; `make PYTHON3=/path/to/python …` names another.
PYTHON3 ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
PYTHON = $(if $(PYTHON3),$(PYTHON3),$(error Lotse needs Python 3.11 or newer, and there is none in PATH. Debian: apt-get install python3 python3-venv))
BIN = .venv/bin
PYTEST = $(BIN)/python -m pytest --create-db -n 2 --dist loadfile --no-loadscope-reorder --timeout 300 --durations=10 -rs

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: ## Start Lotse with demo content: SQLite, no server, one process
	$(PYTHON) scripts/run.py

test: ## Everything: servers up, all checks, all tests, servers down
	$(PYTHON) scripts/services.py run --meanwhile "$(MAKE) --no-print-directory check" -- $(MAKE) --no-print-directory tests

check: installed ## Linters, types, import rules, migrations, messages, deployment settings
	$(BIN)/python scripts/check.py

tests: installed # the tests alone; the servers are named by TEST_… variables
	$(PYTEST) $(ARGS)

bench: installed ## How long people wait until it is found, or an agent sees it; CPU of the main pages
	TEST_ELASTICSEARCH_JAVA=-Xmx1g $(PYTHON) scripts/services.py run -- $(BIN)/python -m scripts.bench $(ARGS)

installed:
	@$(PYTHON) scripts/environment.py requirements-dev.txt

services: ## PostgreSQL, Redis and Elasticsearch for development; prints what to export
	@$(PYTHON) scripts/services.py up

services-down: ## Stop them again
	@$(PYTHON) scripts/services.py down

messages: installed ## Collect new texts into the German catalogs
	$(BIN)/python scripts/messages.py update

admin: ## Make somebody who may do everything (asks for address, name and password)
	@$(PYTHON) scripts/environment.py requirements.txt
	@$(BIN)/python manage.py make_admin

clean: ## Remove what can be made again: caches, compiled messages, collected files
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache var/static
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

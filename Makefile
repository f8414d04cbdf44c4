# Satu Pintu. `make demo` shows it, `make test` tries all of it; each step is done again only when its inputs changed.
# The comment above a target is its help.
.DEFAULT_GOAL := help
.PHONY: help demo test lint sqlite postgres bench screens assets messages api lock tools setup clean
MAKEFLAGS += --no-print-directory

# these lines
help:
	@awk '/^# /{said=substr($$0,3)} /^[a-z]+:/{split($$0,t,":"); if (said && !(t[1] in seen)) printf "  make %-10s %s\n", t[1], said; seen[t[1]]; said=""} /^$$/{said=""}' Makefile

# one application from NIB to verified licence, then the office to click through
demo: assets
	@.venv/bin/satupintu demo

# everything: lints, all tests on SQLite and on PostgreSQL, browser tests included
test: setup tools assets
	@scripts/test all

# only what reads the code: style, types, layers, migrations, templates
lint: setup
	@scripts/test lint

# the tests on SQLite only
sqlite: setup assets
	@scripts/test sqlite

# the tests on PostgreSQL only (a private one, started and removed)
postgres: setup tools assets
	@scripts/test postgres

# how fast it is, on both databases, as one table (make bench MEASURES="whole desk" for some only)
bench: setup tools assets
	@DURABLE=1 scripts/postgres run .venv/bin/python bench/run.py $(MEASURES)

# pictures of every page at 360 and 1280 px, in screens/
screens: setup tools assets
	@.venv/bin/python scripts/screens.py

# styles, scripts, fonts, translations and the folder of static files
assets:
	@scripts/python runtime
	@scripts/assets

# lay new texts into the English catalogues, and name those that wait for a translation
messages: setup
	@.venv/bin/python scripts/messages.py

# write docs/openapi.json anew from the endpoints of the API; look at what changed before you commit it
api: setup
	@.venv/bin/python scripts/api.py

# write requirements/*.txt anew from pyproject.toml, with hashes (make lock UPGRADE=--upgrade for the newest of all)
lock:
	@scripts/python lock
	@.venv-lock/bin/python scripts/lock.py $(UPGRADE)

# the environment for those who develop
setup:
	@scripts/python develop

# the programs the tests use beside Python: named, and on Debian and Ubuntu installed
tools:
	@scripts/tools

# remove what was made, never data or keys
clean:
	@rm -rf build dist screens node_modules .venv .venv-node .venv-lock .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/satupintu/ui/static/ui/build
	@find src -name '*.mo' -delete
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

"""Runs one measure in this process, in the office the environment names, and prints its lines as JSON."""

import importlib
import json
import sys
from dataclasses import asdict

import django


def main() -> None:
    name = sys.argv[1]
    django.setup()
    module = importlib.import_module(name)
    rows = module.measure()
    sys.stdout.write(json.dumps([asdict(row) for row in rows]) + "\n")


if __name__ == "__main__":
    main()

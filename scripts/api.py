"""Writes docs/openapi.json anew from the endpoints: what changed in it is then seen and reviewed like any change."""

import json
import os
import sys
import tempfile
from pathlib import Path

import django

TARGET = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"SATUPINTU_DATA": scratch, "SATUPINTU_KEYS": scratch}
        os.environ["DJANGO_SETTINGS_MODULE"] = "satupintu.config.settings"
        django.setup()
        from satupintu.api.description import schema  # needs Django

        TARGET.write_text(json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
    print(f"{TARGET.name}: {len(schema()['paths'])} addresses")
    return 0


if __name__ == "__main__":
    sys.exit(main())

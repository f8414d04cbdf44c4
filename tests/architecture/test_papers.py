"""The papers for those who carry on keep up with the code: words, commands, and the card by which others find us."""

import re

import yaml
from django.apps import apps

from satupintu.cli.main import COMMANDS

# What the publiccode standard demands of every card.
NEEDED = ["publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"]
NEEDED += ["description", "legal", "maintenance", "localisation", "softwareVersion"]


def test_the_glossary_has_an_entry_for_every_model(root):
    glossary = (root / "docs" / "glossary.md").read_text()
    models = {
        model.__name__
        for config in apps.get_app_configs()
        if config.name.startswith("satupintu.")
        for model in config.get_models()
    }
    missing = sorted(name for name in models if not re.search(rf"\b{name}\b", glossary))
    assert not missing, "say in docs/glossary.md what these are called in the office"


def test_the_readme_names_every_command(root):
    readme = (root / "README.md").read_text()
    assert not [name for name in COMMANDS if f"satupintu {name}" not in readme]


def test_every_target_of_make_has_its_line_of_help(root):
    lines = (root / "Makefile").read_text().splitlines()
    targets = {n: line for n, line in enumerate(lines) if re.match(r"[a-z]+:(?!=)", line)}
    assert len(targets) > 5
    assert not [line for n, line in targets.items() if not lines[n - 1].startswith("# ")]


def test_the_card_for_catalogues_of_public_software_is_complete(root, pyproject):
    card = yaml.safe_load((root / "publiccode.yml").read_text())
    assert not [key for key in NEEDED if not card.get(key)]
    assert card["softwareVersion"] == pyproject["project"]["version"]
    assert {"id", "en"} <= set(card["localisation"]["availableLanguages"])
    for language, said in card["description"].items():
        assert len(said["shortDescription"]) <= 150, language
        assert 150 <= len(said["longDescription"]) <= 10_000, language
        assert said["features"], language
    assert card["maintenance"]["type"] in {"internal", "contract", "community", "none"}

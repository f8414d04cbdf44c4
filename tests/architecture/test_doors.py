"""A feature is entered only by its doors, so that everything behind them can be changed without asking anyone."""

from collections.abc import Sequence

# Whoever is above may come in here.
DOORS = {"services", "queries", "events"}
# Open to all: nothing to hide behind a door.
OPEN_HOUSES = {"base", "rules", "ui"}
# Further doors, each with the reason it is one.
SIDE_DOORS = {
    "people": {"access"},  # who may do what: asked by every service
    "documents": {"data", "parts"},  # the shapes of a document: data in, PDF out, nothing stored
    "notifications": {"channels"},  # a registry: the channels plug in
}
# Doors between pages: never for the domain, which knows no pages.
PAGE_DOORS = {
    "people": {"door"},  # only staff come in, some with a second factor: asked by every view of theirs
    "applications": {"pages"},  # how a page of one file opens and closes, whichever feature acts on it
    "sheets": {"pages", "tables", "long_lists"},  # how a list is shown, and the page that lists are downloaded from
    "files": {"views"},  # the one safe way to hand a kept file out
}
DOMAIN = {"services", "queries", "models", "events", "rules"}
# Rooms that a command sets going as a whole.
STARTED_BY_COMMAND = {("cli", "demo"), ("cli", "notifications", "worker")}
# Puts everything together: addresses, wiring and settings may name any module.
THE_BUILDER = "config"


def may_enter(importer: Sequence[str], imported: Sequence[str]) -> bool:
    """Whether this import (names without "satupintu", as parts) goes through a door."""
    feature, other = importer[0], imported[0]
    if feature in {other, THE_BUILDER} or other in OPEN_HOUSES or len(imported) == 1:
        return True
    door = imported[1]
    if {(feature, other), (feature, other, door)} & STARTED_BY_COMMAND:
        return True
    if door == "models":
        return importer[1] == "models"
    if door in PAGE_DOORS.get(other, set()):
        return importer[1] not in DOMAIN
    return door in DOORS | SIDE_DOORS.get(other, set())


def test_a_feature_is_entered_only_by_its_doors(imports):
    through_the_window = [
        f"{importer} imports {imported}"
        for importer, imported in imports
        if "." in importer and "." in imported and not may_enter(importer.split(".")[1:], imported.split(".")[1:])
    ]
    assert not through_the_window, (
        "enter by services, queries or events; by models only from models.py, for a foreign key "
        "(a type alone goes under TYPE_CHECKING)"
    )


def test_the_rule_itself_tells_doors_from_windows():
    assert may_enter(["licences", "services"], ["applications", "services", "papers"])
    assert may_enter(["licences", "models"], ["applications", "models"])
    assert may_enter(["config", "urls"], ["portal", "urls"])
    assert not may_enter(["licences", "services"], ["applications", "models"])
    assert not may_enter(["portal", "views"], ["licences", "views"])
    assert may_enter(["licences", "views"], ["people", "door"])
    assert not may_enter(["licences", "services"], ["people", "door"])
    assert not may_enter(["cli", "work"], ["files", "vault"])

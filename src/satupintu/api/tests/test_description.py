"""The description is looked at whenever it changes, and the page for people shows all of it."""

import json
from pathlib import Path

SNAPSHOT = Path(__file__).resolve().parents[4] / "docs" / "openapi.json"


def test_the_description_is_the_one_that_was_reviewed(program):
    answer = program.get("/openapi.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json() == json.loads(SNAPSHOT.read_text()), (
        "changed on purpose? `make api`, then review the difference"
    )


def test_every_endpoint_is_described_in_words():
    described = json.loads(SNAPSHOT.read_text())
    for operations in described["paths"].values():
        for operation in operations.values():
            assert operation["summary"]
            assert operation["description"]
            assert "404" in operation["responses"]


def test_the_page_for_people_needs_nothing_from_elsewhere(program):
    page = program.get("/").content.decode()
    assert "/api/v1/staff/files/{file_id}/step" in page
    assert "://" not in page.replace("http://www.w3.org", "")
    assert "<script>" not in page

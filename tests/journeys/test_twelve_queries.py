"""No page asks the database more than twelve times: every page that can be reached, for each of the six and for the
public, on an office with something on every list."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.browser.walking import NO_PAGE, PUBLIC_STARTS, STAFF_STARTS, kind

from satupintu.demo.cast import STAFF

MOST = 12
STOPS = ("completeness", "inspection", "examination", "decision", "signing", "hand_over")
PAGES = 40  # fewer than these would mean that the walk had lost its way
HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
NOT_FOR_READING = re.compile(r"\.(xlsx|csv)$|/unduh/|/pindaian/|/keluar/")


@pytest.fixture
def busy(house):
    """Two files at each step, two that ended, one returned."""
    for _ in range(2):
        for stop in STOPS:
            house.until(house.submit(house.now + timedelta(minutes=5)).application_id, stop)
        house.until(house.submit(house.now + timedelta(minutes=5)).application_id)
    return house


def links(page):
    """Where the page leads within the office, without what asks a question or hands a file out."""
    found = [urlsplit(unescape(each)) for each in HREF.findall(page.content.decode())]
    inside = [each.path for each in found if not each.netloc and not each.query and each.path.startswith("/")]
    return [path for path in dict.fromkeys(inside) if not NO_PAGE.search(path) and not NOT_FOR_READING.search(path)]


def walked(client, starts):
    """(path, the questions asked) of one page of each kind that can be reached."""
    waiting, seen = list(starts), set()
    while waiting:
        path = waiting.pop(0)
        if kind(path) in seen:
            continue
        seen.add(kind(path))
        client.get(path)  # what is read once in a process is read by now
        with CaptureQueriesContext(connection) as asked:
            page = client.get(path)
        if page.status_code != 200 or page.streaming or "html" not in page["Content-Type"]:
            continue
        yield path, [each["sql"] for each in asked if not re.match(r"BEGIN|COMMIT|(RELEASE )?SAVEPOINT", each["sql"])]
        waiting += links(page)


def too_many(pages):
    return {path: asked for path, asked in pages if len(asked) > MOST}


def test_no_page_asks_more_than_twelve_times(busy, at_desk):
    for who in [each.username for each in STAFF]:  # in one office: it takes longer to make than to walk through
        pages = list(walked(at_desk(busy, who), STAFF_STARTS))
        assert len(pages) >= PAGES, (who, [path for path, _ in pages])
        found = too_many(pages)
        assert not found, "\n".join(f"{who} {len(asked)} {path}: {asked}" for path, asked in found.items())
    pages = list(walked(Client(), PUBLIC_STARTS))
    assert len(pages) >= 8
    assert not {path: len(asked) for path, asked in too_many(pages).items()}

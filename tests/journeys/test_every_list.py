"""Every table of more than a few rows is sorted, narrowed and taken out, whoever reads it, on every page there is; and
the trail knows who took it."""

import csv
import io
import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlsplit

import pytest
from tests.browser.walking import NO_PAGE, STAFF, STAFF_STARTS, kind

from satupintu.audit.models import Entry
from satupintu.complaints.tests.sending import complain
from satupintu.demo.cast import STAFF as CAST
from satupintu.heritage.tests.registers import Desk, line
from satupintu.sheets.tables import FEW

TABLE = re.compile(r'<div class="sp-table.*?</table>', re.DOTALL)
HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
OUT = re.compile(r'href="([^"]*\bunduh\b[^"]*)"')
UNREAD = re.compile(NO_PAGE.pattern + r"|\.(xlsx|csv|yaml)$|unduh|/pindaian/|urut=|sesudah=|sebelum=|hal=")
FOUND = re.compile(r"[?&]pada=|/meja/cari/")  # what was asked about one day or one word is an answer, no list


@pytest.fixture
def busy(house):
    """More than a few of everything that one submits, complains about, or finds in old books."""
    for _ in range(FEW + 2):
        house.submit(house.now + timedelta(minutes=5))
        house.until(house.submit(house.now + timedelta(minutes=5)).application_id)
        complain(house)
    Desk(house).import_rows(*(line(n) for n in range(1, FEW + 3)))
    return house


def walked(client):
    """(path, page) of one page of each kind that can be reached, with the tabs that an address's query tells."""
    waiting, seen = list(STAFF_STARTS), set()
    while waiting:
        path = waiting.pop(0)
        name = kind(path)
        if name in seen:
            continue
        seen.add(name)
        answer = client.get(path)
        if answer.status_code != 200 or answer.streaming or "html" not in answer["Content-Type"]:
            continue
        page = answer.content.decode()
        yield path, page
        found = [urlsplit(unescape(each)) for each in HREF.findall(page)]
        inside = [each for each in found if not each.netloc and (each.path.startswith("/") or not each.path)]
        tabs = [f"{each.path or urlsplit(path).path}?{each.query}" if each.query else each.path for each in inside]
        waiting += [each for each in tabs if each.startswith(STAFF) and not UNREAD.search(each)]


def long_tables(page):
    return [each for each in TABLE.findall(page) if each.partition("<tbody")[2].count("<tr") > FEW]


def test_every_table_of_more_than_a_few_rows_is_sorted_and_taken_out(busy, at_desk):
    for who in [each.username for each in CAST]:  # in one office: it takes longer to make than to walk through
        assert_sorted_and_taken_out(who, at_desk(busy, who))


def assert_sorted_and_taken_out(who, client):
    wanting, lists = {}, []
    for path, page in walked(client):
        tables = long_tables(page)
        if tables and not FOUND.search(path):
            lists.append(path)
            lacks = [word for word in ("aria-sort=", "data-list") if not all(word in each for each in tables)]
            lacks += [] if OUT.search(page) else ["unduh"]
            if lacks:
                wanting[path] = lacks
    assert len(lists) >= 3, f"the walk of {who} lost its way"
    assert not wanting, who


def test_whoever_takes_any_list_out_stands_in_the_trail(busy, at_desk):
    for who in ("rina", "tuti", "budi"):
        client = at_desk(busy, who)
        for path, page in walked(client):
            for address in {unescape(each) for each in OUT.findall(page)}:
                before = Entry.objects.filter(event="ListExported").count()
                place = address if address.startswith("/") else urlsplit(path).path + address
                sheet = client.post(place, {"kind": "csv"})
                assert sheet.status_code == 200, (who, place)
                _head, *rows = csv.reader(
                    io.StringIO(b"".join(sheet.streaming_content).decode("utf-8-sig"), newline="")
                )
                entries = Entry.objects.filter(event="ListExported").order_by("-id")
                assert entries.count() == before + 1, place
                assert entries[0].actor_id == busy.named(who).user_id
                assert entries[0].data["rows"] == len(rows), place

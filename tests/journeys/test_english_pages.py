"""Who reads English is not left alone with Indonesian: every page of the office in English, and what it answers to an
empty form, holds no Indonesian but the office's own words (its standard, its names, its letters)."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from django.test import Client
from tests.browser.walking import PUBLIC_STARTS, STAFF_STARTS, kind
from tests.journeys.test_twelve_queries import links

from satupintu.demo.cast import STAFF

LAW = Path(__file__).resolve().parents[2] / "law"
# Words of which no Indonesian sentence does without one for long, and which are no English words.
INDONESIAN = re.compile(
    r"\b(yang|untuk|dan|dengan|tidak|belum|dari|ini|itu|anda|atau|sudah|pada|harus|tulis|pilih|bukan|hanya|oleh|dapat|"
    r"boleh|kembali|semua|menunggu|alasan|karena|bila|agar|sebelum|sesudah|setelah|sampai|juga|masih|lagi|dicatat|"
    r"nomor|tanggal|permohonan|petugas|berkas|pengaduan|pemohon|surat|izin|kantor|senin|selasa|rabu|kamis|jumat|sabtu|"
    r"minggu|januari|februari|maret|mei|juni|juli|agustus|oktober|desember|simpan|kirim|batal|cari|hapus|ubah)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
NO_TEXT = {"script", "style"}
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = {"title", "aria-label", "aria-description", "alt", "placeholder", "data-key-label"}
NOT_SENT = re.compile(r"/keluar/|/bahasa/|/masuk/|/unduh/|/tandai/")


class Words(HTMLParser):
    """What a page says to its reader, without what it marks as being in Indonesian; and its forms."""

    def __init__(self, page):
        super().__init__()
        self.open, self.said, self.forms = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        foreign = tag in NO_TEXT or (tag != "html" and given.get("lang") == "id")
        if tag not in EMPTY:
            self.open.append((tag, foreign))
        if not foreign and not self.muted():
            self.said += [
                text for name, text in given.items() if text and (name in SPOKEN or name.startswith("data-say"))
            ]
        if tag == "form" and given.get("method") == "post":
            self.forms.append((given.get("action", ""), {}))
        if tag == "input" and given.get("type") == "hidden" and self.forms:
            self.forms[-1][1][given.get("name", "")] = given.get("value", "")

    def handle_endtag(self, tag):
        names = [each for each, _ in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data):
        if data.strip() and not self.muted():
            self.said.append(" ".join(data.split()))

    def muted(self):
        return any(foreign for _, foreign in self.open)


def texts(value):
    """Every text in a file of the law."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [" ".join(value.split())] if isinstance(value, str) else []


@pytest.fixture
def own_words(house):
    """What is the office's own and stays as it is: longest first, so that none hides within another."""
    found = {text for path in LAW.rglob("*.yaml") for text in texts(yaml.safe_load(path.read_text()))}
    found |= {text for each in STAFF for text in (each.name, each.position)}
    found |= {"Pemohon C.", "Dinas Penanaman Modal dan PTSP Kabupaten Contoh"}
    found |= {
        f"{name}{each}" for name in ("Warung Contoh ", "Pemohon Contoh ", "Jalan Contoh Nomor ") for each in range(40)
    }
    return sorted((each for each in found if INDONESIAN.search(each)), key=len, reverse=True)


def indonesian(page, own):
    """What the page says in Indonesian that is not the office's own."""
    left = []
    for said in Words(page).said:
        rest = ADDRESS.sub("", said)
        for each in own:
            rest = rest.replace(each, "").replace(each.rstrip("."), "")
        if INDONESIAN.search(rest):
            left.append(said[:200])
    return left


@pytest.fixture
def busy(house):
    """A file at each step, one of them returned, one finished."""
    for stop in ("completeness", "inspection", "examination", "decision", "signing", "hand_over", ""):
        house.until(house.submit().application_id, stop)
    house.deliver()
    return house


def is_page(answer):
    """Neither a way on nor a file."""
    return not answer.streaming and "html" in answer.get("Content-Type", "") and not 300 <= answer.status_code < 400


def walked(client, starts, seen, who):
    """(path, page) of one page of each kind that can be reached; a file and the desk differ by who looks at them."""
    waiting = list(starts)
    while waiting:
        path = waiting.pop(0)
        name = kind(path)
        name = f"{who} {name}" if name == "/meja/" or name.startswith("/berkas/") else name
        if name in seen:
            continue
        seen.add(name)
        page = client.get(path)
        if not is_page(page):
            continue
        assert '<html lang="en"' in page.content.decode(), path
        yield path, page.content.decode()
        waiting += links(page) if page.status_code == 200 else []


def look_at(client, starts, seen, own, who=""):
    """What is left in Indonesian: on the pages, and in the answers to their forms sent empty."""
    found, forms = {}, {}
    for path, page in walked(client, starts, seen, who):
        if left := indonesian(page, own):
            found[path] = left
        for action, hidden in Words(page).forms:
            forms.setdefault(kind(action or path), (action or path, hidden))
    for action, hidden in forms.values():
        if NOT_SENT.search(action):
            continue
        answer = client.post(action, hidden)
        if is_page(answer) and (left := indonesian(answer.content.decode(), own)):
            found[f"POST {action}"] = left
    return found


def told(found):
    return "\n".join(f"{path}: {left}" for path, left in found.items())


def test_indonesian_that_stands_alone_is_found(own_words):
    assert indonesian("<p>Permohonan Anda belum dapat dikirim.</p>", own_words)
    assert indonesian('<button aria-label="Hapus">x</button>', own_words)
    assert not indonesian('<p>The file <q lang="id">Berkas Anda sudah lengkap</q></p>', own_words)


def test_public_pages_in_english_hold_no_indonesian(busy, own_words):
    client = Client()
    client.cookies["bahasa"] = "en"
    found = look_at(client, (*PUBLIC_STARTS, "/pengaduan/", "/tidak-ada/"), set(), own_words)
    assert not found, told(found)


def test_pages_of_the_staff_in_english_hold_no_indonesian(busy, own_words, at_desk):
    seen, found = set(), {}
    for each in STAFF:
        client = at_desk(busy, each.username)
        client.cookies["bahasa"] = "en"
        found |= look_at(client, STAFF_STARTS, seen, own_words, each.username)
    assert not found, told(found)
    assert len(seen) > 100

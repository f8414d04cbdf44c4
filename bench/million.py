"""An office with a million applications beside one with ten thousand: lists, desk and search, as asked for by the
counter, and by the head of section, who sees more of what others do. Minutes long, so run only when it is asked for:
make bench MEASURES=million. FILES=… lays another number."""

import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import bulk
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.test import Client
from table import Row

from satupintu.applications.models import Application, Standing
from satupintu.applications.queries import case_by_id
from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.demo import totp
from satupintu.demo.cast import PASSWORD
from satupintu.demo.rehearsal import Rehearsal
from satupintu.people.models import User
from satupintu.people.queries import the_office

FEW, MANY = 10_000, int(os.environ.get("FILES", "1000000"))
ROUNDS = 100  # fewer, and one hiccup of the machine is the 95th percentile
OF_THE_COUNTER = (
    "/meja/",
    "/meja/?urut=masuk",
    "/meja/menunggu/",
    "/meja/semua/",
    "/meja/semua/?telat=1",
    "/meja/semua/?peran=inspector",
    "/meja/semua/?tahap=decision&diperiksa=ya",
    "/meja/semua/?cara=mandiri&layanan=iumk",
    "/meja/semua/?petugas={joko}",
    "/meja/semua/?dari=2026-01-01&sampai=2026-03-31",
    "/meja/semua/?status=selesai",
    "/meja/semua/?urut=masuk",
    "/meja/semua/?urut=-tempo",
    "/meja/semua/?status=semua&cara=mandiri",
    "/meja/izin/",
    "/meja/kabar/",
    "/meja/cetak/",
    "/meja/batas-waktu/",
    "/meja/disposisi/",
)
OF_A_SUPERIOR = ("/meja/", "/meja/?urut=masuk", "/meja/semua/", "/meja/pengalihan/", "/meja/batas-waktu/")


def measure() -> list[Row]:
    office = the_office()
    assert office is not None
    house = Rehearsal(office.pk, clock.now() - timedelta(days=3))
    layer = bulk.Layer(house)
    rina, hendra = signed_in("rina"), signed_in("hendra")
    layer.lay(FEW)
    bulk.settle()
    few = p95(rina, hendra)
    begin = time.perf_counter()
    layer.lay(MANY - FEW, FEW)
    spent = time.perf_counter() - begin
    bulk.check()
    bulk.settle()
    many = p95(rina, hendra)
    slowest = max(many, key=many.__getitem__)
    worst = max(few, key=lambda each: many[each] / few[each])
    ratio = many[worst] / few[worst]
    found = searched(rina, office.pk)
    hardest = max(found, key=found.__getitem__)
    for name, value in sorted((many | found).items(), key=lambda each: -each[1]):
        sys.stderr.write(f"    {value:7.1f} ms  ({few.get(name, 0):.1f})  {name}\n")
    files = f"{Application.objects.count():,} applications"
    return [
        Row(f"slowest list, p95, {files}", many[slowest], "ms", 100, beside=slowest),
        Row(f"lists, {MANY:,} : {FEW:,} applications", ratio, "×", 1.5, beside=worst),
        Row(f"slowest search, p95, {files}", found[hardest], "ms", 150, beside=hardest),
        Row(f"{MANY:,} applications laid", spent, "s", beside="checked on a sample"),
    ]


def signed_in(username: str) -> Client:
    """Through the pages, with the code from the phone where the role has one."""
    client = Client()
    answer = client.post("/masuk/", {"login": username, "password": PASSWORD})
    phone = Authenticator.objects.filter(user__username=username, type="totp").first()
    if phone:
        secret = get_adapter().decrypt(phone.data["secret"])
        answer = client.post("/masuk/kode/", {"code": totp.code(secret, clock.now())})
    assert answer["Location"] == "/meja/", answer
    return client


def p95(rina: Client, hendra: Client) -> dict[str, float]:
    joko = str(User.objects.get(username="joko").pk)
    asked = [("", rina, path) for path in OF_THE_COUNTER] + [("hendra ", hendra, path) for path in OF_A_SUPERIOR]
    return {who + path: slow(lambda c=client, p=path: c.get(p.format(joko=joko))) for who, client, path in asked}


def searched(client: Client, office_id: object) -> dict[str, float]:
    """The questions people ask, also those that fit very many."""
    last = Standing.objects.order_by("-application_id").values_list("application_id", flat=True)[7]
    case = case_by_id(system(office_id), last)  # type: ignore[arg-type]
    dossier = case.dossier
    questions = {
        "by NIK": dossier.person.nik,
        "by NIB": dossier.nib,
        "by telephone": dossier.person.phone,
        "by the beginning of a number": case.application.number[:8],
        "by one common word": "warung",
        "by person and business": f"{dossier.person.name.split()[0]} {dossier.business.name}",
        "by two common words": "siti warung",
        "by words that never meet": "warung bengkel",
        "by a word that is none": "tidakadabegini",
        "by beginnings": "contohwa siti berk",
    }
    post = {name: slow(lambda q=typed: client.post("/meja/cari/", {"q": q})) for name, typed in questions.items()}
    return {f"search {name}": value for name, value in post.items()}


def slow(ask: Callable[[], object]) -> float:
    """The 95th percentile in milliseconds, after two looks at it."""
    spent = []
    for _ in range(ROUNDS + 2):
        begin = time.perf_counter()
        answer = ask()
        spent.append((time.perf_counter() - begin) * 1000)
        assert answer.status_code == 200, answer.status_code  # type: ignore[attr-defined]
    return sorted(spent[2:])[int(ROUNDS * 0.95)]

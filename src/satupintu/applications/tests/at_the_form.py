"""A citizen at the form, and what OSS knows of them."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from satupintu.applications.models import Application
from satupintu.applications.queries import own_case
from satupintu.base.actor import applicant
from satupintu.demo.pictures import card
from satupintu.rules.nib import NibRecord, NibUnknown, OssUnavailable, Project

NIB, NIK = "0000000000001", "0006034508900001"
STRANGER = "0006011203850002"
STARTED = "/layanan/iumk/ajukan/"


def project(**other):
    given = {
        "id_proyek": "R-1",
        "kbli": "10710",
        "kbli_title": "Industri Produk Roti dan Kue",
        "activity": "Roti Cahaya",
        "address": "Jalan Contoh Nomor 1",
        "region_code": "1406031001",
        "kelurahan": "",
        "capital_rupiah": 15_000_000,
        "scale": None,
        "risk": "Rendah",
        "workers": 2,
    }
    return Project(**{**given, **other})


def record(*projects, **other):
    given = {
        "nib": NIB,
        "status": "01",
        "oss_id": "P-1",
        "owner_name": "Siti Contohwati",
        "owner_nik": NIK,
        "business_name": "SITI CONTOHWATI",
        "business_form": "17",
        "business_form_words": "Perseorangan",
        "scale": "mikro",
        "address": "Jalan Contoh Nomor 1",
        "region_code": "1406031001",
        "phone": "08000000001",
        "email": "siti@contoh.example",
        "capital_rupiah": 15_000_000,
        "projects": projects or (project(),),
        "queried_at": datetime(2026, 3, 10, 2, tzinfo=UTC),
    }
    return NibRecord(**{**given, **other})


@dataclass
class Directory:
    """What OSS knows here, whether it can be reached, and how often it was asked."""

    records: dict[str, NibRecord] = field(default_factory=lambda: {NIB: record()})
    down: bool = False
    asked: int = 0

    def inquire(self, nib):
        self.asked += 1
        if self.down:
            raise OssUnavailable("timeout")
        if nib not in self.records:
            raise NibUnknown(nib)
        return self.records[nib]


class Citizen:
    """Somebody at the form; `url` is where the form has led them."""

    def __init__(self, client=None, start=STARTED, posted=None):
        self.client = client or Client()
        answer = self.client.post(start, posted or {})
        assert answer.status_code == 302, answer.content.decode()
        self.url = answer["Location"]

    @property
    def page(self):
        return self.url.rstrip("/").rsplit("/", 1)[-1]

    @property
    def link(self):
        """The resume link."""
        return self.url.rstrip("/").rsplit("/", 1)[0] + "/"

    def at(self, page):
        return f"{self.link}{page}/"

    def see(self, page=""):
        answer = self.client.get(self.at(page) if page else self.url)
        assert answer.status_code == 200, answer
        return answer.content.decode()

    def say(self, **given):
        """Answer the page and go where it leads."""
        answer = self.client.post(self.url, given)
        assert answer.status_code == 302, errors(answer)
        self.url = answer["Location"]
        return self

    def wrong(self, **given):
        """Answer the page wrongly; the errors shown."""
        answer = self.client.post(self.url, given)
        assert answer.status_code in {422, 413, 429, 507, 409}, answer
        return errors(answer)

    def identified(self):
        return self.say(nib=NIB).say(nik=NIK)

    def until_check(self, **contact):
        self.identified().say(project="R-1").say(how="counter")
        return self.say(**{"phone": "0800 0000 001", **contact}).say(stated="on", read="on")


def errors(answer):
    """The messages of the error summary or the alert."""
    html = answer.content.decode()
    found = re.findall(r'<ul class="govuk-list govuk-error-summary__list">(.*?)</ul>', html, re.S)
    found += re.findall(r'role="alert" tabindex="-1">.*?<p class="govuk-body">(.*?)</p>', html, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(found)).split())


def photo(name="KTP Siti.jpg", content=None, kind="image/jpeg"):
    return SimpleUploadedFile(name, card("Siti Contohwati") if content is None else content, kind)


def filed(house):
    """The one application that was filed, as its applicant sees it."""
    return own_case(applicant(house.office_id), Application.objects.get().pk)

"""Names that are programs, headers or markup: on every page, paper and message they are only words."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest
from django.test import Client

from satupintu.applications.models import Paper
from satupintu.applications.queries import case_by_id
from satupintu.applications.services import Given, read_paper, resubmit, return_to_applicant, told_by_phone
from satupintu.base.actor import applicant, system
from satupintu.licences.models import Licence
from satupintu.notifications.models import Outgoing, PostedMail
from satupintu.portal.access import link_to

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
TYPST = '#read("/etc/passwd") #panic("x") $x^2$ *b* _i_ `c` \\ @ref <label> // /* {{ }} {% load %} =h'
LINES = "Warung\r\nBcc: korban@contoh.example\r\n\r\nisi \x07\u202egnp.exe\u2028 akhir"
WORDS = (EVIL, TYPST, LINES)


def hostile(house, words):
    plain = house.dossier()
    person = replace(plain.person, name=words, address=words)
    business = replace(
        plain.business,
        name=words,
        form=words,
        kbli_title=words,
        activity=words,
        address=words,
        village=words,
        place=words,
    )
    return replace(plain, person=person, business=business, reason=words)


@pytest.mark.parametrize("words", WORDS, ids=["markup", "typst", "lines"])
def test_a_hostile_name_goes_all_the_way_and_stays_words(house, at_desk, words):
    filed = house.submit(dossier=hostile(house, words))
    told = {"now": house.now, "application_id": filed.application_id}
    judged = {"ktp": "other", "nib": "ok"}
    return_to_applicant(actor=house.named("rina"), judged=judged, note=words, **told)
    told_by_phone(actor=house.named("rina"), topic="returned", note=words, **told)
    head = at_desk(house, "hendra")
    pages = [
        head.get(f"/berkas/{filed.number}/"),
        head.get("/meja/semua/"),
        Client().get(link_to(filed.application_id)),
        Client().get(link_to(filed.application_id) + "perbaiki/"),
    ]
    resubmit(actor=applicant(house.office_id), given=[Given("ktp", "counter")], **told)
    house.until(filed.application_id)
    house.deliver()
    licence = Licence.objects.get(application_id=filed.application_id)
    pages += [
        head.get(f"/berkas/{filed.number}/"),
        Client().get(link_to(filed.application_id)),
        Client().get(f"/v/{licence.code}"),
        Client().get(f"/v/{licence.code}", headers={"accept": "application/json"}),
        Client().get("/surat/"),
    ]
    for page in pages:
        assert page.status_code == 200, page
        html = page.content.decode()
        if "json" not in page["Content-Type"]:
            assert "<script>alert" not in html
            assert "<img src=x" not in html
        for link in re.findall(r'href="(https://wa\.me/[^"]*)"', html):
            assert re.fullmatch(r"https://wa\.me/\d+\?text=[\w%.~/()*!'-]*", link), unquote(link)
    assert not Outgoing.objects.filter(state="stopped").exists()
    assert not Outgoing.objects.exclude(state="sent").exists()
    case = case_by_id(system(house.office_id), filed.application_id)
    papers = Paper.objects.filter(application_id=filed.application_id)
    assert not papers.filter(file=None, settled_at=None).exists()
    for row in papers.filter(settled_at=None):
        assert read_paper(case, row.kind).startswith(b"%PDF-")
    for letter in PostedMail.objects.all():
        assert "\n" not in letter.subject
        assert "\r" not in letter.subject

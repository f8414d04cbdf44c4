"""The way back in for an office whose only administrator is shut out: a command on the machine, with a fact."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from satupintu.cli import checks, main, people
from satupintu.people.access import Role
from satupintu.people.models import RoleGrant, StaffFact, User
from satupintu.people.services import grant_role, recover, set_password
from satupintu.people.told import tell


@pytest.fixture
def command(house, monkeypatch):
    """Run it on the house's day; Django is there already."""
    monkeypatch.setattr(people.clock, "now", lambda: house.now)
    monkeypatch.setattr(main, "import_module", lambda name: people if name.endswith(".people") else _Started)
    return lambda *words: main.main(["people", *words])


class _Started:
    @staticmethod
    def start():
        """Nothing."""


def test_the_only_administrator_is_recovered_with_a_fact(command, house, capsys):
    assert command("recover", "TUTI", "--phone", "--reason", "Ponsel jatuh ke sungai") == 0
    code = re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{4}", capsys.readouterr().out)[0]
    tuti = set_password(code=code, password="kuda hijau naik sepeda", now=house.now)
    assert not Authenticator.objects.filter(user=tuti).exists()
    line = tell(StaffFact.objects.get(kind="AccessRecovered"), {}, "Asia/Jakarta")
    assert (line.who, line.reason) == ("Perintah di komputer server", "Ponsel jatuh ke sungai")


def test_an_office_without_an_administrator_gets_one(command, capsys):
    RoleGrant.objects.filter(role=Role.ADMINISTRATOR).delete()
    assert command("administrator", "joko", "--reason", "Tuti pensiun") == 0
    assert "kini administrator" in capsys.readouterr().out
    assert User.objects.get(username="joko").grants.get(role=Role.ADMINISTRATOR).basis == "Tuti pensiun"


def test_whoever_decides_gets_no_keys_from_the_machine_either(command, capsys):
    assert command("administrator", "dewi", "--reason", "Tidak ada orang lain") == 1
    assert "tidak memutus permohonan" in capsys.readouterr().err


def test_an_unknown_name_and_a_missing_reason_are_said_in_a_sentence(command, capsys):
    assert command("recover", "siapa", "--reason", "Lupa kata sandi") == 1
    assert "satupintu people list" in capsys.readouterr().err
    assert command("recover", "tuti", "--reason", "-") == 1
    with pytest.raises(SystemExit) as left:
        command("recover", "tuti")
    assert left.value.code == 2


def test_the_list_names_everybody_with_their_roles(command, capsys):
    assert command("list") == 0
    said = capsys.readouterr().out
    assert re.search(r"tuti +Tuti Contohwidodo: .*administrator", said)


def said_about(subject, now):
    return [(each.level, each.says) for each in checks.all_findings(now) if each.about == subject]


def test_the_check_says_who_keeps_the_keys_and_what_to_do_when_nobody_does(house):
    (level, says), *_ = said_about("administrator", house.now)
    assert level == "warning"
    assert "Hanya Tuti Contohwidodo" in says
    hendra = User.objects.get(username="hendra")
    grant_role(actor=house.named("tuti"), now=house.now, user_id=hendra.pk, role=Role.ADMINISTRATOR)
    assert said_about("administrator", house.now) == []
    User.objects.filter(username__in=["tuti", "hendra"]).update(is_active=False)
    (level, says), *_ = said_about("administrator", house.now)
    assert level == "error"
    assert "satupintu people administrator" in says


def test_the_check_says_that_the_clock_jumped_back_and_who_lacks_a_phone(house):
    hendra = User.objects.get(username="hendra")
    recover(actor=house.named("tuti"), now=house.now, user_id=hendra.pk, phone=True, reason="Ponsel hilang")
    assert said_about("jam", house.now) == []
    (level, says), *_ = said_about("jam", house.now - timedelta(hours=1))
    assert level == "warning"
    assert "60 menit" in says
    assert hendra.name in said_about("kode masuk", house.now)[0][1]

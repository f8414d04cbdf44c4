"""The simulated OSS: everybody in it is invented, and it can be steered over HTTP like a thing of its own."""

import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import urllib3

from satupintu.demo import oss_data
from satupintu.demo.oss_memory import FAULTS
from satupintu.demo.oss_simulator import serve
from satupintu.rules.nib import valid_nib, valid_nik

ONE = oss_data.situation("satu_proyek")


@pytest.fixture
def handle():
    made = serve()
    yield made
    made.close()


def ask(handle, nib=ONE.nib, method="inqueryNIB", key="simulator"):
    body, headers = {"INQUERYNIB": {"nib": nib}}, {"user_key": key}
    return urllib3.request("POST", f"{handle.url}/{method}", json=body, headers=headers, retries=False)


def steer(handle, what, **body):
    return urllib3.request("POST", f"http://127.0.0.1:{handle.port}/simulator/{what}", json=body, retries=False)


@pytest.mark.parametrize("situation", oss_data.situations(), ids=lambda each: each.name)
def test_everybody_is_invented_but_well_formed(situation):
    assert valid_nib(situation.nib).ok
    assert valid_nik(situation.nik, fictional_ok=True).ok
    assert not valid_nik(situation.nik, fictional_ok=False).ok
    assert oss_data.businesses()[situation.nib]["nib"] == situation.nib


def test_no_number_belongs_to_two():
    known = oss_data.situations()
    assert len({each.nik for each in known}) == len({each.nib for each in known}) == len(known)


def test_the_wire_format_keeps_the_quirks_of_oss(handle):
    data = ask(handle).json()["responinqueryNIB"]
    assert data["kode"] == "200"
    assert "tipe_dokumen " in data["dataNIB"]
    assert isinstance(data["dataNIB"]["data_proyek"][0]["kbli"], int)


def test_without_the_key_nothing_is_answered(handle):
    assert ask(handle, key="wrong").status == 401


def test_a_method_that_is_not_there_is_told(handle):
    assert ask(handle, method="receiveEverything").json()["kode"] == "404"


def test_faults_are_ordered_over_http_and_end(handle):
    assert steer(handle, "fault", fault="500", times=2).json() == {"ok": True}
    assert [ask(handle).status for _ in range(3)] == [500, 500, 200]
    steer(handle, "fault", fault="500", method="receiveLicense")
    assert ask(handle).status == 200, "the fault is for another method"
    steer(handle, "fault", fault="none")
    assert handle.simulator.faults == []
    assert steer(handle, "fault", fault="earthquake").status == 400


def test_every_fault_that_is_promised_is_known(handle):
    for fault in FAULTS:
        assert steer(handle, "fault", fault=fault).status == 200


def test_a_licence_is_made_effective_over_http(handle):
    line = handle.simulator.businesses[ONE.nib]["data_checklist"][0]
    assert steer(handle, "licence", id_izin=line["id_izin"], flag="N", status="50").json() == {"ok": True}
    seen = ask(handle).json()["responinqueryNIB"]["dataNIB"]["data_checklist"][0]
    assert (seen["flag_checklist"], seen["status_checklist"]) == ("N", "50")


def test_the_log_lists_what_was_asked(handle):
    ask(handle)
    log = urllib3.request("GET", f"http://127.0.0.1:{handle.port}/simulator/log", retries=False).json()["log"]
    assert [(each["method"], each["kode"]) for each in log] == [("inqueryNIB", "200")]


def test_a_push_carries_the_token_and_a_forged_one_another(handle):
    tokens = []

    class Office(BaseHTTPRequestHandler):
        def do_POST(self):
            tokens.append(self.headers["Token"])
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    office = HTTPServer(("127.0.0.1", 0), Office)
    Thread(target=office.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    url = f"http://127.0.0.1:{office.server_address[1]}/oss/receiveNIB"
    assert steer(handle, "push", nib=ONE.nib, url=url).json()["status"] == 200
    assert steer(handle, "push", nib=ONE.nib, url=url, forged=True).json()["status"] == 200
    assert len(set(tokens)) == 2
    office.shutdown()
    office.server_close()
    assert steer(handle, "push", nib=ONE.nib, url="http://127.0.0.1:9/").status == 400


def test_it_listens_on_loopback_only(handle):
    assert handle._server.server_address[0] == "127.0.0.1"


def test_it_runs_by_itself_and_says_whom_to_try():
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "satupintu.demo.oss_simulator", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        first, second = process.stdout.readline(), process.stdout.readline()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert first.startswith("SATUPINTU_OSS_URL=http://127.0.0.1:")
    assert second.startswith(ONE.nib)

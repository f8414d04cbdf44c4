"""What the simulated OSS knows of businesses, what it was told, and how it is asked to misbehave."""

import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import urllib3

from satupintu.base import clock
from satupintu.demo import oss_data

FAULTS = (
    "timeout",
    "trickle",
    "slow",
    "reset",
    "500",
    "504",
    "401",
    "html",
    "malformed",
    "kode_number",
    "kode_string",
    "unknown_nib",
    "other_root",
)
_STATUS_NEEDS = ("nib", "id_proyek", "oss_id", "id_izin", "kd_izin", "kd_instansi", "kd_status", "tgl_status")
_FINAL_NEEDS = (
    "nib",
    "id_proyek",
    "oss_id",
    "id_izin",
    "kd_izin",
    "kd_daerah",
    "nomor_izin",
    "tgl_terbit_izin",
    "nama_ttd",
    "jabatan_ttd",
    "status_izin",
)
Answer = dict[str, Any]


@dataclass
class Simulator:
    """What this OSS knows, what it was told (`log`), and how it misbehaves. Safe to use from several threads."""

    user_key: str = "simulator"
    username: str = "simulator"
    password: str = "simulator"  # noqa: S105 - of the simulator
    auth: str = "user_key"
    envelope: str = "plain"
    businesses: dict[str, dict[str, Any]] = field(default_factory=oss_data.businesses)
    log: list[dict[str, Any]] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)  # (fault, method or "")
    keys: set[str] = field(default_factory=set)
    lock: threading.RLock = field(default_factory=threading.RLock)
    closing: threading.Event = field(default_factory=threading.Event)

    def misbehave(self, fault: str, *, times: int = 1, method: str = "") -> None:
        """Queue a fault for the next calls (of one method, or of any). ValueError for one that is not known."""
        if fault not in FAULTS:
            raise ValueError(f"fault must be one of {', '.join(FAULTS)}")
        with self.lock:
            self.faults += [(fault, method)] * times

    def behave(self) -> None:
        """Forget all queued faults."""
        with self.lock:
            self.faults.clear()

    def set_licence(self, id_izin: str, *, flag: str, status: str) -> None:
        """Change a checklist line, e.g. to flag N and status 50. KeyError when there is no such licence."""
        with self.lock:
            found = self._checklist(id_izin)
            if found is None:
                raise KeyError(id_izin)
            found["flag_checklist"], found["status_checklist"] = flag, status

    def push(self, nib: str, url: str, *, id_izin: str = "", forged: bool = False) -> tuple[int, str]:
        """Push `receiveNIB` to the office at `url`; returns the HTTP status and the body of its answer."""
        day = clock.now().astimezone(ZoneInfo("Asia/Jakarta"))
        secret = "forged" if forged else self.password
        token = hashlib.sha1(f"{self.username}{secret}{nib}{day:%Y%m%d}".encode(), usedforsecurity=False).hexdigest()
        with self.lock:
            data = json.loads(json.dumps(self.businesses.get(nib, {"nib": nib})))
        lines: list[dict[str, Any]] = data.get("data_checklist") or []
        first = lines[0] if lines else {}
        about = {key: first.get(key, "") for key in ("id_izin", "kd_izin", "kd_daerah", "kewenangan")}
        if id_izin:
            about["id_izin"] = id_izin
        body = {"dataNIB": data | about}
        # A line for each call: one held open keeps the office's database waiting, and may be hung up by the next call.
        with urllib3.PoolManager(timeout=10, retries=False) as line:
            answer = line.request("POST", url, json=body, headers={"Token": token})
            return answer.status, answer.data.decode()

    def told(self, method: str) -> list[dict[str, Any]]:
        """What the office sent with this method and OSS took, oldest first."""
        with self.lock:
            return [each["body"] for each in self.log if each["method"] == method and each["kode"] == "200"]

    def next_fault(self, method: str) -> str:
        """Take the next fault that is meant for this method; "" when there is none."""
        with self.lock:
            for place, (fault, meant) in enumerate(self.faults):
                if meant in {"", method}:
                    del self.faults[place]
                    return fault
        return ""

    def answer(self, method: str, body: Mapping[str, Any]) -> Answer:
        """What lies under the response's root."""
        handlers: dict[str, Callable[[Mapping[str, Any]], Answer]] = {
            "inqueryNIB": self._inquery_nib,
            "receiveLicenseStatus": self._license_status,
            "receiveLicense": self._license,
            "checkLicenseStatus": self._check_status,
        }
        with self.lock:
            found = handlers[method](body)
            self.log.append({"method": method, "body": inner(body), "kode": found["kode"]})
            return found

    def _inquery_nib(self, body: Mapping[str, Any]) -> Answer:
        data = self.businesses.get(str(inner(body).get("nib", "")))
        if data is None:
            return {"kode": "404", "keterangan": "Data NIB tidak ditemukan", "dataNIB": {}}
        return {"kode": "200", "keterangan": "sukses", "dataNIB": data}

    def _license_status(self, body: Mapping[str, Any]) -> Answer:
        refused, sent, line = self._addressed(body, "IZINSTATUS", _STATUS_NEEDS)
        if refused:
            return refused | {"dataNIB": {}}
        line["status_checklist"] = sent["kd_status"]
        return {"kode": "200", "keterangan": "sukses", "dataNIB": {}}

    def _license(self, body: Mapping[str, Any]) -> Answer:
        refused, sent, line = self._addressed(body, "IZINFINAL", _FINAL_NEEDS)
        if refused:
            return refused
        line["status_checklist"], line["no_izin"] = sent["status_izin"], sent["nomor_izin"]
        return {
            "kode": "200",
            "keterangan": "sukses",
            "nomor_izin": sent["nomor_izin"],
            "jenis_perizinan": "02",
            "file_lampiran": "",
        }

    def _check_status(self, body: Mapping[str, Any]) -> Answer:
        line = self._checklist(str(inner(body).get("id_izin", "")))
        if line is None:
            return {"kode": "404", "keterangan": "Data izin tidak ditemukan", "dataIZIN": {}}
        data = {"id_izin": line["id_izin"], "kd_status": line["status_checklist"]}
        return {"kode": "200", "keterangan": "sukses", "dataIZIN": data}

    def _addressed(
        self, body: Mapping[str, Any], root: str, needs: tuple[str, ...]
    ) -> tuple[Answer, Mapping[str, Any], dict[str, Any]]:
        """(refusal or {}, what was sent, the checklist line it is about)."""
        sent = body.get(root)
        if not isinstance(sent, Mapping) or any(not sent.get(each) for each in needs):
            return {"kode": "400", "keterangan": "parameter salah"}, {}, {}
        line = self._checklist(str(sent["id_izin"]))
        if line is None:
            return {"kode": "404", "keterangan": "Data izin tidak ditemukan"}, {}, {}
        return {}, sent, line

    def _checklist(self, id_izin: str) -> dict[str, Any] | None:
        lines = (line for data in self.businesses.values() for line in data["data_checklist"])
        return next((line for line in lines if line["id_izin"] == id_izin), None)


def inner(body: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Any = next(iter(body.values()), None)
    return found if isinstance(found, Mapping) else {}

"""The office's side of the conversation with OSS: four questions, each with an answer that can be relied on."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from satupintu.oss import mapping
from satupintu.oss.setup import setup
from satupintu.oss.transports import TRANSPORTS
from satupintu.rules.nib import NibRecord, NibUnknown, OssUnavailable

OK = "200"
_NOT_FOUND = "404"
# Lampiran 9: our message is wrong as it stands; the same message again would be refused again.
_WRONG = frozenset({"400", "404", "405"})


class OssRejected(Exception):
    """OSS understood the message and will not have it; `kode` of Lampiran 9."""

    def __init__(self, kode: str) -> None:
        self.kode = kode
        super().__init__(kode)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One call, as it is logged: no personal data. `kode` is OSS's, or "" when there was none."""

    method: str
    kode: str
    ok: bool
    milliseconds: int
    reason: str
    at: datetime


def _nobody(_: Exchange) -> None:
    """Used where nobody keeps a log."""


class Client:
    """Asks and tells OSS. `log` is called once for every call, also for those that fail."""

    def __init__(self, log: Callable[[Exchange], None] = _nobody) -> None:
        self._log = log

    def inquire(self, nib: str, *, now: datetime) -> NibRecord:
        """inqueryNIB: the record of a NIB. Raises NibUnknown or OssUnavailable."""
        kode, answer = self._call("inqueryNIB", {"INQUERYNIB": {"nib": nib}}, ("responinqueryNIB",), now)
        data = answer.get("dataNIB")
        if isinstance(data, list):
            data = data[0] if data else None
        if kode == _NOT_FOUND or "tidak ditemukan" in str(answer.get("keterangan", "")).lower():
            raise NibUnknown
        if kode != OK or not isinstance(data, Mapping) or not data:
            raise OssUnavailable(f"OSS menjawab kode {kode or '?'}")
        found = mapping.record(data, queried_at=now)
        if found.nib != nib:
            raise OssUnavailable("OSS menjawab untuk NIB lain")
        return found

    def send_status(self, body: Mapping[str, Any], *, now: datetime) -> None:
        """receiveLicenseStatus: a step was reached. Raises OssRejected or OssUnavailable."""
        kode, _ = self._call("receiveLicenseStatus", {"IZINSTATUS": body}, ("responreceiveLicenseStatus",), now)
        _accepted(kode)

    def send_licence(self, body: Mapping[str, Any], *, now: datetime) -> str:
        """receiveLicense: the licence was issued; returns the number that OSS gave it ("" when it gave
        none).
        """
        kode, answer = self._call("receiveLicense", {"IZINFINAL": body}, ("responreceiveLicense",), now)
        _accepted(kode)
        return str(answer.get("nomor_izin") or "")

    def licence_status(self, id_izin: str, *, now: datetime) -> str:
        """checkLicenseStatus: the kd_status that OSS has for a licence. Both documented roots are understood."""
        kode, answer = self._call(
            "checkLicenseStatus",
            {"CHECKLICENSESTATUS": {"id_izin": id_izin}},
            ("responcheckLicenseStatus", "responcheckStatusLicense"),
            now,
        )
        _accepted(kode)
        data = answer.get("dataIZIN")
        found = data[0] if isinstance(data, list) and data else data
        return str(found.get("kd_status") or "").zfill(2) if isinstance(found, Mapping) else ""

    def _call(
        self, method: str, body: Mapping[str, Any], roots: tuple[str, ...], now: datetime
    ) -> tuple[str, Mapping[str, Any]]:
        started = time.monotonic()
        kode, reason = "", ""
        try:
            transport = TRANSPORTS.get(setup().transport)
            answer = _under_root(transport.call(method, body, now=now), roots)
            kode = str(answer.get("kode", "")).strip()
        except OssUnavailable as error:
            reason = error.reason
            raise
        finally:
            self._log(
                Exchange(
                    method=method,
                    kode=kode[:5],
                    ok=kode == OK,
                    milliseconds=round((time.monotonic() - started) * 1000),
                    reason=reason,
                    at=now,
                )
            )
        return kode, answer


def _under_root(answer: Mapping[str, Any], roots: tuple[str, ...]) -> Mapping[str, Any]:
    """What lies under the first of the documented roots; errors sometimes come without a root."""
    for root in roots:
        if isinstance(answer.get(root), Mapping):
            inner: Mapping[str, Any] = answer[root]
            return inner
    if "kode" in answer:
        return answer
    raise OssUnavailable("jawaban OSS tidak memuat " + " / ".join(roots))


def _accepted(kode: str) -> None:
    if kode in _WRONG:
        raise OssRejected(kode)
    if kode != OK:
        raise OssUnavailable(f"OSS menjawab kode {kode or '?'}")

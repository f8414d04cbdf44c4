"""OSS over HTTP: JSON is posted; whatever goes wrong on the way is one thing, OssUnavailable with its reason."""

import json
import threading
import time
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import urllib3

from satupintu.oss.setup import Setup, setup
from satupintu.oss.transports.auth import SCHEMES, Rejected, Scheme
from satupintu.rules.nib import OssUnavailable
from satupintu.rules.spoken import said

AT_MOST_BYTES = 5_000_000
ENVELOPES = ("plain", "rc", "respon")


class Http:
    """The transport `http`, set up by settings.OSS; made anew when these change (tests do)."""

    name = "http"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: tuple[Setup, Scheme, urllib3.PoolManager] | None = None

    def check(self) -> list[str]:
        """What is misconfigured in SATUPINTU_OSS_*."""
        given = setup()
        parts = urlsplit(given.base_url)
        found: list[str] = []
        if not given.base_url:
            found.append(said("SATUPINTU_OSS_URL belum diisi: NIB tidak dapat dicek dan OSS tidak diberi tahu."))
        elif parts.scheme not in {"http", "https"} or not parts.hostname:
            found.append(said("SATUPINTU_OSS_URL harus alamat http:// atau https://."))
        if given.envelope not in ENVELOPES:
            found.append(said("SATUPINTU_OSS_ENVELOPE harus salah satu dari: {known}.", known=", ".join(ENVELOPES)))
        if given.auth not in SCHEMES:
            found.append(said("SATUPINTU_OSS_AUTH harus salah satu dari: {known}.", known=", ".join(SCHEMES)))
        elif given.base_url:
            found += SCHEMES[given.auth](given).check()
        if not given.username or not given.password:
            found.append(said("SATUPINTU_OSS_USERNAME/PASSWORD belum diisi: kiriman dari OSS akan ditolak."))
        return found

    def call(self, method: str, body: Mapping[str, Any], *, now: datetime) -> Mapping[str, Any]:
        """See `Transport.call`. A credential that ran out is renewed once."""
        scheme, client = self._setup()
        for last in (False, True):
            try:
                headers = scheme.headers(now=now, post=lambda path, data: self._post(client, path, data, {}))
                answer = _unwrap(self._post(client, method, body, headers), setup().envelope)
                if any(str(each.get("kode")) == "401" for each in answer.values() if isinstance(each, Mapping)):
                    raise Rejected
                return answer
            except Rejected:
                if last or not scheme.forget():
                    raise OssUnavailable("OSS menolak kunci kita (401)") from None
        raise AssertionError("unreachable: the second turn returns or raises")

    def _setup(self) -> tuple[Scheme, urllib3.PoolManager]:
        with self._lock:
            given = setup()
            if self._made is None or self._made[0] != given:
                if not given.base_url:
                    raise OssUnavailable("alamat OSS belum diatur")
                if given.auth not in SCHEMES:
                    raise OssUnavailable("cara masuk ke OSS tidak dikenal")
                scheme = SCHEMES[given.auth](given)
                # No proxy or certificate paths from the environment, and no redirects: OSS answers or it does
                # not.
                client = urllib3.PoolManager(timeout=urllib3.Timeout(given.timeout), retries=False)
                self._made = (given, scheme, client)
            return self._made[1], self._made[2]

    def _post(
        self, client: urllib3.PoolManager, method: str, body: Mapping[str, Any], headers: Mapping[str, str]
    ) -> Mapping[str, Any]:
        url = f"{setup().base_url}/{method}"
        ends = time.monotonic() + setup().timeout
        try:
            # Opened whole and read piece by piece, so that it can be cut off.
            response = client.request("POST", url, json=body, headers=headers, redirect=False, preload_content=False)
            with closing(response):
                content = _read(response, ends)
        except urllib3.exceptions.HTTPError as error:
            # Nobody at the address is a kind of time-out to the library, but not to whoever reads it.
            late = isinstance(error, urllib3.exceptions.TimeoutError)
            if late and not isinstance(error, urllib3.exceptions.NewConnectionError):
                raise OssUnavailable("OSS tidak menjawab tepat waktu") from None
            raise OssUnavailable(f"OSS tidak terjangkau ({type(error).__name__})") from None
        return _json(response.status, content)


def _read(response: urllib3.BaseHTTPResponse, ends: float) -> bytes:
    """The body; a trickle or a flood is cut off, because time-outs hold for each read only."""
    content = b""
    while piece := response.read1(65536):
        content += piece
        if time.monotonic() > ends:
            raise OssUnavailable("OSS tidak menjawab tepat waktu")
        if len(content) > AT_MOST_BYTES:
            raise OssUnavailable("jawaban OSS terlalu besar")
    return content


def _json(status: int, content: bytes) -> Mapping[str, Any]:
    """The JSON object. OSS sends its errors as JSON too, with the HTTP status as `kode`: those are passed on."""
    if status == 401:
        raise Rejected
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    if status >= 500 or not isinstance(found, Mapping):
        what = f"HTTP {status}" if status != 200 else "bukan JSON yang utuh"
        raise OssUnavailable(f"jawaban OSS tidak dapat dipakai ({what})")
    return found


def _unwrap(answer: Mapping[str, Any], envelope: str) -> Mapping[str, Any]:
    """Take off what a ministry's gateway put around the answer: {rc, data} or {respon}."""
    if envelope == "plain":
        return answer
    inner = answer.get("data" if envelope == "rc" else "respon")
    if not isinstance(inner, Mapping):
        raise OssUnavailable(f"jawaban gerbang OSS tidak memuat isi (rc {str(answer.get('rc', '?'))[:10]})")
    return inner

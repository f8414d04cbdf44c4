"""A stand-in for OSS with the same wire format over real HTTP, on loopback only, and with faults on demand.

Run it by itself: `python -m satupintu.demo.oss_simulator --port 8101`. Steered under /simulator/: `fault`,
`push`, `licence`, `log`. It shares no code with the client it is there to try.
"""

import argparse
import hashlib
import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

import urllib3

from satupintu.base import clock
from satupintu.demo import oss_data
from satupintu.demo.oss_memory import Answer, Simulator, inner

HOST = "127.0.0.1"
PATH = "/v1/kl/rba/"
_ROOT = {
    "inqueryNIB": "responinqueryNIB",
    "receiveLicenseStatus": "responreceiveLicenseStatus",
    "receiveLicense": "responreceiveLicense",
    "checkLicenseStatus": "responcheckStatusLicense",  # what is really sent; `other_root`: the documented one
}


class _Handler(BaseHTTPRequestHandler):
    """One request. The simulator hangs on the server."""

    server: "_Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/simulator/log":
            with self.server.simulator.lock:
                self._send(200, {"log": self.server.simulator.log})
        else:
            self._send(404, {"kode": "404", "keterangan": "service tidak ditemukan"})

    def do_POST(self) -> None:
        try:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        except ValueError:
            body = None
        if not isinstance(body, dict):
            self._send(400, {"kode": "400", "keterangan": "parameter salah"})
        elif self.path.startswith("/simulator/"):
            self._steer(self.path.removeprefix("/simulator/"), body)
        else:
            self._oss(self.path.removeprefix(PATH), body)

    def _steer(self, what: str, body: dict[str, Any]) -> None:
        simulator = self.server.simulator
        try:
            if what == "fault" and body.get("fault") == "none":
                simulator.behave()
            elif what == "fault":
                simulator.misbehave(
                    str(body["fault"]), times=int(body.get("times", 1)), method=str(body.get("method", ""))
                )
            elif what == "licence":
                simulator.set_licence(str(body["id_izin"]), flag=str(body["flag"]), status=str(body["status"]))
            elif what == "push":
                status, text = simulator.push(
                    str(body["nib"]),
                    str(body["url"]),
                    id_izin=str(body.get("id_izin", "")),
                    forged=bool(body.get("forged")),
                )
                return self._send(200, {"status": status, "answer": text})
            else:
                return self._send(404, {"error": "fault, licence, push or log"})
        except (KeyError, ValueError, urllib3.exceptions.HTTPError) as error:
            return self._send(400, {"error": str(error)})
        return self._send(200, {"ok": True})

    def _oss(self, method: str, body: dict[str, Any]) -> None:
        simulator = self.server.simulator
        if self._keys(method, body):
            return
        if method not in _ROOT:
            self._send(404, {"kode": "404", "keterangan": "service tidak ditemukan"})
            return
        fault = simulator.next_fault(method)
        if fault in _BROKEN:
            _BROKEN[fault](self)
            return
        if fault == "401" or not self._known():
            self._send(401, {"kode": "401", "keterangan": "user akses tidak valid"})
            return
        found = (
            {"kode": "404", "keterangan": "Data NIB tidak ditemukan", "dataNIB": {}}
            if fault == "unknown_nib"
            else simulator.answer(method, body)
        )
        if fault == "slow":
            simulator.closing.wait(0.5)
        status = int(str(found["kode"]))
        if fault == "kode_number":
            found = found | {"kode": status}
        root = "responcheckLicenseStatus" if fault == "other_root" else _ROOT[method]
        self._send(status, _wrap({root: found}, simulator.envelope), trickle=fault == "trickle")

    def _keys(self, method: str, body: Mapping[str, Any]) -> bool:
        """Hand out keys where the scheme has them fetched; True when this was such a request."""
        simulator = self.server.simulator
        md5 = hashlib.md5(simulator.password.encode(), usedforsecurity=False).hexdigest()
        if method == "sendSecurityKey":
            asked = inner(body)
            good = asked.get("user_akses") == simulator.username and asked.get("pwd_akses") == md5
            answer: Answer = {"key": self._new_key() if good else "", "masa_berlaku": "2099-12-31 23:59:59"}
            self._send(200, {"responsendSecurityKey": answer})
            return True
        if method == "login":
            good = body.get("username") == simulator.username and body.get("password") == simulator.password
            self._send(200, {"rc": "00", "data": {"token": self._new_key() if good else ""}})
            return True
        return False

    def _new_key(self) -> str:
        with self.server.simulator.lock:
            key = f"key-{len(self.server.simulator.keys) + 1}"
            self.server.simulator.keys.add(key)
            return key

    def _known(self) -> bool:
        simulator = self.server.simulator
        if simulator.auth == "security_key":
            return self.headers.get("OSS-API-KEY", "") in simulator.keys
        if simulator.auth == "login":
            return self.headers.get("Authorization", "").removeprefix("Bearer ") in simulator.keys
        if simulator.auth == "user_key_daily":
            day = clock.now().astimezone(ZoneInfo("Asia/Jakarta"))
            md5 = hashlib.md5(simulator.password.encode(), usedforsecurity=False).hexdigest()
            text = f"{simulator.username}{md5}{day:%Y-%m-%d}"
            return self.headers.get("user_key", "") == hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
        return self.headers.get("user_key", "") == simulator.user_key

    def _send(self, status: int, answer: Mapping[str, Any], *, trickle: bool = False) -> None:
        self.send_bytes(status, "application/json", json.dumps(answer).encode(), trickle=trickle)

    def send_bytes(self, status: int, kind: str, content: bytes, *, trickle: bool = False) -> None:
        """One answer; `trickle` sends it a byte at a time."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        try:
            if not trickle:
                self.wfile.write(content)
                return
            for place in range(len(content)):
                self.wfile.write(content[place : place + 1])
                self.wfile.flush()
                if self.server.simulator.closing.wait(0.2):
                    return
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def hang(self) -> None:
        """Say nothing for half a minute."""
        self.server.simulator.closing.wait(30)
        self.close_connection = True

    def hang_up(self) -> None:
        """Close without a word."""
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """The simulator keeps its own log."""


_HTML = b"<!doctype html><title>Sedang pemeliharaan</title><p>Layanan sedang dalam pemeliharaan.</p>"
_504 = b'{"kode": "504", "keterangan": "timeout"}'
_BROKEN: Mapping[str, Callable[[_Handler], None]] = {
    "timeout": _Handler.hang,
    "reset": _Handler.hang_up,
    "500": lambda to: to.send_bytes(500, "text/html", _HTML),
    "504": lambda to: to.send_bytes(504, "application/json", _504),
    "html": lambda to: to.send_bytes(200, "text/html", _HTML),
    "malformed": lambda to: to.send_bytes(200, "application/json", b'{"responinqueryNIB": {"kode": "200", '),
}


def _wrap(answer: Answer, envelope: str) -> Answer:
    if envelope == "rc":
        return {"rc": "00", "message": "sukses", "data": answer}
    return {"respon": answer} if envelope == "respon" else answer


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, simulator: Simulator) -> None:
        self.simulator = simulator
        super().__init__((HOST, port), _Handler)


@dataclass
class Handle:
    """A running simulator. `url` is what SATUPINTU_OSS_URL must be."""

    simulator: Simulator
    port: int
    _server: _Server

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}{PATH.rstrip('/')}"

    def close(self) -> None:
        """Stop answering; what hangs is let go."""
        self.simulator.closing.set()
        self._server.shutdown()
        self._server.server_close()


def serve(port: int = 0, simulator: Simulator | None = None) -> Handle:
    """Answer on a loopback port (0: any free one) in a thread of its own."""
    known = simulator or Simulator()
    server = _Server(port, known)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="oss-simulator", daemon=True
    ).start()
    return Handle(known, server.server_address[1], server)


def main() -> None:
    """Serve until interrupted, and say which businesses can be tried."""
    parser = argparse.ArgumentParser(description="OSS tiruan untuk contoh dan uji coba, hanya di komputer ini.")
    parser.add_argument("--port", type=int, default=8101)
    handle = serve(parser.parse_args().port)
    print(f"SATUPINTU_OSS_URL={handle.url} SATUPINTU_OSS_USER_KEY={handle.simulator.user_key}")
    for each in oss_data.situations():
        print(f"{each.nib}  {each.nik}  {each.name}: {each.shows}")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        handle.close()


if __name__ == "__main__":
    main()

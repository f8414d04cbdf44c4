"""A load generator that costs little: plain sockets, one thread a connection, answers read and no further looked at.

It runs on the machine it measures, so whatever it costs is taken from the server.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

PATIENCE = 60  # seconds


@dataclass
class Answer:
    """One HTTP answer."""

    status: int
    headers: bytes
    body: bytes


@dataclass
class Result:
    """What a round of load brought."""

    seconds: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)

    @property
    def per_second(self) -> float:
        return sum(self.statuses.values()) / self.seconds


class Connection:
    """One kept-alive connection."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._left = b""

    def ask(self, request: bytes) -> Answer:
        self._socket.sendall(request)
        head = self._until(b"\r\n\r\n")
        status = int(head[9:12])
        lowered = head.lower()
        if b"transfer-encoding: chunked" in lowered:
            return Answer(status, head, self._chunks())
        at = lowered.find(b"content-length:")
        length = int(lowered[at + 15 : lowered.index(b"\r\n", at)]) if at >= 0 else 0
        while len(self._left) < length:
            self._more()
        body, self._left = self._left[:length], self._left[length:]
        return Answer(status, head, body)

    def close(self) -> None:
        self._socket.close()

    def _chunks(self) -> bytes:
        body = b""
        while size := int(self._until(b"\r\n"), 16):
            while len(self._left) < size + 2:
                self._more()
            body, self._left = body + self._left[:size], self._left[size + 2 :]
        self._until(b"\r\n")
        return body

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._left:
            self._more()
        head, self._left = self._left.split(mark, 1)
        return head + mark

    def _more(self) -> None:
        got = self._socket.recv(65536)
        if not got:
            raise ConnectionError("the server hung up")
        self._left += got


def request(method: str, path: str, *, body: bytes = b"", headers: Sequence[str] = ()) -> bytes:
    """The bytes of a request."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def ask(port: int, asked: bytes) -> Answer:
    """One request on a connection of its own."""
    connection = Connection(port)
    try:
        return connection.ask(asked)
    finally:
        connection.close()


def run(port: int, requests: Iterator[bytes], connections: int) -> Result:
    """Send all requests over so many connections at once; what they were answered, and how long it took."""
    result, lock, failed = Result(), threading.Lock(), list[BaseException]()

    def client() -> None:
        seen: dict[int, int] = {}
        try:
            connection = Connection(port)
            while True:
                with lock:
                    asked = next(requests, b"")
                if not asked:
                    break
                status = connection.ask(asked).status
                seen[status] = seen.get(status, 0) + 1
            connection.close()
        except BaseException as error:
            failed.append(error)
        with lock:
            for status, count in seen.items():
                result.statuses[status] = result.statuses.get(status, 0) + count

    result.seconds = _timed(client, connections)
    if failed:
        raise failed[0]
    return result


def _timed(client: Callable[[], None], connections: int) -> float:
    threads = [threading.Thread(target=client) for _ in range(connections)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begin

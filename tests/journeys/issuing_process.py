"""Issues licences from several threads in a process of its own, for the test that kills it.

Usage: issuing_process.py FILE NOW THREADS. Applications' ids come on stdin; whatever was issued is appended to FILE,
lastingly, after the commit and before the next begins: the acknowledgement that must never prove false.
"""

import os
import queue
import sys
import threading
from datetime import datetime
from uuid import UUID

import django

django.setup()

from django.db import connection  # noqa: E402

from satupintu.base.refusal import Refusal  # noqa: E402
from satupintu.demo.rehearsal import Rehearsal  # noqa: E402
from satupintu.licences.services import issue  # noqa: E402
from satupintu.people.queries import the_office  # noqa: E402

path, now, threads = sys.argv[1], datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])
waiting: queue.SimpleQueue[UUID] = queue.SimpleQueue()
for line in sys.stdin:
    waiting.put(UUID(line.strip()))
office = the_office()
assert office is not None
officer = Rehearsal(office.pk, now).cast("back_office")
done = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def work() -> None:
    while True:
        try:
            application_id = waiting.get_nowait()
        except queue.Empty:
            break
        try:
            licence = issue(actor=officer, now=now, application_id=application_id)
        except Refusal:  # the process beside this one was quicker
            continue
        os.write(done, f"{application_id} {licence.number}\n".encode())
        os.fsync(done)
    connection.close()


running = [threading.Thread(target=work) for _ in range(threads)]
for thread in running:
    thread.start()
for thread in running:
    thread.join()

"""One worker in a process of its own, for the tests that kill it.

Usage: worker_process.py FILE LEASE_SECONDS [HOLD_AT]. The channel appends each key it delivers to FILE; at the key
HOLD_AT it appends, says "held" and then hangs: between the sending and the recording.
"""

import os
import sys
import threading
import time
from datetime import timedelta

import django

django.setup()

from satupintu.notifications import services, worker  # noqa: E402
from satupintu.notifications.channels import CHANNELS  # noqa: E402

path, lease, hold_at = sys.argv[1], float(sys.argv[2]), (sys.argv[3:] or [""])[0]


class Writing:
    name = "writing"

    def check(self):
        return []

    def deliver(self, item):
        with open(path, "ab", buffering=0) as out:
            out.write(f"{item.dedupe_key}\n".encode())
        if item.dedupe_key == hold_at and item.attempt == 1:
            print("held", flush=True)
            time.sleep(600)


services.LEASE = timedelta(seconds=lease)
CHANNELS.add(Writing())
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
print("ready", flush=True)
worker.run(stop, poll_seconds=0.05, sweep_seconds=0.2, name=str(os.getpid()))

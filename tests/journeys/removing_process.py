"""Takes the administrator's role from somebody in a process of its own, for the test in which two do so at once.

Usage: removing_process.py USERNAME USER_ID NOW. It says "ready" with its page open, waits for a line, acts, and says
what came of it: "done", or the refusal's code.
"""

import sys
from datetime import datetime
from uuid import UUID

import django

django.setup()

from satupintu.base.refusal import Refusal  # noqa: E402
from satupintu.people.access import Role  # noqa: E402
from satupintu.people.models import User  # noqa: E402
from satupintu.people.queries import actor_for  # noqa: E402
from satupintu.people.services import withdraw_role  # noqa: E402

username, user_id, now = sys.argv[1], UUID(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
actor = actor_for(User.objects.get(username=username), now)
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.readline()
try:
    withdraw_role(actor=actor, now=now, user_id=user_id, role=Role.ADMINISTRATOR)
except Refusal as refusal:
    sys.stdout.write(refusal.code)
else:
    sys.stdout.write("done")

"""`satupintu people`: who works here, and the way back in when no other administrator can open the door."""

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from satupintu.base import clock
from satupintu.base.actor import system
from satupintu.base.refusal import Refusal
from satupintu.cli.migrate import require_ready
from satupintu.people.access import ROLE_NAMES
from satupintu.people.queries import find_staff, offices, staff
from satupintu.people.services import Handed, NotYetJoined, grant_role, invite_again, recover
from satupintu.rules import codes

EPILOG = """\
Perintah ini untuk yang memegang komputer server. Setiap tindakan tercatat di riwayat orangnya dan di jejak audit.
list           sebutkan petugas yang tidak terkunci, dan perannya
recover        buat kode sekali pakai untuk kata sandi baru; kata sandi lama tidak berlaku lagi
administrator  beri peran administrator, bila tidak ada administrator yang dapat memberikannya
"""


class NoSuchPerson(Refusal):
    """Nobody signs in under this name."""

    code = "no_such_person"
    says = "Tidak ada petugas dengan nama pengguna {username}. Lihat daftarnya: satupintu people list"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.epilog = EPILOG
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|recover|administrator")
    actions.add_parser("list", description="sebutkan semua petugas")
    back = actions.add_parser("recover", description="pulihkan akses seorang petugas")
    back.add_argument("--phone", action="store_true", help="ponselnya juga hilang: lepas kode dari ponsel")
    keys = actions.add_parser("administrator", description="beri seorang petugas peran administrator")
    for each in (back, keys):
        each.add_argument("username", help="nama pengguna")
        each.add_argument("--reason", required=True, help="alasannya; tampak di riwayat orang itu")


def run(args: argparse.Namespace) -> int:
    """Do it and say what comes next; raises what the services refuse."""
    require_ready()
    now = clock.now()
    if args.action == "list":
        sys.stdout.writelines(f"{line}\n" for line in _lines(now))
        return 0
    user = find_staff(args.username)
    if user is None:
        raise NoSuchPerson(username=args.username)
    told: dict[str, Any] = {"actor": system(user.office_id), "now": now, "user_id": user.pk}
    if args.action == "administrator":
        grant_role(**told, role="administrator", basis=args.reason)
        sys.stdout.write(f"{user.name} kini administrator.\n")
        return 0
    try:
        handed = recover(**told, phone=args.phone, reason=args.reason, by_hand=True)
    except NotYetJoined:
        handed = invite_again(**told, by_hand=True)
    sys.stdout.write(_said(handed, user.name))
    return 0


def _lines(now: datetime) -> Iterator[str]:
    """Those who are not locked, with the roles they hold now."""
    for office in offices():
        yield office.name
        for user in staff(system(office.pk)):
            roles = [ROLE_NAMES.get(grant.role, grant.role) for grant in user.grants.all() if grant.covers(now)]
            yield f"  {user.username:<20} {user.name}: {', '.join(roles) or 'tanpa peran'}"


def _said(handed: Handed, name: str) -> str:
    return (
        f"Serahkan kode ini langsung kepada {name}; hanya tampak sekali dan hanya dapat dipakai sekali:\n\n"
        f"  {codes.show(handed.code)}\n\n"
        f"Dibuka di: {handed.address}\n"
        f"Berlaku sampai: {handed.expires_at:%Y-%m-%d %H:%M} UTC\n"
    )

"""The door to what is done about the office and its people: set up, join, invite, grant, lock, recover."""

from satupintu.people.account import lock, unlock
from satupintu.people.links import Handed, invite, invite_again, link_owner, recover, set_password
from satupintu.people.office import AlreadyOpen, OfficeFieldUnfit, adopt_office, change_office, open_office
from satupintu.people.post import Letter, Post, post
from satupintu.people.refusals import (
    LastAdministrator,
    NotYetJoined,
    OwnAccess,
    StaffFieldUnfit,
    UnknownRole,
    UsernameTaken,
    UsernameUnfit,
    WeakPassword,
)
from satupintu.people.roles import grant_role, withdraw_role
from satupintu.people.skills import skills_asked
from satupintu.people.staff import add_staff, change_particulars, declare_kin, nik_index

__all__ = [
    "AlreadyOpen",
    "Handed",
    "LastAdministrator",
    "Letter",
    "NotYetJoined",
    "OfficeFieldUnfit",
    "OwnAccess",
    "Post",
    "StaffFieldUnfit",
    "UnknownRole",
    "UsernameTaken",
    "UsernameUnfit",
    "WeakPassword",
    "add_staff",
    "adopt_office",
    "change_office",
    "change_particulars",
    "declare_kin",
    "grant_role",
    "invite",
    "invite_again",
    "link_owner",
    "lock",
    "nik_index",
    "open_office",
    "post",
    "recover",
    "set_password",
    "skills_asked",
    "unlock",
    "withdraw_role",
]

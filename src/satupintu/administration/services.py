"""The door of the office's administration: setting it up, and what is missing in it."""

from satupintu.administration.findings import ERROR, WARNING, Finding, Findings
from satupintu.administration.first_run import FirstDoorShut, WrongFirstCode, first_code
from satupintu.administration.founding import Line, found, set_up, slug_of
from satupintu.administration.readiness import by_subject, channels, keys_and_papers, office_findings

__all__ = [
    "ERROR",
    "WARNING",
    "Finding",
    "Findings",
    "FirstDoorShut",
    "Line",
    "WrongFirstCode",
    "by_subject",
    "channels",
    "first_code",
    "found",
    "keys_and_papers",
    "office_findings",
    "set_up",
    "slug_of",
]

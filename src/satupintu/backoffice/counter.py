"""Acts of the counter on a file, for whoever stands there with their papers."""

from collections.abc import Mapping
from typing import Any

from satupintu.applications import services
from satupintu.applications.pages import HAPPENED_AT, Opened
from satupintu.people.access import Role

SCAN = "scan_"


def may_take_correction(opened: Opened) -> bool:
    """A returned file, and somebody of the counter, or who was that when it was brought on a day on paper."""
    there = opened.actor.has(Role.FRONT_OFFICE) or opened.only_on_paper
    return opened.case.journey.awaiting_correction and there


def take_correction(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Take in what was brought: papers with or without scans, another NIB, answers."""
    brought = set(data["brought"])
    pages = {name: each for name, each in _pages(data).items() if name in brought}
    scans = services.keep_scans(actor=opened.actor, now=opened.now, case=opened.case, pages=pages)
    scanned = {each.requirement for each in scans}
    kinds = {each.id: each.evidence.kind for each in opened.case.requirements}
    how = {"upload": "counter", "oss_nib": "oss", "answer": "answer"}
    given = [services.Given(each, how[kinds[each]]) for each in data["brought"] if each not in scanned]
    typed = {name: data[f"text_{name}"] for name in brought if f"text_{name}" in data}
    return services.hand_in(
        given=[*scans, *given],
        answers={name: text for name, text in typed.items() if kinds[name] == "answer"},
        nib=next((text for name, text in typed.items() if kinds[name] == "oss_nib"), ""),
        actor=opened.actor,
        now=opened.now,
        application_id=opened.id,
        at=data.get(HAPPENED_AT),
    )


def may_scan(opened: Opened) -> bool:
    """Something was brought on paper, and it is still being looked at."""
    front = opened.actor.has(Role.FRONT_OFFICE)
    return front and services.may_scan(opened.case) and bool(services.brought(opened.case))


def scan(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """Add scans to the file."""
    return services.scan(
        pages=_pages(data), version=version, actor=opened.actor, now=opened.now, application_id=opened.id
    )


def may_renew_code(opened: Opened) -> bool:
    """Of any file, also one that has ended."""
    return opened.actor.has(Role.FRONT_OFFICE)


def renew_code(opened: Opened, data: Mapping[str, Any], version: int | None) -> object:
    """A new tracking code for whoever lost theirs."""
    return services.renew_code(
        shown=data["shown"],
        seen=data["seen"],
        version=version,
        actor=opened.actor,
        now=opened.now,
        application_id=opened.id,
    )


def _pages(data: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The uploads by requirement."""
    return {name.removeprefix(SCAN): pages for name, pages in data.items() if name.startswith(SCAN)}

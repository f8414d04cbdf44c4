"""How the office looks on every page: its own name and address, handed to the ui, which asks nothing itself."""

from satupintu.base import clock
from satupintu.continuity.queries import warnings
from satupintu.people.queries import the_office
from satupintu.ui.context import OfficeLook


def look() -> OfficeLook:
    """The office as every page shows it; kept in memory with the office."""
    office = the_office()
    if office is None:
        return OfficeLook(open=False)
    return OfficeLook(
        name=office.name,
        short_name=office.short_name,
        government=office.government,
        address=office.address,
        phone=office.phone,
        email=office.email,
        website=office.website,
        zone=office.zone,
        arms=office.arms,
        open=office.opened_at is not None,
    )


def troubles() -> list[str]:
    """What is in trouble, for the banner on the pages of the staff; asks the cache and the disk, not the database."""
    office = the_office()
    return warnings(office.pk, clock.now()) if office else []

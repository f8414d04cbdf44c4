"""How the office looks on every page: its own name and address, handed to the ui, which asks nothing itself."""

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

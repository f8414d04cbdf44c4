"""The office that is set up on this machine, as far as a standard must agree with it. Needs Django."""

from django.db import Error

from satupintu.people.queries import the_office
from satupintu.rules.examples import Here


def here() -> Here | None:
    """It; None when nobody has set one up, or the database does not answer."""
    try:
        office = the_office()
    except Error:
        return None
    return Here(office.slug, office.region_code, office.zone) if office else None

"""Everybody at work at an instant, with what they may do and know: for whoever asks whether an office is complete."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from satupintu.base.clock import local_date
from satupintu.people.acting_models import Mandate
from satupintu.people.models import User
from satupintu.people.standing_in import away_on


@dataclass(frozen=True, slots=True)
class OnCrew:
    """An active member of staff. `acting`: roles held on a mandate only (Plh, Plt). `joined`: has a password, so could
    come in. `nip`, `rank`, `position`: as printed under a signature. `away_until`: the last day of an absence that
    covers today."""

    user_id: UUID
    name: str
    roles: frozenset[str]
    acting: frozenset[str]
    competences: frozenset[str]
    second_factor: bool
    joined: bool
    superior_id: UUID | None
    nip: str
    rank: str
    position: str
    away_until: date | None


def crew(office_id: UUID, at: datetime, zone: str) -> list[OnCrew]:
    """The active staff of an office, in order of joining; four queries however many they are."""
    phones = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    people = User.objects.filter(office_id=office_id, is_active=True).annotate(phone=Exists(phones))
    today = local_date(at, zone)
    standing = Mandate.objects.filter(office_id=office_id, starts_on__lte=today, ends_on__gte=today)
    mandates = [each for each in standing if each.covers(at, zone)]
    away = {each.user_id: each.ends_on for each in away_on(office_id, today)}
    return [
        OnCrew(
            user_id=user.pk,
            name=user.name,
            roles=frozenset(grant.role for grant in user.grants.all() if grant.covers(at)),
            acting=frozenset(each.role for each in mandates if each.user_id == user.pk),
            competences=frozenset(user.competences),
            second_factor=user.phone,
            joined=user.has_usable_password(),
            superior_id=user.superior_id,
            nip=user.nip,
            rank=user.rank,
            position=user.position,
            away_until=away.get(user.pk),
        )
        for user in people.prefetch_related("grants").order_by("id")
    ]

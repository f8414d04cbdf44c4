"""The card index: a card for everything that can be found, and the marks it is found by."""

from django.db import models

from satupintu.base.models import OfficeRow


class Card(OfficeRow):
    """One thing that can be found: a file, a licence, a complaint, a letter. Its id is that thing's own id.

    No foreign key leads there: the card index lies upstream and names no feature.
    """

    kind = models.PositiveSmallIntegerField()  # rules.Kind
    number_key = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["office", "kind", "number_key"], name="card_number")]


class Mark(OfficeRow):
    """One word or number that a card is found by, as a keyed hash: 64 bits under the key of the blind indexes."""

    office = models.ForeignKey("people.Office", on_delete=models.PROTECT, related_name="+", db_index=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="marks", db_index=False)
    kind = models.PositiveSmallIntegerField()
    token = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "token"], name="mark_once")]
        indexes = [models.Index(fields=["token", "kind", "card"], name="mark_found")]

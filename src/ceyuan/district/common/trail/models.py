"""The rows of the trail: events, the head of the chain, anchors.

Comes in: what `act.py` appends. Goes out: rows that nothing ever changes; triggers refuse it.
Must not know: which acts there are.
"""

from __future__ import annotations

from django.db import models


class Outcome(models.TextChoices):
    """How an act ended."""

    DONE = "done", "完成"
    REFUSED = "refused", "拒绝"


class Event(models.Model):
    """One act or refusal. `number` counts from 1 without a gap; `digest` chains it to the event before.

    The actor is kept as text, without a foreign key: accounts may go, what they did stays. `data` is canonical JSON.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=80, db_index=True)
    outcome = models.CharField(max_length=8, choices=Outcome)
    actor_id = models.CharField(max_length=40, db_index=True)
    actor_name = models.CharField(max_length=80)
    actor_roles = models.CharField(max_length=200)
    actor_unit = models.CharField(max_length=80)
    deputy_for = models.CharField(max_length=80)
    place = models.CharField(max_length=45)
    about_kind = models.CharField(max_length=40)
    about_key = models.CharField(max_length=80)
    about_name = models.CharField(max_length=200)
    firm = models.CharField(max_length=18, db_index=True)
    data = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        """Events are read in the order of the chain."""

        ordering = ("number",)
        indexes = (models.Index(fields=["about_kind", "about_key"], name="trail_event_about"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(outcome__in=Outcome.values), name="trail_event_outcome"),
        )

    def __str__(self) -> str:
        """Give the event's number and verb."""
        return f"{self.number} {self.verb}"


class Head(models.Model):
    """The end of the chain: one row, locked by whoever appends."""

    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        """Give the number of the last event."""
        return str(self.number)


class Anchor(models.Model):
    """The end of the chain on a day, also written to a file kept elsewhere (`anchor.py`)."""

    day = models.DateField(unique=True)
    number = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """Anchors are read in the order of their days."""

        ordering = ("day",)

    def __str__(self) -> str:
        """Give the day."""
        return self.day.isoformat()

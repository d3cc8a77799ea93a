"""A firm reads which office opened its file or imported about it; what it no longer permits is used nowhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from fact_world import MONEY, authorise, make_source, make_town
from import_world import make_import
from platform_factories import AT, DAY

from ceyuan.district.accounts.models import User
from ceyuan.district.registry import verbs
from ceyuan.district.registry.actions.open_file import open_file
from ceyuan.district.registry.exports import holding_values
from ceyuan.district.registry.models import FactRow, ImportBatch, ImportRow, SharedSource, TaxAuthorisation
from ceyuan.district.registry.queries.facts import known_of
from ceyuan.district.registry.queries.visits import visits_of
from ceyuan.district.registry.subjects import subject_of
from ceyuan.model.facts import LawfulSource

pytestmark = pytest.mark.django_db


def test_openings_and_imports_are_read_by_the_firm_alone() -> None:
    town, other = make_town("甲"), make_town("乙")
    open_file(town.officer, town.firm, at=AT)
    batch = make_import(User.objects.get(pk=town.officer.user), town.unit)
    ImportRow.objects.filter(batch=batch).delete()
    ImportRow.objects.create(batch=batch, sheet="表", row=2, enterprise=town.firm, taken=True)
    assert [one.office for one in visits_of([town.firm.credit_code])] == ["甲镇"]
    ImportBatch.objects.filter(pk=batch.pk).update(applied_at=AT + timedelta(minutes=1))
    found = visits_of([town.firm.credit_code])
    assert [(one.office, one.what) for one in found] == [
        ("甲镇", verbs.APPLY_IMPORT.zh),
        ("甲镇", verbs.OPEN_FILE.zh),
    ]
    assert visits_of([other.firm.credit_code]) == []
    client = Client()
    client.force_login(User.objects.get(pk=town.filer.user))
    assert client.get(reverse("my_visits")).content.decode().count("<td>甲镇</td>") == 2


@pytest.mark.parametrize("ends", ["the permission", "the shared source"])
def test_what_may_not_be_used_any_more_is_used_nowhere(ends: str) -> None:
    town = make_town()
    source = LawfulSource.TAX if ends == "the permission" else LawfulSource.AUDIT
    shared = make_source(source) if ends == "the shared source" else None
    authorise(town.firm)
    said = {"enterprise": town.firm, "key": MONEY, "year": DAY.year - 1, "source": source.value, "shared": shared}
    FactRow.objects.create(**said, number=77_700, valid_from=DAY, recorded_at=AT, recorded_by="测试")

    def used() -> tuple[bool, bool, bool, bool]:
        client = Client()
        client.force_login(User.objects.get(pk=town.district.user))
        page = client.get(reverse("enterprise_facts", args=[town.firm.pk])).content.decode()
        return (
            bool(subject_of(town.firm, as_of=DAY).yearly),
            bool(known_of(town.firm, as_of=DAY)),
            bool(holding_values(town.district, [town.firm.pk], [MONEY])),
            "777" in page,
        )

    assert used() == (True,) * 4
    TaxAuthorisation.objects.update(withdrawn_on=DAY)
    SharedSource.objects.update(expires_on=DAY - timedelta(days=1))
    assert used() == (False,) * 4

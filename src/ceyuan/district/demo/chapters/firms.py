"""Firms with their places, units, industries and sites.

Comes in: invented firms. Goes out: rows, written many at a time within one act.
Must not know: figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ceyuan.district.demo.invent import DemoFirm
from ceyuan.district.demo.making import SOURCE, Making, keys_by_code, units_by_key
from ceyuan.district.registry.enums import SiteUse
from ceyuan.district.registry.models import Enterprise, Handover, Industry, Site
from ceyuan.district.registry.names import search_key
from ceyuan.model.facts import LawfulSource

CHUNK = 500
HANDED_OVER = 0.05  # of the firms were recommended by another unit before
SECOND_SITE = 0.25
MOVED_UNIT = "place-310117004"  # which held the firms handed over before


def register_firms(making: Making) -> Mapping[str, int]:
    """Write firms, who recommended them from when to when, industries and sites."""
    units, random = units_by_key(), making.chance("firms")
    Enterprise.objects.bulk_create((_row(firm, units[firm.home.unit].pk) for firm in making.firms), batch_size=CHUNK)
    keys = keys_by_code()
    held = Handover.objects.bulk_create(
        (
            Handover(enterprise_id=keys[firm.code], unit_id=units[unit].pk, since=since, until=until, reason=reason)
            for firm in making.firms
            for unit, since, until, reason in _held(random, firm, making.day)
        ),
        batch_size=CHUNK,
    )
    industries = Industry.objects.bulk_create(
        (
            Industry(
                enterprise_id=keys[firm.code],
                code=firm.industry,
                main=True,
                since=firm.founded,
                source=LawfulSource.REGISTER.value,
            )
            for firm in making.firms
        ),
        batch_size=CHUNK,
    )
    sites = Site.objects.bulk_create(
        (site for firm in making.firms for site in _sites(random, firm, keys[firm.code])), batch_size=CHUNK
    )
    return {"企业": len(making.firms), "推荐关系": len(held), "行业": len(industries), "场所": len(sites)}


def _row(firm: DemoFirm, unit: int) -> Enterprise:
    home = firm.home
    return Enterprise(
        credit_code=firm.code,
        name=firm.name,
        search_name=search_key(firm.name),
        founded_on=firm.founded,
        registered_place=home.registered,
        registered_address=f"{home.address}（{SOURCE}）",
        taxed_place=home.taxed,
        operating_place=home.place,
        operating_address=f"{home.address}（{SOURCE}）",
        unit_id=unit,
        demo=True,
    )


def _held(random: Random, firm: DemoFirm, day: date) -> Iterator[tuple[str, date, date | None, str]]:
    """Give which units held a firm from when to when, one after the other, without a day between them."""
    begun = max(firm.founded, day - timedelta(days=1500))
    changed = day - timedelta(days=random.randrange(60, 700))
    if firm.home.unit != MOVED_UNIT and begun + timedelta(days=1) < changed and random.random() < HANDED_OVER:
        yield MOVED_UNIT, begun, changed - timedelta(days=1), "演示：登记"
        yield firm.home.unit, changed, None, "演示：企业搬迁，推荐单位移交"
    else:
        yield firm.home.unit, begun, None, "演示：登记"


def _sites(random: Random, firm: DemoFirm, key: int) -> Iterator[Site]:
    area = Decimal(random.randrange(300, 40_000))
    use = SiteUse.PLANT if firm.industry.startswith("C") else SiteUse.OFFICE
    yield _site(firm, key, f"{firm.home.park or firm.home.town}场所", use, area)
    if random.random() < SECOND_SITE:
        second = random.choice((SiteUse.RESEARCH, SiteUse.STORE, SiteUse.OFFICE))
        yield _site(firm, key, f"{firm.home.town}第二场所", second, area / 4)


def _site(firm: DemoFirm, key: int, name: str, use: SiteUse, area: Decimal) -> Site:
    home = firm.home
    return Site(
        enterprise_id=key,
        name=f"演示{name.removeprefix('演示')}",
        use=use,
        place=home.place,
        address=f"{home.address}（{SOURCE}）",
        area=area,
        since=firm.founded,
    )

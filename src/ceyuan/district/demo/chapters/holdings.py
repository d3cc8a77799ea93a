"""Titles with their validity and how far their list is complete; products; projects.

Comes in: invented firms. Goes out: rows, written many at a time within one act.
Must not know: who grants a title on which criteria.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from ceyuan.demo.titles import LISTED_FROM, LISTED_TO
from ceyuan.district.common.papers.models import Mark
from ceyuan.district.demo.chapters.firms import CHUNK
from ceyuan.district.demo.clusters import CLUSTERS, OTHERS
from ceyuan.district.demo.invent import DemoFirm
from ceyuan.district.demo.making import SOURCE, Making, keys_by_code
from ceyuan.district.registry.enums import ProjectKind
from ceyuan.district.registry.models import Product, Project, Recognition, TitleCoverage
from ceyuan.district.registry.words import vocabulary
from ceyuan.model.facts import LawfulSource

COMPLETE_FOR = timedelta(days=400)  # the invented list is complete for as long as somebody looks at the demonstration
PROJECTS = 0.22  # of the firms have one
LEAST_PROJECT, MOST_PROJECT = 3_000_000, 900_000_000  # 元
KINDS = (
    (ProjectKind.LEADING, 0.4, "智能生产基地项目"),
    (ProjectKind.RENOVATION, 0.3, "生产线技术改造项目"),
    (ProjectKind.EMERGING, 0.18, "新产品产业化项目"),
    (ProjectKind.FOREIGN, 0.09, "增资扩产项目"),
    (ProjectKind.OTHER, 0.03, "配套用房项目"),
)
_WORDS = {one.code: one.words for one in CLUSTERS}


def record_titles(making: Making) -> Mapping[str, int]:
    """Write titles, and that their list is complete; outside the days of the statement nobody knows."""
    keys, titles = keys_by_code(), vocabulary().titles
    rows = [
        Recognition(
            enterprise_id=keys[firm.code],
            title=titles[held.title].key,
            number=f"演示-{titles[held.title].key}-{number:04}",
            granted_on=held.granted,
            expires_on=held.expires,
            source=LawfulSource.RECOGNITION.value,
            recorded_at=making.at,
        )
        for number, firm in enumerate(making.firms, 1)
        for held in firm.subject.holdings.items
    ]
    Recognition.objects.bulk_create(rows, batch_size=CHUNK)
    TitleCoverage.objects.create(
        title="",
        source=f"{SOURCE}：称号清单按持续更新编造",
        complete_from=LISTED_FROM + (making.day - LISTED_TO),
        complete_to=making.day + COMPLETE_FOR,
        recorded_at=making.at,
    )
    return {"称号": len(rows), "完整性声明": 1}


def record_products_and_projects(making: Making) -> Mapping[str, int]:
    """Write what firms make, and what they build."""
    keys, random = keys_by_code(), making.chance("products")
    products = [one for firm in making.firms for one in _products(random, firm, keys[firm.code])]
    Product.objects.bulk_create(products, batch_size=CHUNK)
    projects = [
        _project(random, firm, keys[firm.code], number, making.day)
        for number, firm in enumerate(making.firms, 1)
        if random.random() < PROJECTS
    ]
    Project.objects.bulk_create(projects, batch_size=CHUNK)
    return {"产品": len(products), "项目": len(projects)}


def _products(random: Random, firm: DemoFirm, key: int) -> Iterator[Product]:
    words = _WORDS.get(firm.industry[1:], ("产品",))
    for number in range(1, random.choice((1, 1, 2, 3)) + 1):
        word = random.choice(words)
        yield Product(
            enterprise_id=key,
            name=f"演示{word}{number}型",
            description=f"{SOURCE}：{firm.cluster}集群的{word}产品，由程序编造。",
            main=number == 1,
            mark=Mark.TRADE_SECRET if random.random() < 0.05 else Mark.PLAIN,
        )


def _project(random: Random, firm: DemoFirm, key: int, number: int, day: date) -> Project:
    kind, _, name = random.choices(KINDS, [share for _, share, _ in KINDS])[0]
    if firm.cluster == OTHERS and kind is ProjectKind.LEADING:
        kind, _, name = KINDS[1]
    begins = day + timedelta(days=random.randrange(-900, 200))
    amount = min(MOST_PROJECT, max(LEAST_PROJECT, round(random.lognormvariate(16.9, 1.0), -4)))
    return Project(
        enterprise_id=key,
        name=f"{firm.name.removesuffix('有限公司')}{name}"[:120],
        kind=kind,
        code=f"演示-{day.year}-{number:04}",
        place=firm.home.place,
        investment=Decimal(amount),
        begins_on=begins,
        ends_on=begins + timedelta(days=random.randrange(180, 900)),
        mark=Mark.INTERNAL if random.random() < 0.05 else Mark.PLAIN,
    )

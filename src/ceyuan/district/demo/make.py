"""Make the whole demo district, once, in a demonstration only.

Comes in: the moment, a way to tell how far it is. Goes out: what there is and who can log in.
Must not know: pages, the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from ceyuan.district.accounts.models import Unit, User
from ceyuan.district.common.trail.act import acting
from ceyuan.district.common.trail.actor import PLATFORM
from ceyuan.district.common.trail.models import Event
from ceyuan.district.common.trail.verb import About
from ceyuan.district.demo import errors
from ceyuan.district.demo.accounts import ACCOUNTS, PASSWORD, Account
from ceyuan.district.demo.chapters.corrections import look_and_correct
from ceyuan.district.demo.chapters.credit import record_credit
from ceyuan.district.demo.chapters.facts import write_down_facts
from ceyuan.district.demo.chapters.firms import register_firms
from ceyuan.district.demo.chapters.happenings import add_members, let_things_happen
from ceyuan.district.demo.chapters.holdings import record_products_and_projects, record_titles
from ceyuan.district.demo.chapters.people import invite_people, open_offices, set_passwords
from ceyuan.district.demo.chapters.sources import agree_on_sources
from ceyuan.district.demo.chapters.work import ask_a_form, save_lists, stage_a_file
from ceyuan.district.demo.invent import invent_district
from ceyuan.district.demo.making import SEED, Making
from ceyuan.district.demo.verbs import MAKE
from ceyuan.district.registry.models import Enterprise
from ceyuan.errors import CeyuanError

FIRMS = 2000
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part. One that is `whole` is written within its own act; the others are acts by themselves."""

    key: str
    title: str
    write: Callable[[Making], Mapping[str, int]]
    whole: bool = False


CHAPTERS = (
    Chapter("offices", "单位和三位管理员", open_offices),
    Chapter("people", "人员、角色和代理", invite_people),
    Chapter("passwords", "演示密码", set_passwords, whole=True),
    Chapter("firms", "企业、推荐单位、行业和场所", register_firms, whole=True),
    Chapter("sources", "共享数据目录和税务数据授权", agree_on_sources),
    Chapter("facts", "四年事实", write_down_facts, whole=True),
    Chapter("titles", "资质称号", record_titles, whole=True),
    Chapter("products", "产品和项目", record_products_and_projects, whole=True),
    Chapter("credit", "信用事项", record_credit, whole=True),
    Chapter("members", "企业人员", add_members),
    Chapter("happenings", "更名、合并、迁移、移交和异议", let_things_happen),
    Chapter("corrections", "查阅、更正和重新填报", look_and_correct),
    Chapter("forms", "定期报表和统计汇总", ask_a_form),
    Chapter("import", "待确认的导入", stage_a_file),
    Chapter("lists", "常用名单", save_lists),
)


@dataclass(frozen=True, slots=True)
class Demo:
    """What there is: who can log in, with which password, how many firms; `fresh` when it was made just now.

    `counts` tell what each chapter made, by the chapter's title.
    """

    accounts: Sequence[Account]
    password: str
    firms: int
    fresh: bool
    counts: Mapping[str, Mapping[str, int]]


def make_demo_district(*, at: datetime, say: Say, firms: int = FIRMS) -> Demo:
    """Make it, or say that it is there already."""
    if not settings.ENVIRONMENT.demo:
        raise CeyuanError(errors.NOT_A_DEMONSTRATION)
    if _is_there():
        say("演示区已经建好，没有改动。")
        return Demo(ACCOUNTS, PASSWORD, Enterprise.objects.filter(demo=True).count(), fresh=False, counts={})
    making = Making(at, invent_district(firms, SEED, timezone.localdate(at)))
    counts: dict[str, Mapping[str, int]] = {}
    for number, chapter in enumerate(CHAPTERS, 1):
        counts[chapter.title] = _write(chapter, making)
        told = "，".join(f"{what} {count}" for what, count in counts[chapter.title].items())
        say(f"演示数据 {number}/{len(CHAPTERS)} {chapter.title}：{told}")
    return Demo(ACCOUNTS, PASSWORD, len(making.firms), fresh=True, counts=counts)


def _is_there() -> bool:
    """Tell whether it was made; a database that holds anything else is left alone."""
    done = set(Event.objects.filter(verb=MAKE.code).values_list("about_key", flat=True))
    if done >= {one.key for one in CHAPTERS}:
        return True
    if done:
        last = [one.title for one in CHAPTERS if one.key in done][-1]
        raise CeyuanError(errors.HALF_MADE, data={"chapter": last})
    held = {"units": Unit.objects.count(), "people": User.objects.count(), "firms": Enterprise.objects.count()}
    if any(held.values()):
        raise CeyuanError(errors.NOT_EMPTY, data=held)
    return False


def _write(chapter: Chapter, making: Making) -> Mapping[str, int]:
    """Write a chapter; the trail says in one event that its data were made up, and how many."""
    about = About("demo", chapter.key, f"演示数据：{chapter.title}")
    if not chapter.whole:
        counts = chapter.write(making)
        with acting(MAKE, actor=PLATFORM, at=making.at, about=about) as act:
            act.tell(counts)
        return counts
    with acting(MAKE, actor=PLATFORM, at=making.at, about=about) as act:
        counts = chapter.write(making)
        act.tell(counts)
    return counts

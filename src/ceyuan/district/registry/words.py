"""The words of the installation: facts and titles as the packs declare them, sources, places.

Comes in: the packs' folder from the settings. Goes out: the vocabulary, read once by each process; words for codes.
Must not know: enterprises.
"""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ceyuan.district.accounts.models import Unit
from ceyuan.model.facts import Fact, LawfulSource, RecognitionTitle, Vocabulary
from ceyuan.packs.bundled import bundled_packs
from ceyuan.packs.cache import load_cached


@cache
def vocabulary() -> Vocabulary:
    """Give the vocabulary; packs that cannot be loaded stop the page with their mistakes."""
    environment = settings.ENVIRONMENT
    return load_cached(environment.packs or bundled_packs(), environment.data / "cache").vocabulary


@cache
def facts_by_key() -> dict[str, Fact]:
    """Give every fact by its key."""
    return {fact.key: fact for fact in vocabulary().facts.values()}


@cache
def titles_by_key() -> dict[str, RecognitionTitle]:
    """Give every title by its key."""
    return {title.key: title for title in vocabulary().titles.values()}


def title_name(key: str) -> str:
    """Give a title's name; a key that the vocabulary lost stays readable."""
    found = titles_by_key().get(key)
    return found.name if found is not None else key


WIDER_PLACES = {"310117": _("松江区（未分街镇）"), "outside": _("区外")}
SOURCE_WORDS = {
    LawfulSource.DECLARATION: _("企业申报"),
    LawfulSource.AUDIT: _("审计报告"),
    LawfulSource.TAX: _("税务数据（经授权）"),
    LawfulSource.REGISTER: _("登记机关"),
    LawfulSource.RECOGNITION: _("认定文件"),
    LawfulSource.EXPERT: _("专家评定"),
    LawfulSource.PLATFORM: _("平台办理记录"),
    LawfulSource.CONFIRMATION: _("部门确认"),
}


def source_words(source: str) -> str:
    """Give the words of a source, or the source itself where it is none of the vocabulary's."""
    return str(SOURCE_WORDS[LawfulSource(source)]) if source in set(LawfulSource) else source


def place_names() -> dict[str, str]:
    """Give the names of division codes that units of the installation stand for, and of the two wider answers."""
    named = Unit.objects.exclude(place="").order_by("kind", "name").values_list("place", "name")
    return {**dict(named), **{code: str(word) for code, word in WIDER_PLACES.items()}}

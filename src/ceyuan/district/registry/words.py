"""The vocabulary of the installation: facts and titles, as the packs declare them.

Comes in: the packs' folder from the settings. Goes out: the vocabulary, read once by each process.
Must not know: rows.
"""

from __future__ import annotations

from functools import cache

from django.conf import settings

from ceyuan.model.facts import Fact, RecognitionTitle, Vocabulary
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

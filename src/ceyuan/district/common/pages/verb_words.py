"""The words of acts, from the literal tables of all apps.

Comes in: a verb's code, as the trail keeps it. Goes out: its words in the page's language.
Must not know: what acts do. The tables are named in `settings.VERB_TABLES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from django.conf import settings
from django.utils.translation import get_language

from ceyuan.district.common.trail.verb import Verb


@cache
def known_verbs() -> Mapping[str, Verb]:
    """Give every verb of this installation by its code."""
    return {verb.code: verb for table in settings.VERB_TABLES for verb in import_module(table).VERBS}


def verb_words(code: str) -> str:
    """Give the words of a verb; one that no table knows any more is shown by its code."""
    verb = known_verbs().get(code)
    if verb is None:
        return code
    return verb.en if (get_language() or "").startswith("en") else verb.zh

"""Finding the action verbs of a clause: where a group such as 加快培育壮大 begins and ends.

Comes in: the words of a clause. Goes out: verb groups with their places.
Must not know: objects and how they are split.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.packs.text.punctuation import depths
from ceyuan.packs.text.verbs import (
    ACTION_VERBS,
    ADVERBS,
    BOUNDARIES,
    FALSE_BOUNDARIES,
    NEGATIONS,
    NOUN_FOLLOWS,
    ActionVerb,
)

_VERBS = {verb.word: verb for verb in ACTION_VERBS}
_JOINTS = ("、", "和", "与", "及", "并", "或者", "")
_NOUN_JOINTS = ("、", "和", "与", "及")
_LEAST_OBJECT = 2


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Verbs standing together, with the adverbs between them, at `start..end` of a clause."""

    start: int
    end: int
    verbs: tuple[ActionVerb, ...]

    @property
    def governor(self) -> ActionVerb:
        """Give the first verb, which says what the group expresses."""
        return self.verbs[0]


def find_group(text: str, start: int = 0) -> VerbGroup | None:
    """Find the first verb group of a clause.

    >>> found = find_group("在重点领域加快突破关键核心技术")
    >>> [verb.word for verb in found.verbs]
    ['加快', '突破']
    """
    level = depths(text) or [0] * len(text)
    for place in range(start, len(text)):
        if level[place] == 0 and _may_begin(text, place):
            group = group_at(text, place)
            if group is not None:
                return group
    return None


def group_at(text: str, place: int) -> VerbGroup | None:
    """Read the verb group that begins exactly here, if one does and an object follows it."""
    first = _verb_at(text, place)
    if first is None or first.second or not _is_verb(text, place, first):
        return None
    verbs, end = [first], place + len(first.word)
    for following, after in iter(lambda: _next_verb(text, end), None):
        verbs.append(following)
        end = after
    return VerbGroup(place, end, tuple(verbs))


def inner_group(text: str) -> VerbGroup | None:
    """Find a group that begins a new pair inside an object: 做大增量｜增强产业发展后劲, or after 并.

    >>> inner_group("增量增强产业发展后劲").start
    2
    """
    level = depths(text) or [0] * len(text)
    for place in range(_LEAST_OBJECT, len(text)):
        if level[place] != 0:
            continue
        linked = text[:place].endswith("并") or any(text[:place].endswith("并" + word) for word in ADVERBS)
        group = group_at(text, place)
        if group is None:
            continue
        free = group.governor.opens and text[place - 1] not in "、和与及或的" and not _noun_follows(text, group.end)
        if linked or free:
            return group
    return None


def skip_adverbs(text: str, place: int) -> int:
    """Give the place after any adverbs.

    >>> skip_adverbs("前瞻布局", 0)
    2
    """
    found = True
    while found:
        found = False
        for word in ADVERBS:
            if text.startswith(word, place) and len(word) > 0:
                place, found = place + len(word), True
                break
    return place


def _may_begin(text: str, place: int) -> bool:
    before = text[:place]
    if not before:
        return True
    if before.endswith(NEGATIONS):
        return False
    if before.endswith(ADVERBS):
        return True
    return before.endswith(BOUNDARIES) and (not before.endswith(FALSE_BOUNDARIES) or before.endswith("可以"))


def _verb_at(text: str, place: int) -> ActionVerb | None:
    for length in (4, 3, 2):
        verb = _VERBS.get(text[place : place + length])
        if verb is not None:
            return verb
    return None


def _is_verb(text: str, place: int, verb: ActionVerb) -> bool:
    """Tell whether an object follows and the word is not part of a noun."""
    end = place + len(verb.word)
    if not text[end:].strip("、和与及 ") or text.startswith("的", end):
        return False
    if not verb.also_noun:
        return True
    joint = text.startswith(_NOUN_JOINTS, end)
    return not _noun_follows(text, end) and (not joint or _next_verb(text, end) is not None)


def _noun_follows(text: str, place: int) -> bool:
    return text.startswith(NOUN_FOLLOWS, place)


def _next_verb(text: str, end: int) -> tuple[ActionVerb, int] | None:
    for joint in _JOINTS:
        if not text.startswith(joint, end):
            continue
        place = skip_adverbs(text, end + len(joint))
        verb = _verb_at(text, place)
        if verb is not None and _is_verb(text, place, verb):
            return verb, place + len(verb.word)
    return None

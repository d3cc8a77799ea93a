"""Finding the action verbs of a clause: where a group such as 加快培育壮大 begins and ends.

Comes in: the words of a clause. Goes out: verb groups with their places.
Must not know: objects and how they are split.
"""

from __future__ import annotations

from dataclasses import dataclass

from ceyuan.packs.text.document import Force
from ceyuan.packs.text.punctuation import depths
from ceyuan.packs.text.verbs import (
    ACTION_VERBS,
    ACTORS,
    ADVERBS,
    BOUNDARIES,
    COMPOUNDS,
    FALSE_BOUNDARIES,
    FIXED_NOUNS,
    FRAME_VERBS,
    MODALS,
    NEGATIONS,
    NOUN_FOLLOWS,
    ActionVerb,
)

_VERBS = {verb.word: verb for verb in ACTION_VERBS}
_JOINTS = ("、", "和", "与", "及", "并")
_BARE_JOINTS = ("、", "和", "及", "并")
_FRAME_HEADS = ("为", "向", "给")
_MONEY = ("经费", "资金")
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


def find_group(text: str) -> VerbGroup | None:
    """Find the first verb group of a clause; what stands before 应当 is the one who shall, not what shall be done.

    >>> found = find_group("在重点领域加快突破关键核心技术")
    >>> [verb.word for verb in found.verbs]
    ['加快', '突破']
    """
    framed = _framed_verb(text)
    if framed is not None:
        return group_at(text, framed)
    level = depths(text) or [0] * len(text)
    start = max((text.find(word) + len(word) for word in MODALS if word in text), default=0)
    for place in range(start, len(text)):
        if level[place] == 0 and text[place : place + 2] in _VERBS and _may_begin(text, place):
            group = group_at(text, place)
            if group is not None:
                return group
    return None


def _framed_verb(text: str) -> int | None:
    """Give the place of the verb of 为…提供…, whose object is what is given and not what stands between."""
    if not text.startswith(_FRAME_HEADS):
        return None
    places = [text.find(word) for word in FRAME_VERBS if word in text]
    return max(places, default=None)


def group_at(text: str, place: int) -> VerbGroup | None:
    """Read the verb group that begins exactly here, if one does and an object follows it."""
    first = _verb_at(text, place)
    if first is None or first.second or not _is_verb(text, place, first):
        return None
    verbs, end = [first], place + len(first.word)
    following = _next_verb(text, end, first)
    while following is not None:
        verb, end = following
        verbs.append(verb)
        following = _next_verb(text, end, verb)
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
        verb = group.governor
        alone = text[place - 1] not in "、和与及或的" and not (verb.moves and _noun_follows(text, group.end))
        free = verb.opens and alone
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
    """Tell whether a verb may begin here: at the head of the clause, or after a word that lets a verb follow."""
    before = text[:place]
    if before.endswith(NEGATIONS):
        return False
    verb = _verb_at(text, place)
    if verb is None or not before or skip_adverbs(text, 0) == place:
        return True
    if verb.gives:
        return True
    if before.endswith(FALSE_BOUNDARIES) or verb.force is Force.DIRECTION:
        return False
    if before.endswith((*ADVERBS, *BOUNDARIES, *_MONEY)):
        return True
    return not verb.also_noun and (before.endswith(ACTORS) or _after_place(before))


def _after_place(before: str) -> bool:
    """Tell whether the words before are a circumstance of place: 在香港｜设立…."""
    return before.startswith("在") and len(before) > _LEAST_OBJECT and not before.endswith(_JOINTS)


def _verb_at(text: str, place: int) -> ActionVerb | None:
    verb = _VERBS.get(text[place : place + 2])
    return None if verb is None or _in_fixed_noun(text, place) else verb


def _in_fixed_noun(text: str, place: int) -> bool:
    for phrase in FIXED_NOUNS:
        start = text.find(phrase, max(0, place - len(phrase)), place + len(phrase))
        if 0 <= start <= place < start + len(phrase):
            return True
    return False


def _is_verb(text: str, place: int, verb: ActionVerb) -> bool:
    """Tell whether an object follows and the word is not part of a noun."""
    end = place + len(verb.word)
    rest = text[end:].strip("、和与及 ")
    if not rest or (rest in _VERBS and not verb.gives) or text.startswith("的", end):
        return False
    if _verb_at(text, end) is not None and text.startswith("的", end + 2):  # 支持发展的政策: a relative clause
        return False
    if text.startswith(_BARE_JOINTS, end):
        return _next_verb(text, end, verb) is not None
    return not (verb.also_noun and _noun_follows(text, end))


def _noun_follows(text: str, place: int) -> bool:
    return text.startswith(NOUN_FOLLOWS, place)


def _next_verb(text: str, end: int, previous: ActionVerb) -> tuple[ActionVerb, int] | None:
    """Give the verb that stands together with the one before: after 和 and 、, after a serial verb, in a compound."""
    for joint in (*_JOINTS, ""):
        if not text.startswith(joint, end):
            continue
        place = skip_adverbs(text, end + len(joint))
        verb = _verb_at(text, place)
        if verb is None or not _is_verb(text, place, verb) or verb.force is Force.DIRECTION:
            continue
        if joint or previous.serial or previous.word + verb.word in COMPOUNDS:
            return verb, place + len(verb.word)
    return None
